"""What was probably meant: one mistake, by the textbook; among ten thousand words as among ten."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yhdistys_cli.nearest import Nearest, is_one_typo, nearest

WORDS = st.text("abå-", max_size=6)


def distance(one: str, other: str) -> int:
    """Damerau's distance, each pair of neighbours swapped at most once (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        rows.append([i])
        for j, b in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


@given(WORDS, WORDS)
@example("", "a")
@example("ab", "ba")
@example("abb", "bab")
@example("aba", "bab")
@example("kirjasto", "kirjatso")
def test_one_mistake_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_typo(one, other) == (distance(one, other) == 1)


@given(st.lists(WORDS, max_size=12), WORDS)
def test_a_fix_is_the_only_word_at_a_distance_of_one(words: list[str], wanted: str) -> None:
    near, fix = nearest(wanted, words)
    mistakes = {word for word in words if distance(wanted, word) == 1}
    assert fix == (min(mistakes) if len(mistakes) == 1 else None)
    if fix is not None:
        assert near == {"suggestion": fix}
    if "suggestion" in near:
        assert near["suggestion"] in words


MANY = [f"{first}-{second}" for first in ("tiia", "sanna", "juha") for second in map(str, range(1000, 1400))]
MANY += ["nuorisopalvelut", "kulttuuripalvelut", "kirjasto", "kirjastot", "abcdefghijklmnopqrstuvwxyzåäö"]


@given(st.sampled_from(MANY), st.integers(0, 20), st.sampled_from("aiou01-å"), st.integers(0, 3))
def test_among_many_words_the_same_fix(word: str, at: int, letter: str, way: int) -> None:
    head, tail = word[:at], word[at:]
    wanted = [head + tail[1:], head + letter + tail, head + letter + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
    many = Nearest(MANY)
    assert many(wanted[way])[1] == (found[0] if len(found := mistakes(wanted[way])) == 1 else None)
    assert many(wanted[way]) == many(wanted[way])


def mistakes(wanted: str) -> list[str]:
    return [word for word in MANY if is_one_typo(wanted, word)]


@pytest.mark.parametrize(
    ("wanted", "suggestion", "fix"),
    [
        ("nuorispalvelut", "nuorisopalvelut", "nuorisopalvelut"),
        ("nuoriso", "nuorisopalvelut", None),
        ("kulttuuri-palvelu", "kulttuuripalvelut", None),
        ("kirjastox", "kirjasto", None),  # one mistake from both
        ("qqq", None, None),
        ("x" * 400, None, None),  # more could be made of it than there are words
        ("", None, None),
    ],
)
def test_among_many_words(wanted: str, suggestion: str | None, fix: str | None) -> None:
    assert nearest(wanted, MANY) == ({"suggestion": suggestion} if suggestion else {}, fix)


def test_the_order_of_many_words_changes_no_fix() -> None:
    words = list(MANY)
    random.Random(1).shuffle(words)
    for wanted in ("tiia-100", "sana-1000", "kirjasto-", "juha-1o00"):
        assert nearest(wanted, words)[1] == nearest(wanted, MANY)[1]


@pytest.mark.parametrize("pattern", ["henkilo-{:05}", "{:05}-henkilo"])
def test_a_thousand_mistakes_among_ten_thousand_words(pattern: str) -> None:
    near = Nearest([pattern.format(i) for i in range(10_000)])
    for i in range(0, 1000, 4):
        wanted = pattern.format(7 * i)
        assert near(wanted.replace("kilo", "kolo") + "x" * (i % 3))[0]["suggestion"]
