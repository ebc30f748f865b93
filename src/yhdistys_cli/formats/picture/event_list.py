"""What stands beside the wheel, measured out: the title, the list by month, what has no day, how well it is checked.

The list gets the largest letters and the largest wheel with which all of it fits: the ladder below goes from the best
to the tightest. On its last steps the list begins above a smaller wheel. Nothing is cut short, and no letter is smaller
than the smallest, before there are more events than a page holds.
"""

from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

from ...views.clock import ClockView
from ...words import Words
from ..wording.agenda import narrowed
from ..wording.phrases import provenance_line
from .columns import LINE, Block, Column, Sizes, flow, least, row, sizes_of
from .event_words import ALL, NEEDFUL, SHORT, TERSE, Said, said_by_month
from .keys import Key, Round, placed
from .sheet import HEIGHT, MARGIN, SMALLEST, WIDTH, Line, Sign
from .text_metrics import longest, phrase, width, wrap

_BETWEEN = 10.0  # the wheel and the list
_GUTTER = 7.0


class _Step(NamedTuple):
    """A step of the ladder: the size of the letters, the wheel's radius, the columns beside it, how much is said.

    `running`: what is said of an event goes on in one paragraph. `over`: so many columns more are above the wheel.
    """

    size: float
    radius: float
    columns: int
    much: int
    running: bool = False
    over: int = 0


_LADDER = (
    *(_Step(size, 134.0, 1, ALL) for size in (4.3, 4.1, 3.9, 3.7)),
    *(_Step(size, 134.0, 1, NEEDFUL) for size in (4.2, 4.0, 3.8, 3.65, SMALLEST)),
    *(_Step(size, 122.0, 2, ALL) for size in (3.8, 3.65, SMALLEST)),
    *(_Step(size, 122.0, 2, NEEDFUL) for size in (3.65, SMALLEST)),
    *(_Step(SMALLEST, radius, 2, NEEDFUL) for radius in (118.0, 114.0, 110.0)),
    *(_Step(SMALLEST, radius, 2, SHORT, True) for radius in (122.0, 118.0, 114.0)),
    *(_Step(SMALLEST, radius, 2, SHORT, True, 3) for radius in (115.0, 112.0)),
    *(_Step(SMALLEST, radius, 3, SHORT, True, 3) for radius in (97.0, 93.0, 89.0, 85.0, 81.0)),
    *(_Step(SMALLEST, radius, 2, TERSE, True, 3) for radius in (115.0, 112.0)),
    *(_Step(SMALLEST, radius, 3, TERSE, True, 3) for radius in (97.0, 89.0, 81.0)),
    # Hundreds of events: smaller than anybody can read on paper, but whole.
    *(_Step(3.3 * 0.9**i, 97.0 - min(i, 4) * 3, 3, SHORT, True, 3) for i in range(60)),
)


class Entry(NamedTuple):
    """A heading, or an event with its signs, one for each of its rings."""

    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    row: int | None = None


class Beside(NamedTuple):
    """The list and what frames it, and where the wheel stands. `rules` are thin lines: x, y and length."""

    round: Round
    head: tuple[Line, ...]
    entries: tuple[Entry, ...]
    rules: tuple[tuple[float, float, float], ...]
    foot: tuple[Line, ...]
    full_foot: str
    size: float
    keys: tuple[Key, ...]


_Known = dict[tuple[float, float, int], list[tuple[str, list[Block]]]]
Keys = Callable[[Round, float | None], list[Key] | None]


def beside(view: ClockView, words: Words, full: tuple[str, ...], marked: set[int], keys: Keys) -> Beside:
    """The list at the best step of the ladder that holds it.

    `full` is each event in a sentence; `marked`: which events have a mark, the undated ones counted on from those with
    a day; `keys`: what stands in the corners beside a wheel, below a height where the title is above it; none where it
    has no room there.
    """
    groups = list(said_by_month(view, words, full, marked))
    known: dict[float, list[Key] | None] = {}
    laid: _Known = {}
    for step in _LADDER:
        round_ = placed(step.radius, bool(step.over))
        left = MARGIN if step.over else MARGIN + 2 * step.radius + _BETWEEN
        whole = WIDTH - MARGIN - left
        head, top = _head(view, words, left, whole)
        if step.radius not in known:
            known[step.radius] = keys(round_, top if step.over else None)
        drawn = known[step.radius]
        if drawn is None and step.size >= SMALLEST:
            continue
        if drawn and step.over:
            top = max(line.y for key in drawn for line in key.lines) + 5.5
        foot_left = left + step.over * (whole + _GUTTER) / (step.columns + step.over) if step.over else left
        foot, full_foot, bottom = _foot(view, words, foot_left, WIDTH - MARGIN - foot_left, step.size)
        columns = _columns(step, round_, left, whole, top, bottom)
        found = _fill(groups, step, columns, words, laid)
        if found is None:
            continue
        entries, rules = found
        if not groups:
            nothing, _cut = wrap(phrase(words.gettext("No dates are known for this time.")), whole / step.size)
            said = tuple(Line(left, top + step.size * (1 + LINE * i), step.size, it) for i, it in enumerate(nothing))
            entries.append(Entry(said))
        return Beside(round_, head, tuple(entries), tuple(rules), foot, full_foot, step.size, tuple(drawn or ()))
    raise AssertionError("the ladder ends with letters of no size")


