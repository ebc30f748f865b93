"""The measurements as a Markdown table, with what they were measured on."""

from collections.abc import Iterable, Iterator, Mapping

from .cases import Limit
from .measure import Runs, Spread, ratios, spread

# What decides the speed of each side; the other installed libraries follow from these.
_VERSIONS = (
    *("Python", "yhdistys", "typer", "click", "pydantic", "pydantic-core", "email-validator"),
    *("phonenumbers", "pyyaml", "ics", "holidays", "khard", "vobject", "yaml2ics", "check-jsonschema"),
)


def report(
    limits: Iterable[Limit], measured: Iterable[Runs], versions: Mapping[str, str], machine: str, day: str
) -> str:
    """The whole page: a row a limit."""
    series = list(measured)
    installed = ", ".join(f"{name} {versions[name]}" for name in _VERSIONS)
    return "\n".join(
        [
            "# How fast it is",
            "",
            "Made by `make bench`. Each row compares two commands that were run in turn: the median of the ratios of",
            "the rounds, with the middle half of them in brackets. Memory is the peak of a process, the median of the",
            "runs; it is never less than that of the program that measures, 16 MiB or so. Every output went to a pipe.",
            "An edit changes a comment in Lahti's data, a phone number among the made-up contacts, a place among the",
            "made-up events. Calendars and the wheel go to a file; yaml2ics prints its calendar. check-jsonschema is",
            "asked with the schema of the project's own, `schema/contacts.json`.",
            "",
            f"Measured {day} on {machine}: {installed}.",
            "",
            "| what | compared with | must | aim | measured | rounds | result |",
            "|---|---|---|---|---|---|---|",
            *(_row(limit, series) for limit in limits),
            "",
            "## The same in milliseconds",
            "",
            "| command | median | middle half | memory, MiB |",
            "|---|---|---|---|",
            *_absolute(series),
            "",
        ]
    )


def renewed(before: str, measured: str, note: str) -> str:
    """The page as it was, with the rows that were measured again, or for the first time, in their places.

    The `note` says when and which; it stands below the line of what all was measured on.
    """
    rows = {_key(line): line for page in (before, measured) for line in page.splitlines() if line.startswith("| ")}
    lines: list[str] = []
    shown: set[tuple[str, ...]] = set()
    for line in [*before.splitlines(), ""]:
        if line.startswith("Measured 2"):
            lines += [line, "", note]
        elif not line.startswith("| "):
            if not line and lines[-1].startswith("| "):  # the end of a table: rows that it did not have
                new = [key for key in rows if key not in shown and len(key) == len(_key(lines[-1]))]
                lines += [rows[key] for key in new]
                shown.update(new)
            lines.append(line)
        else:
            lines.append(rows[_key(line)])
            shown.add(_key(line))
    return "\n".join(lines)


def _key(row: str) -> tuple[str, ...]:
    """What tells the rows of both tables apart: the two commands of the one, the command of the other."""
    cells = row.split(" | ")
    return tuple(cells[:2]) if len(cells) > 5 else tuple(cells[:1])


def _row(limit: Limit, series: list[Runs]) -> str:
    runs = next(runs for runs in series if limit.commands <= runs.keys())
    if limit.against:
        found, unit = ratios(runs, limit.name, limit.against, limit.less), " ×"
    else:
        found, unit = spread([run.mebibytes for run in runs[limit.name]]), " MiB"
    cells = (
        f"{limit.name}, less {limit.less}" if limit.less else limit.name,
        limit.against or "memory",
        _bound(limit.must, unit),
        _bound(limit.aim, unit),
        _show(found, unit),
        str(len(runs[limit.name])),
        ", ".join(_results(limit, found.median)),
    )
    return f"| {' | '.join(cells)} |"


def _bound(value: float | None, unit: str) -> str:
    return "" if value is None else f"≤ {value:g}{unit}"


def _show(found: Spread, unit: str) -> str:
    digits = 0 if found.median >= 100 else 1 if found.median >= 3 else 2 if found.median >= 0.2 else 3
    return f"{found.median:.{digits}f}{unit} ({found.low:.{digits}f}–{found.high:.{digits}f})"


def _results(limit: Limit, found: float) -> Iterator[str]:
    if limit.must is not None:
        yield "must: met" if found <= limit.must else "must: **missed**"
    if limit.aim is not None:
        yield "aim: met" if found <= limit.aim else "aim: missed"


def _absolute(series: list[Runs]) -> Iterator[str]:
    shown = set()
    for runs in series:
        for name, kept in runs.items():
            if name not in shown:
                shown.add(name)
                low, middle, high = (value * 1000 for value in spread([run.seconds for run in kept]))
                memory = spread([run.mebibytes for run in kept]).median
                yield f"| {name} | {middle:.0f} | {low:.0f}–{high:.0f} | {memory:.0f} |"
