"""Which days are working days, and the days of a month that are named by their weekday."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.models import DayOfYear, LocalHoliday
from yhdistys_cli.working_days import (
    edge_working_day,
    is_working_day,
    last_of_month,
    local_holidays,
    move,
    nth_weekday,
    public_holidays,
)

from .conftest import Run, make_guide

HOLIDAYS = public_holidays(range(2017, 2041))
YEARS = st.integers(2018, 2039)


def test_finnish_eves_are_no_working_days() -> None:
    for day in (date(2027, 12, 24), date(2027, 6, 25), date(2027, 12, 6), date(2027, 5, 1), date(2027, 3, 26)):
        assert not is_working_day(day, HOLIDAYS)
    assert is_working_day(date(2027, 12, 23), HOLIDAYS)


@given(YEARS, st.integers(1, 12), st.sampled_from(["1", "2", "3", "4", "last"]), st.integers(0, 6))
def test_nth_weekday(year: int, month: int, nth: str, number: int) -> None:
    names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    day = nth_weekday(year, month, names[number], nth)
    assert (day.year, day.month, day.weekday()) == (year, month, number)
    assert (day + timedelta(days=7)).month != month if nth == "last" else (day.day - 1) // 7 == int(nth) - 1


@given(YEARS, st.integers(1, 12), st.sampled_from(["first", "last"]))
def test_edge_working_day(year: int, month: int, which: str) -> None:
    day = edge_working_day(year, month, which, HOLIDAYS)
    assert (day.year, day.month) == (year, month)
    assert is_working_day(day, HOLIDAYS)
    step = timedelta(days=-1 if which == "first" else 1)
    before = day + step
    while before.month == month:
        assert not is_working_day(before, HOLIDAYS)
        before += step


def test_the_last_day_of_every_month_there_is() -> None:
    assert [last_of_month(2027, month).day for month in range(1, 13)] == [
        31,
        28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]
    assert last_of_month(2028, 2) == date(2028, 2, 29)
    assert last_of_month(9999, 12) == date.max


DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@settings(max_examples=50)
@given(YEARS, DAYS, st.dates(date(2018, 1, 1), date(2039, 12, 31)))
def test_a_place_is_closed_on_its_own_days_too(year: int, yearly: date, once: date) -> None:
    own = (LocalHoliday("a", day=DayOfYear(yearly.month, yearly.day)), LocalHoliday("b", date=once))
    closed = local_holidays(own, [year])
    assert closed == {date(year, yearly.month, yearly.day), once}
    for day in closed:
        assert not is_working_day(day, HOLIDAYS | closed)
        assert move(day, "next-working-day", HOLIDAYS | closed) > day


def test_what_moves_and_what_is_planned_knows_them(run: Run, tmp_path: Path) -> None:
    events = (
        "  - {id: k, title: Haku, kind: application, rule: {until: {day: 9.6., move: next-working-day}}}\n"
        "  - {id: i, title: Ilta, kind: meeting, dates: {2027: {from: 9.6.2027 klo 17.00}}}\n"
    )
    for name, holidays, day, found in (
        ("a", "holidays: [{name: Itsehallintopäivä, day: 9.6.}]\n", "10.6.", True),
        ("b", "", "9.6.", False),
    ):
        data = make_guide(tmp_path / name, clock=f"{holidays}events:\n{events}")
        said = run("plan", "2027", "--data", data, "--today", "2026-11-28").out
        assert f"viimeistään {day}2027" in said
        assert ("9.6.2027 on pyhäpäivä" in said) == found
        assert ("[holiday]" in run("validate", "--data", data, "--today", "2026-11-28").out) == found
