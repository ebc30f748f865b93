"""`yhdistys cancel EVENT [DAY]`."""

import typer

from ...amend import Change, Impossible
from ...amend.changed_dates import cancel
from ...amend.draft import Draft
from ...amend.recorded import EventDraft
from ...moments import split
from ..changing import Diff, Yes
from ..events import Checked, Dates, Event, Note, Source
from ..question import Invocation


def command(
    context: typer.Context,
    words: Event = None,
    note: Note = None,
    source: Source = None,
    checked: Checked = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A date that is cancelled."""
    question = Invocation(context, "cancel")
    dates = Dates(question, words, {"--note": note, "--source": source, "--checked": checked})
    day = dates.day(checked)

    def propose(draft: Draft) -> Change:
        name, said = split(dates.words)
        asked = dates.meant(draft, name, said, EventDraft.movable)
        which = None
        if said and (which := dates.when(draft, asked, said).day) is None:
            raise Impossible("cancel-day", event=asked.event)
        return cancel(draft, asked, which, dates.details(draft, day))

    dates.finish(propose, yes=yes, diff=diff)
