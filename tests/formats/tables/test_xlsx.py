"""XLSX, opened with openpyxl: a table that an office worker is glad to open."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from yhdistys_cli.formats import Page
from yhdistys_cli.formats.tables import xlsx
from yhdistys_cli.formats.tables.xlsx import write
from yhdistys_cli.load import load
from yhdistys_cli.views.contacts import ContactList, contacts
from yhdistys_cli.words import Words

from ...conftest import CITIES, ROOT, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
TERMS = ROOT / "tests" / "guides" / "terms"


def sheet(run: Run, tmp_path: Path, data: Path, *words: str) -> Any:
    target = tmp_path / "lista.xlsx"
    result = run("contacts", "-o", str(target), "--data", str(data), *words)
    assert result.status == 0, result.err
    assert result.out == ""
    book = load_workbook(target)
    assert len(book.sheetnames) == 1
    return book.active


@pytest.mark.parametrize("data", [*CITIES.values(), TERMS], ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_real_table_of_texts_and_days(data: Path, language: str, run: Run, tmp_path: Path) -> None:
    page = sheet(run, tmp_path, data, "--lang", language, "--today", "2026-11-24")
    (table,) = page.tables.values()
    assert table.ref == page.dimensions
    assert table.autoFilter is not None
    rows = list(page.iter_rows(values_only=True))
    header = rows[0]
    assert len(set(header)) == len(header)
    # What is not known is an empty cell, which a filter finds.
    assert all(cell is None or isinstance(cell, datetime) or cell.strip() for row in rows for cell in row)
    assert all(row[0] for row in rows)
    assert page.freeze_panes == "B2"
    assert not page.merged_cells.ranges
    assert all(dimension.width >= 4 for dimension in page.column_dimensions.values())


def test_links_work_and_nothing_is_a_formula(run: Run, tmp_path: Path) -> None:
    page = sheet(run, tmp_path, TERMS, "--on", "1.1.2027")
    targets = {cell.value: cell.hyperlink.target for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert targets["anna.aalto@example.com"] == "mailto:anna.aalto@example.com"
    assert targets["https://www.example.com/hakemisto"] == "https://www.example.com/hakemisto"
    values = [cell for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in values if cell.value is not None} <= {"s", "d"}
    assert "=cmd|calc" in {cell.value for cell in values}
    assert "040 123 4567" in {cell.value for cell in values}


def test_the_same_answer_is_the_same_bytes(run: Run, tmp_path: Path) -> None:
    sheet(run, tmp_path, TERMS)
    first = (tmp_path / "lista.xlsx").read_bytes()
    sheet(run, tmp_path, TERMS)
    assert (tmp_path / "lista.xlsx").read_bytes() == first


CLOCK = """
events:
  - {id: a, title: "-15-vuotiaiden ilta", kind: info, dates: {2027: {from: 15.12.2027}}}
  - {id: b, title: Kevätilta, kind: info, dates: {2027: {from: 5.5.2027 klo 17.00}}}
  - {id: c, title: Haku, kind: application, dates: {2027: {from: 1.3.2027, until: 31.3.2027 klo 15.00}}}
  - {id: d, title: Viikkohaku, kind: application, rule: {week: 20}}
  - {id: e, title: Kausi, kind: season, dates: {2027: {from: 1.1.2027, until: 31.12.9999}}}
