"""The checks of a plan: each finds what it is for, and nothing where all is well."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli import planning
from yhdistys_cli.dates import Calendar
from yhdistys_cli.happenings import Happening
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, SchoolHoliday, YearDates
from yhdistys_cli.planning import Finding, Year, findings, is_gathering
from yhdistys_cli.working_days import public_holidays

from .conftest import Run, make_guide

HOLIDAYS = public_holidays([2026, 2027, 2028])
TODAY = date(2026, 11, 24)


def on(name: str, kind: Any, day: date, until: date | None = None, **more: Any) -> Event:
    """An event with one confirmed date."""
    occurrence = Occurrence(
        Moment(day), Moment(until) if until else None, registration_until=more.pop("registration_until", None)
    )
    return Event(name, name, kind, dates=(YearDates(day.year, (occurrence,)),), **more)


def find(*events: Event, today: date = TODAY, school: tuple[SchoolHoliday, ...] = ()) -> list[Finding]:
    calendar = Calendar(events, HOLIDAYS)
    return findings(Year(tuple(calendar.year(2027, today)), calendar, school, today))


def codes(*events: Event, **more: Any) -> list[str]:
    return [finding.code for finding in find(*events, **more)]


WINDOW = on("haku", "application", date(2027, 3, 1), date(2027, 3, 31))


def test_nothing_is_found_where_all_is_well() -> None:
    info = on("info", "info", date(2027, 2, 9), about_event="haku")
    decision = on("päätös", "decision", date(2027, 5, 20), about_event="haku")
    assert codes(WINDOW, info, decision) == []


def test_two_gatherings_on_one_day_and_free_days_instead() -> None:
    (found,) = find(on("a", "meeting", date(2027, 3, 9)), on("b", "info", date(2027, 3, 9)))
    assert found.code == "same-day"
    assert found.other is not None
    assert found.other.event.id == "b"
    assert found.alternatives == (date(2027, 3, 2), date(2027, 3, 16), date(2027, 2, 23))


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 12, 6), "holiday"),
        (date(2027, 12, 24), "holiday"),
        (date(2027, 3, 25), "holiday-eve"),
        (date(2027, 4, 30), "holiday-eve"),
    ],
)
def test_holidays_and_their_eves(day: date, code: str) -> None:
    assert codes(on("a", "meeting", day)) == [code]
    assert codes(on("a", "application", day)) == []


def test_school_holidays() -> None:
    holiday = SchoolHoliday("talviloma", date(2027, 3, 1), date(2027, 3, 7))
    (found,) = find(on("a", "meeting", date(2027, 3, 4)), school=(holiday,))
    assert (found.code, found.school_holiday) == ("school-holiday", holiday)
    assert date(2027, 3, 4) not in found.alternatives
    assert found.alternatives[0] == date(2027, 2, 25)


def test_an_information_meeting_after_its_window_has_closed() -> None:
    """As published in the autumn of 2025: a window 20.10.–17.11. and its information meeting on 28.11."""
    window = on("haku", "application", date(2027, 10, 20), date(2027, 11, 17))
    info = on("info", "info", date(2027, 11, 28), about_event="haku")
    assert codes(window, info) == ["info-after-window"]


def test_a_decision_before_its_window_closes() -> None:
    assert codes(WINDOW, on("päätös", "decision", date(2027, 3, 18), about_event="haku")) == ["decision-before-close"]


def test_registration_that_ends_after_the_event() -> None:
    evening = on("ilta", "meeting", date(2027, 2, 16), registration_until=Moment(date(2027, 2, 17), time(12)))
    assert codes(evening) == ["registration-after-event"]


def test_too_short_a_notice() -> None:
    window = Event(
        "haku",
        "haku",
        "application",
        rule=Rule(from_=Point(day=DayOfYear(3, 1)), until=Point(day=DayOfYear(3, 31))),
    )
    assert "short-notice" in codes(window, today=date(2027, 2, 20))
    assert "short-notice" not in codes(window, today=date(2027, 2, 14))
    assert "short-notice" not in codes(WINDOW, today=date(2027, 2, 20))


def test_promises_and_what_is_to_be_decided() -> None:
    evening = Event("ilta", "ilta", "meeting", rule=Rule(times_a_year=2))
    (found,) = find(evening)
    assert (found.code, found.number) == ("promise", 2)
    assert codes(Event("x", "x", "info")) == ["no-day"]
    assert codes(Event("x", "x", "info", rule=Rule(week=8))) == ["not-confirmed"]


def test_what_is_not_confirmed_is_asked_to_move() -> None:
    forecast = Event("b", "b", "info", rule=Rule(on=Point(day=DayOfYear(3, 9))))
    for events in ((on("a", "meeting", date(2027, 3, 9)), forecast), (forecast, on("a", "meeting", date(2027, 3, 9)))):
        found = next(f for f in find(*events) if f.code == "same-day")
        assert found.other is not None
        assert (found.happening.event.id, found.other.event.id) == ("b", "a")


TURN = Event(
    "haku",
    "haku",
    "application",
    rule=Rule(from_=Point(day=DayOfYear(12, 20)), until=Point(day=DayOfYear(1, 15))),
    dates=(YearDates(2026, (Occurrence(Moment(date(2026, 12, 21)), Moment(date(2027, 1, 15))),)),),
)


def test_an_order_that_makes_sense_for_a_window_over_the_turn_of_the_year() -> None:
    """In 2027 one window closes in January and the next opens in December."""

    def orders(*events: Event) -> list[str]:
        calendar = Calendar(events, HOLIDAYS)
        happenings = [h for year in (2026, 2027) for h in calendar.year(year, TODAY) if h.start]
        found = findings(Year(tuple(happenings), calendar, (), TODAY))
        return [f.code for f in found if f.code in ("info-after-window", "decision-before-close")]

    assert orders(TURN, on("info", "info", date(2027, 12, 1), about_event="haku")) == []
    assert orders(TURN, on("päätös", "decision", date(2027, 2, 10), about_event="haku")) == []
    assert orders(TURN, on("päätös", "decision", date(2027, 1, 12), about_event="haku")) == ["decision-before-close"]


@pytest.mark.parametrize(("day", "found"), [(30, ["decision-before-close"]), (31, [])])
def test_deciding_on_the_day_on_which_a_window_closes_is_in_time(day: int, found: list[str]) -> None:
    decision = on("päätös", "decision", date(2027, 3, day), about_event="haku")
    assert [code for code in codes(WINDOW, decision) if code == "decision-before-close"] == found


@pytest.mark.parametrize(("day", "found"), [(30, []), (31, []), (32, ["info-after-window"])])
def test_informing_on_the_day_on_which_a_window_closes_is_in_time(day: int, found: list[str]) -> None:
    info = on("info", "info", date(2027, 3, 1) + timedelta(days=day - 1), about_event="haku")
    assert [code for code in codes(WINDOW, info) if code == "info-after-window"] == found


def test_a_past_year_asks_for_no_decision() -> None:
    evening = Event("ilta", "ilta", "meeting", rule=Rule(times_a_year=2))
    assert codes(evening, today=date(2028, 1, 1)) == []


@pytest.mark.parametrize("rule", ["{on: {day: 6.12.}}", "{on: {day: 6.12., move: next-working-day}}"])
def test_the_plan_knows_the_holidays_whether_a_rule_moves_or_not(rule: str, run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path, clock=f"events: [{{id: e, title: E, kind: meeting, rule: {rule}}}]\n")
    out = run("plan", "2027", "--data", data, "--today", "2026-11-24", "--lang", "en").out
    assert ("public holiday" in out) == ("move" not in rule)


def test_a_cancelled_evening_collides_with_nothing() -> None:
    gone = Occurrence(Moment(date(2027, 3, 9)), status="cancelled", revision=2)
    cancelled = Event("a", "a", "meeting", dates=(YearDates(2027, (gone,)),))
    assert codes(cancelled, on("b", "info", date(2027, 3, 9))) == []


def test_the_work_grows_with_the_number_of_events(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand gatherings were looked through for each collision."""

    def asked(number: int) -> int:
        count = 0

        def counted(happening: Happening) -> bool:
            nonlocal count
            count += 1
            return is_gathering(happening)

        monkeypatch.setattr(planning, "is_gathering", counted)
        find(*(on(f"e{i}", "info", date(2027, i % 12 + 1, i % 28 + 1)) for i in range(number)))
        return count

    assert asked(200) <= 2 * asked(100) + 10


def test_of_several_events_it_is_about_each_counts() -> None:
    other = on("toinen", "application", date(2027, 5, 3), date(2027, 5, 14))
    decision = on("päätös", "decision", date(2027, 4, 20), about_event=("haku", "toinen"))
    (found,) = find(WINDOW, other, decision)
    assert found.code == "decision-before-close"
    assert found.other is not None
    assert found.other.event.id == "toinen"
    info = on("info", "info", date(2027, 4, 20), about_event=("haku", "toinen"))
    assert [(f.code, f.other.event.id) for f in find(WINDOW, other, info) if f.other] == [("info-after-window", "haku")]
