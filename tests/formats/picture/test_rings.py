"""Which rings a narrowed picture has, and that it says what it is narrowed to."""

from datetime import date

import pytest

from yhdistys_cli.formats.picture.page import Picture, picture
from yhdistys_cli.load import calendar, load
from yhdistys_cli.views.clock import ClockView, Filters, clock, years
from yhdistys_cli.words import Words

from ...conftest import CITIES, TODAY, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


def drawn(**filters: str) -> Picture:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    own = Filters(**filters)  # type: ignore[arg-type]
    view = clock(guide, calendar(guide, [2025, *years(TODAY, 2027, own)], ""), TODAY, 2027, own)
    assert isinstance(view, ClockView)
    assert view.first == date(2027, 1, 1)
    return picture(view, Words("fi"))


def test_a_whole_clock_has_a_ring_for_each_area_with_a_day_and_the_key_has_all() -> None:
    whole = drawn()
    assert [ring.title for ring in whole.wheel.rings] == ["Kaikki osa-alueet", "Avustukset", "Tilayhteistyö"]
    assert [key.lines[0].text for key in whole.keys if key.ring is not None] == [
        "Kaikki osa-alueet",
        "Avustukset",
        "Tapahtumayhteistyö · päivä auki",
        "Tilayhteistyö",
        "Viestintä · päivä auki",
    ]


@pytest.mark.parametrize("area", ["avustukset", "tilat"])
def test_a_narrowed_clock_has_the_rings_asked_for(area: str) -> None:
    whole, part = drawn(), drawn(area=area)
    assert len(part.wheel.rings) == 1
    title = part.wheel.rings[0].title
    assert title in part.title
    assert title in [line.text for line in part.list.head], "it is seen on the page, too"
    # Its look is that of the whole clock, so that two pictures side by side agree.
    same = next(ring for ring in whole.wheel.rings if ring.title == title)
    assert (part.wheel.rings[0].colour, part.wheel.rings[0].shape) == (same.colour, same.shape)
    assert {mark.ring for mark in part.wheel.marks} == {0}
    assert {sign.ring for entry in part.list.entries for sign in entry.signs} == {same.own}
    assert len([key for key in part.keys if key.ring is not None]) == 1


def test_a_unit_has_the_rings_of_its_events() -> None:
    titles = [ring.title for ring in drawn(area="tapahtumapalvelut").wheel.rings]
    assert "Viestintä" not in titles
    assert titles


def test_a_kind_is_said_and_leaves_the_rings() -> None:
    part = drawn(kind="application")
    assert "hakuaika" in part.title
    assert len([key for key in part.keys if key.ring is not None]) == 5


def test_a_month_is_no_picture(run: Run) -> None:
    result = run("clock", "2027", "--month", "3", "-o", "vuosi.svg", "--data", str(CITIES["lahti"]))
    assert result.status == 2
    assert "  yhdistys clock 2027 --month 3 -o vuosi.md --data " in result.err
