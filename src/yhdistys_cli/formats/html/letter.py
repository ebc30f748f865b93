"""A letter, for a page: one after the other in each language of the guide, each a section in its language."""

import re
from collections.abc import Iterator
from typing import TypeGuard

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
        blocks = list(letter(view, words, 1 if not number else 2))
        blanks = {f"[{text}]" for block in blocks if _is_missing(block) for text in block.items}
        parts.append(h.section(lang=language)[[_element(block, blanks) for block in blocks]])
    return [*parts, standing(view.provenance, setting)]


def _is_missing(block: Block) -> TypeGuard[Items]:
    """Whether this is the list of what is missing, at the end."""
    return isinstance(block, Items) and block.marker == "box"


def _element(block: Block, blanks: set[str]) -> h.Node:
    if isinstance(block, Heading):
        return heading(block.level, block.text)
    if isinstance(block, Paragraph):
        return h.p[_lines(block.text, blanks)]
    if isinstance(block, Items):
        return items(block.items, block.marker == "number", "rules" if _is_missing(block) else None)
    assert isinstance(block, Fields)
    return fields((label, [_seen(value, blanks) for value in values]) for label, values in block.rows)


def _lines(text: str, blanks: set[str]) -> Iterator[h.Node]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield h.br
        yield _seen(line, blanks)


def _seen(text: str, blanks: set[str]) -> h.Node:
    """A text whose blanks one cannot overlook, here and where it is pasted."""
    if not blanks:
        return text
    parts = re.split(f"({'|'.join(map(re.escape, sorted(blanks)))})", text)
    return [h.mark[part] if part in blanks else part for part in parts if part]
