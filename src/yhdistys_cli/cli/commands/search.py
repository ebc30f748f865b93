"""`yhdistys search WORDS`."""

import sys
from typing import Annotated

import click
import typer

from ...formats import write
from ...views.search import search
from ...words import N_
from .. import output
from ..question import STATUS_QUESTION, Invocation


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("WORDS..."), help=N_("Words, in any form; sentences that have all of them come first.")
        ),
    ] = None,
) -> None:
    """Where the guide speaks of something."""
    question = Invocation(context, "search")
    if not words:
        raise click.UsageError(question.words.gettext("Give the words to look for, such as: yhdistys search training"))
    answer(question, words, words)


def answer(question: Invocation, asked: list[str], typed: list[str]) -> None:
    """Deliver what the guide says of the words `asked`; where it says nothing, end as a question without an answer."""
    view = search(question.guide(), question.words, list(map(output.one_line, asked)), output.one_line(" ".join(typed)))
    if view.hits:
        question.answer(view)
        return
    output.say(str(write(view, "search", "text", question.page(sys.stderr))).rstrip("\n"))
    raise click.exceptions.Exit(STATUS_QUESTION)
