"""The frame of every page of a site: its head, the way to other pages and languages, and its foot."""

from collections.abc import Mapping
from posixpath import dirname
from typing import NamedTuple

import htpy as h
from markupsafe import Markup

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
    """What every page of a language in a folder has: the parts of its head, and its foot."""

    metas: Markup
    assets: Markup
    script: Markup
    foot: Markup


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
    page = h.html(lang=spot.language)[
        h.head[
            shared.metas,
            h.title[whole(title if title == name else f"{title} · {name}")],
            shared.assets,
            _relations(frame, spot, site),
            shared.script,
            more,
        ],
        h.body[
            h.a(".skip", href="#main_")[words.gettext("Skip to the content")],
            _head(frame, spot, site, setting),
            Markup("\ufdd0main\ufdd2"),
            shared.foot,
        ],
    ]
    return finish_around(str(page), body)


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
        script, foot = _script(frame, setting), _foot(site, setting)
        frame.shared[key] = _Shared(*(Markup(str(part)) for part in (metas, assets, script, foot)))
    return frame.shared[key]


def finish_around(whole: str, body: str) -> str:
    """The frame with its marks turned into languages, and the body, whose marks are, in its place."""
    before, after = whole.split("\ufdd0main\ufdd2")
    return f"{finish(before)}{body}{finish(after)}\n"


def notice(site: Site, words: Words) -> h.Node:
    """That the guide itself is in another language; nothing where it is not."""
    said = only_language(site.provenance, words)
    return h.p(".notice")[said] if said else None


def _relations(frame: Frame, spot: Spot, site: Site) -> h.Node:
    """Addresses that must be whole: the page's own, the same in other languages, what one can subscribe to."""
    path = frame.places[spot.language].get((spot.kind, spot.name))
    if not frame.url or path is None:
        return None
    found: list[h.Node] = [h.link(rel="canonical", href=frame.url + path)]
    for language, places in frame.places.items():
        if (spot.kind, spot.name) in places:
            found.append(h.link(rel="alternate", hreflang=language, href=frame.url + places[spot.kind, spot.name]))
    own = frame.places[spot.language]
    if site.calendars:
        calendar = frame.url + own["calendar", "yhdistys"]
        found.append(h.link(rel="alternate", type="text/calendar", href=calendar))
    if ("changes", "") in own:
        found.append(h.link(rel="alternate", type="application/atom+xml", href=frame.url + own["changes", ""]))
    return found


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


def _head(frame: Frame, spot: Spot, site: Site, setting: Setting) -> h.Node:
    words = setting.words
    city = words.text(site.about.municipality.name)
    part = _PART.get(spot.kind, spot.kind)
    pages = [
        h.li[
            h.a(
                href=href,
                aria_current="page" if (spot.kind, spot.name) == (kind, "") else None,
                class_="here" if kind == part else None,
            )[words.gettext(name)]
        ]
        for kind, name in _NAVIGATION
        if (href := setting.href(kind))
    ]
    return h.header[
        h.div(".bar")[
            h.a(".brand", href=setting.href("front"))[
                h.img(src=setting.to(frame.assets["icon.svg"]), alt="", width="40", height="40"),
                h.span[h.b[words.text(site.about.name)], h.span(".city")[city]],
            ],
            _languages(frame, spot, setting),
            h.nav(".pages", aria_label=words.gettext("Pages"))[h.ul[pages]],
        ]
    ]


def _languages(frame: Frame, spot: Spot, setting: Setting) -> h.Node:
    """The same page in the other languages, or their front page where they have none such."""
    if len(frame.places) < 2:
        return None
    rows = []
    for language in sorted(frame.places, key=LANGUAGES.index):
        places = frame.places[language]
        name = _THIS_LANGUAGE[language]
        if language == spot.language:
            rows.append(h.li[h.b(aria_current="true")[name]])
            continue
        path = places.get((spot.kind, spot.name), places["front", ""])
        rows.append(h.li[h.a(href=setting.to(path), lang=language, hreflang=language)[name]])
    return h.nav(".languages", aria_label=setting.words.gettext("Languages"))[h.ul[rows]]


def _foot(site: Site, setting: Setting) -> h.Element:
    words = setting.words
    rows = [
        h.li[h.a(href=href)[words.gettext(name)]] for kind, name in _FOOT if (href := setting.href(kind)) is not None
    ]
    if site.about.corrections:
        rows.append(h.li[link(site.about.corrections, setting)])
    return h.footer[h.div[h.ul[rows]]]
