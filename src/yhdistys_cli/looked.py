"""Everything in a guide that says when somebody looked at its source: what, where, and until when that matters."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from . import models
from .models import Body, Event, Guide, Link, LocalHoliday, Occurrence, Rule, SchoolHoliday, Unit
from .records import is_record

# After so many days a source should be looked at again.
FRESH_DAYS = 365

Path = tuple[str | int, ...]


class Looked(NamedTuple):
    """A record with a field `checked`: its path from the section on, itself, the last day on which it holds.

    `page` is where it is said: of a link its address, else its source; what an event says of itself is said where the
    event is, if it names no page of its own.
    """

    path: Path
    item: Any
    last: date
    page: str | None


def looked(guide: Guide) -> Iterator[Looked]:
    """Every record of a guide that can be checked, file by file, as they stand in the files."""
    sections = {
        "guide": guide.about,
        "contacts": guide.contacts,
        "areas": guide.areas,
        "checklists": guide.checklists,
        "clock": guide.clock,
        "school_holidays": guide.school_holidays,
    }
    for section, item in sections.items():
        yield from _within(item, (section,), None)


def _within(item: Any, path: Path, said: str | None) -> Iterator[Looked]:
    model: Any = type(item)
    page = item.url if isinstance(item, Link) else getattr(item, "source", None) or said
    below = page if isinstance(item, Event | Rule) else None
    for name in _holding(model):
        value = getattr(item, name)
        at = (*path, name)
        if name == "checked":
            yield Looked(path, item, _last_day(item), page)
        elif isinstance(item, Event) and name == "dates":
            for dated in value:  # in the file a year is the key of its dates
                yield from _in_list(dated.occurrences, (*at, str(dated.year)), below)
        elif isinstance(value, tuple):
            yield from _in_list(value, at, below)
        elif value:
            yield from _within(value, at, below)


def _in_list(items: tuple[Any, ...], path: Path, said: str | None) -> Iterator[Looked]:
    for index, item in enumerate(items):
        yield from _within(item, (*path, index), said)


@cache
def _holding(model: Any) -> tuple[str, ...]:
    """The fields of a model that are `checked`, or a record or a list of records in which there is one."""

    def holds(annotation: str) -> bool:
        named = (getattr(models, word, None) for word in re.findall(r"\w+", annotation))
        # A model that is written in more ways than one has another name there: ForumText is Annotated[Forum, …].
        named = (getattr(inner, "__origin__", inner) for inner in named)
        return any(is_record(inner) and _holding(inner) for inner in named)

    return tuple(name for name, text in model.__annotations__.items() if name == "checked" or holds(text))


def _last_day(item: Any) -> date:
    """The day on which a date, a school holiday, a body or a unit is over; the end of time for all else."""
    if isinstance(item, Occurrence):
        return item.last.day if item.last else date.max
    if isinstance(item, LocalHoliday):
        return item.date or date.max
    return (item.until if isinstance(item, Body | Unit | SchoolHoliday) else None) or date.max
