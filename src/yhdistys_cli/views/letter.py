"""`yhdistys letter`: the facts of a draft to associations about one event; what is not known is none."""

from datetime import date
from typing import Literal

from ..dates import Calendar
from ..happenings import Happening
from ..models import Checklist, Guide, Text
from ..records import record
from ..search import EVENT
from .clock import ClockView, Row, clock, row_of
from .contacts import ContactList, contacts_of
from .lookup import Ambiguous, NotFound, look_up
from .provenance import Provenance, provenance
from .site import own_languages

Kind = Literal["invitation", "reminder", "programme", "confirmation"]
KINDS: tuple[Kind, ...] = ("invitation", "reminder", "programme", "confirmation")


@record
class Letter:
    """One event and what a letter about it can say.

    `row` is the next time that is not over, or that of the year that was asked for; `is_over`: nobody can come or
    apply any more. `contacts` are whom to ask: those
    of the units that are responsible. `board` is the house rules that are called as the event: their steps are its
    programme where the date has none. `languages` are those of the guide. `calendar` has the entry that goes with the
    letter, if there is a day.
    """

    kind: Kind
    row: Row
    is_over: bool
    contacts: ContactList
    board: Checklist | None
    languages: tuple[str, ...]
    city: Text
    calendar: ClockView | None
    provenance: Provenance


def letter(
    guide: Guide, calendar: Calendar, today: date, question: str, year: int | None = None, kind: Kind = "invitation"
) -> Letter | NotFound | Ambiguous:
    """The letter about the event that `question` means. `calendar` knows the holidays of the years that are looked at:
    `year`, or those from the year before that of `today`, in which something may have begun, to the next."""
    found = look_up(guide, question, (EVENT,))
    if isinstance(found, NotFound):
        return found
    if len(found) > 1:
        return Ambiguous(question, tuple(found))
    event = calendar.events[found[0].id]
    happening = _next(calendar, event.id, today, year)
    if happening is None:
        return NotFound(question, ("round",), ())
    row = row_of(guide, calendar, happening, today, None)
    units = {unit.id for unit in row.units}
    asked = contacts_of(guide, max(today, min(happening.first_day or today, _in_a_year(today))), units)
    board = next((one for one in guide.checklists.checklists if one.id == event.id), None)
    whole = clock(guide, calendar, today, happening.year)
    assert isinstance(whole, ClockView)
    # A season is no entry of a calendar unless one asks for it.
    is_entry = happening.precision == "day" and event.kind != "season"
    entry = _only(whole, row) if is_entry else None
    facts = provenance(guide, [happening, *(a.person for e in asked.entries for a in e.people)])
    languages = tuple(own_languages(guide))
    return Letter(
        kind, row, _is_over(happening, today), asked, board, languages, guide.about.municipality.name, entry, facts
    )


def _next(calendar: Calendar, event: str, today: date, year: int | None) -> Happening | None:
    """The time that a letter is about: the first with a day that is not over, else what has no day yet."""
    # What began last year may still be open.
    years = (year,) if year else range(max(today.year - 1, date.min.year), min(today.year + 1, date.max.year) + 1)
    every = [one for number in years for one in calendar.of(calendar.events[event], number, today)]
    there = [one for one in every if one.status not in ("none", "unknown")]
    coming = [one for one in there if one.last_day and (year or not _is_over(one, today))]
    coming.sort(key=lambda one: (one.status == "cancelled", _is_over(one, today), one.first_day or date.max))
    undated = [one for one in there if one.last_day is None and (year or one.year >= today.year)]
    return next(iter((*coming, *undated)), None)


def _is_over(happening: Happening, today: date) -> bool:
    return happening.last_day < today if happening.last_day else happening.year < today.year


def _in_a_year(today: date) -> date:
    return today.replace(year=today.year + 1, day=min(today.day, 28)) if today.year < date.max.year else date.max


def _only(view: ClockView, row: Row) -> ClockView:
    """A clock with one row."""
    from dataclasses import replace

    return replace(view, rows=(row,), undated=(), provenance=view.provenance)
