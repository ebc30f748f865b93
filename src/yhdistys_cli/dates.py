"""Days as people write them. Pure: today is an argument."""

import re
from datetime import date, timedelta

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAYS_ON = re.compile(r"\+(\d{1,4})")

_NAMED = {
    **dict.fromkeys(("tänään", "tanaan", "idag", "i dag", "today"), 0),
    **dict.fromkeys(("huomenna", "imorgon", "i morgon", "tomorrow"), 1),
    **dict.fromkeys(("eilen", "igår", "i går", "yesterday"), -1),
}
_NEXT = ("ensi", "nästa", "next")
# The beginning of a weekday's name is enough, in any of the three languages.
_WEEKDAYS = (
    ("maanantai", "maanantaina", "måndag", "monday"),
    ("tiistai", "tiistaina", "tisdag", "tuesday"),
    ("keskiviikko", "keskiviikkona", "onsdag", "wednesday"),
    ("torstai", "torstaina", "torsdag", "thursday"),
    ("perjantai", "perjantaina", "fredag", "friday"),
    ("lauantai", "lauantaina", "lördag", "saturday"),
    ("sunnuntai", "sunnuntaina", "söndag", "sunday"),
)


def read_date(text: str) -> date | None:
    """`2027-04-14` or `14.4.2027` as a date; none when it is neither or there is no such day."""
    if found := ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    elif found := _FINNISH_DATE.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_day(text: str, today: date) -> date | None:
    """A day as somebody says it to the tool: a date, *tänään*, *huomenna*, *ensi ma*, +14, in three languages.

    *Ensi ma* is the first Monday after `today`. None when the text is none of these, or when the calendar ends.
    """
    asked = " ".join(text.casefold().split())
    try:
        if found := _DAYS_ON.fullmatch(asked):
            return today + timedelta(days=int(found[1]))
        if asked in _NAMED:
            return today + timedelta(days=_NAMED[asked])
        word, _space, weekday = asked.partition(" ")
        if word in _NEXT and len(weekday) >= 2:
            for number, names in enumerate(_WEEKDAYS):
                if any(name.startswith(weekday) for name in names):
                    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    except OverflowError:
        return None
    return read_date(asked)
