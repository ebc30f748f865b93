"""A rule and a year as dates."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.dates import Calendar, ends_before
from yhdistys_cli.happenings import Happening
from yhdistys_cli.load import load
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates
from yhdistys_cli.working_days import is_working_day, last_of_month, public_holidays

from .conftest import CITIES

TODAY = date(2026, 11, 24)  # a Tuesday
HOLIDAYS = public_holidays(range(2017, 2041))
YEARS = st.integers(2018, 2039)
MOVES = st.sampled_from([None, "next-working-day", "previous-working-day"])
DAYS_OF_YEAR = st.dates(date(2027, 1, 1), date(2027, 12, 31)).map(lambda d: DayOfYear(d.month, d.day))


def event(rule: Rule | None, name: str = "a", *dates: YearDates, **more: Any) -> Event:
    return Event(name, name, "application", rule=rule, dates=dates, **more)


def forecast(rule: Rule, year: int, *others: Event, today: date = date(2017, 12, 1)) -> Happening:
    (happening,) = Calendar([event(rule), *others], HOLIDAYS).of(event(rule), year, today)
    return happening


@given(YEARS, DAYS_OF_YEAR, MOVES)
def test_a_day_lies_in_its_year_and_moves_only_to_a_working_day(year: int, day: DayOfYear, how: Any) -> None:
    happening = forecast(Rule(on=Point(day=day, move=how)), year)
    assert happening.start is not None
    written, found = date(year, day.month, day.day), happening.start.day
    assert abs((found - written).days) <= 6
    assert found == written or is_working_day(found, HOLIDAYS)
    assert found >= written if how == "next-working-day" else found <= written
    assert how is not None or found == written


@given(YEARS, st.integers(1, 52))
def test_a_week_has_seven_days_and_its_number(year: int, week: int) -> None:
    happening = forecast(Rule(week=week), year)
    assert happening.start is not None
    assert happening.end is not None
    assert happening.start.day.isocalendar()[:2] == (year, week)
    assert happening.end.day - happening.start.day == timedelta(days=6)


@given(YEARS, DAYS_OF_YEAR, DAYS_OF_YEAR, MOVES, MOVES)
def test_a_window_opens_in_its_year_and_closes_after_it_opens(
    year: int, opens: DayOfYear, closes: DayOfYear, first: Any, last: Any
) -> None:
    rule = Rule(from_=Point(day=opens, move=first), until=Point(day=closes, move=last, time=time(15)))
    happening = forecast(rule, year)
    if happening.status == "open":  # the moves turned it round
        assert (closes.month, closes.day) >= (opens.month, opens.day)
        return
    assert happening.start is not None
    assert happening.end is not None
    assert happening.start.day <= happening.end.day
    assert abs((happening.start.day - date(year, opens.month, opens.day)).days) <= 6
    turns = (closes.month, closes.day) < (opens.month, opens.day)
    assert abs((happening.end.day - date(year + turns, closes.month, closes.day)).days) <= 6
    assert happening.end.time == time(15)


HOURS = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
NTH = st.sampled_from(["1", "2", "3", "4", "last"])
WEEKDAYS = st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = st.integers(1, 12)
POINTS = st.one_of(
    st.builds(Point, day=DAYS_OF_YEAR, time=HOURS, move=MOVES),
    st.builds(Point, last_day_of=MONTHS, time=HOURS, move=MOVES),
    st.builds(Point, nth=NTH, weekday=WEEKDAYS, month=MONTHS, time=HOURS, move=MOVES),
    st.builds(Point, workday=st.sampled_from(["first", "last"]), month=MONTHS, time=HOURS, move=MOVES),
)
RULES = st.one_of(
    st.builds(Rule, on=POINTS),
    st.builds(Rule, from_=POINTS, until=POINTS),
    st.builds(Rule, until=POINTS),
    st.builds(Rule, month=MONTHS),
    st.builds(Rule, week=st.integers(1, 52)),
    st.builds(Rule, season=st.sampled_from(["spring", "summer", "autumn", "winter"])),
    st.builds(Rule, times_a_year=st.integers(1, 9)),
)


def near(day: date, year: int) -> bool:
    """In the year, or not further from it than a day moves or a week reaches."""
    return date(year, 1, 1) - timedelta(days=6) <= day <= date(year, 12, 31) + timedelta(days=6)


@given(YEARS, RULES)
def test_every_rule_gives_something_in_the_year_or_window_asked_for(year: int, rule: Rule) -> None:
    happening = forecast(rule, year)
    assert happening.year == year
    start, end = happening.start or happening.end, happening.end
    assert (start is None) == (happening.precision in ("season", "times", "none"))
    assert not (rule.until and rule.from_ is None) or happening.is_deadline
    assert happening.status == ("open" if happening.precision in ("times", "none") else "forecast")
    if start is None:
        assert end is None
        return
    assert near(start.day, year)
    for moment, point in ((start, rule.on or rule.from_), (end, rule.until)):
        if moment and point:
            # The only hour of a window of one day is that at which it closes.
            assert point.time in (moment.time, end.time if end and rule.on else None)
            assert not point.move or is_working_day(moment.day, HOLIDAYS)
            assert not point.workday or is_working_day(moment.day, HOLIDAYS)
    if end:
        assert not ends_before(start, end)
        assert near(end.day, year) or (rule.until and near(end.day, year + 1))
    if rule.month:
        assert end is not None
        assert (start.day, end.day) == (date(year, rule.month, 1), last_of_month(year, rule.month))


@given(YEARS, RULES, st.dates(date(2017, 1, 1), date(2041, 12, 31)))
def test_a_forecast_does_not_depend_on_today(year: int, rule: Rule, today: date) -> None:
    before = forecast(rule, year, today=date(2017, 1, 1))
    seen = forecast(rule, year, today=today)
    if seen.status == "unknown":  # it is over, and nobody has recorded it
        assert seen.start is None
        assert (before.last_day or date(year, 12, 31)) < today or rule.season
    else:
        assert seen == before
        assert before.last_day is None or before.last_day >= today


@given(YEARS, st.dates(date(2017, 1, 1), date(2041, 12, 31)), RULES)
def test_what_is_recorded_does_not_depend_on_today_or_the_rule(year: int, today: date, rule: Rule) -> None:
    recorded = (
        Occurrence(Moment(date(year, 5, 4), time(9)), Moment(date(year, 5, 5))),
        Occurrence(Moment(date(year, 2, 3))),
    )
    own = event(rule, "a", YearDates(year, recorded))
    found = [h for h in Calendar([own], HOLIDAYS).of(own, year, today) if h.occurrence]
    assert [(h.occurrence, h.start, h.end, h.precision) for h in found] == [
        (o, o.from_, o.until, "day") for o in recorded
    ]


@given(YEARS, POINTS, st.integers(-400, 400), MOVES, HOURS, st.sampled_from(["start", "end"]))
def test_an_offset_is_so_many_days_away(year: int, point: Point, days: int, how: Any, hour: Any, edge: Any) -> None:
    other = event(Rule(from_=point, until=point), "b")
    long_ago = date(2016, 1, 1)
    anchor = forecast(Rule(from_=point, until=point), year, today=long_ago).start
    rule = Rule(on=Point(event="b", edge=edge, days=days, move=how, time=hour))
    happening = forecast(rule, year, other, today=long_ago)
    found = happening.start or happening.end
    assert anchor is not None
    assert found is not None
    wanted = anchor.day + timedelta(days=days)
    # On the very day of the other event its hour holds.
    held = hour or (anchor.time if days == 0 and found.day == anchor.day else None)
    # The only hour of a window of one day is that at which it closes.
    assert held in (found.time, happening.end.time if happening.end else None)
    if how is None:
        assert found.day == wanted
    elif 2018 <= wanted.year <= 2039:
        assert is_working_day(found.day, HOLIDAYS)
        assert found.day >= wanted if how == "next-working-day" else found.day <= wanted
        assert abs((found.day - wanted).days) <= 6


@pytest.mark.parametrize("season", ["spring", "summer", "autumn", "winter"])
def test_a_season_that_is_over_is_not_known(season: Any) -> None:
    last = {"spring": date(2027, 5, 31), "summer": date(2027, 8, 31), "autumn": date(2027, 11, 30)}
    day = last.get(season, date(2027, 12, 31))
    rule = Rule(season=season)
    assert forecast(rule, 2027, today=day).status == "forecast"
    assert forecast(rule, 2027, today=day + timedelta(days=1)).status == "unknown"


def test_a_window_that_is_turned_round_within_a_day_has_no_day() -> None:
    opens, closes = Point(day=DayOfYear(3, 1), time=time(15)), Point(day=DayOfYear(3, 1), time=time(9))
    assert forecast(Rule(from_=opens, until=closes), 2027).status == "open"
    assert forecast(Rule(from_=closes, until=opens), 2027).status == "forecast"


def test_a_window_over_the_turn_of_the_year_closes_in_the_next() -> None:
    rule = Rule(
        from_=Point(day=DayOfYear(12, 20), move="next-working-day"),
        until=Point(day=DayOfYear(1, 15), move="previous-working-day"),
    )
    happening = forecast(rule, 2026, today=date(2027, 1, 15))
    assert (happening.start, happening.end) == (Moment(date(2026, 12, 21)), Moment(date(2027, 1, 15)))
    assert forecast(rule, 2026, today=date(2027, 1, 16)).status == "unknown"


def test_offsets_do_not_count_from_what_was_cancelled() -> None:
    gone = Occurrence(Moment(date(2027, 3, 1)), status="cancelled", revision=2)
    late, early = Occurrence(Moment(date(2027, 4, 8))), Occurrence(Moment(date(2027, 4, 1)))
    decision = Rule(on=Point(event="b", days=7))
    rule = Rule(on=Point(day=DayOfYear(2, 1)))
    assert forecast(decision, 2027, event(rule, "b", YearDates(2027, (gone,)))).start is None
    other = event(rule, "b", YearDates(2027, (gone, late, early)))
    assert forecast(decision, 2027, other).start == Moment(date(2027, 4, 8))


@pytest.mark.parametrize(
    ("year", "opens", "closes"),
    [
        (2018, date(2018, 3, 1), date(2018, 4, 3)),
        (2023, date(2023, 3, 1), date(2023, 3, 31)),
        (2024, date(2024, 3, 1), date(2024, 4, 2)),
        (2026, date(2026, 3, 2), date(2026, 3, 31)),
        (2027, date(2027, 3, 1), date(2027, 3, 31)),
        (2029, date(2029, 3, 1), date(2029, 4, 3)),
    ],
)
def test_lahtis_rule_gives_its_windows(year: int, opens: date, closes: date) -> None:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    window = next(e for e in guide.clock.events if e.id == "vuosiavustusten-haku")
    bare = replace(window, dates=())
    (happening,) = Calendar([bare], HOLIDAYS).of(bare, year, date(2017, 1, 1))
    assert (happening.start, happening.end) == (Moment(opens), Moment(closes, time(15)))
    for dated in window.dates:
        if dated.year == year:
            (recorded,) = dated.occurrences
            assert recorded.from_ is not None
            assert recorded.from_.day == opens
            assert recorded.until is not None
            assert recorded.until.day == closes


def test_porvoos_closing_moves_backward() -> None:
    guide = load(str(CITIES["porvoo"])).guide
    assert guide is not None
    window = max(guide.clock.events, key=lambda e: len(e.dates))
    bare = replace(window, dates=())
    for dated in window.dates:
        (happening,) = Calendar([bare], HOLIDAYS).of(bare, dated.year, date(2017, 1, 1))
        assert happening.end is not None
        assert dated.occurrences[0].until is not None
        assert happening.end.day == dated.occurrences[0].until.day


def test_offsets_follow_the_recorded_date_of_the_other_event() -> None:
    window = event(Rule(from_=Point(day=DayOfYear(3, 1)), until=Point(day=DayOfYear(3, 31))), "window")
    decision = Rule(on=Point(event="window", edge="end", days=50, move="next-working-day"))
    assert forecast(decision, 2027, window).start == Moment(date(2027, 5, 20))
    recorded = YearDates(2027, (Occurrence(Moment(date(2027, 3, 1)), Moment(date(2027, 4, 7))),))
    moved = event(window.only_rule, "window", recorded)
    assert forecast(decision, 2027, moved).start == Moment(date(2027, 5, 27))


def test_a_ring_has_no_day() -> None:
    other = event(Rule(on=Point(event="a")), "b")
    assert forecast(Rule(on=Point(event="b")), 2027, other).status == "open"
    assert forecast(Rule(on=Point(event="a")), 2027).status == "open"


def test_what_is_recorded_is_the_truth_and_a_past_year_without_record_is_unknown() -> None:
    rule = Rule(on=Point(day=DayOfYear(3, 1)))
    recorded = YearDates(2026, (Occurrence(Moment(date(2026, 3, 9))),))
    own = event(rule, "a", recorded)
    calendar = Calendar([own], HOLIDAYS)
    (happening,) = calendar.of(own, 2026, date(2026, 11, 24))
    assert (happening.start, happening.status) == (Moment(date(2026, 3, 9)), "confirmed")
    for year, today in ((2025, date(2026, 11, 24)), (2027, date(2027, 3, 2))):
        (happening,) = calendar.of(own, year, today)
        assert (happening.start, happening.status) == (None, "unknown")
    assert calendar.of(own, 2027, date(2027, 3, 1))[0].status == "forecast"


def test_so_many_times_a_year_counts_what_has_a_day() -> None:
    cancelled = Occurrence(Moment(date(2027, 2, 1)), status="cancelled", revision=2)
    held = Occurrence(Moment(date(2027, 2, 8)))
    own = event(Rule(times_a_year=2), "a", YearDates(2027, (cancelled, held)))
    happenings = Calendar([own], HOLIDAYS).of(own, 2027, date(2026, 11, 24))
    assert [(h.status, h.number, h.times) for h in happenings] == [
        ("cancelled", 0, 1),
        ("confirmed", 1, 1),
        ("open", 2, 1),
    ]


def test_irregular_events_are_open_in_the_future_and_nothing_in_the_past() -> None:
    own = event(None)
    calendar = Calendar([own], HOLIDAYS)
    assert calendar.of(own, 2025, date(2026, 11, 24)) == []
    assert calendar.of(own, 2027, date(2026, 11, 24))[0].status == "open"


@pytest.mark.parametrize(("day", "days"), [(date.min, -1), (date.max, 1), (date(3000, 1, 1), 0)])
def test_nothing_is_counted_from_a_day_at_an_end_of_the_calendar(day: date, days: int) -> None:
    """Such as a year with a digit too few; that it stands under another year is said elsewhere."""
    other = Event("b", "B", "info", dates=(YearDates(2027, (Occurrence(Moment(day)),)),))
    assert forecast(Rule(on=Point(event="b", days=days)), 2027, other).status == "open"


SOURCES = st.sampled_from([None, "a.fi", "b.fi"])
LOOKED = st.sampled_from([None, date(2026, 1, 2), date(2026, 3, 4)])


@settings(max_examples=50)
@given(*(st.builds(Point, day=st.just(DayOfYear(3, 1)), source=SOURCES, checked=LOOKED, inferred=st.booleans()),) * 2)
def test_each_end_of_a_rule_may_be_from_elsewhere(opens: Point, closes: Point) -> None:
    rule = Rule(from_=opens, until=closes, source="rule.fi", checked=date(2026, 2, 2))
    happening = forecast(rule, 2027)
    ends = [end.source or "rule.fi" for end in (opens, closes)]
    assert happening.source == "; ".join(dict.fromkeys(ends))
    looked = [end.checked if end.source else end.checked or rule.checked for end in (opens, closes)]
    assert happening.checked == (None if None in looked else min(day for day in looked if day))
    assert happening.inferred == (opens.inferred or closes.inferred)
    recorded = event(rule, "a", YearDates(2027, (Occurrence(Moment(date(2027, 3, 1)), source="c.fi"),)))
    (held,) = Calendar([recorded], HOLIDAYS).of(recorded, 2027, TODAY)
    assert (held.source, held.checked, held.inferred) == ("c.fi", None, False)
