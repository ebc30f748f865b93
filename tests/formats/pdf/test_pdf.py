"""Answers on paper, read back with other people's readers: their structure, their texts, and what they never do."""

import dataclasses
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import islice, pairwise
from pathlib import Path
from typing import Any
from zlib import crc32, decompress

import pytest

from yhdistys_cli.formats import FORMATS, Page, write
from yhdistys_cli.formats.pdf.posters import posters
from yhdistys_cli.load import calendar, review
from yhdistys_cli.models import Guide, Texts
from yhdistys_cli.views.checklist import ChecklistIndex, checklist, checklist_page
from yhdistys_cli.views.clock import ClockView, clock
from yhdistys_cli.views.contacts import contacts
from yhdistys_cli.views.guide import guide_view
from yhdistys_cli.words import Words

from ...conftest import CITIES, Run
from ..html.guides import guides, retold
from ..html.test_pages import HOSTILE

pytest.importorskip("typst", reason="there is no wheel of typst for every platform")
pikepdf = pytest.importorskip("pikepdf", reason="there is no wheel of pikepdf for every platform")
pypdf = pytest.importorskip("pypdf")

DAY = date(2026, 11, 24)
# What no font of ours has, what turns the direction of the text, half a character, what typst itself would read.
NOT_IN_FONTS = "漢字 😀 አማርኛ"
MARKUP = '#panic("x") *a* _b_ $c$ @d <e> [f] \\ `g` // h = i'


@cache
def lahti() -> Guide:
    guide = review(str(CITIES["lahti"]), DAY).guide
    assert guide is not None
    return guide


def printed(view: Any, question: str, language: str = "fi", own: str = "fi", paper: str = "a4") -> bytes:
    made = write(view, question, "pdf", Page(Words(language, own), paper=paper))
    assert isinstance(made, bytes)
    return made


@cache
def answer(question: str, language: str = "fi") -> bytes:
    """An answer about Lahti."""
    guide, own = lahti(), calendar(lahti(), range(2025, 2029))
    views: dict[str, Any] = {
        "checklist": lambda: checklist(guide),
        "contacts": lambda: contacts(guide, DAY),
        "clock": lambda: clock(guide, own, DAY, 2027),
        "guide": lambda: guide_view(guide, DAY, Words(language), full=True, calendar=own),
    }
    return printed(views[question](), question, language)


