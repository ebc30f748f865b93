"""Rules over more than one record, and over the text of the data. Each is a function; all of them run.

A check looks at what is known (`CheckContext`) and yields diagnostics. An address names the section instead of the
file, and `load` puts the file in its place. Its docstring is its manual: one sentence that begins with "Ensure".
"""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from .context import CheckContext
from .days import endings, hours, occurrences, terms, windows
from .references import (
    bad_ids,
    bodies,
    events,
    ids,
    people,
    rings,
    service_areas,
    substitutes,
    topic_ids,
    topics,
    units,
)
from .rejected import RejectedRecords

Check = Callable[[CheckContext], Iterator[Diagnostic]]

# What makes an answer wrong or impossible: before every question.
CHECKS: list[Check] = [
    people,
    substitutes,
    units,
    service_areas,
    bodies,
    events,
    rings,
    occurrences,
    hours,
    endings,
    windows,
    topics,
    topic_ids,
    ids,
    bad_ids,
    terms,
]

__all__ = ["CHECKS", "Check", "CheckContext", "RejectedRecords", "reviews"]


def reviews() -> list[Check]:
    """The checks that only `validate` runs: what should be fixed, or looked at, though answers are right."""
    from . import absences, ages, closing, contacts, effects, municipality, names, past, site, years

    return [
        *municipality.CHECKS,
        *site.CHECKS,
        *contacts.CHECKS,
        *absences.CHECKS,
        *names.CHECKS,
        *effects.CHECKS,
        *years.CHECKS,
        *past.CHECKS,
        *closing.CHECKS,
        *ages.CHECKS,
    ]
