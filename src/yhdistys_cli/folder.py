"""The files of a guide: which there are and their bytes. No models, no dataclasses: completion starts from here too.

What is wrong comes back as (code, file, params), from which `load` makes diagnostics.
"""

import contextlib
import errno
import os
from collections.abc import Callable, Collection, Iterable, Mapping

from .sections import SECTIONS

# One byte more than `source` accepts, so that a huge file is refused without being read whole.
READ_AT_MOST = 32 * 1024 * 1024 + 1
# What the tool itself writes while files change: how such names begin, and the journal of a correction.
LEFTOVER = ".yhdistys-"
JOURNAL = ".yhdistys-fix.json"

# How many files `unrecognised_files` looks at below the folder of a section.
LOOK_AT_MOST = 100_000

Problem = tuple[str, str, Mapping[str, str]]


class OutsideError(OSError):
    """A link leads out of the folder of the guide."""


def files(directory: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Section and path (inside `directory`, with slashes) of every file, and what is wrong with the folder.

    An empty name is the current folder, of which files have their bare names.
    """
    try:
        names = sorted(os.listdir(directory or os.curdir))
    except FileNotFoundError:
        return [], [("no-folder", directory, {})]
    except NotADirectoryError:
        return [], [("not-a-folder", directory, {})]
    except OSError as error:
        return [], [("unreadable-file", directory, {"reason": reason(error)})]

    def within(section: str) -> list[str]:
        path = os.path.join(directory, section)
        return os.listdir(_inside(directory, path)) if os.path.isdir(path) else []

    return _chosen(directory, names, within)


def files_among(directory: str, paths: Iterable[str]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The same of a folder that is not on this disk but would hold these files, by their paths in it, with slashes."""
    inside: dict[str, list[str]] = {}
    for path in paths:
        name, _slash, rest = path.partition("/")
        inside.setdefault(name, []).append(rest)
    return _chosen(directory, inside, lambda section: list(filter(None, inside[section])))


def _chosen(
    directory: str, names: Collection[str], within: Callable[[str], list[str]]
) -> tuple[list[tuple[str, str]], list[Problem]]:
    """The files of each section among the `names` of a folder; `within` names what is in the folder of a section."""
    found: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for section in SECTIONS:
        single = f"{section}.yaml"
        many: list[str] = []
        if section in names and section != "guide":
            try:
                many = [f"{section}/{n}" for n in sorted(within(section))]
            except OSError as error:
                problems.append(("unreadable-file", os.path.join(directory, section), {"reason": reason(error)}))
            many = [name for name in many if name.endswith(".yaml") and not _is_hidden(name)]
        if single in names:
            found.append((section, single))
            if many:
                params = {"folder": os.path.join(directory, section)}
                problems.append(("file-and-folder", os.path.join(directory, single), params))
        elif section == "guide":
            problems.append(("missing-file", os.path.join(directory, single), {"folder": directory}))
        found += [(section, name) for name in many if single not in names]
    return found, problems


def unrecognised_files(directory: str) -> list[Problem]:
    """YAML files that no section would read: a misspelt `contact.yaml`, the `contacts.yaml.txt` of an editor that adds
    its own ending, a `people.yml` in the folder of a section or in a folder inside it.

    Where only the ending or the case is off, `suggestion` is the name that would be read. Of a folder with more than
    `LOOK_AT_MOST` files there is a problem too.
    """
    known = [f"{section}.yaml" for section in SECTIONS]
    read_from = {name for _section, name in files(directory)[0]}
    found: list[Problem] = []
    for folder in ("", *SECTIONS):
        if f"{folder}.yaml" in read_from and folder != "guide":  # `files` has said that there are both
            continue
        names, is_whole = _names(directory, folder)
        if not is_whole:
            found.append(("too-many-files", os.path.join(directory, folder), {}))
        for name in names:
            if not _is_meant(name) or name in read_from or name in known:
                continue
            likely = _likely(name)
            params = {"allowed": ", ".join(known)}
            if likely not in read_from and (likely in known or (folder and folder != "guide" and likely != name)):
                params["suggestion"] = likely
            found.append(("unknown-file", os.path.join(directory, name), params))
    return found


def leftovers(directory: str) -> list[Problem]:
    """What a run that was killed while it wrote has left in the folders of the guide; `validate --fix` removes it."""
    found: list[Problem] = []
    for folder in ("", *SECTIONS):
        path = os.path.join(directory, folder) if folder else directory
        with contextlib.suppress(OSError):
            names = sorted(os.listdir(_inside(directory, path) or os.curdir))
            found += [("leftover", os.path.join(path, name), {}) for name in names if name.startswith(LEFTOVER)]
    return found


def _names(directory: str, folder: str) -> tuple[list[str], bool]:
    """The files in the guide's folder itself, or at any depth in that of a section; what cannot be seen is left out.

    Returned with whether all were looked at: of a section's folder, at most `LOOK_AT_MOST`.
    """
    if folder:
        names, is_whole = _below(directory, folder)
        return sorted(names), is_whole
    try:
        return sorted(os.listdir(directory or os.curdir)), True
    except OSError:  # `files` has said what matters
        return [], True


def _below(directory: str, folder: str) -> tuple[list[str], bool]:
    """The files at any depth of a folder, by their path in the guide's; neither through links nor without an end."""
    waiting, left, found = [folder], LOOK_AT_MOST, list[str]()
    while waiting:
        at = waiting.pop()
        try:
            with os.scandir(_inside(directory, os.path.join(directory, at))) as entries:
                for entry in entries:
                    if not left:
                        return found, False
                    left -= 1
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{at}/{entry.name}")
                    else:
                        found.append(f"{at}/{entry.name}")
        except OSError:
            continue
    return found, True


def _inside(directory: str, path: str) -> str:
    """A path in the folder of the guide, unchanged. Raises OSError (ELOOP) for a link that leads out of the folder.

    Somebody who may change the data may not thereby read, show or let be corrected whatever else lies on the machine.
    """
    if path and os.path.islink(path) and path != directory:
        base = os.path.join(os.path.realpath(directory or os.curdir), "")
        if not os.path.realpath(path).startswith(base):
            raise OutsideError(errno.ELOOP, "leads out of the folder", path)
    return path


def _is_hidden(name: str) -> bool:
    """Whether a file is the system's or an editor's: `.#a.yaml`, `._a.yaml`. `.pre-commit-config.yaml` is neither."""
    return name.rpartition("/")[2].startswith(".")


def _is_meant(name: str) -> bool:
    """Whether somebody meant a file to be read, whatever an editor made of its ending."""
    return _ending(name) != "" and not _is_hidden(name)


def _ending(name: str) -> str:
    """What stands in the place of `.yaml`: `.yml`, `.YAML`, `.yaml.txt` of Notepad; nothing for other files."""
    plain = name.casefold()
    return next((name[-len(end) :] for end in (".yaml.txt", ".yml.txt", ".yaml", ".yml") if plain.endswith(end)), "")


def _likely(name: str) -> str:
    """The name under which a file would be read."""
    stem = name[: -len(_ending(name))]
    return f"{stem if '/' in stem else stem.casefold()}.yaml"


def read(directory: str, names: list[str]) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of each file, by its path inside the folder."""
    data: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in names:
        path = os.path.join(directory, name)
        try:
            # O_NONBLOCK: a named pipe in the place of a file must not hold the answer for ever.
            with open(
                _inside(directory, path),
                "rb",
                opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)),
            ) as file:
                # Not more than there is: a large buffer cut down keeps a mapping, of which a process has 65 530.
                size = os.fstat(file.fileno()).st_size
                data[name] = file.read(min(size + 1, READ_AT_MOST)) or b""
        except OSError as error:
            problems.append(("unreadable-file", path, {"reason": reason(error)}))
    return data, problems


def reason(error: OSError) -> str:
    """Why a file could not be read, as one of `permission`, `folder`, `outside`, `other`."""
    if isinstance(error, OutsideError):
        return "outside"
    return {errno.EACCES: "permission", errno.EPERM: "permission", errno.EISDIR: "folder"}.get(
        error.errno or 0, "other"
    )
