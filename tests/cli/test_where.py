"""Which guide is meant: never one that the user did not mean, and never silently the one that comes with the tool."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.cli import where

from ..conftest import CITIES, CLEAN, Run, make_guide, posix
from ..processes import PROGRAM, environment

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

LEFT_OUT = {"YHDISTYS_DATA": ""}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository inside a folder that has a guide of its own."""
    make_guide(tmp_path / "data")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "src" / "deep").mkdir(parents=True)
    return tmp_path / "repository"


@pytest.mark.parametrize(
    ("guide", "stands_in", "found"),
    [
        ("data", ".", "data"),
        ("data", "src/deep", "../../data"),
        ("data", "data", ""),
        ("data", "data/contacts", ".."),
        (".", ".", ""),
        (".", "src", ".."),
        ("src", "src/deep", ".."),
        ("src/data", "src/deep", "../data"),
        ("opas", ".", None),
        ("opas", "src/deep", None),
        ("opas", "opas", ""),
    ],
)
def test_the_nearest_guide_of_the_repository(
    guide: str, stands_in: str, found: str | None, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / guide).mkdir(parents=True, exist_ok=True)
    (repository / stands_in).mkdir(parents=True, exist_ok=True)
    make_guide(repository / guide)
    monkeypatch.chdir(repository / stands_in)
    expected = None if found is None else found.replace("/", os.sep)
    assert where.meant(None, {}) == expected


def test_a_guide_in_the_folder_goes_before_one_in_its_data(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide(repository)
    make_guide(repository / "data")
    monkeypatch.chdir(repository)
    assert where.meant(None, {}) == ""


def test_a_worktree_is_a_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".git").rmdir()
    (repository / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    monkeypatch.chdir(repository / "src")
    assert where.meant(None, {}) is None


def owned(owners: dict[Path, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let some folders, and what is in them, belong to other users; tests may run as anybody."""
    real: Callable[..., os.stat_result] = os.stat

    def stat(path: Any, *more: Any, **named: Any) -> os.stat_result:
        found = real(path, *more, **named)
        at = Path(os.path.abspath(path)) if isinstance(path, str | Path) else None
        whose = [owners[p] for p in (at, *at.parents) if p in owners] if at else []
        return os.stat_result((*found[:4], whose[0], *found[5:])) if whose else found

    monkeypatch.setattr(os, "stat", stat)


@posix
def test_never_a_guide_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in /tmp, where anybody may make a folder called data."""
    mine, theirs = tmp_path / "mine" / "below", tmp_path / "data"
    mine.mkdir(parents=True)
    make_guide(theirs)
    monkeypatch.chdir(mine)
    me = os.geteuid()
    assert where.meant(None, {}) == "../../data"
    with monkeypatch.context() as patch:
        owned({theirs: me + 1}, patch)
        assert where.meant(None, {}) is None
        patch.chdir(tmp_path)
        assert where.meant(None, {}) is None
    with monkeypatch.context() as patch:  # a folder of another owner ends the search, whoever has made what is in it
        owned({tmp_path: me + 1, mine.parent: me, theirs: me}, patch)
        assert where.meant(None, {}) is None
    with monkeypatch.context() as patch:  # but one may stand in a colleague's
        owned({tmp_path: me + 1}, patch)
        patch.chdir(theirs)
        assert where.meant(None, {}) == ""


@pytest.mark.parametrize("words", ["validate", "validate --strict", "validate --format github", "validate --diff"])
def test_validate_judges_no_guide_that_is_not_there(
    words: str, repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_guide(repository / "opas", contacts="people: [{id: a, name: A, phone: x}]\n")
    monkeypatch.chdir(repository)
    result = run(words)
    assert (result.status, result.out) == (2, "")
    assert "Täällä ei ole opasta, joten mitään ei tarkistettu." in result.err
    assert "--data KANSIO" in result.err
    assert run(f"{words} --data opas").status == (0 if "--diff" in words else 1)


def test_without_a_guide_nothing_is_corrected(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    above = repository.parent / "data" / "guide.yaml"
    above.write_text(above.read_text("utf-8") + "# x \n", "utf-8")
    before = above.read_bytes()
    monkeypatch.chdir(repository)
    assert run("validate --fix --yes").status == 2
    assert run("validate --fix --yes src").status == 2
    assert above.read_bytes() == before


@pytest.mark.parametrize("words", [["validate"], ["contacts"], ["--data", "", "validate"], []])
def test_an_empty_name_is_no_folder(words: list[str], run: Run) -> None:
    result = run(*words, *([] if "--data" in words else ["--data", ""]))
    assert (result.status, result.out) == (2, "")
    assert "Valinnan --data jälkeen puuttuu kansion nimi." in result.err


@pytest.mark.parametrize(
    "words", ["--data a validate --data b", "validate --data a --data b", "contacts --data b --data a"]
)
def test_two_folders_are_not_one(words: str, run: Run) -> None:
    """A guide that nobody checked would look as if it had passed."""
    result = run(words)
    assert (result.status, result.out) == (2, "")
    assert "”a”" in result.err
    assert "”b”" in result.err


def test_one_folder_may_be_named_twice(run: Run) -> None:
    words = f"--data {CITIES['lahti']} contacts --data {CITIES['lahti']}"
    assert run(words).status == 0


@pytest.mark.parametrize("words", ["contacts", "", "areas", "clock 2026", "guide", "contacts xyzzy", "plan 2027"])
def test_the_guide_that_comes_with_the_tool_says_so_first(
    words: str, repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    result = run(f"{words} --today 2026-11-24")
    assert result.err.splitlines()[0].startswith("Täällä ei ole opasta, joten vastaus on ohjelman mukana tulevasta")
    make_guide(repository / "data")
    assert "Täällä ei ole opasta" not in run(f"{words} --today 2026-11-24").err


def test_programs_get_the_same_answer_with_the_notice(repository: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "contacts", "--format", "json"],
        capture_output=True,
        env=environment(**LEFT_OUT),
        cwd=repository,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("words", ["contacts xyzzy", "areas xyzzy", "clock --area xyzzy", "kontacts", "avustus"])
def test_what_is_proposed_is_about_the_same_guide(words: str, language: str, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "oma opas"
    folder.symlink_to(CLEAN, target_is_directory=True)
    result = run(*words.split(), "--data", str(folder), "--lang", language)
    proposed = [line.split("yhdistys ", 1)[1] for line in result.err.splitlines() if "yhdistys " in line]
    proposed = [line for line in proposed if "--help" not in line]
    for line in proposed:
        again = run(f"{line} --today 2026-11-24")
        assert again.status == 0, again.err
        assert f"--data '{folder}'" in line
    assert proposed
