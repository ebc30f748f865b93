"""`yhdistys areas [AREA]`."""

from typing import Annotated

import typer

from ...views.areas import areas
from ...words import N_
from ..question import Invocation


def command(
    context: typer.Context,
    area: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[AREA]"), help=N_("A working area, as you would call it; none: all of them.")),
    ] = None,
    sources: Annotated[bool, typer.Option("--sources", help=N_("Show the page of every source."))] = False,
) -> None:
    """One working area on one page."""
    question = Invocation(context, "areas")
    guide = question.guide()
    if area:
        from ..option_words import without_options

        area = without_options(question, guide, area)[0]
    calendar = question.coming(guide) if area else None
    question.answer(areas(guide, question.today, " ".join(area) if area else None, calendar, sources))
