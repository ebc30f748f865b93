"""`yhdistys contacts`: who answers."""

from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..models import Area, Contact, Group, Guide, Link, Person, ServiceArea, Text, Unit, Vacancy, days, terms_of
from ..records import record
from ..search import AREA, PERSON, SERVICE_AREA, UNIT, Target, find, targets
from ..words import surname_first
from .lookup import NotFound, look_up, read_as
from .provenance import Provenance, Sourced, provenance

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import Row

PLACES = (UNIT, SERVICE_AREA, AREA)
EVERYTHING = (PERSON, *PLACES)


@record
class Answering:
    """A person, and for which units on which terms; the units of one term are those of a unit or of a group."""

    person: Person
    terms: tuple[tuple[tuple[Unit, ...], Contact], ...]

    @property
    def is_substitute(self) -> bool:
        """Whether the person only stands in for others."""
        return bool(self.terms) and all(contact.role == "substitute" for _units, contact in self.terms)


@record
class Entry:
    """People who are responsible for exactly the same units, and these units. No people: nobody is there on the day.

    `service_areas` are the units' service areas in their order (`administration` for konsernihallinto); `note` is
    the guide's word on why the units share their contacts; `vacancy` is one that holds on the day. `unread`: a name is
    written, but its record could not be read. No units: nobody names the people, or not on this day, and then their
    terms say when.
    """

    units: tuple[Unit, ...]
    service_areas: tuple[ServiceArea | str, ...]
    people: tuple[Answering, ...]
    shared: bool = False
    note: Text | None = None
    vacancy: Vacancy | None = None
    unread: bool = False


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

    def __init__(self) -> None:
        self.people: set[str] = set()
        self.units: set[str] = set()
        self.areas: list[Area] = []
        self.named: list[Target] = []


class _Duties(NamedTuple):
    """Who is responsible for what on a day. A holder is a unit or a group, named by its place in the guide's order."""

    holders: list[Unit | Group]
    units: list[tuple[Unit, ...]]  # of each holder
    held: dict[str, dict[int, Contact]]  # person → holder → terms
    people: frozenset[str]  # everybody whose record could be read
    service_areas: dict[str, ServiceArea | str]

    def holding(self, units: Set[str]) -> set[str]:
        """Who is responsible for any of these units."""
        meant = {i for i, own in enumerate(self.units) if not units.isdisjoint(u.id for u in own)}
        return {person for person, held in self.held.items() if not meant.isdisjoint(held)}


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
    for question, kinds in asked:
        found = look_up(guide, question, kinds, known)
        if isinstance(found, NotFound):
            return found
        read += read_as(question, found)
        chosen.append(_choose(guide, found))
    duties = _duties(guide, day)
    people = {person.id for person in guide.contacts.people}
    units = {unit.id for unit in guide.contacts.units}
    if not chosen:
        people &= duties.held.keys() | _unnamed(guide)
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
    entries = _entries(guide, day, duties, people, units)
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
    duties = _duties(guide, day)
    entries = _entries(guide, day, duties, duties.holding(units), set(units))
    return ContactList((), day, False, entries, areas, guide.about.directory, _provenance(guide, entries))


def _provenance(guide: Guide, entries: tuple[Entry, ...], coming: "tuple[Row, ...]" = ()) -> Provenance:
    """How well checked an answer of these entries, and of what comes next, is."""
    facts: list[Sourced] = [*(a.person for e in entries for a in e.people), *(u for e in entries for u in e.units)]
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


def _active(contact: Contact | Vacancy, day: date) -> bool:
    first, last = days(contact)
    return first <= day <= last


def _duties(guide: Guide, day: date) -> _Duties:
    order = {unit.id: i for i, unit in enumerate(guide.contacts.units)}
    # A group stands where its first unit stands.
    groups = sorted(guide.contacts.groups, key=lambda g: min((order[u] for u in g.units if u in order), default=0))
    holders: list[Unit | Group] = []
    for unit in guide.contacts.units:
        while groups and unit.id in groups[0].units:
            holders.append(groups.pop(0))
        holders.append(unit)
    holders += groups
    known = frozenset(person.id for person in guide.contacts.people)
    held: dict[str, dict[int, Contact]] = {}
    for index, holder in enumerate(holders):
        for contact in terms_of(holder):
            if contact.person in known and _active(contact, day):
                held.setdefault(contact.person, {}).setdefault(index, contact)
    units = [
        (h,) if isinstance(h, Unit) else tuple(guide.contacts.units[order[u]] for u in h.units if u in order)
        for h in holders
    ]
    service_areas: dict[str, ServiceArea | str] = {s.id: s for s in guide.contacts.service_areas}
    service_areas["administration"] = "administration"
    return _Duties(holders, units, held, known, service_areas)


def _unnamed(guide: Guide) -> set[str]:
    """People whom no unit names at all, on any day."""
    holders: list[Unit | Group] = [*guide.contacts.units, *guide.contacts.groups]
    named = {contact.person for holder in holders for contact in terms_of(holder)}
    return {p.id for p in guide.contacts.people} - named


def _entries(guide: Guide, day: date, duties: _Duties, people: set[str], units: set[str]) -> tuple[Entry, ...]:
    """Each person once, with all their duties; then the units without anybody; in the order of the guide."""
    sharing: dict[tuple[int, ...], list[Answering]] = {}
    last = len(duties.holders)
    for person in guide.contacts.people:
        if person.id in people:
            held = duties.held.get(person.id, {})
            terms = tuple((duties.units[index], contact) for index, contact in held.items())
            if held:
                sharing.setdefault(tuple(held), []).append(Answering(person, terms))
            else:
                terms = _other_days(duties, person)
                sharing.setdefault((last, bool(terms)), []).append(Answering(person, terms))
    covered = {unit.id for held in duties.held.values() for index in held for unit in duties.units[index]}
    for index, holder in enumerate(duties.holders):
        if isinstance(holder, Unit) and holder.id in units and holder.id not in covered:
            sharing[(index,)] = []
    # For each unit its own contacts before those who only stand in for them.
    keys = sorted(sharing, key=lambda key: (key[:1], all(a.is_substitute for a in sharing[key]), key))
    return tuple(_entry(day, duties, key if key[0] < last else (), sharing[key]) for key in keys)


def _other_days(duties: _Duties, person: Person) -> tuple[tuple[tuple[Unit, ...], Contact], ...]:
    """The terms of somebody who is responsible for nothing on the day of the question."""
    return tuple(
        (duties.units[index], contact)
        for index, holder in enumerate(duties.holders)
        for contact in terms_of(holder)
        if contact.person == person.id
    )


def _entry(day: date, duties: _Duties, key: tuple[int, ...], people: list[Answering]) -> Entry:
    units = {unit.id: unit for index in key for unit in duties.units[index]}
    known = duties.service_areas
    areas = {u.service_area: known[u.service_area] for u in units.values() if u.service_area in known}
    group = next((h for h in map(duties.holders.__getitem__, key) if isinstance(h, Group)), None)
    ordered = sorted(people, key=lambda a: (a.is_substitute, surname_first(a.person.name, a.person.family)))
    alone = all(a.is_substitute for a in people)
    return Entry(
        tuple(units.values()),
        tuple(areas.values()),
        tuple(ordered),
        shared=group is not None,
        note=group.note if group else None,
        vacancy=next((u.vacancy for u in units.values() if u.vacancy and _active(u.vacancy, day)), None)
        if alone
        else None,
        unread=not people
        and any(
            contact.person not in duties.people and _active(contact, day)
            for index in key
            for contact in terms_of(duties.holders[index])
        ),
    )
