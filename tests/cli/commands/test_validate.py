"""`yhdistys validate`: which guide and which of its files, what it ends with, corrections, and how far it is."""

import errno
import os
import shlex
import shutil
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from yhdistys_cli.cli import transaction
from yhdistys_cli.load import review

from ...conftest import CITIES, CLEAN, TODAY, Result, Run, any_name, posix
from ...processes import program
from ..test_terminals import Terminal

GOOD = "Kaikki kunnossa. "


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with guides in `data` and `examples/porvoo`, as this repository has, but nothing to report."""
    shutil.copytree(CLEAN, tmp_path / "data")
    shutil.copytree(CLEAN, tmp_path / "examples" / "porvoo")
    (tmp_path / "README.md").write_text("x", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(run: Run) -> Run:
    """As the other `run`, on the day on which there is nothing to report."""

    def on_that_day(*words: str) -> Result:
        return run(*(shlex.split(words[0]) if len(words) == 1 else words), "--today", TODAY.isoformat())

    return on_that_day


def spoil(file: Path, text: str = "# x \n") -> bytes:
    """A problem that can be corrected, at the end of a file."""
    file.write_bytes(file.read_bytes() + text.encode())
    return file.read_bytes()


def places(said: str) -> list[str]:
    """The files of which something is said, in that order."""
    return [line.partition(":")[0] for line in said.splitlines() if line.endswith("]")]


# --- paths


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("data", "data/contacts.yaml"),
        ("data/", "data/contacts.yaml"),
        ("./data", "data/contacts.yaml"),
        ("data/contacts.yaml", "data/contacts.yaml"),
        ("data\\contacts.yaml", "data/contacts.yaml"),
        ("examples/../data/contacts.yaml", "data/contacts.yaml"),
        (".", "data/contacts.yaml"),
        ("{here}/data", "{here}/data/contacts.yaml"),
        ("{here}/data/contacts.yaml", "{here}/data/contacts.yaml"),
    ],
)
def test_a_path_to_a_problem(path: str, shown: str, here: Path, run: Run) -> None:
    spoil(here / "data" / "contacts.yaml")
    result = run("validate", path.format(here=here))
    assert places(result.out) == [shown.format(here=here)]
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("path", ["contacts.yaml", ".", "./contacts.yaml", ""])
def test_in_the_folder_of_the_data(path: str, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(here / "data" / "contacts.yaml")
    monkeypatch.chdir(here / "data")
    result = run("validate", *([path] if path else []))
    assert places(result.out) == ["contacts.yaml"]


def test_from_below_the_data(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "data" / "contacts").mkdir()
    (here / "data" / "contacts.yaml").rename(here / "data" / "contacts" / "all.yaml")
    spoil(here / "data" / "contacts" / "all.yaml")
    spoil(here / "data" / "clock.yaml")
    monkeypatch.chdir(here / "data" / "contacts")
    assert places(run("validate", ".").out) == ["../contacts/all.yaml"]
    assert places(run("validate", "all.yaml").out) == ["../contacts/all.yaml"]
    assert places(run("validate", "..").out) == ["../contacts/all.yaml", "../clock.yaml"]
    monkeypatch.chdir(here)
    assert places(run("validate", "data/contacts/").out) == ["data/contacts/all.yaml"]


def test_only_what_is_in_the_paths_and_the_rest_is_counted(here: Path, run: Run) -> None:
    spoil(here / "data" / "contacts.yaml")
    spoil(here / "data" / "clock.yaml", "# y \nx: 1\n")
    result = run("validate data/contacts.yaml --strict")
    assert (places(result.out), result.status) == (["data/contacts.yaml"], 1)
    assert result.err == "Muissa tiedostoissa: 1 virhe, 1 varoitus. Katso ne: yhdistys validate data\n"
    result = run("validate data/areas.yaml data/guide.yaml --strict")
    assert (result.out.startswith(GOOD), result.status) == (True, 0)
    assert result.err == "Muissa tiedostoissa: 1 virhe, 2 varoitusta. Katso ne: yhdistys validate data\n"
    result = run("validate data/areas.yaml data")
    assert (len(places(result.out)), result.status, result.err) == (3, 1, "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", "Muissa tiedostoissa: 1 huomio. Katso ne: yhdistys validate data\n"),
        ("sv", "I andra filer: 1 notering. Se dem: yhdistys validate data\n"),
        ("en", "In other files: 1 note. See them: yhdistys validate data\n"),
    ],
)
def test_what_is_elsewhere_is_counted_by_its_kind(language: str, said: str, here: Path, run: Run) -> None:
    """One word for all of them would be taken for the last kind."""
    clock = here / "data" / "clock.yaml"
    clock.write_text(clock.read_text("utf-8").replace("from: 1.3.2027", "from: 2.3.2027"), "utf-8")
    result = run(f"validate data/areas.yaml --strict --lang {language}")
    assert (result.status, result.err) == (0, said)


def test_a_problem_is_shown_where_what_belongs_to_it_is(here: Path, run: Run) -> None:
    person = "people:\n- {id: x, name: X Y}\n- {id: x, name: Z Y}\n"
    (here / "examples/porvoo/contacts.yaml").unlink()
    (here / "examples/porvoo/contacts").mkdir()
    (here / "examples/porvoo/contacts/a.yaml").write_text(person[:29], "utf-8")
    (here / "examples/porvoo/contacts/b.yaml").write_text("people:\n" + person[29:], "utf-8")
    for name in "ab":
        assert "duplicate-id" in run("validate", f"examples/porvoo/contacts/{name}.yaml").out
    assert "duplicate-id" not in run("validate", "examples/porvoo/areas.yaml").out


def test_several_guides(here: Path, run: Run) -> None:
    spoil(here / "data" / "clock.yaml")
    spoil(here / "examples" / "porvoo" / "areas.yaml")
    result = run("validate data examples/porvoo/areas.yaml")
    assert places(result.out) == ["data/clock.yaml", "examples/porvoo/areas.yaml"]
    each = [review(f"{here}/{folder}", TODAY) for folder in ("data", "examples/porvoo")]
    files, records = sum(len(e.files) for e in each), sum(e.records for e in each)
    assert result.out.splitlines()[-1] == f"Ei virheitä. 2 varoitusta · {files} tiedostoa, {records} merkintää"
    assert run("validate examples").out == run("validate examples/porvoo").out
    # The same guide by several names is one.
    once = run("validate data").out
    assert run("validate", "data", "./data/clock.yaml", str(here / "data")).out == once


@posix
def test_links(here: Path, run: Run) -> None:
    spoil(here / "data" / "contacts.yaml")
    (here / "tiedot").symlink_to("data")
    (here / "pikku.yaml").symlink_to("data/contacts.yaml")
    assert places(run("validate tiedot").out) == ["tiedot/contacts.yaml"]
    assert places(run("validate pikku.yaml").out) == ["data/contacts.yaml"]
    (here / "data" / "contacts.yaml").rename(here / "muualla.yaml")
    (here / "data" / "contacts.yaml").symlink_to("../muualla.yaml")
    assert places(run("validate data/contacts.yaml").out) == ["data/contacts.yaml"]


@any_name
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_letters_with_dots_in_either_form(form: str, typed: str, here: Path, run: Run) -> None:
    name = unicodedata.normalize(form, "Öljyä å")  # type: ignore[arg-type]
    (here / "data").rename(here / name)
    spoil(here / name / "clock.yaml")
    for path in (f"Öljyä å/{'clock.yaml'}", str(here / "Öljyä å")):
        result = run("validate", unicodedata.normalize(typed, path))  # type: ignore[arg-type]
        assert [os.path.basename(place) for place in places(result.out)] == ["clock.yaml"], result


def test_the_data_that_was_named(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(here / "data" / "clock.yaml")
    monkeypatch.setenv("YHDISTYS_DATA", "data")
    for words in ("", "data/clock.yaml", ".", "--data data data"):
        assert places(run(f"validate {words}").out) == ["data/clock.yaml"], words
    result = run("validate examples/porvoo")
    assert (result.status, result.out) == (2, "")
    assert "”examples/porvoo” ei ole kansiossa ”data”, jossa oppaan tiedot ovat." in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("validate nowhere", "Tiedostoa tai kansiota ”nowhere” ei ole."),
        ("validate data/kontact.yaml", "Tiedostoa tai kansiota ”data/kontact.yaml” ei ole."),
        ("validate ''", "Tiedostoa tai kansiota ”” ei ole."),
        ("validate ääliö/å", "Tiedostoa tai kansiota ”ääliö/å” ei ole."),
        ("validate README.md", "”README.md” ei kuulu mihinkään oppaaseen"),
        ("validate README.md/x", "Tiedostoa tai kansiota ”README.md/x” ei ole."),
        ("validate tyhja", "”tyhja” ei kuulu mihinkään oppaaseen"),
        ("validate data README.md", "”README.md” ei kuulu mihinkään oppaaseen"),
        ("validate data/muistio.txt", "”data/muistio.txt” ei ole oppaan osa"),
        ("validate data/tyhja", "”data/tyhja” ei ole oppaan osa"),
        ("validate --lang sv nowhere", "Det finns ingen fil eller mapp ”nowhere”."),
        ("validate --lang sv README.md", "”README.md” hör inte till någon guide"),
        ("validate --lang en nowhere", "There is no file or folder “nowhere”."),
        ("validate --yes", "Valintaa --yes käytetään yhdessä valinnan --fix kanssa."),
        ("validate --diff -o x.json", ""),
    ],
)
def test_a_wrong_question(words: str, said: str, here: Path, run: Run) -> None:
    (here / "tyhja").mkdir()
    (here / "data" / "tyhja").mkdir()
    (here / "data" / "muistio.txt").write_text("x", "utf-8")
    result = run(words)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_a_file_that_no_section_reads_is_a_problem_and_no_wrong_question(here: Path, run: Run) -> None:
    (here / "data" / "contact.yaml").write_text("x", "utf-8")
    result = run("validate data/contact.yaml")
    assert (result.status, places(result.out)) == (0, ["data/contact.yaml"])


# --- what it ends with


def test_only_errors_count_and_with_strict_warnings_do(here: Path, run: Run) -> None:
    assert (run("validate").status, run("validate --strict").status) == (0, 0)
    spoil(here / "data" / "clock.yaml")
    assert (run("validate").status, run("validate --strict").status) == (0, 1)
    spoil(here / "data" / "clock.yaml", "x: 1\n")
    assert (run("validate").status, run("validate --strict").status) == (1, 1)


def test_the_report_is_written_although_there_are_problems(here: Path, run: Run) -> None:
    before = spoil(here / "data" / "clock.yaml", "x: 1\n")
    result = run("validate data -o raportti.txt")
    assert (result.status, result.out) == (1, "")
    assert places((here / "raportti.txt").read_text("utf-8")) == ["data/clock.yaml"]
    assert run("validate data/areas.yaml -o data/clock.yaml --format text").status == 3
    assert (here / "data" / "clock.yaml").read_bytes() == before


# --- corrections


def test_the_difference_is_shown_and_nothing_changes(here: Path, run: Run) -> None:
    before = spoil(here / "data" / "clock.yaml")
    result = run("validate --diff")
    assert result.out.startswith("--- data/clock.yaml\n+++ data/clock.yaml\n@@ ")
    assert result.out.endswith("-# x \n+# x\n")
    assert (result.status, result.err) == (1, "Valinnalla --fix voi korjata 1 kohdan: data/clock.yaml\n")
    assert (here / "data" / "clock.yaml").read_bytes() == before
    assert run("validate --diff -o muutokset.txt").status == 1
    assert (here / "muutokset.txt").read_text("utf-8") == result.out
    assert run("validate data/contacts.yaml --diff") == (
        0,
        "",
        "Ohjelma ei löytänyt mitään, minkä se voisi korjata itse.\n",
    )


def test_corrections_are_written_and_what_is_left_is_reported(here: Path, run: Run) -> None:
    before = (here / "data" / "clock.yaml").read_bytes()
    spoil(here / "data" / "clock.yaml", "# x  \nxyzzy: 1\n# y\t")
    result = run("validate --fix --yes")
    assert result.err == "Korjattiin 2 kohtaa: data/clock.yaml\n"
    assert (result.status, places(result.out)) == (1, ["data/clock.yaml"])
    assert "[unknown-field]" in result.out
    assert (here / "data" / "clock.yaml").read_bytes() == before + b"# x\nxyzzy: 1\n# y"
    again = run("validate --fix --yes")
    assert again == (1, result.out, "Ohjelma ei löytänyt mitään, minkä se voisi korjata itse.\n")


def test_corrections_of_several_guides_in_the_paths_only(here: Path, run: Run) -> None:
    files = [here / "data/clock.yaml", here / "data/areas.yaml", here / "examples/porvoo/areas.yaml"]
    before = [file.read_bytes() for file in files]
    spoilt = [spoil(file) for file in files]
    result = run("validate data/clock.yaml examples --fix --yes --diff")
    assert result.err.count("\n-# x \n+# x\n") == 2
    assert "Korjattiin 2 kohtaa: data/clock.yaml, examples/porvoo/areas.yaml\n" in result.err
    assert [file.read_bytes() for file in files] == [before[0] + b"# x\n", spoilt[1], before[2] + b"# x\n"]


@pytest.mark.parametrize("city", CITIES)
def test_in_the_guide_of_a_city_only_what_is_planted_changes(city: str, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / city
    shutil.copytree(CITIES[city], folder)
    before = {file: file.read_bytes() for file in sorted(folder.iterdir())}
    found = run("validate", str(folder)).out
    for file in before:
        spoil(file)
    result = run("validate", str(folder), "--fix", "--yes")
    assert (result.status, result.out) == (0, found)
    assert f"Korjattiin {len(before)} kohtaa:" in result.err
    assert {file: file.read_bytes() for file in before} == {file: old + b"# x\n" for file, old in before.items()}


def test_where_nobody_can_be_asked_nothing_changes(here: Path, run: Run) -> None:
    before = spoil(here / "data" / "clock.yaml")
    result = run("validate --fix")
    assert (result.status, result.out) == (2, "")
    assert "\n-# x \n+# x\n" in result.err
    assert "Mitään ei muutettu, koska lupaa ei voitu kysyä." in result.err
    assert (here / "data" / "clock.yaml").read_bytes() == before
    assert run("validate data/areas.yaml --fix").status == 0  # nobody need be asked


def on_terminal(words: str, typed: str = "", language: str = "fi", columns: int = 80, **more: str) -> tuple[int, str]:
    """Run the program with a terminal for its input and standard error; its status, and what the terminal showed."""
    terminal = Terminal(columns)
    os.write(terminal.master, typed.encode())
    environment = {**os.environ, "YHDISTYS_LANG": language, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **more}
    words_ = [*words.split(), "--today", TODAY.isoformat()]
    done = program(words_, environment, stdin=terminal.slave, stderr=terminal.slave)
    return done.returncode, terminal.text() + done.stdout.decode()


@posix
@pytest.mark.parametrize(
    ("language", "typed", "asked", "changed"),
    [
        ("fi", "k\n", "Muutetaanko? k = kyllä, Enter = ei:", True),
        ("fi", "Kyllä\n", "Muutetaanko?", True),
        ("fi", "\n", "Mitään ei muutettu.", False),
        ("fi", "e\n", "Mitään ei muutettu.", False),
        ("fi", "\x04", "Mitään ei muutettu.", False),
        ("sv", "j\n", "Vill du göra ändringarna? j = ja, Enter = nej:", True),
        ("sv", "nej\n", "Inget ändrades.", False),
        ("en", "y\n", "Make these changes? y = yes, Enter = no:", True),
        ("en", "no\n", "Nothing was changed.", False),
    ],
)
def test_on_a_terminal_it_asks(language: str, typed: str, asked: str, changed: bool, here: Path) -> None:
    before = spoil(here / "data" / "clock.yaml", "# x  \n")
    status, shown = on_terminal("validate --fix --strict", typed, language)
    assert asked in shown
    assert "# x··" in shown  # what nobody sees is shown
    assert status == (0 if changed else 1)
    assert (here / "data" / "clock.yaml").read_bytes() == (before[:-3] + b"\n" if changed else before)


# --- all or nothing


def spoilt(here: Path) -> dict[Path, bytes]:
    files = [here / "data" / name for name in ("areas.yaml", "clock.yaml", "contacts.yaml")]
    return {file: spoil(file) for file in files}


def unchanged(files: dict[Path, bytes]) -> bool:
    folder = next(iter(files)).parent
    assert len(list(folder.iterdir())) == 6  # nothing is left behind
    return all(file.read_bytes() == content for file, content in files.items())


@pytest.mark.parametrize("failing", [0, 1, 2])
@pytest.mark.parametrize(
    ("error", "said"),
    [(errno.EACCES, "Ei ole oikeutta"), (errno.ENOSPC, "levy on täynnä"), (errno.EIO, "Input/output error")],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_file_that_cannot_be_written_keeps_all_as_they_were(
    call: str, error: int, said: str, failing: int, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = spoilt(here)
    real, count = getattr(os, call), 0

    def fails(*words: object, **more: object) -> object:
        nonlocal count
        count += call != "open" or str(words[0]).endswith(("tmp", "old"))  # the data is opened, too
        if count == failing + 1:
            raise OSError(error, os.strerror(error))
        return real(*words, **more)

    monkeypatch.setattr(os, call, fails)
    result = run("validate --data data --fix --yes")
    monkeypatch.undo()
    assert (result.status, result.out) == (3, "")
    assert "Mitään ei muutettu.\n" in result.err
    assert said.casefold() in result.err.casefold()
    assert unchanged(files)


def test_interrupted_between_two_files(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files, real, count = spoilt(here), os.replace, 0

    def interrupted(*words: str) -> None:
        nonlocal count
        count += 1
        if count == 2:
            raise KeyboardInterrupt
        real(*words)

    monkeypatch.setattr(os, "replace", interrupted)
    assert run("validate --data data --fix --yes").status == 130
    monkeypatch.undo()
    assert unchanged(files)


def test_where_even_putting_back_fails_the_old_bytes_stay(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, real, count = spoilt(here), os.replace, 0

    def fails(*words: str) -> None:
        nonlocal count
        count += 1
        if count > 1:
            raise OSError(errno.EIO, "x")
        real(*words)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fails)
        result = run("validate --data data --fix --yes")
    assert result.status == 3
    assert "Mitään ei muutettu." not in result.err
    assert "jäi kesken" in result.err
    areas = files[here / "data" / "areas.yaml"]
    assert areas in [kept.read_bytes() for kept in (here / "data").glob(".yhdistys-*.tmp")]
    assert (here / "data" / "areas.yaml").read_bytes() != areas
    assert "areas.yaml" in run("validate --data data --fix --yes").err.splitlines()[0]  # the next run puts it back
    assert not list((here / "data").glob(".yhdistys-*"))


def test_somebody_has_edited_a_file_meanwhile(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files, real = spoilt(here), transaction.rewrite
    edited = here / "data" / "contacts.yaml"

    def meanwhile(changes: Mapping[str, transaction.Changes], *more: object) -> None:
        files[edited] = spoil(edited, "# edited\n")
        real(changes, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(transaction, "rewrite", meanwhile)
    result = run("validate --fix --yes")
    assert (result.status, result.out) == (3, "")
    assert "Tiedostoa data/contacts.yaml on muutettu sillä välin" in result.err
    assert unchanged(files)


@posix
def test_modes_and_links_stay(here: Path, run: Run) -> None:
    file, link = here / "data" / "muualla.txt", here / "data" / "clock.yaml"
    link.rename(file)
    link.symlink_to("muualla.txt")
    before = file.read_bytes()
    spoil(file, "# x \n")
    file.chmod(0o640)
    assert run("validate --fix --yes").status == 0
    assert link.is_symlink()
    assert file.read_bytes() == before + b"# x\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_file_that_may_not_be_written(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files = spoilt(here)
    monkeypatch.setattr(os, "access", lambda path, _mode: not path.endswith("clock.yaml"))
    result = run("validate --fix --yes")
    assert result.status == 3
    assert "data/clock.yaml" in result.err
    assert unchanged(files)


# --- that it is at work


def a_large_guide(here: Path) -> None:
    people = "".join(f"  - {{id: x{n}, name: X{n} Y, title: {'y' * 150}}}\n" for n in range(6_000))
    spoil(here / "examples" / "porvoo" / "contacts.yaml", f"people:\n{people}")


@posix
@pytest.mark.parametrize(("term", "accessible"), [("xterm", ""), ("dumb", ""), ("xterm", "1")])
def test_with_large_data_a_line_says_that_it_is_at_work(term: str, accessible: str, here: Path) -> None:
    """Not to a screen reader, nor in a terminal that cannot take a line back; and the line is gone at the end."""
    a_large_guide(here)
    shown = on_terminal("validate examples", TERM=term, ACCESSIBLE=accessible)[1]
    is_seen = term == "xterm" and not accessible
    assert ("Tarkistetaan tietoja …" in shown) == is_seen
    # The cursor goes up again, and the line is erased.
    assert shown.rpartition("Tarkistetaan tietoja …")[2].count("\x1b[1A\x1b[2K") == is_seen


@posix
@pytest.mark.usefixtures("here")
def test_with_little_data_there_is_no_such_line() -> None:
    assert "Tarkistetaan" not in on_terminal("validate data", TERM="xterm")[1]
