"""Whatever stands in the cells of a workbook: it is refused with its cell, or becomes data that can be read."""

import os
from datetime import date, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.edit import woven
from yhdistys_cli.formats import changes
from yhdistys_cli.load import review
from yhdistys_cli.reconcile.bring import bring
from yhdistys_cli.reconcile.exported import exported
from yhdistys_cli.reconcile.given import Book, Cell, Sheet
from yhdistys_cli.words import Words

from ..conftest import TODAY
from .edited import GUIDE, loaded

FOLDER = str(GUIDE)
# How many workbooks are tried; more by hand: RANDOM_CELLS=5000 pytest tests/reconcile/test_random_cells.py
TRIES = int(os.environ.get("RANDOM_CELLS", "40"))
VALUES: Any = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "–", "0401234567", "040 123 4567", "a: b # c", "'", "[x]", "- a", "x\n y", "peruttu"]),
    st.sampled_from(
        ["Anna Aalto", "Museo", "Avustushaku", "Viestintä", "sijainen", "14.4.2027", "ke 14.4.2027", "klo 9"]
    ),
    st.sampled_from([401234567, 17.3, 0.75, 46_752, True, time(17), date(2027, 4, 14), (date(2027, 4, 14), time(1))]),
    st.text(max_size=20),
)
PLACES = st.tuples(st.integers(0, 2), st.integers(2, 9), st.integers(0, 10))


def book(edits: list[tuple[tuple[int, int, int], Any]]) -> Book:
    """The workbook of the guide, with values in some cells, also of rows that are not there yet."""
    made = exported(Draft(loaded(FOLDER), FOLDER, TODAY))
    _ = Words("fi", "fi").gettext
    sheets = []
    for number, (table, rows) in enumerate(made.sheets):
        cells: dict[int, list[Cell]] = {1: [Cell(_(column.title)) for column in table.columns]}
        for line, row in enumerate(rows, 2):
            words = [dict(column.words).get(text) for column, text in zip(table.columns, row, strict=True)]
            cells[line] = [Cell((_(word) if word else text) or None) for word, text in zip(words, row, strict=True)]
        for (sheet, line, column), value in edits:
            if sheet == number and column < len(table.columns):
                cells.setdefault(line, [Cell()] * len(table.columns))[column] = Cell(value)
        sheets.append(Sheet(_(table.title), {line: tuple(found) for line, found in cells.items()}))
    return Book(tuple(sheets), made.base)


@settings(max_examples=TRIES)
@given(st.lists(st.tuples(PLACES, VALUES), max_size=5))
def test_random_cells(edits: list[tuple[tuple[int, int, int], Any]]) -> None:
    draft = Draft(loaded(FOLDER), FOLDER, TODAY)
    words = Words("sv", "fi")
    try:
        found = bring(draft, book(edits))
    except Impossible as impossible:
        changes.reason(impossible, words)  # which knows every code
        return
    assert found is not None
    change, notes = found
    assert all(changes.said(statement, words) for statement in (*change.statements, *notes))
    assert bool(change.statements) == bool(draft.changed())
    if change.statements:
        new = {file: content for file, (_old, content) in woven(loaded(FOLDER).sources, draft.changed()).items()}
        assert not review(FOLDER, TODAY, instead=new).has_errors
