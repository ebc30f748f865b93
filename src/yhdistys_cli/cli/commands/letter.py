"""`yhdistys letter EVENT`."""

from datetime import date
from typing import Annotated

import click
import typer

from ...views.letter import KINDS, letter
from ...words import N_
from ..filters import read_year
from ..question import Invocation


def command(
    context: typer.Context,
    event: Annotated[
        list[str] | None, typer.Argument(metavar=N_("EVENT"), help=N_("What it is about, as you would call it."))
    ] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar=N_("YEAR"), help=N_("The year; none: the next time."))
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar=N_("KIND"), help=N_("invitation, reminder, programme or confirmation.")),
    ] = None,
) -> None:
    """A draft to associations."""
    question = Invocation(context, "letter")
    _ = question.words.gettext
    number = read_year(question, year)
    typed = (kind or "").strip().casefold()
    chosen = next((one for one in KINDS if typed in (one, _(NAMES[one]).casefold())), None)
    if kind is not None and chosen is None:
        known = question.words.join(_(NAMES[one]) for one in KINDS)
        raise click.UsageError(_("“{value}” is no kind of letter: {kinds}.").format(value=kind, kinds=known))
    if not event:
        said = _("Name what the letter is about: {command}")
        raise click.UsageError(said.format(command=question.words.command(question.typed, "yhdistysilta")))
    guide = question.guide()
    first = number or question.today.year
    calendar = question.calendar(guide, range(max(first - 1, date.min.year), min(first + 3, date.max.year) + 1))
    found = letter(guide, calendar, question.today, " ".join(event), number, chosen or "invitation")
    question.answer(found)


NAMES = {
    "invitation": N_("invitation"),
    "reminder": N_("reminder"),
    "programme": N_("programme"),
    "confirmation": N_("confirmation"),
}
