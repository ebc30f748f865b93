"""Out into the world: standard output, standard error, files that appear whole or not at all."""

import codecs
import contextlib
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, TextIO

from .replacement import CannotWriteError as CannotWriteError

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
    """Text without the control characters that a terminal would obey; line ends stay."""
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") else "\ufffd" for c in text)


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
