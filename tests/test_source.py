"""Text to trees: nothing is guessed, every place is right, and no bytes make the reader fail."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yhdistys_cli.diagnostics import DataPath, TextRange
from yhdistys_cli.source import MAX_BYTES, MAX_DEPTH, MAX_ITEMS, Source, read
from yhdistys_cli.views.problems import problems

from .conftest import CITIES, ROOT

# Words that YAML would like to be something else, and characters with a meaning.
WORDS = ["0401234567", "12:30", "NO", "no", "~", "null", "2027-04-14", "1e3", "0x1f", "- a", "a: b", "# a", "a #b"]
WORDS += ["[a]", "{a}", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "?", "? a", ":", "---", "--- a", "...", "<<", "="]
WORDS += [
    "",
    " ",
    " a",
    "a ",
    "'",
    '"',
    "it's",
    '"a"',
    "\\",
    "\\n",
    "ä",
    "漢字",
    "🎉",
    "a\u0308",
    "\u00a0",
    "a,b",
    "a: ",
]
LETTERS = "ab0 äö漢🎉\u0308'\"\\:#-,[]{}&*!|>%@`?~.=<_/\t\n"

texts = st.sampled_from(WORDS) | st.text(LETTERS, max_size=12)
keys = texts.filter(lambda text: "\n" not in text)
trees = st.dictionaries(
    keys,
    st.recursive(
        texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=9
    ),
    min_size=1,
    max_size=5,
)

_PLAIN = re.compile(r"[A-Za-z0-9äö漢🎉~<=_][A-Za-z0-9äö漢🎉~<=_. '\"\\\u0308-]*(?<! )")


class Writer:
    """Writes a tree as YAML, in a style that Hypothesis chooses for every value."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def scalar(self, text: str, indent: int | None) -> str:
        """A scalar; with an indent it may be a block of lines that are indented that far."""
        styles = ["double"]
        if "\n" not in text:
            styles.append("single")
        if _PLAIN.fullmatch(text):
            styles += ["plain", "plain"]
        lines = text.rstrip("\n").split("\n")
        if indent is not None and lines[0].strip(" \t") and lines[0][0] not in " \t":
            styles.append("literal")
            if len(lines) == 1 and "\t" not in text and text == text.rstrip(" \n") and "\n" not in text:
                styles.append("folded")
        style = self.one(*styles)
        if style == "plain":
            return text
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        if style == "double":
            return json.dumps(text, ensure_ascii=False)
        ends = len(text) - len(text.rstrip("\n"))
        chomp = "-" if ends == 0 else "" if ends == 1 else "+"
        body = "\n".join(" " * (indent or 0) + line if line else "" for line in lines)
        if style == "folded":
            body = (
                body.replace(" ", "\n" + " " * (indent or 0))
                if re.fullmatch(r" *\S+( \S+)+", body) and not indent
                else body
            )
            return f">{chomp}\n{body}"
        return f"|{chomp}\n{body}" + "\n" * max(ends - 1, 0)

    def flow(self, node: Any) -> str:
        gap = self.one("", " ")
        if isinstance(node, str):
            return self.scalar(node, None)
        if isinstance(node, list):
            return "[" + gap + f",{gap or ' '}".join(self.flow(item) for item in node) + gap + "]"
        pairs = (f"{self.scalar(key, None)} : {self.flow(value)}" for key, value in node.items())
        return "{" + gap + ", ".join(pairs) + gap + "}"

    def value(self, node: Any, indent: int) -> str:
        """What stands after a colon or a hyphen: on the same line, or as a block on the next ones."""
        if isinstance(node, str):
            return " " + self.scalar(node, indent + 1)
        if not node or self.one("flow", "block", "block") == "flow":
            return " " + self.flow(node)
        deeper = indent + self.draw(st.integers(1, 4))
        return "\n" + self.block(node, deeper)

    def block(self, node: Any, indent: int) -> str:
        room = " " * indent
        if isinstance(node, list):
            return "\n".join(f"{room}-{self.value(item, indent)}" for item in node)
        return "\n".join(f"{room}{self.scalar(key, None)}:{self.value(value, indent)}" for key, value in node.items())


