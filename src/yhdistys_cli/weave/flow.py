"""Lists and mappings in brackets: items between commas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostics import Path
from .block import placed
from .layout import Entry, Place
from .pairing import pairs

if TYPE_CHECKING:
    from .weaver import Weaver


def mapping(weaver: Weaver, place: Place, old: dict[str, Any], new: dict[str, Any], path: Path, shift: int) -> None:
    """Make a mapping in brackets as it should be. Some of its names stay."""
    paper = weaver.paper
    entries = weaver.layout.entries(place)
    kept = [entry for entry in entries if entry.step in new]
    for entry in kept:
        name = str(entry.step)
        weaver.change(entry, old[name], new[name], (*path, name), shift, in_flow=True)
    for anchor, names in placed(paper.rank(path, {**old, **new}), [str(e.step) for e in kept], old, new).items():
        after = next((entry for entry in kept if entry.step == anchor), None)
        _put(weaver, [paper.pair(name, new[name], path) for name in names], after, entries, shift)
    _remove(weaver, entries, kept)


def sequence(weaver: Weaver, place: Place, old: list[Any], new: list[Any], path: Path, shift: int) -> bool:
    """Make a list in brackets as it should be; false where nothing of it would stay."""
    before = pairs(old, new)
    if not before:
        return False
    entries = weaver.layout.entries(place)
    anchor: Entry | None = None
    waiting: list[str] = []
    for number, value in enumerate(new):
        if number in before:
            _put(weaver, waiting, anchor, entries, shift)
            anchor, waiting = entries[before[number]], []
            weaver.change(anchor, old[before[number]], value, (*path, number), shift, in_flow=True)
        else:
            waiting.append(weaver.paper.flow(value, (*path, number)))
    _put(weaver, waiting, anchor, entries, shift)
    _remove(weaver, entries, [entry for entry in entries if entry.step in before.values()])
    return True


def _end(weaver: Weaver, entry: Entry) -> int:
    return max(weaver.layout.end(entry.place), entry.place.key_end)


def _put(weaver: Weaver, words: Sequence[str], after: Entry | None, entries: Sequence[Entry], shift: int) -> None:
    """Put items behind one, or before the first; on the next line where theirs would be too long."""
    if not words:
        return
    layout, paper = weaver.layout, weaver.paper
    if after is None:
        weaver.splice(entries[0].start, entries[0].start, "".join(f"{word}, " for word in words))
        return
    at = _end(weaver, after)
    line = layout.line(at)
    length = layout.column(at) + shift
    # What follows on the line, such as the bracket, comes behind the last of them.
    rest = layout.line_end(line) - at
    first, last = layout.line(entries[0].start), layout.line(_end(weaver, entries[-1]))
    written = layout.written(last if last > first else first)
    indent = len(written) - len(written.lstrip(" -")) + shift + (0 if last > first else 2)
    text = ""
    for number, word in enumerate(words):
        follows = rest if number == len(words) - 1 else 1
        if length + 2 + len(word) + follows > paper.width and indent + len(word) < length:
            text += f",{paper.line_end}{' ' * indent}{word}"
            length = indent + len(word)
        else:
            text += f", {word}"
            length += 2 + len(word)
    weaver.splice(at, at, text)


def _remove(weaver: Weaver, entries: Sequence[Entry], kept: Sequence[Entry]) -> None:
    """Take away what does not stay, each with one comma; the lines stay as they are broken."""
    text = weaver.layout.text
    last_kept = max(entries.index(entry) for entry in kept)
    for number, entry in enumerate(entries):
        if entry in kept:
            continue
        end = _end(weaver, entry)
        if number > last_kept:  # the comma before it
            previous = _end(weaver, entries[number - 1])
            comma = text.find(",", previous, entry.start)
            start = comma if not weaver.layout.comments_in(comma, entry.start) else entry.start
            if start != comma:
                weaver.cut(comma, comma + 1)
            weaver.cut(start, end)
        else:
            following = entries[number + 1].start
            comma = text.find(",", end, following) + 1
            gap = text[comma:following]
            if not gap.strip(" ") and "\n" not in gap and "\r" not in gap:
                weaver.cut(entry.start, following)
            elif (
                number
                and entries[number - 1] in kept
                and not weaver.layout.comments_in(_end(weaver, entries[number - 1]), entry.start)
            ):
                weaver.cut(text.find(",", _end(weaver, entries[number - 1])) + 1, comma)
            else:
                weaver.cut(entry.start, comma)
