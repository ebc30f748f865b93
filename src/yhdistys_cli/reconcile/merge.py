"""Three states of each row, cell by cell: as it was exported (base), as it came back (mine), as it is now (theirs)."""

from collections.abc import Mapping
from typing import NamedTuple

from .cells import judge
from .columns import Column
from .given import Refusal, UnclearCell
from .lines import Base, Lines, Mine, identity
from .rows import Row
from .sheets import Found


class Edit(NamedTuple):
    """A row of which some cells are to be changed: the line, the row as it is now, the cells by column."""

    line: Mine
    row: Row
    cells: Mapping[str, str]


class Merged(NamedTuple):
    """What is to become of the rows of a sheet: changed, new, gone."""

    edits: list[Edit]
    added: list[Mine]
    removed: list[Row]


def merge(
    sheet: Found, lines: Lines, base: Base, theirs: Mapping[str, Row], is_whole: bool, refusals: list[Refusal]
) -> Merged:
    """What is to become of the rows of a sheet.

    `is_whole`: the base is what was exported, so that a row that is missing was deleted. What both sides changed is
    added to the refusals, with all three values.
    """
    merged = Merged([], [], [])
    table = sheet.table.name
    # What is there by now: also what an earlier import of this workbook has added, or given another identity.
    since = {identity(table, row.cells): row for key, row in theirs.items() if key not in base}
    for line in lines.rows:
        if not line.key:
            cells = {k: cell.value for k, cell in line.cells.items() if cell.value != sheet.table.column(k).default}
            there = since.get(identity(table, cells))
            if there is None:
                merged.added.append(line)
            else:
                _compare(sheet, line, there, cells, {}, merged, refusals)
            continue
        changed = {key: cell.value for key, cell in line.cells.items() if cell.value != base[line.key].get(key, "")}
        if not changed:
            continue
        cells = {key: cell.value for key, cell in line.cells.items()}
        now = theirs.get(line.key) or since.get(identity(table, {**base[line.key], **cells}))
        if now is None:
            cell = sheet.cell(line.number, next(iter(changed)))
            refusals.append(Refusal("gone", sheet.sheet, cell, {"key": line.key}))
        else:
            _compare(sheet, line, now, changed, base[line.key], merged, refusals)
    if is_whole:
        for key, exported in base.items():
            if key in lines.keys or (now := theirs.get(key)) is None:
                continue
            if any(now.cells.get(name, "") != value for name, value in exported.items()):
                refusals.append(Refusal("removed-but-changed", sheet.sheet, "", {"cells": now.cells, "key": key}))
            else:
                merged.removed.append(now)
    return merged


def _compare(
    sheet: Found,
    line: Mine,
    now: Row,
    changed: Mapping[str, str],
    base: Mapping[str, str],
    merged: Merged,
    refusals: list[Refusal],
) -> None:
    """The cells that were changed here, against those there and those of the base."""
    cells = {}
    for key, value in changed.items():
        before, there = base.get(key, ""), now.cells.get(key, "")
        column = sheet.table.column(key)
        if value == there:
            continue
        if there != before:
            refusals.append(_conflict(sheet, line, column, (value, there, before)))
        elif _is_allowed(sheet, line, column, value, refusals):
            cells[key] = value
    if cells:
        merged.edits.append(Edit(line, now, cells))


def _conflict(sheet: Found, line: Mine, column: Column, values: tuple[str, str, str]) -> Refusal:
    params = {
        "column": column,
        "mine": values[0],
        "theirs": values[1],
        "base": values[2],
        "key": line.key,
        "cells": {key: cell.value for key, cell in line.cells.items()},
    }
    return Refusal("conflict", sheet.sheet, sheet.cell(line.number, column.key), params)


def _is_allowed(sheet: Found, line: Mine, column: Column, value: str, refusals: list[Refusal]) -> bool:
    """Whether a changed cell may hold this; if not, why is added to the refusals."""
    if not value and column.required:
        refusals.append(
            Refusal("must-not-be-empty", sheet.sheet, sheet.cell(line.number, column.key), {"title": column.title})
        )
        return False
    try:
        judge(column, value)
    except UnclearCell as refused:
        refusals.append(Refusal(refused.code, sheet.sheet, sheet.cell(line.number, column.key), refused.params))
        return False
    return True


def new_cells(sheet: Found, line: Mine, refusals: list[Refusal]) -> dict[str, str] | None:
    """The cells of a new row, each of which was judged; none where one is refused. A copy inherits no `checked`."""
    cells = {column.key: "" for column in sheet.table.columns if column.kind != "key"}
    cells |= {key: cell.value for key, cell in line.cells.items()}
    allowed = [_is_allowed(sheet, line, sheet.table.column(key), value, refusals) for key, value in cells.items()]
    return cells if all(allowed) else None


def removes_too_much(removed: int, rows: int) -> bool:
    """Whether so many rows of a sheet are gone that it may be a mistake: more than three, and more than a fifth."""
    return removed > 3 and removed * 5 > rows
