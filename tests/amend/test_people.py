"""Who answers from a day on: what `replace`, `away` and `add person` make of the data."""

from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.naming import Newcomer
from yhdistys_cli.amend.people import add_person, away, replace, vacate

from ..conftest import LAHTI
from .drafts import codes, contacts, draft, of

NEW_YEAR = date(2027, 1, 1)
MAIJA = Newcomer("maija-malli", "Maija Malli")
NEW = Newcomer("anna-aalto", "Anna Aalto", is_new=True)


def test_somebody_new_takes_over_on_a_day() -> None:
    lahti = draft(LAHTI)
    change = replace(lahti, "inkeri-maatta", NEW, NEW_YEAR, values={"phone": "040 123 4567", "checked": "24.11.2026"})
    assert of(lahti, "tapahtumapalvelut") == [
        {"person": "inkeri-maatta", "until": "31.12.2026"},
        {"person": "anna-aalto", "since": "1.1.2027"},
    ]
    assert lahti.record("people", "anna-aalto") == {
        "id": "anna-aalto",
        "name": "Anna Aalto",
        "phone": "040 123 4567",
        "checked": "2026-11-24",
    }
    assert lahti.record("people", "inkeri-maatta")
    assert codes(change) == ["replaced"]
    assert change.names == ("Inkeri Määttä",)


def test_the_same_again_is_nothing_to_do(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [{person: ville-vaihto, until: 31.12.2026}, {person: maija-malli, "
        "since: 1.1.2027}]}\n",
    )
    assert codes(replace(held, "ville-vaihto", MAIJA, NEW_YEAR)) == []
    assert dict(held.changed()) == {}


def test_a_role_and_an_end_that_is_written_stay_and_terms_to_come_pass_on(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [{person: ville-vaihto, role: acting, since: 2026-01-01, until: 2027-06-30}]}\n"
        "  - {id: b, name: B, contacts: [{person: ville-vaihto, since: 2027-03-01}]}\n"
        "  - {id: c, name: C, contacts: [{person: ville-vaihto, until: 2026-05-31}]}\n",
    )
    change = replace(held, "ville-vaihto", MAIJA, NEW_YEAR)
    assert of(held, "a") == [
        {"person": "ville-vaihto", "role": "acting", "since": "2026-01-01", "until": "2026-12-31"},
        {"person": "maija-malli", "role": "acting", "since": "2027-01-01", "until": "2027-06-30"},
    ]
    assert of(held, "b") == [{"person": "maija-malli", "since": "2027-03-01"}]
    assert of(held, "c") == [{"person": "ville-vaihto", "until": "2026-05-31"}]
    assert codes(change) == ["replaced"]
    assert change.statements[0].params["units"] == ("A", "B")


def test_who_is_there_already_only_stays() -> None:
    lahti = draft(LAHTI)
    change = replace(lahti, "sanna-virta", Newcomer("tiia-makinen", "Tiia Mäkinen"), NEW_YEAR)
    assert of(lahti, "osallisuus-ja-hyvinvointipalvelut") == [
        "tiia-makinen",
        {"person": "sanna-virta", "until": "31.12.2026"},
    ]
    assert codes(change) == ["only-ends"]


def test_who_is_there_for_a_while_begins_when_that_ends(tmp_path: Path) -> None:
    held = contacts(
        tmp_path, "  - {id: a, name: A, contacts: [ville-vaihto, {person: maija-malli, until: 28.2.2027}]}\n"
    )
    replace(held, "ville-vaihto", MAIJA, NEW_YEAR)
    assert of(held, "a") == [
        {"person": "ville-vaihto", "until": "31.12.2026"},
        {"person": "maija-malli", "since": "1.3.2027"},
        {"person": "maija-malli", "until": "28.2.2027"},
    ]


def test_a_substitute_who_gets_the_post_is_a_substitute_no_longer(tmp_path: Path) -> None:
    held = contacts(
        tmp_path, "  - {id: a, name: A, contacts: [ville-vaihto, {person: maija-malli, role: substitute}]}\n"
    )
    change = replace(held, "ville-vaihto", MAIJA, NEW_YEAR)
    assert of(held, "a") == [
        {"person": "ville-vaihto", "until": "31.12.2026"},
        {"person": "maija-malli", "since": "1.1.2027"},
        {"person": "maija-malli", "role": "substitute", "until": "31.12.2026"},
    ]
    assert codes(change) == ["replaced", "no-substitute"]


def test_without_a_day_one_takes_the_place_of_the_other_who_goes(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [ville-vaihto]}\n",
        "  - {id: x-x, name: X X, absences: [{since: 1.12.2026, substitute: ville-vaihto}]}\n",
        "  - {id: g, units: [a], contacts: [ville-vaihto]}\n",
    )
    change = replace(held, "ville-vaihto", MAIJA)
    assert of(held, "a") == ["maija-malli"]
    assert held.record("groups", "g")["contacts"] == ["maija-malli"]
    assert held.record("people", "x-x")["absences"] == [{"since": "1.12.2026", "substitute": "maija-malli"}]
    with pytest.raises(KeyError):
        held.record("people", "ville-vaihto")
    assert codes(change) == ["replaced", "stands-in", "person-removed"]


