"""What was probably meant by a misspelt word, and whether that is certain enough to be put in its place."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

# Among so many words all can be compared; among more, only those that share the rarest pairs of letters.
_FEW = 200
_COMPARED = 30
_MET = 600


def nearest(wanted: str, among: Collection[str], cutoff: float = 0.6) -> tuple[dict[str, str], str | None]:
    """What to suggest for a word, as the params of a diagnostic (`suggestion`, or nothing), and the fix.

    There is a fix only where exactly one of the words is a single slip away; it is then also the suggestion.
    """
    return Nearest(among, cutoff)(wanted)


class Nearest:
    """`nearest` for many questions about the same words: 10 000 of them are looked through only once."""

    def __init__(self, among: Collection[str], cutoff: float = 0.6) -> None:
        self._words = dict.fromkeys(among)
        self._cutoff = cutoff
        self._answers: dict[str, tuple[dict[str, str], str | None]] = {}
        self._letters = ""
        self._pairs: dict[str, list[str]] = {}

    def __call__(self, wanted: str) -> tuple[dict[str, str], str | None]:
        """The params of a diagnostic and the fix, for one misspelt word."""
        if wanted not in self._answers:
            self._answers[wanted] = self._answer(wanted)
        suggestion, fix = self._answers[wanted]
        return dict(suggestion), fix

    def _answer(self, wanted: str) -> tuple[dict[str, str], str | None]:
        one_slip = self._one_slip(wanted)
        if len(one_slip) == 1:
            return {"suggestion": one_slip[0]}, one_slip[0]
        near = difflib.get_close_matches(wanted, one_slip or self._alike(wanted), 1, self._cutoff)
        return ({"suggestion": near[0]} if near else {}), None

    def _one_slip(self, wanted: str) -> list[str]:
        """All words that are one slip away, in their order."""
        if len(self._words) <= _FEW:
            return [word for word in self._words if is_one_slip(wanted, word)]
        self._letters = self._letters or "".join(sorted(set().union(*self._words)))
        # Of a long word in many letters more can be made than there are words.
        if len(wanted) * len(self._letters) > 2 * len(self._words):
            return [word for word in self._words if is_one_slip(wanted, word)]
        return sorted({word for word in _slips(wanted, self._letters) if word in self._words} - {wanted})

    def _alike(self, wanted: str) -> list[str]:
        """The words that are worth comparing: of many, those that share the most of the rarest pairs of letters."""
        if len(self._words) <= _FEW:
            return list(self._words)
        if not self._pairs:
            for word in self._words:
                for pair in _pairs(word):
                    self._pairs.setdefault(pair, []).append(word)
        shared: Counter[str] = Counter()
        met = 0
        for words in sorted((self._pairs.get(pair, []) for pair in _pairs(wanted)), key=len):
            met += len(words)
            if met > _MET and shared:
                break
            shared.update(words[:_MET])
        return [word for word, _count in shared.most_common(_COMPARED)]


def is_one_slip(one: str, other: str) -> bool:
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


def _slips(word: str, letters: str) -> Iterator[str]:
    """Every word that one slip makes of this one, with these letters."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in letters:
            yield head + letter + tail
            yield head + letter + tail[1:]


def _pairs(word: str) -> list[str]:
    """Each two letters that stand next to each other, the ends of the word counted as letters."""
    framed = f"^{word}$"
    return list(dict.fromkeys(map("".join, pairwise(framed))))
