"""The wheel of the year, measured out: where every ring, mark and arc stands. Pure; lengths are millimetres of A3.

Angles are degrees, clockwise from the top. Along a ring everything is first placed by its degrees since the wheel's
first day, which is also its edge: at the top for a calendar year, at today for the coming twelve months.
"""

from datetime import date, timedelta
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from ...models import WINDOWS
from ...views.clock import ClockView, Row
from ...words import Words
from .lanes import GAP, Item
from .ring_packing import HUB, LEAST, RING_SIZE, Rings, arrange
from .text_metrics import width

# In the order of the rings, the outermost first: what concerns all areas, then the guide's areas.
JOINT = "#14202E"
AREAS = ("#1546C8", "#9C4600", "#007A5E", "#5C1070")
# As many as no colour comes back with the same shape in any guide of less than forty areas.
SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "wedge", "pentagon", "cross", "shield")

RIM = 9.0
# What lasts longer than so many days is as quiet as a season.
_SEASON = 120
# More marks than this are a grey mist: the rest stands in the list alone.
_MOST = 600


class Ring(NamedTuple):
    """A working area's ring, or that of what concerns all: `own` is its number, by which it looks, in the whole clock.

    `strip` is the height kept for its name; none where the name has to find room between the marks.
    """

    own: int
    title: str
    colour: str
    tint: str
    shape: str
    inner: float
    outer: float
    strip: float


class Mark(NamedTuple):
    """A numbered mark, larger for a deadline than for a season; `row` is its event's place among the view's rows."""

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
    weight: str  # deadline, day or season
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
    """Everything round. `months` are the names on the rim with the degrees at which each month begins and ends.

    `rings` are those in which something has its place; `size` is that of the largest mark.
    """

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
    size: float = LEAST

    def point(self, radius: float, angle: float) -> tuple[float, float]:
        """A place on the page."""
        return point(self.x, self.y, radius, angle)

    def polar(self, x: float, y: float) -> tuple[float, float]:
        """The radius and the degree of a place on the page."""
        return hypot(x - self.x, y - self.y), degrees(atan2(x - self.x, self.y - y)) % 360


