"""What the words of commands about people mean: who, whom, and from when until when."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import Run, make_guide

pytestmark = pytest.mark.today("2026-11-24")

CONTACTS = """\
units:
  - {id: nuoriso, name: Nuoriso, contacts: [sanna-maija-nurminen]}
  - {id: kulttuuri, name: Kulttuuri, contacts: [sanna-virta]}
people:
  - {id: sanna-maija-nurminen, name: Sanna-Maija Nurminen}
  - {id: sanna-virta, name: Sanna Virta}
"""

Said = Callable[..., str]


@pytest.fixture
def said(run: Run, tmp_path: Path) -> Said:
    """What a command would change, or why it does not."""
    data = make_guide(tmp_path / "opas", contacts=CONTACTS)

    def said(*words: str) -> str:
        result = run(*words, "--diff", "--data", data)
        return (result.out + result.err).replace(f" --data {data}", "")

    return said


@pytest.mark.parametrize(
    "words",
    [
        ("nurminen", "Maija Malli"),
        ("nurminen", "Maija", "Malli"),
        ("Sanna-Maija", "Nurminen", "Maija", "Malli"),
        ("sanna-maija-nurminen", "Maija Malli"),
    ],
)
def test_where_one_name_ends_and_the_next_begins(said: Said, words: tuple[str, ...]) -> None:
    for since in (("--from", "1.1.2027"), ("1.1.2027",), ("1.1.2027", "alkaen")):
        assert "Sanna-Maija Nurminen → Maija Malli 1.1.2027 alkaen" in said("replace", *words, *since)


def test_nobody_is_offered_in_her_own_place(said: Said) -> None:
    assert "Sanna-Maija Nurminen → Sanna Virta 1.1.2027" in said("replace", "nurminen", "sanna", "--from", "1.1.2027")
    assert "itsensä" in said("replace", "nurminen", "nurminen", "--from", "1.1.2027")


def test_from_a_day_on_has_no_last_day(said: Said) -> None:
    assert "on poissa 1.12.2026 alkaen." in said("away", "virta", "1.12.2026", "alkaen")
    assert "until" not in said("away", "virta", "alkaen", "1.12.2026")
    assert "on poissa 1.12.2026." in said("away", "virta", "1.12.2026")
    assert "on poissa 1.–5.12.2026." in said("away", "virta", "--from", "1.12.2026", "5.12.2026")


@pytest.mark.skipif("sys.platform == 'win32'")
def test_what_is_offered_is_quoted_for_the_shell(said: Said) -> None:
    assert """add event 'Kevät "juhla" $x' --kind""" in said("add", "event", 'Kevät "juhla" $x')
