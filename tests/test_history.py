"""What the files of a folder were before: by day and by revision, and all that can be missing."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yhdistys_cli.history import History, HistoryError

from .conftest import make_guide, posix
from .repositories import commit, environment, git, needs_git

pytestmark = needs_git
NOON = "2026-11-{day:02}T12:00:00+02:00"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a guide in `data`: from the 1st of November, changed on the 10th and the 20th."""
    root = tmp_path_factory.mktemp("original")
    for day, text in ((1, "first"), (10, "second"), (20, "third")):
        make_guide(root / "data", contacts=f"# {text}\n", areas__a="# a\n")
        commit(root, NOON.format(day=day))
    (root / "data" / "contacts.yaml").write_text("# not committed\n", "utf-8")
    return root


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of it, in which a test may do what it likes."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return tmp_path / "data"


def history(folder: Path, **changes: str) -> History:
    return History(str(folder), environment(**changes))


def refused(folder: Path, revision: str = "HEAD", **changes: str) -> HistoryError:
    with pytest.raises(HistoryError) as error:
        history(folder, **changes).at(revision)
    return error.value


def test_a_revision(folder: Path) -> None:
    past = history(folder).at("HEAD~1")
    assert past.commit == git(folder, "rev-parse", "HEAD~1")
    assert past.moment == datetime(2026, 11, 10, 10, tzinfo=UTC)
    assert sorted(past.files) == ["areas/a.yaml", "contacts.yaml", "guide.yaml"]
    assert past.files["contacts.yaml"] == b"# second\n"


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-10T00:00+02:00", b"# first\n"),
        ("2026-11-10T12:00+02:00", b"# first\n"),  # a commit of that very moment is not before it
        ("2026-11-10T12:01+02:00", b"# second\n"),
        ("2027-01-01T00:00+02:00", b"# third\n"),
    ],
)
def test_a_moment_is_the_last_commit_before_it(moment: str, text: bytes, folder: Path) -> None:
    assert history(folder).before(datetime.fromisoformat(moment)).files["contacts.yaml"] == text


@pytest.mark.parametrize("moment", ["2026-11-01T00:00+02:00", "1900-01-01T00:00+02:00"])
def test_before_the_first_commit_there_is_nothing(moment: str, folder: Path) -> None:
    with pytest.raises(HistoryError) as error:
        history(folder).before(datetime.fromisoformat(moment))
    assert (error.value.code, error.value.moment) == ("too-early", datetime(2026, 11, 1, 10, tzinfo=UTC))


def test_only_the_line_of_what_was_the_newest_counts(folder: Path) -> None:
    """What somebody wrote on the 5th and merged on the 20th was in nobody's guide on the 6th."""
    git(folder, "checkout", "--quiet", "--force", "-b", "side", "HEAD~2")
    (folder / "links.yaml").write_text("", "utf-8")
    commit(folder.parent, NOON.format(day=5))
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "-m", "x", "side", moment=NOON.format(day=21))
    past = history(folder).before(datetime(2026, 11, 6, tzinfo=UTC))
    assert past.moment == datetime(2026, 11, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "revision", ["nope", "", "--output=victim", "HEAD..HEAD~1", "-1", "HEAD:data", "a\0b", "^HEAD"]
)
def test_what_is_no_revision(revision: str, folder: Path) -> None:
    assert refused(folder, revision).code == "no-revision"
    assert not list(folder.rglob("victim"))


def test_a_folder_that_was_not_there(folder: Path) -> None:
    new = make_guide(folder.parent / "uusi")
    assert refused(Path(new)).code == "not-there"


def test_files_of_other_names_are_left_out(folder: Path) -> None:
    for name in ("notes.yaml", "contacts.md", "areas/readme.txt", "clock.yaml.txt"):
        (folder / name).write_text("x", "utf-8")
    commit(folder.parent, NOON.format(day=22))
    assert sorted(history(folder).at("HEAD").files) == ["areas/a.yaml", "contacts.yaml", "guide.yaml"]


