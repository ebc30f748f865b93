"""Which sheet is which, in a file that came back: known by its headers, wherever they stand and however it is named."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from ..languages import LANGUAGES
from ..words import Words
from .columns import BASE, LISTS, TABLES, Column, Table
from .given import EMPTY, Book, Cell, Refusal, Sheet, letter
from .rows import one_line

# So many rows may stand above the headers.
_ABOVE = 20


class Line(NamedTuple):
    """A row of a sheet that came back: its number, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]


class Found(NamedTuple):
    """A sheet that is one of ours: which, what it is called, where its columns stand, its rows that are not blank.

    `missing` are columns that it has not, `own` the headers of columns that are not ours.
    """

    table: Table
    sheet: str
    places: Mapping[str, int]
    lines: tuple[Line, ...]
    missing: tuple[Column, ...]
    own: tuple[str, ...]

    def cell(self, line: int, column: str) -> str:
        """The name of a cell, such as C9."""
        return f"{letter(self.places[column])}{line}" if column in self.places else f"A{line}"


def titles(column: Column) -> set[str]:
    """What a column is called, in all languages, as headers are compared."""
    return {folded(Words(language).gettext(column.title)) for language in LANGUAGES}


def folded(text: str) -> str:
    """A header as it is compared: in small letters, with single blanks."""
    return one_line(text).casefold()


def recognised(book: Book) -> tuple[list[Found], list[Refusal]]:
    """The sheets of a file that are ours, and what is wrong with their headers.

    Where the file has no base, as a CSV file, a sheet is ours only with the column of keys: a city's own list has
    names and phones too.
    """
    found: list[Found] = []
    refusals: list[Refusal] = []
    others: list[Sheet] = []
    hidden = {BASE, *(Words(language).gettext(LISTS) for language in LANGUAGES)}
    for sheet in book.sheets:
        if sheet.name in hidden:
            continue
        best = max((_as_table(sheet, table, book.base is None) for table in TABLES), key=lambda each: each[0])
        if best[1] is None:
            others.append(sheet)
            continue
        twin = next((other for other in found if other.table == best[1].table), None)
        if twin:
            refusals.append(Refusal("two-sheets", sheet.name, params={"other": twin.sheet, "table": twin.table.title}))
            continue
        found.append(best[1])
        refusals += _wrong_headers(best[1])
        if best[2]:
            refusals.append(Refusal("header-twice", sheet.name, params={"header": best[2]}))
    missing = [table for table in TABLES if all(each.table != table for each in found)]
    for sheet in others:
        if any(_has_lost_headers(sheet, table, book.base or {}) for table in missing):
            refusals.append(Refusal("no-headers", sheet.name))
    return found, refusals


def _has_lost_headers(sheet: Sheet, table: Table, base: Mapping[str, Any]) -> bool:
    """Whether a sheet of a workbook to edit is a table by its name, or by the keys in most of its rows."""
    rows = [row for row in sheet.rows.values() if not all(cell.is_blank for cell in row)]
    known = base.get("rows", {}).get(table.name, {})
    keyed = sum(any(cell.value in known for cell in row) for row in rows)
    named = sheet.name in {Words(language).gettext(table.title) for language in LANGUAGES}
    return bool(known and rows) and (named or keyed * 2 > len(rows))


def _as_table(sheet: Sheet, table: Table, needs_key: bool) -> tuple[int, Found | None, str]:
    """How many headers of a table a sheet has; the sheet as that table, if enough; a header that it has twice."""
    known = {title: column.key for column in table.columns for title in titles(column)}
    best: tuple[int, int, dict[str, int], str] = (0, 0, {}, "")
    for number in sorted(sheet.rows)[:_ABOVE]:
        places: dict[str, int] = {}
        twice = ""
        for place, cell in enumerate(sheet.rows[number]):
            key = known.get(folded(cell.value)) if isinstance(cell.value, str) else None
            if key in places:
                twice = twice or one_line(str(cell.value))
            elif key:
                places[key] = place
        if len(places) > best[0]:
            best = (len(places), number, places, twice)
    count, header, places, twice = best
    if count * 2 < len(table.columns) or (needs_key and "key" not in places):
        return 0, None, ""
    above = set(places.values())
    own = tuple(
        one_line(str(cell.value))
        for place, cell in enumerate(sheet.rows[header])
        if place not in above and not cell.is_blank and folded(str(cell.value)) not in known
    )
    missing = tuple(column for column in table.columns if column.key not in places)
    return count, Found(table, sheet.name, places, tuple(_lines(sheet, header, places)), missing, own), twice


def _lines(sheet: Sheet, header: int, places: Mapping[str, int]) -> Iterator[Line]:
    for number in sorted(sheet.rows):
        if number > header:
            row = sheet.rows[number]
            cells = {key: row[place] if place < len(row) else EMPTY for key, place in places.items()}
            if not all(cell.is_blank for cell in cells.values()):
                yield Line(number, cells)


def _wrong_headers(found: Found) -> Iterator[Refusal]:
    """Headers that are missing while others are there that nobody knows: they were renamed."""
    if not (found.missing and found.own):
        return
    for header in found.own:
        wanted = {title: column.title for column in found.missing for title in titles(column)}
        close = get_close_matches(folded(header), wanted, 1, 0.0)
        yield Refusal("unknown-header", found.sheet, params={"header": header, "title": wanted[close[0]]})
