"""What came back: a file of sheets of cells, as `workbook` reads it; and what is refused or remarked of a cell."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time
from typing import Any, NamedTuple

from ..records import record

# What a cell can hold: a day with hours is a pair of both.
Value = str | int | float | bool | date | time | tuple[date, time] | None
# How a cell is other than a value that somebody typed.
FORMULA, ERROR = "formula", "error"


class Cell(NamedTuple):
    """A cell: its value, and what it is where it is no plain one (`formula` or `error`); whether it is merged."""

    value: Value = None
    what: str = ""
    merged: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is in it, or only blanks."""
        return not self.what and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


EMPTY = Cell()


@record
class Sheet:
    """A sheet: its name, and its rows by their number, which begins at 1; blank rows may be missing."""

    name: str
    rows: Mapping[int, tuple[Cell, ...]]


@record
class Book:
    """A file: its sheets, and what the tool kept in it when it was exported (none where there is nothing of it).

    `is_text`: it knows no types, because it is a CSV file.
    """

    sheets: tuple[Sheet, ...]
    base: Mapping[str, Any] | None = None
    is_text: bool = False


@record
class Refusal:
    """Why something cannot be brought in: a code with its sentence in `formats.changes`, and where it is.

    `cell` is its name in the sheet, such as C9; empty where a whole sheet is meant, or the data.
    """

    code: str
    sheet: str = ""
    cell: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


class UnclearCell(Exception):  # noqa: N818 - it is an answer
    """A cell cannot be read: the code of a `Refusal`, and what it is about."""

    def __init__(self, code: str, /, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def letter(number: int) -> str:
    """The name of a column, which begins at 0: A, Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
