"""Repositories of git's for tests: made in a folder of the test, with fixed times and nobody's own settings."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")

# Nobody's settings, and the same names everywhere.
_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Maija Malli",
    "GIT_AUTHOR_EMAIL": "maija.malli@example.com",
    "GIT_COMMITTER_NAME": "Maija Malli",
    "GIT_COMMITTER_EMAIL": "maija.malli@example.com",
    "LC_ALL": "C",
}


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without git's own, with nobody's settings."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return plain | _SETTINGS | changes


def git(folder: Path, *words: str, moment: str = "2026-11-01T12:00:00+02:00") -> str:
    """Run git in a folder, as if it were that moment; what it says."""
    surroundings = environment(GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)
    command = ["git", "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=surroundings, check=True)
    return done.stdout.strip()


def commit(folder: Path, moment: str) -> str:
    """Commit all that is in a folder, which becomes a repository if it is none; the id of the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all", moment=moment)
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", moment=moment)
    return git(folder, "rev-parse", "HEAD")
