"""Sheets: which columns there are, what is empty, and a row for each person and for what nobody answers for."""

from pathlib import Path

import pytest

from yhdistys_cli.formats.tables.sheets import Sheet, sheet
from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.clock import EVERYTHING, ClockView, Filters, clock, years
from yhdistys_cli.views.contacts import ContactList, contacts
from yhdistys_cli.views.plan import plan
from yhdistys_cli.words import Words

from ...conftest import GUIDE, TODAY, make_guide

EN = Words("en", "en")
CONTACTS = """\
units:
  - {id: u, name: Unit, contacts: [a, {person: b, role: substitute, since: 2026-11-01}]}
  - {id: v, name: Void}
people: [{id: a, name: Aino Aalto}, {id: b, name: Bo Berg%s}]
"""
CLOCK = """\
events:
  - {id: a, title: Evening, kind: meeting, dates: {2027: {from: 6.12.2027}}}
  - {id: b, title: Other, kind: info, dates: {2027: {from: 7.12.2027, note: Bring a cup.}}}
"""


def read(folder: Path, **texts: str) -> Guide:
    guide = load(make_guide(folder, **texts)).guide
    assert guide is not None
    return guide


def sheet_of(folder: Path, texts: str) -> Sheet:
    view = contacts(read(folder, contacts=texts), TODAY)
    assert isinstance(view, ContactList)
    return sheet(view, EN)


def contact_sheet(folder: Path, more: str = "") -> Sheet:
    return sheet_of(folder, CONTACTS % more)


def test_a_column_is_left_out_where_it_would_say_nothing_in_every_row(tmp_path: Path) -> None:
    made = contact_sheet(tmp_path)
    assert made.title == "Contact persons"
    assert [column.key for column in made.columns] == ["name", "units", "note", "term", "checked"]
    more = contact_sheet(tmp_path, ", phone: 040 123 4567, source: https://a.fi/")
    assert [c.key for c in more.columns] == ["name", "units", "phone", "note", "term", "checked", "source"]


def test_what_names_no_page_is_said_where_all_of_the_guide_is(tmp_path: Path) -> None:
    texts = CONTACTS % ", source: https://a.fi/"
    for source, said in (("", ""), ("source: lahti.fi/yhdistykset\n", "lahti.fi/yhdistykset")):
        view = contacts(read(tmp_path, guide=GUIDE + source, contacts=texts), TODAY)
        assert isinstance(view, ContactList)
        made = sheet(view, EN)
        column = [c.key for c in made.columns].index("source")
        assert [row[column] for row in made.rows] == [said, "https://a.fi/", said]


def test_how_a_unit_is_reached_and_who_is_away(tmp_path: Path) -> None:
    texts = """\
units: [{id: u, name: Unit, contacts: [a], phone: 03 814 111, address: Street 1, hours: on weekdays}]
people:
  - id: a
    name: Aino Aalto
    phone: "0401234567"
    second_phone: 03 814 112
    phone_hours: at noon
    absences: [{since: 2026-11-01, until: 2026-12-31, substitute: b}]
  - {id: b, name: Bo Berg}
"""
    made = sheet_of(tmp_path, texts)
    rows = [dict(zip([c.key for c in made.columns], row, strict=True)) for row in made.rows]
    assert [row["name"] for row in rows] == ["Aino Aalto", "Bo Berg"]
    assert rows[0]["term"] == "away until 31 December 2026, Bo Berg stands in"
    assert rows[1]["term"] == "substitute, 1 November 2026–31 December 2026"
    assert rows[0]["phone"] == "040 123 4567, 03 814 112 (at noon)"
    assert rows[0]["reach"] == "03 814 111 · Street 1 · on weekdays"


def test_columns_that_are_always_there() -> None:
    from yhdistys_cli.formats.tables.sheets import CLOCK, CONTACTS

    assert [column.key for column in CONTACTS if column.always] == ["name", "units", "checked"]
    kept = ["what", "status", "first", "last", "when", "who", "kind", "checked"]
    assert [column.key for column in CLOCK if column.always] == kept


def test_what_is_not_known_is_empty_and_nobody_is_said(tmp_path: Path) -> None:
    assert contact_sheet(tmp_path).rows == [
        ["Aino Aalto", "Unit", "", "", ""],
        ["Bo Berg", "Unit", "", "substitute, from 1 November 2026", ""],
        ["nobody", "Void", "No contact person is named.", "", ""],
    ]


def test_where_everything_is_unchecked_the_column_is_there(tmp_path: Path) -> None:
    only = "units: [{id: u, name: U, contacts: [a]}]\npeople: [{id: a, name: A}]\n"
    made = sheet_of(tmp_path, only)
    assert [column.key for column in made.columns] == ["name", "units", "checked"]
    assert made.rows == [["A", "U", ""]]


@pytest.fixture
def year(tmp_path: Path) -> ClockView:
    guide = read(tmp_path, clock=CLOCK)
    view = clock(guide, calendar(guide, years(TODAY, 2027, EVERYTHING)), TODAY, 2027, Filters())
    assert isinstance(view, ClockView)
    return view


def test_a_row_a_happening(year: ClockView) -> None:
    made = sheet(year, EN)
    keys = [column.key for column in made.columns]
    assert [row[keys.index("what")] for row in made.rows] == ["Evening", "Other"]
    assert [row[keys.index("note")] for row in made.rows] == ["", "Bring a cup."]
    assert "place" not in keys
    assert all(len(row) == len(keys) for row in made.rows)


def test_a_plan_says_what_to_do_and_leaves_room_for_what_is_decided(tmp_path: Path) -> None:
    guide = read(tmp_path, clock=CLOCK)
    known = calendar(guide, years(TODAY, 2027, EVERYTHING), holidays=True)
    made = sheet(plan(guide, known, TODAY, 2027), EN)
    keys = [column.key for column in made.columns]
    assert keys[:7] == ["what", "when", "todo", "decision", "decided_first", "decided_hour", "decided_last"]
    first, second = (row[keys.index("todo")] for row in made.rows)
    assert "holiday" in str(first)
    assert second == ""
    assert all(row[3:7] == [""] * 4 for row in made.rows)
