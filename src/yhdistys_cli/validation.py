"""Plain strings, lists and dicts to the dataclasses of `models`, or what is wrong. The only door to Pydantic.

Pydantic judges; it does not rewrite: a phone number that passes is kept as it was written. Each reader below takes
the text of one value and returns the value or raises with one of our own codes.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from .dates import FIRST_YEAR, LAST_YEAR, read_date, read_time
from .diagnostics import Address, Diagnostic, Path
from .models import DayOfYear, Kind, Moment, Occurrence, Point, Rule, Texts, YearDates
from .nearest import nearest
from .records import record
from .source import Source, Span

T = TypeVar("T")

# The quotation marks of people, and the typewriter's that stands at one end when the other was changed.
_CURLY = "”“„«»’‘‚\"'"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Most addresses and numbers look like this. The judges find all of these right (a test asks them), but are slow to
# import and to ask: ten thousand of each would take longer than all the rest.
_COMMON_EMAIL = re.compile(
    r"(?=.{1,64}\Z)[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:fi|com|org|net|eu)"
)
_COMMON_PHONE = re.compile(r"0(?:4[0-8]|50) ?[0-9]{3} ?[0-9]{4}")


def _fail(code: str, **params: str) -> PydanticCustomError:
    return PydanticCustomError(code, code, params)


def _text(value: Any, limit: int = 0) -> str:
    if not isinstance(value, str):
        raise _fail("wrong-type", expected="text")
    if not value.strip():
        raise _fail("empty-value")
    if limit and len(value) > limit:
        raise _fail("too-long", limit=str(limit), length=str(len(value)))
    return value


def _line(value: Any, limit: int = 0) -> str:
    if type(value) is str and 0 < len(value) <= limit and value.isprintable() and not value[0].isspace():
        return value.rstrip()
    text = _text(value, limit)
    if "\n" in text.strip("\n"):
        raise _fail("line-break")
    return text.strip()


def _prose(value: Any, limit: int = 0) -> str:
    return _text(value, limit).strip()


def is_id(text: str) -> bool:
    """Whether a text can be an id: small letters a–z, digits, single hyphens."""
    return bool(_ID.fullmatch(text))


def _id(value: Any, limit: int = 0) -> str:
    text = _line(value, limit)
    if not is_id(text):
        raise _fail("bad-id", value=text)
    return text


def _date(value: Any, limit: int = 0) -> date:
    text = _line(value, limit)
    day = read_date(text)
    if day is None:
        raise _fail("bad-date", value=text)
    return day


def _flag(value: Any, limit: int = 0) -> bool:
    text = _line(value, limit)
    if text not in ("true", "false"):
        raise _fail("unknown-value", value=text, allowed="true, false")
    return text == "true"


def _municipality_code(value: Any, limit: int = 0) -> str:
    text = _line(value)
    if not (len(text) == limit and text.isascii() and text.isdigit()):
        raise _fail("bad-municipality-code", value=text)
    return text


def _email(value: Any, limit: int = 0) -> str:
    """An address alone, judged by what Pydantic's EmailStr asks; the type would cost the import of all of Pydantic."""
    text = _line(value, limit)
    if _COMMON_EMAIL.fullmatch(text):
        return text
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise _fail("bad-email", value=text) from None
    if found.casefold() != text.casefold():  # it would have to be mended
        raise _fail("bad-email", value=text)
    return text


def _phone(value: Any, limit: int = 0) -> str:
    """A number as people in Finland write it, judged by what Pydantic's PhoneNumber asks, and by the short numbers."""
    text = _line(value, limit)
    if _COMMON_PHONE.fullmatch(text):
        return text
    import phonenumbers

    # An extension or letters would be shown as more digits.
    if not re.fullmatch(r"\+?[0-9\s()./\u2010-\u2013-]+", text):
        raise _fail("bad-phone", value=text)
    try:
        number = phonenumbers.parse(text, "FI")
    except phonenumbers.NumberParseException:
        raise _fail("bad-phone", value=text) from None
    # 112 and 116117 are numbers too, but not to the full-number check.
    if not phonenumbers.is_valid_number(number) and not phonenumbers.is_valid_short_number(number):
        raise _fail("bad-phone", value=text)
    return text


@cache
def _url_validator() -> SchemaValidator:
    # Pydantic's HttpUrl is this schema; the class itself would cost the import of all of Pydantic.
    return SchemaValidator(core_schema.url_schema(max_length=2083, allowed_schemes=["http", "https"]))


