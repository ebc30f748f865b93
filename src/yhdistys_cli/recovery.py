"""Reading on after a mistake in one record: where the record stands in the text, and which line is indented wrongly.

A parser of YAML stops at the first mistake. A guide's files are plain enough to see without one where a record begins
and ends: names at the beginning of a line are the file's sections, and the items of a section begin with a hyphen at
one column. Pure; the parser is an argument.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

# A part of a file that is longer than this is not searched for a wrong indent, which takes many readings of it.
MAX_SEARCHED = 20_000
# So many lines above the complaint may have the wrong indent.
LINES_ABOVE = 30
# With so many other records of the section is what stands in a record compared.
MAX_COMPARED = 100
# A line with a name that is longer than this may go on in the next.
WRAPPED = 70
# How many blanks a line may have too many or too few.
MAX_SHIFT = 4

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_SECTION = re.compile(r"[A-Za-z_][\w-]*[ ]*:(?=[ \r\n]|\Z)")
_ITEM = re.compile(r"( *+)-(?: ++([\w-]+):)?(?=[ \r\n]|\Z)")
_KEY = re.compile(r" *+(?:- ++)*+([\w-]+):(?=[ \r\n]|\Z)")
_OPEN_END = re.compile(r":(?: (?:[>|][+-]?[0-9]?|[\[{].*,|[\"'].*))?\Z")
_ID = re.compile(r"(?m)(?:^|[-{,])[ ]*id:[ ]+[\"']?([^\s\"',}#]+)")

Parse = Callable[[str], Any]


class Part(NamedTuple):
    """A record of a list, or a section without records: its characters `start` to `end`.

    `number` is its place in the list of its section, whose hyphens stand at `column`; -1 for what is no record.
    """

    start: int
    end: int
    section: str
    number: int = -1
    column: int = 0


class Indent(NamedTuple):
    """Characters `start` to `end` are the blanks of one or more lines; `text` has the right number of them.

    `found` and `expected` are the blanks of the first of these lines as they are, and as they should be. `certain`:
    no other indent would do as well.
    """

    start: int
    end: int
    text: str
    found: int
    expected: int
    certain: bool


class Outline:
    """The parts of a text, from its lines alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [found.start() for found in _LINE.finditer(text) if found.group()]
        self.parts = list(self._parts())

    def part(self, offset: int) -> Part | None:
        """The part in which a character stands."""
        index = bisect_right([part.start for part in self.parts], offset) - 1
        return self.parts[index] if index >= 0 else None

    def before(self, part: Part) -> Part | None:
        """The part before another of the same section."""
        index = self.parts.index(part) - 1
        return self.parts[index] if index >= 0 and self.parts[index].section == part.section else None

    def _parts(self) -> Iterator[Part]:
        heads = [start for start in self.lines if _SECTION.match(self.text, start)]
        if not heads or heads[0] > 0:
            heads.insert(0, 0)
        for start, end in zip(heads, [*heads[1:], len(self.text)], strict=True):
            name = self.text[start:end].partition(":")[0].strip() if _SECTION.match(self.text, start) else ""
            yield from self._records(name, start, end)

    def _records(self, name: str, start: int, end: int) -> Iterator[Part]:
        """A section's records; where its items are no records, the section itself."""
        within = self.lines[bisect_right(self.lines, start) : bisect_right(self.lines, end - 1)]
        items = [(at, found) for at in within if (found := _ITEM.match(self.text, at))]
        lead = items[0][1][2] if items else None
        if lead is None:
            yield Part(start, end, name)
            return
        columns = Counter(len(found[1]) for _at, found in items if found[2] == lead)
        first = len(items[0][1][1])
        column = max(columns, key=lambda c: (columns[c], c % 2 == 0, c == first))
        starts = [
            at
            for at, found in items
            if len(found[1]) == column or (found[2] == lead and abs(len(found[1]) - column) < MAX_SHIFT)
        ]
        yield Part(start, starts[0], name)
        for index, (begin, last) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
            yield Part(begin, last, name, index, column)


def without(text: str, part: Part) -> str:
    """A text in which a record gives way to an empty item; every other character stays where it is."""
    blanks = re.sub(r"[^\r\n]", " ", text[part.start : part.end])
    item = " " * part.column + "-"
    line_end = min(i for i in (blanks.find("\n"), blanks.find("\r"), len(blanks)) if i >= 0)
    if line_end < len(item):
        return text
    return text[: part.start] + item + blanks[len(item) :] + text[part.end :]


def id_in(text: str) -> str:
    """The id that the text of a record gives it; none where none can be seen."""
    found = _ID.search(text)
    return found[1] if found else ""


