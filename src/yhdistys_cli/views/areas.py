"""`yhdistys areas`: one working area on one page, or all of them as a list."""

from datetime import date
from typing import TYPE_CHECKING

from ..models import Area, Body, Forum, Guide, Link, Text, Unit
from ..records import record
from ..search import AREA, UNIT, Target, is_called
from .contacts import ContactList, contacts_of
from .duties import is_active
from .lookup import Ambiguous, NotFound, look_up
from .provenance import Provenance, Sourced, provenance

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import Row


@record
class HeldForum:
    """A forum, and the units that hold it."""

    forum: Forum
    units: tuple[Unit, ...]


@record
class AreaList:
    """The working areas, with the sentences above them and the forums of all of them."""

    title: Text | None
    introduction: Text | None
    areas: tuple[Area, ...]
    provenance: Provenance
    forums: tuple[HeldForum, ...] = ()


@record
class AreaPage:
    """One working area: who answers (`contacts` has no entries where nobody is named), who decides, and so on.

    `sources`: where each fact is said was asked for, not only on whose pages.
    """

    area: Area
    units: tuple[Unit, ...]
    contacts: ContactList
    bodies: tuple[Body, ...]
    forums: tuple[HeldForum, ...]
    directory: Link | None
    provenance: Provenance
    next: "tuple[Row, ...]" = ()
    sources: bool = False


@record
class UnitAreas:
    """A unit was asked for: the working areas that it serves, and its contact persons."""

    unit: Unit
    areas: tuple[Area, ...]
    contacts: ContactList
    provenance: Provenance


Answer = AreaList | AreaPage | UnitAreas | NotFound | Ambiguous


def areas(
    guide: Guide, day: date, question: str | None = None, calendar: "Calendar | None" = None, sources: bool = False
) -> Answer:
    """All areas, the one that `question` means, or what a unit of that name serves on `day`.

    With a `calendar` (which knows the holidays of the coming year) a page says what comes next.
    """
    if question is None:
        part = guide.areas
        return AreaList(part.title, part.introduction, part.areas, provenance(guide, ()), held(guide, part.forums))
    found = _found(guide, question)
    if isinstance(found, NotFound):
        return found
    if len(found) > 1:
        return Ambiguous(question, tuple(found))
    if found[0].kind == UNIT:
        unit = next(u for u in guide.contacts.units if u.id == found[0].id)
        serves = tuple(a for a in guide.areas.areas if unit.id in guide.answering(a))
        return UnitAreas(unit, serves, contacts_of(guide, day, {unit.id}), provenance(guide, [unit]))
    return area_page(guide, day, next(a for a in guide.areas.areas if a.id == found[0].id), calendar, sources)


def _found(guide: Guide, question: str) -> list[Target] | NotFound:
    """The area that a question means; a unit where no area is called so, unless only areas are anything like it.

    *Liikunta* is what people call a unit, although an area has a longer keyword that begins so.
    """
    near = look_up(guide, question, (AREA,))
    if isinstance(near, NotFound) or not any(is_called(question, target) for target in near):
        found = look_up(guide, question, (UNIT,))
        if isinstance(near, NotFound):
            return near if isinstance(found, NotFound) and near.suggestions else found
        if not isinstance(found, NotFound) and any(is_called(question, target) for target in found):
            return found
    return near


def held(guide: Guide, forums: tuple[Forum, ...]) -> tuple[HeldForum, ...]:
    """Forums with the units that hold them."""
    return tuple(HeldForum(f, tuple(u for u in guide.contacts.units if u.id in f.units)) for f in forums)


def area_page(
    guide: Guide, day: date, area: Area, calendar: "Calendar | None" = None, sources: bool = False
) -> AreaPage:
    """Everything that the guide knows of one working area."""
    coming: tuple[Row, ...] = ()
    if calendar:
        from .clock import upcoming

        coming = upcoming(guide, calendar, day, [area.id])
    responsible = guide.answering(area)
    units = tuple(u for u in guide.contacts.units if u.id in responsible and is_active(u, day))
    bodies = tuple(b for b in guide.about.bodies if b.id in area.bodies and (b.until is None or day <= b.until))
    forums = (*guide.areas.forums, *area.forums)
    facts: list[Sourced] = [*area.preconditions, *area.links, *bodies, *(f for f in forums if f.source)]
    facts += [area] if area.source else []
    return AreaPage(
        area,
        units,
        contacts_of(guide, day, responsible, (area,)),
        bodies,
        held(guide, forums),
        guide.about.directory,
        provenance(guide, [*facts, *(row.happening for row in coming)], includes_guide_text=True),
        coming,
        sources,
    )
