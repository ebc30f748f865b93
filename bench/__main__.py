"""`python -m bench`: install, time, and keep the results.

`--quick`: a few rounds, shown but not kept. `--only WORD`: the rows in which a word stands, shown but not kept.
`--renew WORD`: these rows, kept in the place of those that were measured before.

On Linux and macOS. It needs the network for what it installs, and some minutes.
"""

import argparse
import sys
from datetime import datetime

from .cases import LIMITS, series
from .measure import WrongAnswerError, in_turn
from .programs import ROOT, environment, install, machine, versions
from .report import renewed, report

RESULTS = ROOT / "bench" / "results.md"


def main() -> int:
    """Measure everything; 1 if a command did not answer what it was asked."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time the tool against others.")
    parser.add_argument("--quick", action="store_true", help="a few rounds, shown but not kept")
    parser.add_argument("--only", metavar="WORD", default="", help="the rows with this word, shown but not kept")
    parser.add_argument("--renew", metavar="WORD", default="", help="the rows with this word, kept among the others")
    arguments = parser.parse_args()
    quick: bool = arguments.quick
    renew: str = arguments.renew
    only: str = renew or arguments.only
    limits = [limit for limit in LIMITS if any(only in name for name in limit.commands)]
    if not limits:
        parser.error(f"no row has “{only}” in it")
    print("installing …", file=sys.stderr)
    programs = install()
    measured = []
    for part in (whole.only(limits) for whole in series(programs)):
        if not part.commands:
            continue
        rounds = part.quick if quick else part.rounds
        print(f"{rounds} rounds of {len(part.commands)} commands …", file=sys.stderr)
        try:
            measured.append(in_turn(part.commands, rounds, environment()))
        except WrongAnswerError as error:
            print(error, file=sys.stderr)
            return 1
    day = f"{datetime.now().astimezone():%Y-%m-%d}"
    page = report(limits, measured, versions(), machine(), day)
    print(page)
    if renew and not quick:
        note = f"Measured again {day} on {machine()}: the rows with “{renew}”."
        RESULTS.write_text(renewed(RESULTS.read_text(encoding="utf-8"), page, note), encoding="utf-8")
    elif not (quick or only):
        RESULTS.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
