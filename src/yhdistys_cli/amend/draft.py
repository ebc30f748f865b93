"""A guide as it is to be: the trees of its files, which commands change. Knows in which file a record stands. Pure."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ..languages import LANGUAGES
from ..models import Guide
from ..sections import SECTION_OF, SECTIONS
from ..source import Tree
from . import Statement

if TYPE_CHECKING:
    from ..load import Loaded


class Place(NamedTuple):
    """Where a record stands: its file, its list and its number there."""

    file: str
    list: str
    number: int


class Draft:
    """The trees of a guide that was read without a fault of its text, to be changed in place.

    `guide` is what was read and stays as it was; `today` is the day from which the change is seen, in the guide's time
    zone; `directory` is the guide's folder, as it was named. `remarks` are to be said beside what becomes true.
    """

    def __init__(self, loaded: "Loaded", directory: str, today: date) -> None:
        assert loaded.guide is not None
        self.guide: Guide = loaded.guide
        self.directory = directory
        self.today = today
        self._sources = loaded.sources
        self._changed: dict[str, Any] = {}
        self.remarks: list[Statement] = []

    def files(self, section: str) -> list[str]:
        """The paths of the files of a section, as they were named, in the order in which they are read."""
        single, folder = os.path.join(self.directory, f"{section}.yaml"), os.path.join(self.directory, section, "")
        every = dict.fromkeys([*self._sources, *self._changed])  # with those that the draft has made
        return [file for file in every if file == single or file.startswith(folder)]

    def tree(self, file: str) -> dict[str, Any]:
        """The changed tree of a file: lists and dicts of texts, which may be changed."""
        if file not in self._changed:
            read = self._sources[file].tree
            self._changed[file] = _copy(read) if isinstance(read, dict) else {}
        found: dict[str, Any] = self._changed[file]
        return found

    def records(self, name: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Every record of a list, such as `people`, with its place, as the draft has it now."""
        section = next(section for section, lists in SECTIONS.items() if name in lists)
        for file in self.files(section):
            found = self.tree(file).get(name)
            for number, value in enumerate(found if isinstance(found, list) else []):
                if isinstance(value, dict):
                    yield Place(file, name, number), value

    def record(self, name: str, identity: str) -> dict[str, Any]:
        """The record of a list with this id, which may be changed. Raises KeyError where there is none."""
        for _place, value in self.records(name):
            if value.get("id") == identity:
                return value
        raise KeyError(identity)

    def add(self, name: str, value: dict[str, Any], file: str | None = None) -> None:
        """Put a record at the end of its list: in `file`, else in the file that holds most records of the list.

        A guide that has no file for it yet gets one, with nothing else in it.
        """
        if file is None:
            files = self.files(SECTION_OF[name])
            count = dict.fromkeys(files, 0)
            for place, _value in self.records(name):
                count[place.file] += 1
            new = os.path.join(self.directory, f"{SECTION_OF[name]}.yaml")
            file = max(files, key=lambda each: count[each]) if files else new
        tree = self.tree(file) if file in self._sources else self._changed.setdefault(file, {})
        if not isinstance(tree.get(name), list):
            tree[name] = []
        tree[name].append(value)

    def remove(self, name: str, identity: str) -> None:
        """Take a record out of its list. Raises KeyError where there is none.

        The list goes with its last record, if there is anything else in the file.
        """
        for place, value in self.records(name):
            if value.get("id") == identity:
                tree = self.tree(place.file)
                del tree[name][place.number]
                if not tree[name] and len(tree) > 1:
                    del tree[name]
                return
        raise KeyError(identity)

    def changed(self) -> Mapping[str, Tree]:
        """The trees that are not as they were read, by file."""

        def before(file: str) -> Any:
            return self._sources[file].tree if file in self._sources else None

        return {file: tree for file, tree in self._changed.items() if tree != before(file)}


def _copy(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _copy(value) for key, value in node.items()}
    return [_copy(value) for value in node] if isinstance(node, list) else node


def in_language(old: Any, value: str, own: str) -> tuple[Any, bool]:
    """What a text becomes that gets a new value: of one in several languages the one that is shown in the `own`.

    And whether there are others beside it, which are left as they were.
    """
    if not isinstance(old, dict):
        return value, False
    shown = next((language for language in (own, *LANGUAGES) if old.get(language)), own)
    return {**old, shown: value}, any(text for language, text in old.items() if language != shown)
