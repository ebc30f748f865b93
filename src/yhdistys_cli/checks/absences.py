"""Checks of the days on which people are away: whether anybody is there instead, today or on a day to come."""

from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic
from ..models import Absence, Contact, days, terms_of
from .context import CheckContext, address

_Days = tuple[date, date]


def covered(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that somebody stands in for whoever is away, and is not away at the same time."""
    people = {person.id: (path, person) for path, person in ctx.records("people")}
    terms = _terms(ctx)
    for path, person in people.values():
        for index, absence in enumerate(person.absences):
            away = _from(ctx.today, absence)
            if away is None or not _is_needed(terms.get(person.id, []), person.id, away):
                continue
            at = (*path, "absences", index)
            if absence.substitute is None:
                yield Diagnostic("no-substitute", address((*at, "since")), params={"name": person.name})
            elif absence.substitute in people and absence.substitute != person.id:
                other_path, other = people[absence.substitute]
                for number, own in enumerate(other.absences):
                    if (there := _from(ctx.today, own)) and _meet(away, there):
                        related = (address((*other_path, "absences", number, "since")),)
                        params = {"name": other.name}
                        yield Diagnostic("substitute-away", address((*at, "substitute")), "value", params, related)
                        break


def _from(today: date, absence: Absence) -> _Days | None:
    """The days of an absence from today on; none where it is over, or ends before it begins."""
    first, last = max(absence.since, today), days(absence)[1]
    return (first, last) if first <= last and absence.since <= last else None


def _meet(one: _Days, other: _Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _terms(ctx: CheckContext) -> dict[str, list[tuple[Contact, ...]]]:
    """By person, the terms of each unit and group in which there is one of hers."""
    found: dict[str, list[tuple[Contact, ...]]] = {}
    for name in ("units", "groups"):
        for _path, holder in ctx.records(name):
            terms = terms_of(holder)
            for person in {term.person for term in terms if term.person}:
                found.setdefault(person, []).append(terms)
    return found


def _is_needed(held_in: list[tuple[Contact, ...]], person: str, away: _Days) -> bool:
    """Whether anything is left to nobody on one of these days: a unit or a group in which no other has a term then."""
    for terms in held_in:
        own = [days(term) for term in terms if term.person == person and term.role != "substitute"]
        others = [days(term) for term in terms if term.person != person]
        for held in own:
            first, last = max(held[0], away[0]), min(held[1], away[1])
            if first <= last and not any(other[0] <= first and last <= other[1] for other in others):
                return True
    return False


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [covered]
