"""A letter, for a page: one after the other in each language of the guide, each a section in its language."""

from collections.abc import Iterator

import htpy as h

from ...views.letter import Letter
from ...words import Words
from ..wording.blocks import Block, Fields, Heading, Items, Paragraph
from ..wording.letter import letter
from .marks import marked
from .parts import fields, heading, items, standing
from .setting import Setting


def main(view: Letter, setting: Setting) -> h.Node:
    """The draft in each language, and how well its facts are checked."""
    parts: list[h.Node] = []
    for number, language in enumerate(view.languages):
        words = marked(Words(language, setting.words.own))
        inside = [_element(block) for block in letter(view, words, 1 if not number else 2)]
        parts.append(h.section(lang=language)[inside])
    return [*parts, standing(view.provenance, setting)]


def _element(block: Block) -> h.Node:
    if isinstance(block, Heading):
        return heading(block.level, block.text)
    if isinstance(block, Paragraph):
        return h.p[_lines(block.text)]
    if isinstance(block, Items):
        return items(block.items, block.marker == "number", "rules" if block.marker == "box" else None)
    assert isinstance(block, Fields)
    return fields(block.rows)


def _lines(text: str) -> Iterator[h.Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield h.br
        yield line
