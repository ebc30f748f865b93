"""Snapshots of somebody else, and such as no run of this tool would write: they are not believed, and do no harm."""

import json
import os
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli import snapshot
from yhdistys_cli.cli import where
from yhdistys_cli.cli.complete import candidates
from yhdistys_cli.load import load

from .conftest import CLEAN, Run, posix
from .test_snapshot import CONTACTS, from_snapshot, kept, make, sources

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 40) | st.text(max_size=3), lambda inner: st.lists(inner, max_size=4)
)


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777])
def test_a_folder_that_others_may_write_is_no_cache(mode: int, tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    assert from_snapshot(directory, cache)
    os.chmod(cache, mode)
    assert not from_snapshot(directory, cache)
    kept(cache).unlink()
    assert not from_snapshot(directory, cache)
    assert list(Path(cache).iterdir()) == []


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_believed(mode: int, tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    kept(cache).chmod(mode)
    assert not from_snapshot(directory, cache)  # and it is written anew
    assert from_snapshot(directory, cache)


@posix
@pytest.mark.parametrize("whose", ["folder", "file"])
def test_what_belongs_to_somebody_else_is_not_believed(
    whose: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)

    def somebody_elses(real: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def status(path: Any, *more: Any, **named: Any) -> os.stat_result:
            found = real(path, *more, **named)
            return os.stat_result((*found[:4], found.st_uid + 1, *found[5:]))

        return status

    function = {"folder": "stat", "file": "fstat"}[whose]
    monkeypatch.setattr(os, function, somebody_elses(getattr(os, function)))
    assert snapshot.get(cache, directory, sources(directory)) is None
    assert snapshot.names(cache, directory, sources(directory)) is None
    assert snapshot.previous_contacts(cache, directory) is None
    monkeypatch.undo()
    assert from_snapshot(directory, cache)


@posix
def test_links_are_neither_read_nor_written_through(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    file, elsewhere = kept(cache), tmp_path / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert not from_snapshot(directory, cache)
    assert elsewhere.read_bytes() == before
    assert not file.is_symlink()


@posix
def test_a_pipe_in_its_place_holds_nobody_up(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    file = kept(cache)
    file.unlink()
    os.mkfifo(file)
    assert not from_snapshot(directory, cache)


def test_what_a_kill_has_left_and_what_nobody_asks_for_goes(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    mine, folder = kept(cache), Path(cache)
    now = mine.stat().st_mtime
    ages = {"00000001.snapshot.7": 100, "00000002.snapshot.8": 10, "00000003.snapshot": 200 * 86400, "notes.txt": 10**8}
    for name, age in ages.items():
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (now - age, now - age))
    mine.unlink()
    load(directory, cache)
    assert {path.name for path in folder.iterdir()} == {mine.name, "00000002.snapshot.8", "notes.txt"}


@settings(derandomize=True, deadline=None, database=None, max_examples=40)
@given(layout=st.none() | ANY_JSON, size=st.none() | ANY_JSON, index=ANY_JSON, guide=ANY_JSON)
def test_a_forged_one_with_a_right_checksum(
    layout: object, size: object, index: object, guide: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory, cache = make(tmp_path_factory.mktemp("forged"))
    load(directory, cache)
    data = sources(directory)
    packed = json.dumps(index).encode()
    body = b"".join(data.values()) + packed + json.dumps(guide).encode()
    layout = [[name, len(content)] for name, content in data.items()] if layout is None else layout
    head = [snapshot._maker(), zlib.crc32(body), layout, len(packed) if size is None else size]
    kept(cache).write_bytes(json.dumps(head).encode() + b"\n" + body)
    snapshot.names(cache, directory, data)
    snapshot.previous_contacts(cache, directory)
    assert not from_snapshot(directory, cache)
    assert from_snapshot(directory, cache)


# --- forged deep inside


def forge(cache: str, guide: Any) -> None:
    """Put another packed guide into the snapshot, with the checksum that belongs to it."""
    file = kept(cache)
    head, body = file.read_bytes().split(b"\n", 1)
    maker, _checksum, layout, size = json.loads(head)
    body = body[: sum(length for _name, length in layout) + size] + json.dumps(guide).encode()
    file.write_bytes(json.dumps([maker, zlib.crc32(body), layout, size]).encode() + b"\n" + body)


def packed_guide(cache: str) -> Any:
    body = kept(cache).read_bytes().split(b"\n", 1)
    _maker, _checksum, layout, size = json.loads(body[0])
    return json.loads(body[1][sum(length for _name, length in layout) + size :])


def places(value: Any, depth: int = 0) -> Iterator[tuple[list[Any], int]]:
    """Every list in a packed guide that stands below its sections, as the list that holds it and where."""
    for number, part in enumerate(value if isinstance(value, list) else ()):
        if isinstance(part, list):
            if depth > 1:
                yield value, number
            yield from places(part, depth + 1)


QUESTIONS = [
    *(["contacts"], ["areas", "--format", "json"], ["clock", "2027"], ["plan", "2027"], ["guide", "--full"], []),
    *(["clock", "2027", "--format", "svg"], ["checklist", "--format", "csv"], ["calendar", "--format", "ics"]),
]


def test_what_no_answer_can_be_made_of_is_answered_from_the_files(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = str(tmp_path)
    load(str(CLEAN), cache)
    whole, dice = packed_guide(cache), random.Random(13)
    count, refused = len(list(places(whole))), 0
    for question in QUESTIONS:
        words = [*question, "--data", str(CLEAN)]
        monkeypatch.setenv("YHDISTYS_CACHE", "")
        right = run(*words)
        monkeypatch.setenv("YHDISTYS_CACHE", cache)
        for number in dice.sample(range(count), 12):
            guide = json.loads(json.dumps(whole))
            holder, at = list(places(guide))[number]
            holder[at] = dice.choice([7, [-1, 7], [3], None])
            forge(cache, guide)
            written = kept(cache).read_bytes()
            result = run(*words)
            assert result.status in (0, 2), result.err
            if kept(cache).read_bytes() != written:
                refused += 1
                assert result == right
                assert packed_guide(cache) == whole
    assert refused > 10


def test_a_forged_one_that_cannot_be_removed(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["contacts", "--data", str(CLEAN)]
    right, cache = run(*words), str(tmp_path)
    load(str(CLEAN), cache)
    guide = packed_guide(cache)
    guide[2][1:] = [7 for _ in guide[2][1:]]
    forge(cache, guide)

    def refuse(*_words: Any, **_named: Any) -> None:
        raise PermissionError

    monkeypatch.setenv("YHDISTYS_CACHE", cache)
    monkeypatch.setattr(os, "unlink", refuse)
    assert run(*words) == right


def test_completion_and_what_was_right_before_take_no_harm(tmp_path: Path) -> None:
    directory, cache = make(tmp_path)
    load(directory, cache)
    guide = packed_guide(cache)
    guide[2][1:] = [[-1, 7, [-1, 7], None] for _ in guide[2][1:]]
    forge(cache, guide)
    file = kept(cache)
    head, body = file.read_bytes().split(b"\n", 1)
    maker, _checksum, layout, size = json.loads(head)
    start = sum(length for _name, length in layout)
    body = body[:start] + b"[" + body[start + 1 :]  # names that are none
    file.write_bytes(json.dumps([maker, zlib.crc32(body), layout, size]).encode() + b"\n" + body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YHDISTYS_CACHE", cache)
        assert ("u", "Yksikkö") in candidates(["contacts", "--data", directory, "--area", ""])
    forge(cache, guide)
    Path(directory, "contacts.yaml").write_text(CONTACTS.replace("Äijä", "Äiti"), "utf-8")
    assert not from_snapshot(directory, cache)


@posix
@pytest.mark.parametrize("environment", [{}, {"XDG_CACHE_HOME": ""}, {"XDG_CACHE_HOME": "relative"}])
def test_without_a_home_there_is_no_cache(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    assert where.cache(environment) == ""
