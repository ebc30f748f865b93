"""Transcripts: each line `$ yhdistys …` of a golden file is run again, and the file must come out the same.

To add a case, write its `$` line into the file and run `make accept`. Standard error is marked with `! `, an exit
status other than 0 stands in brackets. Where a command does not say what today is, it is 24.11.2026.

A transcript that begins with `# copy of FOLDER` runs on a copy of that guide, which its commands change one after the
other; after each of them the copy has no more errors than before.

One that begins with `# in an empty folder with LIST: FOLDER` begins with nothing but a list of a city that is not on
the map, and makes the guide in that folder. Each of its commands says its own day, and each succeeds.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from yhdistys_cli import municipalities
from yhdistys_cli.load import load

from .conftest import CITIES, ROOT, Run
from .processes import TODAY

GOLDEN = Path(__file__).parent / "golden"
# A clerk's way to keep a guide as it was.
_COPYING = "$ cp -r "
TRANSCRIPTS = sorted(GOLDEN.glob("*.txt"))
_COPY = re.compile(r"# copy of (\S+)\n\n")
_EMPTY = re.compile(r"# in an empty folder with (\S+): (\S+)\n\n")
YEARS = [path for path in TRANSCRIPTS if _EMPTY.match(path.read_text(encoding="utf-8"))]
CHANGING = [path for path in TRANSCRIPTS if _COPY.match(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", [p for p in TRANSCRIPTS if p not in (*CHANGING, *YEARS)], ids=lambda path: path.stem)
def test_transcript(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    guide, language = path.stem.split(".")
    folder = CITIES.get(guide, ROOT / "tests" / "guides" / guide)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("YHDISTYS_DATA", str(folder.relative_to(ROOT)))
    monkeypatch.setenv("YHDISTYS_LANG", language)
    now = "\n\n".join(_said(command, run) for command in _commands(path)) + "\n"
    _compare(path, now, request)


@pytest.mark.today("2026-11-24")
@pytest.mark.parametrize("path", CHANGING, ids=lambda path: path.stem)
def test_transcript_of_changes(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    copied = _COPY.match(path.read_text(encoding="utf-8"))
    assert copied
    shutil.copytree(ROOT / copied[1], tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_DATA", "data")
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("YHDISTYS_LANG", path.stem.split(".")[1])
    parts = []
    for command in _commands(path):
        parts.append(_said(command, run))
        assert not load("data").has_errors, command
    _compare(path, copied[0] + "\n\n".join(parts) + "\n", request)


@pytest.mark.today("2027-04-30")
@pytest.mark.parametrize("path", YEARS, ids=lambda path: path.stem)
def test_a_year(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    begins = _EMPTY.match(path.read_text(encoding="utf-8"))
    assert begins
    shutil.copy(ROOT / begins[1], tmp_path)
    place = municipalities.Listed("999", "Mallila", "Mallby")
    monkeypatch.setitem(municipalities.by_code(), place.code, place)
    for name in (place.fi, place.sv):
        monkeypatch.setitem(municipalities._by_name(), name.casefold(), place)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_DATA", begins[2])
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("YHDISTYS_LANG", path.stem.split(".")[1])
    parts = []
    for command in _commands(path):
        if command.startswith(_COPYING):
            _from, to = command.removeprefix(_COPYING).split()
            parts.append(command)
            shutil.copytree(_from, to)
            continue
        parts.append(_said(command, run))
        assert "--today" in command
        assert not parts[-1].endswith("]"), parts[-1]
    _compare(path, begins[0] + "\n\n".join(parts) + "\n", request)


def _commands(path: Path) -> list[str]:
    beginnings = ("$ yhdistys", _COPYING)
    commands = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(beginnings)]
    assert commands
    return commands


def _said(command: str, run: Run) -> str:
    """A command and what it says, as it stands in a transcript."""
    result = run(*TODAY, *shlex.split(command.removeprefix("$ yhdistys")))
    lines = [command, *result.out.splitlines(), *(f"! {line}".rstrip() for line in result.err.splitlines())]
    return "\n".join([*lines, *([f"[{result.status}]"] if result.status else [])])


def _compare(path: Path, now: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, "if this is right: make accept"


def test_every_city_has_three_languages() -> None:
    names = {path.stem for path in TRANSCRIPTS}
    assert {f"{city}.{language}" for city in CITIES for language in ("fi", "sv", "en")} <= names
