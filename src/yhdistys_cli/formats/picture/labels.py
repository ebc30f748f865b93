"""The names on the wheel: the months on its rim and the rings' own. Each is a straight text, turned to stand in its
place: of a text along an arc, librsvg and office programs show nothing.
"""

from math import asin, atan2, degrees
from typing import NamedTuple

from .ring_packing import ASCENT, DESCENT, RING_SIZE, needed
from .text_metrics import width
from .wheel import RIM, Wheel

CAPITAL = 0.72  # how high capitals of size 1 are
_STEP = 3  # degrees between two tries


class Label(NamedTuple):
    """A straight text whose baseline has its middle at `x`, `y`, turned by `angle` degrees about it.

    `back` is the colour of the ground that hides the lines behind it, if any; `ring` whose name it is.
    """

    x: float
    y: float
    angle: float
    size: float
    text: str
    colour: str
    back: str = ""
    ring: int | None = None

    @property
    def half(self) -> float:
        """Half of its width."""
        return half_width(self.text, self.size)


def half_width(text: str, size: float) -> float:
    """Half of the width of a bold text."""
    return width(text, bold=True) * size / 2


def months(round_: Wheel, year: int, size: float) -> list[Label]:
    """The names of the months; where the wheel goes over the turn of the year, January says which one begins."""
    labels = []
    for i, (name, first, last) in enumerate(round_.months):
        text = f"{name} {year}" if round_.edge and i == 0 else name
        # The ends of a straight text stand further out than its middle.
        bulge = half_width(text, size) ** 2 / 2 / round_.radius
        middle = round_.radius - RIM / 2 - bulge / 2
        labels.append(_turned(round_, (first + last) / 2, middle, size, text, "#FFFFFF", ""))
    return labels


def rings(round_: Wheel) -> list[Label]:
    """The names of the rings, of those that have room for theirs; the key has them all."""
    return [label for number in range(len(round_.rings)) for label in _ring(round_, number)]


def _ring(round_: Wheel, number: int) -> list[Label]:
    """At the outer edge of its ring and at the top, else as near to the top as there is room between its marks."""
    ring = round_.rings[number]
    text = " ".join(ring.title.split())
    half = half_width(text, RING_SIZE)
    height = needed(half, ring.outer)
    if not height or height > ring.outer - ring.inner - 0.3:
        return []
    # In a low ring its name stands in the middle of it.
    spare = ring.outer - ring.inner - height
    outer = ring.outer - (spare / 2 if spare < RING_SIZE else 0)
    low, high = outer - height, outer
    taken = _taken(round_, number, low, high)
    reach = degrees(atan2(half, low)) + degrees(1.2 / low)
    for away in (*range(0, 75, _STEP), *range(180, 105, -_STEP)):
        for at in (float(away), float(-away)):
            if all((start - at - reach) % 360 <= 360 - span - 2 * reach for start, span in taken):
                middle = low + (ASCENT + DESCENT) * RING_SIZE / 2
                label = _turned(round_, at, middle, RING_SIZE, text, ring.colour, ring.tint, whole=True)
                return [label._replace(ring=number)]
    return []


def _turned(
    round_: Wheel, at: float, middle: float, size: float, text: str, colour: str, back: str, whole: bool = False
) -> Label:
    """A text with the middle of its letters, or of its `whole` height, at a radius; below the middle it is turned."""
    lower = 90 < at % 360 < 270
    drop = ((ASCENT - DESCENT) if whole else CAPITAL) / 2 * size
    x, y = round_.point(middle + drop if lower else middle - drop, at)
    return Label(x, y, (at + 180 if lower else at) % 360, size, text, colour, back)


def _taken(round_: Wheel, number: int, low: float, high: float) -> list[tuple[float, float]]:
    """What stands in a ring between two radii: the degree at which it begins and how many it takes."""
    found: list[tuple[float, float]] = []
    for mark in round_.marks:
        if mark.ring == number:
            radius, angle = round_.polar(mark.x, mark.y)
            reach = 1.14 * mark.size + 0.3
            if radius - reach < high and radius + reach > low:
                half = degrees(asin(min(reach / radius, 1.0)))
                found.append((angle - half, 2 * half))
    for arc in round_.arcs:
        if arc.ring == number and arc.radius - 1.8 < high and arc.radius + 1.8 > low:
            found.append((arc.first, arc.last - arc.first))
    for leader in round_.leaders:
        if leader.ring == number and leader.along - 0.5 < high and leader.along + 0.5 > low:
            found.append((min(leader.at, leader.day) - 0.5, abs(leader.day - leader.at) + 1))
    return found
