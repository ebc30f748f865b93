"""What each code says, and what to do about it: the sentences of the problems, whichever form shows them."""

import unicodedata
from datetime import date, datetime, time

from ...views.problems import Problem
from ...words import IN_SEASON, N_, Words
from .syntax_advice import (
    COMPARE,
    HOUR_OF_DAY,
    MISTAKES,
    NO_NAME_LEFT,
    REASONS,
    SYNTAX,
    SYNTAX_OTHER,
    TYPES,
    WRITE_RIGHT,
)

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
    "unknown-file": (
        N_("no part of the guide has this name"),
        N_("give it one of these names, or move it away: {allowed}"),
    ),
    "leftover": (
        N_("writing was interrupted here, and this file was left behind"),
        N_("run yhdistys validate --fix: it undoes what was half done, and removes the file"),
    ),
    "too-many-files": (
        N_("there are so many files in this folder that it was not looked through to its end"),
        N_("leave only the files of the guide in it"),
    ),
    "too-large": (N_("the file is too large"), N_("a file may be at most {limit} megabytes: split it into a folder")),
    "too-many-values": (
        N_("there are more values here than any guide has: at most {limit} are read"),
        N_("check that this is the right file, or divide it; nothing of this was read"),
    ),
    "too-many-errors": (
        N_("there are more errors in the file than can be listed"),
        N_("correct these first, or check that this is the right file; nothing of it was read"),
    ),
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
    "syntax": (N_("this cannot be read: {reason}"), COMPARE),
    "too-deep": (
        N_("there are too many levels inside each other"),
        N_("remove what does not belong here: at most {limit} levels are read"),
    ),
    "several-documents": (N_("a second document begins here"), N_("remove the line of three dashes (---)")),
    "anchor": (N_("the mark &{name} is not used in a guide"), N_("put quotes around the text, or remove the mark")),
    "alias": (N_("the mark *{name} is not used in a guide"), N_("put quotes around the text, or write it out")),
    "tag": (N_("the mark {name} is not used in a guide"), N_("put quotes around the text, or remove the mark")),
    "key-not-text": (N_("a list or a group stands where a name should be"), N_("write a name and a colon")),
    "repeated-key": (N_("“{key}” is written twice in the same record"), N_("keep one of them")),
    "wrong-type": (N_("this is not {expected}"), ""),
    "missing-field": (N_("“{key}” is missing from the record that begins here"), N_("add it like this: {key}: …")),
    "unknown-field": (
        N_("“{key}” is not a name that is used here"),
        N_("correct the name, or remove it; these can stand here: {allowed}"),
    ),
    "old-name": (
        N_("“{key}” has another name now: {name}"),
        N_("it is read as before; yhdistys validate --fix writes the new name"),
    ),
    "empty-value": (N_("the value is empty"), N_("write it, or remove it altogether, with its name")),
    "too-long": (N_("the text is too long ({length} characters)"), N_("at most {limit} characters fit")),
    "line-break": (N_("the text goes on to another line"), N_("write it on one line")),
    "unknown-value": (N_("“{value}” is not one of the choices"), N_("the choices are: {allowed}")),
    "bad-id": (
        N_("“{value}” cannot be an id"),
        N_("use small letters a–z, digits and hyphens, such as nuorisopalvelut"),
    ),
    "bad-date": (
        N_("“{value}” is not a day of the calendar"),
        N_("check the day, and write it as 14.4.2027 or 2027-04-14"),
    ),
    "bad-email": (N_("“{value}” is not an e-mail address"), N_("write the address alone, such as name@city.fi")),
    "bad-phone": (N_("“{value}” is not a phone number"), N_("write it as 040 123 4567 or +358 40 123 4567")),
    "bad-url": (N_("“{value}” is not a web address"), N_("write the whole address, such as https://www.lahti.fi/")),
    "bad-municipality-code": (
        N_("“{value}” is not the code of a municipality"),
        N_('write its three digits in quotes, such as "398"'),
    ),
    "bad-time": (N_("“{value}” is not a time of day"), N_('check the hour, and write it in quotes: "17.00"')),
    "bad-day-of-year": (
        N_("“{value}” is not a day that every year has"),
        N_("write the day and the month: 31.3."),
    ),
    "bad-number": (N_("“{value}” is not a number that fits here"), N_("write a number from {lowest} to {highest}")),
    "bad-colour": (N_("“{value}” is not a colour of the web"), N_("write six digits or letters a–f: “#1546c8”")),
    "bad-site-url": (
        N_("“{value}” cannot be the address of a site"),
        N_("write the address of its folder, without ?, # and @: https://www.example.com/guide/"),
    ),
    "bad-domain": (N_("“{value}” is not the name of a web domain"), N_("write it as city.fi, without https://")),
    "not-one-way": (N_("when it is must be said in one way ({said})"), N_("write only one of these: {allowed}")),
    "window-end": (N_("only one end of the time is said"), N_("add the other end: {missing}: …")),
    "unquoted-value": (
        N_("other programs would not read {value} as text"),
        N_('put it in quotes: "{value}"'),
    ),
    "written-twice": (N_("“{key}” is written in two files"), N_("keep it in one of them")),
    "topic-id": (N_("“{id}” is the name of a part of the guide"), N_("give the board another id")),
    "duplicate-id": (N_("the id “{id}” is used twice"), N_("give one of them another id")),
    "end-before-start": (N_("the end is before the beginning"), N_("check the days; they may be the wrong way round")),
    "unknown-person": (N_("there is no person “{id}”"), N_("add the person to people, or correct the id")),
    "own-substitute": (
        N_("somebody is said to stand in for themselves"),
        N_("write the id of the person who stands in, or leave the line out"),
    ),
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
        N_("give one of the events that depend on each other a day of its own"),
    ),
    "wrong-year": (
        N_("the day is in {found}, but it stands under {year}"),
        N_("put it under the year in which it begins; what was moved over the turn of the year has change: moved"),
    ),
    "revision-too-low": (
        N_("what has changed needs a higher revision, or calendars keep the old day"),
        N_("write revision: 2, or one more than before"),
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
    "unknown-topic": (N_("the guide has no topic “{id}”"), N_("correct the id, or remove it")),
    "similar-id": (
        N_("the id “{value}” differs from “{other}” only in dots or capital letters"),
        N_("give one of them another id"),
    ),
    "unclear-name": (
        N_("it cannot be told which part of “{name}” is the family name"),
        N_("write first name and surname alone, or add family:"),
    ),
    "duplicate-name": (
        N_("two records have the same name “{name}”"),
        N_("remove one of them, or write names that can be told apart"),
    ),
    "duplicate-email": (
        N_("two people have the same address “{value}”"),
        N_("check whose it is, and leave it with one of them"),
    ),
    "unused-person": (
        N_("no unit has this person as a contact person"),
        N_("add the id to the contacts of a unit, or remove the person"),
    ),
    "no-contact": (
        N_("this unit has no contact person, although the guide promises one to each unit"),
        N_("add one to contacts, or write under vacancy since when the post is vacant"),
    ),
    "contact-unknown": (
        N_("it is not known who the contact person of this unit is"),
        N_("when you know, add the person to people and the id to contacts"),
    ),
    "contact-ends": (
        N_("this unit has no contact person from {day} on"),
        N_("add who comes next, or a vacancy from that day on"),
    ),
    "no-substitute": (
        N_("while {name} is away, nobody is said to stand in"),
        N_("when you know who does, add it: substitute: …"),
    ),
    "substitute-away": (
        N_("{name} stands in here, and is away at the same time"),
        N_("name somebody else, or check the days of both"),
    ),
    "two-contacts": (
        N_("this unit has two contact persons at the same time"),
        N_("if one stands in for the other, write for that one: {{person: …, role: substitute}}"),
    ),
    "overlapping-terms": (
        N_("the same person has two terms at the same time"),
        N_("correct the days, or remove one of the terms"),
    ),
    "vacancy-with-contact": (
        N_("the post is said to be vacant while the unit has a contact person"),
        N_("correct the days of the vacancy or of the contact"),
    ),
    "no-answer": (
        N_("no unit is named as responsible for this working area"),
        N_("write the ids of the units that are responsible for it, or unknown if it is not known"),
    ),
    "answer-unknown": (
        N_("it is not known which unit is responsible for this working area"),
        N_("when you know, write the ids of the units in place of unknown"),
    ),
    "ended-unit": (
        N_("the unit “{id}” has ended, and no other is responsible here"),
        N_("write the id of the unit that came after it, or unknown for a working area if it is not known"),
    ),
    "unlisted-municipality": (
        N_("{value} is the code of no municipality of today, as far as is known"),
        N_("check the code; if municipalities have merged after this list was made, all is well"),
    ),
    "municipality-mismatch": (
        N_("{value} is the code of {other}, not of the municipality that is named here ({name})"),
        N_("correct the code or the name; the code of {name} is {code}"),
    ),
    "trailing-space": (N_("the line ends in spaces that nobody sees"), N_("remove them")),
    "double-space": (N_("there are two spaces in a row"), N_("leave one of them")),
    "invisible-character": (N_("there is a character here that nobody sees ({character})"), N_("remove it")),
    "comment-after-text": (
        N_("the text ends here: what follows # is read as a comment"),
        N_("if it belongs to the text, put the text in quotes; if it is a comment, write two spaces before #"),
    ),
    "broken-hyphenation": (
        N_("a hyphen from the end of a line is left in “{text}”"),
        N_("write the word in one piece, with a hyphen or without one"),
    ),
    "straight-quote": (N_("there is a typewriter's quotation mark in a name"), N_("write {expected} in its place")),
    "missing-language": (
        N_("the text has no “{key}”, although other texts of the guide do"),
        N_("add it like this: {key}: …"),
    ),
    "untranslated": (
        N_("the Swedish text is the same as the Finnish one"),
        N_("translate it; if it is the same in both, write it once, without fi and sv"),
    ),
    "private-address": (
        N_("“{value}” looks like a private address or number"),
        N_("write that of the workplace, or remove it: no more may be published than the work needs"),
    ),
    "unreachable-url": (
        N_("“{value}” does not lead to the public web"),
        N_("write an address that everybody can open"),
    ),
    "no-effect": (
        N_("“{key}” has no effect here: it goes with “{other}”"),
        N_("remove it, or write what it goes with"),
    ),
    "missing-year": (
        N_("“{title}” has no date for {year} yet"),
        N_("when it is decided, add it under dates: {year}: …"),
    ),
    "unrecorded": (
        N_("“{title}”: {when} is over, and how it was has not been recorded"),
        N_("add it under dates as it was; if there was none that year, write status: none"),
    ),
    "no-hour": (
        N_("“{title}” closes on {day}, and the hour is not said"),
        N_("when you know it, write it after the day, such as 31.3.2027 klo 15.00; in a rule it is time: …"),
    ),
    "off-rule": (
        N_("the rule gives another time: {when}"),
        N_("if the city has decided so, nothing needs to be done"),
    ),
    "colour-too-light": (
        N_("the colour {value} is too light to be read on a white page, so the site has {shown} instead"),
        N_("choose a darker colour, or leave it as it is"),
    ),
    "site-without-https": (
        N_("the site's address does not begin with https"),
        N_("write the address with https, if the server has it"),
    ),
    "no-accessibility": (
        N_("the site has no accessibility statement"),
        N_("have the site assessed and write the result in accessibility"),
    ),
    "not-assessed": (
        N_("the site is said to be fully accessible, but not when that was assessed"),
        N_("write the day of the assessment in assessed"),
    ),
    "old-assessment": (
        N_("accessibility was last assessed on {day}, more than a year ago"),
        N_("assess it again and write the day in assessed"),
    ),
    "stale-check": (
        N_("the source was last looked at on {day}, more than a year ago"),
        N_("look at the source again and write the day in checked"),
    ),
    "future-day": (N_("{day} is still to come"), N_("write the day on which the data was edited or checked")),
    "no-school-holidays": (
        N_("the school holidays of {year} are missing"),
        N_("when the city has announced them, add them to school_holidays.yaml"),
    ),
    "no-day": (N_("“{title}” has no day in {year} yet"), N_("when it is decided, add it under dates: {year}: …")),
    "promise": (
        N_("“{title}”: of the times promised for {year}, {number} still without a date"),
        N_("decide the days and add them under dates"),
    ),
    "not-confirmed": (
        N_("“{title}” is only a forecast: {when}"),
        N_("when it is decided, add it under dates"),
    ),
    "short-notice": (
        N_("“{title}” opens soon, and the time is only a forecast: {when}"),
        N_("confirm it now: add it under dates"),
    ),
    "same-day": (
        N_("“{title}” and “{other}” are on the same day, {day}"),
        N_("move one of them, unless they belong together"),
    ),
    "holiday": (N_("“{title}” is on {day}, a public holiday"), N_("choose another day")),
    "holiday-eve": (
        N_("“{title}” is on {day}, the eve of a public holiday"),
        N_("choose another day, unless the city wants just this one"),
    ),
    "school-holiday": (
        N_("“{title}” is on {day}, in a school holiday ({holiday})"),
        N_("choose another day, unless the city wants just this one"),
    ),
    "info-after-window": (
        N_("“{title}” is on {day}, after “{other}” has closed"),
        N_("correct the day, or move it to a day before the closing"),
    ),
    "registration-after-event": (
        N_("the registration of “{title}” closes on {day}, after the event"),
        N_("correct the day"),
    ),
    "decision-before-close": (
        N_("“{title}” is on {day}, before “{other}” has closed"),
        N_("correct the day, or move it to a day after the closing"),
    ),
}

