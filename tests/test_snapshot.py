"""The snapshot: always the right guide or none, never an exception, whatever became of its file or folder."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli import folder, snapshot
from yhdistys_cli.load import calendar, load, names, review
from yhdistys_cli.models import Clock, DayOfYear, Event, Guide, Kind, Point, Rule, SchoolHolidays
from yhdistys_cli.snapshot import closed_days, pack, put_closed_days, unpack
from yhdistys_cli.working_days import public_holidays

from .conftest import CITIES, GUIDE, ROOT, TODAY, Run, make_guide, posix

CONTACTS = """\
units: [{id: u, name: {fi: Yksikkö, sv: Enhet}, contacts: [a]}]
people: [{id: a, name: Äijä, checked: 2026-11-24}]
"""
GUIDES = [*CITIES.values(), *(ROOT / "tests" / "guides" / name for name in ("terms", "clocked", "clean"))]


def through_json(guide: object) -> Any:
    return unpack(json.loads(json.dumps(pack(guide), ensure_ascii=False)))


# --- unpack(pack(guide)) is the guide


@pytest.mark.parametrize("data", GUIDES, ids=lambda path: path.name)
def test_the_guides_of_the_repository(data: Path) -> None:
    guide = load(str(data)).guide
    assert guide is not None
    assert through_json(guide) == guide
    assert repr(through_json(guide)) == repr(guide)


@cache
def anything(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field of the models, by its annotation."""
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        assert any(isinstance(mark, Kind) for mark in annotation.__metadata__)
        return anything(get_args(annotation)[0])
    if is_dataclass(annotation):
        return record(annotation)
    if get_origin(annotation) is tuple:
        return st.lists(anything(get_args(annotation)[0]), max_size=2).map(tuple)
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        return st.one_of([anything(part) for part in reversed(get_args(annotation))])
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        bool: st.booleans(),
        int: st.integers(-400, 2999),
        date: st.dates(),
        time: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
        type(None): st.none(),
    }
    return simple[annotation]


