"""Who is responsible for what on a day: terms of units and groups, absences, and what changes next."""

from collections.abc import Iterator, Set
from datetime import date, timedelta
from typing import NamedTuple

from ..models import Absence, Contact, Group, Guide, Person, ServiceArea, Unit, Vacancy, days, terms_of
from ..records import record

Holder = Unit | Group


@record
class Change:
    """What comes next: who is responsible for some units from a `day` on. Nobody: a vacancy, or nobody is named."""

    day: date
    units: tuple[Unit, ...]
    people: tuple[tuple[Person, Contact], ...]
    is_vacant: bool = False


class Duties(NamedTuple):
    """Who is responsible for what on a day. A holder is a unit or a group; it is named by its place in the order."""

    day: date
    holders: list[Holder]
    units: list[tuple[Unit, ...]]  # of each holder
    held: dict[str, dict[int, Contact]]  # person → holder → terms
    people: dict[str, Person]  # everybody whose record could be read
    service_areas: dict[str, ServiceArea | str]

    def holding(self, units: Set[str]) -> set[str]:
        """Who is responsible for any of these units."""
        meant = {i for i, own in enumerate(self.units) if not units.isdisjoint(u.id for u in own)}
        return {person for person, held in self.held.items() if not meant.isdisjoint(held)}

    def other_days(self, person: Person) -> dict[int, Contact]:
        """The holders that name somebody who is responsible for nothing on the day, with the term next to the day.

        A term to come goes before one that is over.
        """
        found: dict[int, Contact] = {}
        for index, holder in enumerate(self.holders):
            own = [term for c in terms_of(holder) for term in self._terms_in_place_of(c, person)]
            ahead = sorted((c for c in own if days(c)[0] > self.day), key=days)
            if own:
                found[index] = ahead[0] if ahead else max(own, key=lambda c: days(c)[1])
        return found

    def _terms_in_place_of(self, contact: Contact, person: Person) -> Iterator[Contact]:
        """A person's own term, or those in which the person stands in for whoever has it."""
        if contact.person == person.id:
            yield contact
        elif other := self.people.get(contact.person):
            for absence in other.absences:
                if absence.substitute == person.id:
                    yield Contact(person.id, "substitute", absence.since, absence.until)

    def gap(self, person: Person, index: int) -> Absence | None:
        """The time between two terms of somebody in one unit or group, if the day is in it: then they come back."""
        terms = [c for c in terms_of(self.holders[index]) if c.person == person.id]
        before = [c.until for c in terms if c.until and c.until < self.day]
        after = [c.since for c in terms if c.since and c.since > self.day]
        if not before or not after:
            return None
        return Absence(max(before) + timedelta(1), min(after) - timedelta(1))

    def change(self, index: int) -> Change | None:
        """What changes next in a unit or a group; none where nothing is known to."""
        holder, terms = self.holders[index], [c for c in terms_of(self.holders[index]) if c.person in self.people]
        vacancy = holder.vacancy if isinstance(holder, Unit) else None
        now = _on(terms, self.day)
        for day in sorted({*_edges([*terms, *([vacancy] if vacancy else [])], self.day)}):
            then = _on(terms, day)
            vacant = vacancy is not None and is_active(vacancy, day)
            # That a post is vacant is news only where somebody had it.
            if {(c.person, c.role) for c in then} != {(c.person, c.role) for c in now}:
                people = tuple((self.people[c.person], c) for c in then)
                return Change(day, self.units[index], people, vacant)
        return None


def is_active(term: Contact | Vacancy | Unit | Absence, day: date) -> bool:
    """Whether a day is in a term; both of its ends are."""
    first, last = days(term)
    return first <= day <= last


def absence_of(person: Person, day: date) -> Absence | None:
    """The absence in which a day is, else the next one; none where none is written."""
    ahead = [absence for absence in person.absences if days(absence)[1] >= day]
    return min(ahead, key=lambda absence: absence.since, default=None)


def duties_of(guide: Guide, day: date) -> Duties:
    """Who is responsible for what on a day; whoever stands in for somebody who is away, too.

    Units that are not there on the day are holders without people.
    """
    order = {unit.id: i for i, unit in enumerate(guide.contacts.units)}
    # A group stands where its first unit stands.
    groups = sorted(guide.contacts.groups, key=lambda g: min((order[u] for u in g.units if u in order), default=0))
    holders: list[Holder] = []
    for unit in guide.contacts.units:
        while groups and unit.id in groups[0].units:
            holders.append(groups.pop(0))
        holders.append(unit)
    holders += groups
    people = {person.id: person for person in guide.contacts.people}
    units: list[tuple[Unit, ...]] = []
    held: dict[str, dict[int, Contact]] = {}
    for index, holder in enumerate(holders):
        members = (
            (holder,)
            if isinstance(holder, Unit)
            else tuple(guide.contacts.units[order[u]] for u in holder.units if u in order)
        )
        there = tuple(unit for unit in members if is_active(unit, day))
        units.append(there or members)
        if there or not members:
            for contact in terms_of(holder):
                if contact.person in people and is_active(contact, day):
                    held.setdefault(contact.person, {}).setdefault(index, contact)
    _add_substitutes(held, people, day)
    service_areas: dict[str, ServiceArea | str] = {s.id: s for s in guide.contacts.service_areas}
    service_areas["administration"] = "administration"
    return Duties(day, holders, units, held, people, service_areas)


def _add_substitutes(held: dict[str, dict[int, Contact]], people: dict[str, Person], day: date) -> None:
    """Give the units of those who are away to those who stand in for them, where these have them not already."""
    away = [(person, absence_of(people[person], day)) for person in held if people[person].absences]
    for person, absence in away:
        if absence and absence.substitute in people and is_active(absence, day):
            term = Contact(absence.substitute, "substitute", absence.since, absence.until)
            for index in held[person]:
                held.setdefault(absence.substitute, {}).setdefault(index, term)


def unnamed(guide: Guide) -> set[str]:
    """People whom no unit names at all, on any day, and who stand in for nobody."""
    holders: list[Holder] = [*guide.contacts.units, *guide.contacts.groups]
    named = {contact.person for holder in holders for contact in terms_of(holder)}
    named |= {absence.substitute for p in guide.contacts.people for absence in p.absences if absence.substitute}
    return {p.id for p in guide.contacts.people} - named


def _on(terms: list[Contact], day: date) -> list[Contact]:
    return [term for term in terms if is_active(term, day)]


def _edges(terms: list[Contact | Vacancy], day: date) -> Iterator[date]:
    """The days after a day on which something begins or is over."""
    for term in terms:
        if term.since and term.since > day:
            yield term.since
        if term.until and day <= term.until < date.max:
            yield term.until + timedelta(1)
