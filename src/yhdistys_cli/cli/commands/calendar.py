"""`yhdistys calendar [YEAR]`: the clock for calendars."""

import os

from ...formats import Page, write
from ...models import Guide
from ...views.calendar import calendars
from ...views.clock import ClockView
from ...views.lookup import NotFound
from .. import output
from ..filters import clock_command
from ..question import Invocation

# What is over stays so many days: a subscribed calendar shows what is in its file and nothing else, and people look
# up when something was.
_KEPT = 365


def answer(question: Invocation, view: ClockView | NotFound, guide: Guide | None = None) -> None:
    """Deliver a calendar, or, where a folder was asked for, one of all and one of each area of the `guide`.

    What is not in it is said, and that only a calendar that is subscribed to changes later.
    """
    if isinstance(view, NotFound):
        question.answer(view)
        return
    _ = question.words.gettext
    if question.is_shown:
        question.show(view)
    _say_left_out(question, view)
    if not _has_days(view):
        output.tell(_("No calendar was made, because no dates are known for this time."))
        if question.folder and os.path.isdir(question.folder):
            _say_stale(question, question.folder, ())
        question.leave_target()
        return
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
    _, words = question.words.gettext, question.words
    output.make_folder(folder)
    made, without = [], []
    for name, part in calendars(guide, view):
        if _has_days(part):
            made.append(f"{name}.ics")
            question.to_file(os.path.join(folder, made[-1]), write(part, "calendar", "ics", Page(words)))
        else:
            without.append(words.text(part.named[-1]))
    if without:
        output.tell(
            _("No calendar was made of these, because their dates are not known yet: {areas}.").format(
                areas=", ".join(without)
            )
        )
    _say_stale(question, folder, made)


def _has_days(view: ClockView) -> bool:
    return any(row.happening.precision == "day" for row in view.rows)


def _say_left_out(question: Invocation, view: ClockView) -> None:
    from ...formats.calendar.entries import left_out

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


def _deliver(question: Invocation, guide: Guide, view: ClockView | NotFound) -> None:
    answer(question, view, guide)


command = clock_command("calendar", _deliver, past_days=_KEPT)
