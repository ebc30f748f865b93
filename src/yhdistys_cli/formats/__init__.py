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
    "github": ".github",
    "sarif": ".sarif",
}
# format → the module that writes it
WRITERS = {
    "text": "prose.text",
    "markdown": "prose.markdown",
    "json": "json",
    "csv": "tables.csv",
    "xlsx": "tables.xlsx",
    "vcard": "vcard",
    "ics": "calendar.ics",
    "svg": "picture.svg",
    "github": "problems.github",
    "sarif": "problems.sarif",
}
BINARY = frozenset({"xlsx"})
# What nobody reads on a terminal: there the same is shown as text.
FOR_PROGRAMS = frozenset({"csv", "vcard", "ics", "svg"})
# The questions whose answer may be a folder of files, in their first format.
FOLDERS = frozenset({"calendar", "schema"})

# question → its formats; the first is what a terminal gets
FORMATS: dict[str, tuple[str, ...]] = {
    "start": ("text",),
    "explain": ("text", "markdown", "json"),
    "contacts": ("text", "markdown", "json", "csv", "xlsx", "vcard"),
    "areas": ("text", "markdown", "json"),
    "checklist": ("text", "markdown", "json"),
    "clock": ("text", "markdown", "json", "csv", "xlsx", "ics", "svg"),
    "calendar": ("ics",),
    "plan": ("text", "markdown", "json", "xlsx"),
    "guide": ("text", "markdown", "json"),
    "search": ("text", "markdown", "json"),
    # A question in words has the forms of the command that it turns out to mean.
    "ask": tuple(SUFFIXES),
    "validate": ("text", "markdown", "json", "github", "sarif"),
    "schema": ("json",),
}


class Page(NamedTuple):
    """All that a format may know about its reader.

    `width` is that of the terminal in columns, none when the answer goes to a file or a pipe. `painted`: lines may
    be bold or links, in the form of ANSI sequences; `colour`: coloured too. `accessible`: for a screen reader or a
    terminal that shows lines alone, so nothing that is read by where it stands.
    """

    words: Words
    width: int | None = None
    painted: bool = False
    colour: bool = False
    accessible: bool = False


def write(view: Any, form: str, page: Page) -> str | bytes:
    """A view in one of its formats."""
    result: str | bytes = import_module(f".{WRITERS[form]}", __package__).write(view, page)
    return result
