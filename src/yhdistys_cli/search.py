"""How words find people, units and areas.

What somebody types is compared, folded, with ids, names, aliases and keywords: the whole, then the beginning of a
word, then, because people ask in inflected forms (*kulttuurista*, *Nurmiselta*), as a form of a whole word. A person is
found by whole names and their forms only. Nearness only suggests.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .models import Forum, Guide, Texts
from .records import record
from .words import every_text, fold

PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST, TOPIC = "person", "unit", "service-area", "area", "checklist", "topic"
EVENT = "event"

# So many letters of a word are enough to mean it.
_SHORTEST_BEGINNING = 3


@record
class Target:
    """Something that can be found: its kind, id and name, and the folded texts under which it is known.

    `names` are its id and names, `synonyms` its aliases and keywords; `words` are all of them, each after a space, and
    the first `name_count` of those are its id and names.
    """

    kind: str
    id: str
    name: str | Texts
    names: tuple[str, ...]
    synonyms: frozenset[str]
    words: tuple[str, ...]
    name_count: int


def target(kind: str, id: str, name: str | Texts, other: Iterable[str] = ()) -> Target:  # noqa: A002
    """A target known by its id, its name in every language, and other words (aliases, keywords)."""
    names = [id.replace("-", " "), *map(fold, every_text(name))]
    others = [fold(text) for text in other]
    # A hyphenated name is found as one word too: ormaaperala.
    words = [f" {text}" for text in names] + [" " + text.replace(" ", "") for text in names if " " in text]
    return Target(kind, id, name, tuple(names), frozenset(others), (*words, *(f" {t}" for t in others)), len(words))


def targets(guide: Guide, kinds: Iterable[str]) -> list[Target]:
    """Everything of these kinds that the guide has, in its order."""
    lists: dict[str, tuple[Any, ...]] = {
        AREA: guide.areas.areas,
        SERVICE_AREA: guide.contacts.service_areas,
        UNIT: guide.contacts.units,
        CHECKLIST: guide.checklists.checklists,
        EVENT: guide.clock.events,
    }
    found: list[Target] = []
    for kind in kinds:
        if kind == PERSON:
            found += [target(PERSON, p.id, p.name) for p in guide.contacts.people]
            continue
        for item in lists[kind]:
            name = item.title if hasattr(item, "title") else item.name
            forums = _forum_names(item.forums) if kind == AREA else ()
            found.append(target(kind, item.id, name, (*item.aliases, *item.keywords, *forums)))
    return found


def _forum_names(forums: Iterable[Forum]) -> Iterator[str]:
    """An area is found by its forums too."""
    for forum in forums:
        yield from (*every_text(forum.name), *forum.aliases, *forum.keywords)


def find(question: str, among: list[Target], inflected: bool = True) -> list[Target]:
    """The targets that a question means; none if nothing is called so.

    What is a name or keyword as it stands comes first, then its inflected forms if it may be `inflected`. Where
    something is called exactly that, others of its kind that only begin like it are not meant; and where it is
    somebody's keyword, neither are those of whom only a keyword begins like it.
    """
    asked = fold(question)
    if not asked:
        return []
    exact = {(t.kind, t.id) for t in among if asked in t.synonyms}
    whole = {(t.kind, t.id) for t in among if asked in t.names}
    kinds = {kind for kind, _id in whole}
    begun = [
        t for t in among if (t.kind, t.id) in whole or _begins(asked, t, (t.kind, t.id) in exact, bool(exact | whole))
    ]
    if begun := [t for t in begun if t.kind not in kinds or (t.kind, t.id) in whole]:
        return begun
    return find_forms(question, among) if inflected else []


def find_forms(question: str, among: list[Target]) -> list[Target]:
    """The targets of which a question is an inflected form of a name or keyword."""
    from .inflection import is_form

    return [t for t in among if _is_inflected(fold(question), t, is_form)]


def _begins(asked: str, target: Target, exact: bool, any_exact: bool) -> bool:
    """Whether a target is known by words that begin so; a person only by whole words of the name."""
    if target.kind == PERSON:
        return is_called(asked, target)
    if exact:
        return True
    if len(asked) < _SHORTEST_BEGINNING:
        return False
    # A keyword of several words is known by its beginning, a name by that of each of its words.
    named, keywords = target.words[: target.name_count], () if any_exact else target.words[target.name_count :]
    return any(f" {asked}" in text for text in named) or any(text.startswith(f" {asked}") for text in keywords)


def is_called(question: str, target: Target) -> bool:
    """Whether a question is a name or keyword of a target as it stands; of a person, any of the names in any order."""
    asked = fold(question)
    if asked in target.names or asked in target.synonyms:
        return True
    if target.kind != PERSON:
        return False
    names = {word for text in target.words for word in text.split()} | parts_of_name(target)
    return all(word in names for word in asked.split())


def parts_of_name(target: Target) -> set[str]:
    """The words of a person's name and id, folded, and its hyphenated names written as one: ormaaperala."""
    joined = target.name.casefold().split() if isinstance(target.name, str) else []
    return {word for text in target.names for word in text.split()} | {fold(word.replace("-", "")) for word in joined}


def _is_inflected(asked: str, target: Target, is_form: Callable[..., bool]) -> bool:
    """Whether the question is an inflected form of what a target is called; of several words each must be one."""
    parts = asked.split()
    if target.kind == PERSON:
        names = parts_of_name(target)
        return all(any(is_form(part, name, name=True) for name in names) for part in parts)
    for at, text in enumerate(target.words):
        known = text.split()
        if len(known) == len(parts) and all(map(is_form, parts, known)):
            return True
        # A name of several words is known by any one of them that says enough.
        if (
            at < target.name_count
            and len(parts) == 1
            and any(len(w) > _SHORTEST_BEGINNING and is_form(asked, w) for w in known)
        ):
            return True
    return False


def suggest(question: str, among: list[Target], limit: int = 3) -> list[Target]:
    """Up to `limit` targets whose name or keyword looks like the question, nearest first.

    A person's name must begin like it: a topic (*teatteri*) is not taken for a name (Petteri).
    """
    import difflib

    asked = fold(question)
    near: dict[str, float] = {}
    nearest: dict[tuple[str, str], tuple[float, Target]] = {}
    for candidate in among:
        for text in candidate.words:
            for word in {text.strip(), *text.split()}:
                if candidate.kind == PERSON and word[:1] != asked[:1]:
                    continue
                # A misspelt beginning of a long compound is still near: nuroiso ~ nuoriso(palvelut).
                for form in {word, word[: len(asked)]} if len(word) > len(asked) > 1 else {word}:
                    if form not in near:
                        near[form] = difflib.SequenceMatcher(None, asked, form).ratio()
                    key = (candidate.kind, candidate.id)
                    if near[form] >= 0.7 and near[form] > nearest.get(key, (0.0, candidate))[0]:
                        nearest[key] = (near[form], candidate)
    ranked = sorted(nearest.values(), key=lambda pair: -pair[0])
    return [candidate for _nearness, candidate in ranked[:limit]]
