"""Answers on terminals of all widths: they fit, nothing is cut, nothing is obeyed that the data says."""

import io
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout

import pytest

from yhdistys_cli.__main__ import main
from yhdistys_cli.words import cells

from ..conftest import BROKEN, CITIES, LAHTI, Run, posix
from ..processes import TODAY, environment, program

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios


class Terminal:
    """A terminal of a number of columns, in this process: what is written to it, and whether it was obeyed."""

    def __init__(self, columns: int) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.slave = slave
        self.seen = b""
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self.master, 65536)
            except OSError:  # Linux: the other end was closed
                return
            if not part:
                return
            self.seen += part

    def text(self) -> str:
        """All that was shown, once nobody writes any more."""
        os.close(self.slave)
        self.reader.join(30)
        os.close(self.master)
        return self.seen.decode().replace("\r\n", "\n")


def on_terminal(columns: int, *words: str, errors: bool = True) -> tuple[int, str]:
    """Run the program with standard output, and standard error too unless told otherwise, on one terminal."""
    terminal = Terminal(columns)
    with os.fdopen(os.dup(terminal.slave), "w", encoding="utf-8") as out:
        with redirect_stdout(out), redirect_stderr(out if errors else io.StringIO()):
            status = main(list(words))
        out.flush()
    return status, terminal.text()


def bare(text: str) -> str:
    """A text without colours and links."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)


def too_wide(text: str, columns: int) -> Iterator[str]:
    """Lines that are wider than they may be, except where one word is."""
    room = min(columns, 100)
    for line in bare(text).splitlines():
        marker = re.match(r" *(?:- |\[ \] |\d+\. )?", line)
        assert marker is not None
        if cells(line) > room and " " in line[marker.end() :].strip():
            yield line


QUESTIONS = [
    ["clock", *TODAY],
    ["clock", "2026", *TODAY],
    ["clock", "2027", "--kind", "application", *TODAY],
    ["clock", "--next", "2", *TODAY],
    ["plan", "2027", *TODAY],
    ["contacts", "--area", "avustukset", *TODAY],
    ["contacts"],
    ["contacts", "--area", "nuoriso"],
    ["areas"],
    ["areas", "tilat"],
    ["checklist"],
    ["checklist", "yhdistysilta"],
    ["guide"],
    ["guide", "--full"],
    ["guide", "errata"],
    ["validate"],
    [],
]


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: " ".join(words) or "start")
def test_answers_fit_the_terminal(columns: int, words: list[str], monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    for data in CITIES.values():
        status, text = on_terminal(columns, *words, "--data", str(data), errors=False)
        assert status in (0, 2)
        assert list(too_wide(text, columns)) == []
        if status == 0 and words != ["validate"]:  # which shows of a long line only what is about the place
            # Nothing is cut: every word of the answer without a terminal is there.
            plain = run(*words, "--data", str(data)).out
            assert set(re.findall(r"\w+", plain)) <= set(re.findall(r"\w+", bare(text)))


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
@pytest.mark.parametrize("folder", ["bad-phone", "unknown-field", "syntax", "duplicate-id", "control-character"])
def test_problems_fit_the_terminal(columns: int, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(BROKEN)
    for command in ("validate", "contacts"):
        status, text = on_terminal(columns, command, "--data", folder)
        assert status == 1
        assert re.search(r"\x1b\[1;38;5;163m", text)
        # Only what the program paints itself: bold, dim, underlined, colours and links.
        assert "\x1b" not in bare(text)
        assert list(too_wide(text, columns)) == []


@posix
def test_a_terminal_that_does_not_say_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    status, text = on_terminal(0, "guide", "--full", "--data", LAHTI)
    assert status == 0
    assert list(too_wide(text, 80)) == []


@posix
def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    for term, no_colour in (("xterm", "1"), ("dumb", "")):
        monkeypatch.setenv("TERM", term)
        monkeypatch.setenv("NO_COLOR", no_colour)
        for words in (["contacts", "--data", LAHTI], ["validate", "--data", str(BROKEN / "bad-phone")]):
            _status, text = on_terminal(80, *words)
            assert not re.search(r"\x1b\[(?:[0-9;]*;)?[34][0-9]m", text)
            assert ("\x1b" in text) == (term != "dumb")
            assert list(too_wide(text, 80)) == []


@posix
def test_a_binary_form_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    status, text = on_terminal(80, "contacts", "--format", "xlsx", "--data", LAHTI)
    assert status == 2
    assert "-o contacts.xlsx" in text
    assert "PK" not in text


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
def test_help_and_a_real_process_on_a_terminal(columns: int) -> None:
    for words in (["--help"], ["contacts", "--help"], ["contacts", "--aera"], ["contacts", "--area", "nuoriso"]):
        terminal = Terminal(columns)
        slave = terminal.slave
        run = program([*TODAY, *words], environment(), stdin=slave, stdout=slave, stderr=slave)
        text = terminal.text()
        assert run.returncode == (2 if "--aera" in words else 0)
        assert "Traceback" not in text
        assert cells(max(bare(text).splitlines(), key=cells)) <= 100 or columns < 80
        if "--area" in words:
            assert list(too_wide(text, columns)) == []
            assert "Susanna" in text
