"""The program as a process: full disks, pipes that nobody reads, closed streams, encodings, Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import BROKEN, LAHTI, Run, dev_full, posix
from ..processes import PROGRAM, TODAY, environment, program

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


@dev_full
@pytest.mark.parametrize(
    "words",
    [
        ["contacts"],
        ["contacts", "--format", "xlsx"],
        ["guide", "--full"],
        ["validate"],
        ["clock", "2026"],
        ["clock", "2026", "--format", "svg"],
        ["clock", "2026", "--format", "ics"],
        ["clock", "2026", "--format", "xlsx"],
        ["calendar"],
        ["plan", "2999"],
        ["completion", "bash"],
        ["--help"],
        ["contacts", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_full_disk_on_standard_output(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = program([*TODAY, *words], environment(), stdout=full.fileno())
    said = done.stderr.decode()
    assert done.returncode == 3
    # What a calendar leaves out is said before it is written.
    assert len([line for line in said.splitlines() if "kirjoittaa" in line]) == 1
    assert said.count("\n") == 1 or "ics" in words or "calendar" in words
    assert "Traceback" not in said


@dev_full
def test_a_full_disk_on_standard_error() -> None:
    for words, status in ((["contacts", "xyzzy"], 2), (["contacts", "--data", str(BROKEN / "anchor")], 1)):
        with open("/dev/full", "wb") as full:
            done = program([*TODAY, *words], environment(), stderr=full.fileno())
        assert done.returncode == status


@posix
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".md", ".svg", ".ics"])
@pytest.mark.parametrize("before", [None, b"before"])
def test_a_file_that_does_not_fit(suffix: str, before: bytes | None, tmp_path: Path) -> None:
    target = tmp_path / f"lista{suffix}"
    if before is not None:
        target.write_bytes(before)
    words = ["contacts"] if suffix in (".csv", ".xlsx", ".md") else ["clock", "2026"]
    reader, writer = os.pipe()  # a file for standard error would be cut as well
    done = program([*TODAY, *words, "-o", str(target)], environment(), stderr=writer, file_size=100)
    os.close(writer)
    with open(reader, "rb") as file:
        said = file.read()
    assert (done.returncode, done.stdout) == (3, b"")
    assert said.count(b"\n") == 1 or suffix == ".ics"
    assert b"Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ([target.name] if before else [])
    assert before is None or target.read_bytes() == before


@posix
@pytest.mark.parametrize(
    "words",
    [
        ["guide", "--full"],
        ["contacts", "--format", "xlsx"],
        ["clock", "2026"],
        ["clock", "2026", "--format", "svg"],
        ["clock", "2026", "--format", "ics"],
        ["calendar"],
        ["plan", "2999"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_who_has_gone_away(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = program([*TODAY, *words], environment(), stdout=writer)
    finally:
        os.close(writer)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@posix
def test_a_reader_who_leaves_after_the_first_line() -> None:
    """Like `yhdistys guide --full | head -1`, with an answer that is larger than a pipe."""
    script = "from yhdistys_cli.cli.output import to_stdout; to_stdout('rivi\\n' * 100_000)"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"rivi\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@posix
@pytest.mark.parametrize("words", ["contacts", "--help", "--version", "validate"])
def test_no_standard_output_at_all(words: str) -> None:
    # What .ci/run moves the clock with opens a file, which would then be the standard output that must not be there.
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, words],
        stderr=subprocess.PIPE,
        env=environment(LD_PRELOAD=""),
        check=False,
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert "vakiotuloste on suljettu" in done.stderr.decode()


@posix
def test_no_standard_error_at_all() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *PROGRAM, "contacts", "--data", str(BROKEN / "anchor")],
        stdout=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    assert done.returncode == 1
    assert b"Juha Lahti" in done.stdout


@posix
def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupt(*_arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)

    target = tmp_path / "lista.csv"
    monkeypatch.setattr(os, "fsync", interrupt)
    # A shell starts what runs in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        result = run("contacts", "--data", LAHTI, "-o", str(target))
    finally:
        signal.signal(signal.SIGINT, before)
    assert (result.status, result.out) == (130, "")
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "encoding"),
    [
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"PYTHONIOENCODING": "latin-1"}, "latin-1"),
        ({"PYTHONIOENCODING": "cp850"}, "cp850"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
    ],
    ids=["ascii", "latin-1", "cp850", "C"],
)
def test_an_encoding_that_cannot_show_everything(changes: dict[str, str], encoding: str) -> None:
    if sys.platform == "win32":
        encoding = "utf-8"  # a pipe is always UTF-8 there
    for words, status in (
        (["contacts", "--area", "nuoriso"], 0),
        (["contacts", "xyzzy"], 2),
        (["--help"], 0),
        (["validate", "--data", str(BROKEN / "not-utf8")], 1),
        (["contacts", "--data", str(BROKEN / "control-character")], 1),
    ):
        done = program([*TODAY, *words], environment(**changes))
        assert done.returncode == status
        said = done.stdout.decode(encoding) + done.stderr.decode(encoding)
        assert "Traceback" not in said
        if words[-1] == "nuoriso":
            assert "Ormaa-Per" in said
            assert ("Ormaa-Perälä" in said) == (encoding != "ascii")
