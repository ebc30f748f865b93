"""A rule and a year as dates. Pure: today is an argument."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Literal

from .event_years import event_year, may_cross
from .happenings import Happening, Precision
from .models import WINDOWS, Event, LocalHoliday, Moment, Occurrence, Point, Rule, YearDates
from .working_days import Closed, edge_working_day, last_of_month, local_holidays, move, nth_weekday
from .written_days import FIRST_YEAR, LAST_YEAR

_When = tuple[Moment | None, Moment | None, Precision]
# The moment of another event from which something is counted, and whether the city has confirmed it.
_Anchor = tuple[Moment | None, bool]
_NOWHERE: _Anchor = (None, False)

# The months of a season, in the order of ISO 8601-2, which numbers them from 21 on. A winter has the first and the last
# of its year.
SEASON_MONTHS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}


class Calendar:
    """The clock of a guide, year by year. `closed` are the public holidays of every year that will be asked for.

    In `events` those that have the same dates as another have its rule and its dates, and `same_as` is the id of the
    one that has them first.
    """

    def __init__(self, events: Iterable[Event], closed: Closed) -> None:
        written = {event.id: event for event in events}
        shared = _shared(written)
        self.events = {event.id: _with_dates(event, shared.get(event.id)) for event in written.values()}
        self.closed = closed
        self._by_year: dict[tuple[str, Rule | None, int, frozenset[str]], tuple[Occurrence, ...]] = {}

    def year(self, year: int, today: date) -> list[Happening]:
        """Everything that opens in a year, in the order of the clock; seen from `today`."""
        return [happening for event in self.events.values() for happening in self.of(event, year, today)]

    def of(self, event: Event, year: int, today: date) -> list[Happening]:
        """What is recorded of an event for a year; where nothing is, what its rule gives, or each of its rules."""
        rounds = rounds_of(event)
        return [
            happening
            for number, own in enumerate(rounds)
            for happening in self._of(own, year, today, number, len(rounds))
        ]

    def _of(self, event: Event, year: int, today: date, first: int, step: int) -> list[Happening]:
        """The same of an event with one rule at most, numbered from `first`, each by so many more."""
        recorded = self.recorded(event, year)
        # Numbered as they stand in the file: a date that is added later must not take the number, and so the id in
        # everybody's calendar, of one that was published.
        found = [
            Happening(event, year, first + i * step, *_recorded(event, year, o), o.status, o)
            for i, o in enumerate(recorded)
        ]
        rule = event.only_rule
        if rule is not None and rule.times_a_year:
            held = sum(h.status != "cancelled" for h in found)
            status: Literal["open", "unknown"] = "unknown" if year < today.year else "open"
            # One that stands alone is the whole year's.
            none = [h.status for h in found] == ["none"]
            none = none or year < (event.since or date.min).year or year > (event.until or date.max).year
            none = none or self._is_between(event, year)
            left = 0 if none else rule.times_a_year - held
            number = first + len(found) * step
            if left > 0:
                seasons = _seasons_left(rule, found, left)
                found.append(Happening(event, year, number, None, None, "times", status, None, left, seasons))
            return found
        if found:
            return found
        start, end, precision = self._forecast(event, year, frozenset())
        if precision == "day" and self._is_said_by_another(event, year):
            return [Happening(event, year, first, start, end, precision, "confirmed")]
        if self._is_outside(event, year, start or end, end) or self._is_between(event, year):
            return []
        if precision in ("always", "words"):  # it is so every year, and no day of it can be over or be confirmed
            return [Happening(event, year, first, None, None, precision, "confirmed")]
        season = rule.seasons[0] if rule and rule.season else ""
        over = end or start or Moment(last_of_month(year, max(SEASON_MONTHS.get(season, (12,)))))
        past = over.day < today
        if rule is None and (_runs_in(event, year) or (past and not any(dated.year < year for dated in event.dates))):
            return []  # it is running, or not even that there was such a thing is known
        if past:  # what nobody recorded is not known; a forecast would be a guess about the past
            return [Happening(event, year, first, None, None, "none", "unknown")]
        return [Happening(event, year, first, start, end, precision, "open" if precision == "none" else "forecast")]

    @staticmethod
    def _is_outside(event: Event, year: int, start: Moment | None, end: Moment | None) -> bool:
        """Whether what is expected of a year comes before there was such an event, or after it has ended."""
        since, until = event.since or date.min, event.until or date.max
        if start is None:
            return year < since.year or year > until.year
        return start.day > until or (end or start).day < since

    def _is_between(self, event: Event, year: int, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a rule is not for every year, and not for this; that which leans on such an event is not either."""
        rule = event.only_rule
        if rule is None or event.id in seen:
            return False
        if not rule.is_in(year):
            return True
        points = (rule.on, rule.from_, rule.until)
        others = [other for point in points if point and (other := self.events.get(point.event or ""))]
        return any(
            not self.recorded(other, year) and self._is_between(other, year, seen | {event.id}) for other in others
        )

    def recorded(self, event: Event, year: int, seen: frozenset[str] = frozenset()) -> tuple[Occurrence, ...]:
        """The dates that belong to a year of an event, whichever year they stand under. Those of the year come first.

        `seen` are the events from which this one's day is being counted.
        """
        rule = event.only_rule
        if not event.dates or not may_cross(rule):
            return next((dated.occurrences for dated in event.dates if dated.year == year), ())
        whole = self.events.get(event.id, event)
        key = (event.id, rule if len(whole.rules) > 1 else None, year, seen)
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
            alone = event.rule is None or (not recorded and all(map(_stays_in_its_year, event.rules)))
            years = (
                recorded | set(within) if alone else {year for year in recorded if year < opened.start} | set(opened)
            )
            for year in sorted(years):
                yield from self.of(event, year, today)

    def _forecast(self, event: Event, year: int, seen: frozenset[str]) -> _When:
        rule = event.only_rule
        if rule is None or self._is_between(event, year):
            return None, None, "none"
        if rule.always:
            return None, None, "always"
        if rule.words:
            return None, None, "words"
        if rule.season:
            return None, None, "season"
        if rule.month:
            return _month(year, rule.month)
        if rule.week:
            return _week(year, rule.week)
        if rule.until and rule.from_ is None:
            end = self._point(event, rule.until, year, seen)
            return None, end, "day" if end else "none"
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
        moved = move(day, point.move, self.closed)
        return Moment(moved, point.time or (self._hour(event, point, year, seen) if moved == day else None))

    def _hour(self, event: Event, point: Point, year: int, seen: frozenset[str]) -> time | None:
        """The hour of the event on whose very day a point is; of one that is days away nothing is known."""
        if not point.event or point.days:
            return None
        anchor, _confirmed = self._anchor(point, year, seen | {event.id})
        return anchor.time if anchor else None

    def _is_said_by_another(self, event: Event, year: int) -> bool:
        """Whether all the days of a rule are the very days of other events, and those are confirmed."""
        rule = event.only_rule
        points = [point for point in (rule.on, rule.from_, rule.until) if point] if rule else []
        return bool(points) and all(
            not (point.days or point.move) and self._anchor(point, year, frozenset({event.id}))[1] for point in points
        )

    def _day(self, event: Event, point: Point | None, year: int, seen: frozenset[str]) -> date | None:
        """The day of a point before it moves."""
        if point is None:
            return None
        if point.day:
            return date(year, point.day.month, point.day.day)
        if point.last_day_of:
            return last_of_month(year, point.last_day_of)
        if point.nth and point.weekday and point.month:
            return nth_weekday(year, point.month, point.weekday, point.nth)
        if point.workday and point.month:
            return edge_working_day(year, point.month, point.workday, self.closed)
        return self._edge(point, year, seen | {event.id})

    def _edge(self, point: Point, year: int, seen: frozenset[str]) -> date | None:
        """So many days from another event. None where nothing can be counted from."""
        anchor, _confirmed = self._anchor(point, year, seen)
        # From a day that was written wrongly, at an end of the calendar, nothing can be counted.
        if anchor is None or not FIRST_YEAR <= anchor.day.year <= LAST_YEAR:
            return None
        return anchor.day + timedelta(days=point.days)

    def _anchor(self, point: Point, year: int, seen: frozenset[str]) -> _Anchor:
        """The beginning or end of another event: of its recorded date where there is one. None in a ring.

        Of several dates the first counts, or the one that the point names: of an event with several rules by its rule,
        else by its day. A year in which all of them were cancelled gives no day.
        """
        other = self.events.get(point.event or "")
        if other is None or other.id in seen:
            return _NOWHERE
        rounds, number = rounds_of(other), (point.round or 1) - 1
        if point.round and len(rounds) > 1:
            rounds, number = rounds[number : number + 1], 0
        anchors = [self._anchor_of(own, point, year, seen, number) for own in rounds]
        return min((a for a in anchors if a[0]), key=lambda a: a[0].day if a[0] else date.max, default=_NOWHERE)

    def _anchor_of(self, other: Event, point: Point, year: int, seen: frozenset[str], number: int) -> _Anchor:
        """The same of an event with one rule at most; of its dates that of a `number` from 0."""
        recorded = self.recorded(other, year, seen)
        held = [(first, o.until) for o in recorded if o.status != "cancelled" and (first := o.first)]
        held.sort(key=lambda days: days[0].day)
        if (recorded and not held) or number >= max(len(held), 1):
            return _NOWHERE
        start: Moment | None
        if held:
            start, last = held[number]
        else:
            start, last, precision = self._forecast(other, year, seen)
            if precision != "day":
                return _NOWHERE
        return (last or start) if point.edge == "end" else start or last, bool(held)


