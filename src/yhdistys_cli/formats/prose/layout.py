"""Blocks as lines of text. Without a width nothing is wrapped and nothing is ever cut.

Below 60 columns labels and cells stand under each other.
"""

import re
from typing import NamedTuple

from ...words import cells
from ..wording.blocks import Agenda, Block, Fields, Glance, Heading, Items, Paragraph, Table

_STACKED_BELOW = 60
_WEEKS = 53  # of a year at a glance
_TOGETHER = r"(?<=\d) (?=\d{3}\b)|(?<=\bklo) (?=\d)|(?<=\bkl\.) (?=\d)"  # 5 000 and klo 15.00 stay on one line


class Line(NamedTuple):
    """A line of an answer, and how it is painted: title, heading, quiet, a severity or nothing.

    `part` is what is painted of it, where it is not the whole line.
    """

    text: str
    style: str = ""
    part: str = ""


def lay_out(blocks: list[Block], width: int | None, accessible: bool = False) -> list[Line]:
    """Blocks as lines of at most `width` columns, where a word is not longer than that.

    `accessible`: without the year at a glance, which a screen reader would read sign by sign.
    """
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Glance) and (accessible or not _glance(block, width)):
            continue
        if before is not None and not _together(before, block):
            lines.append(Line(""))
        lines += _lines(block, width)
        before = block
    return lines


def _together(before: Block, block: Block) -> bool:
    """Whether two blocks follow each other without an empty line."""
    if isinstance(before, Heading):
        return before.level > 1 and not isinstance(block, Heading)
    if isinstance(block, Heading):
        return False
    if isinstance(before, Paragraph) and before.quiet:
        return not (isinstance(block, Paragraph) and block.quiet)
    # What is said in passing keeps its distance from a list or a table.
    return isinstance(block, Paragraph) and block.tight and (isinstance(before, Paragraph) or not block.quiet)


def _lines(block: Block, width: int | None) -> list[Line]:
    if isinstance(block, Heading):
        return [Line(text, "title" if block.level == 1 else "heading") for text in wrap(block.text, width)]
    if isinstance(block, Paragraph):
        if block.quiet:
            return [Line(text, "quiet") for line in block.text.split("\n") for text in wrap(line, width)]
        return [Line(text) for text in wrap(block.text, width)]
    if isinstance(block, Items):
        return _items(block, width)
    if isinstance(block, Fields):
        return [Line(text) for text in _fields(block, width)]
    if isinstance(block, Agenda):
        return [Line(text) for text in _agenda(block, width)]
    if isinstance(block, Glance):
        return _glance(block, width)
    return [Line(text) for text in _table(block, width)]


def _agenda(block: Agenda, width: int | None) -> list[str]:
    """When, what and status in columns, the details under what; below 60 columns under each other."""
    if width is not None and width < _STACKED_BELOW:
        lines: list[str] = []
        for row in block.rows:
            head, *rest = filter(None, (row.when, row.what, row.status, *row.details))
            lines += wrap(head, width, "  ", "  ")
            for text in rest:
                lines += _detail(text, width, "    ")
        return lines
    when = max((cells(row.when) for row in block.rows), default=0)
    what = max((cells(row.what) for row in block.rows), default=0)
    status = max((cells(row.status) for row in block.rows), default=0)
    # Where nothing has a day, what is said of an event stands a little to the right of it.
    column = when + 4 if when else 2
    indent = " " * max(column, 4)
    if width is not None:
        what = min(what, width - column - status - 2)
    lines = []
    for row in block.rows:
        first, *rest = wrap(row.what, None if width is None else what)
        day = f"  {row.when}{' ' * (when - cells(row.when))}  " if when else "  "
        lines.append(f"{day}{first}{' ' * (what - cells(first))}  {row.status}".rstrip())
        lines += (" " * column + text for text in rest)
        for detail in row.details:
            lines += _detail(detail, width, indent)
    return lines