def structure(made: bytes) -> Iterator[Any]:
    """The elements of the structure tree, in the order in which a screen reader says them."""
    with pikepdf.open(BytesIO(made)) as file:
        waiting = [file.Root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop()
            if isinstance(node, pikepdf.Array):
                waiting += reversed(list(node))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield node
                waiting += [node.K] if "/K" in node else []


def tags(made: bytes) -> list[str]:
    return [str(node.S) for node in structure(made)]


def texts(made: bytes, most: int | None = None) -> list[str]:
    """The text of each page, or of the first ones."""
    return [page.extract_text() for page in islice(pypdf.PdfReader(BytesIO(made)).pages, most)]


def smallest(made: bytes) -> float:
    """The size of the smallest letters, in points as they are printed."""
    found: list[float] = []

    def look(text: str, page: Any, own: Any, _font: Any, size: float) -> None:
        if text.strip():
            scale = abs(page[0] * page[3] - page[1] * page[2]) * abs(own[0] * own[3] - own[1] * own[2])
            found.append(size * scale**0.5)

    for sheet in pypdf.PdfReader(BytesIO(made)).pages:
        sheet.extract_text(visitor_text=look)
    return min(found)


def squeezed(text: str) -> str:
    """Without what only says where a line or a syllable ends."""
    return re.sub(r"[\s\u00ad\u200b]", "", text)


QUESTIONS = ["checklist", "contacts", "clock", "guide"]


def test_these_are_printed() -> None:
    assert {question for question, forms in FORMATS.items() if "pdf" in forms} == {*QUESTIONS, "ask"}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_pdf_says_what_it_is(question: str, language: str) -> None:
    with pikepdf.open(BytesIO(answer(question, language))) as file:
        assert str(file.Root.Lang) == f"{language}-FI"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert "Lahti" in str(file.docinfo.Title)
        assert file.open_metadata().get("pdfuaid:part") == "1"
        assert "/CreationDate" not in file.docinfo


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_pdf_has_real_structure(question: str) -> None:
    found = tags(answer(question))
    levels = [int(tag[2:]) for tag in found if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    if question != "checklist":
        assert found.count("/Table") == found.count("/THead") > 0
        assert "/TH" in found
        assert "/TD" in found
    if question != "contacts":
        figures = [str(node.Alt) for node in structure(answer(question)) if str(node.S) == "/Figure"]
        assert all(figures)
        assert len(figures) == (0 if question == "checklist" else 1)
    if question in ("checklist", "guide"):
        assert found.count("/LI") == found.count("/LBody") > found.count("/L") > 0


def test_a_book_has_bookmarks_and_contents() -> None:
    made = answer("guide")
    with pikepdf.open(BytesIO(made)) as file, file.open_outline() as outline:
        names = [item.title for item in outline.root]
    assert {"Johdanto", "Yhdistysyhteistyön vuosikello", "Linkit"} < set(names)
    assert "/TOC" in tags(made)
    cover, contents, *_rest = texts(made)
    assert "Lahti" in cover
    assert all(squeezed(name) in squeezed(contents) for name in names if name != "Sisältö")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_answer_is_the_same_bytes(question: str) -> None:
    made = answer(question)
    answer.cache_clear()
    assert answer(question) == made


def test_the_texts_are_those_of_the_data() -> None:
    pages = texts(answer("checklist"))
    boards = lahti().checklists.checklists
    assert len(pages) == len(boards)
    for board, page in zip(boards, pages, strict=True):
        for text in (board.title, board.audience, board.aim, *board.items, *board.spirit):
            assert squeezed(Words("fi").text(text)) in squeezed(page)
    listed = squeezed("".join(texts(answer("contacts"))))
    assert all(squeezed(person.name) in listed for person in lahti().contacts.people)


@pytest.mark.parametrize(("question", "least"), [("checklist", 8.4), ("contacts", 8.4), ("clock", 6.9), ("guide", 6.9)])
def test_letters_are_never_too_small_to_read(question: str, least: float) -> None:
    # 7 points on the wheel, 8.5 at the foot of a page, 9 and more in what one reads.
    assert smallest(answer(question)) >= least


def test_the_lines_of_a_long_name_on_the_cover_have_room() -> None:
    guide = lahti()
    name = "Yhdistysyhteistyön ja vapaaehtoistoiminnan opas kuntayhtymän järjestöille"
    about = dataclasses.replace(guide.about, name=Texts(fi=name, sv=None, en=None))
    named = dataclasses.replace(guide, about=about)
    made = printed(guide_view(named, DAY, Words("fi"), full=True, calendar=calendar(named, range(2025, 2029))), "guide")
    lines: list[tuple[float, float]] = []

    def look(text: str, page: Any, own: Any, _font: Any, size: float) -> None:
        if text.strip():
            lines.append((size * own[0] * page[0], page[5] + own[5] * page[3]))

    pypdf.PdfReader(BytesIO(made)).pages[0].extract_text(visitor_text=look)
    largest = max(size for size, _height in lines)
    heights = sorted({round(height, 1) for size, height in lines if size > largest - 1})
    assert len(heights) > 2
    assert all(above - below > 1.05 * largest for below, above in pairwise(heights))


def test_a_last_line_has_no_page_of_its_own() -> None:
    guide = review(str(CITIES["porvoo"]), DAY).guide
    assert guide is not None
    view = clock(guide, calendar(guide, range(2025, 2029)), DAY, 2027)
    for language in ("fi", "sv"):
        made = printed(view, "clock", language)
        with pikepdf.open(BytesIO(made)) as file:
            assert len(file.pages) == 1
        assert smallest(made) >= 6.9


def test_how_well_checked_a_book_is_stands_on_its_cover_and_fills_no_page() -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(answer("guide"))).pages]
    assert ["tarkistamatta" in text for text in pages] == [True] + [False] * (len(pages) - 1)


def test_an_address_is_never_hyphenated() -> None:
    guide = list(guides())[2]
    people = tuple(
        dataclasses.replace(person, email=f"maija.{'pitkanimi' * 5}@{'kaupunki' * 3}.example.com")
        for person in guide.contacts.people
    )
    own = dataclasses.replace(guide, contacts=dataclasses.replace(guide.contacts, people=people))
    made = texts(printed(contacts(own, DAY), "contacts"))
    assert str(people[0].email) in squeezed("".join(made))


def test_boards_beside_each_other_differ_in_colour() -> None:
    index = checklist(lahti())
    assert isinstance(index, ChecklistIndex)
    every = posters(index, Words("fi")).blocks
    alone = [posters(checklist_page(lahti(), board), Words("fi")).blocks[0] for board in index.checklists]
    assert [board["colour"] for board in every] == [board["colour"] for board in alone]
    assert len({board["colour"] for board in alone}) == 4


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_board_is_one_page(paper: str) -> None:
    def long(_field: str, value: Any) -> Any:
        return f"{value} yhdistysyhteistyökumppanuusverkostokoordinaattorijärjestelmä ja vielä muutama sana lisää"

    for guide in (lahti(), retold(lahti(), long)):
        made = printed(checklist(guide), "checklist", paper=paper)
        with pikepdf.open(BytesIO(made)) as file:
            assert len(file.pages) == len(guide.checklists.checklists)
            width, height = (float(side) for side in list(file.pages[0].MediaBox)[2:])
            assert round(height / width, 2) == 1.41
            assert round(width) == {"a4": 595, "a3": 842}[paper]


