"""Finding: the table of questions in questions.csv, to which a clerk can add, and what must not be found."""

import csv
from pathlib import Path

import pytest

from yhdistys_cli.load import load
from yhdistys_cli.models import Guide
from yhdistys_cli.search import AREA, CHECKLIST, PERSON, SERVICE_AREA, UNIT, find, suggest, targets

from .conftest import CITIES

with (Path(__file__).parent / "questions.csv").open(encoding="utf-8", newline="") as table:
    QUESTIONS = list(csv.DictReader(table))


def guide(city: str) -> Guide:
    loaded = load(str(CITIES[city]))
    assert loaded.guide is not None
    return loaded.guide


GUIDES = {city: guide(city) for city in CITIES}


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: f"{row['city']}-{row['question']}")
def test_question(row: dict[str, str]) -> None:
    wanted = set(row["finds"].split())
    kinds = (CHECKLIST,) if "checklist:" in row["finds"] else (PERSON, UNIT, AREA)
    found = find(row["question"], targets(GUIDES[row["city"]], kinds))
    assert {f"{t.kind}:{t.id}" for t in found} == wanted


@pytest.mark.parametrize("question", ["", " ", "-", "xyzzy", "nuroiso", "auto", "q" * 1000, "’"])
def test_nothing_is_found(question: str) -> None:
    assert find(question, targets(GUIDES["lahti"], (PERSON, UNIT, SERVICE_AREA, AREA))) == []


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("nuroiso", "nuorisopalvelut"),
        ("mäkkinen", "tiia-makinen"),
        ("vitra", "sanna-virta"),
        ("avustsket", "avustukset"),
    ],
)
def test_suggestion(question: str, nearest: str) -> None:
    among = targets(GUIDES["lahti"], (PERSON, UNIT, AREA))
    suggestions = suggest(question, among)
    assert suggestions[0].id == nearest
    assert len(suggestions) <= 3


@pytest.mark.parametrize("city", CITIES)
def test_everything_is_found_by_its_id_and_by_its_name_in_any_case(city: str) -> None:
    among = targets(GUIDES[city], (PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST))
    for wanted in among:
        own = [t for t in among if t.kind == wanted.kind]
        for text in (wanted.id, wanted.id.upper(), *wanted.names):
            assert wanted in find(text, own)
            assert all(t == wanted for t in find(text, own))


def test_there_are_enough_questions_right_and_wrong() -> None:
    assert len(QUESTIONS) >= 100
    assert sum(not row["finds"] for row in QUESTIONS) >= 30


@pytest.mark.parametrize("topic", ["teatteri", "meri", "latteri", "tarina"])
def test_a_topic_is_not_taken_for_a_name_that_it_rhymes_with(topic: str) -> None:
    assert suggest(topic, targets(GUIDES["lahti"], (PERSON,))) == []
