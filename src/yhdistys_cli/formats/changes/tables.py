"""What `import` says: which rows of a spreadsheet become which changes, and which cells must be mended first."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ...reconcile.columns import Column
from ...reconcile.given import Refusal
from ...words import N_, Words
from ...written_days import read_time
from . import lists

Params = Mapping[str, Any]
# What stands where a cell is empty.
_NOTHING = "–"


def _value(column: Column, text: str, words: Words) -> str:
    """A cell as people read it."""
    if not text:
        return _NOTHING
    if column.kind == "choice":
        return words.gettext(dict(column.words).get(text, text))
    if column.kind == "day":
        return _day(text, words)
    if column.kind == "hour" and (hour := read_time(text)):
        return words.hour(hour)
    return text


def _day(text: str, words: Words) -> str:
    try:
        return words.date(date.fromisoformat(text))
    except ValueError:
        return text


def _label(params: Params, words: Words) -> str:
    """What a row is about: a date with its day."""
    return f"{params['label']} {_day(params['on'], words)}" if "on" in params else str(params["label"])


def _low(title: str, words: Words) -> str:
    """A column's title within a sentence."""
    said = words.gettext(title)
    return said[:1].lower() + said[1:]


def _place(params: Params, words: Words) -> str:
    """Which row of which sheet: *People row 8*; of a file of one sheet, the row alone."""
    _ = words.gettext
    if not params.get("row"):
        return str(params["sheet"])
    if not params["sheet"]:
        return _("row {row}").format(row=params["row"])
    return _("{sheet} row {row}").format(sheet=params["sheet"], row=params["row"])


# How a cell was read that was not written as usual.
_HOW = {
    "day-as-text": N_("was text"),
    "day-as-number": N_("was a number"),
    "hour-as-number": N_("was a number"),
}


def _changed(params: Params, words: Words) -> str:
    fields = []
    for field in params["fields"]:
        before, after = (_value(field.column, text, words) for text in (field.before, field.after))
        how = f" ({words.gettext(_HOW[field.note])})" if field.note == "day-as-text" else ""
        fields.append(f"{_low(field.column.title, words)} {before} → {after}{how}")
    return f"{_place(params, words)}: {_label(params, words)}: {', '.join(fields)}"


def _added(params: Params, words: Words) -> str:
    said = []
    for field in params["fields"]:
        value = _value(field.column, field.after, words)
        said.append(f"{_low(field.column.title, words)} {value}" if field.column.kind in ("day", "hour") else value)
    fields = ", ".join(said)
    return words.gettext("{place}: new: {fields}").format(place=_place(params, words), fields=fields)


def _removed(params: Params, words: Words) -> str:
    return words.gettext("{sheet}: taken out: {label}").format(sheet=params["sheet"], label=_label(params, words))


def _shared(params: Params, words: Words) -> str:
    text = words.gettext("{place}: {name} has the same as {other}: {title}. Is that right?")
    return text.format(place=_place(params, words), **{**params, "title": _low(params["title"], words)})


def _keys_found(params: Params, words: Words) -> str:
    number = params["count"]
    return words.ngettext(
        "{sheet}: {n} row had no key. It was found by what it says.",
        "{sheet}: {n} rows had no key. They were found by what they say.",
        number,
    ).format(sheet=params["sheet"], n=number)


def _two_ways(params: Params, words: Words) -> str:
    _ = words.gettext
    if params["is_text"]:
        return _(
            "A CSV file does not know what the data was when it was exported: every difference counts as a change, and "
            "a missing row as nothing."
        )
    return _(
        "The workbook no longer knows what the data was when it was exported: every difference counts as a change, and "
        "a missing row as nothing."
    )


def _said(message: str) -> Callable[[Params, Words], str]:
    """A sentence with the params in it."""

    def say(params: Params, words: Words) -> str:
        values = {**params, **({"label": _label(params, words)} if "on" in params else {})}
        for key in ("title", "table"):
            if key in values:
                values[key] = words.gettext(values[key])
        for key in ("day",):
            if key in values:
                day = values[key]
                values[key] = words.date(day) if isinstance(day, date) else _day(day, words)
        return words.gettext(message).format(**values)

    return say