# of what must be sent by a day, and has no day on which it opens
_CLOSES_SOON = N_("the deadline of “{title}” is near, and only a forecast: {when}")
_SUGGESTION = N_("did you mean “{suggestion}”?")
_RELATED = N_("first written here")
_RELATED_AS = {
    "end-before-start": N_("the beginning is here"),
    "similar-id": N_("the other one is here"),
    "substitute-away": N_("the other absence is here"),
    "two-contacts": N_("the other one is here"),
    "overlapping-terms": N_("the other one is here"),
    "vacancy-with-contact": N_("the contact person is here"),
    "contact-ends": N_("the unit is here"),
    "same-day": N_("the other event is here"),
    "info-after-window": N_("the application window is here"),
    "decision-before-close": N_("the application window is here"),
    "registration-after-event": N_("the event is here"),
}
SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}

# the params that are lists to choose from, which are said to the end
_LISTS = ("allowed", "missing", "said")


def sentence(problem: Problem, words: Words) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    _ = words.gettext
    diagnostic = problem.diagnostic
    wrong, fix = SENTENCES[diagnostic.code]
    params = {key: visible(v) if key in _LISTS else _short(v) for key, v in diagnostic.params.items()}
    if diagnostic.code == "wrong-type":
        expected, how = TYPES[params["expected"]]
        params["expected"], fix = _(expected), how
    elif diagnostic.code == "unreadable-file":
        reason = REASONS[params["reason"]]
        params["reason"] = _(reason)
    elif diagnostic.code == "syntax":
        reason, fix = SYNTAX.get(params["reason"], SYNTAX_OTHER)
        params["reason"] = _(reason).format_map(params) if "expected" in params else _(reason)
    elif diagnostic.code == "short-notice" and params["when"].startswith("/"):
        wrong = _CLOSES_SOON
    elif "right" in params:
        fix = WRITE_RIGHT
    elif params.get("allowed") == "":
        fix = NO_NAME_LEFT
    elif diagnostic.code == "bad-time" and problem.spot.meant.strip("'\"") != diagnostic.params["value"]:
        fix = HOUR_OF_DAY
    # A diagnostic has days as ISO 8601 writes them; a sentence has them as people do.
    params |= {key: _time(params[key], words) for key in ("day", "when") if key in params}
    if "hour" in params:
        params["hour"] = words.hours(time.fromisoformat(params["hour"]))
    if "suggestion" in params:
        fix = _SUGGESTION
    if "mistake" in params:
        fix = MISTAKES[params["mistake"]]
    return _(wrong).format_map(params), _(fix).format_map(params)


