"""An event in a year, as the calendar makes it: when, as well as it is known, and how sure that is."""

from datetime import date, timedelta
from typing import Literal

from .models import Event, Link, Moment, Occurrence
from .records import record

Precision = Literal["day", "week", "month", "season", "year", "times", "always", "words", "none"]


@record
class Happening:
    """An event in a year: when, as well as it is known, and how sure that is.

    Of an event with several rules `event` has only the one that is meant, and its dates.

    `precision` says what `start` and `end` mean: a `day` (hours where they are known), or the first and last day of a
    `week` or `month`; a `season`, a `year`, `times` a year, `always`, what is said in `words`, and `none` have neither.
    A deadline whose beginning is not said has an `end` only. `number` counts an event's happenings of the year from 0;
    `times` is how many of so many a year have no day yet, and `times_in` in which seasons they are, where that is said.
    `status` is `none` where there is no round, `forecast` for what a rule gives, `open` where it gives no time, and
    `unknown` for what is past and was not recorded.
    """

    event: Event
    year: int
    number: int
    start: Moment | None
    end: Moment | None
    precision: Precision
    status: Literal["confirmed", "changed", "cancelled", "none", "forecast", "open", "unknown"]
    occurrence: Occurrence | None = None
    times: int = 1
    times_in: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it from every other happening."""
        return self.event.id, self.year, self.number

    @property
    def round(self) -> tuple[str, int, int]:
        """What it has in common with those of the events that have the same dates, and with nothing else."""
        return self.event.same_as or self.event.id, self.year, self.number

    @property
    def first_day(self) -> date | None:
        """The day on which it begins; of a deadline the day by which it is."""
        moment = self.start or self.end
        return moment.day if moment else None

    @property
    def is_deadline(self) -> bool:
        """Whether only its end is said."""
        return self.start is None and self.end is not None

    @property
    def seasons(self) -> tuple[str, ...]:
        """The season, where no more is known, or those of several times."""
        if self.precision != "season":
            return self.times_in
        rule = self.event.only_rule
        said = self.occurrence.season if self.occurrence else rule.seasons[0] if rule and rule.season else None
        return (said,) if said else ()

    @property
    def season(self) -> str | None:
        """The season, where it is one."""
        return self.seasons[0] if len(self.seasons) == 1 else None

    @property
    def links(self) -> tuple[Link, ...]:
        """Pages about its date, then those about its event."""
        return (*(self.occurrence.links if self.occurrence else ()), *self.event.links)

    @property
    def registration(self) -> tuple[Moment | None, Moment | None]:
        """When registration opens and closes: what is known of the date, else what follows from the event's day."""
        occurrence, rule = self.occurrence, self.event.registration
        if self.status == "cancelled":
            return None, None
        first = occurrence.registration_from if occurrence else None
        last = occurrence.registration_until if occurrence else None
        return (
            first or self._before(rule.opens if rule else None),
            last or self._before(rule.closes if rule else None),
        )

    def _before(self, days: int | None) -> Moment | None:
        if days is None or self.start is None or self.precision != "day":
            return None
        return Moment(self.start.day - timedelta(days=min(days, (self.start.day - date.min).days)))

    @property
    def amount(self) -> int | None:
        """How many euros are shared out: as its date says, or its event."""
        if self.status in ("none", "cancelled"):
            return None
        said = self.occurrence.amount if self.occurrence and not self.event.same_as else None
        return said or self.event.amount

    @property
    def last_day(self) -> date | None:
        """The day on which it is over."""
        moment = self.end or self.start
        return moment.day if moment else None

    @property
    def source(self) -> str | None:
        """Where it is said: by its own record, else by its rule or each end of that, else by the event."""
        if self.occurrence:
            return self.occurrence.source or self.event.source
        rule = self.event.only_rule
        if rule is None:
            return self.event.source
        said = [point.source or rule.source for point in rule.points] or [rule.source]
        each = dict.fromkeys(source or self.event.source for source in said)
        return "; ".join(source for source in each if source) or None

    @property
    def checked(self) -> date | None:
        """When somebody looked there; of several places where they looked first, none where one was not looked at."""
        rule = self.event.only_rule
        if self.occurrence or rule is None:
            return (self.occurrence or self.event).checked
        # What says its own source has been looked at when it says so.
        days = [point.checked if point.source else point.checked or rule.checked for point in rule.points]
        known = [day for day in days or [rule.checked] if day]
        return min(known) if len(known) == len(days or [rule]) else None

    @property
    def inferred(self) -> bool:
        """Whether it, or an end of it, is concluded, not said; what is recorded never is."""
        rule = self.event.only_rule
        if self.occurrence or rule is None:
            return self.occurrence is None and self.event.inferred
        return rule.inferred or any(point.inferred for point in rule.points)
