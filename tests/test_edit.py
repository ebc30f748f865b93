"""Splices keep the rest byte for byte; fixes do what is meant, and no harm."""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yhdistys_cli import edit
from yhdistys_cli.diagnostics import ERROR, NOTE, DataPath, Diagnostic, TextRange
from yhdistys_cli.edit import FixResult, Splice, apply, apply_fixes, diff, fix_of
from yhdistys_cli.load import Loaded, review
from yhdistys_cli.source import read

from .conftest import CLEAN, TODAY, make_guide

BOM = b"\xef\xbb\xbf"
CONTACTS = (CLEAN / "contacts.yaml").read_text(encoding="utf-8")


# --- splices


@given(
    st.text("aä\u0308\r\n 𝕏", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5))), st.booleans()
)
@example("ä\r\nb", [(1, 2), (4, 0)], True)
def test_a_splice_keeps_the_rest_byte_for_byte(text: str, cuts: list[tuple[int, int]], bom: bool) -> None:
    reached, splices, pieces = 0, [], []
    for number, (skip, length) in enumerate(cuts):
        start = min(reached + skip, len(text))
        end = min(start + length, len(text))
        splices.append(Splice(start, end, f"<{number}>"))
        pieces += [text[reached:start], f"<{number}>"]
        reached = end
    content = (BOM if bom else b"") + text.encode()
    expected = (BOM if bom else b"") + "".join([*pieces, text[reached:]]).encode()
    assert apply(content, splices) == expected
    assert apply(content, ()) == content


@pytest.mark.parametrize(
    "splices", [[Splice(0, 2, ""), Splice(1, 3, "")], [Splice(2, 9, "")], [Splice(2, 1, "")], [Splice(-1, 0, "")]]
)
def test_splices_that_cannot_be_made(splices: list[Splice]) -> None:
    with pytest.raises(ValueError, match="Splice"):
        apply(b"abc", splices)


def test_the_byte_order_mark_is_before_the_text() -> None:
    assert apply(BOM + b"abc", [Splice(-1, 0, ""), Splice(0, 1, "x")]) == b"xbc"


# --- the diff


PAIRS = [
    (b"a\nb\nc\n", b"a\nB\nc\n"),
    (b"a\r\nb \r\nc\r\n", b"a\r\nb\r\nc\r\n"),
    (b"a\nb \nc", b"a\nb\nc"),
    (b"a\nb ", b"a\nb"),
    (BOM + b"a\nb\n", b"a\nb\n"),
    ("å\u0308 \u2028x \n".encode(), "å\u0308 \u2028x\n".encode()),
]


def test_a_diff() -> None:
    assert diff("data\\a.yaml", *PAIRS[2]) == (
        "--- data/a.yaml\n+++ data/a.yaml\n@@ -1,3 +1,3 @@\n a\n-b \n+b\n c\n\\ No newline at end of file\n"
    )
    assert diff("a.yaml", b"a\n", b"a\n") == ""


def test_a_line_that_is_often_there_and_stays_is_not_shown_as_changed() -> None:
    often = ["source: opas.fi\n"] * 250
    before = [*often, "from: 1\n", "source: opas.fi\n", *often]
    after = [*often, "from: 1\n", "status: cancelled\n", "source: opas.fi\n", "from: 2\n", *often]
    shown = diff("a.yaml", "".join(before).encode(), "".join(after).encode()).splitlines()
    assert [line for line in shown[2:] if line[0] in "-+"] == ["+status: cancelled", "+from: 2"]
    assert shown[2] == "@@ -249,7 +249,9 @@"


