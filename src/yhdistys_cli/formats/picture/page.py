"""The whole page of the annual clock, measured out: the wheel, its names and key, and the list beside it.

`svg` only writes what is here; a test asks of the same numbers that nothing overlaps and nothing leaves the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from math import sqrt
from typing import NamedTuple

from ...views.clock import ClockView, Row, together
from ...words import Words
from . import labels
from .event_list import Beside, beside
from .event_words import sentence, title_of, waiting
from .keys import KEY, Key, Meaning, Round, above, below, look_meanings, ring_meanings
from .labels import Label
from .lanes import GAP
from .ring_packing import LEAST, SMALL_HUB
from .sheet import INK, MARGIN, SMALLEST, Line
from .shelf import WAITING, Shelf, Waiting, hub_needed, in_corner, in_hub
from .text_metrics import phrase, width, wrap
from .wheel import RIM, Scale, Wheel, mark_style, rings_of, shown_rings, wheel

RED = "#B00020"
# Of a wheel without its list: half of the room and the radius. In the column of an A4 its letters can still be read.
ALONE = (*((104.0, r) for r in (104.0, 100.0, 96.0, 92.0, 88.0)), *((134.0, r) for r in (134.0, 126.0, 118.0, 112.0)))


class Centred(NamedTuple):
    """A line in the wheel's middle."""

    x: float
    y: float
    size: float
    text: str
    bold: bool
    colour: str


class Picture(NamedTuple):
    """Everything on the page; `said` is each event in a sentence, those that wait for a day after those that have one.

    `shelf` is where these wait; none where there are none, or too many.
    """

    title: str
    said: tuple[str, ...]
    wheel: Wheel
    list: Beside
    names: tuple[Label, ...]
    months: tuple[Label, ...]
    hub: tuple[Centred, ...]
    keys: tuple[Key, ...]
    shelf: Line | None
    shelf_anchor: str
    waiting: tuple[Waiting, ...]


def picture(view: ClockView, words: Words) -> Picture:
    """The page of a view."""
    view = replace(view, rows=together(view.rows), undated=together(view.undated))
    said = tuple(sentence(row, view, words) for row in (*view.rows, *view.undated))
    rows = waiting(view, words)
    rings, looks = ring_meanings(view, words), look_meanings(view, words)

    def keys(round_: Round, top: float | None) -> list[Key] | None:
        if top is None:
            return _cornered(rings, looks, round_)
        found = above((*rings, *looks), round_, top) if _holds(len(rings), round_) else None
        low = max((line.y for key in found or () for line in key.lines), default=top)
        return found if low < round_.y - round_.radius - 3 * KEY else None

    on_wheel = {number for number, shows in enumerate(Scale(view).shown(view)) if shows}
    beside_ = beside(view, words, said, on_wheel | {len(view.rows) + i for i in range(len(rows))}, keys)
    shelf = in_corner(len(rows), beside_.round, words.gettext("Date not set")) if rows else None
    if rows and shelf is None:
        beside_ = beside(view, words, said, on_wheel, keys)
    return _drawn(view, words, said, beside_, rows, shelf)


def alone(view: ClockView, words: Words) -> Picture:
    """The wheel with its key and without the list, on a square page."""
    view = replace(view, rows=together(view.rows), undated=together(view.undated))
    said = tuple(sentence(row, view, words) for row in (*view.rows, *view.undated))
    rows = waiting(view, words)
    rings, looks = ring_meanings(view, words), look_meanings(view, words)
    for box, radius in ALONE:
        round_ = Round(MARGIN + box, MARGIN + box, radius, 2 * (MARGIN + box))
        keys = _cornered(rings, looks, round_)
        shelf = in_corner(len(rows), round_, words.gettext("Date not set")) if rows else None
        if keys is not None and (shelf or not rows):
            break
    beside_ = Beside(round_, (), (), (), (), "", SMALLEST, tuple(keys or ()))
    return _drawn(view, words, said, beside_, rows, shelf)


def _holds(rings: int, round_: Round) -> bool:
    """Whether a wheel may hold so many rings, with marks whose numbers can be read."""
    return rings * (2 * LEAST + GAP + 0.6) + SMALL_HUB + RIM <= round_.radius


def _cornered(rings: list[Meaning], looks: list[Meaning], round_: Round) -> list[Key] | None:
    """The keys in the corners on the left, if there is room."""
    upper, lower = above(rings, round_), below(looks, round_)
    return [*upper, *lower] if upper is not None and lower is not None and _holds(len(rings), round_) else None


