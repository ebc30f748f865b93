"""The order of an entry's lines, and when it was last changed."""

import re
from pathlib import Path

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from ...conftest import Run

EDGES = "--data tests/guides/edges"


def test_an_alarm_stands_after_the_properties(run: Run) -> None:
    """RFC 5545 3.6.1: properties, then alarms; some readers take what follows an alarm for nobody's."""
    text = run(f"clock 2027 --format ics {EDGES} --today 2026-11-28").out
    (entry,) = (e for e in re.findall(r"BEGIN:VEVENT\r?\n.*?END:VEVENT", text, re.DOTALL) if "UID:ilta-" in e)
    lines = entry.splitlines()
    assert lines[lines.index("END:VALARM") + 1] == "END:VEVENT"
    assert lines.index("UID:ilta-2027-0@mallila.example") < lines.index("BEGIN:VALARM")
    read = [e for e in Calendar.from_ical(text).walk("VEVENT") if str(e["UID"]).startswith("ilta-")]
    assert [alarm["TRIGGER"].to_ical() for alarm in read[0].walk("VALARM")] == [b"-P2D"]
    again = next(e for e in vobject.readOne(text).vevent_list if str(e.uid.value).startswith("ilta-"))
    assert again.valarm.action.value == "DISPLAY"
    assert len(IcsCalendarStream.calendar_from_ics(text).events) == 7


@pytest.mark.parametrize(
    ("updated", "checked", "stamp"),
    [
        ("2026-11-27", "2026-03-01", "20261127"),
        ("2026-03-01", "2026-11-27", "20261127"),
        ("2026-11-27", "", "20261127"),
    ],
)
def test_last_modified_is_never_older_than_the_edit(
    updated: str, checked: str, stamp: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "guide.yaml").write_text(
        "name: Opas\nmunicipality: {name: Mallila, code: '999'}\n"
        f"language: fi\nupdated: {updated}\nintroduction: Opas.\n",
        encoding="utf-8",
    )
    dates = "{2027: {from: 14.4.2027 klo 17.00, place: Koulu" + (f", checked: {checked}" if checked else "") + "}}"
    (tmp_path / "clock.yaml").write_text(
        f"events: [{{id: ilta, title: Ilta, kind: info, dates: {dates}}}]\n", encoding="utf-8"
    )
    text = run("clock", "2027", "--format", "ics", "--data", str(tmp_path), "--today", "2026-11-28").out
    assert f"LAST-MODIFIED:{stamp}T000000Z" in text
    assert f"DTSTAMP:{stamp}T000000Z" in text


FOLDER = ["haku-2027-0-opens", "haku-2027-0-closes", "paatos-2027-0"]


@pytest.mark.parametrize(
    ("today", "ids"),
    [("2027-04-30", FOLDER), ("2027-05-01", FOLDER), ("2028-04-29", FOLDER), ("2028-06-01", FOLDER[2:])],
)
def test_a_subscribed_calendar_keeps_a_year_back(today: str, ids: list[str], run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "guide.yaml").write_text(
        "name: Opas\nmunicipality: {name: Mallila, code: '999'}\n"
        "language: fi\nupdated: 2026-11-01\nintroduction: Opas.\n",
        encoding="utf-8",
    )
    (data / "clock.yaml").write_text(
        "events:\n"
        "- {id: haku, title: Haku, kind: application, dates: {2027: {from: 1.4.2027, until: 30.4.2027 klo 15.00}}}\n"
        "- {id: paatos, title: Päätös, kind: decision, dates: {2027: {from: 15.6.2027}}}\n",
        encoding="utf-8",
    )
    folder = tmp_path / "kalenterit"
    assert run("calendar", "-o", f"{folder}/", "--data", str(data), "--today", today).status == 0
    text = (folder / "yhdistys.ics").read_text(encoding="utf-8")
    assert re.findall(r"UID:(\S+)@", text) == ids
    asked = run("calendar", "--from", today, "--until", "31.12.2029", "--data", str(data), "--today", today)
    assert ("haku-2027-0" in asked.out) == (today == "2027-04-30")
