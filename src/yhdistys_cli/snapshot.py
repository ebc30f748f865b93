"""A validated guide on disk, so that an unchanged guide is answered without YAML or Pydantic, as Python keeps .pyc.

A snapshot holds the bytes of every source and the guide that was made from them. It is used only when every source
still has exactly these bytes: no clock, no hash, never stale. Any trouble with the folder means only that the answer
takes longer. The names under which things are found are kept beside the guide, so that completion needs no models.

Beside it, in the same folder, lies what the last change of the guide has done (`undo_file`), which is not made again.
"""

import contextlib
import json
import os
import sys
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import __version__

if TYPE_CHECKING:
    from datetime import date

    from .models import Contacts, Guide

_TUPLE, _DATE, _TIME = -1, -2, -3
_PLAIN = (str, int, bool, type(None))
_DAYS = "holidays.snapshot"
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (".snapshot", ".undo")
_A_MINUTE, _A_SEASON = 60, 100 * 24 * 60 * 60
# What a snapshot can be to its reader that is not what was written: then the answer takes longer.
_TROUBLE = (
    *(OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError),
    *(StopIteration, MemoryError),
)
# Of a field without a default; no value is it.
_NONE = object()
# Where the code lies that decides what a guide is; an edit in any of these folders makes every snapshot useless.
_MAKERS = ("", "validation", "checks", os.path.join("checks", "wording"))


def _classes() -> list[Any]:
    from . import models

    return [c for c in vars(models).values() if isinstance(c, type) and hasattr(c, "_defaults")]


def _shapes() -> list[tuple[Any, list[Any]]]:
    """The classes of the models, each with the defaults of its fields."""
    return [(cls, [cls._defaults.get(name, _NONE) for name in cls.__match_args__]) for cls in _classes()]


def pack(value: Any) -> Any:
    """A guide, or a part of one, as JSON values: a record is its class's number and its fields, less last defaults."""
    from datetime import date, time

    shapes = {cls: (number, defaults) for number, (cls, defaults) in enumerate(_shapes())}

    def build(value: Any) -> Any:
        if isinstance(value, tuple):
            return [_TUPLE, *[v if type(v) in _PLAIN else build(v) for v in value]]
        if (shape := shapes.get(type(value))) is not None:
            number, defaults = shape
            values = [getattr(value, name) for name in value.__match_args__]
            while values and values[-1] == defaults[len(values) - 1]:
                values.pop()
            return [number, *[v if type(v) in _PLAIN else build(v) for v in values]]
        if isinstance(value, time):
            return [_TIME, value.hour, value.minute]
        return [_DATE, value.toordinal()] if isinstance(value, date) else value

    return build(value)


def unpack(value: Any) -> Any:
    """The inverse of `pack`."""
    from datetime import date, time

    from .records import make

    shapes = _shapes()

    def build(value: Any) -> Any:
        head = value[0]
        if head == _DATE:
            return date.fromordinal(value[1])
        if head == _TIME:
            return time(value[1], value[2])
        parts = [build(part) if type(part) is list else part for part in value]
        if head == _TUPLE:
            return tuple(parts[1:])
        cls, defaults = shapes[head]
        return make(cls, parts[1:] + defaults[len(parts) - 1 :])

    return build(value) if type(value) is list else value


def _maker() -> str:
    """What made a snapshot: the tool's version, its own modules, and the folder in which the libraries are installed.

    An upgrade of a library changes that folder, so it counts too, without importing anything.
    """
    here = os.path.dirname(__file__)
    parts = [__version__]
    parts += [_version_of(os.path.join(here, folder)) for folder in _MAKERS]
    libraries = [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]
    return "/".join([*parts, *(str(os.stat(folder).st_mtime_ns) for folder in libraries if os.path.isdir(folder))])


