"""Who answers from a day on: somebody takes over, a post is vacant, somebody is away. Pure: draft to change."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from ..models import Text
from . import Change, Impossible, Statement
from .draft import Draft
from .fields import details
from .holders import absences_of, as_text, day_before, fill_vacancy, held, is_named, make_vacant, unit_names
from .naming import Newcomer
from .terms import SUBSTITUTE, Days, Term, days_of, items_of, pieces, put_items, read, said, terms_of, without, written

Command = tuple[str, ...]


def replace(
    draft: Draft,
    old: str,
    new: Newcomer,
    since: date | None = None,
    units: Collection[str] = (),
    values: Mapping[str, str] | None = None,
    again: Command = (),
) -> Change:
    """Let `new` answer in the place of `old` from a day on, in all units and groups or in some `units`.

    What was written of an end stays; who is there already only stays there. Without `since` the one takes the other's
    place altogether, and `old` goes where nothing names her any more: so the terms must not have begun on a day that
    is written. `values` are fields of the new person. `again` is the command that was typed, for proposals.
    """
    if new.id == old:
        raise Impossible("same-person", name=new.name)
    person = draft.record("people", old)
    names = {"old": str(person.get("name")), "new": new.name}
    begin = since or date.min
    holders = _held(draft, old, units, names["old"])
    _refuse_without_day(draft, holders, old, since, names["old"], again)
    handed: list[Text] = []
    passed: list[Text] = []
    besides: list[Statement] = []
    for holder in holders:
        told = _hand_over(draft, holder, old, new.id, begin)
        label = unit_names(draft, holder)
        for code, days in told:
            if code == "handed":
                handed += label
            elif code == "passed":
                passed += label
            else:
                besides.append(Statement(code, {**names, "units": label, **_ends(days)}))
    if not units:
        besides += _pass_substitutions(draft, old, new, max(begin, draft.today) if since is None else begin)
    if not (handed or passed or besides):
        if since is not None and _is_done(holders, old, new.id, since):
            return Change()
        raise Impossible("no-terms", _without_terms(holders, old, new, since), **names, since=since)
    statements: list[Statement] = []
    if handed or passed:
        about = {**names, "id": old, "since": since, "units": tuple(dict.fromkeys([*handed, *passed]))}
        statements.append(Statement("replaced", {**about, "was_there": bool(handed), "is_new": new.is_new}))
    elif new.is_new:
        statements.append(Statement("new-person", {"name": new.name}))
    statements += besides
    if new.is_new:
        draft.add("people", {"id": new.id, "name": new.name})
    record = draft.record("people", new.id)
    statements += details(draft, record, values or {}, new.name, tells=not new.is_new)
    if since is None and not is_named(draft, old):
        draft.remove("people", old)
        statements.append(Statement("person-removed", {"name": names["old"]}))
    return Change(tuple(statements), names=(names["old"],))


def _held(draft: Draft, person: str, units: Collection[str], name: str) -> list[dict[str, Any]]:
    """The units and groups in which somebody has a term. Raises Impossible where she has none in these `units`."""
    found = held(draft, person, units)
    if units and not found:
        labels = tuple(as_text(draft.record("units", unit).get("name")) for unit in units)
        raise Impossible("not-in-unit", (("contacts", person),), name=name, units=labels)
    return found


def _ends(days: Days) -> dict[str, date | None]:
    """`since` and `until` of some days, as params: none where an end is open."""
    return {
        "since": None if days[0] == date.min else days[0],
        "until": None if days[1] == date.max else days[1],
    }


def _refuse_without_day(
    draft: Draft, holders: list[dict[str, Any]], old: str, since: date | None, name: str, again: Command
) -> None:
    """Raise Impossible where no day is said, and a term that is not over began on one: the other was not there then."""
    if since is not None:
        return
    for holder in holders:
        for term in terms_of(holder):
            if term.person == old and date.min < term.first <= draft.today <= term.last:
                command = (*again, "--from", said(draft.today))
                raise Impossible(
                    "day-needed",
                    (command,) if again else (),
                    name=name,
                    units=unit_names(draft, holder),
                    since=term.first,
                )


def _hand_over(draft: Draft, holder: dict[str, Any], old: str, new: str, begin: date) -> Iterator[tuple[str, Days]]:
    """Write that one takes over from another in a unit or a group.

    Yields what came of each term: `handed` (it lasted on the day), `passed` (it begins later), `only-ends` (the other
    is there already), `no-substitute` (the other is there no longer as a substitute alone).
    """
    over = draft.today if begin == date.min else begin
    items = items_of(holder)
    mine = [term for term in terms_of(holder) if term.person == old and term.last >= over]
    if not mine:
        return
    items, released = _no_longer_substitute(draft, items, new, mine, begin)
    there = [(term.first, term.last) for term in map(read, items) if term.person == new]
    made: list[Any] = []
    found: list[tuple[str, Days]] = []
    for item in items:
        term = read(item)
        if term.person != old or term.last < over:
            made.append(item)
            continue
        taken: Days = (max(term.first, begin), term.last)
        if term.first < begin:
            made.append(pieces(item, (term.first, day_before(begin)), draft))
        free = without(taken, there)
        made += [pieces(item, days, draft, new) for days in free]
        if not free:
            code = "only-ends" if term.first < begin else "never-begins"
        else:
            code = "handed" if term.first < begin else "passed"
        found.append((code, (begin, day_before(begin) if begin > date.min else date.max)))
        there += free
    put_items(holder, made)
    yield from dict.fromkeys(found)
    for days in released:
        yield "no-substitute", days


def _no_longer_substitute(
    draft: Draft, items: list[Any], new: str, mine: list[Term], begin: date
) -> tuple[list[Any], list[Days]]:
    """The items, without the days on which somebody is a substitute who is now to have the post; and those days."""
    posts = [(max(term.first, begin), term.last) for term in mine if term.role != SUBSTITUTE]
    made: list[Any] = []
    released: list[Days] = []
    for item in items:
        term = read(item)
        left = without((term.first, term.last), posts)
        if term.person != new or term.role != SUBSTITUTE or left == [(term.first, term.last)]:
            made.append(item)
            continue
        made += [pieces(item, days, draft) for days in left]
        released.append((begin, left[0][1] if left else date.max))
    return made, released


def _pass_substitutions(draft: Draft, old: str, new: Newcomer | None, begin: date) -> Iterator[Statement]:
    """Let somebody else stand in, from a day on, for those for whom `old` does; nobody where there is none."""
    for _place, away in draft.records("people"):
        made: list[Any] = []
        for absence in absences_of(away):
            if not isinstance(absence, dict) or absence.get("substitute") != old or days_of(absence)[1] < begin:
                made.append(absence)
                continue
            first, last = days_of(absence)
            if first < begin:
                made.append({**absence, **written(draft, (first, day_before(begin)))})
            rest = {**absence, **({} if first >= begin else written(draft, (begin, last)))}
            who = new if new is not None and new.id != away.get("id") else None
            if who is not None:
                rest["substitute"] = who.id
            else:
                del rest["substitute"]
            made.append(rest)
            about = {"name": str(away.get("name")), **_ends((max(first, begin), last))}
            yield Statement("stands-in" if who else "nobody-stands-in", {**about, "new": who.name if who else ""})
        if made != absences_of(away):
            away["absences"] = made


def _is_done(holders: list[dict[str, Any]], old: str, new: str, since: date) -> bool:
    """Whether the one ended on the day before, wherever she was, and the other is there."""
    for holder in holders:
        terms = terms_of(holder)
        if any(t.person == old and t.last == day_before(since) for t in terms):
            return any(t.person == new and t.first <= since <= t.last for t in terms)
    return False


def _without_terms(holders: list[dict[str, Any]], old: str, new: Newcomer, since: date | None) -> tuple[Command, ...]:
    """The command that puts somebody where another was last, if that was in units of her own."""
    last = max((t.last for h in holders for t in terms_of(h) if t.person == old), default=None)
    units = [
        str(h.get("id"))
        for h in holders
        if "units" not in h and any(t.person == old and t.last == last for t in terms_of(h))
    ]
    if not units:
        return ()
    options = [word for unit in units for word in ("--unit", unit)]
    day = ("--from", said(since)) if since else ()
    return (("add", "person", new.name if new.is_new else new.id, *options, *day),)


def vacate(draft: Draft, old: str, since: date | None, units: Collection[str] = (), again: Command = ()) -> Change:
    """Let `old` answer no longer from a day on, and say of the post that it is vacant where nobody else answers.

    Raises Impossible where no day is said: a vacancy has a first day, which nobody guesses.
    """
    person = draft.record("people", old)
    name = str(person.get("name"))
    if since is None:
        command = (*again, "--from", said(draft.today))
        raise Impossible("vacancy-day", (command,) if again else (), name=name)
    statements: list[Statement] = []
    holders = _held(draft, old, units, name)
    for holder in holders:
        items = items_of(holder)
        made: list[Any] = []
        has_post = was_there = False
        for item in items:
            term = read(item)
            if term.person != old or term.last < since:
                made.append(item)
                continue
            has_post = has_post or term.role != SUBSTITUTE
            if term.first < since:
                was_there = True
                made.append(pieces(item, (term.first, day_before(since)), draft))
        if made == items:
            continue
        put_items(holder, made)
        vacant = list(make_vacant(draft, holder, since)) if has_post else []
        names = unit_names(draft, holder)
        about = {"name": name, "units": names, "until": day_before(since), "since": since}
        if was_there and len(vacant) == len(names) == 1 and vacant[0].params["until"] is None:
            statements.append(Statement("ends-vacant", about))
        else:
            statements += [Statement("ends", about), *vacant]
    if not units:
        statements += _pass_substitutions(draft, old, None, since)
    if not statements and not any(
        term.person == old and term.last == day_before(since) for h in holders for term in terms_of(h)
    ):
        raise Impossible("ends-nowhere", name=name, since=since)
    return Change(tuple(statements), names=(name,))


def away(
    draft: Draft,
    who: str,
    since: date,
    until: date | None,
    substitute: str | None = None,
    again: Command = (),
) -> Change:
    """Write when somebody is away, and who stands in; never why. An absence that begins on that day already changes.

    Raises Impossible where it ends before it begins, where another absence is in it, or where she would stand in for
    herself.
    """
    person = draft.record("people", who)
    name = str(person.get("name"))
    last = until or date.max
    if last < since:
        raise Impossible("end-before-beginning", since=since, until=last)
    if substitute == who:
        raise Impossible("own-substitute", name=name)
    other = str(draft.record("people", substitute).get("name")) if substitute else None
    made = {**written(draft, (since, last)), **({"substitute": substitute} if substitute else {})}
    statement = Statement("away", {"name": name, "since": since, "until": until, "substitute": other})
    absences = absences_of(person)
    same: dict[str, Any] | None = None
    for absence in absences:
        first, end = days_of(absence)
        if first == since:
            same = absence
        elif first <= last and since <= end:
            command = (*again, who, "--from", said(first), *(("--until", said(until)) if until else ()))
            raise Impossible("away-already", (command,) if again else (), name=name, **_ends((first, end)))
    if same is not None:
        if substitute is None and "substitute" in same:
            made["substitute"] = same["substitute"]
        before = dict(same)
        made = {**made, "since": str(before["since"])}
        if days_of(before) == (since, last) and before.get("substitute") == made.get("substitute"):
            return Change()
        known = {str(p.get("id")): str(p.get("name")) for _place, p in draft.records("people")}
        stands_in = known.get(str(made.get("substitute")))
        same.clear()
        same.update(made)
        return Change((Statement("away", {**statement.params, "substitute": stands_in}),), names=(name,))
    if absences:
        absences.append(made)
    else:
        person["absences"] = [made]
    return Change((statement,), names=(name,))


def add_person(
    draft: Draft,
    new: Newcomer,
    units: Collection[str] = (),
    days: Days = (date.min, date.max),
    role: str = "contact",
    values: Mapping[str, str] | None = None,
) -> Change:
    """Add somebody, and let her answer in some units; of one who is there already only what is new.

    Raises Impossible where she is there and nothing is new, or where a term of hers is in these days already.
    """
    if days[1] < days[0]:
        raise Impossible("end-before-beginning", since=days[0], until=days[1])
    if not units and (days != (date.min, date.max) or role != "contact"):
        raise Impossible("unit-needed", name=new.name)
    if not new.is_new and not units and not values:
        raise Impossible("known-already", (("add", "person", new.name, "--new"),), name=new.name, id=new.id)
    statements: list[Statement] = []
    if new.is_new:
        draft.add("people", {"id": new.id, "name": new.name})
        statements.append(Statement("person-added", {"name": new.name, "id": new.id, "has_unit": bool(units)}))
    for unit_id in units:
        unit = draft.record("units", unit_id)
        if statement := _begin(draft, unit, new, days, role):
            statements.append(statement)
            if role == "contact" and (filled := fill_vacancy(draft, unit, days)):
                statements.append(filled)
    record = draft.record("people", new.id)
    statements += details(draft, record, values or {}, new.name, tells=not new.is_new)
    return Change(tuple(statements), names=())


def _begin(draft: Draft, unit: dict[str, Any], new: Newcomer, days: Days, role: str) -> Statement | None:
    """Write a term; none where it is there already."""
    items = items_of(unit)
    name = as_text(unit.get("name"))
    for term in map(read, items):
        if term.person != new.id:
            continue
        if (term.first, term.last, term.role) == (*days, role):
            return None
        if term.first <= days[1] and days[0] <= term.last:
            raise Impossible("there-already", name=new.name, unit=name, **_ends((term.first, term.last)))
    made: dict[str, Any] = {"person": new.id}
    if role != "contact":
        made["role"] = role
    made |= written(draft, days)
    put_items(unit, [*items, new.id if made.keys() == {"person"} else made])
    return Statement("begins", {"name": new.name, "unit": name, "role": role, **_ends(days)})
