"""Who is meant by the words of a command."""

from pathlib import Path

import pytest

from yhdistys_cli.amend import Impossible
from yhdistys_cli.amend.naming import Newcomer, new_id, newcomer, one
from yhdistys_cli.search import CHECKLIST, EVENT, PERSON, UNIT

from ..conftest import LAHTI
from .drafts import contacts, draft


def again(*words: str) -> tuple[str, ...]:
    return ("replace", *words)


@pytest.mark.parametrize("words", ["määttä", "Inkeri Määttä", "maatta", "Määtälle", "inkeri-maatta"])
def test_one_person_as_people_say_it(words: str) -> None:
    assert one(draft(LAHTI).guide, words, (PERSON,), again).id == "inkeri-maatta"


def test_two_that_fit_are_listed_and_a_misspelt_one_is_suggested() -> None:
    lahti = draft(LAHTI)
    with pytest.raises(Impossible) as refused:
        one(lahti.guide, "yhdistysilta", (PERSON, UNIT, EVENT, CHECKLIST), again)
    assert refused.value.code == "several"
    assert ("replace", "event", "yhdistysilta") in refused.value.commands
    with pytest.raises(Impossible) as refused:
        one(lahti.guide, "kortelaisen-tytär", (PERSON,), again)
    assert refused.value.code == "not-found"
    assert refused.value.commands == (("replace", "vuokko-kortelainen"),)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tiia", Newcomer("tiia-makinen", "Tiia Mäkinen")),
        ("Tiia Mäkinen", Newcomer("tiia-makinen", "Tiia Mäkinen")),
        ("Mäkinen, Tiia", Newcomer("tiia-makinen", "Tiia Mäkinen")),
        ("tiia-makinen", Newcomer("tiia-makinen", "Tiia Mäkinen")),
        ("Åsa  Öberg", Newcomer("asa-oberg", "Åsa Öberg", True)),
        ("Tiia Virtanen", Newcomer("tiia-virtanen", "Tiia Virtanen", True)),
    ],
)
def test_who_is_to_answer(words: str, found: Newcomer) -> None:
    assert newcomer(draft(LAHTI), words, again) == found


@pytest.mark.parametrize("words", ["Tiia Makinen", "Tiia Mäkine", "Tiia Maria Mäkinen"])
def test_a_name_that_is_nearly_somebodys_is_asked_about(words: str) -> None:
    with pytest.raises(Impossible) as refused:
        newcomer(draft(LAHTI), words, again)
    assert refused.value.code == "near-name"
    assert refused.value.commands == (("replace", "tiia-makinen"), ("replace", words, "--new"))


def test_one_word_is_nobody_new_and_a_namesake_gets_a_number(tmp_path: Path) -> None:
    held = contacts(tmp_path, "  - {id: a, name: A, contacts: [maija-malli]}\n")
    with pytest.raises(Impossible) as refused:
        newcomer(held, "Kalle", again)
    assert refused.value.code == "one-name"
    assert newcomer(held, "Maija Malli", again, is_new=True) == Newcomer("maija-malli-2", "Maija Malli", True)


def test_an_id_has_at_most_sixty_letters_and_at_least_one() -> None:
    assert new_id("A" * 70, {"a" * 60}) == "a" * 58 + "-2"
    with pytest.raises(Impossible):
        new_id("–", set())
