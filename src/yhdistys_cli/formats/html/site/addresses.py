"""Which pages a site has and where: a table, which no translation may change, since people link to these for years."""

from collections.abc import Iterator

from ....views.site import Site
from ..rows import anchor

# page → its name in each language. What a guide is made of (areas, boards, years) comes after it.
SLUGS: dict[str, dict[str, str]] = {
    "areas": {"fi": "osa-alueet", "sv": "delomraden", "en": "areas"},
    "clock": {"fi": "vuosikello", "sv": "arsklocka", "en": "clock"},
    "contacts": {"fi": "yhteyshenkilot", "sv": "kontaktpersoner", "en": "contacts"},
    "boards": {"fi": "huoneentaulut", "sv": "hustavlor", "en": "boards"},
    "guide": {"fi": "opas", "sv": "guide", "en": "guide"},
    "index": {"fi": "hakemisto", "sv": "register", "en": "index-a-z"},
    "subscribe": {"fi": "tilaa", "sv": "prenumerera", "en": "subscribe"},
    "about": {"fi": "tietoa", "sv": "om", "en": "about"},
    "accessibility": {"fi": "saavutettavuus", "sv": "tillganglighet", "en": "accessibility"},
    "calendars": {"fi": "kalenterit", "sv": "kalendrar", "en": "calendars"},
    "reminding": {"fi": "kalenterit/muistutus", "sv": "kalendrar/paminnelse", "en": "calendars/reminder"},
    "changes": {"fi": "muutokset", "sv": "andringar", "en": "changes"},
}
# The forms of the contacts that lie beside their page.
TABLES = ("xlsx", "csv", "vcf")
DATA = ("contacts", "areas", "clock", "checklists", "guide")
# The pages that lie beside themselves on paper, with the sizes of it.
PAPERS = {"guide": ("a4",), "contacts": ("a4",), "checklist": ("a4", "a3"), "clock": ("a4", "a3")}

Places = dict[tuple[str, str], str]


def places(site: Site, language: str) -> Places:
    """Every page and file of a language by its kind and name, as a path from the site's root."""
    return dict(_places(site, language))


def _places(site: Site, language: str) -> Iterator[tuple[tuple[str, str], str]]:
    slug = {page: names[language] for page, names in SLUGS.items()}
    yield ("front", ""), f"{language}/index.html"
    if site.area_pages:
        yield ("areas", ""), f"{language}/{slug['areas']}.html"
        for page in site.area_pages:
            yield ("area", page.area.id), f"{language}/{slug['areas']}/{page.area.id}.html"
    for view in reversed(site.clocks):  # an event is where its own year is told
        path = f"{language}/{slug['clock']}{f'-{view.year}' if view.year else ''}.html"
        yield ("clock", str(view.year or "")), path
    yield from _events(site, f"{language}/{slug['clock']}")
    if site.contacts.entries:
        yield ("contacts", ""), f"{language}/{slug['contacts']}.html"
        for form in TABLES:
            yield ("table", form), f"{language}/{slug['contacts']}.{form}"
        for entry in site.contacts.entries:
            for unit in entry.units:
                yield ("unit", unit.id), f"{language}/{slug['contacts']}.html#{unit.id}"
            for answering in entry.people:
                yield (
                    ("person", answering.person.id),
                    f"{language}/{slug['contacts']}.html#{person(answering.person.id)}",
                )
    if site.board_pages:
        yield ("boards", ""), f"{language}/{slug['boards']}.html"
        for board in site.boards.checklists:
            yield ("checklist", board.id), f"{language}/{slug['boards']}/{board.id}.html"
    for page_ in ("guide", "index", "subscribe", "about", "accessibility"):
        if page_ != "subscribe" or site.calendars:
            yield (page_, ""), f"{language}/{slug[page_]}.html"
    for name, _view in site.calendars:
        yield ("calendar", name), f"{language}/{slug['calendars']}/{name}.ics"
        yield ("subscription", name.removesuffix("_")), f"{language}/{slug['subscribe']}.html#{name}"
        yield ("reminding", name), f"{language}/{slug['reminding']}/{name}.ics"
    for name in DATA:
        if name != "clock" or site.clocks:
            yield ("data", name), f"{language}/data/{name}.json"


def paper(kind: str, name: str, size: str) -> tuple[str, str]:
    """Under what a page on paper of a size is among the places."""
    return f"{kind}-{size}", name


def papers(places: Places) -> Places:
    """The PDFs of these places: beside their pages, under the same names. No id has a dot, so none is another's."""
    return {
        paper(kind, name, size): path.removesuffix(".html") + (".pdf" if size == "a4" else f".{size}.pdf")
        for (kind, name), path in places.items()
        for size in PAPERS.get(kind, ())
        if name or kind != "clock"  # the coming twelve months are others on every day
    }


def _events(site: Site, clock: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Where an event is told: in the page of the year in which it begins, else in any that has it."""
    found: dict[str, str] = {}
    for view in site.clocks:
        for row in (*view.rows, *view.undated):
            name = anchor(row.happening)
            first = row.happening.first_day
            is_own = view.year == (first.year if first else row.happening.year)
            if is_own or name not in found:
                found[name] = f"{clock}{f'-{view.year}' if view.year else ''}.html#{name}"
    for name, path in found.items():
        yield ("event", name), path


def person(name: str) -> str:
    """The id of a person within the page of contacts; no unit has one with such a sign."""
    return f"person_{name}"
