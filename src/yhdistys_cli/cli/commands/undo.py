"""`yhdistys undo`."""

import os
import sys

import click
import typer

from ...models import TIME_ZONE
from .. import kept, output, today, where, writing
from ..changing import Diff, Yes, agreed, folder, reviewed
from ..question import Invocation


def command(context: typer.Context, yes: Yes = False, diff: Diff = False) -> None:
    """The last change, taken back."""
    question = Invocation(context, "undo")
    _ = question.words.gettext
    directory = folder(question)
    writing.take_back(question, [directory])
    cache = where.cache(os.environ)
    if not cache:
        raise click.UsageError(_("Nothing can be undone, because there is no folder in which changes are remembered."))
    change = kept.last(cache, directory)
    if change is None:
        output.tell(_("There is nothing to undo."))
        return
    if (edited := kept.edited(directory, change)) is not None:
        raise output.CannotWriteError("edited-since", edited)
    changes = kept.back(directory, change)
    _show(question, directory, change)
    if not agreed(question, changes, yes=yes, diff=diff):
        return
    can_undo = writing.write(question, {directory: changes}, undone=change)
    done = _("Made again: {files}") if change.is_undone else _("Undone: {files}")
    output.tell(output.one_line(done.format(files=", ".join(changes))))
    if can_undo:
        again = _("Undo it: {command}") if change.is_undone else _("Make it again: {command}")
        output.tell(again.format(command=question.words.command("undo")))


def _show(question: Invocation, directory: str, change: kept.Kept) -> None:
    """What is taken back and when it was made, and which problems come and go with that."""
    from ...formats.changes.text import write
    from ...views.change import ChangeView, compared

    words = question.words
    _ = words.gettext
    before = reviewed(question, directory)
    instead = {kept.path_of(directory, file): file.old for file in change.files}
    after = reviewed(question, directory, instead, before)
    moment = today.local(before.guide.about.time_zone if before.guide else TIME_ZONE, change.moment)
    text = _("Making again: {command} ({when})") if change.is_undone else _("Undoing: {command} ({when})")
    command = " ".join(["yhdistys", *map(where.typed, change.words)])
    when = f"{words.date(moment.date())} {words.hours(moment.time())}"
    output.tell(output.one_line(text.format(command=command, when=when)))
    view = ChangeView((), *compared(before, after), False, ())
    output.say(write(view, question.page(sys.stderr)), end="")
