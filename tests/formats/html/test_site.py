"""A whole site: no link leads nowhere, nothing is loaded from elsewhere, every text is in its own language."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from xml.etree import ElementTree

import pytest

from yhdistys_cli.formats.html.assets import FONTS
from yhdistys_cli.formats.html.site import EMBEDDING, files
from yhdistys_cli.load import calendar, review
from yhdistys_cli.models import Guide, Texts
from yhdistys_cli.search import AREA, PERSON, SERVICE_AREA, UNIT, find, targets
from yhdistys_cli.views.contacts import ContactList, contacts
from yhdistys_cli.views.site import needed_years, own_languages, sites
from yhdistys_cli.words import Words

from ...conftest import CITIES, ROOT
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


@cache
def city(name: str) -> Guide:
    guide = review(str(CITIES[name]), DAY).guide
    assert guide is not None
    return guide


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
        assert set(page.all("*", "aria-labelledby")) <= ids[path]


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
    named = {path for path, page in read("lahti").items() if re.search("Sivu tehty|Sidan gjord|Page made", page.text)}
    assert {path for path in changed if path.endswith(".html")} <= named
    assert not {path for path in changed if path.endswith((".ics", ".css", ".js", ".xlsx", ".csv", ".vcf"))}


def test_events_for_search_engines_are_confirmed_meetings() -> None:
    for name in ("lahti", "porvoo"):
        for page in read(name, URL if name == "lahti" else "").values():
            for _language, element, text in page.texts:
                if element == "script":
                    for event in json.loads(text)["@graph"]:
                        assert event["@type"] == "Event"
                        assert event["eventStatus"].rpartition("/")[2].startswith("Event")


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


@pytest.mark.skipif(NODE is None, reason="no node here to run the script with")
@pytest.mark.parametrize("name", CITIES)
def test_the_filter_finds_what_the_program_finds(name: str) -> None:
    """Every name, alias and keyword, asked of both; what the program reads as an inflected form is not compared."""
    guide = city(name)
    kinds = (PERSON, UNIT, SERVICE_AREA, AREA)
    known = targets(guide, kinds)
    asked = sorted(
        {word for t in known for word in (*t.names, *t.synonyms)} | {t.name for t in known if isinstance(t.name, str)}
    )
    script = SITE_JS.read_text("utf-8")
    parts = script[script.index("  const letters") : script.index("  // An inflected form")]
    index = next(page for path, page in read(name, URL if name == "lahti" else "").items() if "yhteyshenkilot" in path)
    program = (
        f"{parts}\nconst targets = JSON.parse({json.dumps(index.all('form', 'data-targets')[0])});\n"
        f"const asked = {json.dumps(asked)};\n"
        "console.log(JSON.stringify(asked.map((q) => find(fold(q), targets).map((t) => targets.indexOf(t)))));"
    )
    assert NODE is not None
    done = subprocess.run([NODE, "-e", program], capture_output=True, encoding="utf-8", check=True)
    for question, numbers in zip(asked, json.loads(done.stdout), strict=True):
        expected = find(question, known, inflected=False)
        assert [known.index(t) for t in expected] == numbers, question


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