@pytest.mark.skipif(not shutil.which("patch"), reason="there is no patch here")
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_patch_makes_the_same_of_the_diff(before: bytes, after: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(before)
    text = diff("a.yaml", before, after).encode()
    subprocess.run(["patch", "--binary", "-p0"], cwd=tmp_path, input=text, check=True, capture_output=True)
    assert file.read_bytes() == after


# --- what is replaced


def fixed(text: str, diagnostic: Diagnostic) -> str | None:
    source = read("a.yaml", text.encode())
    fix = fix_of(diagnostic, {"a.yaml": source})
    return apply(text.encode(), [fix.splice]).decode() if fix else None


VALUE = DataPath("a.yaml", ("a", 0))
KEY = DataPath("a.yaml", ("a",))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: [x, y] # x\n", "a: [z'1, y] # x\n"),
        ("a:\n- x # x\n", "a:\n- z'1 # x\n"),
        ("a: [  'x' , y]", "a: [  'z''1' , y]"),
        ('a: ["x"]', 'a: ["z\'1"]'),
        ("a: x\r\n", "a: z'1\r\n"),  # one value where a list was meant
        ("a: [|\n x\n]\n", None),  # no YAML
        ("a:\n- |\n  x\n", None),
        ("a:\n- >-\n  x\n", None),
        ("a: [[x]]\n", None),
        ("a: [{b: x}]\n", None),
        ("a:\n", "a:z'1\n"),  # found by the safety net
    ],
)
def test_a_value_is_replaced_inside_its_quotation_marks(text: str, after: str | None) -> None:
    assert fixed(text, Diagnostic("unknown-unit", VALUE, fix="z'1")) == after


@pytest.mark.parametrize(("fix", "after"), [('"z"', 'a: ["z"]'), ('""', 'a: [""]')])
def test_quotation_marks_of_the_fix_are_not_doubled(fix: str, after: str) -> None:
    assert fixed('a: ["x"]', Diagnostic("unknown-unit", VALUE, fix=fix)) == after


def test_what_double_quotes_would_read_otherwise_is_left() -> None:
    assert fixed('a: ["x"]', Diagnostic("unknown-unit", VALUE, fix='z"')) is None
    assert fixed('a: ["x"]', Diagnostic("unknown-unit", VALUE, fix="z\\")) is None


@pytest.mark.parametrize(("text", "after"), [("a: x", "b: x"), ("'a' : x", "'b' : x"), ("? a\n: x", "? b\n: x")])
def test_a_key_is_replaced(text: str, after: str) -> None:
    assert fixed(text, Diagnostic("unknown-field", KEY, "key", fix="b")) == after


def test_a_field_of_one_record_where_a_list_was_meant() -> None:
    at = DataPath("a.yaml", ("a", 0, "b"))
    assert fixed("a: {b: x}", Diagnostic("unknown-unit", at, fix="y")) == "a: {b: y}"


def test_what_cannot_be_found_is_left() -> None:
    assert fixed("b: x", Diagnostic("unknown-field", KEY, "key", fix="b")) is None
    assert fixed("a: x", Diagnostic("bad-date", KEY)) is None
    assert fix_of(Diagnostic("trailing-space", TextRange("b.yaml", 1, 2), fix=""), {}) is None


# --- mending a guide


def mended(directory: str, cache: Path | str = "") -> tuple[Loaded, FixResult]:
    def look(instead: Mapping[str, bytes]) -> Loaded:
        return review(directory, TODAY, str(cache), instead)

    before = look({})
    return before, apply_fixes(before, look, before.files)


def test_nothing_to_mend(tmp_path: Path) -> None:
    before, after = mended(make_guide(tmp_path, CLEAN))
    assert (after.changes, after.made, after.left) == ({}, 0, 0)
    assert after.loaded is before


