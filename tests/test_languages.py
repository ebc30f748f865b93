"""A language is declared once: whatever else must name it names the same ones, and every table has each of them."""

from typing import get_args

import pytest

from yhdistys_cli import languages
from yhdistys_cli.languages import LANGUAGES, MONTHS, WEEKDAYS
from yhdistys_cli.models import Language, Texts
from yhdistys_cli.words import LOCALE, Words
from yhdistys_cli.written_days import read_day, read_month

from .conftest import ROOT, TODAY

TABLES = {name: table for name, table in vars(languages).items() if name.isupper() and isinstance(table, dict)}


def test_the_data_has_a_place_for_every_language() -> None:
    assert get_args(Language) == LANGUAGES
    assert Texts.__match_args__ == LANGUAGES


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_every_language(name: str) -> None:
    assert tuple(TABLES[name]) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_words(language: str) -> None:
    for folder in (f"{LOCALE}/{language}/LC_MESSAGES/yhdistys.po", "src/yhdistys_cli/synonyms", "tests/golden"):
        assert (ROOT / folder).exists()
    assert (ROOT / "src" / "yhdistys_cli" / "synonyms" / f"{language}.txt").exists()
    assert (ROOT / "src" / "yhdistys_cli" / "starting" / "templates" / language).is_dir()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_tool_calls_a_month_or_a_weekday_it_understands(language: str) -> None:
    words = Words(language)
    for number, name in enumerate(MONTHS[language].split(), 1):
        assert (read_month(words.month(number)), read_month(words.month_in_text(number))) == (number, number)
        assert words.month_in_text(number) == name
    for number, name in enumerate(WEEKDAYS[language].split()):
        found = read_day(name, TODAY)
        assert found is not None
        assert found.weekday() == number
        assert name.startswith(words.weekday(found)) or language == "en"
