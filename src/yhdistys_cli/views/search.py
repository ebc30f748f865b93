"""`yhdistys search`: where the guide's own text speaks of something."""

import re
from collections.abc import Callable, Iterable, Iterator

from ..inflection import is_form
from ..models import Forum, Guide, Link, Text
from ..records import record
from ..search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT, Target, suggest, targets
from ..words import Words, fold
from .provenance import Provenance, provenance

# A long common beginning of two inflected forms, and how much may stand after it: koulutu-ksia, koulutu-sten.
_COMMON, _REST = 5, 4
# A question is not longer; what comes after is not looked for.
_MOST_WORDS, _LONGEST = 20, 100


@record
class Hit:
    """Where a text of the guide stands: the part's heading, the command that shows it, and the sentences themselves."""

    heading: Text
    command: str
    texts: tuple[str, ...]


@record
class SearchHits:
    """What was asked, the words that were looked for, and the parts that have all of them, or else any of them."""

    question: str
    hits: tuple[Hit, ...]
    all_words: bool
    suggestions: tuple[Target, ...]
    directory: Link | None
    provenance: Provenance


def search(guide: Guide, words: Words, asked: Iterable[str], question: str) -> SearchHits:
    """The sentences, facts, notes, names and sources that have all of the words `asked`; if none has, any of them.

    `question` is what was typed. Things whose name looks like a word are suggested besides.
    """
    wanted = list(dict.fromkeys(fold(word) for word in asked if fold(word)))[:_MOST_WORDS]
    texts = [(heading, command, words.text(text)) for heading, command, text in texts_of(guide)]
    prose = [part for part in texts if not _is_address(part[2])]
    # A word in an address says little; it is shown where no sentence has the word.
    for needed, among in ((all, prose), (all, texts), (any, prose), (any, texts)):
        if hits := _hits(among, wanted, needed, words):
            break
    every = targets(guide, (PERSON, UNIT, SERVICE_AREA, AREA, CHECKLIST, EVENT))
    near = {(t.kind, t.id): t for word in (question[:_LONGEST], *wanted) for t in suggest(word, every)}
    return SearchHits(
        question,
        tuple(hits.values()),
        needed is all,
        () if hits else tuple(near.values())[:3],
        guide.about.directory,
        provenance(guide, (), includes_guide_text=True),
    )


def _hits(
    texts: Iterable[tuple[Text, str, str]], wanted: list[str], needed: Callable[[Iterable[bool]], bool], words: Words
) -> dict[tuple[str, str], Hit]:
    """The sentences that have the words that are wanted, by the part of the guide in which they stand."""
    hits: dict[tuple[str, str], Hit] = {}
    for heading, command, text in texts:
        for sentence in sentences(text):
            if wanted and needed(_speaks_of(sentence, word) for word in wanted):
                title = words.text(heading)
                found = hits.get((title, command), Hit(heading, command, ()))
                if sentence not in found.texts:
                    hits[title, command] = Hit(heading, command, (*found.texts, sentence))
    return hits


def _is_address(text: str) -> bool:
    return "/" in text and " " not in text


def sentences(text: str) -> list[str]:
    """A text in its sentences."""
    return re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", text)


def _speaks_of(sentence: str, word: str) -> bool:
    """Whether a sentence has a word in any form, or a word that begins so; of several words, all of them."""
    said = fold(re.sub(r"[^\w\s.-]", " ", sentence)).replace(".", " ").split()
    return all(any(_is_same(part, other) for other in said) for part in word.split())


def _is_same(asked: str, said: str) -> bool:
    if asked == said or (len(asked) > 3 and said.startswith(asked)):
        return True
    if len(asked) < 4 or len(said) < 4:
        return False
    common = next((i for i, (a, b) in enumerate(zip(asked, said, strict=False)) if a != b), min(len(asked), len(said)))
    alike = common >= _COMMON and len(asked) - common <= _REST and len(said) - common <= _REST
    return alike or is_form(said, asked) or is_form(asked, said)


def texts_of(guide: Guide) -> Iterator[tuple[Text, str, Text | None]]:
    """Every text of the guide that people read: its heading, the command that shows it, and the text."""
    yield from _about(guide)
    for area in guide.areas.areas:
        of = (area.title, f"areas {area.id}")
        facts = [text for fact in area.preconditions for text in (fact.text, fact.source)]
        links = [link.title for link in area.links]
        for text in (area.title, area.summary, area.working_group, *facts, *links):
            yield *of, text
        yield from _forums(area.forums, *of)
    for board in guide.checklists.checklists:
        for text in (board.title, board.audience, board.aim, *board.items, *board.spirit):
            yield board.title, f"checklist {board.id}", text
    for unit in guide.contacts.units:
        yield unit.name, f"contacts --area {unit.id}", unit.name
    for group in guide.contacts.groups:
        yield guide.contacts.title or guide.about.name, "contacts", group.note
    for event in guide.clock.events:
        dated = [o for year in event.dates for o in year.occurrences]
        how = event.registration.how if event.registration else None
        notes = [text for o in dated for text in (o.place, o.note, *(item.what for item in o.programme))]
        for text in dict.fromkeys((event.title, event.about, event.place, how, *notes, event.source)):
            yield event.title, f"clock --area {event.id}", text


def _forums(forums: tuple[Forum, ...], title: Text, command: str) -> Iterator[tuple[Text, str, Text | None]]:
    """What is written of forums, with the words by which they are found; a name alone stands under the `title`."""
    for forum in forums:
        found = ", ".join((*forum.aliases, *forum.keywords))
        heading = forum.name if found or forum.about else title
        for text in (forum.name, forum.about, found, forum.source):
            yield heading, command, text


def _about(guide: Guide) -> Iterator[tuple[Text, str, Text | None]]:
    about = guide.about
    for text in (about.introduction, about.audience):
        yield about.name, "guide introduction", text
    for topic, listing in (("contents", about.contents), ("roles", about.roles), ("wishes", about.wishes)):
        if listing:
            for text in (listing.introduction, *listing.items):
                yield listing.title, f"guide {topic}", text
    title = guide.areas.title or about.name
    yield title, "areas", guide.areas.introduction
    yield from _forums(guide.areas.forums, title, "areas")
    for body in about.bodies:
        for text in (body.name, body.grants, body.source):
            yield body.name, "guide bodies", text
    for link in about.links:
        for text in (link.title, link.about):
            yield link.title, "guide links", text
    yield guide.clock.title or about.name, "guide clock", guide.clock.note
