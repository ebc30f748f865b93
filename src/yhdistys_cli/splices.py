"""Pieces of a text that give way to others; everything else stays byte for byte. Pure."""

from collections.abc import Iterable

from .records import record
from .source import Source

BOM = b"\xef\xbb\xbf"


@record
class Splice:
    """Characters `start` to `end` of a text give way to `text`. A byte order mark stands at -1, before the text."""

    start: int
    end: int
    text: str


def apply(content: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes of a UTF-8 text with splices made, places counted after a byte order mark.

    Raises ValueError where two splices overlap, or one reaches out of the text.
    """
    text = content.decode("utf-8")
    shift = 1 if content.startswith(BOM) else 0
    pieces: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        start, end = splice.start + shift, splice.end + shift
        if not done <= start <= end <= len(text):
            raise ValueError(splice)
        pieces += (text[done:start], splice.text)
        done = end
    return "".join((*pieces, text[done:])).encode("utf-8")


def written(source: Source) -> bytes:
    """The bytes from which a source was read; only for one that is UTF-8."""
    marked = any(d.code == "byte-order-mark" for d in source.diagnostics)
    return (BOM if marked else b"") + source.text.encode("utf-8")
