"""The wheel of the year for a page: measured as for the picture, drawn with classes and links.

Colours are classes, so that a dark screen, paper and forced colours can have their own. The marks are links to the
entries of the list beside it, in the order of the list; everything else is hidden from screen readers, which have the
list itself.

What is drawn is written as text: it is a quarter of a site's elements, all of them numbers and names of classes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import htpy as h
from markupsafe import Markup, escape

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
    high = max((_SIZE, *(mark.y + mark.size + 1 for mark in drawn.marks)))
    hidden = "".join(_hidden(view, drawn))
    marks = "".join(_mark(mark, drawn.rows[mark.row], words) for mark in drawn.marks)
    return h.svg(".wheel", viewBox=f"0 0 {n(_SIZE)} {n(high)}", role="group", aria_label=plain(label))[
        Markup(f'<g aria-hidden="true">{hidden}</g>{marks}')
    ]


def _hidden(view: ClockView, drawn: Drawn) -> Iterator[str]:
    """Everything but the marks, from the ground up."""
    own, shelf = drawn.wheel, drawn.shelf
    yield from _face(own)
    # The size of the months is that of the stylesheet: a telephone needs larger ones.
    for month in labels.months(own, Scale(view).end.year, 5.0):
        yield f'<text class="month-name" transform="{_turn(month)}">{escape(month.text)}</text>'
    for it in labels.rings(own):
        name = f"ring-name {colour(own.rings[it.ring or 0].own)}"
        yield f'<text class="{name}" transform="{_turn(it)}" paint-order="stroke">{escape(it.text)}</text>'
    yield from (_arc(own, arc) for arc in own.arcs)
    for leader in own.leaders:
        line = f"M{_p(own, leader.radius, leader.at)}L{_p(own, leader.along, leader.at)}"
        line += strokes.bow(own, leader.along, leader.at, leader.day)
        yield _path(f"leader {colour(own.rings[leader.ring].own)}", line)
    if shelf:
        x, y, text = n(shelf.heading.x), n(shelf.heading.y), escape(shelf.heading.text)
        yield f'<text x="{x}" y="{y}" class="shelf-name {shelf.anchor}">{text}</text>'
    if view.year:
        y = n(own.y + (-own.hub * 0.2 if shelf and shelf.anchor == "middle" else 4))
        yield f'<text class="year" x="{n(own.x)}" y="{y}">{view.year}</text>'


def emblem(view: ClockView, words: Words, href: str) -> h.Element:
    """The wheel as an ornament for a dark ground: without a word, hidden from screen readers, with a link in its
    middle to the clock at `href`. It is drawn in its own bright colours.
    """
    view = replace(view, today=None, rows=together(view.rows), undated=together(view.undated))
    own = wheel(view, words, words.gettext("All areas"), _MIDDLE, _MIDDLE, _RADIUS, 30.0, named=False)
    marks = (
        f'<g class="{colour(own.rings[mark.ring].own)} {mark.look}">'
        + _shape(own.rings[mark.ring].shape, mark.x, mark.y, max(mark.size, own.size * 0.8) * 0.85)
        + "</g>"
        for mark in own.marks
    )
    drawn = Markup("".join([*_face(own), *(_arc(own, arc) for arc in own.arcs), *marks]))
    return h.div(".emblem")[
        h.svg(viewBox=f"0 0 {n(_SIZE)} {n(_SIZE)}", aria_hidden="true", focusable="false")[drawn],
        h.a(href=href)[words.gettext("The whole clock")],
    ]


def signs(drawn: Drawn) -> Mapping[tuple[str, int, int], Markup]:
    """The marks of the entries in the list, with their numbers, by the keys of their happenings."""
    outermost = {mark.row: mark.ring for mark in reversed(drawn.marks)}
    return {
        drawn.rows[row].happening.key: _sign(ring, mark_style(drawn.rows[row]), row + 1)
        for row, ring in outermost.items()
    }


@lru_cache(1024)  # it is the same in every language
def _sign(ring: int, look: str, number: int | None = None) -> Markup:
    """A mark outside the picture, with a number where it is of an entry."""
    _colour, shape = ring_style(ring)
    text = "" if number is None else f'<text y="{n(_low(shape) + 0.3)}">{number}</text>'
    return Markup(
        f'<svg class="sign {colour(ring)} {look}" viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">'
        f"{_shape(shape, 0, 0, 1)}{text}</svg>"
    )


def legend(view: ClockView, words: Words) -> Iterator[tuple[h.Node, str, str | None]]:
    """The rings from the outside in: sign, name, and the id of the area where it is one."""
    for meaning in ring_meanings(view, words):
        number = meaning.ring or 0
        yield _sign(number, "filled"), meaning.text, view.areas[number - 1].id if number else None


def _turn(label: labels.Label) -> str:
    return f"translate({n(label.x)} {n(label.y)})rotate({n(label.angle)})"


def _face(own: Wheel) -> Iterator[str]:
    """The rim, the rings, the middle and the lines between the months."""

    def circle(name: str, radius: float) -> str:
        return f'<circle class="{name}" r="{n(radius)}" cx="{n(own.x)}" cy="{n(own.y)}"></circle>'

    yield circle("rim", own.radius)
    if not own.rings:
        yield circle("ring c0", own.rim)
    for ring in own.rings:
        yield circle(f"ring {colour(ring.own)}", ring.outer)
    yield circle("hub", own.hub)
    yield _path(
        "spokes", "".join(strokes.radial(own, own.hub, own.radius, first) for _name, first, _last in own.months)
    )
    yield _path("edge", strokes.radial(own, own.hub, own.radius, own.edge))


def _arc(own: Wheel, arc: Arc) -> str:
    """Its width belongs to the picture and not to the stylesheet: a deadline's days grow to it."""
    name = f"arc {colour(own.rings[arc.ring].own)} {arc.look} {arc.weight}"
    if arc.weight == "deadline" and arc.look in ("solid", "dashed"):
        return _path(name, strokes.taper(own, arc.radius, arc.first, arc.last, THIN, THICK))
    return _path(name, strokes.stretch(own, arc.radius, arc.first, arc.last))


