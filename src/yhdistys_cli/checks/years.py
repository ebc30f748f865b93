"""Checks of the years to come, seen from today: what `plan` finds, what is missing, what its rule would not give."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from ..dates import SEASON_MONTHS, Calendar, ends_before, needs_working_days, rounds_of
from ..diagnostics import Diagnostic, Path
from ..event_years import is_other_year
from ..happenings import Happening
from ..models import GATHERINGS, Event, Moment, Occurrence
from ..planning import COMING, Code, Finding, Year, falls, findings, later
from ..words import Words
from ..working_days import last_of_month
from ..written_days import FIRST_YEAR, LAST_YEAR
from .context import CheckContext, address, rule_of

# So long before its next time an event of this or the last year should have its date.
SOON = timedelta(days=183)

# What a finding of `plan` needs to be said; see `_SAID`.
_PARAMS: dict[Code, tuple[str, ...]] = {
    "no-day": ("title", "year"),
    "promise": ("title", "year", "number"),
    "not-confirmed": ("title", "when"),
    "short-notice": ("title", "when"),
    "same-day": ("title", "other", "day"),
    "holiday": ("title", "day"),
    "holiday-eve": ("title", "day"),
    "school-holiday": ("title", "holiday", "day"),
    "info-after-window": ("title", "other", "day"),
    "registration-after-event": ("title", "day"),
    "decision-before-close": ("title", "other", "day"),
}
_SAID: dict[str, Callable[[Finding, Words], str]] = {
    "title": lambda found, words: words.join(words.text(event.title) for event in found.events),
    "other": lambda found, words: words.text(found.other.event.title) if found.other else "",
    "holiday": lambda found, words: words.text(found.school_holiday.name) if found.school_holiday else "",
    "day": lambda found, _words: found.day.isoformat() if found.day else "",
    "year": lambda found, _words: str(found.happening.year),
    "number": lambda found, _words: str(found.number),
    "when": lambda found, _words: expected(found.happening),
}
# One mistake is one diagnostic: what is said of a happening replaces what would be said less urgently.
_REPLACED_BY: dict[Code, tuple[Code, ...]] = {
    "not-confirmed": ("short-notice",),
    "school-holiday": ("holiday", "holiday-eve"),
}
# A wrong order is a mistake however far away it is.
_ORDER: tuple[Code, ...] = ("info-after-window", "registration-after-event", "decision-before-close")


# --- what is seen


def _years(ctx: CheckContext) -> list[int]:
    """The years of the coming twelve months, and every later one for which something is recorded."""
    coming = {ctx.today.year, later(ctx.today, COMING).year}
    recorded = {d.year for _path, event in ctx.records("events") for d in event.dates if d.year > ctx.today.year}
    return [year for year in sorted(coming | recorded) if FIRST_YEAR <= year <= LAST_YEAR]


def _calendar(ctx: CheckContext) -> Calendar:
    """The clock, with the holidays of all the years that these checks look at, where any matter."""
    events = [event for _path, event in ctx.records("events")]
    if not needs_working_days(events) and not any(_may_collide(event, ctx.today.year) for event in events):
        return ctx.calendar(())
    # Ends move over the turn of a year, and what belongs to one year may fall into the next.
    around = {year + step for year in _years(ctx) for step in range(-2, 3)}
    return ctx.calendar(year for year in around if FIRST_YEAR <= year <= LAST_YEAR)


def _may_collide(event: Event, year: int) -> bool:
    """Whether an event may bring people together on a day of this year or later."""
    has_day = any(rule.on for rule in event.rules) or any(dated.year >= year for dated in event.dates)
    return event.kind in GATHERINGS and bool(has_day)


def _year(ctx: CheckContext, calendar: Calendar, year: int) -> Year:
    """A year as `plan` sees it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    happenings = [
        happening
        for happening in calendar.between(first, last, ctx.today)
        if happening.first_day is None or falls(happening, first, last)
    ]
    holidays = ctx.guide.school_holidays.school_holidays
    return Year(tuple(happenings), calendar, holidays, ctx.today, proposing=False)


