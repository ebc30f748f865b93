"""What the tests share: running the program in this process, and transcripts that can be accepted."""

import gc
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from yhdistys_cli.__main__ import main
from yhdistys_cli.cli import today

ROOT = Path(__file__).parent.parent
# The day from which tests see the data, unless they say another.
TODAY = date(2026, 11, 24)
CITIES = {"lahti": ROOT / "data", "porvoo": ROOT / "examples" / "porvoo"}
LAHTI = str(CITIES["lahti"])
BROKEN = ROOT / "tests" / "broken"
# The moment (UTC) to which the clock is moved for all tests, with Debian's faketime: `.ci/run` names it.
MOVED_TO = os.environ.get("CI_MOVED_TO", "")
MEMORY = "/dev/shm"
# A guide in which on that day there is nothing to report, so that what is found is what a test has planted.
CLEAN = ROOT / "tests" / "guides" / "clean"
# The smallest guide.yaml in which nothing is wrong.
GUIDE = """\
name: Opas
municipality: {name: Lahti, code: "398"}
language: fi
updated: 2026-11-24
introduction: Tämä on opas.
"""

# The same examples on every machine, however busy it is.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("steady")


def _has_room(memory: str) -> bool:
    """Whether a folder is there in which files stay in memory, with enough room, and programs in it may be run."""
    if sys.platform != "linux" or not os.access(memory, os.W_OK | os.X_OK):
        return False
    found = os.statvfs(memory)
    return found.f_bavail * found.f_frsize > 1 << 30 and not found.f_flag & os.ST_NOEXEC


# What tests write stays in memory where there is enough of it: a third of their time was the disk's. What is left of
# three runs, 50 MB each, stands there until pytest removes it.
if "TMPDIR" not in os.environ and _has_room(MEMORY):
    os.environ["TMPDIR"] = MEMORY

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX: modes, owners, links, terminals")
dev_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
# For tests that make files of other names than the file system's encoding can write: LC_ALL=C without UTF-8 mode.
any_name = pytest.mark.skipif(sys.getfilesystemencoding() == "ascii", reason="file names are ASCII here")


class Result(NamedTuple):
    """How a run ended and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


def make_guide(folder: Path, like: Path | None = None, /, **texts: str | bytes) -> str:
    """Write a small guide, or one like another, with these files: `contacts="people: []\\n"`; `__` is a slash.

    Returns the folder, which is made if there is none.
    """
    if like is not None:
        shutil.copytree(like, folder, dirs_exist_ok=True)
    else:
        texts = {"guide": GUIDE, **texts}
    for name, text in texts.items():
        file = folder / (name.replace("__", "/") + ".yaml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(folder)


def pytest_sessionstart() -> None:
    gc.disable()  # until all tests are found: nothing of it goes away


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "today(day): the day that the program's clock shows in this test")
    if MOVED_TO and hasattr(config, "workerinput") and not abs(_ahead()) < timedelta(hours=1):
        raise pytest.UsageError(f"The clock should show {MOVED_TO}, and shows {datetime.now(UTC)}.")


def _ahead() -> timedelta:
    """How far the day is on which the tests shall run."""
    return datetime.fromisoformat(MOVED_TO) - datetime.now(UTC)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(specs: list[Any]) -> None:
    """Move the clock of those who run the tests, when `.ci/run` names a day.

    Who hands the tests out stays here and now: under a moved clock its waits end at once and keep a processor busy.
    """
    if MOVED_TO:
        for spec in specs:
            spec.python = f"faketime -f {int(_ahead().total_seconds()):+d} {shlex.quote(sys.executable)}"


def pytest_collection_finish() -> None:
    """What is loaded by now stays: looking through it again and again takes a tenth of the time of all tests."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)


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


@pytest.fixture(autouse=True)
def _no_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may not ask which day it is, unless the test has the mark `today`: then it is noon of that day, UTC.

    What a test starts as a process of its own is not held by this: there the words must have a --today.
    """
    mark = request.node.get_closest_marker("today")

    def now() -> datetime:
        if mark is None:
            pytest.fail('The clock was read. Give --today, or mark the test: @pytest.mark.today("2026-11-24")')
        return datetime.fromisoformat(f"{mark.args[0]}T12:00Z")

    monkeypatch.setattr(today, "now", now)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the program with these words: `run("contacts", "--area", "nuoriso")` or one string, split as a shell does."""

    def run(*words: str) -> Result:
        capfd.readouterr()
        status = main(shlex.split(words[0]) if len(words) == 1 else list(words))
        out, err = capfd.readouterr()
        return Result(status, out, err)

    return run
