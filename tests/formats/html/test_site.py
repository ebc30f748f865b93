"""A whole site: no link leads nowhere, nothing is loaded from elsewhere, every text is in its own language."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from xml.etree import ElementTree

import pytest

from bench.towns import areas, largest, people, units
from yhdistys_cli.formats.html.assets import FONTS
from yhdistys_cli.formats.html.site import EMBEDDING, files
from yhdistys_cli.inflection import stems
from yhdistys_cli.load import calendar, review
from yhdistys_cli.models import Area, Areas, Checklists, Clock, Contact, Contacts, Guide, Person, Texts, Unit
from yhdistys_cli.search import AREA, PERSON, SERVICE_AREA, UNIT, find, targets
from yhdistys_cli.views.contacts import ContactList, contacts
from yhdistys_cli.views.site import needed_years, own_languages, sites
from yhdistys_cli.words import Words, every_text

from ...conftest import CITIES, ROOT, make_guide
from .guides import guides, retold
from .reading import Reading
from .test_pages import HOSTILE

DAY = date(2026, 11, 24)
URL = "https://yhdistykset.example.fi/opas/"
SITE_JS = ROOT / "src" / "yhdistys_cli" / "formats" / "html" / "assets" / "site.js"


def built(guide: Guide, languages: list[str], url: str = "", day: date = DAY) -> dict[str, bytes]:
    """The files of a guide's site."""
    words = {language: Words(language, guide.about.language) for language in languages}
    own = calendar(guide, needed_years(day))
    return files(sites(guide, day, own, words), words, url)


def read_guide(folder: Path) -> Guide:
    """The guide of a folder that has one."""
    guide = review(str(folder), DAY).guide
    assert guide is not None
    return guide


@cache
def city(name: str) -> Guide:
    return read_guide(CITIES[name])


@cache
def whole(name: str, url: str = "") -> dict[str, bytes]:
    """A city's site in three languages."""
    return built(city(name), ["fi", "sv", "en"], url)


@cache
def read(name: str, url: str = "") -> dict[str, Reading]:
    return pages(whole(name, url))


def pages(found: dict[str, bytes]) -> dict[str, Reading]:
    return {path: Reading(content.decode()) for path, content in found.items() if path.endswith(".html")}


EACH = pytest.mark.parametrize(("name", "url"), [("lahti", URL), ("porvoo", "")])


@EACH
def test_every_link_leads_somewhere(name: str, url: str) -> None:
    found, texts = whole(name, url), read(name, url)
    ids = {path: set(page.all("*", "id")) for path, page in texts.items()}
    for path, page in texts.items():
        assert len(page.all("*", "id")) == len(ids[path]), path
        for href in [*page.all("*", "href"), *page.all("*", "src")]:
            if href.startswith(url) and url:
                target, part = href[len(url) :].partition("#")[::2]
            elif re.match("https?:|mailto:|tel:|webcal:", href):
                continue
            else:
                target, part = href.partition("#")[::2]
                target = normpath(f"{dirname(path)}/{target}".lstrip("/")) if target else path
            assert target in found, (path, href)
            assert not part or part in ids[target], (path, href)
        assert {one for named in page.all("*", "aria-labelledby") for one in named.split()} <= ids[path]


SHARING = """\
units:
  - {id: u, name: Nuorisopalvelut, contacts: [anna, bengt]}
  - {id: v, name: Liikuntapalvelut, contacts: [bengt]}
people: [{id: anna, name: Anna Aalto}, {id: bengt, name: Bengt Berg}]
"""


def test_a_unit_of_several_entries_is_found_at_its_first(tmp_path: Path) -> None:
    guide = read_guide(Path(make_guide(tmp_path, contacts=SHARING)))
    page = pages(built(guide, ["fi"]))["fi/yhteyshenkilot.html"]
    assert sorted(set(page.all("*", "id")) & {"u", "v"}) == ["u", "v"]
    assert len(page.all("*", "id")) == len(set(page.all("*", "id")))