def _drawn(
    view: ClockView, words: Words, said: tuple[str, ...], beside_: Beside, rows: list[Row], shelf: Shelf | None
) -> Picture:
    own = beside_.round
    wished = hub_needed(len(rows)) if shelf else 0.0
    round_ = wheel(view, words, words.gettext("All areas"), own.x, own.y, own.radius, wished)
    if shelf:
        shelf = in_hub(len(rows), own, round_.hub, shelf.heading.text) or shelf
    waits = tuple(_waiting(view, rows, shelf.marks)) if shelf else ()
    return Picture(
        title_of(view, words),
        _in_order(said, view, rows),
        round_,
        beside_,
        tuple(labels.rings(round_)),
        tuple(labels.months(round_, Scale(view).end.year, 4.6 if own.radius > 110 else 4.0)),
        tuple(_hub(round_, view, words, bool(shelf and shelf.anchor == "middle"))),
        beside_.keys,
        shelf.heading if shelf else None,
        shelf.anchor if shelf else "",
        waits,
    )


def _in_order(said: tuple[str, ...], view: ClockView, rows: list[Row]) -> tuple[str, ...]:
    """The sentences of what has a day, of what waits for one, then of the rest."""
    undated = dict(zip((row.happening.key for row in view.undated), said[len(view.rows) :], strict=True))
    waits = [row.happening.key for row in rows]
    rest = [text for key, text in undated.items() if key not in waits]
    return (*said[: len(view.rows)], *(undated[key] for key in waits), *rest)


def _waiting(view: ClockView, rows: list[Row], places: Iterable[tuple[float, float]]) -> Iterator[Waiting]:
    shown = shown_rings(view)
    for number, (row, (x, y)) in enumerate(zip(rows, places, strict=True), len(view.rows)):
        own = shown[rings_of(row, view, shown)[0]]
        yield Waiting(number, own, x, y, WAITING, mark_style(row))


def _hub(round_: Wheel, view: ClockView, words: Words, shelf: bool) -> list[Centred]:
    """Whose clock it is and of which time; today where somebody asked for it. Above the `shelf`, if one is there."""
    x, hub = round_.x, round_.hub
    y = round_.y - (hub * 0.33 if shelf else 0)
    place = " ".join(words.text(view.provenance.municipality.name).split())
    year = view.first.year
    share = 0.68 if shelf else 1.0
    if (view.first, view.last) == (date(year, 1, 1), date(year, 12, 31)):
        lines = [(str(year), min(hub * 0.62, 36.0) * share)]
    else:
        first, last = words.date(view.first), words.date(view.last)
        lines = [(f"{first}–", hub * 0.3 * share), (last, hub * 0.3 * share)]
    widest = max(width(text, True) for text, _size in lines)
    size = max(min(lines[0][1], 1.7 * hub / widest), SMALLEST)
    small = max(min(hub * 0.19 * share, 9.0), SMALLEST)
    placed: list[Centred] = []
    top = y + size * 0.36 - (len(lines) - 1) * size * 0.6
    for i, (text, _size) in enumerate(lines):
        placed.append(Centred(x, top + i * size * 1.2, size, text, True, INK))
    placed = [*_place_name(place, round_, top - size * 0.78 - small * 0.45, small), *placed]
    if view.today is not None and view.first <= view.today <= view.last:
        day = words.span(view.today, None, year=False)
        text = words.gettext("today {day}").format(day=day)
        below_ = placed[-1].y + size * 0.24 + small * 0.85
        room = 1.8 * sqrt(max(hub**2 - (below_ - round_.y) ** 2, 1.0))
        least = max(min(small * 0.85, room / width(text, True)), SMALLEST)
        placed.append(Centred(x, below_, least, text, True, RED))
    return placed


def _place_name(place: str, round_: Wheel, above_: float, small: float) -> list[Centred]:
    """The name of the municipality, its last line at a height; in small letters and two lines where it is long."""

    def room(up: float) -> float:
        return 1.8 * sqrt(max(round_.hub**2 - (round_.y - up) ** 2, 1.0))

    wide = width(place)
    if (size := min(small, room(above_ - small) / max(wide, 0.1))) >= SMALLEST:
        return [Centred(round_.x, above_, size, place, False, INK)]
    step = SMALLEST * 1.2
    found, _cut = wrap(phrase(place), room(above_ - step - SMALLEST) / SMALLEST, limit=2)
    return [
        Centred(round_.x, above_ - (len(found) - 1 - i) * step, SMALLEST, text.rstrip(), False, INK)
        for i, text in enumerate(found)
    ]
