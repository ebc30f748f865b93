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


GUIDES = {city: guide(city) for city in ("lahti", "porvoo")}


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 150
    assert len({(row["city"], row["language"], row["question"]) for row in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: f"{row['city']}-{row['question']}")
def test_question(row: dict[str, str]) -> None:
    found = understand(GUIDES[row["city"]], Words(row["language"]), row["question"].split(), TODAY)
    said = " | ".join(" ".join(command) for command in found.commands) or "?"
    assert (said, " ".join(found.unknown)) == (row["means"], row["missed"])


@pytest.mark.parametrize(
    ("question", "unused"),
    [
        ("kuka vastaa avustuksista maaliskuussa", ["maaliskuussa"]),
        ("huoneentaulut kuvana", ["kuvana"]),
        ("milloin sivistyslautakunta", ["milloin"]),
        ("kuka vastaa nuorisosta 14.4.2027", []),
        ("vuosikello 2027 kuvana", []),
        ("milloin avustukset haetaan", []),
    ],
)
def test_what_is_understood_and_not_answered_is_said(question: str, unused: list[str]) -> None:
    assert list(understand(GUIDES["lahti"], Words("fi"), question.split(), TODAY).unused) == unused


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("kuka vastaa yhdistysillasta", ["yhdistysilta", "yhdistysilta"]),
        ("kuka vastaa tapahtumainfosta", []),
        ("kenelle soitan vakiovuorojen hausta", []),
        ("milloin yhdistysilta on", []),
    ],
)
def test_who_is_responsible_is_not_left_unsaid(question: str, names: list[str]) -> None:
    found = understand(GUIDES["lahti"], Words("fi"), question.split(), TODAY)
    assert [target.id for target in found.nobody] == names[: len(found.nobody)]
    assert bool(found.nobody) == bool(names)


@pytest.mark.parametrize(
    ("language", "question", "means"),
    [
        ("sv", "vem vikarierar för anna", "contacts anna-aalto"),
        ("fi", "kuka on anna", "contacts anna-aalto"),
        ("fi", "anna", "contacts anna-aalto"),
        ("sv", "vem är Anna?", "contacts anna-aalto"),
        ("en", "who is Anna", "contacts anna-aalto"),
        ("fi", "anna nuorison yhteystiedot", "contacts --area nuorisopalvelut"),
        ("fi", "anna yhteystiedot", "contacts"),
    ],
)
def test_a_filler_word_that_is_a_name_here_is_the_name(language: str, question: str, means: str) -> None:
    people = load(str(ROOT / "tests" / "guides" / "people")).guide
    assert people is not None
    found = understand(people, Words(language), question.split(), TODAY)
    assert [" ".join(command) for command in found.commands] == [means]
    assert not found.unknown


def test_who_holds_a_forum_is_asked_for_by_its_name() -> None:
    people = load(str(ROOT / "tests" / "guides" / "people")).guide
    assert people is not None
    found = understand(people, Words("fi"), ["kuka", "vastaa", "seurafoorumista"], TODAY)
    assert [" ".join(command) for command in found.commands] == ["contacts seurafoorumista"]