def test_the_root_of_a_repository_and_odd_names(tmp_path: Path) -> None:
    folder = tmp_path / "a b ä'"
    make_guide(folder)
    commit(folder, NOON.format(day=1))
    assert list(history(folder).at("HEAD").files) == ["guide.yaml"]


def test_bytes_are_as_they_were_committed(folder: Path) -> None:
    for number, content in enumerate((b"", b"\n\n", b"a\r\nb", b"\xff\x00\n", b"x" * 70_000)):
        (folder / "clock.yaml").write_bytes(content)
        commit(folder.parent, NOON.format(day=23))
        assert history(folder).at("HEAD").files["clock.yaml"] == content, number


@posix
def test_a_link_is_not_followed(folder: Path) -> None:
    (folder / "clock.yaml").symlink_to("contacts.yaml")
    commit(folder.parent, NOON.format(day=22))
    error = refused(folder)
    assert (error.code, error.detail) == ("link", "clock.yaml")


def test_a_copy_without_old_commits(original: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "--quiet", "--depth=1", original.as_uri(), str(copy))
    shallow = history(copy / "data")
    with pytest.raises(HistoryError, match="shallow"):
        shallow.before(datetime(2026, 11, 15, tzinfo=UTC))
    assert refused(copy / "data", "HEAD~1").code == "shallow"
    assert shallow.before(datetime(2026, 12, 1, tzinfo=UTC)).files["contacts.yaml"] == b"# third\n"


def test_what_is_not_here_is_not_fetched(original: Path, tmp_path: Path) -> None:
    """A copy with the list of old files, but not what was in them."""
    copy = tmp_path / "copy"
    git(original, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-local", "--filter=blob:none", original.as_uri(), str(copy))
    before = git(copy, "count-objects", "-v")
    assert refused(copy / "data", "HEAD~1").code == "failed"
    assert git(copy, "count-objects", "-v") == before


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    folder = Path(make_guide(tmp_path / "data"))
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path)}
    assert refused(folder, **ceiling).code == "no-repository"
    git(folder, "init", "--quiet")
    assert refused(folder, **ceiling).code == "no-revision"
    with pytest.raises(HistoryError, match="no-commit"):
        history(folder).before(datetime(2026, 12, 1, tzinfo=UTC))


def test_no_git(folder: Path) -> None:
    assert refused(folder, PATH="").code == "no-git"


@posix
def test_what_git_itself_cannot_do_is_told(folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(
        "#!/bin/sh\necho 'fatal: detected dubious ownership in repository at /x' >&2\nexit 128\n", "utf-8"
    )
    program.chmod(0o755)
    error = refused(folder, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert (error.code, error.detail) == ("distrusted", "fatal: detected dubious ownership in repository at /x")
    program.write_text("#!/bin/sh\necho 'fatal: bad object' >&2\nexit 128\n", "utf-8")
    error = refused(folder, PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    assert (error.code, error.detail) == ("failed", "fatal: bad object")


def test_what_started_us_does_not_say_where_to_look(folder: Path, tmp_path: Path) -> None:
    """A hook of another repository has git's variables set."""
    past = history(folder, GIT_DIR=str(tmp_path / "no"), GIT_INDEX_FILE="x", GIT_WORK_TREE="/").at("HEAD")
    assert past.files["contacts.yaml"] == b"# third\n"


@posix
def test_settings_of_the_repository_start_nothing(folder: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", "utf-8")
    program.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "pager.rev-list"):
        git(folder, "config", setting, str(program))
    history(folder).before(datetime(2026, 11, 15, tzinfo=UTC))
    assert not (tmp_path / "started").exists()


def test_nothing_is_written(folder: Path) -> None:
    def state() -> dict[str, tuple[int, bytes]]:
        files = [path for path in folder.parent.rglob("*") if path.is_file()]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    history(folder).before(datetime(2026, 11, 15, tzinfo=UTC))
    history(folder).at("HEAD~2")
    assert state() == before
