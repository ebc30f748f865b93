"""Corrections of several files: all or none, whatever happens at which moment, and nothing left behind."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from yhdistys_cli.cli import transaction
from yhdistys_cli.cli.errors import CannotWriteError
from yhdistys_cli.cli.replacement import Replacement, remove_leftovers
from yhdistys_cli.cli.transaction import Changes, rewrite, take_back
from yhdistys_cli.folder import JOURNAL

from ..conftest import Run, make_guide, posix

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux")
NAMES = ("areas.yaml", "clock/2027.yaml", "contacts.yaml")
# Every call of the system with which `rewrite` changes a folder, or makes sure of it.
CALLS = ("open", "fsync", "replace", "unlink", "fchmod", "close")


class KilledError(BaseException):
    """Stands for SIGKILL: what is in `finally` and `except` does nothing any more."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clock").mkdir()
    for name in NAMES:
        (tmp_path / name).write_bytes(b"old " + name.encode())
    return tmp_path


def changes(folder: Path) -> dict[str, Changes]:
    return {str(folder): {str(folder / name): (b"old " + name.encode(), b"new " + name.encode()) for name in NAMES}}


def contents(folder: Path) -> set[bytes]:
    return {(folder / name).read_bytes()[:3] for name in NAMES}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_files_are_new_and_nothing_else_is_there(folder: Path) -> None:
    rewrite(changes(folder))
    assert contents(folder) == {b"new"}
    assert names(folder) == sorted(NAMES)


