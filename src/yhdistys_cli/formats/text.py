"""Answers as text: pleasant on a terminal, plain and complete in a pipe or a file. The only door to Rich.

Without a width nothing is wrapped and nothing is ever cut. Below 60 columns labels and cells stand under each other.
"""

import re
from typing import Any

from . import Page
from .blocks import Block, Fields, Heading, Items, Paragraph, Table
from .compose import compose

_STACKED_BELOW = 60
_THOUSANDS = r"(?<=\d) (?=\d{3}\b)"  # 5 000 stays on one line
URL = r"https?://[^\s<>\"”]*[^\s<>\"”.,:;!?)]"

Line = tuple[str, str]  # the text, and how it is painted: title, heading, quiet or nothing


def write(view: Any, page: Page) -> str:
    """A view as text, each line ended."""
    if type(view).__name__ == "Problems":
        from .problems import lines, summary

        return paint(lines(view, page) + summary(view, page), page)
    return paint(lay_out(compose(view, page.words), page.width), page)


def paint(lines: list[Line], page: Page) -> str:
    """Lines as they go out: plain, or with bold, dim and links for a terminal."""
    if not page.painted:
        return "".join(f"{text}\n" for text, _style in lines)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        no_color=not page.colour,
        legacy_windows=False,
        width=10_000,
        _environ={},
    )
    styles = {"title": "bold", "heading": "bold", "quiet": "dim", "error": "bold red", "warning": "bold yellow"}
    for text, style in lines:
        line = Text(text, style=styles.get(style, ""), end="\n")
        for found in re.finditer(URL, text):
            line.stylize(f"underline link {found.group()}", *found.span())
        console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)
    # Rich numbers its links at random; the same answer is the same bytes.
    return re.sub(r"\x1b\]8;id=[^;]*;", "\x1b]8;;", out.getvalue())


def lay_out(blocks: list[Block], width: int | None) -> list[Line]:
    """Blocks as lines of at most `width` columns, where a word is not longer than that."""
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not _together(before, block):
            lines.append(("", ""))
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
        return [(text, "title" if block.level == 1 else "heading") for text in wrap(block.text, width)]
    if isinstance(block, Paragraph):
        return [(text, "quiet" if block.quiet else "") for text in wrap(block.text, width)]
    if isinstance(block, Items):
        return [(text, "") for text in _items(block, width)]
    if isinstance(block, Fields):
        return [(text, "") for text in _fields(block, width)]
    return [(text, "") for text in _table(block, width)]


def wrap(text: str, width: int | None, first: str = "", rest: str = "") -> list[str]:
    """A paragraph in lines; `first` and `rest` begin the first line and the others. Words are never broken."""
    if width is None:
        return [first + line for line in text.splitlines() or [""]]
    import textwrap

    from ..words import cells

    # textwrap counts characters; the difference to columns is taken off for the rare wide ones.
    room = max(20, width) - (cells(text) - len(text))
    wrapped = textwrap.wrap(
        re.sub(_THOUSANDS, "\u00a0", text),
        max(room, 10),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in wrapped] or [first.rstrip()]


def _items(block: Items, width: int | None) -> list[str]:
    lines: list[str] = []
    digits = len(str(len(block.items)))
    for number, item in enumerate(block.items, 1):
        marker = {"bullet": "-", "box": "[ ]", "number": f"{number:>{digits}}."}[block.marker]
        lines += wrap(item, width, f"  {marker} ", " " * (len(marker) + 3))
    return lines


def _fields(block: Fields, width: int | None) -> list[str]:
    from ..words import cells

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
    from ..words import cells

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
