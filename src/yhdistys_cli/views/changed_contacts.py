"""What is new of those who answer: units and their contact persons, vacancies, absences, and how one reaches them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..models import UNREADABLE, Absence, Contact, Group, Guide, Person, ServiceArea, Unit, days, terms_of
from .news import Both, News, pairs

# The fields of a person or a unit that are one value each.
_REACH = ("phone", "second_phone", "email")
_TEXTS = ("title", "phone_hours", "address", "hours")
Terms = dict[tuple[str, str], tuple[Contact, ...]]


def contact_news(both: Both) -> list[News]:
    """The news of units, in the order of the guide, then those of people whom anybody asks."""
    rows = [
        (was, unit)
        for was, unit in pairs(both, "units", lambda guide: guide.contacts.units)
        if _is_told(both, was, unit)
    ]
    answering = [tuple(_answering(both, was, unit)) if was and unit else () for was, unit in rows]
    found: list[News] = []
    for index, (was, unit) in enumerate(rows):
        parts = answering[index]
        # What is new of the contacts of units that share them is said once, with all their names.
        if parts and parts not in answering[:index]:
            units = tuple(unit for (_was, unit), own in zip(rows, answering, strict=True) if own == parts and unit)
            ids, names = tuple(one.id for one in units), tuple(one.name for one in units)
            about = [next((person for person, _term in facts.get("people", ())), None) for _code, facts in parts]
            found += [
                News("contacts", code, ids, names, facts, who) for (code, facts), who in zip(parts, about, strict=True)
            ]
        for code, facts in _unit(both, was, unit):
            own = unit or was
            assert own is not None
            found.append(News("contacts", code, (own.id,), (own.name,), facts, unit))
    return [*found, *_people(both)]


def _is_told(both: Both, was: Unit | None, unit: Unit | None) -> bool:
    """Whether a unit is still there, or was to be."""
    last = unit or was
    return last is not None and days(last)[1] >= both.today


def _named(guide: Guide, term: Contact) -> tuple[Person, Contact]:
    return next(person for person in guide.contacts.people if person.id == term.person), term


def _holders(guide: Guide, unit: Unit) -> list[Unit | Group]:
    """A unit and the groups that it is in."""
    return [unit, *(group for group in guide.contacts.groups if unit.id in group.units)]


def _live(both: Both, guide: Guide, unit: Unit) -> Terms:
    """The terms of a unit and of its groups that are not over, by person and role."""
    known = {person.id for person in guide.contacts.people}
    found: Terms = {}
    for holder in _holders(guide, unit):
        for term in terms_of(holder):
            if days(term)[1] >= both.today and term.person in known and both.is_comparable("people", term.person):
                key = term.person, term.role
                found[key] = (*found.get(key, ()), term)
    return found


def _answering(both: Both, was: Unit, unit: Unit) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is new of who answers for a unit, and of whether anybody does."""
    old, new = _live(both, both.old, was), _live(both, both.new, unit)
    for key, terms in new.items():
        if key not in old:
            yield from (("contact-new", {"people": (_named(both.new, term),)}) for term in terms)
    for key, terms in new.items():
        if key in old and _matters(both, old[key], terms):
            yield "contact-term", {"people": tuple(_named(both.new, term) for term in terms)}
    still = {person for person, _role in new}
    for (person, _role), terms in old.items():
        if person not in still:
            yield "contact-left", {"people": (_named(both.old, terms[-1]),), "until": _ended(both, unit, person)}
    held, before = unit.vacancy, was.vacancy
    is_vacant = held is not None and days(held)[1] >= both.today
    if held and is_vacant and (before is None or days(before) != days(held)):
        yield "vacant", {"since": held.since, "until": held.until}
    if old and not new and not is_vacant:
        yield ("contacts-unknown" if unit.contacts == "unknown" else "no-contact"), {}


def _matters(both: Both, old: tuple[Contact, ...], new: tuple[Contact, ...]) -> bool:
    """Whether terms differ in more than on which past day they began."""

    def ahead(terms: tuple[Contact, ...]) -> list[tuple[date, date]]:
        return [(max(first, both.today), last) for first, last in map(days, terms)]

    return ahead(old) != ahead(new)


def _ended(both: Both, unit: Unit, person: str) -> date | None:
    """The last day of somebody whose terms are over, as the guide has it today."""
    ends = [t.until for holder in _holders(both.new, unit) for t in terms_of(holder) if t.person == person]
    return max((end for end in ends if end), default=None)


def _unit(both: Both, was: Unit | None, unit: Unit | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is new of a unit itself."""
    if unit is None:
        yield "unit-gone", {}
        return
    if was is None:
        people = tuple(_named(both.new, term) for terms in _live(both, both.new, unit).values() for term in terms)
        yield "unit-new", {"people": people, "since": unit.since}
        return
    if not both.same(was.name, unit.name):
        yield "unit-renamed", {"was": was.name}
    if unit.until and unit.until != was.until:
        yield "unit-ends", {"until": unit.until}
    if unit.service_area and unit.service_area != was.service_area:
        areas: dict[str, ServiceArea | str] = {area.id: area for area in both.new.contacts.service_areas}
        yield "unit-moved", {"service_area": areas.get(unit.service_area, unit.service_area)}
    yield from _fields(both, was, unit)


def _fields(both: Both, was: Person | Unit, now: Person | Unit) -> Iterator[tuple[str, dict[str, Any]]]:
    """The numbers, addresses and texts of a person or a unit that changed; what could not be read says nothing."""
    for name in _REACH:
        old, new = getattr(was, name, None), getattr(now, name, None)
        if old != new and UNREADABLE not in (old, new):
            yield f"{name.replace('_', '-')}-changed", {"now": new, "was": old}
    for name in _TEXTS:
        old, new = getattr(was, name, None), getattr(now, name, None)
        if not both.same(old, new):
            yield f"{name.replace('_', '-')}-changed", {"now": new, "was": old}


def _people(both: Both) -> Iterator[News]:
    """What is new of the people whom somebody asks, today or later."""
    asked = {key[0] for unit in both.new.contacts.units for key in _live(both, both.new, unit)}
    asked |= {a.substitute for p in both.new.contacts.people if p.id in asked for a in p.absences if a.substitute}
    for was, person in pairs(both, "people", lambda guide: guide.contacts.people):
        if was is None or person is None or person.id not in asked:
            continue
        found = list(_fields(both, was, person))
        if was.name != person.name:
            found.insert(0, ("person-renamed", {"was": was.name}))
        for code, facts in (*found, *_absences(both, was, person)):
            yield News("contacts", code, (person.id,), (person.name,), facts, person)


def _absences(both: Both, was: Person, person: Person) -> Iterator[tuple[str, dict[str, Any]]]:
    people = {one.id: one for one in both.new.contacts.people}
    old = [absence for absence in was.absences if days(absence)[1] >= both.today]
    new = [absence for absence in person.absences if days(absence)[1] >= both.today]
    for absence in new:
        if absence not in old:
            yield "away", {"absence": absence, "substitute": people.get(absence.substitute or "")}
    for absence in old:
        if not any(_overlap(absence, other) for other in new):
            yield "not-away", {"absence": absence}


def _overlap(one: Absence, other: Absence) -> bool:
    return days(one)[0] <= days(other)[1] and days(other)[0] <= days(one)[1]
