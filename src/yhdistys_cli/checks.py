"""Rules over more than one record. Each is a function from what is known to diagnostics; all of them run.

An address names the section instead of the file; `load` puts the file in its place. The docstring of a check is its
manual: one sentence that begins with "Ensure".
"""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from .diagnostics import Address, Diagnostic, Path
from .models import TOPICS, Contact, Guide
from .records import record


@record
class Known:
    """A guide, and by list the ids of the records that were set aside: a reference to one is no second problem.

    `unread` are the lists of which not every id is known, because a file or an id could not be read.
    """

    guide: Guide
    aside: Mapping[str, frozenset[str]]
    unread: frozenset[str] = frozenset()
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)

    def ids(self, name: str) -> dict[str, None]:
        """The ids of the records of a list such as `people`, in the order of the guide; looked up once."""
        if name not in self._ids:
            self._ids[name] = dict.fromkeys(item.id for _path, item in self.records(name))
        return self._ids[name]

    def records(self, name: str) -> Iterator[tuple[Path, Any]]:
        """Section, list and index of every record of a list, with the record."""
        section = SECTION_OF[name]
        owner = self.guide.about if section == "guide" else getattr(self.guide, section)
        for index, item in enumerate(getattr(owner, name)):
            yield (section, name, index), item


SECTION_OF = {
    "bodies": "guide",
    "service_areas": "contacts",
    "units": "contacts",
    "groups": "contacts",
    "people": "contacts",
    "areas": "areas",
    "checklists": "checklists",
}


def _at(path: Path) -> Address:
    return Address(str(path[0]), path[1:])


def _reference(
    known: Known, code: str, name: str, wanted: str, path: Path, extra: Collection[str] = ()
) -> Iterator[Diagnostic]:
    if wanted in known.ids(name) or wanted in extra or wanted in known.aside.get(name, ()) or name in known.unread:
        return
    near = difflib.get_close_matches(wanted, [*known.ids(name), *extra], 1, 0.6)
    yield Diagnostic(code, _at(path), params={"id": wanted, "suggestion": near[0]} if near else {"id": wanted})


def _contacts(known: Known) -> Iterator[tuple[Path, Contact]]:
    for name in ("units", "groups"):
        for path, item in known.records(name):
            for index, contact in enumerate(item.contacts):
                yield (*path, "contacts", index), contact


def people(known: Known) -> Iterator[Diagnostic]:
    """Ensure that every contact is a person of the guide."""
    for path, contact in _contacts(known):
        yield from _reference(known, "unknown-person", "people", contact.person, (*path, "person"))


def units(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the units of groups and the answers of areas are units of the guide."""
    for path, group in known.records("groups"):
        for index, unit in enumerate(group.units):
            yield from _reference(known, "unknown-unit", "units", unit, (*path, "units", index))
    for path, area in known.records("areas"):
        if isinstance(area.answers, tuple):
            for index, unit in enumerate(area.answers):
                yield from _reference(known, "unknown-unit", "units", unit, (*path, "answers", index))


def service_areas(known: Known) -> Iterator[Diagnostic]:
    """Ensure that a unit's service area is one of the guide, or the administration."""
    for path, unit in known.records("units"):
        if wanted := unit.service_area:
            at = (*path, "service_area")
            yield from _reference(known, "unknown-service-area", "service_areas", wanted, at, ["administration"])


def bodies(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the bodies of an area are bodies of the guide."""
    for path, area in known.records("areas"):
        for index, body in enumerate(area.bodies):
            yield from _reference(known, "unknown-body", "bodies", body, (*path, "bodies", index))


def topics(known: Known) -> Iterator[Diagnostic]:
    """Ensure that the guide's order names topics and boards that there are."""
    for index, topic in enumerate(known.guide.about.order):
        path = ("guide", "order", index)
        yield from _reference(known, "unknown-topic", "checklists", topic, path, TOPICS)


def ids(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no two records of a kind have the same id."""
    for name in SECTION_OF:
        first: dict[str, Path] = {}
        for path, item in known.records(name):
            wanted = item.id
            if wanted in first:
                related = (_at((*first[wanted], "id")),)
                yield Diagnostic("duplicate-id", _at((*path, "id")), params={"id": wanted}, related=related)
            first.setdefault(wanted, path)


def terms(known: Known) -> Iterator[Diagnostic]:
    """Ensure that no term, vacancy or body ends before it begins."""
    spans: list[tuple[Path, date | None, date | None]] = [
        (path, contact.since, contact.until) for path, contact in _contacts(known)
    ]
    for path, unit in known.records("units"):
        if vacancy := unit.vacancy:
            spans.append(((*path, "vacancy"), vacancy.since, vacancy.until))
    spans += [(path, b.since, b.until) for path, b in known.records("bodies")]
    for path, since, until in spans:
        if since and until and until < since:
            yield Diagnostic("end-before-start", _at((*path, "until")), related=(_at((*path, "since")),))


CHECKS: list[Callable[[Known], Iterator[Diagnostic]]] = [people, units, service_areas, bodies, topics, ids, terms]
