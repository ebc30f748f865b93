"""`yhdistys contacts`: who answers."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

from ..models import Absence, Area, Contact, Group, Guide, Link, Person, ServiceArea, Text, Unit, Vacancy, terms_of
from ..records import record
from ..search import AREA, PERSON, SERVICE_AREA, UNIT, Target, find, targets
from ..words import surname_first
from .duties import Change, Duties, absence_of, duties_of, is_active, unnamed
from .lookup import NotFound, look_up, read_as
from .provenance import Provenance, Sourced, provenance

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import Row

PLACES = (UNIT, SERVICE_AREA, AREA)
EVERYTHING = (PERSON, *PLACES)


@record
class Answering:
    """A person, and for which units on which terms; the units of one term are those of a unit or of a group.

    `absence` is the one in which the day is, else the next one; `substitute` stands in meanwhile.
    """

    person: Person
    terms: tuple[tuple[tuple[Unit, ...], Contact], ...]
    absence: Absence | None = None
    substitute: Person | None = None

    @property
    def is_substitute(self) -> bool:
        """Whether the person only stands in for others."""
        return bool(self.terms) and all(contact.role == "substitute" for _units, contact in self.terms)


@record
class Entry:
    """People who are responsible for exactly the same units, and these units. No people: nobody is there on the day.

    `day` is the day it is true for. `service_areas` are the units' service areas in their order (`administration` for
    konsernihallinto); `note` is the guide's word on why the units share their contacts; `vacancy` is one that holds on
    the day. `unread`: a name is written, but its record could not be read. No units: nobody names the people.
    `on_duty` is false where they have the units on other days, as their terms say; `instead` are those who do on
    the day. `coming` is what changes next, where somebody asked about these people or units.
    """

    units: tuple[Unit, ...]
    service_areas: tuple[ServiceArea | str, ...]
    people: tuple[Answering, ...]
    shared: bool = False
    note: Text | None = None
    vacancy: Vacancy | None = None
    unread: bool = False
    on_duty: bool = True
    instead: tuple[tuple[Person, Contact], ...] = ()
    coming: tuple[Change, ...] = ()
    day: date = date.min


@record
class ContactList:
    """The answer. `areas` are working areas that the question named; `day` the day it is true for.

    `asked` are the questions that had to be met together. `asked_day`: the day was part of the question. `read` are
    words that are no name as they stand, and the names that were read in them.
    """

    asked: tuple[str, ...]
    day: date
    asked_day: bool
    entries: tuple[Entry, ...]
    areas: tuple[Area, ...]
    directory: Link | None
    provenance: Provenance
    next: "tuple[Row, ...]" = ()
    read: tuple[tuple[str, tuple[Text, ...]], ...] = ()


class _Chosen:
    """What one word of a question means: people by themselves, and units with whoever is responsible for them."""

    def __init__(self, units: Iterable[str] = ()) -> None:
        self.people: set[str] = set()
        self.units = set(units)
        self.areas: list[Area] = []
        self.named: list[Target] = []


def contacts(
    guide: Guide,
    today: date,
    words: Sequence[str] = (),
    area: str | None = None,
    on: date | None = None,
    calendar: "Calendar | None" = None,
) -> ContactList | NotFound:
    """Who answers `on` a day, else `today`: for what `words` name, for `area`, for both at once.

    `words` mean people, units and areas, `area` only units and areas. With a `calendar` (which knows the holidays of
    the coming year) a narrowed answer also says what comes next for its areas and units.
    """
    day = on or today
    chosen: list[_Chosen] = []
    read: list[tuple[str, tuple[Text, ...]]] = []
    known = targets(guide, EVERYTHING if words else PLACES) if words or area is not None else []
    asked = list(_questions(known, words, area))
    part = guide.areas
    has_forums = any(forum.units for forums in (part.forums, *(a.forums for a in part.areas)) for forum in forums)
    for question, kinds in asked:
        found = look_up(guide, question, kinds, known)
        # Only what was not found, or an area that may have been found by its forum, can be a forum.
        if has_forums and (isinstance(found, NotFound) or all(t.kind == AREA for t in found)):
            from .forums import forums_named

            if forums := forums_named(guide, question, found):
                read += read_as(question, [each for each, _forum in forums])
                chosen.append(_Chosen({unit for _each, forum in forums for unit in forum.units}))
                continue
        if isinstance(found, NotFound):
            return found
        read += read_as(question, found)
        chosen.append(_choose(guide, found))
    duties = duties_of(guide, day)
    people = {person.id for person in guide.contacts.people}
    there = {unit.id for unit in guide.contacts.units if is_active(unit, day)}
    # What is not there on the day is shown to who asks for it by name, or for an area that has nothing else.
    units = there | {t.id for choice in chosen for t in choice.named if t.kind == UNIT}
    units |= {unit for choice in chosen if there.isdisjoint(choice.units) for unit in choice.units}
    if not chosen:
        people &= duties.held.keys() | unnamed(guide)
    for choice in chosen:
        people &= choice.people | duties.holding(choice.units)
        units &= choice.units
    if not people and len(chosen) > 1 and all(choice.people and not choice.units for choice in chosen):
        # The first name of one and the surname of another are nobody's.
        near = tuple({t.id: t for choice in chosen for t in choice.named}.values())
        return NotFound(" ".join(words), EVERYTHING, near[:3], guide.about.directory)
    areas = tuple({a.id: a for choice in chosen for a in choice.areas}.values())
    # Whoever asks for a person by name asks how to reach them, not when grants open.
    about_people = all(choice.people and not choice.units for choice in chosen)
    entries = _entries(guide, duties, people, units, with_changes=bool(chosen))
    coming = _next(guide, calendar, today, areas, entries) if calendar and on is None and not about_people else ()
    return ContactList(
        tuple(question for question, _k in asked),
        day,
        on is not None,
        entries,
        areas,
        guide.about.directory,
        _provenance(guide, entries, coming),
        coming,
        tuple(read),
    )


def contacts_of(guide: Guide, day: date, units: Set[str], areas: tuple[Area, ...] = ()) -> ContactList:
    """Who is responsible on a `day` for these units (ids) and for no others; none of them: nobody."""
    duties = duties_of(guide, day)
    there = {unit.id for unit in guide.contacts.units if unit.id in units and is_active(unit, day)} or set(units)
    entries = _entries(guide, duties, duties.holding(there), there)
    return ContactList((), day, False, entries, areas, guide.about.directory, _provenance(guide, entries))


def _provenance(guide: Guide, entries: tuple[Entry, ...], coming: "tuple[Row, ...]" = ()) -> Provenance:
    """How well checked an answer of these entries, and of what comes next, is."""
    facts: list[Sourced] = [*(a.person for e in entries for a in e.people), *(u for e in entries for u in e.units)]
    shared = {unit.id for entry in entries if entry.shared for unit in entry.units}
    facts += (group for group in guide.contacts.groups if group.source and not shared.isdisjoint(group.units))
    areas = dict.fromkeys(area for entry in entries for area in entry.service_areas if not isinstance(area, str))
    facts += (area for area in areas if area.source)
    return provenance(guide, [*facts, *(row.happening for row in coming)])


def _next(
    guide: Guide, calendar: "Calendar", today: date, areas: tuple[Area, ...], entries: tuple[Entry, ...]
) -> "tuple[Row, ...]":
    """The next two things of the areas that were named, or of the units that were found and of their areas."""
    from .clock import upcoming

    units = {unit.id for entry in entries for unit in entry.units}
    named = {area.id for area in areas}
    served = {a.id for a in guide.areas.areas if isinstance(a.answers, tuple) and units & set(a.answers)}
    return upcoming(guide, calendar, today, named or served, () if named else units, limit=2) if named or units else ()


def _questions(known: list[Target], words: Sequence[str], area: str | None) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The parts of a question that must all be met: a phrase that is a name counts as one."""
    phrase = " ".join(words)
    if len(words) > 1 and find(phrase, known, inflected=False):
        words = [phrase]
    for word in words:
        yield word, EVERYTHING
    if area is not None:
        yield area, PLACES


