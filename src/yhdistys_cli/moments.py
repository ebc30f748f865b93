"""A day, hours, a window, a month, a week or a season as people say them to a command that writes. Pure.

No year is guessed and no weekday is passed over. What cannot be read is refused with its reason, and with what was
probably meant as other words.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Literal, NamedTuple, NoReturn

from .languages import LANGUAGES, MONTHS, NAMED_DAYS, NEXT, ON_WEEKDAY, SHORT_WEEKDAYS, WEEKDAYS
from .models import Moment
from .records import record
from .words import fold
from .written_days import FIRST_YEAR, LAST_YEAR, read_date, read_day, read_month, read_time

Season = Literal["spring", "summer", "autumn", "winter"]


@record
class When:
    """A time as somebody said it: a `start`, an `end`, or both; or a `year` with a month, a week or a season of it.

    Without an `end` it is one day, without a `start` a deadline. `text` is how it was said.
    """

    text: str
    start: Moment | None = None
    end: Moment | None = None
    year: int | None = None
    month: int | None = None
    week: int | None = None
    season: Season | None = None

    @property
    def day(self) -> date | None:
        """The first day that is said."""
        first = self.start or self.end
        return first.day if first else None


class Unreadable(Exception):  # noqa: N818 - it is an answer, as Impossible is
    """A time that cannot be read: a code with its sentence in `formats.changes`, what it is about, and other words
    for what was probably meant."""

    def __init__(self, code: str, instead: tuple[str, ...] = (), /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.instead = instead
        self.params = params


# A time of the year and how it is called in a sentence of each language; the beginning of an inflected form.
_SEASONS: dict[Season, tuple[str, ...]] = {
    "spring": ("kevät", "kevään", "keväällä", "vår", "våren", "spring"),
    "summer": ("kesä", "kesän", "kesällä", "sommar", "sommaren", "summer"),
    "autumn": ("syksy", "syksyn", "syksyllä", "höst", "hösten", "autumn"),
    "winter": ("talvi", "talven", "talvella", "vinter", "vintern", "winter"),
}
_WEEKS = ("viikko", "viikolla", "viikon", "vko", "vk", "vecka", "veckan", "v", "week")
# Before and after a day by which something must be done.
_BY, _BY_AFTER = ("viimeistään", "viimeistaan", "senast", "by"), ("mennessä", "mennessa")
_BEFORE_HOUR = r"(?:klockan|kello|klo|kl|at)\.?\s*"
# What may stand before a day without saying anything: onsdagen den 14 april, on the 14th.
_FILLERS = ("den", "the")
_LETTERS = r"[^\W\d_]"
_HOUR = rf"(?:{_BEFORE_HOUR})?\d{{1,2}}(?:[.:]\d{{1,2}})?"

_MONTH_NAMES = frozenset(fold(name) for language in LANGUAGES for name in MONTHS[language].split())
# The names of each weekday, folded, and how one says that something is on it.
_WEEKDAY_NAMES = tuple(
    tuple({fold(form) for name, language in names for form in (name, name + ON_WEEKDAY[language], f"{name}en")})
    for names in zip(*([(n, language) for n in WEEKDAYS[language].split()] for language in LANGUAGES), strict=True)
)
_SHORT_NAMES = tuple(
    {fold(name) for name in names} for names in zip(*(SHORT_WEEKDAYS[x].split() for x in LANGUAGES), strict=True)
)
_NAMED = sorted((name for named in NAMED_DAYS.values() for name in named), key=len, reverse=True)

# A text as it is scanned: small letters, every dash an en dash, an ISO date with low lines.
_TOKENS = re.compile(
    rf"""(?P<iso>\d{{4}}_\d{{2}}_\d{{2}})(?:t(?=\d))?
    |(?P<date>\d{{1,2}}\.\d{{1,2}}\.\d+)
    |(?P<hour>(?<!{_LETTERS}){_BEFORE_HOUR}\d+(?:[.:]\d+)?|\d{{1,2}}:\d+)
    |(?P<part>\d{{1,2}}\.\d{{1,2}}\.)
    |(?P<first>\d{{1,2}}\.(?=\s*–))
    |(?P<slashed>\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?)
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<ahead>\+\d{{1,4}}\b)
    |(?P<named>\b(?:{"|".join(map(re.escape, _NAMED))})\b)
    |(?P<next>\b(?:{"|".join(NEXT.values())})\s+{_LETTERS}{{2,}})
    |(?P<dash>–)
    |(?P<word>{_LETTERS}+\.?)
    |(?P<other>\S)""",
    re.VERBOSE,
)
# A command has no more words.
_MOST_WORDS = 60
_DAYS = ("iso", "date", "part", "first", "slashed", "ahead", "named", "next")


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a command as those of a name, and those of a time: from the first on that is or begins a day."""
    every = [part for word in words for part in word.split()][:_MOST_WORDS]
    for at in range(len(every)):
        if _begins(_plain(" ".join(every[at:]))):
            return every[:at], every[at:]
    return every, []


