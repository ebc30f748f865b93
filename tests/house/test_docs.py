"""The documents: nothing of the program is missing from them, and what they show is what the program says."""

import dataclasses
import re
import shlex
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from yhdistys_cli import models
from yhdistys_cli.cli.app import build
from yhdistys_cli.cli.table import COMMANDS, COMMON_OF, WRITING, resolve
from yhdistys_cli.diagnostics import CODES
from yhdistys_cli.load import review
from yhdistys_cli.schema import documentation

from ..conftest import CITIES, ROOT, Run
from ..generate import generated, groups
from ..repositories import commit
from .test_imports import DOORS, OURS

DOCS = ROOT / "docs"
MANUAL = DOCS / "fi" / "kayttoohje.md"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
MODELS = {
    name: cls
    for name, cls in vars(models).items()
    if dataclasses.is_dataclass(cls) and cls.__module__ == models.__name__ and cls is not models.Guide
}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(text: str, language: str = "") -> list[str]:
    """The contents of the fenced blocks, of all or of one language."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for kind, block in found if language in ("", kind)]


# --- docs/data.md


def sections() -> dict[str, str]:
    """For each model that docs/data.md marks, its part of the page."""
    parts = re.split(r"^<!-- (\w+) -->$", read(DOCS / "data.md"), flags=re.MULTILINE)
    return {
        name: re.split(r"^#+ ", part, flags=re.MULTILINE)[0]
        for name, part in zip(parts[1::2], parts[2::2], strict=True)
    }


@pytest.mark.parametrize("name", MODELS)
def test_the_data_page_has_every_field(name: str) -> None:
    """In a table of its own for each model: the field, and whether it must be there."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (yes|no) \|", sections()[name], re.MULTILINE))
    # `from` is a word of Python's, so the field is `from_`.
    required = {
        f.name.rstrip("_"): "yes" if f.default is dataclasses.MISSING else "no"
        for f in dataclasses.fields(MODELS[name])
    }
    assert rows == required


def test_the_data_page_has_no_other_model() -> None:
    assert set(sections()) == set(MODELS)


@pytest.mark.parametrize("path", [DOCS / "fi" / "kentat.md", DOCS / "sv" / "falt.md"], ids=lambda path: path.name)
def test_the_reference_has_every_field_in_its_language(path: Path) -> None:
    text = read(path)
    for name, cls in MODELS.items():
        if name in ("Moment", "DayOfYear"):  # these are one text in the data
            continue
        rows = [f"| `{field.name.rstrip('_')}` | " for field in dataclasses.fields(cls)]
        assert all(row in text for row in rows), name
    english = {
        words for known in documentation().values() for words in (known.text, *(f.text for f in known.fields.values()))
    }
    assert [line for line in text.splitlines() if line in english] == []
    assert [words for words in english if f"| {words}" in text] == []


def test_the_examples_of_the_data_page_are_a_guide_that_shows_every_field(tmp_path: Path) -> None:
    files = re.split(r"^## `(\w+\.yaml)`$", read(DOCS / "data.md"), flags=re.MULTILINE)
    for name, part in zip(files[1::2], files[2::2], strict=True):
        (tmp_path / name).write_text("".join(fences(part, "yaml")), encoding="utf-8")
    loaded = review(str(tmp_path), date(2027, 3, 25))
    # The clock of the page reaches into a year whose school holidays it leaves out.
    assert {d.code for d in loaded.diagnostics if d.severity != "note"} == {"no-school-holidays"}
    shown: set[tuple[str, str]] = set()

    def walk(value: Any) -> None:
        if isinstance(value, tuple):
            for item in value:
                walk(item)
        elif dataclasses.is_dataclass(value):
            for field in dataclasses.fields(value):
                inner = getattr(value, field.name)
                if inner != field.default:
                    shown.add((type(value).__name__, field.name))
                walk(inner)

    walk(loaded.guide)
    assert {(name, f.name) for name, cls in MODELS.items() for f in dataclasses.fields(cls)} - shown == set()


