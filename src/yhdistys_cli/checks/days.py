"""Checks of days: that dates, hours, terms and windows are possible."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from .. import dates
from ..dates import Calendar, ends_before, rounds_of
from ..diagnostics import Diagnostic, Path
from ..event_years import is_other_year
from ..models import Event, Moment, Occurrence, Point
from ..working_days import nth_weekday
from ..written_days import FIRST_YEAR, LAST_YEAR
from .context import CheckContext, address, points_of, rules_of


def occurrences(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that dates stand under their year, end after they begin, and grow their revision when they change."""
    calendar = around_the_turn(ctx)
    for path, event in ctx.records("events"):
        rounds = rounds_of(event)
        for dated in event.dates:
            days: dict[date, Path] = {}
            for index, occurrence in enumerate(dated.occurrences):
                at = (*path, "dates", str(dated.year), index)
                yield from _occurrence(at, rounds, dated.year, occurrence, calendar)
                if occurrence.first is None:
                    continue
                day, at = occurrence.first.day, (*at, "from" if occurrence.from_ else "until")
                if day in days:
                    yield Diagnostic("same-day-twice", address(at), related=(address(days[day]),))
                days.setdefault(day, at)


def around_the_turn(ctx: CheckContext) -> Calendar:
    """The clock with the holidays that fall near the turn of every year of which something is recorded."""
    events = [event for _path, event in ctx.records("events")]
    recorded = {dated.year for event in events for dated in event.dates}
    return dates.around_the_turn(events, ctx.guide.clock.holidays, recorded)


def _occurrence(
    at: Path, rounds: tuple[Event, ...], year: int, occurrence: Occurrence, calendar: Calendar
) -> Iterator[Diagnostic]:
    start, end = occurrence.from_, occurrence.until
    if all(is_other_year(own, occurrence, year, calendar.forecast) for own in rounds):
        assert occurrence.first is not None
        written, found = "from" if start else "until", str(occurrence.first.day.year)
        yield Diagnostic("wrong-year", address((*at, written)), params={"year": str(year), "found": found})
    opens, closes = occurrence.registration_from, occurrence.registration_until
    for key, first, last in (("until", start, end), ("registration_until", opens, closes)):
        if first and last and ends_before(first, last):
            begins = "from" if key == "until" else "registration_from"
            yield Diagnostic("end-before-start", address((*at, key)), related=(address((*at, begins)),))
    for index, item in enumerate(occurrence.programme):
        if item.until and item.until < item.from_:
            of = (*at, "programme", index)
            yield Diagnostic("end-before-start", address((*of, "until")), related=(address((*of, "from")),))
    if occurrence.status in ("changed", "cancelled") and occurrence.revision < 2:
        yield Diagnostic("revision-too-low", address((*at, "status")), params={"status": occurrence.status})


def hours(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that every hour exists, and only once, on the night when the clocks change."""
    from zoneinfo import ZoneInfo

    zone: ZoneInfo | None = None
    for path, moment in _moments(ctx):
        # The clocks change at night, in the spring and in the autumn; other hours need no time zone.
        if moment.time is None or moment.time.hour > 5:
            continue
        zone = zone or ZoneInfo(ctx.guide.about.time_zone)
        if code := _odd_hour(moment, zone):
            yield Diagnostic(code, address(path), params={"hour": f"{moment.time:%H:%M}"})


def _moments(ctx: CheckContext) -> Iterator[tuple[Path, Moment]]:
    """Every moment that is recorded; of the rules those that name the night in which clocks change, a last Sunday."""
    year = min(max(ctx.guide.about.updated.year, FIRST_YEAR), LAST_YEAR)
    for path, event in ctx.records("events"):
        for dated in event.dates:
            for index, occurrence in enumerate(dated.occurrences):
                for key in ("from", "until", "registration_from", "registration_until"):
                    if moment := getattr(occurrence, "from_" if key == "from" else key):
                        yield (*path, "dates", str(dated.year), index, key), moment
        for at, rule in rules_of(path, event):
            for of, point in points_of(at, rule):
                if point.time and point.nth == "last" and point.weekday and point.month:
                    day = nth_weekday(year, point.month, point.weekday, point.nth)
                    yield (*of, "time"), Moment(day, point.time)


def _odd_hour(moment: Moment, zone: tzinfo) -> str | None:
    assert moment.time is not None
    local = datetime.combine(moment.day, moment.time, zone)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return None
    there = local.astimezone(UTC).astimezone(zone)
    return "repeated-hour" if there.replace(tzinfo=None) == local.replace(tzinfo=None) else "skipped-hour"


def endings(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that what a rule puts on one day does not end before it begins."""
    for path, event in ctx.records("events"):
        for at, rule in rules_of(path, event):
            if rule.ends and rule.on and rule.on.time and rule.ends < rule.on.time:
                related = (address((*at, "on", "time")),)
                yield Diagnostic("end-before-start", address((*at, "ends")), related=related)


def windows(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a window of a rule does not end before it opens, after both ends have moved off the weekends."""
    calendar = Calendar([event for _path, event in ctx.records("events")], frozenset())
    # Within twelve years a day of the year falls on every weekday.
    first = min(max(ctx.guide.about.updated.year, FIRST_YEAR), LAST_YEAR - 12)
    alone = [
        (at, replace(event, rule=rule, dates=own.dates))
        for path, event in ctx.records("events")
        for (at, rule), own in zip(rules_of(path, event), rounds_of(event), strict=False)
    ]
    for at, event in alone:
        rule = event.only_rule
        leans = rule and any(point.event for _of, point in points_of(at, rule))
        if rule is None or leans or not _are_near(rule.from_, rule.until):
            continue
        days: dict[int, int] = {}
        for year in range(first, first + 12):
            for happening in calendar.of(event, year, date(first, 1, 1))[:1]:
                if not happening.occurrence:
                    start, end = happening.start, happening.end
                    days[year] = (end.day - start.day).days if start and end else 999
        # One that is open for a year longer in some years than in others is turned round in those.
        turned = [
            year for year, length in days.items() if length > min(days.values(), default=0) + 180 or length == 999
        ]
        if turned:
            yield Diagnostic("window-reversed", address((*at, "until")), params={"year": str(turned[0])})


def _are_near(opens: Point | None, closes: Point | None) -> bool:
    """Whether the ends of a window may come together when they move."""
    if opens is None or closes is None:
        return False
    if opens.day is None or closes.day is None:
        return True
    days = date(2027, closes.day.month, closes.day.day) - date(2027, opens.day.month, opens.day.day)
    return days.days % 365 < 7


def terms(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no term, vacancy, absence, unit or body ends before it begins."""
    spans: list[tuple[Path, date | None, date | None]] = [
        (path, contact.since, contact.until) for path, contact in ctx.contacts() if contact.until
    ]
    spans += [(path, absence.since, absence.until) for path, absence in ctx.absences()]
    spans += [(path, event.since, event.until) for path, event in ctx.records("events")]
    for path, unit in ctx.records("units"):
        spans.append((path, unit.since, unit.until))
        if vacancy := unit.vacancy:
            spans.append(((*path, "vacancy"), vacancy.since, vacancy.until))
    spans += [(path, b.since, b.until) for path, b in ctx.records("bodies")]
    for path, since, until in spans:
        if since and until and until < since:
            yield Diagnostic("end-before-start", address((*path, "until")), related=(address((*path, "since")),))
