"""Hours of the coming year that are not said, where somebody must send something by a day."""

from datetime import date, time
from typing import Any

import pytest

from yhdistys_cli.checks.closing import closing_hours
from yhdistys_cli.diagnostics import DataPath
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates

from .test_years import known, said, window, yearly

TODAY = date(2026, 11, 28)


def found(*events: Event, today: date = TODAY) -> list[tuple[str, str]]:
    return [(d.params["title"], d.params["day"]) for d in closing_hours(known(*events, today=today))]


def due(day: date, hour: time | None = None, kind: Any = "report", **more: Any) -> Event:
    dates = (YearDates(day.year, (Occurrence(until=Moment(day, hour), **more),)),)
    return Event("a", "A", kind, dates=dates)


def test_a_window_that_closes_at_no_hour_is_asked_for_it() -> None:
    assert found(window()) == [("Haku", "2027-03-31")]
    assert found(due(date(2027, 9, 30))) == [("A", "2027-09-30")]
    (one,) = closing_hours(known(window(), today=TODAY))
    assert said(one, "fi") == "”Haku” päättyy 31.3.2027, mutta kellonaikaa ei ole kerrottu"
    assert said(one, "sv") == "”Haku” går ut 31.3.2027, men klockslaget är inte angivet"
    assert said(one, "en") == "“Haku” closes on 31 March 2027, and the hour is not said"


@pytest.mark.parametrize(
    "event",
    [
        due(date(2027, 9, 30), time(15)),
        due(date(2027, 9, 30), status="cancelled", revision=2),
        due(date(2026, 11, 27)),
        due(date(2027, 11, 28)),
        due(date(2027, 4, 14), kind="meeting"),
        Event("a", "A", "application", rule=Rule(month=3)),
        Event("a", "A", "application", rule=Rule(until=Point(day=DayOfYear(9, 30), time=time(12)))),
    ],
)
def test_where_nothing_closes_or_the_hour_is_said_nothing_is_asked(event: Event) -> None:
    assert found(event) == []


def test_equal_windows_and_several_are_asked_for_once() -> None:
    same = Event("b", "B", "application", same_as="haku")
    two = Event("c", "C", "application", rule=(yearly(5, 1, (5, 31)), yearly(9, 1, (9, 30))))
    assert found(window(), same, two) == [("Haku", "2027-03-31"), ("C", "2027-05-31")]


def test_the_place_is_that_of_the_day_that_is_told_a_date_before_its_rule() -> None:
    (forecast,) = closing_hours(known(window(), today=TODAY))
    (recorded,) = closing_hours(known(window(dates=due(date(2027, 3, 30)).dates), today=TODAY))
    closed = Rule(until=Point(day=DayOfYear(5, 31), time=time(15)))
    (second,) = closing_hours(known(Event("c", "C", "report", rule=(closed, yearly(9, 1, (9, 30)))), today=TODAY))
    places = [d.at.path[2:] for d in (forecast, recorded, second) if isinstance(d.at, DataPath)]
    assert places == [("rule",), ("dates",), ("rule", 1)]
