"""The wheel of the year, measured out: where every ring, mark and arc stands. Pure; lengths are millimetres of A3.

Angles are degrees, clockwise from the top. Along a ring everything is first placed by its degrees since the wheel's
first day, which is also its edge: at the top for a calendar year, at today for the coming twelve months. A ring has
one or more lanes. What takes days is fixed in its lane; a mark for a day may give way to its neighbours along the
lane, and a leader shows where it belongs if its day is no longer under it.
"""

from datetime import date, timedelta
from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

from ..views.clock import ClockView, Row
from ..words import Words

# In the order of the rings, the outermost first: what concerns all areas, then the guide's areas.
JOINT = "#14202E"
AREAS = ("#1546C8", "#9C4600", "#007A5E", "#5C1070")
# As many as no colour comes back with the same shape in any guide of less than forty areas.
SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "wedge", "pentagon", "cross", "shield")

RIM = 9.0
GAP = 0.9  # between marks, and where leaders run
_SIZES = (4.4, 4.0, 3.6, 3.4, 3.2)
_TINY = (2.6, 2.0, 1.5, 1.0, 0.7, 0.4)  # only when nothing else holds hundreds of events
_HUB, _SMALL_HUB = 25.0, 20.0
STRIP, _THIN_STRIP = 5.0, 3.7
_WIDEST_RING = 27.0
_TRACKS = (0.0, 0.55, -0.55)


class Ring(NamedTuple):
    """A working area's ring, or that of what concerns all.

    `strip` is the height kept for its name; none where the name has to find room between the marks.
    """

    title: str
    colour: str
    tint: str
    shape: str
    inner: float
    outer: float
    strip: float


class Mark(NamedTuple):
    """A numbered mark; `row` is the index of its event among the view's rows."""

    row: int
    ring: int
    x: float
    y: float
    size: float
    look: str  # filled, open or crossed


class Arc(NamedTuple):
    """Days that follow each other, from `first` to `last` degree; `before`, `after`: it goes on beyond the edge."""

    row: int
    ring: int
    radius: float
    first: float
    last: float
    look: str  # solid, dashed (a forecast), hollow (some day of these) or thin (cancelled)
    before: bool
    after: bool


class Leader(NamedTuple):
    """From a mark that gave way, at `radius` and degree `at`, along `along` to the degree of its `day`."""

    ring: int
    radius: float
    at: float
    along: float
    day: float


class Wheel(NamedTuple):
    """Everything round. `months` are the names on the rim with the degrees at which each month begins and ends."""

    x: float
    y: float
    radius: float
    rim: float
    hub: float
    edge: float
    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    leaders: tuple[Leader, ...]
    months: tuple[tuple[str, float, float], ...]
    today: float | None

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """A place on the page."""
        return self.x + radius * sin(radians(angle)), self.y - radius * cos(radians(angle))

    def polar(self, x: float, y: float) -> tuple[float, float]:
        """The radius and the degree of a place on the page."""
        return hypot(x - self.x, y - self.y), degrees(atan2(x - self.x, self.y - y)) % 360


