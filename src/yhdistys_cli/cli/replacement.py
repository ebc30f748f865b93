"""New bytes for a file: written beside it under a name of our own, and put in its place in one step.

A run that is killed leaves such a file behind. It is recognised by its name, and by its lock whether its writer is
still at work; the next run that writes into the folder removes it.
"""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator

from ..folder import LEFTOVER
from .errors import CannotWriteError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_SUFFIX = ".tmp"
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# Attributes that the system keeps for itself: it gives a new file its own.
_SYSTEMS_OWN = ("security.", "trusted.")


@contextlib.contextmanager
def explained(path: str, replaces: bool) -> Iterator[None]:
    """What the system says against writing a file, as a `CannotWriteError` about `path`."""
    try:
        yield
    except CannotWriteError as error:
        if error.code != "busy":  # which is said of the guide
            error.target = path
        raise
    except PermissionError as error:
        # Windows: a file that a spreadsheet holds open cannot be replaced.
        code = "held-open" if sys.platform == "win32" and replaces else "permission"
        raise CannotWriteError(code, path, error.strerror or "") from None
    except OSError as error:
        raise CannotWriteError("other", path, error.strerror or str(error), error.errno) from None


class Replacement:
    """Bytes that are safe on the disk beside `target`, with owner, mode and attributes of the file that they replace.

    `before` is that file's status, none for a new file. Raises OSError where the system refuses, and CannotWriteError
    where the old file's owner or attributes could not be kept; then nothing is left behind.
    """

    def __init__(self, target: str, data: bytes, before: os.stat_result | None) -> None:
        self.target = target
        # Nobody reads what others may not: the rights of the old file come before the first byte.
        self.name, self._descriptor = _create(os.path.dirname(target), 0o600 if before else 0o666)
        try:
            if before:
                _keep_attributes(self._descriptor, target, before)
            with open(self._descriptor, "wb", closefd=False) as file:
                file.write(data)
                file.flush()
                os.fsync(self._descriptor)
        except BaseException:
            self.discard()
            raise

    def put_in_place(self) -> None:
        """Let the bytes take the place of the target, in one step."""
        if sys.platform == "win32":  # an open file cannot be renamed there
            self._close()
        os.replace(self.name, self.target)
        self._close()

    def discard(self) -> None:
        """Take away what was not put in place."""
        self._close()
        with contextlib.suppress(OSError):
            os.unlink(self.name)

    def leave(self) -> None:
        """Let the file lie, for the next run to find."""
        self._close()

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _create(folder: str, mode: int) -> tuple[str, int]:
    """A new file with a name of our own, locked for as long as it is open; its path and descriptor."""
    while True:
        name = os.path.join(folder, f"{LEFTOVER}{os.urandom(8).hex()}{_SUFFIX}")
        descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _FLAGS, mode)
        if lock(descriptor) and is_at(descriptor, name):
            return name, descriptor
        os.close(descriptor)  # somebody who tidies up was quicker than the lock


def lock(descriptor: int) -> bool:
    """Lock a file for as long as it is open; whether nobody else has. Without locks in the file system nobody has."""
    try:
        if sys.platform == "win32":  # far behind the last byte, so that the bytes can still be read
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def is_at(descriptor: int, name: str) -> bool:
    """Whether an open file still has this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(name))
    except FileNotFoundError:
        return False


def _keep_attributes(descriptor: int, target: str, before: os.stat_result) -> None:
    """Owner, group, mode, access list and other attributes of a file for the one that takes its place."""
    if sys.platform == "win32":
        return
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        try:
            os.fchown(descriptor, before.st_uid, before.st_gid)
        except OSError:
            raise CannotWriteError("owner", target) from None
    # Without the set-user-ID bits, which the system clears too when somebody writes into a file.
    mode = stat.S_IMODE(before.st_mode) & 0o777
    # Asked again, because a change of owner can change it. Where all files have one mode (FAT), none can be given.
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        os.fchmod(descriptor, mode)
    if sys.platform != "linux":
        return
    try:
        names = os.listxattr(target)
    except OSError:  # a file system without them
        return
    for name in names:
        try:
            os.setxattr(descriptor, name, os.getxattr(target, name))
        except OSError:
            if not name.startswith(_SYSTEMS_OWN):
                raise CannotWriteError("attributes", target) from None


def is_ours(name: str) -> bool:
    """Whether a file's name is one that `Replacement` gives."""
    return name.startswith(LEFTOVER) and name.endswith(_SUFFIX)


def remove_leftovers(folder: str) -> None:
    """Remove what runs that were killed have left in a folder; not what is being written at this moment."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            names = [entry.name for entry in entries if is_ours(entry.name)]
    except OSError:
        return
    for name in names:
        with contextlib.suppress(OSError):
            _remove_if_nobodys(os.path.join(folder, name))


def _remove_if_nobodys(path: str) -> None:
    # O_NONBLOCK: a named pipe of that name must not hold the run for ever.
    descriptor = os.open(path, os.O_RDONLY | _FLAGS | getattr(os, "O_NONBLOCK", 0))
    try:
        ordinary = stat.S_ISREG(os.fstat(descriptor).st_mode)
        nobodys = ordinary and lock(descriptor) and is_at(descriptor, path)
        if nobodys and sys.platform != "win32":
            os.unlink(path)
    finally:
        os.close(descriptor)
    if nobodys and sys.platform == "win32":  # what is open cannot be removed there
        os.unlink(path)
