"""Answers on paper: PDF/UA-1, which a screen reader reads as well, set by typst.

A view becomes a document of plain values in `document`, with a module for each view that is more than its blocks;
`typesetting` is the only door to typst, and `style.typ` beside it says how each kind of document looks.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...views.checklist import ChecklistIndex, ChecklistPage
from ...words import Words
from .. import Page
from ..html.marks import MarkedWords, marked
from .document import Document, title
from .typesetting import typeset


def write(view: Any, page: Page) -> bytes:
    """The bytes of a PDF of the paper that the page names; the same for the same view."""
    document = _maker(view)(view, marked(page.words))
    # Among other files a name says whose it is.
    city = " ".join(page.words.text(view.provenance.municipality.name).split())
    name = document.title if city in document.title else f"{document.title} · {city}"
    return typeset(replace(document, title=title(name), paper=page.paper))


def _maker(view: Any) -> Callable[[Any, MarkedWords], Document]:
    """What makes a document of a view; imported only where it is asked for."""
    name = type(view).__name__
    if isinstance(view, ChecklistIndex | ChecklistPage):
        from .posters import posters

        return posters
    if name == "ContactList":
        from .contacts import contact_list

        return contact_list
    if name == "ClockView":
        from .clock import year

        return year
    if name == "GuidePages" and view.full:
        from .book import book

        return book
    return _blocks


def _blocks(view: Any, words: Words) -> Document:
    from ..prose.compose import compose
    from .document import of_blocks

    return of_blocks(compose(view, words), words)
