"""`validate --explain`: every code in every form and language, from its example; and what is no code."""

import json
import re
from pathlib import Path

import pytest

from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.examples import examples
from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.problems.explained import MEANING, how, what, why
from yhdistys_cli.formats.problems.explanations import WHY
from yhdistys_cli.formats.problems.sentences import SEVERITIES
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.views.explain import Explanation, explain
from yhdistys_cli.words import Words, cells

from ...conftest import Run

EXAMPLES = list(examples())


def view(code: str) -> Explanation:
    found = explain(code)
    assert isinstance(found, Explanation)
    return found


def test_every_code_has_an_example_and_a_reason() -> None:
    assert list(WHY) == list(CODES)
    assert list(CODES) == EXAMPLES
    assert list(MEANING) == list(SEVERITIES)


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_why_and_how_are_whole_sentences(code: str, language: str) -> None:
    words, found = Words(language), view(code)
    for text in (what(found, words), why(found, words), *how(found, words)):
        assert re.fullmatch(r"[^a-zåäö].*([.…?]|validate --fix)", text), text
        assert ".." not in text.replace("...", "")
        assert not re.search(r"\{\w*\}", text)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_is_shown_as_validate_shows_it(code: str) -> None:
    """In the frame, in a terminal of any width; in Markdown in a fence of its own."""
    found = view(code)
    for width in (None, 40, 80):
        text = str(write(found, "explain", "text", Page(Words("fi"), width)))
        assert f"[{code}]" in text
        if found.example.spot.line:
            assert re.search(rf"^ *{found.example.spot.line} \| .*\n +\| *\^+", text, re.MULTILINE)
        if width is not None:
            assert [line for line in text.splitlines() if cells(line) > width and len(line.split()) > 1] == []
    page = str(write(found, "explain", "markdown", Page(Words("fi"))))
    fenced = re.findall(r"^(```+)\n(.*?)^\1$", page, re.MULTILINE | re.DOTALL)
    assert len(fenced) == 1
    assert f"[{code}]" in fenced[0][1]
    assert page.startswith(f"# {code}\n")


def test_examples_name_no_machine() -> None:
    text = json.dumps(examples())
    assert not re.search(r"/tmp|/dev/shm|/home|\\\\\\\\|pytest", text)
    for found in examples().values():
        for spot in (found["spot"], *found["related"]):
            assert spot["file"] == "data" or spot["file"].startswith("data/")


def test_it_is_told_with_and_without_brackets_and_without_data(run: Run, tmp_path: Path) -> None:
    asked = ("validate", "--explain", "unknown-person")
    expected = run(*asked)
    assert expected.status == 0
    assert expected.err == ""
    assert "\nMiksi sillä on väliä\n" in expected.out
    assert run("validate", "--explain", "[Unknown-Person]") == expected
    assert run(*asked, "--data", str(tmp_path / "nowhere")) == expected
    assert "Varför det spelar roll" in run(*asked, "--lang", "sv").out


def test_json(run: Run) -> None:
    told = json.loads(run("validate", "--explain", "unknown-person", "--format", "json").out)
    assert told["answer"] == "explanation"
    assert told["code"] == "unknown-person"
    assert told["severity"] == "error"
    assert told["example"]["file"] == "data/contacts.yaml"
    listed = json.loads(run("validate", "--explain", "all", "--format", "json").out)
    assert [found["code"] for found in listed["codes"]] == EXAMPLES
    assert (
        told.items()
        <= {"answer": "explanation", "version": 1, **listed["codes"][EXAMPLES.index("unknown-person")]}.items()
    )
    none = json.loads(run("validate", "--explain", "no-folder", "--format", "json").out)
    assert none["example"]["file"] == "data"
    assert {none["example"][key] for key in ("line", "column", "end_line", "end_column", "text")} == {None}
    assert len(json.loads(run("validate", "--explain", "syntax", "--format", "json").out)["reasons"]) > 5
    assert len(json.loads(run("validate", "--explain", "wrong-type", "--format", "json").out)["how"]) == 3


def test_the_list_of_all(run: Run) -> None:
    text = run("validate", "--explain", "all").out
    rows = [line.split()[0] for line in text.splitlines() if line.startswith("  ")]
    assert sorted(rows) == sorted(EXAMPLES)
    page = run("validate", "--explain", "all", "--format", "markdown").out
    assert [code for code in EXAMPLES if f"\n- {code} · " not in page] == []


@pytest.mark.parametrize(
    ("asked", "meant"), [("unknown-persn", "unknown-person"), ("bad-dat", "bad-date"), ("xyzzy", "")]
)
def test_what_is_no_code_is_a_wrong_question(asked: str, meant: str, run: Run) -> None:
    result = run("validate", "--explain", asked)
    assert result.status == 2
    assert result.out == ""
    assert f"”{asked}”" in result.err
    assert "\n  yhdistys validate --explain all\n" in result.err or ": yhdistys validate --explain all\n" in result.err
    assert (f"\n  yhdistys validate --explain {meant}\n" in result.err) == bool(meant)


def test_a_form_that_it_does_not_have(run: Run) -> None:
    result = run("validate", "--explain", "syntax", "--format", "xlsx")
    assert result.status == 2
    assert "text, markdown, json" in result.err


def test_to_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "syntax.md"
    assert run("validate", "--explain", "syntax", "-o", str(file)).status == 0
    assert file.read_text(encoding="utf-8").startswith("# syntax\n")
