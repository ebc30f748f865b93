"""Checks of ids: that what is named is there, and only once."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from ..diagnostics import DataPath, Diagnostic, Path
from ..models import TOPICS
from ..sections import SECTION_OF
from ..validation import is_id
from .context import CheckContext, address, leaning, reference
from .rejected import meant


def people(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that every contact, and everybody who stands in, is a person of the guide."""
    there = ctx.ids("people")
    for path, contact in ctx.contacts():
        if contact.person not in there:
            yield from reference(ctx, "unknown-person", "people", contact.person, (*path, "person"))
    for path, absence in ctx.absences():
        if absence.substitute and absence.substitute not in there:
            yield from reference(ctx, "unknown-person", "people", absence.substitute, (*path, "substitute"))


def substitutes(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that nobody stands in for themselves."""
    for path, person in ctx.records("people"):
        for index, absence in enumerate(person.absences):
            if absence.substitute == person.id:
                yield Diagnostic("own-substitute", address((*path, "absences", index, "substitute")))


def units(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the units of groups and forums and the answers of areas are units of the guide."""
    for path, group in ctx.records("groups"):
        for index, unit in enumerate(group.units):
            yield from reference(ctx, "unknown-unit", "units", unit, (*path, "units", index))
    for path, area in ctx.records("areas"):
        if isinstance(area.answers, tuple):
            for index, unit in enumerate(area.answers):
                yield from reference(ctx, "unknown-unit", "units", unit, (*path, "answers", index))
    for path, forum in ctx.forums():
        for index, unit in enumerate(forum.units):
            yield from reference(ctx, "unknown-unit", "units", unit, (*path, "units", index))


def service_areas(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a unit's service area is one of the guide, or the administration."""
    for path, unit in ctx.records("units"):
        if wanted := unit.service_area:
            at = (*path, "service_area")
            yield from reference(ctx, "unknown-service-area", "service_areas", wanted, at, ("administration",))


def bodies(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the bodies of an area are bodies of the guide."""
    for path, area in ctx.records("areas"):
        for index, body in enumerate(area.bodies):
            yield from reference(ctx, "unknown-body", "bodies", body, (*path, "bodies", index))


def events(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the areas, units and other events that an event names are in the guide."""
    for path, event in ctx.records("events"):
        for key, code, name in (("areas", "unknown-area", "areas"), ("units", "unknown-unit", "units")):
            for index, wanted in enumerate(getattr(event, key)):
                yield from reference(ctx, code, name, wanted, (*path, key, index))
        for index, wanted in enumerate(event.about_events):
            at = (*path, "about_event", index) if isinstance(event.about_event, tuple) else (*path, "about_event")
            yield from reference(ctx, "unknown-event", "events", wanted, at)
        if event.same_as:
            yield from reference(ctx, "unknown-event", "events", event.same_as, (*path, "same_as"))
        for at, wanted in leaning(path, event):
            yield from reference(ctx, "unknown-event", "events", wanted, at)


def rings(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no event's day depends on itself, by itself or through others."""
    leans = {
        event.id: [event.same_as] if event.same_as else [wanted for _at, wanted in leaning(path, event)]
        for path, event in ctx.records("events")
    }
    found = _in_rings(leans)
    for path, event in ctx.records("events"):
        if event.id in found:
            key = "same_as" if event.same_as else "rule"
            yield Diagnostic("event-ring", address((*path, key)), params={"id": event.id})


def _in_rings(leans: Mapping[str, list[str]]) -> set[str]:
    """The ids that lead to themselves: strongly connected components of more than one, by Kosaraju's algorithm."""
    back: dict[str, list[str]] = {}
    for one, others in leans.items():
        for other in others:
            back.setdefault(other, []).append(one)
    ended: dict[str, None] = {}  # in the order in which all that one leans on was seen
    seen: set[str] = set()
    for start in leans:
        ahead = [(start, False)]
        while ahead:
            one, is_done = ahead.pop()
            if is_done:
                ended[one] = None
            elif one not in seen and one in leans:
                seen.add(one)
                ahead += [(one, True), *((other, False) for other in leans[one])]
    component: dict[str, str] = {}
    for start in reversed(ended):
        left = [start]
        while left:
            one = left.pop()
            if one not in component:
                component[one] = start
                left += back.get(one, [])
    sizes = Counter(component.values())
    return {one for one, start in component.items() if sizes[start] > 1 or one in leans[one]}


def topics(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the guide's order names topics and boards that there are."""
    for index, topic in enumerate(ctx.guide.about.order):
        path = ("guide", "order", index)
        yield from reference(ctx, "unknown-topic", "checklists", topic, path, TOPICS)


def ids(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no two records of a kind have the same id."""
    for name in SECTION_OF:
        first: dict[str, Path] = {}
        for path, item in ctx.records(name):
            wanted = item.id
            if wanted in first:
                related = (address((*first[wanted], "id")),)
                yield Diagnostic("duplicate-id", address((*path, "id")), params={"id": wanted}, related=related)
            first.setdefault(wanted, path)


def topic_ids(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that no board has the id of a topic, by which the guide would be asked for either."""
    for path, board in ctx.records("checklists"):
        if board.id in TOPICS:
            yield Diagnostic("topic-id", address((*path, "id")), params={"id": board.id})


# field → the list of whose ids it names one, and what else it may say
_NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "contacts": ("people", ()),
    "person": ("people", ()),
    "substitute": ("people", ()),
    "units": ("units", ()),
    "answers": ("units", ()),
    "service_area": ("service_areas", ("administration",)),
    "bodies": ("bodies", ()),
    "areas": ("areas", ()),
    "event": ("events", ()),
    "about_event": ("events", ()),
    "same_as": ("events", ()),
}
_LONGEST = 60


def bad_ids(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that what cannot be an id becomes the one that was meant, unless another has it already."""
    # That it cannot be one was found when it was read. A record's id and what refers to it are fixed in the same way,
    # so that they still belong together.
    written = {d.at: d.params["value"] for d in ctx.bad_ids if isinstance(d.at, DataPath)}
    owners = _owners(ctx, written) if written else Counter()
    places: dict[str, dict[str, DataPath]] = {}
    for at, value in written.items():
        wanted = meant(value)
        if not is_id(wanted) or len(wanted) > _LONGEST:
            continue
        if not _is_own(at):
            key = next(step for step in reversed(at.path) if isinstance(step, str))
            name, extra = _NAMES[key]
            likely = owners[name, wanted] + (wanted in extra)
            near, fix = ({"suggestion": wanted}, wanted) if likely == 1 else ({}, None)
            if not likely:  # a mistake in the letters besides
                near, _fix = ctx.nearest(name, wanted, extra)
            yield Diagnostic("bad-id", at, params={"value": value, **near}, fix=fix)
            continue
        name = str(at.path[0])
        if name not in places:
            kept = {item.id: address((*path, "id")) for path, item in ctx.records(name)}
            places[name] = {**ctx.rejected[name], **kept}
        other = places[name][wanted]
        if other == at:
            fix = wanted if owners[name, wanted] == 1 else None
            yield Diagnostic("bad-id", at, params={"value": value, "suggestion": wanted}, fix=fix)
        elif all(c.isalnum() or c == "-" or unicodedata.combining(c) for c in value):
            params = {"value": value, "other": written.get(other, wanted)}
            yield Diagnostic("similar-id", at, params=params, related=(other,))


def _owners(ctx: CheckContext, written: Mapping[DataPath, str]) -> Counter[tuple[str, str]]:
    """How many records of each list have an id, or were meant to have it."""
    found = Counter((str(at.path[0]), meant(value)) for at, value in written.items() if _is_own(at))
    for name in SECTION_OF:
        found.update((name, wanted) for wanted in ctx.ids(name))
        found.update((name, wanted) for wanted, at in ctx.rejected[name].items() if at not in written)
    return found


def _is_own(at: DataPath) -> bool:
    """Whether it is the id of a record, not a reference to one."""
    return len(at.path) == 3 and at.path[-1] == "id" and at.path[0] in SECTION_OF
