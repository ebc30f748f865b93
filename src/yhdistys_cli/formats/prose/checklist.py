"""House-rule boards, as blocks."""

from collections.abc import Iterator
from typing import assert_never

from ...models import Checklist
from ...views.checklist import ChecklistIndex, ChecklistPage
from ...words import Words
from ..wording.blocks import Block, Heading, Items, Paragraph, Table
from ..wording.phrases import provenance_line


def compose(view: ChecklistIndex | ChecklistPage, words: Words) -> Iterator[Block]:
    """One board, or the index of them."""
    if isinstance(view, ChecklistPage):
        yield from board(view.checklist, words)
    elif isinstance(view, ChecklistIndex):
        yield from _index(view, words)
    else:
        assert_never(view)
    yield provenance_line(view.provenance, words)


def _index(view: ChecklistIndex, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, _("House rules"))
    yield Table((), tuple((words.text(b.title), words.command("checklist", b.id)) for b in view.checklists))
    if not view.checklists:
        yield Paragraph(_("The guide has no house-rule boards."))


def board(checklist: Checklist, words: Words, level: int = 1) -> Iterator[Block]:
    """A board: whom it is for, its aim, what is on it, and its spirit."""
    yield Heading(level, words.text(checklist.title))
    if checklist.audience:
        yield Paragraph(words.text(checklist.audience), quiet=True, tight=True)
    if checklist.aim:
        yield Paragraph(words.text(checklist.aim))
    yield Items(tuple(words.text(item) for item in checklist.items), "number" if checklist.ordered else "box")
    if checklist.spirit:
        yield Paragraph(" · ".join(words.text(item) for item in checklist.spirit))
