"""On which days a unit or a group has nobody: terms, absences, and what is left when somebody is away."""

from collections.abc import Iterable
from datetime import date, timedelta

from .models import Absence, Contact, Group, Guide, Unit, days, terms_of

Days = tuple[date, date]


def ahead(today: date, absence: Absence) -> Days | None:
    """The days of an absence from today on; none where it is over, or ends before it begins."""
    first, last = max(absence.since, today), days(absence)[1]
    return (first, last) if first <= last and absence.since <= last else None


def meet(one: Days, other: Days) -> bool:
    """Whether two spans have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def by_person(holders: Iterable[Unit | Group]) -> dict[str, list[tuple[Contact, ...]]]:
    """By person, the terms of each unit and group in which there is one of hers."""
    found: dict[str, list[tuple[Contact, ...]]] = {}
    for holder in holders:
        terms = terms_of(holder)
        for person in {term.person for term in terms if term.person}:
            found.setdefault(person, []).append(terms)
    return found


def is_needed(held_in: list[tuple[Contact, ...]], person: str, away: Days) -> bool:
    """Whether anything is left to nobody on one of these days: a unit or a group in which no other has a term then."""
    for terms in held_in:
        own = [days(term) for term in terms if term.person == person and term.role != "substitute"]
        others = [days(term) for term in terms if term.person != person]
        for held in own:
            first, last = max(held[0], away[0]), min(held[1], away[1])
            if first <= last and not any(other[0] <= first and last <= other[1] for other in others):
                return True
    return False


def terms_for(guide: Guide, unit: Unit) -> list[Contact]:
    """The terms of a unit and of the groups in which it is; a term that ends before it begins is none."""
    groups = [group for group in guide.contacts.groups if unit.id in group.units]
    people = {person.id for person in guide.contacts.people}
    holders: list[Unit | Group] = [unit, *groups]
    terms = [term for holder in holders for term in terms_of(holder) if term.person in people]
    return [term for term in terms if days(term)[0] <= days(term)[1]]


def lasting(terms: Iterable[Contact], start: date) -> date | None:
    """The last day until which, from `start` on, there is always a contact person; none where there is none then.

    A substitute is none: who stands in for somebody is there only because somebody else will be again.
    """
    found: date | None = None
    day = start
    for first, last in sorted(days(term) for term in terms if term.role != "substitute"):
        if first > day:
            break
        if last >= day:
            found = last
            if last == date.max:
                break
            day = last + timedelta(1)
    return found
