"""`yhdistys clock [YEAR]`: what happens when."""

from ...models import Guide
from ...views.clock import ClockView
from ...views.lookup import NotFound
from ..filters import clock_command
from ..question import Question


def _deliver(question: Question, _guide: Guide, view: ClockView | NotFound) -> None:
    if question.form == "ics":
        from .calendar import answer

        answer(question, view)
    else:
        question.answer(view)


command = clock_command("clock", _deliver)
