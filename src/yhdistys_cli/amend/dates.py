"""A date becomes sure, or it becomes sure that there is no round: `confirm` and `skip`. Pure.

When somebody `checked` what was recorded says nothing of days and hours that come to it, so that is taken away.
"""

from typing import Any

from ..dates import SEASON_MONTHS
from ..models import GATHERINGS, Moment, Occurrence
from ..moments import When
from . import Change, Impossible, Statement
from .details import (
    NOTHING_MORE,
    Details,
    day_words,
    odd_days,
    promise,
    registration_days,
    registration_moments,
    say,
    shared,
    written_moment,
    years_of,
)
from .draft import Draft
from .recorded import Asked, Dated, EventDraft, put, refuse_shared, words_of


def confirm(draft: Draft, asked: Asked, when: When, details: Details = NOTHING_MORE, again: bool = False) -> Change:
    """Record a date of an event. What is there and lacks only something is completed.

    With `again` it is one more, although its year has its dates. Raises Impossible.
    """
    refuse_shared(draft, asked, "confirm", *words_of(when))
    years = [day.year + step for day in (when.day,) if day for step in (-1, 0, 1)]
    event = EventDraft(draft, asked, *years, *([when.year] if when.year else []))
    when = _as_usual(event, when)
    number, year = _round_and_year(event, when)
    of_year = [dated for dated in event.of_year(year) if len(event.rounds) < 2 or dated.round == number]
    _refuse_registration(event, when, details)
    if when.day and (same := [d for d in event.recorded if d.occurrence.first and d.occurrence.first.day == when.day]):
        return _complete(event, same[-1], when, details, again)
    if inexact := next((d for d in of_year if d.occurrence.status != "none" and _fits(d, when)), None):
        return _make_exact(event, inexact, when, details)
    none = [dated for dated in of_year if dated.occurrence.status == "none"]
    if none and len(of_year) == 1:
        if not again:
            commands = (asked.command("confirm", *words_of(when), "--again"),)
            raise Impossible("said-none", commands, event=event.event.title, year=year)
        _clear(event.node(none[0]))
        return _write(event, event.node(none[0]), year, when, details, (Statement("no-longer-none", {"year": year}),))
    held = [dated for dated in of_year if dated.is_held]
    if len(held) >= event.most and not again:
        raise _already(event, held, when, year)
    node: dict[str, Any] = {}
    recorded = len([d for d in event.of_year(year) if d.is_held])
    # Under the year of its day, as people write it: it belongs to the year of its event all the same.
    written = when.day.year if when.day else year
    if len(event.rounds) > 1 and _natural_round(event, written) != number:
        put(node, "round", str(number + 1))
    change = _write(event, node, year, when, details, left=promise(event, recorded + 1, year))
    event.add(written, node)
    return change


def skip(draft: Draft, asked: Asked, year: int, details: Details = NOTHING_MORE) -> Change:
    """Record that there is no round of an event in a year, or none beside those that are recorded.

    Raises Impossible where a date is recorded that would have to be cancelled.
    """
    refuse_shared(draft, asked, "skip", str(year))
    event = EventDraft(draft, asked, year)
    of_year = event.of_year(year)
    statement = Statement("skipped", {"event": event.event, "year": year})
    rule = event.event.only_rule
    if len(event.rounds) > 1:
        return _skip_rounds(event, year, details)
    if len(of_year) == 1 and of_year[0].occurrence.status == "none":
        return Change()
    live = [dated for dated in of_year if dated.is_held and dated.occurrence.status != "none"]
    left = 1
    if rule is not None and rule.times_a_year and of_year:
        left = rule.times_a_year - sum(dated.is_held for dated in of_year)
        statement = Statement("rest-skipped", {"event": event.event, "year": year, "times": left})
    elif live and len(live) == len(of_year) == 1 and not live[0].is_dated:
        node = event.node(live[0])  # only a month of it was known
        _clear(node, ("month", "week", "season", "checked"))
        put(node, "status", "none")
        say(event, node, details)
        return Change((statement,), (year,))
    elif not live and of_year:
        return Change()  # all of them are cancelled, which says it
    if left < 1 or (live and not (rule and rule.times_a_year)):
        raise _has_date(event, live, year)
    for _time in range(left):
        node = {"status": "none"}
        say(event, node, details)
        event.add(year, node)
    return Change((statement,), (year,))


def _skip_rounds(event: EventDraft, year: int, details: Details) -> Change:
    """Record that there is none of the rounds of a year, of those of several rules that are not recorded."""
    of_year = event.of_year(year)
    open_ = [number for number in range(len(event.rounds)) if all(dated.round != number for dated in of_year)]
    live = [dated for dated in of_year if dated.is_held and dated.occurrence.status != "none"]
    if not open_:
        if live:
            raise _has_date(event, live, year)
        return Change()
    taken = {dated.round for dated in event.recorded if dated.written == year}
    for number in open_:
        node: dict[str, Any] = {"status": "none"}
        if next((free for free in range(len(event.rounds)) if free not in taken), None) != number:
            put(node, "round", str(number + 1))
        taken.add(number)
        say(event, node, details)
        event.add(year, node)
    said = {"event": event.event, "year": year}
    if len(open_) < len(event.rounds):
        return Change((Statement("rest-skipped", said | {"times": len(open_)}),), (year,))
    return Change((Statement("skipped", said),), (year,))


