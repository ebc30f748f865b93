"""The whole page of the annual clock, measured out: the wheel, its names and key, and the list beside it.

`svg` only writes what is here; a test asks of the same numbers that nothing overlaps and nothing leaves the page.
"""

from dataclasses import replace
from datetime import date
from math import degrees, sqrt
from typing import NamedTuple

from ...views.clock import ClockView, together
from ...words import Words
from .event_list import HEIGHT, INK, MARGIN, Beside, Line, beside
from .event_words import sentence, title_of
from .ring_packing import STRIP
from .text_metrics import phrase, shorten, width, wrap
from .wheel import RIM, Scale, Wheel, wheel

RED = "#B00020"
KEY = 3.2
_CLEAR = 4.5  # between the wheel and the words in the corners, where today may be pointed at

# The outline of each shape for a mark of size 1, and how far below the middle its number stands.
OUTLINES: dict[str, tuple[tuple[tuple[float, float], ...], float]] = {
    "square": (((-0.76, -0.76), (0.76, -0.76), (0.76, 0.76), (-0.76, 0.76)), 0),
    "diamond": (((0, -1.06), (1.06, 0), (0, 1.06), (-1.06, 0)), 0),
    "triangle": (((0, -1.1), (1.07, 0.78), (-1.07, 0.78)), 0.24),
    "hexagon": (((-0.5, -0.87), (0.5, -0.87), (1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0)), 0),
    "wedge": (((0, 1.1), (-1.07, -0.78), (1.07, -0.78)), -0.24),
    "pentagon": (((0, -1.0), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)), 0.05),
    "cross": (
        (
            *((-0.55, -0.9), (0.55, -0.9), (0.55, -0.55), (0.9, -0.55), (0.9, 0.55), (0.55, 0.55)),
            *((0.55, 0.9), (-0.55, 0.9), (-0.55, 0.55), (-0.9, 0.55), (-0.9, -0.55), (-0.55, -0.55)),
        ),
        0,
    ),
    "shield": (((-0.74, -0.74), (0.74, -0.74), (0.74, 0.2), (0, 1.0), (-0.74, 0.2)), -0.1),
}
CIRCLE = 0.92


class Bow(NamedTuple):
    """A text on an arc round the wheel's middle; `lower`: it is read from below."""

    radius: float
    middle: float
    size: float
    text: str
    colour: str
    back: str
    lower: bool = False
    full: str = ""

    @property
    def half(self) -> float:
        """Half of the degrees that it takes."""
        return degrees(width(self.text, bold=True) * self.size / 2 / self.radius)


class Key(NamedTuple):
    """A line of the key in a corner: a ring's shape, or how sure a mark is. `full` where it had to be shortened."""

    line: Line
    ring: int | None = None
    look: str = ""
    arc: str = ""
    full: str = ""


class Centred(NamedTuple):
    """A line in the wheel's middle."""

    x: float
    y: float
    size: float
    text: str
    bold: bool
    colour: str


class Picture(NamedTuple):
    """Everything on the page; `said` is each event in a sentence, those without a day last."""

    title: str
    said: tuple[str, ...]
    wheel: Wheel
    list: Beside
    names: tuple[Bow, ...]
    months: tuple[Bow, ...]
    hub: tuple[Centred, ...]
    keys: tuple[Key, ...]


def picture(view: ClockView, words: Words) -> Picture:
    """The page of a view."""
    _ = words.gettext
    view = replace(view, rows=together(view.rows), undated=together(view.undated))
    scale = Scale(view)
    said = tuple(sentence(row, view, words) for row in (*view.rows, *view.undated))
    beside_ = beside(view, words, said, scale.shown(view))
    radius = beside_.radius
    round_ = wheel(view, words, _("All areas"), MARGIN + radius, HEIGHT / 2, radius)
    return Picture(
        title_of(view, words),
        said,
        round_,
        beside_,
        tuple(filter(None, (_name(round_, number) for number in range(len(round_.rings))))),
        tuple(_months(round_, scale.end.year)),
        tuple(_hub(round_, view, words)),
        (*_ring_keys(round_), *_look_keys(round_, view, words)),
    )


def _name(round_: Wheel, number: int) -> Bow | None:
    """The name of a ring: at the top of it, else as near to the top as there is room between its marks."""
    ring = round_.rings[number]
    strip = ring.strip or min(ring.outer - ring.inner, 3.7)
    size = 3.7 if ring.strip >= STRIP else 2.8
    # In a ring without a strip the name stands in the middle, or at the outer edge of a high one.
    low = ring.outer - strip if ring.strip or ring.outer - ring.inner > 12 else (ring.outer + ring.inner - strip) / 2
    title = " ".join(ring.title.split())
    text = shorten(title, low * 2.1 / size, bold=True)  # 120 degrees
    base = low + 0.35 + 0.21 * size
    full = title if text != title else ""
    upper = Bow(base, 0.0, size, text, ring.colour, ring.tint, full=full)
    if ring.strip:
        return upper
    taken = _taken(round_, number, low, low + strip)
    reach = upper.half + degrees(1.2 / low)
    for away in (*range(0, 75, 3), *range(180, 105, -3)):
        for middle in (float(away), float(-away)):
            if all((start - middle - reach) % 360 <= 360 - span - 2 * reach for start, span in taken):
                lower = 90 < middle % 360 < 270
                return upper._replace(middle=middle, lower=lower, radius=base + 0.72 * size if lower else base)
    return None


