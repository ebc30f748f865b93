"""How the rings share the wheel, when many things fall on the same days. Pure; lengths are millimetres.

Rings get as many lanes as they need for every mark to cover its day. Where that does not fit, marks
get smaller, rings of unequal height, the names of the rings lose their own strip, and at last arcs may pass under the
marks of others.
"""

from math import sqrt
from typing import NamedTuple

from .lanes import GAP, Item, Placed, place

LEAST = 3.2  # a mark in which a number of 7 points, on A4, has room
RING_SIZE = 3.6  # the letters of the rings' names
# What a text of size 1 takes above and below its baseline.
ASCENT, DESCENT = 0.75, 0.22
CLEAR = 0.7  # between a name and the edge of its ring
_SIZES = (6.2, 5.6, 5.0, 4.5, 4.0, 3.6, LEAST)
_TINY = (2.6, 2.0, 1.5, 1.0, 0.7, 0.4)  # only when nothing else holds hundreds of events
HUB, SMALL_HUB = 25.0, 16.0
_WIDEST_RING, _WIDEST_OF_FEW = 27.0, 38.0  # of one or two


class Plan(NamedTuple):
    """How the rings share the wheel: the marks' size, the rings' heights, the radii of their lanes and the places."""

    size: float
    strips: list[float]
    hub: float
    heights: list[float]
    radii: list[list[float]]
    placed: list[Placed]
    worst: float


class _Way(NamedTuple):
    """A way of sharing the wheel: sizes of marks to try, all rings equally high or not, and what gives way.

    It is not tried where a mark is off its day by no more than `enough` of its size in the ways before it.
    """

    sizes: tuple[float, ...]
    named: bool
    hub: float
    equal: bool = False
    crowded: bool = False
    enough: float = 1


# From the calmest to the tightest.
_WAYS = (
    _Way(_SIZES[:6], True, HUB, equal=True),
    _Way(_SIZES[2:], True, SMALL_HUB),
    _Way(_SIZES[3:], False, HUB, equal=True, enough=2.5),
    _Way(_SIZES[3:], False, SMALL_HUB, enough=2.5),
    _Way(_SIZES[-1:], True, SMALL_HUB, crowded=True, enough=4),
    _Way(_SIZES[-1:], False, SMALL_HUB, crowded=True, enough=4),
    _Way(_TINY, False, SMALL_HUB, crowded=True),
)


class Rings(NamedTuple):
    """What the rings hold, the outermost first, within the radius `rim`.

    `names`: half of the width of each one's name, less than 0 where no room is to be kept for it; `quiet`: which of
    them have seasons only, and need no more room than these; `hub`: the radius that the middle would like to have.
    """

    items: list[list[Item]]
    rim: float
    names: list[float]
    quiet: list[bool]
    hub: float = HUB

    def strips(self, way: _Way, outers: list[float]) -> list[float]:
        """What each ring keeps for its name."""
        return [needed(half, outer) if way.named else 0.0 for half, outer in zip(self.names, outers, strict=True)]


def needed(half: float, outer: float) -> float:
    """How much of a ring's height a straight name takes at its outer edge; of one that is too long nothing is kept."""
    edge = outer - CLEAR
    if half < 0 or half > 0.7 * edge:
        return 0.0
    return outer - sqrt(edge**2 - half**2) + (ASCENT + DESCENT) * RING_SIZE


def arrange(rings: Rings) -> Plan:
    """The calmest plan in which every mark covers its day; if there is none, the one with the least deviation."""
    best: Plan | None = None
    for way in _WAYS:
        if best is not None and (best.worst <= way.enough * best.size or way.sizes is _TINY):
            break
        for size in way.sizes:
            plan = _grow(rings, size, way)
            if plan and (plan.worst <= size or way.sizes is _TINY):
                return plan
            if plan and (best is None or plan.worst < best.worst):
                best = plan
    if best is None:
        raise ValueError("more events than any wheel holds")
    return best


