"""A day that a rule gave and nobody recorded: a note a month later, and no longer than a year."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.checks.past import unrecorded
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates

from .test_years import known, said, window, yearly

LAST = date(2026, 3, 31)


def found(*events: Event, today: date) -> list[tuple[str, str]]:
    return [(d.params["title"], d.params["when"]) for d in unrecorded(known(*events, today=today))]


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (30, False), (31, True), (365, True), (366, False)])
def test_a_month_later_and_for_a_year(days: int, is_said: bool) -> None:
    seen = found(window(), today=LAST + timedelta(days))
    assert (("Haku", "2026-03-01/2026-03-31") in seen) == is_said


def test_it_is_said_in_every_language() -> None:
    (one,) = unrecorded(known(window(), today=date(2026, 11, 28)))
    assert said(one, "fi") == "”Haku”: 1.–31.3.2026 on ohi, eikä toteutunutta aikaa ole kirjattu"
    assert said(one, "sv") == "”Haku”: 1.–31.3.2026 är förbi, men hur det blev har inte antecknats"
    assert said(one, "en") == "“Haku”: 1 March–31 March 2026 is over, and how it was has not been recorded"


def held(year: int, occurrences: Iterable[Occurrence]) -> Event:
    return window(dates=(YearDates(year, tuple(occurrences)),))


@pytest.mark.parametrize(
    "occurrence",
    [
        Occurrence(Moment(date(2026, 3, 2)), Moment(date(2026, 3, 31))),
        Occurrence(Moment(date(2026, 3, 2)), status="cancelled", revision=2),
        Occurrence(status="none"),
        Occurrence(month=3),
        Occurrence(),
    ],
)
def test_whatever_is_recorded_of_the_year_is_enough(occurrence: Occurrence) -> None:
    assert found(held(2026, [occurrence]), today=date(2026, 11, 28)) == []
    assert found(held(2025, [occurrence]), today=date(2026, 11, 28)) != []


@pytest.mark.parametrize(
    "event",
    [
        window(since=date(2026, 4, 1)),
        window(until=date(2026, 2, 28)),
        Event("a", "A", "info"),
        Event("a", "A", "info", rule=Rule(month=3)),
        Event("a", "A", "info", rule=Rule(season="spring")),
        Event("a", "A", "info", rule=Rule(times_a_year=2)),
        Event("a", "A", "info", rule=Rule(always="true")),
        Event("a", "A", "info", rule=Rule(words="sovittaessa")),
        Event("a", "A", "info", rule=Rule(on=Point(day=DayOfYear(3, 1)), every=2, counted_from=2025)),
    ],
)
def test_where_no_day_was_given_nothing_is_missing(event: Event) -> None:
    assert found(event, today=date(2026, 11, 28)) == []


def test_equal_windows_are_said_once_and_several_windows_each() -> None:
    same = Event("b", "B", "application", same_as="haku")
    two = Event("c", "C", "application", rule=(yearly(5, 1), yearly(9, 1)))
    assert found(window(), same, two, today=date(2026, 11, 28)) == [
        ("Haku", "2026-03-01/2026-03-31"),
        ("C", "2026-05-01"),
        ("C", "2026-09-01"),
    ]


@settings(max_examples=50)
@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.integers(1, 12), st.integers(1, 28), st.integers(0, 360))
def test_exactly_the_days_of_those_eleven_months(today: date, month: int, day: int, length: int) -> None:
    rule = Rule(from_=Point(day=DayOfYear(month, day)), until=Point(event="a", edge="end", days=length))
    own = Event("a", "A", "info", rule=yearly(month, day))
    window_ = Event("b", "B", "application", rule=rule)
    first, last = today - timedelta(365), today - timedelta(30)
    begins = [date(year, month, day) for year in range(today.year - 3, today.year + 1) if year >= 1900]
    expected = [(start, start + timedelta(length)) for start in begins]
    assert found(own, window_, today=today) == [
        *(("A", start.isoformat()) for start in begins if first <= start < last),
        *(
            ("B", start.isoformat() + (f"/{end.isoformat()}" if length else ""))
            for start, end in expected
            if first <= end < last and end.year <= 2999
        ),
    ]
