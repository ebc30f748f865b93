"""What comes of each thing that happens to a workbook: tests/workbooks/edits.txt, written by --accept."""

from pathlib import Path

import pytest

from ..conftest import ROOT
from .edited import GUIDE, edit, exported_bytes, outcome, with_theirs

FILE = ROOT / "tests" / "workbooks" / "edits.txt"


def cases() -> list[tuple[str, list[str], str]]:
    """The title of each case, its edits, and what comes of them."""
    found = []
    for case in FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, _line, said = case.partition("\n--\n")
        title, *edits = head.split("\n")
        found.append((title, [line for line in edits if line], said.strip("\n")))
    return found


@pytest.mark.parametrize(
    ("title", "edits", "expected"), cases(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_edits(title: str, edits: list[str], expected: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    theirs = [line.removeprefix("meanwhile ") for line in edits if line.startswith("meanwhile ")]
    removals = "--removals" in edits
    mine = [line for line in edits if not line.startswith(("meanwhile ", "--"))]
    folder = with_theirs(str(GUIDE), tmp_path / "guide", theirs) if theirs else str(GUIDE)
    said = outcome(edit(exported_bytes(str(GUIDE)), mine), folder, removals=removals)
    if request.config.getoption("--accept"):
        text = FILE.read_text(encoding="utf-8")
        head = "\n".join([f"\n== {title}", *edits, "--\n"])
        assert head in text
        before, _head, after = text.partition(head)
        rest = after.find("\n== ")
        FILE.write_text(f"{before}{head}{said}\n" + (after[rest:] if rest >= 0 else ""), encoding="utf-8")
    else:
        assert said == expected
