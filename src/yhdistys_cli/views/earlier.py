"""When something was before: last year's date that is not this year's, or the last of what has no date yet."""

from datetime import date, time

from ..dates import Calendar
from ..happenings import Happening
from ..models import GATHERINGS, Event, Moment


def last_year(own: Calendar, happening: Happening, today: date) -> Happening | None:
    """Last year's recorded date of the same event, where the day of the year is another than this year's."""
    if happening.precision != "day" or not _has_fixed_day(happening.event):
        return None
    if all(abs(dated.year - happening.year + 1) > 1 for dated in happening.event.dates):
        return None
    for before in own.of(own.events.get(happening.event.id, happening.event), happening.year - 1, today):
        if before.number == happening.number and before.occurrence is not None and before.precision == "day":
            return before if _moved(happening, before) else None
    return None


def _has_fixed_day(event: Event) -> bool:
    """Whether an event has a day that can move: what has only ever been promised so often or roughly has none."""
    rule = event.only_rule
    if rule is None:
        return event.kind not in GATHERINGS
    return bool(rule.on or rule.from_ or rule.until)


def _moved(now: Happening, then: Happening) -> bool:
    """Whether a beginning or an end is on another day of the year, or at another hour; a beginning is no end."""
    if not (now.is_deadline or then.is_deadline):
        # What was written without an end ended on the day on which it began.
        return [_day_and_hour(m) for m in (now.start, now.end) if m] != [
            _day_and_hour(m) for m in (then.start, then.end) if m
        ]
    return now.is_deadline == then.is_deadline and _day_and_hour(now.end) != _day_and_hour(then.end)


def _day_and_hour(moment: Moment | None) -> tuple[int, int, time | None] | None:
    return (moment.day.month, moment.day.day, moment.time) if moment else None


def last_time(own: Calendar, happening: Happening, today: date) -> Happening | None:
    """The latest recorded date before `today` of what has no date yet; none where it has one, or none is recorded."""
    if happening.status != "open" or not happening.event.dates:
        return None
    event = own.events.get(happening.event.id, happening.event)
    for year in sorted({dated.year for dated in event.dates if dated.year <= happening.year}, reverse=True):
        held = [h for h in own.of(event, year, today) if h.occurrence and _is_over(h, today)]
        if held:
            return max(held, key=lambda h: h.last_day or date(year, 1, 1))
    return None


def _is_over(happening: Happening, today: date) -> bool:
    """Whether it took place, and is over; of what has no day, whether its year is."""
    if happening.status not in ("confirmed", "changed"):
        return False
    return happening.last_day < today if happening.last_day else happening.year < today.year