def test_without_a_day_nobody_is_said_to_have_been_there_before(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [{person: ville-vaihto, since: 1.1.2020}]}\n")
    with pytest.raises(Impossible) as refused:
        replace(held, "ville-vaihto", MAIJA, again=("replace", "ville-vaihto", "maija-malli"))
    assert refused.value.code == "day-needed"
    assert refused.value.commands == (("replace", "ville-vaihto", "maija-malli", "--from", "24.11.2026"),)


def test_without_a_day_what_is_over_stays_and_so_does_who_was_there(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [ville-vaihto]}\n  - {id: b, name: B, contacts: "
        "[{person: ville-vaihto, until: 1.1.2026}, maija-malli]}\n",
    )
    assert codes(replace(held, "ville-vaihto", MAIJA)) == ["replaced"]
    assert held.record("people", "ville-vaihto")


def test_only_some_units_and_none_that_shares_its_contacts(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [ville-vaihto]}\n  - {id: b, name: B, contacts: [ville-vaihto]}\n",
        groups="  - {id: g, units: [b], contacts: [ville-vaihto]}\n",
    )
    replace(held, "ville-vaihto", MAIJA, NEW_YEAR, units=("a",))
    assert of(held, "b") == ["ville-vaihto"]
    with pytest.raises(Impossible) as refused:
        replace(draft(LAHTI), "matti-karhos", NEW, NEW_YEAR, units=("nuorisopalvelut",))
    assert refused.value.code == "shared-contacts"
    with pytest.raises(Impossible) as refused:
        replace(draft(LAHTI), "inkeri-maatta", NEW, NEW_YEAR, units=("viestintapalvelut",))
    assert refused.value.code == "not-in-unit"
    assert refused.value.params["units"] == ("Viestintäpalvelut",)


def test_who_answered_nowhere_that_day_is_followed_by_another_command(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [{person: ville-vaihto, until: 31.12.2026}]}\n")
    with pytest.raises(Impossible) as refused:
        replace(held, "ville-vaihto", NEW, date(2027, 2, 1))
    assert refused.value.code == "no-terms"
    assert refused.value.commands == (("add", "person", "Anna Aalto", "--unit", "a", "--from", "1.2.2027"),)


def test_a_substitution_is_divided_on_the_day(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A, contacts: [x-x, ville-vaihto]}\n",
        "  - {id: x-x, name: X X, absences: [{since: 1.12.2026, until: 31.1.2027, substitute: ville-vaihto}]}\n",
    )
    assert codes(replace(held, "ville-vaihto", MAIJA, NEW_YEAR)) == ["replaced", "stands-in"]
    assert held.record("people", "x-x")["absences"] == [
        {"since": "1.12.2026", "until": "31.12.2026", "substitute": "ville-vaihto"},
        {"since": "1.1.2027", "until": "31.1.2027", "substitute": "maija-malli"},
    ]


def test_a_post_is_vacant_where_nobody_else_answers() -> None:
    lahti = draft(LAHTI)
    change = vacate(lahti, "vuokko-kortelainen", NEW_YEAR)
    unit = lahti.record("units", "viestintapalvelut")
    assert unit["contacts"] == [{"person": "vuokko-kortelainen", "until": "31.12.2026"}]
    assert unit["vacancy"] == {"since": "1.1.2027"}
    assert codes(change) == ["ends-vacant"]
    change = vacate(lahti, "sanna-virta", NEW_YEAR)
    assert "vacancy" not in lahti.record("units", "osallisuus-ja-hyvinvointipalvelut")
    assert codes(change) == ["ends"]
    assert codes(vacate(lahti, "sanna-virta", NEW_YEAR)) == []


def test_a_vacancy_lasts_until_somebody_begins(tmp_path: Path) -> None:
    held = contacts(
        tmp_path, "  - {id: a, name: A, contacts: [ville-vaihto, {person: maija-malli, since: 1.3.2027}]}\n"
    )
    change = vacate(held, "ville-vaihto", NEW_YEAR)
    assert held.record("units", "a")["vacancy"] == {"since": "1.1.2027", "until": "28.2.2027"}
    assert codes(change) == ["ends", "vacant"]


