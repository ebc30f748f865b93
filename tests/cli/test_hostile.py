"""Whatever the files, disk or terminal are like: an answer or a clear sentence, no traceback and no half file."""

import csv
import errno
import io
import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
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
from yhdistys_cli.words import cells

from ..conftest import CITIES, ROOT, Run, make_guide
from ..processes import program

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
linux = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full")
LAHTI = str(CITIES["lahti"])
BROKEN = ROOT / "tests" / "broken"
TODAY = ("--today", "2026-11-24")
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
    assert {cell.data_type for cell in sheet} == {"s"}
    assert set(FORMULAS) <= {cell.value for cell in sheet}


# --- the program as a process


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, with changes; the program speaks Finnish and keeps nothing."""
    names = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "NO_COLOR", "TERM", "COLUMNS", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | {"YHDISTYS_DATA": LAHTI, "YHDISTYS_LANG": "fi", "YHDISTYS_CACHE": "", "TERM": "xterm"} | changes


PROGRAM = [sys.executable, "-m", "yhdistys_cli", *TODAY]


@linux
@pytest.mark.parametrize(
    "words",
    [
        ["contacts"],
        ["contacts", "--format", "xlsx"],
        ["guide", "--full"],
        ["validate"],
        ["clock", "2026"],
        ["clock", "2026", "--format", "svg"],
        ["clock", "2026", "--format", "ics"],
        ["clock", "2026", "--format", "xlsx"],
        ["calendar"],
        ["plan", "2999"],
        ["completion", "bash"],
        ["--help"],
        ["contacts", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_full_disk_on_standard_output(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = program([*TODAY, *words], environment(), stdout=full.fileno())
    said = done.stderr.decode()
    assert done.returncode == 3
    # What a calendar leaves out is said before it is written.
    assert len([line for line in said.splitlines() if "kirjoittaa" in line]) == 1
    assert said.count("\n") == 1 or "ics" in words or "calendar" in words
    assert "Traceback" not in said


@linux
def test_a_full_disk_on_standard_error() -> None:
    for words, status in ((["contacts", "xyzzy"], 2), (["contacts", "--data", str(BROKEN / "anchor")], 1)):
        with open("/dev/full", "wb") as full:
            done = program([*TODAY, *words], environment(), stderr=full.fileno())
        assert done.returncode == status


@posix
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".md", ".svg", ".ics"])
@pytest.mark.parametrize("before", [None, b"before"])
def test_a_file_that_does_not_fit(suffix: str, before: bytes | None, tmp_path: Path) -> None:
    target = tmp_path / f"lista{suffix}"
    if before is not None:
        target.write_bytes(before)
    words = ["contacts"] if suffix in (".csv", ".xlsx", ".md") else ["clock", "2026"]
    reader, writer = os.pipe()  # a file for standard error would be cut as well
    done = program([*TODAY, *words, "-o", str(target)], environment(), stderr=writer, file_size=100)
    os.close(writer)
    with open(reader, "rb") as file:
        said = file.read()
    assert (done.returncode, done.stdout) == (3, b"")
    assert said.count(b"\n") == 1 or suffix == ".ics"
    assert b"Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ([target.name] if before else [])
    assert before is None or target.read_bytes() == before


@posix
@pytest.mark.parametrize(
    "words",
    [
        ["guide", "--full"],
        ["contacts", "--format", "xlsx"],
        ["clock", "2026"],
        ["clock", "2026", "--format", "svg"],
        ["clock", "2026", "--format", "ics"],
        ["calendar"],
        ["plan", "2999"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_who_has_gone_away(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = program([*TODAY, *words], environment(), stdout=writer)
    finally:
        os.close(writer)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@posix
def test_a_reader_who_leaves_after_the_first_line() -> None:
    """Like `yhdistys guide --full | head -1`, with an answer that is larger than a pipe."""
    script = "from yhdistys_cli.cli.output import to_stdout; to_stdout('rivi\\n' * 100_000)"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"rivi\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@posix
@pytest.mark.parametrize("words", ["contacts", "--help", "--version", "validate"])
def test_no_standard_output_at_all(words: str) -> None:
    # What .ci/run moves the clock with opens a file, which would then be the standard output that must not be there.
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, words],
        stderr=subprocess.PIPE,
        env=environment(LD_PRELOAD=""),
        check=False,
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert "vakiotuloste on suljettu" in done.stderr.decode()


@posix
def test_no_standard_error_at_all() -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *PROGRAM, "contacts", "--data", str(BROKEN / "anchor")],
        stdout=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    assert done.returncode == 1
    assert b"Juha Lahti" in done.stdout


@posix
def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    def interrupt(*_arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)

    target = tmp_path / "lista.csv"
    monkeypatch.setattr(os, "fsync", interrupt)
    # A shell starts what runs in the background with SIGINT ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        result = run("contacts", "--data", LAHTI, "-o", str(target))
    finally:
        signal.signal(signal.SIGINT, before)
    assert (result.status, result.out) == (130, "")
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "encoding"),
    [
        ({"PYTHONIOENCODING": "ascii"}, "ascii"),
        ({"PYTHONIOENCODING": "latin-1"}, "latin-1"),
        ({"PYTHONIOENCODING": "cp850"}, "cp850"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
    ],
    ids=["ascii", "latin-1", "cp850", "C"],
)
def test_an_encoding_that_cannot_show_everything(changes: dict[str, str], encoding: str) -> None:
    if sys.platform == "win32":
        encoding = "utf-8"  # a pipe is always UTF-8 there
    for words, status in (
        (["contacts", "--area", "nuoriso"], 0),
        (["contacts", "xyzzy"], 2),
        (["--help"], 0),
        (["validate", "--data", str(BROKEN / "not-utf8")], 1),
        (["contacts", "--data", str(BROKEN / "control-character")], 1),
    ):
        done = program([*TODAY, *words], environment(**changes))
        assert done.returncode == status
        said = done.stdout.decode(encoding) + done.stderr.decode(encoding)
        assert "Traceback" not in said
        if words[-1] == "nuoriso":
            assert "Ormaa-Per" in said
            assert ("Ormaa-Perälä" in said) == (encoding != "ascii")


# --- where the answer goes


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small guide of one's own."""
    people = "people: [{id: a, name: Tiia Mäkinen}]\n"
    return Path(make_guide(tmp_path / "data", contacts=people))


