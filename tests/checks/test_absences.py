"""Checks of absences: who stands in is somebody else of the guide, and why somebody is away is not written."""

from pathlib import Path

import pytest

from ..conftest import Run, make_guide
from .test_contacts import found


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        ("{since: 1.12.2026, substitute: b}", []),
        ("{since: 1.12.2026, substitute: c}", ["unknown-person c", "unused-person b"]),
        ("{since: 1.12.2026, substitute: a}", ["own-substitute a", "unused-person b"]),
        ("{since: 1.12.2026, until: 30.11.2026, substitute: b}", ["end-before-start 30.11.2026"]),
        ("{since: 1.12.2026, substitute: b, reason: opintovapaa}", ["unknown-field reason"]),
        ("{since: 1.12.2026, until: 31.1.2027}", ["no-substitute 1.12.2026", "unused-person b"]),
        ("{since: 1.9.2026}", ["no-substitute 1.9.2026", "unused-person b"]),
        ("{since: 1.9.2026, until: 23.11.2026}", ["unused-person b"]),
    ],
)
def test_an_absence(absence: str, expected: list[str], tmp_path: Path) -> None:
    people = f"people: [{{id: a, name: A, absences: [{absence}]}}, {{id: b, name: B}}]\n"
    text = f"units: [{{id: u, name: U, contacts: [a]}}]\n{people}"
    assert found(make_guide(tmp_path, contacts=text)) == expected


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        ("{since: 31.1.2027}", ["substitute-away b"]),
        ("{since: 1.6.2026, until: 1.12.2026}", ["substitute-away b"]),
        ("{since: 1.2.2027}", []),
        ("{since: 1.6.2026, until: 30.11.2026}", []),
        ("{since: 1.2.2027}, {since: 5.1.2027, until: 5.1.2027}", ["substitute-away b"]),
    ],
)
def test_who_stands_in_is_there(away: str, expected: list[str], tmp_path: Path) -> None:
    people = (
        "people:\n  - {id: a, name: A, absences: [{since: 1.12.2026, until: 31.1.2027, substitute: b}]}\n"
        f"  - {{id: b, name: B, absences: [{away}]}}\n"
    )
    text = f"units: [{{id: u, name: U, contacts: [a]}}]\n{people}"
    assert found(make_guide(tmp_path, contacts=text)) == expected


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ("[a, b]", ["two-contacts b"]),
        ("[a, {person: b, role: substitute, since: 1.12.2026, until: 31.1.2027}]", []),
        ("[a, {person: b, role: substitute, since: 2.12.2026}]", ["no-substitute 1.12.2026"]),
        ("[{person: a, until: 30.11.2026}, {person: b, since: 1.12.2026}]", []),
        ("[b, {person: a, role: substitute}]", []),
        ("[{person: b, until: 10.12.2026}, {person: a, role: substitute}]", ["contact-ends 10.12.2026"]),
        ("[{person: a, until: 30.11.2026}]", ["contact-ends 30.11.2026", "unused-person b"]),
    ],
)
def test_nobody_need_stand_in_where_somebody_else_is_there(contacts: str, expected: list[str], tmp_path: Path) -> None:
    people = "people:\n  - {id: a, name: A, absences: [{since: 1.12.2026, until: 31.1.2027}]}\n  - {id: b, name: B}\n"
    text = f"units: [{{id: u, name: U, contacts: {contacts}}}]\n{people}"
    assert found(make_guide(tmp_path, contacts=text)) == expected


def test_a_reason_of_an_absence_is_refused_with_the_reason_why(tmp_path: Path, run: Run) -> None:
    people = "people:\n  - id: a\n    name: A\n    absences:\n      - since: 1.12.2026\n        syy: vanhempainvapaa\n"
    result = run("--data", make_guide(tmp_path, contacts=people), "validate", "--today", "2026-11-24")
    assert "ei koskaan syytä, sillä se voi olla arkaluonteinen" in result.out
    # What was only misspelt is put right.
    make_guide(tmp_path, contacts=people.replace("syy: vanhempainvapaa", "untill: 1.1.2027"))
    assert "until" in run("--data", str(tmp_path), "validate", "--today", "2026-11-24").out
