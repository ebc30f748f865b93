"""`yhdistys checklist [BOARD]`."""

from typing import Annotated

import click
import typer

from ...views.checklist import checklist
from ...words import N_
from ..question import Invocation


def command(
    context: typer.Context,
    board: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[BOARD]"), help=N_("A house-rule board; none: the list of them.")),
    ] = None,
    paper: Annotated[
        str,
        typer.Option("--paper", metavar="a4|a3", help=N_("The paper of a poster (PDF).")),
    ] = "a4",
) -> None:
    """The house rules."""
    question = Invocation(context, "checklist")
    if paper.casefold() not in ("a4", "a3"):
        message = question.words.gettext("“{value}” is no size of paper here. Give a4 or a3.")
        raise click.UsageError(message.format(value=paper))
    question.paper = paper.casefold()
    guide = question.guide()
    if board:
        from ..option_words import without_options

        board = without_options(question, guide, board)[0]
    question.answer(checklist(guide, " ".join(board) if board else None))
