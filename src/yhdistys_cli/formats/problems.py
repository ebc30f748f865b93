"""Problems as text: where, what is wrong, the line itself, what to do. And every sentence that a code can have."""

import unicodedata

from ..diagnostics import ERROR
from ..views.problems import Problem, Problems, Spot
from ..words import N_, Words, cells
from . import Page
from .layout import Line, wrap

# code → what is wrong, what to do. Names in braces are the params of the diagnostic.
SENTENCES: dict[str, tuple[str, str]] = {
    "no-folder": (N_("there is no such folder"), N_("check the name, or give another with --data FOLDER")),
    "not-a-folder": (N_("this is a file, not a folder"), N_("give the folder in which guide.yaml is")),
    "missing-file": (N_("the file guide.yaml is missing"), N_("every guide needs it: check that the folder is right")),
    "unreadable-file": (N_("the file cannot be read: {reason}"), N_("check that it is a file that you may open")),
    "file-and-folder": (
        N_("the same part is written both in a file and in the folder {folder}"),
        N_("move everything into one of them and delete the other; only the file was read"),
    ),
    "unknown-file": (N_("no part of the guide has this name"), N_("the names are: {allowed}")),
    "too-large": (N_("the file is too large"), N_("a file may be at most {limit} megabytes: split it into a folder")),
    "empty-file": (N_("the file is empty"), N_("write its contents, or delete the file")),
    "not-utf8": (N_("the text is not UTF-8"), N_("save the file again and choose UTF-8 as its encoding")),
    "byte-order-mark": (
        N_("the file begins with an invisible byte order mark"),
        N_("save it as UTF-8 without a byte order mark (BOM)"),
    ),
    "control-character": (
        N_("there is an invisible character here ({character})"),
        N_("delete it and write the place again; it often comes along when copying"),
    ),
    "tab-indentation": (N_("a line is indented with a tab"), N_("use spaces, two for each level")),
    "syntax": (N_("the file cannot be read past this place: {reason}"), N_("compare with the lines above and below")),
    "too-deep": (N_("there are too many levels inside each other"), N_("at most {limit} levels are read")),
    "several-documents": (N_("a second document begins here"), N_("remove the line of three dashes (---)")),
    "anchor": (N_("the mark &{name} is not used in a guide"), N_("put quotes around the text, or remove the mark")),
    "alias": (N_("the mark *{name} is not used in a guide"), N_("put quotes around the text, or write it out")),
    "tag": (N_("the mark {name} is not used in a guide"), N_("put quotes around the text, or remove the mark")),
    "key-not-text": (N_("a list or a group stands where a name should be"), N_("write a name and a colon")),
    "repeated-key": (N_("“{key}” is written twice in the same record"), N_("keep one of them")),
    "wrong-type": (N_("this is not {expected}"), ""),
    "missing-field": (N_("“{key}” is missing from the record that begins here"), N_("add a line: {key}: …")),
    "unknown-field": (N_("“{key}” is not a name that is used here"), N_("the names are: {allowed}")),
    "empty-value": (N_("the value is empty"), N_("write it, or remove the whole line")),
    "too-long": (N_("the text is too long ({length} characters)"), N_("at most {limit} characters fit")),
    "line-break": (N_("the text goes on to another line"), N_("write it on one line")),
    "unknown-value": (N_("“{value}” is not one of the choices"), N_("the choices are: {allowed}")),
    "bad-id": (
        N_("“{value}” cannot be an id"),
        N_("use small letters a–z, digits and hyphens, such as nuorisopalvelut"),
    ),
    "bad-date": (N_("“{value}” is not a day of the calendar"), N_("write it as 2027-04-14 or 14.4.2027")),
    "bad-email": (N_("“{value}” is not an e-mail address"), N_("write the address alone, such as name@city.fi")),
    "bad-phone": (N_("“{value}” is not a phone number"), N_("write it as 040 123 4567 or +358 40 123 4567")),
    "bad-url": (N_("“{value}” is not a web address"), N_("write the whole address, such as https://www.lahti.fi/")),
    "bad-municipality-code": (
        N_("“{value}” is not the code of a municipality"),
        N_('write its three digits in quotes, such as "398"'),
    ),
    "bad-time": (N_("“{value}” is not a time of day"), N_('write it in quotes: "17.00"')),
    "bad-day-of-year": (
        N_("“{value}” is not a day that every year has"),
        N_("write the day and the month: 31.3."),
    ),
    "bad-number": (N_("“{value}” is not a number that fits here"), N_("write a number from {lowest} to {highest}")),
    "bad-domain": (N_("“{value}” is not the name of a web domain"), N_("write it as city.fi, without https://")),
    "not-one-way": (N_("the rule must say in one way when ({said})"), N_("keep one of these: {allowed}")),
    "window-end": (N_("only one end of the window is said"), N_("add a line: {missing}: …")),
    "unquoted-value": (
        N_("other programs would not read {value} as text"),
        N_('put it in quotes: "{value}"'),
    ),
    "written-twice": (N_("“{key}” is written in two files"), N_("keep it in one of them")),
    "duplicate-id": (N_("the id “{id}” is used twice"), N_("give one of them another id")),
    "end-before-start": (N_("the end is before the beginning"), N_("check the days; they may be the wrong way round")),
    "unknown-person": (N_("there is no person “{id}”"), N_("add the person to people, or correct the id")),
    "unknown-unit": (N_("there is no unit “{id}”"), N_("add the unit to units, or correct the id")),
    "unknown-service-area": (
        N_("there is no service area “{id}”"),
        N_("add it to service_areas, or write administration"),
    ),
    "unknown-body": (N_("there is no body “{id}”"), N_("add it to bodies in guide.yaml, or correct the id")),
    "unknown-area": (N_("there is no working area “{id}”"), N_("the areas are in areas.yaml; correct the id")),
    "unknown-event": (N_("there is no event “{id}”"), N_("correct the id, or add the event")),
    "event-ring": (
        N_("the day of “{id}” depends on itself"),
        N_("give one of the events in the ring a day of its own"),
    ),
    "wrong-year": (
        N_("the day is in {found}, but it stands under {year}"),
        N_("put it under the year in which it begins"),
    ),
    "revision-too-low": (
        N_("what has changed needs a higher revision, or calendars keep the old day"),
        N_("add a line: revision: 2 (or one more than before)"),
    ),
    "skipped-hour": (
        N_("there is no {hour} on this night: the clocks are put forward"),
        N_("check the hour"),
    ),
    "repeated-hour": (N_("{hour} comes twice on this night: the clocks are put back"), N_("choose another hour")),
    "window-reversed": (
        N_("in {year} this window would close before it opens, after its ends have moved"),
        N_("check the days and the moves"),
    ),
    "same-day-twice": (N_("the same event has the same day twice"), N_("remove one of them, or correct the day")),
    "unknown-topic": (N_("the guide has no topic “{id}”"), N_("correct the id, or remove the line")),
}

