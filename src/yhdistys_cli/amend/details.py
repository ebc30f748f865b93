"""What a change of a date says beside its days: place and source, registration, promises, days that look odd. Pure."""

from datetime import date, timedelta
from typing import Any

from ..models import Moment
from ..moments import When
from ..records import record
from . import Statement
from .draft import in_language
from .recorded import Dated, EventDraft, put

# A day so far ahead, or a year, is probably a slip of the pen: it is said.
_FAR = timedelta(days=3 * 365)


@record
class Details:
    """What may be said of a date beside its days."""

    place: str | None = None
    registration: When | None = None
    note: str | None = None
    source: str | None = None
    checked: date | None = None


NOTHING_MORE = Details()


def say(event: EventDraft, node: dict[str, Any], details: Details) -> bool:
    """Write what is said of a date beside its days; whether its place is another than was recorded.

    Of a text in several languages the guide's own is changed, and that the others stay is remarked.
    """
    before = node.get("place")
    for key in ("place", "note", "source"):
        value = getattr(details, key)
        if value is None:
            continue
        text, has_others = in_language(node.get(key), value, event.draft.guide.about.language)
        if node.get(key) != text:
            put(node, key, text)
            if has_others:
                event.draft.remarks.append(Statement("other-languages"))
    if details.checked:
        put(node, "checked", event.written_day(details.checked))
    if details.registration:
        for key, moment in registration_moments(details.registration):
            event.put_moment(node, key, moment)
    return bool(node.get("place") != before)


def registration_moments(when: When) -> tuple[tuple[str, Moment], ...]:
    """When registration opens and closes; one day is that by which one must register."""
    opens, closes = (when.start, when.end) if when.start and when.end else (None, when.start or when.end)
    both = (("registration_from", opens), ("registration_until", closes))
    return tuple((key, moment) for key, moment in both if moment)


def registration_days(
    event: EventDraft, start: Moment | None, opens: Moment | None, closes: Moment | None
) -> tuple[Statement, ...]:
    """When one registers for a date: where it is not said, as many days before as the event says."""
    rule = event.event.registration
    before: dict[str, int] = {}
    if rule and start:
        if opens is None and rule.opens is not None:
            opens, before["opens_before"] = _before(start, rule.opens), rule.opens
        if closes is None and rule.closes is not None:
            closes, before["closes_before"] = _before(start, rule.closes), rule.closes
    if opens is None and closes is None:
        return ()
    return (Statement("registration", {"opens": opens, "closes": closes, **before}),)


def _before(start: Moment, days: int) -> Moment:
    return Moment(start.day - timedelta(days=min(days, (start.day - date.min).days)))


def promise(event: EventDraft, held: int, year: int) -> tuple[Statement, ...]:
    """That all times that are promised for a year have a day, or how many do not.

    Of the coming twelve months the checks say the latter, so that it is not said twice.
    """
    rule = event.event.only_rule
    if rule is None or not rule.times_a_year or year < event.draft.today.year:
        return ()
    left = rule.times_a_year - held
    if left > 0 and date(year, 1, 1) - event.draft.today > timedelta(days=365):
        return (Statement("promise", {"left": left, "year": year}),)
    return (Statement("promise-kept", {"times": rule.times_a_year, "year": year}),) if left == 0 and held > 1 else ()


def odd_days(today: date, when: When) -> tuple[Statement, ...]:
    """That a day is past, or so far ahead that it may be a slip of the pen."""
    last = when.end or when.start
    if last is None:
        return ()
    if last.day < today:
        return (Statement("past-day", {"day": last.day}),)
    first = when.start or last
    return (Statement("far-day", {"day": first.day}),) if first.day - today > _FAR else ()


def shared(event: EventDraft) -> tuple[Statement, ...]:
    """That other events have the same dates, and so the same change."""
    others: list[Any] = []
    ids = {event.event.id}
    for _time in range(len(event.draft.guide.clock.events)):
        found = [e for e in event.draft.guide.clock.events if e.same_as in ids and e.id not in ids]
        if not found:
            break
        ids |= {e.id for e in found}
        others += [e.title for e in found]
    return (Statement("shared", {"titles": tuple(others)}),) if others else ()


def years_of(when: When, year: int) -> tuple[int, ...]:
    """The years that a change is about: that of the event, and those of its days."""
    days = [moment.day.year for moment in (when.start, when.end) if moment]
    return tuple(dict.fromkeys((year, *days)))


def day_words(dated: Dated) -> tuple[str, ...]:
    """The first day of a date, as one types it; nothing where none is known."""
    first = dated.occurrence.first
    return (written_moment(Moment(first.day)),) if first else ()


def written_moment(moment: Moment) -> str:
    """A moment as one types it: 14.4.2027 klo 17.00."""
    hour = f" klo {moment.time.hour}.{moment.time.minute:02}" if moment.time else ""
    return f"{moment.day.day}.{moment.day.month}.{moment.day.year}{hour}"
