"""Records that commands add and take away: units, events, boards, people. The least that is valid, nothing made up.

What somebody else could still need is never taken away: who answers now or later, days that were published, what other
records refer to. Pure: draft to change.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..models import Text
from ..search import CHECKLIST, EVENT, PERSON, UNIT, Target
from ..words import fold
from . import Change, Impossible, Statement
from .draft import Draft
from .fields import LISTS, put, refuse
from .holders import absences_of, as_text, unit_names
from .naming import new_id
from .recorded import Asked, EventDraft
from .terms import days_of, items_of, person_of, put_items, read, said, written

# Where an id of a unit or an event may stand in a record of another list.
_REFERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    UNIT: (("areas", ("answers",)), ("events", ("units",)), ("groups", ("units",))),
    EVENT: (("events", ("same_as", "about_event")),),
}


def add_unit(
    draft: Draft, name: str, days: tuple[date, date], service_area: str | None, values: Mapping[str, str], new: bool
) -> Change:
    """Add a unit. Who answers is not known yet, which is said, unless the guide promises a contact or it has a phone.

    Raises Impossible where there is one of that name, and it is not said that this is a `new` one.
    """
    identity = _identity(draft, UNIT, name, new)
    made: dict[str, Any] = {"id": identity, "name": name}
    if service_area is not None:
        made["service_area"] = service_area
    _fill(draft, "units", made, values, name)
    promised = draft.guide.contacts.contact_for_each_unit
    if not promised and not {"phone", "email"} & made.keys():
        made["contacts"] = "unknown"
    made |= written(draft, days)
    draft.add("units", made)
    return Change((Statement("unit-added", {"name": name, "id": identity}),))


def add_event(
    draft: Draft,
    name: str,
    kind: str,
    areas: Sequence[str],
    units: Sequence[str],
    times_a_year: int | None,
    values: Mapping[str, str],
    new: bool,
) -> Change:
    """Add an event without any day; so many times a year, if that is known. Raises Impossible as `add_unit` does."""
    identity = _identity(draft, EVENT, name, new)
    made: dict[str, Any] = {"id": identity, "title": name, "kind": kind}
    if areas:
        made["areas"] = list(areas)
    if units:
        made["units"] = list(units)
    _fill(draft, "events", made, values, name)
    if times_a_year is not None:
        made["rule"] = {"times_a_year": str(times_a_year)}
    draft.add("events", made)
    return Change((Statement("event-added", {"name": name, "id": identity}),))


def add_board(draft: Draft, name: str, items: Sequence[str], values: Mapping[str, str], new: bool) -> Change:
    """Add a house-rule board, and put it at the end of the guide's order where there is one.

    Raises Impossible as `add_unit` does.
    """
    identity = _identity(draft, CHECKLIST, name, new)
    made: dict[str, Any] = {"id": identity, "title": name}
    _fill(draft, "checklists", made, values, name)
    made["items"] = [" ".join(item.split()) for item in items]
    draft.add("checklists", made)
    for file in draft.files("guide"):
        order = draft.tree(file).get("order")
        if isinstance(order, list):
            order.append(identity)
    return Change((Statement("board-added", {"name": name, "id": identity, "items": tuple(made["items"])}),))


def _identity(draft: Draft, kind: str, name: str, new: bool) -> str:
    """An id for something new of this kind. Raises Impossible where there is something of that name."""
    list_, model = LISTS[kind]
    taken = set()
    for _place, value in draft.records(list_):
        taken.add(str(value.get("id")))
        known = as_text(value.get("name") or value.get("title"))
        texts = (known,) if isinstance(known, str) else (known.fi, known.sv, known.en)
        if not new and fold(name) in {fold(text) for text in texts if text}:
            raise Impossible("named-already", name=known, id=str(value.get("id")), kind=kind)
    refuse(model, list_, "title" if kind in (EVENT, CHECKLIST) else "name", name, name)
    return new_id(name, taken)


def _fill(draft: Draft, list_: str, made: dict[str, Any], values: Mapping[str, str], said: str) -> None:
    for key, value in values.items():
        put(draft, list_, made, key, value, said)


def remove(draft: Draft, target: Target) -> Change:
    """Take a record away. Raises Impossible where something of it still counts, with the commands that may be meant."""
    if target.kind == PERSON:
        return _remove_person(draft, target)
    if target.kind == UNIT:
        _refuse_held(draft, target)
    if target.kind == EVENT and draft.record("events", target.id).get("dates"):
        coming = EventDraft(draft, Asked(target.id, (target.id,))).movable()
        ends = ("set", target.id, "until", str(draft.today.year))
        commands = (*((("cancel", target.id),) if coming else ()), ends)
        raise Impossible("has-dates", commands, name=target.name)
    if used := tuple(_users(draft, target)):
        raise Impossible("referred-to", name=target.name, users=used)
    list_ = LISTS[target.kind][0]
    draft.remove(list_, target.id)
    if target.kind == CHECKLIST:
        _leave_order(draft, target.id)
    return Change((Statement("removed", {"name": target.name, "kind": target.kind}),))


def _refuse_held(draft: Draft, target: Target) -> None:
    people = {str(person.get("id")): str(person.get("name")) for _place, person in draft.records("people")}
    terms = map(read, items_of(draft.record("units", target.id)))
    if names := tuple(people.get(t.person, t.person) for t in terms if t.last >= draft.today):
        raise Impossible("unit-held", (("set", target.id, "until", said(draft.today)),), name=target.name, people=names)


def _leave_order(draft: Draft, identity: str) -> None:
    """Take a board out of the order in which the guide is read."""
    for file in draft.files("guide"):
        order = draft.tree(file).get("order")
        if isinstance(order, list) and identity in order:
            order.remove(identity)
            if not order:
                del draft.tree(file)["order"]


def _users(draft: Draft, target: Target) -> Iterator[Text]:
    """What refers to a unit or an event: the names of other records."""
    for list_, keys in _REFERS.get(target.kind, ()):
        for _place, value in draft.records(list_):
            found = [value.get(key) for key in keys]
            if list_ == "events" and target.kind == EVENT:
                found += _events_of(value.get("rule"))
            if any(target.id == one or (isinstance(one, list) and target.id in one) for one in found):
                if list_ == "groups":
                    yield from unit_names(draft, {**value, "units": [u for u in value["units"] if u != target.id]})
                else:
                    yield as_text(value.get("title") or value.get("name"))
    if target.kind == UNIT:
        for file in draft.files("areas"):
            tree = draft.tree(file)
            areas = tree.get("areas")
            for holder in (tree, *(areas if isinstance(areas, list) else ())):
                forums = holder.get("forums") if isinstance(holder, dict) else None
                for forum in forums if isinstance(forums, list) else ():
                    if isinstance(forum, dict) and target.id in (forum.get("units") or ()):
                        yield as_text(forum.get("name"))


def _events_of(node: Any) -> list[Any]:
    """The ids of events from which the days of a rule are counted."""
    if isinstance(node, dict):
        own = [node["event"]] if "event" in node else []
        return own + [found for value in node.values() for found in _events_of(value)]
    return [found for value in node for found in _events_of(value)] if isinstance(node, list) else []


def _remove_person(draft: Draft, target: Target) -> Change:
    """Take somebody away with the terms that are over. Raises Impossible where she answers, or will."""
    units: list[Text] = []
    over = 0
    for list_ in ("units", "groups"):
        for _place, holder in draft.records(list_):
            items = items_of(holder)
            if target.id not in map(person_of, items):
                continue
            if any(read(item).last >= draft.today for item in items if person_of(item) == target.id):
                units += [name for name in unit_names(draft, holder) if name not in units]
                continue
            kept = [item for item in items if person_of(item) != target.id]
            over += len(items) - len(kept)
            put_items(holder, kept)
    for _place, other in draft.records("people"):
        for absence in absences_of(other):
            if isinstance(absence, dict) and absence.get("substitute") == target.id:
                if days_of(absence)[1] >= draft.today:
                    raise Impossible("still-stands-in", name=target.name, other=str(other.get("name")))
                del absence["substitute"]
    if units:
        commands = (("replace", target.id, "--vacant", "--from", said(draft.today)),)
        raise Impossible("still-answers", commands, name=target.name, units=tuple(units))
    draft.remove("people", target.id)
    return Change((Statement("person-gone", {"name": target.name, "terms": over}),), names=(str(target.name),))
