"""JSON Schemas (draft 2020-12) of the files of a guide, from `models`: for editors that complete and warn.

What our own validation accepts passes here too, whichever YAML an editor reads: a number may stand with quotes or
without, a text that YAML would take for something else must have them. One thing is stricter: what is no free text
has no blanks at its ends. What a schema cannot see (records that refer to each other, days that the calendar does not
have) is left to `yhdistys validate`.

`errorMessage` is no word of JSON Schema: the YAML language server says it in the place of its own English.
"""

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin

from .fields import FIELDS, RECORDS
from .formats.problems.sentences import SENTENCES
from .models import Kind, Occurrence, Point, Rule, Texts, YearDates
from .validation import NUMBERS, WAYS, Member, members, unmarked
from .words import N_

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_HOUR = r"(?:klo|kl\.)?\s*(?:[01]?[0-9]|2[0-3])(?:[.:][0-5][0-9])?"
_DATE = (
    "(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.[0-9]{4})"
)
_DAY_OF_YEAR = (
    r"^(?:(?:0?[1-9]|1[0-9]|2[0-8])\.(?:0?[1-9]|1[0-2])"
    r"|(?:29|30)\.(?:0?[13-9]|1[0-2])|31\.(?:0?[13578]|1[02]))\.$"
)
_URL = r"^[hH][tT][tT][pP][sS]?://[^\s/?#\\]+\.[^\s/?#\\]+(?:[/?#\\]\S*)?$"
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"

# kind → what its text looks like (of a number: where it stands in quotes), the code whose advice an editor gives (or
# one of MESSAGES), and two values that it could have: a single one would be filled in as if it were known.
KINDS: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "line": (r"^\n*[^\n]*\S[^\n]*\n*$", "line", ()),
    "prose": (r"\S", "prose", ()),
    "id": ("^[a-z0-9]+(?:-[a-z0-9]+)*$", "bad-id", ("nuorisopalvelut", "anna-aalto")),
    "date": (f"^{_DATE}$", "bad-date", ("2027-04-14", "14.4.2027")),
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
    "year": ("^(?:19|2[0-9])[0-9]{2}$", "bad-number", ()),
}

# What an editor says where no advice of `SENTENCES` stands alone.
MESSAGES = {
    "line": N_("Write text on one line, in quotes if it looks like a number, a date or a yes or no."),
    "prose": N_("Write text, in quotes if it looks like a number, a date or a yes or no."),
    "text": N_("Write text, in quotes if it looks like a number, or a text for each of these: {names}."),
    "flag": N_("Write true or false."),
    "moment": N_("Write the day, and after it the hour if it is known: 31.3.2027 klo 15.00."),
    "choice": N_("Write one of these: {names}."),
    "list": N_("Write a list: each item on its own line after a hyphen, or in brackets."),
    "record": N_("These can stand here: {names}."),
    "required": N_("These can stand here: {names}. Of them there must be: {required}."),
    "years": N_("Write a year and a colon, and below it what has been decided of it."),
    "one-way": N_("Say in one way when. Keep one of these: {names}."),
    "with": N_("With {name} there must be: {names}."),
}

# A field of a record → the fields that must stand beside it.
TOGETHER: dict[type[Any], dict[str, tuple[str, ...]]] = {
    Rule: {"from": ("until",), "until": ("from",)},
    Point: {"nth": ("weekday", "month"), "weekday": ("nth",), "workday": ("month",)},
}


def schema(name: str, model: type[Any], say: Callable[[str], str]) -> Schema:
    """The schema of the file `name`.yaml, which holds a `model`; `say` translates descriptions and messages.

    What comes out is what JSON can hold, always in the same order.
    """
    writer = _Writer(say)
    head = {"$schema": DRAFT, "$id": f"urn:yhdistys:{name}", "title": f"{name}.yaml"}
    return {**head, **writer.record(model), "$defs": dict(sorted(writer.definitions.items()))}


def as_text(name: str, model: type[Any], say: Callable[[str], str]) -> str:
    """The schema of a file as the text of its own file: indented JSON and a line end."""
    return json.dumps(schema(name, model, say), ensure_ascii=False, indent=2) + "\n"


