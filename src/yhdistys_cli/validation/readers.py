"""The text of one value to the value: a reader for every kind of text. The door to the judges of e-mail and phone.

Pydantic judges; it does not rewrite: a phone number that passes is kept as it was written. Each reader takes the text
of one value, and the most characters that it may have, and returns the value or raises with one of our own codes.
"""

import re
from collections.abc import Callable
from datetime import date, time
from functools import cache
from typing import Any

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError, core_schema

from ..models import DIRECTION, HIDDEN, DayOfYear, Moment
from ..phones import dialable, readable
from ..written_days import FIRST_YEAR, LAST_YEAR, read_date, read_time

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Most addresses and numbers look like this. The judges find all of these right (a test asks them), but are slow to
# import and to ask: ten thousand of each would take longer than all the rest.
_COMMON_EMAIL = re.compile(
    r"(?=.{1,64}\Z)[a-z0-9]+(?:[._-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:fi|com|org|net|eu)"
)
_COMMON_PHONE = re.compile(r"0(?:4[0-8]|50) ?[0-9]{3} ?[0-9]{4}")


_HIDDEN = re.compile(HIDDEN)
_DIRECTION = re.compile(DIRECTION)


def fail(code: str, **params: str) -> PydanticCustomError:
    """A refusal with a code of `diagnostics.CODES` and what its sentence needs, to be raised."""
    return PydanticCustomError(code, code, params)


def _text(value: Any, limit: int = 0) -> str:
    if not isinstance(value, str):
        raise fail("wrong-type", expected="text")
    if not value.strip():
        raise fail("empty-value")
    if limit and len(value) > limit:
        raise fail("too-long", limit=str(limit), length=str(len(value)))
    return value


def as_line(value: Any, limit: int = 0) -> str:
    """Text on one line, without what nobody sees."""
    if type(value) is str and 0 < len(value) <= limit and value.isprintable() and not value[0].isspace():
        return value.rstrip()
    text = _seen(_text(value, limit))
    if found := _DIRECTION.search(value):
        raise fail("control-character", character=f"U+{ord(found[0]):04X}", right=text.strip())
    if "\n" in text.strip("\n"):
        raise fail("line-break")
    return text.strip()


def as_prose(value: Any, limit: int = 0) -> str:
    """Text of any number of lines, without what nobody sees."""
    return _seen(_text(value, limit)).strip()


def _seen(text: str) -> str:
    """A text without what nobody sees; refused where nothing is left."""
    if text.isascii() or not _HIDDEN.search(text):
        return text
    seen = _HIDDEN.sub("", text)
    if not seen.strip():
        raise fail("empty-value")
    return seen


def is_id(text: str) -> bool:
    """Whether a text can be an id: small letters a–z, digits, single hyphens."""
    return bool(_ID.fullmatch(text))


def as_id(value: Any, limit: int = 0) -> str:
    """An id: small letters a–z, digits, single hyphens."""
    if type(value) is str and len(value) <= limit and is_id(value):
        return value
    text = as_line(value, limit)
    if not is_id(text):
        raise fail("bad-id", value=text)
    return text


def as_date(value: Any, limit: int = 0) -> date:
    """A day: 14.4.2027 or 2027-04-14."""
    text = as_line(value, limit)
    day = read_date(text)
    if day is None:
        raise fail("bad-date", value=text)
    return day


def as_flag(value: Any, limit: int = 0) -> bool:
    """true or false."""
    text = as_line(value, limit)
    if text not in ("true", "false"):
        raise fail("unknown-value", value=text, allowed="true, false")
    return text == "true"


def as_municipality_code(value: Any, limit: int = 0) -> str:
    """As many digits as `limit` says, three: 398."""
    text = as_line(value)
    if not (len(text) == limit and text.isascii() and text.isdigit()):
        raise fail("bad-municipality-code", value=text)
    return text


