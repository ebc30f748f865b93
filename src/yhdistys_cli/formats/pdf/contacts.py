"""The contact list on paper: one table of units, people, and how they are reached."""

from collections.abc import Iterator
from dataclasses import replace

from ...views.contacts import Answering, ContactList, Entry
from ...words import Words
from ..prose.common import lines_below
from ..prose.contacts import after, before, heading_of
from ..wording.blocks import Heading
from ..wording.phrases import email_cell, link_line, other_area, phone_cell, term
from .document import Data, Document, cell, of_blocks, table


def contact_list(view: ContactList, words: Words) -> Document:
    """How the question was read, the table, what comes next, and where to find others."""
    # Paper is read on other days: no days are counted.
    view = replace(view, next=tuple(replace(row, days_left=None) for row in view.next))
    entries = [contact_table(view, words)] if view.entries else []
    title = Heading(1, words.gettext("Contact persons"))
    return of_blocks([title, *before(view, words), *entries, *after(view, words)], words)


def contact_table(view: ContactList, words: Words) -> Data:
    """A row a person; the units of an entry stand beside all of its rows."""
    _ = words.gettext
    people = [answering.person for entry in view.entries for answering in entry.people]
    ways = any(person.phone or person.second_phone or person.email for person in people)
    header = [_("Service area/unit"), _("Contact person(s)"), *([_("Phone"), _("E-mail")] if ways else [])]
    rows = [row for entry in view.entries for row in _rows(entry, words, ways)]
    return table(header, rows, (5, 5, 4, 6)[: len(header)])


def _rows(entry: Entry, words: Words, ways: bool) -> Iterator[list[Data]]:
    names, below = (heading_of(entry, words), other_area(entry, words)), lines_below(entry, words)
    rows = [_person(answering, entry, words, ways) for answering in entry.people]
    # What is said of the units stands with their names; where nobody answers it stands in the place of people.
    units = cell(*names, *(below if rows else ()), bold=True, down=max(len(rows), 1))
    if not rows:
        rows = [[cell(*below, across=3 if ways else 1)]]
    yield [units, *rows[0]]
    yield from rows[1:]


def _person(answering: Answering, entry: Entry, words: Words, ways: bool) -> list[Data]:
    person = answering.person
    links = (link_line(link, words) for link in person.links)
    who = cell(person.name, words.text(person.title), term(answering, words, entry.day), *links, bold=True)
    return [who, cell(phone_cell(person, words)), cell(email_cell(person, words))] if ways else [who]
