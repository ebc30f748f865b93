"""What somebody hands over, as one page of blocks."""

from collections.abc import Iterator

from ...views.handover import Handover, Passage
from ...words import Words
from ..wording.agenda import coming
from ..wording.blocks import Agenda, Appointment, Block, Heading, Items, Paragraph, Table
from ..wording.handing import absence, area, commands, duty, in_short, passage, stand_in, title, unknown
from ..wording.phrases import forum_line, names, provenance_line


def compose(view: Handover, words: Words) -> Iterator[Block]:
    """What is left to nobody, what she answers for, what comes next there, and what to do."""
    _ = words.gettext
    yield Heading(1, title(view, words))
    yield Paragraph(in_short(view, words))
    if view.duties:
        yield Heading(2, _("Units"))
        yield Agenda(tuple(_row(names(one.units, words), duty(one, view, words)) for one in view.duties))
    if view.areas or view.own_fields:
        yield Heading(2, _("Working areas"))
        own = (_row(words.text(one.title), (_("each unit for its own field"),)) for one in view.own_fields)
        served = (_row(words.text(one.area.title), area(one, words)) for one in view.areas)
        yield Agenda((*served, *own))
    yield from _items(_("Forums"), (forum_line(one, words) for one in view.forums))
    if view.rows:
        yield Heading(2, _("Next"))
        yield coming(view.rows, words)
    if view.own_rows:
        yield Heading(2, _("Next, each unit for its own field"))
        yield coming(view.own_rows, words)
    yield from _items(_("Stands in for"), (stand_in(one, words) for one in view.stand_ins))
    yield from _items(_("Away"), (absence(one, words) for one in view.absences))
    yield from _passages(_("What the house rules say about handing over"), view.rules, words)
    yield from _passages(_("The guide names {person} here").format(person=view.person.name), view.mentions, words)
    if rows := tuple(commands(view, words)):
        yield Heading(2, _("What to do"))
        yield Table((), rows)
    yield Paragraph(unknown(view, words))
    yield provenance_line(view.provenance, words)


def _row(what: str, details: tuple[str, ...]) -> Appointment:
    return Appointment("", what, "", details)


def _items(title: str, lines: Iterator[str]) -> Iterator[Block]:
    if items := tuple(lines):
        yield Heading(2, title)
        yield Items(items)


def _passages(title: str, found: tuple[Passage, ...], words: Words) -> Iterator[Block]:
    yield from _items(title, (passage(one, words) for one in found))