def as_email(value: Any, limit: int = 0) -> str:
    """An address alone, judged by what Pydantic's EmailStr asks; the type would cost the import of all of Pydantic."""
    if type(value) is str and _COMMON_EMAIL.fullmatch(value):
        return value
    text = as_line(value, limit)
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise fail("bad-email", value=text, **_pasted_email(text)) from None
    # It would have to be fixed, unless it is the same address with its ä as xn--.
    if found.casefold() != text.casefold() and not _has_code_name(text):
        raise fail("bad-email", value=text, **_pasted_email(text))
    return text


def _has_code_name(text: str) -> bool:
    """Whether the domain of an address has letters such as ä in the form that machines use (RFC 5891)."""
    return text.isascii() and "xn--" in text.rpartition("@")[2].casefold()


def _pasted_email(text: str) -> dict[str, str]:
    """The address in a text that holds one, with its sign written as (at), or with what comes along; else nothing."""
    right = re.sub(r"\s*(?:\(\s*(?:at|a|ät)\s*\)|\[\s*(?:at|a|ät)\s*\])\s*", "@", text, flags=re.IGNORECASE)
    found = re.fullmatch(r"(?:mailto:|<)?([^\s@<>()]+@[^\s@<>()]+?)>?[.,;]?", right, re.IGNORECASE)
    if not found or found[1] == text:
        return {}
    try:
        return {"right": as_email(found[1])}
    except PydanticCustomError:
        return {}


def as_phone(value: Any, limit: int = 0) -> str:
    """A number as people in Finland write it, judged by what Pydantic's PhoneNumber asks, and by the short numbers."""
    if type(value) is str and _COMMON_PHONE.fullmatch(value):
        return value
    text = as_line(value, limit)
    import phonenumbers

    # An extension or letters would be shown as more digits.
    if not re.fullmatch(r"\+?[0-9\s()./\u2010-\u2013-]+", text):
        raise fail("bad-phone", value=text, **_pasted_phone(text))
    try:
        number = phonenumbers.parse(text, "FI")
    except phonenumbers.NumberParseException:
        raise fail("bad-phone", value=text) from None
    if not phonenumbers.is_valid_number(number):
        # 112 and 116117 are numbers too, but not to the full-number check.
        if phonenumbers.is_valid_short_number(number) and dialable(text) == str(number.national_number):
            return text
        raise fail("bad-phone", value=text)
    # What is published must be the number that the library reads, which drops the 0 of +46 08.
    if dialable(text) != phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164):
        right = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        if number.country_code == 358:
            right = "+358 " + readable(dialable(right)).removeprefix("0")
        raise fail("bad-phone", value=text, right=right)
    return text


# What is copied along with a number: a word for a phone before it, hours or a remark in brackets after it.
_BEFORE_NUMBER = r"(?:p|puh|puhelin|matkapuhelin|gsm|tel|telefon|mobil|tfn|phone)?[.:]*\s*"
_AFTER_NUMBER = r"\s*(?:\((?:(?!\balanumero|\bankn|\bext)[^()])*\))?[.,;]?"


def _pasted_phone(text: str) -> dict[str, str]:
    """The number in a text that holds one and otherwise only what comes along with numbers; else nothing."""
    found = re.fullmatch(rf"{_BEFORE_NUMBER}(\+?[0-9][0-9 \u00a0()-]*[0-9]){_AFTER_NUMBER}", text, re.IGNORECASE)
    if not found:
        return {}
    try:
        return {"right": as_phone(found[1].replace("\u00a0", " "))}
    except PydanticCustomError:
        return {}


@cache
def _url_validator() -> SchemaValidator:
    # Pydantic's HttpUrl is this schema; the class itself would cost the import of all of Pydantic.
    return SchemaValidator(core_schema.url_schema(max_length=2083, allowed_schemes=["http", "https"]))


