"""Out into the world: standard output, standard error, files that appear whole or not at all."""

import codecs
import contextlib
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from .errors import CannotWriteError as CannotWriteError

WIDEST = 100  # columns: longer lines are hard to read

_PLAIN = str.maketrans({"–": "-", "—": "-", "”": '"', "“": '"', "’": "'", "·": "-", "…": "...", "\u00a0": " "})


def _simplify(error: UnicodeError) -> tuple[str, int]:
    """For terminals that cannot show a letter: its base letter, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(_PLAIN))
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return plain.encode("ascii", "replace").decode("ascii"), error.end


def prepare() -> None:
    """UTF-8 in pipes on every system; a terminal's own encoding stays, and nothing fails that it cannot show."""
    codecs.register_error("yhdistys", _simplify)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if sys.platform == "win32" and not stream.isatty():
            reconfigure(encoding="utf-8", newline="\n")
        reconfigure(errors="yhdistys")


def clean(text: str) -> str:
    """Text without what a terminal would obey and without what nobody sees, each as a mark; line ends stay."""
    if text.isprintable():
        return text
    text = marked(text)
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") else "\ufffd" for c in text)


def marked(text: str) -> str:
    """Text in which each character that nobody sees, or that turns the direction of the others, is a mark."""
    from ..models import HIDDEN

    return re.sub(f"\ufeff|{HIDDEN}", "\ufffd", text)


def one_line(text: str) -> str:
    """A line without control characters and line ends, such as names of files can have: it stays one line in a log."""
    return clean(text.replace("\n", "\ufffd").replace("\t", "\ufffd"))


def say(text: str, end: str = "\n") -> None:
    """A line for the reader beside the answer: to standard error. A closed one is nobody's problem."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text + end)
        sys.stderr.flush()
    except (OSError, ValueError):
        _abandon(sys.stderr)


def utf8(content: str | bytes) -> bytes:
    """An answer as bytes. Half a character, as in the name of a file that is no text, becomes a question mark."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def tell(text: str) -> None:
    """What is said beside the answer, to standard error: harmless to a terminal, and wrapped at words to its width.

    Lines that begin with spaces are commands to copy, which stay whole, or go on where they began.
    """
    text = clean(text)
    if sys.stderr is None or not sys.stderr.isatty():
        say(text)
        return
    from ..formats.prose.layout import wrap

    width = columns(sys.stderr)
    for line in text.split("\n"):
        indent = line[: len(line) - len(line.lstrip(" "))]
        command = line.startswith(f"{indent}yhdistys ") and bool(indent)
        say("\n".join([line] if command or not line else wrap(line.strip(), width, indent, indent)))


def columns(stream: Any) -> int:
    """How wide the terminal at the other end of a stream is; what is read is at most 100 wide."""
    import shutil

    try:
        return min(os.get_terminal_size(stream.fileno()).columns or 80, WIDEST)
    except (OSError, ValueError):
        return min(shutil.get_terminal_size().columns, WIDEST)


def to_stdout(content: str | bytes) -> None:
    """The answer to standard output, whole. A reader who has gone away (`| head`) is no error."""
    if sys.stdout is None:
        raise CannotWriteError("closed", "")
    try:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
    except (OSError, ValueError) as error:
        _abandon(sys.stdout)
        number = error.errno if isinstance(error, OSError) else None
        raise CannotWriteError("stdout", "", getattr(error, "strerror", "") or str(error), number) from None


def _abandon(stream: TextIO) -> None:
    """Let what could not be written go nowhere: Python would try once more at exit, and end with its own status."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def make_folder(path: str) -> None:
    """A folder for answers that are several files; its parent must be there."""
    try:
        if not os.path.isdir(path):
            os.mkdir(path)
    except (FileExistsError, NotADirectoryError):
        raise CannotWriteError("not-a-folder", path) from None
    except FileNotFoundError:
        raise CannotWriteError("no-folder", path, os.path.dirname(os.path.normpath(path))) from None
    except PermissionError as error:
        raise CannotWriteError("permission", path, error.strerror or "") from None
    except OSError as error:
        raise CannotWriteError("other", path, error.strerror or str(error), error.errno) from None


def refuse_used_folder(path: str) -> None:
    """Raise CannotWriteError unless a folder can be made at `path`: an empty one may be there, nothing else."""
    if os.path.isdir(path):
        try:
            names = os.listdir(path)
        except OSError as error:
            raise CannotWriteError("permission", path, error.strerror or "") from None
        if any(os.path.exists(os.path.join(path, *parts)) for parts in (("guide.yaml",), ("data", "guide.yaml"))):
            raise CannotWriteError("used-guide", path)
        if names:
            raise CannotWriteError("used-folder", path)
    elif os.path.lexists(path):
        raise CannotWriteError("not-a-folder", path)
    parent = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(parent):
        raise CannotWriteError("no-folder", path, parent)


def to_new_folder(path: str, files: Mapping[str, str]) -> None:
    """Write a folder of files, by their paths in it (with slashes): all of them or nothing.

    They are written into a folder beside it, which is then given the name. What may be there is an empty folder.
    """
    refuse_used_folder(path)
    import secrets
    import shutil

    from .replacement import explained

    target = os.path.abspath(path)
    beside = f"{target}.{secrets.token_hex(4)}.tmp"
    try:
        with explained(path, replaces=False):
            os.mkdir(beside)
            for name, text in files.items():
                file = os.path.join(beside, *name.split("/"))
                os.makedirs(os.path.dirname(file), exist_ok=True)
                with open(file, "xb") as new:
                    new.write(text.encode())
                    new.flush()
                    os.fsync(new.fileno())
            if sys.platform == "win32" and os.path.isdir(target):
                os.rmdir(target)  # there nothing is renamed over a folder, not even over an empty one
            os.replace(beside, target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def to_file(path: str, content: str | bytes, sources: Iterable[str]) -> bool:
    """The answer to a file, whole or not at all; whether one was replaced. Never over a source of the data.

    Text is written as UTF-8. Owner, mode and attributes of a file that is replaced are kept. Raises CannotWriteError.
    """
    from .replacement import Replacement, explained, remove_leftovers
    from .signals import held_back

    target = os.path.realpath(path)
    try:
        before = os.stat(target)
    except OSError:
        before = None
    if before and stat.S_ISDIR(before.st_mode):
        raise CannotWriteError("folder", path)
    if before and not stat.S_ISREG(before.st_mode):
        raise CannotWriteError("not-a-file", path)
    for source in sources:
        try:
            if before and os.path.samestat(before, os.stat(source)):
                raise CannotWriteError("source", path)
        except OSError:
            continue
    parent = os.path.dirname(target)
    if not os.path.isdir(parent):
        above = os.path.dirname(path)
        raise (
            CannotWriteError("not-a-folder", above)
            if os.path.exists(above)
            else CannotWriteError("no-folder", path, above)
        )
    remove_leftovers(parent)
    with held_back() as held, explained(path, replaces=before is not None):
        replacement = Replacement(target, utf8(content), before)
        try:
            held.stop_if_arrived()
            replacement.put_in_place()
            held.finished = True
        finally:
            replacement.discard()
    return before is not None
