"""What becomes true of records and their fields: the sentences of `add`, `remove`, `set` and `checked`."""

from collections.abc import Mapping
from typing import Any

from ...words import Words
from .fields import label


def field_of(params: Mapping[str, Any], words: Words) -> str:
    """What a field is called, with the language of its text where that is one of several."""
    said = label(params["list"], params["key"], words)
    return f"{said} ({params['language']})" if params.get("language") else said


def _field_set(params: Mapping[str, Any], words: Words) -> str:
    said = f"{words.text(params['name'])}: {field_of(params, words)}"
    before = params["before"]
    return f"{said} {before} → {params['after']}" if isinstance(before, str) else f"{said} {params['after']}"


def _field_removed(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{name}: {field} is removed")
    said = text.format(name=words.text(params["name"]), field=field_of(params, words))
    return f"{said} ({params['before']})" if isinstance(params["before"], str) else said


def _answers_set(params: Mapping[str, Any], words: Words) -> str:
    _, area, answers = words.gettext, words.text(params["name"]), params["answers"]
    if answers == "each-unit":
        return _("{area}: each unit handles its own field.").format(area=area)
    if answers == "unknown":
        return _("{area}: it is not known which unit is responsible.").format(area=area)
    who = words.join(words.text(name) for name in answers)
    return f"{area}: " + _("responsible is now {who}.").format(who=who)


def _added(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("To be added: {name} ({id})")
    return text.format(name=params["name"], id=params["id"])


def _event_added(params: Mapping[str, Any], words: Words) -> str:
    return f"{_added(params, words)}\n" + words.gettext("It has no day yet.")


def _board_added(params: Mapping[str, Any], words: Words) -> str:
    return "\n".join([_added(params, words), *(f"  - {item}" for item in params["items"])])


def _removed(params: Mapping[str, Any], words: Words) -> str:
    return words.gettext("To be removed: {name}").format(name=words.text(params["name"]))


def _person_gone(params: Mapping[str, Any], words: Words) -> str:
    first = _removed(params, words)
    if not (number := params["terms"]):
        return first
    text = words.ngettext("with {n} term that is over", "with {n} terms that are over", number)
    return f"{first}\n{text.format(n=number)}"


def _looked_at(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{name}: checked on {day}")
    return text.format(name=words.text(params["name"]), day=words.date(params["day"]))


def _page_looked_at(params: Mapping[str, Any], words: Words) -> str:
    first = words.gettext("{name}: checked on {day}").format(name=params["address"], day=words.date(params["day"]))
    facts = words.ngettext("{n} fact from there", "{n} facts from there", params["facts"]).format(n=params["facts"])
    links = words.ngettext("{n} link to it", "{n} links to it", params["links"]).format(n=params["links"])
    parts = [part for part, number in ((facts, params["facts"]), (links, params["links"])) if number]
    return f"{first}\n{words.join(parts)}"


SENTENCES = {
    "field-set": _field_set,
    "field-removed": _field_removed,
    "answers-set": _answers_set,
    "unit-added": _added,
    "event-added": _event_added,
    "board-added": _board_added,
    "removed": _removed,
    "person-gone": _person_gone,
    "looked-at": _looked_at,
    "page-looked-at": _page_looked_at,
}
