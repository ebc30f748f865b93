"""The shape of `contacts`."""

from typing import TYPE_CHECKING, Any

from ...views.contacts import ContactList
from ...words import Words
from .common import area_shape, entry_shape, iso_day, link_shape, standing

if TYPE_CHECKING:
    from ...views.clock import Row


def answer(view: ContactList, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "contacts", contacts(view, words)


def coming(rows: "tuple[Row, ...]", words: Words) -> list[dict[str, Any]]:
    """What comes next."""
    if not rows:
        return []
    from .happenings import happening_shape

    return [happening_shape(row, words) for row in rows]


def contacts(view: ContactList, words: Words) -> dict[str, Any]:
    """Who is responsible, and how the question was read."""
    return {
        "day": iso_day(view.day),
        "read": [{"asked": asked, "names": list(map(words.text, found))} for asked, found in view.read],
        "areas": [area_shape(area, words) for area in view.areas],
        "entries": [entry_shape(entry, words) for entry in view.entries],
        "next": coming(view.next, words),
        "directory": link_shape(view.directory, words),
        "standing": standing(view.provenance, words),
    }
