"""`yhdistys handover PERSON`."""

from typing import Annotated

import click
import typer

from ...models import Person
from ...views.clock import Filters, years
from ...views.handover import first_day, handover, person_named
from ...words import N_
from ..question import Invocation


def command(
    context: typer.Context,
    person: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("PERSON"), help=N_("Who hands over: a contact person, as you would call her or him.")
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar=N_("DATE"), help=N_("The first day on which somebody else answers.")),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", hidden=True)] = None,  # as `contacts` says it
) -> None:
    """What somebody hands over."""
    question = Invocation(context, "handover")
    said = on if from_ is None else from_
    day = question.day(said) if said is not None else None
    if not person:
        text = question.words.gettext("Name who hands over: {command}")
        raise click.UsageError(text.format(command=question.words.command(question.typed, "määttä")))
    guide = question.guide()
    named = person_named(guide, " ".join(person))
    if not isinstance(named, Person):
        question.answer(named)
        return
    day = day or first_day(guide, named, question.today)
    span = Filters(first=max(day, question.today))
    calendar = question.calendar(guide, years(question.today, None, span))
    question.answer(handover(guide, calendar, question.today, named, day))
