"""What other repositories use: the hook for pre-commit, and the action, whose own lines are run here."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from yhdistys_cli.folder import SECTIONS

from ..conftest import CITIES, ROOT
from ..test_broken import BROKEN

posix = pytest.mark.skipif(sys.platform == "win32", reason="bash")


def written(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


ACTION = written("action.yml")
(HOOK,) = written(".pre-commit-hooks.yaml")


def test_the_hook_runs_for_every_file_of_a_guide_and_no_other() -> None:
    for folder in CITIES.values():
        for path in folder.rglob("*.yaml"):
            assert re.search(HOOK["files"], path.relative_to(ROOT).as_posix())
    for section in SECTIONS:
        assert re.search(HOOK["files"], f"{section}.yaml")
        assert re.search(HOOK["files"], f"a/b/{section}/keskusta.yaml")
    for other in ("docs/data.md", "data/contacts.md", ".github/workflows/ci.yml", "mycontacts.yaml", "clock/a/b.yaml"):
        assert not re.search(HOOK["files"], other)
    assert HOOK["pass_filenames"] is False


def test_the_page_names_every_input_of_the_action() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE) == list(ACTION["inputs"])
    assert HOOK["id"] in page


def act(tmp_path: Path, program: str, **inputs: str) -> tuple[int, str, str]:
    """Run the action's last step: its status, what it prints, what it adds to the summary of the run.

    `program` is what the lines call, as a shell script.
    """
    command = tmp_path / "yhdistys"
    command.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    command.chmod(0o755)
    step = ACTION["runs"]["steps"][-1]
    asked = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs
    filled = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: asked[m[1]], v) for name, v in step["env"].items()
    }
    summary = tmp_path / "summary.md"
    environment = {**os.environ, **filled, "YHDISTYS": str(command), "GITHUB_STEP_SUMMARY": str(summary)}
    # As GitHub runs `shell: bash`.
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(words, capture_output=True, env=environment, cwd=tmp_path, text=True, check=False)
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8") if summary.exists() else ""


@posix
@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, ["validate", "--data", "data"]),
        ({"data": "a b/$(id)"}, ["validate", "--data", "a b/$(id)"]),
        ({"strict": "true"}, ["validate", "--data", "data", "--strict"]),
        ({"strict": "no"}, ["validate", "--data", "data"]),
        ({"path": "data/a b.yaml\ndata/c\n"}, ["validate", "--data", "data", "data/a b.yaml", "data/c"]),
    ],
)
def test_what_the_action_asks(inputs: dict[str, str], asked: list[str], tmp_path: Path) -> None:
    status, said, summary = act(tmp_path, 'printf "%s\\n" "$@" end', **inputs)
    assert status == 0
    assert said.splitlines() == [*asked, "--format", "github", "end"]
    assert summary.splitlines() == [*asked, "--format", "markdown", "end"]


@posix
@pytest.mark.parametrize(("folder", "expected"), [(CITIES["lahti"], 0), (BROKEN / "bad-phone", 1)])
def test_the_action_with_the_program(folder: Path, expected: int, tmp_path: Path) -> None:
    program = f'exec "{sys.executable}" -m yhdistys_cli "$@" --today 24.11.2026'
    status, said, summary = act(tmp_path, program, data=str(folder), sarif="found.sarif")
    assert status == expected
    found = json.loads((tmp_path / "found.sarif").read_text("utf-8"))
    errors = [result for result in found["runs"][0]["results"] if result["level"] == "error"]
    assert bool(errors) == bool(expected)
    assert ("::error " in said) == bool(expected)
    assert ("bad-phone" in summary) == bool(expected)