def point(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    """The place at so many degrees round a middle."""
    return x + radius * sin(radians(angle)), y - radius * cos(radians(angle))


def tint(colour: str, share: float = 0.11) -> str:
    """A colour thinned with white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


def ring_style(number: int) -> tuple[str, str]:
    """The colour and the shape of a ring, counted from the outermost."""
    return AREAS[(number - 1) % len(AREAS)] if number else JOINT, SHAPES[number % len(SHAPES)]


def shown_rings(view: ClockView) -> list[int]:
    """The rings that are drawn, by number: 0 is what concerns all areas, then the areas in their order.

    A clock that is narrowed to areas or units has the rings of these alone.
    """
    if not view.named:
        return list(range(len(view.areas) + 1))
    asked = {number for number, area in enumerate(view.areas, 1) if area.title in view.named}
    rows = [set(_numbers(row, view)) for row in (*view.rows, *view.undated)]
    # What is of a unit that was asked for may stand in the ring of no area that was.
    return sorted(asked.union(*(own for own in rows if not own & asked))) or [0]


def rings_of(row: Row, view: ClockView, shown: list[int]) -> list[int]:
    """In which of the rings that are `shown` an event stands, by their place among these."""
    return [shown.index(number) for number in _numbers(row, view) if number in shown]


def _numbers(row: Row, view: ClockView) -> list[int]:
    chosen = {area.id for area in row.areas}
    return [i for i, area in enumerate(view.areas, 1) if area.id in chosen] or [0]


def weight(row: Row) -> str:
    """What counts most is what one must do by a day, then what is on a day; a season only frames them."""
    happening = row.happening
    if happening.is_deadline or (happening.event.kind in WINDOWS and happening.precision == "day"):
        return "deadline"
    first, last = happening.first_day, happening.last_day
    long = happening.precision == "day" and first is not None and last is not None and (last - first).days > _SEASON
    return "season" if long or (happening.event.kind == "season" and first != last) else "day"


def mark_size(size: float, weight: str) -> float:
    """The size of a mark of a weight where the largest have this size; a number has room in all."""
    return min(size, max(size * {"deadline": 1.0, "day": 0.76}.get(weight, 0.66), LEAST))


def mark_style(row: Row) -> str:
    """How the mark of an event is drawn."""
    status = row.happening.status
    return "crossed" if status == "cancelled" else "filled" if status in ("confirmed", "changed") else "open"


class Scale:
    """The wheel's twelve months: a calendar year, or those from the view's first day on when it spans the turn."""

    def __init__(self, view: ClockView) -> None:
        whole = view.year or (view.first.year if view.first.year == view.last.year else 0)
        self.first = date(whole, 1, 1) if whole else view.first
        leap = (self.first.month, self.first.day) == (2, 29)
        # Where the calendar ends there is no day after the last.
        self.capped = self.first.year == date.max.year
        if self.capped:
            self.end = date.max
        else:
            self.end = date(self.first.year + 1, 3, 1) if leap else self.first.replace(year=self.first.year + 1)
        self.edge = _angle(self.first)
        # The year whose months stand on the rim: that which ends with the wheel, or after it has turned.
        self.begun = self.end.year - (not self.capped)
        # The coming twelve months end on the day on which they began.
        self.latest = self.end - timedelta(days=1 if whole and not self.capped else 0)

    def at(self, day: date) -> float:
        """Degrees since the first day; the edges for what lies beyond them."""
        if day <= self.first:
            return 0.0
        return 360.0 if self.goes_on(day) else (_angle(day) - self.edge) % 360

    def after(self, day: date) -> float:
        """Degrees until a day is over."""
        if day < date.max:
            return self.at(day + timedelta(days=1))
        return 360.0 - self.edge if self.capped else 360.0

    def goes_on(self, last: date) -> bool:
        """Whether something that ends on a day goes on beyond the wheel."""
        return last >= self.end and not self.capped

    def shown(self, view: ClockView) -> list[bool]:
        """Which of the view's events have a place on the wheel."""
        within = [
            row.happening.first_day is not None
            and row.happening.last_day is not None
            and row.happening.first_day <= self.latest
            and row.happening.last_day >= self.first
            for row in view.rows
        ]
        return [shows and number < _MOST for number, shows in enumerate(within)]


def _angle(day: date) -> float:
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return 360 * (day - first).days / ((last - first).days + 1)


def _items(view: ClockView, scale: Scale, rings: list[int]) -> list[list[Item]]:
    """The items of each ring in the order of the view."""
    found: list[list[Item]] = [[] for _ring in rings]
    for number, (row, shows) in enumerate(zip(view.rows, scale.shown(view), strict=True)):
        happening = row.happening
        start, last = happening.first_day, happening.last_day
        if not shows or start is None or last is None:
            continue
        first, after = scale.at(start), scale.after(last)
        middle = (first + after) / 2
        own = weight(row)
        before, beyond = start < scale.first, scale.goes_on(last)
        if last == start:
            item = Item(number, middle, first, after, weight=own)
        elif happening.precision in ("week", "month"):
            item = Item(number, middle, first, after, "hollow", before, beyond, own)
        else:
            look = {"filled": "solid", "crossed": "thin"}.get(mark_style(row), "dashed")
            at = scale.after(last) - 0.5 if own == "deadline" else scale.at(start) + 0.5
            item = Item(number, at, first, after, look, before, beyond, own)
        for ring in rings_of(row, view, rings):
            found[ring].append(item)
    return found


def wheel(
    view: ClockView, words: Words, joint: str, x: float, y: float, radius: float, hub: float = 0, named: bool = True
) -> Wheel:
    """The wheel of a view around a point. `joint` is the name of the ring for what concerns all areas.

    `named`: rings keep room for their names, else their marks may be larger. `hub` is how much of a radius the middle
    would like to have. A ring in which nothing has its place leaves its room to the others.
    """
    scale = Scale(view)
    asked = shown_rings(view)
    found = _items(view, scale, asked)
    titles = [joint, *(words.text(area.title) for area in view.areas)]
    shown = [(own, items) for own, items in zip(asked, found, strict=True) if items]
    rim = radius - RIM
    names = [half_name(titles[own]) if named else -1.0 for own, _items in shown]
    quiet = [all(item.weight == "season" for item in items) for _own, items in shown]
    begins = [*(_angle(date(scale.begun, n, 1)) for n in range(1, 13)), 360.0]
    months = tuple((words.month(n), begins[n - 1], begins[n]) for n in range(1, 13))
    today = None
    if view.today is not None and scale.first <= view.today and not scale.goes_on(view.today):
        today = scale.edge + scale.at(view.today)
    if not shown:
        hub = min(max(hub, 0.4 * rim), rim)
        return Wheel(x, y, radius, rim, hub, scale.edge, (), (), (), (), months, today)
    plan = arrange(Rings([items for _own, items in shown], rim, names, quiet, max(hub, HUB)))
    rings: list[Ring] = []
    marks: list[Mark] = []
    arcs: list[Arc] = []
    leaders: list[Leader] = []
    outer = rim
    for number, (own, items) in enumerate(shown):
        colour, shape = ring_style(own)  # that of the whole clock's picture
        inner = outer - plan.heights[number]
        rings.append(Ring(own, titles[own], colour, tint(colour), shape, inner, outer, plan.strips[number]))
        for item, (lane, track, at) in zip(items, plan.placed[number].slots, strict=True):
            middle = plan.radii[number][lane]
            angle, half = scale.edge + at, plan.size + GAP / 2
            row = view.rows[item.row]
            px, py = point(x, y, middle, angle)
            marks.append(Mark(item.row, number, px, py, mark_size(plan.size, item.weight), mark_style(row)))
            if item.look:
                place = middle + track * plan.size
                first, last = scale.edge + item.first, scale.edge + item.last
                arcs.append(Arc(item.row, number, place, first, last, item.look, item.weight, item.before, item.after))
            if radians(item.off(at)) * middle > marks[-1].size:
                leaders.append(Leader(number, middle, angle, middle + half, scale.edge + item.day))
        outer = inner
    own_parts = tuple(rings), tuple(marks), tuple(arcs), tuple(leaders)
    return Wheel(x, y, radius, rim, outer, scale.edge, *own_parts, months, today, plan.size)


def half_name(title: str) -> float:
    """Half of the width of a ring's name."""
    return width(" ".join(title.split()), bold=True) * RING_SIZE / 2
