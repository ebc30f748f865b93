"""`yhdistys validate --explain`: what a code means, with a real example; or all of the codes."""

from typing import Any

from ..diagnostics import CODES, DataPath, Diagnostic, Severity
from ..examples import examples
from ..records import record
from .problems import Location, Problem

ALL = "all"


@record
class Explanation:
    """A code, a problem that has it, and whether the tool can fix such a problem by itself."""

    code: str
    severity: Severity
    example: Problem
    fixable: bool


@record
class Explanations:
    """Every code that there is."""

    codes: tuple[Explanation, ...]


def explain(question: str) -> Explanation | Explanations | None:
    """What a code means, written as in a message, with its brackets or without; `all`: every code; none: no code."""
    code = question.strip().strip("[]").casefold()
    known = examples()
    if code == ALL:
        return Explanations(tuple(explanation(code, found) for code, found in known.items()))
    return explanation(code, known[code]) if code in known else None


def explanation(code: str, found: Any) -> Explanation:
    """A code's example as a view."""
    spot = Location(**found["spot"])
    example = Problem(
        Diagnostic(code, DataPath(spot.file), found["on"], found["params"]),
        spot,
        tuple(Location(**related) for related in found["related"]),
    )
    return Explanation(code, CODES[code], example, found["fixable"])
