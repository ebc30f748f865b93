"""Checks of who answers: what should be fixed, or looked at, although answers are right.

Only a contact person is responsible for good, or as acting for the time being: a substitute stands in, and while there
is nobody else a `vacancy` says so. A term that ends before it begins is `end-before-start`, and no other problem; a
group's contacts count for each of its units, but are not told apart, since it is not known who belongs to which
(`groups` in data/contacts.yaml).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from ..diagnostics import Diagnostic, Path
from ..models import Body, Contact, Event, Texts, Unit, Vacancy, days, terms_of
from .context import CheckContext, address

# The lists whose records have names that people choose among, and the field of the name.
_NAMED = {
    "people": "name",
    "units": "name",
    "service_areas": "name",
    "bodies": "name",
    "areas": "title",
    "checklists": "title",
    "events": "title",
}


class _Span(NamedTuple):
    """The days of a term, both inclusive, and where it stands; open ends are the first and the last day there is."""

    first: date
    last: date
    path: Path
    person: str = ""


def duplicate_names(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no two records of a kind have the same name in any language, unless one body came after the other."""
    for name, key in _NAMED.items():
        seen: dict[str, list[tuple[Path, Any]]] = defaultdict(list)
        for path, item in ctx.records(name):
            found: Diagnostic | None = None
            for at, text in _written((*path, key), getattr(item, key)):
                alike = seen[_plain(text)]
                for before, other in alike:
                    if not found and other.id != item.id and _are_together(item, other):
                        related = (address(before),)
                        found = Diagnostic("duplicate-name", address(at), params={"name": text}, related=related)
                alike.append((at, item))
            if found:
                yield found


def _written(path: Path, value: str | Texts) -> list[tuple[Path, str]]:
    """A name in each language in which it is written, and where."""
    if isinstance(value, str):
        return [(path, value)]
    texts = ((language, getattr(value, language)) for language in Texts.__match_args__)
    return [((*path, language), text) for language, text in texts if text]


def _plain(text: str) -> str:
    """A name as it is compared: ä is the same in one character (NFC) and in two, as a Mac may write it (NFD)."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _are_together(one: Any, other: Any) -> bool:
    """Whether both are there at the same time: bodies and units follow each other, everything else is there always."""
    if not isinstance(one, Body | Unit):
        return True
    mine, its = _span((), one), _span((), other)
    return bool(mine and its and mine.first <= its.last and its.first <= mine.last)


def duplicate_emails(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no two people have the same e-mail address; somebody who is there twice is `duplicate-name`."""
    seen: dict[str, tuple[Path, Any]] = {}
    for path, person in ctx.records("people"):
        if person.email:
            before, other = seen.setdefault(person.email.casefold(), (path, person))
            if other.id != person.id and _plain(other.name) != _plain(person.name):
                params = {"value": person.email}
                related = (address((*before, "email")),)
                yield Diagnostic("duplicate-email", address((*path, "email")), params=params, related=related)