SENTENCES: Mapping[str, Callable[[Params, Words], str]] = {
    "row-changed": _changed,
    "row-added": _added,
    "row-removed": _removed,
    "group-removed": _said(N_("{label}: nobody answers for these together any more, so they are no group.")),
    # Beside what changes.
    "shared-reach": _shared,
    "keys-found": _keys_found,
    "two-ways": _two_ways,
    "translations": _said(N_("A text was changed that is also there in other languages: see to those too.")),
    "sheet-missing": _said(N_("There is no sheet “{title}”: what belongs there stays as it is.")),
    "column-missing": _said(N_("{sheet}: there is no column “{title}”: what belongs there stays as it is.")),
    "own-column": _said(N_("{sheet}: the column “{header}” is not one of the workbook's, and is passed over.")),
    **lists.SENTENCES,
}


# --- what must be mended first

_REFUSALS: dict[str, str] = {
    "formula": N_("this is a formula: write its result instead"),
    "error-value": N_("this is an error ({value}): write the value again"),
    "merged": N_("the cell is merged with others: separate them, and fill in each row"),
    "not-text": N_("this is a day or an hour where a text belongs"),
    "phone-number": N_(
        "the phone number has become the number {value}; a zero at its beginning may be lost. Write it as text"
    ),
    "day-with-hours": N_("this is a day with an hour: write the hour into its own column"),
    "not-a-day": N_("“{value}” is not a day: write it like 14.4.2027"),
    "no-year": N_("“{value}” has no year: write it like 14.4.2027"),
    "not-an-hour": N_("“{value}” is not an hour: write it like 17.00"),
    "two-sheets": N_("this sheet and “{other}” both have the columns of “{table}”: remove the one that is not meant"),
    "no-headers": N_("the row of headers is missing: put it back above the others, or export again"),
    "header-twice": N_("there are two columns “{header}”: remove one"),
    "unknown-header": N_("the column “{header}” is not known. If it is “{title}”, give it that name again"),
    "columns-sorted-apart": N_(
        "{count} cells of the column “{title}” are in each other's rows: it was sorted without the other columns. "
        "Undo that, or export again"
    ),
    "gone": N_("{label}: changed here, but no longer in the data. Export again, or leave the row as it was"),
    "removed-but-changed": N_("{label}: the row is gone, but has changed in the data meanwhile. Export again"),
    "must-not-be-empty": N_("“{title}” must not be empty"),
    "same-name": N_("there is already somebody called {name} ({id}): correct that row, or write the name otherwise"),
    "same-term": N_("{name} is there already"),
    "end-before-start": N_("the end is before the beginning"),
    "end-left-behind": N_("the beginning was moved to another day, the end was not: move it too"),
    "event-changed": N_("{label}: a day cannot become that of another event. Add a new row for it"),
    "state-alone": N_("the state “changed” follows by itself when a day or an hour changes"),
    "hour-without-day": N_("here is an hour but no day"),
    "same-as": N_("{label} has its days from {other}: write them there"),
    "same-date": N_("{label} is on {day} already"),
    "several-person": N_("“{value}” means several people: write the key of one ({ids})"),
    "several-holder": N_("“{value}” means several units: write the key of one ({ids})"),
    "several-event": N_("“{value}” means several events: write the key of one ({ids})"),
    "unknown-person": N_("there is nobody called “{value}” on the sheet of people"),
    "unknown-holder": N_("there is no unit “{value}”"),
    "unknown-event": N_("there is no event “{value}”"),
    "unknown-choice": N_("“{value}” is not one of the choices"),
}


def _refused(refusal: Refusal, words: Words) -> str:
    """A line about a cell: where it is, and what is wrong with it."""
    where = f"{refusal.sheet}!{refusal.cell}" if refusal.sheet and refusal.cell else refusal.sheet or refusal.cell
    said = _what(refusal.code, refusal.params, words)
    return f"{where}: {said}" if where else said


