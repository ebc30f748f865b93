"""Checks of people, units and areas: the edges of their days, and that one mistake stays one problem."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.checks import CheckContext
from yhdistys_cli.checks.contacts import CHECKS
from yhdistys_cli.diagnostics import DataPath, Diagnostic
from yhdistys_cli.load import Loaded, load, review
from yhdistys_cli.models import (
    Areas,
    Checklists,
    Clock,
    Contact,
    Contacts,
    Group,
    Guide,
    Person,
    SchoolHolidays,
    Unit,
    Vacancy,
    days,
)
from yhdistys_cli.sections import SECTION_OF
from yhdistys_cli.views.contacts import ContactList, contacts

from ..conftest import CITIES, GUIDE, TODAY, make_guide

MINE = {
    "similar-id",
    "bad-id",
    "duplicate-name",
    "duplicate-email",
    "unused-person",
    "no-contact",
    "contact-unknown",
    "contact-ends",
    "no-substitute",
    "substitute-away",
    "two-contacts",
    "overlapping-terms",
    "vacancy-with-contact",
    "no-answer",
    "answer-unknown",
    "ended-unit",
}
PEOPLE = "contact_for_each_unit: true\npeople: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n"
USED = "  - {id: z, name: Z, contacts: [a, {person: b, role: substitute}, {person: c, role: substitute}]}\n"


def found(directory: str) -> list[str]:
    """The problems of who answers, and everything that makes an answer wrong, as a short line each."""
    loaded = review(directory, TODAY)
    return [short(d, loaded) for d in loaded.diagnostics if d.code in MINE or d.severity == "error"]


def short(diagnostic: Diagnostic, loaded: Loaded) -> str:
    """The code and what is marked, which for a list or a record is its beginning."""
    at = diagnostic.at
    assert isinstance(at, DataPath)
    span = loaded.sources[at.file].span(at.path, diagnostic.on)
    return f"{diagnostic.code} {loaded.sources[at.file].text[span.start : span.end]}"


# --- terms, at their edges: the day is 24.11.2026


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("contacts: [a]", []),
        ("contacts: []", ["no-contact u"]),
        ("contacts: unknown", ["contact-unknown u"]),
        ("contacts: unknown, vacancy: {since: 2026-11-24}", []),
        ("contacts: [{person: a, since: 2026-11-24}]", []),
        ("contacts: [{person: a, since: 2026-11-25}]", ["no-contact u"]),
        ("contacts: [{person: a, until: 2026-11-24}]", ["contact-ends 2026-11-24"]),
        ("contacts: [{person: a, until: 2026-11-23}]", ["no-contact u"]),
        ("contacts: [{person: a, until: 31.12.2026}, {person: b, since: 1.1.2027}]", []),
        ("contacts: [{person: a, until: 31.12.2026}, {person: b, since: 2.1.2027}]", ["contact-ends 31.12.2026"]),
        ("contacts: [{person: b, since: 2.1.2027}, {person: a, until: 31.12.2026}]", ["contact-ends 31.12.2026"]),
        ("contacts: [{person: a, until: 1.1.2027}, {person: b, since: 1.1.2027}]", ["two-contacts b"]),
        ("contacts: [{person: a, until: 9999-12-31}]", []),
        ("contacts: [{person: a, until: 9999-12-30}]", ["contact-ends 9999-12-30"]),
        ("contacts: [{person: a, role: substitute}]", ["no-contact u"]),
        ("contacts: [{person: a, until: 31.12.2026}, {person: b, role: substitute}]", ["contact-ends 31.12.2026"]),
        ("vacancy: {since: 2026-11-24}", []),
        ("vacancy: {since: 2026-11-25}", ["no-contact u"]),
        ("vacancy: {since: 2026-01-01, until: 2026-11-24}", ["contact-ends 2026-11-24"]),
        ("contacts: [{person: a, until: 31.12.2026}], vacancy: {since: 1.1.2027}", []),
        ("contacts: [{person: a, until: 31.12.2026}], vacancy: {since: 2.1.2027}", ["contact-ends 31.12.2026"]),
        ("contacts: [{person: a, until: 1.1.2027}], vacancy: {since: 1.1.2027}", ["vacancy-with-contact 1.1.2027"]),
        ("contacts: [a], vacancy: {since: 2026-11-01, until: 2026-11-24}", ["vacancy-with-contact 2026-11-01"]),
        ("contacts: [a], vacancy: {since: 2026-11-01, until: 2026-11-23}", []),
        ("contacts: [{person: a, role: substitute}], vacancy: {since: 2026-11-01}", []),
        ("contacts: [a, b, c]", ["two-contacts b"]),
        ("contacts: [a, {person: b, until: 23.11.2026}]", []),
        ("contacts: [a, {person: b, until: 24.11.2026}]", ["two-contacts b"]),
        ("contacts: [a, a]", ["overlapping-terms a"]),
        ("contacts: [a, {person: a, role: substitute, until: 2020-01-01}]", ["overlapping-terms a"]),
        ("contacts: [{person: a, until: 2020-01-01}, {person: a, since: 2020-01-02}]", []),
        ("contacts: [{person: a, until: 2020-01-02}, {person: a, since: 2020-01-02}]", ["overlapping-terms a"]),
        # Whoever is acting is the contact person, also of a post that is vacant.
        ("contacts: [{person: a, role: acting}]", []),
        ("contacts: [{person: a, role: acting}], vacancy: {since: 2026-11-01}", []),
        ("contacts: [a, {person: b, role: acting}]", ["two-contacts b"]),
        # A unit that is over, or is not there yet, needs nobody.
        ("until: 2026-11-23", []),
        ("until: 2026-11-24", ["no-contact u"]),
        ("contacts: [{person: a, until: 31.12.2026}], until: 31.12.2026", []),
        ("contacts: [{person: a, until: 30.12.2026}], until: 31.12.2026", ["contact-ends 30.12.2026"]),
        ("contacts: [{person: a, since: 1.1.2027}], since: 1.1.2027", []),
        ("contacts: [{person: a, since: 2.1.2027}], since: 1.1.2027", ["no-contact u"]),
        ("contacts: [a], since: 2.1.2027, until: 1.1.2027", ["end-before-start 1.1.2027"]),
        ("contacts: [a], until: 9999-12-31", []),
        # What ends before it begins is one problem, and no other.
        ("contacts: [{person: a, since: 2.1.2027, until: 1.1.2027}]", ["end-before-start 1.1.2027"]),
        ("contacts: [a, {person: b, since: 2.1.2027, until: 1.1.2027}]", ["end-before-start 1.1.2027"]),
        ("contacts: [a, {person: a, since: 2.1.2027, until: 1.1.2027}]", ["end-before-start 1.1.2027"]),
        ("vacancy: {since: 2.1.2027, until: 1.1.2027}", ["end-before-start 1.1.2027"]),
        ("contacts: [a], vacancy: {since: 2.1.2027, until: 1.1.2027}", ["end-before-start 1.1.2027"]),
    ],
)
def test_a_unit(unit: str, expected: list[str], tmp_path: Path) -> None:
    text = f"units:\n  - {{id: u, name: U, {unit}}}\n{USED}{PEOPLE}"
    assert found(make_guide(tmp_path, contacts=text)) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("{id: g, units: [u, v], contacts: [a]}", []),
        ("{id: g, units: [u, v], contacts: [a, b]}", []),  # who belongs to which unit is not known
        ("{id: g, units: [u, v], contacts: []}", ["no-contact u"]),
        ("{id: g, units: [v], contacts: [a]}", ["no-contact u"]),
        ("{id: g, units: [u, v], contacts: [{person: a, role: substitute}]}", ["no-contact u"]),
        ("{id: g, units: [u, v], contacts: [{person: a, until: 31.12.2026}]}", ["contact-ends 31.12.2026"]),
        ("{id: g, units: [u, v], contacts: [a, a]}", ["overlapping-terms a"]),
        (
            "{id: g, units: [u, v], contacts: [{person: a, since: 2.1.2027, until: 1.1.2027}]}",
            ["end-before-start 1.1.2027"],
        ),
        (
            "{id: g, units: [u], contacts: [{person: a, until: 31.12.2026}]}, "
            "{id: h, units: [u], contacts: [{person: b, since: 1.1.2027}]}",
            [],
        ),
    ],
)
def test_a_group(groups: str, expected: list[str], tmp_path: Path) -> None:
    units = "  - {id: u, name: U}\n  - {id: v, name: V, vacancy: {since: 2020-01-01}}\n"
    assert found(make_guide(tmp_path, contacts=f"units:\n{units}{USED}groups: [{groups}]\n{PEOPLE}")) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("{id: u, name: U}", ["contact-unknown u"]),
        ("{id: u, name: U, phone: 03 814 111}", []),  # it is reached without a person
        ("{id: u, name: U, email: u@example.com}", []),
        ("{id: u, name: U, email: u@example.com, contacts: unknown}", ["contact-unknown u"]),
    ],
)
def test_a_unit_to_which_nobody_was_promised(unit: str, expected: list[str], tmp_path: Path) -> None:
    assert found(make_guide(tmp_path, contacts=f"units: [{unit}]\n")) == expected


def test_a_group_that_ends_is_one_problem_and_names_its_units(tmp_path: Path) -> None:
    units = "units:\n  - {id: u, name: U}\n  - {id: v, name: V}\n"
    groups = "groups: [{id: g, units: [u, v], contacts: [{person: a, until: 31.12.2026}]}]\n"
    directory = make_guide(tmp_path, contacts=f"{units}{USED}{groups}{PEOPLE}")
    (ends,) = [d for d in review(directory, TODAY).diagnostics if d.code == "contact-ends"]
    assert ends.params == {"day": "2027-01-01"}
    assert [at.path for at in ends.related if isinstance(at, DataPath)] == [("units", 0, "id"), ("units", 1, "id")]


# --- the same days as those on which `contacts` gives an answer

LENGTH = 8
ENDS = st.none() | st.integers(-2, LENGTH).map(lambda n: TODAY + timedelta(n))
TERMS = st.builds(Contact, st.sampled_from("abc"), st.sampled_from(["contact", "substitute"]), ENDS, ENDS).filter(
    lambda term: days(term)[0] <= days(term)[1]
)
VACANCIES = st.none() | st.builds(
    lambda since, length: Vacancy(since, None if length is None else since + timedelta(length)),
    st.integers(-2, LENGTH).map(lambda n: TODAY + timedelta(n)),
    st.none() | st.integers(0, 5),
)
EMPTY = load(str(CITIES["lahti"])).guide
assert EMPTY is not None
BLANK: Guide = EMPTY


def check(contacts: Contacts) -> Iterator[Diagnostic]:
    """What the checks say of these contacts and of nothing else."""
    about = replace(BLANK.about, bodies=())
    guide = Guide(about, contacts, Areas(), Checklists(), Clock(), SchoolHolidays())
    known = CheckContext(guide, {name: {} for name in SECTION_OF}, today=TODAY)
    for one in CHECKS:
        yield from one(known)


@given(st.lists(TERMS, max_size=4), st.lists(TERMS, max_size=3), VACANCIES)
def test_who_answers_on_a_day(own: list[Contact], shared: list[Contact], vacancy: Vacancy | None) -> None:
    people = tuple(Person(name, name) for name in "abc")
    unit = Unit("u", "U", contacts=tuple(own), vacancy=vacancy)
    data = Contacts(
        contact_for_each_unit=True, units=(unit,), groups=(Group("g", ("u",), tuple(shared)),), people=people
    )
    guide = replace(BLANK, contacts=data)
    coming = [TODAY + timedelta(n) for n in range(2 * LENGTH)]

    def answers(day: date) -> bool:
        view = contacts(guide, day)
        assert isinstance(view, ContactList)
        held = [term for e in view.entries if e.units for person in e.people for _units, term in person.terms]
        return any(term.role == "contact" for term in held) or bool(vacancy and lasts(vacancy, day))

    def lasts(term: Contact | Vacancy, day: date) -> bool:
        return days(term)[0] <= day <= days(term)[1]

    said = list(check(data))
    codes = {d.code for d in said}
    main = [term for term in own if term.role == "contact"]
    two = any(len({term.person for term in main if lasts(term, day)}) > 1 for day in coming)
    assert ("two-contacts" in codes) == two
    every = [TODAY + timedelta(n) for n in range(-LENGTH, 2 * LENGTH)]
    twice = any(
        len(held) > len(set(held))
        for holder in (own, shared)
        for day in every
        for held in [[term.person for term in holder if lasts(term, day)]]
    )
    assert ("overlapping-terms" in codes) == twice
    both = any(vacancy and lasts(vacancy, day) and lasts(term, day) for term in main for day in coming)
    assert ("vacancy-with-contact" in codes) == both
    if not twice:  # else an answer says only one of somebody's terms
        without = next((day for day in coming if not answers(day)), None)
        assert ("no-contact" in codes) == (without == TODAY)
        assert [d.params["day"] for d in said if d.code == "contact-ends"] == (
            [without.isoformat()] if without and without > TODAY else []
        )


# --- names and addresses


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Tilat", "Tilat", "Tilat"),
        ("Tilat", "'TILAT'", "'TILAT'"),
        ("Vapaa aika", "Vapaa  aika", "Vapaa  aika"),
        ("Tilat", "{fi: Kokous, sv: tilat}", "tilat"),
        ("{fi: Tilat, sv: Lokaler}", "{fi: Talot, en: Lokaler}", "Lokaler"),
        ("{fi: Info, sv: Info}", "Ilta", None),
        ("{fi: Tilat, sv: Lokaler}", "{fi: Tilat, sv: Lokaler}", "Tilat"),  # once, although in two languages
        ("Tilat", "Tilät", None),
        ("Nyk\u00e4inen", "Nyka\u0308inen", "Nyka\u0308inen"),  # as a Mac writes it, and everybody else
    ],
)
@pytest.mark.parametrize("kind", ["events", "checklists", "service_areas", "areas"])
def test_the_same_name(kind: str, one: str, other: str, marked: str | None, tmp_path: Path) -> None:
    key, more = {
        "events": ("title", "kind: meeting"),
        "checklists": ("title", "items: [x]"),
        "service_areas": ("name", "keywords: [x]"),
        "areas": ("title", "summary: S, answers: each-unit"),
    }[kind]
    file = {"events": "clock", "service_areas": "contacts"}.get(kind, kind)
    text = "".join(f"  - {{id: {i}, {key}: {name}, {more}}}\n" for i, name in (("a", one), ("b", other)))
    directory = make_guide(tmp_path, **{file: f"{kind}:\n{text}"})
    assert found(directory) == ([f"duplicate-name {marked}"] if marked else [])


def test_a_body_may_have_the_name_of_one_before_it(tmp_path: Path) -> None:
    bodies = (
        "bodies:\n  - {id: a, name: Lautakunta, until: 2024-12-31}\n  - {id: b, name: Lautakunta, since: 2025-01-01}\n"
    )
    assert found(make_guide(tmp_path, guide=GUIDE + bodies)) == []
    late = bodies.replace("until: 2024-12-31", "until: 2025-01-01")
    assert found(make_guide(tmp_path, guide=GUIDE + late)) == ["duplicate-name Lautakunta"]
    reversed_ = bodies.replace("until: 2024-12-31", "since: 2026-01-02, until: 2026-01-01")
    assert found(make_guide(tmp_path, guide=GUIDE + reversed_)) == ["end-before-start 2026-01-01"]
    third = bodies + "  - {id: c, name: Lautakunta, since: 2024-01-01, until: 2024-12-31}\n"
    assert found(make_guide(tmp_path, guide=GUIDE + third)) == ["duplicate-name Lautakunta"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("{id: b, name: B, email: X@city.fi}", ["duplicate-email X@city.fi"]),
        ("{id: b, name: B, email: y@city.fi}", []),
        ("{id: b, name: B}", []),
        ("{id: b, name: a, email: x@city.fi}", ["duplicate-name a"]),  # somebody who is there twice
        ("{id: a, name: A, email: x@city.fi}", ["duplicate-id a"]),
    ],
)
def test_the_same_address(other: str, expected: list[str], tmp_path: Path) -> None:
    assert (
        found(make_guide(tmp_path, contacts=f"people:\n  - {{id: a, name: A, email: x@city.fi}}\n  - {other}\n"))
        == expected
    )


# --- one mistake is one problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a misspelt reference does not leave a person unused or a unit without anybody
        (
            "units: [{id: u, name: U, contacts: [anna-alto]}]\npeople: [{id: anna-aalto, name: A}]\n",
            ["unknown-person anna-alto"],
        ),
        (
            "units: [{id: kirjasto, name: K}]\ngroups: [{id: g, units: [kirjato], contacts: [a]}]\n"
            "people: [{id: a, name: A}]\n",
            ["unknown-unit kirjato"],
        ),
        # nor do records that were set aside
        (
            "units: [{id: u, name: U, contacts: [a], x: y}]\ngroups: []\npeople: [{id: a, name: A}]\n",
            ["unknown-field x"],
        ),
        (
            "units: [{id: u, name: U}]\ngroups: [{id: g, units: [u], contacts: [{person: a}], x: y}]\n"
            "people: [{id: a, name: A}]\n",
            ["unknown-field x"],
        ),
        (
            "units: [{id: u, name: U, contacts: [{person: Anna-Aalto}]}, {id: v, name: V, contacts: [b]}]\n"
            "people: [{id: anna-aalto, name: A}, {id: b, name: B}]\n",
            ["bad-id Anna-Aalto"],
        ),
        ("units: [{id: u, name: U, contacts: [a]}]\npeople: [{id: a, name: A, x: y}]\n", ["unknown-field x"]),
        ("units: [{id: u, name: U, contacts: [a, b]}]\npeople: [{id: a, name: A}]\n", ["unknown-person b"]),
        ("units: [{id: '?', name: U, contacts: [a]}, {id: v, name: V, contacts: [a]}]\n" + PEOPLE, ["bad-id '?'"]),
        (
            "units: [{id: u, name: U}]\ngroups: [{id: '?', units: [u], contacts: [a]}]\npeople: [{id: a, name: A}]\n",
            ["bad-id '?'"],
        ),
        # where there are no units, nobody is missing from them
        (PEOPLE, []),
        ("units: [{id: u, name: U, vacancy: {since: 1.1.2020}}]\npeople: [{id: a, name: A}]\n", ["unused-person a"]),
        ("groups: [{id: g, units: [], contacts: [b]}]\n" + PEOPLE, ["unused-person a", "unused-person c"]),
    ],
)
def test_one_mistake_is_one_problem(text: str, expected: list[str], tmp_path: Path) -> None:
    assert found(make_guide(tmp_path, contacts=text)) == expected


def test_a_file_that_cannot_be_read_leaves_nobody_unused(tmp_path: Path) -> None:
    people = "people: [{id: a, name: A}]\nunits: [{id: u, name: U}]\n"
    directory = make_guide(tmp_path, contacts__a=people, contacts__b="units: [\n")
    assert [d.code for d in review(directory, TODAY).diagnostics] == ["syntax"]


# --- ids that are nearly ids


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("[{id: asa, name: A}, {id: Åsa, name: B}]", [("similar-id", "Åsa", "asa", None)]),
        ("[{id: Åsa, name: A}, {id: asa, name: B}]", [("similar-id", "Åsa", "asa", None)]),
        ("[{id: asa, name: A}, {id: a\u030asa, name: B}]", [("similar-id", "a\u030asa", "asa", None)]),
        ("[{id: asa, name: A}, {id: ASA, name: B}]", [("similar-id", "ASA", "asa", None)]),
        (
            "[{id: ASA, name: A}, {id: Åsa, name: B}]",
            [("bad-id", "ASA", None, None), ("similar-id", "Åsa", "ASA", None)],
        ),
        ("[{id: asa, x: y, name: A}, {id: Åsa, name: B}]", [("similar-id", "Åsa", "asa", None)]),
        ("[{id: a-b, name: A}, {id: a_b, name: B}]", [("bad-id", "a_b", None, None)]),
        ("[{id: Åsa, name: A}]", [("bad-id", "Åsa", None, "asa")]),
        ("[{id: Åsa Öberg, name: A}]", [("bad-id", "Åsa Öberg", None, "asa-oberg")]),
        ("[{id: asa_oberg, name: A}]", [("bad-id", "asa_oberg", None, "asa-oberg")]),
        ("[{id: '?', name: A}]", [("bad-id", "?", None, None)]),
        (f"[{{id: {'æ' * 31}, name: A}}]", [("bad-id", "æ" * 31, None, None)]),
        ("[{id: ' Åsa ', name: A}]", [("bad-id", "Åsa", None, "asa")]),
    ],
)
def test_an_id_with_dots_and_capitals(
    people: str, expected: list[tuple[str, str, str | None, str | None]], tmp_path: Path
) -> None:
    directory = make_guide(tmp_path, contacts=f"people: {people}\n")
    for loaded in (load(directory), review(directory, TODAY)):
        ids = [d for d in loaded.diagnostics if d.code in ("bad-id", "similar-id")]
        assert [(d.code, d.params["value"], d.params.get("other"), d.fix) for d in ids] == expected
        for d in ids:
            assert [loaded.sources[at.file].text[slice(*span(loaded, at))] for at in d.related] == (
                [d.params["other"]] if d.code == "similar-id" else []
            )


def span(loaded: Loaded, at: object) -> tuple[int, int]:
    assert isinstance(at, DataPath)
    found = loaded.sources[at.file].span(at.path)
    return found.start, found.end


def test_ids_of_two_files(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path, contacts__a="people: [{id: Åsa, name: A}]\n", contacts__b="people: [{id: asa, name: B}]\n"
    )
    (similar,) = load(directory).diagnostics
    assert similar.at == DataPath(str(tmp_path / "contacts" / "a.yaml"), ("people", 0, "id"))
    assert similar.related == (DataPath(str(tmp_path / "contacts" / "b.yaml"), ("people", 0, "id")),)


REFERRING = {
    "contacts": "units:\n  - {id: Tilä, name: T, service_area: Pälvelu, contacts: [Anna Äijä, {person: Anna Äijä}]}\n"
    "groups: [{id: g, units: [Tilä], contacts: [Anna Äijä]}]\n"
    "service_areas: [{id: Pälvelu, name: P}]\npeople: [{id: Anna Äijä, name: A}]\n",
    "areas": "areas: [{id: Älue, title: A, summary: S, answers: [Tilä], bodies: [Körpi]}]\n",
    "checklists": "checklists: [{id: Lista_1, title: L, items: [x]}]\n",
    "clock": "events:\n  - {id: Hakü, title: H, kind: application, areas: [Älue], units: [Tilä]}\n"
    "  - {id: ilta, title: I, kind: info, about_event: Hakü, rule: {on: {event: Hakü, days: 3}}}\n",
    "guide": GUIDE + "bodies: [{id: Körpi, name: K}]\n",
}


def test_an_id_and_what_refers_to_it_are_mended_together(tmp_path: Path) -> None:
    directory = make_guide(tmp_path, **REFERRING)
    loaded = load(directory)
    assert {d.code for d in loaded.diagnostics} == {"bad-id"}
    assert len(loaded.diagnostics) == 18
    for file in loaded.files:
        text = loaded.sources[file].text
        spots = [(span(loaded, d.at), d.fix) for d in loaded.diagnostics if d.at.file == file]
        for (start, end), fix in sorted(spots, reverse=True):
            assert fix is not None
            text = text[:start] + fix + text[end:]
        Path(file).write_text(text, "utf-8")
    assert load(directory).diagnostics == ()


@pytest.mark.parametrize(
    ("person", "suggestion", "fix"),
    [
        ("Anna-Äijä", "anna-aija", "anna-aija"),
        ("Anna Äija", "anna-aija", "anna-aija"),
        ("Ana-Äijä", "anna-aija", None),  # a mistake in the letters besides
        ("Åsa", None, None),  # there are two whom it may mean
        ("Qqq", None, None),
    ],
)
def test_a_reference_that_cannot_be_an_id(person: str, suggestion: str | None, fix: str | None, tmp_path: Path) -> None:
    people = "people: [{id: anna-aija, name: A}, {id: asa, name: B}, {id: Åsa, name: C}]\n"
    directory = make_guide(tmp_path, contacts=f"units: [{{id: u, name: U, contacts: [{person}]}}]\n{people}")
    (bad,) = [d for d in load(directory).diagnostics if d.code == "bad-id"]
    assert (bad.params.get("suggestion"), bad.fix) == (suggestion, fix)


def test_the_administration_is_no_service_area_but_may_be_named(tmp_path: Path) -> None:
    (bad,) = load(
        make_guide(tmp_path, contacts="units: [{id: u, name: U, service_area: Administration}]\n")
    ).diagnostics
    assert (bad.code, bad.fix) == ("bad-id", "administration")


def test_what_nobody_sees_in_an_id_is_not_meant(tmp_path: Path) -> None:
    # A zero-width space and a soft hyphen, which come along from a web page.
    text = "units: [{id: u, name: U, contacts: [tiia\u00ad-makinen\u200b]}]\npeople: [{id: tiia-makinen, name: T}]\n"
    directory = make_guide(tmp_path, contacts=text)
    diagnostics = review(directory, TODAY).diagnostics
    assert [d for d in diagnostics if d.code in MINE] == []  # it is read as the id that one sees
    assert [(d.code, d.fix) for d in diagnostics if "invisible" in d.code] == [("invisible-character", "")] * 2


def test_one_bad_id_does_not_hide_what_else_is_missing(tmp_path: Path) -> None:
    text = "units: [{id: u, name: U, contacts: [asa, nobody]}]\npeople: [{id: Åsa, name: A}]\n"
    assert found(make_guide(tmp_path, contacts=text)) == ["unknown-person nobody", "bad-id Åsa"]


# --- as the work grows


def test_ten_thousand_people_and_units() -> None:
    number = 10_000
    people = tuple(Person(f"p{i}", f"Person {i}", email=f"p{i}@city.fi") for i in range(number))
    middle = date(2027, 1, 1)
    units = tuple(
        Unit(
            f"u{i}",
            f"Unit {i}",
            contacts=(Contact(f"p{i}", until=middle), Contact(f"p{i - 1}", since=middle + timedelta(1))),
        )
        for i in range(1, number)
    )
    said = list(check(Contacts(units=units, people=people)))
    assert said == []