def test_a_folder_is_no_file(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "kansio.csv").mkdir()
    for target in (
        str(tmp_path / "kansio.csv"),
        str(tmp_path),
        f"{tmp_path}/uusi.csv/",
        str(tmp_path / "no" / "a.csv"),
    ):
        result = run("contacts", "--data", str(data), "-o", target)
        assert (result.status, result.out) == (3, "")
        assert result.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kansio.csv"]
    assert list((tmp_path / "kansio.csv").iterdir()) == []


@pytest.mark.parametrize(
    "way",
    [
        "itself",
        "relative",
        "hard link",
        pytest.param("symlink", marks=posix),
        pytest.param("through a folder", marks=posix),
    ],
)
def test_a_source_of_the_data_is_never_written(
    way: str, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = data / "contacts.yaml"
    before = source.read_bytes()
    target = source
    if way == "relative":
        monkeypatch.chdir(data)
        target = Path("..", "data", "contacts.yaml")
    elif way == "symlink":
        target = tmp_path / "lista.csv"
        target.symlink_to(source)
    elif way == "hard link":
        target = tmp_path / "lista.csv"
        target.hardlink_to(source)
    elif way == "through a folder":
        (tmp_path / "linked").symlink_to(data)
        target = tmp_path / "linked" / "contacts.yaml"
    for words in (["contacts", "--format", "csv"], ["contacts", "--format", "csv", "Tiia"]):
        result = run(*words, "--data", str(data), "-o", str(target))
        assert (result.status, result.out) == (2 if target.suffix == ".yaml" and "--format" not in words else 3, "")
        assert result.err.count("\n") == 1
    assert source.read_bytes() == before
    assert sorted(path.name for path in data.iterdir()) == ["contacts.yaml", "guide.yaml"]


def test_no_source_is_written_when_it_is_asked_for_by_validate(run: Run, data: Path) -> None:
    # Read or not: a file that lies where the data lies is not the place for a report.
    (data / "contacts").mkdir()
    unread = [data / "contacts" / "b.yaml", data / "contact.yaml"]
    for file in unread:
        file.write_text("people: []\n", "utf-8")
    for file in (data / "contacts.yaml", data / "guide.yaml", *unread):
        before = file.read_bytes()
        assert run("validate", "--data", str(data), "--format", "text", "-o", str(file)).status == 3
        assert file.read_bytes() == before


@posix
def test_what_is_no_ordinary_file_is_not_written(run: Run, data: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "putki.csv")
    (tmp_path / "laite.csv").symlink_to(os.devnull)
    for target in (os.devnull, str(tmp_path / "putki.csv"), str(tmp_path / "laite.csv")):
        result = run("contacts", "--data", str(data), "--format", "csv", "-o", target)
        assert (result.status, result.out) == (3, "")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    assert stat.S_ISFIFO(os.stat(tmp_path / "putki.csv").st_mode)


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("-o lista", ".csv"),
        ("-o lista.doc", ".xlsx"),
        ("-o lista.yaml", ".vcf"),
        ("-o .csv", ".csv"),
        ("-o lista.csv.", ".csv"),
        ("-o lista.csv --format json", "csv"),
        ("-o lista.json --format xlsx", "json"),
        ("--format pdf", "xlsx"),
        ("--format pdf -o lista.csv", "xlsx"),
        ("-o ''", ".csv"),
    ],
)
def test_a_name_that_says_no_form(
    words: str, listed: str, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(f"contacts --data '{data}' {words}")
    assert (result.status, result.out) == (2, "")
    assert listed in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@posix
def test_an_existing_file_is_replaced_and_keeps_its_mode(run: Run, data: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "lista.csv", tmp_path / "linkki.csv"
    target.write_text("x" * 10_000)
    target.chmod(0o640)
    link.symlink_to(target)
    result = run("contacts", "--data", str(data), "-o", str(link))
    assert (result.status, result.out) == (0, "")
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"unit_id,")
    assert target.read_bytes().endswith(b"\r\n")
    assert "x" not in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "linkki.csv", "lista.csv"]


