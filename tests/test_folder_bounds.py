"""Folders as an attacker or an accident makes them: links out, a great many files, folders without an end."""

import os
import time
from pathlib import Path

import pytest

from yhdistys_cli.folder import files, leftovers, read, unrecognised_files
from yhdistys_cli.formats import FORMATS
from yhdistys_cli.load import review

from .conftest import TODAY, Run, make_guide, posix

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

SECRET = "root:x:0:0: salainen\n"


def reasons(directory: str) -> list[tuple[str, str]]:
    found, problems = files(directory)
    problems = problems + read(directory, [name for _section, name in found])[1]
    return [(os.path.relpath(file, directory), params.get("reason", "")) for _code, file, params in problems]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yaml").write_text(SECRET, "utf-8")
    return folder


@posix
@pytest.mark.parametrize("name", ["guide.yaml", "contacts.yaml", "clock/2027.yaml"])
@pytest.mark.parametrize("relative", [True, False])
def test_a_file_that_leads_out_is_not_read(name: str, relative: bool, outside: Path, tmp_path: Path, run: Run) -> None:
    data = tmp_path / "data"
    make_guide(data)
    link = data / name
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    target = outside / "secret.yaml"
    link.symlink_to(os.path.relpath(target, link.parent) if relative else target)
    assert reasons(str(data)) == [(name, "outside")]
    for form in FORMATS["validate"]:
        result = run("validate", "--data", str(data), "--format", form, "--today", TODAY.isoformat())
        assert result.status == 1
        assert "salainen" not in result.out + result.err
    assert run("contacts", "--data", str(data)).status == 1
    run("validate", "--data", str(data), "--fix", "--yes", "--today", TODAY.isoformat())
    assert target.read_text("utf-8") == SECRET


@posix
def test_a_folder_that_leads_out_is_not_listed(outside: Path, tmp_path: Path, run: Run) -> None:
    data = tmp_path / "data"
    make_guide(data)
    (data / "contacts").symlink_to(outside)
    (data / "areas").mkdir()
    (data / "areas" / "deeper").symlink_to("/")
    assert reasons(str(data)) == [("contacts", "outside")]
    assert unrecognised_files(str(data)) == []
    result = run("validate", "--data", str(data), "--today", TODAY.isoformat())
    assert "secret" not in result.out + result.err
    assert "linkki oppaan kansion ulkopuolelle" in result.out


@posix
def test_links_inside_of_the_folder_and_of_the_folder_itself(tmp_path: Path) -> None:
    data = tmp_path / "data"
    make_guide(data)
    (data / "muu.txt").write_text("people: []\n", "utf-8")
    (data / "contacts.yaml").symlink_to("muu.txt")
    (tmp_path / "link").symlink_to("data")
    for directory in (data, tmp_path / "link"):
        assert reasons(str(directory)) == []
        assert review(str(directory), TODAY).diagnostics == ()


@posix
def test_a_link_to_a_folder_whose_name_only_begins_alike(tmp_path: Path) -> None:
    make_guide(tmp_path / "data")
    (tmp_path / "data-of-others").mkdir()
    (tmp_path / "data" / "contacts").symlink_to("../data-of-others")
    assert reasons(str(tmp_path / "data")) == [("contacts", "outside")]


def test_many_files_keep_no_mapping_each(tmp_path: Path) -> None:
    """A process of Linux may have 65 530 mappings, which a folder of 70 000 files used up."""
    names = [f"{number}.yaml" for number in range(2_000)]
    for name in names:
        (tmp_path / name).write_bytes(b"people: []\n")

    def mappings() -> int:
        path = Path("/proc/self/maps")
        return len(path.read_text("utf-8").splitlines()) if path.exists() else 0

    before = mappings()
    data, problems = read(str(tmp_path), names)
    assert (len(data), problems) == (2_000, [])
    assert set(data.values()) == {b"people: []\n"}
    assert mappings() - before < 500


@posix
def test_folders_inside_each_other_without_an_end(tmp_path: Path) -> None:
    make_guide(tmp_path / "data")
    at = os.open(tmp_path / "data", os.O_RDONLY)
    for name in ["contacts", *["d"] * 1_500]:
        os.mkdir(name, dir_fd=at)
        below = os.open(name, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(at)
    started = time.process_time()
    try:
        assert unrecognised_files(str(tmp_path / "data")) == []
        assert time.process_time() - started < 5
    finally:  # pytest could not remove it: it goes down by recursion
        for depth in range(1_500, -1, -1):
            os.rmdir(os.path.join(tmp_path, "data", "contacts", *["d"] * depth))


def test_not_more_is_looked_at_than_there_is_time_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide(tmp_path)
    (tmp_path / "contacts" / "old").mkdir(parents=True)
    for number in range(50):
        (tmp_path / "contacts" / "old" / f"{number}.yaml").write_bytes(b"")
    assert len(unrecognised_files(str(tmp_path))) == 50
    monkeypatch.setattr("yhdistys_cli.folder.LOOK_AT_MOST", 51)
    assert len(unrecognised_files(str(tmp_path))) == 50
    monkeypatch.setattr("yhdistys_cli.folder.LOOK_AT_MOST", 21)
    (bound, *others) = unrecognised_files(str(tmp_path))
    assert bound == ("too-many-files", str(tmp_path / "contacts"), {})
    assert [code for code, _file, _params in others] == ["unknown-file"] * 20


def test_what_a_kill_has_left_is_named(tmp_path: Path, run: Run) -> None:
    make_guide(tmp_path)
    (tmp_path / "clock").mkdir()
    left = [".yhdistys-fix.json", ".yhdistys-0123456789abcdef.tmp", "clock/.yhdistys-aaaaaaaaaaaaaaaa.tmp"]
    for name in left:
        (tmp_path / name).write_bytes(b"[]")
    (tmp_path / ".other.tmp").write_bytes(b"")
    assert sorted(os.path.relpath(file, tmp_path) for _code, file, _params in leftovers(str(tmp_path))) == sorted(left)
    words = f"validate --data {tmp_path} --today {TODAY}"
    assert "[leftover]" in run(words).out
    assert run(words).status == 0
    run(f"{words} --fix --yes")
    assert "[leftover]" not in run(words).out
    assert {path.name for path in tmp_path.iterdir()} == {"guide.yaml", "clock", ".other.tmp"}