def unused_people(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that every person is, was or will be a contact of a unit or a group, or stands in for one."""
    contacts = ctx.guide.contacts
    if ctx.incomplete_lists & {"units", "groups"} or not (contacts.units or contacts.groups):
        return
    there = ctx.ids("people")
    named = {contact.person for _path, contact in ctx.contacts()}
    named |= {absence.substitute for _path, absence in ctx.absences() if absence.substitute}
    used = {name if name in there else _likely(ctx, "people", name) for name in named}
    for path, person in ctx.records("people"):
        if person.id not in used and person.id not in ctx.referenced_ids:
            yield Diagnostic("unused-person", address((*path, "id")))


def _likely(ctx: CheckContext, name: str, wanted: str) -> str:
    """The id that is named, or the one that was probably meant: a misspelt reference is one problem."""
    if wanted in ctx.ids(name):
        return wanted
    suggestion, _fix = ctx.nearest(name, wanted)
    return suggestion.get("suggestion", wanted)


def unanswered(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that every unit has a contact person or a vacancy, today and on every day to come, where it is known."""
    if "groups" in ctx.incomplete_lists:
        return
    shared: dict[str, list[_Span]] = {}
    unsure = set(ctx.referenced_ids)
    for path, group in ctx.records("groups"):
        units = [_likely(ctx, "units", unit_id) for unit_id in group.units]
        spans = _from(ctx.today, _main(path, group.contacts))
        for unit_id in units:
            shared.setdefault(unit_id, []).extend(spans)
        if _has_reversed(group.contacts):
            unsure.update(units)
    ending: dict[Path, list[Path]] = {}
    starts: dict[Path, date] = {}
    for path, unit in ctx.records("units"):
        contacts, start = terms_of(unit), max(ctx.today, unit.since or ctx.today)
        if any(_is_lasting(contact, start) for contact in contacts):
            continue  # as most units
        ended = _after(path, unit)
        spans = [*_main(path, contacts), *shared.get(unit.id, ()), *_vacancy(path, unit), *ended]
        last = _lasting(spans, start)
        if last and last.last == date.max:
            continue
        vacancy = (unit.vacancy,) if unit.vacancy else ()
        if unit.id in unsure or _has_reversed((*contacts, *vacancy)):
            continue
        if not last:
            # Only what a guide promises can be broken; that a person is not known may be all that is true.
            is_broken = ctx.guide.contacts.contact_for_each_unit and unit.contacts != "unknown"
            if not is_broken and unit.contacts != "unknown" and (unit.phone is not None or unit.email is not None):
                continue  # an organisation or a service point is reached without a person
            yield Diagnostic("no-contact" if is_broken else "contact-unknown", address((*path, "id")))
        else:
            ending.setdefault(last.path, []).append((*path, "id"))
            starts[last.path] = last.last + timedelta(1)
    for path, without in ending.items():
        # The place of a group's term does not say which units are meant.
        related = tuple(address(unit) for unit in without) if path[1] == "groups" else ()
        params = {"day": starts[path].isoformat()}
        yield Diagnostic("contact-ends", address((*path, "until")), params=params, related=related)


def _is_lasting(contact: Contact, today: date) -> bool:
    """Whether somebody is the contact person by that day, and without an end."""
    return contact.until is None and contact.role != "substitute" and (contact.since is None or contact.since <= today)


def _lasting(spans: list[_Span], today: date) -> _Span | None:
    """Of the spans that follow each other from today on without a gap, that which ends last."""
    found: _Span | None = None
    day = today
    for span in sorted(spans):
        if span.first > day:
            break
        if span.last >= day:
            found = span
            if span.last == date.max:
                break
            day = span.last + timedelta(1)
    return found


def two_contacts(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that somebody has looked where a unit has two contact persons at once, today or on a day to come."""
    there = {*ctx.ids("people"), *ctx.rejected["people"]}
    for path, unit in ctx.records("units"):
        if len(contacts := terms_of(unit)) < 2:
            continue
        spans = [span for span in _from(ctx.today, _main(path, contacts)) if span.person in there]
        pair = next((pair for pair in _clashes(spans) if pair[0].person != pair[1].person), None)
        if pair:
            yield _clash("two-contacts", *pair)


def overlapping_terms(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that nobody has two terms at the same time in one unit or group."""
    for name in ("units", "groups"):
        for path, holder in ctx.records(name):
            contacts = terms_of(holder)
            if len(contacts) < 2 or len(contacts) == len({contact.person for contact in contacts}):
                continue
            terms: dict[str, list[_Span]] = {}
            for span in _terms(path, contacts):
                terms.setdefault(span.person, []).append(span)
            for spans in terms.values():
                for pair in _clashes(spans):
                    yield _clash("overlapping-terms", *pair)


def vacancies(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no unit is vacant while it has a contact person of its own, today or on a day to come."""
    for path, unit in ctx.records("units"):
        # Whoever is acting may well have a post that is vacant.
        held = _from(ctx.today, _terms(path, terms_of(unit), ("substitute", "acting")))
        for vacancy in _from(ctx.today, _vacancy(path, unit)):
            for span in held:
                if span.first <= vacancy.last and vacancy.first <= span.last:
                    at, related = (*vacancy.path, "since"), (address((*span.path, "person")),)
                    yield Diagnostic("vacancy-with-contact", address(at), related=related)
                    break


def unanswered_areas(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that it is said of every working area who is responsible for it, or that it is not known."""
    for path, area in ctx.records("areas"):
        if not area.answers:
            yield Diagnostic("no-answer", address((*path, "answers")))
        elif area.answers == "unknown":
            yield Diagnostic("answer-unknown", address((*path, "answers")))


def ended_units(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a working area or an event is not left to units that are there no more."""
    over = {unit.id for _path, unit in ctx.records("units") if unit.until and unit.until < ctx.today}
    for name, key in (("areas", "answers"), ("events", "units")):
        for path, item in ctx.records(name):
            units = getattr(item, key)
            if isinstance(item, Event) and not (item.rule and (item.until is None or item.until >= ctx.today)):
                continue  # what was before may well have been a unit's that was there then
            if isinstance(units, tuple) and units and over.issuperset(units):
                for index, unit in enumerate(units):
                    yield Diagnostic("ended-unit", address((*path, key, index)), params={"id": unit})


def _span(path: Path, term: Contact | Vacancy | Body | Unit, person: str = "") -> _Span | None:
    """The days of a term; none where it ends before it begins."""
    first, last = days(term)
    return _Span(first, last, path, person) if first <= last else None


def _terms(path: Path, contacts: tuple[Contact, ...], without: Collection[str] = ()) -> list[_Span]:
    """The terms of a unit or a group, without those of some roles."""
    spans = [
        _span((*path, "contacts", index), contact, contact.person)
        for index, contact in enumerate(contacts)
        if contact.role not in without
    ]
    return [span for span in spans if span]


def _main(path: Path, contacts: tuple[Contact, ...]) -> list[_Span]:
    return _terms(path, contacts, ("substitute",))


def _after(path: Path, unit: Unit) -> list[_Span]:
    """The days on which a unit is there no more, and needs nobody."""
    if unit.until is None or unit.until == date.max or (unit.since and unit.until < unit.since):
        return []
    return [_Span(unit.until + timedelta(1), date.max, path)]


def _vacancy(path: Path, unit: Unit) -> list[_Span]:
    span = _span((*path, "vacancy"), unit.vacancy) if unit.vacancy else None
    return [span] if span else []


def _has_reversed(terms: Iterable[Contact | Vacancy]) -> bool:
    """Whether one ends before it begins, so that it cannot be told on which days somebody is there."""
    return any(_span((), term) is None for term in terms)


def _from(today: date, spans: list[_Span]) -> list[_Span]:
    """The spans that are not over. Where two of them meet, they meet today or later."""
    return [span for span in spans if span.last >= today]


def _clashes(spans: list[_Span]) -> Iterator[tuple[_Span, _Span]]:
    """Each span that begins while an earlier one lasts, with that one."""
    longest: _Span | None = None
    for span in sorted(spans):
        if longest and span.first <= longest.last:
            yield longest, span
        if longest is None or span.last > longest.last:
            longest = span


def _clash(code: str, one: _Span, other: _Span) -> Diagnostic:
    """A problem at the later of two places, with the earlier one."""
    before, after = (one.path, other.path) if int(one.path[-1]) < int(other.path[-1]) else (other.path, one.path)
    return Diagnostic(code, address((*after, "person")), related=(address((*before, "person")),))


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [
    duplicate_names,
    duplicate_emails,
    unused_people,
    unanswered,
    two_contacts,
    overlapping_terms,
    vacancies,
    unanswered_areas,
    ended_units,
]
