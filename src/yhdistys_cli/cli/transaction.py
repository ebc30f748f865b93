"""Changes of a guide: new bytes in the place of the old in all of its files, or in none, whatever happens.

Errors and signals are dealt with in the same run. A run that is killed outright leaves a journal in the guide's folder,
written before the first file is replaced and removed after the last: it says which file holds the old bytes of which,
and the next run that writes puts those back before it looks at anything. A journal is data like any other and may come
from anybody: it is followed only inside of its own folder, and only where both files hold what it says.

The journal is also the lock of two writers: while it is there and its writer lives, nobody else writes. The system lets
go of it when the writer dies, so none is ever stale.
"""

import contextlib
import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from ..folder import JOURNAL
from ..records import record
from ..sections import SECTIONS
from .errors import CannotWriteError
from .replacement import Replacement, explained, is_at, is_ours, lock, remove_leftovers
from .signals import held_back

_JOURNAL_AT_MOST = 10_000_000
# By path, the bytes before and after; none where there is no file.
Changes = Mapping[str, tuple[bytes | None, bytes | None]]
_NOTHING: Mapping[str, bytes] = {}
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@record
class _File:
    """A file that is to change: its path as it was named and as it is, its bytes before and after.

    `next` are the new bytes beside it, `kept` the old ones while they may be needed; each none where there is no file.
    """

    path: str
    target: str
    old: bytes | None
    new: bytes | None
    next: Replacement | None
    kept: Replacement | None

    def put_in_place(self) -> None:
        """The new state in the place of the old."""
        _become(self.target, self.next)

    def put_back(self) -> None:
        """The old state in the place of the new."""
        _become(self.target, self.kept)


def _become(target: str, state: Replacement | None) -> None:
    if state is not None:
        state.put_in_place()
    else:
        os.unlink(target)


class Recorder(Protocol):
    """Who remembers what a change has done. What it cannot remember is no reason not to change."""

    def begin(self) -> None:
        """All is ready, and nothing is replaced yet. Nobody else writes into the guide until `end`."""

    def end(self, is_done: bool) -> None:
        """The change is made, or nothing is."""


def rewrite(
    guides: Mapping[str, Changes], unchanged: Mapping[str, bytes] = _NOTHING, recorders: Sequence[Recorder] = ()
) -> None:
    """New bytes in the place of those that files hold: in all of them, or in none.

    `guides` has for each guide's folder the bytes before and after, by path; `unchanged` are bytes of further files
    that were judged with them. Where a file no longer holds the bytes that were judged, somebody has edited it
    meanwhile, and nothing is written. Links are followed; owner, mode and attributes are kept. Raises CannotWriteError,
    and KeyboardInterrupt where a signal came in time.
    """
    journals: list[_Journal] = []
    written: list[Replacement] = []
    safe = True
    with held_back() as held:
        try:
            files: list[_File] = []
            for folder, changes in guides.items():
                of_guide = []
                for file in _prepared(changes, written):
                    of_guide.append(file)
                    held.stop_if_arrived()
                if of_guide:
                    journals.append(_Journal.begin(folder, of_guide))
                files += of_guide
            judged = [*((file.path, file.old) for file in files), *unchanged.items()]
            for path, content in judged:
                with explained(path, replaces=True):
                    if _found(path) != content:
                        raise CannotWriteError("changed", path)
            held.stop_if_arrived()
            for recorder in recorders:
                recorder.begin()
            safe = False
            _put_in_place(files)
            safe = held.finished = True
        except _PutBack as error:
            safe = True
            raise error.reason from None
        finally:
            if safe:
                for journal in journals:
                    journal.end()
                for recorder in recorders:
                    recorder.end(held.finished)
            for replacement in written:
                replacement.discard() if safe else replacement.leave()
            for journal in journals:
                journal.close()


