"""`undo`: the last change is taken back, and made again; nothing that somebody has edited since is lost."""

import json
import os
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yhdistys_cli.cli import kept
from yhdistys_cli.cli.transaction import Changes, rewrite, take_back

from ..conftest import CLEAN, Run, make_guide, posix
from ..terminal import at_terminal
from .commands.test_validate import on_terminal
from .test_terminals import bare
from .test_transaction import killed_at

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide in the current folder, which has something to fix in two files; a cache beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))
    make_guide(tmp_path / "data", CLEAN)
    for name in ("areas", "contacts"):
        with (tmp_path / "data" / f"{name}.yaml").open("ab") as file:
            file.write(b"# x \n")
    return tmp_path / "data"


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_undone_and_made_again(data: Path, run: Run) -> None:
    spoilt = texts(data)
    assert run("validate --fix --yes").status == 0
    fixed = texts(data)
    undone = run("undo --yes")
    assert (undone.status, undone.out) == (0, "")
    assert undone.err.splitlines()[:4] == [
        "Kumotaan: yhdistys validate --fix (24.11.2026 klo 14.00)",
        "Muutoksen jälkeen",
        "  varoitus: data/contacts.yaml: rivin lopussa on välilyöntejä, joita kukaan ei näe [trailing-space]",
        "  varoitus: data/areas.yaml: rivin lopussa on välilyöntejä, joita kukaan ei näe [trailing-space]",
    ]
    assert "\n-# x\n+# x \n" in undone.err
    assert undone.err.endswith("Kumottu: data/areas.yaml, data/contacts.yaml\nTee uudelleen: yhdistys undo\n")
    assert texts(data) == spoilt
    again = run("undo --yes")
    assert again.err.startswith("Tehdään uudelleen: yhdistys validate --fix (24.11.2026 klo 14.00)\n")
    assert again.err.endswith("Tehty uudelleen: data/areas.yaml, data/contacts.yaml\nKumoa: yhdistys undo\n")
    assert texts(data) == fixed
    run("undo --yes")
    assert texts(data) == spoilt