def _grow(rings: Rings, size: float, way: _Way) -> Plan | None:
    """Lane after lane for the ring that needs one most, while there is room."""
    items, rim = rings.items, rings.rim
    depths = [max(_depth(own), 1 if own or way.equal else 0) for own in items]
    lanes = depths.copy()
    crowded = [False] * len(items)
    best: Plan | None = None
    while True:
        found = _heights(lanes, size, rings, way)
        if found is None:
            # The rings in which the most days overlap let arcs pass under marks, one after the other.
            calm = [i for i in range(len(items)) if not crowded[i] and depths[i] > 1]
            if not way.crowded or not calm or (best is not None and best.worst <= 2.5 * size):
                return best
            crowded[max(calm, key=lambda i: depths[i])] = True
            lanes = [min(depth, 1) if crowded[i] else depth for i, depth in enumerate(depths)]
            continue
        heights, strips = found
        outers = [rim - sum(heights[:i]) for i in range(len(heights))]
        radii = [_radii(outers[i], heights[i], n, size, strips[i]) for i, n in enumerate(lanes)]
        placed = [place(own, radii[i], size, crowded[i]) for i, own in enumerate(items)]
        worst = [1e9 if p is None else p.worst + (0 if p.complete else 2 * size) for p in placed]
        done = [p for p in placed if p is not None]
        if len(done) == len(placed) and (best is None or max(worst) < best.worst):
            best = Plan(size, strips, rim - sum(heights), heights, radii, done, max(worst))
        if max(worst) <= size:
            return best
        lanes[worst.index(max(worst))] += 1


def _depth(items: list[Item]) -> int:
    """How many of the items that take days do so at once."""
    edges = sorted(edge for item in items if item.look for edge in ((item.first, 1), (item.last, -1)))
    depth = deepest = 0
    for _degree, step in edges:
        depth += step
        deepest = max(deepest, depth)
    return deepest


def _heights(lanes: list[int], size: float, rings: Rings, way: _Way) -> tuple[list[float], list[float]] | None:
    """The heights of the rings for so many lanes each, and what of them is for the names; none where they do not fit.

    How much a straight name takes depends on how far out its ring is: that is found in two rounds.
    """
    room = rings.rim - (rings.hub if way.hub == HUB else way.hub)
    count = len(lanes)
    quiet = rings.quiet if not all(rings.quiet) else [False] * count
    widest = _WIDEST_RING if count > 2 else _WIDEST_OF_FEW
    heights = [room / count] * count
    strips: list[float] = []
    for _round in range(2):
        strips = rings.strips(way, [rings.rim - sum(heights[:i]) for i in range(count)])
        needs = [n * (2 * size + GAP) + max(strip, 0.6) for n, strip in zip(lanes, strips, strict=True)]
        if sum(needs) > room:
            return None
        level = (room - sum(need for need, still in zip(needs, quiet, strict=True) if still)) / quiet.count(False)
        while True:  # rings that need more take it from those that need less
            fixed = [need > level or still for need, still in zip(needs, quiet, strict=True)]
            rest = count - sum(fixed)
            left = room - sum(need for need, own in zip(needs, fixed, strict=True) if own)
            if not rest or abs(left / rest - level) < 1e-6:
                break
            level = left / rest
        if way.equal and any(need > level + 1e-6 for need, still in zip(needs, quiet, strict=True) if not still):
            return None
        heights = [need if still else max(need, min(level, widest)) for need, still in zip(needs, quiet, strict=True)]
    return heights, strips


def _radii(outer: float, height: float, count: int, size: float, strip: float) -> list[float]:
    """The radii of a ring's lanes, the outermost first: evenly, but below the name."""
    pitch = 2 * size + GAP
    free = height - count * pitch
    gap = free / (count + 1)
    top, gap = (gap, gap) if gap >= strip or not count else (min(strip, free), max(free - strip, 0.0) / count)
    return [outer - top - pitch / 2 - i * (pitch + gap) for i in range(count)]
