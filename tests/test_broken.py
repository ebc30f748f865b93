"""A folder of bad data for every code, and every problem that it has: `tests/broken/<code>/expect.txt`.

A line is `file:line:column code`, without line and column where the file as a whole is meant. `make accept` writes
what is found now. What cannot be a file in a repository is a recipe below.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from yhdistys_cli import folder
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.problems.sentences import SENTENCES, sentence
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import review
from yhdistys_cli.source import MAX_BYTES, MAX_DEPTH, MAX_ITEMS
from yhdistys_cli.views.problems import Location, Problem, Problems, problems
from yhdistys_cli.words import Words, cells

from .conftest import BROKEN, TODAY, Run

FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir())
GUIDE = (BROKEN / "anchor" / "guide.yaml").read_text(encoding="utf-8")
WIDTHS = (None, 30, 40, 80, 200)


def found(directory: str) -> Problems:
    """Every problem of a folder, as `validate` has them."""
    loaded = review(directory, TODAY)
    return problems(loaded.diagnostics, loaded.sources, len(loaded.files), loaded.records)


def as_lines(view: Problems, directory: str) -> list[str]:
    lines = []
    for problem in view.problems:
        spot = problem.spot
        file = os.path.relpath(spot.file, directory).replace(os.sep, "/")
        place = f"{file}:{spot.line}:{spot.column}" if spot.line else file
        lines.append(f"{place} {problem.diagnostic.code}")
    return lines


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_every_problem_of_the_folder_and_no_other(path: Path, request: pytest.FixtureRequest) -> None:
    now = "\n".join(as_lines(found(str(path)), str(path))) + "\n"
    if request.config.getoption("--accept"):
        (path / "expect.txt").write_text(now, encoding="utf-8", newline="\n")
    assert now == (path / "expect.txt").read_text(encoding="utf-8")
    assert f" {path.name}\n" in now


# --- what cannot be a file in a repository: code → a folder made for it, its path and what is expected

Recipe = Callable[[Path, pytest.MonkeyPatch], tuple[Path, list[str]]]


def no_folder(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    return tmp_path / "nowhere", [". no-folder"]


def not_a_folder(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    return tmp_path / "guide.yaml", [". not-a-folder"]


def empty_folder(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    return tmp_path, ["guide.yaml missing-file"]


def too_large(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    with (tmp_path / "contacts.yaml").open("wb") as file:
        file.truncate(100_000_000)
    return tmp_path, ["contacts.yaml too-large"]


def too_many_errors(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts.yaml").write_text(f"people: [{'{}, ' * 10_000}]\n", "utf-8")
    # The first hundred records lack an id and a name.
    found = [f"contacts.yaml:1:{10 + 4 * index} missing-field" for index in range(100) for _field in ("id", "name")]
    return tmp_path, ["contacts.yaml too-many-errors", *found]


def too_many_values(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts.yaml").write_text(f"people: [{'{}, ' * (MAX_ITEMS + 1)}]\n", "utf-8")
    return tmp_path, [f"contacts.yaml:1:{10 + 4 * MAX_ITEMS} too-many-values"]


def too_many_files(tmp_path: Path, patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    patch.setattr(folder, "LOOK_AT_MOST", 20)
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts").mkdir()
    for number in range(21):
        (tmp_path / "contacts" / f"{number}.txt").write_bytes(b"")
    return tmp_path, ["contacts too-many-files"]


def a_million_brackets(tmp_path: Path, _patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    for name, text in (("areas", "- "), ("checklists", "{"), ("contacts", "[")):
        (tmp_path / f"{name}.yaml").write_text(text * 1_000_000, "utf-8")
    # Each is refused at the first bracket that is one too deep.
    columns = {"areas": 2 * MAX_DEPTH + 1, "checklists": 2, "contacts": MAX_DEPTH + 1}
    codes = {"areas": "too-deep", "checklists": "key-not-text", "contacts": "too-deep"}
    order = ("contacts", "areas", "checklists")
    return tmp_path, [f"{name}.yaml:1:{columns[name]} {codes[name]}" for name in order]


def refused(patch: pytest.MonkeyPatch, function: str, path: Path) -> None:
    """The system's `function` says that there is no permission for `path`; tests may run as root."""
    real = getattr(os, function)

    def refuse(asked: str, *arguments: int) -> object:
        if str(asked) == str(path):
            raise PermissionError(errno.EACCES, "Permission denied", asked)
        return real(asked, *arguments)

    patch.setattr(os, function, refuse)