def _version_of(folder: str) -> str:
    """The size of all modules in a folder and when the last of them was changed."""
    with os.scandir(folder) as entries:
        found = [entry.stat() for entry in entries if entry.name.endswith(".py")]
    return f"{sum(stat.st_size for stat in found)}:{max(stat.st_mtime_ns for stat in found)}"


def _file(cache: str, directory: str, kind: str = "snapshot") -> str:
    name = zlib.crc32(os.path.abspath(directory).encode("utf-8", "surrogateescape"))
    return os.path.join(cache, f"{name:08x}.{kind}")


def undo_file(cache: str, directory: str) -> str:
    """Where the last change of a guide is remembered; while it is being made, under longer names that begin so."""
    return _file(cache, directory, "undo")


def content(path: str) -> bytes | None:
    """A file of the cache; none where there is none, or where it could be anybody else's work."""
    try:
        return _content(path)
    except OSError:
        return None


def keep(path: str, content: bytes) -> bool:
    """Write a file of the cache, whole and safe on the disk or not at all; whether it is there."""
    return _write(os.path.dirname(path), os.path.basename(path), content, synced=True)


def _open(cache: str, directory: str) -> tuple[Any, int, bytes] | None:
    """The layout of the sources, the size of the names, and sources, names and guide; none if another tool made it."""
    try:
        head, body = _content(_file(cache, directory)).split(b"\n", 1)
        maker, checksum, layout, size = json.loads(head)
        return (layout, size, body) if maker == _maker() and zlib.crc32(body) == checksum else None
    except _TROUBLE:
        return None


def _read(cache: str, directory: str, sources: Mapping[str, bytes]) -> list[bytes] | None:
    """The names and the guide, packed, if the snapshot was made from exactly these sources by exactly this tool."""
    found = _open(cache, directory)
    if found is None or found[0] != [[name, len(data)] for name, data in sources.items()]:
        return None
    _layout, size, body = found
    end = 0
    for data in sources.values():
        if body[end : end + len(data)] != data:
            return None
        end += len(data)
    return [body[end : end + size], body[end + size :]]


def get(cache: str, directory: str, sources: Mapping[str, bytes]) -> "Guide | None":
    """The guide of these sources (name → bytes) if the folder `cache` holds it; none in every other case."""
    from .models import About, Contacts, Guide

    try:
        packed = _read(cache, directory, sources)
        guide = unpack(json.loads(packed[1])) if packed else None
        sound = isinstance(guide, Guide) and isinstance(guide.about, About) and isinstance(guide.contacts, Contacts)
    except _TROUBLE:
        return None
    return guide if sound else None


def forget(cache: str, directory: str) -> bool:
    """Remove the snapshot of a folder, because an answer could not be made of it; whether there is none now."""
    try:
        os.unlink(_file(cache, directory))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def previous_contacts(cache: str, directory: str) -> "Contacts | None":
    """The contacts that the folder held when the snapshot was made, whatever it holds now; none if there was none."""
    from .models import Contacts, Guide

    try:
        found = _open(cache, directory)
        if found is None:
            return None
        layout, size, body = found
        packed = json.loads(body[sum(length for _name, length in layout) + size :])
        contacts = unpack(packed[1 + list(Guide.__match_args__).index("contacts")])
    except _TROUBLE:
        return None
    return contacts if isinstance(contacts, Contacts) else None


def names(cache: str, directory: str, sources: Mapping[str, bytes]) -> dict[str, list[list[str]]] | None:
    """For each kind of thing its ids and names, without building the guide; none where there is no snapshot."""
    try:
        packed = _read(cache, directory, sources)
        if packed is None:
            return None
        found = {
            str(kind): [[str(id_), str(name)] for id_, name in pairs] for kind, pairs in json.loads(packed[0]).items()
        }
    except _TROUBLE:
        return None
    return found


