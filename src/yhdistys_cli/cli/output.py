"""Out into the world: standard output, standard error, files that appear whole or not at all."""

import codecs
import contextlib
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping


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


def say(text: str, end: str = "\n") -> None:
    """A line for the reader beside the answer: to standard error. A closed one is nobody's problem."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text + end)
        sys.stderr.flush()


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
    import shutil

    target = os.path.abspath(path)
    beside = f"{target}.{os.getpid()}.tmp"
    try:
        with _explained(path, replaces=False):
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
    with _explained(path, replaces=before is not None):
        beside = _write_beside(target, data, before)
        try:
            os.replace(beside, target)
        except BaseException:
            os.unlink(beside)
            raise
    return before is not None


def rewrite(changes: Mapping[str, tuple[bytes, bytes]]) -> None:
    """New bytes in the place of those that files hold: in all of them, or in none.

    `changes` has the bytes before and after, by path. Where a file no longer holds the bytes that were judged, somebody
    has edited it meanwhile, and nothing is written. Links are followed, modes are kept.
    """
    beside: dict[str, str] = {}  # target → its new bytes
    kept: dict[str, str] = {}  # target → its old bytes, while they may be needed
    try:
        for path, (old, new) in changes.items():
            with _explained(path, replaces=True):
                target = os.path.realpath(path)
                if not os.access(target, os.W_OK):
                    raise PermissionError
                before = os.stat(target)
                beside[target] = _write_beside(target, new, before)
                # Written before anything is replaced, so that a full disk cannot keep them from being put back.
                kept[target] = _write_beside(target, old, before, "old")
        for path, (old, _new) in changes.items():
            with _explained(path, replaces=True), open(path, "rb") as file:
                if file.read() != old:
                    raise CannotWriteError("changed", path)
        replaced: list[str] = []
        try:
            for path in changes:
                target = os.path.realpath(path)
                with _explained(path, replaces=True):
                    os.replace(beside[target], target)
                replaced.append(target)
        except BaseException:
            for target in replaced:
                with contextlib.suppress(OSError):
                    os.replace(kept.pop(target), target)  # where even that fails, the old bytes stay beside
            raise
    finally:
        for name in (*beside.values(), *kept.values()):
            with contextlib.suppress(OSError):
                os.unlink(name)


@contextlib.contextmanager
def _explained(path: str, replaces: bool) -> Iterator[None]:
    """What the system says against writing a file, as a `CannotWriteError`."""
    try:
        yield
    except PermissionError as error:
        # Windows: a file that a spreadsheet holds open cannot be replaced.
        code = "held-open" if sys.platform == "win32" and replaces else "permission"
        raise CannotWriteError(code, path, error.strerror or "") from None
    except OSError as error:
        raise CannotWriteError("other", path, error.strerror or str(error), error.errno) from None


def _write_beside(target: str, data: bytes, before: os.stat_result | None, kind: str = "tmp") -> str:
    """Bytes in a new file beside `target`, safe on the disk, with the mode of the one that they replace; its name."""
    beside = f"{target}.{os.getpid()}.{kind}"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if before:
            os.chmod(beside, stat.S_IMODE(before.st_mode))
    except BaseException:
        os.unlink(beside)
        raise
    return beside
