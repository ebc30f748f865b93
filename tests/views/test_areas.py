"""One working area on its page: only those who are responsible for it are named."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from yhdistys_cli.load import load
from yhdistys_cli.models import Area, Guide, Unit
from yhdistys_cli.views.areas import AreaPage, UnitAreas, areas

from ..conftest import CITIES

DAY = date(2026, 11, 28)


def lahti(**answers: Any) -> Guide:
    """Lahti's guide, with other answers to who is responsible for an area."""
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    changed = tuple(replace(a, answers=answers.get(a.id, a.answers)) for a in guide.areas.areas)
    return replace(guide, areas=replace(guide.areas, areas=changed))


def named(page: object) -> list[str]:
    assert isinstance(page, AreaPage)
    return [answering.person.id for entry in page.contacts.entries for answering in entry.people]


def test_a_page_names_nobody_where_nobody_is_responsible() -> None:
    # The communications unit has the same keyword, which makes it no more responsible.
    page = areas(lahti(viestinta="unknown"), DAY, "viestinta")
    assert named(page) == []


def test_a_page_names_only_the_units_that_are_responsible() -> None:
    page = areas(lahti(viestinta=("tapahtumapalvelut",)), DAY, "viestinta")
    assert named(page) == ["inkeri-maatta"]


def test_a_unit_whose_name_begins_like_the_area_is_not_responsible_for_it() -> None:
    guide = lahti()
    area = Area("avustukset2", "Avustukset II", "Toiset.", ("viestintapalvelut",))
    unit = Unit("avustukset2-yksikko", "Avustukset II -yksikkö", contacts=guide.contacts.units[3].contacts)
    guide = replace(
        guide,
        areas=replace(guide.areas, areas=(*guide.areas.areas, area)),
        contacts=replace(guide.contacts, units=(*guide.contacts.units, unit)),
    )
    assert named(areas(guide, DAY, "avustukset2")) == ["vuokko-kortelainen"]


@pytest.mark.parametrize("question", ["liikunta", "liikunnan", "urheilu", "idrott", "sports"])
def test_a_unit_that_is_called_so_comes_before_an_area_that_only_begins_so(question: str) -> None:
    # Tilayhteistyö has the keyword liikuntatilat, and nobody.
    page = areas(lahti(), DAY, question)
    assert isinstance(page, UnitAreas)
    assert page.unit.id == "liikuntapalvelut"
    assert [a.person.id for e in page.contacts.entries for a in e.people][:2] == [
        "matti-karhos",
        "sanna-maija-nurminen",
    ]


@pytest.mark.parametrize(("question", "area"), [("tilat", "tilayhteistyo"), ("liikuntatilat", "tilayhteistyo")])
def test_an_area_that_is_called_so_comes_first(question: str, area: str) -> None:
    page = areas(lahti(), DAY, question)
    assert isinstance(page, AreaPage)
    assert page.area.id == area
