"""Annotations of GitHub: what its runner reads from our lines, and that no text of the data becomes a command.

The runner's reading is written down here from `ActionCommand.cs` and `ActionCommandManager.cs` of `actions/runner`: a
line that begins with `::` is a command, and so is `##[name]` anywhere in a line that is none.
"""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from yhdistys_cli.diagnostics import Diagnostic, TextRange
from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.problems.github import _data, _property
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.source import read
from yhdistys_cli.views.problems import problems
from yhdistys_cli.words import Words

from ...conftest import BROKEN, ROOT, Run, make_guide
from ...test_broken import FOLDERS, GUIDE, found

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


class Command(NamedTuple):
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def _unescape(text: str, *marks: str) -> str:
    for mark in marks:
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text.replace("%25", "%")


def as_the_runner_reads(out: str) -> tuple[list[Command], list[str]]:
    """The commands of an output, and the lines that are none. .NET's ReadLine ends a line at CR, LF and CRLF."""
    commands, others = [], []
    for line in out.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n"):
        text = line.strip()
        if not (text.startswith("::") and "::" in text[2:]):
            assert "##[" not in line
            others.append(line)
            continue
        head, message = text[2:].split("::", 1)
        name, _space, rest = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in rest.split(",")]
        properties = {key.strip(): _unescape(value, "\r", "\n", ":", ",") for key, value in pairs}
        assert len(properties) == len(pairs)
        commands.append(Command(name, properties, _unescape(message, "\r", "\n")))
    return commands, others


