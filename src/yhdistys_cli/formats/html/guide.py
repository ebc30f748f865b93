"""The guide's contents and its parts, for a page."""

from typing import assert_never

import htpy as h

from ...models import Listing
from ...views import guide as parts
from ...views.areas import AreaPage
from ...views.checklist import ChecklistPage
from ..wording import phrases
from . import areas
from .checklist import board
from .marks import own
from .parts import directory, heading, items, link, standing
from .rows import months
from .setting import Setting


def main(view: parts.GuideContents | parts.GuidePages, setting: Setting, papers: h.Node = None) -> h.Node:
    """The topics of the guide, or what they say; the whole begins with its contents, and `papers` above them."""
    words = setting.words
    if isinstance(view, parts.GuideContents):
        topics = items(words.text(topic.name) for topic in view.topics)
        return h.h1[words.text(view.about.name)], topics, standing(view.provenance, setting)
    if isinstance(view, parts.GuidePages):
        level = 2 if view.full else 1
        named = [(name, _title(part, setting), part) for name, part in view.parts]
        contents = [h.a(href=f"#{name}")[title] for name, title, _part_ in named]
        return [
            h.h1[words.text(view.about.name)] if view.full else None,
            papers,
            h.nav(aria_label=words.gettext("Contents"), class_="contents")[items(contents)] if view.full else None,
            [
                h.section(id=name if view.full else None)[part_of(part, title, setting, level)]
                for name, title, part in named
            ],
            standing(view.provenance, setting),
        ]
    assert_never(view)


def _title(part: parts.Part, setting: Setting) -> str:
    words = setting.words
    _ = words.gettext
    match part:
        case parts.Introduction():
            return _("Introduction")
        case Listing() | parts.ClockPart():
            return words.text(part.title) or _("Annual clock")
        case parts.AreaPart():
            return words.text(part.areas.title) or _("Working areas")
        case AreaPage():
            return words.text(part.area.title)
        case ChecklistPage():
            return words.text(part.checklist.title)
        case parts.ContactTable():
            return words.text(part.title) or _("Contact persons")
        case parts.Bodies():
            return _("Deciding bodies")
        case parts.Links():
            return _("Links")
        case parts.Errata():
            return _("Corrected typos")
        case _:
            assert_never(part)


def part_of(part: parts.Part, title: str, setting: Setting, level: int) -> h.Node:
    """A part of the guide under its title."""
    words = setting.words
    if isinstance(part, AreaPage):
        return areas.page(part, setting, level)
    if isinstance(part, ChecklistPage):
        return board(part.checklist, setting, level)
    if isinstance(part, parts.AreaPart):
        return _areas(part, setting, level)
    inside: list[h.Node] = [heading(level, title)]
    match part:
        case parts.Introduction():
            inside += [h.p[words.text(part.about.introduction)]]
            inside += [h.p[words.text(part.about.audience)]] if part.about.audience else []
        case Listing():
            inside += [h.p[words.text(part.introduction)]] if part.introduction else []
            inside += [items(map(words.text, part.items))]
        case parts.ClockPart():
            inside += [h.p[words.text(part.note)]] if part.note else []
            inside += months(part.clock, setting, level + 1) if part.clock else []
        case parts.ContactTable():
            inside += [_contacts(part, setting)]
        case parts.Bodies():
            inside += [items(phrases.body_line(body, words) for body in part.bodies)]
        case parts.Links():
            inside += [items(link(one, setting) for one in part.links)]
        case parts.Errata():
            inside += [_errata(part, setting)]
        case _:
            assert_never(part)
    return inside


def _areas(part: parts.AreaPart, setting: Setting, level: int) -> h.Node:
    """The areas in short; with the whole guide each in full."""
    shown = () if part.pages else part.areas.areas
    return [
        areas.area_list(part.areas.title, part.areas.introduction, shown, setting, level),
        areas.forums_of_all(part.forums, setting, level + 1),
        [areas.page(page, setting, level + 1, within=True) for page in part.pages],
    ]


def _table(header: tuple[str, ...], body: list[tuple[h.Node, ...]]) -> h.Node:
    head = h.tr[[h.th(scope="col")[text] for text in header]]
    return h.div(class_="table")[h.table[h.thead[head], h.tbody[[h.tr[[h.td[cell] for cell in row]] for row in body]]]]


def _contacts(part: parts.ContactTable, setting: Setting) -> h.Node:
    words = setting.words
    _ = words.gettext
    body: list[tuple[h.Node, ...]] = []
    for entry in part.contacts.entries:
        area = phrases.other_area(entry, words)
        where = phrases.names(entry.units, words) + (f" / {area}" if area else "")
        people = ", ".join(phrases.person_line(answering, words, entry.day) for answering in entry.people)
        body.append((where, people or phrases.vacancy(entry, words) or "; ".join(phrases.unit_lines(entry, words))))
    notes = [
        f"{phrases.names(entry.units, words)}. {said}"
        for entry in part.contacts.entries
        if (said := phrases.note(entry, words))
    ]
    return [
        _table((_("Service area/unit"), _("Contact person(s)")), body),
        [h.p[text] for text in notes],
        directory(part.contacts.directory, setting),
    ]


def _errata(part: parts.Errata, setting: Setting) -> h.Node:
    words = setting.words
    _ = words.gettext
    body: list[tuple[h.Node, ...]] = [(own(e.written, words), own(e.corrected, words)) for e in part.errata]
    return [
        h.p[_("The guide writes something else here; nothing else was changed.")],
        _table((_("In the guide"), _("Here")), body),
    ]
