"""A place for everything in one ring of the wheel. Pure; millimetres, and degrees since the wheel's first day.

A ring has one or more lanes. What takes days is fixed in its lane; a mark for a day may give way to its neighbours
along the lane.
"""

from math import degrees, radians
from typing import NamedTuple

GAP = 0.9  # between marks, and where leaders run
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
