"""A whole site as files: pages in each language, calendars, data; nothing that a reader's browser would ask others for.

`files` gives every file by its path. It knows no folder and no day but the one it is given: the same data on the same
day are the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

import htpy as h
from markupsafe import Markup

from ....views.areas import AreaPage
from ....views.clock import CalendarOptions, ClockView
from ....views.site import Site
from ....words import Words
from ... import Page, write
from .. import areas, checklist, clock, guide
from ..assets import FONTS, embedding, font, font_licence, icon, script, style, with_fonts
from ..setting import Setting
from . import feeds, finding, front, index, information, papers
from .addresses import SLUGS, TABLES
from .addresses import papers as papers_of
from .addresses import places as places_of
from .frame import Frame, Spot, document, setting_of

_FORMS = {"xlsx": "xlsx", "csv": "csv", "vcf": "vcard"}
MANIFEST = "manifest.json"
# Other sites name this file, so its name has nothing in it that changes.
EMBEDDING = "assets/yhdistys-osa.js"
LICENCE = "assets/OFL.txt"
# So many days before, in the calendars that remind.
REMINDED = (14, 1)


def files(
    sites: Mapping[str, Site], words: Mapping[str, Words], url: str = "", on_paper: bool = False
) -> dict[str, bytes]:
    """Every file of a site by its path. The first of the languages of `sites` is that of its own front page.

    `url` is the address at which it will stand, with a slash at its end; without one nothing is made that needs it.
    `on_paper`: PDFs too, which need typst.
    """
    own = next(iter(sites.values())).about.site
    colour = own.colour if own else None
    assets = {name: font(name) for name in FONTS}
    # A sheet names its fonts as they lie beside it.
    faces = {name: _hashed(name, content).removeprefix("assets/") for name, content in assets.items()}
    assets["site.css"] = with_fonts(style(colour), faces).encode()
    assets |= {"site.js": script().encode(), "icon.svg": icon().encode()}
    named = {name: _hashed(name, content) for name, content in assets.items()}
    places = {language: places_of(site, language) for language, site in sites.items()}
    if url:
        for language, each in places.items():
            each["changes", ""] = f"{language}/{SLUGS['changes'][language]}.xml"
    pdfs: dict[str, bytes] = {}
    if on_paper:
        for language, each in places.items():
            each.update(papers_of(each))
            pdfs.update(papers.printed(sites[language], each, words[language]))
    areas_in_order = tuple(page.area.id for page in next(iter(sites.values())).area_pages)
    sizes = {path: len(content) for path, content in pdfs.items()}
    frame = Frame(named, places, url, areas_in_order, sizes, {})
    found: dict[str, bytes] = {named[name]: content for name, content in assets.items()}
    found[EMBEDDING] = embedding().encode()
    found[LICENCE] = font_licence().encode()
    found |= pdfs
    for language, site in sites.items():
        for path, content in _language(site, language, frame, words[language]):
            found[path] = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    first = next(iter(sites))
    found["index.html"] = _first(sites[first], first, frame, words[first]).encode("utf-8", "replace")
    found[".nojekyll"] = b""
    found["robots.txt"] = _robots(url).encode()
    if url:
        found["404.html"] = _missing(sites[first], first, frame, words[first]).encode("utf-8", "replace")
        found["sitemap.xml"] = feeds.sitemap(places, url).encode("utf-8", "replace")
    return found


def manifest(found: Mapping[str, bytes], left: list[str]) -> bytes:
    """What a run made, by path with its SHA-256, and the files of earlier runs that are still there."""
    made = {path: sha256(content).hexdigest() for path, content in sorted(found.items())}
    whole = {"made_by": "yhdistys", "version": 1, "files": made, "left": sorted(left)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _hashed(name: str, content: bytes) -> str:
    """The path of an asset: it changes with its bytes, so that a browser may keep it for ever."""
    stem, _dot, suffix = name.partition(".")
    return f"assets/{stem}.{sha256(content).hexdigest()[:8]}.{suffix}"


def _robots(url: str) -> str:
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {url}sitemap.xml\n" if url else "")


def _language(site: Site, language: str, frame: Frame, words: Words) -> Iterator[tuple[str, str | bytes]]:
    own = frame.places[language]
    for spot, inside, more in _pages(site, language, frame, words):
        setting = setting_of(frame, spot, words)
        yield own[spot.kind, spot.name], document(frame, spot, site, setting, inside, more)
    page = Page(Words(words.language, words.own))
    pages = tuple((p.area.id, frame.url + own["area", p.area.id]) for p in site.area_pages) if frame.url else ()
    for name, view in site.calendars:
        for kind, alarms in (("calendar", ()), ("reminding", REMINDED)):
            options = CalendarOptions(alarms=alarms, pages=pages)
            yield own[kind, name], write(replace(view, calendar=options), "calendar", "ics", page)
    if ("contacts", "") in own:
        for form in TABLES:
            yield own["table", form], write(site.contacts, "contacts", _FORMS[form], page)
    data: dict[str, tuple[str, object]] = {
        "contacts": ("contacts", site.contacts),
        "areas": ("areas", site.areas),
        "checklists": ("checklist", site.boards),
        "guide": ("guide", site.guide),
    }
    if site.clocks:
        data["clock"] = ("clock", site.clocks[0])
    for name, (question, answer) in data.items():
        yield own["data", name], write(answer, question, "json", page)
    if ("changes", "") in own:
        yield own["changes", ""], feeds.atom(site, page.words, frame.url, own, own["changes", ""])


def _pages(site: Site, language: str, frame: Frame, words: Words) -> Iterator[tuple[Spot, h.Node, h.Node]]:
    """Every page of a language: where it stands, the inside of its `<main>`, and what else is in its head."""
    own = frame.places[language]

    def spot(kind: str, name: str = "") -> Spot:
        return Spot(kind, name, language)

    def made(
        kind: str, name: str, inside: Callable[..., h.Node], *arguments: object, dated: bool = False
    ) -> tuple[Spot, h.Node, h.Node]:
        setting = setting_of(frame, spot(kind, name), words)
        day = information.made(site, setting) if dated else None
        paper = papers.links(kind, name, frame.sizes, setting)
        shown = inside(*arguments, setting, paper) if paper else inside(*arguments, setting)
        return spot(kind, name), [shown, day], None

    yield made("front", "", front.main, site, dated=True)
    if ("areas", "") in own:
        yield made("areas", "", areas.main, site.areas)
    for page in site.area_pages:
        yield made("area", page.area.id, _area, page, dated=True)
    for view in site.clocks:
        name = str(view.year or "")
        setting = setting_of(frame, spot("clock", name), words)
        inside = [
            clock.main(
                view,
                setting,
                [_choices(site, view, setting), papers.links("clock", name, frame.sizes, setting)],
            ),
            None if view.year else information.made(site, setting),
        ]
        found = feeds.events(view, Words(words.language, words.own))
        data = h.script(type="application/ld+json")[Markup(found)] if found else None
        yield spot("clock", name), inside, data
    if ("contacts", "") in own:
        yield made("contacts", "", finding.main, site, dated=True)
    if ("boards", "") in own:
        yield made("boards", "", checklist.main, site.boards)
    for board in site.board_pages:
        yield made("checklist", board.checklist.id, checklist.main, board)
    setting = setting_of(frame, spot("guide"), words)
    inside = [
        guide.main(site.guide, setting, papers.links("guide", "", frame.sizes, setting)),
        information.made(site, setting),
    ]
    yield spot("guide"), inside, None
    yield made("index", "", index.main, site)
    if ("subscribe", "") in own:
        setting = setting_of(frame, spot("subscribe"), words)
        yield spot("subscribe"), information.subscribe(site, setting, frame.url, REMINDED), None
    yield made("about", "", information.about, site)
    yield made("accessibility", "", information.accessibility, site)


def _area(page: AreaPage, setting: Setting) -> h.Node:
    """The page of an area, and how one gets its calendar."""
    return areas.main(page, setting, information.box(page.area.id, page.area.title, setting, 2))


def _choices(site: Site, shown: ClockView, setting: Setting) -> h.Node:
    """The coming twelve months and the years, of which one is shown."""
    rows = []
    for view in site.clocks:
        text = str(view.year) if view.year else setting.words.gettext("The coming 12 months")
        href = setting.href("clock", str(view.year or ""))
        rows.append(h.li[h.b(aria_current="page")[text] if view is shown else h.a(href=href)[text]])
    return h.nav(aria_label=setting.words.gettext("Years"))[h.ul(".choices")[rows]]


def _first(site: Site, language: str, frame: Frame, words: Words) -> str:
    """The front page once more, where one arrives."""
    spot = Spot("front", "", language)
    setting = setting_of(frame, spot, words, here="index.html")
    inside = [front.main(site, setting), information.made(site, setting)]
    return document(frame, spot, site, setting, inside)


def _missing(site: Site, language: str, frame: Frame, words: Words) -> str:
    """The page for addresses that lead nowhere: it is shown at any depth, so its addresses are whole."""
    spot = Spot("missing", "", language)
    setting = setting_of(frame, spot, words, here="404.html", base=frame.url)
    return document(frame, spot, site, setting, information.not_found(site, setting))
