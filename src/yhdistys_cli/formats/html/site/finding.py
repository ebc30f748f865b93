"""The page of all contacts, with a filter that finds what the program finds, and what the script needs for that."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import commonprefix

import htpy as h

from ....inflection import SHORTEST, stems
from ....search import AREA, PERSON, SERVICE_AREA, UNIT, Target, parts_of_name
from ....views.contacts import Entry
from ....views.forums import FORUM
from ....views.site import Site
from ..parts import directory, standing
from ..people import entry
from ..setting import Setting
from .addresses import TABLES, person

_KINDS = {PERSON: "p", UNIT: "u", SERVICE_AREA: "s", AREA: "a", FORUM: "f"}


def main(site: Site, setting: Setting, papers: h.Node = None) -> h.Node:
    """A box to filter with, everybody by unit, and the same as files and on `papers`."""
    words = setting.words
    _ = words.gettext
    found = [target for target in site.targets if target.kind in _KINDS] + [forum for forum, _units in site.forums]
    numbers = {(target.kind, target.id): number for number, target in enumerate(found)}
    name = _("Contact persons")
    files = [h.a(href=setting.href("table", form), download=True)[f"{name} ({form.upper()})"] for form in TABLES]
    return [
        h.h1[name],
        h.form(".filter", role="search", **index(tuple(found), site.words_of_forums))[
            h.label(for_="filter_")[_("Find by name, unit, working area or matter")],
            h.input(id="filter_", type="search", name="q", autocomplete="off", spellcheck="false"),
            h.p(role="status"),
        ],
        h.ul(".entries")[list(_entries(site, setting, numbers))],
        directory(site.about.directory, setting),
        h.div(".files")[h.p(".quiet")[_("The same as a file:")], papers, h.ul(".papers")[[h.li[one] for one in files]]],
        standing(site.contacts.provenance, setting),
    ]


@lru_cache(1)  # it is the same in every language
def index(found: tuple[Target, ...], words_of_forums: tuple[tuple[str, frozenset[str]], ...] = ()) -> Mapping[str, str]:
    """What the script reads, as attributes without a character that HTML would write as five.

    `data-targets`: each target's kind and names, of a person hyphenated names written as one, aliases and keywords, and
    those of its forums (`words_of_forums`, by area). `data-words` and `data-names`: the words of things and of people
    with the rules of their inflected forms. `data-endings`: what a rule's capital letter stands for.
    """
    by_area = dict(words_of_forums)
    rows: list[str] = []
    words: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for target in found:
        is_person = target.kind == PERSON
        names = sorted(set(target.names))
        joined = sorted(parts_of_name(target) - {word for name in names for word in name.split()}) if is_person else []
        forums = sorted(by_area.get(target.id, ())) if target.kind == AREA else []
        lists = (names, joined, sorted(target.synonyms), forums)
        rows.append(_KINDS[target.kind] + ";".join(map(",".join, lists)).rstrip(";"))
        known = (*names, *joined) if is_person else target.words
        words[is_person].update(dict.fromkeys(word for text in known for word in text.split()))
    endings: dict[str, str] = {}
    return {
        "data-targets": "/".join(rows),
        "data-words": _rules(words[False], endings, name=False),
        "data-names": _rules(words[True], endings, name=True),
        "data-endings": ",".join(endings),
    }


def _rules(words: Iterable[str], endings: dict[str, str], *, name: bool) -> str:
    """Words by the rules of their forms: how many of their last letters give way to what, and which endings follow.

    A word is a form of itself without any rule. `endings` gives each set of endings its letter and gains new ones.
    """
    by_rules: dict[str, list[str]] = {}
    for word in words:
        found: dict[str, None] = {}
        for stem, ending in stems(word, name) if len(word) >= SHORTEST else ():
            letter = endings.setdefault(ending.pattern, chr(ord("A") + len(endings)))
            kept = len(commonprefix((word, stem)))
            # No form has other letters at its beginning, and none of a word that people use loses ten of them.
            if stem[:2] == word[:2] and len(word) - kept < 10:
                found[f"{len(word) - kept}{stem[kept:]}{letter}"] = None
        if found:
            by_rules.setdefault("".join(found), []).append(word)
    return "/".join(f"{rules}:{','.join(sorted(own))}" for rules, own in sorted(by_rules.items()))


def _entries(site: Site, setting: Setting, numbers: dict[tuple[str, str], int]) -> Iterator[h.Element]:
    """The entries; a unit that has several, for people with other units besides, is found at its first."""
    there: set[str] = set()
    for one in site.contacts.entries:
        new = [unit.id for unit in one.units if unit.id not in there]
        there.update(new)
        yield _entry(one, site, setting, numbers, new)


def _entry(one: Entry, site: Site, setting: Setting, numbers: dict[tuple[str, str], int], new: list[str]) -> h.Element:
    units = {unit.id for unit in one.units}
    meant = {(UNIT, unit.id) for unit in one.units}
    meant |= {(SERVICE_AREA, unit.service_area) for unit in one.units if unit.service_area}
    meant |= {(AREA, area) for area, answering in site.answering if answering & units}
    meant |= {(FORUM, forum.id) for forum, holding in site.forums if holding & units}
    by_units = sorted(numbers[key] for key in meant if key in numbers)
    first, *others = new or [""]
    return entry(
        one,
        setting,
        2,
        before=[h.span(id=unit) for unit in others],
        person=lambda name: {"id": person(name), "data-t": str(numbers[PERSON, name])},
        **({"id": first} if first else {}),
        **{"data-t": " ".join(map(str, by_units))},
    )
