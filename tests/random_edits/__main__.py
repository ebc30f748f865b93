"""`python -m tests.random_edits --minutes 10 --seed 1`: random edits for so long; what fails is shown, made small."""

import argparse
import tempfile
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from . import Edit, cases, edited, hold

_BATCH = 250


def main() -> int:
    """Run; 1 if something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_edits", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    first: int = arguments.seed
    end = time.monotonic() + arguments.minutes * 60
    tried = found = failed = 0
    codes: set[str] = set()
    batch = first
    with tempfile.TemporaryDirectory() as work:

        @settings(
            max_examples=_BATCH,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(cases)
        def check(case: tuple[str, list[Edit]]) -> None:
            nonlocal tried, found
            view = hold(Path(work, "data"), work, edited(*case))
            tried += 1
            found += len(view.problems)
            codes.update(problem.diagnostic.code for problem in view.problems)

        while time.monotonic() < end:
            try:
                seed(batch)(check)()
            except Exception:
                failed += 1
                print(f"seed {batch}", traceback.format_exc(), sep="\n", flush=True)  # noqa: T201
            batch += 1
    print(f"seeds {first}–{batch - 1}, {tried} cases, {found} problems of {len(codes)} codes, {failed} findings")  # noqa: T201
    print("codes:", *sorted(codes))  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
