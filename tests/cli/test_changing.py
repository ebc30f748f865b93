"""A change of the data: judged, shown, asked about, written, and what is said of it; with a command that tests made."""

import contextlib
import errno
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import pytest

from yhdistys_cli.amend import Change, Impossible, Statement
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.cli import consent
from yhdistys_cli.cli.changing import carry_out
from yhdistys_cli.cli.errors import CannotWriteError
from yhdistys_cli.cli.question import STATUS_WRITING, GlobalOptions, Invocation
from yhdistys_cli.cli.transaction import rewrite, take_back
from yhdistys_cli.formats import changes as sayings

from ..conftest import CLEAN, Result, Run, make_guide, posix
from ..processes import program
from .test_transaction import in_a_child

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-30")

Make = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide without a problem, in the current folder."""
    monkeypatch.chdir(tmp_path)
    make_guide(tmp_path / "data", CLEAN)
    return tmp_path / "data"


@pytest.fixture
def make(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Make:
    """Carry out a change: `make(propose, yes=True)`."""
    words: sayings.Sayings = {"renamed": lambda params, _words: f"Nimi on {params['name']}\n  ja muu jää."}
    monkeypatch.setattr(sayings, "_tables", lambda _table: [words])

    def make(propose: Callable[[Draft], Change], **options: Any) -> Result:
        capfd.readouterr()
        asked = GlobalOptions("fi", ("rename", "--yes", "Maija Uusi"))
        context = click.Context(click.Command("rename"), obj=asked)
        asked.today = options.pop("today", None)
        status = 0
        try:
            carry_out(Invocation(context, "rename"), propose, **({"yes": False, "diff": False} | options))
        except click.exceptions.Exit as end:
            status = end.exit_code
        except click.ClickException as error:
            return Result(error.exit_code, *capfd.readouterr()._replace(err=error.format_message()))
        except CannotWriteError as error:
            return Result(STATUS_WRITING, *capfd.readouterr()._replace(err=f"{error.code} {error.target}"))
        return Result(status, *capfd.readouterr())

    return make


def rename(name: str, field: str = "name") -> Callable[[Draft], Change]:
    def propose(draft: Draft) -> Change:
        draft.record("people", "maija-malli")[field] = name
        return Change((Statement("renamed", {"name": name}),), names=("Maija Malli",))

    return propose


def contents(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_change_is_shown_and_written(data: Path, make: Make) -> None:
    before = contents(data)
    result = make(rename("Maija Uusi"), yes=True)
    assert result.status == 0
    assert result.out == ""
    assert result.err.splitlines()[:2] == ["Nimi on Maija Uusi", "  ja muu jää."]
    assert "-    name: Maija Malli\n+    name: Maija Uusi\n" in result.err
    assert result.err.endswith("Muutettu: data/contacts.yaml, data/guide.yaml\n")
    after = contents(data)
    assert after["contacts.yaml"] == before["contacts.yaml"].replace(b"name: Maija Malli", b"name: Maija Uusi")
    assert after["guide.yaml"] == before["guide.yaml"].replace(b"2026-11-24", b"2026-11-30")
    assert {name for name in after if after[name] != before[name]} == {"contacts.yaml", "guide.yaml"}


def test_a_difference_is_the_answer_and_nothing_is_touched(data: Path, make: Make) -> None:
    before, times = contents(data), {path: path.stat().st_mtime_ns for path in data.iterdir()}
    result = make(rename("Maija Uusi"), diff=True)
    assert result.status == 0
    assert result.out.startswith("--- data/contacts.yaml\n+++ data/contacts.yaml\n")
    assert result.err.splitlines()[:2] == ["Nimi on Maija Uusi", "  ja muu jää."]
    assert contents(data) == before
    assert {path: path.stat().st_mtime_ns for path in data.iterdir()} == times


def test_without_a_terminal_nothing_is_done_without_yes(data: Path, make: Make) -> None:
    before = contents(data)
    result = make(rename("Maija Uusi"))
    assert result.status == 2
    assert "--yes" in result.err
    assert contents(data) == before


def test_without_a_cache_it_is_said_before_anybody_agrees(
    data: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Tätä ei voi kumota komennolla yhdistys undo, koska muutoksille ei ole tallennuskansiota.\n"
    monkeypatch.setattr(consent, "refuse_without_terminal", lambda _words: None)
    monkeypatch.setattr(consent, "asked", lambda _words: False)
    assert make(rename("Maija Uusi")).err.endswith(said)
    monkeypatch.setenv("YHDISTYS_CACHE", str(data.parent / "cache"))
    assert said not in make(rename("Maija Uusi")).err


def test_the_day_of_the_guide_only_goes_forward(data: Path, make: Make) -> None:
    before = contents(data)["guide.yaml"]
    assert make(rename("Maija Uusi"), yes=True, today="2026-03-01").status == 0
    assert contents(data)["guide.yaml"] == before


def test_nothing_to_do(data: Path, make: Make) -> None:
    before = contents(data)
    for propose in (rename("Maija Malli"), lambda _draft: Change()):
        result = make(propose, yes=True)
        assert (result.status, result.err) == (0, "Mitään ei tarvitse muuttaa: tiedoissa on jo näin.\n")
    assert contents(data) == before


def test_what_cannot_be_says_why_and_what_can(data: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sayings, "_tables", lambda _table: [{"busy": lambda _params, _words: "Hän on jo muualla."}])

    def refuse(_draft: Draft) -> Change:
        raise Impossible("busy", (("replace", "Maija Malli", "--from", "1.1.2027"),))

    before = contents(data)
    result = make(refuse, yes=True)
    assert result.status == 2
    assert result.err == 'Virhe: Hän on jo muualla.\n  yhdistys replace "Maija Malli" --from 1.1.2027\n'
    assert contents(data) == before


def test_a_change_that_would_bring_an_error_is_not_made(data: Path, make: Make) -> None:
    before = contents(data)
    result = make(rename("maija.malli", "email"), yes=True)
    assert result.status == 1
    assert "virhe" in result.err
    assert result.err.endswith("Mitään ei muutettu, koska virheitä olisi sen jälkeen enemmän kuin nyt.\n")
    assert contents(data) == before


def test_an_error_elsewhere_is_in_nobodys_way(data: Path, make: Make) -> None:
    with (data / "clock.yaml").open("ab") as file:
        file.write(b"  - id: puolikas\n")
    assert make(rename("Maija Uusi"), yes=True).status == 0


def test_what_names_the_person_is_to_be_read(data: Path, make: Make) -> None:
    with (data / "contacts.yaml").open("ab") as file:
        file.write(b"# Mallin puhelin on usein kiinni.\n# malli on toinen asia\n")
    result = make(rename("Maija Uusi"), diff=True)
    assert (
        "Lue myös: data/contacts.yaml:25, jossa mainitaan Maija Malli\n  # Mallin puhelin on usein kiinni.\n"
        in result.err
    )
    assert "toinen asia" not in result.err


def test_a_file_that_is_open_in_an_editor(data: Path, make: Make) -> None:
    (data / ".contacts.yaml.swp").write_bytes(b"")
    assert "contacts.yaml näyttää olevan auki" in make(rename("Maija Uusi"), yes=True).err


def test_there_must_be_a_guide(tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = make(rename("Maija Uusi"), yes=True)
    assert result.status == 2
    assert "--data" in result.err


def test_a_file_that_was_edited_meanwhile_is_left_alone(
    data: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, edited = os.fsync, b"# edited\n"

    def meanwhile(descriptor: int) -> None:
        (data / "clock.yaml").write_bytes(edited)  # not even one of those that change
        real(descriptor)

    before = contents(data)
    monkeypatch.setattr(os, "fsync", meanwhile)
    result = make(rename("Maija Uusi"), yes=True)
    assert (result.status, result.err) == (3, "changed data/clock.yaml")
    assert contents(data) == {**before, "clock.yaml": edited}


def test_a_section_without_a_file_gets_one_and_undo_takes_it_away(
    tmp_path: Path, make: Make, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YHDISTYS_CACHE", str(tmp_path / "cache"))
    before = contents(Path(make_guide(tmp_path / "data")))

    def adding(phone: str) -> Callable[[Draft], Change]:
        def propose(draft: Draft) -> Change:
            draft.add("people", {"id": "maija-malli", "name": "Maija Malli", "phone": phone})
            return Change((Statement("renamed", {"name": "uusi"}),))

        return propose

    refused = make(adding("040"), yes=True)
    assert refused.status == 1
    assert "data/contacts.yaml:" in refused.err
    propose = adding("040 123 4567")
    assert make(propose, diff=True).out.startswith("--- data/contacts.yaml\n+++ data/contacts.yaml\n@@ -0,0 +1,")
    assert make(propose, yes=True).status == 0
    after = contents(tmp_path / "data")
    assert set(after) == {*before, "contacts.yaml"}
    assert run("undo --yes").status == 0
    assert contents(tmp_path / "data") == before
    assert run("undo --yes").status == 0
    assert contents(tmp_path / "data") == after


# --- all or nothing


@pytest.mark.parametrize("after", range(7))
def test_on_a_full_disk_nothing_changes_and_nothing_is_left(
    after: int, data: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YHDISTYS_CACHE", str(data.parent / "cache"))
    before, count, sync = contents(data), 0, os.fsync

    def full(descriptor: int) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    result = make(rename("Maija Uusi"), yes=True)
    # Two files, each with its old bytes, and the journal; the record, without which the change is made all the same.
    assert result.status == (3 if after < 5 else 0)
    assert (contents(data) == before) == (after < 5)
    assert ("Kumoa" in result.err) == (after == 6)
    assert sorted(path.name for path in data.iterdir()) == sorted(before)


def test_a_file_among_them_that_may_not_be_written(data: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(data)
    monkeypatch.setattr(os, "access", lambda path, _mode: not path.endswith("guide.yaml"))
    assert make(rename("Maija Uusi"), yes=True)[::2] == (3, "permission data/guide.yaml")
    assert contents(data) == before


@posix
def test_what_was_killed_is_taken_back_first_and_that_is_said(data: Path, make: Make) -> None:
    before = contents(data)

    def killed() -> None:
        real, count = os.replace, 0

        def replace(old: str, new: str) -> None:
            nonlocal count
            count += 1
            if count == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            real(old, new)

        os.replace = replace  # type: ignore[assignment]
        make(rename("Maija Uusi"), yes=True)

    assert in_a_child(killed) == -signal.SIGKILL
    assert contents(data)["contacts.yaml"] != before["contacts.yaml"]
    result = make(rename("Maija Toinen"), diff=True)
    assert "Muutos keskeytyi. Nämä tiedostot ovat niin kuin ennen sitä: data/contacts.yaml" in result.err
    assert contents(data) == before


@posix
def test_somebody_else_is_writing(data: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    real, results = os.replace, list[Result]()

    def meanwhile(old: str, new: str) -> None:
        if not results:
            results.append(make(rename("Maija Toinen"), yes=True))
        real(old, new)

    monkeypatch.setattr(os, "replace", meanwhile)
    assert make(rename("Maija Uusi"), yes=True).status == 0
    assert results[0].status == 3
    assert results[0].err.startswith("busy data")
    assert b"Maija Uusi" in contents(data)["contacts.yaml"]


@posix
def test_of_three_writers_at_once_no_edit_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    edits, file = 20, tmp_path / "areas.yaml"
    file.write_bytes(b"")

    def write(number: int) -> None:
        done = 0
        while done < edits:
            before = file.read_bytes()
            with contextlib.suppress(CannotWriteError):  # somebody else is writing, or has written
                take_back(str(tmp_path))
                rewrite({str(tmp_path): {str(file): (before, before + f"{number} {done}\n".encode())}})
                done += 1
        os._exit(0)

    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            write(number)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert sorted(file.read_text().splitlines()) == sorted(f"{n} {e}" for n in range(3) for e in range(edits))
    assert list(tmp_path.iterdir()) == [file]


@posix
def test_nobody_reads_the_difference(data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YHDISTYS_CACHE", str(data.parent / "cache"))
    with (data / "areas.yaml").open("ab") as file:
        file.write(b"# x \n")
    run("validate --fix --yes")
    before = contents(data)
    reader, writer = os.pipe()
    os.close(reader)
    done = program(["undo", "--diff", "--today", "2026-11-24"], dict(os.environ), stdout=writer)
    os.close(writer)
    assert done.returncode == 0
    assert contents(data) == before
