"""`yhdistys areas`: one working area on one page, or all of them as a list."""

from datetime import date
from typing import TYPE_CHECKING

from ..models import Area, Body, Guide, Link, Text, Unit
from ..records import record
from ..search import AREA, UNIT
from .contacts import ContactList, contacts
from .lookup import NotFound, Several, look_up
from .standing import Sourced, Standing, standing

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import Row


@record
class AreaList:
    """The working areas, with the sentences above them."""

    title: Text | None
    introduction: Text | None
    areas: tuple[Area, ...]
    standing: Standing


@record
class AreaPage:
    """One working area: who answers (`contacts` has no entries where nobody is named), who decides, and so on.

    `sources`: where each fact is said was asked for, not only on whose pages.
    """

    area: Area
    units: tuple[Unit, ...]
    contacts: ContactList
    bodies: tuple[Body, ...]
    forums: tuple[Text, ...]
    directory: Link | None
    standing: Standing
    next: "tuple[Row, ...]" = ()
    sources: bool = False


@record
class UnitAreas:
    """A unit was asked for: the working areas that it serves."""

    unit: Unit
    areas: tuple[Area, ...]
    standing: Standing


Answer = AreaList | AreaPage | UnitAreas | NotFound | Several


def areas(
    guide: Guide, day: date, question: str | None = None, calendar: "Calendar | None" = None, sources: bool = False
) -> Answer:
    """All areas, the one that `question` means, or what a unit of that name serves on `day`.

    With a `calendar` (which knows the holidays of the coming year) a page says what comes next.
    """
    if question is None:
        part = guide.areas
        return AreaList(part.title, part.introduction, part.areas, standing(guide, ()))
    found = look_up(guide, question, (AREA,))
    if isinstance(found, NotFound):
        near = found
        found = look_up(guide, question, (UNIT,))
        if isinstance(found, NotFound):
            return near if near.suggestions else found
    if len(found) > 1:
        return Several(question, tuple(found))
    if found[0].kind == UNIT:
        unit = next(u for u in guide.contacts.units if u.id == found[0].id)
        serves = tuple(a for a in guide.areas.areas if unit.id in guide.answering(a))
        return UnitAreas(unit, serves, standing(guide, [unit]))
    return area_page(guide, day, next(a for a in guide.areas.areas if a.id == found[0].id), calendar, sources)


def area_page(
    guide: Guide, day: date, area: Area, calendar: "Calendar | None" = None, sources: bool = False
) -> AreaPage:
    """Everything that the guide knows of one working area."""
    coming: tuple[Row, ...] = ()
    if calendar:
        from .clock import upcoming

        coming = upcoming(guide, calendar, day, [area.id])
    answering = contacts(guide, day, area=area.id)
    assert isinstance(answering, ContactList)
    units = tuple(u for u in guide.contacts.units if u.id in guide.answering(area))
    bodies = tuple(b for b in guide.about.bodies if b.id in area.bodies and (b.until is None or day <= b.until))
    facts: list[Sourced] = [*area.preconditions, *area.links, *bodies]
    return AreaPage(
        area,
        units,
        answering,
        bodies,
        (*guide.areas.forums, *area.forums),
        guide.about.directory,
        standing(guide, [*facts, *(row.happening for row in coming)], spoken=True),
        coming,
        sources,
    )
