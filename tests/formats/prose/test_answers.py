"""What stands first and last in an answer, as one sees it on a screen."""

from pathlib import Path

import pytest

from ...conftest import CITIES, Run, make_guide

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

LAHTI = ("--today", "2026-11-24")


@pytest.fixture(autouse=True)
def _lahti(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))


def test_an_area_begins_with_what_comes_next_and_whom_to_contact(run: Run) -> None:
    lines = run("areas", "avustukset", *LAHTI).out.splitlines()
    assert lines[0] == "Avustukset"
    assert lines[2] == "Seuraavaksi"
    assert next(i for i, line in enumerate(lines) if line.startswith("Kuka vastaa")) < 10


def test_sources_are_one_line_unless_asked_for(run: Run) -> None:
    short = run("areas", "avustukset", *LAHTI).out
    assert "Lähteet: lahti.fi, 3 sivua. yhdistys areas avustukset --sources\n" in short
    assert "  - lahti.fi/" not in short
    full = run("areas", "avustukset", "--sources", *LAHTI).out
    assert full.count("  - lahti.fi/") == 3


def test_a_person_is_not_followed_by_grant_windows(run: Run) -> None:
    assert "Seuraavaksi" not in run("contacts", "mäkinen", *LAHTI).out
    assert "Seuraavaksi" in run("contacts", "nuoriso", *LAHTI).out
    assert "Seuraavaksi" in run("contacts", "mäkinen", "osallisuus", *LAHTI).out


def test_a_year_ends_with_how_much_is_unsettled(run: Run) -> None:
    lines = run("clock", "2027", *LAHTI).out.splitlines()
    assert lines[-2] == "Päätettävä: 7 · Vahvistettava: 3 · yhdistys plan 2027"
    part = run("clock", "2027", "--area", "avustukset", *LAHTI).out.splitlines()
    assert part[-2] == "Päätettävä: 1 · Vahvistettava: 2", "a plan is of the whole year"
    assert "Päätettävä" not in run("clock", "2020", *LAHTI).out, "what is over is not decided any more"


def test_a_plan_ends_with_how_much_there_is_under_each_heading(run: Run) -> None:
    lines = run("plan", "2027", *LAHTI).out.splitlines()
    assert lines[-2] == "Päällekkäisyydet: 0 · Päätettävä: 7 · Vahvistettava: 3"
    assert sum(line.startswith("  [ ]") for line in lines) == 10


def test_that_a_date_is_not_set_is_said_once(run: Run) -> None:
    told = run("clock", "2027", *LAHTI).out.split("Ajankohta vielä auki\n")[1].split("\n\n")[0]
    assert "auki" not in told
    assert "säännöllistä" not in told
    assert "  Yhdistysilta, 2 kertaa vuodessa\n" in told


def test_a_guide_without_texts_in_the_language_says_so(run: Run) -> None:
    assert run("contacts", "--lang", "sv", *LAHTI).out.endswith("\nGuidens egna texter finns bara på finska.\n")
    assert "egna texter" not in run("contacts", "--lang", "sv", "--data", str(CITIES["porvoo"])).out
    assert "omat tekstit" not in run("contacts", *LAHTI).out


def test_how_one_registers_stands_by_itself_where_it_is_a_sentence(run: Run, tmp_path: Path) -> None:
    def shown(how: str) -> str:
        event = f"{{id: ilta, title: Ilta, kind: meeting, registration: {{opens: 20, how: {how}}}, dates: {{2027: "
        make_guide(tmp_path, clock=f"events:\n  - {event}{{from: 14.4.2027}}}}}}\n")
        return run("clock", "2027", "--data", str(tmp_path), "--today", "2026-11-24").out

    assert "  Ilmoittaudu lomakkeella.\n" in shown("Ilmoittaudu lomakkeella.")
    assert "ilmoittautuminen: Ilmoittaudu" not in shown("Ilmoittaudu lomakkeella.")
    assert "  ilmoittautuminen: verkkolomakkeella\n" in shown("verkkolomakkeella")


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("fi", "3", "seuraavat 3"), ("fi", "1", "seuraava"), ("sv", "3", "de 3 följande"), ("en", "1", "next")],
)
def test_how_many_were_asked_for_is_said_in_the_title(language: str, number: str, said: str, run: Run) -> None:
    title = run("clock", "--next", number, *LAHTI, "--lang", language).out.splitlines()[0]
    assert title.endswith(f" · {said}")
