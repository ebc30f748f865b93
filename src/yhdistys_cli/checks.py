"""Rules over more than one record. Each is a function from what is known to diagnostics; all of them run.

An address names the section instead of the file; `load` puts the file in its place. The docstring of a check is its
manual: one sentence that begins with "Ensure".
"""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from .dates import FIRST_YEAR, LAST_YEAR, Calendar, ends_before
from .diagnostics import Address, Diagnostic, Path
from .models import TOPICS, Contact, Event, Guide, Moment, Occurrence, Point
from .records import record


@record
class Known:
    """A guide, and by list the ids of the records that were set aside: a reference to one is no second problem.

    `unread` are the lists of which not every id is known, because a file or an id could not be read.
    """

    guide: Guide
    aside: Mapping[str, frozenset[str]]
    unread: frozenset[str] = frozenset()
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)

    def ids(self, name: str) -> dict[str, None]:
        """The ids of the records of a list such as `people`, in the order of the guide; looked up once."""
        if name not in self._ids:
            self._ids[name] = dict.fromkeys(item.id for _path, item in self.records(name))
        return self._ids[name]

    def records(self, name: str) -> Iterator[tuple[Path, Any]]:
        """Section, list and index of every record of a list, with the record."""
        section = SECTION_OF[name]
        owner = self.guide.about if section == "guide" else getattr(self.guide, section)
        for index, item in enumerate(getattr(owner, name)):
            yield (section, name, index), item


SECTION_OF = {
    "bodies": "guide",
    "service_areas": "contacts",
    "units": "contacts",
    "groups": "contacts",
    "people": "contacts",
    "areas": "areas",
    "checklists": "checklists",
    "events": "clock",
}


def _at(path: Path) -> Address:
    return Address(str(path[0]), path[1:])


def _reference(
    known: Known, code: str, name: str, wanted: str, path: Path, extra: Collection[str] = ()
) -> Iterator[Diagnostic]:
    if wanted in known.ids(name) or wanted in extra or wanted in known.aside.get(name, ()) or name in known.unread:
        return
    near = difflib.get_close_matches(wanted, [*known.ids(name), *extra], 1, 0.6)
    yield Diagnostic(code, _at(path), params={"id": wanted, "suggestion": near[0]} if near else {"id": wanted})


def _contacts(known: Known) -> Iterator[tuple[Path, Contact]]:
    for name in ("units", "groups"):
        for path, item in known.records(name):
            for index, contact in enumerate(item.contacts):
                yield (*path, "contacts", index), contact


def people(known: Known) -> Iterator[Diagnostic]:
    """Ensure that every contact is a person of the guide."""
    for path, contact in _contacts(known):
        yield from _reference(known, "unknown-person", "people", contact.person, (*path, "person"))