def _has_date(event: EventDraft, live: list[Dated], year: int) -> Impossible:
    commands = tuple(event.asked.command("cancel", *day_words(dated)) for dated in live if dated.is_dated)
    return Impossible("has-date", commands, event=event.event.title, year=year)


# --- what is meant


def _as_usual(event: EventDraft, when: When) -> When:
    """A time as an event of this kind has it: one day of a window is a deadline, where it always was one."""
    asked = event.asked
    if event.event.kind in GATHERINGS and when.start is None and when.end is not None:
        commands = (asked.command("confirm", written_moment(when.end)),)
        raise Impossible("not-a-deadline", commands, event=event.event.title)
    if not event.is_window or when.start is None or when.end is not None:
        return when
    rules = event.event.rules
    days = [dated.occurrence for dated in event.recorded if dated.is_dated]
    of_one_day = [day for day in days if day.until is None]
    deadlines = [day for day in days if day.from_ is None]
    if any(rule.on for rule in rules) or (not rules and of_one_day and of_one_day == days):
        return when
    if any(rule.until and rule.from_ is None for rule in rules) or (not rules and deadlines and deadlines == days):
        return When(when.text, None, when.start)
    if any(o.from_ and o.from_.day == when.start.day for o in days):
        return when
    commands = (asked.command("confirm", "viimeistään", *words_of(when)),)
    raise Impossible("one-day-window", commands, event=event.event.title, day=when.start.day)


def _round_and_year(event: EventDraft, when: When) -> tuple[int, int]:
    """Of which rule a date is, from 0, and the year of the event: those whose forecast is nearest to its day."""
    if when.day is None:
        assert when.year is not None
        return _nearest_round(event, when, when.year), when.year
    occurrence = Occurrence(from_=when.start, until=when.end)
    years = [event.year_of(occurrence, when.day.year, number) for number in range(len(event.rounds))]
    number = _nearest_round(event, when, when.day.year)
    return number, years[number]


def _nearest_round(event: EventDraft, when: When, year: int) -> int:
    """The rule whose forecast of a year is nearest to a day; where none gives one, the first that has no date."""
    if len(event.rounds) < 2:
        return 0
    distances: dict[int, int] = {}
    for number, own in enumerate(event.rounds):
        start, end, precision = event.calendar.forecast(own, year)
        first = start or end
        if when.day and first and precision in ("day", "week", "month"):
            distances[number] = abs((first.day - when.day).days)
    if len(distances) == len(event.rounds):
        return min(distances, key=lambda number: distances[number])
    return _natural_round(event, year)


def _natural_round(event: EventDraft, year: int) -> int:
    """The rule that a new date of a year is of where it does not say: the first that has none there."""
    taken = {dated.round for dated in event.recorded if dated.written == year}
    return next((number for number in range(len(event.rounds)) if number not in taken), len(event.rounds) - 1)


def _fits(dated: Dated, when: When) -> bool:
    """Whether a date of which only the month, the week, the season or the year is known can be this one."""
    o = dated.occurrence
    if dated.is_dated or not dated.is_held:
        return False
    day = when.day
    month = when.month or (day.month if day else None)
    if o.month:
        return month == o.month
    if o.season:
        return when.season == o.season or (month in SEASON_MONTHS[o.season] if month else when.week is not None)
    if o.week:
        return when.week == o.week or (day is not None and day.isocalendar().week == o.week)
    return True


def _already(event: EventDraft, held: list[Dated], when: When, year: int) -> Impossible:
    """That a year has its dates; with what was probably meant."""
    asked = event.asked
    words = words_of(when)
    # Without --which the only coming date moves, and no other; and nothing moves to a season.
    moves = (
        []
        if when.day is None
        else [asked.command("move", *words)]
        if len(held) == 1 and event.movable() == held
        else [asked.command("move", *words, "--which", *day_words(dated)) for dated in held if dated.is_dated]
    )
    dates = tuple((dated.occurrence.from_, dated.occurrence.until) for dated in held if dated.is_dated)
    # Two on one day would be told apart by nobody.
    is_there = any(when.day and o.first and o.first.day == when.day for o in (dated.occurrence for dated in held))
    again = () if is_there else (asked.command("confirm", *words, "--again"),)
    return Impossible("already", (*moves, *again), event=event.event, dates=dates, year=year, again=bool(again))


# --- writing


