"""Problems: their order, what repeats said once and nothing hidden, and how they look as text."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.diagnostics import DataPath, Diagnostic, TextRange
from yhdistys_cli.formats import FORMATS, Page, write
from yhdistys_cli.formats.prose.layout import Line
from yhdistys_cli.formats.prose.text import paint
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.source import Source, read
from yhdistys_cli.views.problems import FEW, Problems, problems
from yhdistys_cli.words import Words, cells

from ...conftest import ROOT, make_guide
from ...test_broken import GUIDE, found

PAGE = Page(Words("en"))


def text(view: Problems, page: Page = PAGE) -> str:
    return str(write(view, "validate", "text", page))


def sources(*texts: str) -> dict[str, Source]:
    return {f"{name}.yaml": read(f"{name}.yaml", written.encode()) for name, written in zip("abc", texts, strict=False)}


def at(file: str, start: int, code: str = "double-space", length: int = 1, **params: str) -> Diagnostic:
    return Diagnostic(code, TextRange(file, start, start + length), params=params)


# --- order and groups


def test_they_are_sorted_by_file_line_column_and_code() -> None:
    given = [
        at("b.yaml", 3),
        at("a.yaml", 9, "trailing-space"),
        at("a.yaml", 5, "trailing-space"),
        at("a.yaml", 5),
        Diagnostic("byte-order-mark", TextRange("a.yaml", 0, 0)),
        Diagnostic("unreadable-file", TextRange("z.yaml", 0, 0), params={"reason": "other"}),
    ]
    files = sources("k: x\nl: x\n", "k: x\n")
    expected = ["z.yaml 0:0 unreadable-file", "a.yaml 0:0 byte-order-mark", "a.yaml 2:1 double-space"]
    expected += ["a.yaml 2:1 trailing-space", "a.yaml 2:5 trailing-space", "b.yaml 1:4 double-space"]
    for order in (given, given[::-1]):
        view = problems(order, files)
        assert [f"{p.spot.file} {p.spot.line}:{p.spot.column} {p.diagnostic.code}" for p in view.problems] == expected


def test_only_more_than_a_few_of_a_code_in_a_file_are_a_group() -> None:
    files = sources("k: x x x x x x x x\n", "k: x\n")
    few = [at("a.yaml", 4 + 2 * i) for i in range(FEW)]
    more = [at("a.yaml", 5 + 2 * i, "trailing-space") for i in range(FEW + 1)]
    view = problems([*few, *more, at("b.yaml", 3), at("b.yaml", 3, "trailing-space")], files)
    sizes = [(group.first.spot.file, group.first.diagnostic.code, len(group.problems)) for group in view.groups]
    assert sizes == [
        ("a.yaml", "double-space", 1),
        ("a.yaml", "trailing-space", 4),
        ("a.yaml", "double-space", 1),
        ("a.yaml", "double-space", 1),
        ("b.yaml", "double-space", 1),
        ("b.yaml", "trailing-space", 1),
    ]


@given(st.lists(st.tuples(st.sampled_from("abz"), st.integers(0, 30), st.sampled_from(["double-space", "no-answer"]))))
def test_every_problem_is_in_one_group_and_in_one_row(given: Sequence[tuple[str, int, str]]) -> None:
    files = sources("k: x x x x x\nl: y y y y y\nm: z\n", "k: x x x x x\nl: y y y y y\nm: z\n")
    view = problems([at(f"{file}.yaml", start, code) for file, start, code in given], files)
    assert len(view.problems) == len(given)
    for group in view.groups:
        others = [problem for alike in group.others for problem in alike]
        assert sorted(map(id, [group.first, *others])) == sorted(map(id, group.problems))
    grouped = [problem for group in view.groups for problem in group.problems]
    assert sorted(map(id, grouped)) == sorted(map(id, view.problems))


def test_numbers_by_severity() -> None:
    codes = ["no-answer", "unknown-unit", "off-rule", "no-answer", "off-rule", "off-rule"]
    view = problems([Diagnostic(code, DataPath("a.yaml"), params={"id": "x"}) for code in codes], {})
    assert (view.errors, view.warnings, view.notes) == (1, 2, 3)


def test_a_long_line_is_kept_once() -> None:
    files = sources("k: " + "x " * 1000 + "\n")
    view = problems([at("a.yaml", 3 + 2 * i) for i in range(1000)], files)
    assert len({id(problem.spot.text) for problem in view.problems}) == 1


def test_an_address_has_ids_in_the_place_of_numbers() -> None:
    files = sources("units:\n  - {id: u, contacts: [x, {person: y}]}\n  - {contacts: [z]}\n")
    paths = [("units", 0, "contacts", 0), ("units", 0, "contacts", 1, "person"), ("units", 1, "contacts", 0)]
    view = problems([Diagnostic("unknown-person", DataPath("a.yaml", p), params={"id": "q"}) for p in paths], files)
    steps = [("units", "u", "contacts", "x"), ("units", "u", "contacts", 1, "person"), ("units", 1, "contacts", "z")]
    assert [problem.steps for problem in view.problems] == steps


# --- what repeats, as text


def folder(tmp_path: Path, contacts: str) -> Problems:
    return found(make_guide(tmp_path, contacts=contacts))


def others(shown: str) -> list[str]:
    """What stands below "Likewise in …" of the only group."""
    _before, head, rest = shown.partition("    Likewise in ")
    assert head
    return [line.strip() for line in rest.partition("\n\n")[0].splitlines()[1:]]


def test_the_same_sentence_fifty_times_is_a_list_of_places(tmp_path: Path) -> None:
    units = "".join(f"  - {{id: u{i}, name: U{i}, contacts: [ana]}}\n" for i in range(50))
    view = folder(tmp_path, f"people:\n  - {{id: anna, name: Anna}}\nunits:\n{units}")
    for width in (None, 40, 80):
        shown = text(view, Page(Words("en"), width))
        assert shown.count("did you mean") == 1
        assert "Likewise in 49 other places:" in shown
        places = " ".join(others(shown)).replace(",", "").split()
        assert places == [f"{p.spot.line}:{p.spot.column}" for p in view.problems[1:]]


def test_different_values_are_a_line_each_with_what_to_write(tmp_path: Path) -> None:
    people = "".join(f"  - {{id: a{i}, name: A{i}, phone: 040123456{i}}}\n" for i in range(10))
    shown = text(folder(tmp_path, f"people:\n{people}"))
    assert others(shown) == [f'{f"{2 + i}:31":<5}  040123456{i} → "040123456{i}"' for i in range(1, 10)]


def test_alike_ones_of_several_kinds_are_together(tmp_path: Path) -> None:
    people = "people:\n  - {id: anna, name: Anna}\n  - {id: kalle, name: Kalle}\n"
    wanted = ["ana", "kale", "ana", "kale", "xxxxx"]
    units = "".join(f"  - {{id: u{i}, name: U{i}, contacts: [{who}]}}\n" for i, who in enumerate(wanted))
    rows = others(text(folder(tmp_path, f"{people}units:\n{units}")))
    assert rows[:2] == ["7:35", "6:35, 8:35  kale → kalle"]
    assert rows[2].startswith("9:35        xxxxx: add the person")


def test_what_is_related_is_named_in_the_line(tmp_path: Path) -> None:
    people = "".join(f"  - {{id: {name}, name: N{i}}}\n" for i, name in enumerate(["aa", "bb"] * 4))
    rows = [row for row in others(text(folder(tmp_path, f"people:\n{people}"))) if "first written" in row]
    assert rows == ["5:10, 7:10, 9:10  bb (first written here: 3:10)"]


def test_what_is_related_to_something_else_is_another_row() -> None:
    files = sources("k: x x x x x\n")
    found = [
        Diagnostic("duplicate-id", TextRange("a.yaml", 3 + 2 * i, 4 + 2 * i), params={"id": "x"}, related=(other,))
        for i, other in enumerate([TextRange("a.yaml", 0, 1)] * 3 + [TextRange("a.yaml", 1, 2)] * 2)
    ]
    assert others(text(problems(found, files))) == ["1:6, 1:8", "1:10, 1:12  x (first written here: 1:2)"]


def test_a_sentence_where_the_marked_text_does_not_tell(tmp_path: Path) -> None:
    people = "".join(f"  - {{id: a{i}, {'name: N' if i % 2 else 'title: T'}}}\n" for i in range(2))
    items = "  - {id: x}\n" * 2 + "  - {name: Y}\n" * 3
    view = folder(tmp_path, f"service_areas:\n{items}people:\n{people}")
    missing = [group for group in view.groups if group.first.diagnostic.code == "missing-field"]
    assert [len(group.problems) for group in missing] == [6]
    rows = others(text(view))
    assert rows[1] == "4:5, 5:5, 6:5  “id” is missing from the record that begins here: add it like this: id: …"
    assert rows[2] == "8:5            a0"


def test_a_record_is_named_and_not_shown_as_it_is_written(tmp_path: Path) -> None:
    named = [f"  - {{id: u{i}, name: {{fi: A{i}, sv: B{i}}}, contacts: unknown}}\n" for i in range(6)]
    lacking = [f"  - {{id: v{i}, name: {{fi: C{i}}}, contacts: unknown}}\n" for i in range(4)]
    block = "  - id: w\n    name:\n      fi: D\n    contacts: unknown\n"
    shown = text(folder(tmp_path, f"units:\n{''.join((*named, *lacking))}{block}"))
    rows = others(shown[shown.index("missing-language") :])
    assert [row.split(maxsplit=1)[1] for row in rows] == ["v1 name", "v2 name", "v3 name", "w name"]


def test_what_to_do_fits_what_is_there(tmp_path: Path) -> None:
    assert "write 23.59 of the day" in text(found(clock(tmp_path, "from: 1.2.2027 klo 24.00")))
    assert "write it after the day: 14.4.2027 17.00" in text(found(clock(tmp_path, '"from": "1.2.2027 25.00"')))
    assert 'write it in quotes: "17.00"' in text(found(clock(tmp_path, "from: 1.2.2027", 'time: "25.00"')))
    every = "service_areas: []\nunits: []\ngroups: []\npeople: []\ntitle: T\ncontact_for_each_unit: true\n"
    assert ": \n" not in text(folder(tmp_path, f"{every}qqqqq: x\n"))
    assert "remove it: every name that can stand here is here already" in text(folder(tmp_path, f"{every}qqqqq: x\n"))


def clock(tmp_path: Path, moment: str, point: str = 'time: "9.00"') -> str:
    (tmp_path / "guide.yaml").write_text(GUIDE, "utf-8")
    event = (
        f"  - {{id: a, title: A, kind: season, rule: {{on: {{day: 1.2., {point}}}}}, dates: {{2027: {{{moment}}}}}}}"
    )
    (tmp_path / "clock.yaml").write_text(f"events:\n{event}\n", "utf-8")
    return str(tmp_path)


# --- frames


@pytest.mark.parametrize(
    ("line", "shown", "marks"),
    [
        ("k: x", "k: x", "   ^"),
        ("k:\tx", "k:    x", "      ^"),
        ("漢字: x", "漢字: x", "      ^"),
        ("a\u0308: x", "a\u0308: x", "   ^"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467: x", "\U0001f469\U0001f469\U0001f467: x", "        ^"),
        ("\U0001f44d\U0001f3fd: x", "\U0001f44d: x", "    ^"),
        ("\u2764\ufe0f: x", "\u2764: x", "   ^"),
        ("1\ufe0f\u20e3: x", "1\ufe0f\u20e3: x", "   ^"),
        ("k:\u00a0\u2003\u202fx", "k:   x", "     ^"),
        ("漢\u3000字: x", "漢 字: x", "       ^"),
        ("a\u2028: x", "a\ufffd: x", "    ^"),
        ("a\u200d: x", "a\ufffd: x", "    ^"),
        ("\u0915\u093f\u0902: x", "\u0915\u093f\u0902: x", "    ^"),
    ],
)
def test_marks_are_aligned(line: str, shown: str, marks: str) -> None:
    files = {"a.yaml": Source("a.yaml", line)}
    frame = text(problems([at("a.yaml", len(line) - 1, "straight-quote", expected="y")], files)).splitlines()[1:3]
    assert frame[0] == f"    1 | {shown}"
    assert frame[1].startswith(f"      | {marks} write y")


@pytest.mark.parametrize("width", [30, 45, 60, 80])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(width: int, language: str) -> None:
    shown = text(found(str(ROOT / "tests" / "guides" / "broken")), Page(Words(language), width))
    too_wide = [line for line in shown.splitlines() if cells(line) > width and len(line.split()) > 2]
    assert too_wide == []


def test_a_value_in_a_sentence_is_not_longer_than_it_must_be() -> None:
    said = text(problems([Diagnostic("bad-email", DataPath("a"), params={"value": "a b " * 1000})], {}))
    assert f"“{('a b ' * 20)[:79]}…” is not" in said
    allowed = ", ".join(f"name-{i}" for i in range(100))
    view = problems([Diagnostic("unknown-field", DataPath("a"), params={"key": "x", "allowed": allowed})], {})
    assert allowed in text(view)


def test_in_a_narrow_terminal_what_is_there_stands_below_the_place(tmp_path: Path) -> None:
    people = "".join(f"  - {{id: a{i}, name: A{i}, phone: 040123456{i}}}\n" for i in range(5))
    view = folder(tmp_path, f"people:\n{people}")
    assert others(text(view, Page(Words("en"), 59)))[:2] == ["3:31", '0401234561 → "0401234561"']
    assert others(text(view, Page(Words("en"), 60)))[0] == '3:31  0401234561 → "0401234561"'


def test_a_file_whose_name_is_no_text() -> None:
    """Python keeps the bytes of such a name as surrogates, which cannot be written."""
    view = problems([Diagnostic("empty-file", DataPath("a\udce4.yaml"), related=(DataPath("b\udce4.yaml"),))], {})
    for form in FORMATS["validate"]:
        said = write(view, "validate", form, PAGE)
        assert isinstance(said, str)
        assert said.encode()
    assert '"uri": "a%E4.yaml"' in str(write(view, "validate", "sarif", PAGE))


# --- colour, and the last line


def test_each_severity_has_its_colour() -> None:
    codes = {"unknown-unit": "163", "no-answer": "131", "off-rule": "63"}
    for code, colour in codes.items():
        view = problems([Diagnostic(code, DataPath("a"), params={"id": "x", "when": "2027-04-14"})], {})
        painted = text(view, Page(Words("fi"), 80, painted=True, colour=True))
        assert painted.startswith(f"a: \x1b[1;38;5;{colour}m")
        assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == text(view, Page(Words("fi"), 80))


def test_painted_says_the_same_as_plain() -> None:
    view = found(str(ROOT / "tests" / "guides" / "broken"))
    painted = text(view, Page(Words("fi"), 80, painted=True, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", painted) == text(view, Page(Words("fi"), 80))


def test_what_only_looks_like_markup_is_left_alone() -> None:
    lines = [Line("[bold]x[/bold] :smile:"), Line("[red]y", "error")]
    assert paint(lines, Page(Words("fi"), 80, True)) == "[bold]x[/bold] :smile:\n\x1b[1m[red]y\x1b[0m\n"


@pytest.mark.parametrize(
    ("codes", "last"),
    [
        ([], "Kaikki kunnossa. 6 tiedostoa, 84 merkintää"),
        (["no-answer"], "Ei virheitä. 1 varoitus · 6 tiedostoa, 84 merkintää"),
        (["no-answer", "no-answer", "off-rule"], "Ei virheitä. 2 varoitusta, 1 huomio · 6 tiedostoa, 84 merkintää"),
        (
            ["off-rule", "off-rule"],
            "Ei virheitä eikä varoituksia. 2 huomiota: katso, onko kaikki niin kuin pitää · 6 tiedostoa, 84 merkintää",
        ),
        (["unknown-unit"], "1 virhe · 6 tiedostoa, 84 merkintää"),
        (
            ["unknown-unit"] * 2 + ["no-answer"] + ["off-rule"] * 3,
            "2 virhettä, 1 varoitus, 3 huomiota · 6 tiedostoa, 84 merkintää",
        ),
    ],
)
def test_the_last_line(codes: list[str], last: str) -> None:
    params = {"id": "x", "when": "2027-04-14"}
    view = problems([Diagnostic(code, DataPath("a"), params=params) for code in codes], {}, 6, 84)
    assert text(view, Page(Words("fi"))).splitlines()[-1] == last


def test_a_screen_reader_hears_the_other_place_of_each_of_a_group_in_words(tmp_path: Path) -> None:
    people = "".join(f"  - {{id: a{i}, name: A{i}}}\n  - {{id: a{i}, name: B{i}}}\n" for i in range(5))
    view = folder(tmp_path, f"people:\n{people}")
    assert "4:10" in text(view)
    assert not re.search(r"\d:\d", text(view, Page(Words("en"), 80, accessible=True)).replace(str(tmp_path), ""))
