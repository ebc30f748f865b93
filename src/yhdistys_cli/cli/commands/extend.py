"""`yhdistys extend EVENT WHEN`."""

import typer

from ...amend.changed_dates import closing, extend
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
    """A window that closes later, or is opened again."""
    question = Invocation(context, "extend")
    dates = Dates(question, words, {"--which": which, "--note": note, "--source": source, "--checked": checked})
    of, day = dates.day(which), dates.day(checked)
    dates.carry_out(
        lambda draft, asked, when: extend(draft, asked, when, of, dates.details(draft, day)),
        yes=yes,
        diff=diff,
        can=closing,
    )
