"""The schemas for editors: whatever our validation accepts passes, and what a schema can see is seen.

YAML has flavours, and editors differ: each file is read as YAML 1.1 reads it (PyYAML), as YAML 1.2 does (most
editors), and with every value as text.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic_core import PydanticCustomError, ValidationError

from yhdistys_cli import models
from yhdistys_cli.diagnostics import CODES, DataPath, Diagnostic
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import SECTIONS, Section, review
from yhdistys_cli.models import Event, Kind, Point, Rule, Texts
from yhdistys_cli.schema import documentation, schema
from yhdistys_cli.validation import NOTHING_TRUSTED, READERS, TEXT_KINDS, WAYS, Member, members, unmarked
from yhdistys_cli.validation.schemas import check
from yhdistys_cli.validation.shapes import TOGETHER
from yhdistys_cli.words import Words

from .conftest import BROKEN, CITIES, ROOT, TODAY, Run
from .house.test_docs import MODELS

Path_ = tuple[str | int, ...]
SPANS = {name: kind.span for name, kind in TEXT_KINDS.items() if kind.span}
NAMES = [section.name for section in SECTIONS]


# --- reading as others read


class Yaml11(yaml.SafeLoader):
    """YAML 1.1 with keys and days as text, which is what a JSON Schema is asked about."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: ARG002
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


class Yaml12(Yaml11):
    """The core schema of YAML 1.2 (10.3.2): what most editors go by."""


Yaml11.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)
Yaml12.yaml_implicit_resolvers = {}
for _tag, _pattern in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), None)
# PyYAML would take a leading zero for octal, as YAML 1.1 does.
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _loader, node: int(node.value, 10))

FLAVOURS: dict[str, Any] = {"1.1": Yaml11, "1.2": Yaml12, "text": yaml.BaseLoader}


