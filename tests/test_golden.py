"""Transcripts: each line `$ yhdistys …` of a golden file is run again, and the file must come out the same.

To add a case, write its `$` line into the file and run `make accept`. Standard error is marked with `! `, an exit
status other than 0 stands in brackets. Where a command does not say what today is, it is 24.11.2026.
"""

import shlex
from pathlib import Path

import pytest

from .conftest import CITIES, ROOT, Run
from .processes import TODAY

GOLDEN = Path(__file__).parent / "golden"
TRANSCRIPTS = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    guide, language = path.stem.split(".")
    folder = CITIES.get(guide, ROOT / "tests" / "guides" / guide)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("YHDISTYS_DATA", str(folder.relative_to(ROOT)))
    monkeypatch.setenv("YHDISTYS_LANG", language)
    commands = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("$ yhdistys")]
    assert commands
    parts = []
    for command in commands:
        words = shlex.split(command.removeprefix("$ yhdistys"))
        result = run(*TODAY, *words)
        lines = [command, *result.out.splitlines(), *(f"! {line}".rstrip() for line in result.err.splitlines())]
        parts.append("\n".join([*lines, *([f"[{result.status}]"] if result.status else [])]))
    now = "\n\n".join(parts) + "\n"
    if request.config.getoption("--accept"):
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, "if this is right: make accept"


def test_every_city_has_three_languages() -> None:
    names = {path.stem for path in TRANSCRIPTS}
    assert {f"{city}.{language}" for city in CITIES for language in ("fi", "sv", "en")} <= names
