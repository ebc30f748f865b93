"""How the tool speaks: gettext catalogues, and dates and alphabetical order as people write them.

Below the command line a language is always an argument: `Words("fi")`. `N_` marks a text that is translated later.
"""

import datetime
import gettext
import os
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from .languages import BEFORE_HOURS, LANGUAGES, MONTHS, SHORT_WEEKDAYS

if TYPE_CHECKING:
    from .models import Texts

DOMAIN = "yhdistys"
# The words with which data is checked and explained: more than all others together, and no answer needs them.
CHECKING = "yhdistys-checking"
LOCALE = os.path.join(os.path.dirname(__file__), "locale")

# What belongs to the family name that follows it, and what stands in no name.
_PARTICLES = frozenset(
    ("af", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le", "ten", "ter", "van", "von", "zu")
)
_NOT_IN_NAMES = ",;:/()[]"
# What stands between words besides spaces.
_APART = str.maketrans(dict.fromkeys("/,;:()_-‐‑‒–—―", " "))
# Letters that Unicode does not take apart into a base letter and a mark.
_BASE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss"})


def N_(message: str) -> str:  # noqa: N802
    """Mark a text for the catalogues without translating it yet."""
    return message


# In the order of ISO 8601-2 and of `dates.SEASON_MONTHS`.
IN_SEASON = {"spring": N_("in spring"), "summer": N_("in summer"), "autumn": N_("in autumn"), "winter": N_("in winter")}


class _Checking(gettext.NullTranslations):
    """The second catalogue of a language, read when somebody asks for something that is not in the first."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        return _catalogue(self.language, CHECKING).gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _catalogue(self.language, CHECKING).ngettext(msgid1, msgid2, n)


@cache
def _catalogue(language: str, domain: str = DOMAIN) -> gettext.NullTranslations:
    found = gettext.translation(domain, LOCALE, [language], fallback=True)
    if domain == DOMAIN:
        found.add_fallback(_Checking(language))
    return found


@cache
def _said(language: str, message: str) -> str:
    return _catalogue(language).gettext(message)


class Words:
    """One language's words. `language` is `fi`, `sv` or `en`; `own` is the guide's, for texts that have no other.

    `data` is what a proposed command needs to be about the same guide, such as ` --data FOLDER`; empty as a rule.
    """

    __slots__ = ("data", "language", "own")

    def __init__(self, language: str, own: str = "fi", data: str = "") -> None:
        self.language = language
        self.own = own
        self.data = data

    def command(self, *arguments: str) -> str:
        """A command of the tool as one types it: `yhdistys areas avustukset`."""
        return " ".join(("yhdistys", *arguments)) + self.data

    def gettext(self, message: str) -> str:
        """The tool's own words for an English message id."""
        return _said(self.language, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The same, by number."""
        return _catalogue(self.language).ngettext(one, many, number)

    def text(self, value: "str | Texts | None") -> str:
        """A text of the data in this language, else in the guide's own, else in any that there is."""
        if value is None or isinstance(value, str):
            return value or ""
        for language in (self.language, self.own, *LANGUAGES):
            if found := getattr(value, language):
                return str(found)
        return ""

    def date(self, day: datetime.date) -> str:
        """14.4.2027 in Finnish and Finland's Swedish, no leading zeros (kielikello.fi); 14 April 2027."""
        if self.language == "en":
            return f"{day.day} {self.month(day.month)} {day.year}"
        return f"{day.day}.{day.month}.{day.year}"

    def weekday(self, day: datetime.date) -> str:
        """The short name of a day's weekday: ma, må, Mon."""
        return SHORT_WEEKDAYS[self.language].split()[day.weekday()]

    def month_in_text(self, number: int) -> str:
        """The name of a month within a sentence: tammikuu, januari, January."""
        return MONTHS[self.language].split()[number - 1]

    def month(self, number: int) -> str:
        """The name of a month as a heading: Tammikuu, Januari, January."""
        return self.month_in_text(number).capitalize()

    def hour(self, hour: datetime.time) -> str:
        """17.00 with a point (Kielikello 3/1998, SFS 4175); 17:00 in English."""
        return f"{hour.hour}{':' if self.language == 'en' else '.'}{hour.minute:02}"

    def hours(self, start: datetime.time, end: datetime.time | None = None) -> str:
        """klo 17.00–19.30, kl. 17.00–19.30, 17:00–19:30."""
        return BEFORE_HOURS[self.language] + self.hour(start) + (f"–{self.hour(end)}" if end else "")

    def euros(self, amount: int) -> str:
        """110 000 €, with no-break spaces; €110,000 in English."""
        if self.language == "en":
            return f"€{amount:,}"
        return f"{amount:,} €".replace(",", "\u00a0").replace(" ", "\u00a0")

    def span(self, start: datetime.date, end: datetime.date | None, year: bool = True, weekdays: bool = False) -> str:
        """A day or a range with an en dash: 1.–31.3.2027, 20.12.2026–15.1.2027 (kielikello.fi).

        Without `year` the year is left out; with `weekdays` each end has its weekday, and so its month too.
        """
        if end is None or end == start:
            return (f"{self.weekday(start)} " if weekdays else "") + self._whole(start, year)
        if self.language == "en" or weekdays or start.year != end.year:
            both = year and (start.year != end.year)
            return "–".join(
                (f"{self.weekday(day)} " if weekdays else "") + self._whole(day, both or (year and day == end))
                for day in (start, end)
            )
        first = f"{start.day}." if start.month == end.month else self._short(start)
        return f"{first}–{self._whole(end, year)}"

    @staticmethod
    def _short(day: datetime.date) -> str:
        return f"{day.day}.{day.month}."

    def _whole(self, day: datetime.date, year: bool) -> str:
        if self.language == "en":
            return f"{day.day} {self.month(day.month)}" + (f" {day.year}" if year else "")
        return self._short(day) + (str(day.year) if year else "")

    def join(self, parts: Iterable[str]) -> str:
        """`A`, `A ja B`, `A, B ja C`."""
        return self._join(parts, self.gettext("and"))

    def join_or(self, parts: Iterable[str]) -> str:
        """`A`, `A vai B`, `A, B vai C`: things to choose from."""
        return self._join(parts, self.gettext("or"))

    def quote(self, text: str) -> str:
        """A word in the quotation marks of the language: ”nuoriso”, “nuoriso”."""
        return f"“{text}”" if self.language == "en" else f"”{text}”"

    @staticmethod
    def _join(parts: Iterable[str], word: str) -> str:
        *first, last = list(parts) or [""]
        return f"{', '.join(first)} {word} {last}" if first else last


def every_text(value: "str | Texts | None") -> list[str]:
    """A text in every language in which the guide has it."""
    if value is None or isinstance(value, str):
        return [value] if value else []
    return [found for language in LANGUAGES if (found := getattr(value, language))]


class _Letters(dict[int, str]):
    """What becomes of each letter, for `str.translate`; worked out once for every letter that is met."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self.make = make

    def __missing__(self, code: int) -> str:
        self[code] = made = self.make(chr(code))
        return made


def _fold(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter).translate(_BASE)
    return "".join(c for c in base if not unicodedata.combining(c)).translate(_APART)


_FOLDED = _Letters(_fold)
_ORDER = _Letters(lambda letter: {"å": "{", "ä": "|", "ö": "}"}.get(letter) or fold(letter) or letter)


def fold(text: str) -> str:
    """For comparing: lower case, å/ä/ö and other marks as their base letters, hyphens and dashes as spaces."""
    return " ".join(text.casefold().translate(_FOLDED).split())


def alphabetical(text: str) -> tuple[str, str]:
    """Sort key for Finnish order: … z, å, ä, ö; other marks count as their base letters (SFS-EN 13710)."""
    return unicodedata.normalize("NFC", text.casefold()).translate(_ORDER), text


def split_name(name: str, family: str | None = None) -> tuple[str, str]:
    """The given names and the family name of a person, particles such as *von* with the family name.

    `family` is the family name where the data says it; else it is the last word, with the particles before it, or what
    stands before a comma.
    """
    if family:
        given = name.replace(family, " ", 1) if family in name else name
        return " ".join(given.replace(",", " ").split()), family
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip():
        return " ".join(after.split()), " ".join(before.split())
    parts = name.split() or [""]
    first = len(parts) - 1
    while first > 1 and parts[first - 1].casefold() in _PARTICLES:
        first -= 1
    return " ".join(parts[:first]), " ".join(parts[first:])


def is_unclear_name(name: str) -> bool:
    """Whether a name has what no name has, such as a comma or brackets: nobody can tell which word is what."""
    return any(letter in _NOT_IN_NAMES for letter in name)


def surname_first(name: str, family: str | None = None) -> tuple[str, str]:
    """Sort key for people: the family name, then the rest. Of *von Wright* the particle does not count.

    Finnish lists file him under W. `family` is the family name where the data says it.
    """
    given, last = split_name(name, family)
    parts = last.split() or [""]
    while len(parts) > 1 and parts[0].casefold() in _PARTICLES and parts[0].islower():
        parts = parts[1:]
    return alphabetical(f"{' '.join(parts)} {given}")


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining and invisible ones none."""
    if text.isascii() or max(text) < "\u0300":  # wide and combining letters begin there
        return len(text)
    width = {"W": 2, "F": 2}
    # By category: a variation selector and the circle around a digit have no combining class.
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else width.get(unicodedata.east_asian_width(c), 1)
        for c in text
    )