_WIDEST = 1000  # cells of a line that are shown where no terminal sets a limit

_SUGGESTION = N_("did you mean “{suggestion}”?")
_RELATED = N_("first written here")
_RELATED_START = N_("the beginning is here")

_REASONS = {
    "permission": N_("no permission"),
    "folder": N_("it is a folder"),
    "other": N_("the system did not give it"),
}

# expected → the word in the sentence, and what to do
_TYPES = {
    "text": (N_("text"), N_("write text on the same line, in quotes if it has a colon or brackets")),
    "list": (N_("a list"), N_("write each item on its own line after a hyphen, or in brackets: [one, two]")),
    "mapping": (N_("a record"), N_("write names and values: name: value, each on its own line")),
}

# What libyaml says, in words that help; anything else is the general sentence.
_SYNTAX = {
    "mapping values are not allowed in this context": N_("there is a colon in a place where it cannot be"),
    "found unexpected end of stream": N_("a quotation mark that begins here never ends"),
    "could not find expected ':'": N_("a colon is missing after a name"),
    "did not find expected key": N_("the line does not fit those above it: a hyphen, an indent or a quote is off"),
    "did not find expected '-' indicator": N_("a hyphen is missing from the beginning of a list's line"),
    "did not find expected ',' or ']'": N_("a comma or a closing bracket ] is missing"),
    "did not find expected ',' or '}'": N_("a comma or a closing brace } is missing"),
    "did not find expected node content": N_("a value is missing"),
    "block sequence entries are not allowed in this context": N_("a list cannot begin here"),
    "found character that cannot start any token": N_("text cannot begin with this character without quotes"),
    "found unknown escape character": N_("a backslash in double quotes means something else; use single quotes"),
}
_SYNTAX_OTHER = N_("it is not written as YAML should be")


def sentence(problem: Problem, words: Words) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    _ = words.gettext
    diagnostic = problem.diagnostic
    wrong, mend = SENTENCES[diagnostic.code]
    params = {key: _short(value) for key, value in diagnostic.params.items()}
    if diagnostic.code == "wrong-type":
        expected, how = _TYPES[params["expected"]]
        params["expected"], mend = _(expected), how
    elif diagnostic.code == "unreadable-file":
        params["reason"] = _(_REASONS[params["reason"]])
    elif diagnostic.code == "syntax":
        params["reason"] = _(_SYNTAX.get(params["reason"], _SYNTAX_OTHER))
    if "suggestion" in params:
        mend = _SUGGESTION
    return _(wrong).format_map(params), _(mend).format_map(params)