@pytest.mark.parametrize("number", range(3))
def test_hostile_texts_are_texts(number: int) -> None:
    guide = list(guides())[number]
    told = f"{MARKUP}{HOSTILE}{NOT_IN_FONTS}"

    def tell(_field: str, value: Any) -> Any:
        return f"{value}{told}" if isinstance(value, str) else Texts(fi=told, sv=f"sv{told}")

    hostile = retold(guide, tell)
    own = calendar(hostile, range(2025, 2029))
    boards = printed(checklist(hostile), "checklist", "sv")
    if hostile.checklists.checklists:
        assert len(texts(boards)) == len(hostile.checklists.checklists)
        assert all(squeezed(MARKUP) in squeezed(page) for page in texts(boards))
    everything = guide_view(hostile, DAY, Words("sv"), full=True, calendar=own)
    made = "".join(texts(printed(everything, "guide", "sv"), 3))
    assert "�" in made
    assert squeezed(MARKUP) in squeezed(made)
    printed(contacts(hostile, DAY), "contacts")
    printed(clock(hostile, own, DAY, 2027), "clock")
    printed(clock(hostile, own, DAY, 2027), "clock", paper="a3")


@pytest.mark.parametrize("number", range(3))
def test_a_year_on_a3_is_a_wheel_beside_its_list(number: int) -> None:
    guide = list(guides())[number]
    own = calendar(guide, range(2025, 2029))
    view = clock(guide, own, DAY, 2027)
    assert isinstance(view, ClockView)
    made = printed(view, "clock", paper="a3")
    found = tags(made)
    assert found.count("/Figure") == 1
    assert found.index("/H1") < found.index("/Figure")
    said = squeezed("".join(texts(made)))
    assert all(squeezed(Words("fi").text(row.happening.event.title)) in said for row in view.rows)
    with pikepdf.open(BytesIO(made)) as file:
        assert [round(float(side)) for side in list(file.pages[0].MediaBox)[2:]] == [1191, 842]
        assert len(file.pages) == 1


def test_the_numbers_of_a_list_are_those_of_its_wheel() -> None:
    labels = [
        node
        for node in structure(
            printed(clock(lahti(), calendar(lahti(), range(2025, 2029)), DAY, 2027), "clock", paper="a3")
        )
        if str(node.S) == "/Lbl"
    ]
    assert len(labels) == 12
    said = "".join(texts(answer("clock")))
    assert "yhdistys plan" not in said


def test_the_picture_of_dots_is_the_same_page_each_time() -> None:
    view = clock(lahti(), calendar(lahti(), range(2025, 2029)), DAY, 2027)
    made = write(view, "clock", "png", Page(Words("fi")))
    assert isinstance(made, bytes)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    # An A3 page of 200 dots an inch.
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (3307, 2339)
    assert write(view, "clock", "png", Page(Words("fi"))) == made
    raw, step = decompress(idat(made)), 3307 * 4 + 1
    assert len(raw) == 2339 * step  # every line is there


def idat(made: bytes) -> bytes:
    """The packed dots of a PNG."""
    at, found = 8, b""
    while at < len(made):
        long, kind = int.from_bytes(made[at : at + 4]), made[at + 4 : at + 8]
        body = made[at + 8 : at + 8 + long]
        assert crc32(kind + body) == int.from_bytes(made[at + 8 + long : at + 12 + long])
        found += body if kind == b"IDAT" else b""
        at += 12 + long
    return found


def test_letters_of_neighbours_are_there() -> None:
    # The last two are put together of what the fonts have, or written from the right: both are read back otherwise.
    names = "Áile Čáhppe Đorđe Ŋála Šuoŋŋir Ŧuvlla Žann Ǥuhttâr Ǯoʒʒ Åsa Иван Ελένη Ǩiõl محمد"
    guide = retold(lahti(), lambda field, value: names if field == "title" else value)
    made = "".join(texts(printed(checklist(guide), "checklist")))
    assert "�" not in made
    assert squeezed(names[:-10]) in squeezed(made)


def test_a_text_of_another_language_says_so() -> None:
    languages = {str(node.Lang) for node in structure(answer("checklist", "sv")) if "/Lang" in node}
    assert any(language.startswith("fi") for language in languages)


@pytest.mark.today("2026-11-24")
def test_from_the_command_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ilta.pdf"
    assert run("checklist", "yhdistysilta", "-o", str(file)).status == 0
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert run("checklist", "yhdistysilta", "--paper", "A3", "-o", str(file)).status == 0
    with pikepdf.open(file) as made:
        assert round(float(made.pages[0].MediaBox[2])) == 842
    assert run("checklist", "yhdistysilta", "--paper", "a9", "-o", str(file)).status == 2


@pytest.mark.today("2026-11-24")
def test_where_typst_is_not_installed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = run("checklist", "yhdistysilta", "-o", str(tmp_path / "ilta.pdf"))
    assert done.status == 2
    assert "pipx inject yhdistys typst" in done.err
    assert run("clock", "2027", "-o", str(tmp_path / "vuosi.png")).status == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.today("2026-11-24")
def test_what_has_no_pdf_says_what_has(run: Run, tmp_path: Path) -> None:
    done = run("areas", "-o", str(tmp_path / "alueet.pdf"))
    assert done.status == 2
    assert "yhdistys contacts, yhdistys checklist, yhdistys clock, yhdistys guide" in done.err
    done = run("clock", "--month", "3", "-o", str(tmp_path / "vuosi.png"))
    assert done.status == 2
    assert "--month 3 -o" in done.err
