"""`validate --fix`: new bytes in the place of the old in all files of a guide, or in none, whatever happens.

Errors and signals are dealt with in the same run. A run that is killed outright leaves a journal in the guide's folder,
written before the first file is replaced and removed after the last: it says which file holds the old bytes of which,
and the next run with `--fix` puts those back before it looks at anything. A journal is data like any other and may come
from anybody: it is followed only inside of its own folder, and only where both files hold what it says.
"""

import contextlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..folder import JOURNAL
from ..records import record
from ..sections import SECTIONS
from .errors import CannotWriteError
from .replacement import Replacement, explained, is_at, is_ours, lock, remove_leftovers
from .signals import held_back

_JOURNAL_AT_MOST = 10_000_000
Changes = Mapping[str, tuple[bytes, bytes]]
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@record
class _File:
    """A file that is to change: its path as it was named, its new bytes, and its old ones while they may be needed."""

    path: str
    old: bytes
    new: bytes
    next: Replacement
    kept: Replacement


def rewrite(guides: Mapping[str, Changes]) -> None:
    """New bytes in the place of those that files hold: in all of them, or in none.

    `guides` has for each guide's folder the bytes before and after, by path. Where a file no longer holds the bytes
    that were judged, somebody has edited it meanwhile, and nothing is written. Links are followed; owner, mode and
    attributes are kept. Raises CannotWriteError, and KeyboardInterrupt where a signal came in time.
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
            for file in files:
                with explained(file.path, replaces=True):
                    if _content(file.path) != file.old:
                        raise CannotWriteError("changed", file.path)
            held.stop_if_arrived()
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
                file.next.put_in_place()
            replaced.append(file)
    except BaseException as error:
        try:
            for file in replaced:
                file.kept.put_in_place()
        except OSError:  # the old bytes stay beside, and the journal says whose they are
            raise CannotWriteError("half-done", os.path.dirname(replaced[0].path)) from None
        raise _PutBack(error) from None


def _prepared(changes: Changes, written: list[Replacement]) -> Iterator[_File]:
    """The files of a guide with their new and old bytes beside them; `written` gets everything that was made."""
    for path, (old, new) in changes.items():
        with explained(path, replaces=True):
            target = os.path.realpath(path)
            if not os.access(target, os.W_OK):
                raise PermissionError
            before = os.stat(target)
            written.append(Replacement(target, new, before))
            # Written before anything is replaced, so that a full disk cannot keep them from being put back.
            written.append(Replacement(target, old, before))
        yield _File(path, old, new, *written[-2:])


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


class _Entry(NamedTuple):
    """A line of the journal: a file inside the folder, the one beside it with its old bytes, digests of old and new."""

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
        return entry if plain and entry.kept == os.path.basename(entry.kept) and is_ours(entry.kept) else None


class _Journal:
    """The journal of a guide's folder, open and locked: two runs cannot correct one guide at the same time."""

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
                os.path.relpath(file.kept.target, base).replace(os.sep, "/"),
                os.path.basename(file.kept.name),
                _digest(file.old),
                _digest(file.new),
            )._asdict()
            for file in files
        ]
        with explained(os.path.join(folder, JOURNAL), replaces=False):
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
            except FileExistsError:
                raise CannotWriteError("busy", folder) from None
            journal = cls(base, path, descriptor)
            try:
                lock(descriptor)
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
                regular = stat.S_ISREG(os.lstat(beside).st_mode)
                if regular and _digest(_content(target)) == entry.new and _digest(_content(beside)) == entry.old:
                    os.replace(beside, target)
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
    """Undo a correction of a guide that was killed between two files; the names of the files that it had changed.

    Also removes what other killed runs have left in the guide's folders. Raises CannotWriteError, busy where another
    run is correcting the guide at this moment.
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
