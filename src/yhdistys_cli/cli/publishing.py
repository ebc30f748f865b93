"""Putting the files of a site into a folder: what has changed and nothing else, and never over what is not ours."""

import contextlib
import json
import os
import stat
from collections.abc import Iterable, Mapping
from typing import Any

from ..formats.html.site import MANIFEST, manifest
from ..records import record
from . import output
from .errors import CannotWriteError

_AT_MOST = 10_000_000


@record
class Publication:
    """What became of a folder: how many files there are and how many were written, what was removed, what was left."""

    files: int
    written: int
    removed: tuple[str, ...]
    left: tuple[str, ...]


def publish(folder: str, files: Mapping[str, bytes], sources: Iterable[str], prune: bool = False) -> Publication:
    """Write the files of a site that are not there as they are; with `prune` remove those of earlier runs.

    The manifest of an earlier run says which files are ours. Raises CannotWriteError, before anything is written where
    something is in the way that no earlier run made, and where the folder is one of the guide's own (`sources`).
    """
    sources = tuple(sources)
    if os.path.realpath(folder) in {os.path.realpath(os.path.dirname(source)) for source in sources}:
        raise CannotWriteError("used-guide", folder)
    output.make_folder(folder)
    before = _before(folder)
    targets = _inside(folder, files.keys() | before)
    for path, content in files.items():
        target = targets[path]
        # A link of that name, or a folder, is not of an earlier run either, whatever its manifest says.
        is_ours = path in before and _is_file(target)
        if not is_ours and os.path.lexists(target) and _bytes(target) != content:
            raise CannotWriteError("not-ours", target)
    if files.keys() - before:
        # Before the first of them, so that what a run wrote that did not come to its end is known to be ours.
        output.to_file(os.path.join(folder, MANIFEST), manifest(files, sorted(before - files.keys())), sources)
    written = 0
    for path, content in files.items():
        target = targets[path]
        if _bytes(target) != content:
            _make_folders(folder, path)
            output.to_file(target, content, sources)
            written += 1
    removed, left = [], []
    for path in sorted(before - files.keys()):
        target = targets[path]
        if not os.path.lexists(target):
            continue
        if prune and not path.endswith(".ics") and _is_file(target) and _remove(target):
            removed.append(path)
            _remove_empty(folder, path)
        else:
            left.append(path)
    record_of_it = manifest(files, left)
    if _bytes(os.path.join(folder, MANIFEST)) != record_of_it:
        output.to_file(os.path.join(folder, MANIFEST), record_of_it, sources)
    return Publication(len(files), written, tuple(removed), tuple(left))


def _before(folder: str) -> set[str]:
    """The files that earlier runs made, as their manifest says; a path that leads out of the folder is none.

    Raises CannotWriteError where something of that name is not a manifest of ours.
    """
    path = os.path.join(folder, MANIFEST)
    if not os.path.lexists(path):
        return set()
    found: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        found = json.loads(_bytes(path) or b"")
    if not isinstance(found, dict) or found.get("made_by") != "yhdistys":
        raise CannotWriteError("not-ours", path)
    files, left = found.get("files"), found.get("left")
    names = [*(files if isinstance(files, dict) else ()), *(left if isinstance(left, list) else ())]
    return {name for name in names if isinstance(name, str) and _is_within(name)}


def _is_within(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:  # half a character, which JSON can say
        return False
    parts = path.split("/")
    return not any(c in path for c in "\\:\0") and all(part not in ("", ".", "..") for part in parts)


def _inside(folder: str, paths: Iterable[str]) -> dict[str, str]:
    """Where files of the site are. Raises CannotWriteError where a link would lead out of the folder."""
    root = os.path.realpath(folder)
    targets = {path: os.path.join(folder, *path.split("/")) for path in sorted(paths)}
    for above in dict.fromkeys(map(os.path.dirname, targets.values())):
        if os.path.commonpath((os.path.realpath(above), root)) != root:
            raise CannotWriteError("not-ours", above)
    return targets


def _make_folders(folder: str, path: str) -> None:
    here = folder
    for part in path.split("/")[:-1]:
        here = os.path.join(here, part)
        output.make_folder(here)


def _bytes(path: str) -> bytes | None:
    """What a file holds; nothing where it is no file, cannot be read or is larger than any of ours."""
    try:
        if not _is_file(path) or os.stat(path).st_size > _AT_MOST:
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def _remove(path: str) -> bool:
    """Remove a file; whether that may be done."""
    try:
        os.unlink(path)
    except OSError:
        return False
    return True


def _remove_empty(folder: str, path: str) -> None:
    """Remove the folders that a removed file leaves empty."""
    parts = path.split("/")[:-1]
    with contextlib.suppress(OSError):
        while parts:
            os.rmdir(os.path.join(folder, *parts))
            parts.pop()
