"""The walk over a tree as it was and as it should be, which collects splices."""

from collections.abc import Sequence
from typing import Any

from ..diagnostics import Path
from ..splices import Splice
from ..written import Paper
from . import block, flow, texts
from .layout import Entry, Layout, Place
from .pairing import member
from .refused import Refused


class Weaver:
    """Collects what is to be done to a text. `shift` is by how much what stands around it moves to the right."""

    def __init__(self, layout: Layout, paper: Paper) -> None:
        self.layout = layout
        self.paper = paper
        self._splices: list[Splice] = []
        self._cuts: list[tuple[int, int]] = []
        self._moved: list[Splice] = []

    def root(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Weave a whole file."""
        layout, place = self.layout, self.layout.root
        if not old.keys() & new.keys():
            entries = layout.entries(place)
            start, end = layout.line_start(layout.lead(entries[0].start)), layout.end(place)
            lines = self.paper.whole(new)
            self.keep_comments(start, end, (), lines)
            self.splice(start, end, self.paper.line_end.join(lines))
        elif layout.is_flow(place):
            flow.mapping(self, place, old, new, (), 0)
        else:
            block.mapping(self, place, old, new, (), 0)

    def change(self, entry: Entry, old: Any, new: Any, path: Path, shift: int, in_flow: bool = False) -> None:
        """Make the value of an entry, which is at `path` in the changed tree, from `old` to `new`."""
        if old == new:
            return
        place, layout = entry.place, self.layout
        brackets = layout.is_flow(place)
        if in_flow and isinstance(place.inner, dict) and not brackets:
            raise Refused("unclear-form", path, line=layout.line(place.start) + 1)
        if isinstance(old, str) and isinstance(new, str):
            texts.change(self, entry, old, new, path, shift, in_flow)
        elif isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            (flow if brackets else block).mapping(self, place, old, new, path, shift)
        elif isinstance(old, list) and isinstance(new, list) and old and new and self._stays(place, old, new, in_flow):
            done = (flow if brackets else block).sequence(self, place, old, new, path, shift)
            if not done:
                self.whole(entry, new, path, shift, in_flow)
        elif (
            isinstance(old, dict)
            and isinstance(new, list)
            and not brackets
            and not in_flow
            and isinstance(entry.step, str)
            and (number := member(old, new)) is not None
            and block.as_list(self, entry, old, new, number, path, shift)
        ):
            pass
        else:
            self.whole(entry, new, path, shift, in_flow)

    def _stays(self, place: Place, old: list[Any], new: list[Any], in_flow: bool) -> bool:
        """Whether a list stays in brackets or on lines as it is: one in brackets that gets a record does not."""
        records = any(isinstance(item, dict) for item in new) and not any(isinstance(item, dict) for item in old)
        return in_flow or not records or not self.layout.is_flow(place)

    def whole(self, entry: Entry, new: Any, path: Path, shift: int, in_flow: bool = False) -> None:
        """Write the value of an entry anew, from its name or hyphen to its end."""
        layout, place = self.layout, entry.place
        if in_flow:
            self._whole_in_flow(entry, new, path)
            return
        start, end = layout.after_name(entry), layout.end(place)
        lines, rest = self._lines(entry, new, path, layout.column(entry.start) + shift)
        self.keep_comments(start, end, path, lines)
        if layout.line(start) < layout.line(end):
            self.splice(start, end, self.paper.line_end.join([rest, *lines[1:]]))
            return
        if rest and place.start > start:  # the blanks before it stay as many
            start, rest = place.start, rest[1:]
        self.splice(start, end, rest)
        if lines[1:]:  # below what stands behind it
            self.insert_lines(layout.line_end(layout.line(end)), lines[1:])

    def _lines(self, entry: Entry, new: Any, path: Path, column: int) -> tuple[list[str], str]:
        """The lines of an entry with a new value, and of the first what follows its name or hyphen."""
        layout, place = self.layout, entry.place
        mark = layout.style(place) if place.inner is None and layout.style(place) in ("'", '"') else ""
        if isinstance(entry.step, str):
            lines = self.paper.entry(entry.step, new, column, path, mark)
            return lines, lines[0][column + len(self.paper.name(entry.step)) + 1 :]
        lines = self.paper.item(new, column, path, mark=mark)
        end = layout.end(place)
        if isinstance(new, str) and lines[1:] and layout.comments_in(end, layout.line_end(layout.line(end))):
            # A comment would stand in the middle of the text.
            lines = [f"{' ' * column}- {self.paper.scalar(new, path, mark=mark)}"]
        return lines, lines[0][column + 1 :]

    def _whole_in_flow(self, entry: Entry, new: Any, path: Path) -> None:
        layout, place = self.layout, entry.place
        written = self.paper.flow(new, path)
        start, end = place.start, layout.end(place)
        self.keep_comments(start, end, path, [written])
        if start < end:
            self.splice(start, end, written)
        else:  # a name without a value
            start = end = layout.after_name(entry)
            while layout.text[end : end + 1] == " ":
                end += 1
            self.splice(start, end, f" {written}")

    def keep_comments(self, start: int, end: int, path: Path, lines: Sequence[str]) -> None:
        """Refuse to write anew what has a comment in it; `lines` are what somebody could write by hand."""
        if inside := self.layout.comments_in(start, end):
            line = self.layout.line(inside[0].start) + 1
            raise Refused("comment-inside", path, line=line, lines=tuple(lines))

    # --- what is collected

    def splice(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of some characters."""
        if self.layout.text[start:end] != text:
            self._splices.append(Splice(start, end, text))

    def insert_lines(self, at: int, lines: Sequence[str]) -> None:
        """Put lines below one: `at` is its end."""
        self._splices.append(Splice(at, at, "".join(self.paper.line_end + line for line in lines)))

    def cut(self, start: int, end: int) -> None:
        """Take some characters away; what is cut twice is cut once."""
        self._cuts.append((start, end))

    def move_line(self, line: int, text: str) -> None:
        """Put blanks before a line, if there is anything on it."""
        at = self.layout.line_start(line)
        self._moved.append(Splice(at, at, text))

    def splices(self) -> tuple[Splice, ...]:
        """All of it in the order of the text, none over another."""
        cuts: list[tuple[int, int]] = []
        for start, end in sorted(self._cuts):
            if cuts and start < cuts[-1][1]:
                cuts[-1] = (cuts[-1][0], max(end, cuts[-1][1]))
            else:
                cuts.append((start, end))
        made = [*self._splices, *(Splice(start, end, "") for start, end in cuts)]
        kept = [m for m in self._moved if not any(s.start <= m.start < s.end for s in made)]
        return tuple(sorted([*made, *kept], key=lambda s: (s.start, s.end)))
