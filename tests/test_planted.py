"""Everything that is wrong is found in one run: eleven mistakes in one file, as clerks make them, and thirty elsewhere.

`tests/planted/expect.txt` is written by hand: it is not renewed by `make accept`.
"""

from pathlib import Path

from yhdistys_cli.diagnostics import CODES, ERROR

from .conftest import ROOT, Run
from .test_broken import as_lines
from .test_broken import found as found_in

PLANTED = ROOT / "tests" / "planted"
EXPECTED = (PLANTED / "expect.txt").read_text("utf-8").splitlines()


def test_every_planted_mistake_is_found_at_its_place_once() -> None:
    found = as_lines(found_in(str(PLANTED)), str(PLANTED))
    assert [line for line in found if line in EXPECTED] == EXPECTED
    # Nothing follows from them: what else is said is advice.
    beside = [line for line in found if line not in EXPECTED]
    assert [line for line in beside if CODES[line.rpartition(" ")[2]] == ERROR] == []


def test_there_are_eleven_kinds_in_one_file_and_thirty_elsewhere() -> None:
    codes = [line.rpartition(" ")[2] for line in EXPECTED]
    assert len(set(codes)) == len(codes) == 41
    assert sum(line.startswith("contacts.yaml:") for line in EXPECTED) == 11


def test_all_of_them_are_said_in_one_run(run: Run) -> None:
    result = run("validate", "--data", str(PLANTED), "--today", "24.11.2026")
    assert result.status == 1
    for line in EXPECTED:
        place, _space, code = line.rpartition(" ")
        assert str(Path(PLANTED, place)) in result.out
        assert f"[{code}]" in result.out
