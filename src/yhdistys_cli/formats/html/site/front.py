"""The front page: what comes next, the areas with who answers, the boards, how to subscribe."""

import htpy as h

from ....views.areas import AreaPage
from ....views.clock import together
from ....views.site import Site
from ...wording import phrases
from .. import rows, wheel
from ..areas import card_heading
from ..checklist import board_list
from ..contacts import area_note
from ..parts import directory, standing
from ..setting import Setting
from ..signs import colour
from .frame import notice
from .information import box


def main(site: Site, setting: Setting) -> h.Node:
    """The inside of the front page."""
    words = setting.words
    _ = words.gettext
    areas = [_card(page, setting) for page in site.area_pages]
    boards = (
        [h.section[h.h2[_("House rules")], board_list(site.boards.checklists, setting)]] if site.board_pages else []
    )
    subscribing = box("", None, setting, 2)
    return [
        _hero(site, setting),
        notice(site, words),
        rows.coming(site.next, setting, 2),
        h.p[h.a(href=setting.href("clock"))[_("The whole clock")]] if site.clocks else None,
        [h.h2[words.text(site.areas.title) or _("Working areas")], h.ul(".cards")[areas]] if areas else None,
        h.div(".pair")[boards, subscribing] if boards or subscribing else None,
        directory(site.about.directory, setting),
        standing(site.provenance, setting),
    ]


def _hero(site: Site, setting: Setting) -> h.Node:
    """Whose pages these are and what for, on the ground of the header, beside the year as an ornament."""
    words = setting.words
    _ = words.gettext
    people, index, clock = setting.href("contacts"), setting.href("index"), setting.href("clock")
    return h.div(".hero")[
        h.div[
            h.h1[words.text(site.about.name)],
            h.p(".lead")[words.text(site.about.introduction)],
            h.p(".buttons")[
                h.a(".button.first", href=people)[_("Who is responsible for what?")] if people else None,
                h.a(".button", href=index)[_("Everything from A to Z")],
            ],
        ],
        wheel.emblem(site.clocks[0], words, clock) if clock else None,
    ]


def _card(page: AreaPage, setting: Setting) -> h.Element:
    """A working area: who is responsible for it, and what comes next."""
    words = setting.words
    _ = words.gettext
    return h.li(class_=colour(page.area.id, setting))[
        card_heading(page.area, setting, 3),
        h.p(".label")[_("Contacts")],
        [h.p[text] for text in _answers(page, setting)],
        _next(page, setting),
    ]


def _next(page: AreaPage, setting: Setting) -> h.Node:
    """The first of what comes next of the area's own, if it has a time: what concerns all areas is said above."""
    words, own = setting.words, page.area.id
    own_rows = (row for row in together(page.next) if any(area.id == own for area in row.areas))
    row = next((row for row in own_rows if row.happening.first_day is not None), None)
    if row is None:
        return None
    return h.div(".soon", **rows.days(row.happening))[
        h.p(".label")[words.gettext("Next")],
        h.p[rows.titled(row, setting)],
        [h.p[text] for text in list(rows.todo(row.happening, words))[:1]],
        h.p[rows.pill(row.happening, words)],
    ]


def _answers(page: AreaPage, setting: Setting) -> list[str]:
    """Who answers, in a line a unit; how that is known where nobody says it."""
    words = setting.words
    if isinstance(page.area.answers, str):
        said = area_note(page.area, setting).partition(": ")[2]
        return [said[:1].upper() + said[1:]]
    return [
        ": ".join(
            filter(
                None,
                (
                    phrases.names(entry.units, words),
                    words.join(phrases.person_line(answering, words, entry.day) for answering in entry.people)
                    or phrases.vacancy(entry, words),
                ),
            )
        )
        for entry in page.contacts.entries
    ]
