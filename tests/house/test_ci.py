"""What other repositories use: the hook for pre-commit, and the action, whose own lines are run here."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from yhdistys_cli.sections import SECTIONS

from ..conftest import BROKEN, CITIES, ROOT, posix
from ..repositories import commit, needs_git


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


def constraints() -> dict[str, str]:
    """Each constrained package, by its name as the index compares it, with its version."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return {canonical(name): version for name, version in (line.split("==") for line in lines if "==" in line)}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


def test_the_hook_installs_the_versions_of_the_constraints() -> None:
    """pre-commit takes no constraints, so the hook names them: all that the tool needs, and nothing else."""
    named = {canonical(name): version for name, version in (d.split("==") for d in HOOK["additional_dependencies"])}
    needed, waiting = set[str](), ["yhdistys"]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            requirement = Requirement(line)
            name = canonical(requirement.name)
            if name not in needed and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                needed.add(name)
                waiting.append(name)
    assert named == {name: version for name, version in constraints().items() if name in needed}
    assert needed <= set(named)


def test_what_builds_the_package_is_pinned() -> None:
    written_ = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for requirement in written_["build-system"]["requires"]:
        name, version = requirement.split("==")
        assert constraints()[name] == version


def test_actions_are_pinned_by_commit() -> None:
    for path in [ROOT / "action.yml", *(ROOT / ".github" / "workflows").glob("*.yml")]:
        for used in re.findall(r"uses: (\S+)(.*)", path.read_text("utf-8")):
            assert used[0] == "./" or re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", used[0]), used
            assert used[0] == "./" or re.fullmatch(r" # v\d+\.\d+\.\d+", used[1]), used


def test_the_action_leaves_nothing_to_the_rest_of_the_job() -> None:
    assert "GITHUB_ENV" not in (ROOT / "action.yml").read_text("utf-8")


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
    environment = {
        **os.environ,
        **filled,
        "YHDISTYS": str(command),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(tmp_path),
    }
    # As GitHub runs `shell: bash`.
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(words, capture_output=True, env=environment, cwd=tmp_path, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8") if summary.exists() else ""


@posix
@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, ["validate", "--data", "data"]),
        ({"data": "a b/$(id)"}, ["validate", "--data", "a b/$(id)"]),
        ({"strict": "true"}, ["validate", "--data", "data", "--strict"]),
        ({"path": "data/a b.yaml\ndata/c\n"}, ["validate", "--data", "data", "data/a b.yaml", "data/c"]),
        ({"path": "--help\n-ox.md"}, ["validate", "--data", "data", "--help", "-ox.md"]),
    ],
)
def test_what_the_action_asks(inputs: dict[str, str], asked: list[str], tmp_path: Path) -> None:
    status, said, summary = act(tmp_path, 'printf "%s\\n" "$@" end', **inputs)
    assert status == 0
    options = asked[: 4 if "--strict" in asked else 3]
    paths = asked[len(options) :]
    assert said.splitlines() == [*options, "--format", "github", "--", *paths, "end"]
    assert summary.splitlines() == [*options, "--format", "markdown", "--", *paths, "end"]


@posix
@needs_git
def test_the_summary_tells_what_has_changed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "tests" / "guides" / "news-before", data)
    commit(tmp_path, "2026-11-01T12:00:00+02:00")
    shutil.copytree(ROOT / "tests" / "guides" / "news", data, dirs_exist_ok=True)
    commit(tmp_path, "2026-11-02T12:00:00+02:00")
    program = f'exec "{sys.executable}" -m yhdistys_cli --today 24.11.2026 "$@"'
    status, _said, summary = act(tmp_path, program, since="HEAD^1", language="en")
    assert status == 0
    problems, news = summary.split("\n\n# Mallila’s guide for associations: what has changed ")
    assert problems.startswith("# The data can be used")
    assert "- **Library**: Dora Dahl is no longer the contact person." in news
    # There is no version before the first, and what is no revision is no option either.
    for since in ("HEAD^1^1", "--output=victim"):
        status, said, _summary = act(tmp_path, program, since=since, language="en")
        assert (status, "is no day, no folder" in said) == (0, True)
    assert not (tmp_path / "victim").exists()


@posix
@pytest.mark.parametrize(
    "inputs",
    [
        *({"strict": value} for value in ("True", "yes", "no", "", "true; id")),
        *({"language": value} for value in ("english", "FI", "", "../fi")),
    ],
    ids=str,
)
def test_an_input_that_means_nothing_is_refused(inputs: dict[str, str], tmp_path: Path) -> None:
    status, said, summary = act(tmp_path, "echo asked", **inputs)
    assert status == 2
    assert "asked" not in said + summary
    assert next(iter(inputs)) in said


REAL = f'exec "{sys.executable}" -m yhdistys_cli "$@"'


@posix
@pytest.mark.parametrize(
    "path",
    ["--help", "--fix\n--yes", "-ovictim.md"],  # all others are as these: the lines put `--` before what is given
)
def test_a_path_is_never_an_option(path: str, tmp_path: Path) -> None:
    shutil.copytree(BROKEN / "trailing-space", tmp_path / "data")
    before = {file: file.read_bytes() for file in (tmp_path / "data").iterdir()}
    status, said, _summary = act(tmp_path, REAL, path=path, sarif="found.sarif")
    assert status == 2, said
    assert {file: file.read_bytes() for file in (tmp_path / "data").iterdir()} == before
    assert not (tmp_path / "victim.md").exists()
    assert not (tmp_path / "found.sarif").exists()  # an empty one would fail the upload


@posix
@pytest.mark.parametrize("data", ["", "nowhere/at/all", "--help"])
def test_data_that_is_not_there_is_never_green(data: str, tmp_path: Path) -> None:
    status, said, _summary = act(tmp_path, REAL, data=data, sarif="found.sarif")
    assert status in (1, 2), said
    assert "Traceback" not in said


@posix
@pytest.mark.parametrize(("folder", "expected"), [(CITIES["lahti"], 0), (BROKEN / "bad-phone", 1)])
def test_the_action_with_the_program(folder: Path, expected: int, tmp_path: Path) -> None:
    program = f'exec "{sys.executable}" -m yhdistys_cli --today 24.11.2026 "$@"'
    status, said, summary = act(tmp_path, program, data=str(folder), sarif="found.sarif")
    assert status == expected
    found = json.loads((tmp_path / "found.sarif").read_text("utf-8"))
    errors = [result for result in found["runs"][0]["results"] if result["level"] == "error"]
    assert bool(errors) == bool(expected)
    assert ("::error " in said) == bool(expected)
    assert ("bad-phone" in summary) == bool(expected)
