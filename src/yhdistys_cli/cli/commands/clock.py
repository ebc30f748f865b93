"""`yhdistys clock [YEAR]`."""

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
from ..question import Question


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
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, filters))
    view = clock(guide, calendar, question.today, number, filters, question.asked.today is not None)
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)
