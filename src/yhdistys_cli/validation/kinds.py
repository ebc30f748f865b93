"""What a marker of `models` asks of a value, as Pydantic's parts: each kind has its reader, unions are told apart."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from pydantic_core import core_schema as cs

from ..models import Event, Kind, LocalHoliday, Occurrence, Point, Rule, Texts, YearDates
from .readers import fail
from .text_kinds import READERS

# The kinds whose judges are slow; texts that they accepted earlier can be trusted.
NOTHING_TRUSTED: dict[str, tuple[str, ...]] = {"email": (), "phone": ()}

# Of these fields a record has one: it says in one way when something falls, or which day it is. Of `OPTIONAL` records
# it may have none, and `PAIRS` may stand together.
WAYS: dict[type[Any], tuple[str, ...]] = {
    Rule: ("times_a_year", "season", "month", "week", "on", "from", "until", "always", "words"),
    Occurrence: ("from", "until", "season", "month", "week"),
    Point: ("day", "last_day_of", "nth", "workday", "event"),
    Event: ("same_as", "rule", "dates"),
    LocalHoliday: ("day", "date"),
}
OPTIONAL = (Occurrence, Event)
PAIRS = (("from", "until"), ("times_a_year", "season"), ("rule", "dates"))

# More rules of an event, or dates in a year of one, are a program's: each is compared with each of the others.
MOST_RULES = 100
MOST_DATES = 400

plain = cs.no_info_plain_validator_function


def core_schema(kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """How Pydantic reads a value with this marker, whose type is `source`; `handler` reads other types."""
    if kind.name in _SHAPES:
        return _SHAPES[kind.name](kind, source, handler)
    name, limit, reader = kind.name, kind.limit, READERS[kind.name]
    if name in NOTHING_TRUSTED:  # the context holds texts that the same reader accepted earlier
        return cs.with_info_plain_validator_function(
            lambda value, info: value if type(value) is str and value in info.context[name] else reader(value, limit)
        )
    return plain(lambda value: reader(value, limit))


def _word(_kind: Kind, source: Any, _handler: Any) -> cs.CoreSchema:
    """One of the words of a `Literal`."""
    allowed = get_args(source)

    def read(value: Any) -> str:
        text: str = READERS["line"](value, 0)
        if text not in allowed:
            raise fail("unknown-value", value=text, allowed=", ".join(allowed))
        return text

    return plain(read, metadata={"words": allowed})


def _text(kind: Kind, _source: Any, _handler: Any) -> cs.CoreSchema:
    """One text, or a record with one for each language; with a limit, all on one line."""
    reader, limit = (READERS["line"], kind.limit) if kind.limit else (READERS["prose"], 5000)
    one = plain(lambda value: reader(value, limit))
    names = list(Texts.__match_args__)
    each = [cs.dataclass_field(name, cs.with_default_schema(one, default=None)) for name in names]
    arguments = cs.dataclass_args_schema("Texts", each)
    many = cs.dataclass_schema(Texts, arguments, names, config={"extra_fields_behavior": "forbid"}, slots=True)
    return cs.tagged_union_schema(
        {"<one>": one, "<many>": many},
        discriminator=lambda value: "<many>" if isinstance(value, dict) and value else "<one>",
    )


def _answers(kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """A list of ids, or a word."""
    ids, word = get_args(source)
    words = get_args(word)
    return cs.tagged_union_schema(
        {"<ids>": handler.generate_schema(ids), "<word>": _word(kind, word, handler)},
        # Where only one word can stand in the place of the list, another text is meant for an item of it.
        discriminator=lambda value: (
            "<ids>" if isinstance(value, list) or (len(words) == 1 and value not in words) else "<word>"
        ),
    )


def _one_or_list(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """One id or word, or a list of them."""
    one, many = (handler.generate_schema(part) for part in get_args(source))
    return cs.tagged_union_schema(
        {"<one>": one, "<many>": cs.no_info_before_validator_function(_not_empty, many)},
        discriminator=lambda value: "<many>" if isinstance(value, list) else "<one>",
    )


def _contact(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """A person's id alone is a contact without an end."""
    return cs.no_info_before_validator_function(
        lambda value: {"person": value} if isinstance(value, str) else value, handler(source)
    )


