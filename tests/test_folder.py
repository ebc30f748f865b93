"""Which files of a folder are the guide's, and what is wrong with the folder itself."""

import errno
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest

from yhdistys_cli import folder
from yhdistys_cli.folder import READ_AT_MOST, files, read, reason, unrecognised_files
from yhdistys_cli.sections import SECTIONS

from .conftest import any_name, posix


def make(root: Path, *names: str) -> str:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_text("a: b\n", "utf-8")
    return str(root)


def codes(problems: list[folder.Problem], root: Path) -> list[tuple[str, str]]:
    return [(code, os.path.relpath(file, root).replace(os.sep, "/")) for code, file, _params in problems]


def test_the_sections_in_their_order(tmp_path: Path) -> None:
    make(tmp_path, "school_holidays.yaml", "checklists.yaml", "areas.yaml", "contacts.yaml", "guide.yaml", "clock.yaml")
    make(tmp_path, "README.md", "notes.txt")
    found, problems = files(str(tmp_path))
    assert found == [(name, f"{name}.yaml") for name in SECTIONS]
    assert problems == []


@any_name
def test_a_section_can_be_a_folder_of_several_files(tmp_path: Path) -> None:
    make(
        tmp_path, "guide.yaml", "contacts/b.yaml", "contacts/a.yaml", "contacts/ä.yaml", "contacts/notes.txt", "areas/"
    )
    found, problems = files(str(tmp_path))
    names = ["contacts/a.yaml", "contacts/b.yaml", "contacts/ä.yaml"]
    assert found == [("guide", "guide.yaml"), *(("contacts", name) for name in names)]
    assert problems == []