# --- what `plan` finds


def coming(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the coming twelve months are decided, in time, without collisions, in an order that makes sense."""
    calendar, today = _calendar(ctx), ctx.today
    end, planned = later(today, COMING), later(today, COMING / 2).year
    words = Words(ctx.guide.about.language, ctx.guide.about.language)
    paths = {event.id: (path, event) for path, event in ctx.records("events")}
    found: dict[tuple[str, int, int, Code], Finding] = {}
    for year in _years(ctx):
        for finding in findings(_year(ctx, calendar, year)):
            happening = finding.happening
            decided = finding.code in _ORDER and happening.occurrence
            if (decided or falls(happening, today, end)) and not _is_elsewhere(finding, planned):
                found.setdefault((*_key(happening), finding.code), finding)
    own = [event for event in calendar.events.values() if not event.same_as]
    missing = {event.id: late for event in own if (late := _missing(calendar, event, today))}
    for (event_id, year, number, code), finding in found.items():
        if any((event_id, year, number, other) in found for other in _REPLACED_BY.get(code, ())):
            continue
        if missing.get(event_id) == year:
            if code == "short-notice":
                del missing[event_id]
            elif code in ("no-day", "not-confirmed"):
                continue
        yield _said(finding, paths, words)
    for event_id, year in missing.items():
        title = words.text(calendar.events[event_id].title)
        at = address((*paths[event_id][0], "dates"))
        yield Diagnostic("missing-year", at, on="key", params={"title": title, "year": str(year)})


def _key(happening: Happening) -> tuple[str, int, int]:
    return happening.event.id, happening.year, happening.number


def _is_elsewhere(finding: Finding, planned: int) -> bool:
    """Whether the same mistake is told by another diagnostic; `planned` is the year for which days are asked."""
    happening = finding.happening
    if finding.code == "no-day":
        # What gives no day leans on an event that has none, or is in a ring; and of two years the one is asked for in
        # which most of the coming months are.
        return bool(happening.event.rule or happening.event.same_as) or happening.year != planned
    # One event twice on a day is `same-day-twice`.
    return finding.code == "same-day" and finding.other is not None and finding.other.event.id == happening.event.id


def _said(finding: Finding, paths: dict[str, tuple[Path, Event]], words: Words) -> Diagnostic:
    params = {name: _SAID[name](finding, words) for name in _PARAMS[finding.code]}
    path, on_key = _place(finding.happening, paths)
    related = [_place(finding.other, paths)[0]] if finding.other else []
    if finding.code == "registration-after-event":
        path, related = (*path[:-1], "registration_until"), [path]
    on: Literal["key", "value"] = "key" if on_key else "value"
    return Diagnostic(finding.code, address(path), on, params, tuple(map(address, related)))


def _place(happening: Happening, paths: dict[str, tuple[Path, Event]]) -> tuple[Path, bool]:
    """Where a happening is said, and whether the key is meant: its own date, else its rule, else its event."""
    path, event = paths[happening.event.same_as or happening.event.id]
    if happening.occurrence:
        written = (*path, "dates", *_written(event, happening))
        said = happening.occurrence
        keys = [
            key
            for key in ("from", "until", "season", "month", "week")
            if getattr(said, "from_" if key == "from" else key)
        ]
        return ((*written, keys[0]), False) if keys else (written, False)
    if rule := rule_of(path, event, happening):
        return rule, True
    return ((*path, "dates"), True) if event.dates else ((*path, "title"), False)


def _written(event: Event, happening: Happening) -> tuple[str, int]:
    """The year and the number under which a recorded date stands in the file."""
    return next(
        (str(dated.year), index)
        for dated in event.dates
        for index, occurrence in enumerate(dated.occurrences)
        if occurrence is happening.occurrence
    )


def expected(happening: Happening) -> str:
    """When a forecast is, as ISO 8601 writes days, ranges, weeks (2027-W08), months and seasons (2027-21)."""
    start, end, season = happening.start, happening.end, happening.season
    if start is None and end is None:
        return f"{happening.year}-{21 + [*SEASON_MONTHS].index(season)}" if season else str(happening.year)
    if start is None:  # an interval whose beginning is unknown
        return f"/{end.day.isoformat()}" if end else ""
    if happening.precision == "week":
        year, week, _weekday = start.day.isocalendar()
        return f"{year}-W{week:02}"
    if happening.precision == "month":
        return start.day.isoformat()[:7]
    return _range(start.day.isoformat(), end.day.isoformat() if end else None)


def _range(start: str, end: str | None) -> str:
    return start if end in (None, start) else f"{start}/{end}"


def _missing(calendar: Calendar, event: Event, today: date) -> int | None:
    """The year for which an event that was recorded lately should have its date by now, and has not."""
    recorded = {dated.year: dated.occurrences for dated in event.dates if dated.occurrences}
    if not recorded.keys() & {today.year, today.year - 1} or any(rule.times_a_year for rule in event.rules):
        return None
    if any(_over(o, y) >= today for y, own in recorded.items() for o in own if o.status != "none"):
        return None
    soon = later(today, SOON)
    years = [y for y in range(today.year - 1, today.year + 2) if y not in recorded and FIRST_YEAR <= y <= LAST_YEAR]
    if all(rule.every for rule in event.rules):
        years = [y for y in years if not event.rules or any(rule.is_in(y) for rule in event.rules)]
    given = [h for y in years for h in calendar.of(event, y, today) if h.first_day and not h.occurrence]
    if given:
        return next((h.year for h in given if falls(h, today, soon)), None)
    if event.until and event.until < later(today, SOON):
        return None
    days = [_a_year_on(moment.day) for o in recorded[max(recorded)] if (moment := o.first)]
    return next((day.year for day in days if today <= day <= soon and day.year in years), None)


def _over(occurrence: Occurrence, year: int) -> date:
    """The day on which a recorded date of a year is over; of what has no day, the last on which it can be."""
    if occurrence.last:
        return occurrence.last.day
    months = SEASON_MONTHS.get(occurrence.season or "", (occurrence.month or 12,))
    return last_of_month(year, max(months))


def _a_year_on(day: date) -> date:
    # The day of 29.2. has no anniversary in most years, and the calendar ends.
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(min(day.year + 1, date.max.year), day.month, last)


# --- what a rule would not give


def off_rule(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a date of this year or of those to come is one that its rule gives, or differs on purpose."""
    calendar = _without_mistakes(_calendar(ctx))
    for path, event in ctx.records("events"):
        if event.rule is None or any(rule.times_a_year for rule in event.rules):
            continue
        rounds = rounds_of(event)
        for dated in event.dates:
            numbered = enumerate(dated.occurrences)
            sound = [(i, o) for i, o in numbered if not _is_mistake(calendar, rounds, o, dated.year)]
            held = [(i, o) for i, o in sound if o.status != "cancelled" and o.first]
            if dated.year < ctx.today.year or not held:
                continue
            given = _given(calendar, event, dated.year)
            # Of several times in a year the rule may mean any one; what was moved or extended is known to differ.
            off = [(i, difference) for i, o in held if (difference := _difference(o, given))]
            if given and len(off) == len(held) and not any(o.change for _i, o in held):
                index, (key, when) = off[0]
                at = (*path, "dates", str(dated.year), index, key)
                yield Diagnostic("off-rule", address(at), params={"when": when})


def _is_mistake(calendar: Calendar, rounds: tuple[Event, ...], occurrence: Occurrence, year: int) -> bool:
    """Whether a date is `wrong-year` or `end-before-start`: nothing can be concluded from it."""
    start, end = occurrence.from_, occurrence.until
    reversed_ = start is not None and end is not None and ends_before(start, end)
    return reversed_ or all(is_other_year(own, occurrence, year, calendar.forecast) for own in rounds)


def _without_mistakes(calendar: Calendar) -> Calendar:
    """The same clock without the dates that are wrong in themselves, so that what leans on one does not go by it."""
    mistakes = {
        event.id
        for event in calendar.events.values()
        for rounds in (rounds_of(event),)
        for dated in event.dates
        if any(_is_mistake(calendar, rounds, occurrence, dated.year) for occurrence in dated.occurrences)
    }
    if not mistakes:
        return calendar
    events = [_without_its_mistakes(calendar, e) if e.id in mistakes else e for e in calendar.events.values()]
    return Calendar(events, calendar.closed)


def _without_its_mistakes(calendar: Calendar, event: Event) -> Event:
    kept, rounds = [], rounds_of(event)
    for dated in event.dates:
        sound = tuple(o for o in dated.occurrences if not _is_mistake(calendar, rounds, o, dated.year))
        kept.append(replace(dated, occurrences=sound))
    return replace(event, dates=tuple(kept))


def _given(calendar: Calendar, event: Event, year: int) -> list[Happening]:
    """What the rule alone says of a year, and of those beside it: an end that moves may cross the turn of the year."""
    alone = replace(event, dates=())
    years = [y for y in (year, year - 1, year + 1) if FIRST_YEAR <= y <= LAST_YEAR]
    given = [happening for y in years for happening in calendar.of(alone, y, date.min)]
    return [happening for happening in given if happening.first_day or happening.precision == "season"]


def _difference(occurrence: Occurrence, given: list[Happening]) -> tuple[str, str] | None:
    """The field of a date in which it differs from what its rule gives, and what that is; none where it fits."""
    differences = [_apart(occurrence, happening) for happening in given]
    if not given or None in differences:
        return None

    def distance(happening: Happening) -> timedelta:
        given, written = happening.first_day, occurrence.first
        return abs(given - written.day) if given and written else timedelta()

    nearest = min(range(len(given)), key=lambda i: distance(given[i]))
    return differences[nearest]


def _apart(occurrence: Occurrence, happening: Happening) -> tuple[str, str] | None:
    start, end, first = happening.start, happening.end, occurrence.first
    assert first is not None
    day, key = first.day, "from" if occurrence.from_ else "until"
    if happening.season:
        return (key, expected(happening)) if day.month not in SEASON_MONTHS[happening.season] else None
    if start is None:  # a deadline: a beginning is not compared with it
        return None if _same(occurrence.until, end) or end is None else (key, _moment(occurrence.until, end))
    if happening.precision != "day":
        within = end is not None and start.day <= day <= end.day
        return None if within else (key, expected(happening))
    begins, ends = _same(occurrence.from_, start), _same(occurrence.until, end)
    if begins and ends:
        return None
    if begins and end:
        return "until", _moment(occurrence.until, end)
    if ends:
        return key, _moment(occurrence.from_, start)
    return key, _range(_moment(occurrence.from_, start), _moment(occurrence.until, end) if end else None)


def _same(written: Moment | None, given: Moment | None) -> bool:
    """Whether two moments agree in what both know."""
    if written is None or given is None:
        return True
    return written.day == given.day and (not written.time or not given.time or written.time == given.time)


def _moment(written: Moment | None, given: Moment) -> str:
    """A day; with its hour where only the hour is another."""
    hour = given.time if written and written.day == given.day else None
    return given.day.isoformat() + (f"T{hour:%H:%M}" if hour else "")


# --- school holidays


def no_school_holidays(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the school holidays of every year that the clock speaks of are there, where a guide keeps them."""
    holidays = ctx.guide.school_holidays.school_holidays
    if not holidays or "school_holidays" in ctx.incomplete_lists:
        return
    today, end = ctx.today, later(ctx.today, COMING)
    begins = {
        day.year
        for happening in _calendar(ctx).between(today, end, today)
        if (day := happening.first_day) and happening.precision == "day" and today <= day <= end
    }
    for year in sorted(begins - {day.year for holiday in holidays for day in (holiday.from_, holiday.until)}):
        at = address(("school_holidays", "school_holidays"))
        yield Diagnostic("no-school-holidays", at, on="key", params={"year": str(year)})


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [coming, off_rule, no_school_holidays]