def _time(iso: str, words: Words) -> str:
    """A day, a day with its hour, a range, a week, a month, a season or a year of ISO 8601, as people write it."""
    if iso.startswith("/"):  # only the end is known
        return words.gettext("by {day}").format(day=words.date(date.fromisoformat(iso[1:])))
    if "/" in iso:
        start, end = (datetime.fromisoformat(part) for part in iso.split("/"))
        if start.time() == end.time() == time.min:
            return words.span(start, end)
        return "–".join(_time(part, words) for part in iso.split("/"))
    year, _dash, rest = iso.partition("-")
    if rest.startswith("W"):
        return words.gettext("week {n}").format(n=int(rest[1:])) + f"/{year}"
    if len(rest) > 2:
        moment = datetime.fromisoformat(iso)
        return words.date(moment) + (f" {words.hours(moment.time())}" if "T" in iso else "")
    if not rest:
        return year
    number = int(rest)  # of a month, or of a season as ISO 8601-2 counts them: 2027-21 is the spring
    season = words.gettext([*IN_SEASON.values()][number - 21]) if number > 12 else ""
    return f"{season or words.month_in_text(number)} {year}"


class _Left(dict[str, str]):
    """What a code says before it has met a value: … in the place of each."""

    def __missing__(self, name: str) -> str:
        return "…"


