"""The words of a question, one after the other: what each, or several together, may mean."""

import re
from datetime import date, timedelta

from ..dates import SEASON_MONTHS
from ..records import record
from ..search import PERSON, Target, find, find_forms, is_called
from ..vocabulary import LONGEST_PHRASE, Meaning, meaning, tails
from ..words import fold
from ..working_days import last_of_month
from ..written_days import read_date, read_day

# How surely a word means a target: it is its name, it is a keyword, or a form or the beginning of one.
NAME, KEYWORD, FORM = 3, 2, 1
# A question is not longer; what comes after is not looked up.
_MOST_WORDS = 60
# So many letters of a name's beginning are understood without a command.
_BEGINNING = 4
# 1.–31.3., 1.3.–15.4.2027; the last full stop is cut off.
_DAYS = r"(\d{1,2})\.(?:(\d{1,2})\.)?[-–](\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?"


@record
class Token:
    """A word or phrase as it was typed, what it means by the tables of synonyms, and what it names in the guide.

    `rank` is how surely it names the best of the `targets`, and `best` are those; `span` are the first and the last
    day of a time, `year`, `month` and `number` are as they say. None of all these: it was not understood.
    """

    text: str
    meaning: Meaning | None = None
    targets: tuple[Target, ...] = ()
    rank: int = 0
    best: tuple[Target, ...] = ()
    span: tuple[date, date] | None = None
    year: int | None = None
    month: int | None = None
    number: int | None = None

    @property
    def is_understood(self) -> bool:
        """Whether it means anything."""
        return any((self.meaning, self.targets, self.span, self.year, self.month, self.number))


def tokens(words: list[str], known: list[Target], today: date) -> list[Token]:
    """The words of a question as tokens, the longest phrases that mean something first."""
    typed = [word for text in words for part in text.split() if (word := part.strip("?!.,;:\"'”“’()…") or part)]
    found, at = [], 0
    typed, rest = typed[:_MOST_WORDS], typed[_MOST_WORDS:]
    while at < len(typed):
        for end in range(min(len(typed), at + LONGEST_PHRASE), at, -1):
            token = _token(typed[at:end], known, today)
            if token.is_understood:
                found.append(token)
                at = end
                break
        else:
            # urheiluseura-asioissa, huhti-toukokuussa: a word put together may be understood by its parts
            parts = [part for part in re.split("[-–]", typed[at]) if part]
            split = tokens(parts, known, today) if len(parts) > 1 else []
            found += split if any(token.targets or token.month for token in split) else [Token(typed[at])]
            at += 1
    return _named(found, known) + [Token(word) for word in rest]


def _named(found: list[Token], known: list[Target]) -> list[Token]:
    """The same tokens, with filler words that are people's names here as names: *vem vikarierar för anna*.

    One that begins a longer question is still a filler: *anna yhteystiedot* asks to be given them.
    """
    for at, token in enumerate(found):
        if token.meaning is None or token.meaning.kind != "skip" or (at == 0 and len(found) > 1):
            continue
        if people := tuple(t for t in known if t.kind == PERSON and is_called(token.text, t)):
            found[at] = Token(token.text, None, people, KEYWORD, people)
    return found


def _token(part: list[str], known: list[Target], today: date) -> Token:
    text = " ".join(part)
    if token := _time(text, today):
        return token
    phrase = fold(text.removesuffix("'s").removesuffix("’s"))
    if not phrase:
        return Token(text, Meaning("skip", ""))
    said = meaning(fold(text)) or meaning(phrase)
    if said and said.kind == "time":
        return _named_time(text, said, today)
    if said and said.kind == "month":
        return Token(text, month=int(said.value))
    if said and said.kind == "number":
        return Token(text, said, number=int(said.value))
    targets, rank, best = _look_up(text.removesuffix("'s").removesuffix("’s"), known, len(part))
    if said and said.kind in ("format", "language") and rank > FORM:
        said = None  # whatever is called so goes first
    if said and said.kind == "word":
        if rank <= FORM and (meant := _look_up(said.value, known, 1))[0]:
            targets, rank, best = meant[0], KEYWORD, meant[2]
        return Token(text, None, targets, rank, best)
    if said and said.kind == "skip":
        return Token(text, said)
    return Token(text, said, targets, rank, best)


