"""What has no day yet: marks in rows, below the year in the middle of the wheel or in a corner beside it."""

from math import sqrt
from typing import NamedTuple

from .keys import KEY, Round
from .lanes import GAP
from .sheet import MARGIN, Line
from .text_metrics import phrase

WAITING = 3.9  # the size of a mark


class Waiting(NamedTuple):
    """A mark in the middle, or in a corner, of what has no day yet; `row` counts on from the rows that have one."""

    row: int
    ring: int
    x: float
    y: float
    size: float
    look: str


class Shelf(NamedTuple):
    """The marks of what waits, and the words above them: where their middle, or their right end, is."""

    heading: Line
    anchor: str
    marks: tuple[tuple[float, float], ...]


def _pitch(size: float) -> float:
    return 2 * size + GAP


def hub_needed(count: int, size: float = WAITING) -> float:
    """The radius of a hub that holds so many marks below the year."""
    radius = 25.0
    while count and sum(_hub_rows(radius, size)) < count:
        radius += 0.5
    return radius + 1.5 if count else radius


def _hub_top(radius: float) -> float:
    return radius * 0.12 + 2.2 * KEY


def _hub_rows(radius: float, size: float) -> list[int]:
    pitch = _pitch(size)
    rows, low = [], _hub_top(radius) + pitch
    while low < radius - 1:
        rows.append(int((2 * sqrt(radius**2 - low**2) - 1) / pitch))
        low += pitch
    return rows


def in_hub(count: int, round_: Round, hub: float, text: str, size: float = WAITING) -> Shelf | None:
    """The marks in rows below the year; none where the hub is too small."""
    found = _rows(count, _hub_rows(hub - 0.5, size))
    if found is None:
        return None
    top, pitch = round_.y + _hub_top(hub - 0.5), _pitch(size)
    marks = tuple(
        (round_.x + (i - (held - 1) / 2) * pitch, top + (row + 0.5) * pitch)
        for row, held in enumerate(found)
        for i in range(held)
    )
    return Shelf(Line(round_.x, top - KEY * 0.75, KEY, text), "middle", marks)


def in_corner(count: int, round_: Round, text: str, size: float = WAITING) -> Shelf | None:
    """The marks in the lower right corner, with their words below them; none where there is no room."""
    right, foot = round_.right, round_.height - MARGIN
    low, pitch = foot - KEY * 1.5, _pitch(size)
    if right - 2 * round_.x + round_.room(foot - KEY) < phrase(text).width * KEY:
        return None
    for rows in range(1, 8):
        tops = [low - (rows - row) * pitch for row in range(rows)]
        held = [max(int((right - 2 * round_.x + round_.room(top)) / pitch), 0) for top in tops]
        if (found := _rows(count, held[::-1])) is not None:
            marks = tuple(
                (right - (mine - 1 - i) * pitch - size, tops[row] + pitch / 2)
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
