"""Blocks that several answers have: what comes next, and the table of an entry's people."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...views.contacts import Answering, Entry
from ...words import Words
from ..wording.blocks import Block, Heading, Table
from ..wording.phrases import email_cell, phone_cell, term

if TYPE_CHECKING:
    from ...views.clock import Row


def coming_next(rows: "Sequence[Row]", words: Words, level: int) -> Iterator[Block]:
    """What comes next, under its own heading; nothing where nothing is known."""
    if rows:
        from ..wording.agenda import coming

        yield Heading(level, words.gettext("Next"))
        yield coming(rows, words)


def people_table(entry: Entry, words: Words) -> Table:
    """The people of an entry, a row each; a column that would be empty in every row is left out."""
    rows = (_person(answering, words) for answering in entry.people)
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    return Table((), tuple(zip(*columns, strict=True)))


def _person(answering: Answering, words: Words) -> tuple[str, ...]:
    person = answering.person
    title, number, email = words.text(person.title), phone_cell(person, words), email_cell(person, words)
    return person.name, title, term(answering, words), number, email
