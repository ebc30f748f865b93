"""Where things end in a text of YAML, at which columns they stand, and which comments belong to what."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..source import Node, Source

_LINE = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#")
_COLON = re.compile(r"[ \t]*:")
_GAP = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n,\[{])#[^\r\n]*)*")
_BLOCK = "|>"
_HEAD = "yaml-language-server"


class Place(NamedTuple):
    """A value in the text, as `source` keeps it: `inner` is what is in a list or mapping, `key` where its name is."""

    start: int
    mark: int  # where the value ends, of a list or mapping its first sign
    plain: bool
    inner: list[Node] | dict[str, Node] | None
    key: int | None
    key_end: int


class Entry(NamedTuple):
    """An item of a list, which begins with its hyphen, or a name and its value."""

    step: str | int
    start: int
    place: Place


class Comment(NamedTuple):
    """A comment: where its # is, and its words."""

    start: int
    text: str


class Unclear(Exception):  # noqa: N818 - a form that is right but that nothing can be woven into
    """The text is written in a form that cannot be changed: at this character."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Layout:
    """The lines of a source, and where its values stand in them."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        node = source.root
        self.root = Place(*node) if node else Place(0, 0, False, None, None, 0)
        self._breaks = [(found.start(), found.end()) for found in _LINE.finditer(self.text)]
        self._starts = [0, *(end for _start, end in self._breaks)]
        self._comments: list[Comment] | None = None
        self._owned: dict[tuple[str | int, ...], tuple[list[Entry], list[int]]] = {}

    # --- lines

    def line(self, at: int) -> int:
        """The number, from 0, of the line of a character."""
        return bisect_right(self._starts, at) - 1

    def line_start(self, line: int) -> int:
        """Its first character."""
        return self._starts[line]

    def line_end(self, line: int) -> int:
        """The end of a line, before what ends it."""
        return self._breaks[line][0] if line < len(self._breaks) else len(self.text)

    def next_start(self, line: int) -> int:
        """Where the line below begins; the end of the text where there is none."""
        return self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)

    def column(self, at: int) -> int:
        """How many characters stand before one on its line."""
        return at - self._starts[self.line(at)]

    def before(self, at: int) -> str:
        """What stands before a character on its line."""
        return self.text[self._starts[self.line(at)] : at]

    def written(self, line: int) -> str:
        """A line without what ends it; nothing where there is no such line."""
        return self.text[self._starts[line] : self.line_end(line)] if 0 <= line < len(self._starts) else ""

    def is_blank(self, line: int) -> bool:
        """Whether a line is there and has nothing on it."""
        return 0 <= line < len(self._starts) and not self.written(line).strip() and self.has_line(line)

    def has_line(self, line: int) -> bool:
        """Whether there is such a line; what follows the last line end is none."""
        return 0 <= line < len(self._starts) and (self._starts[line] < len(self.text) or line == 0)

    # --- values

    def is_flow(self, place: Place) -> bool:
        """Whether a list or mapping stands in brackets."""
        return place.inner is not None and self.text[place.start : place.start + 1] in ("[", "{")

    def style(self, place: Place) -> str:
        """Of a text the sign with which it begins: a quotation mark, `|` or `>`; nothing for a plain one."""
        return "" if place.plain else self.text[place.start : place.start + 1]

    def end(self, place: Place) -> int:
        """The end of a value: after its last character, whatever comments follow."""
        if place.inner is None:
            return self._block_end(place) if self.style(place) in _BLOCK and not place.plain else place.mark
        inner = list(place.inner.values()) if isinstance(place.inner, dict) else place.inner
        if not self.is_flow(place):
            return self.end(Place(*inner[-1])) if inner else place.mark
        last = Place(*inner[-1]) if inner else None
        at = max(self.end(last), last.key_end) if last else place.start + 1
        at = self.gap(at)
        if self.text[at : at + 1] == ",":
            at = self.gap(at + 1)
        if self.text[at : at + 1] not in ("]", "}"):
            raise Unclear(at)
        return at + 1

    def gap(self, at: int) -> int:
        """The next character, between brackets, that is neither blank nor in a comment."""
        found = _GAP.match(self.text, at)
        return found.end() if found else at

    def _block_end(self, place: Place) -> int:
        """The last line with words of a text below `|` or `>`; with `+` also the empty lines after it."""
        head = self.text[place.start : place.mark]
        first = re.split(r"[\r\n]", head, maxsplit=1)[0]
        if "+" in first.partition("#")[0]:
            line = self.line(place.mark)
            return place.mark if place.mark > self.line_start(line) else self.line_end(max(line - 1, 0))
        return self.line_end(self.line(place.start + max(len(head.rstrip()) - 1, 0)))

    def entries(self, place: Place) -> list[Entry]:
        """What is in a list or mapping, in the order of the text."""
        flow = self.is_flow(place)
        found: list[Entry] = []
        if isinstance(place.inner, dict):
            for name, node in place.inner.items():
                value = Place(*node)
                assert value.key is not None
                if self.before(value.key).rstrip().endswith("?"):
                    raise Unclear(value.key)
                found.append(Entry(name, value.key, value))
            return found
        column = self.column(place.start)
        for number, node in enumerate(place.inner or []):
            value = Place(*node)
            if flow:
                if isinstance(value.inner, dict) and not self.is_flow(value):
                    raise Unclear(value.start)
                found.append(Entry(number, value.start, value))
            else:
                found.append(Entry(number, self._hyphen(value, column, place.start), value))
        return found

    def _hyphen(self, value: Place, column: int, first: int) -> int:
        """The hyphen of an item: in the column of its list, on a line with nothing but hyphens before it."""
        line = self.line(value.start)
        while line >= 0:
            at = self.line_start(line) + column
            if first <= at <= value.start and self.text[at : at + 1] == "-":
                before = self.text[self.line_start(line) : at]
                if not before.strip(" -") or at == first:
                    return at
            line -= 1
        raise Unclear(value.start)

    def after_name(self, entry: Entry) -> int:
        """Where an entry's value may begin: after its hyphen or the colon of its name."""
        if isinstance(entry.step, int):
            return entry.start + 1
        found = _COLON.match(self.text, entry.place.key_end)
        if found is None:
            raise Unclear(entry.start)
        return found.end()

    # --- comments

    def comments(self) -> list[Comment]:
        """All comments of the text, in its order."""
        if self._comments is None:
            spans = sorted(_texts(self.root, self.text))
            starts = [start for start, _end in spans]
            self._comments = []
            for found in _COMMENT.finditer(self.text):
                at = found.start()
                index = bisect_right(starts, at) - 1
                if index < 0 or at >= spans[index][1]:
                    self._comments.append(Comment(at, self.text[at : self.line_end(self.line(at))].rstrip()))
        return self._comments

    def comments_in(self, start: int, end: int) -> list[Comment]:
        """The comments that begin between two characters."""
        comments = self.comments()
        return comments[bisect_left(comments, (start,)) : bisect_left(comments, (end,))]

    def _is_comment(self, line: int, column: int) -> bool:
        """Whether a line is a comment in this column; the line for editors at the top of a file is not."""
        written = self.written(line)
        return (
            len(written) - len(written.lstrip(" ")) == column
            and written[column : column + 1] == "#"
            and not (line == 0 and _HEAD in written)
        )

    def lead(self, at: int) -> int:
        """The first line of what begins at a character, with the comments that stand right above it.

        Those with which a file begins are the file's.
        """
        line = first = self.line(at)
        column = self.column(at)
        if self.before(at).strip(" "):
            return line
        while line > 0 and self._is_comment(line - 1, column):
            line -= 1
        begins = line == 0 or (line == 1 and _HEAD in self.written(0))
        return first if begins and column == 0 else line

    def owner(self, at: int) -> tuple[str | int, ...]:
        """The path of what a comment belongs to: what it stands right above or behind, else what it stands in."""
        path: tuple[str | int, ...] = ()
        place = self.root
        while place.inner:
            try:
                entry = self._entry_at(path, place, at)
                if entry is None or at > self.line_end(self.line(self.end(entry.place))):
                    return path
                path = (*path, entry.step)
                if at < entry.start or (at > self.end(entry.place) and self.is_flow(entry.place)):
                    return path
            except Unclear:
                return path
            place = entry.place
        return path

    def _entry_at(self, path: tuple[str | int, ...], place: Place, at: int) -> Entry | None:
        """The entry of a list or mapping, with the comments right above it, in which or behind which a character is."""
        if path not in self._owned:
            entries = self.entries(place)
            flow = self.is_flow(place)
            starts = [entry.start if flow else self.line_start(self.lead(entry.start)) for entry in entries]
            self._owned[path] = entries, starts
        entries, starts = self._owned[path]
        index = bisect_right(starts, at) - 1
        return entries[index] if index >= 0 else None


def _texts(root: Place, text: str) -> Iterator[tuple[int, int]]:
    """Beginning and end of every name and text in which a # means nothing."""
    waiting: list[Any] = [root]
    while waiting:
        start, mark, plain, inner, key, key_end = waiting.pop()
        if key is not None:
            yield key, key_end
        if inner is not None:
            waiting += inner.values() if type(inner) is dict else inner
        elif not plain and text[start : start + 1] in _BLOCK:  # a comment may stand behind the sign
            found = _LINE.search(text, start, mark)
            yield found.end() if found else mark, mark
        else:
            yield start, mark
