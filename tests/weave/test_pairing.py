"""Which item of a changed list was which before."""

from typing import Any

import pytest

from yhdistys_cli.weave.pairing import gone, member, pairs

A, B, C = ({"id": name, "name": name.upper()} for name in "abc")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([A, B], [A, B, C], {0: 0, 1: 1}),
        ([A, B, C], [A, C], {0: 0, 1: 2}),
        ([A, B], [B, A], {1: 0}),
        ([A, B], [A, {**B, "name": "X"}], {0: 0, 1: 1}),
        ([A, B], [C, B], {1: 1}),
        (["a", "b"], [{"person": "a", "until": "1.1.2027"}, "b"], {0: 0, 1: 1}),
        (["a", "b", "a"], ["a", "a"], {0: 0, 1: 2}),
        (["a", "b"], ["a", "x"], {0: 0, 1: 1}),
        (["a"], ["b", "c"], {}),
        # The dates of a year are known by their number, and a new one is the last.
        ([{"from": "1.3."}], [{"from": "8.3."}, {"from": "1.9."}], {0: 0}),
        ([{"from": "1.3."}, {"from": "1.9."}], [{"from": "1.9."}], {0: 1}),
        # Two terms of one person.
        (
            [{"person": "a", "until": "1.1.2026"}, {"person": "a", "since": "1.1.2027"}],
            [{"person": "a", "since": "1.1.2027"}],
            {0: 1},
        ),
        # Another id, and everything else as it was.
        ([{"id": "a", "name": "N", "kind": "k"}], [{"id": "b", "name": "N", "kind": "k"}], {0: 0}),
        # Half of it is another record's, too.
        ([{"id": "a", "kind": "k", "n": "1", "m": "2"}], [{"id": "b", "kind": "k", "n": "1", "m": "3"}], {}),
    ],
)
def test_pairs(before: list[Any], after: list[Any], expected: dict[int, int]) -> None:
    assert pairs(before, after) == expected


def test_what_is_gone() -> None:
    before = {"a": [A, B], "b": {"c": "1", "d": "2"}, "e": {"from": "1.3."}, "f": "x"}
    after = {"a": [B], "b": {"d": "2"}, "e": [{"from": "1.3."}, {"from": "1.9."}]}
    assert gone(before, after) == {("a", 0), ("b", "c"), ("f",)}
    assert gone(before, before) == set()
    assert gone([A, B, C], [C, A]) == {(1,)}  # what is in another place is there
    assert member({"from": "1.3."}, [{"from": "1.9."}, {"from": "1.3."}]) == 1
    assert member({"from": "1.3."}, ["x"]) is None
