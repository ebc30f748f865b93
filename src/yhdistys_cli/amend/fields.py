"""Single fields of records that commands set: a phone, a title. A field's own reader judges what is put there. Pure."""

from collections.abc import Mapping
from typing import Any

from .. import models
from ..search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT, Target
from ..sections import SECTION_OF
from ..validation.judging import is_required, judge, kind_of
from ..written_days import read_day
from . import Change, Impossible, Statement
from .draft import Draft
from .terms import CHECKED, TERMS, day_text

# kind of a target → the list of its records, and the model of one
LISTS: dict[str, tuple[str, Any]] = {
    PERSON: ("people", models.Person),
    UNIT: ("units", models.Unit),
    EVENT: ("events", models.Event),
    AREA: ("areas", models.Area),
    CHECKLIST: ("checklists", models.Checklist),
    SERVICE_AREA: ("service_areas", models.ServiceArea),
}
# list → its fields that a command may set
SETTABLE: dict[str, tuple[str, ...]] = {
    "people": ("name", "family", "title", "email", "phone", "second_phone", "phone_hours", "source"),
    "units": ("name", "email", "phone", "address", "hours", "since", "until", "source"),
    "events": ("title", "about", "place", "since", "until", "source"),
    "areas": ("title", "summary", "working_group", "source"),
    "checklists": ("title", "audience", "aim", "source"),
    "service_areas": ("name", "source"),
}
# What a working area says of the units that answer for it: no text, so `set_answers` sets it.
ANSWERS = "answers"
_DAYS = ("date", "first-day", "last-day")
_LANGUAGES = models.Texts.__match_args__


def model_of(name: str) -> Any:
    """The model of the records of a list."""
    return next(model for list_, model in LISTS.values() if list_ == name)


def fields_of(name: str) -> tuple[str, ...]:
    """All that a command may set in a record of a list: its texts, and who answers for a working area."""
    return (*SETTABLE[name], ANSWERS) if name == "areas" else SETTABLE[name]


def set_field(draft: Draft, target: Target, key: str, value: str | None, language: str | None = None) -> Change:
    """Give a field of a record another value, or none; of a text in several languages that in `language`.

    Raises Impossible where the field's reader refuses the value, where the record must have the field, or where it is
    not said which of several languages is meant.
    """
    name = LISTS[target.kind][0]
    statement = put(draft, name, draft.record(name, target.id), key, value, target.name, language)
    if statement is None:
        return Change()
    return Change((statement,), names=(str(target.name),) if target.kind == PERSON and key == "name" else ())


def set_answers(draft: Draft, area: Target, answers: tuple[Target, ...] | str) -> Change:
    """Say who answers for a working area: units, or `each-unit` or `unknown`."""
    record = draft.record("areas", area.id)
    written = answers if isinstance(answers, str) else [unit.id for unit in answers]
    if record.get(ANSWERS) == written:
        return Change()
    record[ANSWERS] = written
    names = answers if isinstance(answers, str) else tuple(unit.name for unit in answers)
    return Change((Statement("answers-set", {"name": area.name, "answers": names}),))


def put(
    draft: Draft,
    name: str,
    found: dict[str, Any],
    key: str,
    value: str | None,
    said: Any,
    language: str | None = None,
) -> Statement | None:
    """Set one field of a record of the list `name`, and what becomes true by it; none where it is so already.

    `said` is what the record is called. Raises Impossible as `set_field` does.
    """
    model, before = model_of(name), found.get(key)
    value = None if value is None else _normal(draft, model, name, key, value)
    if isinstance(before, dict) or language is not None:
        return _put_language(draft, model, found, key, value, said, language)
    if value == (before.strip() if isinstance(before, str) else before):
        return None
    about = {"name": said, "list": name, "key": key, "language": None}
    if value is None:
        if is_required(model, key):
            raise Impossible("field-required", **about)
        del found[key]
        return Statement("field-removed", {**about, "before": before})
    refuse(model, name, key, value, said)
    found[key] = value
    return Statement("field-set", {**about, "before": before, "after": value})


def _put_language(
    draft: Draft, model: Any, found: dict[str, Any], key: str, value: str | None, said: Any, language: str | None
) -> Statement | None:
    """Set a text in one of its languages; a text alone becomes one of several."""
    name = next(list_ for list_, known in LISTS.values() if known is model)
    about = {"name": said, "list": name, "key": key, "language": language}
    if kind_of(model, key) != "text":
        raise Impossible("one-language", **about)
    before = found.get(key)
    own = draft.guide.about.language
    texts = dict(before) if isinstance(before, dict) else ({} if before is None else {own: before})
    if language is None:
        raise Impossible("which-language", **about, languages=tuple(code for code in _LANGUAGES if code in texts))
    old = texts.get(language)
    if value == old:
        return None
    if value is None:
        del texts[language]
        if not texts and is_required(model, key):
            raise Impossible("field-required", **about)
    else:
        refuse(model, name, key, value, said)
        texts[language] = value
    ordered: Any = {code: texts[code] for code in (*_LANGUAGES, *texts) if code in texts}
    if not ordered:
        found.pop(key, None)
    elif ordered.keys() == {own} and not isinstance(before, dict):
        found[key] = ordered[own]
    else:
        found[key] = ordered
    if value is None:
        return Statement("field-removed", {**about, "before": old})
    return Statement("field-set", {**about, "before": old, "after": value})


def refuse(model: Any, name: str, key: str, value: str, said: Any) -> None:
    """Raise Impossible `bad-value` if a field's reader refuses a value; it knows the problem's code and params."""
    if wrong := judge(model, key, value):
        code, params = wrong
        raise Impossible("bad-value", name=said, list=name, key=key, value=value, problem=code, details=params)


def _normal(draft: Draft, model: Any, name: str, key: str, value: str) -> str:
    """A value as it is written: blanks once, a day that is said (*tänään*) as the files write days."""
    text = " ".join(value.split())
    if kind_of(model, key) in _DAYS and (day := read_day(text, draft.today)):
        return day_text(draft, SECTION_OF[name], day, CHECKED if key == "checked" else TERMS)
    return text


def details(
    draft: Draft, found: dict[str, Any], values: Mapping[str, str], said: str, tells: bool
) -> tuple[Statement, ...]:
    """Set what was said of a person besides; each change is told where `tells`, as of one who was there before."""
    made = [put(draft, "people", found, key, value, said) for key, value in values.items()]
    return tuple(statement for statement in made if statement is not None and tells)
