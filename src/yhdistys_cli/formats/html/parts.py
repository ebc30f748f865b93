"""Pieces that many pages have: a heading of a level, a list, a link of the data, the last line of an answer."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import htpy as h

from ...models import UNREADABLE, Link, Person, Unit
from ...phones import dialable, readable
from ...views.provenance import Provenance
from ..wording.phrases import provenance_line
from .marks import own
from .setting import Setting, source_address, unverified, web

_HEADINGS = (h.h1, h.h2, h.h3, h.h4, h.h5, h.h6)


def heading(level: int, *text: h.Node, id: str | None = None, class_: str | None = None) -> h.Element:  # noqa: A002
    """A heading of a level, 1 to 6."""
    made = _HEADINGS[min(level, 6) - 1]
    if id or class_:
        made = made(id=id, class_=class_)
    return made[text if len(text) > 1 else text[0]]


def items(texts: Iterable[h.Node], ordered: bool = False, class_: str | None = None) -> h.Node:
    """A list; nothing where nothing is in it."""
    rows = [h.li[text] for text in texts]
    return (h.ol if ordered else h.ul)(class_=class_)[rows] if rows else None


def fields(rows: Iterable[tuple[str, Iterable[h.Node]]]) -> h.Node:
    """Labels and what is said under each; a label without anything is left out."""
    found = [(label, list(values)) for label, values in rows]
    inside = [h.div[h.dt[label], *(h.dd[value] for value in values)] for label, values in found if values]
    return h.dl(class_="fields")[inside] if inside else None


def link(one: Link, setting: Setting) -> h.Node:
    """A link of the data: its title as the words of the link, what is found there, and that nobody has looked."""
    words = setting.words
    title, address = words.text(one.title), web(one.url)
    said: list[h.Node] = [h.a(href=address)[title] if address else title]
    if one.about:
        said += [", ", words.text(one.about)]
    if unverified(one):
        said.append(" (" + words.gettext("nobody has checked that the page still works") + ")")
    return said


def source(text: str, setting: Setting) -> list[h.Node]:
    """Where something is said; as a link where that is a page."""
    parts: list[h.Node] = []
    for one in text.split("; "):
        address = source_address(one)
        shown = own(one, setting.words)
        parts += ["; " if parts else None, h.a(href=address)[one.removeprefix("https://")] if address else shown]
    return parts


def directory(one: Link | None, setting: Setting) -> h.Node:
    """Where phone numbers and e-mail addresses are; nothing where the guide names no such page."""
    if one is None or not web(one.url):
        return None
    label = setting.words.gettext("Phone numbers and e-mail addresses: {url}").partition("{url}")[0]
    return h.p[label, h.a(href=web(one.url))[setting.words.text(one.title)]]


def reach(holder: Person | Unit, setting: Setting) -> Iterator[h.Node]:
    """The numbers and the address of somebody, each a link that dials or writes."""
    words = setting.words
    second = [holder.second_phone] if isinstance(holder, Person) else []
    for number in (holder.phone, *second):
        if number == UNREADABLE:
            yield words.gettext("phone number could not be read")
        elif number:
            yield h.a(href=f"tel:{quote(dialable(number), safe='+')}")[readable(number)]
    if isinstance(holder, Person) and (holder.phone or holder.second_phone) and holder.phone_hours:
        yield words.text(holder.phone_hours)
    if holder.email == UNREADABLE:
        yield words.gettext("e-mail address could not be read")
    elif holder.email:
        yield h.a(href=f"mailto:{quote(holder.email, safe='@')}")[holder.email]


def standing(provenance: Provenance, setting: Setting, day: str = "") -> h.Node:
    """The last line of an answer: whose data it is and how well checked, and when the data was last edited."""
    words = setting.words
    lines = provenance_line(provenance, words, day).text.split("\n")
    updated = words.gettext("Data updated {date}").format(date=words.date(provenance.updated))
    return h.div(class_="standing")[[h.p[line] for line in (*lines, updated)]]
