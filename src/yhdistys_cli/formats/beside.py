"""What stands beside the wheel, measured out: the title, the list by month, what has no day, how well it is checked.

Everything is placed in millimetres of an A3 page. The list gets the largest letters and the largest wheel with which
all of it fits: the ladder below goes from the best to the tightest.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..views.clock import ClockView, Row
from ..words import Words
from .agenda import days_left, last_year, place, registration, status, what, when, who
from .compose import standing_line
from .letters import Word, longest, shorten, width, words_of, wrap
from .wheel import look_of, rings_of

WIDTH, HEIGHT, MARGIN = 420.0, 297.0, 11.0
SMALLEST = 2.47  # 7 points
INK, GREY = "#14202E", "#465260"
_BETWEEN = 10.0  # the wheel and the list
_GUTTER = 7.0
_LINE = 1.24

# The size of the letters, the wheel's radius, the columns of the list, and whether all is said or the needful.
_LADDER = (
    *((size, 134, 1, True) for size in (4.3, 4.1, 3.9, 3.7)),
    *((size, 134, 1, False) for size in (4.2, 4.0, 3.8)),
    *((size, 122, 2, True) for size in (3.8, 3.6)),
    *((size, 122, 2, False) for size in (3.7, 3.5, 3.4)),
    *((size, 118, 2, False) for size in (3.3, 3.1)),
    *((size, 114, 2, False) for size in (3.0, 2.85, 2.7)),
    *((size, 110, 2, False) for size in (2.7, 2.6)),
    *((size, 106, 3, False) for size in (2.8, 2.65)),
    *((size, 102, 3, False) for size in (2.6, 2.5, SMALLEST)),
    *((size, 92, 3, False) for size in (2.6, SMALLEST)),
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


class _Said(NamedTuple):
    """What is said of an event, in words that can be laid out at any width."""

    row: int | None
    date: tuple[Word, ...]
    title: tuple[Word, ...]
    needful: tuple[Word, ...]
    all: tuple[Word, ...]
    full: str
    rings: tuple[int, ...]
    look: str
    number: str


class _Block(NamedTuple):
    """A heading or an event in a column: its height and its lines from the top: indent, baseline, size, text, look."""

    height: float
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    full: str = ""
    row: int | None = None
    heading: str = ""


def title_of(view: ClockView, words: Words) -> str:
    """The title of a clock with the time that it shows."""
    title = words.text(view.title) or words.gettext("Annual clock")
    return f"{title} {span_of(view, words)}"


def span_of(view: ClockView, words: Words) -> str:
    """The year, or the first and last day."""
    return str(view.year) if view.year else words.span(view.first, view.last)


def sentence(row: Row, view: ClockView, words: Words) -> str:
    """All that is known of an event, in one line."""
    happening = row.happening
    other = bool(view.year) and happening.start is not None and happening.start.day.year != view.year
    parts = (
        f"{when(happening, words, other)} {what(happening, words)}",
        words.join(words.text(area.title) for area in row.areas),
        *_more(row, words),
        status(happening, words),
    )
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _more(row: Row, words: Words) -> tuple[str, ...]:
    happening = row.happening
    return (
        place(happening, words),
        who(row, words),
        registration(happening, words),
        last_year(row, words),
        days_left(row, words),
    )


def _said(row: Row, number: int | None, on_wheel: bool, view: ClockView, words: Words) -> _Said:
    happening = row.happening
    title = " ".join(words.text(happening.event.title).split())
    hours = what(happening, words)[len(words.text(happening.event.title)) :].lstrip(", ")
    other = bool(view.year) and happening.start is not None and happening.start.day.year != view.year
    first = _joined(when(happening, words, other), hours, status(happening, words))
    left = days_left(row, words)
    areas = words.join(words.text(area.title) for area in row.areas) if len(row.areas) > 1 else ""
    return _Said(
        number,
        words_of(first),
        words_of(title, bold=True),
        words_of(_joined(areas, who(row, words), left)),
        words_of(_joined(areas, *_more(row, words))),
        sentence(row, view, words),
        tuple(rings_of(row, view)),
        look_of(row),
        str(number + 1) if number is not None and on_wheel else "",
    )


def _joined(*parts: str) -> str:
    """Parts with dots between them, which stay at the end of a line."""
    return "\u00a0· ".join(" ".join(part.split()) for part in parts if part)


def _groups(view: ClockView, words: Words, shown: list[bool]) -> Iterator[tuple[str, list[_Said]]]:
    """The events under their headings: the months, then what has no day."""
    heading, group = "", []
    for number, row in enumerate(view.rows):
        start = row.happening.start
        day = max(start.day, view.first) if start else view.first
        name = words.month(day.month) + ("" if view.year == day.year else f" {day.year}")
        if name != heading and group:
            yield heading, group
            group = []
        heading = name
        group.append(_said(row, number, shown[number], view, words))
    if group:
        yield heading, group
    if view.undated:
        yield words.gettext("Time open"), [_said(row, None, False, view, words) for row in view.undated]


def _row(said: _Said, size: float, room: float, everything: bool) -> _Block:
    """An event in a column: its sign, the days, the title and who answers."""
    small = max(size * 0.9, SMALLEST if size >= SMALLEST else size)
    number = max(size * 0.8, SMALLEST if size >= SMALLEST else size)
    sign = number * 1.3
    indent = 2 * sign + 0.75 * size
    lines: list[Line] = []
    y, cut = 0.0, False
    parts = (
        (said.date, size, False, False, 3),
        (said.title, size, True, False, 3),
        (said.all if everything else said.needful, small, False, True, 4),
    )
    for words, letters, bold, quiet, limit in parts:
        if not words:
            continue
        found, short = wrap(words, (room - indent) / letters, bold, limit)
        cut |= short
        for text in found:
            y += letters * _LINE
            text = text.replace("\u00a0", " ")
            struck = bold and said.look == "crossed"
            lines.append(Line(indent, y - letters * 0.28, letters, text, bold, quiet, struck))
    step = 2 * sign + 0.6
    rows = max(1, int((y + 0.3 * size) / step))
    signs = []
    for i, ring in enumerate(said.rings):  # the rings of an event beside each other only where there is no other way
        column, below = divmod(i, rows)
        if column == 0:
            signs.append(Sign(sign, sign + below * step, sign, ring, said.look, said.number))
    height = max(y, 2 * sign + 0.2)
    return _Block(height + 0.62 * size, tuple(lines), tuple(signs), said.full if cut else "", said.row)


def _month(text: str, size: float) -> _Block:
    """A heading with room above it; its rule is drawn below."""
    return _Block(size * 2.75, (Line(0, size * 1.6, size * 1.08, text, True),), heading=text)


def _flow(
    groups: list[tuple[str, list[_Block]]], size: float, columns: int, height: float, again: str
) -> list[tuple[int, float, _Block]] | None:
    """The blocks in columns; a month that goes on in the next column is named again. None if there is no room."""
    placed: list[tuple[int, float, _Block]] = []
    column, y = 0, 0.0
    for name, rows in groups:
        heading = _month(name, size)
        for i, row in enumerate(rows):
            start = heading if i == 0 else None
            needed = row.height + (start.height if start else 0)
            if y + needed - 0.62 * size > height and y > 0:
                column, y = column + 1, 0.0
                start = heading if i == 0 else _month(again.format(month=name), size)
            if column >= columns:
                return None
            for block in (start, row):
                if block is None:
                    continue
                if y == 0:  # at the top no room is needed above a heading
                    y -= 0.75 * size
                placed.append((column, y, block))
                y += block.height
            if y - 0.62 * size > height + 1e-6:
                return None
    return placed


def beside(view: ClockView, words: Words, shown: list[bool]) -> Beside:
    """The list at the best step of the ladder that holds it; `shown`: which events the wheel has a mark for."""
    _ = words.gettext
    groups = list(_groups(view, words, shown))
    again = _("{month}, continued")
    count = sum(len(rows) for _name, rows in groups)
    ladder: list[tuple[float, float, int, bool]] = [(s, float(r), c, e) for s, r, c, e in _LADDER]
    # Hundreds of events: smaller than anybody can read on paper, but whole.
    ladder += [(2.3 * 0.85**i, 92.0 - min(i, 4) * 4, 3 + min(i // 2, 5), False) for i in range(24)]
    for size, radius, columns, everything in ladder:
        left = MARGIN + 2 * radius + _BETWEEN
        whole = WIDTH - MARGIN - left
        room = (whole - (columns - 1) * _GUTTER) / columns
        head, top = _head(view, words, left, whole, radius)
        foot, full_foot, bottom = _foot(view, words, left, whole, size)
        height = bottom - top
        # Two lines an event at least: no need to lay out what cannot fit.
        if count * 3.1 * size + len(groups) * 2.75 * size > columns * height + 5 * size:
            continue
        blocks = [(name, [_row(said, size, room, everything) for said in rows]) for name, rows in groups]
        found = _flow(blocks, size, columns, height, again)
        if found is None:
            continue
        if columns > 1:
            found = _balanced(blocks, size, columns, height, again, found)
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
            nothing = _("Nothing with a day is known for this time.")
            lines_, _short = wrap(words_of(nothing), whole / size)
            entries.append(
                Entry(tuple(Line(left, top + size * (1 + _LINE * i), size, t) for i, t in enumerate(lines_)))
            )
        return Beside(radius, left, head, tuple(entries), tuple(rules), foot, full_foot, size)
    raise AssertionError("the ladder ends with letters of no size")


def _balanced(
    blocks: list[tuple[str, list[_Block]]],
    size: float,
    columns: int,
    height: float,
    again: str,
    found: list[tuple[int, float, _Block]],
) -> list[tuple[int, float, _Block]]:
    """The same columns, about equally long."""
    total = sum(row.height for _name, rows in blocks for row in rows) + len(blocks) * 2.75 * size
    low, high = min(total / columns * 0.9, height), height
    for _round in range(7):
        middle = (low + high) / 2
        tried = _flow(blocks, size, columns, middle, again)
        if tried is None:
            low = middle
        else:
            high, found = middle, tried
    return found


def _head(view: ClockView, words: Words, left: float, whole: float, radius: float) -> tuple[tuple[Line, ...], float]:
    """The title, as large as it may be in two lines, and where the list begins."""
    title = " ".join((words.text(view.title) or words.gettext("Annual clock")).split())
    pieces = words_of(title, bold=True)
    for size in (9.0, 8.2, 7.4, 6.6, 6.0):
        if max(width(title, bold=True) / (1 if size > 6.6 else 2), longest(pieces)) * size <= whole:
            break
    found, _short = wrap(pieces, whole / size, True, 3)
    del radius
    lines = tuple(
        Line(left, MARGIN + size * (0.78 + 1.15 * i), size, text, True) for i, text in enumerate(found)
    )
    return lines, MARGIN + size * (0.78 + 1.15 * (len(found) - 1)) + 5.5


def _foot(
    view: ClockView, words: Words, left: float, whole: float, size: float
) -> tuple[tuple[Line, ...], str, float]:
    """The guide's own note and how well checked the answer is, at the foot of the page; and where they begin."""
    small = max(min(size * 0.85, 3.1), min(SMALLEST, size))
    note = " ".join(words.text(view.note).split()) if view.year else ""
    noted, short = wrap(words_of(note), whole / small, False, 4) if note else ([], False)
    standing = standing_line(view.standing, words).text
    texts = [*noted, shorten(standing, whole / small)]
    step = small * 1.3
    first = HEIGHT - MARGIN - step * (len(texts) - 1) - small * 0.25
    lines = tuple(Line(left, first + i * step, small, text, False, True) for i, text in enumerate(texts))
    return lines, note if short else "", first - small - 4.0