@posix
def test_a_new_file_has_the_mode_that_its_owner_gives(run: Run, data: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("contacts", "--data", str(data), "-o", str(tmp_path / "lista.csv"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "lista.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("function", ["open", "replace", "fsync"])
@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EDQUOT if hasattr(errno, "EDQUOT") else 28]
)
def test_no_half_file_whatever_fails(
    function: str, number: int, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lista.csv"
    target.write_bytes(b"before")
    real = getattr(os, function)

    def refuse(what: object, *arguments: object, **named: object) -> object:
        if isinstance(what, int) or os.path.basename(str(what)).startswith(".yhdistys-"):
            raise OSError(number, os.strerror(number))
        return real(what, *arguments, **named)

    monkeypatch.setattr(os, function, refuse)
    result = run("contacts", "--data", str(data), "-o", str(target))
    assert (result.status, result.out) == (3, "")
    assert result.err.count("\n") == 1
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "lista.csv"]


def test_nothing_is_written_over_with_errors_in_the_data(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "lista.csv"
    target.write_bytes(b"before")
    result = run("contacts", "--data", str(BROKEN / "anchor"), "-o", str(target))
    assert (result.status, result.out) == (1, "")
    assert target.read_bytes() == b"before"


# --- terminals

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios


class Terminal:
    """A terminal of a number of columns, in this process: what is written to it, and whether it was obeyed."""

    def __init__(self, columns: int) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.slave = slave
        self.seen = b""
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self.master, 65536)
            except OSError:  # Linux: the other end was closed
                return
            if not part:
                return
            self.seen += part

    def text(self) -> str:
        """All that was shown, once nobody writes any more."""
        os.close(self.slave)
        self.reader.join(30)
        os.close(self.master)
        return self.seen.decode().replace("\r\n", "\n")


def on_terminal(columns: int, *words: str, errors: bool = True) -> tuple[int, str]:
    """Run the program with standard output, and standard error too unless told otherwise, on one terminal."""
    terminal = Terminal(columns)
    with os.fdopen(os.dup(terminal.slave), "w", encoding="utf-8") as out:
        with redirect_stdout(out), redirect_stderr(out if errors else io.StringIO()):
            status = main(list(words))
        out.flush()
    return status, terminal.text()


def bare(text: str) -> str:
    """A text without colours and links."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)


def too_wide(text: str, columns: int) -> Iterator[str]:
    """Lines that are wider than they may be, except where one word is."""
    room = min(columns, 100)
    for line in bare(text).splitlines():
        marker = re.match(r" *(?:- |\[ \] |\d+\. )?", line)
        assert marker is not None
        if cells(line) > room and " " in line[marker.end() :].strip():
            yield line


QUESTIONS = [
    ["clock", *TODAY],
    ["clock", "2026", *TODAY],
    ["clock", "2027", "--kind", "application", *TODAY],
    ["clock", "--next", "2", *TODAY],
    ["plan", "2027", *TODAY],
    ["contacts", "--area", "avustukset", *TODAY],
    ["contacts"],
    ["contacts", "--area", "nuoriso"],
    ["areas"],
    ["areas", "tilat"],
    ["checklist"],
    ["checklist", "yhdistysilta"],
    ["guide"],
    ["guide", "--full"],
    ["guide", "errata"],
    ["validate"],
    [],
]


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
@pytest.mark.parametrize("words", QUESTIONS, ids=lambda words: " ".join(words) or "start")
def test_answers_fit_the_terminal(columns: int, words: list[str], monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    for data in CITIES.values():
        status, text = on_terminal(columns, *words, "--data", str(data), errors=False)
        assert status in (0, 2)
        assert list(too_wide(text, columns)) == []
        if status == 0 and words != ["validate"]:  # which shows of a long line only what is about the place
            # Nothing is cut: every word of the answer without a terminal is there.
            plain = run(*words, "--data", str(data)).out
            assert set(re.findall(r"\w+", plain)) <= set(re.findall(r"\w+", bare(text)))


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
@pytest.mark.parametrize("folder", ["bad-phone", "unknown-field", "syntax", "duplicate-id", "control-character"])
def test_problems_fit_the_terminal(columns: int, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(BROKEN)
    for command in ("validate", "contacts"):
        status, text = on_terminal(columns, command, "--data", folder)
        assert status == 1
        assert re.search(r"\x1b\[1;38;5;163m", text)
        # Only what the program paints itself: bold, dim, underlined, colours and links.
        assert "\x1b" not in bare(text)
        assert list(too_wide(text, columns)) == []


@posix
def test_a_terminal_that_does_not_say_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    status, text = on_terminal(0, "guide", "--full", "--data", LAHTI)
    assert status == 0
    assert list(too_wide(text, 80)) == []


@posix
def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    for term, no_colour in (("xterm", "1"), ("dumb", "")):
        monkeypatch.setenv("TERM", term)
        monkeypatch.setenv("NO_COLOR", no_colour)
        for words in (["contacts", "--data", LAHTI], ["validate", "--data", str(BROKEN / "bad-phone")]):
            _status, text = on_terminal(80, *words)
            assert not re.search(r"\x1b\[(?:[0-9;]*;)?[34][0-9]m", text)
            assert ("\x1b" in text) == (term != "dumb")
            assert list(too_wide(text, 80)) == []


@posix
def test_a_binary_form_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    status, text = on_terminal(80, "contacts", "--format", "xlsx", "--data", LAHTI)
    assert status == 2
    assert "-o contacts.xlsx" in text
    assert "PK" not in text


@posix
@pytest.mark.parametrize("columns", [30, 40, 80, 200])
def test_help_and_a_real_process_on_a_terminal(columns: int) -> None:
    for words in (["--help"], ["contacts", "--help"], ["contacts", "--aera"], ["contacts", "--area", "nuoriso"]):
        terminal = Terminal(columns)
        slave = terminal.slave
        run = program([*TODAY, *words], environment(), stdin=slave, stdout=slave, stderr=slave)
        text = terminal.text()
        assert run.returncode == (2 if "--aera" in words else 0)
        assert "Traceback" not in text
        assert cells(max(bare(text).splitlines(), key=cells)) <= 100 or columns < 80
        if "--area" in words:
            assert list(too_wide(text, columns)) == []
            assert "Susanna" in text
