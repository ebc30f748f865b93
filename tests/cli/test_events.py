"""Which event and which time a command about dates means; what is offered instead; what stands for its options."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import CITIES, Run

pytestmark = pytest.mark.today("2026-11-24")


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """A copy of Lahti's guide in the current folder; what its clock holds."""
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return lambda: (tmp_path / "data" / "clock.yaml").read_text(encoding="utf-8")


def test_a_name_that_fits_several_events_means_the_one_that_can_be_changed(run: Run, clock: Callable[[], str]) -> None:
    result = run("extend vuosiavustukset 10.4.2026 --today 2026-03-25 --yes")
    assert result.status == 0
    assert "was: 31.3.2026" in clock()


def test_a_name_that_fits_several_events_is_not_guessed(run: Run, clock: Callable[[], str]) -> None:
    before = clock()
    result = run("confirm vuosiavustukset 1.–31.3.2027 klo 15 --source lahti.fi --yes")
    assert result.status == 2
    offered = [line.strip() for line in result.err.splitlines() if line.startswith("  ")]
    assert len(offered) > 1
    assert offered[0] == "yhdistys confirm vuosiavustusten-haku 1.–31.3.2027 klo 15 --source lahti.fi"
    assert clock() == before


@pytest.mark.parametrize(
    "words",
    [
        "vahvista Yhdistysilta 14.4.2027 klo 17 --paikka Koulukeskus --ilmoittautumisaika 1.3.–1.4.2027 klo 12 --yes",
        "bekräfta föreningskväll 14.4.2027 kl. 17 --plats Koulukeskus --anmälningstid 1.3.2027 – 1.4.2027 kl. 12 --yes",
        "vahvista yhdistysilta 14.4.2027 klo 17 --place Koulukeskus --registration=1.3.–1.4.2027 klo 12 --yes",
        "confirm --yes --place Koulukeskus --registration 1.3.–1.4.2027 klo 12 --yes yhdistysilta 14 April 2027 at 17",
    ],
)
def test_words_and_options_stand_in_any_order_and_language(run: Run, clock: Callable[[], str], words: str) -> None:
    assert run(words).status == 0
    lines = (
        "      2027:",
        "        from: 14.4.2027 klo 17.00",
        "        place: Koulukeskus",
        "        registration_from: 1.3.2027",
        "        registration_until: 1.4.2027 klo 12.00",
    )
    assert "\n".join(lines) in clock()


def test_a_day_of_two_words_is_a_value(run: Run, clock: Callable[[], str]) -> None:
    assert run("confirm yhdistysilta ensi ti klo 17 --source lahti.fi --checked ensi ma --yes").status == 0
    assert "from: 1.12.2026 klo 17.00\n        source: lahti.fi\n        checked: 2026-11-30" in clock()


def test_what_comes_after_a_name_and_is_no_day_is_said(run: Run, clock: Callable[[], str]) -> None:
    assert "”PÄIVÄ” ei ole päivä" in run("vahvista yhdistysilta PÄIVÄ").err
    assert "”ensi vuonna” ei ole päivä" in run("siirrä vakiovuorojen haku ensi vuonna").err
    assert clock()


def test_a_number_in_a_name_is_no_day(run: Run, clock: Callable[[], str]) -> None:
    result = run("confirm 4H-yhdistyksen ilta 14.4.2027")
    assert result.status == 2
    assert "4H-yhdistyksen ilta" in result.err
    assert clock()


@pytest.mark.parametrize("option", ["--place", "--registration", "--checked", "--note"])
def test_an_option_without_its_value_says_what_it_needs(run: Run, option: str) -> None:
    result = run("confirm", "yhdistysilta", "14.4.2027", option)
    assert result.status == 2
    assert option in result.err
