"""How values are written: what reads back to the same, and what `validate` finds nothing in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.models import Clock, Contacts
from yhdistys_cli.source import read, tree_of
from yhdistys_cli.written import Paper, day, quoted, wrap

from .random_changes import WORDS


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("model", [None, Contacts])
def test_a_text_reads_back_wherever_it_stands(text: str, model: Any) -> None:
    paper = Paper("", model)
    tree = {"title": text, "people": [{"name": text, "keywords": [text, "a"], "x": {text or "x": text}}, text]}
    assert tree_of("\n".join(paper.whole(tree)) + "\n") == tree
    assert tree_of(paper.flow(tree, ())) == tree


_TREES = st.recursive(
    st.sampled_from(WORDS) | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "2027", "ä b"]), inner),
    max_leaves=8,
)


def test_any_tree_reads_back() -> None:
    @settings(max_examples=40)
    @given(st.dictionaries(st.sampled_from(["events", "title", "note"]), _TREES, min_size=1))
    def check(tree: dict[str, Any]) -> None:
        content = "".join(line + "\n" for line in Paper("", Clock).whole(tree))
        found = read("clock.yaml", content.encode())
        # Only what no file may hold is found fault with.
        assert found.tree == tree or "\ufeff" in content

    check()


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("a", "", '"a"'),
        ("a", "'", "'a'"),
        ("it's", "'", "'it''s'"),
        ('"a"', "", "'\"a\"'"),
        ('"a"', '"', '"\\"a\\""'),
        ('it\'s "a"', "", '"it\'s \\"a\\""'),
        ("a\nb", "'", '"a\\nb"'),
        ("a\\b", "", '"a\\\\b"'),
    ],
)
def test_quotes(text: str, mark: str, expected: str) -> None:
    assert quoted(text, mark) == expected
    assert tree_of(f"a: {expected}\n") == {"a": text}


def test_lines_are_as_long_as_those_of_the_file_are() -> None:
    assert Paper("a: b\n").width == 80
    long = "  " + "sana " * 19 + "loppu"
    assert Paper(f"a:\n{long}\nb: https://www.example.com/{'x' * 200}\nc: example.com/{'y' * 200}\n").width == len(long)


def test_no_line_begins_with_what_looks_like_another_item() -> None:
    assert wrap(["yksi", "-", "kaksi", "?", "kolme"], 0, 2, 6) == ["yksi -", "  kaksi ?", "  kolme"]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("", "checked", "2027-03-01"),
        ("", "until", "1.3.2027"),
        ("until: 2026-01-01\n", "until", "2027-03-01"),
        ("  - until: '2026-01-01'\n    {until: 2026-01-01}\nuntil: 31.12.2026\n", "until", "2027-03-01"),
        ("checked: 31.12.2026\n", "checked", "1.3.2027"),
        ("checked: 31.12.2026\n", "updated", "2027-03-01"),
        ("from: 1.3.2026 klo 17.00\nfrom: 2026-03-01\nfrom: 1.3.2025\n", "from", "1.3.2027"),
    ],
)
def test_a_day_is_written_as_the_file_has_it(text: str, field: str, expected: str) -> None:
    assert day(text, field, date(2027, 3, 1)) == expected


def test_short_texts_in_several_languages_stand_in_brackets() -> None:
    paper = Paper("", Contacts)
    assert paper.entry("name", {"sv": "Ungdom", "fi": "Nuoriso"}, 2, ("units", 0, "name")) == [
        "  name: {fi: Nuoriso, sv: Ungdom}"
    ]
    long = {"fi": "sana " * 12 + "loppu", "sv": "ord " * 12 + "slut"}
    assert len(paper.entry("name", long, 2, ("units", 0, "name"))) == 3


@pytest.mark.parametrize(
    ("text", "brackets"), [("", False), ("keywords: [a]\n", True), ("  keywords:\n    - a\n", False)]
)
def test_lists_of_texts_stand_as_they_do_in_the_file(text: str, brackets: bool) -> None:
    lines = Paper(text, None).entry("keywords", ["a", "b"], 0, ("keywords",))
    assert lines == (["keywords: [a, b]"] if brackets else ["keywords:", "  - a", "  - b"])
