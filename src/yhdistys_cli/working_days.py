"""Which days are working days, and the days of a month that are named by their weekday. The only door to `holidays`."""

from collections.abc import Iterable
from datetime import date, timedelta

from .languages import WEEKDAYS
from .models import LocalHoliday

Closed = frozenset[date]


def is_working_day(day: date, closed: Closed) -> bool:
    """Monday to Friday, and not among the `closed` days: public holidays and the eves of Midsummer and Christmas."""
    return day.weekday() < 5 and day not in closed


def move(day: date, how: str | None, closed: Closed) -> date:
    """`day`, moved to the `next-working-day` or the `previous-working-day` when it is none; unmoved without `how`."""
    step = {"next-working-day": 1, "previous-working-day": -1}.get(how or "", 0)
    while step and not is_working_day(day, closed):
        day += timedelta(days=step)
    return day


def nth_weekday(year: int, month: int, weekday: str, nth: str) -> date:
    """The first to fourth, or the last, such weekday of a month."""
    wanted = WEEKDAYS["en"].casefold().split().index(weekday)
    if nth == "last":
        end = last_of_month(year, month)
        return end - timedelta(days=(end.weekday() - wanted) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (int(nth) - 1))


def edge_working_day(year: int, month: int, which: str, closed: Closed) -> date:
    """The first or last working day of a month."""
    if which == "first":
        return move(date(year, month, 1), "next-working-day", closed)
    return move(last_of_month(year, month), "previous-working-day", closed)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def local_holidays(holidays: Iterable[LocalHoliday], years: Iterable[int]) -> Closed:
    """The days of these years, or of one, on which a place itself is closed."""
    every = tuple(holidays)
    yearly = [(year, own.day) for year in years for own in every if own.day]
    of_one = [own.date for own in every if own.date]
    return frozenset([*of_one, *(date(year, day.month, day.day) for year, day in yearly)])


def public_holidays(years: Iterable[int]) -> Closed:
    """Finland's public holidays of these years, the eves of Midsummer and Christmas among them (laki 150/1930 5 §)."""
    from holidays import country_holidays

    return frozenset(country_holidays("FI", years=sorted(years)))