def _url(value: Any, limit: int = 0) -> str:
    text = _line(value, limit)
    try:
        host = _url_validator().validate_python(text).host or ""
    except ValidationError:
        raise _fail("bad-url", value=text) from None
    # Pydantic mends `http:x` to `http://x/` and 12 to 0.0.0.12; what was written must be right as it is.
    written = re.match(r"https?://([^\s/?#\\]+)", text, re.IGNORECASE)
    if not written or "." not in host.strip(".") or "." not in written[1].strip(".") or re.search(r"\s", text):
        raise _fail("bad-url", value=text)
    return text


def _time(value: Any, limit: int = 0) -> time:
    text = _line(value, limit)
    hour = read_time(text)
    if hour is None:
        raise _fail("bad-time", value=text)
    return hour


def _moment(value: Any, limit: int = 0) -> Moment:
    """A day, and perhaps an hour after it: `31.3.2026 klo 15.00`, `2026-03-31 15:00`."""
    text = _line(value, limit)
    first, _space, rest = text.partition(" ")
    rest = rest.strip()
    if (day := read_date(first)) is None:
        raise _fail("bad-date", value=first)
    return Moment(day, _time(rest)) if rest else Moment(day)


def _day_of_year(value: Any, limit: int = 0) -> DayOfYear:
    """`31.3.`: a day that every year has, so not 29.2."""
    text = _line(value, limit)
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.", text):
        day, month = int(found[1]), int(found[2])
        if read_date(f"{day}.{month}.2027"):
            return DayOfYear(month, day)
    raise _fail("bad-day-of-year", value=text)


def _number(lowest: int, highest: int) -> Callable[[Any, int], int]:
    def read(value: Any, limit: int = 0) -> int:
        text = _line(value, limit)
        if not re.fullmatch(r"-?\d{1,4}", text, re.ASCII) or not lowest <= int(text) <= highest:
            raise _fail("bad-number", value=text, lowest=str(lowest), highest=str(highest))
        return int(text)

    return read


def _time_zone(value: Any, limit: int = 0) -> str:
    from zoneinfo import available_timezones

    text = _line(value, limit)
    if text not in available_timezones():
        raise _fail("unknown-value", value=text, allowed="Europe/Helsinki, Europe/Mariehamn, …")
    return text


def _domain(value: Any, limit: int = 0) -> str:
    text = _line(value, limit)
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", text):
        raise _fail("bad-domain", value=text)
    return text


# The kinds whose judges are slow; texts that they accepted earlier can be trusted.
NOTHING_TRUSTED: dict[str, tuple[str, ...]] = {"email": (), "phone": ()}

# The lowest and highest number of a kind. Week 53 and year 0 are refused: not every year has the one, and no calendar
# the other.
NUMBERS = {
    "month": (1, 12),
    "week": (1, 52),
    "count": (0, 999),
    "from-one": (1, 999),
    "offset": (-400, 400),
    "year": (FIRST_YEAR, LAST_YEAR),
}