def tint(colour: str, share: float = 0.11) -> str:
    """A colour thinned with white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def dress(number: int) -> tuple[str, str]:
    """The colour and the shape of a ring, counted from the outermost."""
    return AREAS[(number - 1) % len(AREAS)] if number else JOINT, SHAPES[number % len(SHAPES)]


def rings_of(row: Row, view: ClockView) -> list[int]:
    """In which rings an event stands."""
    chosen = {area.id for area in row.areas}
    return [i for i, area in enumerate(view.areas, 1) if area.id in chosen] or [0]


def look_of(row: Row) -> str:
    """How the mark of an event is drawn."""
    status = row.happening.status
    return "crossed" if status == "cancelled" else "filled" if status in ("confirmed", "changed") else "open"


class Scale:
    """The wheel's twelve months: a calendar year, or those from the view's first day on when it spans the turn."""

    def __init__(self, view: ClockView) -> None:
        whole = view.year or (view.first.year if view.first.year == view.last.year else 0)
        self.first = date(whole, 1, 1) if whole else view.first
        leap = (self.first.month, self.first.day) == (2, 29)
        self.end = date(self.first.year + 1, 3, 1) if leap else self.first.replace(year=self.first.year + 1)
        self.edge = _angle(self.first)

    def at(self, day: date) -> float:
        """Degrees since the first day; the edges for what lies beyond them."""
        if day <= self.first:
            return 0.0
        return 360.0 if day >= self.end else (_angle(day) - self.edge) % 360

    def shows(self, row: Row) -> bool:
        """Whether an event has a place on the wheel."""
        start, last = row.happening.start, row.happening.last_day
        return start is not None and last is not None and start.day <= self.end and last >= self.first


def _angle(day: date) -> float:
    first = date(day.year, 1, 1)
    return 360 * (day - first).days / (date(day.year + 1, 1, 1) - first).days


class _Item(NamedTuple):
    """An event on its way to a place: the degree at which its mark wants to be, and those that it takes."""

    row: int
    at: float
    first: float
    last: float
    look: str  # that of the arc; empty for a single day
    before: bool
    after: bool


def _items(view: ClockView, scale: Scale) -> list[list[_Item]]:
    """The items of each ring in the order of the view."""
    found: list[list[_Item]] = [[] for _ring in range(len(view.areas) + 1)]
    for number, row in enumerate(view.rows):
        happening = row.happening
        if not scale.shows(row) or happening.start is None:
            continue
        start, last = happening.start.day, happening.last_day or happening.start.day
        first, after = scale.at(start), scale.at(last + timedelta(days=1))
        if last == start:
            item = _Item(
                number, min((first + after) / 2 if after > first else first, 360), first, after, "", False, False
            )
        else:
            look = {"filled": "solid", "crossed": "thin"}.get(look_of(row), "dashed")
            vague = happening.precision in ("week", "month")
            look = "hollow" if vague else look
            at = (first + after) / 2 if vague else scale.at(start) + 0.5
            item = _Item(number, at, first, after, look, start < scale.first, last >= scale.end)
        for ring in rings_of(row, view):
            found[ring].append(item)
    return found


class _Placed(NamedTuple):
    """A ring's items with a lane, a track within it and a degree for each mark; `worst` millimetres off its day."""

    lanes: list[tuple[int, float, float]]
    worst: float
    complete: bool  # no arc runs over another or under a mark