# A file, what is written there, a mistake, what is made of it (none: what was written).
KINDS = [
    ("contacts", "units:", "units:  ", None),
    ("contacts", "service_areas:", "\ufeffservice_areas:", None),
    ("contacts", "    name: Maija", "    nmae: Maija", None),
    ("contacts", '"040 123 4567"', "0401234567", '"0401234567"'),
    ("contacts", '"040 123 4567"', "”040 123 4567”", None),
    ("contacts", '"040 123 4567"', "'“040 123 4567”'", "'040 123 4567'"),
    ("contacts", '"040 123 4567"', '"”040 123 4567”"', None),
    ("contacts", "role: substitute", "role: ”substitute”", 'role: "substitute"'),
    ("contacts", "contacts: [maija-malli]", "contacts: [”maija-malli”]", 'contacts: ["maija-malli"]'),
    ("contacts", "person: maija-malli", "person:maija-malli", None),
    ("contacts", "Maija Malli", "Maija  Malli", None),
    ("contacts", "Maija Malli", "'Maija\t Malli'", "'Maija Malli'"),
    ("contacts", "Maija Malli", 'Maija "Maikki" Malli', "Maija ”Maikki” Malli"),
    ("contacts", "Maija Malli", "'Maija ''Maikki'' Malli'", "'Maija ’Maikki’ Malli'"),
    ("contacts", "Maija Malli", '"Maija \\"Maikki\\" Malli"', '"Maija ”Maikki” Malli"'),
    ("contacts", "Maija Malli", "'Maija  \"Maikki\"  Malli'", "'Maija ”Maikki” Malli'"),
    ("contacts", "id: maija-malli", "id: Maija-Malli", None),
    ("contacts", "maija-malli]", "Maija-Mälli]", None),
    ("contacts", "maija-malli]", "'Maija Malli']", "'maija-malli']"),
    ("contacts", "[maija-malli]", "[maja-malli]", None),
    ("contacts", "service_area: sivistys", "service_area: sivistis", None),
    ("contacts", "role: substitute", "role: subsitute", None),
    ("contacts", 'fi/liikunta"', 'fi/liikunta,"', None),
    ("guide", "https://www.koivulahti.fi/", "https://www.koivulahti.fi/;", "https://www.koivulahti.fi/"),
    ("guide", "[introduction,", "[introducton,", None),
    ("guide", "id: lautakunta", "id: Lautakunta", None),
    ("areas", "[lautakunta]", "[lautaknta]", None),
    ("areas", "[liikuntapalvelut]", "[liikuntapalelut]", None),
    ("clock", "[avustukset]", "[Avustukset]", None),
    ("clock", "[nuorisopalvelut]", "[nuoriso-palvelut]", None),
    ("clock", 'time: "15.00"', "time: 15.00", None),
    ("clock", 'time: "15.00"', "time: ”15.00”", None),
    ("clock", "kind: application", "kind: aplication", None),
    ("clock", "kind: application", "kind: “application”", 'kind: "application"'),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "written", "mistake", "made"), KINDS)
def test_each_kind_of_fix(name: str, written: str, mistake: str, made: str | None, end: str, tmp_path: Path) -> None:
    text = (CLEAN / f"{name}.yaml").read_text(encoding="utf-8").replace("\n", end)
    spoilt = text.replace(written, mistake, 1)
    assert spoilt != text
    before, after = mended(make_guide(tmp_path, CLEAN, **{name: spoilt}))
    assert before.diagnostics != ()
    assert after.loaded.diagnostics == ()
    assert after.left == 0
    ((old, new),) = after.changes.values()
    assert old.decode() == spoilt
    assert new.decode() == text.replace(written, made or written, 1)


def test_all_kinds_of_fixes_at_once(tmp_path: Path) -> None:
    text = CONTACTS.replace("\n", "\r\n")
    mistakes = [(written, mistake) for name, written, mistake, made in KINDS if name == "contacts" and made is None]
    for written, mistake in mistakes:
        text = text.replace(written, mistake, 1)
    _before, after = mended(make_guide(tmp_path, CLEAN, contacts=text))
    assert after.loaded.diagnostics == ()
    assert [change[1].decode() for change in after.changes.values()] == [CONTACTS.replace("\n", "\r\n")]
    assert after.made > 9
    assert after.left == 0


