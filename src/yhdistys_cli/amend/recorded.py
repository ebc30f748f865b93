"""What is recorded of an event, with its places in a draft; and how a date is written into it. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from ..dates import Calendar, around_the_turn, rounds_of
from ..event_years import event_year
from ..models import WINDOWS, Event, Moment, Occurrence
from ..moments import When
from ..records import record
from . import Impossible
from .draft import Draft

# The fields of records as they are written, in the order of the model: a new key goes to its place.
_FIELDS: dict[type, tuple[str, ...]] = {
    of: tuple(name.rstrip("_") for name in of.__match_args__) for of in (Event, Occurrence)
}
# So the hour stands after the day, where nothing in the file shows how.
_BEFORE_HOURS = {"fi": "klo ", "sv": "kl. ", "en": "klo "}
_MOMENTS = ("from", "until", "was", "registration_from", "registration_until")


# Options that every command about dates has.
_EVERYWHERE = ("--note", "--source", "--checked")


@record
class Asked:
    """An event that a command is about: its id, the words by which it was `called`, and the options beside them.

    With these another command can be offered, or the same without what was wrong. `name` is the command's own, and an
    option its name and perhaps its value.
    """

    event: str
    called: tuple[str, ...]
    name: str = ""
    options: tuple[tuple[str, ...], ...] = ()

    def command(self, name: str, *words: str, event: str = "") -> tuple[str, ...]:
        """A command about the same event, or another, with these words and those of the options that it has."""
        options = [option for option in self.options if name == self.name or option[0] in _EVERYWHERE]
        return (name, *((event,) if event else self.called), *words, *(word for option in options for word in option))


@record
class Dated:
    """A date that is recorded: the year of its event to which it belongs, and where it stands.

    `number` counts the dates that stand under the year `written`; `round` is which of several rules it is of, from 0.
    """

    year: int
    written: int
    number: int
    round: int
    occurrence: Occurrence

    @property
    def is_held(self) -> bool:
        """Whether it counts as one of its year: it is not cancelled."""
        return self.occurrence.status != "cancelled"

    @property
    def is_dated(self) -> bool:
        """Whether a day of it is known."""
        return self.occurrence.first is not None

    def is_over(self, today: date) -> bool:
        """Whether its last day is past."""
        last = self.occurrence.last
        return last is not None and last.day < today


class EventDraft:
    """An event in a draft: what is recorded of it, and its tree, into which dates are written."""

    def __init__(self, draft: Draft, asked: Asked, *years: int) -> None:
        """Raises Impossible for an event that has the dates of another, with the command about that one.

        `years` are those that will be asked about, beside the recorded ones.
        """
        self.draft = draft
        self.asked = asked
        clock = draft.guide.clock
        self.event = next(event for event in clock.events if event.id == asked.event)
        self._years = {*years, *(dated.year for dated in self.event.dates)}
        self.tree = draft.record("events", asked.event)

    @cached_property
    def calendar(self) -> Calendar:
        """The clock of the years that are asked about."""
        clock = self.draft.guide.clock
        return around_the_turn(clock.events, clock.holidays, self._years)

    @cached_property
    def rounds(self) -> tuple[Event, ...]:
        """The event as one for each of its rules."""
        return rounds_of(self.event)

    @cached_property
    def recorded(self) -> list[Dated]:
        """Every date of it, as they stand in the file."""
        round_of = {
            id(occurrence): number
            for number, own in enumerate(self.rounds)
            for dated in own.dates
            for occurrence in dated.occurrences
        }
        return [
            Dated(self.year_of(o, dated.year, round_of[id(o)]), dated.year, number, round_of[id(o)], o)
            for dated in self.event.dates
            for number, o in enumerate(dated.occurrences)
        ]

    def year_of(self, occurrence: Occurrence, written: int, number: int = 0) -> int:
        """The year of the event to which a date belongs that stands under the year `written`."""
        return event_year(self.rounds[number], occurrence, written, self.calendar.forecast)

    def of_year(self, year: int) -> list[Dated]:
        """The dates that belong to a year of the event."""
        return [dated for dated in self.recorded if dated.year == year]

    def coming(self) -> list[Dated]:
        """The dates that have a day, are not cancelled and not over."""
        return [d for d in self.recorded if d.is_held and d.is_dated and not d.is_over(self.draft.today)]

    def movable(self) -> list[Dated]:
        """The coming dates, also those of which only a month, a week, a season or the year is known."""
        undated = [d for d in self.recorded if not d.is_dated and d.is_held and d.year >= self.draft.today.year]
        return [*self.coming(), *(d for d in undated if d.occurrence.status != "none")]

    @property
    def most(self) -> int:
        """How many dates a year has."""
        rule = self.event.only_rule
        return (rule.times_a_year if rule and len(self.rounds) == 1 else None) or 1

    def has_room(self, year: int) -> bool:
        """Whether a year of the event lacks a date: it can be confirmed, or said that there is none."""
        if len(self.rounds) > 1:
            return len({dated.round for dated in self.of_year(year)}) < len(self.rounds)
        return sum(dated.is_held for dated in self.of_year(year)) < self.most

    @property
    def is_window(self) -> bool:
        """Whether it is a time in which something must be sent."""
        return self.event.kind in WINDOWS

    # --- writing

    def node(self, dated: Dated) -> dict[str, Any]:
        """The tree of a date, to be changed."""
        found = self.tree["dates"][str(dated.written)]
        own: dict[str, Any] = found[dated.number] if isinstance(found, list) else found
        return own

    def add(self, year: int, node: dict[str, Any]) -> None:
        """Write a date under a year: as the last one, because calendars know a date by its number."""
        dates = self.tree.get("dates")
        if not isinstance(dates, dict):
            dates = {}
            put(self.tree, "dates", dates, Event)
        found = dates.get(str(year))
        if isinstance(found, list):
            found.append(node)
        elif found:
            dates[str(year)] = [found, node]
        else:
            items = list(dates.items())
            before = [i for i, (written, _dates) in enumerate(items) if int(written) < year]
            items.insert(before[-1] + 1 if before else 0, (str(year), node))
            dates.clear()
            dates.update(items)

    def raise_revision(self, node: dict[str, Any], dated: Dated) -> int:
        """Raise the number by which calendars see that a published date changed; the new one."""
        revision = dated.occurrence.revision + 1
        put(node, "revision", str(revision))
        return revision

    def put_moment(self, node: dict[str, Any], key: str, moment: Moment | None) -> None:
        """Write a moment as the file writes them, or take the key away."""
        if moment is None:
            node.pop(key, None)
        else:
            put(node, key, self.written(moment))

    def written(self, moment: Moment) -> str:
        """A moment as most of those in the file are written: 14.4.2027 klo 17.00, 2027-04-14 17:00."""
        is_iso, before = self._style
        if is_iso:
            return f"{moment.day.isoformat()}" + (f" {moment.time:%H:%M}" if moment.time else "")
        day = f"{moment.day.day}.{moment.day.month}.{moment.day.year}"
        return day + (f" {before}{moment.time.hour}.{moment.time.minute:02}" if moment.time else "")

    def written_day(self, day: date) -> str:
        """A day on which somebody looked, as most of those in the files are written: else 2027-04-14."""
        found = list(self._values("checked"))
        finnish = sum("." in value for value in found)
        return self.written(Moment(day)) if finnish * 2 > len(found) and not self._style[0] else day.isoformat()

    @cached_property
    def _style(self) -> tuple[bool, str]:
        """Whether days are written as 2027-04-14, and what stands before hours."""
        texts = [text for key in _MOMENTS for text in self._values(key)]
        iso = sum(bool(re.match(r"\d{4}-", text)) for text in texts)
        hours = [found[1] for text in texts if (found := re.search(r"\s(klo |kl\. ?|)\d{1,2}[.:]?\d*$", text))]
        default = _BEFORE_HOURS[self.draft.guide.about.language]
        return iso * 2 > len(texts), max(dict.fromkeys(hours), key=hours.count, default=default)

    def _values(self, key: str) -> Iterator[str]:
        for _place, event in self.draft.records("events"):
            for holder in (event, *_occurrences(event)):
                if isinstance(value := holder.get(key), str):
                    yield value


def _occurrences(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    dates = event.get("dates")
    for found in dates.values() if isinstance(dates, dict) else ():
        yield from (each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict))


def put(node: dict[str, Any], key: str, value: Any, of: type[Event | Occurrence] = Occurrence) -> None:
    """Set a key of a record; a new one stands where the model has it, and the others stay where they are."""
    if key in node:
        node[key] = value
        return
    fields = _FIELDS[of]
    at = fields.index(key)
    items = list(node.items())
    before = [i for i, (name, _value) in enumerate(items) if name in fields and fields.index(name) < at]
    items.insert(before[-1] + 1 if before else 0, (key, value))
    node.clear()
    node.update(items)


def refuse_shared(draft: Draft, asked: Asked, name: str, *words: str) -> None:
    """Raises Impossible for an event that has the dates of another, with the command about that one."""
    events = {event.id: event for event in draft.guide.clock.events}
    event = first = events[asked.event]
    seen = {first.id}
    while first.same_as in events and first.same_as not in seen:
        first = events[first.same_as]
        seen.add(first.id)
    if event.same_as:
        commands = () if first is event else (asked.command(name, *words, event=first.id),)
        raise Impossible("same-dates", commands, event=event.title, first=first.title)


def words_of(when: When) -> tuple[str, ...]:
    """The words of a time, to be typed again."""
    return tuple(when.text.split())
