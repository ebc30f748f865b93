"""A guide as a workbook to edit: the cells of its sheets as people read them, the choices, and the base to keep."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..amend.draft import Draft
from ..records import record
from .bring import base_of
from .columns import TABLES, Table
from .desk import names_of_holders
from .rows import rows, said


@record
class Exported:
    """The rows of each table: texts as `rows` has them, but for what has an id: that is its name; the key last.

    `choices` are the names to choose from, by the kind of column. `base` is what the workbook keeps to itself.
    """

    name: str
    sheets: tuple[tuple[Table, tuple[tuple[str, ...], ...]], ...]
    choices: Mapping[str, tuple[str, ...]]
    base: Mapping[str, Any]


def exported(draft: Draft) -> Exported:
    """A guide as a workbook to edit."""
    own = draft.guide.about.language
    people = {str(p.get("id", "")): said(p.get("name"), own) for _place, p in draft.records("people")}
    events = {
        str(event.get("id", "")): said(event.get("title"), own)
        for _place, event in draft.records("events")
        if "same_as" not in event
    }
    holders = {identity: name for identity, name, _others in names_of_holders(draft)}
    names = {kind: _told_apart(found) for kind, found in (("person", people), ("holder", holders), ("event", events))}
    made = rows(draft)
    sheets = []
    for table in TABLES:
        lines = []
        for row in made[table.name]:
            cells = [names.get(c.kind, {}).get(row.cells[c.key], row.cells[c.key]) for c in table.columns[:-1]]
            lines.append((*cells, row.key))
        sheets.append((table, tuple(lines)))
    choices = {kind: tuple(found.values()) for kind, found in names.items()}
    base = base_of(draft)
    return Exported(str(base["name"]), tuple(sheets), choices, base)


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; those that several have with the id after them."""
    count = Counter(name.casefold() for name in names.values())
    return {
        identity: name if count[name.casefold()] == 1 else f"{name} ({identity})" for identity, name in names.items()
    }
