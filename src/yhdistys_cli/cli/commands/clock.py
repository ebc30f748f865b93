"""`yhdistys clock [YEAR]`."""

import os

import click
import typer

from ...views.clock import clock, years
from ..filters import (
    AreaOption,
    FromOption,
    KindOption,
    MonthOption,
    NextOption,
    UntilOption,
    Year,
    read_filters,
    read_year,
)
from ..question import Question


def command(
    context: typer.Context,
    year: Year = None,
    area: AreaOption = None,
    kind: KindOption = None,
    month: MonthOption = None,
    from_: FromOption = None,
    until: UntilOption = None,
    next_: NextOption = None,
) -> None:
    """What happens when."""
    question = Question(context, "clock")
    number = read_year(question, year)
    filters = read_filters(question, number, area, kind, month, from_, until, next_)
    if month is not None and question.form == "svg":
        file = f"{os.path.splitext(question.target or 'clock.svg')[0]}.md"
        command = " ".join(["yhdistys clock", *([year] if year else []), f"--month {month} -o {file}"])
        text = question.words.gettext("The picture shows a whole year. The month as text:")
        raise click.UsageError(f"{text}\n  {command}")
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, filters))
    view = clock(guide, calendar, question.today, number, filters, question.asked.today is not None)
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)
