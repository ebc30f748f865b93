"""The values of a file as they stand in it, for the checks that look at words and signs."""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from ..diagnostics import Address, Path
from ..source import Source, Span
from .annotations import field_at


class Value(NamedTuple):
    """A scalar as it stands in a file: its path, its place, its text, and the kind and name of its field.

    `kind` is that of the field's marker (`line`, `email`, `text` …), `model` and `field` say whose it is; an item of a
    list has the field of the list, a text in one of several languages that of the text.
    """

    source: Source
    path: Path
    span: Span
    text: str
    kind: str
    model: str
    field: str

    @property
    def at(self) -> Address:
        """Its address."""
        return Address(self.source.name, self.path)

    @property
    def written(self) -> str:
        """The characters of the file, quotation marks included."""
        return self.source.text[self.span.start : self.span.end]


def values(model: type[Any], source: Source) -> Iterator[Value]:
    """Every scalar of a file that belongs to a known field, in the order of the text; also in records set aside."""
    for path, span, text in source.scalars():
        found = field_at(cast(Any, model), tuple([0 if type(step) is int else step for step in path]))
        if found is not None:
            yield Value(source, path, span, text, *found)