def goes_on(word: str) -> bool:
    """Whether a time goes on with this word: an hour, a dash, a further day."""
    return bool(re.fullmatch(rf"[-–—]|{_BEFORE_HOUR}|{_HOUR}(?:[-–—]{_HOUR})?", word, re.I)) or _begins(_plain(word))


def read(text: str, today: date) -> When:
    """A time as people say it, seen from `today`. Raises Unreadable, with the reason.

    `14.4.2027 klo 17–19.30`, `ke 14.4.2027`, `1.–31.3.2027 klo 15`, `ensi ti klo 18`, `viimeistään 30.4.2027`,
    `toukokuu 2027`, `viikko 8/2027`, `kevät 2027`.
    """
    plain = _plain(text)
    if not plain:
        raise Unreadable("no-time")
    if found := _inexact(plain, text):
        return found
    return _Reader(plain, text, today).when()


def _plain(text: str) -> str:
    """A text as `_TOKENS` scans it: small letters, one kind of dash, months as numbers."""
    text = unicodedata.normalize("NFKC", text)
    text = " ".join(text.casefold().replace(",", " ").replace(";", " ").split())
    text = re.sub(r"(\d{4})-(\d{2})-(\d{2})", r"\1_\2_\3", text)
    text = re.sub(r"[-‐‑‒—―−]|\btill\b", "–", text)
    text = re.sub(r"(\d{1,2})\. (\d{1,2})\. ?(\d{4})", r"\1.\2.\3", text)  # 14. 4. 2027
    text = re.sub(rf"\b({_LETTERS}{{3,}})\.? (\d{{1,2}})(?:st|nd|rd|th)? (\d{{4}})\b", _month_first, text)
    text = re.sub(rf"\b(\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?({_LETTERS}{{3,}})\.?(?: ?(\d{{4}})\b)?", _month, text)
    text = re.sub(r"(\d{1,2})(?=\s*–\s*\d{1,2}\.\d{1,2}\.\d)", _first_day, text)  # 1–31 March 2027
    return re.sub(r"(?<=\d[.:]\d\d)\.$", "", text)


def _month_number(word: str) -> int | None:
    """The month of a word that is one's name, or begins with it or like it."""
    asked = fold(word)
    if any(asked.startswith(name) or (len(asked) > 2 and name.startswith(asked)) for name in _MONTH_NAMES):
        return read_month(word)
    return None


def _month(found: re.Match[str]) -> str:
    day, word, year = found.groups()
    number = _month_number(word)
    return f"{day}.{number}.{year or ''}" if number else found[0]


def _month_first(found: re.Match[str]) -> str:
    word, day, year = found.groups()
    number = _month_number(word)
    return f"{day}.{number}.{year}" if number else found[0]


