"""What commands that change the data say: every code has its sentence, and one only."""

import ast
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import yhdistys_cli
from yhdistys_cli.formats import Page, changes
from yhdistys_cli.formats.changes.refusals import SENTENCES, refusal
from yhdistys_cli.formats.changes.text import write
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.views.change import ChangeView, Mention
from yhdistys_cli.weave import Refused
from yhdistys_cli.words import Words

PACKAGE = Path(yhdistys_cli.__file__).parent


def codes(name: str) -> set[str]:
    """The codes with which a class is called anywhere."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != name:
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


def families() -> list[str]:
    return [name for name in changes.FAMILIES if list((PACKAGE / "formats" / "changes").glob(f"{name}*"))]


@pytest.mark.parametrize(("name", "table"), [("Statement", "SENTENCES"), ("Impossible", "REASONS")])
def test_every_code_has_a_sentence_and_one_only(name: str, table: str) -> None:
    tables = [getattr(import_module(f"yhdistys_cli.formats.changes.{family}"), table) for family in families()]
    count = Counter(code for each in tables for code in each)
    assert codes(name) - set(count) == set()
    assert [code for code, number in count.items() if number > 1] == []


def test_a_code_that_nobody_knows_is_no_sentence() -> None:
    with pytest.raises(KeyError):
        changes._say("SENTENCES", "xyzzy", {}, Words("fi"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_refused(language: str) -> None:
    assert codes("Refused") <= set(SENTENCES)
    words = Words(language)
    for code in SENTENCES:
        lines = refusal(Refused(code, (), file="a.yaml", line=7, lines=("- id: x",)), words).split("\n")
        assert "a.yaml:7: " in lines[0]
        assert lines[2:] == ["  - id: x", words.gettext("Nothing was changed.")]


def test_of_many_places_to_read_only_some_are_shown() -> None:
    mentions = tuple(Mention("a.yaml", number, "# x" * 100, "2027") for number in range(20))
    shown = write(ChangeView((), (), (), False, mentions), Page(Words("en"))).splitlines()
    assert shown[0] == "Read also: a.yaml:0 names 2027"
    assert shown[1] == "  " + ("# x" * 100)[:199] + "…"
    assert shown[-1] == "  and 14 more"
    assert len(shown) == 13
