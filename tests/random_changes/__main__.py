"""`python -m tests.random_changes 20000 --seed 1`: so many random changes; what fails is shown, made small."""

import argparse
import traceback
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from . import REAL, TEXTS, Change, cases, hold

_BATCH = 250


def main() -> int:
    """Run; 1 if something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_changes", description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", action="store_true", help="only the cities' files and the examples of docs/data.md")
    arguments = parser.parse_args()
    ends: Counter[str] = Counter()
    failed = 0
    batch: int = arguments.seed

    @settings(
        max_examples=_BATCH,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(cases(REAL if arguments.real else TEXTS))
    def check(case: tuple[str, str, list[Change]]) -> None:
        ends[hold(*case)] += 1

    while ends.total() < arguments.cases:
        try:
            seed(batch)(check)()
        except Exception:
            failed += 1
            print(f"seed {batch}", traceback.format_exc(), sep="\n", flush=True)  # noqa: T201
        batch += 1
    print(f"seeds {arguments.seed}–{batch - 1}, {ends.total()} cases, {failed} findings")  # noqa: T201
    print(*(f"{count} {end}" for end, count in ends.most_common()), sep=", ")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