def _what(code: str, params: Params, words: Words) -> str:
    _ = words.gettext
    if code == "wrong-weekday":
        day = params["day"]
        return _("{day} is another weekday: {weekday}").format(day=words.date(day), weekday=words.weekday(day))
    if code == "conflict":
        values = {side: _value(params["column"], params[side], words) for side in ("mine", "theirs", "base")}
        text = _(
            "{label}, {title}: “{mine}” here, “{theirs}” in the data now, “{base}” when it was exported. Which stays?"
        )
        return text.format(label=_label(params, words), title=_low(params["column"].title, words), **values)
    if code == "person-in-use":
        text = _("{name} cannot be taken out while named here: {where}. If somebody else takes over: {command}")
        return text.format(**params, command=words.command("replace", params["id"], _("NEW")))
    if code == "date-removed":
        text = _("{label}: what was published is not deleted. If it is cancelled: {command}")
        return text.format(
            label=_label(params, words), command=words.command("cancel", params["id"], _day(params["day"], words))
        )
    if code == "imprecise-year":
        text = _("{label}: of {year} something less exact is known. Say the day with {command}")
        command = words.command("confirm", params["id"], _day(params["day"], words))
        return text.format(label=params["label"], year=params["year"], command=command)
    if code == "too-many-removals":
        number = params["count"]
        text = words.ngettext(
            "{n} row is gone: {names}. If that is meant, add --removals",
            "{n} rows are gone: {names}. If that is meant, add --removals",
            number,
        )
        return text.format(n=number, names="; ".join(params["names"]))
    if code not in _REFUSALS:
        return _of_field(code, params, words)
    said = _said(_REFUSALS[code])({**params, "ids": ", ".join(params.get("ids", ()))}, words)
    if suggestion := params.get("suggestion"):
        said += _(". Did you mean “{suggestion}”?").format(suggestion=suggestion)
    return said


def _of_field(code: str, params: Params, words: Words) -> str:
    """What the reader of a field says of its text: as `validate` says it."""
    from ..problems.sentences import SENTENCES as OF_PROBLEMS

    what, advice = OF_PROBLEMS[code]
    return "; ".join(words.gettext(text).format_map(_Known(params)) for text in (what, advice) if text)


class _Known(dict[str, Any]):
    """Params, in which what is missing is said with three dots."""

    def __init__(self, params: Params) -> None:
        super().__init__(params)

    def __missing__(self, key: str) -> str:
        return "…"


def _not_imported(params: Params, words: Words) -> str:
    _ = words.gettext
    lines = [_("Nothing is imported before these are mended.")]
    lines += [f"  {_refused(refusal, words)}" for refusal in params["refusals"]]
    if number := len(params["statements"]):
        text = words.ngettext("{n} other row could be imported.", "{n} other rows could be imported.", number)
        lines.append(text.format(n=number))
    return "\n".join(lines)


def _answer(params: Params, words: Words) -> str:
    text = words.gettext(
        "{file} is an answer to read, not a workbook to edit. Make one with {command}, edit that, and import it."
    )
    return text.format(file=params["file"], command=words.command("export", f"{words.gettext('FILE')}.xlsx"))


def _nothing_known(params: Params, words: Words) -> str:
    text = words.gettext(
        "Nothing in {file} is known here: neither the sheets of a workbook to edit ({command}), nor a list with a "
        "header row such as Name, Unit, Phone, E-mail."
    )
    return text.format(file=params["file"], command=words.command("export", f"{words.gettext('FILE')}.xlsx"))


REASONS: Mapping[str, Callable[[Params, Words], str]] = {
    "not-imported": _not_imported,
    "other-guide": _said(N_("This workbook was made of another guide: {name}")),
    "other-version": _said(N_("This workbook was made by another version of the tool. Export again.")),
    "answer-to-read": _answer,
    "nothing-known": _nothing_known,
    "file-missing": _said(N_("There is no file {file}.")),
    "no-file": _said(N_("{file} cannot be read: {reason}")),
    "too-large": _said(N_("{file} is too large for a guide's spreadsheet.")),
    "too-many-rows": _said(N_("A sheet of {file} has more than {limit} rows: that is no guide's spreadsheet.")),
    "old-or-locked": _said(
        N_("{file} is of the old kind .xls, or locked with a password. Save it as .xlsx without a password.")
    ),
    "ods": _said(N_("{file} is of the kind .ods. Save it as .xlsx: Save as, Excel 2007–365.")),
    "no-spreadsheet": _said(N_("{file} is no spreadsheet that can be imported: .xlsx or .csv.")),
    "broken": _said(N_("{file} is damaged: a program that opens it must save it again as .xlsx.")),
}
