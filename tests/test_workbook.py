"""Files of spreadsheets, read within bounds: what is in their cells, and which files are refused."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from yhdistys_cli import workbook
from yhdistys_cli.reconcile.given import Cell, letter
from yhdistys_cli.workbook import UnreadableError, read


def saved(fill: Callable[[Any], object]) -> bytes:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_what_was_typed() -> None:
    row = [
        "a",
        17.3,
        date(2027, 4, 14),
        datetime.combine(date(2027, 4, 14), time(7, 12)),
        time(17, 30),
        "=1+1",
        "#REF!",
        None,
        True,
    ]
    (sheet,) = read(saved(lambda paper: paper.append(row)), "x.xlsx").sheets
    assert sheet.rows[1] == (
        Cell("a"),
        Cell(17.3),
        Cell(date(2027, 4, 14)),
        Cell((date(2027, 4, 14), time(7, 12))),
        Cell(time(17, 30)),
        Cell("=1+1", "formula"),
        Cell("#REF!", "error"),
        Cell(),
        Cell(True),
    )


def test_merged_cells_are_marked_to_their_last_row() -> None:
    def fill(paper: Any) -> None:
        paper.append(["a", "b"])
        paper.append(["c"])
        paper.merge_cells("B1:B2")

    (sheet,) = read(saved(fill), "x.xlsx").sheets
    assert {number: [cell.merged for cell in row] for number, row in sheet.rows.items()} == {
        1: [False, True],
        2: [False, True],
    }


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "x.xls", "old-or-locked"),
        (b"PK\x03\x04", "x.xlsx", "broken"),
        (b"%PDF-1.7", "x.xlsx", "no-spreadsheet"),
        (b"a;b\0", "x.csv", "no-spreadsheet"),
        (b"x" * (workbook.MAX_FILE + 1), "x.csv", "too-large"),
    ],
)
def test_refused_files(content: bytes, name: str, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(content, name)
    assert refused.value.code == code


def test_a_small_file_that_would_unpack_to_a_large_one() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (workbook.MAX_UNPACKED + 1))
    with pytest.raises(UnreadableError) as refused:
        read(out.getvalue(), "x.xlsx")
    assert refused.value.code == "too-large"


def test_a_file_with_a_document_type_is_not_parsed() -> None:
    whole = saved(lambda paper: paper.append(["a"]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/workbook.xml":
                text = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + text.partition(b"?>")[2]
            new.writestr(name, text)
    with pytest.raises(UnreadableError) as refused:
        read(out.getvalue(), "x.xlsx")
    assert refused.value.code == "broken"


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    many = saved(lambda paper: [paper.append([str(number)]) for number in range(4)])
    for content, name in ((many, "x.xlsx"), (b"a\nb\nc\nd\n", "x.csv")):
        with pytest.raises(UnreadableError) as refused:
            read(content, name)
        assert refused.value.code == "too-many-rows"


@pytest.mark.parametrize("between", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_text_files_of_any_program(between: str, encoding: str) -> None:
    text = f"Nimi{between}Yksikkö{between}x\r\n\r\nMäkinen …{between}“a”{between}\r\n"
    book = read(text.encode(encoding), "x.csv")
    assert book.is_text
    assert {number: [cell.value for cell in row] for number, row in book.sheets[0].rows.items()} == {
        1: ["Nimi", "Yksikkö", "x"],
        3: ["Mäkinen …", "“a”", ""],
    }


def test_letters_of_columns() -> None:
    assert [letter(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
