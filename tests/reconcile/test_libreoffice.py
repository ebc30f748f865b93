"""Workbooks that LibreOffice has really saved: tests/workbooks/README.md tells how they were made."""

import pytest

from yhdistys_cli import workbook

from ..conftest import ROOT
from .edited import GUIDE, outcome

FOLDER = ROOT / "tests" / "workbooks"


@pytest.mark.parametrize("name", ["saved", "sorted", "filtered", "back_from_ods"])
def test_what_libreoffice_does_by_itself_changes_nothing(name: str) -> None:
    assert outcome((FOLDER / f"{name}.xlsx").read_bytes(), str(GUIDE)) == "(ei muutoksia)"


def test_what_was_typed_is_what_changes() -> None:
    said = outcome((FOLDER / "typed.xlsx").read_bytes(), str(GUIDE)).splitlines()
    assert said[:5] == [
        "Henkilöt rivi 4: Cecilia Cederberg: puhelin – → 0401112222",
        "Henkilöt rivi 7: uusi: Maija Malli, 0409876543",
        "Vastuut rivi 4: Liikuntapalvelut, Cecilia Cederberg: päättyy 31.12.2026 → 28.2.2027 (oli tekstinä)",
        "Vastuut rivi 6: uusi: Viestintä, Maija Malli",
        "Päivät rivi 4: Avustushaku 1.3.2027: päättyy klo 15.00 → 16.00",
    ]


def test_the_form_of_libreoffice_is_refused() -> None:
    with pytest.raises(workbook.UnreadableError) as refused:
        workbook.read((FOLDER / "saved.ods").read_bytes(), "saved.ods")
    assert refused.value.code == "ods"
