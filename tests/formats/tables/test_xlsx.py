"""XLSX, opened with openpyxl: a table that an office worker is glad to open."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ...conftest import CITIES, ROOT, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
TERMS = ROOT / "tests" / "guides" / "terms"


def sheet(run: Run, tmp_path: Path, data: Path, *words: str) -> Any:
    target = tmp_path / "lista.xlsx"
    result = run("contacts", "-o", str(target), "--data", str(data), *words)
    assert result.status == 0, result.err
    assert result.out == ""
    book = load_workbook(target)
    assert len(book.sheetnames) == 1
    return book.active


@pytest.mark.parametrize("data", [*CITIES.values(), TERMS], ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_real_table_without_an_empty_cell(data: Path, language: str, run: Run, tmp_path: Path) -> None:
    page = sheet(run, tmp_path, data, "--lang", language, "--today", "2026-11-24")
    (table,) = page.tables.values()
    assert table.ref == page.dimensions
    assert table.autoFilter is not None
    rows = list(page.iter_rows(values_only=True))
    header = rows[0]
    assert len(set(header)) == len(header)
    assert all(isinstance(cell, str) and cell.strip() for row in rows for cell in row)
    assert page.freeze_panes == "B2"
    assert not page.merged_cells.ranges
    assert all(dimension.width >= 4 for dimension in page.column_dimensions.values())


def test_links_work_and_nothing_is_a_formula(run: Run, tmp_path: Path) -> None:
    page = sheet(run, tmp_path, TERMS, "--on", "1.1.2027")
    targets = {cell.value: cell.hyperlink.target for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert targets["anna.aalto@example.com"] == "mailto:anna.aalto@example.com"
    assert targets["https://www.example.com/hakemisto"] == "https://www.example.com/hakemisto"
    values = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in values} == {"s"}
    assert "'=cmd|calc" in {cell.value for cell in values}
    assert "040 123 4567" in {cell.value for cell in values}


def test_the_same_answer_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    sheet(run, tmp_path, TERMS)
    first = (tmp_path / "lista.xlsx").read_bytes()
    sheet(run, tmp_path, TERMS)
    assert (tmp_path / "lista.xlsx").read_bytes() == first
