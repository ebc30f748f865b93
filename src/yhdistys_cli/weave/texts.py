"""Texts: only the words that differ where a text has several lines, else the text in its own quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostics import Path
from ..written import NO_LINE_START, quoted
from .layout import Entry
from .pairing import opcodes

if TYPE_CHECKING:
    from .weaver import Weaver

_WORD = re.compile(r"[^ \t\r\n]+")
# Of longer texts, which no field may hold, the words are not compared.
MOST_WORDS = 2_000
_BREAK = re.compile(r"\r\n|\r|\n")


def change(weaver: Weaver, entry: Entry, old: str, new: str, path: Path, shift: int, in_flow: bool) -> None:
    """Put a text in the place of another."""
    layout, paper, place = weaver.layout, weaver.paper, entry.place
    style = layout.style(place)
    if place.start == place.mark or style in ("|", ">"):
        weaver.whole(entry, new, path, shift, in_flow)
        return
    raw = layout.text[place.start : place.mark]
    if _BREAK.search(raw):
        if not _words(weaver, entry, raw, style, old, new, path, shift):
            weaver.whole(entry, new, path, shift, in_flow)
        return
    written = paper.scalar(new, path, in_flow, style)
    length = layout.column(place.start) + shift
    if not in_flow and ("\n" in new or (length + len(written) > paper.width and length + len(raw) <= paper.width)):
        weaver.whole(entry, new, path, shift)
    else:
        weaver.splice(place.start, place.mark, written)


def _words(weaver: Weaver, entry: Entry, raw: str, style: str, old: str, new: str, path: Path, shift: int) -> bool:
    """Change the words of a text of several lines that differ; false where it must be written anew."""
    paper, start = weaver.paper, entry.place.start
    if any(text.split() != text.split(" ") for text in (old, new)):
        return False
    if style:
        inner = quoted(new, style)
        if inner[0] != style or (style == '"' and "\\" in raw):
            return False
    else:
        inner = paper.scalar(new, path)
        if inner != new:
            return False
    words = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(raw)]
    mine = inner.split(" ")
    if len(words) > MOST_WORDS:
        return False
    splices: list[tuple[int, int, str]] = []
    for code, a1, a2, b1, b2 in opcodes([word for word, _start, _end in words], mine):
        text = " ".join(mine[b1:b2])
        if code == "replace":
            splices += _in_lines(words[a1:a2], mine[b1:b2])
        elif code == "delete" and a1:
            splices.append((words[a1 - 1][2], words[a2 - 1][2], ""))
        elif code == "delete":
            splices.append((words[a1][1], words[a2][1], ""))
        elif code == "insert":
            last = words[a1 - 1][2] if a1 else 0
            if a1 == len(words) or (a1 and not _is_for_next_line(weaver, raw, start + last, shift, text)):
                splices.append((last, last, f" {text}"))
            else:
                splices.append((words[a1][1], words[a1][1], f"{text} "))
    if _too_long(weaver, raw, start, splices, shift):
        return False
    for begin, end, text in splices:
        weaver.splice(start + begin, start + end, text)
    return True


def _is_for_next_line(weaver: Weaver, raw: str, at: int, shift: int, words: str) -> bool:
    """Whether words that come behind the last of a line, at this character, have room only on the next."""
    layout = weaver.layout
    line = layout.line(at)
    return (
        not layout.text[at : layout.line_end(line)].strip()
        and not NO_LINE_START.match(words)
        and layout.column(at) + shift + 1 + len(words) > max(weaver.paper.width, *map(len, _BREAK.split(raw)))
    )


def _in_lines(old: list[tuple[str, int, int]], new: list[str]) -> list[tuple[int, int, str]]:
    """Words in the place of others; one for one where they are as many, so that the lines stay."""
    if len(old) == len(new):
        return [(begin, end, word) for (_old, begin, end), word in zip(old, new, strict=True)]
    # The line breaks between the old ones go.
    return [(old[0][1], old[-1][2], " ".join(new))]


def _too_long(weaver: Weaver, raw: str, start: int, splices: list[tuple[int, int, str]], shift: int) -> bool:
    """Whether a line would be longer than the file's are, or begin with what looks like something else."""
    layout = weaver.layout
    text, done = "", 0
    for begin, end, words in splices:
        text += raw[done:begin] + words
        done = end
    text += raw[done:]
    first = layout.column(start) + shift
    lines = _BREAK.split(text)
    if not all(line.strip() for line in lines) or any(NO_LINE_START.match(line.lstrip()) for line in lines[1:]):
        return True
    width = max(weaver.paper.width, *map(len, _BREAK.split(raw)))
    return first + len(lines[0]) > width or any(len(line) + shift > width for line in lines[1:])
