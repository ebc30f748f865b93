"""Lists and mappings in brackets: items between commas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostics import Path
from .block import placed
from .layout import Entry, Place, Unclear
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
    before |= _instead(before, len(old), len(new))
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
    stays = set(before.values())
    _remove(weaver, entries, [entry for entry in entries if entry.step in stays])
    return True


def _instead(before: Mapping[int, int], old: int, new: int) -> dict[int, int]:
    """What comes in the place of something that goes, between two that stay."""
    found: dict[int, int] = {}
    last_new = last_old = -1
    for at, was in [*before.items(), (new, old)]:
        coming, going = range(last_new + 1, at), range(last_old + 1, was)
        found |= dict(zip(coming, going, strict=False))
        last_new, last_old = at, was
    return found


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
    following = layout.gap(at)
    if layout.text[following : following + 1] == ",":
        following = layout.gap(following + 1)
    if layout.comments_in(at, min(following, layout.line_end(layout.line(at)))):
        _put_below(weaver, words, after, entries, shift)
        return
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
    """Take away what does not stay, with its commas; the lines stay as they are broken, and so do comments."""
    layout = weaver.layout
    for run in _runs(entries, kept):
        first, last = entries[run[0]], entries[run[-1]]
        before = _comma(weaver, entries[run[0] - 1]) if run[0] else None
        following = entries[run[-1] + 1] if run[-1] + 1 < len(entries) else None
        if following is None:
            assert before is not None  # something stays
            start, end = before, _end(weaver, last)
        elif before is None or not _shares_line(weaver, before, first.start, _comma(weaver, last), following.start):
            start, end = first.start, following.start
        else:
            start, end = before + 1, _comma(weaver, last) + 1
        if not layout.comments_in(start, end):
            _cut(weaver, start, end)
            continue
        for number in run:
            _remove_from_comments(weaver, entries, number)


def _remove_from_comments(weaver: Weaver, entries: Sequence[Entry], number: int) -> None:
    """Take away one item and the comma behind it, with its line and the comment there if it stands there alone.

    The comma behind the one before it stays: before the bracket it does no harm.
    """
    layout, entry = weaver.layout, entries[number]
    end = _end(weaver, entry)
    if number + 1 < len(entries):
        comma = _comma(weaver, entry)
        if layout.line(comma) == layout.line(end):
            end = comma + 1
        else:
            _cut(weaver, comma, comma + 1)
    line_end = layout.line_end(layout.line(end))
    behind = layout.text[end:line_end].lstrip(" \t")
    if behind.startswith("#") and not layout.before(entry.start).strip():
        end = line_end
    _cut(weaver, entry.start, end)


def _put_below(weaver: Weaver, words: Sequence[str], after: Entry, entries: Sequence[Entry], shift: int) -> None:
    """Put items behind one that has a comment behind it, without coming between the two."""
    layout = weaver.layout
    following = next((entry for entry in entries if entry.start > after.start), None)
    if following:
        weaver.splice(following.start, following.start, "".join(f"{word}, " for word in words))
        return
    at = _end(weaver, after)
    if layout.text[(comma := layout.gap(at)) : comma + 1] != ",":
        weaver.splice(at, at, ",")
    line = layout.line(at)
    alone = not layout.before(after.start).strip()
    written = layout.written(line)
    column = layout.column(after.start) if alone else len(written) - len(written.lstrip(" -")) + 2
    weaver.insert_lines(layout.line_end(line), [" " * (column + shift) + ", ".join(words)])


def _cut(weaver: Weaver, start: int, end: int) -> None:
    """Take away some characters, with the line if nothing else is on it, else with the blanks beside them."""
    layout = weaver.layout
    line, below = layout.line(start), layout.line(end)
    after = layout.text[end : layout.line_end(below)]
    if not layout.before(start).strip() and not after.strip():
        weaver.cut(layout.line_end(line - 1), layout.line_end(below))
    elif not after.strip():
        weaver.cut(start - (len(layout.before(start)) - len(layout.before(start).rstrip(" "))), layout.line_end(below))
    else:
        weaver.cut(start, end)


def _shares_line(weaver: Weaver, before: int, start: int, comma: int, following: int) -> bool:
    """Whether what goes is the end of a line: something stays before it, and what follows is on the next."""
    line = weaver.layout.line
    return line(before) == line(start) and line(comma) < line(following)


def _runs(entries: Sequence[Entry], kept: Sequence[Entry]) -> list[list[int]]:
    """The numbers of what does not stay, those together that stand beside each other."""
    stays = {entry.step for entry in kept}
    runs: list[list[int]] = []
    for number, entry in enumerate(entries):
        if entry.step in stays:
            continue
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _comma(weaver: Weaver, entry: Entry) -> int:
    """The comma behind an entry; comments may stand before it."""
    layout = weaver.layout
    at = layout.gap(_end(weaver, entry))
    if layout.text[at : at + 1] != ",":
        raise Unclear(entry.start)
    return at