def lines(view: Problems, page: Page) -> list[Line]:
    """All problems, an empty line between them."""
    found: list[Line] = []
    for problem in view.problems:
        found += [("", "")] if found else []
        found += _problem(problem, page)
    return found


def summary(view: Problems, page: Page) -> list[Line]:
    """The last line of `validate`: what was found in what was read."""
    words = page.words
    read = ", ".join(
        (
            words.ngettext("{n} file", "{n} files", view.files).format(n=view.files),
            words.ngettext("{n} record", "{n} records", view.records).format(n=view.records),
        )
    )
    if not view.problems:
        well = words.gettext("All is well.")
        return [(line, "") for line in wrap(f"{well} {read}", page.width)]
    found = ", ".join(
        (
            words.ngettext("{n} error", "{n} errors", view.errors).format(n=view.errors),
            words.ngettext("{n} warning", "{n} warnings", view.warnings).format(n=view.warnings),
        )
    )
    return [("", ""), *((line, "") for line in wrap(f"{found} · {read}", page.width))]


def _problem(problem: Problem, page: Page) -> list[Line]:
    _ = page.words.gettext
    diagnostic, spot = problem.diagnostic, problem.spot
    kind = _("error") if diagnostic.severity == ERROR else _("warning")
    wrong, mend = sentence(problem, page.words)
    found: list[Line] = [
        (line, diagnostic.severity) for line in wrap(f"{_where(spot)}: {kind}: {wrong} [{diagnostic.code}]", page.width)
    ]
    found += _frame(spot, mend, page)
    said = _RELATED_START if diagnostic.code == "end-before-start" else _RELATED
    for related in problem.related:
        found += [(line, "quiet") for line in wrap(f"{_where(related)}: {_(said)}", page.width)]
        found += _frame(related, "", page)
    return found


def _where(spot: Spot) -> str:
    file = _visible(spot.file)
    return f"{file}:{spot.line}:{spot.column}" if spot.line else file


def _short(value: str) -> str:
    """A value as it can stand in a sentence: on one line, harmless to a terminal, not longer than it must be."""
    shown = _visible(value)
    return shown if len(shown) <= 80 or " " in shown else f"{shown[:79]}…"


def _frame(spot: Spot, mend: str, page: Page) -> list[Line]:
    """The line with its number, and marks under what is meant; `mend` beside them where there is room."""
    if not spot.line:
        return [(line, "") for line in wrap(mend, page.width, "    ", "    ")] if mend else []
    gutter = max(5, len(str(spot.line)))
    room = _WIDEST if page.width is None else max(8, page.width - gutter - 3)
    text, before, length = _excerpt(spot, room)
    marks = f"{' ' * gutter} | {' ' * before}{'^' * length}"
    found = [(f"{spot.line:>{gutter}} | {text}", ""), (marks, "")]
    if not mend:
        return found
    beside = f"{marks} {mend}"
    if page.width is None or cells(beside) <= page.width:
        return [found[0], (beside, "")]
    return found + [(line, "") for line in wrap(mend, page.width, "        ", "        ")]


def _excerpt(spot: Spot, room: int) -> tuple[str, int, int]:
    """A line in at most `room` cells with the marked place in it: the text, the cells before the marks, the marks."""
    # Only the neighbourhood can be shown: a thousand problems in one long line must not each read all of it.
    low, high = max(0, spot.column - 1 - 4 * room), spot.column - 1 + 4 * room
    shown = [_shown(c) for c in spot.text[low:high]]
    widths = [cells(c) for c in shown]
    meant, end = spot.column - 1 - low, spot.column - 1 - low + spot.length
    first, last = 0, len(shown)
    cut = low > 0 or high < len(spot.text)
    if cut or sum(widths) > room:
        first = meant
        # A third of the room shows what stands before; a combining mark is not parted from its letter.
        while first and (sum(widths[first - 1 : meant]) <= room // 3 or not widths[first]):
            first -= 1
        left = room - (2 if first or low else 1)
        last = first
        while last < len(shown) and left >= widths[last]:
            left -= widths[last]
            last += 1
        while last < len(shown) and not widths[last]:
            last += 1
    head = "…" if first or low else ""
    tail = "…" if last < len(shown) or high < len(spot.text) else ""
    before = cells(head) + sum(widths[first:meant])
    return head + "".join(shown[first:last]) + tail, before, max(1, sum(widths[meant : min(end, last)]))


def _visible(text: str) -> str:
    """A text as a terminal shows it: a tab as spaces, control characters as a mark."""
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return "    "
    return character if character.isprintable() or unicodedata.combining(character) else "\ufffd"
