"""Who and what is meant by the words of a command, and the ids of what is new. Pure."""

from collections.abc import Callable
from typing import Any

from ..models import Guide
from ..nearest import is_one_typo
from ..records import record
from ..search import PERSON, Target, find, is_called, suggest, targets
from ..starting import slug
from ..words import fold
from . import Impossible
from .draft import Draft

Again = Callable[..., tuple[str, ...]]
"""A command that was typed, with these words in the place of those that were not clear."""

# A name whose letters are so alike is asked about before somebody new gets it.
_ALIKE = 0.8
_FEW = 5


@record
class Newcomer:
    """Somebody who is to answer: the id and name, and whether the guide has her not yet."""

    id: str
    name: str
    is_new: bool = False


def one(guide: Guide, words: str, kinds: tuple[str, ...], again: Again) -> Target:
    """The one thing of these kinds that the words mean.

    Raises Impossible `not-found` or `several`, with the commands that would be about what was probably meant.
    """
    among = targets(guide, kinds)
    found = find(words, among)
    if len(found) == 1:
        return found[0]
    if exact := [target for target in found if target.id == words.strip()]:
        if len(exact) == 1:
            return exact[0]
        raise Impossible("several", tuple(again(*_with_kind(t)) for t in exact), question=words, names=_names(exact))
    if found:
        ids = [target.id for target in found]
        commands = tuple(again(*(_with_kind(t) if ids.count(t.id) > 1 else (t.id,))) for t in found[:_FEW])
        raise Impossible("several", commands, question=words, names=_names(found[:_FEW]))
    near = suggest(words, among)
    commands = tuple(again(t.id) for t in near)
    raise Impossible("not-found", commands, question=words, kinds=kinds, names=_names(near))


def _with_kind(target: Target) -> tuple[str, str]:
    """The id with its kind before it, for things of several kinds that have one id."""
    return KINDS[target.kind], target.id


# kind of a target → the word of a command for it
KINDS = {
    "person": "person",
    "unit": "unit",
    "event": "event",
    "checklist": "board",
    "area": "area",
    "service-area": "service-area",
}


def _names(found: list[Target]) -> tuple[Any, ...]:
    return tuple(target.name for target in found)


def newcomer(draft: Draft, words: str, again: Again, is_new: bool = False, beside: str = "") -> Newcomer:
    """Whom a name means that is to answer: somebody known by exactly that name, or somebody new.

    `is_new`: it is a new person, whoever else is called so; of several it is not the one with the id `beside`. One
    word alone means somebody who is known. Raises Impossible where it could mean several, or nearly somebody's name;
    it offers them, and somebody new.
    """
    name = " ".join(words.split())
    taken = {str(value.get("id")) for _place, value in draft.records("people")}
    if not is_new:
        known = targets(draft.guide, (PERSON,))
        found = [target for target in known if target.id == name or _same_name(name, target.name)]
        if not found and " " not in name:
            found = [target for target in known if is_called(name, target)] or find(name, known)
        if len(found) > 1:
            found = [target for target in found if target.id != beside]
        if len(found) == 1:
            return Newcomer(found[0].id, str(found[0].name))
        if found:
            raise Impossible("several", tuple(again(t.id) for t in found), question=name, names=_names(found))
        if " " not in name:
            near = suggest(name, known)
            raise Impossible("one-name", tuple(again(t.id) for t in near), question=name, names=_names(near))
        if near := [target for target in known if _is_near(name, target)]:
            commands = (*(again(t.id) for t in near[:_FEW]), (*again(name), "--new"))
            raise Impossible("near-name", commands, question=name, names=_names(near[:_FEW]))
    return Newcomer(new_id(name, taken), name, True)


def _same_name(name: str, other: Any) -> bool:
    """Whether two names have the same words, in whatever order: *Mäkinen Tiia* is *Tiia Mäkinen*."""
    return sorted(_plain(name).split()) == sorted(_plain(str(other)).split())


def _plain(name: str) -> str:
    return name.replace(",", " ").casefold()


def _is_near(name: str, target: Target) -> bool:
    """Whether a name could be meant for somebody's: a typo away, much alike, or with a name more or less."""
    import difflib

    one, other = fold(name), fold(str(target.name))
    if is_one_typo(one, other) or difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE:
        return True
    mine, its = set(one.split()), set(other.split())
    return len(mine & its) > 1 and (mine <= its or its <= mine)


def new_id(name: str, taken: set[str]) -> str:
    """An id for a name: small letters without marks, with a number where it is taken.

    Raises Impossible where there is no letter or digit in it.
    """
    base = slug(name)
    if not base:
        raise Impossible("no-letters", question=name)
    number, made = 1, base
    while made in taken:
        number += 1
        end = f"-{number}"
        made = base[: 60 - len(end)].strip("-") + end
    return made
