"""Everything by name, from A to Ö: the search of those who have no scripts, and of those who like lists."""

from collections.abc import Iterator
from unicodedata import normalize

import htpy as h

from ....models import Text
from ....search import AREA, CHECKLIST, UNIT
from ....views.site import Site
from ....words import alphabetical, split_name, surname_first
from ...wording.phrases import names
from ..marks import plain
from ..parts import standing
from ..rows import anchor
from ..setting import Setting


def main(site: Site, setting: Setting) -> h.Node:
    """The letters, and under each what begins with it."""
    words = setting.words
    by_letter: dict[str, list[h.Node]] = {}
    for _key, letter, row in sorted(_rows(site, setting), key=lambda found: found[0]):
        by_letter.setdefault(letter, []).append(row)
    letters = [h.li[h.a(href=f"#{_id(letter)}")[letter]] for letter in by_letter]
    return [
        h.h1[words.gettext("Everything from A to Z")],
        h.nav(aria_label=words.gettext("Letters"))[h.ul(".letters")[letters]],
        h.div(".columns")[[h.section[h.h2(id=_id(letter))[letter], h.ul[own]] for letter, own in by_letter.items()]],
        standing(site.provenance, setting),
    ]


def _id(letter: str) -> str:
    return f"letter_{ord(letter[0])}"


def _letter(shown: str) -> str:
    """The letter under which something stands. A letter with its mark may be written as two; ß stands with S."""
    return normalize("NFC", shown)[:1].upper()[:1] or "#"


def _rows(site: Site, setting: Setting) -> Iterator[tuple[tuple[str, str], str, h.Node]]:
    """A key to sort by, the letter, and the line."""
    words = setting.words
    _ = words.gettext

    def row(name: str, href: str | None, kind: str, said: str = "") -> tuple[tuple[str, str], str, h.Node]:
        shown = plain(name)
        return (
            alphabetical(shown),
            _letter(shown),
            h.li[h.a(href=href)[name] if href else name, f", {said} ({kind})" if said else f" ({kind})"],
        )

    kinds: dict[str, tuple[str, str]] = {
        UNIT: ("unit", _("unit")),
        AREA: ("area", _("working area")),
        CHECKLIST: ("checklist", _("house rules")),
    }
    for target in site.targets:
        if target.kind in kinds:
            page, kind = kinds[target.kind]
            if href := setting.href(page, target.id):
                yield row(words.text(target.name), href, kind)
    for entry in site.contacts.entries:
        units = names(entry.units, words)
        for answering in entry.people:
            given, family = split_name(answering.person.name, answering.person.family)
            shown = f"{family}, {given}" if given else family
            _key, letter, line = row(shown, setting.href("person", answering.person.id), _("contact person"), units)
            yield surname_first(answering.person.name, answering.person.family), letter, line
    told: dict[str, tuple[Text, str]] = {}
    for view in site.clocks:
        for happening in (own.happening for own in (*view.rows, *view.undated)):
            told.setdefault(happening.event.id, (happening.event.title, anchor(happening)))
    for title, name in told.values():
        yield row(words.text(title), setting.href("event", name), _("in the clock"))
