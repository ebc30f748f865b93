"""`yhdistys checklist [BOARD]`."""

from typing import Annotated

import typer

from ...views.checklist import checklist
from ...words import N_
from ..paper import PaperOption
from ..question import Invocation


def command(
    context: typer.Context,
    board: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[BOARD]"), help=N_("A house-rule board; none: the list of them.")),
    ] = None,
    paper: PaperOption = "a4",
) -> None:
    """The house rules."""
    question = Invocation(context, "checklist")
    question.choose_paper(paper)
    guide = question.guide()
    if board:
        from ..option_words import without_options

        board = without_options(question, guide, board)[0]
    question.answer(checklist(guide, " ".join(board) if board else None))
