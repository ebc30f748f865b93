"""What the annotations of `models` say about a field: its marker, its type, and whose it is that stands at a path."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin

from .. import models
from ..diagnostics import Path
from ..models import Kind, Occurrence, Texts
from ..records import is_record, record


def unmarked(annotation: Any) -> tuple[Any, Kind | None]:
    """An annotation without its marker and without `None`."""
    kind = None
    while True:
        if get_origin(annotation) is Annotated:
            kind = next((m for m in annotation.__metadata__ if isinstance(m, Kind)), None)
            annotation = get_args(annotation)[0]
            continue
        parts = [a for a in get_args(annotation) if a is not type(None)]
        if type(None) in get_args(annotation) and len(parts) == 1:
            annotation = parts[0]
            continue
        return annotation, kind


_ONE_LANGUAGE = Kind("text")


@cache
def hints(model: Any) -> dict[str, Any]:
    """The annotations of a model, which `models` leaves as text: nobody but the gate needs them."""
    return {name: _annotation(text) for name, text in model.__annotations__.items()}


@cache
def _annotation(text: str) -> Any:
    # Most fields have one of few annotations; `typing.get_type_hints` would read each of two hundred anew.
    return eval(text, vars(models))


@record
class Member:
    """A field of a model: its name in the data, its annotation without marker and `None`, its marker, if it must be."""

    name: str
    annotation: Any
    kind: Kind | None
    required: bool


def members(model: Any) -> Iterator[Member]:
    """The fields of a model, in its order, by the names that the data has (`from_` is `from` there)."""
    for member in fields(model):
        annotation, kind = unmarked(hints(model)[member.name])
        yield Member(member.name.rstrip("_"), annotation, kind, member.default is MISSING)


def _step(annotation: Any, step: str | int) -> Any:
    """The annotation one key or index further in; none where nothing is known."""
    bare, kind = unmarked(annotation)
    if kind is not None and kind.name == "dates":
        return tuple[Occurrence, ...] | Occurrence
    options = get_args(bare) if get_origin(bare) is Union or type(bare).__name__ == "UnionType" else (bare,)
    for option in options:
        if isinstance(step, int) and get_origin(option) is tuple:
            return get_args(option)[0]
        if isinstance(step, str) and is_record(option):
            return next((hint for name, hint in hints(cast(Any, option)).items() if name.rstrip("_") == step), None)
    return None


def model_at(model: Any, path: Path) -> type[Any]:
    """The dataclass that the mapping at `path` is read into."""
    for step in path:
        model = _step(model, step)
    bare, _kind = unmarked(model)
    return next((t for t in (bare, *get_args(bare)) if is_record(t)), Texts)


@cache
def field_at(model: Any, path: Path) -> tuple[str, str, str] | None:
    """Kind, model and field of the value at a path, of which only the names count; none for a name that is unknown."""
    reached = _reached(model, path)
    if reached is None:
        return None
    annotation, owner, name = reached
    kind = annotation if type(annotation) is Kind else unmarked(annotation)[1]
    named = kind.name if kind else "word"
    return "text" if named == "forum" else named, owner.__name__, name  # a forum may be its name alone


@cache
def _reached(model: Any, path: Path) -> tuple[Any, Any, str] | None:
    """The annotation at a path, and whose field it is; of a text in one of its languages only the marker."""
    if not path:
        return model, model, ""
    above = _reached(model, path[:-1])
    if above is None or type(above[0]) is Kind:
        return above
    annotation, owner, name = above
    step = path[-1]
    bare, kind = unmarked(annotation)
    if kind is not None and (kind.name == "text" or (kind.name == "forum" and step in Texts.__match_args__)):
        return (_ONE_LANGUAGE, owner, name) if step in Texts.__match_args__ else None
    holder = next((option for option in (bare, *get_args(bare)) if is_record(option)), None)
    if isinstance(step, str) and holder is not None and not (kind and kind.name == "dates"):
        owner, name = holder, step
    inner = _step(annotation, step)
    return None if inner is None else (inner, owner, name)