@st.composite
def written(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """A tree and a text that says it."""
    tree = draw(trees)
    writer = Writer(draw)
    start = writer.one("", "", "# ensin\n", "---\n", "\n\n")
    text = writer.block(tree, 0) if writer.one("block", "flow") == "block" else writer.flow(tree)
    end = writer.one("\n", "\n", "\n# lopuksi\n", "\n...\n")
    return tree, (start + text + end).replace("\n", writer.one("\n", "\n", "\r\n", "\r"))


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def paths(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value but the whole."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in items:
        yield (*path, step)
        yield from paths(value, (*path, step))


def parsed(text: str) -> Any:
    """A scalar's own text, as PyYAML's other parser (in Python) reads it without guessing."""
    return yaml.load(f"- {text}", yaml.BaseLoader)[0]


def check_spans(source: Source) -> int:
    """Every scalar's text says its value, and every key's text its key; how many there were."""
    count = 0
    for path, span, _text in source.scalars():
        assert parsed(source.text[span.start : span.end]) == at(source.tree, path), path
        assert span == source.span(path)
        count += 1
    for path in paths(source.tree):
        if isinstance(path[-1], str):
            key = source.span(path, "key")
            assert parsed(source.text[key.start : key.end]) == path[-1]
    return count


@given(written())
def test_what_was_written_is_read(case: tuple[dict[str, Any], str]) -> None:
    tree, text = case
    source = read("a.yaml", text.encode())
    assert source.diagnostics == []
    assert source.untrusted_paths == []
    assert source.tree == tree
    # Python keeps the order of a dict but does not compare it.
    assert list(paths(source.tree)) == list(paths(tree))
    scalars = [path for path in paths(tree) if isinstance(at(tree, path), str)]
    assert [path for path, _span, _text in source.scalars()] == scalars
    assert check_spans(source) == len(scalars)


GUIDES = [*CITIES.values(), *(ROOT / "tests" / "guides" / name for name in ("terms", "clocked", "clean"))]
FILES = sorted(file for folder in GUIDES for file in folder.rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_files_of_the_guides(file: Path) -> None:
    source = read("a.yaml", file.read_bytes())
    assert source.diagnostics == []
    assert source.tree == yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    assert check_spans(source) > 0


GUESSES = ["0401234567", "+358401234567", "12:30", "NO", "no", "on", "Yes", "~", "null", "2027-04-14", "30.2.2027"]
GUESSES += ["1e3", "0x1f", "010", "1_000", "-1", ".5", ".inf", ".NaN", "=", "<<", "true", "a b", "20:00:00"]


@pytest.mark.parametrize("word", GUESSES)
def test_nothing_is_guessed(word: str) -> None:
    source = read("a.yaml", f"a: {word}\nb: [{word}, '{word}']\n{word}: c\n".encode())
    assert source.diagnostics == []
    assert source.tree == {"a": word, "b": [word, word], word: "c"}
    assert [span.plain for _path, span, _text in source.scalars()] == [True, True, False, True]


@given(st.lists(st.sampled_from(["\n", "\r\n", "\r", "a", "ä", "漢", "🎉", "\t", " ", "", "a\u0308"]), max_size=20))
def test_lines_and_columns(pieces: list[str]) -> None:
    text = "".join(pieces)
    source = Source("a.yaml", text)
    lines = text.splitlines(keepends=True)
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    offset = 0
    for number, line in enumerate(lines, 1):
        assert source.line(number) == line.rstrip("\r\n")
        for column in range(1, len(line) + 1):
            assert source.position(offset) == (number, column)
            offset += 1
    assert source.position(len(text)) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end: str) -> None:
    text = end.join(["# a", "b: |", "  漢 b", "  c", "", "d: [e, 'f", "  g']", "h:", "  i: j", ""])
    source = read("a.yaml", text.encode())
    assert source.tree == {"b": "漢 b\nc\n", "d": ["e", "f g"], "h": {"i": "j"}}
    place = {path: source.position(source.span(path).start) for path in [("b",), ("d", 0), ("d", 1), ("h", "i")]}
    assert place == {("b",): (2, 4), ("d", 0): (6, 5), ("d", 1): (6, 8), ("h", "i"): (9, 6)}
    assert source.position(source.span(("h", "i"), "key").start) == (9, 3)
    assert source.line(7) == "  g']"


def test_a_place_that_is_not_there_is_the_nearest() -> None:
    source = read("a.yaml", b"a: {b: c}\n")
    for path in [("a", "x"), ("a", "x", 0, "y"), ("a",)]:
        assert source.span(path) == source.span(("a",))
    assert source.span(("x",)).start == 0
    assert source.span(("x",), "key") == source.span(())


def codes(data: str | bytes) -> list[tuple[str, str]]:
    """Code and text of everything that is wrong."""
    source = read("a.yaml", data.encode() if isinstance(data, str) else data)
    found = []
    for diagnostic in source.diagnostics:
        place = diagnostic.at
        if isinstance(place, DataPath):
            span = source.span(place.path)
            place = TextRange(place.file, span.start, span.end)
        found.append((diagnostic.code, source.text[place.start : place.end]))
    return found


CONTROLS = [
    "\0",
    "\a",
    "\b",
    "\v",
    "\f",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9b",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("character", CONTROLS, ids=ascii)
def test_invisible_characters_are_refused_wherever_they_stand(character: str) -> None:
    for text in (f"a: b{character}c\n", f"a: '{character}'\n", f"# {character}\na: b\n", f"a{character}: b\n"):
        assert codes(text) == [("control-character", character)]
    assert codes(f"a: b\n{character}") == [("control-character", character)]


@pytest.mark.parametrize(
    "escape",
    [r"\0", r"\a", r"\b", r"\v", r"\f", r"\e", r"\r", r"\N", r"\L", r"\P", r"\x1b", r"\x7f", r"\x0D", r"\u2028"],
)
def test_invisible_characters_are_refused_as_escapes(escape: str) -> None:
    assert codes(f'a: "b{escape}"\nc: d\n') == [("control-character", f'"b{escape}"')]
    assert codes(f'"{escape}": b\n') == [("control-character", f'"{escape}"')]
    assert codes(f"a: [x, 'b{escape}', \"b{escape}\"]\n") == [("control-character", f'"b{escape}"')]


@pytest.mark.parametrize("escape", [r"\ud83d\ude00", r"\ud800", r"\uDFFF", r"\U00110000"])
def test_halves_of_characters_are_refused(escape: str) -> None:
    assert [code for code, _text in codes(f'a: "{escape}"\n')] == ["syntax"]


def test_harmless_escapes_are_read() -> None:
    assert read("a.yaml", rb'a: "\n\t\_\"\\\/\x41\u00e4\U0001F389 "').tree == {"a": '\n\t\u00a0"\\/Aä🎉 '}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", [("empty-file", "")]),
        ("# a\n", [("empty-file", "")]),
        ("---\n", [("empty-file", "")]),
        ("''\n", [("empty-file", "")]),
        ("a\n", [("wrong-type", "a")]),
        ("# a\n- b\n", [("wrong-type", "")]),
        ("[a]", [("wrong-type", "[")]),
        (b"\xef\xbb\xbfa: b\n", [("byte-order-mark", "")]),
        (b"\xef\xbb\xbf", [("byte-order-mark", ""), ("empty-file", "")]),
        (b"\xff\xfea\0", [("not-utf8", "")]),
        (b"\xfe\xff\0a", [("not-utf8", "")]),
        (b"a: \xe4\n", [("not-utf8", "\ufffd")]),
        ("a: ä".encode()[:-1], [("not-utf8", "\ufffd")]),
        (b"\xef\xbb\xbf\xc3\xa4\xc3\xa4\xc3\xa4: \xe4\n", [("not-utf8", "\ufffd")]),
        (b"\xed\xa0\x80: a\n", [("not-utf8", "\ufffd")]),
        (b"\xc0\x80", [("not-utf8", "\ufffd")]),
        ("a: &b c\n", [("anchor", "&b c")]),
        ("a: &b {c: &d e}\n", [("anchor", "&b {"), ("anchor", "&d e")]),
        ("a: *b\n", [("alias", "*b")]),
        ("a: !b c\nd: ! e\nf: !!str g\n", [("tag", "!b c"), ("tag", "! e"), ("tag", "!!str g")]),
        ("a: b\n---\nc: d\n", [("several-documents", "---")]),
        ("[a]: b\n", [("key-not-text", "[")]),
        ("? - a\n: b\n", [("key-not-text", "-")]),
        ("{a: b}: c\n", [("key-not-text", "{")]),
        ("a: b\na: c\n'a': d\n", [("repeated-key", "a"), ("repeated-key", "'a'")]),
        ("a:\n\tb: c\n", [("tab-indentation", "\t")]),
        ("a: b: c\n", [("syntax", ":")]),
        ("a: 'b\n", [("syntax", "'")]),
        ("a: b\nc\n", [("syntax", "c")]),
    ],
)
def test_what_is_refused(data: str | bytes, expected: list[tuple[str, str]]) -> None:
    assert codes(data) == expected


PEOPLE = "people:\n  - id: a\n    name: Anna\n"


@pytest.mark.parametrize(
    ("text", "reason", "rest"),
    [
        (f"{PEOPLE}    title: Ilta: yhdessä\n", "colon-in-value", ": yhdessä"),
        ("a:\n  kuka vastaa: tämä\n  jatkuu\n", "colon-in-value", ": tämä"),
        (f"{PEOPLE}    kind:info\n", "colon-without-space", ":info"),
        (f"{PEOPLE}    kind:info\n    title: A\n", "colon-without-space", ":info"),
        ("people:\n  - id:a\n    name: Anna\n", "colon-without-space", ":a"),
        (f'{PEOPLE}    title:"A"\n', "colon-without-space", ':"A"'),
        (f"{PEOPLE}units:[]\n", "colon-without-space", ":[]"),
        ("people:\n  -id: a\n    name: Anna\n", "hyphen-without-space", "-id: a"),
        (f"{PEOPLE}  -id: b\n", "hyphen-without-space", "-id: b"),
        (f"{PEOPLE}      title: A\n", "indent", "      title: A"),
        (f"{PEOPLE}      title: A\n".replace("\n", "\r\n"), "indent", "      title: A"),
        (f'{PEOPLE}    title: "A\n    x: "b"\n', "quote-ends-later", '"A'),
        (f"{PEOPLE}    title: 'A\n    x: y\n    z: 'b'\n", "quote-ends-later", "'A"),
        (f'{PEOPLE}  - {{id: b, name: "B, title: A}}\n  - {{id: c, name: "C"}}\n', "quote-ends-later", '"B, title: A}'),
        (f'{PEOPLE}    title: "A" b\n', "text-after-quote", "b"),
        (f'{PEOPLE}    title: "A "b" c"\n', "text-after-quote", 'b" c"'),
        ('a: ["b" "c"]\n', "did not find expected ',' or ']'", '"c"]'),
        ('a: ["b"\n  c]\n', "did not find expected ',' or ']'", "c]"),
        ('a: "b\n  c"\n\nd\n', "could not find expected ':'", "d"),
        # What was not recognised is what libyaml says, where it says it.
        ("a: [b\nc: d\n", "did not find expected ',' or ']'", ": d"),
        ("a:\n  b: c\n d: e\n", "indent", " d: e"),
        ('a:\n  b: "c"\n d: e\n', "indent", " d: e"),
        (f"{PEOPLE}    title\n    x: y\n", "could not find expected ':'", "title"),
        (f"{PEOPLE}  id: b\n", "did not find expected '-' indicator", "id: b"),
        ("a: [\n  b]: c\n", "mapping values are not allowed in this context", ": c"),
    ],
)
def test_the_mistake_behind_what_is_refused(text: str, reason: str, rest: str) -> None:
    (diagnostic,) = read("a.yaml", text.encode()).diagnostics
    assert diagnostic.params["reason"] == reason
    assert isinstance(diagnostic.at, TextRange)
    assert re.split("[\r\n]", text[diagnostic.at.start :])[0] == rest


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("a:\n  - b: c\n    d: e\n    b: f\n    d: g\n    h: i\n    h: j\n", ["record"]),
        ("a:\n  - {b: c, b: d, b: e}\n", [None, None]),
        ("a:\n  - b: c\n    d: e\n    d: f\n", [None]),
        ("b: c\nb: d\n", [None]),
        ("a:\n  - b: c\n    b: d\n  - b: c\n    b: d\n", ["record", "record"]),
        ("a:\n  - b: c\n    b: {d: e, d: f}\n", ["record", None]),
    ],
)
def test_a_deleted_hyphen_is_one_problem(text: str, mistakes: list[str | None]) -> None:
    found = read("a.yaml", text.encode()).diagnostics
    assert [diagnostic.code for diagnostic in found] == ["repeated-key"] * len(mistakes)
    assert [diagnostic.params.get("mistake") for diagnostic in found] == mistakes


