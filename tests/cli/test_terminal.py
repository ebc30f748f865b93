"""What a terminal gets: text where a form is for programs, lines that wrap, and nothing for the eyes alone."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from yhdistys_cli.__main__ import main
from yhdistys_cli.cli import output

from ..conftest import CITIES, ROOT, Run
from ..processes import TODAY

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


class _Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> tuple[_Terminal, _Terminal]:
    """Standard output and standard error as terminals of 60 columns."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))
    return _Terminal(), _Terminal()


def ask(terminal: tuple[_Terminal, _Terminal], *words: str) -> int:
    out, err = terminal
    with redirect_stdout(out), redirect_stderr(err):
        return main([*words, *TODAY])


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)


@pytest.mark.parametrize(
    ("words", "shown", "hint"),
    [
        (("contacts", "--format", "csv"), "Inkeri Määttä", "-o contacts.csv"),
        (("contacts", "--format", "vcard"), "Inkeri Määttä", "-o contacts.vcf"),
        (("clock", "2027", "--format", "svg"), "Vuosiavustusten haku", "-o clock.svg"),
        (("clock", "2027", "--format", "ics"), "Vuosiavustusten haku", "-o clock.ics"),
        (("calendar", "2027"), "Vuosiavustusten haku", "-o calendar.ics"),
    ],
    ids=["csv", "vcard", "svg", "ics", "calendar"],
)
def test_what_is_for_programs_is_shown_as_text(
    terminal: tuple[_Terminal, _Terminal], words: tuple[str, ...], shown: str, hint: str
) -> None:
    out, err = terminal
    assert ask(terminal, *words) == 0
    assert shown in bare(out.getvalue())
    assert not re.search("BEGIN:|<svg|person_id", out.getvalue())
    assert hint in " ".join(err.getvalue().split())


def test_in_a_pipe_programs_get_their_form(run: Run) -> None:
    assert run("contacts", "--format", "csv", "--data", str(CITIES["lahti"])).out.startswith("unit_id,")


def test_what_was_wrong_wraps_at_words(terminal: tuple[_Terminal, _Terminal]) -> None:
    _out, err = terminal
    assert ask(terminal, "clock", "--month", "3", "2027", "-o", "vuosi.doc") == 2
    lines = err.getvalue().splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines).split()).startswith("Virhe: Tiedostotyyppiä .doc ei voi tehdä. Mahdolliset: .txt,")


def test_a_command_to_copy_stays_whole(terminal: tuple[_Terminal, _Terminal]) -> None:
    _out, err = terminal
    name = "v" * 60
    assert ask(terminal, "clock", "2027", "--month", "3", "-o", f"{name}.svg") == 2
    assert f"  yhdistys clock 2027 --month 3 -o {name}.md" in err.getvalue().splitlines()


@pytest.mark.parametrize("reader", [("ACCESSIBLE", "1"), ("TERM", "dumb")])
def test_nothing_is_for_the_eyes_alone(
    terminal: tuple[_Terminal, _Terminal], reader: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _err = terminal
    monkeypatch.setenv("COLUMNS", "100")
    ask(terminal, "clock", "2027")
    assert "━" in out.getvalue()
    out.truncate(0)
    monkeypatch.setenv(*reader)
    assert ask(terminal, "clock", "2027") == 0
    assert "━" not in out.getvalue()
    ask(terminal, "validate", "--data", str(ROOT / "tests" / "broken" / "unknown-person"))
    shown = bare(out.getvalue())
    assert "contacts.yaml, rivi 4, merkki 16: virhe:" in " ".join(shown.split())
    assert "^" not in shown
    assert not re.search(r"\.yaml:\d", shown)


def test_a_screen_reader_gets_the_same_in_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    said = run("validate", "--data", str(ROOT / "tests" / "broken" / "unknown-person")).out
    assert "rivi 4, merkki 16" in said
    assert "^" not in said


def test_the_environment_is_read_by_the_command_line_alone() -> None:
    package = Path(output.__file__).parent.parent
    readers = {
        path.relative_to(package).parts[0] for path in package.rglob("*.py") if "ACCESSIBLE" in path.read_text("utf-8")
    }
    assert readers == {"cli"}


# --- what is said beside a file


def test_cards_and_tables_say_whom_they_cannot_reach(run: Run, tmp_path: Path) -> None:
    for suffix in ("csv", "xlsx", "vcf"):
        said = run("contacts", "--data", str(CITIES["lahti"]), "-o", str(tmp_path / f"a.{suffix}")).err
        assert "Kenenkään puhelinnumero tai sähköposti ei ole tiedoissa." in said
        assert "https://www.lahti.fi/yhteystietohakemisto/" in said
    said = run("contacts", "--data", str(CITIES["lahti"]), "-o", str(tmp_path / "a.txt")).err
    assert "puhelinnumero" not in said


def test_only_those_without_either_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text((CITIES["lahti"] / "guide.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "contacts.yaml").write_text(
        "people:\n  - {id: a-b, name: Anna Bo, email: a.b@example.fi}\n  - {id: c-d, name: Cecilia Dahl}\n", "utf-8"
    )
    said = run("contacts", "--data", str(tmp_path), "--format", "csv").err
    assert "Tiedoissa ei ole puhelinnumeroa eikä sähköpostia: Cecilia Dahl." in said


def test_csv_says_once_that_excel_wants_another(run: Run, tmp_path: Path) -> None:
    said = run("clock", "2027", "--data", str(CITIES["lahti"]), "-o", str(tmp_path / "a.csv"), *TODAY).err
    assert said.count(".xlsx") == 1
    assert "CSV on ohjelmia varten." in said
    assert ".xlsx" not in run("clock", "2027", "--data", str(CITIES["lahti"]), "--format", "csv", *TODAY).err
