"""The wheel of the year for a page: measured as for the picture, drawn with classes and links.

Colours are classes, so that a dark screen, paper and forced colours can have their own. The marks are links to the
entries of the list beside it, in the order of the list; everything else is hidden from screen readers, which have the
list itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

import htpy as h

from ...views.clock import ClockView, Row
from ...words import Words
from ..picture.signs import CIRCLE, OUTLINES
from ..picture.wheel import Arc, Mark, Ring, Wheel, mark_style, ring_style, wheel
from ..wording import agenda
from .marks import plain
from .rows import anchor

_SIZE, _MIDDLE, _RADIUS = 200.0, 100.0, 99.0
_BAND = 1.8
_COLOURS = 5  # that many classes of colour: what concerns all areas, and four that come back


class Drawn(NamedTuple):
    """The wheel of a clock, and by the key of each row that has a mark the shape and the class that it has."""

    wheel: Wheel
    shapes: dict[tuple[str, int, int], tuple[str, str]]


def colour(ring: int) -> str:
    """The class of a ring's colour, counted from the outermost."""
    return f"c{(ring - 1) % (_COLOURS - 1) + 1 if ring else 0}"


def measure(view: ClockView, words: Words) -> Drawn:
    """Where everything stands on the wheel of a clock, whose rows are those of `together`."""
    # A page is read on other days: where today is would be wrong tomorrow.
    drawn = wheel(view, words, words.gettext("All areas"), _MIDDLE, _MIDDLE, _RADIUS)
    classes = {ring_style(number): colour(number) for number in reversed(range(len(view.areas) + 1))}
    shapes = {
        view.rows[mark.row].happening.key: (ring.shape, classes[ring.colour, ring.shape])
        for mark in reversed(drawn.marks)
        for ring in [drawn.rings[mark.ring]]
    }
    return Drawn(drawn, shapes)


def picture(view: ClockView, drawn: Drawn, words: Words, label: str) -> h.Element:
    """The wheel as an SVG that is part of a page; `label` is its name for screen readers."""
    own = drawn.wheel
    rings = [_class(ring, view) for ring in own.rings]
    marks = sorted(own.marks, key=lambda mark: (mark.row, mark.ring))
    return h.svg(".wheel", viewBox=f"0 0 {n(_SIZE)} {n(_SIZE)}", role="group", aria_label=plain(label))[
        h.g(aria_hidden="true")[
            h.circle(".rim", cx=n(own.x), cy=n(own.y), r=n(own.radius)),
            [
                h.circle(class_=f"ring {name}", cx=n(own.x), cy=n(own.y), r=n(ring.outer))
                for name, ring in zip(rings, own.rings, strict=True)
            ],
            h.circle(".hub", cx=n(own.x), cy=n(own.y), r=n(own.hub)),
            h.path(".spokes", d="".join(_radial(own, own.hub, own.radius, first) for _n, first, _l in own.months)),
            h.path(".edge", d=_radial(own, own.hub, own.radius, own.edge)),
            _months(own),
            [_arc(own, arc, rings[arc.ring]) for arc in own.arcs],
            [
                h.path(
                    class_=f"leader {rings[leader.ring]}",
                    d=f"M{_p(own, leader.radius, leader.at)}L{_p(own, leader.along, leader.at)}"
                    + _bow(own, leader.along, leader.at, leader.day),
                )
                for leader in own.leaders
            ],
        ],
        [_mark(mark, view.rows[mark.row], own, rings[mark.ring], words) for mark in marks],
        h.text(".year", x=n(own.x), y=n(own.y + 4), aria_hidden="true")[str(view.year)] if view.year else None,
    ]


def sign(drawn: Drawn, row: Row, number: int) -> h.Node:
    """The mark of an entry in the list, with its number."""
    if row.happening.key not in drawn.shapes:
        return None
    shape, name = drawn.shapes[row.happening.key]
    return h.svg(class_=f"sign {name} {mark_style(row)}", viewBox="-1.2 -1.2 2.4 2.4", aria_hidden="true")[
        _shape(shape, 0, 0, 1), h.text(y=n(OUTLINES.get(shape, ((), 0.0))[1] + 0.3))[str(number)]
    ]


