"""The plan of a year, as blocks: what is to be looked at, and the year as it stands."""

from collections.abc import Iterator

from ...views.clock import together
from ...views.plan import Plan
from ...words import Words
from ..wording.agenda import appointment, other_year
from ..wording.blocks import Agenda, Block, Heading, Items, Paragraph
from ..wording.phrases import provenance_line
from ..wording.planned import ALWAYS_COUNTED, PLAN_PARTS, finding


def compose(view: Plan, words: Words) -> Iterator[Block]:
    """What is to be looked at, by what it asks, then the year, and how much there is of each."""
    _ = words.gettext
    yield Heading(1, _("Plan for {year}").format(year=view.year))
    for title, codes in PLAN_PARTS:
        own = [finding(found, words) for found in view.findings if found.code in codes]
        if own:
            yield Heading(2, _(title))
            yield Items(tuple(own), "box")
    if not view.findings and all(row.happening.status in ("confirmed", "changed", "cancelled") for row in view.rows):
        yield Paragraph(_("Everything has a confirmed date, and nothing collides."))
    if not view.has_school_holidays:
        yield Paragraph(_("The school holidays of the year are not in the data, so they were not looked at."))
    if view.rows:
        yield Heading(2, _("The year"))
        yield Agenda(tuple(appointment(row, words, other_year(row, view.year)) for row in together(view.rows)))
    if view.note:
        yield Paragraph(words.text(view.note))
    yield Paragraph(_counts(view, words))
    yield provenance_line(view.provenance, words)


def _counts(view: Plan, words: Words) -> str:
    """How much there is under each heading: what must be seen without scrolling up. No collisions are said too."""
    counted = {title: sum(found.code in codes for found in view.findings) for title, codes in PLAN_PARTS}
    return " · ".join(
        f"{words.gettext(title)}: {number}" for title, number in counted.items() if number or title in ALWAYS_COUNTED
    )