def _place(items: list[_Item], radii: list[float], size: float, crowded: bool) -> _Placed | None:
    """A place for every item, or none where the lanes do not hold them.

    `crowded`: arcs may pass under the marks of others, three to a lane.
    """
    halves = [degrees((size + GAP / 2) / radius) for radius in radii]
    if any(half > 175 for half in halves):
        return None
    lanes: dict[int, tuple[int, float, float]] = {}
    blocks: list[list[tuple[float, float]]] = [[] for _radius in radii]
    movable: list[list[tuple[float, int]]] = [[] for _radius in radii]
    complete = True
    tracks = [(lane, track) for track in (_TRACKS if crowded else (0.0,)) for lane in range(len(radii))]
    taken: dict[tuple[int, float], list[tuple[float, float]]] = {key: [] for key in tracks}
    # What takes days, each in the first lane that is free for all of them.
    for index in sorted((i for i, item in enumerate(items) if item.look), key=lambda i: (items[i].first, items[i].row)):
        item = items[index]
        for key in tracks:
            lane, track = key
            half = halves[lane]
            at = _on_arc(item, half)
            low, high = (item.first, item.last) if crowded else (min(item.first, at - half), max(item.last, at + half))
            if all(high <= a or low >= b for a, b in taken[key]):
                break
        else:
            if not crowded:
                return None
            complete = False
            lane, track = min(tracks, key=lambda key: len(taken[key]))
            at = _on_arc(item, halves[lane])
            low, high = item.first, item.last
        taken[lane, track].append((low, high))
        lanes[index] = lane, track, at
        if crowded:
            movable[lane].append((at, index))
        else:
            blocks[lane].append((low, high))
    worst = 0.0
    ends = [0.0] * len(radii)
    if crowded:  # a rough guess; the marks make room below
        loads = [len(marks) for marks in movable]
    for index, item in enumerate(items):
        if item.look:
            continue
        best: tuple[float, float, int] | None = None
        for lane, half in enumerate(halves):
            if crowded:
                near = sum(abs(at - item.at) < 2 * half for at, _index in movable[lane])
                slot: float | None = item.at if (loads[lane] + 1) * 2 * half <= 360 else None
                cost = near * 10 + loads[lane] * 2 * half / 360 if slot is not None else 0.0
            else:
                slot = _free(item.at, ends[lane], half, blocks[lane])
                cost = abs(slot - min(max(item.at, half), 360 - half)) * radii[lane] if slot is not None else 0.0
            if slot is not None and (best is None or cost < best[0] - 1e-9):
                best = cost, slot, lane
        if best is None:
            return None
        lane = best[2]
        movable[lane].append((item.at, index))
        lanes[index] = lane, 0.0, best[1]
        if crowded:
            loads[lane] += 1
        else:
            ends[lane] = best[1] + halves[lane]
    for lane, half in enumerate(halves):
        marks = sorted(movable[lane])
        if 2 * half * len(marks) > 360:
            return None
        for (_at, index), at in zip(marks, _relax(marks, lanes, half, blocks[lane]), strict=True):
            lanes[index] = lane, lanes[index][1], at
            wanted, item = items[index].at, items[index]
            off = max(item.first - at, at - item.last, 0.0) if item.look else abs(at - wanted)
            worst = max(worst, (off - (half if min(wanted, 360 - wanted) < half else 0)) * pi / 180 * radii[lane])
    return _Placed([lanes[i] for i in range(len(items))], worst, complete)


def _on_arc(item: _Item, half: float) -> float:
    """Where the mark stands on its own arc: on the first day, or behind the arrow of what began before."""
    at = min(item.first + half * 2.1, (item.first + item.last) / 2) if item.before else item.at
    return min(max(at, half), 360 - half)


def _free(at: float, end: float, half: float, blocks: list[tuple[float, float]]) -> float | None:
    """The nearest free degree for a mark, behind the last one of the lane and beside what takes days."""
    wanted = min(max(at, half), 360 - half)
    tries = [wanted, end + half, *(edge for low, high in blocks for edge in (low - half, high + half))]
    fits = [
        t
        for t in tries
        if end + half <= t + 1e-9
        and half <= t + 1e-9
        and t <= 360 - half + 1e-9
        and all(t + half <= low + 1e-9 or t - half >= high - 1e-9 for low, high in blocks)
    ]
    return min(fits, key=lambda t: (abs(t - wanted), t), default=None)


def _relax(
    marks: list[tuple[float, int]],
    lanes: dict[int, tuple[int, float, float]],
    half: float,
    blocks: list[tuple[float, float]],
) -> list[float]:
    """The marks of a lane as near to their days as their order and what takes days allow."""
    edges = sorted({0.0, 360.0, *(edge for block in blocks for edge in block)})
    groups: dict[float, list[float]] = {}
    ceilings: dict[float, float] = {}
    for wanted, index in marks:
        near = lanes[index][2]
        floor = max((e for e in edges if e <= near), default=0.0) if blocks else 0.0
        ceilings[floor] = min((e for e in edges if e >= near), default=360.0) if blocks else 360.0
        groups.setdefault(floor, []).append(wanted)
    found: list[float] = []
    for floor, wanted_ones in groups.items():
        found += _spread(wanted_ones, floor + half, ceilings[floor] - half, 2 * half)
    return found


