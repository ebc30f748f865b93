"""Events that have the same dates: each its own, and told as one."""

import csv
import json
from datetime import date, time
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.dates import Calendar
from yhdistys_cli.models import DayOfYear, Event, Moment, Occurrence, Point, Rule, YearDates
from yhdistys_cli.planning import Year, findings

from ..conftest import Run

TODAY = date(2026, 11, 28)
FORMS = ("--data", "tests/guides/every-form", "--today", "2026-11-28")
MARCH, APRIL = Point(day=DayOfYear(3, 1)), Point(day=DayOfYear(4, 30), time=time(15))
RULES = st.sampled_from(
    [
        None,
        Rule(from_=MARCH, until=APRIL),
        Rule(until=APRIL),
        Rule(month=4),
        Rule(season="spring"),
        Rule(times_a_year=2),
    ]
)
OCCURRENCES = st.sampled_from(
    [
        Occurrence(Moment(date(2027, 3, 2)), Moment(date(2027, 4, 9), time(15))),
        Occurrence(until=Moment(date(2027, 4, 9)), status="changed", change="extended", revision=2, place="Talo"),
        Occurrence(Moment(date(2027, 3, 2)), status="cancelled", revision=2),
        Occurrence(month=3),
        Occurrence(status="none"),
    ]
)


def event(name: str, **more: Any) -> Event:
    return Event(name, name, "application", **more)


@settings(max_examples=50)
@given(RULES, st.lists(OCCURRENCES, max_size=3), st.permutations(["a", "b", "c"]))
def test_what_has_the_same_dates_has_them_in_every_way(
    rule: Rule | None, said: list[Occurrence], order: list[str]
) -> None:
    dates = (YearDates(2027, tuple(said)),) if said else ()
    written = {
        "a": event("a", rule=rule, dates=dates, place="Sali", source="a.fi"),
        "b": event("b", same_as="a", source="b.fi"),
        "c": event("c", same_as="b", amount=100),
    }
    calendar = Calendar([written[name] for name in order], frozenset())
    rounds = {name: calendar.of(calendar.events[name], 2027, TODAY) for name in order}
    of = [
        [(h.number, h.start, h.end, h.precision, h.status, h.times, h.occurrence, h.source, h.event.place) for h in own]
        for own in rounds.values()
    ]
    assert of[0] == of[1] == of[2]
    every = [h for own in rounds.values() for h in own]
    assert len({h.key for h in every}) == len(every)
    assert {h.round for h in every} == {("a", 2027, h.number) for h in every}
    alone = findings(Year(tuple(rounds["a"]), calendar, (), TODAY))
    found = findings(Year(tuple(every), calendar, (), TODAY))
    assert [(f.code, f.happening.key) for f in found] == [(f.code, f.happening.key) for f in alone]
    assert all({e.id for e in f.events} == {"a", "b", "c"} for f in found)


def test_how_much_is_its_own_and_never_of_what_is_left_out() -> None:
    said = (Occurrence(Moment(date(2027, 3, 2)), amount=500), Occurrence(status="none"))
    events = (
        event("a", dates=(YearDates(2027, said),)),
        event("b", same_as="a"),
        event("c", same_as="a", amount=100),
    )
    calendar = Calendar(events, frozenset())
    amounts = {name: [h.amount for h in calendar.of(own, 2027, TODAY)] for name, own in calendar.events.items()}
    assert amounts == {"a": [500, None], "b": [None, None], "c": [100, None]}


@pytest.mark.parametrize("others", [(("a", "b"), ("b", "a")), (("a", "a"),), (("a", "nobody"),)])
def test_where_nothing_can_be_shared_there_is_no_date(others: tuple[tuple[str, str], ...]) -> None:
    calendar = Calendar([event(name, same_as=other) for name, other in others], frozenset())
    assert [h.precision for own in calendar.events.values() for h in calendar.of(own, 2027, TODAY)] == ["none"] * len(
        others
    )


def test_one_entry_has_all_the_titles(run: Run) -> None:
    said = run("clock", "2027", *FORMS).out
    assert said.count("ma 11.1.–pe 12.2.") == 1
    assert "Toimintatuki, Kohdetuki ja Tilatuki, päättyy klo 15.00  muuttunut (jatkettu)" in said
    assert "vuodelle 2027, Toimintatuki: jaettavana 110 000 €; Kohdetuki: jaettavana 40 000 €" in " ".join(said.split())


def test_of_one_alone_only_its_own_is_told(run: Run) -> None:
    said = run("clock", "2027", "--area", "tilatuki", *FORMS).out
    assert "Tilatuki, päättyy klo 15.00" in said
    assert "Toimintatuki" not in said
    assert "Vuokriin." in said


def test_so_many_to_come_are_so_many_entries(run: Run) -> None:
    said = run("clock", "--next", "3", *FORMS).out
    assert "Tilatuki" in said
    assert "Selvitys avustuksen käytöstä" in said


def test_plan_speaks_once_and_names_all(run: Run) -> None:
    said = run("plan", "2028", *FORMS).out
    assert said.count("Tilatuki") == 1
    assert "[ ] Toimintatuki, Kohdetuki ja Tilatuki: päivää ei vielä ole." in said


def test_programs_get_each(run: Run) -> None:
    rows = {
        row["event_id"]: row for row in csv.DictReader(StringIO(run("clock", "2027", "--format", "csv", *FORMS).out))
    }
    same = ("start", "end", "end_time", "status", "change", "revision", "was", "for_year")
    for name in ("kohdetuki", "tilatuki"):
        assert [rows[name][key] for key in same] == [rows["toimintatuki"][key] for key in same]
        assert rows[name]["same_as"] == "toimintatuki"
    shapes = {
        shape["id"]: shape for shape in json.loads(run("clock", "2027", "--format", "json", *FORMS).out)["events"]
    }
    assert (shapes["kohdetuki"]["same_as"], shapes["kohdetuki"]["amount"]) == ("toimintatuki", 40000)
    calendar = run("clock", "2027", "--format", "ics", *FORMS).out
    for name in ("toimintatuki", "kohdetuki", "tilatuki"):
        assert f"UID:{name}-2027-0-closes@mallila.example" in calendar


def test_the_wheel_has_one_mark_for_all(run: Run) -> None:
    said = run("clock", "2027", "--format", "svg", *FORMS).out
    assert said.count("ma 11.1.–pe 12.2. Toimintatuki, Kohdetuki ja Tilatuki") >= 1
    assert "ma 11.1.–pe 12.2. Kohdetuki" not in said