def annotations(path: Path, language: str = "en") -> tuple[list[Command], list[str]]:
    return as_the_runner_reads(str(write(found(str(path)), "validate", "github", Page(Words(language)))))


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_each_group_is_one_annotation(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    folder = path.relative_to(ROOT)
    view = found(str(folder))
    for language in LANGUAGES:
        commands, others = annotations(folder, language)
        assert len(others) == 1  # how many there are
        assert len(commands) == len(view.groups)
        for command, group in zip(commands, view.groups, strict=True):
            problem, spot = group.first, group.first.spot
            assert (
                command.name == {"error": "error", "warning": "warning", "note": "notice"}[problem.diagnostic.severity]
            )
            assert command.properties["title"] == problem.diagnostic.code
            assert command.properties["file"] == spot.file.replace("\\", "/")
            assert command.properties.get("line", "0") == str(spot.line)
            assert command.properties.get("col", str(spot.column)) == str(spot.column)
            assert len(command.message) <= 4096
            for other in group.problems[1:]:
                assert f"{other.spot.line}:{other.spot.column}" in command.message


def test_what_is_related_is_said() -> None:
    (first, *_rest), _others = annotations(BROKEN / "duplicate-id")
    assert first.message.splitlines()[1] == f"first written here: {BROKEN / 'duplicate-id' / 'contacts' / 'a.yaml'}:2:9"


def test_columns_only_where_it_is_one_line() -> None:
    source = read("a.yaml", b"x: |\n  a\n  b\ny: z\n")
    notes = [
        Diagnostic("no-day", TextRange("a.yaml", start, end)) for start, end in ((3, 12), (3, 5), (13, 14), (13, 13))
    ]
    notes = [Diagnostic(n.code, n.at, params={"title": "T", "year": "2027"}) for n in notes]
    commands, _others = as_the_runner_reads(
        str(write(problems(notes[:3], {"a.yaml": source}), "validate", "github", PAGE))
    )
    assert [c.name for c in commands] == ["notice"] * 3
    places = [[c.properties.get(key) for key in ("line", "endLine", "col", "endColumn")] for c in commands]
    assert places == [["1", "3", None, None], ["1", "1", "4", "5"], ["4", "4", "1", "2"]]


PAGE = Page(Words("en"))
HOSTILE = [
    "::set-output name=x::y",
    "a\\r::add-mask::x",
    "a\\n::error::x",
    "%0A::stop-commands::x",
    "##[add-mask]x",
    "%250A, file=/etc/passwd::",
    "\\e[31m",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_data_becomes_a_command(text: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    lines = [f'  - {{id: a{i}, name: N{i}, email: "{text}", phone: "{text}{i}", "{text}": x}}' for i in range(5)]
    (tmp_path / "contacts.yaml").write_text("\n".join(["people:", *lines, ""]), "utf-8")
    out = run("validate", "--data", str(tmp_path), "--format", "github").out
    commands, others = as_the_runner_reads(out)
    assert {c.name for c in commands} <= {"error", "warning", "notice"}
    assert {c.properties["file"] for c in commands} == {str(tmp_path / "contacts.yaml").replace("\\", "/")}
    assert all(set(c.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"} for c in commands)
    assert len(others) == 1
    assert not [c for c in out if not c.isprintable() and c != "\n"]


def test_a_file_name_that_looks_like_a_command(tmp_path: Path) -> None:
    folder = tmp_path / "::a, b%0A=c"
    (folder / "contacts").mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / "contacts" / "x,line=9.yaml").write_text("people: [{id: a}]\n", "utf-8")
    (command,), others = annotations(folder)
    assert command.properties["file"] == str(folder / "contacts" / "x,line=9.yaml")
    assert command.properties["line"] == "1"
    assert len(others) == 1


@pytest.mark.parametrize(("phone", "more"), [("0401234567", 0), ("'x'", 0), ("'x{}'", 1)])
def test_long_messages_are_cut_where_the_runner_would(phone: str, more: int, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    lines = [f"  - {{id: a{i}, name: N{i}, phone: {phone.format(i)}}}" for i in range(350 if more == 0 else 900)]
    (tmp_path / "contacts.yaml").write_text("\n".join(["people:", *lines, ""]), "utf-8")
    (command,), _others = annotations(tmp_path)
    last = command.message.splitlines()[-1]
    assert len(command.message) <= 4096
    if more:
        shown = len(command.message.splitlines()) - 3
        assert last == f"and {900 - 1 - shown} more: yhdistys validate"
    else:
        assert last.startswith("3:")
        assert last.endswith(f", 351:{len(lines[-1]) - len(phone)}")


@pytest.mark.parametrize("phone", ["'x'", "'x{}'"])
def test_a_long_message_is_filled_to_the_last_place_that_fits(
    phone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = "".join(f"  - {{id: a{i}, name: N{i}, phone: {phone.format(i)}}}\n" for i in range(6))
    make_guide(tmp_path, contacts=f"people:\n{people}")
    (whole,), _others = annotations(tmp_path)
    for room, is_whole in ((2, True), (1, False)):  # the comma and the blank behind a place are counted
        monkeypatch.setattr("yhdistys_cli.formats.problems.github._LONGEST", len(whole.message) + room)
        (command,), _others = annotations(tmp_path)
        assert (command.message == whole.message) is is_whole
        assert command.message.endswith("and 1 more: yhdistys validate") is not is_whole


def test_line_ends_are_escaped_as_the_toolkit_does() -> None:
    assert _data("50 %\r\na: b, c") == "50 %25%0D%0Aa: b, c"
    assert _property("50 %\r\na: b, c") == "50 %25%0D%0Aa%3A b%2C c"


def test_nothing_wrong_is_no_annotation(run: Run, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    result = run("validate", "--data", str(tmp_path), "--format", "github")
    commands, others = as_the_runner_reads(result.out)
    assert (commands, len(others)) == ([], 1)


@pytest.mark.parametrize("written", ["./data", ".//data", "././data", "data/"])
def test_a_file_is_named_as_git_knows_it(
    written: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "tests" / "broken" / "bad-phone", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    out = run("--data", written, "validate", "--format", "github", "--today", "2026-11-24").out
    assert "file=data/contacts.yaml," in out
    assert "file=." not in out


def test_a_place_in_a_message_is_written_as_git_knows_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contacts = "units:\n  - {id: u, name: U, contacts: [a, b]}\npeople:\n  - {id: a, name: A}\n  - {id: b, name: B}\n"
    make_guide(tmp_path / "data", contacts=contacts)
    monkeypatch.chdir(tmp_path)
    commands, _others = annotations(Path("data"))
    slashed, _others = as_the_runner_reads(str(write(found("./data"), "validate", "github", PAGE)))
    assert [command.message for command in slashed] == [command.message for command in commands]
    assert any("data/contacts.yaml:2:" in command.message for command in slashed)