def around_the_turn(events: Iterable[Event], holidays: Iterable[LocalHoliday], years: Iterable[int]) -> Calendar:
    """A clock with the holidays that fall near the turn of each of these years and of those beside it.

    They are the same every year, so that no library is asked.
    """
    near = {year + step for year in years for step in (-1, 0, 1)}
    days = ((1, 1), (1, 6), (12, 24), (12, 25), (12, 26))
    closed = frozenset(date(year, month, day) for year in near if 0 < year <= LAST_YEAR for month, day in days)
    return Calendar(events, closed | local_holidays(holidays, near))


def _shared(events: Mapping[str, Event]) -> dict[str, Event | None]:
    """The event whose dates it has in the end, for each that has another's; none in a ring, or where it is missing."""
    found: dict[str, Event | None] = {}
    for event in events.values():
        at: Event | None = event
        passed: dict[str, None] = {}
        while at is not None and at.same_as and at.id not in found and at.id not in passed:
            passed[at.id] = None
            at = events.get(at.same_as)
        first = None if at is None or at.id in passed else found.get(at.id, at)
        found |= dict.fromkeys(passed, first)
    return found


def _with_dates(event: Event, first: Event | None) -> Event:
    """An event with what it takes over from the one whose dates it has; as it is where there is none.

    When, where and how sure is the other's; the title, for whom, how much and what to read are its own.
    """
    if first is None:
        return event
    return replace(
        event,
        same_as=first.id,
        rule=first.rule,
        dates=first.dates,
        place=event.place or first.place,
        registration=event.registration or first.registration,
        since=event.since or first.since,
        until=event.until or first.until,
        source=first.source or event.source,
        checked=first.checked or event.checked,
        inferred=first.inferred,
    )


