"""The numbers in the prose of the Finnish manual are those of the answers that it shows."""

import re
import shlex

import pytest

from ..conftest import CITIES, Run
from .test_docs import MANUAL, fences, read

# The day that the manual names.
pytestmark = pytest.mark.today("2026-11-24")


def _prose(text: str) -> str:
    """What stands between the blocks, as running text."""
    return " ".join(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL).split())


def test_days_left_are_those_of_an_answer() -> None:
    text = read(MANUAL)
    said = re.findall(r"\w+ \d+ päivän päästä", _prose(text).casefold())
    shown = "\n".join(fences(text))
    assert said
    for phrase in said:
        assert phrase in shown, phrase


def test_days_and_hours_are_those_of_an_answer() -> None:
    """`1.–31.3.2027` in the list below the clock is the range that the clock shows, with its weekdays left out."""
    text = read(MANUAL)
    told = text.split("Tästä näet neljä asiaa:\n")[1].split("\nJos vuotta ei anna")[0]
    shown = next(block for block in fences(text) if block.startswith("yhdistys vuosikello --area avustukset"))
    first, last, month, year = re.findall(r"(\d+)\.–(\d+)\.(\d+)\.(\d{4})", told)[0]
    assert f"ma {first}.{month}.–ke {last}.{month}." in shown
    assert f"Maaliskuu {year}" in shown
    hours = re.findall(r"klo \d+\.\d\d", told)
    assert hours
    assert all(hour in shown for hour in hours)
    assert len(re.findall(r"^- ", told, re.MULTILINE)) == 4


@pytest.mark.parametrize("column", ["vahvistettu", "ennakkotieto", "eri aikaan kuin vuotta aiemmin"])
def test_the_words_of_the_table_are_those_of_the_program(column: str, run: Run) -> None:
    table = read(MANUAL).split("### Kuinka varma päivä on\n")[1].split("\n### ")[0]
    assert re.search(rf"^\| {column}( …)? \|", table, re.MULTILINE)
    answer = run(*shlex.split(f"clock 2027 --data {CITIES['lahti']}")).out
    assert column in answer


def test_no_word_that_the_program_has_given_up() -> None:
    """The manual speaks of a time's end and beginning as the answers do."""
    assert not re.findall(r"\b(?:sulkeutu\w*|avautu\w*|edellisvuon\w*|päivä avoin)\b", read(MANUAL))
