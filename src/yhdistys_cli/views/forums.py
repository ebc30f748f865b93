"""Forums as something to ask contacts for: an evening or a meeting is held by units of its own."""

from ..models import Forum, Guide
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
        named = find(question, [target(AREA, a.id, a.title, (*a.aliases, *a.keywords)) for a in own])
        if named or len(own) < len(found):
            return ()
    every = (*guide.areas.forums, *(forum for area in guide.areas.areas for forum in area.forums))
    held = {str(index): forum for index, forum in enumerate(every) if forum.units}
    among = [target(FORUM, key, forum.name, (*forum.aliases, *forum.keywords)) for key, forum in held.items()]
    return tuple((each, held[each.id]) for each in find(question, among))
