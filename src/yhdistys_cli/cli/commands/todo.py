"""`yhdistys todo`."""

from typing import Annotated

import typer

from ...views.lookup import NotFound
from ...views.tasks_of_dates import years
from ...views.todo import todo
from ...words import N_
from .. import output
from ..question import Invocation


def command(
    context: typer.Context,
    area: Annotated[
        str | None,
        typer.Option(
            "--area", metavar=N_("AREA"), help=N_("A working area, a unit or an event, as you would call it.")
        ),
    ] = None,
) -> None:
    """What is to be done."""
    question = Invocation(context, "todo")
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today), holidays=bool(guide.clock.events))
    view = todo(guide, calendar, question.today, area)
    if question.form == "ics" and not isinstance(view, NotFound) and not view.tasks and not question.is_shown:
        output.tell(question.words.gettext("No list was made, because there is nothing to do."))
        question.leave_target()
        return
    question.answer(view)