def _detail(text: str, width: int | None, indent: str) -> list[str]:
    """What else there is to say, indented; a command stays in one line, as one copies it."""
    return wrap(text, None if text.startswith("yhdistys ") else width, indent, indent)


def _cut(name: str, room: int) -> str:
    """The beginning of a name that fits into so many cells."""
    while cells(name) >= room:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _glance(block: Glance, width: int | None) -> list[Line]:
    """Only where a terminal is wide enough; in a pipe the list says it all."""
    if width is None or width < 80 or not block.rows:
        return []
    # A long name gives way: a line that goes on below the next one shows no year.
    label = min(max(cells(name) for name, _weeks in block.rows), width - _WEEKS - 4)
    names = [name if cells(name) <= label else _cut(name, label) for name, _weeks in block.rows]
    lines = [Line(" " * (label + 4) + block.heads, "quiet")]
    lines += [
        Line(f"  {name}{' ' * (label - cells(name))}  {weeks}".rstrip())
        for name, (_name, weeks) in zip(names, block.rows, strict=True)
    ]
    return [*lines, Line(f"  {block.legend}", "quiet")]


def wrap(text: str, width: int | None, first: str = "", rest: str = "") -> list[str]:
    """A paragraph in lines; `first` and `rest` begin the first line and the others. Words are never broken."""
    if width is None:
        return [first + line for line in text.splitlines() or [""]]
    import textwrap

    # textwrap counts characters; the difference to columns is taken off for the rare wide ones.
    room = max(20, width) - (cells(text) - len(text))
    wrapped = textwrap.wrap(
        re.sub(_TOGETHER, "\u00a0", text),
        max(room, 10),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in wrapped] or [first.rstrip()]


def _items(block: Items, width: int | None) -> list[Line]:
    lines: list[Line] = []
    digits = len(str(len(block.items)))
    for number, item in enumerate(block.items, 1):
        marker = {"bullet": "-", "box": "[ ]", "number": f"{number:>{digits}}."}[block.marker]
        first, *rest = wrap(item, width, f"  {marker} ", " " * (len(marker) + 3))
        lead = block.leads[number - 1] if block.leads else ""
        # One that goes on on the next line stands there as all else does.
        lines.append(Line(first, "heading", lead) if lead and lead in first else Line(first))
        lines += map(Line, rest)
    return lines


def _fields(block: Fields, width: int | None) -> list[str]:
    lines: list[str] = []
    if width is not None and width < _STACKED_BELOW:
        for label, values in block.rows:
            lines.append(label)
            for value in values:
                lines += wrap(value, width, "  ", "  ")
        return lines
    column = max(cells(label) for label, _values in block.rows) + 2
    for label, values in block.rows:
        first = label + " " * (column - cells(label))
        for value in values:
            lines += wrap(value, width, first, " " * column)
            first = " " * column
    return lines


def _table(block: Table, width: int | None) -> list[str]:
    rows = [block.header, *block.rows] if block.header else list(block.rows)
    if not rows:
        return []
    sizes = [[cells(cell) for cell in row] for row in rows]
    widths = [max(column) for column in zip(*sizes, strict=True)]
    if width is not None and (width < _STACKED_BELOW or 2 + sum(widths) + 2 * (len(widths) - 1) > width):
        return _stacked(block, width)
    lines = []
    for row, own in zip(rows, sizes, strict=True):
        padded = [cell + " " * (room - size) for cell, size, room in zip(row, own, widths, strict=True)]
        lines.append(("  " + "  ".join(padded)).rstrip())
    return lines


def _stacked(block: Table, width: int) -> list[str]:
    """A table that does not fit: each row as a few lines, the first cell foremost."""
    lines: list[str] = []
    for row in block.rows:
        for i, cell in enumerate(row):
            label = f"{block.header[i]}: " if block.header else ""
            indent = "  " if i == 0 else "    "
            lines += wrap(label + cell, width, indent, "    ") if cell else []
    return lines
