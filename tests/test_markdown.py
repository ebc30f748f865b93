"""Markdown: what it looks like, and that no text of the data becomes markup."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from yhdistys_cli.formats.markdown import escape

from .conftest import CITIES, Run


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a*b_c", r"a\*b\_c"),
        ("1. maaliskuuta", r"1\. maaliskuuta"),
        ("- ei lista", r"\- ei lista"),
        ("<b>", r"\<b\>"),
        ("katso https://www.lahti.fi/a_b/.", r"katso <https://www.lahti.fi/a_b/>."),
        ("a | b", r"a \| b"),
        ("# a", r"\# a"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), min_size=1, max_size=30)
)
def test_any_text_is_read_back_as_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escape(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert "".join(t.content for t in children if t.type in ("text", "text_special")) == text


@pytest.mark.parametrize("city", CITIES)
def test_the_whole_guide_has_one_title_and_no_skipped_level(city: str, run: Run) -> None:
    result = run("guide", "--full", "--format", "markdown", "--data", str(CITIES[city]))
    levels = [int(t.tag[1]) for t in MarkdownIt("commonmark").parse(result.out) if t.type == "heading_open"]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_board_on_paper_has_boxes_or_numbers(run: Run) -> None:
    data = ("--format", "markdown", "--data", str(CITIES["lahti"]))
    assert "- [ ] Osallistun tapahtumayhteistyöhön" in run("checklist", "yhteyshenkilo", *data).out
    assert "1. Kartoita nykytila\n2. Muodosta tavoitetila" in run("checklist", "tyoryhmat", *data).out
