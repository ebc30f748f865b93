"""The wheel of the year for a page: measured as for the picture, drawn with classes and links.

Colours are classes, so that a dark screen, paper and forced colours can have their own. The marks are links to the
entries of the list beside it, in the order of the list; everything else is hidden from screen readers, which have the
list itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import htpy as h

from ...views.clock import ClockView, Row, together
from ...words import Words
from ..picture import labels, strokes
from ..picture.event_words import waiting
from ..picture.keys import Round, ring_meanings
from ..picture.sheet import Line
from ..picture.shelf import Shelf, hub_needed, in_hub
from ..picture.signs import CIRCLE, OUTLINES, THICK, THIN
from ..picture.wheel import Arc, Scale, Wheel, mark_style, ring_style, rings_of, shown_rings, wheel
from ..wording import agenda
from .marks import plain
from .rows import anchor

_SIZE, _MIDDLE, _RADIUS = 200.0, 100.0, 99.0
_COLOURS = 5  # that many classes of colour: what concerns all areas, and four that come back
_WAITING = 4.4  # the size of a mark of what has no day yet
_IN_HUB = 12  # as many of these have room in the middle


class _Mark(NamedTuple):
    """A mark of a row, which is the row's place among those with a day, then those that wait for one."""

    row: int
    ring: int  # in the whole clock
    x: float
    y: float
    size: float


class Drawn(NamedTuple):
    """The wheel of a clock with all of its marks, and the rows whose marks they are."""

    wheel: Wheel
    marks: tuple[_Mark, ...]
    rows: tuple[Row, ...]
    shelf: Shelf | None

    @property
    def numbers(self) -> dict[tuple[str, int, int], int]:
        """The number of each row that has a mark, by its key."""
        return {self.rows[mark.row].happening.key: mark.row + 1 for mark in self.marks}


def colour(ring: int) -> str:
    """The class of a ring's colour, counted from the outermost."""
    return f"c{(ring - 1) % (_COLOURS - 1) + 1 if ring else 0}"


def measure(view: ClockView, words: Words) -> Drawn:
    """Where everything stands on the wheel of a clock, whose rows are those of `together`."""
    # A page is read on other days: where today is would be wrong tomorrow.
    waits = waiting(view, words)
    wished = hub_needed(len(waits), _WAITING) if len(waits) <= _IN_HUB else 0.0
    own = wheel(view, words, words.gettext("All areas"), _MIDDLE, _MIDDLE, _RADIUS, wished, named=False)
    text = words.gettext("Date not set")
    round_ = Round(_MIDDLE, _MIDDLE, _RADIUS)
    shelf = (in_hub(len(waits), round_, own.hub, text, _WAITING) or _below(len(waits), text)) if waits else None
    # A telephone makes them small: as large as there is room for.
    marks = [
        _Mark(mark.row, own.rings[mark.ring].own, mark.x, mark.y, max(mark.size, 0.88 * own.size)) for mark in own.marks
    ]
    if shelf:
        shown = shown_rings(view)
        marks += [
            _Mark(number, shown[rings_of(row, view, shown)[0]], x, y, _WAITING)
            for number, (row, (x, y)) in enumerate(zip(waits, shelf.marks, strict=True), len(view.rows))
        ]
    marks.sort(key=lambda mark: (mark.row, mark.ring))
    return Drawn(own, tuple(marks), (*view.rows, *waits), shelf)


