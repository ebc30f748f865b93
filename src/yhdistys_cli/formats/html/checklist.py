"""House-rule boards, and the list of them, for a page."""

from typing import assert_never

import htpy as h

from ...models import Checklist
from ...views.checklist import ChecklistIndex, ChecklistPage
from .parts import heading, items, standing
from .setting import Setting


def main(view: ChecklistIndex | ChecklistPage, setting: Setting, papers: h.Node = None) -> h.Node:
    """One board, with `papers` below it beside the button that prints it, or the list of them."""
    if isinstance(view, ChecklistPage):
        printing = h.button(type="button", hidden=True, data_print="")[setting.words.gettext("Print")]
        return [
            h.article(class_="board")[board(view.checklist, setting, 1)],
            h.div(".buttons")[printing, papers] if setting.places else None,
            standing(view.provenance, setting),
        ]
    if isinstance(view, ChecklistIndex):
        return _index(view, setting)
    assert_never(view)


def _index(view: ChecklistIndex, setting: Setting) -> h.Node:
    words = setting.words
    empty = h.p[words.gettext("The guide has no house-rule boards.")]
    return [
        h.h1[words.gettext("House rules")],
        board_list(view.checklists, setting) if view.checklists else empty,
        standing(view.provenance, setting),
    ]


def board_list(boards: tuple[Checklist, ...], setting: Setting) -> h.Node:
    """The boards by name, each a link to its page where it has one; with what is on them where it has none."""
    if setting.places is None:
        return [h.section(id=one.id)[board(one, setting, 2)] for one in boards]
    rows = [h.a(href=setting.href("checklist", one.id))[setting.words.text(one.title)] for one in boards]
    return items(rows, class_="list")


def board(one: Checklist, setting: Setting, level: int) -> h.Node:
    """A board: whom it is for, its aim, what is on it, and its spirit."""
    words = setting.words
    return [
        heading(level, words.text(one.title)),
        h.p(class_="quiet")[words.text(one.audience)] if one.audience else None,
        h.p(class_="lead")[words.text(one.aim)] if one.aim else None,
        items(map(words.text, one.items), ordered=one.ordered, class_="rules"),
        items(map(words.text, one.spirit), class_="spirit"),
    ]