def _look_up(text: str, known: list[Target], length: int) -> tuple[tuple[Target, ...], int, tuple[Target, ...]]:
    """What a phrase names, how surely, and what it names best; of several words only what they name together."""
    asked = fold(text)
    whole = tuple(t for t in known if asked in t.names and (t.kind != PERSON or length > 1))
    called = tuple(t for t in known if is_called(text, t) or (length > 1 and _is_part(asked, t, known)))
    if whole or called:
        forms = [t for t in find_forms(text, known) if t.kind != PERSON] if length == 1 else []
        found = tuple({(t.kind, t.id): t for t in (*whole, *called, *forms)}.values())
        return found, NAME if whole else KEYWORD, whole or called
    if length > 1 or len(asked) < _BEGINNING:
        return (), 0, ()
    every = [*find(text, known), *find_forms(text, known)]
    found = tuple({(t.kind, t.id): t for t in every}.values()) or _compound(asked, known)
    return found, FORM if found else 0, found


def _compound(word: str, known: list[Target]) -> tuple[Target, ...]:
    """What a compound word names whose end says nothing: kulttuuriasiat, nuorisotoiminta."""
    for tail in tails():
        head = word.removesuffix(tail)
        if head != word and len(head) >= _BEGINNING and (found := [t for t in known if is_called(head, t)]):
            return tuple(found)
    return ()


def _is_part(phrase: str, target: Target, known: list[Target]) -> bool:
    """Whether several words stand in a name as they do in the question and say more together than one by one."""
    if target.kind == PERSON or not any(f" {phrase} " in f"{name} " for name in target.words[: target.name_count]):
        return False
    return not all(meaning(word) or any(word in t.names for t in known) for word in phrase.split())


# --- times


def _time(text: str, today: date) -> Token | None:
    """A day, a year or a number as it is written."""
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) <= 4 else 0
        if len(text) == 4 and 1900 <= number <= 2999:
            return Token(text, year=number)
        if len(text) == 2 and abs(2000 + number - today.year) <= 20:
            return Token(text, year=2000 + number)
        return Token(text, number=number) if 1 <= number <= 12 else None
    if found := re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII):
        return Token(text, year=int(found[1]), month=int(found[2])) if 1 <= int(found[2]) <= 12 else None
    if found := re.fullmatch(_DAYS, text, re.ASCII):
        return _days(text, found, today)
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", text, re.ASCII):
        days = [read_date(f"{text}.{year}") for year in (today.year, today.year + 1)]
        day = next((day for day in days if day and day >= today), None)
    else:
        day = read_day(text, today) if not text.startswith("+") else None
    return Token(text, span=(day, day)) if day else None


def _days(text: str, found: re.Match[str], today: date) -> Token | None:
    """From a day to another, as in 1.–31.3. or 1.3.–15.4.2027; of the coming days, where no year is written."""
    years = [int(found[5])] if found[5] else [today.year, today.year + 1]
    for year in years:
        last = read_date(f"{found[3]}.{found[4]}.{year}")
        first = read_date(f"{found[1]}.{found[2] or found[4]}.{year}")
        if first and last and first > last:
            first = read_date(f"{found[1]}.{found[2] or found[4]}.{year - 1}")
        if first and last and first <= last and (found[5] or last >= today):
            return Token(text, span=(first, last))
    return None


def _named_time(text: str, said: Meaning, today: date) -> Token:
    """This year, next month, spring …: as a year, a month of a year or a span of days, seen from `today`."""
    which, _dash, unit = said.value.partition("-")
    step = {"this": 0, "next": 1, "last": -1}.get(which, 0)
    if unit == "year":
        return Token(text, year=today.year + step)
    if unit == "month":
        month = today.month - 1 + step
        return Token(text, year=today.year + month // 12, month=month % 12 + 1)
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        return Token(text, span=(monday, monday + timedelta(days=6)))
    if said.value in SEASON_MONTHS:
        return Token(text, said, span=season(said.value, today.year, today))
    return Token(text, said)


def season(name: str, year: int, today: date | None = None) -> tuple[date, date]:
    """The days of a season: three months, of a winter those from December on; with `today` one that is not over."""
    first = SEASON_MONTHS[name][0]
    end = last_of_month(year + (first == 12), 2 if first == 12 else first + 2)
    if today is not None and end < today:
        return season(name, year + 1)
    return date(year, first, 1), end
