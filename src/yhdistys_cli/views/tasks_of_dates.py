"""Tasks that the clock gives: dates to decide and to confirm, promises, what is over and was not recorded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..dates import SEASON_MONTHS, Calendar
from ..happenings import Happening
from ..models import Guide, Moment
from ..planning import COMING, NOTICE_DAYS, Finding, falls, later, remembered, unrecorded
from ..written_days import FIRST_YEAR, LAST_YEAR
from .clock import Row, row_of, together
from .plan import plan
from .tasks import DAY, Chosen, Command, Task

_NOTICE = timedelta(days=NOTICE_DAYS)
_OPEN = ("no-day", "not-confirmed", "promise")


def years(today: date) -> range:
    """The years whose holidays these tasks need: those of the last and the coming twelve months, and one beside."""
    return range(max(today.year - 2, FIRST_YEAR), min(today.year + 2, LAST_YEAR) + 1)


def tasks_of_dates(guide: Guide, calendar: Calendar, today: date, chosen: Chosen | None) -> Iterator[Task]:
    """One task for each happening of the coming twelve months that is not settled, and of the last twelve."""
    rows: dict[tuple[str, int, int], Row] = {}
    found: dict[tuple[str, int, int], Finding] = {}
    others: dict[tuple[str, int, int], list[Finding]] = {}
    end = later(today, COMING)
    for year in sorted({today.year, end.year}):
        view = plan(guide, calendar, today, year)
        rows |= {row.happening.round: row for row in together((*view.rows, *view.undated))}
        for finding in view.findings:
            happening = finding.happening
            if finding.code in _OPEN:
                if falls(happening, today, end):
                    found.setdefault(happening.round, finding)
            elif finding.code != "short-notice" and finding not in others.get(happening.round, ()):
                others.setdefault(happening.round, []).append(finding)
    asked, planned = _asked_years(found, rows, today), _planned(today)
    for key, finding in found.items():
        row = rows[key]
        if not _concerns(row, chosen) or (finding.code == "no-day" and asked.get(key[0]) != key[1]):
            continue
        if finding.code == "promise" and key[1] > planned:
            continue
        yield _open(finding, row, tuple(others.get(key, ())))
    yield from _unrecorded(guide, calendar, today, chosen)


def _concerns(row: Row, chosen: Chosen | None) -> bool:
    return chosen is None or any(own.happening.event.id in chosen.events for own in (row, *row.others))


def _asked_years(
    found: dict[tuple[str, int, int], Finding], rows: dict[tuple[str, int, int], Row], today: date
) -> dict[str, int]:
    """Of what is held without a rule, the year for which a day is asked: one, although no year has its date.

    That of the day a year after the last time, if that is to come; else that in which most of the coming months are.
    """
    planned = _planned(today)
    asked: dict[str, int] = {}
    for (event, year, _number), finding in found.items():
        if finding.code != "no-day":
            continue
        if finding.happening.event.rule:  # what gives no day leans on an event that has none: that one is asked for
            continue
        expected = _expected(rows[finding.happening.round])
        if expected and today <= expected:
            asked[event] = year
        elif year == planned:
            asked.setdefault(event, year)
    return asked


def _planned(today: date) -> int:
    """The last year whose dates are decided now: the next one, from July on."""
    return later(today, COMING / 2).year


def _expected(row: Row) -> date | None:
    """The day of something without a rule as it was the year before; none where that is not known."""
    last = row.last_time
    if last is None or last.first_day is None or last.year != row.happening.year - 1:
        return None
    day = last.first_day
    # 29.2. has no anniversary in most years.
    return day.replace(year=min(day.year + 1, date.max.year), day=28 if (day.month, day.day) == (2, 29) else day.day)


def _open(finding: Finding, row: Row, others: tuple[Finding, ...]) -> Task:
    happening = finding.happening
    event = happening.event.same_as or happening.event.id
    none: Command = ("skip", event, str(happening.year))
    if finding.code == "promise":
        due = date(happening.year, 12, 31)
        rule = happening.event.only_rule
        has_none = rule is not None and happening.times == rule.times_a_year
        commands: tuple[Command, ...] = (("confirm", event, DAY), *((none,) if has_none else ()))
        return Task("promise", due, commands, row, happening.times, others)
    if finding.code == "no-day":
        expected = _expected(row)
        due_day = _before(expected) if expected else None
        return Task("decide", due_day, (("confirm", event, DAY), none), row, findings=others)
    first = happening.first_day or _season_begins(happening)
    commands = (("confirm", event, *_when(happening)),)
    return Task("confirm", _before(first) if first else None, commands, row, findings=others)


def _before(day: date) -> date:
    return day - min(_NOTICE, day - date.min)


def _season_begins(happening: Happening) -> date | None:
    """The first day of a season; a winter has also the last month of its year, and begins with the first."""
    return date(happening.year, min(SEASON_MONTHS[happening.season]), 1) if happening.season else None


def _when(happening: Happening) -> Command:
    """When a forecast is, as `confirm` reads it: 1.3.–31.3.2027 klo 15.00; where it has no day, a place for one."""
    start, end = happening.start, happening.end
    if happening.precision != "day" or not (start or end):
        return (DAY,)
    if start is None or end is None or (start.day == end.day and not (start.time and end.time)):
        return _moment(end if start is None or (end and end.time) else start)
    if start.day == end.day:
        return (*_moment(Moment(start.day)), "klo", f"{_hour(start)}–{_hour(end)}")
    if start.time:
        return (*_moment(start), "–", *_moment(end))
    first = f"{start.day.day}.{start.day.month}."
    first += "" if start.day.year == end.day.year else str(start.day.year)
    last, *hour = _moment(end)
    return f"{first}–{last}", *hour


def _moment(moment: Moment | None) -> Command:
    assert moment is not None
    day = f"{moment.day.day}.{moment.day.month}.{moment.day.year}"
    return (day, "klo", _hour(moment)) if moment.time else (day,)


def _hour(moment: Moment) -> str:
    assert moment.time is not None
    return f"{moment.time.hour}.{moment.time.minute:02}"


def _unrecorded(guide: Guide, calendar: Calendar, today: date, chosen: Chosen | None) -> Iterator[Task]:
    first, last = remembered(today)
    possible = [year for year in range(first.year - 1, last.year + 2) if FIRST_YEAR <= year <= LAST_YEAR]
    for event in calendar.events.values():
        if event.same_as:  # said of the event that has the dates
            continue
        for given in unrecorded(calendar, event, possible, today):
            happening = replace(given.happening, start=given.start, end=given.end, precision="day")
            row = row_of(guide, calendar, happening, today, None)
            if _concerns(row, chosen):
                commands = (("confirm", event.id, DAY), ("skip", event.id, str(happening.year)))
                yield Task("record", None, commands, row)
