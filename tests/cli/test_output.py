"""What arrives at the other end: the same status and the same bytes on every machine, and in no log a command."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from yhdistys_cli.cli import consent, output
from yhdistys_cli.edit import diff
from yhdistys_cli.formats import BINARY, FORMATS

from ..conftest import BROKEN, CLEAN, ROOT, Run, dev_full, make_guide, posix
from ..processes import PROGRAM, TODAY, Done, environment, program

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

# Environments in which Python would write something else than UTF-8.
LOCALES = (
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


def ordinary(**changes: str) -> dict[str, str]:
    """An environment that does not hide what Python keeps back until the end."""
    return {name: value for name, value in environment(**changes).items() if name != "PYTHONUNBUFFERED"}


@dev_full
@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["contacts", "xyzzy"], 2),
        (["nonsense"], 2),
        (["contacts", "--data", str(BROKEN / "anchor")], 1),
        (["validate", "--data", str(BROKEN / "anchor")], 1),
        (["calendar"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("gone", ["full", "closed pipe"])
def test_the_status_is_the_same_when_nobody_hears_of_it(words: list[str], status: int, gone: str) -> None:
    if gone == "full":
        writer = os.open("/dev/full", os.O_WRONLY)
    else:
        reader, writer = os.pipe()
        os.close(reader)
    try:
        done = program([*TODAY, *words], ordinary(), stderr=writer)
    finally:
        os.close(writer)
    assert done.returncode == status


def read_back(form: str, content: bytes) -> None:
    """Read an answer as its programs do. Raises if it is not what it should be."""
    text = content.decode("utf-8")
    if form in ("json", "sarif"):
        json.loads(text)
    elif form == "svg":
        ElementTree.fromstring(content)
    elif form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1
    assert "?" * 3 not in text


@cache
def in_utf8(words: str) -> Done:
    return program([*TODAY, *words.split()], environment(PYTHONUTF8="1"), folder=ROOT)


@pytest.mark.parametrize("changes", LOCALES, ids=lambda changes: next(iter(changes.values())))
@pytest.mark.parametrize(
    "words",
    [
        *(f"contacts --format {form}" for form in FORMATS["contacts"] if form not in BINARY | {"text"}),
        *(f"clock 2026 --format {form}" for form in FORMATS["clock"] if form not in BINARY | {"text"}),
        *(f"validate --data {BROKEN / 'bad-phone'} --format {f}" for f in FORMATS["validate"] if f != "text"),
        "schema contacts",
    ],
)
def test_what_programs_read_is_utf8_whatever_the_machine_would_write(words: str, changes: dict[str, str]) -> None:
    usual = in_utf8(words)
    there = program([*TODAY, *words.split()], environment(**changes), folder=ROOT)
    assert (there.returncode, there.stdout) == (usual.returncode, usual.stdout)
    read_back(words.split()[-1], there.stdout)


@posix
@pytest.mark.parametrize("words", ["contacts", "clock 2026", "plan 2999"])
def test_a_workbook_without_standard_output(words: str) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *words.split(), "--format", "xlsx"]
    # What moves the clock in CI would hold the descriptor that must be closed here.
    done = subprocess.run(command, stderr=subprocess.PIPE, env=environment(LD_PRELOAD=""), check=False)
    assert done.returncode == 3
    assert "vakiotuloste on suljettu" in done.stderr.decode()


def test_a_file_where_a_folder_should_be(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").write_bytes(b"mine")
    result = run("contacts", "--data", str(CLEAN), "-o", "out/x.txt")
    assert (result.status, result.err) == (3, "out on tiedosto eikä kansio.\n")
    assert (tmp_path / "out").read_bytes() == b"mine"


@dev_full
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file system of POSIX takes any bytes as a name; JSON does not."""
    folder = os.fsencode(tmp_path / "opas") + b"\xe4"
    os.mkdir(folder)
    for name, text in (("guide", "x: 1\n"), ("contacts", "people: 5\n")):
        with open(folder + b"/" + name.encode() + b".yaml", "w", encoding="utf-8") as file:
            file.write(text)
    for form in FORMATS["validate"]:
        done = program([*TODAY, "validate", "--format", form, "--data", os.fsdecode(folder)], environment())
        assert done.returncode == 1, done.stderr
        read_back(form, done.stdout)


# --- logs that obey


@pytest.mark.parametrize("command", ["::stop-commands::abc", "##[error]x", "::error file=a::b"])
def test_a_difference_is_no_command_to_a_log(command: str, tmp_path: Path, run: Run) -> None:
    text = f"introduction: |\n  Tämä on opas.\n  {command}\n  \t{command}\n# x \n"
    folder = make_guide(tmp_path / "data")
    guide = tmp_path / "data" / "guide.yaml"
    guide.write_text(guide.read_text("utf-8").replace("introduction: Tämä on opas.\n", text), "utf-8")
    result = run("validate", "--diff", "--data", folder, "--today", "2026-11-24")
    assert "+# x\n" in result.out
    assert not re.search(r"^\s*(::|##\[)", result.out, re.MULTILINE)


def test_a_difference_shows_what_is_around_it_otherwise() -> None:
    assert "\n a\n-b \n+b\n" in diff("x", b"a\nb \n", b"a\nb\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
@pytest.mark.parametrize("name", ["a\n::error::x.yaml", "a\r\n##[error]x.yaml"])
def test_a_name_with_a_line_end_begins_no_line(name: str, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "data"
    make_guide(folder)
    (folder / "contacts").mkdir()
    (folder / "contacts" / name).write_text("people: []\n# x \n", "utf-8", newline="\n")
    for words in (["--diff"], ["--fix", "--yes", "--diff"], ["--fix", "--yes"], []):
        result = run("validate", *words, "--data", str(folder), "--today", "2026-11-24")
        assert not re.search(r"^\s*(::|##\[)", result.out + result.err, re.MULTILINE), words


def test_one_line() -> None:
    assert output.one_line("a\n::b\tc\r\x1b[m") == "a\ufffd::b\ufffdc\ufffd\ufffd[m"


# --- yes


@pytest.mark.parametrize("typed", ["k", "K", "kyllä", "kylla\u0308", "KYLLÄ", "joo", "j", "ja", "y", "yes", " yes \n"])
def test_yes(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert consent.is_yes()


@pytest.mark.parametrize(
    "typed", ["", "\n", "keskeytä", "kumoa", "jätä", "jag vet inte", "yritän", "ky", "no", "nej", "ei", "kk", "k e"]
)
def test_no(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert not consent.is_yes()


def test_what_is_no_text_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"k\xe4\n"), "utf-8"))
    assert not consent.is_yes()
