"""What `import` says of a city's own list: what its columns are taken for, what is new, what is doubtful and why."""

from collections.abc import Callable, Mapping
from typing import Any

from ...reconcile.own_list import MEANINGS
from ...words import N_, Words

Params = Mapping[str, Any]

_FIELDS = {**MEANINGS, "phone_hours": N_("phone hours")}


def _columns(params: Params, words: Words) -> str:
    _ = words.gettext
    sheet = params["sheet"]
    first = (
        _("The sheet “{sheet}” is read as a list of contacts:")
        if sheet
        else _("The file is read as a list of contacts:")
    )
    lines = [first.format(sheet=sheet)]
    known = _("{place} “{header}”: {meaning}")
    lines += [
        "  " + known.format(place=place, header=header, meaning=_(MEANINGS[meaning]))
        for place, header, meaning in params["seen"]
    ]
    lines += [
        "  " + _("{place} “{header}”: passed over").format(place=place, header=header)
        for place, header in params["unknown"]
    ]
    return "\n".join(lines)


def _fields(params: Params, words: Words) -> str:
    return ", ".join(f"{words.gettext(_FIELDS[key])} {value}" for key, value in params["fields"].items())


def _person(params: Params, words: Words) -> str:
    said = words.gettext("Row {row}: new person: {name}").format(row=params["row"], name=params["name"])
    parts = [said, *filter(None, [_fields(params, words)])]
    if params["units"]:
        parts.append(words.gettext("answers for: {units}").format(units=", ".join(params["units"])))
    return ", ".join(parts)


def _filled(params: Params, words: Words) -> str:
    text = words.gettext("Row {row}: {name} gets: {fields}")
    return text.format(row=params["row"], name=params["name"], fields=_fields(params, words))


def _said(message: str) -> Callable[[Params, Words], str]:
    def say(params: Params, words: Words) -> str:
        return words.gettext(message).format(**params)

    return say


_DOUBTS: dict[str, str] = {
    "no-text": N_("“{value}” is no text"),
    "too-long": N_("“{value}” is too long"),
    "nobody": N_("“{value}” is nobody's name"),
    "several-names": N_("“{value}” seems to be several people: give each a row"),
    "no-name": N_("“{value}” seems not to be a name"),
    "half-name": N_("“{value}” is only half a name"),
    "phone-number": N_("{value} is a number, which may have lost a zero: write it as text"),
    "no-phone": N_("“{value}” is not read as a phone number"),
    "no-email": N_("“{value}” is not an e-mail address"),
    "placeholder": N_("“{value}” is an example, not an address"),
    "near-unit": N_("is “{value}” the same as “{suggestion}”? Then write it so"),
    "near-name": N_("is “{value}” the same as {suggestion}? Then write it so"),
    "several": N_("several people are called {value}"),
    "differs": N_("{name} has “{there}” in the guide, the list says “{value}”"),
}


def _doubt(params: Params, words: Words) -> str:
    message = _DOUBTS[params["code"]]
    what = words.gettext(message).format(**params["params"])
    return words.gettext("Left out: {cell}: {what}").format(cell=params["cell"], what=what)


SENTENCES: Mapping[str, Callable[[Params, Words], str]] = {
    "list-unit": _said(N_("Row {row}: new unit: {name}")),
    "list-person": _person,
    "list-filled": _filled,
    "list-unit-filled": _filled,
    "list-term": _said(N_("Row {row}: {name} answers for: {unit}")),
    # Beside what changes.
    "list-columns": _columns,
    "list-read-as": _said(N_("{cell}: “{value}” is read as: {right}")),
    "list-without-unit": _said(N_("Row {row}: {name} has no unit: nobody will ask there")),
    "list-doubt": _doubt,
}
