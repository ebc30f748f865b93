"""Forums as something to ask contacts for: an evening or a meeting is held by units of its own."""

from collections.abc import Iterable

from ..models import Area, Forum, Guide
from ..search import AREA, Target, find, target
from .lookup import NotFound

FORUM = "forum"


def forums_named(guide: Guide, question: str, found: list[Target] | NotFound) -> tuple[tuple[Target, Forum], ...]:
    """The forums with units of their own that a question names; none where something else was found by its own name.

    `found` is what the question means otherwise: an area is also found by the names of its forums.
    """
    if not isinstance(found, NotFound):
        areas = {area.id: area for area in guide.areas.areas}
        own = [areas[t.id] for t in found if t.kind == AREA]
        named = find(question, [_by_own_names(area) for area in own])
        if named or len(own) < len(found):
            return ()
    held = forums_with_units(guide)
    forums = {each.id: forum for each, forum in held}
    return tuple((each, forums[each.id]) for each in find(question, [each for each, _forum in held]))


def forums_with_units(guide: Guide) -> list[tuple[Target, Forum]]:
    """The forums that units hold themselves, and by what they are found."""
    every = (*guide.areas.forums, *(forum for area in guide.areas.areas for forum in area.forums))
    return [
        (target(FORUM, str(index), forum.name, (*forum.aliases, *forum.keywords)), forum)
        for index, forum in enumerate(every)
        if forum.units
    ]


def words_of_forums(known: Iterable[Target], areas: Iterable[Area]) -> dict[str, frozenset[str]]:
    """Of the targets of areas, by id, the words by which only a forum of an area is called."""
    own = {area.id: _by_own_names(area).synonyms for area in areas}
    return {each.id: each.synonyms - own[each.id] for each in known if each.kind == AREA}


def _by_own_names(area: Area) -> Target:
    """An area as it is found without its forums."""
    return target(AREA, area.id, area.title, (*area.aliases, *area.keywords))
