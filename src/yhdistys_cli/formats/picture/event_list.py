"""What stands beside the wheel, measured out: the title, the list by month, what has no day, how well it is checked.

Everything is placed in millimetres of an A3 page. The list gets the largest letters and the largest wheel with which
all of it fits: the ladder below goes from the best to the tightest.
"""

from typing import NamedTuple

from ...views.clock import ClockView
from ...words import Words
from ..wording.agenda import (
    narrowed,
)
from ..wording.phrases import provenance_line
from .event_words import Said, said_by_month
from .text_metrics import Phrase, longest, phrase, shorten, width, wrap

WIDTH, HEIGHT, MARGIN = 420.0, 297.0, 11.0
SMALLEST = 2.47  # 7 points
INK, GREY = "#14202E", "#465260"
_BETWEEN = 10.0  # the wheel and the list
_GUTTER = 7.0
_LINE = 1.24

# How much is said: all there is, the needful, the needful in few lines, and in three.
_ALL, _NEEDFUL, _SHORT, _TERSE = 3, 2, 1, 0
_LIMITS = ((2, 1, 1), (2, 2, 1), (3, 3, 3), (3, 3, 4))
# The size of the letters, the wheel's radius, the columns of the list and how much is said.
_LADDER = (
    *((size, 134.0, 1, _ALL) for size in (4.3, 4.1, 3.9, 3.7)),
    *((size, 134.0, 1, _NEEDFUL) for size in (4.2, 4.0, 3.8, 3.6, 3.45)),
    *((size, 122.0, 2, _ALL) for size in (3.8, 3.6)),
    *((size, 122.0, 2, _NEEDFUL) for size in (3.6, 3.4)),
    *((size, 119.0, 2, _NEEDFUL) for size in (3.3, 3.15, 3.0)),
    *((size, 115.0, 2, _NEEDFUL) for size in (2.9, 2.75, 2.6)),
    *((size, 107.0, 3, _NEEDFUL) for size in (2.8, 2.65, 2.55)),
    *((size, 105.0, 3, _SHORT) for size in (2.6, SMALLEST)),
    *((SMALLEST, radius, 3, much) for radius, much in ((101.0, _SHORT), (103.0, _TERSE), (98.0, _TERSE))),
    # Hundreds of events: smaller than anybody can read on paper, but whole.
    *((2.3 * 0.86**i, 96.0 - min(i, 4) * 4, 3 + min(i // 2, 5), _TERSE) for i in range(60)),
)


class Line(NamedTuple):
    """A line of text; `x`, `y` are where its baseline begins. `bold`, `quiet` and `struck` say how it looks."""

    x: float
    y: float
    size: float
    text: str
    bold: bool = False
    quiet: bool = False
    struck: bool = False

    @property
    def width(self) -> float:
        """How far it reaches."""
        return width(self.text.rstrip(" "), self.bold) * self.size


class Sign(NamedTuple):
    """A mark beside an event; no number where the wheel has none."""

    x: float
    y: float
    size: float
    ring: int
    look: str
    number: str


class Entry(NamedTuple):
    """A heading, or an event with its signs, one for each of its rings. `full` is what a shortened one says."""

    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    full: str = ""
    row: int | None = None


class Beside(NamedTuple):
    """The list and what frames it. `rules` are thin lines under the headings: x, y and length."""

    radius: float
    left: float
    head: tuple[Line, ...]
    entries: tuple[Entry, ...]
    rules: tuple[tuple[float, float, float], ...]
    foot: tuple[Line, ...]
    full_foot: str
    size: float


class _Block(NamedTuple):
    """A heading or an event in a column: its height and its lines from the top: indent, baseline, size, text, look."""

    height: float
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    full: str = ""
    row: int | None = None
    heading: str = ""


class _Sizes(NamedTuple):
    """The lengths of a step of the ladder: of the letters, those of who answers, a sign, the text's indent."""

    letters: float
    small: float
    sign: float
    indent: float
    gap: float
    limits: tuple[int, int, int]


def _sizes(size: float, much: int) -> _Sizes:
    small = max(size * 0.9, min(size, SMALLEST))
    sign = max(size * 0.8, min(size, SMALLEST)) * 1.3
    gap = size * (0.42 if much <= _SHORT else 0.6)
    return _Sizes(size, small, sign, 2 * sign + 0.75 * size, gap, _LIMITS[much])


def _parts(said: Said, sizes: _Sizes, much: int) -> tuple[tuple[Phrase, float, bool, bool, int], ...]:
    """What an event says, one below the other: the words, their size, bold, quiet, and in how many lines at most."""
    days, title, more = sizes.limits
    return (
        (said.date, sizes.letters, False, False, days),
        (said.title, sizes.letters, True, False, title),
        (said.more[much], sizes.small, False, True, more),
    )


def _least(said: Said, sizes: _Sizes, room: float, much: int) -> float:
    """The height that an event takes at least."""
    height = 0.0
    for text, letters, _bold, _quiet, limit in _parts(said, sizes, much):
        if text.words:
            lines = text.width * letters / (room - sizes.indent)
            height += min(int(lines) + 1, limit) * letters * _LINE
    return max(height, 2 * sizes.sign + 0.2) + sizes.gap


def _row(said: Said, sizes: _Sizes, room: float, much: int) -> _Block:
    """An event in a column: its sign, the days, the title and who answers."""
    sign = sizes.sign
    lines: list[Line] = []
    y, cut = 0.0, False
    for whole, letters, bold, quiet, limit in _parts(said, sizes, much):
        if not whole.words:
            continue
        found, short = wrap(whole, (room - sizes.indent) / letters, bold, limit)
        cut |= short
        for i, text in enumerate(found):
            y += letters * _LINE
            ended = " " if i + 1 == len(found) else ""
            struck = bold and said.look == "crossed"
            said_ = text.replace("\u00a0", " ") + ended
            lines.append(Line(sizes.indent, y - letters * 0.28, letters, said_, bold, quiet, struck))
    step = 2 * sign + 0.6
    # Below each other the signs of an event's rings; those for which there is no room are said in words only.
    rows = max(1, int((y + 0.3 * sizes.letters) / step))
    drawn = sign if said.number else sign * 0.6
    signs = tuple(
        Sign(sign, sign + i * step, drawn, ring, said.look, said.number) for i, ring in enumerate(said.rings[:rows])
    )
    height = max(y, 2 * sign + 0.2) + sizes.gap
    return _Block(height, tuple(lines), signs, said.full if cut else "", said.row)


def _month(text: str, size: float) -> _Block:
    """A heading with room above it; its rule is drawn below."""
    return _Block(size * 2.6, (Line(0, size * 1.6, size * 1.08, text, True),), heading=text)


def _flow(
    groups: list[tuple[str, list[_Block]]], sizes: _Sizes, columns: int, height: float, again: str
) -> list[tuple[int, float, _Block]] | None:
    """The blocks in columns; a month that goes on in the next column is named again. None if there is no room."""
    placed: list[tuple[int, float, _Block]] = []
    column, y = 0, 0.0
    for name, rows in groups:
        heading: _Block | None = _month(name, sizes.letters)
        for row in rows:
            needed = row.height + (heading.height if heading else 0) - sizes.gap
            if y + needed > height and y > 0:
                column, y = column + 1, 0.0
                heading = heading or _month(again.format(month=name), sizes.letters)
            if column >= columns:
                return None
            if y == 0:  # at the top no room is needed above a heading
                y = -0.75 * sizes.letters
            for block in filter(None, (heading, row)):
                placed.append((column, y, block))
                y += block.height
            heading = None
            if y - sizes.gap > height + 1e-6:
                return None
    return placed


def beside(view: ClockView, words: Words, full: tuple[str, ...], shown: list[bool]) -> Beside:
    """The list at the best step of the ladder that holds it.

    `full` is each event in a sentence; `shown`: which events the wheel has a mark for.
    """
    _ = words.gettext
    groups = list(said_by_month(view, words, full, shown))
    again = _("{month}, continued")
    for size, radius, columns, much in _LADDER:
        left = MARGIN + 2 * radius + _BETWEEN
        whole = WIDTH - MARGIN - left
        room = (whole - (columns - 1) * _GUTTER) / columns
        head, top = _head(view, words, left, whole)
        foot, full_foot, bottom = _foot(view, words, left, whole, size)
        sizes = _sizes(size, much)
        total = sum(_least(said, sizes, room, much) for _name, rows in groups for said in rows)
        total += len(groups) * size * 2.6
        if total > columns * (bottom - top + size):
            continue
        blocks = [(name, [_row(said, sizes, room, much) for said in rows]) for name, rows in groups]
        found = _flow(blocks, sizes, columns, bottom - top, again)
        if found is None:
            continue
        low, high = min(total / columns, bottom - top), bottom - top
        for _round in range(6 if columns > 1 else 0):  # columns about equally long
            middle = (low + high) / 2
            tried = _flow(blocks, sizes, columns, middle, again)
            low, high, found = (middle, high, found) if tried is None else (low, middle, tried)
        entries: list[Entry] = []
        rules: list[tuple[float, float, float]] = []
        for column, y, block in found:
            dx, dy = left + column * (room + _GUTTER), top + y
            lines = tuple(line._replace(x=line.x + dx, y=line.y + dy) for line in block.lines)
            signs = tuple(sign._replace(x=sign.x + dx, y=sign.y + dy) for sign in block.signs)
            entries.append(Entry(lines, signs, block.full, block.row))
            if block.heading:
                rules.append((dx, dy + size * 2.05, room))
        if not groups:
            nothing, _short = wrap(phrase(_("No dates are known for this time.")), whole / size)
            said = tuple(Line(left, top + size * (1 + _LINE * i), size, text) for i, text in enumerate(nothing))
            entries.append(Entry(said))
        return Beside(radius, left, head, tuple(entries), tuple(rules), foot, full_foot, size)
    raise AssertionError("the ladder ends with letters of no size")


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
    small = max(min(size * 0.85, 3.1), min(SMALLEST, size))
    note = " ".join(words.text(view.note).split())
    noted, short = wrap(phrase(note), whole / small, False, 4) if note else ([], False)
    provenance = provenance_line(view.provenance, words).text
    texts = [*noted, shorten(provenance, whole / small)]
    step = small * 1.3
    first = HEIGHT - MARGIN - step * (len(texts) - 1) - small * 0.25
    lines = tuple(Line(left, first + i * step, small, text, False, True) for i, text in enumerate(texts))
    return lines, note if short else "", first - small - 4.0
