"""The kinds of text that a field may hold, each declared once: its reader, and what it looks like to an editor."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from ..written_days import FIRST_YEAR, LAST_YEAR
from . import readers as r

Reader = Callable[[Any, int], Any]


class TextKind(NamedTuple):
    """What `models.Kind` names.

    `read` makes the value of a text, or raises. `pattern` is what the text looks like (of a number: where it stands in
    quotes), as JSON Schema has it. `message` is the code whose advice an editor gives, or one of `schema.MESSAGES`.
    `examples` are values that it could have, two: a single one would be filled in as if it were known. `called` is
    what docs/data.md calls it, where that is not its name. `span`: the lowest and highest number.
    `ordinary`: a pattern of texts in which none of the checks of the words finds anything.
    """

    read: Reader
    pattern: str
    message: str
    examples: tuple[Any, ...] = ()
    called: str = ""
    span: tuple[int, int] | None = None
    ordinary: str = ""


def _number(lowest: int, highest: int, pattern: str, examples: tuple[int, ...]) -> TextKind:
    span = (lowest, highest)
    return TextKind(r.as_number(*span), pattern, "bad-number", examples, "number", span)


_HOUR = r"(?:klo|kl\.)?\s*(?:[01]?[0-9]|2[0-3])(?:[.:][0-5][0-9])?"
_DATE = (
    "(?:[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])\.[0-9]{4})"
)
_YEAR = "(?:19|2[0-9])[0-9]{2}"
_DATE_OR_YEAR = f"^(?:{_DATE}|{_YEAR})$"
_DAY_OF_YEAR = (
    r"^(?:(?:0?[1-9]|1[0-9]|2[0-8])\.(?:0?[1-9]|1[0-2])"
    r"|(?:29|30)\.(?:0?[13-9]|1[0-2])|31\.(?:0?[13578]|1[02]))\.$"
)
_EMAIL = r"^[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[^\s@<>,;:().]+$"
_URL = r"^[hH][tT][tT][pP][sS]?://[^\s/?#\\]+\.[^\s/?#\\]+(?:[/?#\\]\S*)?$"
_URLS = ("https://www.example.com/avustukset", "https://www.example.com/tilat")
_SITE_URL = r"^[hH][tT][tT][pP][sS]?://[^\s/?#\\@]+\.[^\s/?#\\@]+(?:/[^\s?#\\\"'<>]*)?$"
_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
# No word for a truth (*false*, *null*) has six letters.
_PLAIN_WORDS = r"(?=.{6})[A-Za-zÅÄÖåäö]+(?:[ -][A-Za-zÅÄÖåäö]+)*"

# Week 53 and year 0 are refused: not every year has the one, and no calendar the other.
TEXT_KINDS: dict[str, TextKind] = {
    "line": TextKind(r.as_line, r"^\n*[^\n]*\S[^\n]*\n*$", "line", ordinary=_PLAIN_WORDS),
    "prose": TextKind(r.as_prose, r"\S", "prose", called="text", ordinary=_PLAIN_WORDS),
    "id": TextKind(
        r.as_id,
        "^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "bad-id",
        ("nuorisopalvelut", "anna-aalto"),
        ordinary=r"(?=.{6})[a-z][a-z0-9-]*",
    ),
    "date": TextKind(r.as_date, f"^{_DATE}$", "bad-date", ("2027-04-14", "14.4.2027")),
    "first-day": TextKind(r.as_edge(1, 1), _DATE_OR_YEAR, "bad-date", (2026, "1.8.2026"), "year or date"),
    "last-day": TextKind(r.as_edge(12, 31), _DATE_OR_YEAR, "bad-date", (2026, "1.8.2026"), "year or date"),
    "moment": TextKind(r.as_moment, rf"^{_DATE}(?: \s*{_HOUR})?$", "moment", ("31.3.2027", "31.3.2027 klo 15.00")),
    "time": TextKind(r.as_time, f"^{_HOUR}$", "bad-time", ("17.00", "9.30"), "hour"),
    "day-of-year": TextKind(r.as_day_of_year, _DAY_OF_YEAR, "bad-day-of-year", ("31.3.", "1.9."), "day of a year"),
    "municipality-code": TextKind(
        r.as_municipality_code, "^[0-9]{3}$", "bad-municipality-code", ("398", "638"), "three digits"
    ),
    "email": TextKind(
        r.as_email, _EMAIL, "bad-email", ("anna.aalto@example.com", "bengt.berg@example.com"), "e-mail address"
    ),
    "phone": TextKind(
        r.as_phone,
        r"^\+?[0-9\s()./\u2010-\u2013-]+$",
        "bad-phone",
        ("040 123 4567", "+358 40 123 4567"),
        "phone number",
        ordinary=r"\+?[0-9]+(?: [0-9]+)+",
    ),
    "url": TextKind(r.as_url, _URL, "bad-url", _URLS, "web address"),
    "site-url": TextKind(
        r.as_site_url,
        _SITE_URL,
        "bad-site-url",
        ("https://www.example.com/opas/", "https://www.example.com/"),
        "web address of a folder",
    ),
    "time-zone": TextKind(
        r.as_time_zone, "^[A-Za-z0-9_+/-]+$", "unknown-value", ("Europe/Helsinki", "Europe/Mariehamn"), "time zone"
    ),
    "domain": TextKind(r.as_domain, rf"^(?:{_LABEL}\.)+[a-z]{{2,}}$", "bad-domain", ("lahti.fi", "borga.fi")),
    "colour": TextKind(r.as_colour, "^#?[0-9a-fA-F]{6}$", "bad-colour", ("#1546c8", "#7a1f3d"), "colour"),
    "flag": TextKind(r.as_flag, "^(?:true|false)$", "flag", called="yes or no"),
    "month": _number(1, 12, "^(?:0{0,3}[1-9]|0{0,2}1[0-2])$", (3, 9)),
    "week": _number(1, 52, "^(?:0{0,3}[1-9]|0{0,2}(?:[1-4][0-9]|5[0-2]))$", (9, 43)),
    "count": _number(0, 999, "^(?:0?[0-9]{1,3}|-0{1,4})$", (14, 1)),
    "from-one": _number(1, 999, "^(?!0+$)0?[0-9]{1,3}$", (2, 4)),
    "offset": _number(-400, 400, "^-?(?:0{0,2}[0-9]{1,2}|0?[1-3][0-9]{2}|0?400)$", (-14, 30)),
    "euros": _number(1, 999_999_999, "^(?!0+$)[0-9]{1,9}$", (110000, 5000)),
    "year": _number(FIRST_YEAR, LAST_YEAR, f"^{_YEAR}$", ()),
}

# kind → its reader; asked anew for each value, so that a test can put another in its place
READERS: dict[str, Reader] = {name: kind.read for name, kind in TEXT_KINDS.items()}


def accepts(kind: str, text: str) -> bool:
    """Whether a field of this kind may hold a text."""
    try:
        READERS[kind](text, 0)
    except PydanticCustomError:
        return False
    return True
