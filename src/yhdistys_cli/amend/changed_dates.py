"""A date that was announced changes: `move`, `extend` and `cancel`. Pure.

What was published stays so that everybody's calendar hears of it: nothing is deleted, and the revision rises. When
somebody `checked` the old date says nothing of the new one, so that is taken away.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from ..dates import ends_before
from ..models import Moment, Occurrence
from ..moments import When
from . import Change, Impossible, Statement
from .announced import Span, lengthened, told_first
from .details import (
    NOTHING_MORE,
    Details,
    day_words,
    odd_days,
    promise,
    registration_days,
    say,
    shared,
    written_moment,
    years_of,
)
from .draft import Draft
from .recorded import Asked, Dated, EventDraft, put, refuse_shared, words_of

# A window is not kept open longer than that, and one that closed so long ago is not opened again: it is another round.
_LONGEST_EXTENSION = timedelta(days=183)
# What a date that is written anew in another year takes along. Not its registration, its note and its source.
_TAKEN_ALONG = ("place", "amount", "for_year", "programme", "links")


def move(draft: Draft, asked: Asked, when: When, which: date | None = None, details: Details = NOTHING_MORE) -> Change:
    """Put a date that is recorded on another day. Its hours and its length stay where no others are said.

    To another year of the event: it is cancelled there and written anew here. Raises Impossible.
    """
    refuse_shared(draft, asked, "move", *words_of(when))
    day = when.day
    event = EventDraft(draft, asked, *([day.year + step for step in (-1, 0, 1)] if day else []))
    if day is None:
        raise Impossible("move-to-day", event=event.event.title)
    words = words_of(when)
    coming = event.movable()
    dated = _meant(event, coming, which, lambda of: asked.command("move", *words, "--which", *day_words(of)))
    if dated is None:
        raise _nothing_to("move", event, words, when)
    o = dated.occurrence
    start, end = _moved(event, o, when)
    if (start, end) == (o.from_, o.until):
        return Change()
    if start and end and ends_before(start, end):
        raise Impossible("end-before-start")
    first = start or end
    assert first is not None
    before = o.first
    year = event.year_of(Occurrence(from_=start, until=end), first.day.year, dated.round)
    if before is not None and before.day.year != first.day.year and year != dated.year:
        return _to_another_year(event, dated, start, end, year, details)
    node = event.node(dated)
    _remember(event, node, o, start, end)
    for key, moment in (("from", start), ("until", end)):
        event.put_moment(node, key, moment)
    for key in ("month", "week", "season"):
        node.pop(key, None)
    put(node, "status", "changed")
    put(node, "change", "moved")
    revision = _change(event, node, dated, details)
    said = _both(event, dated, start, end)
    statements = (Statement("moved", said | {"revision": revision}), *_left_behind(event, o, start))
    when = When(when.text, start, end)
    return Change(
        (*statements, *shared(event), *odd_days(draft.today, when)),
        tuple(dict.fromkeys((*years_of(when, dated.year), *([before.day.year] if before else [])))),
    )


def extend(
    draft: Draft, asked: Asked, when: When, which: date | None = None, details: Details = NOTHING_MORE
) -> Change:
    """Let a window close later; one that is closed already is opened again. Raises Impossible."""
    refuse_shared(draft, asked, "extend", *words_of(when))
    event = EventDraft(draft, asked)
    words = words_of(when)
    said = when.start or when.end
    if said is None or (when.start and when.end):
        raise Impossible("extend-to-day", event=event.event.title)
    dated = _to_extend(event, which, when, said.day)
    o, node = dated.occurrence, event.node(dated)
    old = o.until or o.from_
    assert old is not None
    new = Moment(said.day, said.time or old.time)
    if new == old:
        return Change()
    if ends_before(old, new):
        commands = (asked.command("move", *words),) if o.until is None else ()
        raise Impossible("not-later", commands, event=event.event.title, old=old)
    if new.day - old.day > _LONGEST_EXTENSION:
        raise Impossible("too-far", _to_confirm(event, when), event=event.event.title, old=old, new=new)
    change = lengthened(old, draft.today)
    if "was" not in node:
        event.put_moment(node, "was", old)
    event.put_moment(node, "until" if o.until else "from", new)
    put(node, "status", "changed")
    put(node, "change", change)
    revision = _change(event, node, dated, details)
    start = o.from_ if o.until else None
    statement = {"event": event.event, "start": start, "end": new, "old": old, "revision": revision}
    whole = When(when.text, start, new)
    # A date has one span: when a window that was closed in between opens again can only be said in words.
    again = (Statement("opens-again"),) if change == "reopened" and details.note is None else ()
    statements = (Statement(change, statement), *again, *shared(event), *odd_days(draft.today, whole))
    return Change(statements, tuple(dict.fromkeys((*years_of(whole, dated.year), old.day.year))))


def cancel(draft: Draft, asked: Asked, which: date | None = None, details: Details = NOTHING_MORE) -> Change:
    """Say that a date is cancelled. It stays where it is, so that calendars show it. Raises Impossible."""
    refuse_shared(draft, asked, "cancel", *([written_moment(Moment(which))] if which else []))
    event = EventDraft(draft, asked)
    dated = _meant(event, event.movable(), which, lambda of: asked.command("cancel", *day_words(of)))
    if dated is None:
        if any(not d.is_held and d.is_dated and not d.is_over(draft.today) for d in event.recorded):
            return Change()  # it is cancelled already
        raise _nothing_to("cancel", event, ())
    if not dated.is_held:
        return Change()
    o, node = dated.occurrence, event.node(dated)
    put(node, "status", "cancelled")
    revision = _change(event, node, dated, details)
    said = {"event": event.event, "start": o.from_, "end": o.until, "year": dated.year}
    part = {"month": o.month, "week": o.week, "season": o.season, "revision": revision}
    held = sum(d.is_held for d in event.of_year(dated.year)) - 1
    left = promise(event, held, dated.year)
    whole = When("", o.from_, o.until)
    return Change(
        (Statement("cancelled", said | part), *left, *shared(event), *odd_days(draft.today, whole)),
        years_of(whole, dated.year),
    )


# --- which date is meant


def _meant(
    event: EventDraft, among: list[Dated], which: date | None, command: Callable[[Dated], tuple[str, ...]]
) -> Dated | None:
    """The one date that is meant: that of the day `which`, else the only one `among` several; none where none is.

    Raises Impossible with a command for each where several are, and where none is on the day that was said.
    """
    title = event.event.title
    if which is not None:
        found = [d for d in event.recorded if which in _days(d.occurrence)]
        found = [d for d in found if d.is_held] or found
        if len(found) == 1:
            return found[0]
        choices = tuple(command(d) for d in among if d.is_dated)
        raise Impossible("no-such-date", choices, event=title, day=which)
    if len(among) > 1:
        choices = tuple(command(d) for d in among if d.is_dated)
        raise Impossible("which-date", choices, event=title)
    return among[0] if among else None


def _days(occurrence: Occurrence) -> Iterable[date]:
    """The days by which a date is meant: its first and its last."""
    return [moment.day for moment in (occurrence.from_, occurrence.until) if moment]


def _span(occurrence: Occurrence) -> Span:
    return Span(occurrence.from_, occurrence.until)


def closing(event: EventDraft) -> list[Dated]:
    """The dates that close, and did so not too long ago to be opened again, or to be meant by a day that is said."""
    every = [
        d for d in event.recorded if d.is_held and d.is_dated and (event.is_window or _span(d.occurrence).is_window)
    ]
    return [d for d in every if event.draft.today - _last_day(d) <= _LONGEST_EXTENSION]


def _to_extend(event: EventDraft, which: date | None, when: When, until: date) -> Dated:
    """The window that is meant: the one that is open or coming and can close on that day, else that closed last."""
    today, asked, words = event.draft.today, event.asked, words_of(when)

    def command(of: Dated) -> tuple[str, ...]:
        return asked.command("extend", *words, "--which", *day_words(of))

    every = closing(event)
    coming = [d for d in every if not d.is_over(today)]
    is_open = [d for d in coming if (first := d.occurrence.first) and first.day <= today]
    can = [d for d in coming if timedelta() <= until - _last_day(d) <= _LONGEST_EXTENSION]
    dated = _meant(event, is_open if len(is_open) == 1 else can or coming, which, command)
    if dated is None and every:
        dated = max(every, key=_last_day)
    if dated is None or dated not in every:
        if event.coming():
            raise Impossible("no-end", (asked.command("move", *words),), event=event.event.title)
        raise _nothing_to("extend", event, words, when)
    return dated


def _last_day(dated: Dated) -> date:
    last = dated.occurrence.last
    return last.day if last else date.min


def _nothing_to(name: str, event: EventDraft, words: tuple[str, ...], when: When | None = None) -> Impossible:
    """That no coming date is recorded; with what else can be done."""
    asked, today = event.asked, event.draft.today
    past = [d for d in event.recorded if d.is_held and d.is_over(today)]
    last = max(past, key=_last_day, default=None)
    commands: list[tuple[str, ...]] = []
    if when:
        commands += _to_confirm(event, when)
    if name == "cancel":
        years = [year for year in (today.year, today.year + 1) if event.has_room(year)]
        commands += [asked.command("skip", str(year)) for year in years]
        commands += [asked.command("cancel", *day_words(last))] if last else []
    elif name == "move" and last:
        commands.append(asked.command(name, *words, "--which", *day_words(last)))
    said = last.occurrence if last else None
    old = (said.from_, said.until) if said else (None, None)
    return Impossible(f"nothing-to-{name}", tuple(commands), event=event.event, last=old, is_offered=bool(commands))


def _to_confirm(event: EventDraft, when: When) -> tuple[tuple[str, ...], ...]:
    """The command that records a time as a new date: where the event is a window, as its last day. Not a past one."""
    asked, words, day = event.asked, words_of(when), when.day
    if day is None or (asked.name == "extend" and day < event.draft.today):
        return ()
    is_last = asked.name == "extend" and event.is_window and when.end is None
    date_ = Occurrence(until=when.start) if is_last else Occurrence(from_=when.start, until=when.end)
    more = () if event.has_room(event.year_of(date_, day.year)) else ("--again",)
    return (asked.command("confirm", *(("viimeistään",) if is_last else ()), *words, *more),)


# --- the new days


def _moved(event: EventDraft, o: Occurrence, when: When) -> tuple[Moment | None, Moment | None]:
    """The days of a date that is moved: as they were said, with the hours and the length that it had."""
    if o.first is None or (when.start and when.end and o.from_ is None):
        return when.start, when.end
    if o.from_ is None:
        assert o.until is not None
        said = when.end or when.start
        assert said is not None
        return None, Moment(said.day, said.time or o.until.time)
    if when.start is None:
        commands = (event.asked.command("move", written_moment(when.end)),) if when.end else ()
        raise Impossible("not-a-deadline", commands, event=event.event.title)
    start = Moment(when.start.day, when.start.time or o.from_.time)
    if when.end:
        hour = o.until.time if o.until and when.start.time is None else None
        return start, Moment(when.end.day, when.end.time or hour)
    if o.until is None:
        return start, None
    if start.time and o.from_.time and o.until.time and o.until.day == o.from_.day:
        length = datetime.combine(o.until.day, o.until.time) - datetime.combine(o.from_.day, o.from_.time)
        ends = datetime.combine(start.day, start.time) + length
        return start, Moment(ends.date(), ends.time())
    return start, Moment(start.day + (o.until.day - o.from_.day), o.until.time)


def _remember(event: EventDraft, node: dict[str, Any], o: Occurrence, start: Moment | None, end: Moment | None) -> None:
    """Write the day that was announced first, of a window its end; not where it is on that day again."""
    event.put_moment(node, "was", told_first(_span(o), Span(start, end), o.was))


def _change(event: EventDraft, node: dict[str, Any], dated: Dated, details: Details) -> int:
    """Raise the revision, take away when the old date was checked, write what is said of the new one."""
    revision = event.raise_revision(node, dated)
    node.pop("checked", None)
    say(event, node, details)
    return revision


def _both(event: EventDraft, dated: Dated, start: Moment | None, end: Moment | None) -> dict[str, Any]:
    """A date before and after it moved, to be said."""
    o = dated.occurrence
    part = {"month": o.month, "week": o.week, "season": o.season, "year": dated.year}
    old = {"event": event.event, "start": o.from_, "end": o.until, **part}
    return {"event": event.event, "old": old, "start": start, "end": end}


def _left_behind(event: EventDraft, o: Occurrence, start: Moment | None) -> Iterable[Statement]:
    """What does not move along: registration that is recorded for this date, the hours of its programme."""
    if o.registration_from or o.registration_until:
        yield Statement("registration-stays", {"opens": o.registration_from, "closes": o.registration_until})
    else:
        yield from registration_days(event, start, None, None)
    if o.programme and start and o.from_ and start.time != o.from_.time:
        yield Statement("programme-stays", {"start": o.programme[0].from_})


def _to_another_year(
    event: EventDraft, dated: Dated, start: Moment | None, end: Moment | None, year: int, details: Details
) -> Change:
    """Cancel a date in its year and write it anew in another."""
    o, node = dated.occurrence, event.node(dated)
    put(node, "status", "cancelled")
    node.pop("checked", None)
    event.raise_revision(node, dated)
    new: dict[str, Any] = {}
    first = start or end
    for key, moment in (("from", start), ("until", end)):
        if moment:
            event.put_moment(new, key, moment)
    for key in _TAKEN_ALONG:
        if key in node:
            put(new, key, node[key])
    say(event, new, details)
    event.add(first.day.year if first else year, new)
    said = _both(event, dated, start, end)
    statement = Statement("moved-to-year", said | {"old_year": dated.year, "year": year})
    held = sum(d.is_held for d in event.of_year(dated.year)) - 1
    when = When("", start, end)
    more = (*registration_days(event, start, None, None), *promise(event, held, dated.year))
    if o.registration_from or o.registration_until:
        stays = {"opens": o.registration_from, "closes": o.registration_until}
        more = (Statement("registration-not-taken", stays), *promise(event, held, dated.year))
    years = (*years_of(when, year), dated.year)
    return Change((statement, *more, *shared(event), *odd_days(event.draft.today, when)), tuple(dict.fromkeys(years)))
