"""Answers as Markdown (CommonMark, with GitHub's tables and task boxes)."""

import re
from collections.abc import Iterable

from .. import Page
from ..wording.blocks import Agenda, Appointment, Block, Fields, Glance, Heading, Items, Paragraph, Table
from .compose import compose
from .escaping import escape


def write(view: object, page: Page) -> str:
    """A view as Markdown."""
    blocks = compose(view, page.words)
    if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        # On a terminal the answer comes first; a page needs a title.
        blocks = [Heading(1, page.words.gettext("Contact persons")), *blocks]
    return markdown(blocks)


def markdown(blocks: Iterable[Block]) -> str:
    """Blocks one below the other, the last line ended."""
    return "\n\n".join(filter(None, map(_block, blocks))) + "\n"


def fence(text: str) -> str:
    """Lines that are shown as they are; the fence is longer than any in them."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}\n{text}\n{marks}"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escape(block.text)}"
    if isinstance(block, Paragraph):
        return "\\\n".join(map(escape, block.text.split("\n"))) if block.quiet else escape(block.text)
    if isinstance(block, Items):
        marker = {"bullet": "-", "box": "- [ ]"}.get(block.marker)
        items = map(_leading, block.items, block.leads) if block.leads else map(escape, block.items)
        return "\n".join(f"{marker or f'{number}.'} {item}" for number, item in enumerate(items, 1))
    if isinstance(block, Fields):
        return "\n".join(_field(label, values) for label, values in block.rows)
    if isinstance(block, Agenda):
        return "\n".join(_appointment(row) for row in block.rows)
    if isinstance(block, Glance):
        return ""
    return _table(block)


def _leading(item: str, lead: str) -> str:
    """An item, with its beginning in bold."""
    if not lead or not item.startswith(lead):
        return escape(item)
    # What follows begins no line.
    return f"**{escape(lead)}**{escape('.' + item[len(lead) :])[1:]}"


def _appointment(row: Appointment) -> str:
    day = f"**{escape(row.when)}** " if row.when else ""
    line = f"- {day}{escape(row.what)}" + (f" ({escape(row.status)})" if row.status else "")
    return "\n".join([line, *(f"  - {escape(detail)}" for detail in row.details)])


def _field(label: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"- **{escape(label)}:** {escape(values[0])}"
    return "\n".join([f"- **{escape(label)}:**", *(f"  - {escape(value)}" for value in values)])


def _table(block: Table) -> str:
    if not block.header:
        return "\n".join("- " + " · ".join(escape(cell) for cell in row if cell) for row in block.rows)
    rows = [block.header, ("---",) * len(block.header), *block.rows]
    return "\n".join(f"| {' | '.join(cell if cell == '---' else escape(cell) for cell in row)} |" for row in rows)
