"""`import`: what a spreadsheet would change is shown, asked about, written; what cannot be told is refused."""

import shutil
from pathlib import Path

import pytest

from ...conftest import ROOT, Run
from ...reconcile.edited import GUIDE, edit, exported_bytes

pytestmark = pytest.mark.today("2026-12-01")
SAVED = ROOT / "tests" / "workbooks"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the guide of the workbooks, in the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GUIDE, tmp_path / "data")
    return tmp_path / "data"


def edited(*lines: str) -> str:
    Path("x.xlsx").write_bytes(edit(exported_bytes(str(GUIDE)), list(lines)))
    return "x.xlsx"


def test_what_changes_is_shown_and_with_yes_written(data: Path, run: Run) -> None:
    before = (data / "contacts.yaml").read_text(encoding="utf-8")
    result = run("tuo", edited("Henkilöt!C4 = '040 111 2222'"), "--yes")
    assert result.status == 0
    said = result.err.splitlines()
    assert said[0] == "Henkilöt rivi 4: Cecilia Cederberg: puhelin – → 040 111 2222"
    assert '+    phone: "040 111 2222"' in said
    after = (data / "contacts.yaml").read_text(encoding="utf-8")
    assert after == before.replace("Cecilia Cederberg\n", 'Cecilia Cederberg\n    phone: "040 111 2222"\n')
    assert "updated: 2026-12-01" in (data / "guide.yaml").read_text(encoding="utf-8")


def test_importing_it_once_more_changes_nothing(data: Path, run: Run) -> None:
    file = edited(
        "Henkilöt!C4 = '040 111 2222'",
        "append Henkilöt 'Maija Malli'",
        "append Vastuut 'Viestintä', 'Maija Malli'",
        "Vastuut!D2 = date(2026, 1, 1)",
        "delete Henkilöt 6",
        "append Päivät 'Avustushaku', date(2028, 3, 1), None, date(2028, 3, 31)",
        "Päivät!B3 = date(2027, 4, 20)",
        "Päivät!D3 = date(2027, 4, 20)",
    )
    assert run("import", file, "--yes").status == 0
    written = {path.name: path.read_bytes() for path in data.iterdir()}
    # New rows have no key in the workbook, and the keys of others have become other ones: both are found all the same.
    result = run("import", file, "--yes")
    assert (result.status, written) == (0, {path.name: path.read_bytes() for path in data.iterdir()}), result.err


@pytest.mark.parametrize("words", [("--diff",), ()])
def test_without_yes_nothing_is_written(words: tuple[str, ...], data: Path, run: Run) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in data.iterdir()}
    result = run("import", edited("Henkilöt!C4 = '040 111 2222'"), *words)
    assert result.status == (0 if words else 2)
    assert before == {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in data.iterdir()}


@pytest.mark.usefixtures("data")
def test_what_cannot_be_told_is_named_with_its_cell(run: Run) -> None:
    result = run("import", edited("Henkilöt!C2 = 401234568", "Henkilöt!B2 = 'johtaja'"), "--yes")
    assert result.status == 2
    assert result.err.splitlines()[:2] == [
        "Virhe: Mitään ei tuoda, ennen kuin nämä on korjattu.",
        "  Henkilöt!C2: puhelinnumero on muuttunut luvuksi 401234568; alun nolla on voinut kadota. "
        "Kirjoita se tekstinä",
    ]


@pytest.mark.usefixtures("data")
def test_what_validate_would_say_of_it_is_said_before(run: Run) -> None:
    """Two terms of one person in one unit may not overlap: no cell is wrong by itself."""
    result = run("import", edited("append Vastuut 'Liikuntapalvelut', 'Bengt Berg', None, date(2026, 6, 1)"), "--diff")
    assert result.status == 0
    assert "[overlapping-terms]" in result.err


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("saved.ods", None, "saved.ods on .ods-tiedosto. Tallenna se muodossa .xlsx"),
        ("x.xls", b"\xd0\xcf\x11\xe0", "x.xls on vanha .xls-tiedosto tai salasanalla suojattu."),
        ("x.xlsx", b"PK\x03\x04", "x.xlsx on vioittunut"),
        ("x.csv", b"Tuote;Hinta\n", "Tiedostossa x.csv ei ole mitään tuttua"),
        ("gone.xlsx", b"", "Tiedostoa gone.xlsx ei ole."),
    ],
)
def test_files_that_cannot_be_imported(name: str, content: bytes | None, said: str, run: Run) -> None:
    if content is None:
        shutil.copy(SAVED / name, name)
    elif content:
        Path(name).write_bytes(content)
    result = run("import", name, "--yes")
    assert result.status == 2
    assert result.err.startswith(f"Virhe: {said}"), result.err


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("question", ["contacts", "clock"])
def test_an_answer_to_read_is_refused_with_the_right_command(form: str, question: str, run: Run) -> None:
    assert run(question, "-o", f"x.{form}").status == 0
    result = run("import", f"x.{form}")
    assert result.status == 2
    assert "on luettavaksi tehty vastaus" in result.err
    assert "yhdistys export TIEDOSTO.xlsx" in result.err


@pytest.mark.usefixtures("data")
def test_a_workbook_of_another_guide_is_refused(run: Run) -> None:
    assert run("export", "x.xlsx", "--data", str(ROOT / "examples" / "porvoo")).status == 0
    result = run("import", "x.xlsx", "--yes")
    assert result.status == 2
    assert result.err.startswith("Virhe: Työkirja on tehty toisesta oppaasta: ")


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("beside", ["~$x.xlsx", ".~lock.x.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_warned_of(beside: str, run: Run) -> None:
    Path(beside).touch()
    result = run("import", edited())
    assert result.status == 0
    assert result.err.startswith("x.xlsx näyttää olevan auki muualla.")


def test_a_finnish_csv_goes_two_ways(data: Path, run: Run) -> None:
    text = (
        "Nimi;Tehtävänimike;Puhelin;Sähköposti;Lähde;Tarkistettu;Tunnus\r\n"
        "Anna Aalto;nuorisopäällikkö;401234567;anna.aalto@mallila.fi;mallila.fi/yhteystiedot;01.10.2026;anna-aalto\r\n"
    )
    Path("x.csv").write_bytes(text.encode("cp1252"))
    result = run("import", "x.csv", "--yes")
    assert result.status == 0, result.err
    said = result.err.splitlines()
    assert said[0].startswith("CSV-tiedosto ei tiedä, millaiset tiedot olivat, kun ne vietiin")
    assert said[2] == "rivi 2: Anna Aalto: tehtävänimike nuorisosihteeri → nuorisopäällikkö"
    assert "title: nuorisopäällikkö" in (data / "contacts.yaml").read_text(encoding="utf-8")


def test_a_citys_own_list_is_imported_as_new_people_and_units(data: Path, run: Run) -> None:
    text = "Yksikkö;Nimi;Puh.\r\nTaidemuseo;Maija Malli;p. 040 765 1234 (ma–pe 9–15)\r\n"
    Path("lista.csv").write_bytes(text.encode("cp1252"))
    result = run("import", "lista.csv", "--yes")
    assert result.status == 0, result.err
    assert "  C ”Puh.”: puhelin" in result.err.splitlines()
    assert run("contacts", "taidemuseo").out.splitlines()[:2] == [
        "Taidemuseo",
        "  Maija Malli  040 765 1234 (ma–pe 9–15)",
    ]
    assert "phone_hours: ma–pe 9–15" in (data / "contacts.yaml").read_text(encoding="utf-8")