def _write(
    event: EventDraft,
    node: dict[str, Any],
    year: int,
    when: When,
    details: Details,
    more: tuple[Statement, ...] = (),
    left: tuple[Statement, ...] = (),
) -> Change:
    """Write a time and what is said of it into the tree of a date."""
    for key, moment in (("from", when.start), ("until", when.end)):
        if moment:
            event.put_moment(node, key, moment)
    for key, value in (("month", when.month), ("week", when.week), ("season", when.season)):
        if value:
            put(node, key, str(value))
    say(event, node, details)
    said = {"event": event.event, "start": when.start, "end": when.end, "place": details.place or event.event.place}
    part = {"year": year, "month": when.month, "week": when.week, "season": when.season}
    statements = (Statement("confirmed", said | part), *more, *_registration(event, when, details), *left)
    return Change((*statements, *shared(event), *odd_days(event.draft.today, when)), years_of(when, year))


def _refuse_registration(event: EventDraft, when: When, details: Details) -> None:
    """Raises Impossible where registration is no time of days, or goes on when the event has begun."""
    if details.registration is None:
        return
    moments = dict(registration_moments(details.registration))
    if not moments:
        raise Impossible("registration-without-day")
    closes = moments["registration_until"]
    last = (when.end or when.start) if when.day else None
    if last and closes.day > last.day:
        raise Impossible("registration-after", day=closes.day, event=event.event.title)


def _registration(event: EventDraft, when: When, details: Details) -> tuple[Statement, ...]:
    """When one registers: as it was said, else as many days before as the event says."""
    said = dict(registration_moments(details.registration)) if details.registration else {}
    opens, closes = said.get("registration_from"), said.get("registration_until")
    return registration_days(event, when.start, opens, closes)


def _clear(node: dict[str, Any], keys: tuple[str, ...] = ("status", "note", "season", "month", "week")) -> None:
    for key in keys:
        node.pop(key, None)


def _make_exact(event: EventDraft, dated: Dated, when: When, details: Details) -> Change:
    """Write the day where only a month, a week, a season or the year was known."""
    node = event.node(dated)
    o = dated.occurrence
    same = (when.month, when.week, when.season) == (o.month, o.week, o.season)
    if when.day is None and same:
        return _details_alone(event, dated, node, details)
    _clear(node, ("season", "month", "week", "checked"))
    held = sum(d.is_held for d in event.of_year(dated.year))
    return _write(event, node, dated.year, when, details, left=promise(event, held, dated.year))


def _details_alone(event: EventDraft, dated: Dated, node: dict[str, Any], details: Details) -> Change:
    before = dict(node)
    if say(event, node, details):
        event.raise_revision(node, dated)
    if node == before:
        return Change()
    o = dated.occurrence
    said = {"event": event.event, "start": o.from_, "end": o.until, "year": dated.year, "place": details.place}
    part = {"month": o.month, "week": o.week, "season": o.season}
    registration = _registration(event, When("", o.from_, o.until), details) if details.registration else ()
    return Change((Statement("completed", said | part), *registration), (dated.year,))


def _complete(event: EventDraft, dated: Dated, when: When, details: Details, again: bool) -> Change:
    """Write what a date lacks that is there; say again one that is cancelled. Raises Impossible for another hour."""
    o, node = dated.occurrence, event.node(dated)
    asked, words = event.asked, words_of(when)
    restored = o.status == "cancelled"
    if restored and not again:
        commands = (asked.command("confirm", *words, "--again"),)
        raise Impossible("was-cancelled", commands, event=event.event.title, day=when.day)
    if (when.start is None) != (o.from_ is None):
        raise _already(event, [dated], when, dated.year)
    start, end = _filled(o.from_, when.start, restored), _filled(o.until, when.end, restored)
    for said, found in ((when.start, start), (when.end, end)):
        if said and found and (said.day != found.day or said.time not in (None, found.time)):
            raise _already(event, [dated], when, dated.year)
    before = dict(node)
    for key, old, new in (("from", o.from_, start), ("until", o.until, end)):
        if new and new != old:
            event.put_moment(node, key, new)
    changed = node != before
    if changed:
        node.pop("checked", None)
    changed = say(event, node, details) or changed
    if restored:
        # One that was moved before it was cancelled is still not on the day that was announced first.
        node.pop("status")
        if "change" in node:
            put(node, "status", "changed")
    if changed or restored:
        event.raise_revision(node, dated)
    if node == before:
        return Change()
    said_of = {"event": event.event, "start": start, "end": end, "year": dated.year, "place": details.place}
    code = "confirmed-again" if restored else "completed"
    filled = When(when.text, start, end)
    registration = _registration(event, filled, details) if details.registration else ()
    held = sum(d.is_held for d in event.of_year(dated.year)) + restored
    left = promise(event, held, dated.year) if restored else ()
    return Change(
        (Statement(code, said_of), *registration, *left, *odd_days(event.draft.today, filled)),
        years_of(filled, dated.year),
    )


def _filled(old: Moment | None, new: Moment | None, restored: bool) -> Moment | None:
    """A moment that is recorded, with the hour that it lacks, or that is now said of one which was cancelled."""
    if old is None or new is None:
        return old or new
    if old.day != new.day:
        return new if restored else old
    return Moment(old.day, (new.time or old.time) if restored else (old.time or new.time))