def in_a_child(work: Callable[[], None]) -> int:
    """Do something in a process of its own, whose status is returned: a signal as a negative number."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            work()
            status = 0
        except KeyboardInterrupt:
            status = 130
        finally:
            os._exit(status)
    _child, ended = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(ended)


def at_call(number: int, do: Callable[[], None], before: bool) -> dict[str, Callable[..., object]]:
    """The functions of `os` that `rewrite` calls, the `number`th call of which does something before or after."""
    count = 0

    def wrapped(real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **named: object) -> object:
            nonlocal count
            count += 1
            mine = count == number
            if mine and before:
                do()
            try:
                return real(*words, **named)
            finally:
                if mine and not before:
                    do()

        return call

    return {name: wrapped(getattr(os, name)) for name in CALLS}


def run_with_signal(
    folder: Path, number: int, sent: signal.Signals, before: bool, do: Callable[[], None] | None = None
) -> tuple[int, bool]:
    """`rewrite`, or what else to do, in a child to which a signal comes at a call; its status, and whether it came."""
    marker = folder.parent / f"{folder.name}.sent"
    marker.unlink(missing_ok=True)

    def send() -> None:
        marker.write_bytes(b"")
        os.kill(os.getpid(), sent)

    def work() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        for name, function in at_call(number, send, before).items():
            setattr(os, name, function)
        do() if do else rewrite(changes(folder))

    status = in_a_child(work)
    happened = marker.exists()
    marker.unlink(missing_ok=True)
    return status, happened


def killed_at(folder: Path, number: int, before: bool, do: Callable[[], None]) -> tuple[int, bool]:
    """Do something in a child that is killed at a call; its status, and whether there was such a call."""
    return run_with_signal(folder, number, signal.SIGKILL, before, do)


@posix
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_at_every_call(name: str, before: bool, folder: Path) -> None:
    sent, number, happened = signal.Signals[name], 0, True
    while happened:
        number += 1
        for file in NAMES:
            (folder / file).write_bytes(b"old " + file.encode())
        status, happened = run_with_signal(folder, number, sent, before)
        assert len(contents(folder)) == 1, number
        assert names(folder) == sorted(NAMES), number
        if happened and sent == signal.SIGINT:  # too late, it is forgotten: the run says what it has done
            assert status == (0 if contents(folder) == {b"new"} else 130)
        elif happened:
            assert status == -sent
    assert number > 30


@posix
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_killed_at_every_call_the_next_run_makes_it_whole(before: bool, folder: Path) -> None:
    number, happened, half = 0, True, 0
    while happened:
        number += 1
        for file in NAMES:
            (folder / file).write_bytes(b"old " + file.encode())
        _status, happened = run_with_signal(folder, number, signal.SIGKILL, before)
        half += len(contents(folder)) == 2
        restored = take_back(str(folder))
        assert len(contents(folder)) == 1, number
        assert names(folder) == sorted(NAMES), number
        assert not restored or contents(folder) == {b"old"}
        for file in NAMES:
            (folder / file).write_bytes(b"old " + file.encode())
        rewrite(changes(folder))  # nothing that a kill has left is in the way
        assert contents(folder) == {b"new"}
    assert number > 30
    assert half >= 2  # it was killed between files


@posix
def test_killed_while_it_takes_back(folder: Path) -> None:
    for number in range(1, 20):
        for file in NAMES:
            (folder / file).write_bytes(b"old " + file.encode())
        left_half_done(folder)

        def work(number: int = number) -> None:
            for name, function in at_call(number, lambda: os.kill(os.getpid(), signal.SIGKILL), True).items():
                setattr(os, name, function)
            take_back(str(folder))

        in_a_child(work)
        take_back(str(folder))
        assert contents(folder) == {b"old"}
        assert names(folder) == sorted(NAMES)


def left_half_done(folder: Path) -> None:
    """A folder as it is after a kill between two files."""

    def work() -> None:
        real, count = os.replace, 0

        def replace(old: str, new: str) -> None:
            nonlocal count
            count += 1
            if count == 3:
                os.kill(os.getpid(), signal.SIGKILL)
            real(old, new)

        os.replace = replace  # type: ignore[assignment]
        rewrite(changes(folder))

    assert in_a_child(work) == -signal.SIGKILL
    assert contents(folder) == {b"new", b"old"}


@posix
def test_what_somebody_has_edited_since_is_not_put_back(folder: Path) -> None:
    left_half_done(folder)
    (folder / "areas.yaml").write_bytes(b"mine")
    assert take_back(str(folder)) == ["clock/2027.yaml"]
    assert (folder / "areas.yaml").read_bytes() == b"mine"
    assert names(folder) == sorted(NAMES)


@posix
def test_one_correction_at_a_time(folder: Path) -> None:
    real = os.replace
    asked: list[int] = []

    def meanwhile(old: str, new: str) -> None:
        if not asked:
            asked.append(1)
            for other in (lambda: rewrite(changes(folder)), lambda: take_back(str(folder))):
                with pytest.raises(CannotWriteError) as refused:
                    other()
                assert refused.value.code == "busy"
        real(old, new)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", meanwhile)
        rewrite(changes(folder))
    assert contents(folder) == {b"new"}
    assert names(folder) == sorted(NAMES)


def journal(folder: Path, *entries: object) -> None:
    (folder / JOURNAL).write_text(json.dumps(entries), "utf-8")


@posix
@pytest.mark.parametrize("file", ["../victim", "/etc/hostname", "link/victim", "", ".", "a/../../victim"])
def test_a_forged_journal_leads_nowhere(file: str, tmp_path: Path) -> None:
    """A journal comes with the data, so anybody may have written it."""
    folder, outside = tmp_path / "data", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    kept = ".yhdistys-0000000000000000.tmp"
    for place in (tmp_path, outside):
        (place / "victim").write_bytes(b"precious")
        (place / kept).write_bytes(b"evil")
    (folder / "link").symlink_to(outside)
    digest = transaction.digest
    journal(folder, {"file": file, "kept": kept, "old": digest(b"evil"), "new": digest(b"precious")}, [], None, 1)
    assert take_back(str(folder)) == []
    assert {(place / "victim").read_bytes() for place in (tmp_path, outside)} == {b"precious"}
    assert {(place / kept).read_bytes() for place in (tmp_path, outside)} == {b"evil"}


@pytest.mark.parametrize("text", ["", "[", "null", "[[[[", '{"file": "areas.yaml"}', '[{"file": 1}]', "[" * 100_000])
def test_a_journal_that_says_nothing_is_removed(text: str, folder: Path) -> None:
    (folder / JOURNAL).write_text(text, "utf-8")
    assert take_back(str(folder)) == []
    assert contents(folder) == {b"old"}
    assert names(folder) == sorted(NAMES)


@posix
def test_a_journal_that_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / JOURNAL)
    assert take_back(str(folder)) == []  # and it holds nobody up


# --- owner, rights, attributes


@linux
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_nobody_reads_the_new_bytes_who_might_not_read_the_old(
    mode: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, seen, real = folder / "areas.yaml", [], os.fsync
    target.chmod(mode)

    def fsync(descriptor: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    made = []
    create = os.open

    def open_(path: str, flags: int, given: int = 0o777) -> int:
        if flags & os.O_CREAT:
            made.append(given)
        return create(path, flags, given)

    monkeypatch.setattr(os, "open", open_)
    Replacement(str(target), b"x", target.stat()).discard()
    assert (made, seen) == ([0o600], [mode])


@linux
def test_owner_and_attributes_are_kept(folder: Path) -> None:
    target = folder / "areas.yaml"
    if os.geteuid() == 0:
        os.chown(target, 12345, 23456)
    try:
        os.setxattr(target, "user.note", b"from the archive")
    except OSError:
        pytest.skip("the file system has no attributes")
    before = target.stat()
    rewrite(changes(folder))
    assert contents(folder) == {b"new"}
    assert (target.stat().st_uid, target.stat().st_gid) == (before.st_uid, before.st_gid)
    assert os.getxattr(target, "user.note") == b"from the archive"


@linux
@pytest.mark.parametrize(("function", "code"), [("fchown", "owner"), ("setxattr", "attributes")])
def test_what_cannot_be_kept_is_refused(
    function: str, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fstat = folder / "areas.yaml", os.fstat

    def refuse(*_words: object) -> None:
        raise OSError(errno.EPERM, "x")

    def as_somebody_else(descriptor: int) -> os.stat_result:
        real = fstat(descriptor)
        return os.stat_result((*real[:4], real.st_uid + 1, *real[5:]))

    monkeypatch.setattr(os, function, refuse)
    if code == "owner":
        monkeypatch.setattr(os, "fstat", as_somebody_else)
        monkeypatch.setattr("yhdistys_cli.cli.replacement.is_at", lambda *_words: True)
    else:
        monkeypatch.setattr(os, "listxattr", lambda _path: ["user.note", "security.selinux"])
        monkeypatch.setattr(os, "getxattr", lambda _path, _name: b"x")
    with pytest.raises(CannotWriteError) as refused:
        rewrite(changes(folder))
    monkeypatch.undo()
    assert (refused.value.code, refused.value.target) == (code, str(target))
    assert contents(folder) == {b"old"}
    assert names(folder) == sorted(NAMES)


# --- what is left behind


@posix
def test_where_a_mode_cannot_be_given_and_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAT and some shares have one mode for all files, and refuse to be asked for another."""
    for name in NAMES:
        (folder / name).chmod(0o600)  # that of a new file

    def refuse(_descriptor: int, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "no such thing here")

    monkeypatch.setattr(os, "fchmod", refuse)
    rewrite(changes(folder))
    assert contents(folder) == {b"new"}
    (folder / NAMES[0]).chmod(0o644)
    with pytest.raises(CannotWriteError, match="permission"):
        rewrite(
            {key: {path: (new, old) for path, (old, new) in files.items()} for key, files in changes(folder).items()}
        )
    assert contents(folder) == {b"new"}


