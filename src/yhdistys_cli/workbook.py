"""A spreadsheet file that came back: .xlsx, or .csv as a Finnish Excel writes it. The only door to openpyxl.

It reads as little as it can: values, formulas and errors as they are, and which cells are merged. Files that are too
large are refused before they are unpacked. The reader that leaves formatting aside also opens workbooks in which
LibreOffice has filtered, which openpyxl's other one does not.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from .reconcile.columns import BASE
from .reconcile.given import ERROR, FORMULA, Book, Cell, Sheet, Value

# A file and its parts unpacked may be so large; of a sheet so many rows and columns are read.
MAX_FILE = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 60

_OLE = b"\xd0\xcf\x11\xe0"
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')


class UnreadableError(Exception):
    """A file is no spreadsheet that can be read: a code with its sentence in `cli`, and what it is about."""

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def read(content: bytes, name: str) -> Book:
    """The sheets of a file, by its bytes; the name says only whether it may be CSV. Raises UnreadableError."""
    if len(content) > MAX_FILE:
        raise UnreadableError("too-large")
    if content.startswith(_OLE):
        raise UnreadableError("old-or-locked")
    if content.startswith(b"PK"):
        return _workbook(content)
    if not name.casefold().endswith((".csv", ".txt")) or b"\0" in content[:1000]:
        raise UnreadableError("no-spreadsheet")
    return _csv(content)


# --- CSV


def _csv(content: bytes) -> Book:
    """A text of cells: UTF-8, else Windows-1252; the sign between cells is the one that the first line has most of."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    between = max(";\t,", key=first.count)
    rows: dict[int, tuple[Cell, ...]] = {}
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=between), 1):
            if any(cell.strip() for cell in cells):
                rows[number] = tuple(Cell(cell) for cell in cells[:MAX_COLUMNS])
            if len(rows) > MAX_ROWS:
                raise UnreadableError("too-many-rows", limit=MAX_ROWS)
    except csv.Error:
        raise UnreadableError("no-spreadsheet") from None
    return Book((Sheet("", rows),), is_text=True)


# --- workbooks


def _workbook(content: bytes) -> Book:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse(archive)
            merged = {name: _merged(archive.read(name)) for name in archive.namelist() if _is_sheet(name)}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        raise UnreadableError("broken") from None
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
        base = _base(book)
        sheets = tuple(
            _sheet(paper, merged.get(str(getattr(paper, "_worksheet_path", "")).lstrip("/"), []))
            for paper in book.worksheets
            if paper.title != BASE
        )
    except UnreadableError:
        raise
    except Exception:  # openpyxl raises what it likes for a file that no spreadsheet has written
        raise UnreadableError("broken") from None
    return Book(sheets, base)


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _refuse(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError for another kind of file, and for one that would unpack to more than fits."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.read("mimetype").startswith(b"application/vnd.oasis"):
        raise UnreadableError("ods")
    if "xl/workbook.xml" not in names:
        raise UnreadableError("no-spreadsheet")
    if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
        raise UnreadableError("too-large")
    for info in archive.infolist():  # of none more is unpacked than it says of itself
        if info.filename.endswith((".xml", ".rels")):
            with archive.open(info) as part:
                if b"<!DOCTYPE" in part.read(1000):
                    raise UnreadableError("broken")


def _merged(content: bytes) -> list[tuple[int, int, int, int]]:
    """The merged ranges of a sheet: first and last row, first and last column."""
    found = []
    for one, first, other, last in _MERGED.findall(content):
        found.append((int(first), int(last), _number(one.decode()), _number(other.decode())))
    return found


def _number(name: str) -> int:
    number = 0
    for character in name:
        number = number * 26 + ord(character) - 64
    return number - 1


def _sheet(paper: Any, merged: list[tuple[int, int, int, int]]) -> Sheet:
    paper.reset_dimensions()  # a program may say others than it wrote
    rows: dict[int, tuple[Cell, ...]] = {}
    inside = _Merged(merged)
    for number, cells in enumerate(paper.iter_rows(), 1):
        row = list(inside.marked(number, [_cell(cell) for cell in cells[:MAX_COLUMNS]]))
        while row and row[-1].is_blank and not row[-1].merged:
            row.pop()
        if any(not cell.is_blank for cell in row):
            rows[number] = tuple(row)
        if len(rows) > MAX_ROWS:
            raise UnreadableError("too-many-rows", limit=MAX_ROWS)
    return Sheet(paper.title, rows)


class _Merged:
    """Which cells are part of a merged range, by row."""

    def __init__(self, ranges: list[tuple[int, int, int, int]]) -> None:
        self._ranges = ranges

    def marked(self, number: int, row: list[Cell]) -> Iterator[Cell]:
        """The cells of a row, those that are merged marked, also where the row itself ends before them."""
        here = [(left, right) for first, last, left, right in self._ranges if first <= number <= last]
        row += [Cell()] * (min(max((right + 1 for _left, right in here), default=0), MAX_COLUMNS) - len(row))
        for place, cell in enumerate(row):
            yield cell._replace(merged=any(left <= place <= right for left, right in here)) if here else cell


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(str(value), FORMULA)
    if cell.data_type == "e":
        return Cell(str(value), ERROR)
    return Cell(_value(value))


def _value(value: Any) -> Value:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else (value.date(), value.time())
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else str(value)
    if value is None or isinstance(value, str | bool | int | float | date | time):
        return value
    return str(value)


def _base(book: Any) -> Mapping[str, Any] | None:
    """What the tool kept in the workbook when it was exported; none where it is gone or is no longer whole."""
    if BASE not in book.sheetnames:
        return None
    pieces = [str(cell.value) for row in book[BASE].iter_rows(max_col=1) for cell in row if cell.value is not None]
    with suppress(ValueError):
        found = json.loads("".join(pieces))
        if isinstance(found, dict):
            return found
    return None
