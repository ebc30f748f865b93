"""Every page of both cities' sites in Chromium: `look.mjs` says what it looks at, README.md what it needs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ..conftest import CITIES, Run

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NODE = shutil.which("node")
MISSING = [
    text
    for text, is_there in (
        ("YHDISTYS_BROWSER=1, since this takes a minute", os.environ.get("YHDISTYS_BROWSER")),
        ("Chromium", CHROMIUM),
        ("Node", NODE),
        ("npm install in tests/browser", (HERE / "node_modules" / "playwright-core").is_dir()),
    )
    if not is_there
]


@pytest.mark.skipif(bool(MISSING), reason=f"the browser was not asked; missing: {', '.join(MISSING)}")
@pytest.mark.parametrize("name", CITIES)
def test_nothing_is_wrong_with_a_page(name: str, run: Run, tmp_path: Path) -> None:
    data = ["--data", str(CITIES[name]), "--today", "2026-11-24"]
    folder = tmp_path / "site"
    assert run("site", "-o", str(folder), "--languages", "fi,sv", *data).status == 0
    for question in ("clock 2026", "contacts", "guide --full"):
        target = folder / f"one-{question.split()[0]}.html"
        assert run(*question.split(), "-o", str(target), *data).status == 0
    assert NODE is not None
    assert CHROMIUM is not None
    command = [NODE, str(HERE / "look.mjs"), str(folder), CHROMIUM]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("0 problems, ")
