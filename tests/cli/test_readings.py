"""What questions in words mean: the table of questions in asked.csv, to which a clerk can add."""

import csv
from datetime import date

import pytest

from yhdistys_cli.cli.readings import understand
from yhdistys_cli.load import load
from yhdistys_cli.models import Guide
from yhdistys_cli.words import Words

from ..conftest import CITIES, ROOT

TODAY = date(2026, 11, 28)

with (ROOT / "tests" / "asked.csv").open(encoding="utf-8", newline="") as table:
    QUESTIONS = list(csv.DictReader(table))


def guide(city: str) -> Guide:
    loaded = load(str(CITIES[city]))
    assert loaded.guide is not None
    return loaded.guide


LAHTI = guide("lahti")


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 150
    assert len({(row["language"], row["question"]) for row in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["question"])
def test_question(row: dict[str, str]) -> None:
    found = understand(LAHTI, Words(row["language"]), row["question"].split(), TODAY)
    said = " | ".join(" ".join(command) for command in found.commands) or "?"
    assert (said, " ".join(found.unknown)) == (row["means"], row["missed"])
