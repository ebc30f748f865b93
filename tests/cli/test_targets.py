"""Where an answer goes: never over the data, never half, with the mode and owner that were there."""

import errno
import os
import stat
from pathlib import Path

import pytest

from ..conftest import BROKEN, Run, make_guide, posix

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small guide of one's own."""
    people = "people: [{id: a, name: Tiia Mäkinen}]\n"
    return Path(make_guide(tmp_path / "data", contacts=people))


def test_a_folder_is_no_file(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "kansio.csv").mkdir()
    for target in (
        str(tmp_path / "kansio.csv"),
        str(tmp_path),
        f"{tmp_path}/uusi.csv/",
        str(tmp_path / "no" / "a.csv"),
    ):
        result = run("contacts", "--data", str(data), "-o", target)
        assert (result.status, result.out) == (3, "")
        assert result.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kansio.csv"]
    assert list((tmp_path / "kansio.csv").iterdir()) == []


@pytest.mark.parametrize(
    "way",
    [
        "itself",
        "relative",
        "hard link",
        pytest.param("symlink", marks=posix),
        pytest.param("through a folder", marks=posix),
    ],
)
def test_a_source_of_the_data_is_never_written(
    way: str, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = data / "contacts.yaml"
    before = source.read_bytes()
    target = source
    if way == "relative":
        monkeypatch.chdir(data)
        target = Path("..", "data", "contacts.yaml")
    elif way == "symlink":
        target = tmp_path / "lista.csv"
        target.symlink_to(source)
    elif way == "hard link":
        target = tmp_path / "lista.csv"
        target.hardlink_to(source)
    elif way == "through a folder":
        (tmp_path / "linked").symlink_to(data)
        target = tmp_path / "linked" / "contacts.yaml"
    for words in (["contacts", "--format", "csv"], ["contacts", "--format", "csv", "Tiia"]):
        result = run(*words, "--data", str(data), "-o", str(target))
        assert (result.status, result.out) == (2 if target.suffix == ".yaml" and "--format" not in words else 3, "")
        assert result.err.count("\n") == 1
    assert source.read_bytes() == before
    assert sorted(path.name for path in data.iterdir()) == ["contacts.yaml", "guide.yaml"]


def test_no_source_is_written_when_it_is_asked_for_by_validate(run: Run, data: Path) -> None:
    # Read or not: a file that lies where the data lies is not the place for a report.
    (data / "contacts").mkdir()
    unread = [data / "contacts" / "b.yaml", data / "contact.yaml"]
    for file in unread:
        file.write_text("people: []\n", "utf-8")
    for file in (data / "contacts.yaml", data / "guide.yaml", *unread):
        before = file.read_bytes()
        assert run("validate", "--data", str(data), "--format", "text", "-o", str(file)).status == 3
        assert file.read_bytes() == before


@posix
def test_what_is_no_ordinary_file_is_not_written(run: Run, data: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "putki.csv")
    (tmp_path / "laite.csv").symlink_to(os.devnull)
    for target in (os.devnull, str(tmp_path / "putki.csv"), str(tmp_path / "laite.csv")):
        result = run("contacts", "--data", str(data), "--format", "csv", "-o", target)
        assert (result.status, result.out) == (3, "")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
    assert stat.S_ISFIFO(os.stat(tmp_path / "putki.csv").st_mode)


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("-o lista", ".csv"),
        ("-o lista.doc", ".xlsx"),
        ("-o lista.yaml", ".vcf"),
        ("-o .csv", ".csv"),
        ("-o lista.csv.", ".csv"),
        ("-o lista.csv --format json", "csv"),
        ("-o lista.json --format xlsx", "json"),
        ("--format docx", "xlsx"),
        ("--format docx -o lista.csv", "xlsx"),
        ("-o ''", ".csv"),
    ],
)
def test_a_name_that_says_no_form(
    words: str, listed: str, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(f"contacts --data '{data}' {words}")
    assert (result.status, result.out) == (2, "")
    assert listed in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@posix
def test_an_existing_file_is_replaced_and_keeps_its_mode(run: Run, data: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "lista.csv", tmp_path / "linkki.csv"
    target.write_text("x" * 10_000)
    target.chmod(0o640)
    link.symlink_to(target)
    result = run("contacts", "--data", str(data), "-o", str(link))
    assert (result.status, result.out) == (0, "")
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"unit_id,")
    assert target.read_bytes().endswith(b"\r\n")
    assert "x" not in target.read_text("utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "linkki.csv", "lista.csv"]


@posix
def test_a_new_file_has_the_mode_that_its_owner_gives(run: Run, data: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("contacts", "--data", str(data), "-o", str(tmp_path / "lista.csv"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "lista.csv").stat().st_mode) == 0o640


@pytest.mark.parametrize("function", ["open", "replace", "fsync"])
@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EDQUOT if hasattr(errno, "EDQUOT") else 28]
)
def test_no_half_file_whatever_fails(
    function: str, number: int, run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lista.csv"
    target.write_bytes(b"before")
    real = getattr(os, function)

    def refuse(what: object, *arguments: object, **named: object) -> object:
        if isinstance(what, int) or os.path.basename(str(what)).startswith(".yhdistys-"):
            raise OSError(number, os.strerror(number))
        return real(what, *arguments, **named)

    monkeypatch.setattr(os, function, refuse)
    result = run("contacts", "--data", str(data), "-o", str(target))
    assert (result.status, result.out) == (3, "")
    assert result.err.count("\n") == 1
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "lista.csv"]


def test_nothing_is_written_over_with_errors_in_the_data(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "lista.csv"
    target.write_bytes(b"before")
    result = run("contacts", "--data", str(BROKEN / "anchor"), "-o", str(target))
    assert (result.status, result.out) == (1, "")
    assert target.read_bytes() == b"before"
