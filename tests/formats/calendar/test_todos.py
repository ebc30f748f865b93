"""What is to be done as VTODO, read by other people's readers."""

from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from ...conftest import CITIES, CLEAN, Run

ASKED = ("todo", "--format", "ics", "--data", str(CITIES["lahti"]), "--today", "2026-11-24")


def test_three_readers_read_the_same_tasks(run: Run) -> None:
    text = run(*ASKED).out
    entries: Any = icalendar.Calendar.from_ical(text).walk("VTODO")
    due = {str(entry["UID"]): entry["DUE"].dt if "DUE" in entry else None for entry in entries}
    assert len(due) == len(entries) == 16
    assert due["todo-promise-yhdistysilta-2026-0@yhdistys-398.invalid"] == date(2026, 12, 31)
    assert due["todo-no-answer-tilayhteistyo@yhdistys-398.invalid"] is None
    read = vobject.readOne(text).vtodo_list
    assert {t.uid.value: t.due.value if hasattr(t, "due") else None for t in read} == due
    assert {t.uid: t.due for t in IcsCalendarStream.calendar_from_ics(text).todos} == due


def test_a_task_says_why_and_which_command(run: Run) -> None:
    entries = {str(e["UID"]): e for e in icalendar.Calendar.from_ical(run(*ASKED, "--lang", "en").out).walk("VTODO")}
    entry = entries["todo-confirm-vuosiavustusten-haku-2027-0@yhdistys-398.invalid"]
    assert str(entry["SUMMARY"]) == "Vuosiavustusten haku: confirm 1 March–31 March 2027, closes at 15:00"
    assert "yhdistys confirm vuosiavustusten-haku 1.3.–31.3.2027 klo 15.00" in str(entry["DESCRIPTION"])
    assert str(entry["STATUS"]) == "NEEDS-ACTION"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_lines_are_short_and_the_same_each_time(language: str, run: Run) -> None:
    text = run(*ASKED, "--lang", language).out
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert run(*ASKED, "--lang", language).out == text


def test_where_there_is_nothing_no_file_is_made(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "tehtavat.ics"
    result = run("todo", "--data", str(CLEAN), "-o", str(target), "--today", "2026-11-24")
    assert (result.status, result.out, target.exists()) == (0, "", False)
    assert "Luetteloa ei tehty" in result.err
