"""What the words of a question mean: the tables of synonyms, a file for each language in `synonyms/`.

A line is a meaning, a colon and words or phrases with commas between them; `#` begins a comment. The files of all
languages are read together, because people mix them. They are read only when somebody asks in words.
"""

import os
from functools import cache

from .languages import LANGUAGES
from .records import record
from .words import fold

FOLDER = os.path.join(os.path.dirname(__file__), "synonyms")
LONGEST_PHRASE = 5

# What a word of fewer letters is like says nothing.
_SHORTEST_INFLECTED = 4


@record
class Meaning:
    """What a word or phrase means: the kind of meaning (`command`, `kind`, `month` …) and which (`clock`, `3` …)."""

    kind: str
    value: str


def lines(language: str, kinds: tuple[str, ...] = ()) -> list[tuple[Meaning, list[str]]]:
    """The meanings (of these `kinds`) of a language's table in its order, each with its words as they are written."""
    found = []
    with open(os.path.join(FOLDER, f"{language}.txt"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#") and (not kinds or line.startswith(kinds)):
                meaning, _colon, words = line.partition(":")
                kind, _space, value = meaning.strip().partition(" ")
                found.append((Meaning(kind, value), [word.strip() for word in words.split(",")]))
    return found


@cache
def table() -> dict[str, Meaning]:
    """Every word and phrase of every language, folded, and its meaning."""
    every = [(word, found) for language in LANGUAGES for found, words in lines(language) for word in words]
    return {fold(word): found for word, found in every if found.kind != "tail"}


@cache
def options() -> dict[str, Meaning]:
    """The words that say how to answer, folded: its form, its language, an option. Read sooner than everything."""
    kinds = ("format", "language", "option")
    return {fold(word): found for language in LANGUAGES for found, words in lines(language, kinds) for word in words}


@cache
def tails() -> tuple[str, ...]:
    """Ends of compound words that say nothing, folded, the longest first."""
    every = {
        fold(w) for language in LANGUAGES for found, words in lines(language) for w in words if found.kind == "tail"
    }
    return tuple(sorted(every, key=len, reverse=True))


def meaning(phrase: str) -> Meaning | None:
    """What a folded word or phrase means; of a single word its inflected forms too, if they mean only one thing."""
    known = table()
    if phrase in known or " " in phrase or len(phrase) < _SHORTEST_INFLECTED:
        return known.get(phrase)
    from .inflection import is_form

    forms = {
        found
        for word, found in known.items()
        if " " not in word and len(word) >= _SHORTEST_INFLECTED and found.kind != "skip" and is_form(phrase, word)
    }
    return forms.pop() if len(forms) == 1 else None
