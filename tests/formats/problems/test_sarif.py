"""SARIF: its schema, and that places, fixes and fingerprints are what they say."""

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema.validators import Draft4Validator

from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.formats import Page, write
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.views.problems import Problems
from yhdistys_cli.words import Words

from ...conftest import BROKEN, ROOT, any_name
from ...test_broken import FOLDERS, GUIDE, RECIPES, Recipe, found

SCHEMA = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(view: Problems, language: str = "en") -> dict[str, Any]:
    """The only run of a log that the schema accepts."""
    text = str(write(view, "validate", "sarif", Page(Words(language))))
    shape = json.loads(text)
    assert [error.message for error in VALIDATOR.iter_errors(shape)] == []
    (run,) = shape["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_refuses_what_is_none() -> None:
    run = {"tool": {"driver": {"name": "x"}}, "results": [{"message": {"text": "x"}, "level": "bad"}]}
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [run]}))


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_every_problem_is_a_result(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    view = found(str(path.relative_to(ROOT)))
    for language in LANGUAGES:
        run = log(view, language)
        rules = run["tool"]["driver"]["rules"]
        assert len(run["results"]) == len(view.problems)
        for result, problem in zip(run["results"], view.problems, strict=True):
            assert result["ruleId"] == problem.diagnostic.code == rules[result["ruleIndex"]]["id"]
            assert (
                result["level"]
                == CODES[result["ruleId"]]
                == rules[result["ruleIndex"]]["defaultConfiguration"]["level"]
            )
            assert len(result.get("relatedLocations", ())) == len(problem.related)
            location = result["locations"][0]["physicalLocation"]
            name = unquote(location["artifactLocation"]["uri"])
            assert os.path.exists(name) or result["ruleId"] == "missing-file"
            if problem.spot.line and problem.spot.length > 1:
                assert marked(Path(name), location["region"]).startswith(problem.spot.meant.strip("\ufffd"))
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert rule["help"]["text"]
            assert not re.search(r"\{\w*\}", rule["shortDescription"]["text"] + rule["help"]["text"])


def marked(path: Path, region: dict[str, int]) -> str:
    """The characters of a region, read as the standard says: lines and columns from 1, the end after the last."""
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return text[start : starts[region["endLine"] - 1] + region["endColumn"] - 1]


@pytest.mark.parametrize(("code", "recipe"), RECIPES, ids=[recipe.__name__ for _code, recipe in RECIPES])
def test_recipes(code: str, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, _expected = recipe(tmp_path, monkeypatch)
    run = log(found(str(path)))
    assert code in {result["ruleId"] for result in run["results"]}
    for result in run["results"]:  # an absolute path is an absolute URI
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.startswith(path.as_uri())


def test_nothing_wrong_is_a_log_too(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    assert log(found(str(tmp_path)))["results"] == []


@any_name
def test_names_are_percent_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "å ä%#?:"
    (folder / "contacts").mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / "contacts" / "x.yaml").write_text("people: [{id: a}]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    (result,) = log(found("./å ä%#?:"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%C3%A5%20%C3%A4%25%23%3F%3A/contacts/x.yaml"


def test_a_fix_puts_the_text_in_place_of_what_is_marked() -> None:
    path = BROKEN / "unquoted-value"
    results = [r for r in log(found(str(path)))["results"] if r["ruleId"] == "unquoted-value"]
    assert results
    for result in results:
        (fix,) = result["fixes"]
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        name = Path(unquote(change["artifactLocation"]["uri"]).removeprefix("file://"))
        before = marked(name, replacement["deletedRegion"])
        assert replacement["insertedContent"]["text"] == f'"{before}"'


def fingerprints(folder: Path, contacts: str) -> list[str]:
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / "contacts.yaml").write_text(contacts, "utf-8")
    return [r["partialFingerprints"]["yhdistys/v1"] for r in log(found(str(folder)))["results"]]


def test_fingerprints_stay_when_lines_and_records_come_before(tmp_path: Path) -> None:
    people = "  - {id: a, name: A, phone: x}\n  - {id: b, name: B, phone: x, email: y}\n"
    before = fingerprints(tmp_path, f"people:\n{people}")
    after = fingerprints(tmp_path, f"# a line more\npeople:\n  - {{id: c, name: C}}\n\n{people}")
    assert len(set(before)) == 3
    assert after == before


def test_every_problem_has_its_own_fingerprint(tmp_path: Path) -> None:
    twice = "people:\n  - {id: a, name: A, phone: x}\n  - {id: a, name: B, phone: x}\n"
    made = fingerprints(tmp_path, twice)
    assert len(made) == len(set(made)) >= 2
    assert fingerprints(tmp_path, twice) == made
    assert len(set(fingerprints(tmp_path, "people:\n  - *a\n"))) == 1


def test_no_text_of_the_data_becomes_a_link(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    people = 'people:\n  - {id: a, name: A, email: "[x](https://evil.example) [y](1) [z]"}\n'
    (tmp_path / "contacts.yaml").write_text(people, "utf-8")
    (result,) = log(found(str(tmp_path)))["results"]
    assert r"“\[x](https://evil.example) \[y](1) [z]”" in result["message"]["text"]