"""
GUIDE = """
name: Opas
municipality: {name: Mallila, code: "999"}
language: fi
updated: 2026-11-01
introduction: Opas.
"""


def guide(folder: Path, **files: str) -> Path:
    for name, text in {"guide": GUIDE, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


TITLES = {
    "fi": ("Mitä", "Ensimmäinen päivä", "Alkaa klo", "Viimeinen päivä", "Päättyy klo", "Päiviä jäljellä"),
    "sv": ("Vad", "Första dagen", "Börjar kl", "Sista dagen", "Slutar kl", "Dagar kvar"),
    "en": ("What", "First day", "Begins at", "Last day", "Ends at", "Days left"),
}


@pytest.mark.parametrize(
    ("language", "day", "hour"),
    [("fi", "d.m.yyyy", 'h"."mm'), ("sv", "d.m.yyyy", 'h"."mm'), ("en", "d mmmm yyyy", "hh:mm")],
)
def test_days_and_hours_are_such_that_sort(language: str, day: str, hour: str, run: Run, tmp_path: Path) -> None:
    data, target = guide(tmp_path, clock=CLOCK), tmp_path / "x.xlsx"
    options = ("--data", str(data), "--today", "2026-11-28", "--lang", language)
    assert run("clock", "2027", "-o", str(target), *options).status == 0
    page: Any = load_workbook(target).active
    header, *rows = page.iter_rows()
    titles = [cell.value for cell in header]
    what, first, begins, last, ends, left = map(titles.index, TITLES[language])
    assert [(row[first].value.date().isoformat(), row[begins].value) for row in rows] == [
        ("2027-01-01", None),
        ("2027-03-01", None),
        ("2027-05-05", time(17)),
        ("2027-05-17", None),
        ("2027-12-15", None),
    ]
    assert rows[0][last].value.year == 9999
    assert (rows[1][last].value.date(), rows[1][ends].value) == (date(2027, 3, 31), time(15))
    assert {row[first].number_format for row in rows} == {day}
    assert rows[1][ends].number_format == rows[2][begins].number_format == hour
    assert rows[-1][what].value == "-15-vuotiaiden ilta"
    # Counted when the file is open, and known before: from --today.
    letter = rows[1][last].coordinate
    assert rows[1][left].value == f'=IF({letter}<TODAY(),"",{letter}-TODAY())'
    assert rows[3][left].value is None  # only its week is known
    shown: Any = load_workbook(target, data_only=True).active
    assert shown[rows[1][left].coordinate].value == 123


def test_the_plan_is_the_sheet_of_the_planning_meeting(run: Run, tmp_path: Path) -> None:
    data, target = guide(tmp_path, clock=CLOCK), tmp_path / "x.xlsx"
    assert run("plan", "2027", "-o", str(target), "--data", str(data), "--today", "2026-11-28").status == 0
    page: Any = load_workbook(target).active
    titles = [cell.value for cell in page[1]]
    assert titles[:4] == ["Mitä", "Milloin", "Mitä tehdä", "Päätös"]
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"vahvistetaan näin,muu aika,ei tänä vuonna,päätetään myöhemmin"'
    assert str(choice.sqref) == f"D2:D{page.max_row}"
    assert page.cell(2, titles.index("Päätetty: ensimmäinen päivä") + 1).number_format == "d.m.yyyy"
    assert page.oddHeader.left.text == "&BMallila: Suunnitelma 2027"


@pytest.mark.parametrize("words", ["contacts", "clock 2027", "plan 2027"])
@pytest.mark.parametrize("data", CITIES.values(), ids=lambda path: path.name)
def test_what_is_printed_is_one_page_wide_in_letters_of_nine_points(
    words: str, data: Path, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "x.xlsx"
    assert run(*words.split(), "-o", str(target), "--data", str(data), "--today", "2026-11-28").status == 0
    page: Any = load_workbook(target).active
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    printed = str(page.print_area).split("!")[1].replace("$", "").split(":")[1].rstrip("0123456789")
    columns = [chr(code) for code in range(ord("A"), ord(printed) + 1)]
    assert len(columns) >= 4
    # Millimetres at full size: a letter of Calibri 11 takes 7 of 96 dots to the inch.
    wide = sum(page.column_dimensions[column].width * 7 + 5 for column in columns) * 25.4 / 96
    assert 11 * min(1, (297 - 2 * 10) / wide) >= 9


def test_text_is_as_it_is_written(run: Run, tmp_path: Path) -> None:
    people = """
units: [{id: u, name: Nuorisopalvelut, contacts: [a]}]
people: [{id: a, name: Anna Aalto, phone: +46 8 123 456 00, email: "anna?bcc=x%40evil.example&y@lahti.fi"}]
"""
    page = sheet(run, tmp_path, guide(tmp_path, contacts=people), "--today", "2026-11-28")
    cells = {cell.value: cell for row in page.iter_rows() for cell in row}
    assert "+46 8 123 456 00" in cells
    link = cells["anna?bcc=x%40evil.example&y@lahti.fi"].hyperlink.target
    assert link == "mailto:anna%3Fbcc%3Dx%2540evil.example%26y@lahti.fi"


def test_more_links_than_a_sheet_may_have_are_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    people = "people:\n" + "".join(
        f"- {{id: p{i}, name: Anna Aalto{'a' * i}, email: p{i}@lahti.fi}}\n" for i in range(5)
    )
    loaded = load(str(guide(tmp_path, contacts=people)))
    assert loaded.guide is not None
    view = contacts(loaded.guide, date(2026, 11, 28))
    assert isinstance(view, ContactList)
    monkeypatch.setattr(xlsx, "_LINKS", 3)
    target = tmp_path / "x.xlsx"
    target.write_bytes(write(view, Page(Words("fi"))))
    page: Any = load_workbook(target).active
    found = [cell for row in page.iter_rows() for cell in row if str(cell.value).endswith("@lahti.fi")]
    assert [cell.value for cell in found] == [f"p{i}@lahti.fi" for i in range(5)]
    assert sum(cell.hyperlink is not None for cell in found) == 3


def test_a_long_name_of_a_city_does_not_lose_the_footer(
    run: Run, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    data = guide(tmp_path, guide=GUIDE.replace("Mallila", "M&" * 99), contacts="people: [{id: a, name: Anna Aalto}]\n")
    page = sheet(run, tmp_path, data, "--today", "2026-11-28")
    assert page.oddFooter.left.text.startswith("M&&M&&")
    assert not list(recwarn)


@pytest.mark.parametrize("asked", [("todo",), ("handover", "anna-aalto", "--from", "1.1.2027")])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_to_be_done_and_handed_over(asked: tuple[str, ...], language: str, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "lista.xlsx"
    result = run(*asked, "-o", str(target), "--data", str(TERMS), "--lang", language, "--today", "2026-11-24")
    assert result.status == 0, result.err
    rows = list(load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert len(rows) > 2
    assert all(isinstance(cell, str) and cell for cell in rows[0])
    assert {type(cell) for row in rows[1:] for cell in row} <= {str, datetime, type(None)}
