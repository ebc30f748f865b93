"""The forms in which a time can be written, as answers show them: deadlines, rough dates, years without a round."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.dates import SEASON_MONTHS, Calendar
from yhdistys_cli.event_years import event_year
from yhdistys_cli.happenings import Happening
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates
from yhdistys_cli.planning import Year, findings

from ..conftest import Run, make_guide

TODAY = date(2026, 11, 28)
APRIL = Point(day=DayOfYear(4, 30), time=time(15))
MALLILA = """\
events:
  - id: saannoton
    title: Säännötön haku
    kind: application
    dates:
      2021: {from: 22.11.2021 klo 23.59, status: changed, change: extended, revision: 2}
      2022: {from: 1.10.2022, until: 11.11.2022 klo 16.00}
  - {id: ilta, title: Ilta, kind: meeting, rule: {season: autumn}}
"""


def event(rule: Rule | None = None, *dates: YearDates, kind: Any = "application", **more: Any) -> Event:
    return Event("a", "A", kind, rule=rule, dates=dates, **more)


def of(own: Event, year: int, today: date = TODAY) -> list[Happening]:
    return Calendar([own], frozenset()).of(own, year, today)


def codes(own: Event, year: int) -> list[str]:
    return [f.code for f in findings(Year(tuple(of(own, year)), Calendar([own], frozenset()), (), TODAY))]


@pytest.fixture
def mallila(tmp_path: Path) -> str:
    return make_guide(tmp_path / "mallila", clock=MALLILA)


def test_the_day_that_is_counted_down_to_is_the_one_on_which_it_closes(run: Run, mallila: str) -> None:
    said = run("clock", "--data", mallila, "--today", "2021-11-10").out
    assert "viimeistään ma 22.11." in said
    assert "päättyy 12 päivän päästä" in said


def test_a_beginning_did_not_move_from_where_another_year_ended(run: Run, mallila: str) -> None:
    said = run("clock", "2022", "--data", mallila, "--today", "2026-11-28").out
    assert "la 1.10.–pe 11.11." in said
    assert "vuotta aiemmin" not in said


def test_a_past_year_without_a_record_is_not_known(run: Run, mallila: str) -> None:
    after = run("clock", "2023", "--data", mallila, "--today", "2026-11-28").out
    assert "Ajankohta ei tiedossa" in after
    assert "Säännötön haku" in after
    # Nobody knows whether there was such a thing before the first record.
    assert "Säännötön haku" not in run("clock", "2020", "--data", mallila, "--today", "2026-11-28").out


@pytest.mark.parametrize(("first", "last", "there"), [("1.9.", "30.11.", True), ("1.6.", "31.8.", False)])
def test_a_season_is_found_by_the_days_that_are_asked_for(
    run: Run, mallila: str, first: str, last: str, there: bool
) -> None:
    words = ("--from", f"{first}2027", "--until", f"{last}2027", "--today", "2026-11-28")
    assert ("Ilta, syksyllä 2027" in run("clock", *words, "--data", mallila).out) == there


@given(st.integers(1950, 2900), st.sampled_from([Rule(until=APRIL), None]))
def test_a_deadline_has_an_end_only(year: int, rule: Rule | None) -> None:
    own = (
        event(rule) if rule else event(None, YearDates(year, (Occurrence(until=Moment(date(year, 4, 30), time(15))),)))
    )
    (happening,) = of(own, year, date(year, 1, 1))
    assert happening.is_deadline
    assert (happening.start, happening.end) == (None, Moment(date(year, 4, 30), time(15)))
    assert happening.first_day == happening.last_day == date(year, 4, 30)
    assert happening.status == ("forecast" if rule else "confirmed")


@given(st.integers(2000, 2900), st.integers(1, 12), st.sampled_from(sorted(SEASON_MONTHS)), st.integers(1, 52))
def test_what_is_roughly_known_is_confirmed_as_roughly(year: int, month: int, season: Any, week: int) -> None:
    for occurrence, precision in (
        (Occurrence(month=month), "month"),
        (Occurrence(season=season), "season"),
        (Occurrence(week=week), "week"),
        (Occurrence(source="a"), "year"),
    ):
        own = event(Rule(month=1), YearDates(year, (occurrence,)))
        (happening,) = of(own, year, date(year, 1, 1))
        assert (happening.precision, happening.status) == (precision, "confirmed")
        assert happening.first_day is None or happening.first_day.year in (year - 1, year)
        assert event_year(own, occurrence, year, Calendar([own], frozenset()).forecast) == year


def test_a_year_without_a_round_asks_for_nothing() -> None:
    none = YearDates(2027, (Occurrence(status="none"),))
    rule = Rule(from_=Point(day=DayOfYear(3, 1)), until=APRIL)
    assert codes(event(rule), 2027) == ["not-confirmed"]
    assert [(h.status, h.first_day) for h in of(event(rule, none), 2027)] == [("none", None)]
    assert codes(event(rule, none), 2027) == codes(event(None, none), 2027) == []


def test_no_round_counts_as_one_of_so_many_times_or_alone_as_all() -> None:
    rule = Rule(times_a_year=3)
    some = (Occurrence(Moment(date(2027, 4, 13))), Occurrence(status="none"))
    assert [h.times for h in of(event(rule, YearDates(2027, some)), 2027) if h.status == "open"] == [1]
    alone = YearDates(2027, (Occurrence(status="none"),))
    assert [h.status for h in of(event(rule, alone), 2027)] == ["none"]


def test_a_year_alone_is_asked_for_a_day_while_it_is_to_come() -> None:
    said = (Occurrence(source="a"),)
    assert codes(event(None, YearDates(2027, said)), 2027) == ["no-day"]
    assert codes(event(None, YearDates(2025, said)), 2025) == []


@pytest.mark.parametrize(
    "rule",
    [Rule(until=APRIL), Rule(month=4), Rule(season="spring"), Rule(times_a_year=2), Rule(always="true"), None],
)
def test_outside_of_its_years_an_event_is_neither_expected_nor_missed(rule: Rule | None) -> None:
    own = event(rule, since=date(2027, 1, 1), until=date(2028, 12, 31))
    for year in (2024, 2026, 2029):
        assert of(own, year) == []
    for year in (2027, 2028):
        assert len(of(own, year)) == 1


def test_an_event_that_ends_in_a_year_may_have_had_its_last_day() -> None:
    before, after = (event(Rule(until=APRIL), until=date(2027, 4, day)) for day in (30, 29))
    assert [h.first_day for h in of(before, 2027)] == [date(2027, 4, 30)]
    assert of(after, 2027) == []


@pytest.mark.parametrize("rule", [Rule(always="true"), Rule(words="maanantaisin")])
def test_what_has_no_day_is_shown_every_year_and_never_asked_for(rule: Rule) -> None:
    for year in (2024, 2026, 2027):
        (happening,) = of(event(rule), year)
        assert (happening.first_day, happening.status) == (None, "confirmed")
        assert codes(event(rule), year) == []


def test_a_deadline_near_and_not_confirmed_is_short_notice() -> None:
    rule = Rule(until=Point(day=DayOfYear(12, 5)))
    assert codes(event(rule), 2026) == ["not-confirmed", "short-notice"]


def test_a_deadline_that_is_near_does_not_open(run: Run, tmp_path: Path) -> None:
    data = make_guide(
        tmp_path / "x", clock="events: [{id: k, title: Kuitit, kind: report, rule: {until: {day: 5.12.}}}]"
    )
    said = run("validate", "--data", data, "--today", "2026-11-28").out
    assert "määräaika on lähellä" in said
    assert "viimeistään 5.12.2026" in said
    assert "alkaa pian" not in said


def test_what_is_confirmed_to_its_season_or_year_is_not_said_to_be_unknown(run: Run) -> None:
    for year, title in ((2026, "Kysely järjestöille"), (2027, "Päätös avustuksista")):
        said = run("clock", str(year), "--data", "tests/guides/every-form", "--today", "2026-11-28").out
        known = said.partition("\nTarkka päivä ei tiedossa\n")[2].partition("\n\n")[0]
        assert title in known
        assert title not in said.replace(known, "")


def calendar_of(*events: Event) -> Calendar:
    return Calendar(events, frozenset())


def test_what_is_on_the_very_day_of_another_has_its_hour_and_its_confirmation() -> None:
    held = Occurrence(Moment(date(2027, 1, 7)), Moment(date(2027, 1, 29), time(15)))
    first = Event("b", "B", "application", rule=Rule(from_=APRIL, until=APRIL), dates=(YearDates(2027, (held,)),))
    for days, status, hour in ((0, "confirmed", time(15)), (7, "forecast", None)):
        own = event(Rule(until=Point(event="b", edge="end", days=days)))
        (happening,) = calendar_of(first, own).of(own, 2027, TODAY)
        assert happening.end is not None
        assert (happening.end.time, happening.status) == (hour, status)
    # In a year for which nothing is decided both are forecasts.
    own = event(Rule(until=Point(event="b", edge="end")))
    (happening,) = calendar_of(first, own).of(own, 2028, TODAY)
    assert (happening.end, happening.status) == (Moment(date(2028, 4, 30), time(15)), "forecast")


@pytest.mark.parametrize("word", ["koulutus", "selvitys", "kysely"])
def test_a_kind_is_asked_for_by_its_word(run: Run, word: str) -> None:
    assert (
        run("clock", "2027", "--kind", word, "--data", "tests/guides/every-form", "--today", "2026-11-28").status == 0
    )


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29)])
def test_the_last_day_of_february_is_that_of_its_year(year: int, day: int) -> None:
    (happening,) = of(event(Rule(until=Point(last_day_of=2))), year)
    assert happening.first_day == date(year, 2, day)


def test_a_window_of_years_to_come_is_looked_at_only_in_them(run: Run, tmp_path: Path) -> None:
    rule = "{from: {day: 1.3.}, until: {day: 3.3., move: previous-working-day}}"
    events = f"events: [{{id: k, title: Kuitit, kind: report, since: 2031, rule: {rule}}}]"
    assert run("validate", "--data", make_guide(tmp_path / "x", clock=events), "--today", "2026-11-28").status == 0


EVERY_YEAR = [Rule(from_=Point(day=DayOfYear(3, 1)), until=APRIL), Rule(until=APRIL), Rule(month=4), Rule(week=9)]
EVERY_YEAR += [Rule(season="spring"), Rule(times_a_year=2), Rule(words="maanantaisin")]


@settings(max_examples=50)
@given(st.sampled_from(EVERY_YEAR), st.integers(1, 5), st.integers(2018, 2040), st.integers(2027, 2036))
def test_between_its_years_there_is_nothing(rule: Rule, every: int, counted_from: int, year: int) -> None:
    own = event(replace(rule, every=every, counted_from=counted_from))
    yearly = [(h.start, h.end, h.precision, h.status) for h in of(event(rule), year)]
    found = [(h.start, h.end, h.precision, h.status) for h in of(own, year)]
    assert found == (yearly if year % every == counted_from % every else [])
    assert codes(own, year) == (codes(event(rule), year) if found else [])


def test_what_leans_on_an_event_is_only_in_its_years() -> None:
    rule = Rule(from_=Point(day=DayOfYear(3, 1)), until=APRIL, every=2, counted_from=2026)
    held = Occurrence(Moment(date(2029, 3, 5)), Moment(date(2029, 3, 30)))
    window = Event("b", "B", "application", rule=rule, dates=(YearDates(2029, (held,)),))
    info = event(Rule(on=Point(event="b", days=-14)))
    days = {year: [h.first_day for h in calendar_of(window, info).of(info, year, TODAY)] for year in (2027, 2028, 2029)}
    assert days == {2027: [], 2028: [date(2028, 2, 16)], 2029: [date(2029, 2, 19)]}


def test_nobody_misses_a_year_between(run: Run, tmp_path: Path) -> None:
    rule = "{from: {day: 1.3.}, until: {day: 31.3.}, every: 2, counted_from: 2024}"
    events = f"events: [{{id: k, title: Haku, kind: application, rule: {rule}, dates: {{2026: {{from: 1.3.2026}}}}}}]"
    data = make_guide(tmp_path / "x", clock=events)
    assert "missing-year" not in run("validate", "--data", data, "--today", "2026-11-28").out
    assert "Haku" not in run("plan", "2027", "--data", data, "--today", "2026-11-28").out
    assert "Haku" in run("plan", "2028", "--data", data, "--today", "2026-11-28").out


@settings(max_examples=50)
@given(st.permutations(["spring", "summer", "autumn", "winter"]), st.integers(0, 3), st.integers(1, 3))
def test_of_several_seasons_those_without_a_day_are_left(order: list[Any], held: int, more: int) -> None:
    seasons = tuple(order[: max(held, 1) + more][:4])
    said = tuple(Occurrence(Moment(date(2027, SEASON_MONTHS[season][0], 3))) for season in seasons[:held])
    rule = Rule(times_a_year=len(seasons), season=seasons)
    found = of(event(rule, *([YearDates(2027, said)] if said else []), kind="meeting"), 2027)
    left = [h for h in found if h.precision == "times"]
    assert [h.seasons for h in left] == ([seasons[held:]] if seasons[held:] else [])
    assert all(h.times == len(seasons) - held for h in left)


def test_the_seasons_of_several_times_are_said(run: Run) -> None:
    said = run("clock", "2027", "--data", "tests/guides/every-form", "--today", "2026-11-28").out
    assert "Kyläkierros, 2 kertaa vuodessa, keväällä ja syksyllä" in said


@pytest.mark.parametrize("form", ["", "--format md", "--format svg", "--format json", "--format ics"])
@pytest.mark.parametrize("question", ["clock 2027", "plan 2027", "guide clock", "calendar"])
def test_the_note_of_a_clock_is_for_every_reader_of_it(question: str, form: str, run: Run) -> None:
    result = run(*question.split(), *form.split(), "--data", "tests/guides/pikku", "--today", "2026-11-28")
    if result.status == 0:  # not every question has every form
        assert "jokaisenlukijantiedettävä" in "".join(result.out.split())
