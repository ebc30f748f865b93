"""The shapes of `checklist`."""

from typing import Any, assert_never

from ...models import Checklist
from ...views.checklist import ChecklistIndex, ChecklistPage
from ...words import Words
from .common import iso_day, standing, text


def answer(view: ChecklistIndex | ChecklistPage, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    ending = {"standing": standing(view.provenance, words)}
    if isinstance(view, ChecklistPage):
        return "checklist", board(view.checklist, words) | ending
    if isinstance(view, ChecklistIndex):
        return "checklists", {"checklists": [board(checklist, words) for checklist in view.checklists], **ending}
    assert_never(view)


def board(checklist: Checklist, words: Words) -> dict[str, Any]:
    """A board, with all that is on it."""
    return {
        "id": checklist.id,
        "title": words.text(checklist.title),
        "audience": text(checklist.audience, words),
        "ordered": checklist.ordered,
        "aim": text(checklist.aim, words),
        "items": [words.text(item) for item in checklist.items],
        "spirit": [words.text(item) for item in checklist.spirit],
        "source": checklist.source,
        "checked": iso_day(checklist.checked),
    }
