"""`yhdistys clock`: what happens when."""

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from ..dates import SEASON_MONTHS, Calendar, opening_years
from ..event_years import may_cross
from ..happenings import Happening
from ..models import Area, Event, Guide, Link, Text, Unit, days
from ..records import record
from ..search import AREA, EVENT, SERVICE_AREA, UNIT, Target, find, targets
from ..working_days import last_of_month
from .earlier import last_time, last_year
from .lookup import NotFound, look_up
from .provenance import Provenance, provenance


@record
class Filters:
    """What narrows a clock: an area or unit by name, a kind, a month, days from and until, the next so many.

    `past_days`: how long before today it begins where no time was asked for.
    """

    area: str | None = None
    kind: str | None = None
    month: int | None = None
    first: date | None = None
    last: date | None = None
    next: int | None = None
    past_days: int = 0


EVERYTHING = Filters()


@record
class CalendarOptions:
    """What calendars make of a clock. A window of several days is an entry on its first day and one on its last; with
    `spans` it is one over all of its days. With `months`, what has only a month is an entry of all that month.
    `alarms`: so many days before, in place of what the events say; none: as they say. `pages` are the pages of a site
    on which areas are told, by the area's id.
    """

    spans: bool = False
    months: bool = False
    alarms: tuple[int, ...] | None = None
    pages: tuple[tuple[str, str], ...] = ()


class Answerable(NamedTuple):
    """Who is responsible for a working area: units, or `each_unit` for its own field; neither where nobody is named."""

    area: Area
    units: tuple[Unit, ...]
    each_unit: bool


@record
class Row:
    """One happening: its areas (none: it concerns all), the units that answer, and last year's date if it moved.

    `each_unit`: every unit is responsible for its own field. `by_area`: who is responsible for each of its areas, where
    that differs and the event names no units of its own; then `units` are all of these. `days_left` until the end of
    what is still open or to come, none where that was not asked or nothing ends. `others` are rows of events that have
    the same dates, told with it. `last_time`: of what has no date yet, the latest that is recorded.
    """

    happening: Happening
    areas: tuple[Area, ...]
    units: tuple[Unit, ...]
    each_unit: bool
    last_year: Happening | None
    days_left: int | None
    by_area: tuple[Answerable, ...] = ()
    others: tuple["Row", ...] = ()
    last_time: Happening | None = None


@record
class ClockView:
    """The answer: what has a day, a week or a month, in order; and what has none.

    `year` is none for the coming twelve months. `today` is none where nobody asked to be told; `areas` are the
    guide's working areas, for the rows of the year at a glance. `named` are the names of the areas, units or events to
    which the answer is narrowed, `kind` the kind, `next` how many were asked for; `domain` ends the ids of calendar
    entries, of which `calendar` says what they are made of.
    """

    title: Text | None
    note: Text | None
    year: int | None
    first: date
    last: date
    today: date | None
    rows: tuple[Row, ...]
    undated: tuple[Row, ...]
    areas: tuple[Area, ...]
    time_zone: str
    provenance: Provenance
    domain: str | None = None
    directory: Link | None = None
    named: tuple[Text, ...] = ()
    kind: str | None = None
    next: int | None = None
    calendar: CalendarOptions = CalendarOptions()


def years(today: date, year: int | None, filters: Filters) -> range:
    """The years whose holidays an answer needs."""
    opened = opening_years(*span(today, year, filters))
    return range(opened.start, opened.stop + 1)  # a window over the turn of the year closes a year later


def span(today: date, year: int | None, filters: Filters) -> tuple[date, date]:
    """The first and last day that are asked for: filters narrow a year. Where they leave none, the last is earlier."""
    first = date(year, 1, 1) if year else filters.first or today
    last = date(year, 12, 31) if year else filters.last or _end_of_twelve_months(first)
    if filters.past_days and not (year or filters.first or filters.month or filters.next):
        first -= timedelta(days=min(filters.past_days, (first - date.min).days))
    if filters.month:
        begin, end = _month(filters.month, first)
        first, last = (max(begin, first), min(end, last)) if year else (begin, end)
    return max(first, filters.first or first), min(last, filters.last or last)