def test_a_long_file_with_a_mistake_at_its_end() -> None:
    for text in ("a: " + "b" * 3_000_000 + "\nc\n", "a b" * 1_000_000 + "\nc: d: e\n", " - " * 30 + "a:b\n c: d\n"):
        assert read("a.yaml", text.encode()).diagnostics


def test_a_repeated_key_says_where_it_stood_first() -> None:
    source = read("a.yaml", "a: b\nä: c\n'ä': d\n".encode())
    (diagnostic,) = source.diagnostics
    assert diagnostic.params == {"key": "ä"}
    assert diagnostic.related == (TextRange("a.yaml", 5, 6),)


@pytest.mark.parametrize("second", ["[b]", "c", "{d: e}", "[[f]]", "''"])
@pytest.mark.parametrize("first", ["[b, c]", "{d: {e: f}}", "[{a: b}]", "x"])
def test_the_places_of_a_repeated_key_are_those_of_its_last_value(first: str, second: str) -> None:
    source = read("a.yaml", f"a: {first}\na: {second}\nz: y\n".encode())
    for path, _span, _text in source.scalars():
        assert isinstance(at(source.tree, path), str)
    assert source.span(("z",)).start == source.text.index("y")
    assert source.text[source.span(("a",)).start :].startswith(second)