# --- docs/commands.md and docs/problems.md


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_the_commands_page_has_every_command_and_option(name: str) -> None:
    parts = re.split(r"^## yhdistys ?(\w*)$", read(DOCS / "commands.md"), flags=re.MULTILINE)
    page = dict(zip(parts[1::2], parts[2::2], strict=True))
    group = build()
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert name in page[""]
    options = [flag for p in command.params if isinstance(p, click.Option) and not p.hidden for flag in p.opts]
    assert options
    assert [flag for flag in options if not re.search(rf"(^|[ ,]){flag}\b", page[name], re.MULTILINE)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_problems_page_has_every_code(code: str) -> None:
    """A row that says how grave it is, and a part with the example and three things to know in three languages."""
    page = read(DOCS / "problems.md")
    severity = {"error": "virhe · fel · error", "warning": "varoitus · varning · warning"}
    row = re.search(rf"^\| \[`{code}`\]\(#{code}\) \| (.*) \| (.*) \|$", page, re.MULTILINE)
    assert row is not None
    assert row[1] == severity.get(CODES[code], "huomio · notering · note")
    assert row[2].strip()
    part = re.split(r"\n##+ ", page.split(f"\n### `{code}`\n")[1])[0]
    assert f"[{code}]" in fences(part)[0]
    for language, heading in (("Suomeksi", "Miksi"), ("På svenska", "Varför"), ("In English", "Why")):
        said = part.split(f"**{language}.** ")[1].split("\n\n")[0].splitlines()
        assert len(said) == 3
        assert said[1].startswith(f"*{heading}")
        assert all(len(line.split()) > 2 for line in said)
        assert not re.search(r"\{\w*\}", "".join(said))


def test_the_problems_page_groups_the_codes_as_the_table_does() -> None:
    page = read(DOCS / "problems.md")
    assert [code for _heading, codes in groups() for code in codes] == list(CODES)
    assert re.findall(r"^\| \[`([a-z0-9-]+)`\]", page, re.MULTILINE) == list(CODES)
    assert re.findall(r"^### `(.+)`$", page, re.MULTILINE) == list(CODES)


def test_generated_pages_are_fresh() -> None:
    pages = {path: content for path, content in generated().items() if path.suffix in (".md", ".json", ".svg")}
    assert {"commands.md", "data.md", "contacts.json", "problems.md", "examples.json", "year.svg"} <= {
        path.name for path in pages
    }
    assert [path.name for path, content in pages.items() if path.read_bytes() != content] == [], "make accept"


# --- what the pages show

# The day of which the examples of each page are, as the page says it: what comes next would not stay true.
pytestmark = pytest.mark.today("2026-11-24")
DAYS = {ROOT / "README.md": "24 November 2026", MANUAL: "24.11.2026"}


@pytest.mark.parametrize("path", DAYS, ids=lambda path: path.name)
def test_a_page_says_of_which_day_it_is(path: Path) -> None:
    before, said, _after = read(path).partition(DAYS[path])
    assert said
    assert "```" not in before.partition("contacts --area nuoriso")[2], "it stands above the first answer"


def transcripts(text: str) -> list[tuple[str, str]]:
    """Questions, and the answers shown under them; a question without an answer only has to work."""
    found: list[tuple[str, str]] = []
    for block in fences(text):
        question, answer = "", list[str]()
        for line in [*block.splitlines(), "$ "]:
            asked = re.match(r'\$ make run ARGS="(.*)"$|(?:\$ )?yhdistys\b(.*)$|\$ ', line)
            if asked is None:
                answer.append(line)
                continue
            if question:
                found.append((question, "\n".join(answer).strip()))
            question, answer = (asked[1] or asked[2] or "").strip(), []
    # In a sentence or a table; what follows a bar is the shell's.
    found += [(asked.strip(), "") for asked in re.findall(r"`(?:eval \"\$\()?yhdistys ([^`|\\)]+)", text)]
    return found


# `serve` runs until it is stopped: its own tests start it.
SHOWN = [
    (path, *shown)
    for path in (ROOT / "README.md", MANUAL)
    for shown in transcripts(read(path))
    if resolve(shown[0].partition(" ")[0]) != "serve"
]


@pytest.mark.parametrize(("path", "question", "answer"), SHOWN, ids=[f"{p.stem}-{q}" for p, q, _a in SHOWN])
def test_what_a_page_shows_is_what_the_program_says(
    path: Path,
    question: str,
    answer: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))  # in which a change is remembered
    if re.match("changes|muutokset", question):
        if shutil.which("git") is None:
            pytest.skip("no git here")
        commit(tmp_path, "2026-10-30T12:00:00+02:00")
    words = shlex.split(question)
    if (name := resolve(words[0]) if words else None) and COMMON_OF.get(name) == WRITING:
        # Of a command that changes the data it is enough that it would.
        monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))
        if name == "import":
            assert run("export", words[1]).status == 0
        words += ["--diff", "--today", "2026-11-24"] if words[1:] or name == "undo" else ["--help"]
    result = run(*words)
    now = (result.out + result.err).strip()
    if answer and answer != now and request.config.getoption("--accept"):
        path.write_text(read(path).replace(answer, now), encoding="utf-8")
    elif answer:
        assert now == answer, f"{path.name} shows another answer"
    else:
        assert result.status == 0


def test_the_readme_answers_what_people_come_for() -> None:
    asked = {question for path, question, answer in SHOWN if answer and path.name == "README.md"}
    assert {"contacts --area nuoriso", "areas tilat", "checklist yhdistysilta"} <= asked
    assert any(question.startswith("clock ") for question in asked)
    assert len(read(ROOT / "README.md").splitlines()) < 212


