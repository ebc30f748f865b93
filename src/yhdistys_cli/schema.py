"""JSON Schemas (draft 2020-12) of the files of a guide, from `models`: for editors that complete and warn.

What our own validation accepts passes here too, whichever YAML an editor reads: a number may stand with quotes or
without, a text that YAML would take for something else must have them. One thing is stricter: what is no free text
has no blanks at its ends. What a schema cannot see (records that refer to each other, days that the calendar does not
have) is left to `yhdistys validate`.

`errorMessage` is no word of JSON Schema: the YAML language server says it in the place of its own English.
"""

import ast
import inspect
import json
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple, cast

from . import models
from .formats.problems.sentences import SENTENCES
from .validation.schemas import adapter
from .validation.shapes import message
from .validation.text_kinds import TEXT_KINDS
from .validation.writer import SchemaWriter
from .words import N_

DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

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


class Field(NamedTuple):
    """What a field is for, in words, and values that it could have."""

    text: str
    examples: tuple[Any, ...]


class Record(NamedTuple):
    """What a record is, in words, and its fields by the names that the data has."""

    text: str
    fields: dict[str, Field]


@cache
def documentation() -> dict[str, Record]:
    """What the docstrings of `models` say of its records, by their names; the words are message ids."""
    tree = ast.parse(inspect.getsource(models)).body
    common = dict(_docstrings(tree))  # of types that say what their fields are for
    found = {}
    for node in tree:
        if isinstance(node, ast.ClassDef) and node.name != "Guide" and is_dataclass(getattr(models, node.name)):
            text = (ast.get_docstring(node) or "").partition("\n\n")[0]
            fields = {}
            own = dict(_docstrings(node.body))
            for part in node.body:
                if isinstance(part, ast.AnnAssign):
                    name = ast.unparse(part.target)
                    doc = own.get(name) or common.get(ast.unparse(part.annotation).partition(" ")[0], "")
                    words, _e_g, examples = " ".join(doc.split()).partition(" E.g. ")
                    values = ast.literal_eval(f"({examples.removesuffix('.')},)") if examples else ()
                    fields[name.rstrip("_")] = Field(words, values)
            found[node.name] = Record(" ".join(text.split()), fields)
    return found


def _docstrings(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The names that are assigned, each with the text that stands below it."""
    for part, below in pairwise(body):
        if isinstance(part, ast.Assign | ast.AnnAssign) and isinstance(below, ast.Expr):
            target = part.target if isinstance(part, ast.AnnAssign) else part.targets[0]
            yield ast.unparse(target), ast.literal_eval(below.value)


def schema(name: str, model: type[Any], say: Callable[[str], str]) -> Schema:
    """The schema of the file `name`.yaml, which holds a `model`; `say` translates descriptions and messages.

    What comes out is what JSON can hold, always in the same order.
    """
    reader: Any = adapter(cast(Any, model))
    made = SchemaWriter().generate(reader.core_schema)
    words = _Words(say)
    records = {record: words.added(shape) for record, shape in made.pop("$defs", {}).items()}
    head = {"$schema": DRAFT, "$id": f"urn:yhdistys:{name}", "title": f"{name}.yaml"}
    return {**head, **words.added(made), "$defs": dict(sorted((records | words.kinds).items()))}


def as_text(name: str, model: type[Any], say: Callable[[str], str]) -> str:
    """The schema of a file as the text of its own file: indented JSON and a line end."""
    return json.dumps(schema(name, model, say), ensure_ascii=False, indent=2) + "\n"


class _Words:
    """Adds to the shapes of Pydantic what editors show, in one language; `kinds` are the shapes that have a name."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.kinds: dict[str, Schema] = {}

    def added(self, shape: Any) -> Any:
        """The same shape, with words."""
        if isinstance(shape, list):
            return [self.added(part) for part in shape]
        if not isinstance(shape, dict):
            return shape
        made = {key: self.added(value) for key, value in shape.items()}
        if name := made.pop("x-record", None):
            made = self.record(name, made)
        if name := made.pop("x-describe", None):
            made = {"description": self.plain(documentation()[name].text), **made}
        for key in ("errorMessage", "patternErrorMessage"):
            if isinstance(made.get(key), list):
                made[key] = self.message(*made[key])
        if kind := made.pop("x-kind", None):
            self.kinds[kind] = made
            return {"$ref": f"#/$defs/{kind}"}
        return made

    def record(self, name: str, shape: Schema) -> Schema:
        """A record with what it and its fields are for, and what they could be."""
        known = documentation()[name]
        properties = {}
        for field, inner in shape["properties"].items():
            text, examples = known.fields[field]
            kind = inner.get("$ref", "").rpartition("/")[2]
            examples = examples or (TEXT_KINDS[kind].examples if kind in TEXT_KINDS else ())
            shown = {"examples": list(examples)} if examples else {}
            properties[field] = {"description": self.plain(text), **inner, **shown}
        required = shape.get("required", [])
        said = message("required" if required else "record", names=", ".join(properties), required=", ".join(required))
        begin = {"description": self.plain(known.text), "type": "object", "properties": properties}
        end = {**({"required": required} if required else {}), "additionalProperties": False, **said}
        return {
            **begin,
            **end,
            **{key: value for key, value in shape.items() if key not in ("description", "properties")},
        }

    def plain(self, message: str) -> str:
        """A description; what is written as it stands has its backticks only in documents."""
        return self.say(message).replace("`", "")

    def message(self, what: str, names: dict[str, str]) -> str:
        """What an editor says about a value that does not fit."""
        if what in MESSAGES:
            return self.say(MESSAGES[what]).format_map(names)
        advice = self.say(SENTENCES[what][1]).format_map(names)
        end = "" if advice.endswith((".", "…")) else "."
        return f"{advice[:1].upper()}{advice[1:]}{end}"
