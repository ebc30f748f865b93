"""`yhdistys validate`."""

import os
import sys
from typing import Annotated

import click
import typer

from ..words import N_
from . import where
from .explain import explained
from .question import STATUS_PROBLEMS, Question


def command(
    context: typer.Context,
    code: Annotated[
        str | None,
        typer.Option("--explain", metavar=N_("CODE"), help=N_("Tell what the code at the end of a message means.")),
    ] = None,
) -> None:
    """Every problem in the data."""
    if code is not None:
        explained(context, code)
        return
    from ..formats import write
    from ..load import review
    from ..views.problems import problems

    question = Question(context, "validate")
    loaded = review(where.data(question.asked.data, os.environ), question.today, where.cache(os.environ))
    question.sources = loaded.files
    view = problems(loaded.diagnostics, loaded.sources, len(loaded.files), loaded.records)
    page = question.page(sys.stdout if question.target is None else None)
    question.deliver(write(view, question.form, page))
    if loaded.has_errors:
        raise click.exceptions.Exit(STATUS_PROBLEMS)
