"""That `validate` is at work on large data: a line on the terminal that is gone before the answer. The door to Rich."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ... import folder
from ...words import Words

# Less is done before one has read the line.
LARGE = 1_000_000  # bytes


@contextmanager
def working(words: Words, folders: Iterable[str]) -> Iterator[None]:
    """A moving line on standard error while the guides in `folders` are judged, where somebody sees it.

    At the end the line is gone, whatever happened.
    """
    if not _seen() or sum(map(_size, folders)) <= LARGE:
        yield
        return
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner
    from rich.text import Text

    # Of plain characters: not every terminal has the others.
    line = Spinner("line", Text(words.gettext("Checking the data …")))
    # Inside, who asks what standard output is must not get an answer about Rich's.
    with Live(line, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False):
        yield


def _seen() -> bool:
    # A line that moves would be read aloud each time.
    plain = os.environ.get("ACCESSIBLE") or os.environ.get("TERM") == "dumb"
    return sys.stderr is not None and sys.stderr.isatty() and not plain


def _size(directory: str) -> int:
    total = 0
    for _section, name in folder.files(directory)[0]:
        try:
            total += os.path.getsize(os.path.join(directory, name))
        except OSError:  # it will be a problem, not a measure
            continue
    return total
