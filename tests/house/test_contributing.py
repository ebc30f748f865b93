"""The recipes of CONTRIBUTING.md: the files they name are there, and every check has all that its recipe asks for."""

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

from yhdistys_cli.checks import (
    CHECKS,
    absences,
    ages,
    closing,
    contacts,
    days,
    effects,
    municipality,
    names,
    past,
    references,
    reviews,
    site,
    years,
)
from yhdistys_cli.checks import (
    context as known,
)
from yhdistys_cli.checks.wording import (
    addresses,
    languages,
    texts,
)
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.formats.problems.explanations import WHY
from yhdistys_cli.formats.problems.sentences import SENTENCES

from ..conftest import ROOT

MODULES = (
    *(
        absences,
        addresses,
        ages,
        closing,
        contacts,
        days,
        effects,
        known,
        languages,
        municipality,
        names,
        past,
        references,
        site,
    ),
    *(texts, years),
)
EVERY: list[Callable[..., Any]] = [*CHECKS, *reviews(), *texts.CHECKS, *texts.FILES, *texts.TOGETHER]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^### (.+)\n((?:(?!^#).*\n?)*)", TEXT, re.MULTILINE))


def codes_of(check: Callable[..., Any]) -> list[str]:
    """The codes that a check can give: the words in its source that are codes, and in that of its own helpers."""
    source = inspect.getsource(check)
    module = inspect.getmodule(check)
    helpers = (getattr(module, name, None) for name in set(re.findall(r"\b_\w+", source)))
    source += "".join(inspect.getsource(helper) for helper in helpers if inspect.isfunction(helper))
    return [word for word in re.findall(r'"([a-z-]+)"', source) if word in CODES]


def test_the_recipes() -> None:
    assert list(RECIPES) == [
        "Add a field",
        "Add a check",
        "Add a form",
        "Add a question",
        "Add a language",
        "Add a word",
    ]


@pytest.mark.parametrize("name", RECIPES)
def test_the_files_of_a_recipe_are_there(name: str) -> None:
    files = re.findall(r"`((?:src|tests|data|docs)/[\w./-]*|[\w.]+\.(?:md|toml|txt))`", RECIPES[name])
    assert files
    assert [file for file in files if file != "expect.txt" and not (ROOT / file).exists()] == []


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.__name__)
def test_every_check_has_what_its_recipe_asks_for(check: Callable[..., Any]) -> None:
    assert re.fullmatch(r"Ensure [^.]+\.", (check.__doc__ or "").strip())
    codes = codes_of(check)
    assert codes
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    for code in codes:
        wrong, apply_fixes = SENTENCES[code]
        assert wrong
        assert apply_fixes
        expected = (ROOT / "tests" / "broken" / code / "expect.txt").read_text(encoding="utf-8")
        assert re.search(rf" {code}$", expected, re.MULTILINE)
        assert f"| [`{code}`](#{code}) |" in page
        assert f"\n### `{code}`\n" in page
        assert WHY[code]


def test_no_check_is_forgotten() -> None:
    """Every function of `checks` that begins with Ensure is in the list that runs."""
    functions = [f for module in MODULES for f in vars(module).values() if inspect.isfunction(f)]
    assert {f.__name__ for f in functions if (f.__doc__ or "").startswith("Ensure")} == {f.__name__ for f in EVERY}