def _columns(step: _Step, round_: Round, left: float, whole: float, top: float, bottom: float) -> list[Column]:
    """The columns of the list, from the left: those above the wheel end where it begins."""
    count = step.columns + step.over
    room = (whole - (count - 1) * _GUTTER) / count
    found = []
    for i in range(count):
        x = left + i * (room + _GUTTER)
        low = bottom
        if i < step.over:
            aside = max(x - round_.x, round_.x - x - room, 0.0)
            radius = round_.radius + 5.0
            low = round_.y - sqrt(max(radius**2 - aside**2, 0.0))
        found.append(Column(x, top, room, low - top))
    return found


def _fill(
    groups: list[tuple[str, list[Said]]], step: _Step, columns: list[Column], words: Words, known: _Known
) -> tuple[list[Entry], list[tuple[float, float, float]]] | None:
    """The entries in their columns and the rules under the headings, or none where they do not fit."""
    sizes, room = sizes_of(step.size, step.running), columns[0].room
    total, there = len(groups) * sizes.heading * 0.7, sum(column.height + step.size for column in columns)
    for said in (said for _name, rows in groups for said in rows):
        total += least(said, sizes, room, step.much)
        if total > there:  # most steps are seen to fail before their last event
            return None
    # Columns are as wide beside one wheel as beside a smaller one, where they begin above it.
    key = (step.size, room, step.much)
    blocks = known.get(key) or [(name, [row(said, sizes, room, step.much) for said in rows]) for name, rows in groups]
    known[key] = blocks
    again = words.gettext("{month}, continued")
    found = flow(blocks, sizes, columns, again)
    if found is None:
        return None
    if not step.over and len(columns) > 1:  # columns about equally long
        low, high = min(total / len(columns), columns[0].height), columns[0].height
        for _round in range(6):
            middle = (low + high) / 2
            tried = flow(blocks, sizes, [column._replace(height=middle) for column in columns], again)
            low, high, found = (middle, high, found) if tried is None else (low, middle, tried)
    return _placed(found, columns, sizes)


def _placed(
    found: list[tuple[int, float, Block]], columns: list[Column], sizes: Sizes
) -> tuple[list[Entry], list[tuple[float, float, float]]]:
    entries: list[Entry] = []
    rules: list[tuple[float, float, float]] = []
    for number, y, block in found:
        column = columns[number]
        dx, dy = column.x, column.top + y
        lines = tuple(line._replace(x=line.x + dx, y=line.y + dy) for line in block.lines)
        signs = tuple(sign._replace(x=sign.x + dx, y=sign.y + dy) for sign in block.signs)
        entries.append(Entry(lines, signs, block.row))
        if block.heading:
            rules.append((dx, dy + sizes.letters * 2.05, column.room))
    return entries, rules


def _head(view: ClockView, words: Words, left: float, whole: float) -> tuple[tuple[Line, ...], float]:
    """The title, as large as it may be in two lines, what the clock is narrowed to, and where the list begins."""
    title = " ".join((words.text(view.title) or words.gettext("Annual clock")).split())
    pieces = phrase(title, bold=True)
    for size in (9.0, 8.2, 7.4, 6.6, 6.0):
        if max(width(title, bold=True) / (1 if size > 6.6 else 2), longest(pieces)) * size <= whole:
            break
    found, _short = wrap(pieces, whole / size, True, 3)
    lines = tuple(Line(left, MARGIN + size * (0.78 + 1.15 * i), size, text, True) for i, text in enumerate(found))
    below = MARGIN + size * (0.78 + 1.15 * (len(found) - 1))
    if part := " · ".join(narrowed(view, words)):
        small = size * 0.62
        said, _short = wrap(phrase(" ".join(part.split()), bold=True), whole / small, True, 2)
        lines += tuple(Line(left, below + small * 1.35 * (i + 1), small, text, True) for i, text in enumerate(said))
        below += small * 1.35 * len(said)
    return lines, below + 5.5


def _foot(view: ClockView, words: Words, left: float, whole: float, size: float) -> tuple[tuple[Line, ...], str, float]:
    """The guide's own note and how well checked the answer is, at the foot of the page; and where they begin."""
    small = min(SMALLEST, size)
    note = " ".join(words.text(view.note).split())
    noted, short = wrap(phrase(note), whole / small, False, 6) if note else ([], False)
    provenance = provenance_line(view.provenance, words).text
    texts = [*noted, *wrap(phrase(provenance), whole / small)[0]]
    step = small * 1.3
    first = HEIGHT - MARGIN - step * (len(texts) - 1) - small * 0.25
    lines = tuple(Line(left, first + i * step, small, text, False, True) for i, text in enumerate(texts))
    return lines, note if short else "", first - small - 4.0
