"""Kill the program while it writes, and see what the next run makes of it: `python -m tests.kill [ROUNDS]`.

Run by hand, on Linux with strace. First a kill comes at each call with which a correction, a change, an `undo` and `-o`
change the disk, one after the other; then come ROUNDS kills at random moments, of which a run that ends earlier is
none. After each, the next run must leave the guide all old or all new, the other file whole, and nothing else in the
folders; and `undo` must lead from there to the other state, and back. What came out is in README.md beside this file.
"""

import contextlib
import io
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from yhdistys_cli.__main__ import main

from ..conftest import CITIES, ROOT, TODAY

SEED = 20261128
CALLS = ("flock", "fchmod", "fsync", "rename", "unlink")
NAMES = ("areas.yaml", "checklists.yaml", "clock.yaml", "contacts.yaml", "guide.yaml")
# Two files of Lahti's guide change: a date is written, and the day on which the guide was changed.
CHANGE = ("confirm", "yhdistysilta", "14.4.2027", "klo", "17")
LATER = "2026-12-01"


class Place(NamedTuple):
    """Where it all happens: the guide's folder, that of its snapshots and last change, and the file of an answer."""

    data: Path
    cache: Path
    output: Path


class Case(NamedTuple):
    """What is killed: its words, and the bytes of the guide before and after it."""

    words: list[str]
    old: dict[str, bytes]
    new: dict[str, bytes]


def spoilt() -> dict[str, bytes]:
    """A guide with a fix in each of its files."""
    whole = contents(CITIES["lahti"])
    return whole | {name: whole[name] + b"# x \n" for name in NAMES}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def prepare(place: Place, files: dict[str, bytes], record: dict[str, bytes] | None = None) -> None:
    """The guide with these bytes, and in the cache what the last change has left there."""
    for folder, wanted in ((place.data, files), (place.cache, record or {})):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        for name, content in wanted.items():
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o600)


def begun(words: list[str]) -> int:
    """The program in a child of this process, which has imported it already; the child's number."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        os._exit(main(words))
    return child


def ended(child: int) -> int:
    """The status of a child: a signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at_random(words: list[str], longest: float, chance: random.Random) -> bool:
    child = begun(words)
    time.sleep(longest * chance.uniform(0.6, 1.1))  # nothing is written in the first half
    os.kill(child, signal.SIGKILL)
    return ended(child) == -signal.SIGKILL


def killed_at_call(words: list[str], call: str, number: int) -> bool:
    """Killed after a call of the system; false if there were not so many of them."""
    traced = ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    program = [*traced, sys.executable, "-m", "yhdistys_cli", *words]
    return subprocess.run(program, capture_output=True, env=environment, check=False).returncode not in (0, 1)


def check(place: Place, case: Case, table: list[str], counts: Counter[str]) -> None:
    """Count what the kill has done, and what the next runs make of it."""
    found = contents(place.data)
    changed = [name for name in case.old if found.get(name) != case.old[name]]
    meant = [name for name in case.old if case.new[name] != case.old[name]]
    counts["torn or lost"] += any(found.get(name) != case.new[name] for name in changed)
    counts["half done until the next run"] += 0 < len(changed) < len(meant)
    left = len(found) - len(case.old) + len(list(place.output.parent.iterdir())) - place.output.exists()
    left += len([path for path in place.cache.iterdir() if ".undo." in path.name])
    counts["files left until the next run"] += bool(left)
    if case.words == table:
        counts["not whole after the next run"] += ended(begun(table)) != 0 or contents(place.data) != case.old
    else:
        if case.words != undo(place):  # done now, or done already
            counts["not all new after the next run"] += ended(begun(case.words)) not in (0, 1, 2)
            counts["not all new after the next run"] += contents(place.data) != case.new
        states = []
        for _time in range(2):
            counts["not undone after the next run"] += ended(begun(undo(place))) != 0
            states.append(contents(place.data))
        counts["not undone after the next run"] += states not in ([case.old, case.new], [case.new, case.old])
        counts["records left after the next run"] += [p.suffix for p in place.cache.glob("*.undo*")] != [".undo"]
    left_over = [path for path in place.output.parent.iterdir() if path != place.output]
    counts["files left after the next run"] += bool(left_over)


def told(place: Place, *words: str, today: str = TODAY.isoformat()) -> list[str]:
    return ["--today", today, *words, "--data", str(place.data)]


def fix(place: Place) -> list[str]:
    return told(place, "validate", "--fix", "--yes")


def undo(place: Place) -> list[str]:
    return told(place, "undo", "--yes")


def cases(place: Place) -> list[tuple[Case, dict[str, bytes]]]:
    """What is killed, each with what is in the cache before."""
    whole, bad = contents(CITIES["lahti"]), spoilt()
    change = told(place, *CHANGE, "--yes", today=LATER)
    found = []
    for words, old in ((fix(place), bad), (change, whole)):
        prepare(place, old)
        assert ended(begun(words)) in (0, 1)
        new, record = contents(place.data), contents(place.cache)
        assert new != old
        found += [(Case(words, old, new), dict[str, bytes]()), (Case(undo(place), new, old), record)]
    table = told(place, "contacts", "-o", str(place.output))
    return [*found, (Case(table, whole, whole), {})]


def run(rounds: int) -> int:
    """Count what happened and print it; 1 if anything was lost, torn or left for good."""
    counts: Counter[str] = Counter()
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as made:
        place = Place(Path(made) / "data", Path(made) / "cache", Path(made) / "out" / "table.csv")
        os.environ |= {"YHDISTYS_CACHE": str(place.cache), "YHDISTYS_LANG": "en"}
        place.output.parent.mkdir()
        prepare(place, spoilt())
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(fix(place))  # imports everything
        killed = cases(place)
        table = killed[-1][0].words
        longest = dict.fromkeys(range(len(killed)), 0.0)
        for number, (case, record) in enumerate(killed):
            prepare(place, case.old, record)
            started = time.monotonic()
            ended(begun(case.words))
            longest[number] = time.monotonic() - started
        with contextlib.suppress(KeyboardInterrupt):  # what was done until then is counted
            for (case, record), call in itertools.product(killed, CALLS):
                for number in itertools.count(1):
                    prepare(place, case.old, record)
                    if not killed_at_call(case.words, call, number):
                        break
                    counts["killed at a call"] += 1
                    check(place, case, table, counts)
            while counts["killed at a random moment"] < rounds:
                number = chance.randrange(len(killed))
                case, record = killed[number]
                prepare(place, case.old, record)
                was_killed = killed_at_random(case.words, longest[number], chance)
                # How long a run takes depends on what else the machine does.
                longest[number] *= 1.02 if was_killed else 0.9
                counts["killed at a random moment"] += was_killed
                check(place, case, table, counts)
    for name, count in sorted(counts.items()):
        sys.stderr.write(f"{count:6} {name}\n")
    return int(any(counts[name] for name in counts if "after the next run" in name or "torn" in name))


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
