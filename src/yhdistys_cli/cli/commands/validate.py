"""`yhdistys validate [PATH…]`."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import click
import typer

from ...words import N_
from .. import output, where
from ..question import STATUS_PROBLEMS, Invocation
from ..validate.paths import GuideSelection, asked
from ..validate.progress import working

if TYPE_CHECKING:
    from ...diagnostics import Diagnostic
    from ...load import Loaded
    from ...source import Source
    from ...views.problems import Problems
    from ...views.unfinished import Gap

_NOTHING: Mapping[str, bytes] = {}


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[PATH]..."), help=N_("Files or folders of a guide; none: the whole guide.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Let warnings count as errors."))] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help=N_("Correct what has only one right answer: show it, ask, write it."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=N_("Show what --fix would change, and change nothing."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=N_("With --fix: do not ask."))] = False,
    code: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar=N_("CODE"),
            help=N_("Tell what the code at the end of a message means; all: every code."),
        ),
    ] = None,
) -> None:
    """Every problem in the data."""
    if code is not None:
        from ..validate.explain import explained

        explained(context, code)
        return
    from ...formats import write
    from ...formats.problems.grouped import counts
    from ...load import review
    from ..validate import fixing
    from ..writing import take_back

    question = Invocation(context, "validate")
    _ = question.words.gettext
    if yes and not fix:
        raise click.UsageError(_("The option --yes goes with --fix."))
    if diff and not fix and question.form != "text":
        raise click.UsageError(_("What --diff shows has only one form: text."))
    guides = asked(paths or [], question.asked.data, os.environ, question.words)
    folders = [guide.directory for guide in guides]
    if fix:
        take_back(question, folders)
    cache = where.cache(os.environ)

    def look(guide: GuideSelection, instead: Mapping[str, bytes] = _NOTHING) -> "Loaded":
        return review(guide.directory, question.today_in, cache, instead)

    with working(question.words, folders):
        found = [look(guide) for guide in guides]
        question.sources = tuple(file for loaded in found for file in loaded.files)
        _refuse_what_is_not_read(question, guides, found)
        fixed = []
        if fix or diff:
            from ...edit import apply_fixes

            for guide, loaded in zip(guides, found, strict=True):
                fixed.append(apply_fixes(loaded, partial(look, guide), _files(guide, loaded)))
    if diff and not fix:
        raise click.exceptions.Exit(STATUS_PROBLEMS if fixing.show(question, fixed) else 0)
    if fix and fixing.make(question, folders, fixed, yes, diff):
        found = [guide.loaded for guide in fixed]
    with working(question.words, folders):
        view, elsewhere = _views(guides, found)
        view = replace(view, gaps=_gaps(guides, found))
        content = write(view, "validate", question.form, question.page(sys.stdout if question.target is None else None))
    question.deliver(content)
    if elsewhere.problems:
        text = _("In other files: {counts}. See them: {command}")
        whole = " ".join(where.quoted(folder or os.curdir) for folder in folders)
        output.tell(text.format(counts=counts(elsewhere, question.words), command=f"yhdistys validate {whole}"))
    if view.errors or (strict and view.warnings):
        raise click.exceptions.Exit(STATUS_PROBLEMS)


def _refuse_what_is_not_read(question: Invocation, guides: Sequence[GuideSelection], found: Sequence["Loaded"]) -> None:
    """A path of which no guide reads anything is a wrong question: it would always be well."""
    for guide, loaded in zip(guides, found, strict=True):
        for path in guide.of_no_use({*loaded.files, *(d.at.file for d in loaded.diagnostics)}):
            message = question.words.gettext("“{path}” is no part of a guide, so nothing in it was read.")
            raise click.UsageError(message.format(path=path))


def _files(guide: GuideSelection, loaded: "Loaded") -> set[str]:
    """The files of a guide that were asked for."""
    at = {place.file for d in loaded.diagnostics for place in (d.at, *d.related)}
    return {file for file in at | set(loaded.files) if guide.has(file)}


def _gaps(guides: Sequence[GuideSelection], found: Sequence["Loaded"]) -> tuple["Gap", ...]:
    """What is still empty, where one whole guide was asked for and all of it could be read."""
    from ...views.unfinished import unfinished

    guide = found[0].guide
    is_whole = len(found) == 1 and not guides[0].paths and not found[0].has_errors
    return unfinished(guide) if guide and is_whole else ()


def _views(guides: Sequence[GuideSelection], found: Sequence["Loaded"]) -> tuple["Problems", "Problems"]:
    """The problems of all guides that have a place in what was asked for, and the others, of which only the number."""
    from ...views.problems import problems

    shown: list[Diagnostic] = []
    others: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for guide, loaded in zip(guides, found, strict=True):
        files = _files(guide, loaded)
        for diagnostic in loaded.diagnostics:
            here = any(place.file in files for place in (diagnostic.at, *diagnostic.related))
            (shown if here else others).append(diagnostic)
        sources.update(loaded.sources)
    read, records = sum(len(each.files) for each in found), sum(each.records for each in found)
    return problems(shown, sources, read, records), problems(others, {})
