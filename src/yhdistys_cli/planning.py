"""What is wrong or open in a year of the clock: what must be decided, collisions, order, notice, promises."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from .dates import Calendar
from .happenings import Happening
from .models import GATHERINGS, WINDOWS, Event, Moment, SchoolHoliday
from .records import record

NOTICE_DAYS = 14
# The coming twelve months, today among them.
COMING = timedelta(days=364)
# How long there is to record what is over, and how long somebody may still remember it.
GRACE = timedelta(days=30)
REMEMBERED = timedelta(days=365)

Code = Literal[
    "no-day",
    "not-confirmed",
    "same-day",
    "holiday",
    "holiday-eve",
    "school-holiday",
    "info-after-window",
    "registration-after-event",
    "decision-before-close",
    "short-notice",
    "promise",
]


@record
class Finding:
    """Something to look at: what, about which happening, and what it has to do with.

    `day` is the day that is meant; `other` another happening, `school_holiday` a holiday of the schools;
    `alternatives` are the nearest same weekdays without a collision, `number` how many have no day yet. `sharing` are
    happenings of other events that have the same dates, and so the same to be looked at. `last_time`: of what has no
    date yet, the latest that is recorded.
    """

    code: Code
    happening: Happening
    day: date | None = None
    other: Happening | None = None
    school_holiday: SchoolHoliday | None = None
    alternatives: tuple[date, ...] = ()
    number: int = 0
    sharing: tuple[Happening, ...] = ()
    last_time: Happening | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that it is about: more than one where they share their dates."""
        return tuple(happening.event for happening in (self.happening, *self.sharing))


@record
class Given:
    """A happening of which nothing was recorded, and when its rule had it; of a deadline there is an end only."""

    happening: Happening
    start: Moment | None
    end: Moment | None


@record
class Year:
    """What a check sees: the happenings of a year (and the windows of the year before), the calendar, today.

    `proposing`: whether free days are looked for where there is a collision. `repeated` are happenings that have the
    dates of one of `happenings`, of which nothing is said twice.
    """

    happenings: tuple[Happening, ...]
    calendar: Calendar
    school_holidays: tuple[SchoolHoliday, ...]
    today: date
    proposing: bool = True
    repeated: tuple[Happening, ...] = ()


def findings(year: Year) -> list[Finding]:
    """Everything that the checks find, in the order of the checks; of events with the same dates once."""
    shared: dict[tuple[str, int, int], list[Happening]] = {}
    for happening in year.happenings:
        shared.setdefault(happening.round, []).append(happening)
    if len(shared) < len(year.happenings):
        for own in shared.values():
            own.sort(key=lambda happening: bool(happening.event.same_as))  # the one that has them first
        repeated = tuple(happening for own in shared.values() for happening in own[1:])
        once = tuple(happening for happening in year.happenings if happening is shared[happening.round][0])
        year = replace(year, happenings=once, repeated=repeated)
    found = [finding for check in CHECKS for finding in check(year)]
    if not year.repeated:
        return found
    return [replace(f, sharing=tuple(shared[f.happening.round][1:])) for f in found]


def later(today: date, time: timedelta) -> date:
    """So long after a day; at most the last day that there is."""
    return today + min(time, date.max - today)


def falls(happening: Happening, first: date, last: date) -> bool:
    """Whether it begins by `last` and is not over before `first`; what has no day may be on any of its year."""
    begins = happening.first_day or date(happening.year, 1, 1)
    return begins <= last and (happening.last_day or date(happening.year, 12, 31)) >= first


def remembered(today: date) -> tuple[date, date]:
    """From which day on, and before which, what is over should be recorded."""
    return today - min(REMEMBERED, today - date.min), today - min(GRACE, today - date.min)


def unrecorded(calendar: Calendar, event: Event, years: Iterable[int], today: date) -> Iterator[Given]:
    """What the rule of an event gave for the last twelve months and nobody recorded within one.

    `calendar` knows the holidays of the `years` and of those beside them.
    """
    first, last = remembered(today)
    for happening in (h for year in years for h in calendar.of(event, year, today)):
        if happening.status != "unknown" or happening.precision != "none":
            continue
        start, end, precision = calendar.forecast(happening.event, happening.year)
        over = end or start
        if precision == "day" and over is not None and first <= over.day < last:
            yield Given(happening, start, end)


def _undecided(year: Year) -> Iterator[Finding]:
    """Ensure that everything has a day, and that it is confirmed."""
    for happening in year.happenings:
        soon = happening.precision == "year" and happening.year >= year.today.year and happening.status != "cancelled"
        if soon or (happening.status == "open" and happening.precision != "times"):
            yield Finding("no-day", happening)
        elif happening.status == "forecast":
            yield Finding("not-confirmed", happening, day=happening.first_day)


