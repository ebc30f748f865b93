"""What was probably meant by a misspelt word, and whether that is certain enough to be put in its place."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise

# Among so many words all can be compared; among more, only those that share the rarest pairs of letters.
_FEW = 200
_COMPARED = 30
_MET = 600


def nearest(wanted: str, among: Collection[str], cutoff: float = 0.6) -> tuple[dict[str, str], str | None]:
    """What to suggest for a word, as the params of a diagnostic (`suggestion`, or nothing), and the fix.

    There is a fix only where exactly one of the words is a single typo away; it is then also the suggestion.
    """
    return Nearest(among, cutoff)(wanted)


class Nearest:
    """`nearest` for many questions about the same words: 10 000 of them are looked through only once."""

    def __init__(self, among: Collection[str], cutoff: float = 0.6) -> None:
        self._words = dict.fromkeys(among)
        self._letters = frozenset[str]().union(*self._words)
        self._cutoff = cutoff
        self._found = cache(self._find)

    def __call__(self, wanted: str) -> tuple[dict[str, str], str | None]:
        """The params of a diagnostic and the fix, for one misspelt word."""
        suggestion, fix = self._found(wanted)
        return ({} if suggestion is None else {"suggestion": suggestion}), fix

    def _find(self, wanted: str) -> tuple[str | None, str | None]:
        one_typo = self._one_typo(wanted)
        if len(one_typo) == 1:
            return one_typo[0], one_typo[0]
        close = difflib.get_close_matches(wanted, one_typo or self._alike(wanted), 1, self._cutoff)
        return (close[0] if close else None), None

    def _one_typo(self, wanted: str) -> list[str]:
        """All words that are one typo away."""
        # Of a long word in many letters more can be made than there are words.
        if len(wanted) * len(self._letters) > 2 * len(self._words):
            return [word for word in self._words if is_one_typo(wanted, word)]
        return [word for word in set(_typos(wanted, self._letters)) - {wanted} if word in self._words]

    def _alike(self, wanted: str) -> Collection[str]:
        """The words that are worth comparing: of many, those that share the most of the rarest pairs of letters."""
        if len(self._words) <= _FEW:
            return self._words
        shared: Counter[str] = Counter()
        met = 0
        for words in sorted((self._by_pair.get(pair, []) for pair in _pairs(wanted)), key=len):
            met += len(words)
            if met > _MET and shared:
                break
            shared.update(words[:_MET])
        return [word for word, _count in shared.most_common(_COMPARED)]

    @cached_property
    def _by_pair(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._words:
            for pair in _pairs(word):
                found.setdefault(pair, []).append(word)
        return found


def is_one_typo(one: str, other: str) -> bool:
    """Whether one letter was left out, put in, changed, or swapped with its neighbour (Damerau's distance of one)."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, others = one[start:], other[start:]
    if len(one) < len(other):
        return rest == others[1:]
    return rest[1:] == others[1:] or (rest[:2] == others[:2][::-1] and rest[2:] == others[2:])


def _typos(word: str, letters: Iterable[str]) -> Iterator[str]:
    """Every word that one typo makes of this one, with these letters."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:])
        for letter in letters:
            yield from (head + letter + tail, head + letter + tail[1:])


def _pairs(word: str) -> list[str]:
    """Each two letters that stand next to each other, the ends of the word counted as letters."""
    return list(dict.fromkeys(map("".join, pairwise(f"^{word}$"))))
