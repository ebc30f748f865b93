"""Plain strings, lists and dicts to the dataclasses of `models`, or what is wrong. The only door to Pydantic.

`schemas` lets Pydantic read the models, whose markers ask `kinds` how a value is read and `shapes` what it looks like
to an editor; `readers` read one value, `problems` says what is wrong with it, and `writer` makes JSON Schemas.
`annotations` finds the field at a place of a file, and `values` gives the texts of a file with their fields.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic_core import ValidationError

from ..diagnostics import Address, Diagnostic, Path
from ..source import Source
from .annotations import Member, members, unmarked
from .kinds import NOTHING_TRUSTED, WAYS
from .readers import NUMBERS, READERS, is_id
from .schemas import check

__all__ = ["NOTHING_TRUSTED", "NUMBERS", "READERS", "WAYS", "Member", "is_id", "members", "unmarked", "validate"]

T = TypeVar("T")


def validate(
    model: type[T],
    source: Source,
    records: tuple[str, ...],
    trusted: Mapping[str, Collection[str]] = NOTHING_TRUSTED,
) -> tuple[T | None, list[Diagnostic], set[Path]]:
    """The model of one file, what is wrong with it, and the paths of the records that were set aside.

    `trusted` are texts by the kind of their field (e-mail, phone) that were found right earlier; they are not judged
    again.

    A record is an item of a list named in `records`. A fault outside of them leaves no model. `source.tree` is read,
    never changed.
    """
    tree: Any = source.tree
    found: list[Diagnostic] = []
    aside = {path[:2] for path in source.spoiled if len(path) >= 2 and path[0] in records}
    if tree is None or any(path[:2] not in aside for path in source.spoiled):
        return None, found, aside
    try:  # with everything, so that what stands in a record that was spoiled is reported too
        value = check(model, tree, trusted)
    except ValidationError as error:
        from .problems import diagnostics

        found = diagnostics(error, source.name, tree, model)
    else:
        if not aside:
            return value, found, aside
    bad: set[Path] = {d.at.path[:2] for d in found if isinstance(d.at, Address)}
    if any(len(path) < 2 or path[0] not in records for path in bad):
        return None, found, aside | bad
    aside |= bad
    return check(model, _without(tree, aside), trusted), found, aside


def _without(tree: dict[str, Any], aside: set[Path]) -> dict[str, Any]:
    """A copy of the tree, two levels deep, without the records at these paths."""
    if not aside:
        return tree
    lists = {path[0] for path in aside}
    return {
        key: [item for i, item in enumerate(value) if (key, i) not in aside] if key in lists else value
        for key, value in tree.items()
    }
