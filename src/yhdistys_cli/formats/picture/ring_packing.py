"""Where marks and arcs stand in the rings of the wheel, when many fall on the same days. Pure; millimetres, degrees.

A ring has one or more lanes. What takes days is fixed in its lane; a mark for a day may give way to its neighbours
along the lane. Rings get as many lanes as they need for every mark to cover its day. Where that does not fit, marks
get smaller, rings of unequal height, the names of the rings lose their own strip, and at last arcs may pass under the
marks of others.
"""

from math import degrees, radians, sqrt
from typing import NamedTuple

LEAST = 3.2  # a mark in which a number of 7 points, on A4, has room
GAP = 0.9  # between marks, and where leaders run
RING_SIZE = 3.6  # the letters of the rings' names
# What a text of size 1 takes above and below its baseline.
ASCENT, DESCENT = 0.75, 0.22
CLEAR = 0.7  # between a name and the edge of its ring
_SIZES = (6.2, 5.6, 5.0, 4.5, 4.0, 3.6, LEAST)
_TINY = (2.6, 2.0, 1.5, 1.0, 0.7, 0.4)  # only when nothing else holds hundreds of events
HUB, SMALL_HUB = 25.0, 16.0
_WIDEST_RING = 27.0
_TRACKS = (0.0, 0.55, -0.55)  # where arcs run in a crowded lane, in sizes of a mark


class Item(NamedTuple):
    """An event on its way to a place: the degree at which its mark wants to be, and those that it takes.

    `look` is that of its arc, empty for a single day; `before` and `after`: it goes on beyond the edge. `weight` is
    deadline, day or season: from what weighs most to what weighs least.
    """

    row: int
    at: float
    first: float
    last: float
    look: str = ""
    before: bool = False
    after: bool = False
    weight: str = "day"

    @property
    def day(self) -> float:
        """The degree at which a leader points: its day, its last day where that is a deadline, else its first."""
        return self.first if self.look and self.weight != "deadline" else self.at

    def off(self, at: float) -> float:
        """How many degrees a mark is beside its day, or beside its own arc."""
        return max(self.first - at, at - self.last, 0.0) if self.look else abs(at - self.at)


class Slot(NamedTuple):
    """The place of an item: its lane, the track of its arc within the lane, the degree of its mark."""

    lane: int
    track: float
    at: float


class Placed(NamedTuple):
    """A slot for each item of a ring; `worst`: how many millimetres a mark is off its day at most.

    `complete`: no arc runs over another.
    """

    slots: list[Slot]
    worst: float
    complete: bool


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

    `names`: half of the width of each one's name; `quiet`: which of them have seasons only, and need no more room than
    these; `hub`: the radius that the middle would like to have.
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
    if half > 0.7 * edge:
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
        heights = [
            need if still else max(need, min(level, _WIDEST_RING)) for need, still in zip(needs, quiet, strict=True)
        ]
    return heights, strips


def _radii(outer: float, height: float, count: int, size: float, strip: float) -> list[float]:
    """The radii of a ring's lanes, the outermost first: evenly, but below the name."""
    pitch = 2 * size + GAP
    free = height - count * pitch
    gap = free / (count + 1)
    top, gap = (gap, gap) if gap >= strip or not count else (min(strip, free), max(free - strip, 0.0) / count)
    return [outer - top - pitch / 2 - i * (pitch + gap) for i in range(count)]


# --- a ring


class _Lane:
    """A lane while it fills: the arcs of each track, the days taken in a calm lane, the marks that may move."""

    def __init__(self, radius: float, size: float) -> None:
        self.radius = radius
        self.half = degrees((size + GAP / 2) / radius)
        self.arcs: dict[float, list[tuple[float, float]]] = {track: [] for track in _TRACKS}
        self.taken: list[tuple[float, float]] = []
        self.marks: list[tuple[float, int]] = []
        self.end = 0.0

    def inside(self, at: float) -> float:
        """The nearest degree at which a mark does not reach over the edge of the wheel."""
        return min(max(at, self.half), 360 - self.half)

    def on_arc(self, item: Item) -> float:
        """Where a mark stands on its own arc: on its day, or beside the arrow of what goes on there."""
        middle = (item.first + item.last) / 2
        if item.weight == "deadline":
            return self.inside(max(item.last - 2.1 * self.half, middle) if item.after else item.at)
        return self.inside(min(item.first + 2.1 * self.half, middle) if item.before else item.at)

    def free(self, at: float) -> float | None:
        """The nearest free degree for a mark, after the last one and beside what is taken."""
        half, least, most = self.half, self.end + self.half - 1e-9, 360 - self.half + 1e-9
        tries = [self.inside(at), self.end + half]
        tries += [edge for low, high in self.taken for edge in (low - half, high + half)]
        for t in sorted(tries, key=lambda t: (abs(t - at), t)):
            if not least <= t <= most:
                continue
            for low, high in self.taken:
                if t + half > low + 1e-9 and t - half < high - 1e-9:
                    break
            else:
                return t
        return None