def _taken(round_: Wheel, number: int, low: float, high: float) -> list[tuple[float, float]]:
    """What stands in a ring between two radii: the degree at which it begins and how many it takes."""
    found: list[tuple[float, float]] = []
    for mark in round_.marks:
        if mark.ring == number:
            radius, angle = round_.polar(mark.x, mark.y)
            reach = 1.14 * mark.size + 0.3
            if radius - reach < high and radius + reach > low:
                half = degrees(reach / radius)
                found.append((angle - half, 2 * half))
    for arc in round_.arcs:
        if arc.ring == number and arc.radius - 1.8 < high and arc.radius + 1.8 > low:
            found.append((arc.first, arc.last - arc.first))
    for leader in round_.leaders:
        if leader.ring == number and leader.along - 0.5 < high and leader.along + 0.5 > low:
            found.append((min(leader.at, leader.day) - 0.5, abs(leader.day - leader.at) + 1))
    return found


def _months(round_: Wheel, year: int) -> list[Bow]:
    """The names of the months; where the wheel goes over the turn of the year, January says which one begins."""
    size = 4.6 if round_.radius > 110 else 4.0
    pad = (RIM - 0.72 * size) / 2
    bows = []
    for i, (name, first, last) in enumerate(round_.months):
        text = f"{name} {year}" if round_.edge and i == 0 else name
        middle = (first + last) / 2
        lower = 90 < middle < 270
        radius = round_.rim + (RIM - pad if lower else pad)
        bows.append(Bow(radius, middle, size, text, "#FFFFFF", INK, lower))
    return bows


def _hub(round_: Wheel, view: ClockView, words: Words) -> list[Centred]:
    """Whose clock it is and of which time; today where somebody asked for it."""
    x, y, hub = round_.x, round_.y, round_.hub
    place = " ".join(words.text(view.provenance.municipality.name).split())
    year = view.first.year
    if (view.first, view.last) == (date(year, 1, 1), date(year, 12, 31)):
        lines = [(str(year), min(hub * 0.62, 36.0))]
    else:
        first, last = words.date(view.first), words.date(view.last)
        lines = [(f"{first}–", hub * 0.3), (last, hub * 0.3)]
    widest = max(width(text, True) for text, _size in lines)
    size = min(lines[0][1], 1.7 * hub / widest)
    small = min(hub * 0.19, 9.0)
    placed: list[Centred] = []
    top = y + size * 0.36 - (len(lines) - 1) * size * 0.6
    for i, (text, _size) in enumerate(lines):
        placed.append(Centred(x, top + i * size * 1.2, size, text, True, INK))
    above = top - size * 0.78 - small * 0.45
    room = 1.8 * sqrt(max(hub**2 - (y - above + small) ** 2, 1.0))
    name_size = max(min(small, room / max(width(place), 0.1)), 2.6)
    placed.insert(0, Centred(x, above, name_size, shorten(place, room / name_size), False, INK))
    if view.today is not None and view.first <= view.today <= view.last:
        day = words.span(view.today, None, year=False)
        text = words.gettext("today {day}").format(day=day)
        below = placed[-1].y + size * 0.24 + small * 0.85
        room = 1.8 * sqrt(max(hub**2 - (below - y) ** 2, 1.0))
        placed.append(Centred(x, below, min(small * 0.85, room / width(text, True)), text, True, RED))
    return placed


def _ring_keys(round_: Wheel) -> list[Key]:
    """In the upper corner: which shape is whose."""
    keys = []
    step = KEY * 1.75
    x = MARGIN + 2 * KEY
    y = MARGIN + KEY * 0.95
    for number, ring in enumerate(round_.rings):
        room = _room(round_, y + KEY * 0.3) - x
        title = " ".join(ring.title.split())
        lines, short = wrap(phrase(title), max(room, 8.0) / KEY, limit=1)
        keys.append(Key(Line(x, y, KEY, lines[0]), number, "filled", full=title if short else ""))
        y += step
    return keys


def _look_keys(round_: Wheel, view: ClockView, words: Words) -> list[Key]:
    """In the lower corner: what filled, open and crossed mean; of the rest only what the picture shows."""
    _ = words.gettext
    looks = [(_("confirmed"), "filled", "solid"), (_("forecast"), "open", "dashed")]
    if any(arc.look == "hollow" for arc in round_.arcs):
        looks.append((_("the exact day comes later"), "open", "hollow"))
    if any(mark.look == "crossed" for mark in round_.marks):
        looks.append((_("cancelled"), "crossed", "thin"))
    if any(arc.before or arc.after for arc in round_.arcs):
        looks.append((_("goes on beyond the year"), "", "arrow"))
    if view.undated:
        looks.append((_("not on the wheel: date not set"), "open", ""))
    step, x = KEY * 1.75, MARGIN + 14.5
    keys = []
    for i, (text, look, arc) in enumerate(looks):
        y = HEIGHT - MARGIN - KEY * 0.35 - (len(looks) - 1 - i) * step
        room = _room(round_, y - KEY * 0.8) - x
        short = shorten(text, max(room, 8.0) / KEY)
        keys.append(Key(Line(x, y, KEY, short), None, look, arc, text if short != text else ""))
    return keys


def _room(round_: Wheel, y: float) -> float:
    """How far a line at this height may reach to the right before the wheel begins."""
    away = abs(y - round_.y)
    radius = round_.radius + _CLEAR
    return round_.x - sqrt(radius**2 - away**2) if away < radius else round_.x + round_.radius
