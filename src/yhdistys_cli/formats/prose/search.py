"""Where the guide's text speaks of something, as blocks."""

from collections.abc import Iterator

from ...views.lookup import command_of
from ...views.search import SearchHits
from ...words import Words
from ..wording.blocks import Block, Heading, Items, Paragraph, Table
from ..wording.phrases import provenance_line


def compose(view: SearchHits, words: Words) -> Iterator[Block]:
    """The parts that have the words, with their sentences; where none has, names that look like them."""
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
