"""Where the data and the snapshots are: the environment and the current folder, read here and nowhere else."""

import os
import sys
from collections.abc import Iterator, Mapping


def data(asked: str | None, environment: Mapping[str, str]) -> str:
    """The folder of the data: the one that is meant, or, where there is none, the one that comes with the tool."""
    folder = meant(asked, environment)
    return shipped() if folder is None else folder


def meant(asked: str | None, environment: Mapping[str, str]) -> str | None:
    """The folder that somebody means: as asked, YHDISTYS_DATA, or the nearest guide; none if there is none.

    The current folder has no name, so that its files are called what they are.
    """
    if asked := asked or environment.get("YHDISTYS_DATA"):
        return asked
    return nearest()


def nearest() -> str | None:
    """The folder of the nearest `guide.yaml`: in the current folder, in its `data`, and so on upwards.

    It is never that of somebody else: what counts belongs to the user, or to whoever has the folder one stands in.
    """
    try:
        here = os.getcwd()
    except OSError:  # the current folder was removed
        return None
    owners = _owners(here)
    for folder in upwards(here):
        for candidate in (folder, os.path.join(folder, "data")):
            guide = os.path.join(candidate, "guide.yaml")
            if os.path.isfile(guide) and {_owner(candidate), _owner(guide)} <= owners:
                name = os.path.relpath(candidate)
                return "" if name == os.curdir else name
    return None


def upwards(start: str) -> Iterator[str]:
    """A path and the folders above it, as it is written, as far as they can be about the same thing.

    Not above the root of a repository (a folder with `.git`), nor in a folder of another owner than the first one's.
    """
    here, owners = os.path.abspath(start), _owners(start)
    while True:
        yield here
        above = os.path.dirname(here)
        if above == here or os.path.lexists(os.path.join(here, ".git")) or _owner(above) not in owners:
            return
        here = above


def _owners(path: str) -> set[int | None]:
    """Whose things are trusted from here: the user's own, and those of whoever has this folder (CVE-2022-24765)."""
    return {_owner(path), os.geteuid() if sys.platform != "win32" else 0}


def _owner(path: str) -> int | None:
    try:
        return os.stat(path).st_uid
    except OSError:
        return None


def shipped() -> str:
    """The data that comes with the tool: inside the installed package, or in the repository of an editable install."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    repository = os.path.join(os.path.dirname(os.path.dirname(package)), "data")
    # An editable install can leave a stale copy beside the package; where there is a repository, it is the truth.
    return repository if os.path.isfile(os.path.join(repository, "guide.yaml")) else os.path.join(package, "data")


def cache(environment: Mapping[str, str]) -> str:
    """The folder of the snapshots; empty when YHDISTYS_CACHE is set to nothing, or nobody has a home."""
    if "YHDISTYS_CACHE" in environment:
        return environment["YHDISTYS_CACHE"]
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        if base == "/.cache":  # HOME is empty, or that of nobody in particular
            base = ""
    return os.path.join(base, "yhdistys") if os.path.isabs(base) else ""


def data_option(asked: str | None) -> str:
    """What a command that is proposed needs to be about the same guide: --data, where it was given."""
    if asked is None:
        return ""
    import shlex

    return f" --data {shlex.quote(asked) if sys.platform != 'win32' else quoted(asked)}"


def typed(word: str) -> str:
    """A word of a command as one types it in any shell: in quotation marks where it needs them.

    In those of a POSIX shell a dollar sign and its like would mean something: there in single ones.
    """
    import re

    if sys.platform != "win32" and re.search(r'["$`\\\\!]', word):
        import shlex

        return shlex.quote(word)
    return word if re.fullmatch(r"[\w.,:/@+=–-]+", word) else '"' + word.replace('"', '\\"') + '"'


def quoted(name: str) -> str:
    """The name of a folder in quotes where it needs them."""
    return f'"{name}"' if " " in name else name
