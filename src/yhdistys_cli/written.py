"""How a value is written into a file: quotes, line breaks, lists in brackets or in lines, the order of names. Pure.

What is written is what `validate` finds nothing in: a phone number, an hour and the like stand in quotes, numbers only
where a field holds numbers.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from .diagnostics import Path
from .source import Tree
from .validation.annotations import field_at, members, model_at
from .validation.quotes import needs_quotes

# The shortest line that is broken, and an address, which no width can break.
LEAST_WIDTH = 80
_ADDRESS = re.compile(r"\w\.\w\S*/|://")
_QUOTED_KINDS = ("phone", "municipality-code", "time")
# Lists of these stand in brackets, as words do in a sentence.
_IN_BRACKETS = ("id", "line", "contact", "answers", "count", "ids", "seasons", "word")
# Records of these lists have an empty line between them.
APART = ("events", "areas", "checklists")
# With what no plain text may begin, and what it may not hold.
_NO_BEGINNING = frozenset(",[]{}#&*!|>'\"%@`")
_BREAKS_PLAIN = re.compile(r":(?=\s|\Z)|\s#")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NAME = re.compile(r"[A-Za-z_][\w-]*|[0-9]{4}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPACE = re.compile(r"(?<=\S) (?=\S)")
# What no line of a text may begin with: it would look like another item or name.
NO_LINE_START = re.compile(r"[-?:#](?:\s|\Z)|---|\.\.\.")
_ISO = re.compile(r"[\"']?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FINNISH = re.compile(r"[\"']?[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}")


class Paper:
    """A file to write into: its text, whose habits are followed, and the model by which its fields are known.

    Without `literals` no text is written below `|`, where deeper comments and the end of a file belong to it.
    """

    def __init__(self, text: str = "", model: Any = None, line_end: str = "", literals: bool = True) -> None:
        self.text = text
        self.model = model
        self._literals = literals
        self._orders: dict[Path, dict[str, int]] = {}
        self._brackets: dict[str, bool | None] = {}
        found = re.search(r"\r\n|\r|\n", text)
        self.line_end = line_end or (found.group() if found else "\n")

    @cached_property
    def width(self) -> int:
        """The most characters of a line: as many as the longest has that holds no address."""
        lines = (line for line in self.text.splitlines() if len(line) > LEAST_WIDTH)
        return max((len(line.rstrip()) for line in lines if not _ADDRESS.search(line)), default=LEAST_WIDTH)

    @cached_property
    def list_indent(self) -> int:
        """How much further in than its name the hyphens of a list stand."""
        below = Counter(
            len(found[2]) - len(found[1])
            for found in re.finditer(r"(?m)^( *)[\w-]+:[ \t]*\r?\n( *)- ", self.text)
            if len(found[2]) >= len(found[1])
        )
        return below.most_common(1)[0][0] if below else 2

    def kind(self, path: Path) -> str:
        """The kind of the field at a path; nothing where it is unknown."""
        found = self._field(path)
        return found[0] if found else ""

    def _field(self, path: Path) -> tuple[str, str, str] | None:
        return field_at(self.model, _without_numbers(path)) if self.model is not None else None

    def rank(self, path: Path, names: Iterable[str]) -> Mapping[str, int]:
        """In which order names stand in the record at a path: that of the model, of years the years' own."""
        names = list(names)
        if all(re.fullmatch("[0-9]{4}", name) for name in names):
            return {name: int(name) for name in names}
        place = _without_numbers(path)
        if place not in self._orders:
            found = members(model_at(self.model, path)) if self.model is not None else ()
            self._orders[place] = {member.name: number for number, member in enumerate(found)}
        order = self._orders[place]
        return {name: order.get(name, len(order)) for name in names}

    # --- on one line

    def scalar(self, text: str, path: Path, flow: bool = False, mark: str = "") -> str:
        """A text on one line. `mark`: the quotation mark that it had; one that had some keeps them."""
        if not mark and self._is_plain(text, path, flow):
            return text
        return quoted(text, mark)

    def _is_plain(self, text: str, path: Path, flow: bool) -> bool:
        kind = self.kind(path)
        return (
            kind not in _QUOTED_KINDS
            and not needs_quotes(text, kind)
            and text == text.strip()
            and not _UNSEEN.search(text)
            and text[:1] not in _NO_BEGINNING
            and bool(text)
            and not NO_LINE_START.match(text)
            and not _BREAKS_PLAIN.search(text)
            and not (flow and re.search(r"[,\[\]{}]|:(?=[,\[\]{}\"'])|\A[-?:]", text))
        )

    def name(self, name: str) -> str:
        """The name of a field or a year."""
        return name if _NAME.fullmatch(name) and not needs_quotes(name, "year") else quoted(name)

    def flow(self, value: Tree, path: Path) -> str:
        """Any value in brackets, on one line."""
        if isinstance(value, str):
            return self.scalar(value, path, flow=True)
        if isinstance(value, list):
            return f"[{', '.join(self.flow(item, (*path, i)) for i, item in enumerate(value))}]"
        return f"{{{', '.join(self.pair(name, value[name], path) for name in self._ordered(value, path))}}}"

    def pair(self, name: str, value: Tree, path: Path) -> str:
        """A name and its value, to stand in brackets."""
        return f"{self.name(name)}: {self.flow(value, (*path, name))}"

    def _ordered(self, value: Mapping[str, Any], path: Path) -> list[str]:
        rank = self.rank(path, value)
        return sorted(value, key=lambda name: rank[name])

    # --- on lines of their own

    def entry(self, name: str, value: Tree, column: int, path: Path, mark: str = "") -> list[str]:
        """The lines of a name, at a column, and its value; `path` is that of the value, `mark` as in `scalar`."""
        head = " " * column + self.name(name) + ":"
        if isinstance(value, str):
            return self._text_lines(head, value, column, path, mark)
        if not value:
            return [f"{head} {'{}' if isinstance(value, dict) else '[]'}"]
        if isinstance(value, dict):
            if self._is_short_texts(value, path) and len(line := f"{head} {self.flow(value, path)}") <= self.width:
                return [line]
            return [head, *self.block(value, column + 2, path)]
        if all(isinstance(item, str) for item in value) and self._is_in_brackets(path):
            return self._bracket_lines(head, value, column, path)
        return [head, *self.block(value, column + self.list_indent, path)]

    def item(self, value: Tree, column: int, path: Path, flow: bool = False, mark: str = "") -> list[str]:
        """The lines of an item of a list whose hyphens stand at a column; a record in brackets with `flow`."""
        head = " " * column + "-"
        if isinstance(value, str):
            return self._text_lines(head, value, column, path, mark)
        if not value or flow:
            return [f"{head} {self.flow(value, path)}"]
        lines = self.block(value, column + 2, path)
        return [f"{head} {lines[0][column + 2 :]}", *lines[1:]]

    def block(self, value: Tree, column: int, path: Path) -> list[str]:
        """The lines of a list or mapping that stands at a column, and has something in it."""
        lines: list[str] = []
        if isinstance(value, dict):
            for name in self._ordered(value, path):
                lines += self.entry(name, value[name], column, (*path, name))
        else:
            for number, item in enumerate(value):
                if number and path in [(name,) for name in APART]:
                    lines.append("")
                lines += self.item(item, column, (*path, number))
        return lines

    def whole(self, tree: Mapping[str, Any]) -> list[str]:
        """The lines of a new file: an empty line before every list of records but the first."""
        lines: list[str] = []
        for name in self._ordered(tree, ()):
            value = tree[name]
            if lines and not isinstance(value, str):
                lines.append("")
            lines += self.entry(name, value, 0, (name,))
        return lines

    def _is_in_brackets(self, path: Path) -> bool:
        """Whether a list of texts stands in brackets: as this file has it, else ids and words do, sentences do not."""
        name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
        if name not in self._brackets:
            found = re.search(rf"(?m)^[ -]*{re.escape(name)}:[ \t]*(\[|\r?\n *- \S)", self.text)
            self._brackets[name] = found[1] == "[" if found else None
        usual = self._brackets[name]
        return self.kind((*path, 0)) in _IN_BRACKETS if usual is None else usual

    def _is_short_texts(self, value: Mapping[str, Any], path: Path) -> bool:
        return self.kind(path) == "text" and all(isinstance(text, str) for text in value.values())

    def _text_lines(self, head: str, text: str, column: int, path: Path, mark: str) -> list[str]:
        if literal := self._literal(text, column + 2):
            return [f"{head} {literal[0]}", *literal[1:]]
        written = self.scalar(text, path, mark=mark)
        line = f"{head} {written}"
        words = _SPACE.split(written)
        if len(line) <= self.width or len(words) < 2 or _ADDRESS.search(written.split(" ")[0]):
            return [line]
        if head.endswith(":"):
            return [head, *wrap(words, column + 2, column + 2, self.width)]
        lines = wrap(words, column + 2, column + 2, self.width)
        return [f"{head} {lines[0][column + 2 :]}", *lines[1:]]

    def _literal(self, text: str, column: int) -> list[str]:
        """A text of several lines as YAML shows it with `|`; nothing where it cannot."""
        body = text.rstrip("\n")
        lines = body.split("\n")
        ends = len(text) - len(body)
        if ("\n" not in body and ends != 1) or not body or ends > 1:
            return []
        if (
            not self._literals
            or any(line != line.rstrip() or _UNSEEN.search(line) for line in lines)
            or lines[0][:1] in ("", " ")
        ):
            return []
        return ["|" if ends else "|-", *(" " * column + line if line else "" for line in lines)]

    def _bracket_lines(self, head: str, items: list[Any], column: int, path: Path) -> list[str]:
        words = [self.flow(item, (*path, number)) for number, item in enumerate(items)]
        words = [f"{word}," for word in words[:-1]] + words[-1:]
        words[0] = f"[{words[0]}"
        words[-1] += "]"
        return wrap([head.lstrip(), *words], len(head) - len(head.lstrip()), column + 2, self.width)


