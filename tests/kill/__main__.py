"""Kill the program while it writes, and see what the next run makes of it: `python -m tests.kill [ROUNDS]`.

Run by hand, on Linux with strace. First a kill comes at each call with which `validate --fix --yes` and `-o` change the
disk, one after the other; then come ROUNDS kills at random moments, of which a run that ends earlier is none. After
each, the next run must leave the guide all old or all new, the other file whole, and nothing else in the folders. What
came out is in README.md beside this file.
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

from yhdistys_cli.__main__ import main

from ..conftest import CITIES, ROOT, TODAY

SEED = 20261128
CALLS = ("flock", "fchmod", "fsync", "rename", "unlink")
NAMES = ("areas.yaml", "checklists.yaml", "clock.yaml", "contacts.yaml", "guide.yaml")


def prepare(folder: Path) -> dict[str, bytes]:
    """A guide with a fix in each of its files; the bytes of the files."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CITIES["lahti"], folder)
    for name in NAMES:
        with (folder / name).open("ab") as file:
            file.write(b"# x \n")
    return contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


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


def check(folder: Path, output: Path, old: dict[str, bytes], new: dict[str, bytes], counts: Counter[str]) -> None:
    """Count what the kill has done, and what the next run leaves."""
    found = {name: content for name, content in contents(folder).items() if name in old}
    changed = {name for name in old if found.get(name) != old[name]}
    torn = [name for name in changed if found.get(name) != new[name]]
    counts["torn or lost"] += bool(torn)
    counts["half done until the next run"] += 0 < len(changed) < len(NAMES)
    left = len(list(folder.iterdir())) - len(found) + len(list(output.parent.iterdir())) - output.exists()
    counts["files left until the next run"] += bool(left)
    statuses = ended(begun(fix(folder))), ended(begun(table(folder, output)))
    counts["status after the next run"] += statuses != (0, 0)
    counts["not all new after the next run"] += contents(folder) != new
    counts["files left after the next run"] += [path.name for path in output.parent.iterdir()] != [output.name]


def fix(folder: Path) -> list[str]:
    return ["--today", TODAY.isoformat(), "validate", "--fix", "--yes", "--data", str(folder)]


def table(folder: Path, output: Path) -> list[str]:
    return ["--today", TODAY.isoformat(), "contacts", "--data", str(folder), "-o", str(output)]


def run(rounds: int) -> int:
    """Count what happened and print it; 1 if anything was lost, torn or left for good."""
    counts: Counter[str] = Counter()
    chance = random.Random(SEED)
    os.environ |= {"YHDISTYS_CACHE": "", "YHDISTYS_LANG": "en"}
    with tempfile.TemporaryDirectory() as made:
        folder, output = Path(made) / "data", Path(made) / "out" / "table.csv"
        output.parent.mkdir()
        prepare(folder)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main(fix(folder))  # imports everything
            main(table(folder, output))
        old = prepare(folder)
        started = time.monotonic()
        ended(begun(fix(folder)))
        longest = time.monotonic() - started
        new = contents(folder)
        with contextlib.suppress(KeyboardInterrupt):  # what was done until then is counted
            for words, call in itertools.product((fix(folder), table(folder, output)), CALLS):
                for number in itertools.count(1):
                    prepare(folder)
                    if not killed_at_call(words, call, number):
                        break
                    counts["killed at a call"] += 1
                    check(folder, output, old, new, counts)
            while counts["killed at a random moment"] < rounds:
                prepare(folder)
                words = table(folder, output) if chance.random() < 0.2 else fix(folder)
                killed = killed_at_random(words, longest, chance)
                longest *= 1.02 if killed else 0.9  # how long a run takes depends on what else the machine does
                counts["killed at a random moment"] += killed
                check(folder, output, old, new, counts)
    for name, count in sorted(counts.items()):
        sys.stderr.write(f"{count:6} {name}\n")
    return int(any(counts[name] for name in counts if "after the next run" in name or "torn" in name))


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
