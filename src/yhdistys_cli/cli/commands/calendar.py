"""`yhdistys calendar [YEAR]`."""

import os
import sys

import typer

from ...formats import Page, write
from ...models import Guide
from ...views.calendar import calendars
from ...views.clock import ClockView, clock, years
from ...views.lookup import NotFound
from .. import output
from ..filters import (
    AreaOption,
    FromOption,
    KindOption,
    MonthOption,
    NextOption,
    UntilOption,
    Year,
    read_filters,
    read_year,
)
from ..question import Question


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
    """The clock for calendars."""
    question = Question(context, "calendar")
    number = read_year(question, year)
    filters = read_filters(question, number, area, kind, month, from_, until, next_)
    guide = question.guide()
    calendar = question.calendar(guide, years(question.today, number, filters))
    answer(question, clock(guide, calendar, question.today, number, filters), guide)


def answer(question: Question, view: ClockView | NotFound, guide: Guide | None = None) -> None:
    """Deliver a calendar, or, where a folder was asked for, one of all and one of each area of the `guide`.

    What is not in it is said, and that only a calendar that is subscribed to changes later.
    """
    if isinstance(view, NotFound):
        question.answer(view)
        return
    _ = question.words.gettext
    _say_left_out(question, view)
    if not _has_days(view):
        _say(_("There is no calendar, because nothing with a day is known for this time."))
        if question.folder and os.path.isdir(question.folder):
            _say_stale(question, question.folder, ())
        question.leave_target()
        return
    if question.folder and guide:
        _write_folder(question, question.folder, guide, view)
    else:
        text = write(view, "ics", Page(question.words))
        on_terminal = question.target is None and question.page(sys.stdout).width is not None
        # Calendars are in UTF-8 and end their lines with CRLF, whatever the machine would make of text.
        question.deliver(text if on_terminal or isinstance(text, bytes) else text.encode())
    _say(
        _(
            "A calendar that is subscribed to by its web address updates itself: Thunderbird asks about every "
            "30 minutes, Google every 8–12 hours, Outlook on the web every 3–24 hours."
        )
    )
    _say(_("A calendar file that is imported stays for ever as it is today."))


def _write_folder(question: Question, folder: str, guide: Guide, view: ClockView) -> None:
    _, words = question.words.gettext, question.words
    output.make_folder(folder)
    made, without = [], []
    for name, part in calendars(guide, view):
        if _has_days(part):
            made.append(f"{name}.ics")
            question.to_file(os.path.join(folder, made[-1]), write(part, "ics", Page(words)))
        else:
            without.append(words.text(part.named[-1]))
    if without:
        _say(_("No calendar, because nothing with a day is known: {areas}.").format(areas=", ".join(without)))
    _say_stale(question, folder, made)


def _has_days(view: ClockView) -> bool:
    return any(row.happening.precision == "day" for row in view.rows)


def _say_left_out(question: Question, view: ClockView) -> None:
    from ...formats.calendar.entries import left_out

    if missing := left_out(view, question.words):
        _say(question.words.gettext("Not in the calendar, because no day is known:"))
        for text in missing:
            _say(f"  {text}")


def _say_stale(question: Question, folder: str, made: list[str] | tuple[str, ...]) -> None:
    """The calendars in a folder that are of another run: whoever subscribed to them gets nothing new."""
    stale = sorted(name for name in os.listdir(folder) if name.casefold().endswith(".ics") and name not in made)
    if stale:
        text = question.words.gettext("Not of this run, and still in {folder}: {files}. Delete what is not needed.")
        _say(text.format(folder=folder, files=", ".join(stale)))


def _say(text: str) -> None:
    output.say(output.clean(text))
