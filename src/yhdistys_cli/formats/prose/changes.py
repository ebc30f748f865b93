"""What has changed, as blocks: a piece that can be pasted into a newsletter."""

from collections.abc import Iterator

from ...views.changes import Changes
from ...words import Words
from ..wording.blocks import Block, Heading, Items, Paragraph
from ..wording.news import chapters, heading
from ..wording.phrases import provenance_line


def compose(view: Changes, words: Words) -> Iterator[Block]:
    """What has changed since when, thing by thing; that nothing has, where that is so."""
    _ = words.gettext
    yield Heading(1, heading(view, words))
    if not view.news:
        yield Paragraph(_("Nothing has changed for those who read the guide."))
    for title, rows in chapters(view.news, words):
        if title:
            yield Heading(2, title)
        yield Items(tuple(text for _lead, text in rows), leads=tuple(lead for lead, _text in rows))
    if view.is_partial:
        yield Paragraph(_("What could not be read, then or now, was not compared."))
    yield provenance_line(view.provenance, words)
