"""The lengths of the picture that no eye would miss at once: the day's pointer, leaders, names, a full column."""

import re
from datetime import date
from math import radians
from pathlib import Path

import pytest

from yhdistys_cli.formats import Page
from yhdistys_cli.formats.picture import columns, labels
from yhdistys_cli.formats.picture.lanes import GAP
from yhdistys_cli.formats.picture.page import RED, picture
from yhdistys_cli.formats.picture.svg import write
from yhdistys_cli.formats.picture.wheel import Arc, Leader, Wheel
from yhdistys_cli.words import Words

from .test_svg import guide, view_of

FI = Words("fi")


def test_the_pointer_of_today_is_a_triangle_on_the_rim(tmp_path: Path) -> None:
    view = view_of(guide(tmp_path, 1), today=date(2027, 9, 14), said=True)
    wheel = picture(view, FI).wheel
    assert wheel.today is not None
    (path,) = re.findall(rf'<path fill="{RED}" stroke="#FFFFFF" [^>]*d="([^"]+)"', write(view, Page(FI)))
    steps = re.fullmatch(r"M(\S+) (\S+)l(\S+) (\S+)l(\S+) (\S+)z", path)
    assert steps is not None
    x, y, *rest = map(float, steps.groups())
    points = [(x, y), (x + rest[0], y + rest[1]), (x + rest[0] + rest[2], y + rest[1] + rest[3])]
    corners = [wheel.polar(*point) for point in points]
    assert [radius - wheel.radius for radius, _angle in corners] == pytest.approx([-0.6, 3.6, 3.6], abs=0.03)
    beside = [radians(angle - wheel.today) * wheel.radius for _radius, angle in corners]
    assert beside == pytest.approx([0, -2.1, 2.1], abs=0.03)


def test_a_leader_goes_from_each_mark_that_gave_way_to_its_day_or_first_day(tmp_path: Path) -> None:
    view = view_of(guide(tmp_path, 40, areas=1, month=3))
    wheel = picture(view, FI).wheel
    led = []
    for mark in wheel.marks:
        happening = view.rows[mark.row].happening
        assert happening.start is not None
        assert happening.last_day is not None
        radius, at = wheel.polar(mark.x, mark.y)
        first = 360 / 365 * (happening.start.day.timetuple().tm_yday - 1)
        after = 360 / 365 * happening.last_day.timetuple().tm_yday
        is_day = happening.last_day == happening.start.day
        off = abs(at - (first + after) / 2) if is_day else max(first - at, at - after, 0.0)
        here = pytest.approx((radius, at))
        found = [it for it in wheel.leaders if it.ring == mark.ring and (it.radius, it.at) == here]
        assert len(found) == (radians(off) * radius > mark.size), happening
        for leader in found:
            assert leader.along == pytest.approx(radius + mark.size + GAP / 2)
            assert leader.day == pytest.approx((first + after) / 2 if is_day else first)
            led.append(is_day)
    assert len(led) == len(wheel.leaders)
    assert set(led) == {True, False}


def around(*, arcs: tuple[Arc, ...] = (), leaders: tuple[Leader, ...] = ()) -> Wheel:
    return Wheel(0, 0, 100, 90, 20, 0, (), (), arcs, leaders, (), None)


@pytest.mark.parametrize(
    ("low", "high", "is_taken"),
    [(40, 48.1, False), (40, 48.3, True), (51.7, 60, True), (51.9, 60, False), (20, 90, True)],
)
def test_a_name_keeps_clear_of_an_arc(low: float, high: float, is_taken: bool) -> None:
    wheel = around(arcs=(Arc(0, 1, 50, 30, 45, "solid", "day", False, False),))
    assert labels._taken(wheel, 1, low, high) == ([(30, 15)] if is_taken else [])
    assert labels._taken(wheel, 2, low, high) == []


@pytest.mark.parametrize(
    ("low", "high", "is_taken"),
    [(40, 49.4, False), (40, 49.6, True), (50.4, 60, True), (50.6, 60, False)],
)
@pytest.mark.parametrize(("at", "day"), [(30, 42), (42, 30)])
def test_a_name_keeps_clear_of_a_leader(low: float, high: float, is_taken: bool, at: float, day: float) -> None:
    wheel = around(leaders=(Leader(1, 48, at, 50, day),))
    assert labels._taken(wheel, 1, low, high) == ([(29.5, 13)] if is_taken else [])
    assert labels._taken(wheel, 2, low, high) == []


@pytest.mark.parametrize(("height", "column"), [(24.125, 0), (24.0, 1)])
def test_a_column_is_filled_to_its_end(height: float, column: int) -> None:
    sizes = columns.sizes_of(2.5, running=False)._replace(gap=0.5)
    rows = [columns.Block(10.0, (), row=number) for number in range(2)]
    # The heading takes 6.5, three quarters of a letter of it above the column; no gap is needed below the last.
    both = [columns.Column(0, 0, 50, height)] * 2
    found = columns.flow([("March", rows)], sizes, both, "{month}, continued")
    assert found is not None
    assert [at for at, _y, block in found if block.row is not None] == [0, column]
