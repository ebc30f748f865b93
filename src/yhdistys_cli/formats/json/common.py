"""Shapes that several answers have."""

from datetime import date
from typing import Any

from ...models import Area, Body, Contact, Link, Person, Text, Unit
from ...phones import dialable
from ...views.contacts import Answering, Entry
from ...views.provenance import Provenance
from ...words import Words
from ..wording.phrases import unreadable


def iso_day(day: date | None) -> str | None:
    """A day, as 2027-04-14."""
    return day.isoformat() if day else None


def text(value: Text | None, words: Words) -> str | None:
    """A text; null for none."""
    return words.text(value) or None


def standing(provenance: Provenance, words: Words) -> dict[str, Any]:
    """How well checked an answer is."""
    return {
        "municipality": words.text(provenance.municipality.name),
        "code": provenance.municipality.code,
        "updated": iso_day(provenance.updated),
        "from_guide": provenance.from_guide,
        "beyond_guide": provenance.beyond_guide,
        "checked": iso_day(provenance.checked),
        "partly": provenance.partly,
        "source": provenance.source,
    }


def link_shape(link: Link | None, words: Words) -> dict[str, Any] | None:
    """A link; null for none."""
    if link is None:
        return None
    about = text(link.about, words)
    return {"title": words.text(link.title), "about": about, "url": link.url, "state": link.state}


def unit_shape(unit: Unit, words: Words) -> dict[str, Any]:
    """A unit, without its people."""
    return {
        "id": unit.id,
        "name": words.text(unit.name),
        "service_area": unit.service_area,
        "service_area_inferred": unit.inferred,
        "contacts_unknown": unit.contacts == "unknown",
        "phone": _dialled(unit.phone),
        "email": unit.email or None,
        "unreadable": list(unreadable(unit)),
        "address": text(unit.address, words),
        "hours": text(unit.hours, words),
        "links": [link_shape(link, words) for link in unit.links],
        "since": iso_day(unit.since),
        "until": iso_day(unit.until),
        "source": unit.source,
        "checked": iso_day(unit.checked),
    }


def _dialled(phone: str | None) -> str | None:
    """A number as a phone dials it; null for none, or for one that could not be read."""
    return dialable(phone) if phone else None


def entry_shape(entry: Entry, words: Words) -> dict[str, Any]:
    """Units and the people who are responsible for them."""
    held = entry.vacancy
    return {
        "units": [unit_shape(unit, words) for unit in entry.units],
        "shared": entry.shared,
        "unread": entry.unread,
        "note": text(entry.note, words),
        "vacancy": {"since": iso_day(held.since), "until": iso_day(held.until)} if held else None,
        "on_duty": entry.on_duty,
        "instead": [_responsible(person, contact) for person, contact in entry.instead],
        "coming": [
            {
                "day": iso_day(change.day),
                "units": [unit.id for unit in change.units],
                "people": [_responsible(person, contact) for person, contact in change.people],
                "vacant": change.is_vacant,
            }
            for change in entry.coming
        ],
        "people": [_person(answering, words) for answering in entry.people],
    }


def _person(answering: Answering, words: Words) -> dict[str, Any]:
    person, absence = answering.person, answering.absence
    away = {"since": iso_day(absence.since), "until": iso_day(absence.until)} if absence else None
    return {
        "id": person.id,
        "name": person.name,
        "family": person.family,
        "title": text(person.title, words),
        "email": person.email or None,
        "phone": _dialled(person.phone),
        "second_phone": _dialled(person.second_phone),
        "phone_hours": text(person.phone_hours, words),
        "unreadable": list(unreadable(person)),
        "terms": [{"units": [unit.id for unit in units], **_term(contact)} for units, contact in answering.terms],
        "absence": away | {"substitute": absence.substitute} if absence and away else None,
        "links": [link_shape(link, words) for link in person.links],
        "source": person.source,
        "checked": iso_day(person.checked),
    }


def _term(contact: Contact) -> dict[str, Any]:
    return {"role": contact.role, "since": iso_day(contact.since), "until": iso_day(contact.until)}


def _responsible(person: Person, contact: Contact) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, **_term(contact)}


def area_shape(area: Area, words: Words) -> dict[str, Any]:
    """A working area in short."""
    return {
        "id": area.id,
        "title": words.text(area.title),
        "summary": words.text(area.summary),
        "answers": list(area.answers) if isinstance(area.answers, tuple) else area.answers,
        "answers_inferred": area.inferred,
    }


def body_shape(body: Body, words: Words) -> dict[str, Any]:
    """A deciding body."""
    return {
        "id": body.id,
        "name": words.text(body.name),
        "grants": text(body.grants, words),
        "since": iso_day(body.since),
        "until": iso_day(body.until),
        "source": body.source,
        "checked": iso_day(body.checked),
    }
