"""Words inside a command that say how to answer: the form, the language, the day, the whole; names go before them."""

from pathlib import Path

import pytest

from ..conftest import LAHTI, Run, make_guide

pytestmark = pytest.mark.today("2026-11-28")

SAME = [
    ("yhteyshenkilöt csv", "contacts --format csv"),
    ("yhteyshenkilöt json-muodossa", None),
    ("yhteyshenkilöt vcard nuoriso", "contacts nuoriso --format vcard"),
    ("contacts nuoriso ruotsiksi", "contacts nuoriso --lang sv"),
    ("contacts nuoriso på svenska", "contacts nuoriso --lang sv"),
    ("contacts nuoriso in english csv", "contacts nuoriso --lang en --format csv"),
    ("contacts nuoriso 14.4.2027", "contacts nuoriso --on 14.4.2027"),
    ("contacts huomenna nuoriso", "contacts nuoriso --on huomenna"),
    ("contacts nuoriso ensi ma", "contacts nuoriso --on 'ensi ma'"),
    ("contacts Sanna-Maija Nurminen englanniksi", "contacts Sanna-Maija Nurminen --lang en"),
    ("contacts --format json nuoriso csv", "contacts nuoriso --format json"),
    ("areas avustukset json", "areas avustukset --format json"),
    ("osa-alueet englanniksi", "areas --lang en"),
    ("checklist yhdistysilta markdown", "checklist yhdistysilta --format markdown"),
    ("huoneentaulut ruotsin kielellä", "checklist --lang sv"),
    ("opas kokonaan", "guide --full"),
    ("guide roles på engelska md", "guide roles --lang en --format markdown"),
    ("clock avustukset json", "clock --area avustukset --format json"),
    ("clock csv", "clock --format csv"),
    ("clock maaliskuu ruotsiksi", "clock --month 3 --lang sv"),
    ("kalenteri avustukset ics", "calendar --area avustukset"),
]


@pytest.mark.parametrize(("typed", "meant"), SAME, ids=[typed for typed, _meant in SAME])
def test_a_word_is_read_as_its_option(typed: str, meant: str | None, run: Run) -> None:
    found = run(f"--data {LAHTI} {typed}")
    if meant is None:  # no word of ours: nothing is called so
        assert (found.status, found.out) == (2, "")
        return
    same = run(f"--data {LAHTI} {meant}")
    assert (found.status, found.out) == (0, same.out)
    assert same.out


@pytest.mark.parametrize("typed", ["areas avustukset csv", "areas csv avustukset"])
def test_a_form_that_the_answer_has_not_is_refused(typed: str, run: Run) -> None:
    found = run(f"--data {LAHTI} --lang en {typed}")
    assert found.status == 2
    assert "“csv” is not a form of this answer. The forms are: text, markdown, json, html." in found.err


GUIDE = {
    "contacts": "units:\n"
    "  - {id: kuvataide, name: Kuvataide, contacts: [pia-excel]}\n"
    "  - {id: muu, name: Muu, keywords: [teksti], contacts: unknown}\n"
    "people:\n  - {id: pia-excel, name: Pia Excel}\n  - {id: ilta-huomenna, name: Ilta Huomenna}\n",
    "areas": "areas:\n  - {id: kuva-ja-aani, title: Kuva ja ääni, summary: Alue., answers: [kuvataide]}\n",
}
NAMES = [
    ("contacts excel", "Pia Excel", "“excel” was read as: Pia Excel. If --format xlsx was meant, add it."),
    ("contacts Pia Excel", "Pia Excel", ""),
    (
        "contacts huomenna",
        "Ilta Huomenna",
        "“huomenna” was read as: Ilta Huomenna. If --on huomenna was meant, add it.",
    ),
    ("contacts teksti", "Muu", "“teksti” was read as: Muu. If --format text was meant, add it."),
    ("contacts kuva", "Kuvataide", ""),  # contacts are never a picture
    ("areas kuva", "Kuva ja ääni", ""),
    ("areas kuva ja ääni", "Kuva ja ääni", ""),
    ("clock kuva", "<svg", "“kuva” was read as: --format svg"),  # which only begins a name
    ("clock Kuvataide", "Kuvataide", ""),
]


@pytest.mark.parametrize(("typed", "name", "note"), NAMES, ids=[typed for typed, _name, _note in NAMES])
def test_what_is_called_so_goes_before_the_option_and_it_is_said(
    typed: str, name: str, note: str, run: Run, tmp_path: Path
) -> None:
    found = run(f"--data {make_guide(tmp_path, **GUIDE)} --lang en {typed}")
    assert (found.status, found.err.strip()) == (0, note)
    assert name in found.out
    assert "BEGIN" not in found.out


@pytest.mark.parametrize(
    ("typed", "command"), [("kuka teksti", "contacts --area muu"), ("kuka excel", "contacts pia-excel")]
)
def test_a_name_goes_first_in_a_question_too(typed: str, command: str, run: Run, tmp_path: Path) -> None:
    found = run(f"--data {make_guide(tmp_path, **GUIDE)} {typed}")
    assert found.err.splitlines()[0] == f"yhdistys {command} --data {tmp_path}"


def test_a_question_may_say_the_language_of_its_answer(run: Run) -> None:
    found = run(f"--data {LAHTI} kuka nuoriso ruotsiksi")
    assert found.err.splitlines()[0].startswith("yhdistys contacts --area nuorisopalvelut --lang sv")
    assert found.out == run(f"--data {LAHTI} contacts --area nuorisopalvelut --lang sv").out
