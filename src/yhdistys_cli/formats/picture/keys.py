"""What stands in the corners beside the wheel: whose each ring is, and what the marks mean.

Nothing is cut short here: where the corners are too narrow, a smaller wheel has wider ones.
"""

from collections.abc import Callable, Iterable
from datetime import date
from math import sqrt
from typing import NamedTuple

from ...views.clock import ClockView, Row
from ...words import Words
from .sheet import HEIGHT, MARGIN, SMALLEST, WIDTH, Line
from .text_metrics import Phrase, phrase, wrap
from .wheel import Scale, mark_style, rings_of, shown_rings, weight

KEY = SMALLEST
STEP = KEY * 1.75
RING_SIGN, LOOK_SIGN = 2 * KEY, 14.5  # how far the words stand from the left edge of their sign
_CLEAR = 4.5  # between the wheel and the words in the corners, where today may be pointed at
_BETWEEN = 5.0
_NARROWEST = 24.0


class Round(NamedTuple):
    """Where the wheel stands, on a page of a height."""

    x: float
    y: float
    radius: float
    height: float = HEIGHT
    left: float = MARGIN

    @property
    def right(self) -> float:
        """As far on the right as the margin is on the left."""
        return 2 * self.x - self.left

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
    weights = {weight(row) for row in lasting if row.happening.precision == "day"}
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
