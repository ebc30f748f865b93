"""Whatever the files, disk or terminal are like: an answer or a clear sentence, no traceback and no half file."""

import csv
import io
import json
import re
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from yhdistys_cli.__main__ import main
from yhdistys_cli.formats import FORMATS, SUFFIXES

from ..conftest import BROKEN, CITIES, LAHTI, Run, any_name, make_guide
from ..processes import TODAY

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


# --- whatever bytes a file holds


def quiet(*words: str) -> tuple[int, str, str]:
    """Run the program in this process, without pytest's capture, which Hypothesis cannot reset."""
    written = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, "utf-8", newline="", write_through=True) for stream in written)
    with redirect_stdout(out), redirect_stderr(err):
        status = main(list(words))
    return status, written[0].getvalue().decode(), written[1].getvalue().decode()


CONTACTS = (CITIES["lahti"] / "contacts.yaml").read_bytes()
PIECES = [
    b"\n",
    b"\r",
    b"\t",
    b" ",
    b"  ",
    b":",
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"!t ",
    b"'",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
]
PIECES += [
    b"|",
    b">",
    b"#",
    b"---\n",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xa8",
    b"\x1b[31m",
    b"? ",
    b"<<: ",
]
PIECES += [
    b"id: x\n",
    b"name: \n",
    b"    name: A\n",
    b"phone: 112\n",
    b"    email: a@b.fi\n",
    b"    since: 30.2.2027\n",
]


@st.composite
def edited(draw: st.DrawFn, whole: bytes = CONTACTS, pieces: Sequence[bytes] = PIECES) -> bytes:
    """The contacts after a few accidents: something cut out, written twice, swapped or put in."""
    data = whole
    for _number in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 3, 8, 20, 60, 400])))
        kind = draw(st.sampled_from(["cut", "repeat", "swap", "insert", "insert", "end"]))
        part = data[start:end]
        if kind == "cut":
            data = data[:start] + data[end:]
        elif kind == "repeat":
            data = data[:end] + part + data[end:]
        elif kind == "swap":
            data = data[:start] + part[::-1] + data[end:]
        elif kind == "insert":
            data = data[:start] + draw(st.sampled_from(pieces)) + data[start:]
        else:
            data = data[:start]
    return data


CLOCK = (CITIES["lahti"] / "clock.yaml").read_bytes()
CLOCK_PIECES = [b"from: 1.3.2026\n", b"until: 29.2.2027\n", b"klo 3.30", b"        week: 53\n", b"nth: 5, ", b"-400"]
CLOCK_PIECES += [
    b"2027:\n",
    b"0:\n",
    b"99999:\n",
    b"        event: yhdistysilta\n",
    b"      month: 5\n",
    b"revision: 0\n",
]
CLOCK_PIECES += [
    b"  - id: yhdistysilta\n",
    b"31.12.",
    b"\\n",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x8e\x89",
    b',;:\\"',
    b"status: cancelled\n",
]


def check_clock(clock: bytes) -> None:
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory, "data")
        shutil.copytree(LAHTI, data)
        (data / "clock.yaml").write_bytes(clock)
        for words in (
            ["clock", "2026"],
            ["clock", "2027", "--format", "svg"],
            ["plan", "2027"],
            ["calendar"],
            ["areas", "avustukset"],
            ["validate"],
        ):
            status, out, err = quiet(*words, "--data", str(data), "--today", "2026-11-24")
            assert status in (0, 1, 2)
            assert "Traceback" not in out + err
            shown = out.replace("\r\n", "\n") if words[:1] == ["calendar"] else out
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", shown + err)


def check_answers(contacts: bytes) -> None:
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory, "data")
        make_guide(data)
        (data / "contacts.yaml").write_bytes(contacts)
        for command in ("contacts", "validate"):
            status, out, err = quiet(command, "--data", str(data))
            assert status in (0, 1)
            assert "Traceback" not in out + err
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", out + err)
            if command == "contacts":
                assert bool(err) == (status == 1)
                assert not err or re.search(r"\[[a-z0-9-]+\]", err)


@settings(max_examples=25)
@given(st.binary(max_size=200))
def test_any_bytes(contacts: bytes) -> None:
    check_answers(contacts)