def _mark(mark: _Mark, row: Row, words: Words) -> str:
    number = mark.row + 1
    when, sure = agenda.when(row.happening, words), agenda.status(row.happening, words)
    said = f"{number}. {agenda.titles(row, words)}, {when}"
    # That a date is not known, or that something is not held, is said once.
    said = escape(plain(said if sure in when else f"{said}, {sure}"))
    _colour, shape = ring_style(mark.ring)
    letters = mark.size * (0.88 if shape in ("triangle", "wedge") else 0.95)
    x, y = n(mark.x), n(mark.y)
    below = n(mark.y + _low(shape) * mark.size + letters * 0.36)
    return (
        f'<a href="#{escape(anchor(row.happening))}" aria-label="{said}"'
        f' class="mark {colour(mark.ring)} {mark_style(row)}"><title>{said}</title>'
        f'<circle class="hit" cx="{x}" cy="{y}" r="{n(max(mark.size * 1.3, 5))}"></circle>'
        f"{_shape(shape, mark.x, mark.y, mark.size)}"
        f'<text x="{x}" y="{below}" font-size="{n(letters)}">{number}</text></a>'
    )


def _low(shape: str) -> float:
    """How far below the middle of a shape of size 1 its number stands."""
    return OUTLINES[shape][1] if shape in OUTLINES else 0.0


def _shape(shape: str, x: float, y: float, size: float) -> str:
    if shape == "circle":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size * CIRCLE)}"></circle>'
    corners = " ".join(f"{n(x + dx * size)},{n(y + dy * size)}" for dx, dy in OUTLINES[shape][0])
    return f'<polygon points="{corners}"></polygon>'


def _path(name: str, line: str) -> str:
    return f'<path class="{name}" d="{line}"></path>'


def n(number: float) -> str:
    """A number with two decimals at most."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def _p(own: Wheel, radius: float, angle: float) -> str:
    x, y = own.point(radius, angle)
    return f"{n(x)} {n(y)}"