@pytest.mark.parametrize(
    ("text", "untrusted_paths"),
    [
        ("people:\n  - {id: a}\n  - &x {id: b}\n", ("people", 1)),
        ("people:\n  - {id: a, name: &x A}\n", ("people", 0)),
        ("people:\n  - {id: a, links: [b, !x c]}\n", ("people", 0, "links", 1)),
        ("people:\n  - {id: a, id: b}\n", ("people", 0)),
        ("people:\n  - {id: a, title: {fi: a, fi: b}}\n", ("people", 0, "title")),
        ('people:\n  - {id: a}\n  - "\\e"\n', ("people", 1)),
        ("people: &x\n  - {id: a}\n", ()),
        ("&x people:\n  - {id: a}\n", ()),
        ("!x\npeople:\n  - {id: a}\n", ()),
    ],
)
def test_what_a_mistake_spoils(text: str, untrusted_paths: tuple[str | int, ...]) -> None:
    assert read("a.yaml", text.encode()).untrusted_paths == [untrusted_paths]


def test_depth() -> None:
    def nested(levels: int) -> bytes:
        return b"a: " + b"[" * (levels - 1) + b"b" + b"]" * (levels - 1)

    assert read("a.yaml", nested(MAX_DEPTH)).diagnostics == []
    assert codes(nested(MAX_DEPTH + 1)) == [("too-deep", "[")]
    for start in (b"[", b"{a: ", b"- ", b"a:\n- ", b"? "):
        assert {code for code, _text in codes(start * 100_000)} <= {"too-deep", "syntax", "key-not-text"}


