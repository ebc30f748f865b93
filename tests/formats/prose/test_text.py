"""The layout of text: widths, stacking, and that nothing is cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.prose.layout import Line, lay_out, wrap
from yhdistys_cli.formats.prose.text import paint
from yhdistys_cli.formats.wording.blocks import Block, Fields, Glance, Heading, Items, Paragraph, Table
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
        plain = write(view, "contacts", "text", Page(Words("fi"), 80))
        painted = write(view, "contacts", "text", Page(Words("fi"), 80, painted=True, colour=True))
        bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", str(painted))
        assert bare == plain
        assert painted != plain


def test_without_colour_there_is_none() -> None:
    lines = [Line("virhe", "error"), Line("https://www.lahti.fi/"), Line("Lahti", "quiet")]
    painted = paint(lines, Page(Words("fi"), 80, painted=True, colour=False))
    assert "\x1b[1m" in painted
    assert not re.search(r"\x1b\[[0-9;]*[34]8", painted)


def test_only_the_word_of_severity_is_coloured() -> None:
    painted = paint(
        [Line("data/contacts.yaml:1:2: virhe: virhe tässä", "error", "virhe:")], Page(Words("fi"), 80, True, True)
    )
    assert painted == "data/contacts.yaml:1:2: \x1b[1;38;5;163mvirhe:\x1b[0m virhe tässä\n"


def luminance(code: int) -> float:
    """The relative luminance (WCAG 2.2) of a colour of the 256: xterm's cube and greys, the same in every terminal."""
    steps = (0, 95, 135, 175, 215, 255)
    number = code - 16
    red, green, blue = (
        (steps[number // 36], steps[number // 6 % 6], steps[number % 6]) if code < 232 else (8 + 10 * (code - 232),) * 3
    )
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("style", ["quiet", "error", "warning", "note"])
def test_colours_are_readable_on_white_and_on_black(style: str) -> None:
    painted = paint([Line("x", style)], Page(Words("fi"), 80, True, True))
    found = re.search(r"38;5;(\d+)m", painted)
    assert found is not None
    light = luminance(int(found[1]))
    assert 1.05 / (light + 0.05) >= 4.5
    assert (light + 0.05) / 0.05 >= 4.5


def test_links_can_be_followed() -> None:
    painted = paint([Line("Katso https://www.lahti.fi/a.")], Page(Words("fi"), 80, True))
    link = "https://www.lahti.fi/a"
    assert painted == f"Katso \x1b[4m\x1b]8;;{link}\x1b\\{link}\x1b]8;;\x1b\\\x1b[24m.\n"


def test_an_hour_is_not_broken() -> None:
    for width in range(20, 60):
        assert not any(
            line.endswith(("klo", "kl.")) for line in wrap("Haku päättyy klo 15.00 tai kl. 15.00 tai", width)
        )


@pytest.mark.parametrize("name", ["Avustukset", "Avustukset ja muu taloudellinen tuki yhdistyksille", "äö" * 30])
@pytest.mark.parametrize("width", [80, 90, 200])
def test_a_year_at_a_glance_is_not_wider_than_the_terminal(name: str, width: int) -> None:
    glance = Glance("T" * 53, ((name, "━" * 53), ("Tilat", "●")), "● vahvistettu")
    heads, first, second, _legend = (line.text for line in lay_out([glance], width))
    assert max(map(len, (heads, first, second))) <= width
    assert first.index("━") == second.index("●") == heads.index("T")
    assert name[:20] in first


def test_a_screen_reader_gets_no_year_at_a_glance() -> None:
    glance = Glance("T   H", (("Avustukset", "━━━"),), "● vahvistettu")
    assert lay_out([glance], 80)
    assert lay_out([glance], 80, accessible=True) == []
