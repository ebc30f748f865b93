"""Lists and mappings that stand on lines of their own: what goes, what comes, and the empty lines between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostics import Path
from ..written import APART
from .layout import Entry, Place
from .pairing import moved, pairs

if TYPE_CHECKING:
    from .weaver import Weaver

# Of so many entries it is looked how they stand.
_ENOUGH = 50


def mapping(weaver: Weaver, place: Place, old: dict[str, Any], new: dict[str, Any], path: Path, shift: int) -> None:
    """Make a mapping on lines as it should be. Some of its names stay."""
    layout, paper = weaver.layout, weaver.paper
    entries = layout.entries(place)
    kept = [entry for entry in entries if entry.step in new]
    column = layout.column(entries[0].start)
    for entry in kept:
        name = str(entry.step)
        weaver.change(entry, old[name], new[name], (*path, name), shift)
    apart = not path and (len(entries) == 1 or _are_apart(weaver, entries))
    for anchor, names in placed(paper.rank(path, {**old, **new}), [str(e.step) for e in kept], old, new).items():
        lines: list[str] = []
        for name in names:
            added = paper.entry(name, new[name], column + shift, (*path, name))
            lines += ["", *added] if apart and len(added) > 1 else added
        after = next((entry for entry in kept if entry.step == anchor), None)
        _put(weaver, lines, after, entries[0], column + shift)
    _remove(weaver, entries, [entry for entry in entries if entry.step not in new])


def placed(rank: Any, kept: Sequence[str], old: dict[str, Any], new: dict[str, Any]) -> dict[str | None, list[str]]:
    """Behind which of the names that stay each new one comes: the last that is before it in the model's order."""
    found: dict[str | None, list[str]] = {}
    for name in sorted((name for name in new if name not in old), key=lambda name: rank[name]):
        before = [(rank[other], number) for number, other in enumerate(kept) if rank[other] <= rank[name]]
        found.setdefault(kept[max(before)[1]] if before else None, []).append(name)
    return found


def sequence(weaver: Weaver, place: Place, old: list[Any], new: list[Any], path: Path, shift: int) -> bool:
    """Make a list on lines as it should be; false where nothing of it would stay."""
    layout, paper = weaver.layout, weaver.paper
    before = pairs(old, new)
    if not before:
        return False
    entries = layout.entries(place)
    column = layout.column(entries[0].start)
    apart = _are_apart(weaver, entries) if len(entries) > 1 else path in [(name,) for name in APART]
    brackets = all(layout.is_flow(entry.place) for entry in entries if entry.place.inner is not None)
    brackets = brackets and any(entry.place.inner is not None for entry in entries)
    anchor: Entry | None = None
    waiting: list[str] = []
    for number, value in enumerate(new):
        if number in before:
            _put(weaver, waiting, anchor, entries[0], column + shift, apart)
            anchor, waiting = entries[before[number]], []
            weaver.change(anchor, old[before[number]], value, (*path, number), shift)
        else:
            added = paper.item(value, column + shift, (*path, number), brackets)
            waiting += ["", *added] if apart and (anchor or waiting) else added
    _put(weaver, waiting, anchor, entries[0], column + shift, apart)
    for number in moved(old, new, before):  # it is written anew in its other place
        lead, end = layout.lead(entries[number].start), layout.line(layout.end(entries[number].place))
        weaver.keep_comments(layout.line_start(lead), layout.line_end(end), (*path, number), ())
    stays = set(before.values())
    _remove(weaver, entries, [entry for entry in entries if entry.step not in stays])
    return True


def as_list(
    weaver: Weaver, entry: Entry, old: dict[str, Any], new: list[Any], number: int, path: Path, shift: int
) -> bool:
    """Make a record on lines one of a list, by moving its text to the right; false where it cannot be moved."""
    layout, paper = weaver.layout, weaver.paper
    names = layout.entries(entry.place)
    record = new[number]
    first = names[0]
    rank = paper.rank((*path, number), {**old, **record})
    if first.step not in record or None in placed(rank, [str(n.step) for n in names if n.step in record], old, record):
        return False
    if layout.before(first.start).strip():
        return False
    column = layout.column(first.start) + shift
    for at, value in enumerate(new[:number]):
        _put(weaver, paper.item(value, column, (*path, at)), None, first, column)
    weaver.splice(first.start, first.start, "- ")
    for line in range(layout.line(first.start) + 1, layout.line(layout.end(entry.place)) + 1):
        if not layout.is_blank(line):
            weaver.move_line(line, "  ")
    if old != record:
        mapping(weaver, entry.place, old, record, (*path, number), shift + 2)
    for at, value in enumerate(new[number + 1 :], number + 1):
        _put(weaver, paper.item(value, column, (*path, at)), names[-1], first, column)
    return True


def _put(
    weaver: Weaver, lines: Sequence[str], after: Entry | None, first: Entry, column: int, apart: bool = False
) -> None:
    """Put lines right below an entry; without one above the first, below the comments of what is around it."""
    layout, line_end = weaver.layout, weaver.paper.line_end
    if not lines:
        return
    if after:
        weaver.insert_lines(layout.line_end(layout.line(layout.end(after.place))), lines)
        return
    lines = [*lines, ""] if apart else lines
    lead = layout.lead(first.start)
    if layout.before(first.start).strip():  # it shares its line with a hyphen
        weaver.splice(first.start, first.start, line_end.join([*lines, " " * column])[column:])
    elif lead:
        weaver.insert_lines(layout.line_end(lead - 1), lines)
    else:
        weaver.splice(0, 0, line_end.join([*lines, ""]))


def _remove(weaver: Weaver, entries: Sequence[Entry], removed: Sequence[Entry]) -> None:
    """Take entries away with the comments right above them, and the empty lines that are then too many."""
    layout = weaver.layout
    going = {entry.step for entry in removed}
    kept = [entry for entry in entries if entry.step not in going]
    for entry in removed:
        end = layout.end(entry.place)
        if layout.before(entry.start).strip():  # it shares its line with a hyphen, which the next one gets
            following = kept[0]
            last = [e for e in removed if e.start < following.start][-1]
            below = layout.line_end(layout.line(layout.end(last.place)))
            if layout.comments_in(below, following.start):
                start = entry.start - (len(layout.before(entry.start)) - len(layout.before(entry.start).rstrip(" ")))
                weaver.cut(start, below)
            else:
                weaver.cut(entry.start, following.start)
            continue
        lead, last_line = layout.lead(entry.start), layout.line(end)
        if not lead:
            while layout.is_blank(last_line + 1):
                last_line += 1
            weaver.cut(0, layout.next_start(last_line))
            continue
        start, below = lead - 1, last_line
        ends = layout.is_blank(last_line + 1) or not layout.has_line(last_line + 1) or entry == entries[-1]
        if entry != entries[0] and ends:
            while layout.is_blank(start):
                start -= 1
        elif entry == entries[0]:
            while layout.is_blank(below + 1):
                below += 1
        weaver.cut(layout.line_end(start), layout.line_end(below))


def _are_apart(weaver: Weaver, entries: Sequence[Entry]) -> bool:
    """Whether most entries have an empty line above them, with their comments."""
    layout, some = weaver.layout, entries[1:_ENOUGH]
    return 2 * sum(layout.is_blank(layout.lead(entry.start) - 1) for entry in some) > len(some)