def test_size() -> None:
    assert codes(b" " * (MAX_BYTES + 1)) == [("too-large", "")]


def test_number_of_values(monkeypatch: pytest.MonkeyPatch) -> None:
    def list_of(number: int) -> bytes:
        return b"a: [b, " + b"{}, " * (number - 1) + b"]"

    assert codes(list_of(MAX_ITEMS)) == []
    assert codes(list_of(MAX_ITEMS + 1)) == [("too-many-values", "{")]
    monkeypatch.setattr("yhdistys_cli.source.MAX_VALUES", 100)
    assert codes(b"".join(b"k%d: v\n" % number for number in range(49))) == []
    assert codes(b"".join(b"k%d: v\n" % number for number in range(50))) == [("too-many-values", "v")]


def test_a_file_of_zeros_is_few_problems() -> None:
    # What a disk leaves behind after a power cut; each problem is shown with its line.
    count = len(codes(b"\0" * 20_000))
    assert count <= 100


def test_a_text_in_utf16_without_its_mark_is_few_problems() -> None:
    text = "".join(f"  - id: person-{number}\n    name: Sanna Virta\n" for number in range(500))
    count = len(codes(("people:\n" + text).encode("utf-16-le")))
    assert count <= 100


TOKENS = [
    ":",
    ": ",
    "- ",
    "-",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "|",
    "|2-",
    ">",
    "'",
    '"',
    "\\",
    "#",
]
TOKENS += [
    "? ",
    "%YAML 1.2\n",
    "%TAG ! x",
    "---\n",
    "--- ",
    "...\n",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\r",
    "\r\n",
    "\t",
    " ",
]
TOKENS += [
    "a",
    "ä",
    "漢",
    "id",
    "name: ",
    "people:\n",
    "<<: ",
    "=",
    "~",
    "@",
    "`",
    "\ufeff",
    "\x00",
    "\x85",
    "\u2028",
    "\\e",
]
noise = (
    st.binary(max_size=60)
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.sampled_from(TOKENS), max_size=30).map(lambda tokens: "".join(tokens).encode())
    | st.lists(st.sampled_from(TOKENS), max_size=30).map(lambda tokens: b"\xef\xbb\xbf" + "".join(tokens).encode())
)


@settings(max_examples=200)
@given(noise)
@example(b"\xef\xbb\xbf\xc3\xa4\xff")
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    source = read("a.yaml", data)
    for path, span, _text in source.scalars():
        assert 0 <= span.start <= span.end <= len(source.text)
        assert isinstance(at(source.tree, path), str)
    view = problems(source.diagnostics, {"a.yaml": source})
    for problem in view.problems:
        for spot in (problem.spot, *problem.related):
            assert 1 <= spot.column <= len(spot.text) + 1 or spot.line == 0
            assert spot.length >= 1 or spot.line == 0
            assert spot.text == source.line(spot.line) or spot.line == 0
    if source.tree is None:
        assert source.diagnostics
    if source.tree is not None and not source.diagnostics:
        assert source.tree == yaml.load(source.text, yaml.CBaseLoader)
