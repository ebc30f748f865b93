"""Plain strings, lists and dicts to the dataclasses of `models`, or what is wrong. The only door to Pydantic.

`schemas` lets Pydantic read the models, whose markers ask `kinds` how a value is read and `shapes` what it looks like
to an editor; `readers` read one value, `problems` says what is wrong with it, and `writer` makes JSON Schemas.
`annotations` finds the field at a place of a file, and `values` gives the texts of a file with their fields.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar, cast

from pydantic_core import ValidationError

from ..diagnostics import DataPath, Diagnostic, Path, TextRange
from ..models import UNREADABLE
from ..source import Source
from .annotations import Member, field_at, members, model_at, unmarked
from .kinds import NOTHING_TRUSTED, WAYS
from .old_names import as_written, with_new_names
from .readers import is_id
from .schemas import check
from .text_kinds import READERS, TEXT_KINDS

__all__ = ["NOTHING_TRUSTED", "READERS", "TEXT_KINDS", "WAYS", "Member", "is_id", "members", "unmarked", "validate"]

T = TypeVar("T")

# With more errors a file is set aside, and only those of its first records are listed: each takes its memory.
MOST_ERRORS = 10_000
FIRST_RECORDS = 100


def validate(
    model: type[T],
    source: Source,
    records: tuple[str, ...],
    already_validated: Mapping[str, Collection[str]] = NOTHING_TRUSTED,
    known: T | None = None,
) -> tuple[T | None, list[Diagnostic], set[Path]]:
    """The model of one file, what is wrong with it, and the paths of the records that were set aside.

    `known` is the model, if the same text was read to it before, without an error.
    `already_validated` are texts by the kind of their field (e-mail, phone) that were found right earlier; they are
    not judged again.

    A record is an item of a list named in `records`. A fault outside of them leaves no model; one in a phone number, an
    e-mail address or a link that may be absent leaves out that alone. `source.tree` is read,
    never changed.
    """
    if source.tree is None:
        return _validate(model, source, None, records, already_validated)
    tree, notes = with_new_names(source, records)
    if known is not None:
        return known, notes, set()
    value, found, aside = _validate(model, source, tree, records, already_validated)
    return value, as_written(found, notes) + notes, aside


def _validate(
    model: type[T],
    source: Source,
    tree: Any,
    records: tuple[str, ...],
    already_validated: Mapping[str, Collection[str]],
) -> tuple[T | None, list[Diagnostic], set[Path]]:
    found: list[Diagnostic] = []
    rejected = {path[:2] for path in source.untrusted_paths if len(path) >= 2 and path[0] in records}
    if tree is None or any(path[:2] not in rejected for path in source.untrusted_paths):
        return None, found, rejected
    try:  # with everything, so that what stands in a record that was spoiled is reported too
        value = check(model, tree, already_validated)
    except ValidationError as error:
        from .problems import diagnostics

        if error.error_count() > MOST_ERRORS:
            return None, _first_errors(model, source, tree, records, already_validated), rejected
        # Of what nothing could be read there is a diagnostic already.
        found = [d for d in diagnostics(error, source.name, tree, model) if _record(d) not in source.lost]
    else:
        if not rejected:
            return value, found, rejected
    tree, already_validated, dropped = _without_details(model, tree, found, records, already_validated)
    alone = {id(diagnostic) for diagnostic in dropped}
    bad = {_record(diagnostic) for diagnostic in found if id(diagnostic) not in alone}
    if any(len(path) < 2 or path[0] not in records for path in bad):
        return None, found, rejected | bad
    if found:
        from .levels import misplaced

        found = misplaced(model, source, found, already_validated)
    rejected |= bad
    return check(model, _without(tree, rejected), already_validated), found, rejected


# Of the fields with these texts a record does without one that cannot be read: what is left of it is right.
_LINKS = ("url", "site-url")
_DETAILS = ("email", "phone", *_LINKS)


def _without_details(
    model: type[Any],
    tree: Any,
    found: list[Diagnostic],
    records: tuple[str, ...],
    already_validated: Mapping[str, Collection[str]],
) -> tuple[Any, Mapping[str, Collection[str]], list[Diagnostic]]:
    """A tree in which `UNREADABLE` stands for bad numbers and addresses that may be absent, and bad links are left out.

    Returned with what may stand in it, and the diagnostics that are about these values alone.
    """
    dropped: list[Diagnostic] = []
    changes: dict[Path, Any] = {}
    for diagnostic in found:
        path = diagnostic.at.path if isinstance(diagnostic.at, DataPath) else ()
        names = tuple([0 if isinstance(step, int) else step for step in path])
        field = field_at(cast(Any, model), names)
        if diagnostic.on == "key" or field is None or field[0] not in _DETAILS:
            continue
        if field[0] in _LINKS:
            link = _optional(model, path[:-1])
            if link is None or (len(link) == 2 and link[0] in records):  # the link is the record
                continue
            changes[link] = None
        else:
            changes[path] = UNREADABLE
        dropped.append(diagnostic)
    if not dropped:
        return tree, already_validated, dropped
    return _replaced(tree, changes), {kind: {*known, UNREADABLE} for kind, known in already_validated.items()}, dropped


def _optional(model: type[Any], path: Path) -> Path | None:
    """The path, if what stands there is an item of a list or a field that may be absent."""
    if not path or isinstance(path[-1], int):
        return path or None
    return path if any(m.name == path[-1] and not m.required for m in members(model_at(model, path[:-1]))) else None


def _replaced(node: Any, changes: Mapping[Path, Any]) -> Any:
    """A copy of a tree, as deep as it must be, with other values at these paths; where one is `None`, nothing."""
    inside: dict[str | int, dict[Path, Any]] = {}
    for (step, *rest), value in changes.items():
        inside.setdefault(step, {})[tuple(rest)] = value
    changed = {step: below[()] if () in below else _replaced(node[step], below) for step, below in inside.items()}
    if isinstance(node, dict):
        return {k: changed.get(k, v) for k, v in node.items() if changed.get(k, v) is not None or k not in changed}
    return [changed.get(i, v) for i, v in enumerate(node) if changed.get(i, v) is not None or i not in changed]


def _first_errors(
    model: type[T],
    source: Source,
    tree: Any,
    records: tuple[str, ...],
    already_validated: Mapping[str, Collection[str]],
) -> list[Diagnostic]:
    """What is wrong with the first records of a file that has more errors than anybody would read."""
    from .problems import diagnostics

    assert isinstance(tree, dict)
    few = {k: v[:FIRST_RECORDS] if isinstance(v, list) and k in records else v for k, v in tree.items()}
    found = [Diagnostic("too-many-errors", TextRange(source.name, 0, 0))]
    try:
        check(model, few, already_validated)
    except ValidationError as error:
        found += diagnostics(error, source.name, few, model)[:MOST_ERRORS]
    return found


def _record(diagnostic: Diagnostic) -> Path:
    """The path of the record that a diagnostic is about, or as much of it as there is."""
    return diagnostic.at.path[:2] if isinstance(diagnostic.at, DataPath) else ()


def _without(tree: dict[str, Any], rejected: set[Path]) -> dict[str, Any]:
    """A copy of the tree, two levels deep, without the records at these paths."""
    if not rejected:
        return tree
    lists = {path[0] for path in rejected}
    return {
        key: [item for i, item in enumerate(value) if (key, i) not in rejected] if key in lists else value
        for key, value in tree.items()
    }
