"""The filters that the clock and calendars share: their options, and what their texts mean."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import click
import typer

from ..models import Guide
from ..views.clock import ClockView, Filters, clock, span, years
from ..views.lookup import NotFound
from ..words import N_
from .question import Question

KINDS = ("meeting", "info", "application", "decision", "working-group", "planning", "season")

Year = Annotated[str | None, typer.Argument(metavar=N_("[YEAR]"), help=N_("A year; none: the coming twelve months."))]
AreaOption = Annotated[
    str | None, typer.Option("--area", metavar=N_("AREA"), help=N_("A working area or a unit, as you would call it."))
]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar=N_("KIND"), help=N_("Only these: application, info, meeting, …"))
]
MonthOption = Annotated[
    str | None, typer.Option("--month", metavar=N_("MONTH"), help=N_("A month: 3, March or 2027-03."))
]
FromOption = Annotated[str | None, typer.Option("--from", metavar=N_("DATE"), help=N_("From this day on."))]
UntilOption = Annotated[str | None, typer.Option("--until", metavar=N_("DATE"), help=N_("Until this day."))]
NextOption = Annotated[str | None, typer.Option("--next", metavar=N_("N"), help=N_("Only the next N."))]


Deliver = Callable[[Question, Guide, ClockView | NotFound], None]


def clock_command(name: str, deliver: Deliver, past_days: int = 0) -> Callable[..., None]:
    """The function of a command about the clock: it reads year and filters, asks, and lets `deliver` answer.

    `past_days`: how long before today the answer begins where no time was asked for.
    """

    def command(
        context: typer.Context,
        year: Year = None,
        area: AreaOption = None,
        kind: KindOption = None,
        month: MonthOption = None,
        from_: FromOption = None,
        until: UntilOption = None,
        next_: NextOption = None,
    ) -> None:
        question = Question(context, name)
        number = read_year(question, year)
        filters = read_filters(question, number, area, kind, month, from_, until, next_)
        filters = replace(filters, past_days=past_days)
        guide = question.guide()
        calendar = question.calendar(guide, years(question.today, number, filters))
        said_today = question.asked.today is not None
        deliver(question, guide, clock(guide, calendar, question.today, number, filters, said_today))

    return command


def read_year(question: Question, year: str | None) -> int | None:
    """The year asked for; what no calendar has is a wrong question."""
    from ..dates import FIRST_YEAR, LAST_YEAR

    if year is None:
        return None
    if not (len(year) == 4 and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise click.UsageError(question.words.gettext("“{value}” is not a year. Write it as 2027.").format(value=year))
    return int(year)


def read_filters(
    question: Question, year: int | None, area: Any, kind: Any, month: Any, from_: Any, until: Any, next_: Any
) -> Filters:
    """The filters of the clock (of a `year`) and of calendars, from the texts of the options."""
    from ..dates import read_month

    _ = question.words.gettext
    if kind is not None and kind not in KINDS:
        raise click.UsageError(
            _("“{value}” is not a kind. The kinds are: {kinds}.").format(value=kind, kinds=", ".join(KINDS))
        )
    number = None
    if month is not None and (number := read_month(month)) is None:
        raise click.UsageError(_("“{value}” is not a month. Write it as 3, March or 2027-03.").format(value=month))
    if next_ is not None and not (next_.isascii() and next_.isdigit() and len(next_) < 4 and int(next_)):
        raise click.UsageError(_("“{value}” is not a number from 1 to 999.").format(value=next_))
    first = question.day(from_) if from_ is not None else None
    last = question.day(until) if until is not None else None
    if first and last and last < first:
        raise click.UsageError(_("--until is before --from."))
    filters = Filters(area, kind, number, first, last, int(next_) if next_ is not None else None)
    first, last = span(question.today, year, filters)
    if last < first:
        raise click.UsageError(
            _("There is no such time: it would begin on {first} and end on {last}.").format(
                first=question.words.date(first), last=question.words.date(last)
            )
        )
    return filters
