"""What is new in the rest of a guide: working areas, house-rule boards, deciding bodies and the guide's own texts."""

from collections.abc import Iterator
from typing import Any

from ..models import Area, Body, Checklist, Forum, Guide, Link, Listing, Text, days
from .news import Both, News, pairs


def area_news(both: Both) -> Iterator[News]:
    """The news of working areas: who answers, who decides; and that a text is another, without the text."""
    for was, area in pairs(both, "areas", lambda guide: guide.areas.areas):
        if area is None:
            assert was is not None
            yield News("areas", "area-gone", (was.id,), (was.title,), {})
            continue
        for code, facts in _area(both, was, area):
            yield News("areas", code, (area.id,), (area.title,), facts, area)


def _area(both: Both, was: Area | None, area: Area) -> Iterator[tuple[str, dict[str, Any]]]:
    units = {unit.id: unit for unit in both.new.contacts.units}
    answers: Any = area.answers
    if isinstance(answers, tuple):
        answers = tuple(units[id_] for id_ in answers if id_ in units)
    if was is None:
        yield "area-new", {"answers": answers}
        return
    if not both.same(was.title, area.title):
        yield "area-renamed", {"was": was.title}
    if _ids(was.answers) != _ids(area.answers):
        yield "area-answers", {"answers": answers}
    bodies = {body.id: body for body in both.new.about.bodies}
    if set(was.bodies) != set(area.bodies):
        yield "area-bodies", {"bodies": tuple(bodies[id_] for id_ in area.bodies if id_ in bodies)}
    is_same = (
        both.same(was.summary, area.summary)
        and both.same(was.working_group, area.working_group)
        and _same_forums(both, was.forums, area.forums)
        and both.same_all([fact.text for fact in was.preconditions], [fact.text for fact in area.preconditions])
        and both.same_links(was.links, area.links)
    )
    if not is_same:
        yield "area-text", {}


def _ids(answers: tuple[str, ...] | str) -> set[str]:
    return {answers} if isinstance(answers, str) else set(answers)


def _same_forums(both: Both, old: tuple[Forum, ...], new: tuple[Forum, ...]) -> bool:
    return (
        both.same_all([forum.name for forum in old], [forum.name for forum in new])
        and all(both.same(one.about, other.about) for one, other in zip(old, new, strict=True))
        and [forum.units for forum in old] == [forum.units for forum in new]
    )


def checklist_news(both: Both) -> Iterator[News]:
    """The news of house-rule boards: what they say now and did not, and what they no longer say."""
    for was, board in pairs(both, "checklists", lambda guide: guide.checklists.checklists):
        if board is None:
            assert was is not None
            yield News("checklists", "checklist-gone", (was.id,), (was.title,), {})
            continue
        for code, facts in _checklist(both, was, board):
            yield News("checklists", code, (board.id,), (board.title,), facts, board)


def _checklist(both: Both, was: Checklist | None, board: Checklist) -> Iterator[tuple[str, dict[str, Any]]]:
    if was is None:
        yield "checklist-new", {}
        return
    if not both.same(was.title, board.title):
        yield "checklist-renamed", {"was": was.title}
    added, removed = both.lacking(board.items, was.items), both.lacking(was.items, board.items)
    is_same = (
        both.same_all(was.items, board.items)
        and both.same_all(was.spirit, board.spirit)
        and both.same(was.aim, board.aim)
        and both.same(was.audience, board.audience)
    )
    if not is_same:
        yield "checklist-changed", {"added": added, "removed": removed}


def guide_news(both: Both) -> Iterator[News]:
    """The news of the guide itself: its name, who decides, and which of its sections are others."""
    old, new = both.old.about, both.new.about
    if not both.same(old.name, new.name):
        yield News("guide", "guide-renamed", (), (new.name,), {"was": old.name})
    for was, body in pairs(both, "bodies", lambda guide: guide.about.bodies):
        yield from _body(both, was, body)
    for topic, name, is_same in _sections(both):
        if not is_same:
            yield News("guide", "section-changed", (topic,), (name,) if name else (), {})


def _body(both: Both, was: Body | None, body: Body | None) -> Iterator[News]:
    if body is None:
        assert was is not None
        if days(was)[1] >= both.today:
            yield News("guide", "body-gone", (was.id,), (was.name,), {})
        return

    def news(code: str, **facts: Any) -> News:
        return News("guide", code, (body.id,), (body.name,), facts, body)

    if days(body)[1] < both.today:
        return
    if was is None:
        yield news("body-new", since=body.since)
        return
    if not both.same(was.name, body.name):
        yield news("body-renamed", was=was.name)
    if body.until and body.until != was.until:
        yield news("body-ends", until=body.until)
    if body.grants and not both.same(was.grants, body.grants):
        yield news("body-grants", grants=body.grants)


def _sections(both: Both) -> Iterator[tuple[str, Text | None, bool]]:
    """The topics of the guide, what the guide itself calls each, and whether it says the same as before."""
    old, new = both.old, both.new
    intro = both.same(old.about.introduction, new.about.introduction) and both.same(
        old.about.audience, new.about.audience
    )
    yield "introduction", None, intro
    for topic in ("contents", "roles", "wishes"):
        was, now = getattr(old.about, topic), getattr(new.about, topic)
        yield topic, now.title if now else None, _same_listing(both, was, now)
    areas = (
        both.same(old.areas.title, new.areas.title)
        and both.same(old.areas.introduction, new.areas.introduction)
        and _same_forums(both, old.areas.forums, new.areas.forums)
    )
    yield "areas", new.areas.title, areas
    clock = both.same(old.clock.title, new.clock.title) and both.same(old.clock.note, new.clock.note)
    yield "clock", new.clock.title, clock
    links = "links" in both.incomplete_lists or both.same_links(_links(old), _links(new))
    yield "links", None, links


def _same_listing(both: Both, old: Listing | None, new: Listing | None) -> bool:
    if old is None or new is None:
        return old is new
    return (
        both.same(old.title, new.title)
        and both.same(old.introduction, new.introduction)
        and both.same_all(old.items, new.items)
    )


def _links(guide: Guide) -> list[Link]:
    about = guide.about
    return [*about.links, *(link for link in (about.directory, about.corrections) if link)]