def test_a_letter_has_one_heading_however_it_is_written(tmp_path: Path) -> None:
    names = ("Åbo", "A\u030abenrå", "\u212bngström", "Salo", "ßtrasse")
    units = "".join(f"  - {{id: u{n}, name: {name}, contacts: unknown}}\n" for n, name in enumerate(names))
    guide = read_guide(Path(make_guide(tmp_path, contacts=f"units:\n{units}people: []\n")))
    page = pages(built(guide, ["fi"]))["fi/hakemisto.html"]
    assert [text for _language, element, text in page.texts if element == "h2"] == ["S", "Å"]


@EACH
def test_a_page_asks_nobody_for_anything(name: str, url: str) -> None:
    for path, page in read(name, url).items():
        policy = page.all("meta", "content")[0]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        for element in page.elements:
            assert not [a for a in element.attributes if a == "style" or a.startswith("on")], path
            assert element.name not in ("style", "iframe", "object")
            if element.name == "script":
                assert "src" in element.attributes or element.attributes["type"] == "application/ld+json"
            source = element.attributes.get("src", "")
            loaded = (
                element.attributes.get("href", "")
                if element.attributes.get("rel") in ("stylesheet", "icon")
                else source
            )
            assert not re.match("[a-z]+:|//", loaded) or (path == "404.html" and loaded.startswith(url))
    for path, content in whole(name, url).items():
        if path.endswith((".css", ".js")) and path != EMBEDDING:  # that is for pages of others
            assert not re.search(rb"@import|https?:|fetch\(|XMLHttp|eval\(", content), path
            for address in re.findall(r"url\(([^)]*)\)", content.decode()):
                assert f"assets/{address.strip(chr(34))}" in whole(name, url)


@EACH
def test_a_page_is_built_as_its_readers_need(name: str, url: str) -> None:
    titles: dict[str, str] = {}
    for path, page in read(name, url).items():
        levels = [int(e.name[1]) for e in page.elements if re.fullmatch("h[1-6]", e.name)]
        assert levels.count(1) == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), path
        language = path.partition("/")[0] if "/" in path else "fi"
        assert page.all("html", "lang") == [language]
        title = f"{language} " + "".join(text for _l, element, text in page.texts if element == "title")
        if path != "index.html":
            assert titles.setdefault(title, path) == path
        names = [e.name for e in page.elements]
        assert all(names.count(one) == 1 for one in ("header", "main", "footer"))
        for element in page.elements:
            if element.name == "svg":
                assert element.attributes.get("aria-hidden") == "true" or element.attributes["aria-label"]
        # What is true today only is said by the reader's own clock.
        assert not re.search(r"\d+ päivän päästä|om \d+ dagar|in \d+ days", page.text), path


def test_addresses_stay() -> None:
    """People link to these. A path may be added here, and none may be taken away or changed."""
    known = (Path(__file__).parent / "addresses.txt").read_text("utf-8").split()
    made = [re.sub(r"\.[0-9a-f]{8}\.", ".*.", path) for path in whole("lahti", URL)]
    assert sorted(made) == known


@EACH
def test_pages_and_what_they_need_are_small(name: str, url: str) -> None:
    most = {".html": 40_000, ".css": 20_000, ".js": 5_000, ".svg": 2_000, ".xml": 40_000, ".woff2": 25_000}
    for path, content in whole(name, url).items():
        limit = most.get(os.path.splitext(path)[1])
        assert limit is None or len(content) <= limit, path
    assert len(whole(name, url)[EMBEDDING]) <= 1_000


@EACH
def test_a_first_visit_is_small(name: str, url: str) -> None:
    """The page and all that it asks for: its style, script, icon and the font, as they are without compression."""
    found = whole(name, url)
    parts = [path for path in found if path.startswith("assets/") and path.endswith((".css", ".js", ".svg", ".woff2"))]
    asked = sum(len(found[path]) for path in parts if path != EMBEDDING)
    assert max(len(found[path]) for path in found if path.endswith("/index.html")) + asked <= 60_000


