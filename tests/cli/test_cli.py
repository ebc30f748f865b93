"""The command line as a new user meets it: options, aliases, languages, wrong questions, where the answer goes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from yhdistys_cli.cli import where
from yhdistys_cli.cli.language import choose
from yhdistys_cli.cli.table import COMMANDS, COMMON_OF, WRITING

from ..conftest import CITIES, LAHTI, ROOT, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


@pytest.fixture(autouse=True)
def _lahti(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", LAHTI)


def test_common_options_stand_before_or_after_the_command(run: Run) -> None:
    after = run("contacts --area nuoriso --format json --lang sv --today 2027-01-01")
    before = run("--format json --lang sv --today 1.1.2027 contacts --area nuoriso")
    assert after == before
    assert after.status == 0


def test_the_later_of_two_wins(run: Run) -> None:
    assert run("--format json contacts --format csv").out.startswith("unit_id,")


@pytest.mark.parametrize("alias", [alias for command in COMMANDS for alias in command.aliases])
def test_aliases(alias: str, run: Run) -> None:
    name = next(command.name for command in COMMANDS if alias in command.aliases)
    needed = {"plan": ["2027"], "schema": ["contacts"], "init": ["--help"], "site": ["--help"], "search": ["koulutus"]}
    needed["export"] = ["--help"]
    needed |= {command: ["--help"] for command, options in COMMON_OF.items() if options == WRITING}
    needed["handover"] = ["määttä"]
    needed["letter"] = ["yhdistysilta"]
    needed["changes"] = ["--since", str(CITIES["porvoo"])]
    words = ["--lang", "en", "--today", "2026-11-24", *needed.get(name, [])]
    asked, usual = run(alias, *words), run(name, *words)
    # The usage line and hints say the word that was typed.
    assert asked.out.replace(f"yhdistys {alias}", f"yhdistys {name}") == usual.out
    assert (asked.status, asked.err.replace(f"yhdistys {alias}", f"yhdistys {name}")) == (usual.status, usual.err)
    assert run(alias.upper(), *words).status == 0


def test_an_alias_written_with_combining_dots(run: Run) -> None:
    assert run("yhteyshenkilo\u0308t").status == 0


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_help(name: str, language: str, run: Run) -> None:
    result = run(name, "--help", "--lang", language)
    assert (result.status, result.err) == (0, "")
    assert name in result.out


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_line_of_the_help_is_in_english(name: str, language: str, run: Run) -> None:
    english, said = (
        {_told(line) for line in run(name, "--help", "--lang", x).out.split("\n")} for x in ("en", language)
    )
    assert not {text for text in english & said if text.count(" ") > 1}


def _told(line: str) -> str:
    """What a line of the help says beside the name of an option."""
    return line.strip().rpartition("  ")[2]


@pytest.mark.parametrize(
    "question",
    [
        "contacts --area",
        "contacts --aera x",
        "contacts --format docx",
        "contacts --on huomen",
        "contacts --today 30.2.2027",
        "contacts -o lista.foo",
        "contacts -o lista",
        "contacts -o lista.csv --format json",
        "areas -o alueet.csv",
        "guide roles --full",
        "completion",
        "completion cmd",
        "nonsense",
        "--nonsense",
        "contacts xyzzy",
        "contacts --area ''",
        "areas t",
        "checklist xyzzy",
        "guide xyzzy",
        "validate extra",
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_wrong_question_is_answered_with_2_on_standard_error(
    question: str, language: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(f"{question} --lang {language}")
    assert (result.status, result.out) == (2, "")
    assert result.err.strip()
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


def test_the_answer_goes_to_a_file_whose_name_picks_the_form(run: Run, tmp_path: Path) -> None:
    for suffix, start in ((".json", b"{"), (".md", b"#"), (".csv", b"unit_id"), (".vcf", b"BEGIN"), (".XLSX", b"PK")):
        target = tmp_path / f"lista{suffix}"
        assert run("contacts", "-o", str(target)).status == 0
        assert target.read_bytes().startswith(start)
        assert "lista" in run("contacts", "-o", str(target)).err
    assert run("contacts", "-o", "-", "--format", "json") == run("contacts", "--format", "json")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".XLSX", ".csv", ".json", ".md", ".vcf"]


def test_with_errors_the_rest_is_answered_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for file in CITIES["lahti"].glob("*.yaml"):
        (data / file.name).write_bytes(file.read_bytes())
    contacts = data / "contacts.yaml"
    contacts.write_text(
        contacts.read_text(encoding="utf-8").replace("name: Jenni Korjus", "nmae: Jenni Korjus"), "utf-8"
    )
    result = run("contacts", "maahanmuutto", "--data", str(data))
    assert result.status == 1
    assert "unknown-field" in result.err
    assert "unknown-person" not in result.err
    assert run("contacts", "viestintä", "--data", str(data)).out.count("Vuokko Kortelainen") == 1
    target = tmp_path / "lista.csv"
    result = run("contacts", "viestintä", "--data", str(data), "-o", str(target))
    assert (result.status, result.out) == (1, "")
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "fi"),
        (["--lang", "sv"], {"YHDISTYS_LANG": "en"}, "sv"),
        (["--lang=en"], {}, "en"),
        (["--lang", "xx"], {"YHDISTYS_LANG": "sv"}, "sv"),
        (["--", "--lang", "sv"], {}, "fi"),
        (["--lang"], {}, "fi"),
        ([], {"LANG": "sv_FI.UTF-8"}, "sv"),
        ([], {"LANG": "de_DE.UTF-8"}, "fi"),
        ([], {"LC_ALL": "en_GB", "LANG": "sv_FI"}, "en"),
        ([], {"LANG": "Swedish_Finland.1252"}, "sv"),
        ([], {"LANG": "C"}, "fi"),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose(arguments, environment) == language


def test_the_nearest_data_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "guide.yaml").write_text("x")
    monkeypatch.chdir(inner)
    assert where.data(None, {}) == str(Path("..") / ".." / "data")
    assert where.data(None, {"YHDISTYS_DATA": "e"}) == "e"
    assert where.data("asked", {"YHDISTYS_DATA": "e"}) == "asked"


def test_without_any_data_the_shipped_one_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (Path(where.data(None, {})) / "guide.yaml").is_file()


def test_the_program_itself() -> None:
    environment = {**os.environ, "YHDISTYS_CACHE": "", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "yhdistys_cli", "contacts", "--area", "nuoriso", "--today", "2026-11-24"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Susanna Ormaa-Perälä" in done.stdout
