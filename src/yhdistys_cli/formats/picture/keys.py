"""What stands in the corners beside the wheel: whose each ring is, what the marks mean, and what waits for its day.

Nothing is cut short here: where the corners are too narrow, a smaller wheel has wider ones.
"""

from collections.abc import Callable, Iterable
from datetime import date
from math import sqrt
from typing import NamedTuple

from ...views.clock import ClockView, Row
from ...words import Words
from .ring_packing import GAP
from .sheet import HEIGHT, MARGIN, SMALLEST, WIDTH, Line
from .text_metrics import Phrase, phrase, wrap
from .wheel import Scale, mark_style, rings_of, shown_rings, weight

KEY = SMALLEST
STEP = KEY * 1.75
RING_SIGN, LOOK_SIGN = 2 * KEY, 14.5  # how far the words stand from the left edge of their sign
_CLEAR = 4.5  # between the wheel and the words in the corners, where today may be pointed at
_BETWEEN = 5.0
_NARROWEST = 24.0
WAITING = 3.9  # the size of a mark that waits for its day


class Round(NamedTuple):
    """Where the wheel stands, on a page of a height."""

    x: float
    y: float
    radius: float
    height: float = HEIGHT

    def room(self, y: float, clear: float = _CLEAR) -> float:
        """How far a line at this height may reach to the right before the wheel begins."""
        away = abs(y - self.y)
        radius = self.radius + clear
        return self.x - sqrt(radius**2 - away**2) if away < radius else self.x + self.radius


class Key(NamedTuple):
    """An entry of the key, its sign at the left of `x`: a ring's shape, or what a mark and its arc mean."""

    x: float
    lines: tuple[Line, ...]
    ring: int | None = None
    look: str = ""
    arc: str = ""
    sign: float = RING_SIGN


class Meaning(NamedTuple):
    """What a key says, before it has a place."""

    text: str
    ring: int | None = None
    look: str = ""
    arc: str = ""
    narrow: bool = False

    @property
    def sign(self) -> float:
        """How much its sign takes; signs below each other are equally wide."""
        return LOOK_SIGN if self.ring is None and not self.narrow else RING_SIGN


class Waiting(NamedTuple):
    """A mark in the middle, or in a corner, of what has no day yet; `row` counts on from the rows that have one."""

    row: int
    ring: int
    x: float
    y: float
    size: float
    look: str


def placed(radius: float, foot: bool) -> Round:
    """Where a wheel of this radius stands: in the middle of the page's height, or at its foot."""
    return Round(MARGIN + radius, HEIGHT - MARGIN - radius if foot else HEIGHT / 2, radius)


def ring_meanings(view: ClockView, words: Words) -> list[Meaning]:
    """Which shape is whose; those with nothing on the wheel say so."""
    _ = words.gettext
    shown = shown_rings(view)
    scale = Scale(view).shown(view)
    used = {number for row, on in zip(view.rows, scale, strict=True) if on for number in rings_of(row, view, shown)}
    titles = [_("All areas"), *(words.text(area.title) for area in view.areas)]
    empty = _("no day yet")
    return [
        Meaning(" ".join((titles[own] if place in used else f"{titles[own]} · {empty}").split()), own, "filled")
        for place, own in enumerate(shown)
    ]


def look_meanings(view: ClockView, words: Words) -> list[Meaning]:
    """What filled, open and crossed mean; of the rest only what the picture shows."""
    _ = words.gettext
    rows = [row for row, on in zip(view.rows, Scale(view).shown(view), strict=True) if on]
    lasting = [row for row in rows if row.happening.first_day != row.happening.last_day]
    weights = {weight(row) for row in lasting}
    first, last = Scale(view).first, Scale(view).latest
    looks = [Meaning(_("confirmed"), None, "filled"), Meaning(_("forecast"), None, "open")]
    if "deadline" in weights:
        looks.append(Meaning(_("the last day"), None, "filled", "deadline"))
    if any(row.happening.precision in ("week", "month") for row in lasting):
        looks.append(Meaning(_("the exact day comes later"), None, "open", "hollow"))
    if "season" in weights:
        looks.append(Meaning(_("season"), None, "", "season"))
    if any(mark_style(row) == "crossed" for row in rows):
        looks.append(Meaning(_("cancelled"), None, "crossed"))
    if any(_beyond(row, first, last) for row in lasting):
        looks.append(Meaning(_("goes on beyond the year"), None, "", "arrow"))
    return looks


def _beyond(row: Row, first: date, last: date) -> bool:
    start, end = row.happening.first_day, row.happening.last_day
    return start is not None and end is not None and (start < first or end > last)


def above(meanings: Iterable[Meaning], round_: Round, top: float | None = None) -> list[Key] | None:
    """Keys in the upper left corner, from the top: one below the other, else several in a row. None without room.

    With a `top` they are below it, all across the page.
    """
    texts = [(meaning, phrase(meaning.text)) for meaning in meanings]
    if top is not None:
        texts = [(meaning._replace(narrow=not meaning.arc), said) for meaning, said in texts]
        return _flow(texts, 0, False, lambda _row: WIDTH - MARGIN, lambda row: top + KEY * 0.95 + row * STEP)
    for alone in (True, False):
        found = _flow(texts, 0, alone, lambda row: _top(row, round_), lambda row: MARGIN + KEY * 0.95 + row * STEP)
        if found is not None:
            return found
    return None