def test_a_year_of_the_clock_can_have_a_file(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml", "clock/grants.yaml", "clock/premises.yaml", "clock.yml", "school_holidays/2027.yaml")
    found, problems = files(str(tmp_path))
    assert found == [
        ("guide", "guide.yaml"),
        ("clock", "clock/grants.yaml"),
        ("clock", "clock/premises.yaml"),
        ("school_holidays", "school_holidays/2027.yaml"),
    ]
    assert problems == []
    assert codes(unrecognised_files(str(tmp_path)), tmp_path) == [("unknown-file", "clock.yml")]


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml", "contacts.yaml", "contacts/a.yaml", "areas.yaml", "areas/notes.txt")
    found, problems = files(str(tmp_path))
    assert found == [("guide", "guide.yaml"), ("contacts", "contacts.yaml"), ("areas", "areas.yaml")]
    assert codes(problems, tmp_path) == [("file-and-folder", "contacts.yaml")]


def test_other_files_than_the_guide_may_be_missing(tmp_path: Path) -> None:
    assert files(make(tmp_path, "guide.yaml")) == ([("guide", "guide.yaml")], [])
    (tmp_path / "guide.yaml").unlink()
    make(tmp_path, "areas.yaml")
    found, problems = files(str(tmp_path))
    assert found == [("areas", "areas.yaml")]
    assert codes(problems, tmp_path) == [("missing-file", "guide.yaml")]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml")
    assert codes(files(str(tmp_path / "nowhere"))[1], tmp_path) == [("no-folder", "nowhere")]
    assert codes(files(str(tmp_path / "guide.yaml"))[1], tmp_path) == [("not-a-folder", "guide.yaml")]
    assert unrecognised_files(str(tmp_path / "nowhere")) == unrecognised_files(str(tmp_path / "guide.yaml")) == []


def test_an_endless_name(tmp_path: Path) -> None:
    found, problems = files(str(tmp_path / ("a" * 5000)))
    assert found == []
    assert [(code, params) for code, _file, params in problems] in (
        [("unreadable-file", {"reason": "other"})],
        [("no-folder", {})],
    )


def test_strangers(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml", "contact.yaml", "guide.yml", "Contacts.txt", "expect.txt", "contacts/a.yaml")
    found = unrecognised_files(str(tmp_path))
    assert codes(found, tmp_path) == [("unknown-file", "contact.yaml"), ("unknown-file", "guide.yml")]
    assert not [params for _code, _file, params in found if "suggestion" in params]
    assert {params["allowed"] for _code, _file, params in found} == {
        "guide.yaml, contacts.yaml, areas.yaml, checklists.yaml, clock.yaml, school_holidays.yaml"
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("areas.yaml.txt", "areas.yaml"),  # Notepad, which adds its own ending and hides it
        ("areas.yml.txt", "areas.yaml"),
        ("areas.yml", "areas.yaml"),
        ("Areas.yaml", "areas.yaml"),
        ("areas.YAML", "areas.yaml"),
        ("areas/grants.yaml.txt", "areas/grants.yaml"),
        ("areas/Grants.YML", "areas/Grants.yaml"),
        ("areas - copy.yaml", None),
        ("contacts.yaml.txt", None),  # beside the file that it was a copy of
        ("areas/2027/grants.yaml", None),
        ("guide/grants.yml", None),
    ],
)
def test_a_file_that_was_meant_to_be_read(written: str, meant: str | None, tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml", "contacts.yaml", written)
    (found,) = unrecognised_files(str(tmp_path))
    assert codes([found], tmp_path) == [("unknown-file", written)]
    assert found[2].get("suggestion") == meant
    assert written not in [name for _section, name in files(str(tmp_path))[0]]


def test_hidden_files_are_nobodys(tmp_path: Path) -> None:
    # AppleDouble, the lock of Emacs, and the settings of other tools where a guide has a repository of its own.
    make(tmp_path, "guide.yaml", "contacts/a.yaml", "contacts/._a.yaml", ".pre-commit-config.yaml", "._guide.yaml")
    if sys.platform != "win32":
        (tmp_path / "contacts/.#a.yaml").symlink_to("somebody@somewhere")
    assert files(str(tmp_path)) == ([("guide", "guide.yaml"), ("contacts", "contacts/a.yaml")], [])
    assert unrecognised_files(str(tmp_path)) == []


def test_strangers_inside_the_folder_of_a_section(tmp_path: Path) -> None:
    # Nobody reads these three either: the guide is one file, and a name ends in .yaml.
    make(tmp_path, "guide.yaml", "contacts/people.yml", "contacts/units.yaml", "contacts/old/x.yaml", "guide/x.yaml")
    found = codes(unrecognised_files(str(tmp_path)), tmp_path)
    assert ("unknown-file", "contacts/people.yml") in found
    assert ("unknown-file", "guide/x.yaml") in found
    assert ("unknown-file", "contacts/units.yaml") not in found


def test_bytes(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml")
    (tmp_path / "contacts.yaml").write_bytes(b"\r\n\x1a\0\xff")
    data, problems = read(str(tmp_path), ["guide.yaml", "contacts.yaml", "areas.yaml"])
    assert data == {"guide.yaml": (tmp_path / "guide.yaml").read_bytes(), "contacts.yaml": b"\r\n\x1a\0\xff"}
    assert codes(problems, tmp_path) == [("unreadable-file", "areas.yaml")]
    assert problems[0][2] == {"reason": "other"}


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "guide.yaml").open("wb") as file:
        file.truncate(READ_AT_MOST + 10)
    data, problems = read(str(tmp_path), ["guide.yaml"])
    assert (len(data["guide.yaml"]), problems) == (READ_AT_MOST, [])


def test_a_folder_called_as_a_file(tmp_path: Path) -> None:
    make(tmp_path, "guide.yaml/")
    before = descriptors()
    for _again in range(3):
        data, problems = read(str(tmp_path), ["guide.yaml"])
        assert data == {}
        assert [params["reason"] for _code, _file, params in problems] == [
            "permission" if sys.platform == "win32" else "folder"
        ]
    assert descriptors() == before


def descriptors() -> int:
    """How many files this process has open, where the system says so."""
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


@posix
def test_a_pipe_in_the_place_of_a_file_holds_nobody_up(tmp_path: Path) -> None:
    pipe = tmp_path / "guide.yaml"
    os.mkfifo(pipe)
    assert read(str(tmp_path), ["guide.yaml"]) == ({"guide.yaml": b""}, [])
    opened = threading.Event()
    done = threading.Event()

    def write() -> None:
        with pipe.open("wb"):
            opened.set()
            done.wait(10)

    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert opened.wait(10)
        assert read(str(tmp_path), ["guide.yaml"]) == ({"guide.yaml": b""}, [])
    finally:
        done.set()
        writer.join()
        os.close(reader)


@posix
def test_links(tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    real = linked / "real"
    make(real, "guide.yaml", "people.yaml")
    (linked / "guide.yaml").symlink_to(real / "guide.yaml")
    (linked / "contacts").symlink_to(real)
    (linked / "areas.yaml").symlink_to(linked / "areas.yaml")
    (linked / "checklists.yaml").symlink_to(linked / "nowhere")
    found, _problems = files(str(linked))
    assert ("contacts", "contacts/people.yaml") in found
    data, problems = read(str(linked), [name for _section, name in found])
    assert set(data) == {"guide.yaml", "contacts/guide.yaml", "contacts/people.yaml"}
    assert codes(problems, linked) == [("unreadable-file", "areas.yaml"), ("unreadable-file", "checklists.yaml")]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "guide.yaml", "contacts/a.yaml", "contact.yaml")
    listdir = os.listdir

    def refuse(path: str) -> list[str]:
        if path == refused:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    refused = str(tmp_path / "contacts")
    found, problems = files(str(tmp_path))
    assert found == [("guide", "guide.yaml")]
    assert codes(problems, tmp_path) == [("unreadable-file", "contacts")]
    shutil.rmtree(refused)
    refused = str(tmp_path)
    assert codes(files(str(tmp_path))[1], tmp_path) == [("unreadable-file", ".")]
    assert unrecognised_files(str(tmp_path)) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.EACCES, "permission"), (errno.EPERM, "permission"), (errno.EISDIR, "folder"), (errno.EIO, "other")],
)
def test_reasons(number: int, expected: str) -> None:
    assert reason(OSError(number, "x")) == expected
    assert reason(OSError("x")) == "other"
