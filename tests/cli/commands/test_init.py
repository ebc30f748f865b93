"""`init`: a guide of one's own, from options and through a real terminal; it is whole or it is not there."""

import os
import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli import schema
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import review
from yhdistys_cli.municipalities import by_code, find, suggest
from yhdistys_cli.starting import files, slug

from ...conftest import ROOT, TODAY, Run, posix
from ...terminal import at_terminal

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

DAY = ("--today", "2026-11-24")
TRANSCRIPTS = ROOT / "tests" / "dialogues"
# Every shape that a name has: with dots, of two words, in one language only, with an article of its own.
CITIES = ("398", "638", "478", "599", "284", "601", "035", "202")


SCHEMAS: dict[tuple[str, str], str] = {}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder of its own. The schemas, most of the work of an `init`, are made once in each language."""
    make = schema.as_text

    def as_text(name: str, model: type[Any], say: Callable[[str], str]) -> str:
        key = (name, say("Contacts"))
        return SCHEMAS.get(key) or SCHEMAS.setdefault(key, make(name, model, say))

    monkeypatch.setattr(schema, "as_text", as_text)
    monkeypatch.chdir(tmp_path)


def problems(folder: str) -> list[str]:
    """What `validate --strict` would fail for."""
    loaded = review(os.path.join(folder, "data"), TODAY)
    assert loaded.guide
    return [d.code for d in loaded.diagnostics if d.severity != "note"]


# --- with options


@pytest.mark.parametrize(
    ("city", "language"), [*zip(CITIES, cycle(LANGUAGES), strict=False), (CITIES[0], "sv"), (CITIES[0], "en")]
)
def test_a_new_guide_is_right_at_once(city: str, language: str, run: Run) -> None:
    for number, languages in enumerate((language, "fi,sv", "sv,fi,en")):
        result = run("init", f"g{number}", "--city", city, "--languages", languages, "--yes", "--lang", language, *DAY)
        assert (result.status, result.err) == (0, "")
        assert problems(f"g{number}") == []


def test_everything_that_is_known_is_in_it(run: Run) -> None:
    units = "Nuoriso- ja liikuntapalvelut, Kirjasto, kirjasto"
    known = ("--domain", "https://www.porvoo.fi/", "--directory", "porvoo.fi/yhteystiedot", "--clock")
    areas = ("--areas", "1, Viestintä, Retket & leirit: ”ulkona”")
    assert (
        run("init", "p", "--city", "borga", "--languages", "sv fi", "--units", units, *known, *areas, "--yes").status
        == 0
    )
    guide = review("p/data", TODAY).guide
    assert guide
    assert (guide.about.municipality.code, guide.about.language) == ("638", "sv")
    assert guide.about.domain == "porvoo.fi"
    assert guide.about.directory
    assert guide.about.directory.url == "https://porvoo.fi/yhteystiedot"
    assert guide.about.corrections is None
    assert [area.id for area in guide.areas.areas] == ["avustukset", "viestinta", "retket-leirit-ulkona"]
    assert guide.areas.areas[2].title == "Retket & leirit: ”ulkona”"
    assert [(unit.name, unit.contacts) for unit in guide.contacts.units] == [
        ("Nuoriso- ja liikuntapalvelut", "unknown"),
        ("Kirjasto", "unknown"),
    ]
    assert not guide.contacts.people


def test_without_a_clock_there_is_no_file_for_it(run: Run) -> None:
    run("init", "a", "--city", "Lahti", "--no-clock", "--yes")
    run("init", "b", "--city", "Lahti", "--yes")
    assert not Path("a/data/clock.yaml").exists()
    assert Path("b/data/clock.yaml").exists()


def test_a_folder_is_named_after_the_municipality(run: Run) -> None:
    assert run("aloita", "--city", "Ähtäri", "--yes").status == 0
    assert run("börja", "--city", "Mänttä-Vilppula", "--languages", "sv", "--yes").status == 0
    assert sorted(path.name for path in Path().iterdir()) == ["ahtari", "mantta-filpula"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--city", "Lahit"], "Kuntaa ”Lahit” ei ole. Tarkoititko: Lahti?"),
        (["--city", "?"], "Opas on aina jonkin kunnan"),
        (["--city", "Lahti", "--languages", "se"], "Kirjoita fi, sv tai en"),
        (["--city", "Lahti", "--domain", "lahti"], "”lahti” ei ole"),
        (["--city", "Lahti", "--corrections", "anna@lahti.fi"], "on sähköpostiosoite"),
        (["--city", "Lahti", "--areas", "1, 7"], "Numeroa 7 ei ole luettelossa"),
        (["--city", "Lahti", "--units", "Kirjasto, !!"], "”!!” ei kelpaa nimeksi"),
        ([], "--city NIMI"),
    ],
)
def test_a_wrong_option_says_what_to_write(options: list[str], said: str, run: Run) -> None:
    result = run("init", *options, "--yes")
    assert result.status == 2
    assert said in result.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("option", ["--data", "-o", "--format"])
def test_a_new_guide_is_no_answer(option: str, run: Run) -> None:
    result = run(option, "x", "init", "--city", "Lahti", "--yes")
    assert result.status == 2
    assert "yhdistys init KANSIO" in result.err


def test_nobody_is_asked_where_there_is_no_terminal(run: Run) -> None:
    result = run("init", "--city", "Lahti")
    assert (result.status, result.out) == (2, "")
    assert "--city NIMI --yes" in result.err


@pytest.mark.parametrize("there", ["data/guide.yaml", "guide.yaml", "notes.txt"])
def test_what_is_there_is_not_touched(there: str, run: Run) -> None:
    file = Path("p", there)
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    result = run("init", "p", "--city", "Lahti", "--yes")
    assert result.status == 3
    assert "p" in result.err
    assert [path for path in Path().rglob("*") if path.is_file()] == [file]
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled_and_a_file_or_a_missing_parent_is_refused(run: Run) -> None:
    Path("empty").mkdir()
    Path("file").write_text("mine", encoding="utf-8")
    assert run("init", "empty", "--city", "Lahti", "--yes").status == 0
    assert run("init", "file", "--city", "Lahti", "--yes").status == 3
    assert run("init", "no/where", "--city", "Lahti", "--yes").status == 3
    assert sorted(path.name for path in Path().iterdir()) == ["empty", "file"]


@pytest.mark.parametrize("after", range(0, 14, 3))
def test_on_a_full_disk_nothing_is_left(after: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    sync = os.fsync

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > after:
            raise OSError(28, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    result = run("init", "p", "--city", "Lahti", "--yes")
    assert result.status == 3
    assert "levy on täynnä" in result.err
    assert list(Path().iterdir()) == []


def test_same_answers_same_bytes() -> None:
    from datetime import date

    from yhdistys_cli.starting import Answers

    answers = Answers(by_code()["398"], ("fi", "sv"), date(2026, 11, 24), areas=("avustukset",))
    assert files(answers, "fi") == files(answers, "fi")


def test_nothing_of_a_template_is_left() -> None:
    from datetime import date

    from yhdistys_cli.starting import Answers

    for language in LANGUAGES:
        for text in files(Answers(by_code()["398"], ("fi",), date(2026, 11, 24)), language).values():
            assert not [word for word in text.split() if re.fullmatch("@.+@", word)]  # one alone is pip's
            assert max(map(len, text.splitlines())) <= 120


# --- municipalities


def test_the_list_of_municipalities() -> None:
    places = by_code()
    assert len(places) == 308
    for place in places.values():
        assert find(place.fi) == find(place.sv) == find(place.code) == place
        assert slug(place.fi)


@pytest.mark.parametrize(
    ("text", "code", "near"),
    [
        ("turku", "853", "Turku"),
        ("ÅBO", "853", "Åbo"),
        ("Helsingin kaupunki", None, ""),
        ("Lahit", None, "Lahti"),
        ("Pietarsari", None, "Pietarsaari"),
        ("49", "049", ""),
        ("", None, ""),
    ],
)
def test_a_municipality_is_found_and_a_misspelt_one_is_guessed(text: str, code: str | None, near: str) -> None:
    found = find(text)
    assert (found.code if found else None) == code
    if near:
        assert suggest(text) == near


# --- at a terminal


DIALOGUES = {
    "fi-80": (
        "fi",
        80,
        ["Jyväskyl", "Jyväskylä", "", "?", "jyvaskyla.fi/yhteystiedot", "1, 3, 9", "1, 3", "", "k", "?"],
    ),
    "fi-40": (
        "fi",
        40,
        ["", "Lahit", "Lahti", "fi, ee", "fi", "lahti", "en tiedä", "a@b.fi", "", "?", "", "ehkä", "e", ""],
    ),
    "sv-80": ("sv", 80, ["Borgå", "sv, fi", "borga.fi", "vet inte", "", "Ungdomstjänster, Bibliotek", "j", "vet inte"]),
    "en-80": ("en", 80, ["Turku", "en", "turku.fi", "", "1, Volunteering", "Library", "n", ""]),
}


@posix
@pytest.mark.parametrize("name", DIALOGUES)
def test_a_dialogue(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    language, columns, answers = DIALOGUES[name]
    status, shown = at_terminal(["init", "opas", "--lang", language, *DAY], answers, columns, tmp_path)
    path = TRANSCRIPTS / f"{name}.txt"
    if request.config.getoption("--accept"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8"), "if this is right: make accept"
    assert status == 0
    assert problems("opas") == []
    # Paths and commands are never broken, whatever the width; all else is.
    assert all(len(line) <= columns or "yhdistys" in line or "/" in line for line in shown.splitlines())


@posix
@pytest.mark.parametrize("key", ["^C", "^D"])
@pytest.mark.parametrize("after", range(8))
def test_who_leaves_at_a_question_leaves_nothing(after: int, key: str, tmp_path: Path) -> None:
    answers = [*["Lahti", "", "", "", "", "", "", ""][:after], key]
    status, shown = at_terminal(["init", "--lang", "fi"], answers, 80, tmp_path)
    assert status == 130
    assert shown.rstrip().endswith("Mitään ei kirjoitettu.")
    assert list(tmp_path.iterdir()) == []
