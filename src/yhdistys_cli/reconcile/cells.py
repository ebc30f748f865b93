"""What was typed into a cell, as the text that a row holds; or why it cannot be read. Nothing is mended or guessed."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import NamedTuple

from ..languages import LANGUAGES, SHORT_WEEKDAYS, WEEKDAYS
from ..nearest import Nearest, nearest
from ..validation import readers
from ..words import Words
from ..written_days import read_date, read_time
from .columns import Column
from .given import ERROR, FORMULA, Cell, UnclearCell
from .rows import one_line, tidy

# What people put in where there is nothing to say.
_NOTHING = frozenset({"", "-", "–", "—"})
# The day from which spreadsheets count, and the numbers that are a day of this age.
_ZERO, _FIRST_NUMBER, _LAST_NUMBER = date(1899, 12, 30), 20_000, 80_000
# Earlier days come of a number that was typed where a day belongs.
_FIRST_YEAR = 1950
# The most characters of a field: the models' own.
_LIMITS = {"text": 200, "prose": 5000, "email": 254, "phone": 40}


class Reading(NamedTuple):
    """A cell as it was read; `note` is how, where it was not written as usual."""

    value: str
    note: str = ""


def read(cell: Cell, column: Column, base: str | None, names: Mapping[str, "Names"]) -> Reading:
    """What a cell holds. `base` is what it held when it was exported; none where that is not known.

    `names` say which person, holder and event a name means. Raises UnclearCell.
    """
    if cell.what == FORMULA:
        raise UnclearCell("formula")
    if cell.what == ERROR:
        raise UnclearCell("error-value", value=str(cell.value))
    if cell.merged:
        raise UnclearCell("merged")
    if cell.is_blank or (isinstance(cell.value, str) and cell.value.strip() in _NOTHING):
        return Reading(column.default)
    if column.kind in names:
        return Reading(names[column.kind].meant(_as_text(cell)))
    return _READERS.get(column.kind, _text)(cell, column, base)


def judge(column: Column, value: str) -> None:
    """Raise UnclearCell for a changed text that the field's own reader refuses."""
    if not value:
        return
    reader = {"phone": readers.as_phone, "email": readers.as_email, "prose": readers.as_prose}.get(column.kind)
    if column.kind == "text":
        reader = readers.as_line
    if reader is None:
        return
    try:
        reader(value, _LIMITS[column.kind])
    except ValueError as error:  # with one of the codes of `diagnostics`
        code, params = getattr(error, "type", "bad-value"), getattr(error, "context", None) or {}
        raise UnclearCell(str(code), **{"value": value, **params}) from None


