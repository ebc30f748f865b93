"""Who answers: the entries of the view, on a day, for a question, and in which order."""

from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.clock import EVERYTHING, years
from yhdistys_cli.views.contacts import ContactList, contacts
from yhdistys_cli.views.lookup import NotFound

from ..conftest import TODAY, make_guide

CONTACTS = """\
service_areas: [{id: sivistys, name: Sivistys}]
units:
  - {id: nuoriso, name: Nuoriso, service_area: sivistys, contacts: [zoe, {person: anna, role: substitute}]}
  - id: liikunta
    name: Liikunta
    contacts: [{person: bo, until: 2026-12-31}, {person: zoe, since: 2027-01-01}]
  - {id: museo, name: Museo, service_area: sivistys}
  - {id: teatteri, name: Kaupungin teatteri, service_area: sivistys, vacancy: {since: 2026-11-01}}
  - {id: kirjasto, name: Kirjasto}
groups: [{id: talo, units: [museo, kirjasto], contacts: [carl], note: Sama talo.}]
people:
  - {id: zoe, name: Zoe Aalto}
  - {id: anna, name: Anna Berg}
  - {id: bo, name: Bo Cygnaeus}
  - {id: carl, name: Carl Ek}
  - {id: dora, name: Dora Fager}
"""
AREAS = "areas: [{id: tilat, title: Tilat, summary: Tilat., answers: [liikunta]}]\n"
CLOCK = """\
events:
  - {id: a, title: A, kind: meeting, areas: [tilat], dates: {2027: {from: 3.2.2027}}}
  - {id: b, title: B, kind: meeting, units: [nuoriso], dates: {2027: {from: 2.2.2027}}}
  - {id: c, title: C, kind: meeting, areas: [tilat], dates: {2027: [{from: 4.2.2027}, {from: 5.2.2027}]}}
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    loaded = load(make_guide(tmp_path, contacts=CONTACTS, areas=AREAS, clock=CLOCK))
    assert not loaded.diagnostics
    assert loaded.guide is not None
    return loaded.guide


def ask(guide: Guide, *words: str, area: str | None = None, on: date | None = None) -> ContactList:
    known = calendar(guide, years(TODAY, None, EVERYTHING))
    found = contacts(guide, TODAY, words, area, on, known)
    assert isinstance(found, ContactList)
    return found


def short(view: ContactList) -> list[str]:
    """Units: people, a line for each entry."""
    return [f"{' '.join(u.id for u in e.units)}: {' '.join(a.person.id for a in e.people)}" for e in view.entries]


def test_everybody_in_the_order_of_the_guide_and_at_the_end_who_answers_for_nothing(guide: Guide) -> None:
    view = ask(guide)
    # Those who only stand in for others come after them.
    assert short(view) == ["nuoriso: zoe anna", "liikunta: bo", "museo kirjasto: carl", "teatteri: ", ": dora"]
    assert (view.asked, view.areas, view.next) == ((), (), ())


def test_contacts_change_on_their_day(guide: Guide) -> None:
    assert short(ask(guide, area="liikunta", on=date(2026, 12, 31))) == ["liikunta: bo"]
    assert short(ask(guide, area="liikunta", on=date(2027, 1, 1))) == ["nuoriso liikunta: zoe"]


def test_somebody_whose_term_is_another_is_found_with_the_term(guide: Guide) -> None:
    (entry,) = ask(guide, "Bo", "Cygnaeus", on=date(2027, 1, 1)).entries
    assert ([u.id for u in entry.units], entry.on_duty) == (["liikunta"], False)
    (units, term) = entry.people[0].terms[0]
    assert ([u.id for u in units], term.until) == (["liikunta"], date(2026, 12, 31))
    assert [person.id for person, _term in entry.instead] == ["zoe"]


def test_a_group_shares_its_contacts_and_says_why(guide: Guide) -> None:
    (entry,) = ask(guide, "museo").entries
    assert (entry.shared, entry.note) == (True, "Sama talo.")
    assert [getattr(a, "id", a) for a in entry.service_areas] == ["sivistys"]


def test_a_vacancy_holds_on_its_days(guide: Guide) -> None:
    (entry,) = ask(guide, "teatteri").entries
    assert entry.vacancy is not None
    assert entry.vacancy.since == date(2026, 11, 1)
    (entry,) = ask(guide, "teatteri", on=date(2026, 10, 31)).entries
    assert (entry.vacancy, entry.unread) == (None, False)


def test_two_words_that_are_one_name_are_one_question(guide: Guide) -> None:
    # Each word by itself would mean more.
    view = ask(guide, "kaupungin", "teatteri")
    assert view.asked == ("kaupungin teatteri",)
    assert short(view) == ["teatteri: "]


def test_words_that_are_no_name_together_must_all_be_met(guide: Guide) -> None:
    view = ask(guide, "sivistys", "zoe")
    assert view.asked == ("sivistys", "zoe")
    assert short(view) == ["nuoriso: zoe"]
    assert short(ask(guide, "anna", area="liikunta")) == []


def test_a_service_area_means_its_units(guide: Guide) -> None:
    assert short(ask(guide, area="sivistys")) == ["nuoriso: zoe anna", "museo kirjasto: carl", "teatteri: "]


def test_a_person_is_no_place(guide: Guide) -> None:
    assert isinstance(contacts(guide, TODAY, (), "anna"), NotFound)


def test_two_things_come_next_of_the_area_that_was_named_else_of_the_units(guide: Guide) -> None:
    def coming(view: ContactList) -> list[str]:
        return [row.happening.event.id for row in view.next]

    assert coming(ask(guide, area="tilat")) == ["a", "c"]
    assert coming(ask(guide, area="nuoriso")) == ["b"]
    assert coming(ask(guide, area="tilat", on=date(2026, 11, 25))) == []


def test_a_record_that_could_not_be_read_is_not_nobody(tmp_path: Path) -> None:
    people = "people: [{id: a, name: A, role: x}]\nunits: [{id: u, name: U, contacts: [a]}, {id: v, name: V}]\n"
    guide = load(make_guide(tmp_path, contacts=people)).guide
    assert guide is not None
    assert [(e.units[0].id, e.unread) for e in ask(guide).entries] == [("u", True), ("v", False)]


FORUMS = """\
forums: [{name: Verkosto, units: [teatteri]}, Aamukahvit]
areas:
  - id: tilat
    title: Tilat
    summary: Tilat.
    answers: [liikunta]
    keywords: [salivuoro]
    forums: [{name: Tilailta, units: [nuoriso, kirjasto], keywords: [salikokous, salivuoro]}, Avajaiset]
"""


@pytest.mark.parametrize(
    ("word", "units", "areas"),
    [
        ("tilailta", ["nuoriso", "kirjasto"], []),
        ("tilaillasta", ["nuoriso", "kirjasto"], []),
        ("salikokous", ["nuoriso", "kirjasto"], []),
        ("verkosto", ["teatteri"], []),
        ("tilat", ["liikunta"], ["tilat"]),
        ("salivuoro", ["liikunta"], ["tilat"]),  # the area's own word
        ("avajaiset", ["liikunta"], ["tilat"]),
    ],
)
def test_a_forum_with_units_of_its_own_is_answered_with_these(
    word: str, units: list[str], areas: list[str], tmp_path: Path
) -> None:
    guide = load(make_guide(tmp_path, contacts=CONTACTS, areas=FORUMS)).guide
    assert guide is not None
    view = ask(guide, word)
    found = {unit.id for entry in view.entries for unit in entry.units if entry.on_duty}
    assert found >= set(units)
    assert {a.id for a in view.areas} == set(areas)
    assert found <= {*units, "museo", "liikunta"}  # a group's, and what the same people have besides
    assert isinstance(contacts(guide, TODAY, ("aamukahvit",)), NotFound)
