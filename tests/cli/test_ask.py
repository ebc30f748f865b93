"""Asking as one speaks: without a command, and with people's own words inside commands."""

import json
from pathlib import Path

import pytest

from ..conftest import CITIES, Run

pytestmark = pytest.mark.today("2026-11-28")
TODAY = ("--today", "2026-11-28")


@pytest.fixture(autouse=True)
def _lahti(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("nuoriso", "contacts --area nuorisopalvelut"),
        ("kuka vastaa nuorisosta?", "contacts --area nuorisopalvelut"),
        ("koska avustushaku", "clock --area vuosiavustusten-haku"),
        ("27", "clock 2027"),
        ("maaliskuu", "clock --month 3"),
    ],
)
def test_one_reading_is_run_below_the_command_that_says_the_same(question: str, command: str, run: Run) -> None:
    asked = run(*question.split(), *TODAY)
    assert asked.err == f"yhdistys {command}\n"
    assert asked.out == run(*command.split(), *TODAY).out
    assert asked.status == 0


def test_the_answer_itself_stays_what_programs_read(run: Run) -> None:
    asked = run("nuoriso", "--format", "json", *TODAY)
    assert json.loads(asked.out)["answer"] == "contacts"


def test_of_several_readings_each_is_said_with_what_it_would_answer(run: Run) -> None:
    asked = run("yhdistysilta", *TODAY)
    assert (asked.status, asked.out) == (2, "")
    assert "yhdistys checklist yhdistysilta     Huoneentaulut: Yhdistysillan huoneentaulu" in asked.err
    assert "yhdistys clock --area yhdistysilta  Vuosikello: Yhdistysilta" in asked.err


def test_a_word_that_was_not_understood_is_said(run: Run) -> None:
    asked = run("kuka", "vastaa", "nuorisosta", "kuussamossa", *TODAY)
    assert asked.status == 0
    assert "Ei ymmärretty: ”kuussamossa”" in asked.err


def test_what_is_read_in_an_inflected_name_is_said(run: Run) -> None:
    assert "”Nurmiselta” luettiin: Sanna-Maija Nurminen" in run("kysynkö", "Nurmiselta", *TODAY).err + (
        run("Nurmiselta", *TODAY).err
    )
    assert run("contacts", "Nurmiselta", *TODAY).out.startswith("”Nurmiselta” luettiin: Sanna-Maija Nurminen\n")
    assert "luettiin" not in run("contacts", "Nurminen", *TODAY).out


@pytest.mark.parametrize("name", ["virtanen", "karhu", "peltola", "nurmela", "korjula", "vuokkonen"])
def test_nobody_is_found_by_resemblance(name: str, run: Run) -> None:
    for asked in (run("contacts", name, *TODAY), run(name, *TODAY)):
        assert (asked.status, asked.out) == (2, "")
        assert "https://www.lahti.fi/yhteystietohakemisto/" in asked.err
        assert "yhdistys contacts " in asked.err


def test_a_first_name_and_somebody_elses_surname_are_nobody(run: Run) -> None:
    asked = run("contacts", "Matti", "Virta", *TODAY)
    assert (asked.status, asked.out) == (2, "")
    assert "matti-karhos" in asked.err
    assert run("Matti", "Virtanen", *TODAY).status == 2


def test_what_names_nothing_is_looked_for_in_the_text(run: Run) -> None:
    asked = run("koulutus", *TODAY)
    assert asked.status == 0
    assert "koulutusten järjestämistä" in asked.out
    assert "yhdistys guide wishes" in asked.out
    assert run("search", "koulutus", *TODAY).out == asked.out