class _Writer:
    """One schema while it is written: the language it speaks, and the shapes that have a name."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.definitions: dict[str, Schema] = {}

    def record(self, model: type[Any], values: Schema | None = None) -> Schema:
        """A mapping as a record; with `values`, all of its fields have that shape."""
        own = list(members(model))
        required = [member.name for member in own if member.required]
        names = ", ".join(member.name for member in own)
        properties = {member.name: self.field(model, member, values) for member in own}
        what = "required" if required else "record"
        return {
            "description": self.plain(RECORDS[model]),
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
            "errorMessage": self.message(what, names=names, required=", ".join(required)),
            **self.ways(model),
        }

    def field(self, model: type[Any], member: Member, shape: Schema | None) -> Schema:
        """A field: what it is for, its shape, and what it could be."""
        description, examples = FIELDS[model][member.name]
        if not examples and member.kind and member.kind.name in KINDS:
            examples = KINDS[member.kind.name][2]
        return {
            "description": self.plain(description),
            **(shape or self.shape(member.annotation, member.kind)),
            **({"examples": list(examples)} if examples else {}),
        }

    def ways(self, model: type[Any]) -> Schema:
        """Which fields of a record exclude each other, and which go together; each with what to do."""
        if model not in WAYS:
            return {}
        ways, together = WAYS[model], TOGETHER[model]
        one = self.message("one-way", names=", ".join(ways))
        beside: dict[str, Schema] = {}
        for name in dict.fromkeys((*ways, *together)):
            parts: list[Schema] = []
            if name in ways:
                parts.append({"properties": {way: False for way in ways if way != name}, "errorMessage": one})
            if needs := together.get(name):
                message = self.message("with", name=name, names=", ".join(needs))
                parts.append({"required": list(needs), "errorMessage": message})
            beside[name] = {"allOf": parts}
        return {"anyOf": [{"required": [way], "errorMessage": one} for way in ways], "dependentSchemas": beside}

    def shape(self, annotation: Any, kind: Kind | None) -> Schema:
        """The shape of a value. Unions are told apart by type, not by `anyOf`, so that one slip is one message."""
        if kind is not None and kind.name in _UNIONS:
            return _UNIONS[kind.name](self, annotation, kind)
        if kind is not None:
            return self.defined(kind.name, lambda: self.scalar(kind.name, kind.limit))
        if is_dataclass(annotation):
            return self.defined(annotation.__name__, lambda: self.record(annotation))  # type: ignore[union-attr,arg-type]
        if get_origin(annotation) is tuple:
            items = self.shape(*unmarked(get_args(annotation)[0]))
            return {"type": "array", "items": items, "errorMessage": self.message("list")}
        return self.choice(get_args(annotation))

    def defined(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the shape with that name, which is made the first time."""
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def scalar(self, name: str, limit: int) -> Schema:
        """A text or a number, by its kind."""
        pattern, what, examples = KINDS[name]
        shape: Schema = {"type": "string", "pattern": pattern}
        names = {"allowed": ", ".join(map(str, examples)) + ", …"}
        if name == "flag":
            shape["type"] = ["boolean", "string"]
        elif name in NUMBERS:
            lowest, highest = NUMBERS[name]
            shape |= {"type": ["integer", "string"], "minimum": lowest, "maximum": highest}
            names = {"lowest": str(lowest), "highest": str(highest)}
        elif limit:
            shape["maxLength"] = limit
        return {**shape, "errorMessage": self.message(what, **names)}

    def choice(self, words: tuple[str, ...]) -> Schema:
        """One of some words; one that is a number may stand without quotes."""
        numbers = [int(word) for word in words if word.isdigit()]
        return {"enum": [*words, *numbers], "errorMessage": self.message("choice", names=", ".join(words))}

    def text(self, _annotation: Any, kind: Kind) -> Schema:
        """One text, or one for each language; with a limit, on one line."""
        inner, limit, name = ("line", kind.limit, "title") if kind.limit else ("prose", 5000, "text")

        def make() -> Schema:
            one = self.scalar(inner, limit)
            message = {"errorMessage": self.message("text", names=", ".join(m.name for m in members(Texts)))}
            # Apart from the text, because editors would begin a record where the one text is what people mostly write.
            languages = {**self.record(Texts, self.defined(inner, lambda: one)), "minProperties": 1, **message}
            return {**one, "type": ["string", "object"], "if": {"type": "object"}, "then": languages, **message}

        return self.defined(name, make)

    def contact(self, annotation: Any, _kind: Kind) -> Schema:
        """The id of a person, or a record."""

        def make() -> Schema:
            person = next(member.kind for member in members(annotation) if member.name == "person")
            assert person is not None
            one = self.scalar(person.name, person.limit)
            message = {"patternErrorMessage": one["errorMessage"]}
            return {**one, **message, **self.record(annotation), "type": ["string", "object"]}

        return self.defined(annotation.__name__, make)

    def answers(self, annotation: Any, _kind: Kind) -> Schema:
        """A list of ids, or a word."""
        ids, word = get_args(annotation)
        either = {"type": ["array", "string"], "if": {"type": "string"}, "then": self.choice(get_args(word))}
        return {**self.shape(ids, None), **either}

    def dates(self, _annotation: Any, _kind: Kind) -> Schema:
        """Years, and for each one occurrence or a list of them."""
        occurrence = self.shape(Occurrence, None)
        some = {"if": {"type": "array"}, "then": {"items": occurrence}, "else": occurrence}
        return {
            "type": "object",
            "patternProperties": {KINDS["year"][0]: {"description": self.plain(RECORDS[YearDates]), **some}},
            "additionalProperties": False,
            "errorMessage": self.message("years"),
        }

    def plain(self, message: str) -> str:
        """A description; what is written as it stands has its backticks only in documents."""
        return self.say(message).replace("`", "")

    def message(self, what: str, **names: str) -> str:
        """What an editor says about a value that does not fit."""
        if what in MESSAGES:
            return self.say(MESSAGES[what]).format_map(names)
        advice = self.say(SENTENCES[what][1]).format_map(names)
        end = "" if advice.endswith((".", "…")) else "."
        return f"{advice[:1].upper()}{advice[1:]}{end}"


_UNIONS: dict[str, Callable[[_Writer, Any, Kind], Schema]] = {
    "text": _Writer.text,
    "contact": _Writer.contact,
    "answers": _Writer.answers,
    "dates": _Writer.dates,
}