def _without_numbers(path: Path) -> Path:
    """A path in which all items of a list are one: they have the same fields."""
    return tuple([0 if isinstance(step, int) else step for step in path])


def quoted(text: str, mark: str = "") -> str:
    """A text in quotation marks: its own, else double ones, else those that need no signs before them."""
    alone = not mark and '"' in text and not re.search(r"['\\]", text)
    if (mark == "'" or alone) and not _UNSEEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def wrap(words: Iterable[str], first: int, others: int, width: int) -> list[str]:
    """Words on lines of a width: the first line begins at one column, all others at another."""
    lines: list[str] = []
    line = " " * first
    empty = True
    for word in words:
        if not empty and len(line) + 1 + len(word) > width and not NO_LINE_START.match(word):
            lines.append(line)
            line, empty = " " * others, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]


def day(text: str, field: str, value: date) -> str:
    """A day in the form that a file uses for a field: `checked` and `updated` as 2027-03-31, others as 31.3.2027."""
    found = re.findall(rf"(?m)^[ \-{{]*{re.escape(field)}:[ \t]*(\S+)", text)
    iso, finnish = sum(map(bool, map(_ISO.match, found))), sum(map(bool, map(_FINNISH.match, found)))
    if iso > finnish or (iso == finnish and field in ("checked", "updated")):
        return value.isoformat()
    return f"{value.day}.{value.month}.{value.year}"