def _end_of_twelve_months(first: date) -> date:
    try:
        return first.replace(year=first.year + 1) - timedelta(days=1)
    except ValueError:  # 29.2., or where the calendar ends
        return first + timedelta(days=min(365, (date.max - first).days))


def clock(
    guide: Guide,
    calendar: Calendar,
    today: date,
    year: int | None = None,
    filters: Filters = EVERYTHING,
    said_today: bool = False,
) -> ClockView | NotFound:
    """The clock of `year`, or of the twelve months from `today` on, narrowed by `filters`.

    `calendar` knows the holidays of `years(…)`. `said_today`: the reader named today, so that a year too is shown
    with what is left until each deadline.
    """
    first, last = span(today, year, filters)
    chosen = {event.id for event in guide.clock.events}
    named: tuple[Text, ...] = ()
    asked: set[str] = set()
    if filters.area is not None:
        found = _choose(guide, filters.area)
        if isinstance(found, NotFound):
            return found
        chosen, named, asked = found
    shown_today = today if said_today or year is None else None
    rows = [
        row_of(guide, calendar, happening, today, shown_today, asked)
        for happening in calendar.between(first, last, today)
        if happening.event.id in chosen
        and filters.kind in (None, happening.event.kind)
        and (happening.first_day is None or _within(happening, first, last))
    ]
    dated = sorted((row for row in rows if row.happening.first_day), key=lambda row: _order(row.happening))
    if filters.next is not None:
        coming = sorted((row for row in dated if _comes(row.happening, today)), key=lambda row: _soonest(row, today))
        dated = sorted(_first_rounds(coming, filters.next), key=lambda row: _order(row.happening))
    undated = (
        []
        if filters.next is not None
        else [r for r in rows if _is_undated_in(calendar, r.happening, filters, first, last)]
    )
    return ClockView(
        guide.clock.title,
        guide.clock.note,
        year,
        first,
        last,
        shown_today,
        tuple(dated),
        tuple(undated),
        guide.areas.areas,
        guide.about.time_zone,
        provenance(guide, [row.happening for row in (*dated, *undated)]),
        guide.about.domain,
        guide.about.directory,
        named,
        filters.kind,
        filters.next,
    )


def _choose(guide: Guide, question: str) -> tuple[set[str], tuple[Text, ...], set[str]] | NotFound:
    """The ids of the events of an area or unit, and what was found; an event's own name is understood too.

    Last the ids of the areas that were asked for.
    """
    found = look_up(guide, question, (UNIT, SERVICE_AREA, AREA))
    if isinstance(found, NotFound):
        named = find(question, targets(guide, (EVENT,)))
        return ({t.id for t in named}, tuple(t.name for t in named), set()) if named else found
    return events_of(guide, found), tuple(t.name for t in found), {t.id for t in found if t.kind == AREA}


def events_of(guide: Guide, found: Iterable[Target]) -> set[str]:
    """The ids of the events that are among these targets, or of the areas and units among them."""
    by_kind: dict[str, set[str]] = {}
    for target in found:
        by_kind.setdefault(target.kind, set()).add(target.id)
    areas, within = by_kind.get(AREA, set()), by_kind.get(SERVICE_AREA, set())
    units = by_kind.get(UNIT, set()) | {unit.id for unit in guide.contacts.units if unit.service_area in within}
    named = by_kind.get(EVENT, set())
    return {e.id for e in guide.clock.events if e.id in named or areas & set(e.areas) or units & _units(guide, e)}