def _spread(wanted: list[float], low: float, high: float, apart: float) -> list[float]:
    """Places `apart` from each other, in order, between `low` and `high`, as near to the wanted as can be."""
    clusters: list[tuple[float, int]] = []  # the sum of where each cluster's first would be, and how many

    def start(cluster: tuple[float, int]) -> float:
        total, count = cluster
        return max(min(total / count, high - (count - 1) * apart), low)

    for place in wanted:
        cluster = (place, 1)
        while clusters and start(clusters[-1]) + clusters[-1][1] * apart > start(cluster):
            total, count = clusters.pop()
            cluster = total + cluster[0] - count * apart * cluster[1], count + cluster[1]
        clusters.append(cluster)
    return [start(cluster) + i * apart for cluster in clusters for i in range(cluster[1])]


class _Pass(NamedTuple):
    """A way of sharing the wheel: sizes of marks to try, all rings equally high or not, and what gives way.

    It is not tried where a mark is off its day by no more than `enough` of its size in the ways before it.
    """

    sizes: tuple[float, ...]
    strip: float
    hub: float
    equal: bool = False
    crowded: bool = False
    enough: float = 1


# From the calmest to the tightest.
_PASSES = (
    _Pass(_SIZES[:3], STRIP, _HUB, equal=True),
    _Pass(_SIZES[:4], _THIN_STRIP, _HUB, equal=True),
    _Pass(_SIZES[1:], _THIN_STRIP, _SMALL_HUB),
    _Pass(_SIZES[1:], 0.0, _HUB, equal=True, enough=2.5),
    _Pass(_SIZES[1:], 0.0, _SMALL_HUB, enough=2.5),
    _Pass(_SIZES[-2:], _THIN_STRIP, _SMALL_HUB, crowded=True, enough=4),
    _Pass(_SIZES[-2:], 0.0, _SMALL_HUB, crowded=True, enough=4),
    _Pass(_TINY, 0.0, _SMALL_HUB, crowded=True),
)


class _Plan(NamedTuple):
    """How the rings share the wheel: a size of marks, the rings' heights, radii of their lanes and the places."""

    size: float
    strip: float
    hub: float
    heights: list[float]
    radii: list[list[float]]
    placed: list[_Placed]
    worst: float


def _share(lanes: list[int], size: float, rim: float, how: _Pass) -> tuple[float, list[float]] | None:
    """The hub and the heights of the rings for so many lanes each; none where they do not fit."""
    room = rim - how.hub
    needs = [n * (2 * size + GAP) + max(how.strip, 0.6) for n in lanes]
    level = room / len(lanes)
    if sum(needs) > room or (how.equal and max(needs) > level):
        return None
    while True:  # rings that need more take it from those that need less
        rest = sum(need <= level for need in needs)
        left = room - sum(need for need in needs if need > level)
        if not rest or abs(left / rest - level) < 1e-6:
            break
        level = left / rest
    heights = [max(need, min(level, _WIDEST_RING)) for need in needs]
    return rim - sum(heights), heights


def _lanes(outer: float, height: float, count: int, size: float, strip: float) -> list[float]:
    """The radii of a ring's lanes, the outermost first: evenly, but below the name."""
    pitch = 2 * size + GAP
    free = height - count * pitch
    gap = free / (count + 1)
    top, gap = (gap, gap) if gap >= strip or not count else (min(strip, free), max(free - strip, 0.0) / count)
    return [outer - top - pitch / 2 - i * (pitch + gap) for i in range(count)]


def _arrange(items: list[list[_Item]], rim: float) -> _Plan:
    """The calmest plan in which every mark covers its day; if there is none, the one with the least deviation."""
    best: _Plan | None = None
    for how in _PASSES:
        if best is not None and (best.worst <= how.enough * best.size or how.sizes is _TINY):
            break
        for size in how.sizes:
            plan = _grow(items, rim, size, how)
            if plan and (plan.worst <= size or how.sizes is _TINY):
                return plan
            if plan and (best is None or plan.worst < best.worst):
                best = plan
    assert best is not None
    return best


