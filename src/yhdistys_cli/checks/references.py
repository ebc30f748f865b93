"""Checks of ids: that what is named is there, and only once."""

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Path
from ..models import TOPICS
from .known import SECTION_OF, Known, address, leaning, reference


def people(known: Known) -> Iterator[Diagnostic]:
    """Ensure that every contact is a person of the guide."""
    for path, contact in known.contacts():
        yield from reference(known, "unknown-person", "people", contact.person, (*path, "person"))


def units(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the units of groups and the answers of areas are units of the guide."""
    for path, group in known.records("groups"):
        for index, unit in enumerate(group.units):
            yield from reference(known, "unknown-unit", "units", unit, (*path, "units", index))
    for path, area in known.records("areas"):
        if isinstance(area.answers, tuple):
            for index, unit in enumerate(area.answers):
                yield from reference(known, "unknown-unit", "units", unit, (*path, "answers", index))


def service_areas(known: Known) -> Iterator[Diagnostic]:
    """Ensure that a unit's service area is one of the guide, or the administration."""
    for path, unit in known.records("units"):
        if wanted := unit.service_area:
            at = (*path, "service_area")
            yield from reference(known, "unknown-service-area", "service_areas", wanted, at, ["administration"])


def bodies(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the bodies of an area are bodies of the guide."""
    for path, area in known.records("areas"):
        for index, body in enumerate(area.bodies):
            yield from reference(known, "unknown-body", "bodies", body, (*path, "bodies", index))


def events(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the areas, units and other events that an event names are in the guide."""
    for path, event in known.records("events"):
        for key, code, name in (("areas", "unknown-area", "areas"), ("units", "unknown-unit", "units")):
            for index, wanted in enumerate(getattr(event, key)):
                yield from reference(known, code, name, wanted, (*path, key, index))
        if event.about_event:
            yield from reference(known, "unknown-event", "events", event.about_event, (*path, "about_event"))
        for key, wanted in leaning(event):
            yield from reference(known, "unknown-event", "events", wanted, (*path, "rule", key, "event"))


def rings(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no event's day depends on itself, by itself or through others."""
    leans = {event.id: [wanted for _key, wanted in leaning(event)] for _path, event in known.records("events")}
    for path, event in known.records("events"):
        seen: list[str] = []
        ahead = list(leans[event.id])
        while ahead:
            wanted = ahead.pop()
            if wanted not in seen:
                seen.append(wanted)
                ahead += leans.get(wanted, [])
        if event.id in seen:
            yield Diagnostic("event-ring", address((*path, "rule")), params={"id": event.id})


def topics(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the guide's order names topics and boards that there are."""
    for index, topic in enumerate(known.guide.about.order):
        path = ("guide", "order", index)
        yield from reference(known, "unknown-topic", "checklists", topic, path, TOPICS)


def ids(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no two records of a kind have the same id."""
    for name in SECTION_OF:
        first: dict[str, Path] = {}
        for path, item in known.records(name):
            wanted = item.id
            if wanted in first:
                related = (address((*first[wanted], "id")),)
                yield Diagnostic("duplicate-id", address((*path, "id")), params={"id": wanted}, related=related)
            first.setdefault(wanted, path)
