"""The year of a date is that of its event: its day may fall in the year before or after, however it is written."""

from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.dates import Calendar
from yhdistys_cli.happenings import Happening
from yhdistys_cli.load import load, review
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates
from yhdistys_cli.working_days import public_holidays

from .conftest import Run

TODAY = date(2026, 11, 28)
WINDOW = Event(
    "haku", "Haku", "application", rule=Rule(from_=Point(day=DayOfYear(1, 7)), until=Point(day=DayOfYear(1, 31)))
)
BEFORE = Rule(on=Point(event="haku", days=-14))
HOLIDAYS = public_holidays(range(2024, 2031))


def recorded(rule: Rule | None, *dates: tuple[int, date]) -> Event:
    by_year: dict[int, tuple[Occurrence, ...]] = {}
    for year, day in dates:
        by_year[year] = (*by_year.get(year, ()), Occurrence(Moment(day)))
    return Event("info", "Info", "info", rule=rule, dates=tuple(YearDates(y, o) for y, o in by_year.items()))


def happenings(event: Event, first: date, last: date) -> list[Happening]:
    calendar = Calendar([WINDOW, event], HOLIDAYS)
    return [
        h
        for h in calendar.between(first, last, TODAY)
        if h.event.id == event.id and h.start and first <= h.start.day <= last
    ]


@pytest.mark.parametrize("written", [2026, 2027])
def test_a_day_in_the_year_before_is_one_confirmed_event_of_its_own_year(written: int) -> None:
    event = recorded(BEFORE, (written, date(2026, 12, 22)))
    (found,) = happenings(event, date(2026, 1, 1), date(2027, 11, 30))
    assert (found.year, found.number, found.status) == (2027, 0, "confirmed")
    assert found.start == Moment(date(2026, 12, 22))


def test_the_forecast_of_the_next_year_stays_a_forecast() -> None:
    event = recorded(BEFORE, (2026, date(2026, 12, 22)))
    found = happenings(event, date(2026, 1, 1), date(2028, 12, 31))
    assert [(h.year, h.status) for h in found] == [(2027, "confirmed"), (2028, "forecast"), (2029, "forecast")]


def test_two_of_two_years_in_one_calendar_year() -> None:
    """The 31st of December moves to January in 2028, and that of 2029 stays."""
    rule = Rule(on=Point(day=DayOfYear(12, 31), move="next-working-day"))
    event = recorded(rule, (2029, date(2029, 1, 2)), (2029, date(2029, 12, 31)))
    found = happenings(event, date(2028, 1, 1), date(2029, 12, 31))
    assert [(h.year, h.start and h.start.day) for h in found] == [
        (2028, date(2029, 1, 2)),
        (2029, date(2029, 12, 31)),
    ]


def test_the_first_week_may_begin_in_the_year_before() -> None:
    event = recorded(Rule(week=1), (2025, date(2025, 12, 30)))
    (found,) = happenings(event, date(2025, 1, 1), date(2026, 6, 30))
    assert (found.year, found.status) == (2026, "confirmed")


def test_a_moment_that_leans_on_a_recorded_day_of_another_year() -> None:
    """What is counted from an event goes by the date of its year, also where that stands under the day's year."""
    info = recorded(BEFORE, (2026, date(2026, 12, 22)))
    invitation = Event("kutsu", "Kutsu", "decision", rule=Rule(on=Point(event="info", days=-7)))
    calendar = Calendar([WINDOW, info, invitation], HOLIDAYS)
    (found,) = calendar.of(invitation, 2027, TODAY)
    assert found.start == Moment(date(2026, 12, 15))


CASES = [
    ("2027: {from: 24.12.2026}", "on: {event: haku, days: -14}", False),
    ("2026: {from: 24.12.2026}", "on: {event: haku, days: -14}", False),
    ("2027: {from: 31.12.2026}", "on: {day: 1.1., move: previous-working-day}", False),
    ("2027: {from: 12.1.2028, status: changed, change: moved, revision: 2}", "on: {day: 15.12.}", False),
    ("2027: {from: 24.12.2025}", "on: {event: haku, days: -14}", True),
    ("2027: {from: 15.12.2026}", "on: {day: 15.12.}", True),
    ("2027: {from: 14.4.2026}", "month: 4", True),
    ("2027: {from: 14.4.2026}", None, True),
]


@pytest.mark.parametrize(("dates", "rule", "wrong"), CASES)
def test_what_is_the_wrong_year(dates: str, rule: str | None, wrong: bool, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(
        "name: Opas\nmunicipality: {name: Mallila, code: '999'}\n"
        "language: fi\nupdated: 2026-11-01\nintroduction: Opas.\n",
        encoding="utf-8",
    )
    lines = ["events:", "- {id: haku, title: Haku, kind: application, rule: {from: {day: 7.1.}, until: {day: 31.1.}}}"]
    lines += ["- id: info", "  title: Info", "  kind: info", *([f"  rule: {{{rule}}}"] if rule else [])]
    lines += ["  dates:", f"    {dates}"]
    (tmp_path / "clock.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = review(str(tmp_path), TODAY)
    codes = [d.code for d in found.diagnostics if d.severity == "error"]
    assert codes == ["wrong-year"] * wrong
    assert "off-rule" not in [d.code for d in found.diagnostics]
    assert load(str(tmp_path)).guide is not None


def test_one_entry_with_the_id_of_its_year(run: Run) -> None:
    edges = "--data tests/guides/edges --today 2026-11-28"
    text = run(f"clock 2026 --format ics {edges}").out + run(f"clock 2027 --format ics {edges}").out
    ids = [line for line in text.splitlines() if line.startswith("UID:avustusinfo")]
    assert ids == ["UID:avustusinfo-2027-0@mallila.example", "UID:avustusinfo-2028-0@mallila.example"]
    assert run(f"clock 2026 {edges}").out.count("Avustusinfo") == 1
    assert "missing-year" not in run(f"validate {edges}").out
