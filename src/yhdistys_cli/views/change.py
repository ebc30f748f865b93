"""A change before it is made: what becomes true, which problems come and go, and what people should read again."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..diagnostics import ERROR, Path
from ..records import record
from ..source import Offsets, Source, Tree
from ..words import fold, split_name
from .problems import Problem, problems

if TYPE_CHECKING:
    from ..amend import Change, Statement
    from ..load import Loaded

# The fields whose texts speak of their record in general, and so grow old when something in it changes.
_TELLING = ("about", "note")
_YEARS = re.compile(r"(?<!\d)(\d{4})(?:\s?[–-]\s?(\d{4}))?(?!\d)")


@record
class Mention:
    """A line of a comment or a text that names a year or a person of the change, and so may be wrong after it."""

    file: str
    line: int
    text: str
    named: str


@record
class ChangeView:
    """What becomes true, the problems that come and go, whether there are more errors than before, what to read."""

    statements: "tuple[Statement, ...]"
    came: tuple[Problem, ...]
    gone: tuple[Problem, ...]
    is_worse: bool
    mentions: tuple[Mention, ...]


def change(asked: "Change", trees: Mapping[str, Tree], before: "Loaded", after: "Loaded") -> ChangeView:
    """A change as it is shown: `trees` are the changed ones, by file; the guide is judged `before` and `after` it."""
    came, gone = compared(before, after)
    return ChangeView(
        asked.statements, came, gone, is_worse(before, after), tuple(_mentions(asked, trees, before.sources))
    )


def compared(before: "Loaded", after: "Loaded") -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that a guide has only after a change, and those that it had only before.

    A problem is the same wherever its record has moved to. One that only says another number than before has come, and
    none has gone.
    """
    old, new = (problems(each.diagnostics, each.sources).problems for each in (before, after))
    came, gone = _without(new, old), _without(old, new)
    places = {(p.diagnostic.code, _steps(p)) for p in came}
    return came, tuple(p for p in gone if (p.diagnostic.code, _steps(p)) not in places)


def is_worse(before: "Loaded", after: "Loaded") -> bool:
    """Whether a guide has more errors of any code after a change than it had before."""
    old, new = (Counter(d.code for d in each.diagnostics if d.severity == ERROR) for each in (before, after))
    return bool(new - old)


def _without(found: Sequence[Problem], others: Sequence[Problem]) -> tuple[Problem, ...]:
    left = Counter(map(_identity, others))
    result = []
    for problem in found:
        key = _identity(problem)
        if left[key]:
            left[key] -= 1
        else:
            result.append(problem)
    return tuple(result)


def _identity(problem: Problem) -> tuple[Any, ...]:
    diagnostic = problem.diagnostic
    # What is said of the text, and of no value, has no other place than what stands there.
    place = _steps(problem) or (problem.spot.file, problem.spot.text)
    return diagnostic.code, diagnostic.on, place, tuple(sorted(diagnostic.params.items()))


def _steps(problem: Problem) -> tuple[Any, ...]:
    """The steps of a problem; of a term only whose it is: an id alone and a record with its days are the same term."""
    steps = tuple(problem.steps)
    return steps[: steps.index("contacts") + 1] if "contacts" in steps else steps


# --- what to read again


def _mentions(asked: "Change", trees: Mapping[str, Tree], sources: Mapping[str, Source]) -> Iterator[Mention]:
    """Comments and texts of the changed records that name a year of the change, and all that name its people."""
    for file, source in sources.items():
        if asked.names:
            yield from _of_people(file, source, set(_strings(trees.get(file, source.tree))), asked.names)
        if asked.years and file in trees:
            for part in _changed_records(source.tree, trees[file]):
                yield from _of_years(file, source, part, asked.years)


def _changed_records(old: Any, new: Any) -> Iterator[Path]:
    """The records of the lists of a file that are in both trees and differ."""
    for name, records in old.items() if isinstance(old, dict) else ():
        others = new.get(name)
        if not isinstance(records, list) or not isinstance(others, list):
            continue
        by_id = {each["id"]: each for each in others if isinstance(each, dict) and "id" in each}
        for number, each in enumerate(records):
            if isinstance(each, dict) and (other := by_id.get(each.get("id", ""))) is not None and other != each:
                yield name, number


def _of_years(file: str, source: Source, part: Path, years: Sequence[int]) -> Iterator[Mention]:
    start, end = _lines_of(source, part)
    for line in range(start, end + 1):
        comment = _comment(source, line)
        year = next((year for year in years if comment and _names_year(comment, year)), None)
        if comment and year:
            yield Mention(file, line, comment, str(year))
    for path, span, text in _texts(source, part):
        if not any(step in _TELLING for step in path):
            continue
        if "dates" in path:  # it speaks of one year alone, and is of it
            continue
        year = next((year for year in years if _names_year(text, year)), None)
        if year:
            yield Mention(file, source.position(span.start)[0], " ".join(text.split()), str(year))


def _names_year(text: str, year: int) -> bool:
    """Whether a text has a year, by itself or within *2021–2023*."""
    for found in _YEARS.finditer(text):
        first, last = int(found[1]), int(found[2] or found[1])
        if first <= year <= last:
            return True
    return False


def _of_people(file: str, source: Source, left: Collection[str], names: Sequence[str]) -> Iterator[Mention]:
    """`left` are the texts that the file still has after the change."""
    surnames = {name: fold(split_name(name)[1]) for name in names}
    for line in range(1, source.position(len(source.text))[0] + 1):
        comment = _comment(source, line)
        if comment and (name := _named(comment, surnames)):
            yield Mention(file, line, comment, name)
    for path, span, text in _texts(source, ()):
        if path[-1] in ("name", "id", "person", "email") or text not in left:
            continue
        if " " in text and (name := _named(text, surnames)):
            yield Mention(file, source.position(span.start)[0], " ".join(text.split()), name)


def _named(text: str, surnames: Mapping[str, str]) -> str | None:
    """The person whose family name stands in a text, in whatever case."""
    from ..inflection import is_form

    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if word[0].isupper()]
    for name, surname in surnames.items():
        if surname and any(is_form(word, surname, name=True) for word in words):
            return name
    return None


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif node is not None:
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _strings(inner)


def _texts(source: Source, part: Path) -> Iterator[tuple[Path, Offsets, str]]:
    return source.scalars(part)


def _lines_of(source: Source, part: Path) -> tuple[int, int]:
    """The first and last line of a record, with the comments above it."""
    first = source.position(source.span(part).start)[0]
    last = first
    for _path, span, _text in _texts(source, part):
        last = max(last, source.position(max(span.start, span.end - 1))[0])
    while first > 1 and source.line(first - 1).lstrip().startswith("#"):
        first -= 1
    return first, last


def _comment(source: Source, number: int) -> str:
    """The comment on a line, with its sign; nothing where there is none."""
    line = source.line(number)
    if "#" not in line:
        return ""
    if line.lstrip().startswith("#"):
        return line.strip()
    at = re.search(r"\s(#.*)$", re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda m: "x" * len(m[0]), line))
    return line[at.start(1) :].strip() if at else ""
