"""JSON: its own stable shapes."""

import json
from pathlib import Path

import pytest

from ..conftest import BROKEN, CITIES, ROOT, TODAY, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
ANSWERS = {
    "contacts": "contacts",
    "contacts --area tilat": "contacts",
    "areas": "areas",
    "areas avustukset": "area",
    "areas nuoriso": "unit",
    "checklist": "checklists",
    "checklist tyoryhmat": "checklist",
    "guide": "guide-contents",
    "guide --full": "guide",
}


@pytest.mark.parametrize("question", ANSWERS)
def test_every_answer_says_what_it_is(question: str, run: Run) -> None:
    result = run(f"{question} --format json --data {CITIES['lahti']}")
    shape = json.loads(result.out)
    assert shape["answer"] == ANSWERS[question]
    assert shape["version"] == 1
    assert shape["standing"]["municipality"] == "Lahti"
    assert shape["standing"]["checked"] is None


def test_keys_and_ids_do_not_depend_on_the_language(run: Run) -> None:
    def skeleton(value: object) -> object:
        if isinstance(value, dict):
            return {key: item if key in ("id", "role", "url") else skeleton(item) for key, item in value.items()}
        return [skeleton(item) for item in value] if isinstance(value, list) else None

    for question in ("contacts", "areas avustukset", "guide --full"):
        base = f"{question} --format json --data {CITIES['porvoo']} --lang"
        shapes = [skeleton(json.loads(run(f"{base} {language}").out)) for language in ("fi", "sv", "en")]
        assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize("path", sorted(p for p in BROKEN.iterdir() if p.is_dir()), ids=lambda path: path.name)
def test_every_problem_is_in_the_shape(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path)
    for language in ("fi", "en"):
        shape = json.loads(
            run("validate", "--data", ".", "--format", "json", "--lang", language, "--today", TODAY.isoformat()).out
        )
        assert list(shape) == ["answer", "version", "summary", "problems", "unfinished"]
        assert (shape["answer"], shape["version"]) == ("problems", 1)
        expected = (path / "expect.txt").read_text(encoding="utf-8").splitlines()
        listed = []
        for problem in shape["problems"]:
            file, line, column = problem["file"].removeprefix("./"), problem["line"], problem["column"]
            listed.append(f"{file}:{line}:{column} {problem['code']}" if line else f"{file} {problem['code']}")
            assert (line is None) == (column is None) == (problem["end_line"] is None) == (problem["text"] is None)
            if line and problem["end_line"] == line and problem["end_column"] > column:
                written = Path(file).read_bytes().decode("utf-8-sig", "replace").splitlines()[line - 1]
                marked = written[column - 1 : problem["end_column"] - 1]
                assert problem["text"] == marked or marked in "{["
            assert problem["message"]
        assert listed == expected
        severities = [problem["severity"] for problem in shape["problems"]]
        assert [shape["summary"][f"{kind}s"] for kind in ("error", "warning", "note")] == [
            severities.count(kind) for kind in ("error", "warning", "note")
        ]


def test_a_problem_in_full(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shape = json.loads(run("validate --data tests/guides/broken --format json --lang en").out)
    assert shape["summary"]["files"] == 4
    (phone, *_rest) = (problem for problem in shape["problems"] if problem["code"] == "unquoted-value")
    assert phone == {
        "code": "unquoted-value",
        "severity": "warning",
        "file": "tests/guides/broken/contacts.yaml",
        "line": 158,
        "column": 12,
        "end_line": 158,
        "end_column": 22,
        "path": ["people", 0, "phone"],
        "message": "other programs would not read 0401234567 as text",
        "mend": 'put it in quotes: "0401234567"',
        "text": "0401234567",
        "fix": '"0401234567"',
        "related": [],
    }
    (syntax,) = (problem for problem in shape["problems"] if problem["code"] == "syntax")
    assert syntax["path"] is None
