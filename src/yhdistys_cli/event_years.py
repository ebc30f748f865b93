"""Which year of an event a recorded date belongs to. The year is that of the event; its day may fall in another.

An information meeting two weeks before a window that opens on 7 January is held in December: it is next year's, as its
rule counts. People write it under the year of the day as well as under that of the event, and mean one meeting.
"""

from collections.abc import Callable
from datetime import date

from .models import Event, Moment, Occurrence, Rule

# What a rule gives of an event for a year: the first and the last day, and how precise that is.
Forecast = Callable[[Event, int], tuple[Moment | None, Moment | None, str]]


def may_cross(rule: Rule | None) -> bool:
    """Whether a rule may put an event into the calendar year before or after its own."""
    if rule is None:
        return False
    first = rule.on or rule.from_ or rule.until
    if first is None:
        return rule.week in (1, 52, 53)
    month = first.day.month if first.day else first.last_day_of or first.month
    return bool(first.event) or (bool(first.move) and month in (1, 12))


def event_year(event: Event, occurrence: Occurrence, written: int, forecast: Forecast) -> int:
    """The year of the event to which a date belongs that stands under the year `written`.

    A year that is not the day's was written on purpose. Else it is the year whose forecast is nearest to the day,
    among those whose forecast falls in the year that is written.
    """
    if occurrence.first is None:
        return written
    day = occurrence.first.day
    if day.year != written or not may_cross(event.only_rule):
        return written
    nearest = written
    distance: int | None = None
    for year in (written, written - 1, written + 1):
        days = _days(event, year, forecast)
        if days is None or (year != written and written not in (days[0].year, days[1].year)):
            continue
        away = max((days[0] - day).days, (day - days[1]).days, 0)
        if distance is None or away < distance:
            nearest, distance = year, away
    return nearest


def is_other_year(event: Event, occurrence: Occurrence, written: int, forecast: Forecast) -> bool:
    """Whether a date stands under a year that it cannot belong to: neither its day nor the rule of the event is there.

    What was moved or extended over the turn of a year, and says so, stays with the year of its event.
    """
    if occurrence.first is None:
        return False
    day = occurrence.first.day
    if day.year == written:
        return False
    if abs(day.year - written) > 1:
        return True
    if occurrence.change:
        return False
    days = _days(event, written, forecast) if may_cross(event.only_rule) else None
    return days is None or day.year not in (days[0].year, days[1].year)


def _days(event: Event, year: int, forecast: Forecast) -> tuple[date, date] | None:
    """The first and last day of a forecast; of a window only the first counts."""
    try:
        start, end, precision = forecast(event, year)
    except (OverflowError, ValueError):  # where the calendar ends
        return None
    first = start or end
    if first is None or precision not in ("day", "week"):
        return None
    return first.day, end.day if end and precision == "week" else first.day