def outline(code: str, words: Words) -> tuple[str, str]:
    """What a code says wherever it is found, and what to do: its sentences with … for what differs."""
    _ = words.gettext
    wrong, fix = SENTENCES[code]
    if code == "wrong-type":
        fix = TYPES["text"][1]
    return _(wrong).format_map(_Left()), _(fix).format_map(_Left())


def related_sentence(problem: Problem, words: Words) -> str:
    """What the places that belong to a problem are."""
    return words.gettext(_RELATED_AS.get(problem.diagnostic.code, _RELATED))


def _short(value: str) -> str:
    """A value as it can stand in a sentence: on one line, harmless to a terminal, not longer than it must be."""
    shown = visible(value)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def visible(text: str) -> str:
    """A text as a terminal shows it: a tab and other kinds of space as spaces, control characters as a mark."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return "    "
    if unicodedata.category(character) == "Zs":
        return " "
    return character if character.isprintable() or unicodedata.combining(character) else "\ufffd"


def mends_by_type(words: Words) -> list[str]:
    """What `wrong-type` says of each type, and what to do."""
    _ = words.gettext
    wrong = SENTENCES["wrong-type"][0]
    return [f"{_(wrong).format(expected=_(expected))}: {_(how)}" for expected, how in TYPES.values()]


def reasons(code: str, words: Words) -> list[str]:
    """Every reason that a code can give, where its sentence has a place for one."""
    _ = words.gettext
    if code == "syntax":
        return [f"{_(wrong)}: {_(fix)}" for wrong, fix in dict.fromkeys([*SYNTAX.values(), SYNTAX_OTHER])]
    return [_(reason) for reason in REASONS.values()] if code == "unreadable-file" else []
