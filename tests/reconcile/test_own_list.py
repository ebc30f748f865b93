"""A city's own list, as cities write them: tests/workbooks/lists.txt, whose answers --accept writes."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from yhdistys_cli import workbook
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.formats import changes
from yhdistys_cli.reconcile.bring import bring
from yhdistys_cli.reconcile.given import Book
from yhdistys_cli.reconcile.own_list import take_in
from yhdistys_cli.words import Words

from ..conftest import ROOT, TODAY
from .edited import GUIDE, difference, loaded

FILE = ROOT / "tests" / "workbooks" / "lists.txt"


def said(book: Book) -> str:
    """What is said of a list, and the lines that it would change."""
    draft = Draft(loaded(str(GUIDE)), str(GUIDE), TODAY)
    assert bring(draft, book) is None
    found = take_in(draft, book)
    if found is None:
        return "(ei lista)"
    change, notes = found
    words = Words("fi", "fi")
    lines = [changes.said(statement, words) for statement in (*notes, *change.statements)]
    return "\n".join([*lines, *difference(draft, str(GUIDE))])


def cases() -> list[tuple[str, str, str]]:
    found = []
    for case in FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, _line, answer = case.partition("\n--\n")
        title, _end, text = head.partition("\n")
        found.append((title, text, answer.strip("\n")))
    return found


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=lambda value: value if len(value) < 60 else "")
def test_lists(title: str, text: str, expected: str, request: pytest.FixtureRequest) -> None:
    answer = said(workbook.read(text.encode("cp1252"), "lista.csv"))
    if request.config.getoption("--accept"):
        whole = FILE.read_text(encoding="utf-8")
        head = f"\n== {title}\n{text}\n--\n"
        before, _head, after = whole.partition(head)
        rest = after.find("\n== ")
        FILE.write_text(f"{before}{head}{answer}\n" + (after[rest:] if rest >= 0 else ""), encoding="utf-8")
    else:
        assert answer == expected


def as_book(rows: list[list[Any]], merged: str = "") -> Book:
    book = Workbook()
    paper: Any = book.active
    for row in rows:
        paper.append(row)
    if merged:
        paper.merge_cells(merged)
    out = io.BytesIO()
    book.save(out)
    return workbook.read(out.getvalue(), "lista.xlsx")


def test_a_unit_merged_beside_several_people_is_that_of_all_of_them() -> None:
    rows = [["Yhteystiedot 2027"], ["Nimi", "Yksikkö"], ["Maija Malli", "Kirjasto"], ["Matti Malli"], ["Mikko Malli"]]
    answer = said(as_book(rows, "B3:B4"))
    assert "+    contacts: [maija-malli, matti-malli]" in answer.splitlines()
    assert "Rivi 5: Mikko Malli on ilman yksikköä: kukaan ei löydä häntä" in answer


def test_a_phone_that_is_a_number_and_a_formula_are_left_out() -> None:
    answer = said(as_book([["Nimi", "Puhelin", "Yksikkö"], ["Maija Malli", 401234567, "=A1"]]))
    assert "Jää tuomatta: B2: 401234567 on lukuna, ja alun nolla on voinut kadota: kirjoita se tekstinä" in answer
    assert "Jää tuomatta: C2: ”=A1” ei ole tekstiä" in answer
    assert "phone" not in answer


def test_importing_a_list_again_changes_nothing() -> None:
    rows = [["Nimi", "Yksikkö", "Puhelin"], ["Anna Aalto", "Nuorisopalvelut", "040 1234567"]]
    assert [line for line in said(as_book(rows)).splitlines() if not line.startswith((" ", "Tauluk"))] == []
