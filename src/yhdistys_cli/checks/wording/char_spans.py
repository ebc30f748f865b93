"""Where in a file some characters of a value stand, whatever quotes, escapes and lines lie between.

Read and written text have the same visible characters in the same order (YAML 1.2, chapter 7 and 8: folding and
indentation touch only white space), so the n-th of the one is the n-th of the other.
"""

import re
from functools import lru_cache
from itertools import accumulate

from ...diagnostics import DataPath, TextRange
from ...validation.values import Value

Token = tuple[int, int]

_VISIBLE = re.compile(r"\S")
# In single quotes two of them are one; in double quotes a backslash begins a character, or goes on to another line.
_SINGLE = re.compile(r"''|\S")
_DOUBLE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[\s\S])|\S")
# The escapes of white space; those of control characters are refused by `source`.
_WHITE = frozenset(["\\t", "\\n", "\\ ", "\\_", "\\\t", "\\\n", "\\\r", "\\\r\n"])


def part(value: Value, start: int, end: int) -> DataPath | TextRange:
    """The place in the file of the characters `start` to `end` of a value's text; of all of it, if it is not known.

    White space at either end reaches from the visible character before it to the one after it.
    """
    found = span(value, start, end)
    return value.at if found is None else TextRange(value.source.name, *found)


def span(value: Value, start: int, end: int) -> Token | None:
    """Where these characters begin and end in the text of the file."""
    if start >= end:
        return None
    text = value.text
    tokens = _tokens(value.written, value.span.plain)
    visible = _visible_before(text)
    before, within = visible[start], visible[end] - visible[start]
    first = before - text[start].isspace()
    last = before + within - 1 + text[end - 1].isspace()
    if first < 0 or last >= len(tokens):
        return None
    offset = value.span.start
    return offset + tokens[first][text[start].isspace()], offset + tokens[last][not text[end - 1].isspace()]


def marks(value: Value) -> tuple[Token, ...]:
    """Beginning and end, in the text of the file, of every visible character of a value."""
    offset = value.span.start
    return tuple([(offset + start, offset + end) for start, end in _tokens(value.written, value.span.plain)])


@lru_cache(maxsize=8)
def _visible_before(text: str) -> tuple[int, ...]:
    """How many visible characters stand before each character of a text, and before its end."""
    return tuple(accumulate((not character.isspace() for character in text), initial=0))


@lru_cache(maxsize=8)
def _tokens(written: str, plain: bool) -> tuple[Token, ...]:
    if plain:
        return tuple([found.span() for found in _VISIBLE.finditer(written)])
    if written[0] in "|>":  # the first line only says how the rest is to be read
        return tuple([found.span() for found in _VISIBLE.finditer(written, re.match("[^\r\n]*", written).end())])  # type: ignore[union-attr]
    pattern = _SINGLE if written[0] == "'" else _DOUBLE
    inner = pattern.finditer(written, 1, len(written) - 1)
    return tuple([found.span() for found in inner if not _is_white(found.group())])


def _is_white(token: str) -> bool:
    if len(token) > 2 and token[0] == "\\" and token[1] in "xuU":
        return chr(int(token[2:], 16)).isspace()
    return token in _WHITE