def events_of_units(guide: Guide, units: Set[str]) -> tuple[set[str], set[str]]:
    """The ids of the events for which these units (ids) are responsible; and of those that each handles for its own."""
    areas = {area.id for area in guide.areas.areas if isinstance(area.answers, tuple) and units & set(area.answers)}
    each = {area.id for area in guide.areas.areas if area.answers == "each-unit"} if units else set[str]()
    events = guide.clock.events
    own = {e.id for e in events if units & set(e.units) or (not e.units and areas & set(e.areas))}
    return own, {e.id for e in events if e.id not in own and not e.units and each & set(e.areas)}


def _month(month: int, first: date) -> tuple[date, date]:
    """The next such month from `first` on; `month` may be a whole one, 202703."""
    if month > 12:
        year, month = divmod(month, 100)
    else:
        year = first.year if month >= first.month else min(first.year + 1, date.max.year)
    return date(year, month, 1), last_of_month(year, month)


def _is_undated_in(calendar: Calendar, happening: Happening, filters: Filters, first: date, last: date) -> bool:
    """Whether something without a day belongs to an answer.

    What is known of its season belongs where a month of it was asked for; else it belongs to its own year, or to that
    in which its rule would put it. Nothing is in a month of which no more than the year is known.
    """
    if happening.first_day is not None:
        return False
    if happening.season and happening.precision == "season" and (filters.month or filters.first or filters.last):
        months = [date(happening.year, month, 1) for month in SEASON_MONTHS[happening.season]]
        return any(month <= last and last_of_month(month.year, month.month) >= first for month in months)
    if filters.month:
        return False
    year = happening.year
    if happening.status == "unknown" and may_cross(happening.event.only_rule):
        start, end, _precision = calendar.forecast(happening.event, year)
        year = next((moment.day.year for moment in (start, end) if moment), year)
    return year == last.year


def _within(happening: Happening, first: date, last: date) -> bool:
    start, end = happening.first_day, happening.last_day
    return start is not None and end is not None and start <= last and end >= first


def _order(happening: Happening) -> tuple[date, bool, str, str, int]:
    start = happening.start or happening.end
    assert start is not None
    # In a month the sure days first, then what is known of the week or the month only.
    hour = start.time.isoformat() if start.time else ""
    return start.day, happening.precision != "day", hour, happening.event.id, happening.number


def row_of(
    guide: Guide, own: Calendar, happening: Happening, today: date, shown: date | None, asked: Set[str] = frozenset()
) -> Row:
    """A happening; where areas were `asked` for (ids), who answers is said of these alone."""
    event = happening.event
    areas = tuple(a for a in guide.areas.areas if a.id in event.areas)
    relevant = tuple(a for a in areas if a.id in asked) or areas
    there = [u for u in guide.contacts.units if _is_there(u, happening.first_day or today)]
    answerable = () if event.units else tuple(_answerable(guide, area, there) for area in relevant)
    ids = set(event.units) or {unit.id for one in answerable for unit in one.units}
    differs = len({(one.units, one.each_unit) for one in answerable}) > 1
    last = happening.last_day
    return Row(
        happening,
        areas,
        tuple(u for u in there if u.id in ids),
        not differs and any(one.each_unit for one in answerable),
        last_year(own, happening, today),
        (last - shown).days if shown and last and last >= shown and _has_deadline(happening) else None,
        answerable if differs else (),
        last_time=last_time(own, happening, today),
    )


def _answerable(guide: Guide, area: Area, there: Iterable[Unit]) -> Answerable:
    if area.answers == "each-unit":
        return Answerable(area, (), True)
    ids = guide.answering(area)
    return Answerable(area, tuple(u for u in there if u.id in ids), False)


def _is_there(unit: Unit, day: date) -> bool:
    first, last = days(unit)
    return first <= day <= last


def _units(guide: Guide, event: Event) -> set[str]:
    """The ids of the units that are responsible for an event or any of its areas: its own, else those of its areas."""
    if event.units:
        return set(event.units)
    return {unit for area in guide.areas.areas if area.id in event.areas for unit in guide.answering(area)}


