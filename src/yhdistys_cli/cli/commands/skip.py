"""`yhdistys skip EVENT YEAR`."""

import typer

from ...amend import Change, Impossible
from ...amend.dates import skip
from ...amend.draft import Draft
from ...written_days import FIRST_YEAR, LAST_YEAR
from ..changing import Diff, Yes
from ..events import Checked, Dates, EventOfYear, Note, Source
from ..question import Invocation


def command(
    context: typer.Context,
    words: EventOfYear = None,
    note: Note = None,
    source: Source = None,
    checked: Checked = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A year in which there is no round."""
    question = Invocation(context, "skip")
    dates = Dates(question, words, {"--note": note, "--source": source, "--checked": checked})
    day = dates.day(checked)

    def propose(draft: Draft) -> Change:
        *name, year = dates.words or [""]
        if not any(letter.isdigit() for letter in year):
            raise Impossible("no-year-said")
        if not (len(year) == 4 and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            raise Impossible("bad-year", value=year)
        asked = dates.meant(draft, name, (year,))
        return skip(draft, asked, int(year), dates.details(draft, day))

    dates.finish(propose, yes=yes, diff=diff)