def record(model: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(model, include_extras=True)
    return st.builds(model, *(anything(hints[field.name]) for field in fields(model)))


@settings(max_examples=20)
@given(st.deferred(lambda: record(Guide)))
def test_any_guide(guide: Guide) -> None:
    assert through_json(guide) == guide


@settings(max_examples=20)
@given(st.deferred(lambda: record(Clock) | record(Event) | record(SchoolHolidays)))
def test_any_clock(part: object) -> None:
    assert through_json(part) == part
    assert repr(through_json(part)) == repr(part)


# --- a file for it


def make(tmp_path: Path, contacts: str = CONTACTS) -> tuple[str, str]:
    """A small guide, and a folder for its snapshot."""
    return make_guide(tmp_path / "data", contacts=contacts), str(tmp_path / "cache")


def sources(directory: str) -> dict[str, bytes]:
    return folder.read(directory, [name for _section, name in folder.files(directory)[0]])[0]


def kept(cache: str) -> Path:
    """The one snapshot in a folder, beside which only the holidays may be."""
    (file,) = (path for path in Path(cache).iterdir() if path.name != "holidays.snapshot")
    return file


def from_snapshot(directory: str, cache: str) -> bool:
    """Whether a load was answered from the snapshot; the answer is always right."""
    loaded = load(directory, cache)
    assert loaded.diagnostics == ()
    assert loaded.guide == load(directory).guide
    return not loaded.sources


def test_a_guide_is_kept_and_found_again(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    assert not from_snapshot(directory, cache)
    assert from_snapshot(directory, cache)
    guide = load(directory).guide
    assert guide is not None
    assert snapshot.names(cache, directory, sources(directory)) == names(guide)
    assert load(directory, cache).files == load(directory).files
    assert review(directory, TODAY, cache).sources


@posix
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    before = os.umask(0)
    try:
        load(directory, cache)
    finally:
        os.umask(before)
    assert stat.S_IMODE(kept(cache).stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(cache).stat().st_mode) == 0o700


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    file = Path(directory, "contacts.yaml")
    load(directory, cache)
    before = file.stat()
    file.write_text(CONTACTS.replace("Äijä", "Äijö"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    guide = load(directory, cache).guide
    assert guide is not None
    assert guide.contacts.people[0].name == "Äijö"
    assert from_snapshot(directory, cache)
    file.write_text(CONTACTS, "utf-8")
    assert not from_snapshot(directory, cache)


def test_another_file_is_noticed(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    Path(directory, "areas.yaml").write_text("title: T\n", "utf-8")
    assert not from_snapshot(directory, cache)
    Path(directory, "areas.yaml").rename(Path(directory, "checklists.yaml"))
    assert load(directory, cache).has_errors
    Path(directory, "checklists.yaml").unlink()
    assert not from_snapshot(directory, cache)
    Path(directory, "contacts.yaml").unlink()
    assert not from_snapshot(directory, cache)


def test_bytes_that_move_from_one_file_to_the_next_are_noticed(tmp_path: Path) -> None:
    directory, cache = make(tmp_path, CONTACTS + "#\n")
    load(directory, cache)
    Path(directory, "contacts.yaml").write_text(CONTACTS, "utf-8")
    Path(directory, "guide.yaml").write_text("#\n" + GUIDE, "utf-8")
    assert not from_snapshot(directory, cache)


def test_two_guides_have_two_snapshots(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    for data in CITIES.values():
        assert not from_snapshot(str(data), cache)
    for data in CITIES.values():
        assert from_snapshot(str(data), cache)
    assert len(list(Path(cache).iterdir())) == 2


@pytest.mark.parametrize(
    "contacts",
    [
        "people: [{id: a}]\n",
        "people: [{id: a, name: A, id: b}]\n",
        "people: [",
        "units: [{id: u, name: U, contacts: [x]}]\n",
    ],
)
def test_a_guide_with_errors_is_not_kept(contacts: str, tmp_path: Path) -> None:
    directory, cache = make(tmp_path, contacts)
    for _again in range(2):
        loaded = load(directory, cache)
        assert loaded.has_errors
        assert loaded.guide is not None
        assert not os.path.exists(cache)


def test_a_guide_that_gets_an_error_is_not_answered_from_before(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    Path(directory, "contacts").mkdir()
    Path(directory, "contacts", "a.yaml").write_text("people: []\n", "utf-8")
    assert [d.code for d in load(directory, cache).diagnostics] == ["file-and-folder"]


def test_warnings_are_no_hindrance(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    file = Path(directory, "contacts.yaml")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert [d.code for d in load(directory, cache).diagnostics] == ["byte-order-mark"]
    assert load(directory, cache).guide == load(directory).guide


# --- a file that something happened to


def check(directory: str, cache: str, data: dict[str, bytes], right: Guide, found: Any) -> None:
    """Whatever the file holds: the guide and the names, or nothing."""
    assert snapshot.get(cache, directory, data) in (right, None)
    assert snapshot.names(cache, directory, data) in (found, None)


def test_cut_at_every_length(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    right = load(directory, cache).guide
    assert right is not None
    data, file = sources(directory), kept(cache)
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert snapshot.get(cache, directory, data) is None
        assert snapshot.names(cache, directory, data) is None
    file.write_bytes(whole + b"\n")
    check(directory, cache, data, right, names(right))
    file.write_bytes(whole[: len(whole) // 2])
    assert not from_snapshot(directory, cache)
    assert from_snapshot(directory, cache)


@pytest.mark.parametrize("bit", [0, 3, 5, 7])
def test_a_bit_flipped_anywhere(bit: int, tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    right = load(directory, cache).guide
    assert right is not None
    data, file, found = sources(directory), kept(cache), names(right)
    whole = bytearray(file.read_bytes())
    for index in range(bit % 3, len(whole), 3):
        whole[index] ^= 1 << bit
        file.write_bytes(whole)
        check(directory, cache, data, right, found)
        whole[index] ^= 1 << bit


@settings(max_examples=30)
@given(
    st.binary(max_size=40)
    | st.sampled_from([b"", b"\n", b"[]\n", b"null\n", b"[" * 100_000 + b"\n", b'["", 0, [], 0]\n', b"[1,2,3]\n[4]"])
)
def test_any_bytes_in_its_place(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    directory, cache = make(tmp_path_factory.mktemp("any"))
    os.mkdir(cache)
    load(directory, cache)
    kept(cache).write_bytes(content)
    assert snapshot.get(cache, directory, sources(directory)) is None
    assert snapshot.names(cache, directory, sources(directory)) is None
    assert not from_snapshot(directory, cache)
    assert from_snapshot(directory, cache)


def test_a_snapshot_of_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "__version__", "9.9.9")
        assert not from_snapshot(directory, cache)
        assert from_snapshot(directory, cache)
    assert not from_snapshot(directory, cache)
    assert from_snapshot(directory, cache)
    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "_MAKERS", snapshot._MAKERS[1:])  # one of our modules is another
        assert not from_snapshot(directory, cache)


@pytest.mark.parametrize("part", snapshot._MAKERS)
def test_an_edit_of_any_module_that_decides_counts(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each folder of our code is copied, and the copy is edited: the snapshot made before is of no use."""
    code, copy = Path(snapshot.__file__).parent / part, tmp_path / "code"
    copy.mkdir()
    for module in code.glob("*.py"):
        shutil.copy(module, copy)
    real = snapshot._version_of
    monkeypatch.setattr(snapshot, "_version_of", lambda path: real(str(copy) if Path(path) == code else path))
    directory, cache = make(tmp_path)
    load(directory, cache)
    assert from_snapshot(directory, cache)
    edited = min(copy.glob("*.py"))
    edited.write_text(edited.read_text("utf-8") + "# an edit\n", "utf-8")
    assert not from_snapshot(directory, cache)


# --- the holidays beside it

YEARS = [2026, 2027]
HOLIDAYS = public_holidays(YEARS)


def guide_with(*events: Event, directory: str) -> Guide:
    guide = load(directory).guide
    assert guide is not None
    return replace(guide, clock=Clock(events=events))


MOVES = Event("a", "A", "meeting", rule=Rule(on=Point(day=DayOfYear(3, 1), move="next-working-day")))
STAYS = Event("a", "A", "meeting", rule=Rule(on=Point(day=DayOfYear(3, 1))))


def test_holidays_are_kept_and_found_again(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    assert closed_days(cache, YEARS) is None
    put_closed_days(cache, YEARS, HOLIDAYS)
    assert closed_days(cache, YEARS) == HOLIDAYS
    assert closed_days(cache, [2027]) == frozenset(day for day in HOLIDAYS if day.year == 2027)
    assert closed_days(cache, []) == frozenset()
    assert closed_days(cache, [2026, 2028]) is None  # one that is missing


def test_holidays_of_other_years_join_those_that_are_kept(tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    put_closed_days(cache, YEARS, HOLIDAYS)
    more = public_holidays([2027, 2028])
    put_closed_days(cache, [2027, 2028], more)
    assert closed_days(cache, [2026, 2027, 2028]) == HOLIDAYS | more
    put_closed_days(cache, [2029], frozenset())  # a year without any is known too
    assert closed_days(cache, [2029]) == frozenset()


@posix
def test_only_its_owner_may_read_the_holidays(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    put_closed_days(str(cache), YEARS, HOLIDAYS)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (cache, *cache.iterdir())] == [0o700, 0o600]


def damaged(whole: bytes) -> list[bytes]:
    """A file of holidays as accidents leave it."""
    maker, checksum, known = json.loads(whole)
    days = (None, 1, ["x"], [None], [1.5], [0], [-1], [10**9], [10**30])
    strange = [None, 1, [1], "2026", {}, *({"2026": day, "2027": day} for day in days)]
    other = known | {"2026": known["2027"]}
    shapes: list[Any] = [
        None,
        1,
        "x",
        [],
        {},
        [maker],
        [maker, checksum],
        [maker, known],
        [maker, 0, known],
        [maker, checksum, other],
    ]
    shapes += [[maker, zlib.crc32(json.dumps(shape).encode()), shape] for shape in strange]
    return [
        *(b"", b"\0" * 100, b"\xff\xfe", b"[" * 100_000, whole[:-1], whole[: len(whole) // 2], whole + b"x"),
        *(json.dumps(shape).encode() for shape in shapes),
    ]


def test_holidays_that_were_damaged_are_found_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    directory, _cache = make(tmp_path)
    guide = guide_with(MOVES, directory=directory)
    put_closed_days(str(cache), YEARS, HOLIDAYS)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for content in damaged(whole):
        file.write_bytes(content)
        assert closed_days(str(cache), YEARS) is None, content[:80]
        assert calendar(guide, YEARS, str(cache)).closed == HOLIDAYS
        assert file.read_bytes() == whole


def test_holidays_of_another_version_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = str(tmp_path / "cache")
    put_closed_days(cache, YEARS, HOLIDAYS)
    with monkeypatch.context() as patch:
        patch.setattr(snapshot, "__version__", "0.0.0")
        assert closed_days(cache, YEARS) is None
        put_closed_days(cache, [2030], frozenset())  # replaces what nobody can trust
        assert closed_days(cache, [2026]) is None
        assert closed_days(cache, [2030]) == frozenset()
    assert closed_days(cache, YEARS) is None


def test_the_calendar_asks_for_holidays_only_where_a_rule_needs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory, cache = make(tmp_path)
    assert calendar(guide_with(STAYS, directory=directory), YEARS, cache).closed == frozenset()
    assert not os.path.exists(cache)
    # Collisions are looked for whatever the rules say.
    assert calendar(guide_with(STAYS, directory=directory), YEARS, holidays=True).closed == HOLIDAYS
    guide = guide_with(MOVES, directory=directory)
    assert calendar(guide, YEARS).closed == HOLIDAYS
    assert calendar(guide, YEARS, cache).closed == HOLIDAYS
    monkeypatch.setattr("yhdistys_cli.load.public_holidays", lambda _years: pytest.fail("they are kept"))
    assert calendar(guide, iter(YEARS * 2), cache).closed == HOLIDAYS


# --- a folder that something is wrong with


def refusing(function: str, number: int, when: Callable[..., bool], patch: pytest.MonkeyPatch) -> None:
    """Let a function of the system fail; tests may run as root, whom nothing is forbidden."""
    real = getattr(os, function)

    def refuse(path: Any, *arguments: Any, **named: Any) -> Any:
        if when(path, *arguments):
            raise OSError(number, os.strerror(number), path)
        return real(path, *arguments, **named)

    patch.setattr(os, function, refuse)


@pytest.mark.parametrize("function", ["makedirs", "open", "replace"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.EROFS])
def test_a_folder_that_nobody_may_write(
    function: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory, cache = make(tmp_path)
    refusing(function, number, lambda path, *_rest: str(path).startswith(cache), monkeypatch)
    guide = guide_with(MOVES, directory=directory)
    for _again in range(2):
        assert not from_snapshot(directory, cache)
        assert calendar(guide, YEARS, cache).closed == HOLIDAYS
    assert not os.path.exists(cache) or list(Path(cache).iterdir()) == []


def test_a_folder_that_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    refusing("replace", errno.EACCES, lambda *_paths: True, monkeypatch)
    kept(cache).unlink()
    kept_folder = Path(cache)
    (kept_folder / snapshot._file(cache, directory)).mkdir()
    assert not from_snapshot(directory, cache)


@pytest.mark.parametrize("place", ["file", "file/below", "a" * 5000, os.devnull, os.devnull + "/below"])
def test_a_folder_that_cannot_be(place: str, tmp_path: Path) -> None:
    directory, _cache = make(tmp_path)
    (tmp_path / "file").write_text("x")
    guide = guide_with(MOVES, directory=directory)
    for _again in range(2):
        assert not from_snapshot(directory, str(tmp_path / place))
        assert calendar(guide, YEARS, str(tmp_path / place)).closed == HOLIDAYS
    assert (tmp_path / "file").read_text() == "x"


@posix
def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200));"
        "from yhdistys_cli.load import load; print(load(*sys.argv[1:]).guide is not None)"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, directory, cache], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
    assert list(Path(cache).iterdir()) == []


# --- two at once


def test_first_runs_at_once_in_threads(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    right = load(directory).guide
    start = threading.Barrier(8)
    answers: list[object] = []

    def one() -> None:
        start.wait()
        for _again in range(5):
            try:
                answers.append(load(directory, cache).guide == right)
            except Exception as error:  # shown by the comparison below
                answers.append(error)

    threads = [threading.Thread(target=one) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 40
    assert from_snapshot(directory, cache)
    kept(cache)


def test_first_runs_at_once_in_processes(tmp_path: Path) -> None:
    _directory, cache = make(tmp_path)
    environment = {**os.environ, "YHDISTYS_CACHE": cache, "YHDISTYS_DATA": str(CITIES["lahti"])}
    command = [sys.executable, "-m", "yhdistys_cli", "contacts", "--format", "json", "--today", "2026-11-24"]
    runs = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _number in range(4)
    ]
    ended = [(*run.communicate(), run.returncode) for run in runs]
    assert ended[0][0].startswith(b"{")
    assert ended == [(ended[0][0], b"", 0)] * 4
    kept(cache)


# --- the program


@pytest.mark.today("2026-11-24")
def test_the_program_says_the_same_with_and_without(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))
    commands = ["contacts", "areas", "areas tilat", "checklist", "guide --full", "contacts xyzzy", ""]
    commands += ["clock", "clock 2026", "clock 2027 --month 3", "plan 2999", "calendar"]
    without = [run(*command.split()) for command in commands]
    for place in (str(tmp_path / "cache"), str(tmp_path / "cache"), os.devnull):
        monkeypatch.setenv("YHDISTYS_CACHE", place)
        assert [run(*command.split()) for command in commands] == without
    assert kept(str(tmp_path / "cache")).suffix == ".snapshot"
