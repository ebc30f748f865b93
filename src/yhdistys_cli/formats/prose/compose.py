"""Views to blocks: what an answer says, and in which order, in the words of a language."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ...models import Area, Checklist, Listing
from ...views.contacts import Answering, ContactList, Entry
from ...views.lookup import command_of
from ...words import Words
from ..wording.blocks import Block, Fields, Heading, Items, Paragraph, Table
from ..wording.phrases import (
    body_line,
    directory_line,
    email_cell,
    link_line,
    names,
    note,
    other_area,
    phone_cell,
    provenance_line,
    term,
    vacancy,
)


def compose(view: Any, words: Words) -> list[Block]:
    """The blocks of any view that people read."""
    name = type(view).__name__
    if name == "ClockView":
        from ..wording import agenda

        return list(agenda.COMPOSERS[name](view, words))
    if name == "Explanations":
        from ..problems import explained

        return list(explained.COMPOSERS[name](view, words))
    if name == "Plan":
        from ..wording import planned

        return list(planned.COMPOSERS[name](view, words))
    return list(_COMPOSERS[name](view, words))


def _start(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    about = {
        "contacts": _("whom to contact"),
        "areas": _("a working area on one page"),
        "checklist": _("a house-rule board"),
        "guide": _("the guide's contents"),
    }
    yield Heading(1, words.text(view.name))
    yield from _next(view.next, words, 2)
    yield Paragraph(_("You can ask, for example:"))
    yield Table((), tuple((words.command(command), about[kind]) for kind, command in view.questions))
    yield Paragraph(_("All commands: yhdistys --help"))
    yield provenance_line(view.provenance, words)


def _next(rows: Any, words: Words, level: int) -> Iterator[Block]:
    """What comes next, under its own heading; nothing where nothing is known."""
    if rows:
        from ..wording.agenda import coming

        yield Heading(level, words.gettext("Next"))
        yield coming(rows, words)


# --- contacts


def _area_note(area: Area, words: Words) -> str:
    _ = words.gettext
    title = words.text(area.title)
    if area.answers == "unknown":
        return _("{area}: the guide names no contact person.").format(area=title)
    if area.answers == "each-unit":
        return _("{area}: each unit handles its own field.").format(area=title)
    if area.answers_inferred:
        return _("{area}: the responsible unit is inferred from its name; the guide does not say it.").format(
            area=title
        )
    return ""


def _person(answering: Answering, words: Words) -> tuple[str, ...]:
    person = answering.person
    title, number, email = words.text(person.title), phone_cell(person, words), email_cell(person, words)
    return person.name, title, term(answering, words), number, email


def _without_units(entry: Entry, view: ContactList, words: Words) -> str:
    """The heading of people whom no unit names, or not on the day of the question."""
    _ = words.gettext
    if any(answering.terms for answering in entry.people):
        return _("Not a contact person on {date}").format(date=words.date(view.day))
    return _("No unit named in the guide")


def _entries(view: ContactList, words: Words, level: int) -> Iterator[Block]:
    _ = words.gettext
    for entry in view.entries:
        yield Heading(level, names(entry.units, words) or _without_units(entry, view, words))
        if area := other_area(entry, words):
            yield Paragraph(area, quiet=True)
        if entry.people:
            # A column that would be empty in every row is left out.
            columns = [column for column in zip(*(_person(a, words) for a in entry.people), strict=True) if any(column)]
            yield Table((), tuple(zip(*columns, strict=True)))
        for answering in entry.people:
            for link in answering.person.links:
                yield Paragraph(link_line(link, words), tight=True)
        if entry.vacancy or not entry.people:
            yield Paragraph(vacancy(entry, words), tight=True)
        if shared := note(entry, words):
            yield Paragraph(shared, tight=True)


def _contacts(view: ContactList, words: Words) -> Iterator[Block]:
    _ = words.gettext
    for asked, found in view.read:
        read = _("“{word}” was read as: {names}").format(word=asked, names=", ".join(map(words.text, found)))
        yield Paragraph(read, quiet=True)
    for area in view.areas:
        if said := _area_note(area, words):
            yield Paragraph(said)
        if isinstance(area.answers, tuple) and not view.entries and len(view.asked) == 1:
            title = words.text(area.title)
            yield Paragraph(_("{area}: the record of the responsible unit could not be read.").format(area=title))
    yield from _entries(view, words, 2)
    if not view.entries and len(view.asked) > 1:
        asked = ", ".join(map(words.quote, view.asked))
        yield Paragraph(_("Nobody is responsible for all of these at once: {asked}").format(asked=asked))
    if not view.entries and not view.asked:
        yield Paragraph(_("The guide names no units and no contact persons yet."))
    yield from _next(view.next, words, 2)
    people = [answering.person for entry in view.entries for answering in entry.people]
    if view.directory and (not people or not all(p.email and p.phone for p in people)):
        yield Paragraph(directory_line(view.directory, words))
    yield provenance_line(view.provenance, words, words.date(view.day) if view.asked_day else "")


# --- areas


def _area_list(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, words.text(view.title) or _("Working areas"))
    if view.introduction:
        yield Paragraph(words.text(view.introduction))
    for area in view.areas:
        yield Heading(2, words.text(area.title))
        yield Paragraph(words.text(area.summary))
        if hasattr(view, "provenance"):
            yield Paragraph(words.command("areas", area.id), quiet=True, tight=True)
    if hasattr(view, "provenance"):
        yield provenance_line(view.provenance, words)


def _answers(view: Any, words: Words) -> Iterator[str]:
    _ = words.gettext
    if view.area.answers == "unknown":
        yield _("The guide names no contact person.")
    elif view.area.answers == "each-unit":
        yield _("Each unit handles its own field:")
    for entry in view.contacts.entries:
        people = words.join(answering.person.name for answering in entry.people)
        yield f"{names(entry.units, words)}: {people or vacancy(entry, words)}"
    if view.area.answers_inferred:
        yield _("The unit is inferred from its name; the guide does not say it.")
    if view.directory and view.area.answers == "unknown":
        yield _("Ask through the directory: {url}").format(url=view.directory.url)
    elif view.directory:
        yield directory_line(view.directory, words)


def _area_page(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    """What comes next and who is responsible stand first: that is what people ask for."""
    _ = words.gettext
    area: Area = view.area
    inferred = _("inferred")
    yield Heading(level, words.text(area.title))
    yield from _next(view.next, words, level + 1)
    yield Fields(((_("Contacts"), tuple(_answers(view, words))),))
    yield Paragraph(words.text(area.summary))
    rows: list[tuple[str, tuple[str, ...]]] = []
    if view.bodies:
        rows.append((_("Who decides"), tuple(body_line(b, words) for b in view.bodies)))
    if area.working_group:
        rows.append((_("Working group"), (words.text(area.working_group),)))
    if view.forums:
        rows.append((_("Dealt with at"), tuple(words.text(f) for f in view.forums)))
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
    yield from _sources(view, words, level + 1)
    yield provenance_line(view.provenance, words)


def _sources(view: Any, words: Words, level: int) -> Iterator[Block]:
    """Where the facts of an area are said: on whose pages, in one line; each page where that was asked for."""
    _ = words.gettext
    every = dict.fromkeys(fact.source for fact in (*view.area.preconditions, *view.bodies) if fact.source)
    if every and view.sources:
        yield Heading(level, _("Sources"))
        yield Items(tuple(every))
    elif every:
        sites = ", ".join(dict.fromkeys(re.sub("^https?://(www[.])?|/.*", "", source) for source in every))
        command = words.command("areas", view.area.id, "--sources")
        said = words.ngettext(
            "Sources: {sites}, {n} page. {command}", "Sources: {sites}, {n} pages. {command}", len(every)
        )
        yield Paragraph(said.format(sites=sites, n=len(every), command=command), quiet=True)


def _unit_areas(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, words.text(view.unit.name))
    if view.areas:
        yield Paragraph(_("A unit that is responsible for these working areas:"))
        yield Table((), tuple((words.text(a.title), words.command("areas", a.id)) for a in view.areas))
    else:
        yield Paragraph(_("A unit. The guide names no working area that it is responsible for."))
    yield Heading(2, _("Contacts"))
    for entry in view.contacts.entries:
        rows = tuple(_person(answering, words) for answering in entry.people)
        columns = [column for column in zip(*rows, strict=True) if any(column)]
        yield Table((), tuple(zip(*columns, strict=True))) if rows else Paragraph(vacancy(entry, words))
        if shared := note(entry, words):
            yield Paragraph(shared, tight=True)
    yield Paragraph(words.command("contacts --area", view.unit.id), quiet=True)
    yield provenance_line(view.provenance, words)


# --- checklists and the guide


def _board(board: Checklist, words: Words, level: int) -> Iterator[Block]:
    yield Heading(level, words.text(board.title))
    if board.audience:
        yield Paragraph(words.text(board.audience), quiet=True, tight=True)
    if board.aim:
        yield Paragraph(words.text(board.aim))
    yield Items(tuple(words.text(item) for item in board.items), "number" if board.ordered else "box")
    if board.spirit:
        yield Paragraph(" · ".join(words.text(item) for item in board.spirit))


def _checklist(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    yield from _board(view.checklist, words, level)
    yield provenance_line(view.provenance, words)


def _checklist_index(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, _("House rules"))
    yield Table((), tuple((words.text(b.title), words.command("checklist", b.id)) for b in view.checklists))
    if not view.checklists:
        yield Paragraph(_("The guide has no house-rule boards."))
    yield provenance_line(view.provenance, words)


def _listing(view: Listing, words: Words, level: int = 1) -> Iterator[Block]:
    yield Heading(level, words.text(view.title))
    if view.introduction:
        yield Paragraph(words.text(view.introduction))
    yield Items(tuple(words.text(item) for item in view.items))


def _introduction(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    yield Heading(level, words.gettext("Introduction"))
    yield Paragraph(words.text(view.about.introduction))
    if view.about.audience:
        yield Paragraph(words.text(view.about.audience))


def _area_part(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    for block in _area_list(view.areas, words):
        yield Heading(block.level + level - 1, block.text) if isinstance(block, Heading) else block


def _clock_part(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, words.text(view.title) or _("Annual clock"))
    if view.note:
        yield Paragraph(words.text(view.note))
    yield Paragraph(words.command("clock"), quiet=True, tight=True)


def _bodies(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    yield Heading(level, words.gettext("Deciding bodies"))
    yield Items(tuple(body_line(body, words) for body in view.bodies))


def _links(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    yield Heading(level, words.gettext("Links"))
    yield Items(tuple(link_line(link, words) for link in view.links))


def _errata(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, _("Corrected typos"))
    yield Paragraph(_("The guide writes something else here; nothing else was changed."))
    yield Table((_("In the guide"), _("Here")), tuple((e.written, e.corrected) for e in view.errata))


def _contact_table(view: Any, words: Words, level: int = 1) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(level, words.text(view.title) or _("Contact persons"))
    rows = []
    for entry in view.contacts.entries:
        area = other_area(entry, words)
        where = names(entry.units, words) + (f" / {area}" if area else "")
        who = ", ".join(answering.person.name for answering in entry.people) or vacancy(entry, words)
        rows.append((where, who))
    yield Table((_("Service area/unit"), _("Contact person(s)")), tuple(rows))
    for entry in view.contacts.entries:
        if shared := note(entry, words):
            yield Paragraph(f"{names(entry.units, words)}. {shared}")
    if view.contacts.directory:
        yield Paragraph(directory_line(view.contacts.directory, words))


def _guide_contents(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, words.text(view.about.name))
    yield Table((), tuple((words.text(t.name), words.command("guide", t.id)) for t in view.topics))
    yield Paragraph(_("The whole guide: {command}").format(command=words.command("guide --full")))
    yield provenance_line(view.provenance, words)


def _guide_pages(view: Any, words: Words) -> Iterator[Block]:
    level = 2 if view.full else 1
    if view.full:
        yield Heading(1, words.text(view.about.name))
    for _id, part in view.parts:
        # Each part ends without its own last line: the pages have one for all of them.
        own = list(_COMPOSERS[type(part).__name__](part, words, level))
        yield from own[:-1] if hasattr(part, "provenance") else own
    yield provenance_line(view.provenance, words)


def _search_hits(view: Any, words: Words) -> Iterator[Block]:
    _ = words.gettext
    asked = words.quote(view.question)
    if view.hits:
        yield Heading(1, _("Where the guide has {question}").format(question=asked))
    else:
        yield Paragraph(_("The guide's text does not have {question}.").format(question=asked))
        if view.suggestions:
            yield Paragraph(_("Similar names in the guide:"))
            near = [(words.text(t.name), words.command(*command_of(t))) for t in view.suggestions]
            yield Table((), tuple(near))
    if view.hits and not view.all_words:
        yield Paragraph(_("No sentence has all of these words; these have some of them."), quiet=True)
    for hit in view.hits:
        yield Heading(2, words.text(hit.heading))
        yield Items(hit.texts)
        yield Paragraph(words.command(hit.command), tight=True)
    if view.directory:
        yield Paragraph(_("The city's directory: {url}").format(url=view.directory.url))
    if view.hits:
        yield provenance_line(view.provenance, words)


_COMPOSERS: dict[str, Callable[..., Iterator[Block]]] = {
    "Start": _start,
    "ContactList": _contacts,
    "AreaList": _area_list,
    "AreaPage": _area_page,
    "UnitAreas": _unit_areas,
    "ChecklistIndex": _checklist_index,
    "ChecklistPage": _checklist,
    "GuideContents": _guide_contents,
    "GuidePages": _guide_pages,
    "SearchHits": _search_hits,
    "Introduction": _introduction,
    "Listing": _listing,
    "AreaPart": _area_part,
    "ClockPart": _clock_part,
    "Bodies": _bodies,
    "Links": _links,
    "Errata": _errata,
    "ContactTable": _contact_table,
}