@settings(max_examples=30)
@given(edited())
@example(CONTACTS.replace(b"\n", b"\r\n"))
@example(CONTACTS.replace(b"\n", b"\r"))
@example(b"\xef\xbb\xbf" + CONTACTS)
@example(CONTACTS + b"people: []\n")
@example(CONTACTS.decode().encode("utf-16"))
@example(CONTACTS.decode().encode("latin-1", "replace"))
def test_contacts_after_accidents(contacts: bytes) -> None:
    check_answers(contacts)


@settings(max_examples=10)
@given(st.binary(max_size=200))
@example(b"events: []\n")
@example(b"title: T\n")
def test_any_bytes_as_a_clock(clock: bytes) -> None:
    check_clock(clock)


@settings(max_examples=5)
@given(edited(CLOCK, [*PIECES, *CLOCK_PIECES]))
@example(CLOCK.replace(b"\n", b"\r\n"))
@example(b"\xef\xbb\xbf" + CLOCK)
@example(CLOCK.decode().encode("utf-16"))
@example(CLOCK.replace(b"2026", b"2999"))
@example(CLOCK.replace(b"2026", b"1900"))
@example(CLOCK.replace(b"confirmed", b"cancelled"))
def test_the_clock_after_accidents(clock: bytes) -> None:
    check_clock(clock)


NASTY = '"\\n" \'; , : \\\\ 🎉 תאריך <b>&amp;</b> ]]> |* [x](y) \t'


def nasty_clock(text: str = NASTY) -> str:
    """A clock whose every text has characters that mean something to some form."""
    said = json.dumps(text, ensure_ascii=False)
    base = f"title: {said}, place: {said}, about: {said}, source: {said}, aliases: [{said}], areas: [avustukset]"
    points = "rule: {from: {day: 20.12.}, until: {day: 15.1.}}"
    dates = (
        f"dates: {{2026: [{{from: 1.3.2026 klo 9, until: 31.3.2026, note: {said}, place: {said}, source: {said}}}]}}"
    )
    how = f"registration: {{opens: 30, closes: 5, how: {said}}}, reminders: [7, 1]"
    link = f"links: [{{url: 'https://a.fi/', title: {said}}}]"
    events = [
        f"{{id: a, kind: application, {base}, {points}, {dates}, {how}, {link}}}",
        f"{{id: b, kind: meeting, {base}, rule: {{times_a_year: 2}}, dates: {{2027: {{from: 28.3.2027 klo 4}}}}}}",
        f"{{id: c, kind: decision, {base}, about_event: a, rule: {{month: 3}}}}",
    ]
    return f"title: {said}\nnote: {said}\nevents: [{', '.join(events)}]\n"


def test_texts_with_characters_that_mean_something(tmp_path: Path) -> None:
    areas = "areas: [{id: avustukset, title: Avustukset, summary: S, answers: unknown}]\n"
    data = make_guide(tmp_path / "data", clock=nasty_clock(), areas=areas)
    for words in (
        ["clock"],
        ["clock", "2026"],
        ["plan", "2027"],
        ["areas", "avustukset"],
        [],
        ["calendar"],
        ["validate"],
    ):
        status, out, err = quiet(*words, "--data", data, "--today", "2026-11-24")
        assert (status, "Traceback" in out + err) == (0, False), words
    for form in FORMATS["clock"]:
        target = tmp_path / f"x{SUFFIXES[form]}"
        status, _out, err = quiet("clock", "2026", "--data", data, "--today", "2026-11-24", "-o", str(target))
        assert (status, target.exists()) == (0, True), err
    ElementTree.parse(tmp_path / "x.svg")
    icalendar.Calendar.from_ical((tmp_path / "x.ics").read_bytes())
    shape = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert {event["title"] for event in (*shape["events"], *shape["undated"])} == {NASTY.strip()}
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert {row["title"] for row in rows} == {NASTY.strip()}


