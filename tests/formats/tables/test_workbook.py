"""The workbook to edit, opened with openpyxl: real days, phones as text, choices, its base hidden in it."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ...conftest import CITIES, ROOT
from ...reconcile.edited import GUIDE, exported_bytes, outcome


def opened(language: str = "fi") -> Any:
    return load_workbook(io.BytesIO(exported_bytes(str(GUIDE), language)))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    "folder", [*CITIES.values(), ROOT / "tests" / "guides" / "every-form", GUIDE], ids=lambda path: path.name
)
def test_a_workbook_that_comes_back_as_it_went_changes_nothing(folder: Path, language: str) -> None:
    assert outcome(exported_bytes(str(folder), language), str(folder)) == "(ei muutoksia)"
    assert exported_bytes(str(folder), language) == exported_bytes.__wrapped__(str(folder), language)


def test_sheets_and_headers() -> None:
    book = opened()
    assert {paper.title: paper.sheet_state for paper in book} == {
        "Ohje": "visible",
        "Henkilöt": "visible",
        "Vastuut": "visible",
        "Päivät": "visible",
        "Luettelot": "hidden",
        "_yhdistys": "veryHidden",
    }
    assert [cell.value for cell in book["Vastuut"][1]] == ["Yksikkö", "Henkilö", "Rooli", "Alkaa", "Päättyy", "Tunnus"]
    assert not any(paper.protection.sheet for paper in book)
    for name in ("Henkilöt", "Vastuut", "Päivät"):
        (table,) = book[name].tables.values()
        assert table.ref == book[name].dimensions


def test_days_are_days_and_the_rest_is_text() -> None:
    people, days = opened()["Henkilöt"], opened()["Päivät"]
    assert (people["C2"].value, people["C2"].number_format) == ("040 123 4567", "@")
    assert (people["F2"].value.date(), people["F2"].number_format) == (date(2026, 10, 1), "d.m.yyyy")
    assert (days["B3"].value.date(), days["C3"].value, days["C3"].number_format) == (date(2027, 4, 13), "17.00", "@")
    # Where nothing stands yet, what is typed is taken in the same way.
    assert people.column_dimensions["C"].width
    assert people["G2"].fill.start_color.rgb == "FFEDEDED"


def test_choices_warn_and_do_not_stop() -> None:
    book = opened()
    found = {str(rule.sqref): rule for rule in book["Vastuut"].data_validations.dataValidation}
    assert set(found) == {"A2:A2001", "B2:B2001", "C2:C2001"}
    assert {rule.errorStyle for rule in found.values()} == {"warning"}
    assert found["C2:C2001"].formula1 == "'Luettelot'!$D$2:$D$4"
    assert [book["Luettelot"][f"D{number}"].value for number in (2, 3, 4)] == ["yhteyshenkilö", "sijainen", "vs."]


def test_the_base_is_split_into_cells_that_fit() -> None:
    base = "".join(cell.value for (cell,) in opened()["_yhdistys"].iter_rows())
    assert json.loads(base)["rows"]["terms"]["liikuntapalvelut/bengt-berg/2026-01-01"]["since"] == "2026-01-01"


def test_languages_have_their_own_words() -> None:
    assert [paper.title for paper in opened("sv")][1:4] == ["Personer", "Ansvar", "Dagar"]
    assert [paper.title for paper in opened("en")][1:4] == ["People", "Duties", "Days"]
    assert opened("en")["Days"]["G2"].value == "confirmed"
