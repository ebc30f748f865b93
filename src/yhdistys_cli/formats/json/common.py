"""Shapes that several answers have."""

from datetime import date
from typing import Any

from ...models import Area, Body, Link, Text, Unit
from ...phones import dialable
from ...views.contacts import Entry
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
        "service_area_inferred": unit.service_area_inferred,
        "contacts_unknown": unit.contacts == "unknown",
    }


def entry_shape(entry: Entry, words: Words) -> dict[str, Any]:
    """Units and the people who are responsible for them."""
    held = entry.vacancy
    return {
        "units": [unit_shape(unit, words) for unit in entry.units],
        "shared": entry.shared,
        "unread": entry.unread,
        "note": text(entry.note, words),
        "vacancy": {"since": iso_day(held.since), "until": iso_day(held.until)} if held else None,
        "people": [
            {
                "id": answering.person.id,
                "name": answering.person.name,
                "family": answering.person.family,
                "title": text(answering.person.title, words),
                "email": answering.person.email or None,
                "phone": dialable(answering.person.phone) if answering.person.phone else None,
                "unreadable": list(unreadable(answering.person)),
                "terms": [
                    {
                        "units": [unit.id for unit in units],
                        "role": contact.role,
                        "since": iso_day(contact.since),
                        "until": iso_day(contact.until),
                    }
                    for units, contact in answering.terms
                ],
                "links": [link_shape(link, words) for link in answering.person.links],
                "source": answering.person.source,
                "checked": iso_day(answering.person.checked),
            }
            for answering in entry.people
        ],
    }


def area_shape(area: Area, words: Words) -> dict[str, Any]:
    """A working area in short."""
    return {
        "id": area.id,
        "title": words.text(area.title),
        "summary": words.text(area.summary),
        "answers": list(area.answers) if isinstance(area.answers, tuple) else area.answers,
        "answers_inferred": area.answers_inferred,
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
