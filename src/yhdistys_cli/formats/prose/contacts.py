"""Who answers, as blocks."""

from collections.abc import Iterator

from ...models import Area
from ...views.contacts import ContactList, Entry
from ...words import Words
from ..wording.blocks import Block, Heading, Paragraph
from ..wording.phrases import directory_line, link_line, names, other_area, provenance_line
from .common import below_people, coming_next, people_table


def compose(view: ContactList, words: Words) -> Iterator[Block]:
    """How the question was read, the people by unit, what comes next, and where to find others."""
    yield from before(view, words)
    yield from _entries(view, words)
    yield from after(view, words)


def before(view: ContactList, words: Words) -> Iterator[Block]:
    """How the question was read, and how the responsibility for an area is known."""
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


def after(view: ContactList, words: Words) -> Iterator[Block]:
    """That nobody was found, what comes next, where to find others, and the last line."""
    _ = words.gettext
    if not view.entries and len(view.asked) > 1:
        asked = ", ".join(map(words.quote, view.asked))
        yield Paragraph(_("Nobody is responsible for all of these at once: {asked}").format(asked=asked))
    if not view.entries and not view.asked:
        yield Paragraph(_("The guide names no units and no contact persons yet."))
    yield from coming_next(view.next, words, 2)
    people = [answering.person for entry in view.entries for answering in entry.people]
    if view.directory and (not people or not all(p.email and p.phone for p in people)):
        yield Paragraph(directory_line(view.directory, words))
    yield provenance_line(view.provenance, words, words.date(view.day) if view.asked_day else "")


def _area_note(area: Area, words: Words) -> str:
    _ = words.gettext
    title = words.text(area.title)
    if area.answers == "unknown":
        return _("{area}: the guide names no contact person.").format(area=title)
    if area.answers == "each-unit":
        return _("{area}: each unit handles its own field.").format(area=title)
    if area.inferred:
        return _("{area}: the responsible unit is inferred from its name; the guide does not say it.").format(
            area=title
        )
    return ""


def heading_of(entry: Entry, words: Words) -> str:
    """The units of an entry; that its people are not responsible for them on the day, or for none at all."""
    _ = words.gettext
    units = names(entry.units, words)
    if entry.on_duty or (units and all(answering.absence for answering in entry.people)):
        return units  # who comes back is only away
    if units:
        return _("{units}: not a contact person on {date}").format(units=units, date=words.date(entry.day))
    return _("No unit named in the guide")


def _entries(view: ContactList, words: Words) -> Iterator[Block]:
    for entry in view.entries:
        yield Heading(2, heading_of(entry, words))
        if area := other_area(entry, words):
            yield Paragraph(area, quiet=True)
        if entry.people:
            yield people_table(entry, words)
        for answering in entry.people:
            for link in answering.person.links:
                yield Paragraph(link_line(link, words), tight=True)
        yield from below_people(entry, words)