def no_permission_for_a_file(tmp_path: Path, patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    for name in ("guide.yaml", "contacts.yaml"):
        (tmp_path / name).write_text(GUIDE, "utf-8")
    refused(patch, "open", tmp_path / "contacts.yaml")
    return tmp_path, ["contacts.yaml unreadable-file"]


def no_permission_for_the_guide(tmp_path: Path, patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    refused(patch, "open", tmp_path / "guide.yaml")
    return tmp_path, ["guide.yaml unreadable-file"]


def no_permission_for_the_folder(tmp_path: Path, patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    refused(patch, "listdir", tmp_path)
    return tmp_path, [". unreadable-file"]


def no_permission_for_the_folder_of_a_section(tmp_path: Path, patch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts").mkdir()
    refused(patch, "listdir", tmp_path / "contacts")
    return tmp_path, ["contacts unreadable-file"]


RECIPES: list[tuple[str, Recipe]] = [
    ("no-folder", no_folder),
    ("not-a-folder", not_a_folder),
    ("missing-file", empty_folder),
    ("too-large", too_large),
    ("too-many-values", too_many_values),
    ("too-many-files", too_many_files),
    ("too-many-errors", too_many_errors),
    ("too-deep", a_million_brackets),
    ("unreadable-file", no_permission_for_a_file),
    ("unreadable-file", no_permission_for_the_guide),
    ("unreadable-file", no_permission_for_the_folder),
    ("unreadable-file", no_permission_for_the_folder_of_a_section),
]


@pytest.mark.parametrize(("code", "recipe"), RECIPES, ids=[recipe.__name__ for _code, recipe in RECIPES])
def test_recipe(code: str, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    path, expected = recipe(tmp_path, monkeypatch)
    view = found(str(path))
    assert as_lines(view, str(path)) == expected
    assert code in {problem.diagnostic.code for problem in view.problems}
    for width, language in zip((None, 40, 200), LANGUAGES, strict=True):
        shown(view, width, language)
    is_error = CODES[code] == "error"
    for command in ("validate", "contacts") if is_error else ("validate",):
        result = run(command, "--data", str(path), "--today", "24.11.2026")
        assert result.status == is_error
        assert f"[{code}]" in result.out + result.err
        assert "Traceback" not in result.out + result.err


def test_a_line_of_a_million_characters_is_not_shown_whole(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    (tmp_path / "contacts.yaml").write_text("[" * 1_000_000, "utf-8")
    size = len(shown(found(str(tmp_path)), None, "en"))
    assert size < 10_000


def test_every_code_has_a_case() -> None:
    assert {path.name for path in FOLDERS} | {code for code, _recipe in RECIPES} == set(CODES)
    assert MAX_BYTES < 100_000_000


# --- how they are shown


def shown(view: Problems, width: int | None, language: str) -> str:
    """The problems as text; whatever they are about, nothing that a terminal would obey."""
    text = str(write(view, "validate", "text", Page(Words(language), width)))
    for problem in view.problems:
        assert f"[{problem.diagnostic.code}]" in text
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"]
    if width is not None:
        lines = text.splitlines()[:-1]  # the last is the summary, which has its own test
        too_wide = [line for line in lines if cells(line) > width and len(line.split()) > 1]
        assert too_wide == []
    return text


@pytest.mark.parametrize("width", [30, 40, 80])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_fits_the_terminal(width: int, language: str) -> None:
    view = found(str(BROKEN / "bad-date"))
    text = str(write(view, "validate", "text", Page(Words(language), width)))
    assert max(cells(line) for line in text.rpartition("\n\n")[2].splitlines()) <= width


def test_every_code_has_its_sentences() -> None:
    assert set(SENTENCES) == set(CODES)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_every_problem_can_be_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    view = found(path.name)
    for language in LANGUAGES:
        for problem in view.problems:
            assert all(sentence(problem, Words(language))), problem.diagnostic.code
        for width in WIDTHS:
            check_marks(view, shown(view, width, language), width)


# --- the marks lie under what is meant


def visible(text: str) -> str:
    """A line of a file as a terminal shows it: tabs as four spaces, what is not printed as U+FFFD."""

    def shown(c: str) -> str:
        if unicodedata.category(c) == "Zs":
            return " "
        return c if c.isprintable() or unicodedata.combining(c) else "\ufffd"

    return "".join("    " if c == "\t" else shown(c) for c in text)


def under(text: str, start: int, length: int) -> str:
    """What stands in the cells from `start` on; a combining mark stands with the letter before it."""
    at, taken = 0, ""
    for character in text:
        if start <= at - (cells(character) == 0) < start + length:
            taken += character
        at += cells(character)
    return taken


def check_marks(view: Problems, text: str, width: int | None) -> None:
    """Every line that is shown with marks: they lie under the beginning of what the problem is about.

    Of what repeats in a file the first has them; of the others the places stand below.
    """
    spots = [spot for group in view.groups for spot in (group.first.spot, *group.first.related) if spot.line]
    words = re.sub(r"[\s,]+", " ", text)
    for group in view.groups:
        for problem in group.problems[1:]:
            assert f" {problem.spot.line}:{problem.spot.column} " in words
    frames = re.findall(r"^ *(\d+) \| (.*)\n {6}\| ( *)(\^+)", text, re.MULTILINE)
    assert [int(number) for number, *_rest in frames] == [spot.line for spot in spots]
    for spot, (_number, line, before, marks) in zip(spots, frames, strict=True):
        meant = visible(spot.text[spot.column - 1 : spot.column - 1 + spot.length])
        there = under(line, len(before), len(marks))
        if width is None:
            assert line == visible(spot.text)
            assert there == meant
        else:
            assert meant.startswith(there.removesuffix("…")) or there.startswith(meant), (there, meant)
            assert there.removesuffix("…") or not meant


LINES = [
    "name: A, title: T, {key}: x",
    "name: A, \ttitle: T,\t\t{key}: x",
    "name: 漢字, title: 漢字漢字, {key}: x",
    "name: a\u0308a\u0308 e\u0301, {key}: x",
    "name: 漢字\ta\u0308 🎉, title: a\u0301b\u0301, {key}: x",
    "name: " + "漢字" * 40 + ", {key}: x",
    "name: " + "a\u0308" * 90 + ", {key}: x",
    "name: " + "pitkä nimi " * 17 + ", {key}: x",
    "name: " + "\tA" * 40 + ", {key}: x",
    "{key}: x, name: " + "漢字" * 50,
    "{key}: x, name: " + "A\t" * 50,
    "{key}: x, name: " + "a\u0308" * 99,
]


@pytest.mark.parametrize("key", ["nmae", "nimi", "漢字漢字", "a\u0308a\u0308", "漢" * 60], ids=range(5))
@pytest.mark.parametrize("line", LINES, ids=range(len(LINES)))
@pytest.mark.parametrize("width", WIDTHS)
def test_marks_lie_under_what_is_meant(line: str, key: str, width: int | None, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    text = f"people:\n  - {{id: a, {line.replace('{key}', key)}}}\n"
    (tmp_path / "contacts.yaml").write_text(text, "utf-8")
    view = found(str(tmp_path))
    (problem,) = view.problems
    assert problem.diagnostic.code == "unknown-field"
    check_marks(view, shown(view, width, "en"), width)


def test_a_line_number_of_seven_digits(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text("\n" * 1_234_566 + GUIDE.replace("name: Opas", "nimi: Opas"), "utf-8")
    view = found(str(tmp_path))
    assert [problem.spot.line for problem in view.problems] == [1_234_567] * 2
    for width in WIDTHS:
        shown(view, width, "fi")


def test_places_without_text() -> None:
    assert str(write(Problems((), 3, 7), "validate", "text", Page(Words("en")))).count("\n") == 1
    assert Problem.__match_args__ == ("diagnostic", "spot", "related", "steps")
    assert Location("x").line == 0
