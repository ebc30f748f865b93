"""`yhdistys plan YEAR`."""

from datetime import date
from typing import Annotated

import click
import typer

from ...views.clock import EVERYTHING, years
from ...views.plan import plan
from ...words import N_
from ..filters import read_when
from ..question import Invocation


def command(
    context: typer.Context,
    year: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[YEAR]"), help=N_("The year to plan; none: the coming one."), show_default=False),
    ] = None,
) -> None:
    """A year as a proposal."""
    question = Invocation(context, "plan")
    number = read_when(question, year, (None,) * 6)[0] or min(question.today.year + 1, date.max.year)
    if number < question.today.year:
        over = question.words.gettext("The year {year} is over. To see what happened: {command}")
        raise click.UsageError(over.format(year=number, command=question.words.command("clock", str(number))))
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, EVERYTHING), holidays=True)
    question.answer(plan(guide, calendar, question.today, number))
