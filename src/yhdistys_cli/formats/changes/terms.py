"""What becomes true of who answers: the sentences of `replace`, `away` and `add person`."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ...models import Text
from ...words import N_, Words

ROLES = {"contact": N_("contact person"), "substitute": N_("substitute"), "acting": N_("acting")}


def when(words: Words, since: date | None, until: date | None) -> str:
    """The days of a term within a sentence: *1.1.2027 alkaen*, *31.12.2026 asti*; empty where both ends are open."""
    _ = words.gettext
    if since and until:
        return words.span(since, until)
    if since:
        return _("from {day} on").format(day=words.date(since))
    return _("until {day}").format(day=words.date(until)) if until else ""


def names(words: Words, texts: Iterable[Text]) -> str:
    """Names of units, one after the other."""
    return ", ".join(words.text(text) for text in texts)


def _replaced(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    since: date | None = params["since"]
    said = {"old": params["old"], "new": params["new"], "units": names(words, params["units"])}
    newcomer = _("{name} (a new person)").format(name=params["new"]) if params["is_new"] else params["new"]
    if since is None:
        return f"{said['old']} → {newcomer}: {said['units']}"
    first = _("{old} → {new} from {day} on: {units}").format(day=words.date(since), **said)
    if not params["was_there"]:
        return first if not params["is_new"] else f"{first}\n" + _new_person({"name": params["new"]}, words)
    text = _("{old} answers until {until}, {new} from {since} on.")
    before = date.fromordinal(since.toordinal() - 1)
    answers = text.format(old=params["old"], new=newcomer, until=words.date(before), since=words.date(since))
    over = _("What is to be handed over: {command}").format(command=words.command("handover", params["id"]))
    return f"{first}\n{answers}\n{over}"


def _new_person(params: Mapping[str, Any], words: Words) -> str:
    return words.gettext("{name} is a new person.").format(name=params["name"])


def _only_ends(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    said = {"old": params["old"], "new": params["new"], "units": names(words, params["units"])}
    if params["until"] is None:
        return _("{units}: {old} is left out. {new} is there already.").format(**said)
    text = _("{units}: {old} ends on {until}. {new} is there already.")
    return text.format(until=words.date(params["until"]), **said)


def _never_begins(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{units}: the later term of {old} is left out. {new} is there already.")
    return text.format(old=params["old"], new=params["new"], units=names(words, params["units"]))


def _no_substitute(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    said = {"name": params["new"], "units": names(words, params["units"])}
    if params["since"] is None:
        return _("{units}: {name} is no longer only a substitute.").format(**said)
    text = _("{units}: from {day} on {name} is no longer only a substitute.")
    return text.format(day=words.date(params["since"]), **said)


def _stands_in(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{new} stands in for {name}, {when}.")
    return text.format(new=params["new"], name=params["name"], when=when(words, params["since"], params["until"]))


def _nobody_stands_in(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("Nobody stands in for {name}, {when}.")
    return text.format(name=params["name"], when=when(words, params["since"], params["until"]))


def _person_removed(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{name} is removed from the data, where nothing names them any more.")
    return text.format(name=params["name"])


def _ends_vacant(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{units}: {name} answers until {until}; from {since} on the post is vacant.")
    days = {key: words.date(params[key]) for key in ("until", "since")}
    return text.format(name=params["name"], units=names(words, params["units"]), **days)


def _ends(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{units}: from {day} on {name} answers no longer.")
    return text.format(name=params["name"], units=names(words, params["units"]), day=words.date(params["since"]))


def _vacant(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{unit}: the post is vacant {when}.")
    return text.format(unit=words.text(params["unit"]), when=when(words, params["since"], params["until"]))


def _vacancy_ends(params: Mapping[str, Any], words: Words) -> str:
    text = words.gettext("{unit}: the post is vacant {when}.")
    return text.format(unit=words.text(params["unit"]), when=when(words, None, params["until"]))


def _vacancy_gone(params: Mapping[str, Any], words: Words) -> str:
    return words.gettext("{unit}: the post is vacant no longer.").format(unit=words.text(params["unit"]))


def _away(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    said = when(words, params["since"], params["until"])
    first = _("{name} is away {when}.").format(name=params["name"], when=said)
    if params["substitute"]:
        return f"{first}\n" + _("Meanwhile {name} stands in.").format(name=params["substitute"])
    return f"{first}\n" + _("It is not said who stands in.")


def _person_added(params: Mapping[str, Any], words: Words) -> str:
    _ = words.gettext
    first = _("To be added: {name} ({id})").format(name=params["name"], id=params["id"])
    if params["has_unit"]:
        return first
    return f"{first}\n" + _("Nobody will find them by a unit before they have one: --unit")


def _begins(params: Mapping[str, Any], words: Words) -> str:
    said = when(words, params["since"], params["until"])
    role = ROLES[params["role"]]
    parts = (params["name"], words.gettext(role), *([said] if said else []))
    return f"{words.text(params['unit'])}: {', '.join(parts)}"


SENTENCES = {
    "replaced": _replaced,
    "new-person": _new_person,
    "only-ends": _only_ends,
    "never-begins": _never_begins,
    "no-substitute": _no_substitute,
    "stands-in": _stands_in,
    "nobody-stands-in": _nobody_stands_in,
    "person-removed": _person_removed,
    "ends-vacant": _ends_vacant,
    "ends": _ends,
    "vacant": _vacant,
    "vacancy-ends": _vacancy_ends,
    "vacancy-gone": _vacancy_gone,
    "away": _away,
    "person-added": _person_added,
    "begins": _begins,
}