def _choose(guide: Guide, found: list[Target]) -> _Chosen:
    chosen = _Chosen()
    chosen.named = found
    for target in found:
        if target.kind == PERSON:
            chosen.people.add(target.id)
        elif target.kind == UNIT:
            chosen.units.add(target.id)
        elif target.kind == SERVICE_AREA:
            chosen.units |= {u.id for u in guide.contacts.units if u.service_area == target.id}
        else:
            area = next(a for a in guide.areas.areas if a.id == target.id)
            chosen.areas.append(area)
            chosen.units |= guide.answering(area)
    return chosen


def _entries(
    guide: Guide, duties: Duties, people: set[str], units: set[str], with_changes: bool = False
) -> tuple[Entry, ...]:
    """Each person once, with all their duties; then the units without anybody; in the order of the guide.

    At the end are people who are responsible for something on other days, and those whom no unit names.
    """
    sharing: dict[tuple[int, tuple[int, ...]], list[Answering]] = {}
    for person in guide.contacts.people:
        if person.id in people:
            held = duties.held.get(person.id)
            terms = held or duties.other_days(person)
            key = (0 if held else 1 if terms else 2, tuple(terms))
            sharing.setdefault(key, []).append(_answering(duties, person, terms, on_duty=bool(held)))
    covered = {unit.id for held in duties.held.values() for index in held for unit in duties.units[index]}
    for index, holder in enumerate(duties.holders):
        if isinstance(holder, Unit) and holder.id in units and holder.id not in covered:
            sharing[0, (index,)] = []
    # For each unit its own contacts before those who only stand in for them.
    keys = sorted(sharing, key=lambda k: (k[0], k[1][:1], all(a.is_substitute for a in sharing[k]), k[1]))
    return tuple(_entry(duties, key, sharing[key], with_changes) for key in keys)


