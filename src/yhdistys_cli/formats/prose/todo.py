"""What a coordinator should do, as blocks."""

from collections.abc import Iterator

from ...views.tasks import Task
from ...views.todo import Todo
from ...words import Words
from ..wording.blocks import Agenda, Appointment, Block, Heading, Paragraph
from ..wording.phrases import provenance_line
from ..wording.tasks import commands, due, parts, reasons, what


def compose(view: Todo, words: Words) -> Iterator[Block]:
    """What is late, what has a day, what has none; each with its reason and its command."""
    _ = words.gettext
    yield Heading(1, " · ".join((_("To do"), *map(words.text, view.named))))
    for title, tasks in parts(view, words):
        yield Heading(2, title)
        yield Agenda(tuple(_appointment(task, words) for task in tasks))
    if view.tasks:
        said = words.ngettext("{n} task", "{n} tasks", len(view.tasks)).format(n=len(view.tasks))
        late = sum(task.due is not None and task.due < view.today for task in view.tasks)
        yield Paragraph(" · ".join((said, *([f"{_('Late')}: {late}"] if late else []))))
    else:
        yield Paragraph(
            _(
                "There is nothing to do now: no date is open, nobody is about to leave a unit to nobody, and no page "
                "waits to be looked at."
            )
        )
    yield provenance_line(view.provenance, words)


def _appointment(task: Task, words: Words) -> Appointment:
    return Appointment(due(task, words), what(task, words), "", (*reasons(task, words), *commands(task, words)))