class _PutBack(Exception):  # noqa: N818 - it carries an error
    """Something failed, and all is as it was."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__()
        self.reason = reason


def _put_in_place(files: list[_File]) -> None:
    """Replace all files; where one cannot be replaced, put those back that were. Raises _PutBack if that went well."""
    replaced: list[_File] = []
    try:
        for file in files:
            with explained(file.path, replaces=True):
                file.put_in_place()
            replaced.append(file)
    except BaseException as error:
        try:
            for file in replaced:
                file.put_back()
        except OSError:  # the old bytes stay beside, and the journal says whose they are
            raise CannotWriteError("half-done", os.path.dirname(replaced[0].path)) from None
        raise _PutBack(error) from None


def _prepared(changes: Changes, written: list[Replacement]) -> Iterator[_File]:
    """The files of a guide with their new and old bytes beside them; `written` gets everything that was made."""
    for path, (old, new) in changes.items():
        with explained(path, replaces=old is not None):
            target = os.path.realpath(path)
            before = None
            if old is None:
                if os.path.lexists(target):
                    raise CannotWriteError("changed", path)
            else:
                if not os.access(target, os.W_OK):
                    raise PermissionError
                before = os.stat(target)
            states: list[Replacement | None] = []
            # The old ones before anything is replaced, so that a full disk cannot keep them from being put back.
            for content in (new, old):
                states.append(None if content is None else Replacement(target, content, before))
                written += [state for state in states[-1:] if state]
        yield _File(path, target, old, new, *states)


def _found(path: str) -> bytes | None:
    """What a file holds; none if there is none."""
    try:
        return _content(path)
    except FileNotFoundError:
        return None


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def digest(content: bytes | None) -> str:
    """What tells the bytes of a file from others; nothing where there is no file."""
    import hashlib

    return "" if content is None else hashlib.sha256(content).hexdigest()


class _Entry(NamedTuple):
    """A line of the journal: a file inside the folder, the one beside it with its old bytes, digests of old and new.

    The one beside it has no name where there was no file before.
    """

    file: str
    kept: str
    old: str
    new: str

    @classmethod
    def of(cls, value: Any) -> "_Entry | None":
        """An entry, if it is one and its names lead nowhere but into the folder."""
        found = [value.get(name) for name in cls._fields] if isinstance(value, dict) else []
        texts = [text for text in found if isinstance(text, str) and "\0" not in text]
        if len(texts) != len(cls._fields):
            return None
        entry = cls(*texts)
        plain = all(part not in ("", ".", "..") for part in entry.file.split("/"))
        beside = entry.kept == os.path.basename(entry.kept) and is_ours(entry.kept)
        return entry if plain and (beside or not (entry.kept or entry.old)) else None


class _Journal:
    """The journal of a guide's folder, open and locked: two runs cannot change one guide at the same time."""

    def __init__(self, folder: str, path: str, descriptor: int) -> None:
        self.folder = folder
        self.path = path
        self._descriptor = descriptor

    @classmethod
    def begin(cls, folder: str, files: list[_File]) -> "_Journal":
        """Write the journal. Raises CannotWriteError, with the code busy where another run has one."""
        base = os.path.realpath(folder or os.curdir)
        path = os.path.join(base, JOURNAL)
        entries = [
            _Entry(
                os.path.relpath(file.target, base).replace(os.sep, "/"),
                os.path.basename(file.kept.name) if file.kept else "",
                digest(file.old),
                digest(file.new),
            )._asdict()
            for file in files
        ]
        with explained(os.path.join(folder, JOURNAL), replaces=False):
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
            except FileExistsError:
                raise CannotWriteError("busy", folder) from None
            journal = cls(base, path, descriptor)
            if not lock(descriptor) or not is_at(descriptor, path):  # taken for a dead one's before it was locked
                journal.close()
                raise CannotWriteError("busy", folder)
            try:
                with open(descriptor, "wb", closefd=False) as file:
                    file.write(json.dumps(entries).encode())
                    file.flush()
                    os.fsync(descriptor)
            except BaseException:
                journal.end()
                journal.close()
                raise
        return journal

    @classmethod
    def find(cls, folder: str) -> "_Journal | None":
        """The journal of a run that was killed; none if there is none. Raises CannotWriteError, busy if it is alive."""
        base = os.path.realpath(folder or os.curdir)
        path = os.path.join(base, JOURNAL)
        with explained(os.path.join(folder, JOURNAL), replaces=True):
            try:
                descriptor = os.open(path, os.O_RDWR | _FLAGS | getattr(os, "O_NONBLOCK", 0))
            except FileNotFoundError:
                return None
            journal = cls(base, path, descriptor)
            if not lock(descriptor):
                journal.close()
                raise CannotWriteError("busy", folder)
            if is_at(descriptor, path) and stat.S_ISREG(os.fstat(descriptor).st_mode):
                return journal
            journal.close()
        return None

    def put_back(self) -> list[str]:
        """Give the files that were replaced their old bytes again; their names inside the folder.

        A file that somebody has edited since is left alone, and so is everything outside of the folder.
        """
        restored = []
        for entry in self._entries():
            target = os.path.join(self.folder, *entry.file.split("/"))
            beside = os.path.join(os.path.dirname(target), entry.kept)
            if os.path.realpath(target) != target or not target.startswith(self.folder + os.sep):
                continue
            with explained(target, replaces=True), contextlib.suppress(FileNotFoundError):
                if digest(_found(target)) != entry.new:
                    continue
                if not entry.kept:
                    os.unlink(target)
                elif stat.S_ISREG(os.lstat(beside).st_mode) and digest(_content(beside)) == entry.old:
                    os.replace(beside, target)
                else:
                    continue
                restored.append(entry.file)
        return restored

    def _entries(self) -> list["_Entry"]:
        """What the journal says; nothing if it was not written to its end, because then nothing was replaced."""
        try:
            with open(self._descriptor, "rb", closefd=False) as file:
                written = json.loads(file.read(_JOURNAL_AT_MOST))
        except (ValueError, RecursionError):
            return []
        found = [_Entry.of(value) for value in written] if isinstance(written, list) else []
        return [entry for entry in found if entry is not None]

    def end(self) -> None:
        """Remove the journal: all is done, or nothing."""
        if os.name == "nt":  # an open file cannot be removed there
            self.close()
        with contextlib.suppress(OSError):
            os.unlink(self.path)

    def close(self) -> None:
        """Let go of the journal."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take_back(folder: str) -> list[str]:
    """Undo a change of a guide that was killed between two files; the names of the files that it had changed.

    Also removes what other killed runs have left in the guide's folders. Raises CannotWriteError, busy where another
    run is changing the guide at this moment.
    """
    with held_back() as held:
        journal = _Journal.find(folder)
        restored = []
        if journal is not None:
            try:
                restored = journal.put_back()
                journal.end()
            finally:
                journal.close()
        for name in ("", *SECTIONS):
            remove_leftovers(os.path.join(folder or os.curdir, name) if name else folder)
        held.finished = bool(restored)
    return restored
