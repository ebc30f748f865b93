"""`yhdistys validate`: every problem in the data, with what stands around it."""

from collections.abc import Mapping, Sequence

from ..diagnostics import ERROR, Address, Diagnostic, Place
from ..records import record
from ..source import Source


@record
class Spot:
    """A place in a file: line and column from 1, the line's text, and how many of its characters are meant.

    Line 0: the file or the folder as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""
    length: int = 0


@record
class Problem:
    """A diagnostic and where it is."""

    diagnostic: Diagnostic
    spot: Spot
    related: tuple[Spot, ...]


@record
class Problems:
    """All problems, by file and line; and what was read."""

    problems: tuple[Problem, ...]
    files: int
    records: int

    @property
    def errors(self) -> int:
        """How many are errors."""
        return sum(p.diagnostic.severity == ERROR for p in self.problems)

    @property
    def warnings(self) -> int:
        """How many are warnings."""
        return len(self.problems) - self.errors


def problems(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], files: int = 0, records: int = 0
) -> Problems:
    """Diagnostics with the lines that they are about, in the order given."""
    return Problems(
        tuple(
            Problem(d, _spot(d.at, d.on, sources), tuple(_spot(at, "value", sources) for at in d.related))
            for d in diagnostics
        ),
        files,
        records,
    )


def _spot(at: Address | Place, on: str, sources: Mapping[str, Source]) -> Spot:
    source = sources.get(at.file)
    if source is None or not source.text:
        return Spot(at.file)
    if isinstance(at, Place):
        start, end = at.start, at.end
        if (start, end) == (0, 0):
            return Spot(at.file)
    else:
        span = source.span(at.path, "key" if on == "key" else "value")
        start, end = span.start, span.end
    line, column = source.position(start)
    text = source.line(line)
    # A value may go on over several lines; the first is shown, and only its own characters are marked.
    return Spot(at.file, line, column, text, max(1, min(end - start, len(text) - column + 1)))
