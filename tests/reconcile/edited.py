"""Edits of a workbook as a line each, as somebody would make them in a spreadsheet; and what `import` makes of them."""

import io
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from yhdistys_cli import workbook
from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.edit import woven
from yhdistys_cli.formats import Page, changes
from yhdistys_cli.formats.tables.workbook import write
from yhdistys_cli.load import Loaded, review
from yhdistys_cli.reconcile.bring import bring
from yhdistys_cli.reconcile.exported import exported
from yhdistys_cli.words import Words

from ..conftest import ROOT, TODAY

GUIDE = ROOT / "tests" / "workbooks" / "guide"
_NAMES = {"date": date, "datetime": datetime, "time": time}


@cache
def loaded(folder: str) -> Loaded:
    """A guide, read once."""
    return review(folder, TODAY)


@cache
def exported_bytes(folder: str, language: str = "fi") -> bytes:
    """The workbook to edit of a guide."""
    return write(exported(Draft(loaded(folder), folder, TODAY)), Page(Words(language, "fi")))


def edit(content: bytes, lines: list[str]) -> bytes:
    """A workbook with the edits of these lines made in it."""
    book: Any = load_workbook(io.BytesIO(content))
    for line in lines:
        _make(book, line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _make(book: Any, line: str) -> None:
    if found := re.fullmatch(r"(\w+)!([A-Z]+[0-9]+) = (.*)", line):
        book[found[1]][found[2]] = _value(found[3])
        return
    what, name, *rest = line.split(" ", 2)
    paper = book[name.partition("!")[0]]
    value = rest[0] if rest else ""
    match what:
        case "append":
            paper.append(_value(f"({value},)"))
        case "delete":
            paper.delete_rows(int(value))
        case "reverse":  # the rows, or one column of them
            _reverse(paper, value)
        case "merge":
            paper.merge_cells(value)
        case "titles":
            paper.insert_rows(1, 2)
            paper["A1"] = "Mallilan väki"
            paper.merge_cells("A1:G1")
        case "column":
            paper.insert_cols(2)
            paper["B1"] = _value(value)
            paper["B2"] = "=1+1"
        case "without":
            paper.delete_cols(column_index_from_string(value))
        case "move":  # the first column to the end
            for row in paper.iter_rows():
                values = [cell.value for cell in row]
                for cell, moved in zip(row, [*values[1:], values[0]], strict=True):
                    cell.value = moved
        case "rename":
            paper.title = value
        case "blank":
            paper.insert_rows(int(value))
        case "hide":
            paper.row_dimensions[int(value)].hidden = True
        case "drop":
            del book[name]
        case "twice":
            book.copy_worksheet(paper)
        case _:
            raise ValueError(line)


def _reverse(paper: Any, column: str) -> None:
    places = [column_index_from_string(column)] if column else range(1, paper.max_column + 1)
    for place in places:
        cells = [paper.cell(number, place) for number in range(2, paper.max_row + 1)]
        for cell, value in zip(cells, [cell.value for cell in reversed(cells)], strict=True):
            cell.value = value


def _value(text: str) -> Any:
    return eval(text, {"__builtins__": {}}, dict(_NAMES))


def outcome(content: bytes, folder: str, name: str = "x.xlsx", removals: bool = False) -> str:
    """What `import` says of a workbook, and the lines that it would change."""
    words = Words("fi", "fi")
    draft = Draft(loaded(folder), folder, TODAY)
    try:
        found = bring(draft, workbook.read(content, name), removals)
    except Impossible as impossible:
        return changes.reason(impossible, words)
    assert found is not None
    change, notes = found
    said = [changes.said(statement, words) for statement in (*notes, *change.statements)]
    return "\n".join([*said, *difference(draft, folder)]) or "(ei muutoksia)"


def difference(draft: Draft, folder: str) -> list[str]:
    """The lines that a draft changes, file by file."""
    from yhdistys_cli.edit import diff

    lines = []
    found: Mapping[str, tuple[bytes, bytes]] = woven(loaded(folder).sources, draft.changed())
    for file, (old, new) in found.items():
        lines.append(f"[{Path(file).name}]")
        lines += [line for line in diff("x", old, new).splitlines() if re.match(r"[-+](?![-+]{2})", line)]
    return lines


def with_theirs(folder: str, target: Path, changed: list[str]) -> str:
    """A copy of a guide in which somebody has changed texts meanwhile: `contacts.yaml: old => new`."""
    target.mkdir(exist_ok=True)
    for file in Path(folder).iterdir():
        text = file.read_text(encoding="utf-8")
        for line in changed:
            name, _colon, rest = line.partition(": ")
            if name == file.name:
                old, _arrow, new = rest.partition(" => ")
                old, new = (part.replace("\\n", "\n") for part in (old, new))
                assert old in text, line
                text = text.replace(old, new, 1)
        (target / file.name).write_text(text, encoding="utf-8")
    return str(target)
