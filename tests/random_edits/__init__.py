"""Random edits of the real data, as a hand that errs makes them, and what must hold whatever the mistake.

`tests/test_random_edits.py` runs a few of them; `python -m tests.random_edits --minutes 10` as many as there is time
for, and README.md keeps what that found.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

from yhdistys_cli.diagnostics import DataPath
from yhdistys_cli.formats import Page, write
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import Loaded, load, review
from yhdistys_cli.source import Source
from yhdistys_cli.views.problems import Location, Problem, Problems, problems
from yhdistys_cli.words import Words

from ..conftest import CITIES, TODAY

# What stands in the files of the cities; a lone byte that is no UTF-8 is a surrogate here.
TEXTS = {
    city: {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    for city, folder in CITIES.items()
}
WIDTHS = (None, 40, 80)

_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{4}-\d{2}-\d{2}|\d{4}|\d{1,2}[.:]\d{2}")
_VALUE = re.compile(r"(?<=: )\S.*|(?<=- )\S.*")
_KEY = re.compile(r"[a-z_0-9]+(?=:)")

DAYS = ["30.2.2027", "31.4.", "29.2.", "1.1.2027", "31.12.2026", "2027-02-30", "2026-11-24", "1.3.2027 klo 15.00"]
DAYS += ["28.3.2027 klo 3.30", "31.10.2027 klo 3.30", "9999", "0", "2025", "2031", "24.00", "23.59", "1.1.1900", "0.0."]
WORDS = [
    "",
    "[]",
    "{}",
    "~",
    "null",
    "NO",
    "0401234567",
    "040 123 4567",
    "17:00",
    "'",
    '"',
    "a@b",
    "a@gmail.com",
    "- a",
]
WORDS += [
    "http://x",
    "https://example.com/ä",
    "{fi: a, sv: b}",
    "{fi: a}",
    "[a, a]",
    "*a",
    "&a b",
    "!a b",
    "|",
    ">",
    "?",
]
WORDS += [
    "sivistys",
    "yhdistysilta",
    "sanna-virta",
    "avustukset",
    "Ormaa- Perälä",
    'a "b"  c ',
    "äö" * 300,
    "# a",
    "true",
]
WORDS += [
    "{person: sanna-virta, until: 1.1.2026}",
    "{event: vuosiavustukset, days: -3}",
    "each-unit",
    "-1",
    "1000",
    "\t",
]
KEYS = [
    "id",
    "name",
    "nmae",
    "contacts",
    "people",
    "until",
    "from",
    "dates",
    "rule",
    "on",
    "fi",
    "sv",
    "2027",
    "2028",
    "units",
]
KEYS += ["phone", "email", "events", "checked", "person", "<<", "?", "ä", "", "status"]
# Characters that mean something to YAML, to a terminal or to an editor.
SIGNS = [
    "\t",
    " ",
    "  ",
    "\n",
    "\r",
    "\r\n",
    ":",
    ": ",
    "- ",
    "'",
    '"',
    "#",
    " #",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
]
SIGNS += [
    "[",
    "]",
    "{",
    "}",
    ",",
    "\\",
    "---\n",
    "...\n",
    "\ufeff",
    "\0",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u00a0",
]
SIGNS += [
    "\u00ad",
    "\u200b",
    "\u202e",
    "\u0308",
    "漢字",
    "🎉",
    "👩‍👩‍👧",
    "ﬁ",
    "\udcff",
    "\udce4",
    "\udced\udca0\udc80",
    "%TAG ! x\n",
]


class Edit(NamedTuple):
    """One mistake: `kind` names its function, `at` and `to` are places (modulo what there is), `text` what comes."""

    kind: str
    file: int
    at: int
    to: int
    text: str


def _cut(text: str, edit: Edit) -> str:
    start = edit.at % (len(text) + 1)
    return text[:start] + text[start + edit.to % 200 + 1 :]


def _insert(text: str, edit: Edit) -> str:
    start = edit.at % (len(text) + 1)
    return text[:start] + edit.text + text[start:]


def _cut_lines(text: str, edit: Edit) -> str:
    lines = text.splitlines(keepends=True)
    start = edit.at % (len(lines) + 1)
    return "".join(lines[:start] + lines[start + edit.to % 12 + 1 :])


def _repeat(text: str, edit: Edit) -> str:
    lines = text.splitlines(keepends=True)
    start = edit.at % (len(lines) + 1)
    end = start + edit.to % 12 + 1
    return "".join(lines[:end] + lines[start:])


def _swap(text: str, edit: Edit) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        one, other = edit.at % len(lines), edit.to % len(lines)
        lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _indent(text: str, edit: Edit) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        at = edit.at % len(lines)
        change = edit.to % 9 - 4
        bare = lines[at].lstrip(" ")
        spaces = len(lines[at]) - len(bare)
        lines[at] = ("\t" if change == 0 else " " * max(0, spaces + change)) + bare
    return "".join(lines)


def _put(pattern: re.Pattern[str], text: str, edit: Edit) -> str:
    """Another text in the place of one of those that a pattern finds."""
    places = list(pattern.finditer(text))
    if not places:
        return text
    place = places[edit.at % len(places)]
    return text[: place.start()] + edit.text + text[place.end() :]


_OWN_WORDS = st.sampled_from(WORDS)
# kind → what it does, and which texts come with it
KINDS: dict[str, tuple[Callable[[str, Edit], str], st.SearchStrategy[str]]] = {
    "cut": (_cut, st.just("")),
    "cut lines": (_cut_lines, st.just("")),
    "repeat lines": (_repeat, st.just("")),
    "swap lines": (_swap, st.just("")),
    "indent": (_indent, st.just("")),
    "delete a quote": (lambda text, edit: _put(re.compile("[\"']"), text, edit), st.just("")),
    "insert a character": (_insert, st.characters(exclude_categories=["Cs"])),
    "insert a sign": (_insert, st.sampled_from(SIGNS)),
    "change a date": (lambda text, edit: _put(_DAY, text, edit), st.sampled_from(DAYS)),
    "change a value": (
        lambda text, edit: _put(_VALUE, text, edit),
        _OWN_WORDS | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    "change a key": (lambda text, edit: _put(_KEY, text, edit), st.sampled_from(KEYS)),
}


@st.composite
def _edit(draw: st.DrawFn) -> Edit:
    kind = draw(st.sampled_from(sorted(KINDS)))
    place = st.integers(0, 20_000)
    return Edit(kind, draw(st.integers(0, 9)), draw(place), draw(place), draw(KINDS[kind][1]))


cases = st.tuples(st.sampled_from(sorted(TEXTS)), st.lists(_edit(), min_size=1, max_size=8))


def edited(city: str, edits: Sequence[Edit]) -> dict[str, bytes]:
    """The files of a city after some edits."""
    texts = dict(TEXTS[city])
    for edit in edits:
        name = sorted(texts)[edit.file % len(texts)]
        texts[name] = KINDS[edit.kind][0](texts[name], edit)
    return {name: text.encode("utf-8", "surrogateescape") for name, text in texts.items()}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files, and take away whatever else lies in the folder."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def hold(folder: Path, cache: str, files: dict[str, bytes]) -> Problems:
    """Assert all that must hold for a folder with these files; what was found. `cache` keeps the public holidays."""
    put(folder, files)
    load(str(folder))
    loaded = review(str(folder), TODAY, cache)
    view = problems(loaded.diagnostics, loaded.sources, len(loaded.files), loaded.records)
    for problem in view.problems:
        _problem(problem, loaded)
        for spot in (problem.spot, *problem.related):
            _spot(spot, files)
    again = review(str(folder), TODAY, cache)
    assert again.diagnostics == loaded.diagnostics
    assert again.guide == loaded.guide
    assert problems(again.diagnostics, again.sources, len(again.files), again.records) == view
    for language in LANGUAGES:
        for width in WIDTHS:
            text = str(write(view, "validate", "text", Page(Words(language), width)))
            assert all(f"[{problem.diagnostic.code}]" in text for problem in view.problems)
    return view


def _lines(data: bytes) -> list[str]:
    """The lines of a file as an editor counts them."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return re.split("\r\n|\r|\n", text)


