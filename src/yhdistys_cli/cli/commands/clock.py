"""`yhdistys clock [YEAR]`: what happens when."""

import typer

from ...models import Guide
from ...views.clock import ClockView
from ...views.lookup import NotFound
from ..filters import AreaOption, FromOption, KindOption, MonthOption, NextOption, UntilOption, When, ask_clock
from ..paper import PaperOption
from ..question import Invocation


def command(
    context: typer.Context,
    when: When = None,
    area: AreaOption = None,
    kind: KindOption = None,
    month: MonthOption = None,
    from_: FromOption = None,
    until: UntilOption = None,
    next_: NextOption = None,
    paper: PaperOption = "a4",
) -> None:
    """What happens when."""
    question = Invocation(context, "clock")
    question.choose_paper(paper)
    ask_clock(question, when, (area, kind, month, from_, until, next_), _deliver)


def _deliver(question: Invocation, _guide: Guide, view: ClockView | NotFound) -> None:
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)