def test_a_vacancy_needs_its_first_day() -> None:
    with pytest.raises(Impossible) as refused:
        vacate(draft(LAHTI), "vuokko-kortelainen", None)
    assert refused.value.code == "vacancy-day"


def test_the_last_of_a_group_leaves_each_of_its_units(tmp_path: Path) -> None:
    held = contacts(
        tmp_path,
        "  - {id: a, name: A}\n  - {id: b, name: B, contacts: [maija-malli]}\n",
        groups="  - {id: g, units: [a, b], contacts: [ville-vaihto]}\n",
    )
    vacate(held, "ville-vaihto", NEW_YEAR)
    assert held.record("units", "a")["vacancy"] == {"since": "1.1.2027"}
    assert "vacancy" not in held.record("units", "b")


def test_an_absence_with_somebody_who_stands_in(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [maija-malli]}\n")
    first, last = date(2026, 12, 1), date(2027, 1, 31)
    assert codes(away(held, "maija-malli", first, last, "ville-vaihto")) == ["away"]
    written = [{"since": "1.12.2026", "until": "31.1.2027", "substitute": "ville-vaihto"}]
    assert held.record("people", "maija-malli")["absences"] == written
    assert codes(away(held, "maija-malli", first, last, "ville-vaihto")) == []
    with pytest.raises(Impossible) as refused:
        away(held, "maija-malli", date(2027, 1, 1), None, again=("away",))
    assert refused.value.code == "away-already"
    assert refused.value.commands == (("away", "maija-malli", "--from", "1.12.2026"),)
    # One that begins on the same day is the same absence, which ends on another day.
    assert codes(away(held, "maija-malli", first, date(2027, 2, 28))) == ["away"]
    assert held.record("people", "maija-malli")["absences"] == [{**written[0], "until": "28.2.2027"}]


@pytest.mark.parametrize(
    ("last", "substitute", "code"),
    [(date(2026, 11, 1), None, "end-before-beginning"), (None, "maija-malli", "own-substitute")],
)
def test_absences_that_cannot_be(tmp_path: Path, last: date | None, substitute: str | None, code: str) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [maija-malli]}\n")
    with pytest.raises(Impossible) as refused:
        away(held, "maija-malli", date(2026, 12, 1), last, substitute)
    assert refused.value.code == code


def test_a_new_person_of_a_unit_whose_contact_was_not_known(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: unknown}\n  - {id: b, name: B}\n")
    change = add_person(held, NEW, ("a", "b"))
    assert (of(held, "a"), of(held, "b")) == (["anna-aalto"], ["anna-aalto"])
    assert codes(change) == ["person-added", "begins", "begins"]


def test_who_begins_in_a_vacant_post_ends_the_vacancy(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, vacancy: {since: 1.11.2026}}\n")
    change = add_person(held, MAIJA, ("a",), (NEW_YEAR, date.max))
    assert held.record("units", "a") == {
        "id": "a",
        "name": "A",
        "vacancy": {"since": "1.11.2026", "until": "31.12.2026"},
        "contacts": [{"person": "maija-malli", "since": "1.1.2027"}],
    }
    assert codes(change) == ["begins", "vacancy-ends"]
    assert codes(add_person(held, MAIJA, ("a",), (NEW_YEAR, date.max))) == []


@pytest.mark.parametrize(
    ("units", "days", "code"),
    [
        ((), (date.min, date.max), "known-already"),
        ((), (NEW_YEAR, date.max), "unit-needed"),
        (("a",), (NEW_YEAR, date.max), "there-already"),
        (("a",), (NEW_YEAR, date(2026, 1, 1)), "end-before-beginning"),
    ],
)
def test_people_who_cannot_be_added(tmp_path: Path, units: tuple[str, ...], days: tuple[date, date], code: str) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [maija-malli]}\n")
    with pytest.raises(Impossible) as refused:
        add_person(held, MAIJA, units, days)
    assert refused.value.code == code


def test_a_phone_that_is_none_is_refused_with_what_was_pasted() -> None:
    with pytest.raises(Impossible) as refused:
        replace(draft(LAHTI), "inkeri-maatta", NEW, NEW_YEAR, values={"phone": "p. 040 123 4567 (ma–pe)"})
    assert refused.value.params["problem"] == "bad-phone"
    assert refused.value.params["details"]["right"] == "040 123 4567"
