"""Options by the names that people give them in Finnish and Swedish."""

from pathlib import Path

import pytest

from yhdistys_cli.cli.complete import OPTIONS
from yhdistys_cli.cli.option_names import NAMES, option_named
from yhdistys_cli.words import fold

from ..conftest import CLEAN, Run, make_guide


def test_every_name_is_of_an_option_and_of_one_only() -> None:
    assert set(NAMES) <= {option for own in OPTIONS.values() for option in own}
    every = [fold(word) for words in NAMES.values() for word in words]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("word", "known", "option"),
    [
        ("sijainen", ("--substitute",), "--substitute"),
        ("ersattare", ("--substitute",), "--substitute"),
        ("sijainen", ("--area",), None),
        ("nimi", ("--title",), None),
    ],
)
def test_an_option_that_the_command_has(word: str, known: tuple[str, ...], option: str | None) -> None:
    assert option_named(word, known) == option


@pytest.mark.today("2026-11-24")
def test_a_command_takes_it(run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data", CLEAN)
    words = ("--data", data, "lisää", "henkilö", "Ville", "Vaihto", "--yksikkö", "nuoriso", "--puhelin=040 123 4567")
    result = run(*words, "--diff")
    assert result.status == 0, result.err
    assert '+    phone: "040 123 4567"\n' in result.out
