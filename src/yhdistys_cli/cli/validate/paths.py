"""Which guides the paths of a question mean, and which of their files."""

import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import click

from ...records import record
from ...words import Words
from .. import where


@record
class GuideSelection:
    """A guide: its folder, named as the user would, and the paths of it that were asked for; none: all of it.

    The current folder has no name, so that its files are called what they are.
    """

    directory: str
    paths: tuple[str, ...] = ()

    def has(self, file: str) -> bool:
        """Whether a file of the guide, or the folder of the guide itself, is among what was asked for."""
        return not self.paths or any(_within(file, path) for path in self.paths)

    def of_no_use(self, files: Iterable[str]) -> list[str]:
        """The paths in which none of these files is."""
        known = list(files)
        return [path for path in self.paths if not any(_within(file, path) for file in known)]


def asked(paths: Sequence[str], data: str | None, environment: Mapping[str, str], words: Words) -> list[GuideSelection]:
    """The guides that are meant, in the order in which they were named; without a path the one that is always meant.

    A guide is the folder with `guide.yaml` at or above a path, or directly below it; with --data or YHDISTYS_DATA it is
    that. Raises UsageError where there is none, and for a path that is not there or of no guide. The guide that comes
    with the tool is never meant: to say that it is well would be no answer.
    """
    _ = words.gettext
    if not paths:
        folder = where.meant(data, environment)
        if folder is None:
            said = _("There is no guide here, so nothing was checked. Say where it is: --data FOLDER")
            raise click.UsageError(said)
        return [GuideSelection("" if folder == os.curdir else folder)]
    named = data or environment.get("YHDISTYS_DATA")
    found: dict[str, tuple[str, list[str]]] = {}  # the real folder → its name, and the paths in it
    for written in paths:
        path = _as_it_is(written)
        if path is None:
            raise click.UsageError(_("There is no file or folder “{path}”.").format(path=written))
        folders = [named] if named else _guides(path)
        if named and not (_within(path, named) or _within(named, path)):
            raise click.UsageError(_("“{path}” is not in the data folder {folder}.").format(path=written, folder=named))
        if not folders:
            said = _("“{path}” belongs to no guide: there is no guide.yaml in its folder or in those above it.")
            raise click.UsageError(said.format(path=written))
        for folder in folders:
            found.setdefault(os.path.realpath(folder), (folder, []))[1].append(path)
    return [GuideSelection(folder, tuple(inside)) for folder, inside in found.values()]


def _guides(path: str) -> list[str]:
    """The guide to which a path belongs, else those directly below it."""
    for above in (*where.upwards(path), *where.upwards(os.path.realpath(path))):
        if os.path.isfile(os.path.join(above, "guide.yaml")):
            return [_named(above, path)]
    try:
        below = [os.path.join(path, name) for name in sorted(os.listdir(path))]
    except OSError:
        return []
    return [_named(folder, path) for folder in below if os.path.isfile(os.path.join(folder, "guide.yaml"))]


def _named(folder: str, path: str) -> str:
    """A folder as somebody would name it who wrote `path`: from here, or from the root."""
    if os.path.isabs(path):
        return os.path.abspath(folder)
    try:
        name = os.path.relpath(folder)
    except ValueError:  # another drive
        return os.path.abspath(folder)
    return "" if name == os.curdir else name


def _upwards(path: str) -> list[str]:
    """A path and the folders above it, as it is written, and then as it really is, where links lead elsewhere."""
    found: list[str] = []
    for start in (os.path.abspath(path), os.path.realpath(path)):
        above = start
        while above not in found:
            found.append(above)
            above = os.path.dirname(above)
    return found


def _within(path: str, other: str) -> bool:
    """Whether a path is another one or inside it, by whatever names they go."""
    return _identity(other) in map(_identity, _upwards(path))


def _identity(path: str) -> tuple[int, int] | str:
    """What is the same for all names of a file."""
    try:
        status = os.stat(path or os.curdir)
    except OSError:
        return os.path.abspath(path)
    return status.st_dev, status.st_ino


def _as_it_is(path: str) -> str | None:
    """The path as the file system writes it (ä as one character or two, / or \\); none if there is no such."""
    for tried in (path, path.replace("\\", "/")):
        if os.path.exists(tried):
            return tried
    if path.isascii():
        return None
    found = ""
    for part in path.replace("\\", "/").split("/"):
        if not part or os.path.exists(os.path.join(found, part)):
            found = os.path.join(found, part) if part else found or "/"
            continue
        try:
            names = os.listdir(found or os.curdir)
        except OSError:
            return None
        same = (name for name in names if unicodedata.normalize("NFC", name) == unicodedata.normalize("NFC", part))
        name = next(same, None)
        if name is None:
            return None
        found = os.path.join(found, name)
    return found