def _has_deadline(happening: Happening) -> bool:
    """A day that somebody must not miss; the end of a season is none."""
    return happening.precision == "day" and happening.event.kind != "season" and happening.status != "cancelled"


def upcoming(
    guide: Guide, calendar: Calendar, today: date, areas: Iterable[str] = (), units: Iterable[str] = (), limit: int = 3
) -> tuple[Row, ...]:
    """What comes next for these areas and units (ids); for all of them where none is named.

    So many as `limit` says, and what falls on the same day as the last of them: none of these comes before another.
    After them stand up to so many of these areas and units that have no new date yet, with when they last were.
    `calendar` knows the holidays of `years(today, None, EVERYTHING)`. What only runs (a season) is nothing to come.
    """
    wanted, own = set(areas), set(units)
    first, last = today, _end_of_twelve_months(today)
    every = [
        row_of(guide, calendar, happening, today, today, wanted)
        for happening in calendar.between(first, last, today)
        if (_within(happening, first, last) and _comes(happening, today)) or _is_awaited(happening, last)
    ]
    if wanted or own:
        every = [row for row in every if _concerns(guide, row.happening.event, wanted, own)]
    rows = [row for row in every if row.happening.first_day]
    # What every unit handles for its own field is no unit's own.
    events = [(row, row.happening.event) for row in every if row.last_time]
    awaited = _first_rounds([row for row, event in events if wanted & {*event.areas} or own & {*event.units}], limit)
    rows.sort(key=lambda row: _soonest(row, today))
    shown = _first_rounds(rows, limit)
    # All that falls on one day is said together.
    coming = (row for row in rows if shown and _soonest(row, today)[0] <= _soonest(shown[-1], today)[0])
    return (*coming, *awaited)


def _is_awaited(happening: Happening, last: date) -> bool:
    """Whether something was held before and has no new date in the year of the `last` day."""
    return happening.status == "open" and bool(happening.event.dates) and happening.year == last.year


def together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The same rows, those of events with the same dates as one: it has the areas of all, and the others beside it."""
    entries: list[list[Row]] = []
    rounds: dict[tuple[str, int, int], list[Row]] = {}
    for row in rows:
        known = rounds.get(row.happening.round)
        if known and (row.happening.event.same_as or known[0].happening.event.same_as):
            known.append(row)
        else:
            rounds[row.happening.round] = [row]
            entries.append(rounds[row.happening.round])
    return tuple(_as_one(own) if len(own) > 1 else own[0] for own in entries)


def _as_one(rows: list[Row]) -> Row:
    first, *others = sorted(rows, key=lambda row: bool(row.happening.event.same_as))  # the one that has the dates first
    areas = dict.fromkeys(area for row in (first, *others) for area in row.areas)
    return replace(first, areas=tuple(areas), others=tuple(others))


def _first_rounds(rows: Iterable[Row], number: int) -> tuple[Row, ...]:
    """The rows of so many times; events with the same dates are one."""
    rows = tuple(rows)
    first = tuple(dict.fromkeys(row.happening.round for row in rows))[:number]
    return tuple(row for row in rows if row.happening.round in first)


def _concerns(guide: Guide, event: Event, areas: set[str], units: set[str]) -> bool:
    """Whether an event is one of these areas or units; what names neither concerns every area."""
    if not event.areas and not event.units:
        return bool(areas)
    return bool(areas & set(event.areas) or units & _units(guide, event))


def _comes(happening: Happening, today: date) -> bool:
    """Whether there is something to come: not over, not cancelled, and not a season, which only runs."""
    over = happening.last_day is None or happening.last_day < today
    return not over and happening.status != "cancelled" and happening.event.kind != "season"


def _soonest(row: Row, today: date) -> tuple[date, str]:
    """By the next day on which something happens: the opening that is to come, or the end of what is open."""
    start, last = row.happening.first_day, row.happening.last_day
    assert start is not None
    assert last is not None
    return start if start >= today else last, row.happening.event.id
