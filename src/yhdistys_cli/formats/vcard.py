"""Contacts as vCards 3.0 (RFC 2426), a card a person and a card a unit, for address books."""

from ..models import UNREADABLE, Unit
from ..phones import dialable
from ..views.contacts import Answering, ContactList, Entry
from ..words import Words, split_name
from . import Page
from .contentlines import fold
from .wording.phrases import directory_line, email_cell, has_reach, note, phone_cell, span, term, unreadable


def write(view: ContactList, page: Page) -> str:
    """The cards, by unit and name: of people, and of units that have a number or an address of their own."""
    cards: list[str] = []
    for entry in view.entries:
        cards += [_unit_card(view, unit, page.words) for unit in entry.units if has_reach(unit)]
        cards += [_card(view, entry, answering, page.words) for answering in entry.people]
    # Units with people of their own and shared ones stand in several entries.
    return "".join(dict.fromkeys(cards))


def _unit_card(view: ContactList, unit: Unit, words: Words) -> str:
    municipality, name = view.provenance.municipality, _escape(words.text(unit.name))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:yhdistys-{municipality.code}-unit-{unit.id}",
        f"REV:{view.provenance.updated.isoformat()}T00:00:00Z",
        f"FN:{name}",
        f"N:{name};;;;",
        f"ORG:{_escape(words.text(municipality.name))};{name}",
    ]
    if unit.phone:
        lines.append(f"TEL;TYPE=WORK,VOICE:{dialable(unit.phone)}")
    if unit.email:
        lines.append(f"EMAIL;TYPE=INTERNET:{_escape(unit.email)}")
    if address := words.text(unit.address):
        # It is one text in the data, which nobody takes apart: so it is a street.
        lines.append(f"ADR;TYPE=WORK:;;{_escape(address)};;;;")
    lines += [f"URL:{link.url}" for link in unit.links]
    said = [words.text(unit.hours), span(unit, words)]
    said += [phone_cell(unit, words)] if unit.phone == UNREADABLE else []
    said += [email_cell(unit, words)] if unit.email == UNREADABLE else []
    if notes := "\n".join(filter(None, said)):
        lines.append(f"NOTE:{_escape(notes)}")
    lines.append("END:VCARD")
    return "".join(fold(line) + "\r\n" for line in lines)


def _card(view: ContactList, entry: Entry, answering: Answering, words: Words) -> str:
    person, municipality = answering.person, view.provenance.municipality
    given, family = split_name(person.name, person.family)
    city = words.text(municipality.name)
    units = ", ".join(words.text(unit.name) for unit in entry.units)
    notes = [term(answering, words, entry.day), words.text(person.phone_hours), note(entry, words)]
    if not (person.phone and person.email) and view.directory:
        notes.append(directory_line(view.directory, words))
    lost = unreadable(person)
    notes += [phone_cell(person, words)] if {"phone", "second_phone"} & {*lost} else []
    notes += [email_cell(person, words)] if "email" in lost else []
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
    lines += [f"TEL;TYPE=WORK,VOICE:{dialable(number)}" for number in (person.phone, person.second_phone) if number]
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
