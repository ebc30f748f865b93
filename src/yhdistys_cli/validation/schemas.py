"""The models as validators, put together from Pydantic's parts: each value has its reader, each record its fields."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, cast, get_args, get_origin

from pydantic_core import SchemaValidator, core_schema

from ..models import Kind, Occurrence, Point, Rule, Texts, YearDates
from .annotations import hints, unmarked
from .readers import READERS, fail

# The kinds whose judges are slow; texts that they accepted earlier can be trusted.
NOTHING_TRUSTED: dict[str, tuple[str, ...]] = {"email": (), "phone": ()}


def _schema(annotation: Any) -> core_schema.CoreSchema:
    """How Pydantic reads a value of an annotation of `models`.

    Pydantic's own way from a dataclass to its validator takes longer than everything else that follows an edit
    (55 ms), so the few shapes that the models have are built here, from Pydantic's parts.
    """
    bare, kind = unmarked(annotation)
    if kind is not None:
        return _kind_schema(kind, bare)
    if is_dataclass(bare):
        return _record_schema(cast(Any, bare))
    if get_origin(bare) is tuple:
        return core_schema.tuple_schema([_schema(get_args(bare)[0])], variadic_item_index=0)
    return core_schema.no_info_plain_validator_function(lambda value: _word(value, get_args(bare)))


def _kind_schema(kind: Kind, bare: Any) -> core_schema.CoreSchema:
    """How a value with a marker is read; unions are told apart by what was written."""
    plain = core_schema.no_info_plain_validator_function
    if kind.name == "text":
        read, most = (READERS["line"], kind.limit) if kind.limit else (READERS["prose"], 5000)
        one, many = plain(lambda value: read(value, most)), _record_schema(Texts, kind.limit)
        return core_schema.tagged_union_schema(
            {"<one>": one, "<many>": many},
            discriminator=lambda value: "<many>" if isinstance(value, dict) and value else "<one>",
        )
    if kind.name == "answers":
        ids, words = get_args(bare)[0], get_args(get_args(bare)[1])
        return core_schema.tagged_union_schema(
            {"<ids>": _schema(ids), "<word>": plain(lambda value: _word(value, words))},
            # Where only one word can stand in the place of the list, another text is meant for an item of it.
            discriminator=lambda value: (
                "<ids>" if isinstance(value, list) or (len(words) == 1 and value not in words) else "<word>"
            ),
        )
    if kind.name == "contact":  # a person's id alone is a contact without an end
        widen = core_schema.no_info_before_validator_function
        return widen(lambda value: {"person": value} if isinstance(value, str) else value, _record_schema(bare))
    if kind.name == "dates":  # year → one occurrence or several
        occurrence = _record_schema(Occurrence)
        some = core_schema.tagged_union_schema(
            {
                "<one>": core_schema.no_info_after_validator_function(lambda value: (value,), occurrence),
                "<many>": core_schema.tuple_schema([occurrence], variadic_item_index=0),
            },
            discriminator=lambda value: "<many>" if isinstance(value, list) else "<one>",
        )
        years = core_schema.dict_schema(plain(lambda value: READERS["year"](value, 0)), some)
        collect = core_schema.no_info_after_validator_function
        return collect(lambda value: tuple(YearDates(year, value[year]) for year in sorted(value)), years)
    reader, limit = READERS[kind.name], kind.limit
    name = kind.name
    if name in NOTHING_TRUSTED:  # the context holds texts that the same reader accepted earlier
        known = core_schema.with_info_plain_validator_function
        return known(
            lambda value, info: value if type(value) is str and value in info.context[name] else reader(value, limit)
        )
    return plain(lambda value: reader(value, limit))


def _word(value: Any, allowed: tuple[str, ...]) -> str:
    text: str = READERS["line"](value, 0)
    if text not in allowed:
        raise fail("unknown-value", value=text, allowed=", ".join(allowed))
    return text


@cache
def _record_schema(model: Any, limit: int = 0) -> core_schema.CoreSchema:
    """A mapping as a record; what it may not hold is refused. With a `limit` all of its values are lines."""
    read = READERS["line"]
    line = core_schema.no_info_plain_validator_function(lambda value: read(value, limit))
    members = []
    for member in fields(model):
        inner = line if limit else _schema(hints(model)[member.name])
        if member.default is not MISSING:
            inner = core_schema.with_default_schema(inner, default=member.default)
        # `from` is a word of Python's, so the field is `from_`.
        written = member.name.rstrip("_")
        alias = None if written == member.name else written
        members.append(core_schema.dataclass_field(member.name, inner, validation_alias=alias))
    names = [member.name for member in fields(model)]
    arguments = core_schema.dataclass_args_schema(model.__name__, members)
    forbid = core_schema.CoreConfig(extra_fields_behavior="forbid")
    schema = core_schema.dataclass_schema(model, arguments, names, config=forbid, slots=True)
    exactly = _EXACTLY_ONE.get(model)
    return core_schema.no_info_after_validator_function(exactly, schema) if exactly else schema


# Of these fields a record has exactly one: it says in one way when something falls, or which day it is.
WAYS: dict[Any, tuple[str, ...]] = {
    Rule: ("times_a_year", "season", "month", "week", "on", "from"),
    Point: ("day", "nth", "workday", "event"),
}


def _rule(rule: Rule) -> Rule:
    """A rule says in one way when something falls."""
    _one_way(rule)
    if (rule.from_ is None) != (rule.until is None):
        raise fail("window-end", missing="until" if rule.from_ else "from")
    return rule


def _point(point: Point) -> Point:
    """A point says in one way which day it is."""
    _one_way(point)
    if (point.nth or point.workday) and not point.month:
        raise fail("missing-field", key="month")
    if bool(point.nth) != bool(point.weekday):
        raise fail("missing-field", key="weekday" if point.nth else "nth")
    return point


def _one_way(said: Rule | Point) -> None:
    ways = WAYS[type(said)]
    values = {f.name.rstrip("_"): getattr(said, f.name) for f in fields(said)}
    found = [name for name in ways if values[name] is not None]
    if len(found) != 1:
        raise fail("not-one-way", said=", ".join(found) or "–", allowed=", ".join(ways))


_EXACTLY_ONE: dict[Any, Callable[[Any], Any]] = {Rule: _rule, Point: _point}


@cache
def _validator(model: Any) -> SchemaValidator:
    return SchemaValidator(_record_schema(model))


def check(model: Any, tree: Any, trusted: Mapping[str, Collection[str]]) -> Any:
    """The record of a model that a tree is, or Pydantic's `ValidationError`; `trusted` as `validate` has it."""
    return _validator(model).validate_python(tree, context=trusted)
