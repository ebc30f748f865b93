"""The models as Pydantic reads them: a `TypeAdapter` for each, whose markers (`kinds`) say how a text is read."""

from collections.abc import Collection, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, get_args

from pydantic import ConfigDict, TypeAdapter, type_adapter
from pydantic_core import SchemaValidator

from ..records import is_record
from .annotations import hints

# `from` is a word of Python's, so the field is `from_`.
CONFIG = ConfigDict(extra="forbid", alias_generator=lambda name: name.rstrip("_"))


@cache
def adapter(model: Any) -> TypeAdapter[Any]:
    """What Pydantic makes of a model. It takes settings only for what is no record itself: hence *or None*."""
    # Pydantic would look for plugins among all that is installed; that takes as long as reading all of the models.
    type_adapter.create_schema_validator = _without_plugins  # type: ignore[attr-defined,assignment]
    _evaluate(model)
    return TypeAdapter(model | None, config=CONFIG)


@cache
def _evaluate(annotation: Any) -> None:
    """Put the annotations themselves in the place of their texts, in the fields of all records of an annotation.

    Pydantic would read each of two hundred texts anew, although few differ.
    """
    for part in get_args(annotation):
        _evaluate(part)
    if is_record(annotation):
        for member in fields(annotation):
            member.type = hints(annotation)[member.name]
            _evaluate(member.type)


def _without_plugins(schema: Any, config: Any = None, **_more: Any) -> SchemaValidator:
    return SchemaValidator(schema, config)


def check(model: Any, tree: Any, already_validated: Mapping[str, Collection[str]]) -> Any:
    """The record of a model that a tree is, or Pydantic's `ValidationError`; `trusted` as `validate` has it."""
    return adapter(model).validate_python(tree, context=already_validated)
