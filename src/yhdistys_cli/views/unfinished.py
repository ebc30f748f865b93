"""What a guide that is right as far as it goes still lacks: said below the problems, because none of it is one."""

from ..models import Guide, Text, Unit
from ..records import record


@record
class Gap:
    """Something that is still empty: a code, and the names of what lacks it, where it is not the guide as a whole."""

    code: str
    names: tuple[Text, ...] = ()


def unfinished(guide: Guide) -> tuple[Gap, ...]:
    """What is still to be written of a guide, the most important first; nothing where it is complete.

    Who is responsible comes before where to ask. Where there are no people at all, units without one are not named.
    """
    about, contacts, areas = guide.about, guide.contacts, guide.areas.areas
    gaps = [Gap("no-people")] if not contacts.people else []
    if not contacts.units:
        gaps.append(Gap("no-units"))
    elif contacts.people and (units := [unit.name for unit in contacts.units if not _has_somebody(guide, unit)]):
        gaps.append(Gap("units-without-person", tuple(units)))
    if not areas:
        gaps.append(Gap("no-areas"))
    elif unknown := [area.title for area in areas if not area.answers or area.answers == "unknown"]:
        gaps.append(Gap("areas-without-unit", tuple(unknown)))
    if not guide.clock.events:
        gaps.append(Gap("no-clock"))
    lacking = {"no-directory": about.directory, "no-corrections": about.corrections, "no-domain": about.domain}
    return (*gaps, *(Gap(code) for code, value in lacking.items() if value is None))


def _has_somebody(guide: Guide, unit: Unit) -> bool:
    """Whether anybody is named for a unit, on whatever day, or it needs nobody: it has a number or address of its own.

    That nobody is there is known, too.
    """
    if unit.contacts != "unknown" and (unit.phone is not None or unit.email is not None):
        return True
    shared = any(unit.id in group.units and group.contacts for group in guide.contacts.groups)
    return shared or bool(unit.vacancy) or (isinstance(unit.contacts, tuple) and bool(unit.contacts))
