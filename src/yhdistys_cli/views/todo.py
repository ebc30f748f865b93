"""`yhdistys todo`: what a coordinator should do now, the most urgent first."""

from datetime import date

from ..dates import Calendar
from ..models import Guide, Text
from ..records import record
from ..search import AREA, EVENT, SERVICE_AREA, UNIT, Target, find, targets
from .clock import events_of
from .lookup import NotFound, look_up
from .provenance import Provenance, Sourced, provenance
from .tasks import Chosen, Task
from .tasks_of_dates import tasks_of_dates
from .tasks_of_facts import missing_school_holidays, tasks_of_facts
from .tasks_of_people import people_of, tasks_of_people


@record
class Todo:
    """The answer: tasks by the day by which they must be done; those that any day will do for stand last.

    `named` are the names of the areas, units or events to which it is narrowed; `domain` ends the ids of calendar
    entries, and `updated` is the day on which the data was last edited.
    """

    today: date
    tasks: tuple[Task, ...]
    named: tuple[Text, ...]
    domain: str | None
    provenance: Provenance


def todo(guide: Guide, calendar: Calendar, today: date, area: str | None = None) -> Todo | NotFound:
    """What is to be done, seen from `today`; of an `area`, a unit or an event alone, if one is asked for.

    `calendar` knows the holidays of `tasks_of_dates.years(today)`.
    """
    chosen, named = None, list[Target]()
    if area is not None:
        found = look_up(guide, area, (UNIT, SERVICE_AREA, AREA))
        if isinstance(found, NotFound):
            named = find(area, targets(guide, (EVENT,)))
            if not named:
                return found
        else:
            named = found
        chosen = _chosen(guide, named)
    tasks = [
        *tasks_of_dates(guide, calendar, today, chosen),
        *tasks_of_people(guide, today, chosen),
        *tasks_of_facts(guide, today, chosen),
        *(missing_school_holidays(guide, calendar, today) if chosen is None else ()),
    ]
    tasks.sort(key=lambda task: task.due or date.max)
    facts: list[Sourced] = [task.row.happening for task in tasks if task.row]
    facts += [one for task in tasks for one in (*task.people, *task.units, *([task.area] if task.area else []))]
    names = tuple(target.name for target in named)
    return Todo(today, tuple(tasks), names, guide.about.domain, provenance(guide, facts))


def _chosen(guide: Guide, named: list[Target]) -> Chosen:
    """What belongs to the areas, units and events that were named; an area that each unit handles has no units."""
    ids: dict[str, set[str]] = {}
    for target in named:
        ids.setdefault(target.kind, set()).add(target.id)
    areas = ids.get(AREA, set())
    within = ids.get(SERVICE_AREA, set())
    units = ids.get(UNIT, set()) | {unit.id for unit in guide.contacts.units if unit.service_area in within}
    for area in guide.areas.areas:
        if area.id in areas and isinstance(area.answers, tuple):
            units |= set(area.answers)
    people = frozenset(person.id for person in people_of(guide, units))
    return Chosen(frozenset(events_of(guide, named)), frozenset(units), frozenset(areas), people)
