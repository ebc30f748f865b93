"""The forms of an answer: one module each, with `write(view, page)`. The tables say which question has which.

Help, completion, documents and tests read the same tables.
"""

from importlib import import_module
from typing import Any, NamedTuple

from ..words import Words

# format → the suffix of `-o FILE` that means it
SUFFIXES = {
    "text": ".txt",
    "markdown": ".md",
    "json": ".json",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "vcard": ".vcf",
    "ics": ".ics",
    "svg": ".svg",
    "png": ".png",
    "html": ".html",
    "pdf": ".pdf",
    "mail": ".eml",
    "github": ".github",
    "sarif": ".sarif",
}
BINARY = frozenset({"xlsx", "mail", "pdf", "png"})
# What nobody reads on a terminal: there the same is shown as text.
FOR_PROGRAMS = frozenset({"csv", "vcard", "ics", "svg", "html"})
# The questions whose answer may be a folder of files, in their first format.
FOLDERS = frozenset({"calendar", "schema", "site"})

# What the extra `pdf` installs: the form → the library that it cannot do without.
EXTRAS = {"pdf": "typst", "png": "typst"}

_READ = {"text": "prose.text", "markdown": "prose.markdown", "json": "json", "html": "html"}
_PRINTED = {**_READ, "pdf": "pdf"}
# question → its formats, each with the module that writes it; the first is what a terminal gets
FORMATS: dict[str, dict[str, str]] = {
    "start": {"text": "prose.text"},
    "explain": {
        "text": "problems.explained_text",
        "markdown": "problems.explained_markdown",
        "json": "problems.json",
    },
    "contacts": {**_PRINTED, "csv": "tables.csv", "xlsx": "tables.xlsx", "vcard": "vcard"},
    "areas": _READ,
    "checklist": _PRINTED,
    "clock": {
        **_PRINTED,
        "csv": "tables.csv",
        "xlsx": "tables.xlsx",
        "ics": "calendar.ics",
        "svg": "picture.svg",
        "png": "pdf.picture",
    },
    "calendar": {"ics": "calendar.ics"},
    "plan": {**_READ, "xlsx": "tables.xlsx"},
    "todo": {**_READ, "xlsx": "tables.xlsx", "ics": "calendar.todos"},
    "handover": {**_READ, "xlsx": "tables.xlsx"},
    "guide": _PRINTED,
    "changes": _READ,
    "search": _READ,
    "letter": {"text": "prose.text", "markdown": "prose.markdown", "html": "html", "mail": "mail"},
    # A question in words has the forms of the command that it turns out to mean, which then writes the answer.
    "ask": dict.fromkeys(SUFFIXES, ""),
    "validate": {
        "text": "problems.text",
        "markdown": "problems.summary",
        "json": "problems.json",
        "github": "problems.github",
        "sarif": "problems.sarif",
    },
    "export": {"xlsx": "tables.workbook"},
    # A site is a folder of files in many forms: `html.site` makes them, `cli` writes them.
    "site": {"html": ""},
    "serve": {"html": ""},
    # The schemas are not a view of a guide: `cli` writes them.
    "schema": {"json": ""},
}


class Page(NamedTuple):
    """All that a format may know about its reader.

    `width` is that of the terminal in columns, none when the answer goes to a file or a pipe. `painted`: lines may
    be bold or links, in the form of ANSI sequences; `colour`: coloured too. `accessible`: for a screen reader or a
    terminal that shows lines alone, so nothing that is read by where it stands. `paper`: the size of a printed page,
    a4 or a3.
    """

    words: Words
    width: int | None = None
    painted: bool = False
    colour: bool = False
    accessible: bool = False
    paper: str = "a4"


def write(view: Any, question: str, form: str, page: Page) -> str | bytes:
    """The view that answers a question, in one of the question's formats."""
    result: str | bytes = import_module(f".{FORMATS[question][form]}", __package__).write(view, page)
    return result
