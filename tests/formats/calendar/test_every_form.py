"""Calendars of every form of time, read by other people's readers: deadlines have a day, what has none is left out."""

from datetime import date, datetime
from typing import Any

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream

from ...conftest import Run

ASKED = "clock 2027 --format ics --data tests/guides/every-form --today 2026-11-28"
# The id of each entry, and the day on which it begins.
DAYS = {
    "kohdetuki-2027-0-opens@mallila.example": date(2027, 1, 11),
    "tilatuki-2027-0-opens@mallila.example": date(2027, 1, 11),
    "toimintatuki-2027-0-opens@mallila.example": date(2027, 1, 11),
    "kylatuki-2027-0-opens@mallila.example": date(2027, 2, 1),
    "kohdetuki-2027-0-closes@mallila.example": date(2027, 2, 12),
    "selvitys-2027-0-closes@mallila.example": date(2027, 2, 12),
    "tilatuki-2027-0-closes@mallila.example": date(2027, 2, 12),
    "toimintatuki-2027-0-closes@mallila.example": date(2027, 2, 12),
    "ilmoitus-2027-0-closes@mallila.example": date(2027, 2, 28),
    "kylatuki-2027-0-closes@mallila.example": date(2027, 2, 28),
    "koulutus-2027-0@mallila.example": date(2027, 3, 4),
    "hakuinfo-2027-0@mallila.example": date(2027, 4, 7),
    "iltapaiva-2027-0@mallila.example": date(2027, 4, 13),
    "kesatuki-2027-0-opens@mallila.example": date(2027, 5, 2),
    "kesatuki-2027-0-closes@mallila.example": date(2027, 5, 15),
    "kylainfo-2027-0@mallila.example": date(2027, 8, 23),
    "kylatuki-2027-1-opens@mallila.example": date(2027, 8, 30),
    "budjetointi-2027-0-opens@mallila.example": date(2027, 9, 1),
    "kylatuki-2027-1-closes@mallila.example": date(2027, 9, 13),
    "budjetointi-2027-0-closes@mallila.example": date(2027, 9, 30),
    "karttatuki-2027-0-closes@mallila.example": date(2027, 10, 1),
    "palkinnot-2027-0-closes@mallila.example": date(2027, 10, 15),
}


def day_of(moment: Any) -> Any:
    return moment.date() if isinstance(moment, datetime) else moment


def test_three_readers_read_the_same_days(run: Run) -> None:
    text = run(ASKED).out
    entries: Any = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert {str(entry["UID"]): day_of(entry["DTSTART"].dt) for entry in entries} == DAYS
    assert {e.uid.value: day_of(e.dtstart.value) for e in vobject.readOne(text).vevent_list} == DAYS
    assert {e.uid: day_of(e.dtstart) for e in IcsCalendarStream.calendar_from_ics(text).events} == DAYS


def test_the_title_of_a_deadline_says_by_when(run: Run) -> None:
    titles = {str(e["UID"]): str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(run(ASKED).out).walk("VEVENT")}
    asked = titles["karttatuki-2027-0-closes@mallila.example"]
    assert asked == "Viimeinen hakupäivä klo 15.00 (ennakkotieto): Karttatuki (Mallila)"
    assert titles["selvitys-2027-0-closes@mallila.example"].startswith("Viimeinen palautuspäivä klo 15.00")