def closed_days(cache: str, years: list[int]) -> "frozenset[date] | None":
    """The public holidays of these years, if the folder `cache` holds them all."""
    from datetime import date

    try:
        known = _known_days(cache)
        return frozenset(date.fromordinal(day) for year in years for day in known[str(year)])
    except _TROUBLE:
        return None


def put_closed_days(cache: str, years: list[int], closed: "frozenset[date]") -> None:
    """Keep the public holidays of some years beside those that are kept; no guide changes them."""
    try:
        known = _known_days(cache)
    except _TROUBLE:
        known = {}
    for year in years:
        known[str(year)] = sorted(day.toordinal() for day in closed if day.year == year)
    _write(cache, _DAYS, json.dumps([_maker(), _checksum(known), known]).encode())


def _known_days(cache: str) -> dict[str, list[int]]:
    """Year → its public holidays, as ordinals: what the folder holds and this tool has written."""
    maker, checksum, known = json.loads(_content(os.path.join(cache, _DAYS)))
    return dict(known) if maker == _maker() and checksum == _checksum(known) else {}


def _checksum(known: dict[str, list[int]]) -> int:
    return zlib.crc32(json.dumps(known).encode())


def put(
    cache: str,
    directory: str,
    sources: Mapping[str, bytes],
    guide: "Guide",
    found: Mapping[str, list[list[str]]],
) -> None:
    """Keep a guide without errors, and its `names`. Written beside itself and renamed; readable by its owner only."""

    def dump(value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    index = dump(found)
    body = b"".join([*sources.values(), index, dump(pack(guide))])
    layout = [[name, len(data)] for name, data in sources.items()]
    # In ASCII: a path of the maker may be no valid text.
    head = json.dumps([_maker(), zlib.crc32(body), layout, len(index)]).encode()
    _write(cache, os.path.basename(_file(cache, directory)), head + b"\n" + body)


def _content(path: str) -> bytes:
    """A file of the cache. Raises OSError if it is not there, or could be anybody else's work."""
    _refuse_others(os.stat(os.path.dirname(path)))
    # O_NONBLOCK: a named pipe of that name must not hold the answer for ever.
    with open(
        path, "rb", opener=lambda name, flags: os.open(name, flags | _NOFOLLOW | getattr(os, "O_NONBLOCK", 0))
    ) as file:
        _refuse_others(os.fstat(file.fileno()))
        return file.read() or b""


def _refuse_others(status: os.stat_result) -> None:
    """Raise PermissionError for what belongs to somebody else, or what others may write: theirs does not count."""
    if sys.platform != "win32" and (status.st_uid != os.geteuid() or status.st_mode & 0o022):
        raise PermissionError


def _write(cache: str, name: str, content: bytes, synced: bool = False) -> bool:
    """A file of the cache, whole or not at all; whether it is there. That it cannot be written is nobody's problem."""
    target = os.path.join(cache, name)
    beside = f"{target}.{os.urandom(8).hex()}"
    try:
        os.makedirs(cache, mode=0o700, exist_ok=True)
        _refuse_others(os.stat(cache))
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(content)
                if synced:
                    file.flush()
                    os.fsync(file.fileno())
                now = os.fstat(file.fileno()).st_mtime
            os.replace(beside, target)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError:
        return False
    with contextlib.suppress(OSError):
        _remove_old(cache, now)
    return True


def _remove_old(cache: str, now: float) -> None:
    """Remove what a run that was killed has left, and the guides of folders of which nobody has asked for long.

    Whoever asks again waits once; the names and numbers of a folder that is gone lie nowhere for ever. What a change
    has done is forgotten so too.
    """
    with os.scandir(cache) as entries:
        for entry in entries:
            kind, rest = next(((k, entry.name.partition(k)[2]) for k in _KINDS if k in entry.name), ("", ""))
            if not kind or not entry.is_file(follow_symlinks=False):
                continue
            if now - entry.stat(follow_symlinks=False).st_mtime > (_A_MINUTE if rest else _A_SEASON):
                os.unlink(entry.path)
