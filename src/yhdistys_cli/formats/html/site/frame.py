"""The frame of every page of a site: its head, the way to other pages and languages, and its foot."""

from collections.abc import Mapping
from posixpath import dirname
from typing import NamedTuple

import htpy as h
from markupsafe import escape

from ....languages import LANGUAGES
from ....views.site import Site
from ....words import N_, Words
from ...wording.phrases import only_language
from .. import title_of
from ..marks import finish, marked, whole
from ..parts import link
from ..setting import Setting
from .addresses import Places

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
_NAVIGATION = (
    ("areas", N_("Working areas")),
    ("clock", N_("Annual clock")),
    ("contacts", N_("Contact persons")),
    ("boards", N_("House rules")),
    ("guide", N_("Guide")),
    ("index", N_("A–Z")),
)
_FOOT = (
    ("subscribe", N_("Subscribe to the calendar")),
    ("about", N_("About the data")),
    ("accessibility", N_("Accessibility")),
)
_THIS_LANGUAGE = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
# Which entry of the navigation a page belongs to.
_PART = {"area": "areas", "checklist": "boards"}


class Frame(NamedTuple):
    """What all pages of a site have in common: assets by name, places by language, the site's address, areas by id.

    `sizes` are those of the PDFs by their paths. `shared` is what pages share with those beside them, once it was made.
    """

    assets: Mapping[str, str]
    places: Mapping[str, Places]
    url: str
    areas: tuple[str, ...]
    sizes: Mapping[str, int]
    shared: "dict[tuple[str, str, str], _Shared]"


class _Shared(NamedTuple):
    """What every page of a language in a folder has, finished: the parts of its head, of its header, and its foot."""

    metas: str
    assets: str
    script: str
    skip: str
    brand: str
    foot: str


class Spot(NamedTuple):
    """A page of a site: its kind and name, which are the same in every language, and its language."""

    kind: str
    name: str
    language: str


def setting_of(frame: Frame, spot: Spot, words: Words, here: str = "", base: str = "") -> Setting:
    """The setting of a page."""
    own = frame.places[spot.language]
    page = here or own.get((spot.kind, spot.name), "404.html")
    return Setting(marked(words), page, own, base, frame.url, frame.areas)


def document(frame: Frame, spot: Spot, site: Site, setting: Setting, inside: h.Node, more: h.Node = None) -> str:
    """A whole page around the inside of its `<main>`; `more` stands in its head."""
    words = setting.words
    written = str(h.main(id="main_", tabindex="-1")[None if spot.kind == "front" else notice(site, words), inside])
    body = finish(written)
    name = words.text(site.about.name)
    title = title_of(written)
    if title == name and spot.kind == "guide":  # its heading is that of the front page
        title = words.gettext("Guide")
    shared = _shared(frame, site, setting)
    head = finish(
        f"{h.title[whole(title if title == name else f'{title} · {name}')]}{shared.assets}"
        f"{_relations(frame, spot, site)}{shared.script}{h.fragment[more]}"
    )
    bar = f"{shared.brand}{_languages(frame, spot, setting)}{_ways(spot, setting)}"
    # Written as text: it is the same on every page, and most of the elements of a small one.
    return (
        f'<!doctype html><html lang="{spot.language}"><head>{shared.metas}{head}</head>'
        f'<body>{shared.skip}<header><div class="bar">{bar}</div></header>{body}{shared.foot}</body></html>\n'
    )


def _shared(frame: Frame, site: Site, setting: Setting) -> _Shared:
    """What pages share, made for the first of them: the addresses in it are those that its folder sees."""
    key = (setting.words.language, setting.base, dirname(setting.here))
    if key not in frame.shared:
        metas = h.fragment[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=_POLICY),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="light dark"),
        ]
        assets = h.fragment[
            h.link(rel="stylesheet", href=setting.to(frame.assets["site.css"])),
            h.link(rel="icon", type="image/svg+xml", href=setting.to(frame.assets["icon.svg"])),
        ]
        skip = h.a(".skip", href="#main_")[setting.words.gettext("Skip to the content")]
        frame.shared[key] = _Shared(
            metas=finish(str(metas)),
            assets=finish(str(assets)),
            script=finish(str(_script(frame, setting))),
            skip=finish(str(skip)),
            brand=finish(str(_brand(frame, site, setting))),
            foot=finish(str(_foot(site, setting))),
        )
    return frame.shared[key]


