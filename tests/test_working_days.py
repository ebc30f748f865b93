"""Which days are working days, and the days of a month that are named by their weekday."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.working_days import edge_working_day, is_working_day, last_of_month, nth_weekday, public_holidays

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
