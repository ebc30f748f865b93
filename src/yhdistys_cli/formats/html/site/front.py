"""The front page: what comes next, the areas with who answers, the boards, how to subscribe."""

import htpy as h

from ....views.areas import AreaPage
from ....views.site import Site
from ...wording import phrases
from .. import rows
from ..checklist import board_list
from ..contacts import area_note
from ..parts import directory, standing
from ..setting import Setting


def main(site: Site, setting: Setting) -> h.Node:
    """The inside of the front page."""
    words = setting.words
    _ = words.gettext
    areas = [_card(page, setting) for page in site.area_pages]
    people, index, subscribe = setting.href("contacts"), setting.href("index"), setting.href("subscribe")
    return [
        h.h1[words.text(site.about.name)],
        h.p(".lead")[words.text(site.about.introduction)],
        h.p[
            h.a(".button.first", href=people)[_("Who is responsible for what?")] if people else None,
            " ",
            h.a(".button", href=index)[_("Everything from A to Z")],
        ],
        rows.coming(site.next, setting, 2),
        h.p[h.a(href=setting.href("clock"))[_("The whole clock")]] if site.clocks else None,
        [h.h2[words.text(site.areas.title) or _("Working areas")], h.ul(".cards")[areas]] if areas else None,
        [h.h2[_("House rules")], board_list(site.boards.checklists, setting)] if site.board_pages else None,
        [
            h.h2[_("Subscribe to the calendar")],
            h.p[_("A calendar that you subscribe to changes by itself whenever a day changes.")],
            h.p[h.a(".button", href=subscribe)[_("How to subscribe")]],
        ]
        if subscribe
        else None,
        directory(site.about.directory, setting),
        standing(site.provenance, setting),
    ]


def _card(page: AreaPage, setting: Setting) -> h.Element:
    words = setting.words
    return h.li[
        h.h3[h.a(href=setting.href("area", page.area.id))[words.text(page.area.title)]],
        [h.p[text] for text in _answers(page, setting)],
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