@pytest.mark.parametrize("other", ["Maija-Malli", "maija-mälli", "'MAIJA.MALLI'"])
def test_an_id_and_all_that_refers_to_it(other: str, tmp_path: Path) -> None:
    _before, after = mended(make_guide(tmp_path, CLEAN, contacts=CONTACTS.replace("maija-malli", other)))
    assert after.loaded.diagnostics == ()
    (change,) = after.changes.values()
    quote = "'" * other.count("'", 0, 1)
    assert change[1].decode() == CONTACTS.replace("maija-malli", f"{quote}maija-malli{quote}")
    assert after.made == 3


def test_only_the_files_that_were_asked_for(tmp_path: Path) -> None:
    directory = make_guide(
        tmp_path, CLEAN, contacts=CONTACTS + "# x \n", areas=(CLEAN / "areas.yaml").read_bytes() + b" "
    )
    look = partial(review, directory, TODAY, "")
    after = apply_fixes(look(), lambda instead: look(instead), {str(tmp_path / "areas.yaml")})
    assert [Path(name).name for name in after.changes] == ["areas.yaml"]
    assert [d.code for d in after.loaded.diagnostics] == ["trailing-space"]


def answers(*diagnostics: Diagnostic, text: str = "a: x \nb: y \n") -> Loaded:
    return Loaded(None, diagnostics, {"a.yaml": read("a.yaml", text.encode())})


SPACES = [Diagnostic("trailing-space", TextRange("a.yaml", at, at + 1), fix="") for at in (4, 10)]


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ([], True),
        (["off-rule", "off-rule", "off-rule"], True),  # a note may be as it should
        (["double-space"], True),
        (["double-space", "double-space", "double-space"], False),
        (["bad-date"], False),
    ],
)
def test_a_fix_that_brings_other_problems_is_left(more: list[str], kept: bool) -> None:
    """Mending the second space brings these; that of the first brings nothing."""
    at = TextRange("a.yaml", 0, 1)

    def look(instead: Mapping[str, bytes]) -> Loaded:
        text = instead["a.yaml"].decode()
        left = [
            Diagnostic("trailing-space", TextRange("a.yaml", i, i + 1), fix="")
            for i in range(len(text) - 1)
            if text[i : i + 2] == " \n"
        ]
        brought = [Diagnostic(code, at) for code in more] if text.endswith("b: y\n") else []
        return answers(*left, *brought, text=text)

    after = apply_fixes(answers(*SPACES), look, ["a.yaml"])
    assert after.changes["a.yaml"][1] == (b"a: x\nb: y\n" if kept else b"a: x\nb: y \n")
    assert (after.made, after.left) == ((2, 0) if kept else (1, 1))


def test_values_are_what_they_were() -> None:
    """The safety net: a fix after which something else is read is not made, though all seems well."""
    bad = [
        Diagnostic("unknown-unit", DataPath("a.yaml", ("a",)), fix="x: y"),  # is no value
        Diagnostic("unknown-unit", DataPath("a.yaml", ("a",)), fix="[x]"),
        Diagnostic("unknown-unit", DataPath("a.yaml", ("a",)), fix="x # y"),
        Diagnostic("unknown-field", DataPath("a.yaml", ("a",)), "key", fix="b"),  # is there already
        Diagnostic("unknown-field", DataPath("a.yaml", ("a",)), "key", fix="#"),
        Diagnostic("trailing-space", TextRange("a.yaml", 0, 4), fix=""),  # a whole value
        Diagnostic("double-space", TextRange("a.yaml", 9, 10), fix=""),  # joins two words
    ]
    text = "a: x\nb: y z\n"

    def look(instead: Mapping[str, bytes]) -> Loaded:
        return answers(text=instead["a.yaml"].decode())

    for diagnostic in bad:
        after = apply_fixes(answers(diagnostic, text=text), look, ["a.yaml"])
        assert (after.changes, after.left) == ({}, 1), diagnostic