def test_only_shown(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    before = texts(data)
    result = run("undo --diff")
    assert result.status == 0
    assert result.out.startswith("--- data/areas.yaml\n")
    assert run("kumoa").status == 2  # nobody can be asked
    assert texts(data) == before


def test_what_was_edited_since_is_not_lost(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    with (data / "contacts.yaml").open("ab") as file:
        file.write(b"# mine\n")
    before = texts(data)
    result = run("undo --yes")
    assert (result.status, result.out) == (3, "")
    assert "data/contacts.yaml on muokattu" in result.err
    assert texts(data) == before


def test_nothing_to_undo(data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("undo --yes") == (0, "", "Ei ole mitään kumottavaa.\n")
    monkeypatch.setenv("YHDISTYS_CACHE", "")
    run("validate --fix --yes")
    result = run("undo --yes")
    assert result.status == 2
    assert "Mitään ei voi kumota" in result.err
    assert list(data.parent.iterdir()) == [data]


def test_only_the_last_change_is_kept_for_its_owner_alone(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    (data / "areas.yaml").write_bytes((data / "areas.yaml").read_bytes() + b"# y \n")
    run("validate --fix --yes")
    found = [path for path in (data.parent / "cache").iterdir() if ".undo" in path.name]
    assert len(found) == 1
    if os.name == "posix":
        assert stat.S_IMODE(found[0].stat().st_mode) == 0o600
    assert [file["name"] for file in json.loads(found[0].read_bytes())["files"]] == ["areas.yaml"]
    run("undo --yes")
    assert (data / "areas.yaml").read_bytes().endswith(b"# x\n# y \n")


def test_where_a_change_cannot_be_remembered_the_one_before_is_not_undone(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    (data / "areas.yaml").write_bytes((data / "areas.yaml").read_bytes() + b"# y \n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yhdistys_cli.snapshot.keep", lambda _path, _content: False)
        assert run("validate --fix --yes").status == 0
    assert run("undo --yes") == (0, "", "Ei ole mitään kumottavaa.\n")


def test_each_guide_has_its_own(data: Path, run: Run) -> None:
    shutil.copytree(data, data.parent / "other")
    run("validate data other --fix --yes --lang=fi")
    fixed = texts(data)
    assert run("undo --data other --lang en --yes").err.startswith("Undoing: yhdistys validate data other --fix (24 N")
    assert texts(data) == fixed != texts(data.parent / "other")


def test_after_a_season_it_is_forgotten(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    (record,) = (data.parent / "cache").glob("*.undo")
    (data.parent / "cache" / f"{record.name}.0123").write_bytes(b"of a run that was killed")
    run("contacts --lang sv")
    assert record.exists()  # and what was begun just now may still be at work
    assert len(list(record.parent.glob("*.undo*"))) == 2
    for path in record.parent.glob("*.undo*"):
        os.utime(path, (0, 0))
    (data / "areas.yaml").write_bytes((data / "areas.yaml").read_bytes() + b"# z\n")
    run("contacts")
    assert list(record.parent.glob("*.undo*")) == []


@pytest.mark.parametrize(
    "text", ["", "null", "[", "[]", "{}", '{"guide": 1}', "[" * 100_000, '{"guide": "HERE", "words": 1, "files": []}']
)
def test_a_record_that_says_nothing(text: str, data: Path, run: Run) -> None:
    run("validate --fix --yes")
    for path in (data.parent / "cache").glob("*.undo"):
        path.write_text(text.replace("HERE", str(data)), "utf-8")
    before = texts(data)
    assert run("undo --yes") == (0, "", "Ei ole mitään kumottavaa.\n")
    assert texts(data) == before


@pytest.mark.parametrize("name", ["../victim", "/etc/hostname", "", ".", "a/../../victim"])
def test_a_record_that_leads_elsewhere(name: str, data: Path, run: Run) -> None:
    run("validate --fix --yes")
    victim = data.parent / "victim"
    victim.write_bytes(b"precious")
    for path in (data.parent / "cache").glob("*.undo"):
        record = json.loads(path.read_bytes())
        record["files"] = [{"name": name, "old": "evil", "new": record["files"][0]["new"]}]
        path.write_text(json.dumps(record), "utf-8")
    assert run("undo --yes") == (0, "", "Ei ole mitään kumottavaa.\n")
    assert victim.read_bytes() == b"precious"


# --- a new file


def test_a_new_file_comes_and_goes(tmp_path: Path) -> None:
    folder, cache = tmp_path / "data", str(tmp_path / "cache")
    folder.mkdir()
    new = str(folder / "clock.yaml")
    rewrite({str(folder): {new: (None, b"new")}}, {}, [recorder(cache, folder, {new: (None, b"new")})])
    assert Path(new).read_bytes() == b"new"
    last = kept.last(cache, str(folder))
    assert last is not None
    rewrite({str(folder): kept.back(str(folder), last)})
    assert list(folder.iterdir()) == []


def recorder(cache: str, folder: Path, change: Changes, word: str = "x") -> kept.Recorder:
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    return kept.Recorder(cache, str(folder), kept.Kept((word,), moment, False, kept.files(str(folder), change)))


# --- killed


@posix
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_killed_at_every_call_the_record_and_the_files_agree(
    before: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes, the second of which is killed: the first or the second is the last one, as the files say."""
    folder, cache, files = tmp_path / "data", str(tmp_path / "cache"), ("areas.yaml", "contacts.yaml")
    states = [{name: f"{state} {name}".encode() for name in files} for state in ("first", "old", "new")]

    def change(number: int, word: str) -> None:
        changed: Changes = {
            str(folder / name): (states[number][name], states[number + 1][name]) for name in files[: number + 1]
        }
        rewrite({str(folder): changed}, {}, [recorder(cache, folder, changed, word)])

    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)  # it takes most of the time
    number, happened, seen = 0, True, set()
    while happened:
        number += 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(cache, ignore_errors=True)
        folder.mkdir()
        for name, state in zip(files, states, strict=False):
            (folder / name).write_bytes(state[name])
        change(0, "one")
        _status, happened = killed_at(folder, number, before, lambda: change(1, "two"))
        take_back(str(folder))
        now = {name: (folder / name).read_bytes() for name in files}
        assert now in states[1:], number
        last = kept.last(cache, str(folder))
        assert last is not None, number
        assert last.words == (("one",) if now == states[1] else ("two",)), number
        assert kept.edited(str(folder), last) is None
        seen.add(last.words)
        if last.words == ("one",):  # nothing that the kill has left is in the way of the next one
            change(1, "two")
        again = kept.last(cache, str(folder))
        assert again is not None
        assert again.words == ("two",)
        rewrite({str(folder): kept.back(str(folder), again)})
        assert {name: (folder / name).read_bytes() for name in files} == states[1]
    assert number > 25
    assert len(seen) == 2


# --- at a terminal


@posix
def test_at_a_terminal(data: Path, run: Run) -> None:
    spoilt = texts(data)
    run("validate --fix --yes")
    fixed = texts(data)
    for columns, no in ((80, "ehkä\n"), (40, "\x04")):
        status, shown = on_terminal("undo", no, columns=columns)
        assert (status, shown[-20:]) == (0, "Mitään ei muutettu.\n")
        assert texts(data) == fixed
    status, shown = on_terminal("undo", "Kyllä\n", columns=40)
    assert status == 0
    assert "-# x\n" in bare(shown)
    assert texts(data) == spoilt
    wide = [line for line in bare(shown).splitlines() if len(line) > 40]
    assert not [line for line in wide if line[:2] not in ("@@", "--", "++", "  ") and "Enter" not in line]


@posix
def test_at_a_terminal_somebody_leaves(data: Path, run: Run) -> None:
    run("validate --fix --yes")
    fixed = texts(data)
    words = ["undo", "--today", "2026-11-24"]
    status, shown = at_terminal(words, ["^C"], 80, data.parent, b"Enter = ei: ", str(data.parent / "cache"))
    assert (status, shown[-20:]) == (130, "Mitään ei muutettu.\n")
    assert texts(data) == fixed
