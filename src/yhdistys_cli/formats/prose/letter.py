"""A letter, as blocks: one after the other in each language of the guide."""

from collections.abc import Iterator

from ...views.letter import Letter
from ...words import Words
from ..wording.blocks import Block
from ..wording.letter import letter
from ..wording.phrases import provenance_line


def compose(view: Letter, words: Words) -> Iterator[Block]:
    """The draft in each language, and how well its facts are checked."""
    for language in view.languages:
        yield from letter(view, Words(language, words.own, words.data))
    yield provenance_line(view.provenance, words)
