"""Reading on after a mistake in one record, and lines whose indent is wrong."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from yhdistys_cli.load import SECTIONS, load, review
from yhdistys_cli.recovery import Outline
from yhdistys_cli.source import Source, read
from yhdistys_cli.validation import validate

from .conftest import CITIES, TODAY, Run

GUIDE = "name: A\nmunicipality: {name: B, code: '001'}\nlanguage: fi\nupdated: 2026-11-24\nintroduction: C\n"
CONTACTS = """units:
  - id: nuoriso
    name: Nuorisopalvelut
    contacts:
      - anna
      - bo
  - id: liikunta
    name: Liikuntapalvelut
    contacts: [bo]
people:
  - id: anna
    name: Anna Aalto
    phone: 040 123 4567
  - id: bo
    name: Bo Berg
"""


def folder(path: Path, contacts: str) -> str:
    (path / "guide.yaml").write_text(GUIDE, "utf-8")
    (path / "contacts.yaml").write_text(contacts, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("right", "wrong", "found", "expected"),
    [
        ("    name: Nuoriso", "   name: Nuoriso", "3", "4"),
        ("    name: Nuoriso", "     name: Nuoriso", "5", "4"),
        ("    name: Nuoriso", "  name: Nuoriso", "2", "4"),
        ("    contacts: [bo]", "   contacts: [bo]", "3", "4"),
        ("  - id: liikunta", " - id: liikunta", "1", "2"),
        ("  - id: liikunta", "- id: liikunta", "0", "2"),
        ("  - id: liikunta", "   - id: liikunta", "3", "2"),
        ("  - id: liikunta", "    - id: liikunta", "4", "2"),
        ("      - bo", "     - bo", "5", "6"),
        ("      - bo", "    - bo", "4", "6"),
        ("      - bo", "       - bo", "7", "6"),  # good YAML: *anna - bo*
    ],
)
def test_a_wrong_indent_is_named_fixed_and_costs_one_record(
    right: str, wrong: str, found: str, expected: str, tmp_path: Path, run: Run
) -> None:
    directory = folder(tmp_path, CONTACTS.replace(right, wrong, 1))
    loaded = load(directory)
    (problem,) = loaded.diagnostics
    assert problem.code == "syntax"
    assert problem.params == {"reason": "indent", "found": found, "expected": expected}
    assert loaded.guide is not None
    assert len(loaded.guide.contacts.units) == 1
    assert len(loaded.guide.contacts.people) == 2
    run("validate", "--fix", "--yes", "--data", directory, "--today", "2026-11-24")
    assert (tmp_path / "contacts.yaml").read_text("utf-8") == CONTACTS


def test_a_record_whose_lines_all_moved_is_fixed(tmp_path: Path, run: Run) -> None:
    moved = CONTACTS.replace("  - id: liikunta\n    name", "   - id: liikunta\n     name")
    moved = moved.replace("    contacts: [bo]", "     contacts: [bo]")
    directory = folder(tmp_path, moved)
    run("validate", "--fix", "--yes", "--data", directory, "--today", "2026-11-24")
    assert read("", (tmp_path / "contacts.yaml").read_bytes()).tree == read("", CONTACTS.encode()).tree


def test_the_others_are_answered(tmp_path: Path, run: Run) -> None:
    directory = folder(tmp_path, CONTACTS.replace("    name: Anna Aalto", "   name: Anna Aalto"))
    result = run("contacts", "--data", directory, "--today", "2026-11-24")
    assert result.status == 1
    assert "Bo Berg" in result.out
    assert "rivin alussa on välilyöntejä 3" in result.err


@pytest.mark.parametrize(
    "wrong",
    ['    name: "Anna Aalto', "    name: Anna: Aalto", "    name: *Anna* Aalto", "    name: [Anna", "\tname: Anna"],
)
def test_whatever_stops_the_reading_costs_one_record(wrong: str, tmp_path: Path) -> None:
    loaded = load(folder(tmp_path, CONTACTS.replace("    name: Anna Aalto", wrong)))
    assert loaded.guide is not None
    assert [person.id for person in loaded.guide.contacts.people] == ["bo"]
    assert [unit.id for unit in loaded.guide.contacts.units] == ["nuoriso", "liikunta"]
    assert len(loaded.diagnostics) == 1  # that units name the lost person is no second problem


def test_two_records_with_mistakes(tmp_path: Path) -> None:
    text = CONTACTS.replace("    name: Nuoriso", "   name: Nuoriso").replace("name: Bo Berg", "name: Bo: Berg")
    loaded = load(folder(tmp_path, text))
    assert [d.params["reason"] for d in loaded.diagnostics] == ["indent", "colon-in-value"]
    assert loaded.guide is not None
    assert [unit.id for unit in loaded.guide.contacts.units] == ["liikunta"]
    assert [person.id for person in loaded.guide.contacts.people] == ["anna"]


def test_places_after_a_lost_record_are_right(tmp_path: Path) -> None:
    text = CONTACTS.replace("    name: Nuoriso", "   name: Nuoriso").replace("040 123 4567", "040")
    (first, second) = load(folder(tmp_path, text)).diagnostics
    source = read("", text.encode())
    assert (first.code, second.code) == ("syntax", "bad-phone")
    span = source.span(second.at.path)  # type: ignore[union-attr]
    assert text[span.start : span.end] == "040"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("a: b\n", [("a", -1)]),
        ("a:\n  - b\n  - c\nd: e\n", [("a", -1), ("d", -1)]),  # texts are no records
        ("a:\n  - id: b\n   - id: c\n", [("a", -1), ("a", 0), ("a", 1)]),
        ("# x\na:\n- id: b\n", [("", -1), ("a", -1), ("a", 0)]),
        ("a:\r\n  - id: b\r\n    c:\r\n      - d: e\r\n", [("a", -1), ("a", 0)]),
    ],
)
def test_outline(text: str, parts: list[tuple[str, int]]) -> None:
    assert [(part.section, part.number) for part in Outline(text).parts if part.end > part.start] == parts


# --- every line of two cities, moved


class Moved(NamedTuple):
    """What came of a file in which one line was moved: whether it reads as before, is fixed, and what was lost."""

    same: bool
    right: bool
    lost_more: bool
    unnoticed: bool


@cache
def as_it_is(path: Path) -> Source:
    return read("", path.read_bytes())


def moved(path: Path, number: int, shift: int) -> Moved:
    section = next(section for section in SECTIONS if section.name == path.stem)
    lines = path.read_text("utf-8").split("\n")
    before = as_it_is(path)
    blanks = len(lines[number]) - len(lines[number].lstrip(" "))
    lines[number] = " " * (blanks + shift) + lines[number].lstrip(" ")
    text = "\n".join(lines)
    source = read("", text.encode())
    if not source.diagnostics and source.tree == before.tree:
        return Moved(True, False, False, False)
    found = list(source.diagnostics)
    lost: set[tuple[str | int, ...]] = set()
    if source.tree is not None:
        _model, problems, lost = validate(section.model, source, section.records)
        found += problems
    return Moved(False, _fixes(text, found, before), len(lost) > 1, not found)


def _fixes(text: str, found: list, before: Source) -> bool:  # type: ignore[type-arg]
    if len(found) != 1 or found[0].fix is None or found[0].params.get("reason") != "indent":
        return False
    at = found[0].at
    return read("", (text[: at.start] + found[0].fix + text[at.end :]).encode()).tree == before.tree


def test_most_lines_that_move_are_put_right() -> None:
    """Of all lines some; all of them are some 2 600 cases, of which 19 of 20 are put right."""
    results = []
    for path in sorted(path for city in CITIES.values() for path in city.glob("*.yaml")):
        lines = path.read_text("utf-8").split("\n")
        for number in range(len(lines))[3::23]:
            blanks = len(lines[number]) - len(lines[number].lstrip(" "))
            if lines[number].strip() and not lines[number].lstrip().startswith("#"):
                results += [moved(path, number, shift) for shift in (-2, -1, 1, 2) if blanks + shift >= 0]
    counted = [result for result in results if not result.same]
    assert len(counted) > 30
    assert sum(result.right for result in counted) / len(counted) > 0.85
    assert sum(result.lost_more for result in counted) / len(counted) < 0.03
    assert sum(result.unnoticed for result in counted) / len(counted) < 0.01


def test_the_case_of_a_city(tmp_path: Path, run: Run) -> None:
    """An event of which one name stands a blank too far to the left: the other events are there."""
    text = (CITIES["lahti"] / "clock.yaml").read_text("utf-8")
    (tmp_path / "guide.yaml").write_text((CITIES["lahti"] / "guide.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "clock.yaml").write_text(text.replace("    rule:", "   rule:", 1), "utf-8")
    loaded = review(str(tmp_path), TODAY)
    assert loaded.guide is not None
    whole = text.count("  - id:")
    assert len(loaded.guide.clock.events) == whole - 1
    run("validate", "--fix", "--yes", "--data", str(tmp_path), "--today", "2026-11-24")
    assert (tmp_path / "clock.yaml").read_text("utf-8") == text