def place(items: list[Item], radii: list[float], size: float, crowded: bool) -> Placed | None:
    """A place for every item of a ring, or none where its lanes do not hold them.

    `crowded`: arcs may pass under the marks of others, three to a lane.
    """
    lanes = [_Lane(radius, size) for radius in radii]
    if any(lane.half > 175 for lane in lanes):
        return None
    slots: dict[int, Slot] = {}
    complete = True
    taking = [i for i, item in enumerate(items) if item.look]
    for index in sorted(taking, key=lambda i: (items[i].first, items[i].row)):
        slot, clear = _place_arc(items[index], lanes, crowded)
        if slot is None:
            return None
        complete &= clear
        slots[index] = slot
        if crowded:
            lanes[slot.lane].marks.append((slot.at, index))
    for index, item in enumerate(items):
        if not item.look:
            found = (_least_crowded if crowded else _nearest)(item, lanes)
            if found is None:
                return None
            slots[index] = found
            lanes[found.lane].marks.append((item.at, index))
            lanes[found.lane].end = found.at + lanes[found.lane].half
    worst = 0.0
    for number, lane in enumerate(lanes):
        lane.marks.sort()
        if 2 * lane.half * len(lane.marks) > 360:
            return None
        for (wanted, index), at in zip(lane.marks, _relax(lane, slots), strict=True):
            slots[index] = Slot(number, slots[index].track, at)
            # That marks do not reach over the edge of the wheel needs no excuse.
            excused = lane.half if min(wanted, 360 - wanted) < lane.half else 0.0
            worst = max(worst, radians(items[index].off(at) - excused) * lane.radius)
    return Placed([slots[i] for i in range(len(items))], worst, complete)


def _place_arc(item: Item, lanes: list[_Lane], crowded: bool) -> tuple[Slot | None, bool]:
    """The first lane, or in crowded lanes the first track, that is free for all the days; and whether one was."""
    tracks = [(track, number) for track in (_TRACKS if crowded else _TRACKS[:1]) for number in range(len(lanes))]
    for track, number in tracks:
        lane = lanes[number]
        at = lane.on_arc(item)
        low, high = item.first, item.last
        if not crowded:
            low, high = min(low, at - lane.half), max(high, at + lane.half)
        if all(high <= a or low >= b for a, b in lane.arcs[track]):
            lane.arcs[track].append((low, high))
            if not crowded:
                lane.taken.append((low, high))
            return Slot(number, track, at), True
    if not crowded:
        return None, False
    track, number = min(tracks, key=lambda key: len(lanes[key[1]].arcs[key[0]]))
    lanes[number].arcs[track].append((item.first, item.last))
    return Slot(number, track, lanes[number].on_arc(item)), False


def _nearest(item: Item, lanes: list[_Lane]) -> Slot | None:
    """The lane in which a mark is nearest to its day, the outermost of those that are alike."""
    best: tuple[float, Slot] | None = None
    for number, lane in enumerate(lanes):
        at = lane.free(item.at)
        if at is not None:
            cost = abs(at - lane.inside(item.at)) * lane.radius
            if best is None or cost < best[0] - 1e-9:
                best = cost, Slot(number, 0.0, at)
    return best[1] if best else None


def _least_crowded(item: Item, lanes: list[_Lane]) -> Slot | None:
    """The lane with the fewest marks near the day, then the one with the most room; they make room later."""
    best: tuple[float, Slot] | None = None
    for number, lane in enumerate(lanes):
        if (len(lane.marks) + 1) * 2 * lane.half <= 360:
            near = sum(abs(at - item.at) < 2 * lane.half for at, _index in lane.marks)
            cost = near + len(lane.marks) * lane.half / 1800
            if best is None or cost < best[0] - 1e-9:
                best = cost, Slot(number, 0.0, item.at)
    return best[1] if best else None


def _relax(lane: _Lane, slots: dict[int, Slot]) -> list[float]:
    """The marks of a lane as near to their days as their order and what is taken allow."""
    edges = sorted({0.0, 360.0, *(edge for taken in lane.taken for edge in taken)})
    between: dict[tuple[float, float], list[float]] = {}
    for wanted, index in lane.marks:
        low, high = 0.0, 360.0
        if lane.taken:
            at = slots[index].at
            low = max((edge for edge in edges if edge <= at), default=0.0)
            high = min((edge for edge in edges if edge >= at), default=360.0)
        between.setdefault((low, high), []).append(wanted)
    found: list[float] = []
    for (low, high), wanted_ones in between.items():
        found += _spread(wanted_ones, low + lane.half, high - lane.half, 2 * lane.half)
    return found


def _spread(wanted: list[float], low: float, high: float, apart: float) -> list[float]:
    """Places `apart` from each other, in order, between `low` and `high`, as near to the wanted as can be."""
    clusters: list[tuple[float, int]] = []  # the sum of where each cluster's first would be, and how many

    def start(cluster: tuple[float, int]) -> float:
        total, count = cluster
        return max(min(total / count, high - (count - 1) * apart), low)

    for place_ in wanted:
        cluster = (place_, 1)
        while clusters and start(clusters[-1]) + clusters[-1][1] * apart > start(cluster):
            total, count = clusters.pop()
            cluster = total + cluster[0] - count * apart * cluster[1], count + cluster[1]
        clusters.append(cluster)
    return [start(cluster) + i * apart for cluster in clusters for i in range(cluster[1])]
