"""`python -m bench`: install, time, and keep the results. `--quick`: a few rounds, shown but not kept.

On Linux and macOS. It needs the network for what it installs, and some minutes.
"""

import argparse
import sys
from datetime import datetime

from .cases import series
from .measure import WrongAnswerError, in_turn
from .programs import ROOT, environment, install, machine, versions
from .report import report

RESULTS = ROOT / "bench" / "results.md"


def main() -> int:
    """Measure everything; 1 if a command did not answer what it was asked."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time the tool against others.")
    parser.add_argument("--quick", action="store_true", help="a few rounds, shown but not kept")
    quick: bool = parser.parse_args().quick
    print("installing …", file=sys.stderr)
    programs = install()
    measured = []
    for part in series(programs):
        rounds = part.quick if quick else part.rounds
        print(f"{rounds} rounds of {len(part.commands)} commands …", file=sys.stderr)
        try:
            measured.append(in_turn(part.commands, rounds, environment()))
        except WrongAnswerError as error:
            print(error, file=sys.stderr)
            return 1
    page = report(measured, versions(), machine(), f"{datetime.now().astimezone():%Y-%m-%d}")
    print(page)
    if not quick:
        RESULTS.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