def _first_day(found: re.Match[str]) -> str:
    # In 1.–31.3. the point is there already, and 17.00 – 15.4.2027 ends with an hour.
    before = found.string[: found.start()]
    return found[0] if re.search(rf"[.:\d]$|{_BEFORE_HOUR}$|\d\s$", before) else f"{found[1]}."


def _weekday(word: str, short: bool = True) -> int | None:
    """Which weekday a word means, from 0; with `short` its short name or its beginning too. None where it is none."""
    asked = fold(word.rstrip("."))
    for number, names in enumerate(_WEEKDAY_NAMES):
        if asked in names or (short and asked in _SHORT_NAMES[number]):
            return number
        if short and len(asked) > 2 and any(name.startswith(asked) for name in names):
            return number
    return None


def _begins(plain: str) -> bool:
    """Whether a text is a time, or begins one."""
    every = list(_scan(plain))
    if not every:
        return False
    first, rest = every[0], every[1:]
    if first.kind in ("iso", "date", "part", "slashed", "ahead", "named", "hour"):
        return True
    if first.kind == "first":
        return len(rest) > 1 and rest[1].kind in _DAYS
    if first.kind == "number":
        return bool(re.fullmatch(r"\d{1,2}\.\d{1,2}", first.text))
    if first.kind == "next":
        return _weekday(first.text.split()[1]) is not None
    if first.kind != "word":
        return False
    if _is_inexact(plain):
        return True
    if first.text in _BY:
        return bool(rest) and _begins(plain[rest[0].start :])
    if _weekday(first.text) is None:
        return False
    while rest and rest[0].text in _FILLERS:
        rest = rest[1:]
    # Whole names stand alone; *la*, *to* and *on* are words of other languages too.
    alone = rest[0].kind == "hour" if rest else _weekday(first.text, short=False) is not None
    return alone or (bool(rest) and (rest[0].kind in _DAYS or bool(re.match(r"\d{1,2}\.\d", rest[0].text))))


def _scan(plain: str) -> Iterator[_Token]:
    for found in _TOKENS.finditer(plain):
        kind = found.lastgroup or "other"
        yield _Token(kind, found[kind], found.start(), found.end())


# --- months, weeks and seasons

_YEAR = r"(?P<year>\d{4})"


def _is_inexact(plain: str) -> bool:
    try:
        return _inexact(plain, "") is not None
    except Unreadable:
        return True


def _inexact(plain: str, text: str) -> When | None:
    """A month, a week or a season of a year; none where the text is none of these."""
    weeks = "|".join(_WEEKS)
    if found := re.fullmatch(rf"(?:{weeks})\.? ?(?P<week>\d{{1,2}})(?: |/| / ){_YEAR}", plain):
        year, week = _year(found["year"], text), int(found["week"])
        if not 1 <= week <= 53 or date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1) > _last_monday(year):
            raise Unreadable("no-such-week", week=week, year=year)
        return When(text, year=year, week=week)
    if found := re.fullmatch(rf"(?P<word>{_LETTERS}{{3,}}) {_YEAR}", plain):
        word = found["word"]
        for season, names in _SEASONS.items():
            if word in names:
                return When(text, year=_year(found["year"], text), season=season)
        if number := _month_number(word):
            return When(text, year=_year(found["year"], text), month=number)
    return None


def _last_monday(year: int) -> date:
    """The Monday of the last week of a year: that in which 28 December is."""
    last = date(year, 12, 28)
    return last - timedelta(days=last.weekday())


def _year(written: str, text: str) -> int:
    year = int(written)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("no-such-day", value=text)
    return year


# --- days and hours


class _Day(NamedTuple):
    """A day that was read, or what is known of one without its year or month; and where it stands."""

    date: date | None
    day: int
    month: int | None
    token: _Token
    weekday: int | None
    weekday_at: int


