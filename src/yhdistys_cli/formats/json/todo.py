"""The shape of `todo`."""

from typing import Any

from ...views.tasks import Task
from ...views.todo import Todo
from ...words import Words
from ..wording.tasks import commands, reasons, what
from .common import iso_day, standing


def answer(view: Todo, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "todo", {
        "today": iso_day(view.today),
        "named": list(map(words.text, view.named)),
        "tasks": [_task(task, view, words) for task in view.tasks],
        "standing": standing(view.provenance, words),
    }


def _task(task: Task, view: Todo, words: Words) -> dict[str, Any]:
    row = task.row
    return {
        "code": task.code,
        "due": iso_day(task.due),
        "late": task.due is not None and task.due < view.today,
        "text": what(task, words),
        "reasons": reasons(task, words),
        "commands": commands(task, words),
        "events": [own.happening.event.id for own in (row, *row.others)] if row else [],
        "year": row.happening.year if row else task.year,
        "number": row.happening.number if row else None,
        "findings": [found.code for found in task.findings],
        "people": [person.id for person in task.people],
        "units": [unit.id for unit in (row.units if row else task.units)],
        "area": task.area.id if task.area else None,
        "day": iso_day(task.day),
        "pages": [
            {"source": page.source or None, "url": page.url, "facts": page.number, "checked": iso_day(page.checked)}
            for page in task.pages
        ],
    }
