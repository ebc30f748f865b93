"""Out into the world: standard output, standard error, files that appear whole or not at all."""

import codecs
import contextlib
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable


class CannotWriteError(Exception):
    """The answer could not be written. `code` names why; `target` where to; `number` is the system's own."""

    def __init__(self, code: str, target: str, detail: str = "", number: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.target = target
        self.detail = detail
        self.number = number


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


def say(text: str) -> None:
    """A line for the reader beside the answer: to standard error. A closed one is nobody's problem."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def to_stdout(content: str | bytes) -> None:
    """The answer to standard output, whole. A reader who has gone away (`| head`) is no error."""
    try:
        if sys.stdout is None:
            raise OSError(0, "closed")
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
    except (OSError, ValueError) as error:
        _abandon_stdout()
        number = error.errno if isinstance(error, OSError) else None
        raise CannotWriteError("stdout", "", getattr(error, "strerror", "") or str(error), number) from None


def _abandon_stdout() -> None:
    """Python would try to flush once more at exit, and print a traceback of its own."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


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
    """The answer to a file, whole or not at all; whether one was replaced. Never over a source of the data."""
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
        raise CannotWriteError("no-folder", path, os.path.dirname(path))
    data = content.encode() if isinstance(content, str) else content
    beside = f"{target}.{os.getpid()}.tmp"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if before:
                os.chmod(beside, stat.S_IMODE(before.st_mode))
            os.replace(beside, target)
        except BaseException:
            os.unlink(beside)
            raise
    except PermissionError as error:
        # Windows: a file that a spreadsheet holds open cannot be replaced.
        code = "held-open" if sys.platform == "win32" and before else "permission"
        raise CannotWriteError(code, path, error.strerror or "") from None
    except OSError as error:
        raise CannotWriteError("other", path, error.strerror or str(error), error.errno) from None
    return before is not None
