"""The shapes of `areas`."""

from typing import Any, assert_never

from ...models import Area, Fact, Text
from ...views.areas import AreaList, AreaPage, HeldForum, UnitAreas
from ...words import Words
from .common import area_shape, body_shape, entry_shape, iso_day, link_shape, standing, text, unit_shape
from .contacts import coming


def answer(view: AreaList | AreaPage | UnitAreas, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    if isinstance(view, AreaList):
        listed = area_list(view.title, view.introduction, view.areas, words)
        forums = [forum_shape(forum, words) for forum in view.forums]
        return "areas", listed | {"forums": forums, "standing": standing(view.provenance, words)}
    if isinstance(view, AreaPage):
        return "area", area_page(view, words)
    if isinstance(view, UnitAreas):
        return "unit", _unit_areas(view, words)
    assert_never(view)


def area_list(title: Text | None, introduction: Text | None, areas: tuple[Area, ...], words: Words) -> dict[str, Any]:
    """The areas in short, and what stands above them."""
    return {
        "title": text(title, words),
        "introduction": text(introduction, words),
        "areas": [area_shape(area, words) for area in areas],
    }


def forum_shape(held: HeldForum, words: Words) -> dict[str, Any]:
    """A forum."""
    return {
        "name": words.text(held.forum.name),
        "about": text(held.forum.about, words),
        "units": [unit.id for unit in held.units],
        "source": held.forum.source,
        "checked": iso_day(held.forum.checked),
    }


def area_page(view: AreaPage, words: Words) -> dict[str, Any]:
    """Everything about one area."""
    area = view.area
    return {
        **area_shape(area, words),
        "contacts": [entry_shape(entry, words) for entry in view.contacts.entries],
        "bodies": [body_shape(body, words) for body in view.bodies],
        "source": area.source,
        "checked": iso_day(area.checked),
        "working_group": text(area.working_group, words),
        "forums": [forum_shape(forum, words) for forum in view.forums],
        "preconditions": [_fact_shape(fact, words) for fact in area.preconditions],
        "links": [link_shape(link, words) for link in area.links],
        "next": coming(view.next, words),
        "directory": link_shape(view.directory, words),
        "standing": standing(view.provenance, words),
    }


def _unit_areas(view: UnitAreas, words: Words) -> dict[str, Any]:
    return {
        **unit_shape(view.unit, words),
        "areas": [area_shape(area, words) for area in view.areas],
        "contacts": [entry_shape(entry, words) for entry in view.contacts.entries],
        "standing": standing(view.provenance, words),
    }


def _fact_shape(fact: Fact, words: Words) -> dict[str, Any]:
    return {
        "text": words.text(fact.text),
        "inferred": fact.inferred,
        "source": fact.source,
        "checked": iso_day(fact.checked),
    }
