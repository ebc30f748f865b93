"""What a coordinator should do, for a page."""

from collections.abc import Iterable

import htpy as h

from ...views.tasks import Task
from ...views.todo import Todo
from ..wording.tasks import commands, due, parts, reasons, what
from .parts import standing
from .setting import Setting, web


def main(view: Todo, setting: Setting) -> h.Node:
    """What is late, what has a day, what has none; each with its reason and its command."""
    words = setting.words
    _ = words.gettext
    nothing = _(
        "There is nothing to do now: no date is open, nobody is about to leave a unit to nobody, and no page waits to "
        "be looked at."
    )
    return [
        h.h1[" · ".join((_("To do"), *map(words.text, view.named)))],
        [[h.h2[title], h.ul(class_="events")[_tasks(tasks, setting)]] for title, tasks in parts(view, words)],
        None if view.tasks else h.p[nothing],
        standing(view.provenance, setting, words.date(view.today)),
    ]


def _tasks(tasks: Iterable[Task], setting: Setting) -> h.Node:
    words = setting.words
    return [
        h.li(".event")[
            h.h3[what(task, words)],
            h.p(class_="when")[h.time(datetime=task.due.isoformat())[due(task, words)]] if task.due else None,
            [h.p[h.a(href=web(text))[text] if web(text) else text] for text in reasons(task, words)],
            [h.p[h.code[command]] for command in commands(task, words)],
        ]
        for task in tasks
    ]
