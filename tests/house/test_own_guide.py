"""The pages on a guide of one's own: their commands are run, their files are written, and all says what they show."""

import re
import shlex
from pathlib import Path

import pytest

from ..conftest import ROOT, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-28")

PAGES = {
    "fi": ROOT / "docs" / "fi" / "oman-kaupungin-opas.md",
    "sv": ROOT / "docs" / "sv" / "egen-guide.md",
}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_shows_what_happens(
    language: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_LANG", language)
    page = PAGES[language]
    now = text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(yaml|console)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 11
    for kind, block in blocks:
        first, _end, rest = block.partition("\n")
        if kind == "yaml":
            Path(first.removeprefix("# ")).write_text(rest, encoding="utf-8")
            continue
        result = run(*shlex.split(first.removeprefix("$ yhdistys ")), "--today", "2026-11-24")
        assert (result.status, result.err) == (0, "")
        now = now.replace(f"\n{block}", f"\n{first}\n{result.out}")
    if request.config.getoption("--accept"):
        page.write_text(now, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == now, "if this is right: make accept"
