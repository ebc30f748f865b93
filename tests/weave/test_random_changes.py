"""Whatever is changed in a tree: the text reads to it, and comments, quotes and line ends stay.

`python -m tests.random_changes 20000` does the same as often as one likes; `tests/random_changes/README.md` keeps the
result.
"""

import pytest
from hypothesis import Phase, given, settings

from ..random_changes import KINDS, REAL, TEXTS, VARIANTS, Change, cases, hold


@pytest.mark.parametrize("names", [REAL, TEXTS], ids=["real", "all"])
def test_a_few_changes(names: dict[str, str]) -> None:
    ends: set[str] = set()

    @settings(max_examples=20, phases=[Phase.generate, Phase.shrink])
    @given(cases(names))
    def check(case: tuple[str, str, list[Change]]) -> None:
        ends.add(hold(*case))

    check()
    assert "woven" in ends


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_woven(kind: str) -> None:
    ends = [hold("lahti/clock.yaml", VARIANTS[at % 4], [Change(kind, at * 37, at, "arvo")]) for at in range(4)]
    assert "woven" in ends
