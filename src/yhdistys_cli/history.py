"""What the files of a folder were before: git, asked as a program. Read only, without a network and without hooks.

Whatever git does not know is a `HistoryError` with a code and no prose.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime

from .folder import READ_AT_MOST
from .records import record
from .sections import SECTIONS

# Of git's own variables those that say where it may look and whom it may trust. The others (GIT_DIR, GIT_INDEX_FILE …)
# belong to whatever git command has started us, as a hook.
_KEPT = re.compile(r"GIT_(CONFIG.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)")
# English messages, no questions, nothing written, nothing fetched.
_QUIET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
}
# What a repository's own settings could start, and a repository that only looks like one of ours.
_SAFE = ("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "safe.bareRepository=explicit")
_FILE = re.compile(rb"(\d+) (\w+) ([0-9a-f]+)\t(.*)", re.DOTALL)
_LINK = b"120000"


class HistoryError(Exception):
    """The past could not be read.

    `code` is one of `no-git`, `no-repository`, `distrusted`, `no-commit`, `no-revision`, `too-early`, `shallow`,
    `not-there`, `link` and `failed`; `detail` is what it is about: git's own sentence, a revision, a file.
    """

    def __init__(self, code: str, detail: str = "", moment: datetime | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.moment = moment


@record
class Past:
    """A folder as a commit has it: the commit's id and time (UTC), and the guide's files by their paths."""

    commit: str
    moment: datetime
    files: Mapping[str, bytes]


class History:
    """The history of one folder. Raises HistoryError where there is no git, or no repository that it trusts."""

    def __init__(self, directory: str, environment: Mapping[str, str]) -> None:
        self._directory = directory or os.curdir
        self._environment = {
            name: value for name, value in environment.items() if not name.startswith("GIT_") or _KEPT.fullmatch(name)
        } | _QUIET
        program = shutil.which("git", path=environment.get("PATH"))
        if program is None:
            raise HistoryError("no-git")
        self._git = [program, "-C", self._directory, *(word for setting in _SAFE for word in ("-c", setting))]
        self._prefix = os.fsdecode(self._asked("rev-parse", "--show-prefix")).removesuffix("\n").rstrip("/")

    def at(self, revision: str) -> Past:
        """The folder at a revision, as git names them. Raises HistoryError."""
        if not revision or revision.startswith("-") or "\0" in revision:
            raise HistoryError("no-revision", revision)
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = done.stdout.decode("ascii", "replace").strip()
        if done.returncode or not re.fullmatch("[0-9a-f]{40,64}", commit):
            raise HistoryError("shallow" if self._is_shallow() else "no-revision", revision)
        return self._read(commit)

    def before(self, moment: datetime) -> Past:
        """The folder as the last commit before a moment has it, on the line of those that were the newest here.

        Raises HistoryError.
        """
        if self._run("rev-parse", "--verify", "--quiet", "HEAD").returncode:
            raise HistoryError("no-commit")
        # git takes a commit of that very second too, and no day before 1970 for one.
        seconds = int(moment.timestamp()) - 1
        commit = b""
        if seconds >= 0:
            last = datetime.fromtimestamp(seconds, UTC).isoformat()
            commit = self._asked("rev-list", "-1", "--first-parent", f"--before={last}", "HEAD").strip()
        if not commit:
            if self._is_shallow():
                raise HistoryError("shallow")
            first = self._asked("rev-list", "--first-parent", "--timestamp", "HEAD").split()[-2]
            raise HistoryError("too-early", moment=datetime.fromtimestamp(int(first), UTC))
        return self._read(commit.decode("ascii"))

    def _is_shallow(self) -> bool:
        """Whether older commits were left where they are."""
        return self._asked("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _read(self, commit: str) -> Past:
        seconds = self._asked("rev-list", "-1", "--timestamp", commit).split()[0]
        wanted = [name for section in SECTIONS for name in (f"{section}.yaml", f"{section}/")]
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", f"{commit}:{self._prefix}", "--", *wanted)
        if listed.returncode or not listed.stdout:
            raise HistoryError("not-there", commit)
        objects: dict[str, bytes] = {}
        for line in filter(None, listed.stdout.split(b"\0")):
            found = _FILE.fullmatch(line)
            if found is None or found[2] != b"blob" or not found[4].endswith(b".yaml"):
                continue
            if found[1] == _LINK:
                raise HistoryError("link", os.fsdecode(found[4]))
            objects[os.fsdecode(found[4])] = found[3]
        return Past(commit, datetime.fromtimestamp(int(seconds), UTC), self._contents(objects))

    def _contents(self, objects: Mapping[str, bytes]) -> dict[str, bytes]:
        """The bytes of each object, of one that is too large no more than anybody reads."""
        answer = self._asked("cat-file", "--batch", text=b"".join(b"%s\n" % name for name in objects.values()))
        contents: dict[str, bytes] = {}
        at = 0
        for path in objects:
            end = answer.index(b"\n", at)
            _name, kind, *size = answer[at:end].split()
            if kind != b"blob":
                raise HistoryError("failed", os.fsdecode(answer[at:end]))
            at = end + 1 + int(size[0])
            contents[path] = answer[end + 1 : min(at, end + 1 + READ_AT_MOST)]
            at += 1
        return contents

    def _asked(self, *words: str, text: bytes = b"") -> bytes:
        """What git answers. Raises HistoryError where it does not."""
        done = self._run(*words, text=text)
        if done.returncode == 0:
            return done.stdout
        said = os.fsdecode(done.stderr).strip()
        if "dubious ownership" in said:
            raise HistoryError("distrusted", " ".join(said.split()))
        if "not a git repository" in said or "must be run in a work tree" in said:
            raise HistoryError("no-repository")
        lines = said.splitlines() or [words[0]]
        raise HistoryError("failed", next((line for line in lines if not line.startswith("warning: ")), lines[0]))

    def _run(self, *words: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                [*self._git, *words], input=text, capture_output=True, env=self._environment, check=False
            )
        except OSError as error:
            raise HistoryError("failed", error.strerror or "") from None
