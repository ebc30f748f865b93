"""The guide's contents and its parts, as blocks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from ...models import Listing
from ...views import guide as parts
from ...views.areas import AreaPage
from ...views.checklist import ChecklistPage
from ...words import Words
from ..wording.blocks import Block, Heading, Items, Paragraph, Table
from ..wording.phrases import (
    body_line,
    directory_line,
    link_line,
    names,
    note,
    other_area,
    person_line,
    provenance_line,
    unit_lines,
    vacancy,
)
from .areas import area_list, area_page, forums_of_all
from .checklist import board


def compose(view: parts.GuideContents | parts.GuidePages, words: Words) -> Iterator[Block]:
    """The topics that one can ask for, or what they say; the pages have one last line for all of them."""
    if isinstance(view, parts.GuideContents):
        yield from _contents(view, words)
    elif isinstance(view, parts.GuidePages):
        if view.full:
            yield Heading(1, words.text(view.about.name))
        for _id, part in view.parts:
            yield from part_blocks(part, words, 2 if view.full else 1)
    else:
        assert_never(view)
    yield provenance_line(view.provenance, words)


def part_blocks(part: parts.Part, words: Words, level: int) -> Iterator[Block]:
    """A part of the guide under a heading of this level."""
    match part:
        case parts.Introduction():
            return _introduction(part, words, level)
        case Listing():
            return _listing(part, words, level)
        case parts.AreaPart():
            return _areas(part, words, level)
        case AreaPage():
            return area_page(part, words, level)
        case ChecklistPage(checklist):
            return board(checklist, words, level)
        case parts.ClockPart():
            return _clock(part, words, level)
        case parts.ContactTable():
            return _contact_table(part, words, level)
        case parts.Bodies():
            return _bodies(part, words, level)
        case parts.Links():
            return _links(part, words, level)
        case parts.Errata():
            return _errata(part, words, level)
        case _:
            assert_never(part)


def _contents(view: parts.GuideContents, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, words.text(view.about.name))
    yield Table((), tuple((words.text(t.name), words.command("guide", t.id)) for t in view.topics))
    yield Paragraph(_("The whole guide: {command}").format(command=words.command("guide --full")))


def _introduction(view: parts.Introduction, words: Words, level: int) -> Iterator[Block]:
    yield Heading(level, words.gettext("Introduction"))
    yield Paragraph(words.text(view.about.introduction))
    if view.about.audience:
        yield Paragraph(words.text(view.about.audience))


def _listing(view: Listing, words: Words, level: int) -> Iterator[Block]:
    yield Heading(level, words.text(view.title))
    if view.introduction:
        yield Paragraph(words.text(view.introduction))
    yield Items(tuple(words.text(item) for item in view.items))


def _areas(view: parts.AreaPart, words: Words, level: int) -> Iterator[Block]:
    """The areas in short; with the whole guide each in full, without the commands that would show it."""
    part = view.areas
    yield from area_list(part.title, part.introduction, () if view.pages else part.areas, words, level)
    yield from forums_of_all(view.forums, words, level + 1)
    for page in view.pages:
        yield from area_page(page, words, level + 1, within=True)


def _clock(view: parts.ClockPart, words: Words, level: int) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, words.text(view.title) or _("Annual clock"))
    if view.note:
        yield Paragraph(words.text(view.note))
    if view.clock is None:
        yield Paragraph(words.command("clock"), quiet=True, tight=True)
        return
    from .clock import compose as clock

    # Its own title, note and last line are said already.
    _title, *blocks, _last = clock(replace(view.clock, note=None), words)
    for block in blocks:
        yield replace(block, level=block.level + level - 1) if isinstance(block, Heading) else block


def _contact_table(view: parts.ContactTable, words: Words, level: int) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, words.text(view.title) or _("Contact persons"))
    rows = []
    for entry in view.contacts.entries:
        area = other_area(entry, words)
        where = names(entry.units, words) + (f" / {area}" if area else "")
        people = ", ".join(person_line(answering, words, entry.day) for answering in entry.people)
        who = people or vacancy(entry, words) or "; ".join(unit_lines(entry, words))
        rows.append((where, who))
    yield Table((_("Service area/unit"), _("Contact person(s)")), tuple(rows))
    for entry in view.contacts.entries:
        if shared := note(entry, words):
            yield Paragraph(f"{names(entry.units, words)}. {shared}")
    if view.contacts.directory:
        yield Paragraph(directory_line(view.contacts.directory, words))


def _bodies(view: parts.Bodies, words: Words, level: int) -> Iterator[Block]:
    yield Heading(level, words.gettext("Deciding bodies"))
    yield Items(tuple(body_line(body, words) for body in view.bodies))


def _links(view: parts.Links, words: Words, level: int) -> Iterator[Block]:
    yield Heading(level, words.gettext("Links"))
    yield Items(tuple(link_line(link, words) for link in view.links))


def _errata(view: parts.Errata, words: Words, level: int) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, _("Corrected typos"))
    yield Paragraph(_("The guide writes something else here; nothing else was changed."))
    yield Table((_("In the guide"), _("Here")), tuple((e.written, e.corrected) for e in view.errata))
