"""Blocks that several answers have: what comes next, and the table of an entry's people."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...views.contacts import Answering, Entry
from ...words import Words
from ..wording.blocks import Block, Heading, Paragraph, Table
from ..wording.phrases import (
    changes,
    email_cell,
    link_line,
    note,
    phone_cell,
    standing_in,
    substitutes,
    term,
    unit_lines,
    vacancy,
)

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
    rows = (_person(answering, words, entry.day) for answering in entry.people)
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    return Table((), tuple(zip(*columns, strict=True)))


def _person(answering: Answering, words: Words, day: date) -> tuple[str, ...]:
    person = answering.person
    title, number, email = words.text(person.title), phone_cell(person, words), email_cell(person, words)
    return person.name, title, term(answering, words, day), number, email


def below_people(entry: Entry, words: Words) -> Iterator[Block]:
    """What is said below the people of an entry, line by line."""
    for line in lines_below(entry, words):
        yield Paragraph(line, tight=True)


def lines_below(entry: Entry, words: Words) -> tuple[str, ...]:
    """Who is there instead of the people of an entry, what changes next, how the unit is reached."""
    absent = vacancy(entry, words) if entry.vacancy or not entry.people else ""
    links = [link_line(link, words) for unit in entry.units for link in unit.links]
    lines = (
        absent,
        *substitutes(entry, words),
        standing_in(entry, words),
        *changes(entry, words),
        *unit_lines(entry, words),
        *links,
    )
    return tuple(line for line in (*lines, note(entry, words)) if line)
