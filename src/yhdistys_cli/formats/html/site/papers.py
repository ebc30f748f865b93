"""The same on paper: the PDFs that lie beside the pages, and the links to them, which say what and how large they are.

They are made only where somebody asks for them: they need a library that is not installed everywhere, and the same
command must make the same files.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import htpy as h

from ....views.site import Site
from ....words import N_, Words
from ... import Page, write
from ..setting import Setting
from .addresses import PAPERS, Places, paper

# What a page is called on paper.
_NAMES = {
    "checklist": N_("Poster"),
    "clock": N_("The year to print"),
    "contacts": N_("The contact list to print"),
    "guide": N_("The guide to print"),
}


def printed(site: Site, places: Places, words: Words) -> Iterator[tuple[str, bytes]]:
    """Every PDF of a site in one language by its path."""
    for kind, name, view in _views(site):
        for size in PAPERS[kind]:
            page = Page(Words(words.language, words.own), paper=size)
            made = write(view, kind, "pdf", page)
            assert isinstance(made, bytes)
            yield places[paper(kind, name, size)], made


def _views(site: Site) -> Iterator[tuple[str, str, Any]]:
    yield "guide", "", site.guide
    if site.contacts.entries:
        yield "contacts", "", site.contacts
    for board in site.board_pages:
        yield "checklist", board.checklist.id, board
    for view in site.clocks:
        if view.year:
            yield "clock", str(view.year), view


def links(kind: str, name: str, sizes: Mapping[str, int], setting: Setting) -> h.Node:
    """What of a page there is on paper; nothing where there is nothing."""
    _ = setting.words.gettext
    found = []
    for size in PAPERS.get(kind, ()):
        path = (setting.places or {}).get(paper(kind, name, size))
        if path is not None and path in sizes:
            said = _("{name} (PDF, {paper}, {size} kB)").format(
                name=_(_NAMES[kind]), paper=size.upper(), size=-(-sizes[path] // 1000)
            )
            found.append(h.li[h.a(href=setting.to(path), type="application/pdf")[said]])
    return h.ul(".papers")[found] if found else None