def _spot(spot: Location, files: dict[str, bytes]) -> None:
    """The line is there, it is what the file says, and the marked characters are in it."""
    if not spot.line:
        assert (spot.column, spot.text, spot.length) == (0, "", 0)
        return
    assert spot.text == _lines(files[os.path.basename(spot.file)])[spot.line - 1]
    assert spot.column >= 1
    assert spot.length >= 1
    # What is missing at a line's end is marked behind its last character.
    assert spot.column - 1 + spot.length <= max(len(spot.text), spot.column)
    assert spot.column - 1 <= len(spot.text)


def _problem(problem: Problem, loaded: Loaded) -> None:
    """What is marked is what the problem is about: the key or the value at its address, the characters of its place."""
    diagnostic, spot = problem.diagnostic, problem.spot
    source: Source | None = loaded.sources.get(diagnostic.at.file)
    if source is None or not spot.line:
        return
    marked = spot.text[spot.column - 1 : spot.column - 1 + spot.length]
    if not isinstance(diagnostic.at, DataPath):
        meant = source.text[diagnostic.at.start : diagnostic.at.end]
        assert marked == meant or meant.startswith((marked + "\r", marked + "\n")) or not marked
        return
    values = dict(_values(source.tree))
    wanted = diagnostic.at.path[-1] if diagnostic.on == "key" else values.get(diagnostic.at.path)
    span = source.span(diagnostic.at.path, diagnostic.on)
    written = source.text[span.start : span.end]
    assert written.startswith(marked) or not written  # a record in block style begins, and has no characters
    if isinstance(wanted, str):
        assert wanted in _read(written)


def _read(written: str) -> Iterator[Any]:
    """What the characters of a scalar say to PyYAML: as a key, an item, a value, between brackets."""
    for text in (f"{written}: x", f"- {written}", f"a: {written}", f"[{written}]"):
        try:
            tree = yaml.load(text, yaml.CBaseLoader)
        except yaml.YAMLError:
            continue
        yield from [*tree, *tree.values()] if isinstance(tree, dict) else tree if isinstance(tree, list) else ()


def _values(tree: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Path and text of every scalar of a tree."""
    if isinstance(tree, str):
        yield path, tree
    for step, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from _values(value, (*path, step))
