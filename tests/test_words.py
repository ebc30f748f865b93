"""Dates, alphabetical order and texts, as people write them."""

from datetime import date

import pytest

from yhdistys_cli.models import Texts
from yhdistys_cli.words import Words, alphabetical, cells, fold, split_name, surname_first


@pytest.mark.parametrize(("language", "text"), [("fi", "4.4.2027"), ("sv", "4.4.2027"), ("en", "4 April 2027")])
def test_date(language: str, text: str) -> None:
    assert Words(language).date(date(2027, 4, 4)) == text


def test_finnish_order() -> None:
    names = ["Öhman", "Ähtäri", "Åberg", "Zen", "Aalto", "Ünal", "Virta", "Wirta", "Éder"]
    assert sorted(names, key=alphabetical) == [
        "Aalto",
        "Éder",
        "Ünal",
        "Virta",
        "Wirta",
        "Zen",
        "Åberg",
        "Ähtäri",
        "Öhman",
    ]


def test_people_are_ordered_by_surname() -> None:
    names = ["Åsa Aalto", "Anna Åberg", "Bo Aalto", "Cher"]
    assert sorted(names, key=surname_first) == ["Bo Aalto", "Åsa Aalto", "Cher", "Anna Åberg"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ormaa-Perälä", "ormaa perala"),
        ("Osallisuus- ja hyvinvointipalvelut", "osallisuus ja hyvinvointipalvelut"),
        ("ÅÄÖ", "aao"),
        ("a\u0308", "a"),
        ("Straße", "strasse"),
        ("a–b / c", "a b c"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_text_falls_back_to_the_guides_language_and_then_to_any() -> None:
    both = Texts(fi="avustus", sv="bidrag")
    assert Words("sv").text(both) == "bidrag"
    assert Words("en").text(both) == "avustus"
    assert Words("en", own="sv").text(both) == "bidrag"
    assert Words("fi").text(Texts(en="grant")) == "grant"
    assert Words("fi").text("sana") == "sana"
    assert Words("fi").text(None) == ""


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A ja B"), (["A", "B", "C"], "A, B ja C")]
)
def test_join(parts: list[str], text: str) -> None:
    assert Words("fi").join(parts) == text


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("äö", 2), ("a\u0308", 1), ("漢字", 4), ("", 0)])
def test_cells(text: str, columns: int) -> None:
    assert cells(text) == columns


@pytest.mark.parametrize(
    ("name", "family", "given_family"),
    [
        ("Anna Aalto", None, ("Anna", "Aalto")),
        ("Magnus von Wright", None, ("Magnus", "von Wright")),
        ("Pia Maria af Hällström", None, ("Pia Maria", "af Hällström")),
        ("Ana de la Cruz", None, ("Ana", "de la Cruz")),
        ("Von Wright", None, ("Von", "Wright")),
        ("Aalto, Anna", None, ("Anna", "Aalto")),
        ("Gabriel García Márquez", "García Márquez", ("Gabriel", "García Márquez")),
        ("Aalto Anna", "Aalto", ("Anna", "Aalto")),
        ("Nurmela", None, ("", "Nurmela")),
        ("", None, ("", "")),
    ],
)
def test_given_and_family_names(name: str, family: str | None, given_family: tuple[str, str]) -> None:
    assert split_name(name, family) == given_family


def test_people_are_in_the_order_of_family_names() -> None:
    """A particle is not what one looks under: Magnus von Wright stands among the W."""
    names = ["Magnus von Wright", "Åsa Berg", "Aalto, Anna", "Ville Virta", "Erik Wikström", "Ärla Öman"]
    assert sorted(names, key=surname_first) == [
        "Aalto, Anna",
        "Åsa Berg",
        "Ville Virta",
        "Erik Wikström",
        "Magnus von Wright",
        "Ärla Öman",
    ]
