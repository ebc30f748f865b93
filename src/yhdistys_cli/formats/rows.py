"""Answers as a table: the columns and rows that CSV and XLSX share."""

from typing import NamedTuple

from ..views.contacts import ContactList
from ..words import N_, Words, phone
from .compose import note, service_area, term, vacancy


class Column(NamedTuple):
    """A column: its key for programs, its title for people."""

    key: str
    title: str


COLUMNS = (
    Column("units", N_("Unit")),
    Column("service_area", N_("Service area")),
    Column("name", N_("Name")),
    Column("title", N_("Title")),
    Column("term", N_("Term")),
    Column("phone", N_("Phone")),
    Column("email", N_("E-mail")),
    Column("checked", N_("Checked")),
    Column("source", N_("Source")),
    Column("directory", N_("Directory")),
    Column("note", N_("Note")),
)


def rows(view: ContactList, words: Words) -> list[dict[str, str]]:
    """One row a person with all that they answer for, and one for what nobody answers for. Unknown cells are empty."""
    found: list[dict[str, str]] = []
    for entry in view.entries:
        common = {
            "units": ", ".join(words.text(unit.name) for unit in entry.units),
            "service_area": service_area(entry, words),
            "directory": view.directory.url if view.directory else "",
        }
        for person, contact in entry.people:
            found.append(
                common
                | {
                    "name": person.name,
                    "title": words.text(person.title),
                    "term": term(contact, words),
                    "phone": phone(person.phone) if person.phone else "",
                    "email": person.email or "",
                    "checked": words.date(person.checked) if person.checked else "",
                    "source": person.source or "",
                    "note": note(entry, words),
                }
            )
        if not entry.people:
            found.append(common | {"note": vacancy(entry.vacancy, words)})
    return [{column.key: row.get(column.key, "") for column in COLUMNS} for row in found]


def disarm(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe (OWASP, CSV)."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