@pytest.mark.parametrize(
    "words",
    [
        "clock 0",
        "clock 99999",
        "clock 1899",
        "clock 3000",
        "clock -2026",
        "clock 2026.5",
        "clock ٢٠٢٦",
        "clock 02026",
        "clock ''",
        f"clock {'9' * 5000}",
        "plan 0",
        "plan 99999",
        "plan 2025",
        "calendar 0",
        "calendar 99999",
        "clock --month 13",
        "clock --month 0",
        "clock --month 2027-13",
        "clock --month 1899-12",
        "clock --month 9999-12",
        "clock --month ''",
        "clock 2026 --month 2027-03",
        "clock --next 0",
        "clock --next -1",
        "clock --next 1000",
        "clock --next ٣",
        "clock --next viisi",
        f"clock --next {'9' * 5000}",
        "clock --kind ''",
        "clock --area xyzzy",
        "clock --area ''",
        "clock --from 2.3.2027 --until 1.3.2027",
        "clock --from 30.2.2027",
        "clock --until huhtikuu",
        "clock 2026 --from 1.1.2027",
        "clock 2026 --until 31.12.2025",
        "clock --until 1.1.2020",
        "clock --today 2026-13-01",
        "plan 2027 --format pdf",
        "calendar --format svg",
    ],
)
def test_a_wrong_question_to_the_clock_is_told_what_is_wrong(words: str, run: Run) -> None:
    for language in ("fi", "sv", "en"):
        result = run(*shlex.split(words), "--data", LAHTI, "--lang", language, *([] if "--today" in words else TODAY))
        assert (result.status, result.out) == (2, "")
        assert len(result.err.splitlines()) <= 4 + result.err.count("  yhdistys")
        assert "Traceback" not in result.err


@pytest.mark.parametrize(
    "words",
    [
        "clock 1900",
        "clock 2999",
        "clock 2028",
        "plan 2999",
        "calendar 2999",
        "clock --month 2999-12",
        "clock --month 1900-01",
        "clock --from 1.1.0001 --until 31.12.0001",
        "clock --from 31.12.9999",
        "clock --until 31.12.9999",
        "clock --from 1.1.1900 --until 31.12.2999 --area avustukset",
        "clock --next 999",
        *(
            f"{ask} --today {day}"
            for ask in ("''", "clock", "clock 2026", "clock --month 2", "contacts nuoriso", "calendar")
            for day in ("0001-01-01", "1900-01-01", "2028-02-29", "2999-12-31", "9999-12-31")
        ),
        *(f"plan 2999 --today {day}" for day in ("0001-01-01", "1900-01-01", "2028-02-29", "2999-12-31")),
    ],
)
def test_the_ends_of_the_calendar(words: str, run: Run) -> None:
    asked = [word for word in shlex.split(words) if word]
    result = run(*asked, "--data", LAHTI, *([] if "--today" in words else TODAY))
    assert result.status == 0
    assert "Traceback" not in result.out + result.err


