"""The filters that the clock and calendars share: their options, and what their texts mean."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

import click
import typer

from ..models import EVENT_KINDS, Guide
from ..views.clock import ClockView, Filters, clock, span, years
from ..views.lookup import NotFound
from ..words import N_
from .question import Invocation

When = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=N_("[YEAR]"), help=N_("A year; none: the coming twelve months. A month, an area or a kind will do too.")
    ),
]
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


Deliver = Callable[[Invocation, Guide, ClockView | NotFound], None]


def ask_clock(
    question: Invocation, when: list[str] | None, given: "Texts", deliver: Deliver, past_days: int = 0
) -> None:
    """Read the year and the filters of a command about the clock, ask, and let `deliver` answer.

    `given` are the texts of its options, as `read_when` takes them; `past_days`: how long before today the answer
    begins where no time was asked for.
    """
    number, filters = read_when(question, when, given)
    _refuse_a_month_as_picture(question, number, filters)
    filters = replace(filters, past_days=past_days)
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, filters))
    said_today = question.asked.today is not None
    deliver(question, guide, clock(guide, calendar, question.today, number, filters, said_today))


def _refuse_a_month_as_picture(question: Invocation, year: int | None, filters: Filters) -> None:
    if filters.month is None or question.form not in ("svg", "png"):
        return
    file = f"{os.path.splitext(question.target or 'clock.svg')[0]}.md"
    asked = [*([str(year)] if year else []), f"--month {filters.month} -o {file}"]
    text = question.words.gettext("The picture shows a whole year. The month as text:")
    raise click.UsageError(f"{text}\n  {question.words.command(question.typed, *asked)}")


Texts = tuple[str | None, str | None, str | None, str | None, str | None, str | None]


def read_when(question: Invocation, words: list[str] | None, given: Texts) -> tuple[int | None, Filters]:
    """The year and the filters of a clock, from its own words and the texts of its options.

    `given` are --area, --kind, --month, --from, --until and --next; an option goes before a word.
    """
    if words and len(words) == 1 and len(words[0]) == 4 and words[0].isdigit():
        year = read_year(question, words[0])
        return year, read_filters(question, year, *given)
    if words and all(word.strip() for word in words):
        from .option_words import without_options

        words = without_options(question, question.guide(), words)[0]
    if not words:
        return None, read_filters(question, None, *given)
    if any(not word.strip() for word in words):  # as of a variable of a script that is not set
        read_year(question, "")
    said = _understood(question, words)
    year = read_year(question, said.pop(0)) if said and not said[0].startswith("-") else None
    found = dict(zip(said[::2], said[1::2], strict=True))
    if found:
        from .option_words import choose

        choose(question, found)
    names = ("--area", "--kind", "--month", "--from", "--until", "--next")
    every = [value if value is not None else found.get(name) for name, value in zip(names, given, strict=True)]
    return year, read_filters(question, year, *every)


def _understood(question: Invocation, words: list[str]) -> list[str]:
    """The words of a clock, such as *avustukset maaliskuussa*, as a year and options; others are refused."""
    from .readings import understand

    _ = question.words.gettext
    found = understand(question.guide(), question.words, words, question.today, question.name)
    if found.unknown:
        if len(words) == 1 and words[0].strip("-").isdigit():
            read_year(question, words[0])
        missed = ", ".join(map(question.words.quote, found.unknown))
        advice = _("Give a year, a month, a kind or the name of an area: {command}").format(
            command=question.words.command(question.typed, "avustukset 2027")
        )
        raise click.UsageError(f"{_('Not understood: {words}').format(words=missed)}. {advice}")
    if len(found.commands) > 1:
        choices = "\n".join("  " + question.words.command(question.typed, *c[1:]) for c in found.commands)
        raise click.UsageError(_("This can mean several things:") + "\n" + choices)
    return list(found.commands[0][1:]) if found.commands else []


def read_kind(question: Invocation, value: str) -> str:
    """A kind as it is written in the data, or as people call it: application, hakuaika, ansökan.

    Raises UsageError for what is none.
    """
    if value in EVENT_KINDS:
        return value
    from ..formats.wording.agenda import KINDS
    from ..vocabulary import meaning
    from ..words import fold

    _ = question.words.gettext
    named = {fold(_(name)): kind for kind, name in KINDS.items()}
    if fold(value) in named:
        return named[fold(value)]
    found = meaning(fold(value))
    if found and found.kind == "kind":
        return found.value
    kinds = ", ".join(_(KINDS[kind]) for kind in EVENT_KINDS)
    raise click.UsageError(_("“{value}” is not a kind. The kinds are: {kinds}.").format(value=value, kinds=kinds))


def read_year(question: Invocation, year: str | None) -> int | None:
    """The year asked for; what no calendar has is a wrong question."""
    from ..written_days import FIRST_YEAR, LAST_YEAR

    if year is None:
        return None
    if not (len(year) == 4 and year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise click.UsageError(question.words.gettext("“{value}” is not a year. Write it as 2027.").format(value=year))
    return int(year)


def read_filters(
    question: Invocation, year: int | None, area: Any, kind: Any, month: Any, from_: Any, until: Any, next_: Any
) -> Filters:
    """The filters of the clock (of a `year`) and of calendars, from the texts of the options."""
    from ..written_days import read_month

    _ = question.words.gettext
    kind = read_kind(question, kind) if kind is not None else None
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
