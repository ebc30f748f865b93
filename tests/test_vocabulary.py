"""The tables of synonyms: no word means two things, and what words mean is there."""

import pytest

from yhdistys_cli.cli.complete import COMMON, OPTIONS
from yhdistys_cli.cli.table import COMMANDS
from yhdistys_cli.formats import SUFFIXES
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.models import EVENT_KINDS, TOPICS
from yhdistys_cli.vocabulary import Meaning, lines, meaning
from yhdistys_cli.words import fold

EVERY = [(language, found, word) for language in LANGUAGES for found, words in lines(language) for word in words]
VALUES = {
    "command": {command.name for command in COMMANDS} | {"help"},
    "question": {"contacts", "checklist", "clock"},
    "kind": {*EVENT_KINDS, "any"},
    "month": {str(number) for number in range(1, 13)},
    "number": {str(number) for number in range(1, 11)},
    "topic": set(TOPICS),
    "format": set(SUFFIXES),
    "language": set(LANGUAGES),
    "option": {*COMMON, *(option for own in OPTIONS.values() for option in own)},
    "skip": {""},
    "tail": {""},
}
TIMES = {
    *("this-year", "next-year", "last-year", "this-month", "next-month", "this-week", "next-week", "next"),
    *("from", "after", "until", "before"),
    *("spring", "summer", "autumn", "winter"),
}


def test_no_word_means_two_things() -> None:
    found: dict[str, Meaning] = {}
    twice = []
    for _language, said, word in EVERY:
        if said.kind != "tail" and found.setdefault(fold(word), said) != said:
            twice.append((word, said, found[fold(word)]))
    assert twice == []


def test_no_word_is_written_twice_in_a_language() -> None:
    every = [(language, said.kind == "tail", word) for language, said, word in EVERY]
    assert sorted({word for word in every if every.count(word) > 1}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_is_one_that_there_is(language: str) -> None:
    for said, words in lines(language):
        assert all(words), said
        if said.kind == "word":
            assert said.value
        else:
            assert said.value in VALUES.get(said.kind, TIMES), said


def test_a_form_of_a_word_means_what_the_word_means() -> None:
    assert meaning("hakuajoista") == Meaning("kind", "application")
    assert meaning("maaliskuussa") == Meaning("month", "3")
    assert meaning("ansokningstiderna") == Meaning("kind", "application")
    assert meaning("xyzzy") is None
