"""What a value of each kind looks like to an editor: JSON Schema, in no language yet (`schema` adds the words).

An `errorMessage` is the name of a message and what it needs; `x-kind` names a shape that is written once, `x-record`
the model of a mapping, `x-describe` one whose description it has. Unions are told apart by JSON type and not by
`anyOf`, so that one typo is one message.
"""

from collections.abc import Callable
from typing import Any

from ..dates import FIRST_YEAR, LAST_YEAR
from ..models import Kind, Occurrence, Point, Rule, Texts, YearDates
from .kinds import OPTIONAL, PAIRS, WAYS
from .readers import NUMBERS

Shape = dict[str, Any]

_HOUR = r"(?:klo|kl\.)?\s*(?:[01]?[0-9]|2[0-3])(?:[.:][0-5][0-9])?"
_DATE = (
    "(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.[0-9]{4})"
)
_YEAR = "(?:19|2[0-9])[0-9]{2}"
_DAY_OF_YEAR = (
    r"^(?:(?:0?[1-9]|1[0-9]|2[0-8])\.(?:0?[1-9]|1[0-2])"
    r"|(?:29|30)\.(?:0?[13-9]|1[0-2])|31\.(?:0?[13578]|1[02]))\.$"
)
_URL = r"^[hH][tT][tT][pP][sS]?://[^\s/?#\\]+\.[^\s/?#\\]+(?:[/?#\\]\S*)?$"
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"

# kind → what its text looks like (of a number: where it stands in quotes), the code whose advice an editor gives (or
# one of `schema.MESSAGES`), and two values that it could have: a single one would be filled in as if it were known.
KINDS: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "line": (r"^\n*[^\n]*\S[^\n]*\n*$", "line", ()),
    "prose": (r"\S", "prose", ()),
    "id": ("^[a-z0-9]+(?:-[a-z0-9]+)*$", "bad-id", ("nuorisopalvelut", "anna-aalto")),
    "date": (f"^{_DATE}$", "bad-date", ("2027-04-14", "14.4.2027")),
    **dict.fromkeys(("first-day", "last-day"), (rf"^(?:{_DATE}|{_YEAR})$", "bad-date", (2026, "1.8.2026"))),
    "moment": (rf"^{_DATE}(?: \s*{_HOUR})?$", "moment", ("31.3.2027", "31.3.2027 klo 15.00")),
    "time": (f"^{_HOUR}$", "bad-time", ("17.00", "9.30")),
    "day-of-year": (_DAY_OF_YEAR, "bad-day-of-year", ("31.3.", "1.9.")),
    "municipality-code": ("^[0-9]{3}$", "bad-municipality-code", ("398", "638")),
    "email": (
        r"^[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:().]+$",
        "bad-email",
        ("anna.aalto@example.com", "bengt.berg@example.com"),
    ),
    "phone": (r"^\+?[0-9\s()./\u2010-\u2013-]+$", "bad-phone", ("040 123 4567", "+358 40 123 4567")),
    "url": (_URL, "bad-url", ("https://www.example.com/avustukset", "https://www.example.com/tilat")),
    "time-zone": ("^[A-Za-z0-9_+/-]+$", "unknown-value", ("Europe/Helsinki", "Europe/Mariehamn")),
    "domain": (rf"^(?:{_LABEL}\.)+[a-z]{{2,}}$", "bad-domain", ("lahti.fi", "borga.fi")),
    "flag": ("^(?:true|false)$", "flag", ()),
    "month": ("^(?:0{0,3}[1-9]|0{0,2}1[0-2])$", "bad-number", (3, 9)),
    "week": ("^(?:0{0,3}[1-9]|0{0,2}(?:[1-4][0-9]|5[0-2]))$", "bad-number", (9, 43)),
    "count": ("^(?:0?[0-9]{1,3}|-0{1,4})$", "bad-number", (14, 1)),
    "from-one": ("^(?!0+$)0?[0-9]{1,3}$", "bad-number", (2, 4)),
    "offset": ("^-?(?:0{0,2}[0-9]{1,2}|0?[1-3][0-9]{2}|0?400)$", "bad-number", (-14, 30)),
    "euros": ("^(?!0+$)[0-9]{1,9}$", "bad-number", (110000, 5000)),
    "year": ("^(?:19|2[0-9])[0-9]{2}$", "bad-number", ()),
}

# A field of a record → the fields that must stand beside it.
TOGETHER: dict[type[Any], dict[str, tuple[str, ...]]] = {
    Rule: {"from": ("until",)},
    Occurrence: {},
    Point: {"nth": ("weekday", "month"), "weekday": ("nth",), "workday": ("month",)},
}


def json_schema(kind: Kind, core: Any, handler: Any) -> Shape:
    """The shape of a value with this marker; `handler` makes Pydantic's of its core schema."""
    return _SHAPES[kind.name](kind, core, handler) if kind.name in _SHAPES else scalar(kind)


def message(what: str, **names: str) -> Shape:
    """What an editor says about a value that does not fit: one of `schema.MESSAGES`, or the advice of a code."""
    return {"errorMessage": [what, names]}


def scalar(kind: Kind) -> Shape:
    """A text or a number, by its kind."""
    pattern, what, examples = KINDS[kind.name]
    shape: Shape = {"x-kind": kind.name, "type": "string", "pattern": pattern}
    names = {"allowed": ", ".join(map(str, examples)) + ", …"}
    if kind.name in ("first-day", "last-day"):
        shape |= {"type": ["integer", "string"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    if kind.name == "flag":
        shape["type"] = ["boolean", "string"]
    elif kind.name in NUMBERS:
        lowest, highest = NUMBERS[kind.name]
        shape |= {"type": ["integer", "string"], "minimum": lowest, "maximum": highest}
        names = {"lowest": str(lowest), "highest": str(highest)}
    elif kind.limit:
        shape["maxLength"] = kind.limit
    return shape | message(what, **names)


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


def _answers(_kind: Kind, core: Any, handler: Any) -> Shape:
    """A list of ids, or a word."""
    ids, word = core["choices"]["<ids>"], core["choices"]["<word>"]
    words = choice(word["metadata"]["words"])
    return {**handler(ids), "type": ["array", "string"], "if": {"type": "string"}, "then": words}


def _dates(_kind: Kind, core: Any, handler: Any) -> Shape:
    """Years, and for each one occurrence or a list of them."""
    one = handler(core["schema"]["values_schema"]["choices"]["<one>"])
    some = {"if": {"type": "array"}, "then": {"items": one, "minItems": 1}, "else": one}
    return {
        "type": "object",
        "patternProperties": {KINDS["year"][0]: {"x-describe": YearDates.__name__, **some}},
        "additionalProperties": False,
        **message("years"),
    }


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
        some = (
            {"minProperties": 1, "if": none, "then": absent}
            if model in OPTIONAL
            else {"anyOf": [{"required": [way], **one} for way in ways]}
        )
        found |= {**some, "dependentSchemas": beside}
        return reference

    return shape


_SHAPES: dict[str, Callable[[Kind, Any, Any], Shape]] = {
    "word": _word,
    "text": _text,
    "contact": _contact,
    "answers": _answers,
    "dates": _dates,
    "occurrence": _one_way(Occurrence),
    "rule": _one_way(Rule),
    "point": _one_way(Point),
}
