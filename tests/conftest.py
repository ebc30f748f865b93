"""What the tests share: running the program in this process, and transcripts that can be accepted."""

import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from yhdistys_cli.__main__ import main

ROOT = Path(__file__).parent.parent
# The day from which tests see the data, unless they say another.
TODAY = date(2026, 11, 24)
CITIES = {"lahti": ROOT / "data", "porvoo": ROOT / "examples" / "porvoo"}
# A guide in which on that day there is nothing to report, so that what is found is what a test has planted.
CLEAN = ROOT / "tests" / "guides" / "clean"


class Result(NamedTuple):
    """How a run ended and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the program says now as right")


@pytest.fixture(autouse=True)
def _quiet_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the machine's language, cache, data or terminal."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "YHDISTYS_DATA", "NO_COLOR", "_YHDISTYS_COMPLETE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANGUAGE", "fi")  # the program sets it; afterwards it is as before
    monkeypatch.setenv("YHDISTYS_LANG", "fi")
    monkeypatch.setenv("YHDISTYS_CACHE", "")
    monkeypatch.setenv("YHDISTYS_DEBUG", "1")  # what the program itself does wrong is a traceback here


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the program with these words: `run("contacts", "--area", "nuoriso")` or one string, split as a shell does."""

    def run(*words: str) -> Result:
        capfd.readouterr()
        status = main(shlex.split(words[0]) if len(words) == 1 else list(words))
        out, err = capfd.readouterr()
        return Result(status, out, err)

    return run
