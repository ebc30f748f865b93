"""One text for one field, judged by the field's own reader, before it is written anywhere."""

from typing import Any

from pydantic_core import PydanticCustomError

from .annotations import members
from .text_kinds import READERS

# The most characters of a text that may have several lines.
_LONGEST = 5000


def judge(model: Any, name: str, text: str) -> tuple[str, dict[str, str]] | None:
    """What is wrong with a text as the value of a field of a model: a code and its params; none if nothing is.

    The field holds one text: a line, a text that may be in several languages, a phone number, a day.
    """
    field = next(member for member in members(model) if member.name == name)
    assert field.kind is not None
    reader, limit = field.kind.name, field.kind.limit
    if reader == "text":
        reader, limit = ("line", limit) if limit else ("prose", _LONGEST)
    try:
        READERS[reader](text, limit)
    except PydanticCustomError as error:
        return error.type, {key: str(value) for key, value in (error.context or {}).items()}
    return None


def kind_of(model: Any, name: str) -> str:
    """The kind of a field's text, as `text_kinds` names it; empty where it has none."""
    return next((m.kind.name for m in members(model) if m.name == name and m.kind is not None), "")


def is_required(model: Any, name: str) -> bool:
    """Whether a record must have this field."""
    return any(member.name == name and member.required for member in members(model))