READERS: dict[str, Callable[[Any, int], Any]] = {
    "line": _line,
    "prose": _prose,
    "id": _id,
    "date": _date,
    "flag": _flag,
    "municipality-code": _municipality_code,
    "email": _email,
    "phone": _phone,
    "url": _url,
    "time": _time,
    "moment": _moment,
    "day-of-year": _day_of_year,
    "time-zone": _time_zone,
    "domain": _domain,
    **{name: _number(*span) for name, span in NUMBERS.items()},
}


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
        one, many = plain(lambda value: _prose(value, 5000)), _record_schema(Texts)
        if limit := kind.limit:
            one, many = plain(lambda value: _line(value, limit)), _record_schema(Texts, limit)
        return core_schema.tagged_union_schema(
            {"<one>": one, "<many>": many},
            discriminator=lambda value: "<many>" if isinstance(value, dict) and value else "<one>",
        )
    if kind.name == "answers":
        ids, word = get_args(bare)
        return core_schema.tagged_union_schema(
            {"<ids>": _schema(ids), "<word>": plain(lambda value: _word(value, get_args(word)))},
            discriminator=lambda value: "<ids>" if isinstance(value, list) else "<word>",
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
        return known(lambda value, info: value if _is_among(value, info.context[name]) else reader(value, limit))
    return plain(lambda value: reader(value, limit))


def _is_among(value: Any, texts: Collection[str]) -> bool:
    return isinstance(value, str) and value in texts


def _word(value: Any, allowed: tuple[str, ...]) -> str:
    text = _line(value)
    if text not in allowed:
        raise _fail("unknown-value", value=text, allowed=", ".join(allowed))
    return text


@cache
def _record_schema(model: Any, limit: int = 0) -> core_schema.CoreSchema:
    """A mapping as a record; what it may not hold is refused. With a `limit` all of its values are lines."""
    line = core_schema.no_info_plain_validator_function(lambda value: _line(value, limit))
    members = []
    for member in fields(model):
        inner = line if limit else _schema(_hints(model)[member.name])
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
        raise _fail("window-end", missing="until" if rule.from_ else "from")
    return rule


def _point(point: Point) -> Point:
    """A point says in one way which day it is."""
    _one_way(point)
    if (point.nth or point.workday) and not point.month:
        raise _fail("missing-field", key="month")
    if bool(point.nth) != bool(point.weekday):
        raise _fail("missing-field", key="weekday" if point.nth else "nth")
    return point


def _one_way(said: Rule | Point) -> None:
    ways = WAYS[type(said)]
    values = {f.name.rstrip("_"): getattr(said, f.name) for f in fields(said)}
    found = [name for name in ways if values[name] is not None]
    if len(found) != 1:
        raise _fail("not-one-way", said=", ".join(found) or "–", allowed=", ".join(ways))


_EXACTLY_ONE: dict[Any, Callable[[Any], Any]] = {Rule: _rule, Point: _point}


@cache
def _validator(model: Any) -> SchemaValidator:
    return SchemaValidator(_record_schema(model))


def _check(model: Any, tree: Any, trusted: Mapping[str, Collection[str]]) -> Any:
    return _validator(model).validate_python(tree, context=trusted)


def validate(
    model: type[T],
    source: Source,
    records: tuple[str, ...],
    trusted: Mapping[str, Collection[str]] = NOTHING_TRUSTED,
) -> tuple[T | None, list[Diagnostic], set[Path]]:
    """The model of one file, what is wrong with it, and the paths of the records that were set aside.

    `trusted` are texts by the kind of their field (e-mail, phone) that were found right earlier; they are not judged
    again.

    A record is an item of a list named in `records`. A fault outside of them leaves no model. `source.tree` is read,
    never changed.
    """
    tree: Any = source.tree
    found: list[Diagnostic] = []
    aside = {path[:2] for path in source.spoiled if len(path) >= 2 and path[0] in records}
    if tree is None or any(path[:2] not in aside for path in source.spoiled):
        return None, found, aside
    try:  # with everything, so that what stands in a record that was spoiled is reported too
        value = _check(model, tree, trusted)
    except ValidationError as error:
        found = _diagnostics(error, source.name, tree, model)
    else:
        if not aside:
            return value, found, aside
    bad: set[Path] = {d.at.path[:2] for d in found if isinstance(d.at, Address)}
    if any(len(path) < 2 or path[0] not in records for path in bad):
        return None, found, aside | bad
    aside |= bad
    return _check(model, _without(tree, aside), trusted), found, aside


def _without(tree: dict[str, Any], aside: set[Path]) -> dict[str, Any]:
    """A copy of the tree, two levels deep, without the records at these paths."""
    if not aside:
        return tree
    lists = {path[0] for path in aside}
    return {
        key: [item for i, item in enumerate(value) if (key, i) not in aside] if key in lists else value
        for key, value in tree.items()
    }


def _diagnostics(error: ValidationError, name: str, tree: Any, model: type[Any]) -> list[Diagnostic]:
    """Pydantic's errors as ours: one slip is one diagnostic."""
    found: list[Diagnostic] = []
    missing: dict[Path, list[str]] = {}
    unknown: list[tuple[Path, str]] = []
    for item in error.errors(include_url=False, include_input=False):
        path = _written(tree, item["loc"])
        kind, params = item["type"], {k: str(v) for k, v in item.get("ctx", {}).items()}
        at = Address(name, path)
        if kind == "missing":
            missing.setdefault(path, []).append(str(item["loc"][-1]))
        elif kind == "unexpected_keyword_argument":
            unknown.append((path[:-1], str(item["loc"][-1])))
        elif kind in ("dataclass_type", "dataclass_exact_type", "dict_type"):
            found.append(Diagnostic("wrong-type", at, params={"expected": "mapping"}))
        elif kind in ("tuple_type", "list_type"):
            slip = {"slip": "hyphen"} if _has_hyphen(_get(tree, path)) else {}
            found.append(Diagnostic("wrong-type", at, params={"expected": "list"} | slip))
        else:
            fix = None
            if kind == "unknown-value" and len(params["value"]) > 2:
                near, fix = nearest(params["value"], params["allowed"].split(", "))
                params |= near
            if inner := _in_curly_quotes(_get(tree, path)):
                params |= {"slip": "quotes", "text": inner}
                field = _field_at(cast(Any, model), tuple([0 if isinstance(step, int) else step for step in path]))
                if kind == "unknown-value":
                    right = inner in params["allowed"].split(", ")
                else:  # an id may also stand where the field has another kind, such as a contact
                    right = _is_read("id" if kind == "bad-id" else field[0] if field else "", inner)
                fix = f'"{inner}"' if right else None
            # A year is the key of its dates.
            on: Literal["key", "value"] = "key" if item["loc"][-1] == "[key]" else "value"
            found.append(Diagnostic(kind, at, on, params, fix=fix))
    for path, key in unknown:
        names = [f.name.rstrip("_") for f in fields(_model_at(model, path))]
        name_, colon, rest = key.partition(":")
        if colon and name_ in names and not _get(tree, (*path, key)):  # `{id:a}` is a name without a value
            if name_ in missing.get(path, []):
                missing[path].remove(name_)
            params = {"key": key, "name": name_, "slip": "colon"}
            at = Address(name, (*path, key))
            found.append(Diagnostic("unknown-field", at, "key", params, fix=f"{name_}: {rest}" if rest else None))
            continue
        known = [name for name in names if name not in (_get(tree, path) or {})]
        near, fix = nearest(key, known, 0.7)
        params = {"key": key} | (near or {"allowed": ", ".join(known)})
        found.append(Diagnostic("unknown-field", Address(name, (*path, key)), on="key", params=params, fix=fix))
        if near and near["suggestion"] in missing.get(path, []):
            missing[path].remove(near["suggestion"])
    for path, names in missing.items():
        found += [Diagnostic("missing-field", Address(name, path), params={"key": key}) for key in names]
    return found


def _has_hyphen(value: Any) -> bool:
    """Whether what should be a list begins with a hyphen that has no space after it."""
    first = next(iter(value), "") if isinstance(value, dict) else value
    return isinstance(first, str) and re.match(r"-[^\s-]", first) is not None


def _in_curly_quotes(value: Any) -> str:
    """What stands between quotation marks that are not those of YAML; nothing where there are none."""
    if not isinstance(value, str) or len(value) < 3 or value[0] not in _CURLY or value[-1] not in _CURLY:
        return ""
    return value[1:-1].strip()


def _is_read(kind: str, text: str) -> bool:
    """Whether the reader of a kind takes a text."""
    try:
        READERS[kind](text, 0)
    except (KeyError, PydanticCustomError):
        return False
    return True


def _get(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _written(tree: Any, loc: tuple[Any, ...]) -> Path:
    """The path of an error in what was written: Pydantic's `loc` also names union tags and fields that are absent."""
    path: list[Any] = []
    for step in loc:
        if (isinstance(tree, dict) and step in tree) or (isinstance(tree, list) and isinstance(step, int)):
            path.append(step)
            tree = tree[step]
    return tuple(path)


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


@cache
def _hints(model: Any) -> dict[str, Any]:
    """The annotations of a model, which `models` leaves as text: nobody but the gate needs them."""
    return get_type_hints(model, include_extras=True)


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
        annotation, kind = unmarked(_hints(model)[member.name])
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
        if isinstance(step, str) and is_dataclass(option):
            return next((hint for name, hint in _hints(cast(Any, option)).items() if name.rstrip("_") == step), None)
    return None


def _model_at(model: Any, path: Path) -> type[Any]:
    """The dataclass that the mapping at `path` is read into."""
    for step in path:
        model = _step(model, step)
    bare, _kind = unmarked(model)
    return next((t for t in (bare, *get_args(bare)) if is_dataclass(t)), Texts)  # type: ignore[return-value]


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
        found = _field_at(cast(Any, model), tuple([0 if type(step) is int else step for step in path]))
        if found is not None:
            yield Value(source, path, span, text, *found)


@cache
def _field_at(model: Any, path: Path) -> tuple[str, str, str] | None:
    """Kind, model and field of the value at a path, of which only the names count; none for a name that is unknown."""
    annotation, owner, name = model, model, ""
    for step in path:
        bare, kind = unmarked(annotation)
        if kind is not None and kind.name == "text":  # one of its languages
            return (kind.name, owner.__name__, name) if step in Texts.__match_args__ else None
        holder = next((option for option in (bare, *get_args(bare)) if is_dataclass(option)), None)
        if isinstance(step, str) and holder is not None and not (kind and kind.name == "dates"):
            owner, name = holder, step
        annotation = _step(annotation, step)
        if annotation is None:
            return None
    kind = unmarked(annotation)[1]
    return kind.name if kind else "word", owner.__name__, name