def as_url(value: Any, limit: int = 0) -> str:
    """A web address that begins with http:// or https://, with a host that has a point."""
    text = as_line(value, limit)
    try:
        host = _url_validator().validate_python(text).host or ""
    except ValidationError:
        raise fail("bad-url", value=text) from None
    # Pydantic corrects `http:x` to `http://x/` and 12 to 0.0.0.12; what was written must be right as it is.
    written = re.match(r"https?://([^\s/?#\\]+)", text, re.IGNORECASE)
    if not written or "." not in host.strip(".") or "." not in written[1].strip(".") or re.search(r"\s", text):
        raise fail("bad-url", value=text)
    return text


def as_site_url(value: Any, limit: int = 0) -> str:
    """A web address to which the paths of pages can be added: without ?, #, and a name or password."""
    text = as_url(value, limit)
    if not re.fullmatch(r"https?://[^\s/?#\\@]+(?:/[^\s?#\\\"'<>]*)?", text, re.IGNORECASE):
        raise fail("bad-site-url", value=text)
    return text


def as_time(value: Any, limit: int = 0) -> time:
    """A time of day: 17.00, 9.30."""
    text = as_line(value, limit)
    hour = read_time(text)
    if hour is None:
        midnight = {"mistake": "midnight"} if re.fullmatch(r"(?:(?:klo|kl\.) *)?24(?:[.:]00)?", text) else {}
        raise fail("bad-time", value=text, **midnight)
    return hour


def as_moment(value: Any, limit: int = 0) -> Moment:
    """A day, and perhaps an hour after it: `31.3.2026 klo 15.00`, `2026-03-31 15:00`."""
    text = as_line(value, limit)
    first, _space, rest = text.partition(" ")
    rest = rest.strip()
    if (day := read_date(first)) is None:
        raise fail("bad-date", value=first)
    return Moment(day, as_time(rest)) if rest else Moment(day)


def as_day_of_year(value: Any, limit: int = 0) -> DayOfYear:
    """`31.3.`: a day that every year has, so not 29.2."""
    text = as_line(value, limit)
    if found := re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.", text):
        day, month = int(found[1]), int(found[2])
        if read_date(f"{day}.{month}.2027"):
            return DayOfYear(month, day)
    raise fail("bad-day-of-year", value=text)


def as_number(lowest: int, highest: int) -> Callable[[Any, int], int]:
    """A reader of whole numbers from `lowest` to `highest`."""

    def read(value: Any, limit: int = 0) -> int:
        text = as_line(value, limit)
        if (
            not re.fullmatch(rf"-?\d{{1,{max(len(str(highest)), 4)}}}", text, re.ASCII)
            or not lowest <= int(text) <= highest
        ):
            raise fail("bad-number", value=text, lowest=str(lowest), highest=str(highest))
        return int(text)

    return read


@cache
def _time_zones() -> set[str]:
    """The names of all time zones, for which the whole database is looked through."""
    from zoneinfo import available_timezones

    return available_timezones()


def as_time_zone(value: Any, limit: int = 0) -> str:
    """The name of a time zone: Europe/Helsinki."""
    text = as_line(value, limit)
    known = _time_zones()
    # A machine that knows no zone at all cannot say that this is none.
    if known and text not in known:
        raise fail("unknown-value", value=text, allowed="Europe/Helsinki, Europe/Mariehamn, …")
    return text


def as_edge(month: int, day: int) -> Callable[[Any, int], date]:
    """A reader of a date, or of a year: then this day of it."""

    def read(value: Any, limit: int = 0) -> date:
        text = as_line(value, limit)
        if re.fullmatch(r"[0-9]{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return date(int(text), month, day)
        return as_date(text, limit)

    return read


def as_domain(value: Any, limit: int = 0) -> str:
    """The name of a domain: lahti.fi."""
    text = as_line(value, limit)
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", text):
        raise fail("bad-domain", value=text)
    return text


def as_colour(value: Any, limit: int = 0) -> str:
    """A colour as the web writes it, #1546c8; the sign may be left out, since YAML takes it for a comment."""
    text = as_line(value, limit)
    if not re.fullmatch("#?[0-9a-fA-F]{6}", text):
        raise fail("bad-colour", value=text)
    return "#" + text.removeprefix("#").lower()
