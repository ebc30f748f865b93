"""The shapes of `guide`."""

from typing import Any, assert_never

from ...models import Listing
from ...views import guide as parts
from ...views.areas import AreaPage
from ...views.checklist import ChecklistPage
from ...words import Words
from .areas import area_list, area_page, forum_shape
from .checklist import board
from .common import body_shape, iso_day, link_shape, standing, text
from .contacts import contacts


def answer(view: parts.GuideContents | parts.GuidePages, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    if isinstance(view, parts.GuideContents):
        return "guide-contents", _contents(view, words)
    if isinstance(view, parts.GuidePages):
        return "guide", _pages(view, words)
    assert_never(view)


def _part(part: parts.Part, words: Words) -> dict[str, Any]:
    match part:
        case parts.Introduction(about):
            return {"introduction": words.text(about.introduction), "audience": text(about.audience, words)}
        case Listing():
            return _listing(part, words)
        case parts.AreaPart(areas):
            listed = area_list(areas.title, areas.introduction, areas.areas, words)
            forums = [forum_shape(forum, words) for forum in part.forums]
            return listed | {"forums": forums, "pages": [area_page(page, words) for page in part.pages]}
        case AreaPage():
            return area_page(part, words)
        case ChecklistPage(checklist, provenance):
            return {**board(checklist, words), "standing": standing(provenance, words)}
        case parts.ClockPart(title, note):
            return {"title": text(title, words), "note": text(note, words), "clock": _clock(part, words)}
        case parts.ContactTable(title, table):
            return {"title": text(title, words), **contacts(table, words)}
        case parts.Bodies(bodies):
            return {"bodies": [body_shape(one, words) for one in bodies]}
        case parts.Links(links):
            return {"links": [link_shape(one, words) for one in links]}
        case parts.Errata(errata):
            return {"errata": [{"written": e.written, "corrected": e.corrected} for e in errata]}
        case _:
            assert_never(part)


def _clock(part: parts.ClockPart, words: Words) -> dict[str, Any] | None:
    if part.clock is None:
        return None
    from .clock import answer as clock

    return clock(part.clock, words)[1]


def _contents(view: parts.GuideContents, words: Words) -> dict[str, Any]:
    return {
        "name": words.text(view.about.name),
        "updated": iso_day(view.about.updated),
        "topics": [{"id": topic.id, "name": words.text(topic.name)} for topic in view.topics],
        "standing": standing(view.provenance, words),
    }


def _pages(view: parts.GuidePages, words: Words) -> dict[str, Any]:
    return {
        "name": words.text(view.about.name),
        "updated": iso_day(view.about.updated),
        "full": view.full,
        "topics": [{"id": topic, **_part(part, words)} for topic, part in view.parts],
        "standing": standing(view.provenance, words),
    }


def _listing(view: Listing, words: Words) -> dict[str, Any]:
    return {
        "title": words.text(view.title),
        "introduction": text(view.introduction, words),
        "items": [words.text(item) for item in view.items],
    }
