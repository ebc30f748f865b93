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
    When,
    read_when,
)
from ..question import Question, data_option


def command(
    context: typer.Context,
    when: When = None,
    area: AreaOption = None,
    kind: KindOption = None,
    month: MonthOption = None,
    from_: FromOption = None,
    until: UntilOption = None,
    next_: NextOption = None,
) -> None:
    """What happens when."""
    question = Question(context, "clock")
    number, filters = read_when(question, when, (area, kind, month, from_, until, next_))
    if filters.month is not None and question.form == "svg":
        file = f"{os.path.splitext(question.target or 'clock.svg')[0]}.md"
        asked = " ".join([*([str(number)] if number else []), f"--month {filters.month} -o {file}"])
        text = question.words.gettext("The picture shows a whole year. The month as text:")
        raise click.UsageError(f"{text}\n  yhdistys {question.typed} {asked}{data_option(question.asked)}")
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, filters))
    view = clock(guide, calendar, question.today, number, filters, question.asked.today is not None)
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)
