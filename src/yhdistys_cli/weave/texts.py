"""Texts: only the words that differ where a text has several lines, else the text in its own quotes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ..diagnostics import Path
from ..written import quoted
from .layout import Entry

if TYPE_CHECKING:
    from .weaver import Weaver

_WORD = re.compile(r"[^ \t\r\n]+")
_BREAK = re.compile(r"[\r\n]")


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
    if old != " ".join(old.split(" ")) or old.split() != old.split(" ") or new.split() != new.split(" "):
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
    splices: list[tuple[int, int, str]] = []
    a = [word for word, _start, _end in words]
    for code, a1, a2, b1, b2 in SequenceMatcher(None, a, mine, autojunk=False).get_opcodes():
        text = " ".join(mine[b1:b2])
        if code == "replace":
            splices += _in_lines(words[a1:a2], mine[b1:b2])
        elif code == "delete" and a1:
            splices.append((words[a1 - 1][2], words[a2 - 1][2], ""))
        elif code == "delete":
            splices.append((words[a1][1], words[a2][1], ""))
        elif code == "insert" and a1:
            splices.append((words[a1 - 1][2], words[a1 - 1][2], f" {text}"))
        elif code == "insert":
            splices.append((words[0][1], words[0][1], f"{text} "))
    if _too_long(weaver, raw, start, splices, shift):
        return False
    for begin, end, text in splices:
        weaver.splice(start + begin, start + end, text)
    return True


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
    lines = re.split(r"\r\n|\r|\n", text)
    width = max(weaver.paper.width, *(len(line) for line in re.split(r"\r\n|\r|\n", raw)))
    if any(re.match(r"\s*(?:[-?:#](?:\s|\Z)|---|\.\.\.)", line) for line in lines[1:]) or not all(
        line.strip() for line in lines
    ):
        return True
    return first + len(lines[0]) > width or any(len(line) + shift > width for line in lines[1:])
