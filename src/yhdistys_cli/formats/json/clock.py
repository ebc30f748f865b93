"""The shape of `clock`."""

from typing import Any

from ...views.clock import ClockView
from ...words import Words
from .common import iso_day, standing, text
from .happenings import happening_shape


def answer(view: ClockView, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "clock", {
        "title": text(view.title, words),
        "note": text(view.note, words),
        "year": view.year,
        "first": iso_day(view.first),
        "last": iso_day(view.last),
        "today": iso_day(view.today),
        "time_zone": view.time_zone,
        "events": [happening_shape(row, words) for row in view.rows],
        "undated": [happening_shape(row, words) for row in view.undated],
        "standing": standing(view.provenance, words),
    }