def _below(count: int, text: str) -> Shelf:
    """The marks in rows below the wheel, under their words."""
    pitch = 2 * _WAITING + 1.2
    a_row = int(_SIZE / pitch)
    places = tuple(((i % a_row + 0.5) * pitch, _SIZE + 11 + (i // a_row + 0.5) * pitch) for i in range(count))
    return Shelf(Line(0.5, _SIZE + 9, 3.5, text), "start", places)


def picture(view: ClockView, drawn: Drawn, words: Words, label: str) -> h.Element:
    """The wheel as an SVG that is part of a page; `label` is its name for screen readers."""
    own = drawn.wheel
    year = h.text(".year", x=n(own.x), y=n(own.y + (4 if not _in_hub(drawn) else -own.hub * 0.2)))[str(view.year)]
    high = max((_SIZE, *(mark.y + mark.size + 1 for mark in drawn.marks)))
    return h.svg(".wheel", viewBox=f"0 0 {n(_SIZE)} {n(high)}", role="group", aria_label=plain(label))[
        h.g(aria_hidden="true")[
            _face(own),
            _months(own, Scale(view).end),
            [
                h.text(
                    class_=f"ring-name {colour(own.rings[it.ring or 0].own)}",
                    transform=_turn(it),
                    paint_order="stroke",
                )[it.text]
                for it in labels.rings(own)
            ],
            [_arc(own, arc) for arc in own.arcs],
            [
                h.path(
                    class_=f"leader {colour(own.rings[leader.ring].own)}",
                    d=f"M{_p(own, leader.radius, leader.at)}L{_p(own, leader.along, leader.at)}"
                    + strokes.bow(own, leader.along, leader.at, leader.day),
                )
                for leader in own.leaders
            ],
            h.text(
                x=n(drawn.shelf.heading.x),
                y=n(drawn.shelf.heading.y),
                class_=f"shelf-name {drawn.shelf.anchor}",
            )[drawn.shelf.heading.text]
            if drawn.shelf
            else None,
            year if view.year else None,
        ],
        [_mark(mark, drawn.rows[mark.row], words) for mark in drawn.marks],
    ]


def emblem(view: ClockView, words: Words, href: str) -> h.Element:
    """The wheel as an ornament for a dark ground: without a word, hidden from screen readers, with a link in its
    middle to the clock at `href`. It is drawn in its own bright colours.
    """
    view = replace(view, today=None, rows=together(view.rows), undated=together(view.undated))
    own = wheel(view, words, words.gettext("All areas"), _MIDDLE, _MIDDLE, _RADIUS, 30.0, named=False)
    marks = [
        h.g(class_=f"{colour(own.rings[mark.ring].own)} {mark.look}")[
            _shape(own.rings[mark.ring].shape, mark.x, mark.y, max(mark.size, own.size * 0.8) * 0.85)
        ]
        for mark in own.marks
    ]
    return h.div(".emblem")[
        h.svg(viewBox=f"0 0 {n(_SIZE)} {n(_SIZE)}", aria_hidden="true", focusable="false")[
            _face(own), [_arc(own, arc) for arc in own.arcs], marks
        ],
        h.a(href=href)[words.gettext("The whole clock")],
    ]


def sign(drawn: Drawn, row: Row) -> h.Node:
    """The mark of an entry in the list, with its number."""
    number = drawn.numbers.get(row.happening.key)
    if number is None:
        return None
    ring = next(mark.ring for mark in drawn.marks if mark.row == number - 1)
    _colour, shape = ring_style(ring)
    return h.svg(class_=f"sign {colour(ring)} {mark_style(row)}", viewBox="-1.2 -1.2 2.4 2.4", aria_hidden="true")[
        _shape(shape, 0, 0, 1), h.text(y=n(OUTLINES.get(shape, ((), 0.0))[1] + 0.3))[str(number)]
    ]


def legend(view: ClockView, words: Words) -> Iterator[tuple[h.Node, str, str | None]]:
    """The rings from the outside in: sign, name, and the id of the area where it is one."""
    for meaning in ring_meanings(view, words):
        number = meaning.ring or 0
        shape = h.svg(class_=f"sign {colour(number)} filled", viewBox="-1.2 -1.2 2.4 2.4", aria_hidden="true")[
            _shape(ring_style(number)[1], 0, 0, 1)
        ]
        yield shape, meaning.text, view.areas[number - 1].id if number else None


def _in_hub(drawn: Drawn) -> bool:
    return drawn.shelf is not None and drawn.shelf.anchor == "middle"


def _turn(label: labels.Label) -> str:
    return f"translate({n(label.x)} {n(label.y)})rotate({n(label.angle)})"


def _face(own: Wheel) -> Iterator[h.Element]:
    """The rim, the rings, the middle and the lines between the months."""
    at = {"cx": n(own.x), "cy": n(own.y)}
    yield h.circle(".rim", r=n(own.radius), **at)
    if not own.rings:
        yield h.circle(class_="ring c0", r=n(own.rim), **at)
    for ring in own.rings:
        yield h.circle(class_=f"ring {colour(ring.own)}", r=n(ring.outer), **at)
    yield h.circle(".hub", r=n(own.hub), **at)
    spokes = "".join(strokes.radial(own, own.hub, own.radius, first) for _name, first, _last in own.months)
    yield h.path(".spokes", d=spokes)
    yield h.path(".edge", d=strokes.radial(own, own.hub, own.radius, own.edge))


def _months(own: Wheel, end: date) -> Iterator[h.Element]:
    """Their size is that of the stylesheet: a telephone needs larger ones."""
    for label in labels.months(own, end.year, 5.0):
        yield h.text(".month-name", transform=_turn(label))[label.text]


def _arc(own: Wheel, arc: Arc) -> h.Element:
    """Its width belongs to the picture and not to the stylesheet: a deadline's days grow to it."""
    name = f"arc {colour(own.rings[arc.ring].own)} {arc.look} {arc.weight}"
    if arc.weight == "deadline" and arc.look in ("solid", "dashed"):
        return h.path(class_=name, d=strokes.taper(own, arc.radius, arc.first, arc.last, THIN, THICK))
    return h.path(class_=name, d=strokes.stretch(own, arc.radius, arc.first, arc.last))


def _mark(mark: _Mark, row: Row, words: Words) -> h.Element:
    number = mark.row + 1
    when, sure = agenda.when(row.happening, words), agenda.status(row.happening, words)
    said = f"{number}. {agenda.titles(row, words)}, {when}"
    # That a date is not known, or that something is not held, is said once.
    said += "" if sure in when else f", {sure}"
    _colour, shape = ring_style(mark.ring)
    low = OUTLINES.get(shape, ((), 0.0))[1]
    letters = mark.size * (0.88 if shape in ("triangle", "wedge") else 0.95)
    name = f"mark {colour(mark.ring)} {mark_style(row)}"
    return h.a(href=f"#{anchor(row.happening)}", aria_label=plain(said), class_=name)[
        h.title[plain(said)],
        h.circle(".hit", cx=n(mark.x), cy=n(mark.y), r=n(max(mark.size * 1.3, 5))),
        _shape(shape, mark.x, mark.y, mark.size),
        h.text(x=n(mark.x), y=n(mark.y + low * mark.size + letters * 0.36), font_size=n(letters))[str(number)],
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
