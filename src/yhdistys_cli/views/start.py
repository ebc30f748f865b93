"""`yhdistys` alone: what comes next, and three questions that one can ask of this guide."""

from datetime import date
from typing import TYPE_CHECKING

from ..models import Guide, Text, terms_of
from ..records import record
from .provenance import Provenance, provenance

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import Row


@record
class Start:
    """The guide's name, what comes next, and commands that have an answer in it, each with what it is about."""

    name: Text
    next: "tuple[Row, ...]"
    questions: tuple[tuple[str, str], ...]
    provenance: Provenance


def start(guide: Guide, today: date, calendar: "Calendar | None") -> Start:
    """What comes next from `today` on, and up to three questions, the first of each kind that can be answered."""
    coming: tuple[Row, ...] = ()
    if calendar:
        from .clock import upcoming

        coming = upcoming(guide, calendar, today)
    questions: list[tuple[str, str]] = []
    units = {u.id: u for u in guide.contacts.units}
    # A unit that somebody is responsible for; the last of a shared cell reads more naturally than the whole cell.
    staffed = [g.units[-1] for g in guide.contacts.groups if g.units[-1] in units]
    staffed += [u.id for u in units.values() if terms_of(u)]
    staffed += list(units)
    if staffed:
        unit = units[staffed[0]]
        word = unit.keywords[0] if unit.keywords and " " not in unit.keywords[0] else unit.id
        questions.append(("contacts", f"contacts --area {word}"))
    if guide.areas.areas:
        questions.append(("areas", f"areas {guide.areas.areas[0].id}"))
    if guide.checklists.checklists:
        questions.append(("checklist", f"checklist {guide.checklists.checklists[0].id}"))
    if len(questions) < 3:
        questions.append(("guide", "guide"))
    return Start(
        guide.about.name,
        coming,
        tuple(questions[:3]),
        provenance(guide, [row.happening for row in coming], includes_guide_text=True),
    )
