"""Snapshots of somebody else, and such as no run of this tool would write: they are not believed, and do no harm."""

import json
import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli import snapshot
from yhdistys_cli.cli import where
from yhdistys_cli.load import load

from .test_snapshot import from_snapshot, kept, make, sources

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of POSIX")
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


@settings(derandomize=True, deadline=None, database=None, max_examples=60)
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


@posix
@pytest.mark.parametrize("environment", [{}, {"XDG_CACHE_HOME": ""}, {"XDG_CACHE_HOME": "relative"}])
def test_without_a_home_there_is_no_cache(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    assert where.cache(environment) == ""
