"""Markdown: what it looks like, and that no text of the data becomes markup."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from yhdistys_cli.diagnostics import DataPath, Diagnostic
from yhdistys_cli.formats import Page, write
from yhdistys_cli.formats.problems.sentences import sentence
from yhdistys_cli.formats.prose.escaping import escape
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.views.problems import Problems, problems
from yhdistys_cli.words import Words

from ...conftest import CITIES, Run
from ...test_broken import FOLDERS, GUIDE, found

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


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
        ("&copy;", r"\&copy;"),
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


# --- problems, as a page for a pull request


def page(view: Problems, language: str = "en") -> str:
    return str(write(view, "validate", "markdown", Page(Words(language))))


def plain(markdown: str) -> str:
    """What a reader of the page sees, a line for each paragraph."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert not [t for t in tokens if t.type in ("html_block", "code_block", "fence", "hr", "table_open")]
    children = [child for t in tokens if t.type == "inline" for child in [*(t.children or []), None]]
    assert not [c for c in children if c and c.type in ("html_inline", "image", "em_open")]
    return "".join("\n" if c is None else c.content for c in children)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_every_problem_is_on_the_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    view = found(path.name)
    for language in LANGUAGES:
        text = plain(page(view, language))
        for group in view.groups:
            wrong, apply_fixes = sentence(group.first, Words(language))
            for said in (wrong[1:], apply_fixes[1:], group.first.diagnostic.code):
                assert said in text
            for problem in group.problems[1:]:
                assert re.search(rf"(^|, ){problem.spot.line}:{problem.spot.column}\b", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    ["a | b", "`x`", "<b>x</b>", "<!-- x", "[x](y)", "![x](y)", "&lt;b&gt;", "**x**", "# x", "- x", "~~~"],
)
def test_no_text_of_the_data_becomes_markup(text: str, tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    lines = [f"  - {{id: a{i}, name: Nimi, email: '{text}', '{text}{i}': x}}\n" for i in range(5)]
    (tmp_path / "contacts.yaml").write_text(f"people:\n{''.join(lines)}", "utf-8")
    seen = plain(page(found(str(tmp_path))))
    assert f"“{text}” is not an e-mail address" in seen
    for number in range(1, 5):
        assert f": '{text}{number}'\n" in seen


def test_a_page_that_is_too_long_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    people = "".join(f'  - {{id: a{i}, name: Nimi, email: "{"漢" * 76}{i}"}}\n' for i in range(5000))
    same = "".join(f'  - {{id: b{i}, name: Nimi, phone: "x"}}\n' for i in range(9))
    (tmp_path / "contacts.yaml").write_text(f"people:\n{same}{people}", "utf-8")
    view = found(str(tmp_path))
    text = page(view)
    shown = len(re.findall(r"(?:\*\*|- |, )\d+:\d+(?=\*\*|,|\n|: )", text))
    assert 900_000 < len(text.encode()) + 1000 < 1024 * 1024
    assert 0 < shown < len(view.problems)
    assert text.endswith(f"\nThere is no room for {len(view.problems) - shown} more. All of them: yhdistys validate\n")
    assert "There is no room" not in page(Problems(view.problems[:1000], 2, 5009))


def test_the_heading_says_how_bad_it_is() -> None:
    def heading(*codes: str) -> str:
        params = {"id": "x", "when": "2027-04-14"}
        view = problems([Diagnostic(code, DataPath("a"), params=params) for code in codes], {}, 6, 84)
        return page(view, "fi").splitlines()[0]

    assert heading() == "# Tiedot ovat kunnossa"
    assert heading("off-rule") == "# Tietoja voi käyttää, mutta katso nämä kohdat"
    assert heading("off-rule", "no-answer") == "# Tietoja voi käyttää, mutta niissä on korjattavaa"
    assert heading("off-rule", "no-answer", "unknown-unit") == "# Tiedoissa on virheitä"


def test_an_address_does_not_part_the_cells_of_a_table() -> None:
    assert escape("https://a.example/x|y") == "<https://a.example/x%7Cy>"
