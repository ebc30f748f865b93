"""Who is responsible on a day: what changes next, and whoever stands in while somebody is away."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.load import load
from yhdistys_cli.models import Absence, Contact, Contacts, Guide, Person, Unit, days
from yhdistys_cli.views.duties import duties_of

from ..conftest import CLEAN, TODAY

LENGTH = 6
ENDS = st.none() | st.integers(-2, LENGTH).map(lambda n: TODAY + timedelta(n))
TERMS = st.builds(Contact, st.sampled_from("abc"), st.sampled_from(["contact", "substitute", "acting"]), ENDS, ENDS)
READ = load(str(CLEAN)).guide
assert READ is not None
BLANK: Guide = READ


def guide(terms: list[Contact], absences: tuple[Absence, ...] = ()) -> Guide:
    people = tuple(Person(name, name.upper(), absences=absences if name == "a" else ()) for name in "abc")
    return replace(BLANK, contacts=Contacts(units=(Unit("u", "U", contacts=tuple(terms)),), people=people))


def on(terms: list[Contact], day: date) -> set[tuple[str, str]]:
    return {(term.person, term.role) for term in terms if days(term)[0] <= day <= days(term)[1]}


@settings(max_examples=50)
@given(st.lists(TERMS.filter(lambda term: days(term)[0] <= days(term)[1]), max_size=4))
def test_the_next_change_is_the_first_day_on_which_somebody_else_is_there(terms: list[Contact]) -> None:
    coming = [TODAY + timedelta(n) for n in range(1, LENGTH + 3)]
    first = next((day for day in coming if on(terms, day) != on(terms, TODAY)), None)
    change = duties_of(guide(terms), TODAY).change(0)
    assert (change.day if change else None) == first
    if change:
        assert {(person.id, contact.role) for person, contact in change.people} == on(terms, change.day)


def test_whoever_stands_in_has_the_units_on_the_days_of_the_absence_alone() -> None:
    away = Absence(TODAY, TODAY + timedelta(1), "b")
    known = guide([Contact("a")], (away,))
    held = [duties_of(known, TODAY + timedelta(n)).held.get("b", {}) for n in (-1, 0, 1, 2)]
    assert [bool(units) for units in held] == [False, True, True, False]
    assert held[1][0] == Contact("b", "substitute", away.since, away.until)


def test_whoever_has_the_unit_anyway_does_not_become_a_substitute() -> None:
    known = guide([Contact("a"), Contact("b")], (Absence(TODAY, None, "b"),))
    assert duties_of(known, TODAY).held["b"][0] == Contact("b")


def test_a_substitute_is_found_by_name_before_and_after() -> None:
    away = Absence(TODAY + timedelta(2), TODAY + timedelta(3), "b")
    known = guide([Contact("a")], (away,))
    for day in (TODAY, TODAY + timedelta(9)):
        duties = duties_of(known, day)
        assert duties.other_days(duties.people["b"])[0].since == away.since
        assert duties.other_days(duties.people["c"]) == {}


def test_between_two_terms_somebody_is_away() -> None:
    terms = [Contact("a", until=TODAY - timedelta(1)), Contact("a", since=TODAY + timedelta(3))]
    duties = duties_of(guide(terms), TODAY)
    assert duties.gap(duties.people["a"], 0) == Absence(TODAY, TODAY + timedelta(2))
    after = duties_of(guide(terms[:1]), TODAY)
    assert after.gap(after.people["a"], 0) is None
