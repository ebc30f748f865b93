"""The shape of `changes`."""

from datetime import date
from typing import Any

from ...happenings import Happening
from ...models import Absence, Body, Contact, Person, ServiceArea, Texts, Unit
from ...views.changes import Changes
from ...words import Words
from ..wording.agenda import place
from ..wording.news import sentence
from .common import iso_day, standing
from .happenings import moment_shape


def answer(view: Changes, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    since = view.since
    return "changes", {
        "guide": words.text(view.name),
        "since": {"kind": since.kind, "asked": since.asked, "commit": since.commit, "day": iso_day(since.day)},
        "today": iso_day(view.today),
        "partial": view.is_partial,
        "news": [
            {
                "topic": one.topic,
                "code": one.code,
                "ids": list(one.ids),
                "text": sentence(one, words),
                "facts": {name: _shape(value, words) for name, value in one.facts.items()},
            }
            for one in view.news
        ],
        "standing": standing(view.provenance, words),
    }


def _shape(value: Any, words: Words) -> Any:
    """A value of any kind that news are made of."""
    match value:
        case None | bool():
            return value
        case str() | Texts():
            return words.text(value)
        case date():
            return iso_day(value)
        case Happening():
            return _happening(value, words)
        case Contact() | Absence():
            own = {"role": value.role} if isinstance(value, Contact) else {"substitute": value.substitute}
            return {"since": iso_day(value.since), "until": iso_day(value.until), **own}
        case Person() | Unit() | Body() | ServiceArea():
            return {"id": value.id, "name": words.text(value.name)}
        case _:
            return [_shape(item, words) for item in value]


def _happening(happening: Happening, words: Words) -> dict[str, Any]:
    first, last = happening.registration
    return {
        "event": happening.event.id,
        "year": happening.year,
        "number": happening.number,
        "status": happening.status,
        "precision": happening.precision,
        "start": moment_shape(happening.start),
        "end": moment_shape(happening.end),
        "place": place(happening, words) or None,
        "registration_from": moment_shape(first),
        "registration_until": moment_shape(last),
        "revision": happening.occurrence.revision if happening.occurrence else 0,
    }