class _Reader:
    """Reads one time from its first token to its last."""

    def __init__(self, plain: str, text: str, today: date) -> None:
        self.plain = plain
        self.text = text
        self.today = today
        self.tokens = list(_scan(plain))
        self.at = 0

    def when(self) -> When:
        """The time. Raises Unreadable."""
        is_deadline = self._take_word(_BY)
        first = self._day()
        hour = self._hour()
        last: _Day | None = None
        until: time | None = None
        if self._take("dash"):
            if self.at == len(self.tokens):
                self._refuse_words(self.tokens[-1].start)
            if hour is None or (until := self._hour()) is None:
                last = self._day()
                until = self._hour()
        elif self._take_word(_BY_AFTER):
            is_deadline = True
        if self.at < len(self.tokens):
            if self.tokens[self.at].kind == "dash" and last is not None:
                raise Unreadable("hours-of-several-days")
            self._refuse_words(self.tokens[self.at].start)
        if last is None:
            day = self._whole(first)
            return self._one_day(day, hour, until, is_deadline)
        return self._several_days(first, hour, last, until, is_deadline)

    def _one_day(self, day: date, hour: time | None, until: time | None, is_deadline: bool) -> When:
        if is_deadline:
            if until is not None:
                raise Unreadable("deadline-of-two")
            return When(self.text, None, Moment(day, hour))
        if hour is not None and until is not None:
            if until <= hour:
                raise Unreadable("end-before-start")
            return When(self.text, Moment(day, hour), Moment(day, until))
        return When(self.text, Moment(day, hour))

    def _several_days(self, first: _Day, hour: time | None, last: _Day, until: time | None, is_deadline: bool) -> When:
        if is_deadline:
            raise Unreadable("deadline-of-two")
        end = self._whole(last)
        start = self._whole(first, end)
        if start > end or (start == end and hour and until and until <= hour):
            raise Unreadable("end-before-start")
        if start == end:
            return self._one_day(start, hour, until, False)
        return When(self.text, Moment(start, hour), Moment(end, until))

    # --- tokens

    def _take(self, kind: str) -> _Token | None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == kind:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def _take_word(self, words: Sequence[str]) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at].text.rstrip(".") in words:
            self.at += 1
            return True
        return False

    def _hour(self) -> time | None:
        """The hour that stands here, if one does."""
        token = self._take("hour") or self._take("number")
        if token is None:
            return None
        written = re.sub(rf"^{_BEFORE_HOUR}", "", token.text)
        # A day without its year is no hour: 14.4. is not read as 14.04.
        hour = read_time(written)
        if hour is None:
            raise Unreadable("no-such-hour", value=written)
        return hour

    def _day(self) -> _Day:
        """The day that stands here, perhaps after its weekday."""
        weekday_at = self.tokens[self.at].start if self.at < len(self.tokens) else 0
        weekday = self._weekday_here()
        while self._take_word(_FILLERS):
            pass
        if self.at >= len(self.tokens) or self.tokens[self.at].kind not in (*_DAYS, "number"):
            if weekday is not None:
                return self._next_weekday(weekday, weekday_at)
            self._refuse_no_day()
        token = self.tokens[self.at]
        self.at += 1
        kind, written = token.kind, token.text.replace("_", "-")
        if kind in ("ahead", "named", "next"):
            found = read_day(written, self.today)
            if found is None:
                raise Unreadable("no-such-day", value=written)
            return _Day(found, found.day, found.month, token, weekday, weekday_at)
        if kind == "slashed" or (kind == "number" and not re.fullmatch(r"\d{1,2}\.\d{1,2}", written)):
            raise Unreadable("no-such-day", value=written)
        if kind in ("iso", "date"):
            return self._full(token, written, weekday, weekday_at)
        numbers = [int(part) for part in written.split(".") if part]
        return _Day(None, numbers[0], numbers[1] if len(numbers) > 1 else None, token, weekday, weekday_at)

    def _full(self, token: _Token, written: str, weekday: int | None, weekday_at: int) -> _Day:
        year = written.rpartition(".")[2] if token.kind == "date" else written[:4]
        if len(year) == 2:
            century = self.today.year // 100 * 100
            right = f"{written[:-2]}{century + int(year)}"
            instead = (self._with(token, right),) if read_date(right) else ()
            raise Unreadable("two-digit-year", instead, value=written)
        found = read_date(written)
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise Unreadable("no-such-day", value=written)
        return _Day(found, found.day, found.month, token, weekday, weekday_at)

    def _weekday_here(self) -> int | None:
        """The weekday that stands here, if it stands before a day, or is a day by itself."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if token is None or token.kind != "word" or (number := _weekday(token.text)) is None:
            return None
        self.at += 1
        return number

    def _next_weekday(self, weekday: int, at: int) -> _Day:
        """A weekday that stands alone: *keskiviikkona* is the next one, *ke* is too little."""
        token = self.tokens[self.at - 1]
        if (found := read_day(token.text, self.today)) is None:
            following = self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)
            instead = (self._with(token, _finnish(following)),)
            raise Unreadable("weekday-alone", instead, value=token.text)
        return _Day(found, found.day, found.month, token, None, at)

    def _refuse_no_day(self) -> NoReturn:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "hour":
            raise Unreadable("day-first")
        if self.at < len(self.tokens):
            raise Unreadable("no-such-day", value=self._written(self.tokens[self.at].start))
        raise Unreadable("no-such-day", value=self.text)

    # --- whole days

    def _whole(self, day: _Day, last: date | None = None) -> date:
        """A day with what the `last` one says of its month and year, on its weekday. Raises Unreadable."""
        found = day.date or self._completed(day, last)
        if day.weekday is not None and found.weekday() != day.weekday:
            nearest = found + timedelta(days=(day.weekday - found.weekday() + 3) % 7 - 3)
            instead = tuple(self._instead(day, other) for other in (found, nearest))
            raise Unreadable("wrong-weekday", instead, day=found, weekday=day.weekday)
        return found

    def _completed(self, day: _Day, last: date | None) -> date:
        if last is None:
            self._refuse_year(day)
        month = day.month or last.month
        # A window over the turn of a year began in the year before; one of most of a year is a slip of the pen.
        found = read_date(f"{day.day}.{month}.{last.year}")
        if found is None or found > last:
            before = read_date(f"{day.day}.{month}.{last.year - 1}") if day.month else None
            if before and (last - before).days <= 183:
                return before
            if found is None:
                raise Unreadable("no-such-day", value=f"{day.day}.{month}.{last.year}")
            raise Unreadable("end-before-start")
        return found

    def _refuse_year(self, day: _Day) -> NoReturn:
        """That a day lacks its year; with the year in which it comes next, to be chosen."""
        written = day.token.text
        coming = [d for year in range(8) if (d := self._in_year(day, self.today.year + year)) and d >= self.today]
        if day.month is None or not coming:
            raise Unreadable("no-such-day", value=written)
        raise Unreadable("no-year", (self._with(day.token, _finnish(coming[0])),), value=written)

    @staticmethod
    def _in_year(day: _Day, year: int) -> date | None:
        return read_date(f"{day.day}.{day.month}.{year}") if year <= LAST_YEAR else None

    # --- other words

    def _refuse_words(self, start: int) -> NoReturn:
        """That words are left over which are no time, as they were typed."""
        left, typed = self._written(start).split(), self.text.split()
        same = [word.casefold() for word in typed[-len(left) :]] == left
        value = " ".join(typed[-len(left) :] if same else left)
        raise Unreadable("words-left", value=value, time=self._written(0, start).strip())

    def _written(self, start: int, end: int | None = None) -> str:
        return self.plain[start:end].replace("_", "-")

    def _with(self, token: _Token, text: str) -> str:
        """The time with other words in the place of a token."""
        said = f"{self._written(0, token.start)}{text}{self._written(token.end)}"
        return " ".join(said.split())

    def _instead(self, day: _Day, other: date) -> str:
        said = f"{self._written(0, day.weekday_at)}{_finnish(other)}{self._written(day.token.end)}"
        return " ".join(said.split())


def _finnish(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
