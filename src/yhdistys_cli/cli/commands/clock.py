"""`yhdistys clock [YEAR]`: what happens when."""

from ...models import Guide
from ...views.clock import ClockView
from ...views.lookup import NotFound
from ..filters import clock_command
from ..question import Invocation


def _deliver(question: Invocation, _guide: Guide, view: ClockView | NotFound) -> None:
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)


command = clock_command("clock", _deliver)
