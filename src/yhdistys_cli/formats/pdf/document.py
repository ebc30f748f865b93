"""A document as plain values: what `style.typ` gets. Texts are runs, each with its language and where it leads."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...records import record
from ...words import Words
from ..html.marks import clean, plain, runs
from ..wording.blocks import Agenda, Block, Fields, Glance, Heading, Items, Paragraph, Table

# Addresses that one can follow; what else is in a text leads nowhere.
_ADDRESS = re.compile(r"(https?://[^\s<>\"”]*[^\s<>\"”.,:;!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")

Data = dict[str, Any]


@record
class Document:
    """`kind`: posters, list or book. `blocks` are its content, `cover` and `foot` what stands beside it."""

    kind: str
    language: str
    title: str
    blocks: tuple[Data, ...]
    cover: tuple[Any, ...] = ()
    foot: tuple[Any, ...] = ()
    paper: str = "a4"


def of_blocks(blocks: Iterable[Block | Data], words: Words, kind: str = "list") -> Document:
    """Blocks as a document, whose title is its first heading."""
    made = tuple(levelled(data for block in blocks for data in datas(block, words)))
    title = next((block["title"] for block in made if block["is"] == "heading"), "")
    return Document(kind, words.language, title, made)


def said(text: str, bold: bool = False) -> list[Data]:
    """A text as runs."""
    found = []
    for language, part in runs(text):
        for i, piece in enumerate(_ADDRESS.split(part)):
            if piece:
                to = "" if i % 2 == 0 else piece if "://" in piece else f"mailto:{piece}"
                found.append({"text": piece, "language": language, "to": to, "bold": bold})
    return found


def title(text: str) -> str:
    """A text where no language can be said: the title of a file."""
    return clean(plain(text))


def cell(*lines: str, bold: bool = False, down: int = 1, across: int = 1) -> Data:
    """A cell of a table: lines, the first of which may stand out; it may reach over several rows or columns."""
    kept = [line for line in lines if line]
    return {"lines": [said(line, bold and i == 0) for i, line in enumerate(kept)], "down": down, "across": across}


def table(header: Iterable[str], rows: Iterable[Iterable[Data]], widths: Iterable[int]) -> Data:
    """A table with a header; the widths are shares of the page's, 0 for what its words need."""
    return {
        "is": "table",
        "header": [cell(text) for text in header],
        "rows": list(map(list, rows)),
        "widths": [*widths],
    }


def heading(level: int, text: str, is_listed: bool = True) -> Data:
    """A heading, which the contents list or do not."""
    return {"is": "heading", "level": level, "text": said(text), "title": title(text), "outlined": is_listed}


def datas(block: Block | Data, words: Words) -> Iterator[Data]:
    """A block as data; none where it says nothing on paper."""
    _ = words.gettext
    if isinstance(block, dict):
        yield block
    elif isinstance(block, Heading):
        yield heading(block.level, block.text)
    elif isinstance(block, Paragraph):
        lines = block.text.split("\n")
        yield {"is": "paragraph", "lines": [said(line) for line in lines], "quiet": block.quiet, "tight": block.tight}
    elif isinstance(block, Items):
        leads = block.leads or ("",) * len(block.items)
        if block.items:
            yield _items(block.marker, map(_leading, block.items, leads))
    elif isinstance(block, Fields):
        rows = [[said(label, True), [said(value) for value in values]] for label, values in block.rows]
        if rows:
            yield {"is": "fields", "rows": rows}
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Agenda):
        yield from _agenda(block, words)
    else:
        assert isinstance(block, Glance)  # a year in letters, which the list says as well


def levelled(blocks: Iterable[Data]) -> Iterator[Data]:
    """The same with no level of a heading left out on the way down: readers of PDF/UA count on it."""
    above = 0
    for block in blocks:
        if block["is"] == "heading":
            above = min(block["level"], above + 1)
            block = {**block, "level": above}
        yield block


def _items(marker: str, items: Iterable[list[Data]]) -> Data:
    return {"is": "items", "marker": marker, "items": list(items)}


def _leading(item: str, lead: str) -> list[Data]:
    return [*said(lead, True), *said(item[len(lead) :])] if lead and item.startswith(lead) else said(item)


def _table(block: Table) -> Iterator[Data]:
    if block.header:
        yield table(block.header, ([cell(text) for text in row] for row in block.rows), [1] * len(block.header))
    elif block.rows:
        # Cells that speak for themselves have no header that a reader could announce: a line each.
        yield _items("bullet", (said(" · ".join(filter(None, row))) for row in block.rows))


def _agenda(block: Agenda, words: Words) -> Iterator[Data]:
    _ = words.gettext
    # A column in which nothing would stand is left out.
    dated, sure = any(row.when for row in block.rows), any(row.status for row in block.rows)
    header = [*([_("When")] if dated else []), _("What"), *([_("Status")] if sure else [])]
    rows = []
    for row in block.rows:
        what = cell(row.what, *row.details, bold=True)
        rows.append([*([cell(row.when)] if dated else []), what, *([cell(row.status)] if sure else [])])
    yield table(header, rows, [*([2] if dated else []), 5, *([0] if sure else [])])