def _promises(year: Year) -> Iterator[Finding]:
    """Ensure that what the guide promises so many times a year has its days."""
    for happening in year.happenings:
        if happening.precision == "times" and happening.status == "open":
            yield Finding("promise", happening, number=happening.times)


def _notice(year: Year) -> Iterator[Finding]:
    """Ensure that a window which opens within 14 days, or a deadline so near, is confirmed."""
    for happening in year.happenings:
        day = happening.first_day
        if happening.event.kind not in WINDOWS or happening.status != "forecast" or day is None:
            continue
        if timedelta() <= day - year.today <= timedelta(days=NOTICE_DAYS):
            yield Finding("short-notice", happening, day=day)


def _collisions(year: Year) -> Iterator[Finding]:
    """Ensure that no two gatherings fall on one day, and none on a holiday, its eve or a school holiday."""
    gatherings = [h for h in year.happenings if is_gathering(h)]
    later: dict[date, list[Happening]] = {}
    for happening in gatherings:
        later.setdefault(_day(happening), []).append(happening)
    taken = frozenset(later)

    def free(moves: Happening) -> tuple[date, ...]:
        return alternatives(year, moves, taken) if year.proposing else ()

    for happening in gatherings:
        day = _day(happening)
        later[day].pop(0)  # this one
        for other in later[day]:
            # What is not confirmed can be moved more easily than what is.
            firm = happening.status != "forecast"
            stays, moves = (happening, other) if firm and other.status == "forecast" else (other, happening)
            yield Finding("same-day", moves, day, other=stays, alternatives=free(moves))
        for code, holiday in _holidays(year, day):
            yield Finding(code, happening, day, school_holiday=holiday, alternatives=free(happening))


def _holidays(year: Year, day: date) -> Iterator[tuple[Code, SchoolHoliday | None]]:
    if day in year.calendar.closed:
        yield "holiday", None
    elif day < date.max and day + timedelta(days=1) in year.calendar.closed:
        yield "holiday-eve", None
    for holiday in year.school_holidays:
        if holiday.from_ <= day <= holiday.until:
            yield "school-holiday", holiday


def _order(year: Year) -> Iterator[Finding]:
    """Ensure an order that makes sense: informing before a window closes, deciding after it, registering in time."""
    by_event: dict[str, list[Happening]] = {}
    for happening in (*year.happenings, *year.repeated):
        by_event.setdefault(happening.event.id, []).append(happening)
    for happening in year.happenings:
        day = happening.first_day
        if day is None or happening.precision != "day" or happening.status == "cancelled":
            continue
        for about in happening.event.about_events:
            windows = [w for w in by_event.get(about, ()) if w.precision == "day" and w.status != "cancelled"]
            if windows:
                yield from _with_windows(happening, day, windows)
        occurrence = happening.occurrence
        if occurrence and occurrence.registration_until and occurrence.registration_until.day > day:
            yield Finding("registration-after-event", happening, occurrence.registration_until.day)


def _with_windows(happening: Happening, day: date, windows: list[Happening]) -> Iterator[Finding]:
    """Of several windows of one event, such as the one that opened last year, one that fits is enough."""
    if happening.event.kind in ("info", "planning", "meeting"):
        latest = max(windows, key=_closes)
        if day > _closes(latest):
            yield Finding("info-after-window", happening, day, other=latest)
    if happening.event.kind == "decision":
        earliest = min(windows, key=_closes)
        if day < _closes(earliest):
            yield Finding("decision-before-close", happening, day, other=earliest)


CHECKS: list[Callable[[Year], Iterator[Finding]]] = [_undecided, _promises, _notice, _collisions, _order]


def is_gathering(happening: Happening) -> bool:
    """Something on a known day to which people come."""
    if happening.precision != "day" or happening.status == "cancelled":
        return False
    return happening.event.kind in GATHERINGS and happening.last_day == happening.first_day


def _day(happening: Happening) -> date:
    assert happening.first_day is not None
    return happening.first_day


def _closes(window: Happening) -> date:
    assert window.last_day is not None
    return window.last_day


def alternatives(year: Year, happening: Happening, taken: Container[date], limit: int = 3) -> tuple[date, ...]:
    """The nearest days of the same weekday that have no collision, within eight weeks and the same year.

    `taken` are the days on which somebody comes together.
    """
    day = _day(happening)
    near: Iterable[date] = (_weeks_from(day, step * sign) for step in range(1, 9) for sign in (-1, 1))
    free = (
        d for d in near if d.year == day.year and d >= year.today and d not in taken and not any(_holidays(year, d))
    )
    return tuple(islice(free, limit))


def _weeks_from(day: date, weeks: int) -> date:
    """So many weeks on, or the day itself where the calendar ends."""
    try:
        return day + timedelta(weeks=weeks)
    except OverflowError:
        return day
