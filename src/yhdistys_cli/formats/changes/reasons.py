"""Why a command about people, records and fields cannot do what was asked. Commands that would are said below it."""

from collections.abc import Callable, Mapping
from typing import Any

from ...words import N_, Words
from ..problems.sentences import SENTENCES as PROBLEMS
from .records import field_of
from .terms import names, when

Say = Callable[[Mapping[str, Any], Words], str]


def _plain(message: str) -> Say:
    """A sentence whose params are said as they stand: names, days, titles of the guide."""

    def say(params: Mapping[str, Any], words: Words) -> str:
        said = {key: _said(value, words) for key, value in params.items()}
        days = when(words, params.get("since"), params.get("until"))
        return words.gettext(message).format(**{**said, "when": days})

    return say


def _said(value: Any, words: Words) -> str:
    import datetime

    if isinstance(value, datetime.date):
        return words.date(value)
    if isinstance(value, tuple):
        return names(words, value)
    return value if isinstance(value, str) else words.text(value) if hasattr(value, "fi") else str(value)


def _meant(params: Mapping[str, Any], words: Words) -> str:
    """The question whether something else was meant, after a sentence; empty where nothing is near."""
    if not params["names"]:
        return ""
    near = words.join_or(words.text(name) for name in params["names"])
    return " " + words.gettext("Did you mean {names}?").format(names=near)


_NOBODY = N_("Nobody in the guide is called “{question}”.")
_NOT_FOUND = {
    ("person",): _NOBODY,
    ("unit",): N_("No unit is called “{question}”."),
    ("area",): N_("No working area is called “{question}”."),
    ("service-area",): N_("No service area is called “{question}”."),
    ("event",): N_("No event is called “{question}”."),
    ("checklist",): N_("No house-rule board is called “{question}”."),
}


def _not_found(params: Mapping[str, Any], words: Words) -> str:
    message = _NOT_FOUND.get(params["kinds"], N_("Nothing in the guide is called “{question}”."))
    return words.gettext(message).format(question=params["question"]) + _meant(params, words)


def _one_name(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    first = _(_NOBODY).format(question=params["question"]) + _meant(params, words)
    return f"{first} " + _("Somebody new needs a first name and a family name.")


def _near_name(params: Mapping[str, Any], words: Words) -> str:
    near = words.join_or(words.text(name) for name in params["names"])
    text = words.gettext("“{question}” is nearly the same name as {names}. Who is meant: the same, or somebody new?")
    return text.format(question=params["question"], names=near)


def _bad_value(params: Mapping[str, Any], words: Words) -> str:
    """The problem that `validate` would find in what was to be written."""
    _ = words.gettext
    wrong, advice = PROBLEMS[params["problem"]]
    details = dict(params["details"])
    said = f"{words.text(params['name'])}, {field_of(params, words)}: {_(wrong).format_map(details)}"
    if "right" in details:
        return f"{said}. " + _("Did you mean {names}?").format(names=details["right"])
    return f"{said}: {_(advice).format_map(details)}"


def _field(message: str) -> Say:
    def say(params: Mapping[str, Any], words: Words) -> str:
        about = {"name": words.text(params["name"]), "field": field_of(params, words)}
        languages = ", ".join(params.get("languages", ()))
        return words.gettext(message).format(**about, languages=languages)

    return say


def _unknown_field(params: Mapping[str, Any], words: Words) -> str:
    known = ", ".join(field_of({"list": params["list"], "key": key}, words) for key in params["keys"])
    text = words.gettext("{name}: what is to be set? Possible: {fields}")
    return text.format(name=words.text(params["name"]), fields=known)


REASONS: dict[str, Say] = {
    "not-found": _not_found,
    "several": _plain(N_("“{question}” can mean several things:")),
    "one-name": _one_name,
    "near-name": _near_name,
    "no-letters": _plain(N_("There are no letters in the name “{question}”.")),
    "day-unreadable": _plain(
        N_("The day “{value}” in the data cannot be read. Correct it first: yhdistys validate shows where it is.")
    ),
    "same-person": _plain(N_("{name} cannot take over from themselves.")),
    "day-needed": _plain(
        N_("{units}: {name} has answered since {since}. From which day on does somebody else? Add --from DATE.")
    ),
    "no-terms": _plain(N_("{old} answers nowhere on that day or later.")),
    "vacancy-day": _plain(N_("From which day on does {name} answer no longer? Add --from DATE.")),
    "ends-nowhere": _plain(N_("{name} answers nowhere on that day or later.")),
    "not-in-unit": _plain(N_("{units}: {name} is no contact person there. See where they are:")),
    "end-before-beginning": _plain(N_("The last day ({until}) is before the first ({since}).")),
    "own-substitute": _plain(N_("{name} cannot stand in for themselves.")),
    "away-already": _plain(N_("{name} is away already: {when}. If that changes, say its first day:")),
    "unit-needed": _plain(N_("In which unit does {name} answer? Add --unit.")),
    "known-already": _plain(
        N_("{name} is in the guide already ({id}). Give --unit, or for somebody else of that name:")
    ),
    "there-already": _plain(N_("{unit}: {name} is there already. End that first, or choose other days.")),
    "shared-contacts": _plain(
        N_("These units share their contact persons: {units}. Leave --unit out, or name all of them.")
    ),
    "named-already": _plain(N_("There is one called {name} already ({id}). If this is another: --new.")),
    "field-required": _field(N_("{name}: {field} cannot be left out.")),
    "bad-value": _bad_value,
    "one-language": _field(N_("{name}: {field} is the same in every language. Leave --in out.")),
    "which-language": _field(N_("{name}: {field} is written in several languages ({languages}). Add --in LANGUAGE.")),
    "unknown-field": _unknown_field,
    "value-needed": _field(N_("{name}: to what shall {field} be set? To leave it out, add --remove.")),
    "has-dates": _plain(
        N_("{name} has days that were published, and those are never deleted. Cancel a day, or say when it ended:")
    ),
    "referred-to": _plain(N_("{name} cannot be removed, because these refer to it: {users}.")),
    "unit-held": _plain(
        N_("{name} cannot be removed, because it has contact persons ({people}). If the unit ends, say its last day:")
    ),
    "still-answers": _plain(
        N_("{name} cannot be removed, because they still answer: {units}. Put somebody else there first, or nobody:")
    ),
    "still-stands-in": _plain(N_("{name} cannot be removed, because they stand in for {other}.")),
    "whole-days": _plain(N_("Say whole days, such as 1.12.2026–31.1.2027: “{question}” is none.")),
    "one-day": lambda _params, words: words.gettext("Say one day: that from which on somebody else answers."),
    "day-to-come": _plain(N_("{day} is still to come, so nobody has looked on it.")),
    "no-such-page": _plain(N_("Nothing in the guide is from {address}.")),
    "page-needed": _plain(N_("What was checked? Name a page or a record.")),
}
