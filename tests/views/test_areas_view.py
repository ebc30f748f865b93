"""An area on one page: which units, bodies and days it has, and what a unit's name means instead."""

from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.areas import AreaList, AreaPage, UnitAreas, areas
from yhdistys_cli.views.clock import EVERYTHING, years
from yhdistys_cli.views.lookup import NotFound

from ..conftest import GUIDE, TODAY, make_guide

ABOUT = GUIDE + (
    "bodies: [{id: vanha, name: Vanha, until: 2026-11-23}, {id: uusi, name: Uusi, checked: 2026-11-01, source: A}]\n"
)
CONTACTS = "units: [{id: museo, name: Museo}, {id: liikunta, name: Liikunta}, {id: arkisto, name: Arkisto}]\n"
AREAS = """\
title: Osa-alueet
forums: [Kaikkien ilta]
areas:
  - id: tilat
    title: Tilat
    summary: Tilat.
    answers: [liikunta, museo]
    bodies: [vanha, uusi]
    forums: [Tilailta]
    preconditions: [{text: Varaa ensin., checked: 2026-10-01}, {text: Maksa.}]
  - {id: nuoret, title: Nuoret, summary: Nuoret., answers: [museo]}
  - {id: juhlat, title: Juhlat, summary: Juhlat., answers: each-unit}
"""
CLOCK = """\
events:
  - {id: a, title: A, kind: meeting, areas: [nuoret], dates: {2027: {from: 2.2.2027}}}
  - {id: b, title: B, kind: meeting, areas: [tilat], dates: {2027: {from: 3.2.2027}}}
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    loaded = load(make_guide(tmp_path, guide=ABOUT, contacts=CONTACTS, areas=AREAS, clock=CLOCK))
    assert not loaded.has_errors
    assert loaded.guide is not None
    return loaded.guide


def page(guide: Guide, question: str, day: date = TODAY) -> AreaPage:
    found = areas(guide, day, question, calendar(guide, years(day, None, EVERYTHING)))
    assert isinstance(found, AreaPage)
    return found


def test_all_of_them_as_they_are_written(guide: Guide) -> None:
    found = areas(guide, TODAY)
    assert isinstance(found, AreaList)
    assert (found.title, [area.id for area in found.areas]) == ("Osa-alueet", ["tilat", "nuoret", "juhlat"])


def test_the_units_of_an_area_in_the_order_of_the_guide(guide: Guide) -> None:
    assert [unit.id for unit in page(guide, "tilat").units] == ["museo", "liikunta"]
    assert [unit.id for unit in page(guide, "nuoret").units] == ["museo"]


def test_a_body_decides_until_its_last_day(guide: Guide) -> None:
    assert [body.id for body in page(guide, "tilat", date(2026, 11, 23)).bodies] == ["vanha", "uusi"]
    assert [body.id for body in page(guide, "tilat").bodies] == ["uusi"]


def test_the_forums_of_all_areas_and_its_own(guide: Guide) -> None:
    assert [held.forum.name for held in page(guide, "tilat").forums] == ["Kaikkien ilta", "Tilailta"]
    assert [held.forum.name for held in page(guide, "nuoret").forums] == ["Kaikkien ilta"]


def test_only_its_own_days_come_next(guide: Guide) -> None:
    assert [row.happening.event.id for row in page(guide, "tilat").next] == ["b"]
    assert page(guide, "juhlat").next == ()
    without = areas(guide, TODAY, "tilat")
    assert isinstance(without, AreaPage)
    assert without.next == ()


def test_how_well_checked_it_is(guide: Guide) -> None:
    found = page(guide, "tilat").provenance
    assert (found.from_guide, found.beyond_guide, found.checked, found.partly) == (True, True, date(2026, 10, 1), True)


def test_a_unit_s_name_means_the_areas_that_it_serves(guide: Guide) -> None:
    # An area in which each unit has its own field is served by all of them.
    for question, served in (("museo", ["tilat", "nuoret"]), ("liikunta", ["tilat"]), ("arkisto", [])):
        found = areas(guide, TODAY, question)
        assert isinstance(found, UnitAreas)
        assert [area.id for area in found.areas] == [*served, "juhlat"]


def test_what_means_nothing(guide: Guide) -> None:
    assert isinstance(areas(guide, TODAY, "xyzzy"), NotFound)
    near = areas(guide, TODAY, "nuoert")
    assert isinstance(near, NotFound)
    assert [target.id for target in near.suggestions] == ["nuoret"]