@pytest.mark.parametrize(
    ("text", "key", "fix"), [("b: y\na: x\n", "a", "b"), ("{b: x, b:x}", "b:x", "b: x"), ("{b: x, b:y}", "b:y", "b: y")]
)
def test_a_key_is_not_written_a_second_time(text: str, key: str, fix: str) -> None:
    bad = Diagnostic("unknown-field", DataPath("a.yaml", (key,)), "key", fix=fix)
    after = apply_fixes(answers(bad, text=text), lambda instead: answers(text=instead["a.yaml"].decode()), ["a.yaml"])
    assert (after.changes, after.left) == ({}, 1)


def test_a_key_and_what_is_under_it_in_one_go() -> None:
    text = "a:\n- b: 'x \"y\" z'\n  c: d\n"
    start = text.index('"y"')
    found = [
        Diagnostic("unknown-field", DataPath("a.yaml", ("a",)), "key", fix="A"),
        Diagnostic("unknown-field", DataPath("a.yaml", ("a", 0, "b")), "key", fix="B"),
        Diagnostic("unknown-unit", DataPath("a.yaml", ("a", 0, "c")), fix="D"),
        *(Diagnostic("straight-quote", TextRange("a.yaml", at, at + 1), fix="”") for at in (start, start + 2)),
    ]
    after = apply_fixes(
        answers(*found, text=text), lambda instead: answers(text=instead["a.yaml"].decode()), ["a.yaml"]
    )
    assert after.changes["a.yaml"][1].decode() == "A:\n- B: 'x ”y” z'\n  c: D\n"


def test_a_second_file_is_mended_after_the_first() -> None:
    texts = {"a.yaml": b"a: x \n", "b.yaml": b"b: y \n"}

    def look(instead: Mapping[str, bytes]) -> Loaded:
        sources = {name: read(name, instead.get(name, text)) for name, text in texts.items()}
        spaced = [name for name, source in sources.items() if " \n" in source.text][:1]
        return Loaded(None, tuple(Diagnostic("trailing-space", TextRange(n, 4, 5), fix="") for n in spaced), sources)

    after = apply_fixes(look({}), look, texts)
    assert after.changes == {"a.yaml": (b"a: x \n", b"a: x\n"), "b.yaml": (b"b: y \n", b"b: y\n")}
    assert after.loaded.diagnostics == ()


def test_two_fixes_in_one_value_and_one_over_both() -> None:
    text = 'a: "x"\nb: y  z  w\n'
    spaces = [Diagnostic("double-space", TextRange("a.yaml", at, at + 2), fix=" ") for at in (11, 14)]
    over = Diagnostic("unknown-unit", DataPath("a.yaml", ("b",)), fix="q")

    def look(instead: Mapping[str, bytes]) -> Loaded:
        return answers(text=instead["a.yaml"].decode())

    assert apply_fixes(answers(*spaces, text=text), look, ["a.yaml"]).changes["a.yaml"][1] == b'a: "x"\nb: y z w\n'
    after = apply_fixes(answers(over, *spaces, text=text), look, ["a.yaml"])
    assert after.changes["a.yaml"][1] == b'a: "x"\nb: q\n'


def test_it_ends_although_mending_always_uncovers_more() -> None:
    def look(instead: Mapping[str, bytes]) -> Loaded:
        return answers(Diagnostic("trailing-space", TextRange("a.yaml", 4, 5), fix=""), text=instead["a.yaml"].decode())

    text = "a: x" + " " * 50 + "\n"
    after = apply_fixes(look({"a.yaml": text.encode()}), look, ["a.yaml"])
    assert after.made == edit.ROUNDS
    assert after.changes["a.yaml"] == (text.encode(), f"a: x{' ' * (50 - edit.ROUNDS)}\n".encode())


def test_it_ends_although_every_fix_does_harm() -> None:
    looked = 0

    def look(_instead: Mapping[str, bytes]) -> Loaded:
        nonlocal looked
        looked += 1
        return answers(Diagnostic("bad-date", TextRange("a.yaml", 0, 1)), text=text)

    text = "a: x \n" + "# \n" * 200
    ends = [i for i in range(len(text)) if text[i : i + 2] == " \n"]
    found = [Diagnostic("trailing-space", TextRange("a.yaml", i, i + 1), fix="") for i in ends]
    after = apply_fixes(answers(*found, text=text), look, ["a.yaml"])
    assert (after.changes, after.left, looked) == ({}, len(ends), edit.TRIES)


