"""Units and groups whose contacts change: whose they are, who else answers, when a post is vacant. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from ..models import Text, Texts
from . import Impossible, Statement
from .draft import Draft
from .terms import SUBSTITUTE, Days, days_of, items_of, person_of, terms_of, without, written

# Roles of those who do not have the post itself: it may be vacant beside them.
_BESIDE = (SUBSTITUTE, "acting")


def as_text(value: Any) -> Text:
    """A text of a tree as a text of the guide: one, or one for each language."""
    if isinstance(value, dict):
        return Texts(**{code: str(value[code]) for code in Texts.__match_args__ if value.get(code)})
    return str(value or "")


def unit_names(draft: Draft, holder: dict[str, Any]) -> tuple[Text, ...]:
    """The name of a unit, or of each unit of a group."""
    if "units" not in holder:
        return (as_text(holder.get("name")),)
    names = {str(unit.get("id")): as_text(unit.get("name")) for _place, unit in draft.records("units")}
    return tuple(names[str(unit)] for unit in _ids(holder.get("units")) if str(unit) in names)


def held(draft: Draft, person: str, units: Collection[str] = ()) -> list[dict[str, Any]]:
    """The units and groups in which somebody has a term, whenever; with `units` only those.

    Raises Impossible where one of `units` shares its contacts with others that are not among them.
    """
    found = []
    for name in ("units", "groups"):
        for _place, holder in draft.records(name):
            if person not in map(person_of, items_of(holder)):
                continue
            members = {str(holder.get("id"))} if name == "units" else set(_ids(holder.get("units")))
            if units and name == "groups" and members & set(units) and not members <= set(units):
                raise Impossible("shared-contacts", units=unit_names(draft, holder))
            if not units or members <= set(units):
                found.append(holder)
    return found


def _ids(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _answering(draft: Draft, unit: str, beside: Collection[str] = _BESIDE) -> Iterator[Days]:
    """The days on which somebody has the post in a unit, of its own or of its groups, in other roles than these."""
    for _place, holder in draft.records("units"):
        if holder.get("id") == unit:
            yield from ((t.first, t.last) for t in terms_of(holder) if t.role not in beside)
    for _place, group in draft.records("groups"):
        if unit in _ids(group.get("units")):
            yield from ((t.first, t.last) for t in terms_of(group) if t.role not in beside)


def make_vacant(draft: Draft, holder: dict[str, Any], day: date) -> Iterator[Statement]:
    """Write from which day on nobody has the post, in each unit of a holder where nobody else answers then.

    A vacancy that is written already begins earlier by it; one that is over gives way. Nothing is said of the days
    after somebody else begins.
    """
    members = [str(holder.get("id"))] if "units" not in holder else _ids(holder.get("units"))
    for _place, unit in draft.records("units"):
        if str(unit.get("id")) not in members:
            continue
        there = days_of(unit)
        free = without((max(day, there[0]), there[1]), _answering(draft, str(unit["id"]), (SUBSTITUTE,)))
        if day > there[1] or not free or free[0][0] != max(day, there[0]):
            continue
        first, last = free[0]
        last = date.max if last == there[1] else last
        old = unit.get("vacancy")
        if isinstance(old, dict):
            before = days_of(old)
            if before[0] <= first <= before[1]:
                continue
            last = max(last, before[1]) if before[0] <= last else last
        unit["vacancy"] = written(draft, (first, last))
        until = None if last == date.max else last
        yield Statement("vacant", {"unit": as_text(unit.get("name")), "since": first, "until": until})


def fill_vacancy(draft: Draft, unit: dict[str, Any], days: Days) -> Statement | None:
    """End a vacancy of a unit before somebody has the post; it goes where nothing is left of it."""
    old = unit.get("vacancy")
    if not isinstance(old, dict):
        return None
    before = days_of(old)
    left = without(before, [(days[0], date.max)])
    if left == [before]:
        return None
    name = as_text(unit.get("name"))
    if not left:
        del unit["vacancy"]
        return Statement("vacancy-gone", {"unit": name})
    unit["vacancy"] = {**old, **written(draft, left[0])}
    return Statement("vacancy-ends", {"unit": name, "until": left[0][1]})


def day_before(day: date) -> date:
    """The last day of whoever is there until another begins on `day`."""
    return day - timedelta(1)


def is_named(draft: Draft, person: str) -> bool:
    """Whether anything in the draft still names somebody: a term, or an absence in which she stands in."""
    for name in ("units", "groups"):
        for _place, holder in draft.records(name):
            if person in map(person_of, items_of(holder)):
                return True
    return any(
        isinstance(absence, dict) and absence.get("substitute") == person
        for _place, other in draft.records("people")
        if other.get("id") != person
        for absence in absences_of(other)
    )


def absences_of(person: dict[str, Any]) -> list[Any]:
    """The absences of somebody as they are written."""
    found = person.get("absences")
    return found if isinstance(found, list) else []
