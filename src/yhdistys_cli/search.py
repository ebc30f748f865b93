"""How words find people, units and areas.

What somebody types is compared, folded, with ids, names, aliases and keywords: the whole, then the beginning of a
word, then, because people ask in inflected forms (*nuorten*, *avustuksia*), the beginning that is left when the end of
the question is cut. Nearness only suggests.
"""

from collections.abc import Iterable
from typing import Any

from .models import Guide, Texts
from .records import record
from .words import every_text, fold

PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST, TOPIC = "person", "unit", "service-area", "area", "checklist", "topic"
EVENT = "event"

_SHORTEST_STEM = 4


@record
class Target:
    """Something that can be found: its kind, id and name, and the folded texts under which it is known.

    `whole` are its id and names, `other` its aliases and keywords; `words` are all of them, each after a space, and
    the first `named` of those are its id and names.
    """

    kind: str
    id: str
    name: str | Texts
    whole: tuple[str, ...]
    other: frozenset[str]
    words: tuple[str, ...]
    named: int


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
            found.append(target(kind, item.id, name, (*item.aliases, *item.keywords)))
    return found


def find(question: str, among: list[Target], inflected: bool = True) -> list[Target]:
    """The targets that a question means; none if nothing begins like it, its end cut if it may be `inflected`.

    Where something is called exactly that, others of its kind that only begin like it are not meant; and where it is
    somebody's keyword, neither are those of whom only a keyword begins like it.
    """
    asked = fold(question)
    if not asked:
        return []
    whole = {(t.kind, t.id) for t in among if asked in t.whole}
    exact = whole | {(t.kind, t.id) for t in among if asked in t.other}
    kinds = {kind for kind, _id in whole}
    word = f" {asked}"
    begun: list[Target] = [
        t
        for t in among
        if (t.kind, t.id) in exact or any(word in text for text in (t.words[: t.named] if exact else t.words))
    ]
    if begun := [t for t in begun if t.kind not in kinds or (t.kind, t.id) in whole]:
        return begun
    if not inflected:
        return []
    # At least half of the word must be left, and enough of it to mean something.
    for end in range(len(asked) - 1, max(_SHORTEST_STEM, (len(asked) + 1) // 2) - 1, -1):
        if cut := _beginning(asked[:end], among):
            return cut
    return []


def _beginning(asked: str, among: list[Target]) -> list[Target]:
    word = f" {asked}"
    return [t for t in among if any(word in text for text in t.words)]


def suggest(question: str, among: list[Target], limit: int = 3) -> list[Target]:
    """Up to `limit` targets whose name or keyword looks like the question, nearest first."""
    import difflib

    asked = fold(question)
    near: dict[str, float] = {}
    nearest: dict[tuple[str, str], tuple[float, Target]] = {}
    for candidate in among:
        for text in candidate.words:
            for word in {text.strip(), *text.split()}:
                # A misspelt beginning of a long compound is still near: nuroiso ~ nuoriso(palvelut).
                for form in {word, word[: len(asked)]} if len(word) > len(asked) > 3 else {word}:
                    if form not in near:
                        near[form] = difflib.SequenceMatcher(None, asked, form).ratio()
                    key = (candidate.kind, candidate.id)
                    if near[form] >= 0.7 and near[form] > nearest.get(key, (0.0, candidate))[0]:
                        nearest[key] = (near[form], candidate)
    ranked = sorted(nearest.values(), key=lambda pair: -pair[0])
    return [candidate for _nearness, candidate in ranked[:limit]]