def units(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the units of groups and the answers of areas are units of the guide."""
    for path, group in known.records("groups"):
        for index, unit in enumerate(group.units):
            yield from _reference(known, "unknown-unit", "units", unit, (*path, "units", index))
    for path, area in known.records("areas"):
        if isinstance(area.answers, tuple):
            for index, unit in enumerate(area.answers):
                yield from _reference(known, "unknown-unit", "units", unit, (*path, "answers", index))


def service_areas(known: Known) -> Iterator[Diagnostic]:
    """Ensure that a unit's service area is one of the guide, or the administration."""
    for path, unit in known.records("units"):
        if wanted := unit.service_area:
            at = (*path, "service_area")
            yield from _reference(known, "unknown-service-area", "service_areas", wanted, at, ["administration"])


def bodies(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the bodies of an area are bodies of the guide."""
    for path, area in known.records("areas"):
        for index, body in enumerate(area.bodies):
            yield from _reference(known, "unknown-body", "bodies", body, (*path, "bodies", index))


def events(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the areas, units and other events that an event names are in the guide."""
    for path, event in known.records("events"):
        for key, code, name in (("areas", "unknown-area", "areas"), ("units", "unknown-unit", "units")):
            for index, wanted in enumerate(getattr(event, key)):
                yield from _reference(known, code, name, wanted, (*path, key, index))
        if event.about_event:
            yield from _reference(known, "unknown-event", "events", event.about_event, (*path, "about_event"))
        for key, wanted in _leaning(event):
            yield from _reference(known, "unknown-event", "events", wanted, (*path, "rule", key, "event"))


def rings(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no event's day depends on itself, by itself or through others."""
    leans = {event.id: [wanted for _key, wanted in _leaning(event)] for _path, event in known.records("events")}
    for path, event in known.records("events"):
        seen: list[str] = []
        ahead = list(leans[event.id])
        while ahead:
            wanted = ahead.pop()
            if wanted not in seen:
                seen.append(wanted)
                ahead += leans.get(wanted, [])
        if event.id in seen:
            yield Diagnostic("event-ring", _at((*path, "rule")), params={"id": event.id})


def _leaning(event: Event) -> list[tuple[str, str]]:
    """The ends of a rule that are counted from another event, and from which."""
    if event.rule is None:
        return []
    points = (("on", event.rule.on), ("from", event.rule.from_), ("until", event.rule.until))
    return [(key, point.event) for key, point in points if point and point.event]


def occurrences(known: Known) -> Iterator[Diagnostic]:
    """Ensure that dates stand under their year, end after they begin, and grow their revision when they change."""
    for path, event in known.records("events"):
        for dated in event.dates:
            days: dict[date, Path] = {}
            for index, occurrence in enumerate(dated.occurrences):
                at = (*path, "dates", str(dated.year), index)
                yield from _occurrence(at, dated.year, occurrence)
                day = occurrence.from_.day
                if day in days:
                    yield Diagnostic("same-day-twice", _at((*at, "from")), related=(_at((*days[day], "from")),))
                days.setdefault(day, at)


def _occurrence(at: Path, year: int, occurrence: Occurrence) -> Iterator[Diagnostic]:
    start, end = occurrence.from_, occurrence.until
    if start.day.year != year:
        yield Diagnostic("wrong-year", _at((*at, "from")), params={"year": str(year), "found": str(start.day.year)})
    opens, closes = occurrence.registration_from, occurrence.registration_until
    for key, first, last in (("until", start, end), ("registration_until", opens, closes)):
        if first and last and ends_before(first, last):
            begins = "from" if key == "until" else "registration_from"
            yield Diagnostic("end-before-start", _at((*at, key)), related=(_at((*at, begins)),))
    if occurrence.status != "confirmed" and occurrence.revision < 2:
        yield Diagnostic("revision-too-low", _at((*at, "status")), params={"status": occurrence.status})


def hours(known: Known) -> Iterator[Diagnostic]:
    """Ensure that every hour exists, and only once, on the night when the clocks change."""
    from zoneinfo import ZoneInfo

    zone: ZoneInfo | None = None
    for path, event in known.records("events"):
        for dated in event.dates:
            for index, occurrence in enumerate(dated.occurrences):
                for key in ("from", "until", "registration_from", "registration_until"):
                    moment = getattr(occurrence, "from_" if key == "from" else key)
                    # The clocks change at night, in the spring and in the autumn; other hours need no time zone.
                    if moment is None or moment.time is None or moment.time.hour > 5:
                        continue
                    zone = zone or ZoneInfo(known.guide.about.time_zone)
                    if code := _odd_hour(moment, zone):
                        at = (*path, "dates", str(dated.year), index, key)
                        yield Diagnostic(code, _at(at), params={"hour": f"{moment.time.hour}.{moment.time:%M}"})


def _odd_hour(moment: Moment, zone: tzinfo) -> str | None:
    assert moment.time is not None
    local = datetime.combine(moment.day, moment.time, zone)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return None
    there = local.astimezone(UTC).astimezone(zone)
    return "repeated-hour" if there.replace(tzinfo=None) == local.replace(tzinfo=None) else "skipped-hour"


def endings(known: Known) -> Iterator[Diagnostic]:
    """Ensure that what a rule puts on one day does not end before it begins."""
    for path, event in known.records("events"):
        rule = event.rule
        if rule and rule.ends and rule.on and rule.on.time and rule.ends < rule.on.time:
            related = (_at((*path, "rule", "on", "time")),)
            yield Diagnostic("end-before-start", _at((*path, "rule", "ends")), related=related)


def windows(known: Known) -> Iterator[Diagnostic]:
    """Ensure that a window of a rule does not end before it opens, after both ends have moved off the weekends."""
    calendar = Calendar([event for _path, event in known.records("events")], frozenset())
    # Within twelve years a day of the year falls on every weekday.
    first = min(max(known.guide.about.updated.year, FIRST_YEAR), LAST_YEAR - 12)
    for path, event in known.records("events"):
        if event.rule is None or _leaning(event) or not _are_near(event.rule.from_, event.rule.until):
            continue
        days: dict[int, int] = {}
        for year in range(first, first + 12):
            happening = calendar.of(event, year, date(first, 1, 1))[0]
            if not happening.occurrence:
                start, end = happening.start, happening.end
                days[year] = (end.day - start.day).days if start and end else 999
        # One that is open for a year longer in some years than in others is turned round in those.
        turned = [
            year for year, length in days.items() if length > min(days.values(), default=0) + 180 or length == 999
        ]
        if turned:
            yield Diagnostic("window-reversed", _at((*path, "rule", "until")), params={"year": str(turned[0])})


def _are_near(opens: Point | None, closes: Point | None) -> bool:
    """Whether the ends of a window may come together when they move."""
    if opens is None or closes is None:
        return False
    if opens.day is None or closes.day is None:
        return True
    days = date(2027, closes.day.month, closes.day.day) - date(2027, opens.day.month, opens.day.day)
    return days.days % 365 < 7


def topics(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the guide's order names topics and boards that there are."""
    for index, topic in enumerate(known.guide.about.order):
        path = ("guide", "order", index)
        yield from _reference(known, "unknown-topic", "checklists", topic, path, TOPICS)


def ids(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no two records of a kind have the same id."""
    for name in SECTION_OF:
        first: dict[str, Path] = {}
        for path, item in known.records(name):
            wanted = item.id
            if wanted in first:
                related = (_at((*first[wanted], "id")),)
                yield Diagnostic("duplicate-id", _at((*path, "id")), params={"id": wanted}, related=related)
            first.setdefault(wanted, path)


def terms(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no term, vacancy or body ends before it begins."""
    spans: list[tuple[Path, date | None, date | None]] = [
        (path, contact.since, contact.until) for path, contact in _contacts(known)
    ]
    for path, unit in known.records("units"):
        if vacancy := unit.vacancy:
            spans.append(((*path, "vacancy"), vacancy.since, vacancy.until))
    spans += [(path, b.since, b.until) for path, b in known.records("bodies")]
    for path, since, until in spans:
        if since and until and until < since:
            yield Diagnostic("end-before-start", _at((*path, "until")), related=(_at((*path, "since")),))


CHECKS: list[Callable[[Known], Iterator[Diagnostic]]] = [
    people,
    units,
    service_areas,
    bodies,
    events,
    rings,
    occurrences,
    hours,
    endings,
    windows,
    topics,
    ids,
    terms,
]
