"""`yhdistys calendar [YEAR]`: the clock for calendars."""

import os
from dataclasses import replace
from typing import Annotated

import click
import typer

from ...formats import Page, write
from ...models import Guide
from ...views.calendar import calendars
from ...views.clock import CalendarOptions, ClockView
from ...views.lookup import NotFound
from ...words import N_, Words
from .. import output
from ..filters import AreaOption, FromOption, KindOption, MonthOption, NextOption, UntilOption, When, ask_clock
from ..question import Invocation

# What is over stays so many days: a subscribed calendar shows what is in its file and nothing else, and people look
# up when something was.
_KEPT = 365


_MOST_DAYS = 999


def command(
    context: typer.Context,
    when: When = None,
    area: AreaOption = None,
    kind: KindOption = None,
    month: MonthOption = None,
    from_: FromOption = None,
    until: UntilOption = None,
    next_: NextOption = None,
    spans: Annotated[
        bool, typer.Option("--spans", help=N_("A window as one entry over all of its days, not as its first and last."))
    ] = False,
    months: Annotated[
        bool, typer.Option("--months", help=N_("What has only a month, as an entry of all that month."))
    ] = False,
    remind: Annotated[
        str | None,
        typer.Option("--remind", metavar=N_("DAYS"), help=N_("Remind so many days before, such as 14,1; none: never.")),
    ] = None,
) -> None:
    """The clock for calendars."""
    asked = Invocation(context, "calendar")
    options = CalendarOptions(spans, months, _alarms(remind, asked.words))

    def deliver(question: Invocation, guide: Guide, view: ClockView | NotFound) -> None:
        answer(question, replace(view, calendar=options) if isinstance(view, ClockView) else view, guide)

    ask_clock(asked, when, (area, kind, month, from_, until, next_), deliver, past_days=_KEPT)


def _alarms(remind: str | None, words: Words) -> tuple[int, ...] | None:
    """The days of --remind; nothing for what does not say any. Raises UsageError for what is no such list."""
    if remind is None:
        return None
    if remind.strip().casefold() in ("none", words.gettext("none").casefold()):
        return ()
    parts = [part.strip() for part in remind.replace(";", ",").split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= _MOST_DAYS for part in parts):
        text = words.gettext("“{value}” is not a list of days. Write it as 14,1, or none.")
        raise click.UsageError(text.format(value=output.one_line(remind)))
    return tuple(int(part) for part in parts)


def answer(question: Invocation, view: ClockView | NotFound, guide: Guide | None = None) -> None:
    """Deliver a calendar, or, where a folder was asked for, one of all and one of each area of the `guide`.

    What is not in it is said, and that only a calendar that is subscribed to changes later. One without entries is
    made too: a subscription to it must not break.
    """
    if isinstance(view, NotFound):
        question.answer(view)
        return
    from ...formats.calendar.entries import is_empty

    _ = question.words.gettext
    if question.is_shown:
        question.show(view)
    _say_left_out(question, view)
    if is_empty(view):
        output.tell(_("The calendar is empty, because no dates are known for this time."))
    if question.folder and guide:
        _write_folder(question, question.folder, guide, view)
    else:
        question.deliver(write(view, "calendar", "ics", Page(question.words)))
    output.tell(
        _(
            "A calendar that is subscribed to by its web address updates itself: Thunderbird asks about every "
            "30 minutes, Google every 8–12 hours, Outlook on the web every 3–24 hours."
        )
    )
    output.tell(_("A calendar file that is imported never updates."))


def _write_folder(question: Invocation, folder: str, guide: Guide, view: ClockView) -> None:
    from ...formats.calendar.entries import is_empty

    _, words = question.words.gettext, question.words
    output.make_folder(folder)
    made, empty = [], []
    for name, part in calendars(guide, view):
        made.append(f"{name}.ics")
        question.to_file(os.path.join(folder, made[-1]), write(part, "calendar", "ics", Page(words)))
        if part.named and is_empty(part):
            empty.append(words.text(part.named[-1]))
    if empty:
        output.tell(
            _("These are still empty, because their dates are not known yet: {areas}.").format(areas=", ".join(empty))
        )
    _say_stale(question, folder, made)


def _say_left_out(question: Invocation, view: ClockView) -> None:
    from ...formats.calendar.entries import left_out, seasons

    if seasons(view):
        ask = question.words.command("calendar", "--kind season")
        output.tell(question.words.gettext("Seasons are not in the calendar: {command}").format(command=ask))
    if missing := left_out(view, question.words):
        output.tell(question.words.gettext("Not in the calendar, because the date is not known:"))
        for text in missing:
            output.tell(f"  {text}")


def _say_stale(question: Invocation, folder: str, made: list[str] | tuple[str, ...]) -> None:
    """The calendars in a folder that are of another run: whoever subscribed to them gets nothing new."""
    stale = sorted(name for name in os.listdir(folder) if name.casefold().endswith(".ics") and name not in made)
    if stale:
        text = question.words.gettext("Not of this run, and still in {folder}: {files}. Delete what is not needed.")
        output.tell(text.format(folder=folder, files=", ".join(stale)))
