"""The values of a file as they stand in it, for the checks that look at words and signs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..diagnostics import DataPath, Path
from ..source import Offsets, Source
from .annotations import field_at

Predicate = Callable[[str], object]
_NOTHING: Mapping[str, Predicate] = {}


class Value(NamedTuple):
    """A scalar as it stands in a file: its path, its text, and the kind and name of its field.

    `kind` is that of the field's marker (`line`, `email`, `text` …), `model` and `field` say whose it is; an item of a
    list has the field of the list, a text in one of several languages that of the text.
    """

    source: Source
    path: Path
    text: str
    kind: str
    model: str
    field: str

    @property
    def at(self) -> DataPath:
        """Its address."""
        return DataPath(self.source.name, self.path)

    @property
    def span(self) -> Offsets:
        """Its place, which is looked up."""
        return self.source.span(self.path)

    @property
    def written(self) -> str:
        """The characters of the file, quotation marks included."""
        start, end, _plain = self.span
        return self.source.text[start:end]


class _Fields(dict[str | int, tuple[tuple[str, str, str] | None, Predicate | None]]):
    """Kind, model and field of what stands in a list or mapping, by its keys, and who tells its ordinary texts."""

    def __init__(self, model: Any, path: Path, ordinary: Mapping[str, Predicate]) -> None:
        self.model, self.path = model, path
        of = field_at(model, path)
        self.ordinary = {} if of and of[0] == "text" else ordinary

    def __missing__(self, step: str | int) -> tuple[tuple[str, str, str] | None, Predicate | None]:
        found = field_at(self.model, (*self.path, step))
        self[step] = found, self.ordinary.get(found[0]) if found else None
        return self[step]


def values(model: type[Any], source: Source, ordinary: Mapping[str, Predicate] = _NOTHING) -> Iterator[Value]:
    """Every scalar of a file that belongs to a known field; also in records set aside.

    Texts that are `ordinary` by the judge of their kind are left out, unless they are given in several languages.
    """
    # By the path of lists and mappings, in which every index is 0: what stands in one record is as in another.
    known: dict[Path, _Fields] = {}
    waiting: list[tuple[Path, Path, Any]] = [((), (), source.tree)] if isinstance(source.tree, dict) else []
    while waiting:
        path, names, node = waiting.pop()
        if names not in known:
            known[names] = _Fields(model, names, ordinary)
        fields = known[names]
        for step, inner in enumerate(node) if type(node) is list else node.items():
            name = step if type(step) is str else 0
            if type(inner) is not str:
                waiting.append(((*path, step), (*names, name), inner))
                continue
            found, is_ordinary = fields[name]
            if found and not (is_ordinary and is_ordinary(inner)):
                yield Value(source, (*path, step), inner, *found)
