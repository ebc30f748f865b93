"""Days, hours and months as people write and say them. Pure: today is an argument."""

import re
from datetime import date, time, timedelta

from .languages import LANGUAGES, MONTHS, NAMED_DAYS, NEXT, ON_WEEKDAY, WEEKDAYS

# The years that a clock may speak of; holidays are not worth guessing further.
FIRST_YEAR, LAST_YEAR = 1900, 2999

# Not compiled before somebody writes a day: most questions have none.
ISO_DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_FINNISH_DATE = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"
_TIME = r"(?:(?:klo|kl\.) *)?([0-9]{1,2})(?:[.:]([0-9]{2}))?"
_DAYS_ON = r"\+([0-9]{1,4})"

# A weekday's name in each language, and how one says that something is on it; the beginning of a name is enough.
_WEEKDAYS = tuple(
    (*names, *(name + ON_WEEKDAY[language] for language, name in zip(LANGUAGES, names, strict=True)))
    for names in zip(*(WEEKDAYS[language].casefold().split() for language in LANGUAGES), strict=True)
)
_MONTHS = tuple(zip(*(MONTHS[language].casefold().split() for language in LANGUAGES), strict=True))


def read_date(text: str) -> date | None:
    """`2027-04-14` or `14.4.2027` as a date; none when it is neither or there is no such day."""
    if found := re.fullmatch(ISO_DATE, text):
        year, month, day = found.groups()
    elif found := re.fullmatch(_FINNISH_DATE, text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """`17.00`, `17:00`, `klo 17`, `kl. 17` or `9` as a time of day; none when it is none. 24.00 is not a time."""
    found = re.fullmatch(_TIME, text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_month(text: str) -> int | None:
    """A month as people say it: `3`, *maaliskuu*, *mars*; `2027-03` is that year's, 202703. None when it is none."""
    asked = text.casefold().strip()
    if found := re.fullmatch(r"(\d{4})-(\d{2})", asked, re.ASCII):
        year, month = int(found[1]), int(found[2])
        return year * 100 + month if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None
    if asked.isascii() and asked.isdigit():
        return int(asked) if len(asked) < 3 and 1 <= int(asked) <= 12 else None
    for number, names in enumerate(_MONTHS, 1):
        # Inflected forms begin like the name: maaliskuussa, i mars.
        if any(asked.startswith(name) or (len(asked) >= 3 and name.startswith(asked)) for name in names):
            return number
    return None


def read_day(text: str, today: date) -> date | None:
    """A day as somebody says it to the tool: a date, *tänään*, *huomenna*, *ensi ma*, +14, in three languages.

    *Ensi ma* and *maanantaina* are the first Monday after `today`. None when the text is none of these, or when the
    calendar ends.
    """
    asked = " ".join(text.casefold().split())
    try:
        if found := re.fullmatch(_DAYS_ON, asked):
            return today + timedelta(days=int(found[1]))
        for named in NAMED_DAYS.values():
            if asked in named:
                return today + timedelta(days=named[asked])
        word, _space, weekday = asked.partition(" ")
        if word not in NEXT.values():  # maanantaina: the next one
            word, weekday = "", asked if any(asked in names for names in _WEEKDAYS) else ""
        if len(weekday) >= 2:
            for number, names in enumerate(_WEEKDAYS):
                if any(name.startswith(weekday) for name in names):
                    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    except OverflowError:
        return None
    return read_date(asked)


def begins_day(word: str) -> bool:
    """Whether a day as people say it goes on after this word: *ensi* ma, *i* morgon."""
    return word.casefold() in (*NEXT.values(), "i")