class Names:
    """Which id a name means, of people or of holders or of events: by name, in any language, or by id."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._by_name: dict[str, set[str]] = {}
        self._ids: set[str] = set()
        self._shown: dict[str, str] = {}
        self._nearest: Nearest | None = None

    def add(self, identity: str, *names: str) -> None:
        """One of them, with all that it is called."""
        self._ids.add(identity)
        self._nearest = None
        for name in filter(None, names):
            self._by_name.setdefault(one_line(name).casefold(), set()).add(identity)
            self._shown.setdefault(one_line(name).casefold(), one_line(name))

    def known(self, text: str) -> set[str]:
        """The ids that a name can mean."""
        asked = one_line(text).casefold()
        if found := self._by_name.get(asked):
            return found
        inner = re.fullmatch(r".*\(([a-z0-9:-]+)\)", asked)  # two people of one name are told apart so
        return {asked if not inner else inner[1]} & self._ids

    def meant(self, text: str) -> str:
        """The id that a name means. Raises UnclearCell where it means none or several."""
        found = self.known(text)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UnclearCell(f"several-{self._kind}", value=text, ids=tuple(sorted(found)))
        self._nearest = self._nearest or Nearest(self._shown)
        close = self._nearest(one_line(text).casefold())[0].get("suggestion")
        raise UnclearCell(f"unknown-{self._kind}", value=text, suggestion=self._shown[close] if close else "")


def _as_text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnclearCell("not-text")
    return str(int(value)) if value == int(value) else repr(value)


def _text(cell: Cell, column: Column, base: str | None) -> Reading:  # noqa: ARG001
    text = _as_text(cell)
    return Reading(text if column.kind == "prose" else text.replace("\n", " "))


def _phone(cell: Cell, column: Column, base: str | None) -> Reading:
    value = cell.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{4,}", value.strip()):  # of a CSV file, which has no numbers
        is_number = _bare(base or "") == value.strip()
    if not is_number:
        return _text(cell, column, base)
    digits = _as_text(cell)
    if base and _bare(base) == digits:
        return Reading(base)
    raise UnclearCell("phone-number", value=digits)


def _bare(number: str) -> str:
    """What is left of a phone number that a spreadsheet has taken for a number."""
    return re.sub(r"\D", "", number).lstrip("0")


def _day(cell: Cell, column: Column, base: str | None) -> Reading:  # noqa: ARG001
    value = cell.value
    if isinstance(value, tuple):
        raise UnclearCell("day-with-hours", day=value[0], hour=value[1])
    if isinstance(value, date):
        if value.year < _FIRST_YEAR:
            raise UnclearCell("not-a-day", value=str(value))
        return Reading(value.isoformat())
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value != int(value) or not _FIRST_NUMBER <= value <= _LAST_NUMBER:
            raise UnclearCell("not-a-day", value=_as_text(cell))
        return Reading((_ZERO + timedelta(days=int(value))).isoformat(), "day-as-number")
    if not isinstance(value, str):
        raise UnclearCell("not-a-day", value=str(value))
    return Reading(_written_day(one_line(value)).isoformat(), "day-as-text")


def _written_day(text: str) -> date:
    """A day as text, with or without its weekday, which must be the right one."""
    first, _space, rest = text.casefold().partition(" ")
    weekday = _weekdays().get(first.rstrip("."))
    found = read_date(rest if weekday is not None else text)
    if found is None:
        if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.?", rest if weekday is not None else text):
            raise UnclearCell("no-year", value=text)
        raise UnclearCell("not-a-day", value=text)
    if weekday is not None and found.weekday() != weekday:
        raise UnclearCell("wrong-weekday", day=found)
    if found.year < _FIRST_YEAR:
        raise UnclearCell("not-a-day", value=text)
    return found


@cache
def _weekdays() -> dict[str, int]:
    """Whole and short names of weekdays in all languages."""
    found = {}
    for language in LANGUAGES:
        for names in (WEEKDAYS[language], SHORT_WEEKDAYS[language]):
            found.update({name: number for number, name in enumerate(names.casefold().split())})
    return found


def _hour(cell: Cell, column: Column, base: str | None) -> Reading:  # noqa: ARG001
    value = cell.value
    found: time | None = None
    if isinstance(value, time):
        found = value if not (value.second or value.microsecond) else None
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = _hour_of_number(value)
    elif isinstance(value, str):
        text = one_line(value).replace(",", ".")
        # 17.3 is what is left of 17.30 in a cell that took it for a number.
        if half := re.fullmatch(r"((?:klo |kl\. )?[0-9]{1,2})[.:]([0-5])", text):
            text = f"{half[1]}.{half[2]}0"
        found = read_time(text)
    if found is None:
        raise UnclearCell("not-an-hour", value=str(value) if not isinstance(value, tuple) else value[1].isoformat())
    return Reading(f"{found.hour}.{found.minute:02}", "" if isinstance(value, str) else "hour-as-number")


def _hour_of_number(value: float) -> time | None:
    """An hour that a spreadsheet took for a number: 0.75 is a part of the day, 17.3 was 17.30."""
    if 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return time(minutes // 60, minutes % 60) if minutes < 24 * 60 else None
    hours, minutes = divmod(round(value * 100), 100)
    is_whole = abs(value * 100 - round(value * 100)) < 1e-6
    return time(int(hours), int(minutes)) if is_whole and hours < 24 and minutes < 60 else None


def _choice(cell: Cell, column: Column, base: str | None) -> Reading:  # noqa: ARG001
    text = _as_text(cell).casefold()
    known: dict[str, str] = {}
    for code, message in column.words:
        known[code] = code
        known.update({Words(language).gettext(message).casefold(): code for language in LANGUAGES})
    if text in known:
        return Reading(known[text])
    close = nearest(text, known)[0].get("suggestion", "")
    raise UnclearCell("unknown-choice", value=_as_text(cell), suggestion=close)


_READERS: dict[str, Callable[[Cell, Column, str | None], Reading]] = {
    "phone": _phone,
    "day": _day,
    "hour": _hour,
    "choice": _choice,
}
