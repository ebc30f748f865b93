"""`yhdistys site`: all that a site shows, as the views of the questions that it answers."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ..models import About, Guide, Texts
from ..records import record
from ..search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT, Target, targets
from ..words import Words
from .areas import AreaList, AreaPage, area_page, areas
from .calendar import calendars
from .checklist import ChecklistIndex, ChecklistPage, checklist, checklist_page
from .clock import EVERYTHING, ClockView, Filters, Row, clock, upcoming, years
from .contacts import ContactList, contacts
from .forums import forums_with_units, words_of_forums
from .guide import GuidePages, guide_view
from .provenance import Provenance, provenance

if TYPE_CHECKING:
    from ..dates import Calendar

# What is over stays so many days in a calendar: who subscribed sees what is in its file and nothing else.
_KEPT = 365


@record
class Site:
    """What a site in one language shows. What the guide lacks has no page: no areas, no clocks, no boards.

    `clocks` are the coming twelve months, then last, this and next year; `calendars` those of people's calendars, each
    under a name for its file. `answering` are the ids of the units that are responsible for each area, by its id.
    `forums` are those that units hold, with these; `words_of_forums` the words by which an area's forums are called and
    the area itself is not, where any forum is held so.
    """

    about: About
    today: date
    next: tuple[Row, ...]
    areas: AreaList
    area_pages: tuple[AreaPage, ...]
    clocks: tuple[ClockView, ...]
    contacts: ContactList
    boards: ChecklistIndex
    board_pages: tuple[ChecklistPage, ...]
    guide: GuidePages
    calendars: tuple[tuple[str, ClockView], ...]
    targets: tuple[Target, ...]
    forums: tuple[tuple[Target, frozenset[str]], ...]
    words_of_forums: tuple[tuple[str, frozenset[str]], ...]
    answering: tuple[tuple[str, frozenset[str]], ...]
    provenance: Provenance


def needed_years(today: date) -> range:
    """The years whose holidays a site needs."""
    each = [years(today, year, EVERYTHING) for year in (None, *_years(today))]
    return range(min(one.start for one in each), max(one.stop for one in each))


def _years(today: date) -> list[int]:
    return [year for year in (today.year - 1, today.year, today.year + 1) if date.min.year < year < date.max.year]


def sites(guide: Guide, today: date, calendar: "Calendar", words: Mapping[str, Words]) -> dict[str, Site]:
    """A site in each of some languages, which are not none. Only the guide as a book is put together in a language."""
    found: dict[str, Site] = {}
    for language, own in words.items():
        first = next(iter(found.values()), None)
        found[language] = (
            replace(first, guide=_book(guide, today, calendar, own)) if first else site(guide, today, calendar, own)
        )
    return found


def site(guide: Guide, today: date, calendar: "Calendar", words: Words) -> Site:
    """Everything that a site shows on a day; `calendar` knows the holidays of `needed_years`."""
    has_clock = bool(guide.clock.events)
    clocks = [_clock(guide, calendar, today, year) for year in (None, *_years(today))] if has_clock else []
    kept = _clock(guide, calendar, today, None, Filters(past_days=_KEPT)) if has_clock else None
    every = areas(guide, today)
    assert isinstance(every, AreaList)
    people = contacts(guide, today)
    assert isinstance(people, ContactList)
    boards = checklist(guide)
    assert isinstance(boards, ChecklistIndex)
    known = targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST, EVENT))
    forums = forums_with_units(guide)
    coming = upcoming(guide, calendar, today) if has_clock else ()
    return Site(
        guide.about,
        today,
        coming,
        every,
        tuple(area_page(guide, today, area, calendar if has_clock else None) for area in guide.areas.areas),
        tuple(clocks),
        people,
        boards,
        tuple(checklist_page(guide, board) for board in guide.checklists.checklists),
        _book(guide, today, calendar, words),
        tuple(calendars(guide, kept)) if kept else (),
        tuple(known),
        tuple((each, frozenset(forum.units)) for each, forum in forums),
        tuple(words_of_forums(known, guide.areas.areas).items()) if forums else (),
        tuple((area.id, frozenset(guide.answering(area))) for area in guide.areas.areas),
        provenance(guide, [row.happening for row in coming], includes_guide_text=True),
    )


def _book(guide: Guide, today: date, calendar: "Calendar", words: Words) -> GuidePages:
    """The whole guide, in its order."""
    whole = guide_view(guide, today, words, full=True, calendar=calendar if guide.clock.events else None)
    assert isinstance(whole, GuidePages)
    return whole


def _clock(
    guide: Guide, calendar: "Calendar", today: date, year: int | None, filters: Filters = EVERYTHING
) -> ClockView:
    """A clock in which nothing is seen from today: a page is read on other days too."""
    view = clock(guide, calendar, today, year, filters)
    assert isinstance(view, ClockView)
    rows, undated = (tuple(replace(row, days_left=None) for row in own) for own in (view.rows, view.undated))
    return replace(view, today=None, rows=rows, undated=undated)


def own_languages(guide: Guide) -> list[str]:
    """The languages of a guide's site: as it says; else its own, and those in which more than half of it is written."""
    if guide.about.site and guide.about.site.languages:
        return list(dict.fromkeys(guide.about.site.languages))
    found = list(_texts([guide.about, guide.areas, guide.contacts.units, guide.checklists, guide.clock.events]))
    many = [
        language
        for language in Texts.__match_args__
        if language != guide.about.language and 2 * sum(bool(getattr(text, language)) for text in found) > len(found)
    ]
    return [guide.about.language, *many]


def _texts(values: Iterable[Any]) -> Iterable[Texts]:
    """Every text that is written in several languages, or could be; one that is not counts as one without them."""
    for value in values:
        if isinstance(value, Texts):
            yield value
        elif isinstance(value, tuple):
            yield from _texts(value)
        elif is_dataclass(value):
            for field in fields(value):
                inner = getattr(value, field.name)
                if isinstance(inner, str) and any(name in str(field.type) for name in ("Text", "Title")):
                    yield Texts()
                else:
                    yield from _texts([inner])