def legend(drawn: Drawn, view: ClockView) -> Iterator[tuple[h.Node, str, str | None]]:
    """The rings from the outside in: sign, name, and the id of the area where it is one."""
    for ring in drawn.wheel.rings:
        number = _number(ring, view)
        shape = h.svg(class_=f"sign {colour(number)} filled", viewBox="-1.2 -1.2 2.4 2.4", aria_hidden="true")[
            _shape(ring.shape, 0, 0, 1)
        ]
        yield shape, ring.title, view.areas[number - 1].id if number else None


def _number(ring: Ring, view: ClockView) -> int:
    return next(i for i in range(len(view.areas) + 1) if ring_style(i) == (ring.colour, ring.shape))


def _class(ring: Ring, view: ClockView) -> str:
    return colour(_number(ring, view))


def _months(own: Wheel) -> Iterator[h.Element]:
    for name, first, last in own.months:
        middle = (first + last) / 2
        # From three to nine o'clock a name is read from below.
        turned = middle + 180 if 90 < middle < 270 else middle
        x, y = own.point(own.radius - 4.5 + (1.2 if turned != middle else -1.2), middle)
        yield h.text(".month-name", transform=f"translate({n(x)} {n(y)})rotate({n(turned)})")[name]


def _arc(own: Wheel, arc: Arc, name: str) -> h.Element:
    return h.path(
        class_=f"arc {name} {arc.look}",
        d=f"M{_p(own, arc.radius, arc.first)}{_bow(own, arc.radius, arc.first, arc.last)}",
    )


def _mark(mark: Mark, row: Row, own: Wheel, name: str, words: Words) -> h.Element:
    number = mark.row + 1
    said = f"{number}. {agenda.titles(row, words)}, {agenda.when(row.happening, words)}"
    said += f", {agenda.status(row.happening, words)}"
    shape = own.rings[mark.ring].shape
    low = OUTLINES.get(shape, ((), 0.0))[1]
    return h.a(href=f"#{anchor(row.happening)}", aria_label=plain(said), class_=f"mark {name} {mark_style(row)}")[
        h.circle(".hit", cx=n(mark.x), cy=n(mark.y), r=n(max(mark.size * 1.3, 5))),
        _shape(shape, mark.x, mark.y, mark.size),
        h.text(x=n(mark.x), y=n(mark.y + low * mark.size + mark.size * 0.3), font_size=n(mark.size * 0.85))[
            str(number)
        ],
    ]


def _shape(shape: str, x: float, y: float, size: float) -> h.Element:
    if shape == "circle":
        return h.circle(cx=n(x), cy=n(y), r=n(size * CIRCLE))
    corners = " ".join(f"{n(x + dx * size)},{n(y + dy * size)}" for dx, dy in OUTLINES[shape][0])
    return h.polygon(points=corners)


def n(number: float) -> str:
    """A number with two decimals at most."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _p(own: Wheel, radius: float, angle: float) -> str:
    x, y = own.point(radius, angle)
    return f"{n(x)} {n(y)}"


def _radial(own: Wheel, inner: float, outer: float, angle: float) -> str:
    return f"M{_p(own, inner, angle)}L{_p(own, outer, angle)}"


def _bow(own: Wheel, radius: float, first: float, last: float) -> str:
    """From here along a circle, in parts of at most a third of it: a whole circle as one arc would vanish."""
    parts = int(abs(last - first) / 120.001) + 1
    sweep = int(last > first)
    return "".join(
        f"A{n(radius)} {n(radius)} 0 0 {sweep} {_p(own, radius, first + (last - first) * i / parts)}"
        for i in range(1, parts + 1)
    )
