"""Working areas, and what a unit is responsible for, as blocks."""

import re
from collections.abc import Iterator
from typing import assert_never

from ...models import Area, Text
from ...views.areas import AreaList, AreaPage, HeldForum, UnitAreas
from ...views.provenance import Sourced
from ...words import Words
from ..wording.blocks import Block, Fields, Heading, Items, Paragraph, Table
from ..wording.phrases import (
    body_line,
    directory_line,
    forum_line,
    link_line,
    names,
    person_line,
    provenance_line,
    unit_lines,
    vacancy,
)
from .common import below_people, coming_next, people_table


def compose(view: AreaList | AreaPage | UnitAreas, words: Words) -> Iterator[Block]:
    """All areas, the page of one, or those of a unit."""
    if isinstance(view, AreaList):
        yield from area_list(view.title, view.introduction, view.areas, words, with_commands=True)
        yield from forums_of_all(view.forums, words, 2)
    elif isinstance(view, AreaPage):
        yield from area_page(view, words)
    elif isinstance(view, UnitAreas):
        yield from _unit_areas(view, words)
    else:
        assert_never(view)
    yield provenance_line(view.provenance, words)


def area_list(
    title: Text | None,
    introduction: Text | None,
    areas: tuple[Area, ...],
    words: Words,
    level: int = 1,
    with_commands: bool = False,
) -> Iterator[Block]:
    """The areas under a title; `with_commands`: each with the command that shows its page."""
    yield Heading(level, words.text(title) or words.gettext("Working areas"))
    if introduction:
        yield Paragraph(words.text(introduction))
    for area in areas:
        yield Heading(level + 1, words.text(area.title))
        yield Paragraph(words.text(area.summary))
        if with_commands:
            yield Paragraph(words.command("areas", area.id), quiet=True, tight=True)


def forums_of_all(forums: tuple[HeldForum, ...], words: Words, level: int) -> Iterator[Block]:
    """Where the matters of all areas are dealt with."""
    if forums:
        yield Heading(level, words.gettext("Where the matters of all areas are dealt with"))
        yield Items(tuple(forum_line(forum, words) for forum in forums))


def area_page(view: AreaPage, words: Words, level: int = 1, within: bool = False) -> Iterator[Block]:
    """What comes next and who is responsible stand first: that is what people ask for.

    `within` the whole guide people and the directory stand elsewhere, and there are no commands.
    """
    _ = words.gettext
    area = view.area
    inferred = _("inferred")
    yield Heading(level, words.text(area.title))
    yield from coming_next(view.next, words, level + 1)
    yield Fields(((_("Contacts"), tuple(_units(view, words) if within else _answers(view, words))),))
    yield Paragraph(words.text(area.summary))
    rows: list[tuple[str, tuple[str, ...]]] = []
    if view.bodies:
        rows.append((_("Who decides"), tuple(body_line(b, words) for b in view.bodies)))
    if area.working_group:
        rows.append((_("Working group"), (words.text(area.working_group),)))
    if view.forums:
        rows.append((_("Dealt with at"), tuple(forum_line(f, words) for f in view.forums)))
    if rows:
        yield Fields(tuple(rows))
    if area.preconditions:
        yield Heading(level + 1, _("Good to know beforehand"))
        yield Items(
            tuple(words.text(fact.text) + (f" ({inferred})" if fact.inferred else "") for fact in area.preconditions)
        )
    if area.links:
        yield Heading(level + 1, _("Links"))
        yield Items(tuple(link_line(link, words) for link in area.links))
    yield from _sources(view, words, level + 1, with_command=not within)


def _units(view: AreaPage, words: Words) -> Iterator[str]:
    """The units that are responsible, without their people."""
    _ = words.gettext
    if view.area.answers == "each-unit":
        yield _("each unit for its own field")
    elif view.units:
        yield names(view.units, words)
    else:
        yield _("The guide names no contact person.")
    if view.area.inferred:
        yield _("The unit is inferred from its name; the guide does not say it.")


def _answers(view: AreaPage, words: Words) -> Iterator[str]:
    _ = words.gettext
    if view.area.answers == "unknown":
        yield _("The guide names no contact person.")
    elif view.area.answers == "each-unit":
        yield _("Each unit handles its own field:")
    for entry in view.contacts.entries:
        people = words.join(person_line(answering, words, entry.day) for answering in entry.people)
        yield ": ".join(filter(None, (names(entry.units, words), people or vacancy(entry, words))))
        yield from unit_lines(entry, words)
    if view.area.inferred:
        yield _("The unit is inferred from its name; the guide does not say it.")
    if view.directory and view.area.answers == "unknown":
        yield _("Ask through the directory: {url}").format(url=view.directory.url)
    elif view.directory:
        yield directory_line(view.directory, words)


def _sources(view: AreaPage, words: Words, level: int, with_command: bool) -> Iterator[Block]:
    """Where the facts of an area are said: on whose pages, in one line; each page where that was asked for."""
    _ = words.gettext
    forums = [held.forum for held in view.forums]
    facts: tuple[Sourced, ...] = (view.area, *view.area.preconditions, *view.bodies, *forums)
    every = dict.fromkeys(fact.source for fact in facts if fact.source)
    if every and view.sources:
        yield Heading(level, _("Sources"))
        yield Items(tuple(every))
    elif every:
        sites = ", ".join(dict.fromkeys(re.sub("^https?://(www[.])?|/.*", "", source) for source in every))
        command = words.command("areas", view.area.id, "--sources") if with_command else ""
        said = words.ngettext(
            "Sources: {sites}, {n} page. {command}", "Sources: {sites}, {n} pages. {command}", len(every)
        )
        yield Paragraph(said.format(sites=sites, n=len(every), command=command).rstrip(), quiet=True)


def _unit_areas(view: UnitAreas, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, words.text(view.unit.name))
    if view.areas:
        yield Paragraph(_("A unit that is responsible for these working areas:"))
        yield Table((), tuple((words.text(a.title), words.command("areas", a.id)) for a in view.areas))
    else:
        yield Paragraph(_("A unit. The guide names no working area that it is responsible for."))
    yield Heading(2, _("Contacts"))
    for entry in view.contacts.entries:
        if entry.people:
            yield people_table(entry, words)
        yield from below_people(entry, words)
    yield Paragraph(words.command("contacts --area", view.unit.id), quiet=True)
