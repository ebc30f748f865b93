"""Days as people write them; a rule and a year as dates. Pure: today is an argument. The only door to `holidays`."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from typing import Literal

from .event_years import event_year, may_cross
from .languages import LANGUAGES, MONTHS, NAMED_DAYS, NEXT, ON_WEEKDAY, WEEKDAYS
from .models import Event, Moment, Occurrence, Point, Rule
from .records import record

Closed = frozenset[date]
_When = tuple[Moment | None, Moment | None, Literal["day", "week", "month", "season", "times", "none"]]

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

# The first of the three months of each season, in the order of ISO 8601-2, which numbers them from 21 on.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


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


# --- rules


def is_working_day(day: date, closed: Closed) -> bool:
    """Monday to Friday, and not among the `closed` days: public holidays and the eves of Midsummer and Christmas."""
    return day.weekday() < 5 and day not in closed


def move(day: date, how: str | None, closed: Closed) -> date:
    """`day`, moved to the `next-working-day` or the `previous-working-day` when it is none; unmoved without `how`."""
    step = {"next-working-day": 1, "previous-working-day": -1}.get(how or "", 0)
    while step and not is_working_day(day, closed):
        day += timedelta(days=step)
    return day


def nth_weekday(year: int, month: int, weekday: str, nth: str) -> date:
    """The first to fourth, or the last, such weekday of a month."""
    wanted = WEEKDAYS["en"].casefold().split().index(weekday)
    if nth == "last":
        end = last_of_month(year, month)
        return end - timedelta(days=(end.weekday() - wanted) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (int(nth) - 1))


def edge_working_day(year: int, month: int, which: str, closed: Closed) -> date:
    """The first or last working day of a month."""
    if which == "first":
        return move(date(year, month, 1), "next-working-day", closed)
    return move(last_of_month(year, month), "previous-working-day", closed)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def public_holidays(years: Iterable[int]) -> Closed:
    """Finland's public holidays of these years, the eves of Midsummer and Christmas among them (laki 150/1930 5 §)."""
    from holidays import country_holidays

    return frozenset(country_holidays("FI", years=sorted(years)))


# --- what happens in a year


