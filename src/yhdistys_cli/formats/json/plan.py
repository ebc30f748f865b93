"""The shape of `plan`."""

from typing import Any

from ...views.plan import Plan
from ...words import Words
from ..wording.planned import finding
from .common import iso_day, standing, text
from .happenings import happening_shape


def answer(view: Plan, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "plan", {
        "year": view.year,
        "note": text(view.note, words),
        "today": iso_day(view.today),
        "findings": [
            {
                "code": found.code,
                "event": found.happening.event.id,
                "number": found.happening.number,
                "day": iso_day(found.day),
                "other": found.other.event.id if found.other else None,
                "school_holiday": words.text(found.school_holiday.name) if found.school_holiday else None,
                "alternatives": [iso_day(day) for day in found.alternatives],
                "text": finding(found, words),
            }
            for found in view.findings
        ],
        "events": [happening_shape(row, words) for row in (*view.rows, *view.undated)],
        "has_school_holidays": view.has_school_holidays,
        "standing": standing(view.provenance, words),
    }
