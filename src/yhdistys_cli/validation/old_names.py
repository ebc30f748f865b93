"""Names of fields that were spelt differently once: old files are read as before, with a note that has a fix."""

from dataclasses import replace
from typing import Any

from ..diagnostics import DataPath, Diagnostic
from ..source import Source

# list of records → the name that a field had → the name that it has
OLD_NAMES = {"units": {"service_area_inferred": "inferred"}, "areas": {"answers_inferred": "inferred"}}


def with_new_names(source: Source, records: tuple[str, ...]) -> tuple[Any, list[Diagnostic]]:
    """The tree of a file with the names that fields have now, and a note for each that has an old one.

    Where a record has both, the old one stays, and is a name that is not used. `source.tree` is never changed.
    """
    tree: Any = source.tree
    found: list[Diagnostic] = []
    for name in (known for known in OLD_NAMES if known in records):
        items = tree.get(name) if isinstance(tree, dict) else None
        if not isinstance(items, list):
            continue
        renamed = []
        for index, item in enumerate(items):
            fields = item if isinstance(item, dict) else {}
            old = {key: new for key, new in OLD_NAMES[name].items() if key in fields and new not in fields}
            found += [
                Diagnostic(
                    "old-name", DataPath(source.name, (name, index, key)), "key", {"key": key, "name": new}, fix=new
                )
                for key, new in old.items()
            ]
            renamed.append({old.get(key, key): value for key, value in fields.items()} if old else item)
        if found:
            tree = {**tree, name: renamed}
    return tree, found


def as_written(found: list[Diagnostic], notes: list[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with values, at the places where they stand under their old names, if they are these notes'."""
    old = {(*note.at.path[:-1], note.params["name"]): note.at for note in notes if isinstance(note.at, DataPath)}
    return [replace(d, at=old[d.at.path]) if isinstance(d.at, DataPath) and d.at.path in old else d for d in found]