def _top(row: int, round_: Round) -> float:
    return round_.room(MARGIN + KEY * 1.25 + row * STEP)


def below(meanings: Iterable[Meaning], round_: Round) -> list[Key] | None:
    """Keys in the lower left corner, as few rows as can be below each other, the last at the foot of the page."""
    texts = [(meaning, phrase(meaning.text)) for meaning in meanings]
    for rows in range(len(texts), 0, -1):

        def base(row: int, rows: int = rows) -> float:
            return round_.height - MARGIN - KEY * 0.35 - (rows - 1 - row) * STEP

        found = _flow(texts, rows, rows == len(texts), lambda row: round_.room(base(row) - KEY * 0.8), base)
        if found is not None:
            return found
    return None


def _flow(
    texts: list[tuple[Meaning, Phrase]],
    most: int,
    alone: bool,
    room: Callable[[int], float],
    base: Callable[[int], float],
) -> list[Key] | None:
    """Keys in rows whose ends the wheel gives; `most`: how many rows there are at most, if that is given."""
    keys: list[Key] = []
    row, x = 0, MARGIN
    for meaning, said in texts:
        wide = meaning.sign + said.width * KEY
        if x > MARGIN and (alone or x + wide > room(row)):
            row, x = row + 1, MARGIN
        for count in range(1, 9):
            end = room(row + count - 1) - x - meaning.sign
            if end < _NARROWEST and count > 1:
                return None
            lines, _cut = wrap(said, max(end, 1) / KEY)
            if len(lines) <= count and max(len(line) for line in lines) > 0 and said.width * KEY <= end * count:
                break
        else:
            return None
        if most and row + len(lines) > most:
            return None
        left = x + meaning.sign
        placed_ = tuple(Line(left, base(row + i), KEY, text.rstrip()) for i, text in enumerate(lines))
        keys.append(Key(left, placed_, meaning.ring, meaning.look, meaning.arc, meaning.sign))
        row, x = (row, x + wide + _BETWEEN) if len(lines) == 1 else (row + len(lines), MARGIN)
    return keys


# --- what waits for its day

_PITCH = 2 * WAITING + GAP


class Shelf(NamedTuple):
    """The marks of what waits, and the words above them: where their middle, or their right end, is."""

    heading: Line
    anchor: str
    marks: tuple[tuple[float, float], ...]


def hub_needed(count: int) -> float:
    """The radius of a hub that holds so many marks below the year."""
    radius = 25.0
    while count and sum(_hub_rows(radius)) < count:
        radius += 0.5
    return radius + 1.5 if count else radius


def _hub_top(radius: float) -> float:
    return radius * 0.12 + 2.2 * KEY


def _hub_rows(radius: float) -> list[int]:
    rows, low = [], _hub_top(radius) + _PITCH
    while low < radius - 1:
        rows.append(int((2 * sqrt(radius**2 - low**2) - 1) / _PITCH))
        low += _PITCH
    return rows


def in_hub(count: int, round_: Round, hub: float, text: str) -> Shelf | None:
    """The marks in rows below the year; none where the hub is too small."""
    found = _rows(count, _hub_rows(hub - 0.5))
    if found is None:
        return None
    top = round_.y + _hub_top(hub - 0.5)
    marks = tuple(
        (round_.x + (i - (held - 1) / 2) * _PITCH, top + (row + 0.5) * _PITCH)
        for row, held in enumerate(found)
        for i in range(held)
    )
    return Shelf(Line(round_.x, top - KEY * 0.75, KEY, text), "middle", marks)


def in_corner(count: int, round_: Round, text: str) -> Shelf | None:
    """The marks in the lower right corner, with their words below them; none where there is no room."""
    right, foot = 2 * round_.x - MARGIN, round_.height - MARGIN
    low = foot - KEY * 1.5
    if right - 2 * round_.x + round_.room(foot - KEY) < phrase(text).width * KEY:
        return None
    for rows in range(1, 8):
        tops = [low - (rows - row) * _PITCH for row in range(rows)]
        held = [max(int((right - 2 * round_.x + round_.room(top)) / _PITCH), 0) for top in tops]
        if (found := _rows(count, held[::-1])) is not None:
            marks = tuple(
                (right - (mine - 1 - i) * _PITCH - WAITING, tops[row] + _PITCH / 2)
                for row, mine in enumerate(found[::-1], rows - len(found))
                for i in range(mine)
            )
            return Shelf(Line(right, foot - KEY * 0.3, KEY, text), "end", marks)
    return None


def _rows(count: int, room: list[int]) -> list[int] | None:
    """So many marks in as few rows as hold them, about equally long."""
    for rows in range(1, len(room) + 1):
        if sum(room[:rows]) >= count:
            break
    else:
        return None
    held: list[int] = []
    for i in range(rows):
        left = count - sum(held)
        later = sum(room[i + 1 : rows])
        held.append(min(room[i], max(-(-left // (rows - i)), left - later)))
    return held
