"""Tasks about who answers: terms that end, posts that are vacant, absences, people whose terms are all over."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..coverage import ahead, by_person, is_needed, lasting, meet, terms_for
from ..models import Group, Guide, Person, Unit, days, terms_of
from ..planning import later
from .duties import is_active
from .tasks import DAY, NAME, NEW, UNIT, Chosen, Command, Task

# So long before a term ends it is told, and so long before it somebody should be found.
_TOLD = timedelta(days=60)
_FOUND = timedelta(days=30)


def tasks_of_people(guide: Guide, today: date, chosen: Chosen | None) -> Iterator[Task]:
    """Of units and areas that are or will be left to nobody; then of absences and of people who are not needed."""
    yield from _units(guide, today, chosen)
    yield from _absences(guide, today, chosen)
    for area in guide.areas.areas:
        if (not area.answers or area.answers == "unknown") and (chosen is None or area.id in chosen.areas):
            yield Task("no-answer", area=area, commands=(("set", "area", area.id, "answers", UNIT),))
    yield from _over(guide, today, chosen)


def _units(guide: Guide, today: date, chosen: Chosen | None) -> Iterator[Task]:
    """Units without anybody, today or soon; those that the end of one term leaves so are one task."""
    ending: dict[tuple[tuple[str, ...], date], list[Unit]] = {}
    for unit in guide.contacts.units:
        start = max(today, unit.since or today)
        if (chosen and unit.id not in chosen.units) or days(unit)[1] < start:
            continue
        terms = terms_for(guide, unit)
        last = lasting(terms, start)
        if last is None:
            yield from _without(guide, unit, start, today)
        elif last < days(unit)[1] and last <= later(today, _TOLD):
            after = last + timedelta(1)
            if unit.vacancy and is_active(unit.vacancy, after):
                yield _vacant(unit, after)
            else:
                people = tuple(dict.fromkeys(term.person for term in terms if days(term)[1] == last))
                ending.setdefault((people, last), []).append(unit)
    known = {person.id: person for person in guide.contacts.people}
    for (people, last), units in ending.items():
        where = (word for unit in units for word in ("--unit", unit.id))
        command = ("add", "person", NAME, *where, "--from", _day(last + timedelta(1)))
        due = last - min(_FOUND, last - date.min)
        yield Task(
            "term-ends",
            due,
            (command,),
            people=tuple(known[person] for person in people),
            units=tuple(units),
            day=last,
        )


def _without(guide: Guide, unit: Unit, start: date, today: date) -> Iterator[Task]:
    """A unit that has nobody when it begins, or today."""
    if unit.vacancy and is_active(unit.vacancy, start):
        yield _vacant(unit, unit.vacancy.since)
        return
    command = ("add", "person", NAME, "--unit", unit.id)
    due = start if start > today else None
    if unit.contacts == "unknown":
        yield Task("unknown-contact", due, (command,), units=(unit,))
    elif guide.contacts.contact_for_each_unit or not (unit.phone or unit.email):
        yield Task("nobody", due, (command,), units=(unit,))


def _vacant(unit: Unit, since: date) -> Task:
    command = ("add", "person", NAME, "--unit", unit.id, "--from", DAY)
    return Task("vacant", since, (command,), units=(unit,), day=since)


def _absences(guide: Guide, today: date, chosen: Chosen | None) -> Iterator[Task]:
    people = {person.id: person for person in guide.contacts.people}
    terms = by_person((*guide.contacts.units, *guide.contacts.groups))
    for person in people.values():
        if chosen and person.id not in chosen.people:
            continue
        for absence in person.absences:
            away = ahead(today, absence)
            if away is None or not is_needed(terms.get(person.id, []), person.id, away):
                continue
            other = people.get(absence.substitute or "")
            if absence.substitute and other is None:
                continue  # the record could not be read
            span = ("--from", _day(absence.since), *(("--until", _day(absence.until)) if absence.until else ()))
            commands: tuple[Command, ...] = (("away", person.id, *span, "--substitute", NEW),)
            if other is None:
                yield Task("no-substitute", absence.since, commands, people=(person,), absence=absence)
            elif any(meet(away, there) for own in other.absences if (there := ahead(today, own))):
                yield Task(
                    "substitute-away", absence.since, commands, people=(person,), substitute=other, absence=absence
                )


def _over(guide: Guide, today: date, chosen: Chosen | None) -> Iterator[Task]:
    """People who were responsible for something or stood in, and neither are nor will be any more."""
    last = last_days(guide)
    for person in guide.contacts.people:
        if person.id in last and last[person.id] < today and (chosen is None or person.id in chosen.people):
            yield Task("remove", commands=(("remove", person.id),), people=(person,), day=last[person.id])


def last_days(guide: Guide) -> dict[str, date]:
    """The last day on which each person whom a unit or a group names, or an absence, answers or stands in (by id)."""
    holders: list[Unit | Group] = [*guide.contacts.units, *guide.contacts.groups]
    last: dict[str, date] = {}
    for holder in holders:
        until = days(holder)[1] if isinstance(holder, Unit) else date.max
        for term in terms_of(holder):
            last[term.person] = max(last.get(term.person, date.min), min(days(term)[1], until))
    for person in guide.contacts.people:
        for absence in person.absences:
            if absence.substitute:
                last[absence.substitute] = max(last.get(absence.substitute, date.min), days(absence)[1])
    return last


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def people_of(guide: Guide, units: set[str]) -> frozenset[Person]:
    """Everybody who is, was or will be a contact of these units (ids)."""
    holders: list[Unit | Group] = [unit for unit in guide.contacts.units if unit.id in units]
    holders += [group for group in guide.contacts.groups if units & set(group.units)]
    named = {term.person for holder in holders for term in terms_of(holder)}
    return frozenset(person for person in guide.contacts.people if person.id in named)
