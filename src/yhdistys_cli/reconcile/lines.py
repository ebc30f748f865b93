"""Which row of the base each line of a sheet is: by its key, else by what it says. Nothing is matched by its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .cells import Names, Reading, read
from .columns import Column
from .given import Refusal, UnclearCell
from .rows import one_line
from .sheets import Found, Line

# The columns that say what a row is, besides its key; of a date without a beginning its end says it.
_IDENTITY = {"people": ("name",), "terms": ("unit", "person", "since"), "dates": ("event", "from", "until")}
# Of so many rows whose cells of one column stand in each other's rows it is certain that they were sorted alone. Of
# people the names are enough in two rows.
_APART = {"people": 2, "terms": 3, "dates": 3}

Base = Mapping[str, Mapping[str, str]]


def identity(table: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """What a row is by what it says."""
    found = [cells.get(key, "") for key in _IDENTITY[table]]
    if table == "dates":
        found = [found[0], found[1] or f"-{found[2]}"]
    return tuple(found)


class Mine(NamedTuple):
    """A line as it was read: its key (empty for a new row), the key of the row of which it is a copy, its cells."""

    number: int
    key: str
    copied: str
    cells: Mapping[str, Reading]


class Lines(NamedTuple):
    """The lines of a sheet; all keys in it, also of lines that could not be read; those found by identity."""

    rows: list[Mine]
    keys: set[str]
    found: list[str]


def read_lines(sheet: Found, base: Base, names: Mapping[str, Names], refusals: list[Refusal]) -> Lines:
    """The lines of a sheet. What cannot be read is added to the refusals, and its line left out."""
    identities = {line.number: _identity(sheet, line, names) for line in sheet.lines}
    keys, copies, found = _keys(sheet, base, identities)
    rows = []
    for line in sheet.lines:
        key = keys[line.number]
        copied = copies.get(line.number, "")
        known = base.get(key or copied, {})
        cells: dict[str, Reading] = {}
        failed = False
        for column in sheet.table.columns:
            if column.kind == "key" or column.key not in sheet.places:
                continue
            try:
                cells[column.key] = read(line.cells[column.key], column, known.get(column.key), names)
            except UnclearCell as refused:
                failed = True
                refusals.append(_refusal(refused, sheet, line, column))
        if not failed:
            rows.append(Mine(line.number, key, copied, cells))
    if apart := _sorted_apart(sheet, rows, base):
        refusals.append(apart)
    return Lines(rows, {key for key in keys.values() if key}, found)


def _refusal(refused: UnclearCell, sheet: Found, line: Line, column: Column) -> Refusal:
    return Refusal(refused.code, sheet.sheet, sheet.cell(line.number, column.key), refused.params)


def _identity(sheet: Found, line: Line, names: Mapping[str, Names]) -> tuple[str, ...] | None:
    """What a line says that it is; none where that cannot be read."""
    said = {}
    for key in _IDENTITY[sheet.table.name]:
        if key not in sheet.places:
            continue
        try:
            said[key] = read(line.cells[key], sheet.table.column(key), None, names).value
        except UnclearCell:
            return None
    return identity(sheet.table.name, said) if any(said.values()) else None


def _keys(
    sheet: Found, base: Base, identities: Mapping[int, tuple[str, ...] | None]
) -> tuple[dict[int, str], dict[int, str], list[str]]:
    """The key of each line by its number, empty for a new row; of which row a line is a copy; keys that were found."""
    own = {key: _of_base(sheet, cells) for key, cells in base.items()}
    written = {
        line.number: one_line(str(line.cells["key"].value))
        if "key" in line.cells and not line.cells["key"].is_blank
        else ""
        for line in sheet.lines
    }
    keys = {number: key if key in base else "" for number, key in written.items()}
    copies: dict[int, str] = {}
    for key, count in Counter(filter(None, keys.values())).items():
        if count < 2:
            continue
        numbers = [number for number, each in keys.items() if each == key]
        keeper = next((number for number in numbers if identities[number] == own[key]), numbers[0])
        for number in numbers:
            if number != keeper:
                keys[number], copies[number] = "", key
    used = set(keys.values())
    by_identity: dict[tuple[str, ...], list[str]] = {}
    for key, identity in own.items():
        if key not in used:
            by_identity.setdefault(identity, []).append(key)
    wanted = Counter(identities[number] for number, key in keys.items() if not key and number not in copies)
    found = []
    for number, key in keys.items():
        said = identities[number]
        if key or number in copies or said is None or wanted[said] != 1:
            continue
        if len(fitting := by_identity.get(said, [])) == 1:
            keys[number] = fitting[0]
            found.append(fitting[0])
    return keys, copies, found


def _of_base(sheet: Found, cells: Mapping[str, str]) -> tuple[str, ...]:
    return identity(sheet.table.name, {key: value for key, value in cells.items() if key in sheet.places})


def _sorted_apart(sheet: Found, rows: list[Mine], base: Base) -> Refusal | None:
    """A column of which cells stand in each other's rows: it was sorted, and the rest was not."""
    for column in sheet.table.columns:
        if column.kind in ("choice", "key") or column.key not in sheet.places:
            continue
        pairs = list(_changed(column.key, rows, base))
        if len(pairs) < _APART[sheet.table.name] or len({before for before, _after in pairs}) < 2:
            continue
        before, after = (Counter(filter(None, (pair[side] for pair in pairs))) for side in (0, 1))
        # A few of them may have been changed besides.
        common = (before & after).total()
        if common >= _APART[sheet.table.name] and common * 3 >= before.total() * 2:
            return Refusal("columns-sorted-apart", sheet.sheet, params={"title": column.title, "count": common})
    return None


def _changed(column: str, rows: list[Mine], base: Base) -> Iterator[tuple[str, str]]:
    for row in rows:
        if row.key and base[row.key].get(column, "") != row.cells[column].value:
            yield base[row.key].get(column, ""), row.cells[column].value
