"""Contacts as vCards 3.0 (RFC 2426), one card a person, for address books."""

from ..phones import dialable
from ..views.contacts import Answering, ContactList, Entry
from ..words import Words, split_name
from . import Page
from .contentlines import fold
from .wording.phrases import directory_line, email_cell, note, phone_cell, term, unreadable


def write(view: ContactList, page: Page) -> str:
    """The cards, by unit and name. A unit without people has none."""
    cards = [_card(view, entry, answering, page.words) for entry in view.entries for answering in entry.people]
    return "".join(cards)


def _card(view: ContactList, entry: Entry, answering: Answering, words: Words) -> str:
    person, municipality = answering.person, view.provenance.municipality
    given, family = split_name(person.name, person.family)
    city = words.text(municipality.name)
    units = ", ".join(words.text(unit.name) for unit in entry.units)
    notes = [term(answering, words), note(entry, words)]
    if not (person.phone and person.email) and view.directory:
        notes.append(directory_line(view.directory, words))
    unread = {"phone": phone_cell, "email": email_cell}
    notes += [unread[name](person, words) for name in unreadable(person)]
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:yhdistys-{municipality.code}-{person.id}",
        f"REV:{view.provenance.updated.isoformat()}T00:00:00Z",
        f"FN:{_escape(person.name)}",
        f"N:{_escape(family)};{_escape(given)};;;",
        f"ORG:{_escape(city)}" + (f";{_escape(units)}" if units else ""),
    ]
    if title := words.text(person.title):
        lines.append(f"TITLE:{_escape(title)}")
    if person.phone:
        lines.append(f"TEL;TYPE=WORK,VOICE:{dialable(person.phone)}")
    if person.email:
        lines.append(f"EMAIL;TYPE=INTERNET:{_escape(person.email)}")
    lines += [f"URL:{link.url}" for link in person.links]
    if categories := [_escape(words.text(unit.name)) for unit in entry.units]:
        lines.append(f"CATEGORIES:{','.join(categories)}")
    if said := "\n".join(filter(None, notes)):
        lines.append(f"NOTE:{_escape(said)}")
    lines.append("END:VCARD")
    return "".join(fold(line) + "\r\n" for line in lines)


def _escape(text: str) -> str:
    """Backslash, comma, semicolon and line break, as RFC 2426 section 4 writes them in a text value."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