@pytest.mark.parametrize("word", ["help", "apua", "ohje", "hjälp", "-h", "--help"])
def test_help(word: str, run: Run) -> None:
    assert run(word) == run("--help")
    assert run(word).status == 0


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("clock avustukset", "clock --area avustukset"),
        ("clock maaliskuu", "clock --month 3"),
        ("clock 27", "clock 2027"),
        ("clock avustukset ensi vuonna", "clock 2027 --area avustukset"),
        ("clock 2027 --kind hakuaika", "clock 2027 --kind application"),
        ("clock avustukset --area tilat", "clock --area tilat"),
        ("plan", "plan 2027"),
        ("plan 27", "plan 2027"),
        ("contacts --muoto json", "contacts --format json"),
        ("contacts --muoto=json", "contacts --format json"),
        ("contacts --kieli sv", "contacts --lang sv"),
        ("contacts nuoriso --on ensi ma", "contacts nuoriso --on 30.11.2026"),
        ("contacts nuoriso --on maanantaina", "contacts nuoriso --on 30.11.2026"),
    ],
)
def test_the_same_words_inside_commands(words: str, same: str, run: Run) -> None:
    asked, wanted = run(f"{words} --today 2026-11-28"), run(f"{same} --today 2026-11-28")
    assert asked == wanted
    assert asked.status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("contacts --area", "Valinnan --area perään kuuluu osa-alue tai yksikkö, esimerkiksi: --area nuoriso"),
        ("contacts --area --lang fi", "Valinnan --area perään kuuluu osa-alue tai yksikkö"),
        ("site --url", "Valinnan --url perään kuuluu osoite, esimerkiksi: --url https://www.example.com/"),
        ("init --city", "Valinnan --city perästä puuttuu jotakin."),
        ("contacts --on", "Valinnan --on perään kuuluu päivä, esimerkiksi: --on 14.4.2027"),
        ("contacts -o", "Valinnan -o perään kuuluu tiedoston nimi"),
        ("clock --kind foo", "Lajit ovat: tilaisuus, tietoilta, koulutus, hakuaika, selvitys, kysely, päätös"),
        ("clock xyzzy", "Ei ymmärretty: ”xyzzy”"),
        ("completion", "bash, zsh, fish vai powershell"),
        ("contacts --aera x", "Tarkoititko: --area?"),
        ("vuosikello --area xyzzy", "yhdistys areas"),
        ("vuosikello xyzzy", "yhdistys vuosikello avustukset 2027"),
        ("yhteyshenkilöt virtanen", "yhdistys yhteyshenkilöt sanna-virta"),
    ],
)
def test_wrong_questions_in_plain_words(words: str, said: str, run: Run) -> None:
    asked = run(words)
    assert (asked.status, asked.out) == (2, "")
    assert said in asked.err


def test_an_option_is_suggested_only_when_it_is_close(run: Run) -> None:
    assert "Tarkoititko" not in run("contacts --foobar").err


def test_a_question_that_nobody_could_type_ends(run: Run) -> None:
    assert run(*["xyzzy"] * 3000).status == 2


def test_of_what_the_guide_names_nobody_for_that_is_said(run: Run) -> None:
    asked = run("kuka", "vastaa", "yhdistysillasta", *TODAY)
    assert "Oppaasta ei käy ilmi, kuka tästä vastaa: Yhdistysilta\n" in asked.err
    assert "Kaikki yhteyshenkilöt: yhdistys contacts\n" in asked.err


def test_several_kinds_are_told_apart(run: Run) -> None:
    assert run("haut", "ja", "päätökset", *TODAY).err.splitlines()[1:] == [
        "  yhdistys clock --kind application  Vuosikello: hakuaika",
        "  yhdistys clock --kind decision     Vuosikello: päätös",
    ]


def test_the_commands_are_about_the_data_that_was_asked(run: Run) -> None:
    data = str(CITIES["porvoo"])
    assert run("nuoriso", "--data", data, *TODAY).err == (f"yhdistys contacts --area nuorisopalvelut --data {data}\n")
    several = run("haut", "ja", "infot", "--data", data, *TODAY).err.splitlines()[1:]
    assert [line.split("  ")[1] for line in several] == [
        f"yhdistys clock --kind application --data {data}",
        f"yhdistys clock --kind info --data {data}",
    ]


def test_help_is_that_of_the_program_where_no_command_was_typed(run: Run) -> None:
    assert run("nuoriso", "--zz", *TODAY).err.endswith("  Ohje: yhdistys --help\n")


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("areas", "yhdistys areas avustukset"),
        ("guide", "yhdistys guide --full"),
        ("search hakuaika", "yhdistys clock --area avustusten-haku"),
        ("clock 2027", "yhdistys plan 2027"),
        ("contacts virtanen", "yhdistys contacts"),
        ("plan 2020", "yhdistys clock 2020"),
        ("clock xyzzy", "yhdistys clock avustukset 2027"),
    ],
)
def test_what_an_answer_proposes_is_about_the_same_data(question: str, command: str, run: Run) -> None:
    data = str(CITIES["porvoo"])
    asked = run(*question.split(), "--data", data, *TODAY)
    assert f"{command} --data {data}" in " ".join((asked.out + asked.err).split())


def test_a_file_names_no_folder_of_the_one_who_wrote_it(run: Run, tmp_path: Path) -> None:
    run("areas", "--data", str(CITIES["porvoo"]), "-o", str(tmp_path / "a.md"), *TODAY)
    assert "--data" not in (tmp_path / "a.md").read_text(encoding="utf-8")