def wrong_indent(outline: Outline, part: Part, at: int, parse: Parse, alone: bool = False) -> Indent | None:
    """The line of a part whose indent keeps it from being read; none where no single indent would do.

    `at` is the character at which a parser stopped: the line is this one or above it. `parse` gives the tree of a
    text, or none where the text is not as it should be; `alone` if it needs no other records to compare with.
    """
    if part.end - part.start > MAX_SEARCHED:
        return None
    found: list[tuple[tuple[int, ...], Any, Indent]] = []
    lines = [line for line in outline.lines if part.start <= line < part.end]
    last = max(bisect_right(lines, at) - 1, 0)
    usual = set() if alone else _usual_paths(outline, part, parse)
    for distance, index in enumerate(range(last, max(last - LINES_ABOVE, -1), -1)):
        beside = _columns(outline.text, [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]])
        for target, block, indent in _other_indents(outline.text, lines, index, part):
            tree = _tree(outline.text, part, indent, parse)
            if tree is not None:
                strange = len(_paths(tree) - usual) if usual else 0
                rank = (strange, target not in beside, abs(target - indent.found), block, distance)
                found.append((rank, tree, indent))
    if not found:
        return None
    found.sort(key=lambda item: item[0])
    best_rank, tree, best = found[0]
    return best._replace(certain=all(other == tree for rank, other, _i in found if rank[:3] == best_rank[:3]))


def _blanks(text: str, start: int) -> int:
    end = start
    while text[end : end + 1] == " ":
        end += 1
    return end - start


def _is_content(text: str, start: int) -> bool:
    """Whether a line is neither empty nor a comment."""
    at = start + _blanks(text, start)
    return text[at : at + 1] not in ("", "\r", "\n", "#")


def _is_item(text: str, start: int) -> bool:
    return text.startswith("- ", start + _blanks(text, start))


def _goes_on(text: str, start: int) -> bool:
    """Whether the text of a line goes on in the next: it has no name, or its length or end says so."""
    found = _LINE.match(text, start)
    line = found.group().strip() if found else ""
    return not _KEY.match(text, start) or len(line) > WRAPPED or _OPEN_END.search(line) is not None


def _columns(text: str, lines: list[int]) -> set[int]:
    """At which columns lines begin, and what follows their hyphens."""
    found: set[int] = set()
    for start in lines:
        blanks = _blanks(text, start)
        found.add(blanks)
        while text.startswith("- ", start + blanks):
            blanks += 1 + _blanks(text, start + blanks + 1)
            found.add(blanks)
    return found


def _paths(tree: Any) -> set[tuple[str, ...]]:
    """The paths of all that is in a tree, by names alone: numbers of items and years are left out."""
    found: set[tuple[str, ...]] = set()
    waiting: list[tuple[tuple[str, ...], Any]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            step = (*path, "" if isinstance(key, int) or key.isdigit() else key)
            found.add(step)
            if not isinstance(inner, str):
                waiting.append((step, inner))
    return found


def _usual_paths(outline: Outline, part: Part, parse: Parse) -> set[tuple[str, ...]]:
    """The paths in the other records of a section; none for what is no record."""
    found: set[tuple[str, ...]] = set()
    others = [p for p in outline.parts if p.section == part.section and p.number >= 0 and p != part]
    for other in others[:MAX_COMPARED] if part.number >= 0 else ():
        tree = parse(f"x:\n{outline.text[other.start : other.end]}")
        found |= _paths(tree) if isinstance(tree, dict) else set()
    return found


def _other_indents(text: str, lines: list[int], index: int, part: Part) -> Iterator[tuple[int, bool, Indent]]:
    """Other indents that a line could have: the column, whether all that stands below it goes along, the change."""
    start = lines[index]
    found = _blanks(text, start)
    if not _is_content(text, start) or (not found and _SECTION.match(text, start)):
        return
    if not _KEY.match(text, start) and not _is_item(text, start) and not (index and _goes_on(text, lines[index - 1])):
        return  # a name without its colon, rather than a text that goes on
    end = index + 1  # after all that stands deeper below it
    for below in range(index + 1, len(lines)):
        if _is_content(text, lines[below]):
            if _blanks(text, lines[below]) <= found:
                break
            end = below + 1
    for target in range(max(found - MAX_SHIFT, 0), found + MAX_SHIFT + 1):
        if target == found or (index == 0 and part.number >= 0 and target != part.column):
            continue
        # Where there are no blanks the first character stands for them, so that there is something to show.
        end = start + max(found, 1)
        yield target, False, Indent(start, end, " " * target + text[start + found : end], found, target, True)
        if end > index + 1:
            yield target, True, _moved(text, lines[index:end], found, target)


def _moved(text: str, lines: list[int], found: int, target: int) -> Indent:
    """The change that moves a line and those below it by the same number of blanks."""
    shift = target - found
    end = lines[-1] + _blanks(text, lines[-1])
    pieces: list[str] = []
    for line, after in zip(lines, [*lines[1:], end], strict=True):
        blanks = _blanks(text, line)
        body = text[line + blanks : after]
        moves = _is_content(text, line)
        pieces.append(" " * (max(blanks + shift, 0) if moves else blanks) + body)
    return Indent(lines[0], end, "".join(pieces), found, target, True)


def _tree(text: str, part: Part, indent: Indent, parse: Parse) -> Any:
    """The tree of a part with another indent, between two other items if it is a record; none where it has none."""
    changed = text[part.start : indent.start] + indent.text + text[indent.end : part.end]
    if part.number < 0:
        return parse(changed)
    item = " " * part.column + "- {}\n"
    tree = parse(f"x:\n{item}{changed.rstrip()}\n{item}")
    items = tree.get("x") if isinstance(tree, dict) else None
    return tree if isinstance(items, list) and len(items) == 3 and isinstance(items[1], dict) else None
