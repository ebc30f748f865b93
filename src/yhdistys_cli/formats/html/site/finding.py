"""The page of all contacts, with a filter that finds what the program finds, and what the script needs for that."""

import json
from collections.abc import Iterable

import htpy as h

from ....search import AREA, PERSON, SERVICE_AREA, UNIT, Target
from ....views.contacts import Entry
from ....views.site import Site
from ..parts import directory, standing
from ..people import entry
from ..setting import Setting
from .addresses import TABLES, person

_KINDS = {PERSON: "p", UNIT: "u", SERVICE_AREA: "s", AREA: "a"}


def main(site: Site, setting: Setting) -> h.Node:
    """A box to filter with, everybody by unit, and the same as files."""
    words = setting.words
    _ = words.gettext
    found = [target for target in site.targets if target.kind in _KINDS]
    numbers = {(target.kind, target.id): number for number, target in enumerate(found)}
    files = [h.a(href=setting.href("table", form), download=True)[form.upper()] for form in TABLES]
    return [
        h.h1[_("Contact persons")],
        h.form(".filter", role="search", data_targets=index(found))[
            h.label(for_="filter_")[_("Find by name, unit, working area or matter")],
            h.input(id="filter_", type="search", name="q", autocomplete="off", spellcheck="false"),
            h.p(role="status"),
        ],
        h.ul(".entries")[[_entry(one, site, setting, numbers) for one in site.contacts.entries]],
        directory(site.about.directory, setting),
        h.p(".quiet")[_("The same as a file:"), [[" ", one] for one in files]],
        standing(site.contacts.provenance, setting),
    ]


def index(found: Iterable[Target]) -> str:
    """The targets as the script reads them: kind, names, these written as one word, aliases and keywords."""
    rows = []
    for target in found:
        joined = [word[1:] for word in target.words[len(target.names) : target.name_count]]
        if target.kind == PERSON and isinstance(target.name, str):
            joined += [part.replace("-", "") for part in target.name.casefold().split() if "-" in part]
        others = [] if target.kind == PERSON else sorted(target.synonyms)
        rows.append([_KINDS[target.kind], sorted(set(target.names)), sorted(set(joined)), others])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _entry(one: Entry, site: Site, setting: Setting, numbers: dict[tuple[str, str], int]) -> h.Element:
    units = {unit.id for unit in one.units}
    meant = {(UNIT, unit.id) for unit in one.units}
    meant |= {(SERVICE_AREA, unit.service_area) for unit in one.units if unit.service_area}
    meant |= {(AREA, area) for area, answering in site.answering if answering & units}
    by_units = sorted(numbers[key] for key in meant if key in numbers)
    first, *others = [unit.id for unit in one.units] or [""]
    own = {answering.person.id: numbers.get((PERSON, answering.person.id)) for answering in one.people}
    return entry(
        one,
        setting,
        2,
        before=[h.span(id=unit) for unit in others],
        person=lambda name: {"id": person(name), "data-t": str(own.get(name, ""))},
        **({"id": first} if first else {}),
        **{"data-t": " ".join(map(str, by_units))},
    )
