"""What a value of each kind looks like to an editor: JSON Schema, in no language yet (`schema` adds the words).

An `errorMessage` is the name of a message and what it needs; `x-kind` names a shape that is written once, `x-record`
the model of a mapping, `x-describe` one whose description it has. Unions are told apart by JSON type and not by
`anyOf`, so that one typo is one message.
"""

from collections.abc import Callable
from typing import Any

from ..models import Event, Kind, LocalHoliday, Occurrence, Point, Rule, Texts, YearDates
from ..written_days import FIRST_YEAR, LAST_YEAR
from .kinds import OPTIONAL, PAIRS, WAYS
from .text_kinds import TEXT_KINDS

Shape = dict[str, Any]

# A field of a record → the fields that must stand beside it.
TOGETHER: dict[type[Any], dict[str, tuple[str, ...]]] = {
    Rule: {"from": ("until",), "every": ("counted_from",), "counted_from": ("every",)},
    Occurrence: {},
    Point: {"nth": ("weekday", "month"), "weekday": ("nth",), "workday": ("month",)},
    Event: {},
    LocalHoliday: {},
}


def json_schema(kind: Kind, core: Any, handler: Any) -> Shape:
    """The shape of a value with this marker; `handler` makes Pydantic's of its core schema."""
    return _SHAPES[kind.name](kind, core, handler) if kind.name in _SHAPES else scalar(kind)


def message(what: str, **names: str) -> Shape:
    """What an editor says about a value that does not fit: one of `schema.MESSAGES`, or the advice of a code."""
    return {"errorMessage": [what, names]}