@record
class Happening:
    """An event in a year: when, as well as it is known, and how sure that is.

    `precision` says what `start` and `end` mean: a `day` (hours where they are known), or the first and last day of a
    `week` or `month`; a `season`, `times` a year and `none` have neither. `number` counts an event's happenings of the
    year from 0; `times` is how many of so many a year have no day yet. `status` is `forecast` for what a rule gives,
    `open` where it gives no time, and `unknown` for what is past and was not recorded.
    """

    event: Event
    year: int
    number: int
    start: Moment | None
    end: Moment | None
    precision: Literal["day", "week", "month", "season", "times", "none"]
    status: Literal["confirmed", "changed", "cancelled", "forecast", "open", "unknown"]
    occurrence: Occurrence | None = None
    times: int = 1

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from every other happening."""
        return self.event.id, self.year, self.number

    @property
    def last_day(self) -> date | None:
        """The day on which it is over."""
        moment = self.end or self.start
        return moment.day if moment else None

    @property
    def source(self) -> str | None:
        """Where it is said: by its own record, else by the rule that gives it, else by the event."""
        said = self.occurrence or self.event.rule
        return (said.source if said else None) or self.event.source

    @property
    def checked(self) -> date | None:
        """When somebody looked there."""
        return (self.occurrence or self.event.rule or self.event).checked

    @property
    def inferred(self) -> bool:
        """Whether it is concluded, not said; what is recorded never is."""
        return self.occurrence is None and (self.event.rule or self.event).inferred


class Calendar:
    """The clock of a guide, year by year. `closed` are the public holidays of every year that will be asked for."""

    def __init__(self, events: Iterable[Event], closed: Closed) -> None:
        self.events = {event.id: event for event in events}
        self.closed = closed
        self._by_year: dict[tuple[str, int, frozenset[str]], tuple[Occurrence, ...]] = {}

    def year(self, year: int, today: date) -> list[Happening]:
        """Everything that opens in a year, in the order of the clock; seen from `today`."""
        return [happening for event in self.events.values() for happening in self.of(event, year, today)]

    def of(self, event: Event, year: int, today: date) -> list[Happening]:
        """What is recorded of an event for a year; where nothing is, what its rule gives."""
        recorded = self.recorded(event, year)
        # Numbered as they stand in the file: a date that is added later must not take the number, and so the id in
        # everybody's calendar, of one that was published.
        found = [
            Happening(event, year, i, *_window(event, o.from_, o.until), "day", o.status, o)
            for i, o in enumerate(recorded)
        ]
        rule = event.rule
        if rule is not None and rule.times_a_year:
            held = sum(h.status != "cancelled" for h in found)
            status: Literal["open", "unknown"] = "unknown" if year < today.year else "open"
            left = rule.times_a_year - held
            number = len(found)
            return found + [Happening(event, year, number, None, None, "times", status, times=left)] * (left > 0)
        if found:
            return found
        start, end, precision = self._forecast(event, year, frozenset())
        # Of a winter, as without a season, only the year is known for sure.
        last = min(SEASONS[rule.season] + 2, 12) if rule and rule.season else 12
        over = end or start or Moment(last_of_month(year, last))
        past = over.day < today
        if rule is None and (past or _runs_in(event, year)):
            return []  # not even that it happens every year is known, or it is running
        if past:  # what nobody recorded is not known; a forecast would be a guess about the past
            return [Happening(event, year, 0, None, None, "none", "unknown")]
        return [Happening(event, year, 0, start, end, precision, "open" if precision == "none" else "forecast")]

    def recorded(self, event: Event, year: int, seen: frozenset[str] = frozenset()) -> tuple[Occurrence, ...]:
        """The dates that belong to a year of an event, whichever year they stand under. Those of the year come first.

        `seen` are the events from which this one's day is being counted.
        """
        if not event.dates or not may_cross(event.rule):
            return next((dated.occurrences for dated in event.dates if dated.year == year), ())
        key = (event.id, year, seen)
        if key not in self._by_year:
            self._by_year[key] = tuple(
                occurrence
                for written in (year, year - 1, year + 1)
                for dated in event.dates
                if dated.year == written
                for occurrence in dated.occurrences
                if event_year(event, occurrence, written, lambda of, y: self._forecast(of, y, seen)) == year
            )
        return self._by_year[key]

    def forecast(self, event: Event, year: int) -> _When:
        """What the rule of an event gives for a year, whatever is recorded: first and last day, and how precise."""
        return self._forecast(event, year, frozenset())

    def between(self, first: date, last: date, today: date) -> Iterator[Happening]:
        """What may fall between two days, seen from `today`; a recorded term of several years may have begun before.

        The holidays of `opening_years` and of the year after must be known.
        """
        opened = opening_years(first, last)
        within = range(max(first.year, FIRST_YEAR), min(last.year, LAST_YEAR) + 1)
        for event in self.events.values():
            recorded = {dated.year for dated in event.dates}
            # Most events belong to the year in which they fall; only the others are looked for in the years around it.
            alone = event.rule is None or (not recorded and _stays_in_its_year(event.rule))
            years = (
                recorded | set(within) if alone else {year for year in recorded if year < opened.start} | set(opened)
            )
            for year in sorted(years):
                yield from self.of(event, year, today)

    def _forecast(self, event: Event, year: int, seen: frozenset[str]) -> _When:
        rule = event.rule
        if rule is None:
            return None, None, "none"
        if rule.season:
            return None, None, "season"
        if rule.month:
            return Moment(date(year, rule.month, 1)), Moment(last_of_month(year, rule.month)), "month"
        if rule.week:
            monday = date.fromisocalendar(year, rule.week, 1)
            return Moment(monday), Moment(monday + timedelta(days=6)), "week"
        start = self._point(event, rule.on or rule.from_, year, seen)
        if start is None:
            return None, None, "none"
        if rule.on:
            return *_window(event, start, Moment(start.day, rule.ends) if rule.ends else None), "day"
        opens, closes = self._day(event, rule.from_, year, seen), self._day(event, rule.until, year, seen)
        # A window over the turn of the year closes in the next one; before the ends move, so that a window which only
        # the moves turn round is seen to be wrong.
        turn = opens is not None and closes is not None and closes < opens
        end = self._point(event, rule.until, year + turn, seen)
        return (start, end, "day") if end and not ends_before(start, end) else (None, None, "none")

    def _point(self, event: Event, point: Point | None, year: int, seen: frozenset[str]) -> Moment | None:
        day = self._day(event, point, year, seen)
        if point is None or day is None:
            return None
        return Moment(move(day, point.move, self.closed), point.time)

    def _day(self, event: Event, point: Point | None, year: int, seen: frozenset[str]) -> date | None:
        """The day of a point before it moves."""
        if point is None:
            return None
        if point.day:
            return date(year, point.day.month, point.day.day)
        if point.nth and point.weekday and point.month:
            return nth_weekday(year, point.month, point.weekday, point.nth)
        if point.workday and point.month:
            return edge_working_day(year, point.month, point.workday, self.closed)
        return self._edge(point, year, seen | {event.id})

    def _edge(self, point: Point, year: int, seen: frozenset[str]) -> date | None:
        """So many days from another event: from its recorded date where there is one. None in a ring.

        Of several dates the first counts; a year in which all of them were cancelled gives no day.
        """
        other = self.events.get(point.event or "")
        if other is None or other.id in seen:
            return None
        recorded = self.recorded(other, year, seen)
        held = sorted((o for o in recorded if o.status != "cancelled"), key=lambda o: o.from_.day)
        first: Moment | None
        if recorded and not held:
            return None
        if held:
            first, last = held[0].from_, held[0].until
        else:
            first, last, precision = self._forecast(other, year, seen)
            if precision != "day":
                return None
        anchor = (last or first) if point.edge == "end" else first
        # From a day that was written wrongly, at an end of the calendar, nothing can be counted.
        if anchor is None or not FIRST_YEAR <= anchor.day.year <= LAST_YEAR:
            return None
        return anchor.day + timedelta(days=point.days)


def opening_years(first: date, last: date) -> range:
    """The years to which what falls between two days may belong.

    A window may have opened the year before; what is counted back from an event may belong to the year after.
    """
    return range(max(first.year - 1, FIRST_YEAR), min(last.year + 1, LAST_YEAR) + 1)


def _stays_in_its_year(rule: Rule) -> bool:
    """Whether what a rule gives can neither begin nor end in another year: plain days, far enough from its turn."""
    points = [point for point in (rule.on, rule.from_, rule.until) if point]
    days = [point.day for point in points if point.day and 1 < point.day.month < 12]
    ordered = [(day.month, day.day) for day in days]
    return len(points) == len(days) > 0 and ordered == sorted(ordered)


def _window(event: Event, start: Moment, end: Moment | None) -> tuple[Moment, Moment | None]:
    """The beginning and end of what happens on one day; the hour of a window of one day is that at which it closes.

    "By 30 April at 15" is written as a day and an hour, and nothing begins then.
    """
    if event.kind == "application" and event.rule and event.rule.on and start.time and end is None:
        return Moment(start.day), start
    return start, end


def _runs_in(event: Event, year: int) -> bool:
    """Whether a recorded date of another year goes on into this one."""
    every = [(dated.year, o.until) for dated in event.dates for o in dated.occurrences if o.status != "cancelled"]
    return any(opened < year <= until.day.year for opened, until in every if until)


def ends_before(start: Moment, end: Moment) -> bool:
    """Whether an end is before the beginning; an hour that is not known is in nobody's way."""
    return (end.day, end.time or time.max) < (start.day, start.time or time.min)


def needs_working_days(events: Iterable[Event]) -> bool:
    """Whether any rule depends on which days are working days."""
    points = [p for e in events if e.rule for p in (e.rule.on, e.rule.from_, e.rule.until) if p]
    return any(point.move or point.workday for point in points)
