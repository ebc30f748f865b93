"""`yhdistys move EVENT WHEN`."""

import typer

from ...amend.changed_dates import move
from ...amend.recorded import EventDraft
from ..changing import Diff, Yes
from ..events import Checked, Dates, Event, Note, Source, Which
from ..question import Invocation


def command(
    context: typer.Context,
    words: Event = None,
    which: Which = None,
    note: Note = None,
    source: Source = None,
    checked: Checked = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A date that moves to another day."""
    question = Invocation(context, "move")
    dates = Dates(question, words, {"--which": which, "--note": note, "--source": source, "--checked": checked})
    of, day = dates.day(which), dates.day(checked)
    dates.carry_out(
        lambda draft, asked, when: move(draft, asked, when, of, dates.details(draft, day)),
        yes=yes,
        diff=diff,
        can=EventDraft.movable,
    )
