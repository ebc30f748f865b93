"""The shape of `handover`."""

from typing import Any

from ...models import Absence, Contact
from ...views.contacts import Answering
from ...views.handover import Duty, Handover, Passage
from ...words import Words
from ..wording.handing import commands
from .common import iso_day, standing
from .happenings import happening_shape


def answer(view: Handover, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "handover", {
        "person": {"id": view.person.id, "name": view.person.name},
        "day": iso_day(view.day),
        "left": [unit.id for unit in view.left],
        "duties": [_duty(found, words) for found in view.duties],
        "areas": [
            {
                "id": found.area.id,
                "title": words.text(found.area.title),
                "units": [unit.id for unit in found.units],
                "inferred": found.area.inferred,
                "left": found.is_left,
            }
            for found in view.areas
        ],
        "own_fields": [area.id for area in view.own_fields],
        "forums": [words.text(held.forum.name) for held in view.forums],
        "next": [happening_shape(row, words) for row in view.rows],
        "own_next": [happening_shape(row, words) for row in view.own_rows],
        "stands_in": [{"person": found.person.id, **_days(found.absence)} for found in view.stand_ins],
        "absences": [_days(absence) for absence in view.absences],
        "rules": [_passage(found, words) for found in view.rules],
        "mentions": [_passage(found, words) for found in view.mentions],
        "commands": [{"command": command, "about": about} for command, about in commands(view, words)],
        "standing": standing(view.provenance, words),
    }


def _duty(found: Duty, words: Words) -> dict[str, Any]:
    return {
        "units": [{"id": unit.id, "name": words.text(unit.name)} for unit in found.units],
        "shared": found.shared,
        "terms": [_term(term) for term in found.terms],
        "stay": [_answering(other) for other in found.others],
        "later": [_answering(other) for other in found.later],
        "left": [unit.id for unit in found.left],
    }


def _answering(other: Answering) -> dict[str, Any]:
    return {"id": other.person.id, "name": other.person.name, **_term(other.terms[0][1])}


def _term(term: Contact) -> dict[str, Any]:
    return {"role": term.role, **_days(term)}


def _days(term: Contact | Absence) -> dict[str, Any]:
    return {"since": iso_day(term.since), "until": iso_day(term.until)}


def _passage(found: Passage, words: Words) -> dict[str, Any]:
    command = words.command(found.command)
    return {"heading": words.text(found.heading), "command": command, "text": words.text(found.text)}
