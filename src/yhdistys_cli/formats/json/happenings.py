"""The shape of a happening, which the clock, the plan and what comes next share."""

from typing import Any

from ...models import Moment
from ...views.clock import Row
from ...words import Words
from ..wording.agenda import place, when
from .common import iso_day, link_shape, text


def happening_shape(row: Row, words: Words) -> dict[str, Any]:
    """A happening of the clock."""
    happening, occurrence = row.happening, row.happening.occurrence
    first, last = happening.registration
    return {
        "id": happening.event.id,
        "title": words.text(happening.event.title),
        "kind": happening.event.kind,
        "areas": [area.id for area in row.areas],
        "units": [unit.id for unit in row.units],
        "each_unit": row.each_unit,
        "by_area": [
            {"area": one.area.id, "units": [unit.id for unit in one.units], "each_unit": one.each_unit}
            for one in row.by_area
        ],
        "year": happening.year,
        "number": happening.number,
        "times": happening.times,
        "precision": happening.precision,
        "start": moment_shape(happening.start),
        "end": moment_shape(happening.end),
        "status": happening.status,
        "change": occurrence.change if occurrence else None,
        "revision": occurrence.revision if occurrence else 0,
        "place": place(happening, words) or None,
        "registration": {
            "from": iso_day(first.day) if first else None,
            "from_time": _hour(first),
            "until": iso_day(last.day) if last else None,
            "until_time": _hour(last),
            "how": text(rule.how, words) if (rule := happening.event.registration) else None,
        },
        "about": text(happening.event.about, words),
        "note": text(occurrence.note, words) if occurrence else None,
        "season": happening.season,
        "seasons": list(happening.seasons),
        "words": when(happening, words) if happening.precision == "words" else None,
        "was": moment_shape(occurrence.was) if occurrence else None,
        "amount": happening.amount,
        "for_year": occurrence.for_year if occurrence else None,
        "event_since": iso_day(happening.event.since),
        "event_until": iso_day(happening.event.until),
        "programme": [
            {
                "from": item.from_.isoformat("minutes"),
                "until": item.until.isoformat("minutes") if item.until else None,
                "what": words.text(item.what),
            }
            for item in (occurrence.programme if occurrence else ())
        ],
        "about_events": list(happening.event.about_events),
        "same_as": happening.event.same_as,
        "last_year": moment_shape(row.last_year.start or row.last_year.end) if row.last_year else None,
        "last_time": moment_shape(row.last_time.start or row.last_time.end) if row.last_time else None,
        "days_left": row.days_left,
        "links": [link_shape(link, words) for link in happening.links],
        "inferred": happening.inferred,
        "source": happening.source,
        "checked": iso_day(happening.checked),
    }


def moment_shape(moment: Moment | None) -> dict[str, Any] | None:
    """A day and its hour; null for none."""
    if moment is None:
        return None
    return {"day": iso_day(moment.day), "time": _hour(moment)}


def _hour(moment: Moment | None) -> str | None:
    return moment.time.isoformat("minutes") if moment and moment.time else None
