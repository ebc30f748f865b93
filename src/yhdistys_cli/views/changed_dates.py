"""What is new in the annual clock: dates that were set, moved or cancelled, events that came and went."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ..dates import Calendar
from ..happenings import Happening
from ..models import Event
from .news import Both, News

Found = tuple[str, dict[str, Any]]
# Of a new event so many coming dates are told.
_FEW = 3


def date_news(both: Both, before: Calendar, now: Calendar) -> list[News]:
    """The news of the clock, in the order of their days; `before` and `now` are the clocks of the two guides.

    Nobody can act on what is past: it is no news, whatever is recorded of it.
    """
    found: list[News] = []
    for id_, event in now.events.items():
        if not both.is_comparable("events", id_):
            continue
        was = before.events.get(id_)
        if was is None:
            found += _new_event(event, now, both.today)
        else:
            found += _of_event(both, was, event)
            found += _dates(both, was, event, before, now)
    for id_, was in before.events.items():
        if id_ not in now.events and both.is_comparable("events", id_) and (was.until or both.today) >= both.today:
            found.append(News("dates", "event-gone", (id_,), (was.title,), {}))
    return sorted(_together(found), key=lambda news: _day(news) or date.max)


def _day(news: News) -> date | None:
    happening = news.facts.get("date") or next(iter(news.facts.get("dates", ())), None)
    return happening.first_day if happening else None


def _together(found: Iterable[News]) -> list[News]:
    """What is said of events that have the same dates is said once, with all their names."""
    merged: dict[Any, News] = {}
    for news in found:
        happening = news.facts.get("date")
        key: Any = len(merged)
        if happening:
            place = happening.event.place or (happening.occurrence and happening.occurrence.place)
            key = news.code, happening.round, place, _is_own(news)
        if first := merged.get(key):
            merged[key] = replace(first, ids=first.ids + news.ids, names=first.names + news.names)
        else:
            merged[key] = news
    return list(merged.values())


def _is_own(news: News) -> str:
    """What is said of one event only, though others have its dates."""
    return news.ids[0] if news.code == "amount-changed" else ""


def _new_event(event: Event, now: Calendar, today: date) -> Iterator[News]:
    if event.until and event.until < today:
        return
    coming = [
        happening
        for year in sorted({today.year, today.year + 1, *(dated.year for dated in event.dates)})
        for happening in now.of(event, year, today)
        if happening.first_day and not _is_past(happening, today) and happening.status != "cancelled"
    ]
    dates = tuple(sorted(coming, key=lambda h: h.first_day or today)[:_FEW])
    # A rule gives a date for every year, and the next one is enough.
    dates = dates[:1] + tuple(h for h in dates[1:] if h.occurrence)
    yield News("dates", "event-new", (event.id,), (event.title,), {"dates": dates}, event)


def _of_event(both: Both, was: Event, event: Event) -> Iterator[News]:
    """What is new of the event itself."""

    def news(code: str, **facts: Any) -> News:
        return News("dates", code, (event.id,), (event.title,), facts, event)

    if event.until and event.until < both.today:
        return
    if not both.same(was.title, event.title):
        yield news("event-renamed", was=was.title)
    if event.until and event.until != was.until:
        yield news("event-ends", until=event.until)
    old, new = was.registration, event.registration
    if not both.same(was.about, event.about) or not both.same(old.how if old else None, new.how if new else None):
        yield news("event-text")


def _dates(both: Both, was: Event, event: Event, before: Calendar, now: Calendar) -> Iterator[News]:
    today = both.today
    recorded = {dated.year for one in (was, event) for dated in one.dates if dated.year >= today.year - 1}
    told_rule = False
    for year in sorted({today.year - 1, today.year, today.year + 1, *recorded}):
        old, new = before.of(was, year, today), now.of(event, year, today)
        written = [h for h in old if h.occurrence], [h for h in new if h.occurrence]
        is_off = False
        for first, second in _matched(*written):
            if second is None:
                assert first is not None
                expected = next((h for h in new if h.status == "forecast"), None)
                found = _withdrawn(first, expected, today)
            else:
                found = _set(second, today) if first is None else _compared(both, first, second)
            for code, facts in found:
                if code == "no-round":
                    if is_off:
                        continue  # several rounds are left out, which is said once
                    is_off = True
                    code = "no-more-rounds" if any(h.status not in ("none", "cancelled") for h in new) else code
                about = facts.get("date")
                yield News("dates", code, (event.id,), (event.title,), facts, about)
        expected_ = _expected(both, old, new)
        if expected_ and not any(written) and not told_rule:
            told_rule = True
            yield News("dates", "expected-changed", (event.id,), (event.title,), expected_, expected_["date"])


def _matched(old: list[Happening], new: list[Happening]) -> Iterator[tuple[Happening | None, Happening | None]]:
    """Dates as they were and as they are: those with the same days first, then by their number, then in order.

    So it changes nothing that somebody put the dates of a year into another order.
    """
    left, found = list(old), dict[int, Happening]()
    keys = (
        lambda h: (h.start, h.end, h.precision, h.status == "cancelled"),
        lambda h: (h.start, h.end, h.precision),
        lambda h: h.number,
        lambda _h: True,
    )
    for key in keys:
        for index, happening in enumerate(new):
            if index not in found and (fit := next((h for h in left if key(h) == key(happening)), None)):
                left.remove(fit)
                found[index] = fit
    for index, happening in enumerate(new):
        yield found.get(index), happening
    for happening in left:
        yield happening, None


def _is_past(happening: Happening, today: date) -> bool:
    last = happening.last_day
    return happening.year < today.year if last is None else last < today


def _withdrawn(first: Happening, expected: Happening | None, today: date) -> Iterator[Found]:
    if not _is_past(first, today) and first.status in ("confirmed", "changed") and first.first_day:
        yield "date-withdrawn", {"was": first, "date": expected or first, "expected": expected is not None}


def _set(second: Happening, today: date) -> Iterator[Found]:
    if _is_past(second, today):
        return
    if second.status == "none":
        yield "no-round", {"date": second}
    elif second.status == "cancelled":
        yield "date-cancelled", {"date": second}
    elif second.precision != "year":
        yield "date-set", {"date": second}


def _compared(both: Both, first: Happening, second: Happening) -> Iterator[Found]:
    today = both.today
    facts = {"date": second, "was": first}
    if _is_past(second, today) and (_is_past(first, today) or second.status != "cancelled"):
        return
    if second.status == "none":
        if first.status != "none":
            yield "no-round", facts
        return
    if first.status == "none":
        yield from _set(second, today)
        return
    if second.status == "cancelled":
        if first.status != "cancelled":
            yield "date-cancelled", facts
        return
    if first.status == "cancelled":
        yield "date-restored", facts
        return
    moved = _moved(first, second)
    if moved:
        yield moved, facts
    yield from _details(both, first, second, is_told=bool(moved))


def _moved(first: Happening, second: Happening) -> str:
    """How a date changed; empty where it did not."""
    old, new = first.occurrence, second.occurrence
    if (first.start, first.end, first.precision) == (second.start, second.end, second.precision):
        return ""
    if first.precision != "day":
        return "date-set" if second.precision != "year" else ""
    if second.precision != "day":
        return "date-moved"
    if new and new.change == "reopened" and not (old and old.change == "reopened"):
        return "date-reopened"
    if (first.first_day, first.last_day) == (second.first_day, second.last_day):
        return "time-changed"
    is_later = (first.last_day or date.min) < (second.last_day or date.min)
    if first.start == second.start and first.end and is_later:
        return "date-extended"
    return "date-moved"


def _details(both: Both, first: Happening, second: Happening, is_told: bool) -> Iterator[Found]:
    """What else is new of a date that is not cancelled; `is_told`: its day, place and registration are said anyway."""
    facts = {"date": second, "was": first}
    old, new = first.occurrence, second.occurrence
    assert old is not None
    assert new is not None
    if not is_told and not both.same(old.place or first.event.place, new.place or second.event.place):
        yield "place-changed", facts
    closes = second.registration[1] or second.registration[0]
    if not is_told and first.registration != second.registration and closes and closes.day >= both.today:
        yield "registration-changed", facts
    if first.amount != second.amount and second.amount:
        yield "amount-changed", facts
    if [(p.from_, p.until) for p in old.programme] != [(p.from_, p.until) for p in new.programme] or not both.same_all(
        [p.what for p in old.programme], [p.what for p in new.programme]
    ):
        yield "programme-changed", facts
    if new.note and not both.same(old.note, new.note):
        yield "note-changed", facts


def _expected(both: Both, old: list[Happening], new: list[Happening]) -> dict[str, Any]:
    """What is expected of a year now and was not before; empty where that is the same or nothing is."""
    before = [happening for happening in old if not happening.occurrence]
    for happening in new:
        if happening.occurrence or happening.precision == "none" or _is_past(happening, both.today):
            continue
        if not any(_is_same_expected(both, was, happening) for was in before):
            said = [was for was in before if was.precision != "none"]
            was = next((was for was in said if was.number == happening.number), said[0] if said else None)
            return {"date": happening, "was": was}
    return {}


def _is_same_expected(both: Both, first: Happening, second: Happening) -> bool:
    if second.precision == "words" == first.precision:
        then, now = first.event.only_rule, second.event.only_rule
        return both.same(then.words if then else None, now.words if now else None)
    return bool(_signature(first) == _signature(second))


def _signature(happening: Happening) -> Any:
    rule = happening.event.only_rule
    times = rule.times_a_year if rule else None
    return happening.precision, happening.start, happening.end, happening.seasons, times