def test_the_font_has_every_letter_of_the_pages() -> None:
    """What it lacks a browser takes from another font, and a word of two fonts looks broken."""
    ranges = [part.removeprefix("U+").split("-") for characters in FONTS.values() for part in characters.split(",")]
    has = {number for first, *last in ranges for number in range(int(first, 16), int((last or [first])[0], 16) + 1)}
    shown = {
        letter
        for name, url in (("lahti", URL), ("porvoo", ""))
        for page in read(name, url).values()
        for letter in page.text
    }
    # Signs that stand by themselves.
    assert {letter for letter in shown if ord(letter) not in has} <= {"\n"}
    assert {ord(letter) for letter in "ČčĐđŊŋŠšŦŧŽžƷʒǤǥǦǧǨǩǮǯÅåÄäÖöÆæØøÁá"} <= has


def test_the_page_of_a_large_city_is_small_too() -> None:
    """300 people, each with a phone number and an e-mail address, in 90 units with their words, and 12 areas."""
    town = largest()
    own = Contacts(
        units=tuple(
            Unit(
                **{name: one[name] for name in ("id", "address", "hours") if name in one},
                name=Texts(**one["name"]),
                aliases=tuple(one["aliases"]),
                keywords=tuple(one["keywords"]),
                contacts=tuple(Contact(c if isinstance(c, str) else c["person"]) for c in one["contacts"]),
            )
            for one in units(town)
        ),
        people=tuple(Person(**{**one, "title": Texts(**one["title"])}) for one in people(town)),
    )
    every = tuple(
        Area(one["id"], Texts(**one["title"]), "", tuple(one["answers"]), keywords=tuple(one["keywords"]))
        for one in areas(town)
    )
    guide = replace(city("lahti"), contacts=own, areas=Areas(areas=every), clock=Clock(), checklists=Checklists())
    page = built(guide, ["fi"])["fi/yhteyshenkilot.html"]
    assert len(page) <= 130_000
    assert len(gzip.compress(page, 9)) <= 20_000


def test_every_text_is_in_its_own_language() -> None:
    told: dict[str, str] = {}

    def tell(field: str, _value: Any) -> Any:
        token = f"Sana{len(told)}x"
        is_line = field in ("name", "family", "written", "corrected", "source", "keywords")
        told[token] = "fi" if is_line else ("fi", "sv")[len(told) % 2]
        return token if told[token] == "fi" else Texts(sv=token)

    for guide in guides():
        other = retold(guide, tell)
        people = {person.name for person in other.contacts.people}
        for path, page in pages(built(other, ["fi", "en"])).items():
            for language, element, said in page.texts:
                for token in re.findall(r"Sana\d+x", said):
                    is_name = any(token in one for one in people)
                    assert is_name or element in ("title", "script") or language == told[token], (path, said)
            for language, kind, said in page.labels:
                wrong = [token for token in re.findall(r"Sana\d+x", said) if language != told[token]]
                # A mark's name is a sentence of the tool with a title of the data, and an attribute has one language.
                assert not wrong or kind.startswith("mark "), (path, kind, said)
            title = "".join(said for _language, element, said in page.texts if element == "title")
            spoken = {told[token] for token in re.findall(r"Sana\d+x", title)}
            alone = not re.sub(r"Sana\d+x|[^a-zA-Z]", "", title)
            if alone and len(spoken) == 1:
                assert page.all("title", "lang") == list(spoken - set(page.all("html", "lang"))), (path, title)


def test_nothing_breaks_out_of_a_site() -> None:
    text = HOSTILE.replace("\ud800", "")  # no file of data can hold it
    for guide in guides():
        hostile = retold(guide, lambda _field, value: f"{value}{text}" if isinstance(value, str) else text)
        found = built(hostile, ["fi", "sv"], URL)
        known = {e.name for page in pages(built(guide, ["fi", "sv"], URL)).values() for e in page.elements}
        for page in pages(found).values():
            assert {e.name for e in page.elements} <= known | {"span", "script"}
            assert [e for e in page.elements if e.name == "script" and "src" not in e.attributes] == [
                e for e in page.elements if e.attributes.get("type") == "application/ld+json"
            ]
            for _language, element, said in page.texts:
                if element == "script":
                    json.loads(said)
        for path, content in found.items():
            if path.endswith(".xml"):
                ElementTree.fromstring(content.decode())
            elif path.endswith(".json"):
                json.loads(content)


