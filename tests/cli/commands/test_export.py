"""`export`: a workbook to edit in a new file."""

from pathlib import Path

import pytest

from ...conftest import CITIES, Run, make_guide
from ...reconcile.edited import GUIDE

pytestmark = pytest.mark.today("2026-11-24")


@pytest.mark.parametrize("words", [("export", "{file}"), ("vie", "{file}"), ("exportera", "-o", "{file}")])
def test_the_file_is_named_once(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "muokattava.xlsx"
    result = run(*(word.format(file=file) for word in words), "--data", str(GUIDE))
    assert (result.status, result.out) == (0, "")
    assert result.err.splitlines() == [
        f"Tallennettu: {file}",
        f"Muokkaa sitä, tallenna se muodossa .xlsx ja tuo se takaisin: yhdistys import {file} --data {GUIDE}",
    ]
    assert file.read_bytes().startswith(b"PK")


def test_the_same_guide_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run("export", str(tmp_path / name), "--data", str(CITIES["porvoo"])).status == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_that_is_there_is_not_replaced(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"somebody's work")
    result = run("export", str(file), "--data", str(GUIDE))
    assert result.status == 3
    assert result.err == (
        f"{file} on jo olemassa, ja siinä voi olla muutoksia, joita ei ole tuotu. Anna toinen nimi tai poista se.\n"
    )
    assert file.read_bytes() == b"somebody's work"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Anna tiedoston nimi: yhdistys export TIEDOSTO.xlsx"),
        (("a.xlsx", "-o", "b.xlsx"), "Anna tiedoston nimi kerran: yhdistys export TIEDOSTO.xlsx"),
        (("a.csv",), "Tiedostotyyppiä .csv ei voi tehdä. Mahdolliset: .xlsx"),
    ],
)
def test_a_wrong_name(words: tuple[str, ...], said: str, run: Run) -> None:
    result = run("export", *words, "--data", str(GUIDE))
    assert result.status == 2
    assert result.err.splitlines()[0] == f"Virhe: {said}"


def test_a_guide_with_errors_is_not_exported(run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data", contacts="people:\n  - {id: a, name: A A, phone: vaihde}\n")
    result = run("export", str(tmp_path / "x.xlsx"), "--data", data)
    assert result.status == 1
    assert not (tmp_path / "x.xlsx").exists()
