"""Answers that are the same in every form, as pages: the blocks of `prose`, element by element."""

from collections.abc import Iterator
from typing import Any, assert_never

import htpy as h

from ..prose.compose import compose
from ..wording.blocks import Agenda, Block, Fields, Glance, Heading, Items, Paragraph, Table
from .parts import fields, heading, items
from .setting import Setting


def main(view: Any, setting: Setting) -> h.Node:
    """The inside of a page about a view that has no module of its own here."""
    return [_element(block) for block in compose(view, setting.words)]


def _element(block: Block) -> h.Node:
    if isinstance(block, Heading):
        return heading(block.level, block.text)
    if isinstance(block, Paragraph):
        return h.p(class_="quiet" if block.quiet else None)[_lines(block.text)]
    if isinstance(block, Items):
        leads = block.leads or ("",) * len(block.items)
        rows = [
            [h.b[lead] if lead else None, text.removeprefix(lead)]
            for lead, text in zip(leads, block.items, strict=True)
        ]
        return items(rows, block.marker == "number", "rules" if block.marker == "box" else None)
    if isinstance(block, Fields):
        return fields(block.rows)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Agenda):
        return h.ul(class_="entries")[
            [
                h.li[
                    h.p(class_="when")[row.when] if row.when else None,
                    h.p[row.what, f" ({row.status})" if row.status else None],
                    [h.p[detail] for detail in row.details],
                ]
                for row in block.rows
            ]
        ]
    if isinstance(block, Glance):  # a drawing for terminals: everything in it stands below as text
        return None
    assert_never(block)


def _lines(text: str) -> Iterator[h.Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield h.br
        yield line


def _table(block: Table) -> h.Node:
    if not block.header:
        return items([" · ".join(filter(None, row)) for row in block.rows])
    head = h.thead[h.tr[[h.th(scope="col")[cell] for cell in block.header]]]
    return h.div(class_="table")[h.table[head, h.tbody[[h.tr[[h.td[cell] for cell in row]] for row in block.rows]]]]
