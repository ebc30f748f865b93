"""How the picture looks: straight names, letters that can be read on A4, what weighs most, what waits for its day."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from yhdistys_cli.formats import Page
from yhdistys_cli.formats.picture.page import alone, picture
from yhdistys_cli.formats.picture.sheet import INK, SMALLEST
from yhdistys_cli.formats.picture.svg import wheel_alone, write
from yhdistys_cli.formats.picture.wheel import tint
from yhdistys_cli.models import WINDOWS
from yhdistys_cli.words import Words

from ...conftest import CITIES
from .test_svg import CASES, guide, view_of

FI = Words("fi")
SVG = "{http://www.w3.org/2000/svg}"


def sizes(element: ElementTree.Element, size: float = 0) -> set[float]:
    """The size of every text of a picture, in millimetres of its page."""
    size = float(element.get("font-size", size))
    assert "scale" not in element.get("transform", "")
    own = {size} if element.tag in (f"{SVG}text", f"{SVG}tspan") and (element.text or "").strip() else set()
    return own.union(*(sizes(child, size) for child in element))


@pytest.mark.parametrize(
    "case", ["lahti-2027", "5-events", "60-events", "10-areas", "8-areas-60-in-march", "long-names-of-areas", "today"]
)
def test_no_letter_is_below_seven_points_on_a4(case: str, tmp_path: Path) -> None:
    written = write(CASES[case](tmp_path), Page(FI))
    # The page is A3, and a point is 25.4 / 72 mm.
    smallest = min(sizes(ElementTree.fromstring(written)))
    assert smallest >= SMALLEST
    assert smallest / 2**0.5 >= 7 * 25.4 / 72
    assert "…" not in written


def test_no_text_is_on_a_path_and_none_is_upside_down() -> None:
    view = view_of(CITIES["lahti"], 2027)
    written = write(view, Page(FI))
    assert "textPath" not in written
    turned = [float(angle) for angle in re.findall(r'transform="rotate\(([\d.]+) ', written)]
    assert len(turned) == 12 + len(picture(view, FI).names)
    assert all(angle <= 90 or angle >= 270 for angle in turned)


def test_the_picture_fills_a_window_and_one_sheet_of_paper_but_only_where_it_is_alone() -> None:
    written = write(view_of(CITIES["lahti"], 2027), Page(FI))
    (style,) = re.findall("<style>(.*?)</style>", written)
    rules = re.findall(r"(?:^|}|{)([^{}@]+){", style)
    assert set(rules) == {"svg:root"}, "in a page of others it changes nothing"
    assert "@page year{size:landscape;margin:0}" in style
    assert "page:year" in style
    assert "style" not in wheel_alone(view_of(CITIES["lahti"], 2027), FI)


def test_a_window_has_its_mark_on_its_last_day_and_nothing_is_larger() -> None:
    view = view_of(CITIES["lahti"], 2027)
    wheel = picture(view, FI).wheel
    largest = max(mark.size for mark in wheel.marks)
    windows = [arc for arc in wheel.arcs if view.rows[arc.row].happening.event.kind in WINDOWS]
    assert len(windows) == 2
    for arc in windows:
        assert arc.weight == "deadline"
        (mark,) = (mark for mark in wheel.marks if mark.row == arc.row)
        radius, at = wheel.polar(mark.x, mark.y)
        assert radius == pytest.approx(arc.radius)
        assert at == pytest.approx(arc.last - 0.5)
        assert mark.size == largest
    for mark in wheel.marks:
        if view.rows[mark.row].happening.event.kind == "season":
            assert mark.size < 0.75 * largest


def test_a_season_is_thinner_and_paler_than_any_mark() -> None:
    view = view_of(CITIES["lahti"], 2027)
    seasons = [arc for arc in picture(view, FI).wheel.arcs if arc.weight == "season"]
    assert {view.rows[arc.row].happening.event.id for arc in seasons} == {
        "kumppanuuspoytien-kausi",
        "koulusalien-kausi",
    }
    assert f'stroke="{tint(INK, 0.5)}" stroke-width=".9"' in write(view, Page(FI))


def test_what_has_no_day_stands_hollow_below_the_year_with_the_numbers_of_the_list() -> None:
    view = view_of(CITIES["lahti"], 2027)
    drawn = picture(view, FI)
    assert drawn.shelf is not None
    assert drawn.shelf.text == "Ajankohta vielä auki"
    assert [mark.row for mark in drawn.waiting] == list(range(len(view.rows), len(view.rows) + len(view.undated)))
    assert {mark.look for mark in drawn.waiting} == {"open"}
    for mark in drawn.waiting:
        assert drawn.wheel.polar(mark.x, mark.y)[0] + mark.size < drawn.wheel.hub
    listed = {sign.number for entry in drawn.list.entries for sign in entry.signs}
    assert {str(mark.row + 1) for mark in drawn.waiting} <= listed


def test_a_ring_without_a_day_leaves_its_room_and_the_key_says_so(tmp_path: Path) -> None:
    drawn = picture(view_of(guide(tmp_path, 0), 2027), FI)
    assert drawn.wheel.rings == ()
    keys = [" ".join(line.text for line in key.lines) for key in drawn.keys if key.ring is not None]
    assert len(keys) == 5
    assert all(key.endswith(" · päivä auki") for key in keys)


def test_the_wheel_without_its_list_has_the_same_marks() -> None:
    view = view_of(CITIES["lahti"], 2027)
    whole, part = picture(view, FI), alone(view, FI)
    assert [mark.row for mark in part.wheel.marks] == [mark.row for mark in whole.wheel.marks]
    assert [mark.row for mark in part.waiting] == [mark.row for mark in whole.waiting]
    # In the column of an A4, 170 mm wide.
    smallest = min(sizes(ElementTree.fromstring(wheel_alone(view, FI))))
    assert smallest * 170 / (2 * part.wheel.x) >= 7 * 25.4 / 72
