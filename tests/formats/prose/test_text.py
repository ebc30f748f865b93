"""The layout of text: widths, stacking, and that nothing is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.prose.layout import lay_out, wrap
from yhdistys_cli.formats.prose.text import paint
from yhdistys_cli.formats.wording.blocks import Block, Fields, Heading, Items, Paragraph, Table
from yhdistys_cli.load import load
from yhdistys_cli.views.areas import areas
from yhdistys_cli.views.contacts import contacts
from yhdistys_cli.words import Words, cells

from ...conftest import CITIES

BLOCKS: list[Block] = [
    Heading(1, "Avustukset"),
    Paragraph("Yhdistykset voivat hakea kaupungin avustuksia, joista päättää lautakunta tai kaupunginhallitus."),
    Fields((("Kuka vastaa", ("Tiia Mäkinen", "Sanna Virta")), ("Päättää", ("Sivistyslautakunta",)))),
    Items(("Kartoita nykytila", "Muodosta tavoitetila"), "number"),
    Items(("Osallistun vuosikellon suunnitteluun ja toteutukseen",), "box"),
    Table(("Oppaassa", "Tässä"), (("Ormaa- Perälä", "Ormaa-Perälä"), ("yksityiskohdaista", "yksityiskohtaista"))),
    Paragraph("Lahti · oppaan mukaan, tarkistamatta", quiet=True, tight=True),
]


def text(width: int | None) -> str:
    return paint(lay_out(BLOCKS, width), Page(Words("fi"), width))


def test_piped_nothing_is_wrapped() -> None:
    assert "avustuksia, joista päättää lautakunta tai kaupunginhallitus.\n" in text(None)


@pytest.mark.parametrize("width", [30, 40, 59, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cells(line) for line in text(width).splitlines()) <= width


def test_narrow_terminals_get_one_thing_a_line() -> None:
    lines = text(40).splitlines()
    assert "Kuka vastaa" in lines
    assert "  Tiia Mäkinen" in lines
    assert "Kuka vastaa  Tiia Mäkinen" in text(60).splitlines()


@given(st.lists(st.text("abcäö漢 \u0301", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(20, 100))
def test_wrapping_keeps_every_word(words: list[str], width: int) -> None:
    paragraph = " ".join(words)
    lines = wrap(paragraph, width, "  - ", "    ")
    assert " ".join("\n".join(lines).split())[2:].split() == paragraph.split()


def test_a_thousand_is_not_broken() -> None:
    for width in range(20, 60):
        assert not any(line.endswith(" 5") for line in wrap("Avustus oli vähintään noin 5 000 euroa vuodessa.", width))


@pytest.mark.parametrize("city", CITIES)
def test_painted_text_says_the_same_as_plain_text(city: str) -> None:
    guide = load(str(CITIES[city])).guide
    assert guide is not None
    day = guide.about.updated
    for view in (contacts(guide, day), areas(guide, day), areas(guide, day, guide.areas.areas[0].id)):
        plain = write(view, "text", Page(Words("fi"), 80))
        painted = write(view, "text", Page(Words("fi"), 80, painted=True, colour=True))
        bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", str(painted))
        assert bare == plain
        assert painted != plain


def test_without_colour_there_is_none() -> None:
    lines = [("virhe", "error"), ("https://www.lahti.fi/", "")]
    painted = paint(lines, Page(Words("fi"), 80, painted=True, colour=False))
    assert "\x1b[1m" in painted
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", painted)
