"""The JSON shapes of problems, and of what a code means.

Lines and columns are counted from 1, columns in characters; `end_column` is the one after the last. Where a file as a
whole is meant, they are null. `text` is what is marked in the first line.
"""

from typing import Any, assert_never

from ...diagnostics import DataPath
from ...views.explain import Explanation, Explanations
from ...views.problems import Location, Problem, Problems
from ...words import Words
from .. import Page
from ..json import document
from .explained import how, what, why
from .gaps import sentence as gap_sentence
from .grouped import slashed
from .sentences import reasons, related_sentence, sentence


def write(view: Problems | Explanation | Explanations, page: Page) -> str:
    """The problems, a code, or all codes."""
    if isinstance(view, Problems):
        return document("problems", problems(view, page.words))
    if isinstance(view, Explanation):
        return document("explanation", explanation(view, page.words))
    if isinstance(view, Explanations):
        return document("explanations", {"codes": [explanation(found, page.words) for found in view.codes]})
    assert_never(view)


def problems(view: Problems, words: Words) -> dict[str, Any]:
    """All problems, each by itself, and how many there are in what was read."""
    return {
        "summary": {
            "files": view.files,
            "records": view.records,
            "errors": view.errors,
            "warnings": view.warnings,
            "notes": view.notes,
        },
        "problems": [_problem(problem, words) for problem in view.problems],
        "unfinished": [{"code": gap.code, "message": gap_sentence(gap, words)} for gap in view.gaps],
    }


def _problem(problem: Problem, words: Words) -> dict[str, Any]:
    """`path` is null where the text could not be read, `fix` where what belongs there is not certain.

    `mend` is empty where there is nothing to add.
    """
    found = problem.diagnostic
    wrong, fix = sentence(problem, words)
    said = related_sentence(problem, words)
    return {
        "code": found.code,
        "severity": found.severity,
        **_place(problem.spot),
        "path": list(found.at.path) if isinstance(found.at, DataPath) else None,
        "message": wrong,
        "mend": fix,
        "fix": found.fix,
        "related": [{**_place(spot), "message": said} for spot in problem.related],
    }


def explanation(view: Explanation, words: Words) -> dict[str, Any]:
    """What a code means, why it matters, what to do, and a real example."""
    example = view.example
    return {
        "code": view.code,
        "severity": view.severity,
        "what": what(view, words),
        "why": why(view, words),
        "how": how(view, words),
        "reasons": reasons(view.code, words),
        "fixable": view.fixable,
        "example": {
            **_place(example.spot),
            "params": dict(example.diagnostic.params),
            "related": [_place(spot) for spot in example.related],
        },
    }


def _place(spot: Location) -> dict[str, Any]:
    return {
        "file": slashed(spot.file),
        "line": spot.line or None,
        "column": spot.column or None,
        "end_line": spot.end_line or None,
        "end_column": spot.end_column or None,
        "text": spot.meant if spot.line else None,
    }
