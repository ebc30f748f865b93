"""Whatever a hand does to the real data: problems with right places, the same every time, in every language.

`python -m tests.random_edits` does the same for as long as one likes; `tests/random_edits/README.md` keeps the result.
"""

import os
import random
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from yhdistys_cli.load import review
from yhdistys_cli.views.problems import problems

from .conftest import CITIES, ROOT, TODAY
from .processes import program
from .random_edits import DAYS, KEYS, KINDS, TEXTS, Edit, cases, edited, hold, put


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("edits")


def test_the_cities_as_they_are(work: Path) -> None:
    for city in CITIES:
        assert [
            p for p in hold(work / "data", str(work), edited(city, [])).problems if p.diagnostic.severity == "error"
        ] == []


def test_a_few_edits(work: Path) -> None:
    @settings(max_examples=8, phases=[Phase.generate, Phase.shrink])
    @given(cases)
    def check(case: tuple[str, list[Edit]]) -> None:
        hold(work / "data", str(work), edited(*case))

    check()


def many_edits(city: str) -> dict[str, bytes]:
    """A city's files with many mistakes in each, the same ones every time."""
    dice = random.Random(5)
    edits = []
    for file in range(len(TEXTS[city])):
        for kind, texts in (("change a date", DAYS), ("change a key", KEYS)):
            # Only what leaves a file readable, so that all of the checks have something to say.
            plain = [text for text in texts if text.isprintable() and text[:1].isalnum()]
            edits += [Edit(kind, file, dice.randrange(20_000), 0, dice.choice(plain)) for _ in range(4)]
    assert {edit.kind for edit in edits} <= KINDS.keys()
    return edited(city, edits)


@pytest.mark.parametrize("city", ["lahti", "planted"])
def test_the_same_whatever_the_hash_seed(city: str, work: Path) -> None:
    folder = ROOT / "tests" / "planted"
    if city in CITIES:
        put(folder := work / city, many_edits(city))
    said = set()
    for seed in ("0", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "YHDISTYS_CACHE": str(work), "YHDISTYS_LANG": "fi"}
        done = program(["validate", "--data", str(folder), "--today", "24.11.2026"], environment)
        assert done.returncode == 1
        said.add(done.stdout)
    assert len(said) == 1
    loaded = review(str(folder), TODAY, str(work))
    assert len({problem.diagnostic.code for problem in problems(loaded.diagnostics, loaded.sources).problems}) > 2


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_edit_changes_something(kind: str) -> None:
    _function, texts = KINDS[kind]

    @settings(max_examples=40, phases=[Phase.generate])
    @given(st.sampled_from(range(6)), st.integers(0, 20_000), texts)
    def mistake(file: int, at: int, text: str) -> None:
        changed.append(edited("lahti", [Edit(kind, file, at, 4, text)]) != before)

    before, changed = edited("lahti", []), list[bool]()
    mistake()
    # What is drawn depends on the constants of our modules, which Hypothesis looks into.
    assert sum(changed) > 5
