"""Which texts other programs would take for something else than text where they stand without quotes."""

import re

from ..written_days import ISO_DATE
from .text_kinds import TEXT_KINDS

# What YAML 1.1 or 1.2 takes for something else than text when it stands without quotes.
_NOT_TEXT = re.compile(
    r"""(?xi) [-+]?[0-9][0-9_]* | 0o?[0-7_]+ | 0x[0-9a-f_]+ | 0b[01_]+
    | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:e[-+]?[0-9]+)? | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?e[-+]?[0-9]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)? | [-+]?\.inf | \.nan
    | y | n | yes | no | on | off | true | false | null | ~ | = | <<
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"""
)
# With which of these characters all of that begins: most values are known by their first.
_FIRST = frozenset("+-.~=<0123456789yYnNoOtTfF")
# What is read as the same by everybody without quotes.
_SAFE = frozenset(["word", "flag", "dates", *(name for name, kind in TEXT_KINDS.items() if kind.span)])
# ISO dates in fields of days mean the same to everyone. No program takes a day with hours and minutes for anything
# but text: a moment of YAML 1.1 has seconds.
_DAYS = {
    "date": re.compile(ISO_DATE),
    "moment": re.compile(ISO_DATE + r"(?:[ ].*)?"),
    "first-day": re.compile(f"{ISO_DATE}|[0-9]{{4}}"),
    "last-day": re.compile(f"{ISO_DATE}|[0-9]{{4}}"),
}


def needs_quotes(text: str, kind: str) -> bool:
    """Whether a field of this kind should hold a text in quotes, because it looks like a number or a truth."""
    if text[:1] not in _FIRST or kind in _SAFE or not _NOT_TEXT.fullmatch(text):
        return False
    day = _DAYS.get(kind)
    return not (day and day.fullmatch(text))