def _grow(items: list[list[_Item]], rim: float, size: float, how: _Pass) -> _Plan | None:
    """Lane after lane for the ring that needs one most, while there is room."""
    depths = [max(_depth(own), 1 if own or how.equal else 0) for own in items]
    lanes = depths.copy()
    crowded = [False] * len(items)
    best: _Plan | None = None
    while True:
        share = _share(lanes, size, rim, how)
        if share is None:
            # The rings in which the most days overlap let arcs pass under marks, one after the other.
            calm = [i for i in range(len(items)) if not crowded[i] and depths[i] > 1]
            if not how.crowded or not calm or (best is not None and best.worst <= 2.5 * size):
                return best
            crowded[max(calm, key=lambda i: depths[i])] = True
            lanes = [min(depth, 1) if crowded[i] else depth for i, depth in enumerate(depths)]
            continue
        hub, heights = share
        outers = [rim - sum(heights[:i]) for i in range(len(heights))]
        radii = [_lanes(outers[i], heights[i], n, size, how.strip) for i, n in enumerate(lanes)]
        placed = [_place(own, radii[i], size, crowded[i]) for i, own in enumerate(items)]
        worst = [1e9 if p is None else p.worst + (0 if p.complete else 2 * size) for p in placed]
        done = [p for p in placed if p is not None]
        if len(done) == len(placed) and (best is None or max(worst) < best.worst):
            best = _Plan(size, how.strip, hub, heights, radii, done, max(worst))
        if max(worst) <= size:
            return best
        lanes[worst.index(max(worst))] += 1


def _depth(items: list[_Item]) -> int:
    """How many of the items that take days do so at once."""
    edges = sorted(edge for item in items if item.look for edge in ((item.first, 1), (item.last, -1)))
    depth = deepest = 0
    for _degree, step in edges:
        depth += step
        deepest = max(deepest, depth)
    return deepest


def wheel(view: ClockView, words: Words, joint: str, x: float, y: float, radius: float) -> Wheel:
    """The wheel of a view around a point. `joint` is the name of the ring for what concerns all areas."""
    scale = Scale(view)
    items = _items(view, scale)
    rim = radius - RIM
    plan = _arrange(items, rim)
    titles = [joint, *(words.text(area.title) for area in view.areas)]
    rings: list[Ring] = []
    marks: list[Mark] = []
    arcs: list[Arc] = []
    leaders: list[Leader] = []
    outer = rim
    for number, title in enumerate(titles):
        colour, shape = dress(number)
        inner = outer - plan.heights[number]
        rings.append(Ring(title, colour, tint(colour), shape, inner, outer, plan.strip))
        for item, (lane, track, at) in zip(items[number], plan.placed[number].lanes, strict=True):
            middle = plan.radii[number][lane]
            angle, half = scale.edge + at, plan.size + GAP / 2
            row = view.rows[item.row]
            px, py = x + middle * sin(radians(angle)), y - middle * cos(radians(angle))
            marks.append(Mark(item.row, number, px, py, plan.size, look_of(row)))
            if item.look:
                place = middle + track * plan.size
                first, last = scale.edge + item.first, scale.edge + item.last
                arcs.append(Arc(item.row, number, place, first, last, item.look, item.before, item.after))
            off = max(item.first - at, at - item.last, 0.0) if item.look else abs(at - item.at)
            if radians(off) * middle > plan.size:
                day = item.first if item.look else item.at
                leaders.append(Leader(number, middle, angle, middle + half, scale.edge + day))
        outer = inner
    begins = [*(_angle(date(scale.end.year - 1, n, 1)) for n in range(1, 13)), 360.0]
    months = tuple((words.month(n), begins[n - 1], begins[n]) for n in range(1, 13))
    today = None
    if view.today is not None and scale.first <= view.today < scale.end:
        today = scale.edge + scale.at(view.today)
    return Wheel(
        x, y, radius, rim, outer, scale.edge, tuple(rings), tuple(marks), tuple(arcs), tuple(leaders), months, today
    )
