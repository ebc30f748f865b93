"""Why a file could not be read or a value is none: the part of a sentence that depends on what was found."""

from ...words import N_

COMPARE = N_("compare with the lines above and below")
ADD = N_("add it; it may belong to the end of the line above")

REASONS = {
    "permission": N_("no permission"),
    "folder": N_("it is a folder"),
    "outside": N_("it is a link that leads out of the folder of the guide"),
    "other": N_("the system did not give it"),
}

# expected → the word in the sentence, and what to do
TYPES = {
    "text": (N_("text"), N_("write text on the same line, in quotes if it has a colon or brackets")),
    "list": (N_("a list"), N_("write each item on its own line after a hyphen, or in brackets: [one, two]")),
    "mapping": (N_("a record"), N_("write names and values: name: value, each on its own line")),
}

# reason → what is wrong, and what to do: what `source` has recognised, then what libyaml says; for anything else the
# general sentence.
SYNTAX = {
    "colon-in-value": (
        N_("there is a colon inside the text"),
        N_('put the whole text in quotes: "text: more text"'),
    ),
    "colon-without-space": (N_("a space is missing after the colon"), N_("write name: value")),
    "unfinished-merge": (
        N_("two versions of the file meet here, and nobody has chosen between them"),
        N_("keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"),
    ),
    "dash-for-hyphen": (N_("the line begins with a dash and not with a hyphen"), N_("write a hyphen (-) in its place")),
    "wrong-space": (
        N_("the line is indented with a special space that the program does not understand"),
        N_("remove what is before the text and write ordinary spaces"),
    ),
    "hyphen-without-space": (N_("a space is missing after the hyphen"), N_("write a hyphen, a space and the text")),
    "apostrophe": (
        N_("an apostrophe ends the text, which began with the same sign"),
        N_("write the apostrophe as ’, or put the text in double quotes"),
    ),
    "sign-first": (
        N_("text cannot begin with * or & without quotes"),
        N_('put the text in quotes: "text"'),
    ),
    "item-in-text": (
        N_("a hyphen begins a line inside a text"),
        N_("begin the line at the same place as the items above; if it belongs to the text, put the text in quotes"),
    ),
    "indent": (
        N_("spaces at the beginning of the line: {found}; the lines that it belongs with have {expected}"),
        N_("write {expected} spaces at its beginning"),
    ),
    "quote-ends-later": (
        N_("the quotation mark that begins here ends only on another line"),
        N_("add the mark that is missing at the end of this line"),
    ),
    "text-after-quote": (
        N_("the text goes on after its closing quotation mark"),
        N_("put single quotes around the whole text: 'text'"),
    ),
    "mapping values are not allowed in this context": (
        N_("there is a colon in a place where it cannot be"),
        N_('check the indent; a text with a colon goes in quotes: "text: more text"'),
    ),
    "found unexpected end of stream": (
        N_("a quotation mark that begins here never ends"),
        N_("add the mark that is missing at the end of the text"),
    ),
    "could not find expected ':'": (N_("a colon is missing after a name"), N_("write name: value")),
    "did not find expected key": (
        N_("the line does not fit those above it: a hyphen, an indent or a quote is off"),
        COMPARE,
    ),
    "did not find expected '-' indicator": (
        N_("a hyphen is missing from the beginning of a list's line"),
        N_("write a hyphen and a space where a new item begins"),
    ),
    "did not find expected ',' or ']'": (N_("a comma or a closing bracket ] is missing"), ADD),
    "did not find expected ',' or '}'": (N_("a comma or a closing brace } is missing"), ADD),
    "did not find expected node content": (
        N_("a value is missing"),
        N_("write it, or remove the comma that is too many"),
    ),
    "block sequence entries are not allowed in this context": (
        N_("a list cannot begin here"),
        N_("begin the list on its own line"),
    ),
    "found character that cannot start any token": (
        N_("text cannot begin with this character without quotes"),
        N_('put the text in quotes: "text"'),
    ),
    "found unknown escape character": (
        N_("a backslash in double quotes means something else"),
        N_("use single quotes: 'text'"),
    ),
}
SYNTAX_OTHER = (N_("it is not written as YAML should be"), COMPARE)

# What was probably done when a problem that may have other reasons came about → what to do.
MISTAKES = {
    "absence": N_(
        "remove it: of an absence only the days and the substitute are written ({allowed}), never why, because the "
        "reason may be sensitive"
    ),
    "record": N_("if a new record begins here, put a hyphen and a space before it; otherwise keep one of them"),
    "hyphen": N_("write a space after the hyphen"),
    "midnight": N_("write 23.59 of the day, or 0.00 of the next day"),
    "from": N_("write from: before the day, on a line of its own"),
    "colon": N_("write a space after the colon: {name}: …"),
    "quotes": N_('write straight quotation marks around it: "{text}"'),
}
# What to do where the usual advice would not help.
WRITE_RIGHT = N_("write {right}")
NO_NAME_LEFT = N_("remove it: every name that can stand here is here already")
HOUR_OF_DAY = N_("check the hour, and write it after the day: 14.4.2027 17.00")