def rounds_of(event: Event) -> tuple[Event, ...]:
    """An event as one for each of its rules, with the dates that are of it: by their `round`, else by their order.

    A date for which no rule is left is the last one's too.
    """
    rules = event.rules
    if len(rules) < 2:
        return (event,)
    own: list[list[YearDates]] = [[] for _rule in rules]
    for dated in event.dates:
        rounds: dict[int, list[Occurrence]] = {}
        for occurrence in dated.occurrences:
            # Only what stands before it counts: a date that is added later must not make another out of this one.
            free = (number for number in range(1, len(rules) + 1) if number not in rounds)
            number = occurrence.round or next(free, len(rules))
            rounds.setdefault(min(number, len(rules)), []).append(occurrence)
        for number, occurrences in rounds.items():
            own[number - 1].append(YearDates(dated.year, tuple(occurrences)))
    return tuple(replace(event, rule=rule, dates=tuple(dates)) for rule, dates in zip(rules, own, strict=True))


def opening_years(first: date, last: date) -> range:
    """The years to which what falls between two days may belong.

    A window may have opened the year before; what is counted back from an event may belong to the year after.
    """
    return range(max(first.year - 1, FIRST_YEAR), min(last.year + 1, LAST_YEAR) + 1)


def _seasons_left(rule: Rule, found: list[Happening], left: int) -> tuple[str, ...]:
    """The seasons of the times that have no day yet; none where the days that are known do not tell."""
    seasons = list(rule.seasons)
    if len(seasons) < 2:
        return rule.seasons
    for happening in found:
        day = happening.first_day
        held = [s for s in seasons if happening.season == s or (day and day.month in SEASON_MONTHS[s])]
        if held and happening.status != "cancelled":
            seasons.remove(held[0])
    return tuple(seasons) if len(seasons) == left else ()


def _stays_in_its_year(rule: Rule) -> bool:
    """Whether what a rule gives can neither begin nor end in another year: plain days, far enough from its turn."""
    points = [point for point in (rule.on, rule.from_, rule.until) if point]
    days = [point.day for point in points if point.day and 1 < point.day.month < 12]
    ordered = [(day.month, day.day) for day in days]
    return len(points) == len(days) > 0 and ordered == sorted(ordered)


def _month(year: int, month: int) -> _When:
    return Moment(date(year, month, 1)), Moment(last_of_month(year, month)), "month"


def _week(year: int, week: int) -> _When:
    monday = date.fromisocalendar(year, week, 1)
    return Moment(monday), Moment(monday + timedelta(days=6)), "week"


def _recorded(event: Event, year: int, occurrence: Occurrence) -> _When:
    """When something that is recorded is, as exactly as it was written."""
    if occurrence.from_:
        return *_window(event, occurrence.from_, occurrence.until), "day"
    if occurrence.until:
        return None, occurrence.until, "day"
    if occurrence.month:
        return _month(year, occurrence.month)
    if occurrence.week:
        return _week(year, occurrence.week)
    if occurrence.season:
        return None, None, "season"
    return None, None, "none" if occurrence.status == "none" else "year"


def _window(event: Event, start: Moment, end: Moment | None) -> tuple[Moment | None, Moment | None]:
    """The beginning and end of what happens on one day; of a time to apply the hour is that at which it closes.

    "By 30 April at 15" is written as a day and an hour, and nothing begins then.
    """
    opens = event.only_rule.from_ if event.only_rule else None
    if event.kind in WINDOWS and start.time and end is None and opens is None:
        return None, start
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
    rules = [rule for event in events for rule in event.rules]
    points = [p for rule in rules for p in (rule.on, rule.from_, rule.until) if p]
    return any(point.move or point.workday for point in points)
