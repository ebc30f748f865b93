"""`yhdistys checked [RECORD|ADDRESS] [DAY]`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from ...amend import Change, Impossible
from ...amend.draft import Draft
from ...amend.fields import LISTS
from ...amend.looking import check_page, check_record, is_address, pages
from ...words import N_
from ...written_days import read_day
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..question import Invocation

_FEW = 5


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("[PAGE] [DATE]"),
            help=N_("The page on which somebody looked, or a record; and when, if not today."),
        ),
    ] = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """Somebody has looked."""
    question = Invocation(context, "checked")
    typed = [word for word in words or () if word.strip()]

    def propose(draft: Draft) -> Change:
        named, day = _without_day(typed, draft.today)
        if not named:
            raise Impossible("page-needed", tuple((question.typed, page) for page in pages(draft)[:_FEW]))
        if len(named) == 1 and is_address(named[0]):
            return check_page(draft, named[0], day)
        return check_record(draft, meant.a_record(draft, context, question, named, tuple(LISTS)), day)

    carry_out(question, propose, yes=yes, diff=diff)


def _without_day(typed: Sequence[str], today: date) -> tuple[list[str], date]:
    """The words without the day at their end, and that day; today where there is none."""
    for length in (2, 1):
        if len(typed) >= length and (day := read_day(" ".join(typed[-length:]), today)):
            return list(typed[:-length]), day
    return list(typed), today
