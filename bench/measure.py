"""Whole processes, timed from outside: how long a command takes and how much memory it needs at most.

A busy machine slows whatever runs on it at the moment, so commands are never compared with a number from another
hour: they run in turn, A B C A B C …, and each round gives one ratio. What is reported is the median of the ratios.

The peak that the system reports for a process is never below that of the process that started it; this program
therefore holds little itself (no data set is ever built up in memory here).
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryFile
from typing import NamedTuple

# What the system counts memory in: macOS in bytes, the others in KiB.
_MEBIBYTE = 1024**2 if sys.platform == "darwin" else 1024


class Command(NamedTuple):
    """A command line to time. `answer` must stand in what it prints, or in the `file` that it is to write anew.

    `before` is done, untimed, before every run; `status` is that with which it ends.
    """

    name: str
    words: Sequence[str]
    answer: str = ""
    environment: Mapping[str, str] = {}
    before: Callable[[], None] | None = None
    file: Path | None = None
    status: int = 0


class Run(NamedTuple):
    """One run: wall time in seconds and the highest resident memory in MiB."""

    seconds: float
    mebibytes: float


class Spread(NamedTuple):
    """A median and the middle half around it."""

    low: float
    median: float
    high: float


Runs = Mapping[str, Sequence[Run]]


class WrongAnswerError(Exception):
    """A command failed, or answered something else than the question that is to be timed."""


def once(command: Command, environment: Mapping[str, str]) -> Run:
    """Run a command once, its output read through a pipe."""
    if command.before:
        command.before()
    if command.file:
        command.file.unlink(missing_ok=True)
    # What is said beside the answer, such as a preview of a thousand rows, is shown only if the answer is wrong.
    with TemporaryFile() as beside:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.words, stdout=subprocess.PIPE, stderr=beside, env={**environment, **command.environment}
        )
        assert process.stdout is not None
        with process.stdout as pipe:
            said = pipe.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != command.status or not _answered(command, said):
            beside.seek(0)
            sys.stderr.write(beside.read().decode(errors="replace"))
            raise WrongAnswerError(f"{command.name}: status {process.returncode}, not answered with “{command.answer}”")
    return Run(seconds, usage.ru_maxrss / _MEBIBYTE)


def _answered(command: Command, said: bytes) -> bool:
    answer = command.answer.encode()
    if command.file is None:
        return answer in said
    if not command.file.exists():
        return False
    with command.file.open("rb") as lines:  # line by line: it may be large
        return any(answer in line for line in lines)


def in_turn(commands: Sequence[Command], rounds: int, environment: Mapping[str, str]) -> dict[str, list[Run]]:
    """The runs of each command, by its name. The first round only warms up and is not kept."""
    runs: dict[str, list[Run]] = {command.name: [] for command in commands}
    for number in range(rounds + 1):
        for command in commands:
            run = once(command, environment)
            if number:
                runs[command.name].append(run)
    return runs


def ratios(runs: Runs, name: str, against: str, less: str | None = None) -> Spread:
    """How many times as long `name` took as `against`, round by round; of `name`, only what it took beyond `less`."""
    took = [run.seconds for run in runs[name]]
    if less:
        took = [seconds - run.seconds for seconds, run in zip(took, runs[less], strict=True)]
    return spread([seconds / other.seconds for seconds, other in zip(took, runs[against], strict=True)])


def spread(values: Sequence[float]) -> Spread:
    """The median of some values, and the middle half of them."""
    if len(values) < 2:
        return Spread(values[0], values[0], values[0])
    low, _middle, high = quantiles(values, n=4, method="inclusive")
    return Spread(low, median(values), high)