@posix
def test_leftovers_are_removed_but_not_what_is_being_written(folder: Path) -> None:
    alive = Replacement(str(folder / "areas.yaml"), b"x", None)
    (folder / ".yhdistys-0123456789abcdef.tmp").write_bytes(b"")
    (folder / ".yhdistys-notes").write_bytes(b"somebody's own")
    os.mkfifo(folder / ".yhdistys-fedcba9876543210.tmp")
    (folder / ".yhdistys-aaaaaaaaaaaaaaaa.tmp").symlink_to(folder / "areas.yaml")
    remove_leftovers(str(folder))
    assert os.path.basename(alive.name) in names(folder)
    alive.put_in_place()
    left = [name for name in os.listdir(folder) if name.startswith(".yhdistys-")]
    assert sorted(left) == [
        ".yhdistys-aaaaaaaaaaaaaaaa.tmp",
        ".yhdistys-fedcba9876543210.tmp",
        ".yhdistys-notes",
    ]
    assert (folder / "areas.yaml").read_bytes() == b"x"


@linux
def test_in_a_container_where_process_numbers_repeat(folder: Path) -> None:
    """Names come from no process number: a kill leaves nothing that stops the next run."""
    script = (
        "import os, sys; os.getpid = lambda: 7\n"
        "from yhdistys_cli.cli.output import to_file\n"
        "if len(sys.argv) > 2: os.replace = lambda *_: os._exit(9)\n"
        "to_file(sys.argv[1], b'x', ())"
    )
    target = str(folder / ("n" * 251 + ".csv"))  # as long as a name may be
    for words, status in (([target, "killed"], 9), ([target], 0)):
        done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, check=False)
        assert done.returncode == status, done.stderr
    assert names(folder) == sorted([*NAMES, os.path.basename(target)])


@posix
def test_the_other_name_of_a_file_keeps_what_it_had_and_that_is_said(tmp_path: Path, run: Run) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy.yaml"
    make_guide(data, contacts="people: []\n# x \n")
    os.link(data / "contacts.yaml", copy)
    result = run("validate", "--fix", "--yes", "--data", str(data), "--today", "2026-11-24")
    assert (data / "contacts.yaml").read_text("utf-8") == "people: []\n# x\n"
    assert copy.read_text("utf-8") == "people: []\n# x \n"
    assert "contacts.yaml on toinenkin nimi (kova linkki)" in result.err
    make_guide(data, contacts="people: []\n# x \n")
    assert "kova linkki" not in run("validate", "--fix", "--yes", "--data", str(data), "--today", "2026-11-24").err
