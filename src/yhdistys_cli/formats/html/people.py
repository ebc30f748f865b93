"""Who answers, as pages show it: units, their people and how these are reached."""

from collections.abc import Callable, Iterator

import htpy as h

from ...models import Unit
from ...views.contacts import Answering, Entry
from ...words import Words
from ..wording import phrases
from .parts import directory as directory
from .parts import heading, link, reach
from .setting import Setting


def title_of(entry: Entry, words: Words) -> str:
    """The units of an entry; that its people are not responsible for them on the day, or for none at all."""
    units = phrases.names(entry.units, words)
    if entry.on_duty or (units and all(answering.absence for answering in entry.people)):
        return units
    if units:
        said = words.gettext("{units}: not a contact person on {date}")
        return said.format(units=units, date=words.date(entry.day))
    return words.gettext("No unit named in the guide")


def entry(
    one: Entry,
    setting: Setting,
    level: int,
    before: h.Node = None,
    person: Callable[[str], dict[str, str]] = lambda _id: {},
    **attributes: str,
) -> h.Element:
    """An entry of a list of contacts: the units, the people, and what is to be known about either.

    `attributes` are those of the entry, `person` gives those of a person by id, `before` stands before its heading.
    """
    words = setting.words
    area = phrases.other_area(one, words)
    rows = [_person(answering, one, setting, person(answering.person.id)) for answering in one.people]
    return h.li(".entry", **attributes)[
        before,
        heading(level, title_of(one, words)),
        h.p(class_="quiet")[area] if area else None,
        h.ul(class_="people")[rows] if rows else None,
        *(h.p[text] for text in _below(one, setting)),
    ]


def _person(answering: Answering, one: Entry, setting: Setting, attributes: dict[str, str]) -> h.Element:
    words, person = setting.words, answering.person
    said = [text for text in (words.text(person.title), phrases.term(answering, words, one.day)) if text]
    ways = list(reach(person, setting))
    return h.li(**attributes)[
        h.strong[person.name],
        # The spaces are for those who see a page, or a part of it, without its styles.
        [[" ", h.span[part]] for part in (*said, *ways, *(link(page, setting) for page in person.links))],
    ]


def _below(one: Entry, setting: Setting) -> Iterator[h.Node]:
    words = setting.words
    absent = phrases.vacancy(one, words) if one.vacancy or not one.people else ""
    yield from filter(
        None,
        (
            absent,
            *phrases.substitutes(one, words),
            phrases.standing_in(one, words),
            *phrases.changes(one, words),
        ),
    )
    for unit in one.units:
        parts = _unit_parts(unit, setting)
        if parts:
            name = [words.text(unit.name), ": "] if len(one.units) > 1 else None
            yield [name, [[" · " if i else None, part] for i, part in enumerate(parts)]]
        yield from (link(page, setting) for page in unit.links)
    if said := phrases.note(one, words):
        yield said


def _unit_parts(unit: Unit, setting: Setting) -> list[h.Node]:
    words = setting.words
    _phone, _email, address, hours, exists = phrases.unit_parts(unit, words)
    return [*reach(unit, setting), *(text for text in (address, hours, exists) if text)]
