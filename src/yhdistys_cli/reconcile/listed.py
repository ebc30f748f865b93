"""How a city writes a name, a phone number or an address into a list of its own; what cannot be told is a `Doubt`."""

import re
from typing import Any, NamedTuple

from ..languages import LANGUAGES, SHORT_WEEKDAYS, WEEKDAYS
from ..validation import readers
from .given import Cell
from .rows import one_line, tidy

_NUMBER = r"\+?[0-9][0-9 \-–]*[0-9]"
_WORD_BEFORE = r"(?:(?:p|puh|puhelin|matkapuhelin|gsm|tel|telefon|mobil|tfn|phone|vaihde|växel)\b[.:]*\s*)?"
_BETWEEN = re.compile(
    r"\s*(?:[,;\n/]|\btai\b|\bja\b|\beller\b|\boch\b|\bor\b|\band\b)\s*(?=[+0-9pgmtv])", re.IGNORECASE
)
# What stands where nobody has the post.
_NOBODY = re.compile(
    r"(?:avoin|avoinna|täyttämättä|vakanssi|ei tiedossa|n\.? ?n\.?|vakant|okänd|vacant|unknown|[-–—?]+)\b.*|[-–—?]+"
)
_PLACEHOLDER = re.compile(r"(?:etunimi|förnamn|fornamn|first\.?name|firstname)\b.*@", re.IGNORECASE)
# What a phone number may have at most, and a line.
_PHONE, _EMAIL, _LINE = 40, 254, 200

Read = tuple[Any, dict[str, str]]


class Doubt(Exception):  # noqa: N818 - it is an answer
    """It cannot be told what a cell means: a code with its sentence in `formats.changes`, and what it is about."""

    def __init__(self, code: str, /, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Phones(NamedTuple):
    """A number, another, and when they are answered; empty where there is none."""

    phone: str = ""
    second_phone: str = ""
    phone_hours: str = ""


def _text(cell: Cell) -> str:
    if cell.what or not isinstance(cell.value, str):
        raise Doubt("no-text", value=str(cell.value))
    return tidy(cell.value)


def line(cell: Cell) -> Read:
    """Text on one line."""
    text = one_line(_text(cell))
    if len(text) > _LINE:
        raise Doubt("too-long", value=text[:40] + "…")
    return text, {}


def person(cell: Cell) -> Read:
    """The name of one person. *Mäkinen, Tiia* is turned, which is said."""
    text = _text(cell)
    if _NOBODY.fullmatch(text.casefold()):
        raise Doubt("nobody", value=text)
    if turned := re.fullmatch(r"([^\s,]+), ?([^\s,]+(?: [^\s,]+)?)", text):
        name = f"{turned[2]} {turned[1]}"
        return name, {"value": text, "right": name}
    if "\n" in text or re.search(r"[,;/&]|\b(?:ja|och|and)\b", text):
        raise Doubt("several-names", value=one_line(text))
    if re.search(r"[0-9@()]", text) or len(text) > _LINE:
        raise Doubt("no-name", value=text[:60])
    if " " not in text:
        raise Doubt("half-name", value=text)
    return text, {}


def phones(cell: Cell) -> Read:
    """*p. 040 123 4567 (ma–pe 9–15)*: the number, perhaps another, and when it is answered."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        raise Doubt("phone-number", value=str(int(cell.value)))
    text = _text(cell).replace("(0)", "")
    if re.fullmatch("[45][0-9]{6,9}", text):  # a spreadsheet that took it for a number left out what it begins with
        raise Doubt("phone-number", value=text)
    hours = ""
    if found := re.fullmatch(r"([^()]*)\(([^()]*)\)\.?", text, re.DOTALL):
        text, hours = found[1].strip(), one_line(found[2])
        if not _is_hours(hours):
            raise Doubt("no-phone", value=one_line(f"{text} ({hours})"))
    numbers = []
    for part in filter(None, _BETWEEN.split(text)):
        read = re.fullmatch(rf"{_WORD_BEFORE}({_NUMBER})[.,;:]?(?:\s+(.*))?", one_line(part), re.IGNORECASE)
        if not read:
            raise Doubt("no-phone", value=one_line(_text(cell)))
        rest = (read[2] or "").strip()
        if rest and (hours or not _is_hours(rest)):
            raise Doubt("no-phone", value=one_line(_text(cell)))
        hours = hours or rest
        try:
            numbers.append(readers.as_phone(re.sub(r"\s+", " ", read[1]), _PHONE))
        except ValueError:
            raise Doubt("no-phone", value=one_line(_text(cell))) from None
    if not 1 <= len(numbers) <= 2:
        raise Doubt("no-phone", value=one_line(_text(cell)))
    return Phones(numbers[0], numbers[1] if len(numbers) > 1 else "", hours), {}


def _is_hours(text: str) -> bool:
    """Whether a text says when a phone is answered: it begins with a weekday or an hour, or is a word for workdays."""
    first = re.split(r"[\s–.-]", text.casefold(), maxsplit=1)[0]
    weekdays = {
        name
        for language in LANGUAGES
        for names in (WEEKDAYS[language], SHORT_WEEKDAYS[language])
        for name in names.casefold().split()
    }
    return first in weekdays or first in ("klo", "kl", "arkisin", "ark", "vard", "vardagar", "weekdays")


def email(cell: Cell) -> Read:
    """An address; one with (at) or in brackets as it is meant, which is said."""
    text = one_line(_text(cell))
    if _PLACEHOLDER.match(text):
        raise Doubt("placeholder", value=text)
    try:
        return readers.as_email(text, _EMAIL), {}
    except ValueError as error:
        right = (getattr(error, "context", None) or {}).get("right")
        if right:
            return str(right), {"value": text, "right": str(right)}
        raise Doubt("no-email", value=text) from None
