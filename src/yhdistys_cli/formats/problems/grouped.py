"""What several forms say of a problem in one way: whole sentences, places, and a line for each of a group's others."""

import os
import re
from collections.abc import Callable
from typing import NamedTuple

from ...views.problems import Group, Location, Problem, Problems
from ...words import Words
from .sentences import related_sentence, sentence, visible

# How a record or a list begins, as YAML has it.
_RECORD = re.compile(r"[{\[]|-\s|[a-z_]+:(?:\s|$)")
_LONGEST = 80  # characters of a text that is only named; its place is said beside it


class Row(NamedTuple):
    """Other places of a group, and what there differs from the first problem; nothing where all is the same."""

    spots: tuple[Location, ...]
    what: str


def rows(group: Group, words: Words, at: Callable[[Location, bool], str] | None = None) -> list[Row]:
    """The other problems of a group in as many rows as there are different ones: all can be fixed from these.

    `at` says a place, with its file if the second argument is true; without it as 14:12.
    """
    others = group.others
    same = others and others[0][0].kind == group.first.kind  # such are foremost
    return [
        Row(
            tuple([problem.spot for problem in alike]),
            "" if same and alike is others[0] else _difference(alike[0], group.first, words, at or _at),
        )
        for alike in others
    ]


def _at(spot: Location, with_file: bool) -> str:
    return where(spot) if with_file else place(spot)


def _difference(problem: Problem, first: Problem, words: Words, at: Callable[[Location, bool], str]) -> str:
    """`0401234568 → "0401234568"`, or in sentences what the marked text alone does not tell."""
    params, before = problem.diagnostic.params, first.diagnostic.params
    meant = problem.spot.meant.strip()
    wrong, fix = sentence(problem, words)
    told = all(
        value in meant or value == before.get(key) or key in ("suggestion", "allowed") for key, value in params.items()
    )
    if told and _RECORD.match(meant):
        # A record or a list as it is written tells little to a reader: it is named by its ids and fields.
        what = " ".join(str(step) for step in problem.steps[1:]) or wrong
    else:
        what = _short(meant) if told and meant else wrong
    if problem.diagnostic.fix:
        what += f" → {_short(problem.diagnostic.fix)}"
    elif fix and fix != sentence(first, words)[1]:
        what += f": {fix}"
    if problem.related and problem.related != first.related:
        # In another file the place has its name too.
        places = ", ".join(at(s, s.file != problem.spot.file) for s in problem.related)
        what += f" ({related_sentence(problem, words)}: {places})"
    return what


def header(group: Group, words: Words) -> str:
    """What stands above the rows: Samoin 49 muussa paikassa."""
    number = len(group.problems) - 1
    return words.ngettext("Likewise in {n} other place:", "Likewise in {n} other places:", number).format(n=number)


def whole(problem: Problem, words: Words) -> str:
    """What is wrong and what to do, as whole sentences."""
    return " ".join(
        text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".")
        for text in sentence(problem, words)
        if text
    )


def counts(view: Problems, words: Words) -> str:
    """How many of what there are; what there is none of is not named."""
    return ", ".join(
        said
        for number, said in (
            (view.errors, words.ngettext("{n} error", "{n} errors", view.errors)),
            (view.warnings, words.ngettext("{n} warning", "{n} warnings", view.warnings)),
            (view.notes, words.ngettext("{n} note", "{n} notes", view.notes)),
        )
        if number
        for said in (said.format(n=number),)
    )


def read(view: Problems, words: Words) -> str:
    """How much was read."""
    return ", ".join(
        (
            words.ngettext("{n} file", "{n} files", view.files).format(n=view.files),
            words.ngettext("{n} record", "{n} records", view.records).format(n=view.records),
        )
    )


def outcome(view: Problems, words: Words) -> str:
    """What was found in what was read, in one line. Who has only notes need not search for a mistake."""
    _ = words.gettext
    found = counts(view, words)
    if not found:
        well = _("All is well.")
        return f"{well} {read(view, words)}"
    if not view.errors and view.warnings:
        found = _("No errors. {found}").format(found=found)
    elif not view.errors:
        found = _("No errors or warnings. {found}: see whether it is as it should be").format(found=found)
    return f"{found} · {read(view, words)}"


def place(spot: Location) -> str:
    """Line and column: 14:12; nothing for a whole file."""
    return f"{spot.line}:{spot.column}" if spot.line else ""


def where(spot: Location) -> str:
    """File, line and column, harmless to a terminal."""
    file = visible(spot.file)
    return f"{file}:{place(spot)}" if spot.line else file


def slashed(file: str) -> str:
    """A file's name for programs: with forward slashes, and text whatever its bytes are.

    Without `./` before it: GitHub shows an annotation on its line only where the name is as Git knows it.
    """
    name = file.replace(os.sep, "/")
    while name.startswith("./"):
        name = name.removeprefix("./").lstrip("/")
    return name.encode("utf-8", "replace").decode("utf-8")


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
