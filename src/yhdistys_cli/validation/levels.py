"""A line at the wrong level that is good YAML: names that no record has there, and the indent that would be right."""

from collections.abc import Collection, Mapping
from typing import Any

from pydantic_core import ValidationError

from ..diagnostics import DataPath, Diagnostic, Path, TextRange
from ..recovery import Outline, wrong_indent
from ..source import Source, tree_of
from .schemas import check

# What a line at the wrong level is complained of as.
_CODES = ("unknown-field", "bad-number", "wrong-type")
# So many records of a file are searched, as each takes many readings.
MOST_SEARCHED = 5


def misplaced(
    model: type[Any], source: Source, found: list[Diagnostic], already_validated: Mapping[str, Collection[str]]
) -> list[Diagnostic]:
    """What is wrong with the records of a file, where a record with one line at the wrong level has that alone.

    A line is at the wrong level if its record can be read when only its indent is another.
    """
    last: dict[Path, int] = {}  # where the last complaint about each record is: the line is there or above
    for diagnostic in found:
        at = diagnostic.at
        if isinstance(at, DataPath) and len(at.path) > 2 and diagnostic.code in _CODES and len(last) < MOST_SEARCHED:
            last[at.path[:2]] = max(source.span(at.path, "key").start, last.get(at.path[:2], 0))
    if not last:
        return found
    outline = Outline(source.text)
    said = {
        path: moved
        for path, at in last.items()
        if (moved := _moved(model, source, outline, path, at, already_validated))
    }
    of = {id(d): d.at.path[:2] for d in found if isinstance(d.at, DataPath)}
    return [d for d in found if of.get(id(d)) not in said] + list(said.values())


def _moved(
    model: type[Any],
    source: Source,
    outline: Outline,
    path: Path,
    at: int,
    already_validated: Mapping[str, Collection[str]],
) -> Diagnostic | None:
    section, index = path
    part = outline.part(at)
    if part is None or (part.section, part.number) != (section, index):
        return None

    def judged(text: str) -> Any:
        tree = tree_of(text)
        items = tree.get("x") if isinstance(tree, dict) else None
        if not isinstance(items, list) or len(items) != 3:  # the record, and an empty item on either side
            return None
        try:
            check(model, {str(section): items[1:2]}, already_validated)
        except ValidationError as error:
            # Only what is missing from the file, not from the record, does not count.
            return tree if all(section not in e["loc"] for e in error.errors(include_url=False)) else None
        return tree

    found = wrong_indent(outline, part, at, judged, alone=True)
    if found is None:
        return None
    params = {"reason": "indent", "found": str(found.found), "expected": str(found.expected)}
    place = TextRange(source.name, found.start, found.end)
    return Diagnostic("syntax", place, params=params, fix=found.text if found.certain else None)
