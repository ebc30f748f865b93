"""YAML text to plain strings, lists and dicts, with the place of every key and value. The only door to PyYAML.

PyYAML's own guesses destroy this data (`0401234567` becomes 67451255, `12:30` becomes 750, a repeated key silently
wins), so only its event stream is used: every scalar stays the text that was written. What a clerk's file has no use
for (anchors, aliases, tags, several documents) is refused with its place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Any, Literal, NamedTuple

from .diagnostics import DataPath, Diagnostic, Path, TextRange, has_errors
from .mistakes import COLON, NO_COLON, NO_HYPHEN, syntax
from .recovery import Outline, Part, without, wrong_indent

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 40
# The most items of a list, and the most keys and values of a file: each takes its memory, right or wrong.
MAX_ITEMS = 100_000
MAX_VALUES = 2_000_000
# So many records that cannot be read are left out of a file, and of files up to so many characters.
MOST_LOST = 20
MAX_RECOVERED = 4 * 1024 * 1024
# So many control characters are named one by one; with more, the file is no text, or not in UTF-8.
MOST_CONTROLS = 20

# C0 and C1 controls, the line separators of Unicode (YAML 1.1 takes them for line ends, editors do not), surrogates.
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
# The same, where an escape in double quotes could smuggle in a carriage return.
_ESCAPED = _CONTROL[:-1] + "\r]"
_LINE_END = "\r\n|\r|\n"

Tree = str | list[Any] | dict[str, Any]


class Offsets(NamedTuple):
    """Characters `start` to `end` of a text. `plain`: a scalar written without quotes."""

    start: int
    end: int
    plain: bool = False


# Where a value stands: start, end, whether it is plain; the same of all that is in it, if it is a list or mapping;
# start and end of its key, if it has one.
Node = tuple[int, int, bool, list[Any] | dict[str, Any] | None, int | None, int]


@dataclass(slots=True)
class Source:
    """A file that was read: `name` as people know it, its `text`, its `tree` if it could be built, its problems.

    `spoiled` are the paths whose values cannot be trusted although the rest of the tree can (a repeated key); `lost`
    are the texts of those records among them of which nothing could be read, by their paths.
    Places are looked up only when somebody asks, by reading the text a second time: most runs never need one. What
    needs all of them has them kept at the first reading.
    """

    name: str
    text: str = ""
    tree: Tree | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    untrusted_paths: list[Path] = field(default_factory=list)
    lost: dict[Path, str] = field(default_factory=dict)
    _readable: str = ""  # the text without what is lost, if anything is
    _places: list[Node] | None = None
    _starts: list[int] | None = None

    def span(self, path: Path, on: Literal["value", "key"] = "value") -> Offsets:
        """The place of the value at `path` or of its key; of the nearest that exists, where `path` leads too far."""
        _found, key, value = self._find(path)
        return key if key is not None and on == "key" else value

    def found(self, path: Path) -> Path:
        """As much of `path` as the text has."""
        return self._find(path)[0]

    @property
    def root(self) -> Node | None:
        """The place of the whole tree, with those of all that is in it; none where nothing could be read.

        Of a list or mapping the end is that of its first sign, because the text has no other for those in block style.
        """
        if self._places is None:
            self._places = []
            _build(Source(self.name, self._readable or self.text), self._places)
        return self._places[0] if self._places else None

    def _find(self, path: Path) -> tuple[Path, Offsets | None, Offsets]:
        """As much of `path` as the text has, and the places of the key, if it ends with one, and of the value."""
        node = self.root
        if node is None:
            return (), None, Offsets(0, 0)
        found: list[str | int] = []
        for step in path:
            inner = node[3]
            if step in inner if isinstance(inner, dict) else inner and isinstance(step, int) and step < len(inner):
                node = inner[step]  # type: ignore[index]
            elif isinstance(step, int):  # one value may stand where a list of one was meant
                continue
            else:
                break
            found.append(step)
        start, end, plain, _inner, key, key_end = node
        return tuple(found), None if key is None else Offsets(key, key_end), Offsets(start, end, plain)

    def scalars(self, part: Path = ()) -> Iterator[tuple[Path, Offsets, str]]:
        """Path, span and text of every scalar value in a part of the tree, in the order of the text."""
        found: Any = self.tree
        for step in part:
            found = found[step]
        waiting: list[tuple[Path, Any]] = [(part, found)]
        while waiting:
            path, node = waiting.pop()
            if type(node) is str:
                yield path, self.span(path), node
            elif node is not None:
                steps = node.items() if type(node) is dict else enumerate(node)
                waiting += [((*path, step), inner) for step, inner in steps][::-1]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at `offset`. CR, LF and CRLF each end a line."""
        if self._starts is None:
            if "\r" in self.text:
                self._starts = [0, *(m.end() for m in re.finditer(_LINE_END, self.text))]
            else:  # a third of the time
                self._starts = [0, *accumulate([len(line) + 1 for line in self.text.split("\n")])]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its end."""
        self.position(0)
        starts = self._starts or [0]
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


def read(name: str, data: bytes, places: bool = False) -> Source:
    """The bytes of a YAML file as a `Source`. What is wrong with the text stands in its `diagnostics`.

    With `places` they are kept at once, which costs a fifth more instead of a second reading.
    """
    source = Source(name)

    def refuse(code: str, start: int = 0, end: int = 0, **params: str) -> Source:
        source.diagnostics.append(Diagnostic(code, TextRange(name, start, end), params=params))
        return source

    if len(data) > MAX_BYTES:
        return refuse("too-large", limit=str(MAX_BYTES // 1024 // 1024))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("not-utf8", found="UTF-16")
    bom = data.startswith(b"\xef\xbb\xbf")
    data = data[3:] if bom else data
    try:
        source.text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Shown with the rest of the line readable: the bad bytes become replacement characters.
        source.text = data.decode("utf-8", "replace")
        before = len(data[: error.start].decode("utf-8"))
        return refuse("not-utf8", before, before + 1, found="")
    if bom:
        refuse("byte-order-mark")
    for bad in islice(re.finditer(_CONTROL, source.text), MOST_CONTROLS):
        refuse("control-character", bad.start(), bad.end(), character=f"U+{ord(bad.group()):04X}")
    if has_errors(tuple(source.diagnostics)):
        return source
    if places:
        source._places = []
    tree = _build(source, source._places)
    too_many = source.diagnostics and source.diagnostics[-1].code == "too-many-values"
    if tree is None and len(source.text) <= MAX_RECOVERED and not too_many:
        tree = _read_on(source)
    if tree == "":
        return refuse("empty-file")
    if tree is not None and not isinstance(tree, dict):
        source.diagnostics.append(Diagnostic("wrong-type", DataPath(name), params={"expected": "mapping"}))
        return source
    source.tree = tree
    return source


def _read_on(source: Source) -> Tree | None:
    """The tree of a text without the records that keep it from being read, or none where that is not enough.

    Each of them has its diagnostic, is among the `spoiled` and `lost`, and is an empty item of its list.
    """
    outline = Outline(source.text)
    before = source.diagnostics
    stopped: list[Diagnostic] = []
    lost: dict[Path, str] = {}
    text = source.text
    tree: Tree | None = None
    for _ in range(MOST_LOST):
        *others, last = source.diagnostics
        if not isinstance(last.at, TextRange):
            break
        indent = _wrong_indent(outline, last)
        stopped.append(indent or last)
        part = _lost_part(outline, stopped[-1], lost) or _lost_part(outline, last, lost)
        # What was found before is found again.
        source.diagnostics = [d for d in others if d.code == "byte-order-mark"]
        source.untrusted_paths = []
        if part is None or (shorter := without(text, part)) == text:
            break
        text, lost[part.section, part.number] = shorter, source.text[part.start : part.end]
        trial = Source(source.name, text, diagnostics=source.diagnostics)
        places: list[Node] | None = None if source._places is None else []
        tree = _build(trial, places)
        source.diagnostics, source.untrusted_paths = trial.diagnostics, trial.untrusted_paths
        if tree is not None:
            source._places = places
            break
    if tree is None or not isinstance(tree, dict) or not all(_is_empty_item(tree, path) for path in lost):
        source.diagnostics = before[:-1] + stopped[:1] if stopped else before
        source.untrusted_paths, source._places = [], None if source._places is None else []
        return None
    source._readable, source.lost = text, lost
    source.untrusted_paths += lost
    source.diagnostics += stopped
    return tree


def _lost_part(outline: Outline, stopped: Diagnostic, lost: Mapping[Path, str]) -> Part | None:
    """The record in which reading stopped, if it is not left out already."""
    part = outline.part(stopped.at.start) if isinstance(stopped.at, TextRange) else None
    return None if part is None or part.number < 0 or (part.section, part.number) in lost else part


def _is_empty_item(tree: dict[str, Any], path: Path) -> bool:
    items = tree.get(str(path[0]))
    return isinstance(items, list) and len(items) > int(path[1]) and items[int(path[1])] == ""


# What is said of a mistake where a wrong indent may be behind it.
_MAYBE_INDENT = (
    *(COLON, NO_COLON, NO_HYPHEN, "item-in-text"),
    *("did not find expected key", "did not find expected <document start>"),
)


def _wrong_indent(outline: Outline, stopped: Diagnostic) -> Diagnostic | None:
    """The same as a wrong indent, if one is behind it."""
    if (
        stopped.code != "syntax"
        or stopped.params["reason"] not in _MAYBE_INDENT
        or not isinstance(stopped.at, TextRange)
    ):
        return None
    at = stopped.at.start
    part = outline.part(at)
    for tried in (part, outline.before(part) if part else None):
        if tried and (found := wrong_indent(outline, tried, at, tree_of)):
            place = TextRange(stopped.at.file, found.start, found.end)
            params = {"reason": "indent", "found": str(found.found), "expected": str(found.expected)}
            return Diagnostic("syntax", place, params=params, fix=found.text if found.certain else None)
    return None


def tree_of(text: str) -> Tree | None:
    """The tree of a text, or none where anything is wrong with it."""
    source = Source("", text)
    tree = _build(source, None)
    return None if source.diagnostics else tree


def _build(source: Source, places: list[Node] | None) -> Tree | None:
    """The tree of a source's text, or none where reading had to stop. With `places` the root's is put into it.

    What is wrong is added to the source's diagnostics; what is wrong with one value only, to `spoiled` too.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(source.text)
    get_event = loader.get_event
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    root: Tree = ""
    stack: list[Any] = []  # the open lists and dicts
    keys: list[Any] = []  # for each: the key that waits for its value, or None
    key_events: list[dict[str, Any]] = []  # for each dict: its keys' events, to name the first of a repeated one
    inner: list[Any] = [places]  # what is open: where all stands that is in it
    documents = 0
    left = MAX_VALUES
    joined: set[int] = set()  # mappings in which a second record has begun
    top: Any = None  # the innermost of the open ones

    def refuse(code: str, event: Any, related: tuple[TextRange, ...] = (), **params: str) -> None:
        start = event.start_mark.index
        place = TextRange(source.name, start, max(event.end_mark.index, start + 1))
        source.diagnostics.append(Diagnostic(code, place, params=params, related=related))

    def spoil() -> None:
        steps = [len(c) - 1 if type(c) is list else next(reversed(c), None) for c in stack[:-1]]
        steps += [len(c) for c in stack[-1:] if type(c) is list]  # the item that comes next
        source.untrusted_paths.append(tuple(step for step in steps if step is not None))

    try:
        while True:
            event = get_event()
            kind = type(event)
            if kind is scalar or kind is mapping or kind is sequence:
                left -= 1
                if left < 0 or (type(top) is list and len(top) == MAX_ITEMS):
                    refuse("too-many-values", event, limit=str(MAX_VALUES if left < 0 else MAX_ITEMS))
                    return None
                if event.anchor is not None:
                    refuse("anchor", event, name=event.anchor)
                    spoil()
                if event.tag is not None:
                    refuse("tag", event, name=event.tag)
                    spoil()
                if kind is scalar:
                    value: Any = event.value
                    if (
                        type(top) is list
                        and " - " in value
                        and not event.style
                        and (item := _swallowed(source.text, event))
                    ):
                        place = TextRange(source.name, item, item + 1)
                        source.diagnostics.append(Diagnostic("syntax", place, params={"reason": "item-in-text"}))
                        return None
                    if event.style == '"' and not value.isprintable() and (bad := re.search(_ESCAPED, value)):
                        refuse("control-character", event, character=f"U+{ord(bad.group()):04X}")
                        spoil()
                elif len(stack) >= MAX_DEPTH:
                    refuse("too-deep", event, limit=str(MAX_DEPTH))
                    return None
                else:
                    value = {} if kind is mapping else []
                step: str | None = None
                if top is not None:
                    if type(top) is list:
                        top.append(value)
                    elif keys[-1] is None:
                        if kind is not scalar:
                            refuse("key-not-text", event)
                            return None
                        if value[:1].isspace() and not event.style:  # no space of YAML's, or it would not be here
                            refuse("syntax", event, reason="wrong-space")
                            return None
                        first = key_events[-1].setdefault(value, event)
                        if first is not event and id(top) not in joined:
                            at = TextRange(source.name, first.start_mark.index, first.end_mark.index)
                            # Below the first name of a list's item: the hyphen of another item was deleted.
                            below = first.start_mark.column == event.start_mark.column
                            if below and len(stack) > 1 and type(stack[-2]) is list and next(iter(top)) == value:
                                joined.add(id(top))
                                refuse("repeated-key", event, (at,), key=value, mistake="record")
                            else:
                                refuse("repeated-key", event, (at,), key=value)
                            spoil()
                        keys[-1] = value
                        continue
                    else:
                        step, keys[-1] = keys[-1], None
                        top[step] = value
                else:
                    root = value
                if places is not None:
                    start, end = event.start_mark.index, event.end_mark.index
                    plain = kind is scalar and not event.style
                    within: Any = None if kind is scalar else type(value)()
                    if step is not None:
                        written = key_events[-1][step]
                        key, key_end = written.start_mark.index, written.end_mark.index
                        inner[-1][step] = (start, end, plain, within, key, key_end)
                    else:
                        inner[-1].append((start, end, plain, within, None, 0))
                if kind is not scalar:
                    top = value
                    stack.append(value)
                    keys.append(None)
                    key_events.append({})
                    if places is not None:
                        inner.append(within)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                stack.pop()
                top = stack[-1] if stack else None
                keys.pop()
                key_events.pop()
                if places is not None:
                    inner.pop()
            elif kind is yaml.AliasEvent:
                refuse("alias", event, name=event.anchor)
                return None
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    refuse("several-documents", event)
                    return None
            elif kind is yaml.StreamEndEvent:
                return root
    except yaml.YAMLError as error:
        source.diagnostics.append(syntax(error, source.name, source.text, MAX_DEPTH, _last_quoted))
        return None
    finally:
        loader.dispose()


def _swallowed(text: str, scalar: Any) -> int:
    """Where the hyphen of an item stands that is read as a part of the text above it; 0 if there is none."""
    found = re.compile(r"[\r\n][ ]*(-)[ ]").search(text, scalar.start_mark.index, scalar.end_mark.index)
    return found.start(1) if found else 0


def _last_quoted(text: str) -> tuple[int, int] | None:
    """Where the text in quotes begins and ends that is the last thing that can be read, if it is one."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    last: Any = None
    try:
        while (event := loader.get_event()) is not None:
            last = event if type(event) is yaml.ScalarEvent and event.style in ("'", '"') else None
    except yaml.YAMLError:
        pass
    finally:
        loader.dispose()
    return None if last is None else (int(last.start_mark.index), int(last.end_mark.index))
