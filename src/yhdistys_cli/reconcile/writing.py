"""How a text of a row is written into a record: a day as the file writes days, a text in the language shown."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..amend.draft import in_language
from ..written_days import ISO_DATE

_ISO = re.compile(ISO_DATE)


def put_text(record: dict[str, Any], key: str, value: str, own: str) -> bool:
    """Put a text into a record, or take it out; of a text in several languages the one that was shown.

    Whether translations were left as they were.
    """
    if not value:
        record.pop(key, None)
        return False
    record[key], has_others = in_language(record.get(key), value, own)
    return has_others


def put_day(record: dict[str, Any], key: str, value: str, examples: Iterable[Any], iso: bool = False) -> None:
    """Put a day into a record, or take it out; in the form that it has, or that most of the examples have."""
    if not value:
        record.pop(key, None)
    else:
        record[key] = day_as(value, is_iso(record.get(key), examples, iso))


def is_iso(old: Any, examples: Iterable[Any], otherwise: bool = False) -> bool:
    """Whether days are written as 2027-04-14: as the old one is, else as the examples are."""
    if isinstance(old, str) and old:
        return bool(_ISO.match(old))
    written = [bool(_ISO.match(text)) for text in examples if isinstance(text, str)]
    return sum(written) * 2 > len(written) if written else otherwise


def day_as(value: str, iso: bool) -> str:
    """A day as a file writes it: 2027-04-14 or 14.4.2027."""
    day = date.fromisoformat(value)
    return value if iso else f"{day.day}.{day.month}.{day.year}"


def moment_as(value: str, hour: str, old: Any, examples: Iterable[Any]) -> str:
    """A day and its hour as a file writes them: 14.4.2027 klo 17.00."""
    known = [text for text in (old, *examples) if isinstance(text, str)]
    day = day_as(value, is_iso(old, known))
    if not hour:
        return day
    pattern = next((text for text in known if " " in text), "klo 0.00")
    before = next((word for word in ("klo ", "kl. ") if word in pattern), "" if " " in pattern else "klo ")
    return f"{day} {before}{hour.replace('.', ':') if ':' in pattern else hour}"
