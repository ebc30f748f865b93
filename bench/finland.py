"""`python -m bench.finland`: the site of every municipality of Finland, one after the other, each by a new process.

The guides are made up (`towns`). Each site is built as on the first day, without a snapshot, and its guide is
validated: an error there, or a page of more than 20 kB gzip, is a failure. What it took is written to
`bench/finland.md`; with `--towns N`, for every N-th municipality, it is only shown.
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from textwrap import fill
from time import perf_counter
from typing import NamedTuple

from .measure import spread
from .programs import ROOT, WORK, environment, install_own, machine
from .towns import TODAY, Town, towns, write_town

RESULTS = ROOT / "bench" / "finland.md"
MOST_OF_A_PAGE = 20_000
# Towns by how many people their guides have: so many at most.
_CLASSES = (10, 30, 100, 300)


class Built(NamedTuple):
    """A site that was built: what it took, how large it is, and what a bare interpreter took beside it."""

    town: Town
    processor: float
    mebibytes: float
    bare: float
    files: int
    size: int
    page: int
    page_compressed: int


class FailedError(Exception):
    """A site that was not built, a guide with an error in it, or a page that is too large."""


def main() -> int:
    """Build all; 1 where one fails."""
    parser = argparse.ArgumentParser(prog="python -m bench.finland", description=__doc__.splitlines()[0])
    parser.add_argument("--towns", metavar="N", type=int, default=1, help="every N-th municipality, shown but not kept")
    every: int = parser.parse_args().towns
    print("installing …", file=sys.stderr)
    program = install_own()
    chosen = list(towns())[::every]
    load = os.getloadavg()[0]
    built, failures, start = [], [], perf_counter()
    for number, town in enumerate(chosen, 1):
        print(f"\r{number}/{len(chosen)}", end="", file=sys.stderr)
        try:
            built.append(_build(town, program))
        except FailedError as error:
            failures.append(str(error))
    print(file=sys.stderr)
    for failure in failures:
        print(failure, file=sys.stderr)
    if not built:
        return 1
    page = report(built, perf_counter() - start, (load, os.getloadavg()[0]))
    print(page)
    if every == 1 and not failures:
        RESULTS.write_text(page, encoding="utf-8")
    return 1 if failures else 0


def _build(town: Town, program: Path) -> Built:
    """The site of a town, in a folder that is there only meanwhile."""
    data, site = write_town(WORK / "town" / "data", town), WORK / "town" / "site"
    shutil.rmtree(site, ignore_errors=True)
    surroundings = {**environment(), "YHDISTYS_CACHE": "", "YHDISTYS_DATA": str(data)}
    day = ("--today", TODAY.isoformat())
    bare, _memory = _run((str(program / "python"), "-c", "pass"), surroundings, town)
    took = _run((str(program / "yhdistys"), "site", "-o", str(site), *day), surroundings, town)
    _run((str(program / "yhdistys"), "validate", *day), surroundings, town)
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = [path for path in sizes if path.suffix == ".html"]
    largest = max(pages, key=sizes.__getitem__)
    compressed = max(len(gzip.compress(path.read_bytes(), 9)) for path in sorted(pages, key=sizes.__getitem__)[-8:])
    if compressed > MOST_OF_A_PAGE:
        raise FailedError(f"{town.place.fi}: {largest.relative_to(site)} has {compressed} bytes, compressed")
    return Built(town, *took, bare, len(sizes), sum(sizes.values()), sizes[largest], compressed)


def _run(words: Sequence[str], surroundings: dict[str, str], town: Town) -> tuple[float, float]:
    """Seconds of the processor, and MiB at most. Raises FailedError where a command does."""
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings)
    assert process.stdout is not None
    with process.stdout as pipe:
        said = pipe.read().decode(errors="replace")
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(f"{town.place.fi}: {' '.join(words[1:2])} ended with {process.returncode}\n{said}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def report(built: Sequence[Built], seconds: float, load: tuple[float, float]) -> str:
    """What it took, as a page: a row a class of towns, then all of them."""
    bare = spread([one.bare for one in built])
    largest = max(built, key=lambda one: one.size)
    slowest = max(built, key=lambda one: one.processor)
    people = [one.town.people for one in built]
    said = (
        f"Made by `make finland` on {datetime.now().astimezone():%Y-%m-%d} on {machine()}. The sites of {len(built)} "
        "municipalities, one after the other, each by a new process and without a snapshot; with their validation that "
        f"took {seconds / 60:.0f} minutes. The load of the machine was {load[0]:.1f} before and {load[1]:.1f} after. "
        f"Guides and people are made up: {min(people)}–{max(people)} people, {sum(people)} in all. No guide has an "
        "error. Times are of the processor; a bare start is `python -c pass` beside it, "
        f"{bare.median * 1000:.0f} ms."
    )
    return "\n".join(
        [
            "# All of Finland on paper",
            "",
            fill(said, 118),
            "",
            "| people | guides | time a guide, median | largest | bare starts, median | largest | files, median |"
            " size, median | largest page | the same, gzip |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *_rows(built),
            "",
            f"Together {sum(one.files for one in built)} files of {sum(one.size for one in built) / 1e6:.0f} MB."
            f" The largest site is that of {largest.town.place.fi} ({largest.town.people} people,"
            f" {', '.join(largest.town.languages)}):",
            f"{largest.files} files, {largest.size / 1e6:.1f} MB. The slowest was {slowest.town.place.fi},"
            f" {slowest.processor:.2f} s and {slowest.mebibytes:.0f} MiB.",
            "",
        ]
    )


def _rows(built: Sequence[Built]) -> Iterator[str]:
    least = 1
    for most in _CLASSES:
        if own := [one for one in built if least <= one.town.people <= most]:
            yield _row(f"{min(one.town.people for one in own)}–{max(one.town.people for one in own)}", own)
        least = most + 1
    yield _row("all", built)


def _row(name: str, built: Sequence[Built]) -> str:
    times = [one.processor for one in built]
    starts = [one.processor / one.bare for one in built]
    cells = (
        name,
        str(len(built)),
        f"{spread(times).median:.2f} s",
        f"{max(times):.2f} s",
        f"{spread(starts).median:.0f}",
        f"{max(starts):.0f}",
        f"{spread([one.files for one in built]).median:.0f}",
        f"{spread([one.size for one in built]).median / 1e6:.2f} MB",
        f"{max(one.page for one in built) / 1000:.1f} kB",
        f"{max(one.page_compressed for one in built) / 1000:.1f} kB",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