@settings(max_examples=20)
@given(edited((CITIES["lahti"] / "guide.yaml").read_bytes()), st.sampled_from(["guide", "areas", "checklists"]))
def test_other_files_after_accidents(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as directory:
        make_guide(Path(directory))
        Path(directory, f"{name}.yaml").write_bytes(content)
        for words in (["guide", "--full"], ["areas"], ["checklist"], ["guide", "roles"], []):
            status, out, err = quiet(*words, "--data", directory)
            assert status in (0, 1, 2)
            assert "Traceback" not in out + err


FOLDERS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
# What reads the most of a guide, asked of all; and the others, asked of some in turn.
WIDE: tuple[list[str], ...] = (
    ["contacts"],
    ["guide", "--full"],
    [],
    ["validate"],
    ["plan", "2027"],
    ["calendar", "2027"],
)
NARROW = (
    *(["areas"], ["checklist"], ["guide"], ["nonsense"], ["clock"]),
    *(["clock", "2026", "--format", "json"], ["clock", "2027", "--format", "svg"]),
)


@pytest.mark.parametrize(("number", "folder"), [*enumerate(FOLDERS)], ids=FOLDERS)
def test_broken_data_and_every_question(number: int, folder: str, run: Run) -> None:
    for words in (*WIDE, NARROW[number % len(NARROW)]):
        result = run(*words, "--data", str(BROKEN / folder), *TODAY)
        assert result.status in (0, 1, 2)
        assert "Traceback" not in result.out + result.err
        assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize("folder", ["syntax", "missing-file", "not-utf8", "repeated-key", "nowhere", "unreadable-file"])
def test_the_tab_key_on_broken_data(folder: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_YHDISTYS_COMPLETE", "bash")
    for words in (["contacts", "--area", "nu"], ["guide", ""], ["areas", "x"], ["checklist", ""]):
        result = run("--data", str(BROKEN / folder), *words)
        assert (result.status, result.err) == (0, "")


# --- a name with escape sequences, a name with a formula


def test_escape_sequences_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    people = """\
people:
  - {id: a, name: "\\e[31mPunainen\\e[0m"}
  - {id: b, name: "Sanna\\rVirta"}
  - {id: c, name: "Tiia\\x9b31mMäkinen"}
  - {id: d, name: Juha Lahti}
"""
    data = make_guide(tmp_path / "data", contacts=people, areas="title: \x1b]0;x\x07\n")
    for words in (["contacts"], ["contacts", "--format", "json"], ["validate"], ["contacts", "\x1b[31m"], ["\x1b[31m"]):
        result = run(*words, "--data", data)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.out + result.err)
    result = run("contacts", "--data", data)
    assert (result.status, result.err.count("[control-character]")) == (1, 5)
    assert "Juha Lahti" in result.out
    assert "Punainen" not in result.out


@any_name
def test_escape_sequences_in_the_question_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    escape = "\x1b[31m\x9b\r"
    for words in (
        ["contacts", escape],
        ["contacts", "--area", escape],
        ["contacts", "--on", escape],
        ["contacts", "--format", escape],
        ["contacts", "-o", str(tmp_path / f"{escape}.csv")],
        ["contacts", "-o", str(tmp_path / escape / "a.csv")],
        ["contacts", "-o", escape],
        ["contacts", "--data", str(tmp_path / escape)],
        ["validate", "--data", str(tmp_path / escape)],
        ["--lang", escape],
        ["--today", escape],
        [f"--{escape}"],
        [escape],
        ["areas", escape],
        ["guide", escape],
        ["checklist", escape],
        ["clock", escape],
        ["clock", "--area", escape],
        ["clock", "--kind", escape],
        ["clock", "--month", escape],
        ["clock", "--from", escape],
        ["clock", "--next", escape],
        ["clock", "-o", str(tmp_path / f"{escape}.svg")],
        ["plan", escape],
        ["calendar", "-o", str(tmp_path / escape) + "/"],
    ):
        result = run(*words) if "--data" in words else run(*words, "--data", LAHTI)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.out + result.err), words


FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)"]


def test_a_formula_reaches_no_spreadsheet(run: Run, tmp_path: Path) -> None:
    quoted = [json.dumps(formula) for formula in FORMULAS]
    people = [f"  - {{id: p{n}, name: {q}, title: {q}, source: {q}}}" for n, q in enumerate(quoted)]
    units = [f"  - {{id: u{n}, name: {q}, contacts: [p{n}], source: {q}}}" for n, q in enumerate(quoted)]
    groups = [f"  - {{id: g, units: [u0, u1], contacts: [p0], note: {quoted[0]}}}"]
    areas = [f"  - {{id: s, name: {quoted[0]}}}"]
    parts = ["people:", *people, "units:", *units, "groups:", *groups, "service_areas:", *areas, ""]
    data = make_guide(tmp_path / "data", contacts="\n".join(parts))
    result = run("contacts", "--data", data, "--format", "csv")
    assert result.status == 0
    rows = list(csv.reader(io.StringIO(result.out, newline="")))
    found = [cell for row in rows for cell in row]
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {f"'{formula}" for formula in FORMULAS} <= set(found)
    target = tmp_path / "lista.xlsx"
    assert run("contacts", "--data", data, "-o", str(target)).status == 0
    page: Any = load_workbook(target).active
    sheet = [cell for row in page.iter_rows() for cell in row]
    # A text is no formula there, so it stands as it was written.
    assert {cell.data_type for cell in sheet if cell.value is not None} == {"s"}
    assert set(FORMULAS) <= {cell.value for cell in sheet}
