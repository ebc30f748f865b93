"""Checks of the days on which people are away: whether anybody is there instead, today or on a day to come."""

from collections.abc import Callable, Iterator

from ..coverage import ahead, by_person, is_needed, meet
from ..diagnostics import Diagnostic
from .context import CheckContext, address


def covered(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that somebody stands in for whoever is away, and is not away at the same time."""
    people = {person.id: (path, person) for path, person in ctx.records("people")}
    terms = by_person(holder for name in ("units", "groups") for _path, holder in ctx.records(name))
    for path, person in people.values():
        for index, absence in enumerate(person.absences):
            away = ahead(ctx.today, absence)
            if away is None or not is_needed(terms.get(person.id, []), person.id, away):
                continue
            at = (*path, "absences", index)
            if absence.substitute is None:
                yield Diagnostic("no-substitute", address((*at, "since")), params={"name": person.name})
            elif absence.substitute in people and absence.substitute != person.id:
                other_path, other = people[absence.substitute]
                for number, own in enumerate(other.absences):
                    if (there := ahead(ctx.today, own)) and meet(away, there):
                        related = (address((*other_path, "absences", number, "since")),)
                        params = {"name": other.name}
                        yield Diagnostic("substitute-away", address((*at, "substitute")), "value", params, related)
                        break


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [covered]
