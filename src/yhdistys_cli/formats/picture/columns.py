"""The entries of the list as blocks of lines, and how they flow through its columns."""

from collections.abc import Iterator
from typing import NamedTuple

from .event_words import Said
from .sheet import SMALLEST, Line, Sign
from .text_metrics import Phrase, Word, width, wrap

LINE = 1.24
TIGHT = 1.2  # between the lines of a paragraph


class Column(NamedTuple):
    """A column of the list: where it begins, how wide and how high it is."""

    x: float
    top: float
    room: float
    height: float


class Block(NamedTuple):
    """A heading or an event in a column: its height and its lines from the top: indent, baseline, size, text, look."""

    height: float
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...] = ()
    row: int | None = None
    heading: str = ""


class Sizes(NamedTuple):
    """The lengths of a step of the ladder: of the letters, those of who answers, a sign, the text's indent.

    `running`: what is said of an event goes on in one paragraph.
    """

    letters: float
    small: float
    sign: float
    indent: float
    gap: float
    heading: float
    running: bool


def sizes_of(size: float, running: bool) -> Sizes:
    """The lengths that belong to letters of a size."""
    small = max(size * 0.9, min(size, SMALLEST))
    sign = size * 1.04
    gap, heading = (0.32, 2.4) if running else (0.6, 2.6)
    return Sizes(size, small, sign, 2 * sign + (0.45 if running else 0.6) * size, size * gap, size * heading, running)


def _parts(said: Said, sizes: Sizes, much: int) -> Iterator[tuple[Phrase, float, bool, bool]]:
    """What an event says, one below the other: the words, their size, bold and quiet."""
    yield said.date, sizes.letters, False, False
    yield said.title, sizes.letters, True, False
    yield said.more[much], sizes.small, False, True


def least(said: Said, sizes: Sizes, room: float, much: int) -> float:
    """The height that an event takes at least."""
    wide = [text.width * letters / (room - sizes.indent) for text, letters, *_look in _parts(said, sizes, much)]
    if sizes.running:
        height = (int(sum(wide)) + 1) * sizes.letters * TIGHT
    else:
        height = sum((int(lines) + 1) * sizes.letters * LINE for lines in wide if lines)
    return max(height * 0.98, 2 * sizes.sign + 0.2) + sizes.gap


def row(said: Said, sizes: Sizes, room: float, much: int) -> Block:
    """An event in a column: its sign, the days, the title and who answers."""
    sign = sizes.sign
    lines, y = (_run if sizes.running else _stack)(said, sizes, room - sizes.indent, much)
    step = 2 * sign + 0.6
    # Below each other the signs of an event's rings; those for which there is no room are said in words only.
    rows = max(1, int((y + 0.3 * sizes.letters) / step))
    drawn = sign if said.number else sign * 0.6
    signs = tuple(
        Sign(sign, sign + i * step, drawn, ring, said.look, said.number) for i, ring in enumerate(said.rings[:rows])
    )
    return Block(max(y, 2 * sign + 0.2) + sizes.gap, tuple(lines), signs, said.row)


def _stack(said: Said, sizes: Sizes, room: float, much: int) -> tuple[list[Line], float]:
    """Days, title and who answers below each other, and how high they are."""
    lines: list[Line] = []
    y = 0.0
    for whole, letters, bold, quiet in _parts(said, sizes, much):
        found = wrap(whole, room / letters, bold)[0] if whole.words else []
        for i, text in enumerate(found):
            y += letters * LINE
            ended = " " if i + 1 == len(found) else ""
            struck = bold and said.look == "crossed"
            said_ = text.replace("\u00a0", " ") + ended
            lines.append(Line(sizes.indent, y - letters * 0.28, letters, said_, bold, quiet, struck))
    return lines, y


def _run(said: Said, sizes: Sizes, room: float, much: int) -> tuple[list[Line], float]:
    """Days, title and who answers in one paragraph, and how high it is."""
    size = sizes.letters
    found: list[list[Line]] = [[]]
    x = 0.0
    for whole, _letters, bold, quiet in _parts(said, sizes, much):
        space = width(" ", bold) * size
        text, start = "", x
        for word in _pieces(whole, room / size, bold):
            wide = word.width * size
            if x + wide > room and x > 0:
                found[-1].append(Line(start, 0, size, text, bold, quiet))
                found.append([])
                text, start, x = "", 0.0, 0.0
            text += word.text + (" " if word.space else "")
            x += wide + (space if word.space else 0)
        found[-1].append(Line(start, 0, size, text, bold, quiet))
    step, lines = size * TIGHT, []
    for number, own in enumerate(found, 1):
        for line in own:
            if line.text:
                at, y = sizes.indent + line.x, number * step - size * 0.26
                struck = line.bold and said.look == "crossed"
                text = line.text.replace("\u00a0", " ")
                lines.append(line._replace(x=at, y=y, text=text, struck=struck, follows=line.x > 0))
    return lines, len(found) * step + size * 0.06


def _pieces(whole: Phrase, room: float, bold: bool) -> Iterator[Word]:
    """The words of a text, those that are longer than a line in parts."""
    for word in whole.words:
        if word.width <= room:
            yield word
            continue
        lines, _cut = wrap(Phrase((word,), word.width), room, bold)
        for i, part in enumerate(lines):
            yield Word(part, width(part, bold), word.space and i + 1 == len(lines))


def month(text: str, sizes: Sizes) -> Block:
    """A heading with room above it; its rule is drawn below."""
    size = sizes.letters
    return Block(sizes.heading, (Line(0, size * 1.6, size * 1.08, text, True),), heading=text)


def _again(name: str, again: str, sizes: Sizes, room: float) -> str:
    """The name of a month that goes on, which says so where there is room."""
    said = again.format(month=name)
    return said if width(said, bold=True) * sizes.letters * 1.08 <= room else name


def flow(
    groups: list[tuple[str, list[Block]]], sizes: Sizes, columns: list[Column], again: str
) -> list[tuple[int, float, Block]] | None:
    """The blocks in columns; a month that goes on in the next column is named again. None if there is no room."""
    placed: list[tuple[int, float, Block]] = []
    column, y = 0, 0.0
    for name, rows in groups:
        heading: Block | None = month(name, sizes)
        for row in rows:
            while column < len(columns):
                # At the top no room is needed above a heading.
                at = y or -0.75 * sizes.letters
                end = at + row.height + (heading.height if heading else 0) - sizes.gap
                if end <= columns[column].height + 1e-6:
                    break
                column, y = column + 1, 0.0
                heading = heading or month(_again(name, again, sizes, columns[0].room), sizes)
            else:
                return None
            for block in filter(None, (heading, row)):
                placed.append((column, at, block))
                at += block.height
            y, heading = at, None
    return placed
