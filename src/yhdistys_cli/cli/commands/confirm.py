"""`yhdistys confirm EVENT WHEN`."""

from typing import Annotated

import typer

from ...amend.dates import confirm
from ...words import N_
from ..changing import Diff, Yes
from ..events import Checked, Dates, Event, Note, Source
from ..question import Invocation

Place = Annotated[
    str | None, typer.Option("--place", metavar=N_("TEXT"), help=N_("Where it is, if not where it usually is."))
]
Registration = Annotated[
    str | None, typer.Option("--registration", metavar=N_("WHEN"), help=N_("When one registers: 1.3.–31.3.2027"))
]
Again = Annotated[
    bool, typer.Option("--again", help=N_("One more, although the year has its date or it was cancelled."))
]


def command(
    context: typer.Context,
    words: Event = None,
    place: Place = None,
    registration: Registration = None,
    note: Note = None,
    source: Source = None,
    checked: Checked = None,
    again: Again = False,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A date that is sure now."""
    question = Invocation(context, "confirm")
    given = {"--place": place, "--registration": registration, "--note": note, "--source": source}
    dates = Dates(question, words, {**given, "--checked": checked}, *(["--again"] if again else []))
    day = dates.day(checked)
    dates.carry_out(
        lambda draft, asked, when: confirm(draft, asked, when, dates.details(draft, day, registration), again),
        yes=yes,
        diff=diff,
    )
