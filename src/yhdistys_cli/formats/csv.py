"""Contacts as CSV, for programs (RFC 4180: CRLF, UTF-8 without a byte order mark).

Column names, ids and dates (2027-04-14) do not depend on the language. One row a person and unit.
"""

import csv
from datetime import date
from io import StringIO

from ..models import Contact, Person, Unit
from ..views.contacts import ContactList, Entry
from ..words import Words, phone
from . import Page

COLUMNS = (
    *("unit_id", "unit", "service_area", "service_area_inferred", "shared"),
    *("person_id", "name", "title", "role", "since", "until", "phone", "email", "source", "checked"),
)


def write(view: ContactList, page: Page) -> str:
    """A header and the rows, every column always there. A unit that nobody answers for has a row without a person."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for entry in view.entries:
        if not entry.people:
            writer.writerows(_row(_unit(unit, entry, page.words)) for unit in entry.units)
        for answering in entry.people:
            person = _person(answering.person, page.words)
            if not answering.terms:
                writer.writerow(_row(person))
            for units, contact in answering.terms:
                writer.writerows(_row(_unit(unit, entry, page.words) | person | _term(contact)) for unit in units)
    return out.getvalue()


def _row(cells: dict[str, str]) -> dict[str, str]:
    return {key: disarm(cell) for key, cell in cells.items()}


def _unit(unit: Unit, entry: Entry, words: Words) -> dict[str, str]:
    return {
        "unit_id": unit.id,
        "unit": words.text(unit.name),
        "service_area": unit.service_area or "",
        "service_area_inferred": str(unit.service_area_inferred).lower(),
        "shared": str(entry.shared).lower(),
    }


def _person(person: Person, words: Words) -> dict[str, str]:
    return {
        "person_id": person.id,
        "name": person.name,
        "title": words.text(person.title),
        "phone": phone(person.phone) if person.phone else "",
        "email": person.email or "",
        "source": person.source or "",
        "checked": _day(person.checked),
    }


def _term(contact: Contact) -> dict[str, str]:
    return {"role": contact.role, "since": _day(contact.since), "until": _day(contact.until)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def disarm(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe (OWASP, CSV)."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
