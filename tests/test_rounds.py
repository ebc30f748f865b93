"""Events with several rules, such as two windows a year: which date is of which, and what is still a forecast."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.dates import Calendar, rounds_of
from yhdistys_cli.happenings import Happening
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates

from .conftest import Run, make_guide

TODAY = date(2026, 11, 28)


def window(month: int) -> Rule:
    return Rule(from_=Point(day=DayOfYear(month, 1)), until=Point(day=DayOfYear(month, 28)))


def held(month: int, **more: Any) -> Occurrence:
    return Occurrence(Moment(date(2027, month, 3)), Moment(date(2027, month, 20)), **more)


def event(rules: tuple[Rule, ...], *said: Occurrence) -> Event:
    return Event("a", "A", "application", rule=rules, dates=(YearDates(2027, said),) if said else ())


def of(own: Event, year: int = 2027) -> list[Happening]:
    return Calendar([own], frozenset()).of(own, year, TODAY)


RULES = st.lists(st.sampled_from([window(2), window(5), window(9), Rule(month=10)]), min_size=2, max_size=3).map(tuple)
SAID = st.lists(st.builds(held, st.integers(1, 12), round=st.none() | st.integers(1, 3)), max_size=4)


@settings(max_examples=50)
@given(RULES, SAID)
def test_every_date_is_there_once_and_keeps_its_number(rules: tuple[Rule, ...], said: list[Occurrence]) -> None:
    found = of(event(rules, *said))
    assert len({h.key for h in found}) == len(found)
    assert sorted((o.first.day for o in said if o.first), key=str) == sorted(
        (h.first_day for h in found if h.occurrence and h.first_day), key=str
    )
    for number in range(len(said)):  # before the last of them were written
        for before in of(event(rules, *said[:number])):
            if before.occurrence:
                assert any(h.occurrence is before.occurrence and h.number == before.number for h in found)


@settings(max_examples=50)
@given(RULES, SAID)
def test_a_rule_without_a_date_is_a_forecast_with_its_own_number(
    rules: tuple[Rule, ...], said: list[Occurrence]
) -> None:
    found = {h.number: h for h in of(event(rules, *said))}
    for number, own in enumerate(rounds_of(event(rules, *said))):
        if own.dates:
            assert found[number].status == "confirmed"
        else:
            (alone,) = of(Event("a", "A", "application", rule=rules[number]))
            given = found[number]
            assert (given.start, given.end, given.status) == (alone.start, alone.end, "forecast")


@settings(max_examples=30)
@given(SAID)
def test_one_rule_in_a_list_is_that_rule(said: list[Occurrence]) -> None:
    listed, alone = event((window(3),), *said), event((window(3),), *said)
    alone = Event("a", "A", "application", rule=window(3), dates=alone.dates)
    assert [(h.key, h.start, h.end, h.status) for h in of(listed)] == [
        (h.key, h.start, h.end, h.status) for h in of(alone)
    ]


def test_dates_are_told_apart_by_order_or_by_round() -> None:
    rules = (window(2), window(9))
    assert [(h.number, h.status) for h in of(event(rules, held(2)))] == [(0, "confirmed"), (1, "forecast")]
    assert [(h.number, h.status) for h in of(event(rules, held(9, round=2)))] == [(0, "forecast"), (1, "confirmed")]
    assert [h.number for h in of(event(rules, held(2), held(9), held(11)))] == [0, 1, 3]


def test_what_leans_on_it_counts_from_the_first_of_the_year() -> None:
    window_event = event((window(9), window(2)))
    info = Event("b", "B", "info", rule=Rule(on=Point(event="a", days=-14)))
    (found,) = Calendar([window_event, info], frozenset()).of(info, 2027, TODAY)
    assert found.first_day == date(2027, 1, 18)


@pytest.mark.parametrize(
    ("number", "day"), [(None, date(2027, 1, 18)), (1, date(2027, 1, 18)), (2, date(2027, 8, 18)), (3, None)]
)
def test_a_rule_may_count_from_one_of_several_windows(number: int | None, day: date | None) -> None:
    info = Event("b", "B", "info", rule=Rule(on=Point(event="a", round=number, days=-14)))
    (found,) = Calendar([event((window(2), window(9))), info], frozenset()).of(info, 2027, TODAY)
    assert (found.first_day, found.status) == (day, "forecast" if day else "open")


@settings(max_examples=40)
@given(RULES, SAID, st.integers(1, 3), st.integers(-20, 20))
def test_what_counts_from_a_window_is_as_far_from_it_as_is_said(
    rules: tuple[Rule, ...], said: list[Occurrence], number: int, days: int
) -> None:
    own = event(rules, *said)
    info = Event("b", "B", "info", rule=Rule(on=Point(event="a", round=number, days=days)))
    (found,) = Calendar([own, info], frozenset()).of(info, 2027, TODAY)
    meant = [h for h in of(own) if h.number % len(rules) == number - 1 and h.precision == "day" and h.first_day]
    first = min((h.first_day for h in meant if h.first_day), default=None)
    assert found.first_day == (first + timedelta(days) if first else None)


def test_of_the_dates_of_one_rule_the_round_is_that_of_the_day() -> None:
    own = Event("a", "A", "meeting", dates=(YearDates(2027, (held(9), held(3), held(5, status="cancelled"))),))
    info = Event("b", "B", "info", rule=Rule(on=Point(event="a", round=2)))
    (found,) = Calendar([own, info], frozenset()).of(info, 2027, TODAY)
    assert (found.first_day, found.status) == (date(2027, 9, 3), "confirmed")


def test_on_the_day_of_a_window_that_is_a_forecast_nothing_is_confirmed() -> None:
    """That the other window of the year is confirmed says nothing of this one."""
    own = event((window(2), window(9)), held(2))
    for number, status in ((1, "confirmed"), (2, "forecast")):
        info = Event("b", "B", "info", rule=Rule(on=Point(event="a", round=number)))
        (found,) = Calendar([own, info], frozenset()).of(info, 2027, TODAY)
        assert found.status == status


FORMS = ("--data", "tests/guides/every-form", "--today", "2026-11-28")


def test_each_window_is_its_own_entry(run: Run) -> None:
    said = run("clock", "2028", "--area", "kylatuki", *FORMS).out
    assert "ti 1.2.–ma 28.2." in said
    assert "pe 1.9.–pe 15.9." in said
    assert "eri aikaan kuin vuotta aiemmin (30.8.–13.9.2027)" in said
    calendar = run("clock", "2028", "--area", "kylatuki", "--format", "ics", *FORMS).out
    assert [line for line in calendar.split("\r\n") if line.startswith("UID")] == [
        f"UID:kylatuki-2028-{number}-{part}@mallila.example" for number in (0, 1) for part in ("opens", "closes")
    ]


@pytest.mark.parametrize(
    ("rule", "day", "said"),
    [("[{month: 2}, {month: 9}]", "3.2.2027", ""), ("[{month: 2}, {month: 9}]", "3.5.2027", "off-rule")],
)
def test_a_date_may_be_that_of_any_rule(run: Run, tmp_path: Path, rule: str, day: str, said: str) -> None:
    clock = f"events: [{{id: k, title: Haku, kind: application, rule: {rule}, dates: {{2027: {{from: {day}}}}}}}]"
    out = run("validate", "--data", make_guide(tmp_path / "x", clock=clock), "--today", "2026-11-28").out
    assert ("off-rule" in out) == (said == "off-rule")
