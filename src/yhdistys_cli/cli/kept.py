"""What the last change of a guide has done, kept in the cache so that it can be undone: `yhdistys undo`.

It is written, and safe on the disk, before the first file of the guide is replaced, under a name of its own; when all
files are replaced it takes the place of the one before. A run that is killed between the two leaves it beside: it is
the last change if the files hold what it says, and else nothing has happened. So the record and the files agree,
whenever a run ends. It holds what the guide held, so it is its owner's alone, and only the last one is kept.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .. import snapshot
from ..records import record
from .transaction import Changes, digest


@record
class KeptFile:
    """A file by its path in the guide, with slashes: its old bytes, none where there was no file; the new's digest."""

    name: str
    old: bytes | None
    new: str


@record
class Kept:
    """The last change: the words of its command, when it was made, whether it has been undone since, and its files."""

    words: tuple[str, ...]
    moment: datetime
    is_undone: bool
    files: tuple[KeptFile, ...]


class Recorder:
    """Remembers one change of one guide, as `transaction.rewrite` asks for it."""

    def __init__(self, cache: str, directory: str, change: Kept) -> None:
        self.has_kept = False
        self._final = snapshot.undo_file(cache, directory)
        self._begun = f"{self._final}.{os.urandom(8).hex()}"
        self._directory = directory
        self._change = change

    def begin(self) -> None:
        """Write the record. Whatever runs that were killed have left is settled first: nobody else writes now."""
        for path, change in _begun(self._final, self._directory):
            with contextlib.suppress(OSError):
                if change is not None and is_current(self._directory, change):
                    os.replace(path, self._final)
                else:
                    os.unlink(path)
        self.has_kept = snapshot.keep(self._begun, _written(self._directory, self._change))

    def end(self, is_done: bool) -> None:
        """Let the record be that of the last change, or forget it."""
        if not self.has_kept:
            # What was remembered before is no longer the last change.
            if is_done:
                with contextlib.suppress(OSError):
                    os.unlink(self._final)
            return
        try:
            if is_done:
                os.replace(self._begun, self._final)
            else:
                os.unlink(self._begun)
        except OSError:
            self.has_kept = False


def files(directory: str, changes: Changes) -> tuple[KeptFile, ...]:
    """What is to be kept of the files of a guide that change."""
    return tuple(
        KeptFile(os.path.relpath(path, directory or os.curdir).replace(os.sep, "/"), old, digest(new))
        for path, (old, new) in changes.items()
    )


def last(cache: str, directory: str) -> Kept | None:
    """The last change of a guide; none where nobody remembers one."""
    if not cache:
        return None
    final = snapshot.undo_file(cache, directory)
    for _path, change in _begun(final, directory):
        if change is not None and is_current(directory, change):
            return change
    return _read(final, directory)


def edited(directory: str, change: Kept) -> str | None:
    """The first of the files that no longer hold what the change has made of them; none if all do."""
    for file in change.files:
        path = path_of(directory, file)
        if digest(_content(path)) != file.new:
            return path
    return None


def is_current(directory: str, change: Kept) -> bool:
    """Whether the files hold what the change has made of them."""
    return edited(directory, change) is None


def path_of(directory: str, file: KeptFile) -> str:
    """The path of a file as it is named, beginning with the guide's folder."""
    return os.path.join(directory, *file.name.split("/"))


def back(directory: str, change: Kept) -> Changes:
    """What undoes a change: the bytes before and after, by path."""
    return {path: (_content(path), file.old) for file in change.files for path in (path_of(directory, file),)}


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _begun(final: str, directory: str) -> list[tuple[str, Kept | None]]:
    """The records that runs have begun and not ended, with what they say."""
    folder, start = os.path.dirname(final), os.path.basename(final) + "."
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(start))
    except OSError:
        return []
    return [(path, _read(path, directory)) for name in names for path in (os.path.join(folder, name),)]


def _written(directory: str, change: Kept) -> bytes:
    value = {
        "guide": os.path.abspath(directory),
        "words": change.words,
        "moment": change.moment.isoformat(),
        "is_undone": change.is_undone,
        "files": [{"name": f.name, "old": _text(f.old), "new": f.new} for f in change.files],
    }
    return json.dumps(value).encode()


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "surrogateescape")


def _read(path: str, directory: str) -> Kept | None:
    """A record; none where there is none, or it is not whole, or it is that of another guide."""
    try:
        value = json.loads(snapshot.content(path) or b"null")
        if value is None or value["guide"] != os.path.abspath(directory):
            return None
        words = tuple(str(word) for word in value["words"])
        files = tuple(_file(each) for each in value["files"])
        return Kept(words, datetime.fromisoformat(value["moment"]), bool(value["is_undone"]), files)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _file(value: Mapping[str, Any]) -> KeptFile:
    """A file of a record. Raises ValueError for a name that leads out of the guide's folder."""
    name, old = str(value["name"]), value["old"]
    if any(part in ("", ".", "..") for part in name.split("/")) or os.path.isabs(name):
        raise ValueError(name)
    return KeptFile(name, None if old is None else str(old).encode("utf-8", "surrogateescape"), str(value["new"]))
