"""`yhdistys guide [TOPIC]`."""

from typing import Annotated

import click
import typer

from ...views.guide import guide_view
from ...words import N_
from ..question import Invocation


def command(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[TOPIC]"), help=N_("A topic of the guide; none: its contents.")),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help=N_("The whole guide, in its own order."))] = False,
) -> None:
    """The guide itself."""
    question = Invocation(context, "guide")
    guide = question.guide()
    if topic:
        from ..option_words import without_options

        topic, options = without_options(question, guide, topic, ("--full",))
        full = full or "--full" in options
    if full and topic:
        raise click.UsageError(question.words.gettext("Give either a topic or --full, not both."))
    calendar = question.coming(guide) if full else None
    wanted = " ".join(topic) if topic else None
    question.answer(guide_view(guide, question.today, question.words, wanted, full, calendar))
