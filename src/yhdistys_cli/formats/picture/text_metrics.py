"""How wide a text is in a picture without its font: Helvetica's widths; Arial and most humanist sans keep near them."""

import unicodedata
from typing import NamedTuple

# The printable characters of ASCII from the space on, in thousandths of the size (Adobe's font metrics).
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
# Other fonts are a little wider.
_SAFETY = 1.05 / 1000
_ELLIPSIS = "…"
# After these a word may go on in the next line.
_BREAKS = "-–—/"


class _Widths(dict[str, float]):
    """Width by character, as a part of the size. An accented letter is as wide as its base letter."""

    def __init__(self, table: str) -> None:
        super().__init__({chr(32 + i): int(width) * _SAFETY for i, width in enumerate(table.split())})
        self.update({"\u00a0": self[" "], "–": self["0"], "—": 1000 * _SAFETY, "…": 1000 * _SAFETY, "·": self["."]})
        self.update(dict.fromkeys("”“„", self['"']))

    def __missing__(self, character: str) -> float:
        base = unicodedata.normalize("NFKD", character)[0]
        if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
            width = 0.0
        elif base != character and base in self:
            width = self[base]
        else:
            wide = unicodedata.east_asian_width(character) in ("W", "F") or character > "\uffff"
            width = (1100 if wide else 750) * _SAFETY
        self[character] = width
        return width


_WIDTHS = (_Widths(_REGULAR), _Widths(_BOLD))


def width(text: str, bold: bool = False) -> float:
    """The width of a text of size 1."""
    return sum(map(_WIDTHS[bold].__getitem__, text))


class Word(NamedTuple):
    """A piece of a text that stays on one line, its width at size 1, and whether a space follows."""

    text: str
    width: float
    space: bool


class Phrase(NamedTuple):
    """A text in pieces between which a line may end, and the width of all of it at size 1."""

    words: tuple[Word, ...]
    width: float


def phrase(text: str, bold: bool = False) -> Phrase:
    """A text that may be laid out in lines: they end at spaces and after hyphens, dashes and slashes."""
    found: list[Word] = []
    for word in text.split(" "):
        start = 0
        for i, character in enumerate(word[:-1], 1):
            least = 5 if character == "–" else 2  # 1.–31.3. stays whole
            if character in _BREAKS and i - start >= least and len(word) - i >= least:
                found.append(Word(word[start:i], width(word[start:i], bold), False))
                start = i
        if word:
            found.append(Word(word[start:], width(word[start:], bold), True))
    return Phrase(tuple(found), width(text, bold))


def longest(text: Phrase) -> float:
    """The width of the longest piece."""
    return max((word.width for word in text.words), default=0.0)


def wrap(phrase: Phrase, room: float, bold: bool = False, limit: int = 99) -> tuple[list[str], bool]:
    """Lines no wider than `room` at size 1, at most `limit` of them, and whether something was left out.

    A line that ended at a space keeps it, so that the lines joined are the text.
    """
    lines: list[str] = []
    line, used, space = "", 0.0, width(" ", bold)
    for text, wide, spaced in phrase.words:
        if used + wide > room and line:
            lines.append(line)
            line, used = "", 0.0
        while wide > room and len(text) > 1:  # a word longer than a line
            kept = _fitting(text, room, bold)
            lines.append(text[:kept])
            text, wide = text[kept:], width(text[kept:], bold)
        line, used = line + text + (" " if spaced else ""), used + wide + (space if spaced else 0)
    if line or not lines:
        lines.append(line.rstrip(" "))
    if len(lines) <= limit:
        return lines, False
    return [*lines[: limit - 1], shorten("".join(lines[limit - 1 :]), room, bold)], True


def shorten(text: str, room: float, bold: bool = False) -> str:
    """As much of a text as there is room for; what is left out is an ellipsis."""
    if width(text, bold) <= room:
        return text
    return text[: _fitting(text, room - width(_ELLIPSIS, bold), bold)].rstrip(" ,·-–") + _ELLIPSIS


def _fitting(text: str, room: float, bold: bool) -> int:
    """How many of the first characters fit, at least one."""
    used = 0.0
    for i, character in enumerate(text):
        used += _WIDTHS[bold][character]
        if used > room:
            return max(i, 1)
    return len(text)