def chapter(heading: str) -> str:
    """A chapter of the manual."""
    return read(MANUAL).split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_manual_changes_a_person_as_it_says(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines are those of the real file, and what it tells to write instead is right."""
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "data" / "contacts.yaml"
    original = read(file)
    now, terms, person, substitute, vacancy = fences(chapter("Kun yhteyshenkilö vaihtuu"), "yaml")
    assert now in original
    line = now.splitlines(keepends=True)[-1]
    assert line.strip().startswith("contacts: ")

    def write(instead: str) -> None:
        file.write_text(original.replace(line, instead) + person, encoding="utf-8")

    for instead in (terms, substitute, vacancy):
        write(instead)
        assert run("validate").status == 0
    write(terms)
    name = re.search(r"name: (.*)", person)
    assert name is not None
    assert f"1.1.2027 alkaen: {name[1]}" in run("contacts --area tapahtumapalvelut --on 31.12.2026").out
    assert name[1] in run("contacts --area tapahtumapalvelut --on 1.1.2027").out


def test_the_manual_changes_a_date_as_it_says(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date is confirmed, changed and cancelled in the real file by the manual's own lines."""
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "data" / "clock.yaml"
    original = read(file)
    told = chapter("Kun päivä varmistuu, muuttuu tai peruuntuu")
    confirmed, changed, two, cancelled, holidays = fences(told, "yaml")

    def ask(event: str, lines: str, question: str) -> str:
        """What is said when `lines` stand right below the event's `dates:`, as the manual tells."""
        before, title, after = original.partition(f"title: {event}\n")
        own, dates, rest = after.partition("    dates:\n")
        assert title
        assert dates
        assert "\n  - id: " not in own
        file.write_text(before + title + own + dates + lines + rest, encoding="utf-8")
        assert run("validate").status == 0
        result = run(question)
        assert result.status == 0
        return result.out

    assert re.search(r"Vuosiavustusten haku, .* ennakkotieto", run("clock 2027").out)
    assert re.search(r"Vuosiavustusten haku, .* vahvistettu", ask("Vuosiavustusten haku", confirmed, "clock 2027"))
    now = ask("Vuosiavustusten haku", changed, "clock 2027")
    assert re.search(r"pe 9\.4\. +Vuosiavustusten haku, .* muuttunut \(jatkettu\)", now)
    assert "SEQUENCE:2" in ask("Vuosiavustusten haku", changed, "calendar 2027")
    now = ask("Yhdistysilta", two, "clock 2027")
    assert len(re.findall("Yhdistysilta, .* vahvistettu", now)) == 2
    assert "2 kertaa vuodessa      Yhdistysilta" not in now
    assert re.search("Yhdistysilta, .* peruttu", ask("Yhdistysilta", cancelled, "clock 2027"))
    assert "STATUS:CANCELLED" in ask("Yhdistysilta", cancelled, "calendar 2027")
    unknown = "koululomia ei ole tiedoissa"
    assert unknown in run("plan 2027").out
    with (tmp_path / "data" / "school_holidays.yaml").open("a", encoding="utf-8") as schools:
        schools.write(holidays)
    assert run("validate").status == 0
    assert unknown not in run("plan 2027").out


def test_commands_write_the_lines_of_the_manual(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a clerk would write by hand, letter by letter."""
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "data" / "clock.yaml"
    confirmed, changed, two, cancelled, _holidays = fences(
        chapter("Kun päivä varmistuu, muuttuu tai peruuntuu"), "yaml"
    )

    def write(*words: str) -> str:
        result = run(*words, "--yes")
        assert result.status == 0, result.err
        return read(file)

    window = ("vahvista", "vuosiavustusten-haku", "1.3.–31.3.2027", "klo", "15")
    said = ("--source", "sivu, jolla kaupunki kertoo päivät", "--checked", "20.1.2027")
    assert confirmed in write(*window, *said)
    longer = ("jatka", "vuosiavustusten-haku", "9.4.2027")
    said = ("--source", "sivu, jolla kaupunki kertoo muutoksesta", "--checked", "22.3.2027")
    assert changed in write(*longer, *said)
    source = ("--source", "sivu, jolla kaupunki kertoo illasta")
    evening = ("vahvista", "yhdistysilta", "16.2.2027", "klo", "17–19.30")
    where = ("--place", "Kaupungintalo", "--registration", "11.1.2027–11.2.2027")
    write(*evening, *where, *source)
    assert two in write("vahvista", "yhdistysilta", "21.9.2027", "klo", "17–19.30", *source)
    shutil.copy(CITIES["lahti"] / "clock.yaml", file)
    write(*evening)
    assert cancelled in write("peru", "yhdistysilta")


def test_the_manual_shows_a_real_problem(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "data" / "contacts.yaml"
    file.write_text(read(file).replace("[inkeri-maatta]", "[inkeri-matta]"), encoding="utf-8")
    result = run("validate")
    assert result.status == 1
    shown = next(block for block in fences(read(MANUAL)) if "[unknown-person]" in block)
    assert f"{shown}\n" in result.out.replace("\\", "/")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(path))
    assert [link for link in links if not (path.parent / link).exists()] == []


# --- docs/architecture.md


def test_the_architecture_page_has_the_table_of_imports() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.*) \| (.*) \|$", read(DOCS / "architecture.md"), re.MULTILINE)
    assert {name: set(re.findall(r"\w+", ours)) for name, ours, _others in rows} == {
        name: set(ours.split()) for name, ours in OURS.items()
    }
    assert {name: set(re.findall(r"\w+", others)) for name, _ours, others in rows} == {
        name: {library for library, door in DOORS.items() if door.partition(".")[0] == name} for name in OURS
    }