def test_what_does_not_name_a_day_is_the_same_the_next_day() -> None:
    today, tomorrow = whole("lahti"), built(city("lahti"), ["fi", "sv", "en"], day=DAY + timedelta(1))
    changed = {path for path in today if today[path] != tomorrow[path]}
    named = {path for path, page in read("lahti").items() if re.search("Sivu tehty|Sidan skapad|Page made", page.text)}
    assert {path for path in changed if path.endswith(".html")} <= named
    assert not {path for path in changed if path.endswith((".ics", ".css", ".js", ".xlsx", ".csv", ".vcf"))}


def test_a_tile_says_what_to_do_by_when_and_whom_to_ask() -> None:
    area = read("lahti", URL)["fi/osa-alueet/avustukset.html"]
    assert "Hae viimeistään ke 31.3.2027 klo\u00a015.00" in area.text
    # Who of several shared people is responsible for a unit is not known: the unit is asked.
    assert "Lisätietoja: Nuorisopalvelut" in area.text
    assert "../yhteyshenkilot.html#nuorisopalvelut" in area.all("a", "href")
    front = Reading(built(read_guide(ROOT / "tests" / "guides" / "every-form"), ["fi"])["fi/index.html"].decode())
    assert "Jätä selvitys viimeistään pe 12.2.2027" in front.text
    # In the order of the days that they show, whatever opens first.
    assert re.findall(r"viimeistään \w\w ([0-9.]+)", front.text) == ["12.2.2027", "12.2.2027", "28.2.2027"]


def test_links_heard_by_themselves_say_what_they_lead_to() -> None:
    # Where many links have the same words the headings above them are part of their names.
    page = read("lahti", URL)["fi/tilaa.html"]
    links = [e.attributes for e in page.elements if e.name == "a" and e.attributes["href"].endswith(".ics")]
    ids = set(page.all("*", "id"))
    for own in links:
        first, *of = own["aria-labelledby"].split()
        assert first == own["id"]
        assert {*of} & ids == {*of} != set()
    assert len({" ".join(own["aria-labelledby"].split()) for own in links}) == len(links) == 20
    assert "Muistutus 14 päivää ja 1 päivä ennen" in page.text
    assert "Yhteyshenkilöt (XLSX)" in read("lahti", URL)["fi/yhteyshenkilot.html"].text


def test_january_says_which_year_begins() -> None:
    page = read("lahti", URL)["fi/vuosikello.html"]
    assert f"Tammikuu {DAY.year + 1}" in [text for _language, element, text in page.texts if element == "text"]


def test_what_is_not_known_is_said_once() -> None:
    page = read("porvoo", URL)["fi/vuosikello-2026.html"]
    (label,) = (text for _language, _class, text in page.labels if text.endswith("ei tiedossa"))
    assert label.count("ei tiedossa") == 1


def test_events_for_search_engines_are_confirmed_meetings() -> None:
    """Never a forecast, never a window, never a person."""
    found = set()
    for guide in (*guides(), city("porvoo")):
        words = Words("fi", guide.about.language)
        made = sites(guide, DAY, calendar(guide, needed_years(DAY)), {"fi": words})["fi"]
        sure = {
            words.text(row.happening.event.title)
            for view in made.clocks
            for row in view.rows
            if row.happening.event.kind in ("meeting", "info", "training")
            and row.happening.status in ("confirmed", "changed", "cancelled")
        }
        for page in pages(built(guide, ["fi"])).values():
            for _language, element, text in page.texts:
                if element == "script":
                    for event in json.loads(text)["@graph"]:
                        assert set(event) <= {"@type", "name", "startDate", "endDate", "eventStatus", "location"}
                        assert event["@type"] == "Event"
                        assert event["name"] in sure
                        found.add(event["name"])
    assert found


