"""Checks of the days on which somebody looked at a source: seen from today."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from .. import models
from ..diagnostics import Diagnostic, Path
from ..models import Body, Event, LocalHoliday, Occurrence, SchoolHoliday, Unit
from .context import CheckContext, address

# After so many days a source should be looked at again.
FRESH_DAYS = 365


def checked_days(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the source of what is not over was looked at within a year, and none on a day to come."""
    guide, today = ctx.guide, ctx.today
    if guide.about.updated > today:
        yield _dated("future-day", ("guide", "updated"), guide.about.updated)
    sections = {
        "guide": guide.about,
        "contacts": guide.contacts,
        "areas": guide.areas,
        "checklists": guide.checklists,
        "clock": guide.clock,
        "school_holidays": guide.school_holidays,
    }
    for section, item in sections.items():
        for path, day, last in _checked(item, (section,)):
            if day > today:
                yield _dated("future-day", path, day)
            elif (today - day).days > FRESH_DAYS and last >= today:
                yield _dated("stale-check", path, day)


def _dated(code: str, path: Path, day: date) -> Diagnostic:
    return Diagnostic(code, address(path), params={"day": day.isoformat()})


def _checked(item: Any, path: Path) -> Iterator[tuple[Path, date, date]]:
    """Every `checked` in a record and inside it: its path, its day, and the last day of what it is about."""
    model: Any = type(item)
    for name in _holding(model):
        value = getattr(item, name)
        if not value:
            continue
        at = (*path, name)
        if name == "checked":
            yield at, value, _last_day(item)
        elif isinstance(item, Event) and name == "dates":
            for dated in value:  # in the file a year is the key of its dates
                yield from _in_list(dated.occurrences, (*at, str(dated.year)))
        elif isinstance(value, tuple):
            yield from _in_list(value, at)
        else:
            yield from _checked(value, at)


def _in_list(items: tuple[Any, ...], path: Path) -> Iterator[tuple[Path, date, date]]:
    for index, item in enumerate(items):
        yield from _checked(item, (*path, index))


@cache
def _holding(model: Any) -> tuple[str, ...]:
    """The fields of a model that are `checked`, or a record or a list of records in which there is one."""

    def holds(annotation: str) -> bool:
        named = (getattr(models, word, None) for word in re.findall(r"\w+", annotation))
        # A model that is written in more ways than one has another name there: ForumText is Annotated[Forum, …].
        named = (getattr(inner, "__origin__", inner) for inner in named)
        return any(hasattr(inner, "__dataclass_fields__") and _holding(inner) for inner in named)

    return tuple(field.name for field in fields(model) if field.name == "checked" or holds(str(field.type)))


def _last_day(item: Any) -> date:
    """The day on which a date, a school holiday, a body or a unit is over; the end of time for all else."""
    if isinstance(item, Occurrence):
        return item.last.day if item.last else date.max
    if isinstance(item, LocalHoliday):
        return item.date or date.max
    return (item.until if isinstance(item, Body | Unit | SchoolHoliday) else None) or date.max


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [checked_days]
