"""The whole guide as a book: a cover, the contents, and its parts, the clock with its wheel."""

from collections.abc import Iterator
from dataclasses import replace

from ...models import About
from ...views.guide import ClockPart, ContactTable, GuidePages, Part
from ...words import Words
from ..prose.guide import part_blocks
from ..wording.blocks import Block, Heading, Paragraph
from ..wording.phrases import directory_line, provenance_line
from .clock import timeless, with_wheel
from .contacts import contact_table
from .document import Data, Document, heading, of_blocks, said, title


def book(view: GuidePages, words: Words) -> Document:
    """The book; its parts are headings of the first level, its name stands on the cover."""
    about = view.about
    blocks = [block for _id, part in view.parts for block in _part(part, words)]
    document = of_blocks(blocks, words, "book")
    # How well checked it is stands on the cover: a line more at the end may get a page of its own.
    checked = provenance_line(view.provenance, words)
    updated = words.gettext("Data updated {date}").format(date=words.date(about.updated))
    foot = tuple(said(line) for line in (*checked.text.split("\n"), updated))
    return replace(document, title=title(words.text(about.name)), cover=tuple(_cover(about, words)), foot=foot)


def _part(part: Part, words: Words) -> Iterator[Block | Data]:
    first, *rest = part_blocks(part, words, 1)
    if isinstance(part, ClockPart) and part.clock:
        yield {"is": "page"}  # the wheel would leave half of a page empty behind its own heading
    yield first
    if isinstance(part, ContactTable) and part.contacts.entries:
        yield contact_table(part.contacts, words)
        if part.contacts.directory:
            yield Paragraph(directory_line(part.contacts.directory, words))
        return
    if isinstance(part, ClockPart) and part.clock:
        if part.note:
            yield rest.pop(0)
        for block in with_wheel(timeless(part.clock), rest, words):
            # The months of a year are no chapters.
            yield heading(block.level, block.text, False) if isinstance(block, Heading) else block
        return
    yield from rest


def _cover(about: About, words: Words) -> Iterator[list[Data]]:
    yield said(words.text(about.name))
    yield said(words.text(about.municipality.name))
    yield said(words.text(about.introduction))
    yield said(words.gettext("Contents"))