def test_a_map_of_the_site_has_every_page_in_every_language() -> None:
    found, root = whole("lahti", URL), "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = ElementTree.fromstring(found["sitemap.xml"].decode()).findall(f"{root}url")
    places = {entry.findtext(f"{root}loc", "") for entry in entries}
    assert places == {URL + path for path in found if path.endswith(".html") and "/" in path}
    own = {}
    for path, page in read("lahti", URL).items():
        links = [e.attributes for e in page.elements if e.name == "link"]
        others = {link["hreflang"]: link["href"] for link in links if "hreflang" in link}
        canonical = [link["href"] for link in links if link["rel"] == "canonical"]
        assert canonical == ([] if path == "404.html" else [URL + ("fi/" if "/" not in path else "") + path])
        own[URL + path] = others
    for address, others in own.items():
        assert all(own[other] == others for other in others.values()), address
    for entry in entries:
        named = entry.findall("{http://www.w3.org/1999/xhtml}link")
        assert {link.get("hreflang"): link.get("href") for link in named} == own[entry.findtext(f"{root}loc", "")]


def test_the_feed_tells_what_has_been_and_only_what_is_sure() -> None:
    feed = ElementTree.fromstring(whole("lahti", URL)["fi/muutokset.xml"].decode())
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    days = [entry.findtext(f"{atom}updated", "") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert entries
    assert max(days) <= "2026-11-24T00:00:00Z"
    assert feed.findtext(f"{atom}updated") == days[0]
    assert all(entry.findtext(f"{atom}id", "").startswith("tag:yhdistykset.example.fi,2026:") for entry in entries)


def test_without_an_address_nothing_is_made_that_needs_one() -> None:
    made = set(whole("lahti", URL)) - set(whole("lahti"))
    assert {re.sub("^(fi|sv|en)/", "", path) for path in made} == {
        "404.html",
        "sitemap.xml",
        "muutokset.xml",
        "andringar.xml",
        "changes.xml",
    }
    assert not any("webcal:" in content.decode() for path, content in whole("lahti").items() if path.endswith(".html"))


def test_the_languages_of_a_site_are_those_of_its_guide() -> None:
    assert own_languages(city("lahti")) == ["fi"]
    assert own_languages(city("porvoo")) == ["fi", "sv"]


def test_a_site_is_the_same_bytes_wherever_it_is_made(tmp_path: Path) -> None:
    code = "from yhdistys_cli.__main__ import program; program()"
    found = []
    for number, surroundings in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/Lima"},
        )
    ):
        folder = tmp_path / str(number)
        words = ["site", "-o", str(folder), "--data", str(CITIES["lahti"]), "--today", "2026-11-24", "--url", URL]
        subprocess.run(
            [sys.executable, "-c", code, *words], env={**os.environ, **surroundings}, check=True, capture_output=True
        )
        found.append({str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert found[0] == found[1]


NODE = shutil.which("node")


# Of a word some forms, and what is none.
ENDINGS = (
    "n",
    "a",
    "ssa",
    "lle",
    "ta",
    "en",
    "iin",
    "ille",
    "t",
    "na",
    "s",
    "er",
    "arna",
    "lta",
    "stakin",
    "ia",
    "ten",
    "",
)
FILTERED = [*(guide for guide in guides() if guide.contacts.people), city("porvoo")]


def questions(guide: Guide) -> list[str]:
    """Every name, alias and keyword of a guide as it stands, some of their forms, and their beginnings."""
    known = targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA))
    said = {t.name for t in known if isinstance(t.name, str)} | {text.strip() for t in known for text in t.words}
    words = sorted({word for text in said for word in text.casefold().split()})
    forms = [
        stem + next(filter(ending.fullmatch, ENDINGS[number % len(ENDINGS) :] + ENDINGS))
        for number, word in enumerate(words)
        for stem, ending in list(stems(word, name=number % 2 == 0))[number % 11 :: 12]
        if len(word) > 2
    ]
    forums = [
        name
        for f in (*guide.areas.forums, *(f for a in guide.areas.areas for f in a.forums))
        for name in every_text(f.name)
    ]
    others = ["nuorten", "avustuksia", "seuroille", "liikenne", "a", "ei kukaan", "Nurmiselta", "sanna nuorisosta"]
    return sorted({*said, *words, *forms, *(word[: 2 + len(word) // 2] for word in words), *forums, *others})


@pytest.mark.skipif(NODE is None, reason="no node here to run the script with")
@pytest.mark.parametrize("guide", FILTERED, ids=lambda guide: guide.about.municipality.code)
def test_the_filter_shows_what_the_program_shows(guide: Guide) -> None:
    """Every word of a guide and forms of it, asked of the script with the page's own index and of `contacts`."""
    page = pages(built(guide, ["fi"]))["fi/yhteyshenkilot.html"]
    form = next(e.attributes for e in page.elements if e.name == "form")
    own = {name.removeprefix("data-"): value for name, value in form.items() if name.startswith("data-")}
    asked = questions(guide)
    script = SITE_JS.read_text("utf-8")
    program = (
        f"const document = {{querySelector: () => ({{dataset: {json.dumps(own)}}})}};\n(() => {{\n"
        f"{script[script.index('  const fold') : script.index('  const input')]}\n"
        f"const asked = {json.dumps(asked)};\n"
        "console.log(JSON.stringify(asked.map((q) => means(q).map((m) => m.map((t) => targets.indexOf(t))))));\n})()"
    )
    assert NODE is not None
    done = subprocess.run([NODE, "-"], input=program, capture_output=True, encoding="utf-8", check=True)
    for question, meant in zip(asked, json.loads(done.stdout), strict=True):
        view = contacts(guide, DAY, question.split())
        expected: set[str] = set()  # without those who are responsible on other days only: they are not on the page
        if isinstance(view, ContactList):
            expected = {f"person_{a.person.id}" for e in view.entries for a in e.people}
            expected |= {e.units[0].id for e in view.entries if not e.people}
        assert shown(page, meant) == expected & set(page.all("li", "id")), question


def shown(page: Reading, meant: list[list[int]]) -> set[str]:
    """What the script leaves on the page: people, and units that have none."""
    found: set[str] = set()
    units: set[str] = set()
    entry, empty = "", ""
    for attributes in (e.attributes for e in page.elements if "data-t" in e.attributes):
        own = set(attributes["data-t"].split())
        if attributes.get("class") == "entry":
            found |= {empty} if empty else set()
            units, entry = own, attributes.get("id", "")
            empty = entry if all(units & set(map(str, one)) for one in meant) else ""
        else:
            empty = ""
            if all((own | units) & set(map(str, one)) for one in meant):
                found.add(attributes["id"])
    return found | ({empty} if empty else set())


@pytest.mark.parametrize("name", CITIES)
def test_the_filter_shows_the_units_that_the_program_shows(name: str) -> None:
    """What stands at each entry for the script: the units of an area, of a service area, and its own."""
    guide = city(name)
    known = targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA))
    page = next(page for path, page in read(name, URL if name == "lahti" else "").items() if "yhteyshenkilot" in path)
    entries = [e.attributes for e in page.elements if e.attributes.get("class") == "entry"]
    for number, target in enumerate(known):
        if target.kind == PERSON:
            continue
        view = contacts(guide, DAY, area=target.id)
        assert isinstance(view, ContactList)
        if [t.id for t in find(target.id, [t for t in known if t.kind != PERSON])] != [target.id]:
            continue
        shown = {entry["id"] for entry in entries if "id" in entry and str(number) in entry["data-t"].split()}
        assert shown == {entry.units[0].id for entry in view.entries if entry.units}, target.id