# --- accidents


def accidents() -> st.SearchStrategy[bytes]:
    """Contacts with spaces at line ends and in twos, letters and signs changed, pieces cut, other line ends."""
    lines = CONTACTS.splitlines()

    @st.composite
    def made(draw: st.DrawFn) -> bytes:
        now = list(lines)
        for _n in range(draw(st.integers(1, 6))):
            at = draw(st.integers(0, len(now) - 1))
            line = now[at]
            column = draw(st.integers(0, len(line)))
            kind = draw(
                st.sampled_from(["space", "spaces", "letter", "drop", "number", "twice", "quote", "signs", "id"])
            )
            if kind == "space":
                now[at] = line + draw(st.sampled_from([" ", "  ", "\t"]))
            elif kind == "spaces":
                now[at] = re.sub(r"(?<=\w) (?=\w)", draw(st.sampled_from(["  ", " \t", "\u00a0 ", "- "])), line)
            elif kind == "signs":  # around a word, or all that there are become others
                sign = draw(st.sampled_from("\"'”’“"))
                marked = re.sub(r"(?<=\w )(\w+)", f"{sign}\\1{sign}", line)
                now[at] = draw(st.sampled_from([marked, re.sub("[\"']", sign, line), line.replace('"}', ',"}')]))
            elif kind == "id":
                changes: list[Callable[[str], str]] = [str.title, str.upper, lambda text: text.replace("a", "ä")]
                change = draw(st.sampled_from(changes))
                ids = re.findall(r"\w+-\w+|(?<=id: )\w+", line)
                now[at] = line.replace(ids[0], change(ids[0])) if ids else line
            elif kind == "letter":
                now[at] = line[:column] + draw(st.sampled_from("aå-:'\" ")) + line[column:]
            elif kind == "drop":
                now[at] = line[:column] + line[column + 1 :]
            elif kind == "number":
                now[at] = line.partition(": ")[0] + draw(st.sampled_from([": 0401234567", ": 12:30", ": no", ": 2027"]))
            elif kind == "quote":
                key, colon, value = line.partition(": ")
                now[at] = f"{key}{colon}'{value}'" if colon else line
            else:
                now.insert(at, line)
        end = draw(st.sampled_from(["\n", "\r\n"]))
        last = draw(st.sampled_from([end, "", " ", f"{end}{end}"]))
        return draw(st.sampled_from([b"", BOM])) + (end.join(now) + last).encode()

    return made()


@settings(max_examples=15)
@given(accidents())
def test_mending_does_no_harm_and_is_done_once(tmp_path_factory: pytest.TempPathFactory, contacts: bytes) -> None:
    cache = tmp_path_factory.getbasetemp() / "holidays"
    directory = make_guide(tmp_path_factory.getbasetemp() / "accidents", CLEAN, contacts=contacts)
    before, after = mended(directory, cache)

    def count(loaded: Loaded) -> tuple[int, int]:
        return (
            sum(d.severity == ERROR for d in loaded.diagnostics),
            sum(d.severity != NOTE for d in loaded.diagnostics),
        )

    assert count(after.loaded)[0] <= count(before)[0]
    assert count(after.loaded)[1] <= count(before)[1]
    for name, (old, new) in after.changes.items():
        assert old == Path(name).read_bytes()
        Path(name).write_bytes(new)
        # What is left of the lines is as it was: their ends, and their number.
        assert new.count(b"\n") == old.count(b"\n")
        assert new.count(b"\r\n") == old.count(b"\r\n")
    again, twice = mended(directory, cache)
    assert again.diagnostics == after.loaded.diagnostics
    assert twice.changes == {}