def _forum(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """A name alone, in one language or in several, is a forum of which no more is said."""
    return cs.no_info_before_validator_function(
        lambda value: {"name": value} if isinstance(value, str) or _is_in_languages(value) else value, handler(source)
    )


def _is_in_languages(value: Any) -> bool:
    """Whether a record is a text in several languages: it has one of them, and no name."""
    return isinstance(value, dict) and "name" not in value and not value.keys().isdisjoint(Texts.__match_args__)


def _dates(_kind: Kind, _source: Any, handler: Any) -> cs.CoreSchema:
    """Year → one occurrence or several."""
    occurrence = handler.generate_schema(Annotated[Occurrence, Kind("occurrence")])
    some = cs.tagged_union_schema(
        {
            "<one>": cs.no_info_after_validator_function(lambda value: (value,), occurrence),
            "<many>": cs.no_info_before_validator_function(
                lambda value: _some(value, MOST_DATES), cs.tuple_schema([occurrence], variadic_item_index=0)
            ),
        },
        discriminator=lambda value: "<many>" if isinstance(value, list) else "<one>",
    )
    years = cs.dict_schema(plain(lambda value: READERS["year"](value, 0)), some)
    return cs.no_info_after_validator_function(
        lambda value: tuple(YearDates(year, value[year]) for year in sorted(value)), years
    )


def _not_empty(value: Any) -> Any:
    """What has been decided of a year, or of one of its dates, says something."""
    if not value:
        raise fail("empty-value")
    return value


def _some(value: Any, limit: int) -> Any:
    """A list that says something, of no more items than anybody writes."""
    if isinstance(value, list) and len(value) > limit:
        raise fail("too-many-values", limit=str(limit))
    return _not_empty(value)


def _occurrence(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """An occurrence says in one way when it is, or only that it is in its year."""

    def check(occurrence: Occurrence) -> Occurrence:
        _one_way(occurrence)
        if occurrence.status == "none" and (found := ways_of(occurrence)):
            ways = ", ".join(("status: none", *WAYS[Occurrence]))
            raise fail("not-one-way", said=", ".join(("status: none", *found)), allowed=ways)
        return occurrence

    read = cs.no_info_after_validator_function(check, handler(source))
    return cs.no_info_before_validator_function(lambda value: _not_empty(value) if value == {} else value, read)


def _rules(_kind: Kind, _source: Any, handler: Any) -> cs.CoreSchema:
    """One rule, or a list of them."""
    one = handler.generate_schema(Annotated[Rule, Kind("rule")])
    items = cs.tuple_schema([one], variadic_item_index=0)
    many = cs.no_info_before_validator_function(lambda value: _some(value, MOST_RULES), items)
    return cs.tagged_union_schema(
        {"<one>": one, "<many>": many},
        discriminator=lambda value: "<many>" if isinstance(value, list) else "<one>",
    )


def _only_one_way(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """An event has dates of its own, or those of another; a local holiday is on one day."""

    def check(said: Event | LocalHoliday) -> Event | LocalHoliday:
        _one_way(said)
        return said

    return cs.no_info_after_validator_function(check, handler(source))


def _rule(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """A rule says in one way when something falls."""

    def check(rule: Rule) -> Rule:
        _one_way(rule)
        if rule.from_ and rule.until is None:
            raise fail("window-end", missing="until")
        if isinstance(rule.season, tuple) and rule.times_a_year != len(rule.season):
            said = f"times_a_year: {rule.times_a_year or '–'}, season: {', '.join(rule.season)}"
            raise fail("not-one-way", said=said, allowed=f"times_a_year: {len(rule.season)}")
        if (rule.every is None) != (rule.counted_from is None):
            raise fail("missing-field", key="every" if rule.every is None else "counted_from")
        return rule

    return cs.no_info_after_validator_function(check, handler(source))


def _point(_kind: Kind, source: Any, handler: Any) -> cs.CoreSchema:
    """A point says in one way which day it is."""

    def check(point: Point) -> Point:
        _one_way(point)
        if (point.nth or point.workday) and not point.month:
            raise fail("missing-field", key="month")
        if bool(point.nth) != bool(point.weekday):
            raise fail("missing-field", key="weekday" if point.nth else "nth")
        return point

    return cs.no_info_after_validator_function(check, handler(source))


def ways_of(said: Rule | Point | Occurrence | Event | LocalHoliday) -> list[str]:
    """The fields in which a record says when something is, in their order."""
    return [way for way in WAYS[type(said)] if getattr(said, "from_" if way == "from" else way) not in (None, ())]


def _one_way(said: Rule | Point | Occurrence | Event | LocalHoliday) -> None:
    ways = WAYS[type(said)]
    found = ways_of(said)
    if not found and isinstance(said, OPTIONAL):
        return
    if len(found) != 1 and tuple(found) not in PAIRS:
        raise fail("not-one-way", said=", ".join(found) or "–", allowed=", ".join(ways))


_SHAPES: dict[str, Callable[[Kind, Any, Any], cs.CoreSchema]] = {
    "word": _word,
    "text": _text,
    "answers": _answers,
    "ids": _one_or_list,
    "seasons": _one_or_list,
    "contact": _contact,
    "forum": _forum,
    "dates": _dates,
    "occurrence": _occurrence,
    "event": _only_one_way,
    "local-holiday": _only_one_way,
    "rules": _rules,
    "rule": _rule,
    "point": _point,
}
