"""Checks of the words of the data: each looks at one value as it stands in its file.

A check is a function from a `Value` to diagnostics; its docstring is its manual.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from ..dates import ISO_DATE
from ..diagnostics import Address, Diagnostic, Place
from ..source import Source
from ..validation import Value

# What YAML 1.1 or 1.2 takes for something else than text when it stands without quotes.
_NOT_TEXT = re.compile(
    r"""(?xi) [-+]?[0-9][0-9_]* | 0o?[0-7_]+ | 0x[0-9a-f_]+ | 0b[01_]+
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:e[-+]?[0-9]+)? | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?e[-+]?[0-9]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)? | [-+]?\.inf | \.nan
    | y | n | yes | no | on | off | true | false | null | ~ | = | <<
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"""
)
# What is read as the same by everybody without quotes.
_SAFE = ("word", "flag", "month", "week", "count", "from-one", "offset", "dates", "year")


def part(value: Value, start: int, end: int) -> Address | Place:
    """The place of some characters of a value; of all of it, where it is not written just as it reads."""
    at = value.written.find(value.text)
    if at < 0:
        return value.at
    first = value.span.start + at
    return Place(value.source.name, first + start, first + end)


def unquoted_value(value: Value) -> Iterator[Diagnostic]:
    """Ensure that what other programs would take for a number or a truth stands in quotes.

    ISO dates in date fields and true/false in flags mean the same to everyone.
    """
    text = value.written
    if not value.span.plain or value.kind in _SAFE or not _NOT_TEXT.fullmatch(text):
        return
    if not (value.kind in ("date", "moment") and re.fullmatch(ISO_DATE, text)):
        yield Diagnostic("unquoted-value", value.at, params={"value": text}, fix=f'"{text}"')


CHECKS: list[Callable[[Value], Iterator[Diagnostic]]] = [
    unquoted_value,
]


def trailing_space(source: Source) -> Iterator[Diagnostic]:
    """Ensure that no line ends in spaces that nobody sees."""
    for found in re.finditer(r"[ \t]+(?=[\r\n]|\Z)", source.text):
        yield Diagnostic("trailing-space", Place(source.name, *found.span()), fix="")


# Those that look at a file as a whole.
FILES: list[Callable[[Source], Iterator[Diagnostic]]] = [trailing_space]


def review(values: Iterable[Value], source: Source) -> Iterator[Diagnostic]:
    """What all of the checks find in a file."""
    for look in FILES:
        yield from look(source)
    for value in values:
        for check in CHECKS:
            yield from check(value)