def notice(site: Site, words: Words) -> h.Node:
    """That the guide itself is in another language; nothing where it is not."""
    said = only_language(site.provenance, words)
    return h.p(".notice")[said] if said else None


def _relations(frame: Frame, spot: Spot, site: Site) -> str:
    """Addresses that must be whole: the page's own, the same in other languages, what one can subscribe to."""
    path = frame.places[spot.language].get((spot.kind, spot.name))
    if not frame.url or path is None:
        return ""
    found = [('canonical"', path)]
    for language, places in frame.places.items():
        if (spot.kind, spot.name) in places:
            found.append((f'alternate" hreflang="{language}"', places[spot.kind, spot.name]))
    own = frame.places[spot.language]
    if site.calendars:
        found.append(('alternate" type="text/calendar"', own["calendar", "yhdistys"]))
    if ("changes", "") in own:
        found.append(('alternate" type="application/atom+xml"', own["changes", ""]))
    return "".join(f'<link rel="{kind} href="{escape(frame.url + to)}">' for kind, to in found)


def _script(frame: Frame, setting: Setting) -> h.Element:
    """The script, with the words that it says: it is the same file for every language."""
    words = setting.words

    def counted(one: str, many: str) -> dict[str, str]:
        name = one.partition(" ")[0]
        return {f"data-{name}-{form}": words.ngettext(one, many, n) for form, n in (("one", 1), ("many", 2))}

    said = {
        **counted("in {n} day", "in {n} days"),
        **counted("opens in {n} day", "opens in {n} days"),
        **counted("closes in {n} day", "closes in {n} days"),
        "data-today": words.gettext("today"),
        "data-closes-today": words.gettext("closes today"),
        "data-copied": words.gettext("Copied"),
        "data-shown": words.gettext("Shown: {n} of {all}"),
        "data-none": words.gettext("Nobody is found by these words. Try the beginning of a word."),
    }
    return h.script(said, src=setting.to(frame.assets["site.js"]), defer=True)


def _brand(frame: Frame, site: Site, setting: Setting) -> h.Element:
    """Whose pages these are, as the way to the front page."""
    words = setting.words
    city = words.text(site.about.municipality.name)
    return h.a(".brand", href=setting.href("front"))[
        h.img(src=setting.to(frame.assets["icon.svg"]), alt="", width="40", height="40"),
        h.span[h.b[words.text(site.about.name)], h.span(".city")[city]],
    ]


def _ways(spot: Spot, setting: Setting) -> str:
    """The way to the other pages, of which one is this page, or the one that it belongs to."""
    words = setting.words
    rows = []
    for kind, name in _NAVIGATION:
        if (href := setting.href(kind)) is None:
            continue
        is_here = kind == _PART.get(spot.kind, spot.kind)
        shown = ' aria-current="page"' if (spot.kind, spot.name) == (kind, "") else ""
        shown += ' class="here"' if is_here else ""
        rows.append(f'<li><a href="{escape(href)}"{shown}>{escape(words.gettext(name))}</a></li>')
    label = escape(words.gettext("Pages"))
    return f'<nav class="pages" aria-label="{label}"><ul>{"".join(rows)}</ul></nav>'


def _languages(frame: Frame, spot: Spot, setting: Setting) -> str:
    """The same page in the other languages, or their front page where they have none such."""
    if len(frame.places) < 2:
        return ""
    rows = []
    for language in sorted(frame.places, key=LANGUAGES.index):
        places = frame.places[language]
        name = _THIS_LANGUAGE[language]
        if language == spot.language:
            rows.append(f'<li><b aria-current="true">{name}</b></li>')
            continue
        href = escape(setting.to(places.get((spot.kind, spot.name), places["front", ""])))
        rows.append(f'<li><a href="{href}" lang="{language}" hreflang="{language}">{name}</a></li>')
    label = escape(setting.words.gettext("Languages"))
    return f'<nav class="languages" aria-label="{label}"><ul>{"".join(rows)}</ul></nav>'


def _foot(site: Site, setting: Setting) -> h.Element:
    words = setting.words
    rows = [
        h.li[h.a(href=href)[words.gettext(name)]] for kind, name in _FOOT if (href := setting.href(kind)) is not None
    ]
    if site.about.corrections:
        rows.append(h.li[link(site.about.corrections, setting)])
    return h.footer[h.div[h.ul[rows]]]
