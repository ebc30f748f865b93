"""Days, hours and months as people write and say them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.written_days import read_date, read_day, read_month, read_time

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-04-14", date(2027, 4, 14)),
        ("14.4.2027", date(2027, 4, 14)),
        ("04.04.2027", date(2027, 4, 4)),
        ("29.2.2028", date(2028, 2, 29)),
        ("29.2.2027", None),
        ("30.2.2027", None),
        ("2027-13-01", None),
        ("14.4.", None),
        ("14.4.27", None),
        ("14/4/2027", None),
        ("2027-4-14", None),
        ("0000-01-01", None),
        ("٢٠٢٧-٠٤-١٤x", None),
        ("", None),
    ],
)
def test_read_date(text: str, day: date | None) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tänään", TODAY),
        ("Tänään", TODAY),
        ("idag", TODAY),
        ("i dag", TODAY),
        ("today", TODAY),
        ("huomenna", date(2026, 11, 25)),
        ("imorgon", date(2026, 11, 25)),
        ("eilen", date(2026, 11, 23)),
        ("ensi ma", date(2026, 11, 30)),
        ("ensi tiistai", date(2026, 12, 1)),
        ("ensi keskiviikkona", date(2026, 11, 25)),
        ("nästa fre", date(2026, 11, 27)),
        ("next  Sun", date(2026, 11, 29)),
        ("+14", date(2026, 12, 8)),
        ("+0", TODAY),
        ("14.4.2027", date(2027, 4, 14)),
        ("ensi", None),
        ("ensi xx", None),
        ("+", None),
        ("soon", None),
    ],
)
def test_read_day(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day


def test_the_calendar_ends() -> None:
    assert read_day("+9999", date(9999, 12, 31)) is None
    assert read_day("ensi ma", date(9999, 12, 31)) is None


@given(st.dates())
def test_both_forms_of_a_day_are_read_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}.{day.month}.{day.year:04d}") == day


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["ma", "ti", "ke", "to", "pe", "la", "su"]))
def test_next_weekday_is_within_the_coming_week(today: date, weekday: str) -> None:
    day = read_day(f"ensi {weekday}", today)
    assert day is not None
    assert today < day <= today + timedelta(days=7)
    assert day.weekday() == ["ma", "ti", "ke", "to", "pe", "la", "su"].index(weekday)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3", 3),
        ("12", 12),
        ("maaliskuu", 3),
        ("Maaliskuussa", 3),
        ("maalis", 3),
        ("mars", 3),
        ("maj", 5),
        ("May", 5),
        ("kesäkuu", 6),
        ("2027-03", 202703),
        ("0", None),
        ("13", None),
        ("2027-13", None),
        ("1899-12", None),
        ("3000-01", None),
        ("9999-12", None),
        ("ma", None),
        ("kuu", None),
        ("", None),
    ],
)
def test_read_month(text: str, month: int | None) -> None:
    assert read_month(text) == month


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("17.00", time(17)),
        ("17:30", time(17, 30)),
        ("klo 9", time(9)),
        ("kl. 9", time(9)),
        ("23.59", time(23, 59)),
        ("24.00", None),
        ("25:00", None),
        ("12.60", None),
        ("kello viisi", None),
    ],
)
def test_read_time(text: str, hour: time | None) -> None:
    assert read_time(text) == hour