def _answering(duties: Duties, person: Person, held: Mapping[int, Contact], on_duty: bool) -> Answering:
    absence = absence_of(person, duties.day)
    if not on_duty:
        absence = next((gap for index in held if (gap := duties.gap(person, index))), None)
    substitute = duties.people.get(absence.substitute) if absence and absence.substitute else None
    terms = tuple((duties.units[index], contact) for index, contact in held.items())
    return Answering(person, terms, absence, substitute)


def _entry(duties: Duties, key: tuple[int, tuple[int, ...]], people: list[Answering], with_changes: bool) -> Entry:
    day, (group_number, indices) = duties.day, key
    units = {unit.id: unit for index in indices for unit in duties.units[index]}
    known = duties.service_areas
    areas = {u.service_area: known[u.service_area] for u in units.values() if u.service_area in known}
    group = next((h for h in map(duties.holders.__getitem__, indices) if isinstance(h, Group)), None)
    ordered = sorted(people, key=lambda a: (a.is_substitute, surname_first(a.person.name, a.person.family)))
    alone = all(a.is_substitute for a in people)
    on_duty = group_number == 0
    instead = () if on_duty else _instead(duties, indices)
    return Entry(
        tuple(units.values()),
        tuple(areas.values()),
        tuple(ordered),
        shared=group is not None,
        note=group.note if group else None,
        vacancy=next((u.vacancy for u in units.values() if u.vacancy and is_active(u.vacancy, day)), None)
        if alone or not (on_duty or instead)
        else None,
        unread=not people
        and any(
            contact.person not in duties.people and is_active(contact, day)
            for index in indices
            for contact in terms_of(duties.holders[index])
        ),
        on_duty=on_duty,
        instead=instead,
        coming=_coming(duties, indices) if with_changes else (),
        day=day,
    )


def _instead(duties: Duties, indices: tuple[int, ...]) -> tuple[tuple[Person, Contact], ...]:
    """Who is responsible on the day for what somebody else is on other days."""
    found = {person: held[index] for index in indices for person, held in duties.held.items() if index in held}
    return tuple((duties.people[person], contact) for person, contact in found.items())


def _coming(duties: Duties, indices: tuple[int, ...]) -> tuple[Change, ...]:
    """What changes next in units and groups; units in which the same does are said together."""
    found: dict[tuple[date, tuple[Person, ...], bool], Change] = {}
    for change in filter(None, map(duties.change, indices)):
        key = (change.day, tuple(person for person, _contact in change.people), change.is_vacant)
        before = found.get(key)
        units = tuple({u.id: u for u in (*before.units, *change.units)}.values()) if before else change.units
        found[key] = Change(change.day, units, change.people, change.is_vacant)
    return tuple(sorted(found.values(), key=lambda change: change.day))
