"""A page of one answer: nothing breaks out of it, it asks for nothing, and every text is in its own language."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from yhdistys_cli.formats import FORMATS, Page, write
from yhdistys_cli.formats.html.marks import finish, mark, whole
from yhdistys_cli.load import calendar
from yhdistys_cli.models import Guide, Texts
from yhdistys_cli.views.areas import areas
from yhdistys_cli.views.checklist import checklist
from yhdistys_cli.views.clock import clock
from yhdistys_cli.views.contacts import contacts
from yhdistys_cli.views.guide import guide_view
from yhdistys_cli.views.plan import plan
from yhdistys_cli.views.search import search
from yhdistys_cli.words import Words

from .guides import guides, retold
from .reading import Reading

DAY = date(2026, 11, 24)
# Everything that markup, a script in it, or who reads it could take for something else.
HOSTILE = "<script>alert(1)</script>\"'&amp;<!-- ]]> \u2028\x07\ufdd0fi\ufdd1\ufdd2\ud800 javascript:x</style></title>"


def answers(guide: Guide, language: str) -> Iterator[tuple[str, Any]]:
    """An answer of every view that has a page: the question and the view."""
    own = calendar(guide, range(2025, 2029))
    words = Words(language, guide.about.language)
    yield "contacts", contacts(guide, DAY)
    for unit in (*guide.contacts.units[:1], *guide.contacts.units[-1:]):
        yield "contacts", contacts(guide, DAY, area=unit.id, calendar=own)
        yield "areas", areas(guide, DAY, unit.id)
    yield "areas", areas(guide, DAY)
    for area in guide.areas.areas:
        yield "areas", areas(guide, DAY, area.id, own)
    yield "checklist", checklist(guide)
    for board in guide.checklists.checklists:
        yield "checklist", checklist(guide, board.id)
    for year in (None, 2026, 2027):
        yield "clock", clock(guide, own, DAY, year)
    yield "plan", plan(guide, own, DAY, 2027)
    yield "guide", guide_view(guide, DAY, words)
    yield "guide", guide_view(guide, DAY, words, full=True, calendar=own)


def pages(guide: Guide, language: str) -> Iterator[tuple[str, str]]:
    """The same as pages."""
    page = Page(Words(language, guide.about.language))
    for question, view in answers(guide, language):
        if type(view).__name__ not in ("NotFound", "Ambiguous"):
            text = write(view, question, "html", page)
            assert isinstance(text, str)
            yield type(view).__name__, text


def test_every_question_that_people_read_has_a_page() -> None:
    read = {question for question, forms in FORMATS.items() if "markdown" in forms and question not in ("explain",)}
    assert {question for question, forms in FORMATS.items() if "html" in forms} == read - {"validate"} | {
        "ask",
        "site",
        "serve",
    }


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_page_is_well_formed_and_asks_for_nothing(language: str) -> None:
    for guide in guides():
        for name, text in pages(guide, language):
            page = Reading(text)
            ids = page.all("*", "id")
            assert len(ids) == len(set(ids)), name
            assert {href[1:] for href in page.all("a", "href") if href.startswith("#")} <= set(ids), name
            assert all(re.match("#|https?://|mailto:|tel:", href) for href in page.all("a", "href")), name
            used = {attribute for element in page.elements for attribute in element.attributes}
            assert not [attribute for attribute in used if attribute.startswith("on") or attribute in ("style", "src")]
            assert not {"link", "script", "iframe", "img"} & {element.name for element in page.elements}
            assert not [text for _language, element, text in page.texts if element == "style" and "url(" in text]
            levels = [int(e.name[1]) for e in page.elements if re.fullmatch("h[1-6]", e.name)]
            assert levels.count(1) == 1, name
            assert all(b <= a + 1 for a, b in pairwise(levels)), (name, levels)
            assert page.all("html", "lang") == [language]
            assert len(text.encode()) < 60_000


def test_every_text_is_in_its_own_language() -> None:
    told: dict[str, str] = {}

    def tell(field: str, _value: Any) -> Any:
        token = f"Sana{len(told)}x"
        language = ("fi", "sv", "fi", "en")[len(told) % 4]
        if field in ("name", "family", "written", "corrected", "source", "keywords"):
            language = "fi"  # these have one form only
        told[token] = language
        is_line = field in ("written", "corrected", "source", "keywords") or len(told) % 4 == 1 or field == "family"
        return token if is_line or language == "fi" else Texts(**{language: token})

    for guide in guides():
        other = retold(guide, tell)
        people = {person.name for person in other.contacts.people}
        shown = set()
        for name, text in pages(other, "en"):
            for language, element, said in Reading(text).texts:
                for token in re.findall(r"Sana\d+x", said):
                    shown.add(token)
                    if token not in people and element != "title":
                        assert language == told[token], (name, token, said)
        assert len(shown) > 20


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_breaks_out_of_a_page(language: str) -> None:
    for guide in guides():
        hostile = retold(guide, lambda _field, value: f"{value}{HOSTILE}" if isinstance(value, str) else HOSTILE)
        known = {element.name for _name, text in pages(guide, language) for element in Reading(text).elements}
        for name, text in pages(hostile, language):
            text.encode()
            page = Reading(text)
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdd2]", text), name
            assert {element.name for element in page.elements} <= known | {"span"}, name
            assert not [href for href in page.all("a", "href") if href.startswith("javascript")]


def test_what_was_found_is_a_page_too() -> None:
    guide = next(guides())
    view = search(guide, Words("en"), ["avustus"], "avustus")
    text = write(view, "search", "html", Page(Words("en")))
    assert isinstance(text, str)
    assert "avustu" in Reading(text).text


def test_a_title_has_a_language_where_it_is_in_one() -> None:
    opas, kello = mark("Opas", "fi", "sv"), mark("Vuosikello", "fi", "sv")
    assert (
        finish(f"<title>{whole(f'{kello} 2027 · {opas}')}</title>") == '<title lang="fi">Vuosikello 2027 · Opas</title>'
    )
    assert finish(f"<title>{whole(f'Kontaktpersoner · {opas}')}</title>") == "<title>Kontaktpersoner · Opas</title>"


def test_marks_become_languages() -> None:
    said = mark("Opas", "fi", "sv")
    assert finish(f"<p>{said}</p>") == '<p lang="fi">Opas</p>'
    assert finish(f"<p>{said} är bra</p>") == '<p><span lang="fi">Opas</span> är bra</p>'
    assert (
        finish(f'<a href="#x" aria-label="1. {said}">{said}</a>')
        == '<a href="#x" aria-label="1. Opas" lang="fi">Opas</a>'
    )
    assert mark("Opas", "fi", "fi") == "Opas"
    assert finish(f"<p>{mark('', 'fi', 'sv')}\x07</p>") == "<p>\ufffd</p>"
