"""The page on a guide of one's own: its commands are run, its files are written, and all says what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from ..conftest import ROOT, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-28")

PAGE = ROOT / "docs" / "fi" / "oman-kaupungin-opas.md"


def test_the_page_shows_what_happens(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    now = text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(yaml|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 6
    for kind, block in blocks:
        first, _end, rest = block.partition("\n")
        if kind == "yaml":
            Path(first.removeprefix("# ")).write_text(rest, encoding="utf-8")
            continue
        result = run(*shlex.split(first.removeprefix("$ yhdistys ")), "--today", "2026-11-24")
        assert (result.status, result.err) == (0, "")
        now = now.replace(block, f"{first}\n{result.out}")
    if request.config.getoption("--accept"):
        PAGE.write_text(now, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == now, "if this is right: make accept"
