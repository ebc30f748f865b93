"""How far `validate` is with large data: one line on the terminal, gone before the answer is shown."""

import os
import sys
from collections.abc import Callable

from ... import folder
from ...words import Words, cells
from .. import output

# Less is done before one has read the line.
LARGE = 1_000_000


class Progress:
    """A line on standard error that says how much of the data has been judged; nothing where nobody would see it.

    Used in a `with`, and more than once: at its end the line is gone, whatever happened.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.total = 0
        self.done = 0
        self.shown = ""

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_error: object) -> None:
        self._show("")

    def begin(self, directory: str) -> Callable[[int], None] | None:
        """The judging of a guide begins. Whom to tell of bytes that have been judged; none where nobody would see."""
        self.total, self.done = _size(directory) if _seen() else 0, 0
        return self._step if self.total > LARGE else None

    def _step(self, size: int) -> None:
        # When all the bytes have been judged, it is the turn of the rules over many records.
        self.done += size
        if self.done >= self.total:
            self._show(self.words.gettext("Comparing the records …"))
        else:
            self._show(self.words.gettext("Reading the data: {n} %").format(n=self.done * 100 // self.total))

    def showing(self) -> None:
        """All is judged, and the answer is made."""
        if self.total > LARGE:
            self._show(self.words.gettext("Making the report …"))

    def _show(self, text: str) -> None:
        # A line that wraps could not be taken back.
        width = output.columns(sys.stderr) if text else 0
        while text and cells(text) >= width:
            text = text[:-1]
        if text != self.shown:
            blank = " " * cells(self.shown)
            output.say(f"\r{blank}\r{text}", end="")
            self.shown = text


def _seen() -> bool:
    # A line that is taken back again and again would be read aloud each time.
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