@cache
def committed(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def made_now(section: Section) -> dict[str, Any]:
    """The schema of a file as the models make it, in English."""
    return schema(section.name, section.model, str)


@cache
def validator(name: str, part: str | None = None) -> Draft202012Validator:
    """What judges a file by its schema, or one of the parts that the schema defines."""
    whole = committed(name)
    return Draft202012Validator({**whole["$defs"][part], "$defs": whole["$defs"]} if part else whole)


def seen(name: str, value: Any) -> set[Path_]:
    """Where the schema of a file sees something wrong; a key that may not be there is meant by its record."""
    return {tuple(error.absolute_path) for error in validator(name).iter_errors(value)}


def section_of(directory: Path, file: str) -> str:
    return Path(file).relative_to(directory).parts[0].removesuffix(".yaml")


# --- the schemas themselves


@pytest.mark.parametrize("name", NAMES)
def test_is_a_schema_of_draft_2020_12(name: str) -> None:
    written = committed(name)
    Draft202012Validator.check_schema(written)
    assert written["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert written["$id"] == f"urn:yhdistys:{name}"


def objects(value: Any) -> Iterable[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_record_and_field_is_described_and_closed(section: Section, language: str) -> None:
    made = schema(section.name, section.model, Words(language).gettext)
    records = [part for part in objects(made) if part.get("additionalProperties") is False and "properties" in part]
    assert len(records) > 1
    for record in records:
        assert record["description"]
        assert record["errorMessage"]
        for name, field in record["properties"].items():
            assert field["description"], name
            assert "`" not in field["description"]
    references = {part["$ref"] for part in objects(made) if "$ref" in part}
    assert references == {f"#/$defs/{name}" for name in made["$defs"]}
    said = [text for part in objects(made) for key, text in part.items() if key.endswith("essage")]
    assert [text for text in said if not isinstance(text, str) or "{" in text] == []


def test_every_record_and_field_has_a_docstring() -> None:
    assert set(documentation()) == set(MODELS)
    for name, known in documentation().items():
        assert known.text
        assert list(known.fields) == [member.name for member in members(MODELS[name])]
        assert all(field.text and "E.g." not in field.text for field in known.fields.values())


def leaves() -> list[tuple[Any, Member]]:
    """Every field whose value is no record of its own."""
    found = []
    for model in MODELS.values():
        for member in members(model):
            inner = member.annotation
            if get_origin(inner) is tuple and member.kind is None:
                inner = unmarked(get_args(inner)[0])[0]
            if inner not in MODELS.values() and not (member.kind and member.kind.name in ("dates", "rules")):
                found.append((model, member))
    return found


@pytest.mark.parametrize(("model", "member"), leaves(), ids=lambda v: getattr(v, "name", getattr(v, "__name__", "")))
def test_every_field_shows_what_it_could_be(model: Any, member: Member) -> None:
    """Not one value only: an editor would fill it in, as if it were known."""
    examples = documentation()[model.__name__].fields[member.name].examples or (
        TEXT_KINDS[member.kind.name].examples if member.kind and member.kind.name in TEXT_KINDS else ()
    )
    choice = get_origin(member.annotation) is Literal
    a_list = get_origin(member.annotation) is tuple
    if choice or (member.kind and member.kind.name == "flag"):
        assert not examples
    elif model.__name__ not in ("Moment", "DayOfYear", "YearDates"):
        assert len(examples) >= (1 if a_list else 2)
    for section in SECTIONS:
        made = made_now(section)
        shape = {**made, **made["$defs"].get(model.__name__, {})} if section.model is not model else made
        if member.name in shape.get("properties", {}) and (section.model is model or model.__name__ in made["$defs"]):
            judge = Draft202012Validator({**shape["properties"][member.name], "$defs": made["$defs"]})
            assert [e.message for example in examples for e in judge.iter_errors(example)] == []


def test_the_words_that_are_written_are_the_same_in_every_language() -> None:
    for known in documentation().values():
        for text in (known.text, *(field.text for field in known.fields.values())):
            words = {language: set(re.findall(r"`.*?`", Words(language).gettext(text))) for language in LANGUAGES}
            assert words["fi"] == words["sv"] == words["en"], text


def test_a_kind_has_one_limit() -> None:
    """A shape is known by the name of its kind."""
    limits: dict[str, set[int]] = {}
    for model in MODELS.values():
        for member in members(model):
            inner = (unmarked(get_args(member.annotation)[0])[1],) if get_origin(member.annotation) is tuple else ()
            for kind in (member.kind, *inner):
                if isinstance(kind, Kind) and kind.name != "text":
                    limits.setdefault(kind.name, set()).add(kind.limit)
    assert {name: found for name, found in limits.items() if len(found) > 1} == {}


# --- everything that is right passes

GOOD = [
    *(path for folder in CITIES.values() for path in sorted(folder.rglob("*.yaml"))),
    *sorted(path for path in (ROOT / "tests" / "guides").rglob("*.yaml") if path.parent.name != "broken"),
]


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("path", GOOD, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_passes(path: Path, flavour: str) -> None:
    name = path.stem if path.stem in NAMES else path.parent.name
    with path.open(encoding="utf-8") as file:
        assert seen(name, yaml.load(file, FLAVOURS[flavour])) == set()


def test_the_examples_of_the_data_page_pass() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    files = re.split(r"^## `(\w+)\.yaml`$", page, flags=re.MULTILINE)
    for name, part in zip(files[1::2], files[2::2], strict=True):
        text = "".join(re.findall(r"^```yaml\n(.*?)^```$", part, re.MULTILINE | re.DOTALL))
        assert text
        assert {flavour: seen(name, yaml.load(text, loader)) for flavour, loader in FLAVOURS.items()} == {
            flavour: set() for flavour in FLAVOURS
        }


@pytest.mark.parametrize("path", [path for folder in CITIES.values() for path in sorted(folder.glob("*.yaml"))])
def test_every_file_says_which_schema_it_has(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert named != first
    assert (path.parent / named).resolve() == ROOT / "schema" / f"{path.stem}.json"


# --- what is wrong is seen

# Of these a schema sees every case, but for the values below.
VISIBLE = (
    *("wrong-type", "missing-field", "unknown-field", "empty-value", "too-long", "line-break", "unknown-value"),
    *("bad-id", "bad-date", "bad-email", "bad-phone", "bad-url", "bad-site-url", "bad-municipality-code", "bad-time"),
    *("bad-day-of-year", "bad-number", "bad-domain", "bad-colour", "not-one-way", "window-end", "unquoted-value"),
    "old-name",
)
# Values of visible codes that a schema lets pass, each with the reason.
PASSES = {
    "bad-date": {
        "a day that only the calendar knows not to be there": {"30.2.2027", "29.2.2027", "31.4.2027"},
    },
    "bad-phone": {
        "a number that only the numbering plan knows": {
            *("123", "0401234567890123", "+999 123 456", "358401234567", "+46 08 508 00 000"),
        },
        "two numbers, with a mark between them that a number may have": {"040 123 4567 / 040 765 4321"},
    },
    "empty-value": {"a sign that nobody sees": {"\u200b"}},
    "bad-url": {"a port that is too high": {"https://www.lahti.fi:99999/"}},
    "not-one-way": {
        "so many times in another number of seasons": {"{'times_a_year': '3', 'season': ['spring', 'autumn']}"},
    },
    "unknown-value": {
        "a zone that only the list of zones knows": {"Europe/Lahti"},
    },
}
# A schema is asked about one value of one file that could be read; these are not such.
NOT_VISIBLE = {
    "the folder": (
        *("no-folder", "not-a-folder", "missing-file", "unreadable-file", "file-and-folder", "unknown-file"),
        *("leftover", "too-many-files"),
    ),
    "how many there are": ("too-many-errors", "too-many-values"),
    "the text, which is read before a schema is asked": (
        *("too-large", "not-utf8", "byte-order-mark", "control-character", "tab-indentation", "syntax", "too-deep"),
        "comment-after-text",
        *("several-documents", "anchor", "alias", "tag", "key-not-text", "repeated-key"),
    ),
    "other records or other files": (
        *("written-twice", "duplicate-id", "unknown-person", "unknown-unit", "unknown-service-area", "unknown-body"),
        *("unknown-topic", "unknown-area", "unknown-event", "event-ring", "similar-id", "duplicate-name"),
        *(
            "duplicate-email",
            "unused-person",
            "no-contact",
            "contact-unknown",
            "contact-ends",
            "two-contacts",
            "overlapping-terms",
        ),
        *(
            "vacancy-with-contact",
            "no-answer",
            "answer-unknown",
            "ended-unit",
            "unlisted-municipality",
            "municipality-mismatch",
            "missing-language",
        ),
    ),
    "the names of the parts of the guide": ("topic-id",),
    "what is a value and still not a good one": ("colour-too-light", "site-without-https"),
    "another value of the record": (
        *("end-before-start", "wrong-year", "revision-too-low", "untranslated", "no-effect", "same-day-twice"),
        *("own-substitute", "no-substitute", "substitute-away"),
        *("no-accessibility", "not-assessed"),
    ),
    "the calendar, the clocks or today": (
        *("skipped-hour", "repeated-hour", "window-reversed", "missing-year", "off-rule", "stale-check", "future-day"),
        *("unrecorded", "no-hour", "old-assessment"),
        *("no-school-holidays", "no-day", "promise", "not-confirmed", "short-notice", "same-day", "holiday"),
        *("holiday-eve", "school-holiday", "info-after-window", "registration-after-event", "decision-before-close"),
    ),
    "a judgement: as it stands it is allowed": (
        *("trailing-space", "double-space", "broken-hyphenation", "straight-quote", "private-address"),
        *("unreachable-url", "invisible-character", "unclear-name"),
    ),
}


def test_every_code_is_visible_or_not_for_a_reason() -> None:
    hidden = [code for codes in NOT_VISIBLE.values() for code in codes]
    assert sorted((*VISIBLE, "empty-file", *hidden)) == sorted(CODES)
    assert set(PASSES) <= set(VISIBLE)


def meant(diagnostic: Diagnostic) -> Path_:
    """The place of a diagnostic as a schema has it: a key that is wrong is meant by its record."""
    assert isinstance(diagnostic.at, DataPath)
    return diagnostic.at.path[:-1] if diagnostic.on == "key" else diagnostic.at.path


def written(tree: Any, path: Path_) -> Any:
    for step in path:
        tree = tree[step]
    return tree


@pytest.mark.parametrize("code", VISIBLE)
def test_what_a_schema_can_see_it_sees_and_nothing_else(code: str) -> None:
    directory = BROKEN / code
    loaded = review(str(directory), TODAY)
    passes = set().union(*PASSES.get(code, {}).values())
    passed: set[str] = set()
    for file, source in loaded.sources.items():
        name = section_of(directory, file)
        everything = [d for d in loaded.diagnostics if isinstance(d.at, DataPath) and d.at.file == file]
        here = {meant(d) for d in everything if d.code == code}
        found = {flavour: seen(name, yaml.load(source.text, loader)) for flavour, loader in FLAVOURS.items()}
        # With quotes around everything only the quotes that are missing are not seen.
        seen_by_one = set().union(*found.values())
        missed = here - seen_by_one
        texts = {str(written(source.tree, path)) for path in missed}
        assert texts <= passes, file
        passed |= texts
        # In YAML 1.1 a number of minutes is one too; what is seen is always a problem of ours, and in its place.
        assert seen_by_one <= {meant(d) for d in everything}, file
    assert passed == passes


def test_an_empty_file_is_seen() -> None:
    assert seen("contacts", yaml.safe_load("# nothing\n")) == {()}


# --- the kinds


@pytest.mark.parametrize("name", sorted(SPANS))
def test_numbers_in_quotes(name: str) -> None:
    """Exactly those that the reader takes, with every number of zeros before them."""
    pattern = re.compile(TEXT_KINDS[name].pattern)
    lowest, highest = SPANS[name]
    for number in range(-1100, 3100):
        for text in {f"{number:0{width}d}" for width in range(1, 7)} | {f"-{'0' * 4}"}:
            digits = text.removeprefix("-")
            right = len(digits) <= max(len(str(highest)), 4) and lowest <= int(text) <= highest
            assert bool(pattern.search(text)) == right, text
            if number % 37 == 0:  # the reader itself, of some
                assert right == accepted(name, text)


def accepted(kind: str, text: str, limit: int = 0) -> bool:
    try:
        READERS[kind](text, limit)
    except PydanticCustomError:
        return False
    return True


def test_days_of_the_year() -> None:
    pattern = re.compile(TEXT_KINDS["day-of-year"].pattern)
    for day in range(33):
        for month in range(14):
            for text in (f"{day}.{month}.", f"{day:02d}.{month:02d}."):
                assert bool(pattern.search(text)) == accepted("day-of-year", text), text


@pytest.mark.parametrize("kind", ["date", "moment", "time", "phone", "url", "email", "domain", "id", "line"])
@settings(max_examples=60)
@given(data=st.data())
def test_what_a_reader_accepts_looks_right(kind: str, data: st.DataObject) -> None:
    """The pattern of a kind is never narrower than its reader, blanks at the ends aside."""
    hour = "(klo ?)?[0-2]?[0-9]([.:][0-5][0-9])?"
    day = r"[0-9]{4}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]\.[01]?[0-9]\.[0-9]{4}"
    forms = {
        "date": day,
        "moment": f"({day})( +{hour})?",
        "time": hour,
        "phone": r"(\+358 ?|0)[1-9][0-9 ()./-]{4,12}|112|116117",
        "url": r"https?://[a-zåäö0-9.:@-]{1,12}\.[a-z]{2,3}([/?#\\][!-~]{0,9})?",
        "email": r"[!-~]{1,8}@[a-zåäö0-9.-]{1,8}\.[a-z]{2,4}",
        "domain": r"[a-z0-9.-]{1,9}\.[a-z]{1,4}",
        "id": "[a-z0-9-]{1,9}",
        "line": r"[ \n\ta-z]{1,6}",
    }
    text = data.draw(st.from_regex(forms[kind], fullmatch=True))
    if accepted(kind, text, 200) and (kind == "line" or text == text.strip()):
        assert re.search(TEXT_KINDS[kind].pattern, text), text


# --- whatever our validation accepts passes

_TEXTS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=9) | (
    st.sampled_from(["no", "12", "17.00", "a\nb", "a\n", " a", "true", "", " "])
)
# Of each kind what is right, and last something that is not.
_VALUES = {
    "id": ["a", "a-b", "b9", "A"],
    "date": ["2027-04-14", "14.4.2027", "1.12.1999", "4.14.2027"],
    "moment": ["14.4.2027", "14.4.2027 klo 15", "2027-04-14  9:30", "14.4."],
    "time": ["17.00", "9", "klo 9.30", "kl. 9.30", "25.00"],
    "day-of-year": ["31.3.", "1.12.", "30.9.", "29.2."],
    "municipality-code": ["398", "638", "005", "39"],
    "email": ["a@example.com", "B.c@example.com", "a@x.example.com", "a@b"],
    "phone": ["040 123 4567", "112", "+358 40 123 4567", "1"],
    "site-url": ["https://www.lahti.fi/opas", "http://a.fi", "https://www.lahti.fi/?opas"],
    "url": ["https://www.lahti.fi/", "HTTP://a.fi?x", "http://a.fi", "www.lahti.fi"],
    "time-zone": ["Europe/Helsinki", "UTC", "Etc/GMT+3", "Europe/Lahti"],
    "domain": ["lahti.fi", "a.b.fi", "borga.fi", "lahti"],
    "flag": ["true", "false", "yes"],
}


def mostly(right: list[str], wrong: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*right * 5, wrong])


def documents(annotation: Any, kind: Kind | None, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that our validation accepts, most of them, as text, as `source` gives them."""
    if kind is not None and kind.name == "text":
        return _TEXTS | st.dictionaries(st.sampled_from(["fi", "sv", "en"]), _TEXTS, max_size=2)
    if kind is not None and kind.name == "contact":
        return documents(None, Kind("id")) | documents(annotation, None, depth)
    if kind is not None and kind.name == "forum":
        return documents(None, Kind("text")) | documents(annotation, None, depth)
    if kind is not None and kind.name == "answers":
        return mostly(["each-unit", "unknown"], "all") | st.lists(documents(None, Kind("id")), max_size=2)
    if kind is not None and kind.name == "dates":
        occurrence = documents(models.Occurrence, None, depth)
        years = mostly(["2027", "1900", "2999"], "3000")
        return st.dictionaries(years, occurrence | st.lists(occurrence, max_size=2), max_size=2)
    if kind is not None and kind.name in SPANS:
        lowest, highest = SPANS[kind.name]
        return st.integers(lowest, highest).map(str) | mostly([f"0{highest // 10}", str(highest)], str(highest + 1))
    if kind is not None:
        *right, wrong = _VALUES.get(kind.name, ("",))
        return mostly(right, wrong) if right else _TEXTS
    if annotation in MODELS.values():
        return records(annotation, depth)
    if get_origin(annotation) is tuple:
        return st.lists(documents(*unmarked(get_args(annotation)[0]), depth), max_size=2)
    return mostly(list(get_args(annotation)), "other")


def records(model: Any, depth: int) -> st.SearchStrategy[Any]:
    """A record with what it must have, some of what it may have, and one way to say it where there are several."""
    own = {m.name: documents(m.annotation, m.kind, depth + 1) for m in members(model)}
    must = {m.name for m in members(model) if m.required}

    def one(way: str | None) -> st.SearchStrategy[Any]:
        names = must | ({way, *TOGETHER[model].get(way, ())} if way else set())
        left = set(own) - names - set(WAYS.get(model, ())) - set(TOGETHER.get(model, ()))
        optional = {name: own[name] for name in sorted(left)} if depth < 5 else {}
        few = st.lists(st.sampled_from(sorted(optional)), max_size=3, unique=True) if optional else st.just([])
        needed = {name: own[name] for name in sorted(names)}
        return few.flatmap(lambda chosen: st.fixed_dictionaries(needed | {n: optional[n] for n in chosen}))

    return st.sampled_from(WAYS[model]).flatmap(one) if model in WAYS else one(None)


def judge(model: Any) -> Callable[[Any], bool]:
    kinds = {Rule: "rule", Point: "point", models.Occurrence: "occurrence", Event: "event"}
    kinds[models.LocalHoliday] = "local-holiday"
    marked: Any = Annotated[model, Kind(kinds[model])] if model in kinds else model

    def right(tree: Any) -> bool:
        try:
            check(marked, tree, NOTHING_TRUSTED)
        except ValidationError:
            return False
        return True

    return right


SMALL = [
    models.Contact,
    models.Link,
    models.Fact,
    models.Body,
    models.Person,
    models.Unit,
    models.Area,
    models.Forum,
    Rule,
    Point,
]
SMALL += [models.Occurrence, models.Registration, models.SchoolHoliday, models.Checklist, models.Municipality, Event]


@pytest.mark.parametrize("model", [*SMALL, *(section.model for section in SECTIONS)], ids=lambda model: model.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_what_our_validation_accepts_passes(model: Any, data: st.DataObject) -> None:
    tree = data.draw(documents(model, None))
    if not judge(model)(tree):
        return
    for section in SECTIONS:
        part = None if section.model is model else model.__name__
        if part is None or part in committed(section.name)["$defs"]:
            assert [error.message for error in validator(section.name, part).iter_errors(tree)] == []
            return
    raise AssertionError("no schema has this model")


@pytest.mark.parametrize(
    "model", [Rule, Point, models.Occurrence, Event, models.LocalHoliday], ids=lambda model: model.__name__
)
@settings(max_examples=50)
@given(data=st.data())
def test_which_fields_go_together(model: Any, data: st.DataObject) -> None:
    """Of a rule and of a point the schema says exactly what our validation does."""
    right = {
        "times_a_year": "2",
        "season": "summer",
        "month": "3",
        "week": "9",
        **{name: {"day": "31.3."} for name in ("on", "from", "until")},
        "day": "31.3.",
        "last_day_of": "2",
        "nth": "last",
        "weekday": "monday",
        "workday": "first",
        "event": "ilta",
        "every": "2",
        "counted_from": "2026",
    }
    if model is models.Occurrence:
        right |= {"from": "1.3.2027", "until": "31.3.2027", "status": "none"}
    base = {}
    if model is Event:
        right = {"same_as": "ilta", "rule": {"month": "3"}, "dates": {"2027": {"month": "3"}}}
        base = {"id": "a", "title": "Haku", "kind": "report"}
    if model is models.LocalHoliday:
        right, base = {"day": "9.6.", "date": "9.6.2027"}, {"name": "Kotiseutupäivä"}
    names = [name for name in right if name in {member.name for member in members(model)}]
    tree = base | {name: right[name] for name in data.draw(st.lists(st.sampled_from(names), unique=True))}
    assert validator("clock", model.__name__).is_valid(tree) == judge(model)(tree)
    assert set(TOGETHER[model]) <= {member.name for member in members(model)} >= set(WAYS[model])


def test_text_in_languages() -> None:
    definitions = committed("clock")["$defs"]
    for name in ("text", "title"):
        judged = validator("clock", name)
        for tree, right in (
            ("Ilta", True),
            ({"fi": "Ilta"}, True),
            ({"fi": "Ilta", "sv": "Kväll", "en": "Evening"}, True),
            ({}, False),
            ("", False),
            ({"fi": ""}, False),
            ({"se": "Kväll"}, False),
            (["Ilta"], False),
            (12, False),
            (None, False),
            ({"fi": 12}, False),
        ):
            assert judged.is_valid(tree) == right, tree
    assert list(definitions["title"]["then"]["properties"]) == [member.name for member in members(Texts)]


# --- the command


def test_the_command_gives_what_is_committed(run: Run, tmp_path: Path) -> None:
    assert run("schema", "-o", str(tmp_path / "schema")).status == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "schema").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (ROOT / "schema").iterdir()}


@pytest.mark.parametrize("name", ["contacts", "contacts.yaml", "contacts.json", "Contacts"])
def test_one_schema(name: str, run: Run, tmp_path: Path) -> None:
    result = run("schema", name, "--lang", "sv")
    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["description"].startswith("Vem som ansvarar")
    target = tmp_path / "x.json"
    assert run("schema", name, "--lang", "sv", "-o", str(target)).status == 0
    assert target.read_text(encoding="utf-8") == result.out
    assert run("schema", name, "-o", f"{tmp_path}/one/").status == 0
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["contacts.json"]


@pytest.mark.parametrize("question", ["schema", "schema kontaktit", "schema -o x.json", "schema contacts -o x.yaml"])
def test_a_wrong_question(question: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(question)
    assert (result.status, result.out) == (2, "")
    assert result.err.count("contacts") >= ("yaml" not in question)
    assert list(tmp_path.iterdir()) == []
