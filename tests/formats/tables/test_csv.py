"""CSV, read back by the standard library; nothing in it is a formula."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.formats.tables.csv import CONTACTS, disarm

from ...conftest import CITIES, ROOT, Run, make_guide

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
TERMS = str(ROOT / "tests" / "guides" / "terms")


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_rows(run: Run) -> None:
    text = run("contacts", "--format", "csv", "--data", TERMS, "--on", "1.1.2027").out
    rows = read(text)
    assert tuple(rows[0]) == CONTACTS
    assert [(r["unit_id"], r["person_id"], r["role"], r["since"], r["until"]) for r in rows] == [
        ("kulttuuri", "asa-oberg", "contact", "2027-01-01", ""),
        ("kulttuuri", "zoe-zimmer", "substitute", "2026-12-01", "2027-01-15"),
        ("nuoriso", "", "", "", ""),
        ("liikunta", "anna-aalto", "contact", "", ""),
        ("kirjasto", "", "", "", ""),
        ("", "ilman-yksikkoa", "", "", ""),
    ]
    assert {r["title"] for r in rows} == {"", "suunnittelija", "'=cmd|calc"}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_programs_read_the_same_columns_ids_and_dates_in_every_language(language: str, run: Run) -> None:
    rows = read(run("contacts", "--format", "csv", "--data", TERMS, "--today", "2026-11-24", "--lang", language).out)
    first = rows[0]
    assert (first["unit_id"], first["until"], first["phone"]) == ("kulttuuri", "2026-12-31", "040 123 4567")


def test_shared_contacts_have_a_row_for_each_unit(run: Run) -> None:
    rows = read(run("contacts", "--format", "csv", "--area", "nuoriso", "--data", str(CITIES["lahti"])).out)
    assert len(rows) == 12
    assert {r["shared"] for r in rows} == {"true"}
    assert {r["unit_id"] for r in rows} == {"kulttuuripalvelut", "nuorisopalvelut", "liikuntapalvelut"}


@given(st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    assert not disarm(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert disarm(text).removeprefix("'") == text.removeprefix("'")


def test_no_formula_where_a_semicolon_parts_cells() -> None:
    """Excel in Finnish and Swedish cuts a line at each semicolon, within quotation marks too."""
    assert disarm('Foo;=HYPERLINK("http://evil.example")') == 'Foo;\'=HYPERLINK("http://evil.example")'
    assert disarm("a\n=1+1") == "a\n'=1+1"
    assert disarm('a;"+1') == "a;\"'+1"
    assert disarm("ma–pe; 9–15 (=arkisin)") == "ma–pe; 9–15 (=arkisin)"


def test_the_family_name_that_the_data_gives_has_a_column(run: Run, tmp_path: Path) -> None:
    people = "people:\n  - {id: a, name: Aalto Anna, family: Aalto}\n  - {id: b, name: Bo Berg}\n"
    folder = make_guide(tmp_path, contacts=people)
    rows = read(run("contacts", "--format", "csv", "--data", folder).out)
    assert [(row["name"], row["family"]) for row in rows] == [("Aalto Anna", "Aalto"), ("Bo Berg", "")]