def scalar(kind: Kind) -> Shape:
    """A text or a number, by its kind."""
    known = TEXT_KINDS[kind.name]
    shape: Shape = {"x-kind": kind.name, "type": "string", "pattern": known.pattern}
    names = {"allowed": ", ".join(map(str, known.examples)) + ", …"}
    if kind.name in ("first-day", "last-day"):
        shape |= {"type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if kind.name == "flag":
        shape["type"] = ["boolean", "string"]
    elif known.span:
        lowest, highest = known.span
        shape |= {"type": ["integer", "string"], "minimum": lowest, "maximum": highest}
        names = {"lowest": str(lowest), "highest": str(highest)}
    elif kind.limit:
        shape["maxLength"] = kind.limit
    return shape | message(known.message, **names)


def choice(words: tuple[str, ...]) -> Shape:
    """One of some words; one that is a number, or `true`, may stand without quotes."""
    plain = [int(word) if word.isdigit() else True for word in words if word.isdigit() or word == "true"]
    return {"enum": [*words, *plain], **message("choice", names=", ".join(words))}


def _word(_kind: Kind, core: Any, _handler: Any) -> Shape:
    return choice(core["metadata"]["words"])


def _text(kind: Kind, _core: Any, _handler: Any) -> Shape:
    """One text, or one for each language; with a limit, on one line."""
    one = scalar(Kind("line", kind.limit) if kind.limit else Kind("prose", 5000))
    said = message("text", names=", ".join(Texts.__match_args__))
    # Apart from the text, because editors would begin a record where the one text is what people mostly write.
    languages = {
        "x-record": Texts.__name__,
        "properties": dict.fromkeys(Texts.__match_args__, one),
        "minProperties": 1,
    }
    shape = {**one, "x-kind": "title" if kind.limit else "text", "type": ["string", "object"]}
    return {**shape, "if": {"type": "object"}, "then": {**languages, **said}, **said}


def _contact(_kind: Kind, core: Any, handler: Any) -> Shape:
    """The id of a person, or a record."""
    reference: Shape = handler(core)
    shape = handler.resolve_ref_schema(reference)
    person = scalar(Kind("id", 60))
    shape |= {key: person[key] for key in ("pattern", "maxLength")} | {"type": ["string", "object"]}
    shape["patternErrorMessage"] = person["errorMessage"]
    return reference


def _forum(_kind: Kind, core: Any, handler: Any) -> Shape:
    """A name, in one language or in several, or a record; editors begin a record where it is no name in languages."""
    one = _text(Kind("text"), None, None)
    languages = {"anyOf": [{"required": [name]} for name in Texts.__match_args__], "not": {"required": ["name"]}}
    name = {key: one[key] for key in ("pattern", "maxLength", "errorMessage")}
    return {
        **name,
        "type": ["string", "object"],
        "if": {"type": "string"},
        "else": {"if": languages, "then": one["then"], "else": handler(core)},
    }


def _answers(_kind: Kind, core: Any, handler: Any) -> Shape:
    """A list of ids, or a word."""
    ids, word = core["choices"]["<ids>"], core["choices"]["<word>"]
    words = choice(word["metadata"]["words"])
    return {**handler(ids), "type": ["array", "string"], "if": {"type": "string"}, "then": words}


def _ids(_kind: Kind, _core: Any, _handler: Any) -> Shape:
    """One id, or a list of them."""
    one = scalar(Kind("id", 60))
    shape = {key: value for key, value in one.items() if key != "x-kind"}
    return {**shape, "type": ["string", "array"], "if": {"type": "array"}, "then": {"items": one, "minItems": 1}}


def _seasons(_kind: Kind, core: Any, _handler: Any) -> Shape:
    """One season, or a list of them."""
    one = choice(core["choices"]["<one>"]["metadata"]["words"])
    return {"if": {"type": "array"}, "then": {"items": one, "minItems": 1}, "else": one}


def _dates(_kind: Kind, core: Any, handler: Any) -> Shape:
    """Years, and for each one occurrence or a list of them."""
    one = handler(core["schema"]["values_schema"]["choices"]["<one>"])
    some = {"if": {"type": "array"}, "then": {"items": one, "minItems": 1}, "else": one}
    return {
        "type": "object",
        "patternProperties": {TEXT_KINDS["year"].pattern: {"x-describe": YearDates.__name__, **some}},
        "additionalProperties": False,
        **message("years"),
    }


def _rules(_kind: Kind, core: Any, handler: Any) -> Shape:
    """One rule, or a list of them."""
    one = handler(core["choices"]["<many>"])["items"]
    return {"if": {"type": "array"}, "then": {"items": one, "minItems": 1}, "else": one}


def _one_way(model: type[Any]) -> Callable[[Kind, Any, Any], Shape]:
    """A record of whose fields some exclude each other and some go together; each with what to do."""
    ways, together = WAYS[model], TOGETHER[model]
    one = message("one-way", names=", ".join(ways))
    beside: dict[str, Shape] = {}
    for name in dict.fromkeys((*ways, *together)):
        parts: list[Shape] = []
        if name in ways:
            beside_it = {name, *(way for pair in PAIRS if name in pair for way in pair)}
            parts.append({"properties": {way: False for way in ways if way not in beside_it}, **one})
        if needs := together.get(name):
            parts.append({"required": list(needs), **message("with", name=name, names=", ".join(needs))})
        beside[name] = {"allOf": parts}

    def shape(_kind: Kind, core: Any, handler: Any) -> Shape:
        reference: Shape = handler(core)
        found = handler.resolve_ref_schema(reference)
        # Where there is none of something there is no day either.
        none = {"required": ["status"], "properties": {"status": {"const": "none"}}}
        absent = {"properties": dict.fromkeys(ways, False), **one}
        some: Shape = {"anyOf": [{"required": [way], **one} for way in ways]}
        if model in OPTIONAL:
            some = {"minProperties": 1, "if": none, "then": absent} if model is Occurrence else {}
        found |= {**some, "dependentSchemas": beside}
        return reference

    return shape


_SHAPES: dict[str, Callable[[Kind, Any, Any], Shape]] = {
    "word": _word,
    "text": _text,
    "ids": _ids,
    "seasons": _seasons,
    "contact": _contact,
    "forum": _forum,
    "answers": _answers,
    "dates": _dates,
    "occurrence": _one_way(Occurrence),
    "event": _one_way(Event),
    "local-holiday": _one_way(LocalHoliday),
    "rules": _rules,
    "rule": _one_way(Rule),
    "point": _one_way(Point),
}
