"""`yhdistys validate`: every problem in the data, with what stands around it, and those that repeat as one group."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..diagnostics import ERROR, NOTE, WARNING, DataPath, Diagnostic, Path, TextRange
from ..records import record
from ..source import Source

if TYPE_CHECKING:
    from .unfinished import Gap

# So many problems of one code in one file are each shown in full; more of them are a group, shown once.
FEW = 3
_LONGEST = 200  # characters of a line that `Spot.meant` takes, where only the beginning of something is marked


@record
class Location:
    """A place in a file: line and column from 1, the line's text, and how many of its characters are meant.

    What is meant may go on over several lines; `text` and `length` are those of the first, `end_line` and `end_column`
    the character after the last. Columns count characters (Unicode code points). Line 0: the file or the folder as a
    whole.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""
    length: int = 0
    end_line: int = 0
    end_column: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no character is meant, but a place between two."""
        return (self.line, self.column) == (self.end_line, self.end_column)

    @property
    def meant(self) -> str:
        """The characters that are meant; of a record or a list, which is marked where it begins, the line from there.

        A value that is missing has none.
        """
        start = self.column - 1
        if self.is_empty or self.text[start : start + self.length] in ("{", "["):
            return self.text[start : start + _LONGEST].rstrip()
        return self.text[start : start + self.length]


@record
class Problem:
    """A diagnostic and where it is.

    `steps` is the address with the ids of records in the place of their numbers: it stays when others come before.
    """

    diagnostic: Diagnostic
    spot: Location
    related: tuple[Location, ...]
    steps: Path = ()

    @property
    def kind(self) -> tuple[object, ...]:
        """What is the same for two problems of a code of which one sentence tells everything but the place."""
        found = self.diagnostic
        places = tuple((spot.file, spot.line, spot.column) for spot in self.related)
        return tuple(sorted(found.params.items())), found.fix, self.spot.meant.strip(), places


@record
class Group:
    """Problems of one code in one file, to be shown together: the first in full, of the others what differs."""

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The one that is shown in full."""
        return self.problems[0]

    @property
    def others(self) -> tuple[tuple[Problem, ...], ...]:
        """The others: those that are alike together, in the order of the first of each; those like `first` foremost."""
        kinds: dict[tuple[object, ...], list[Problem]] = {self.first.kind: []}
        for problem in self.problems[1:]:
            kinds.setdefault(problem.kind, []).append(problem)
        return tuple(tuple(alike) for alike in kinds.values() if alike)


@record
class Problems:
    """All problems, by file and line; what was read; and what is still empty in a guide that was read whole."""

    problems: tuple[Problem, ...]
    files: int
    records: int
    gaps: "tuple[Gap, ...]" = ()

    @property
    def errors(self) -> int:
        """How many are errors."""
        return self._number(ERROR)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return self._number(WARNING)

    @property
    def notes(self) -> int:
        """How many are notes."""
        return self._number(NOTE)

    def _number(self, severity: str) -> int:
        return sum(p.diagnostic.severity == severity for p in self.problems)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All problems once, in the order of the first of each group; of a code with `FEW` in a file each alone."""
        by_code: dict[tuple[str, str], list[Problem]] = {}
        for problem in self.problems:
            by_code.setdefault((problem.spot.file, problem.diagnostic.code), []).append(problem)
        groups: list[Group] = []
        for problem in self.problems:
            same = by_code[problem.spot.file, problem.diagnostic.code]
            if len(same) <= FEW:
                groups.append(Group((problem,)))
            elif problem is same[0]:
                groups.append(Group(tuple(same)))
        return tuple(groups)


def problems(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], files: int = 0, records: int = 0
) -> Problems:
    """Diagnostics with the lines that they are about: files in the order of `sources`, then by line, column and code.

    What could not be read at all, and so is no source, comes first.
    """

    # A line is kept once, however many problems it has: it may be the whole file.
    @cache
    def line(file: str, number: int) -> str:
        return sources[file].line(number)

    def spot(at: DataPath | TextRange, on: str) -> Location:
        source = sources.get(at.file)
        if source is None or not source.text:
            return Location(at.file)
        if isinstance(at, TextRange):
            start, end = at.start, at.end
            if (start, end) == (0, 0):
                return Location(at.file)
        else:
            span = source.span(at.path, "key" if on == "key" else "value")
            start, end = span.start, span.end
        number, column = source.position(start)
        text = line(at.file, number)
        room = len(text) - column + 1
        ends = (number, column + end - start) if start <= end <= start + room else source.position(max(start, end))
        return Location(at.file, number, column, text, max(1, min(end - start, room)), *ends)

    found = [
        Problem(d, spot(d.at, d.on), tuple(spot(at, "value") for at in d.related), _steps(d.at, sources))
        for d in diagnostics
    ]
    unread = dict.fromkeys(p.spot.file for p in found if p.spot.file not in sources)
    order = {file: index for index, file in enumerate([*unread, *sources])}
    found.sort(key=lambda p: (order[p.spot.file], p.spot.line, p.spot.column, p.diagnostic.code))
    return Problems(tuple(found), files, records)


def _steps(at: DataPath | TextRange, sources: Mapping[str, Source]) -> Path:
    if isinstance(at, TextRange):
        return ()
    node = sources[at.file].tree if at.file in sources else None
    steps: list[str | int] = []
    for step in at.path:
        try:
            node = node[step]  # type: ignore[index]
        except (LookupError, TypeError):
            node = None
        name = node.get("id") if isinstance(node, dict) else node
        steps.append(name if isinstance(step, int) and isinstance(name, str) else step)
    return tuple(steps)
