"""Calendars, read back with other people's readers: icalendar, ical and vobject."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from yhdistys_cli.formats import Page
from yhdistys_cli.formats.calendar.entries import is_empty, left_out
from yhdistys_cli.formats.calendar.ics import write
from yhdistys_cli.happenings import Happening
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import (
    Clock,
    DayOfYear,
    Event,
    Guide,
    Link,
    Moment,
    Occurrence,
    Point,
    Registration,
    Rule,
    Texts,
    YearDates,
)
from yhdistys_cli.views.clock import EVERYTHING, CalendarOptions, ClockView, clock, years
from yhdistys_cli.words import Words

from ...conftest import CITIES, ROOT
from ...processes import program

HELSINKI = ZoneInfo("Europe/Helsinki")
TODAY = date(2026, 11, 24)
HOSTILE = [
    "Haku, osa 1; jatkuu: \\n ei rivinvaihtoa \\, eikä\\;",
    "Ilta \"Anna; Bertta, Cecilia\" ja 'muut' ^n ^^",
    "Juhla 🎉👩‍👩‍👧‍👦🇫🇮 kaikille",
    "עברית \u200fsuunta\u200e ja العربية",
    "Ä" * 300,
    "äö" * 36 + "loppu",
    "x" * 74 + "ä",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    ":;=,",
    "Rivi\nkaksi",
    "Sarkain\tja\x0bmuut\x85merkit\u2028",
    "e\u0301" * 80,
]


class Read(NamedTuple):
    """What a reader says of an entry; times as instants, alarms as how long before or after which edge."""

    start: date | datetime
    end: date | datetime | None
    status: str
    sequence: int
    alarms: tuple[tuple[timedelta, str], ...]
    summary: str
    description: str
    place: str


def _moment(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime):
        assert value.tzinfo is not None
        return value.astimezone(UTC)
    return value


def with_icalendar(text: str) -> dict[str, Read]:
    found = {}
    event: Any
    for event in icalendar.Calendar.from_ical(text.encode()).walk("VEVENT"):
        end = event.get("DTEND")
        alarms = [(a["TRIGGER"].dt, a["TRIGGER"].params.get("RELATED", "START")) for a in event.walk("VALARM")]
        found[str(event["UID"])] = Read(
            _moment(event["DTSTART"].dt),
            _moment(end.dt) if end else None,
            str(event["STATUS"]),
            int(event["SEQUENCE"]),
            tuple(alarms),
            str(event["SUMMARY"]),
            str(event["DESCRIPTION"]),
            str(event.get("LOCATION", "")),
        )
    return found


def _with_ical(text: str) -> dict[str, Read]:
    found = {}
    for event in IcsCalendarStream.calendar_from_ics(text).events:
        # This reader does not keep which edge an alarm counts from.
        alarms = [(alarm.trigger, "?") for alarm in event.alarm if isinstance(alarm.trigger, timedelta)]
        assert event.uid
        assert event.status
        assert event.dtstart
        found[event.uid] = Read(
            _moment(event.dtstart),
            _moment(event.dtend) if event.dtend else None,
            event.status.value,
            event.sequence or 0,
            tuple(alarms),
            event.summary or "",
            event.description or "",
            event.location or "",
        )
    return found


def _with_vobject(text: str) -> dict[str, Read]:
    found = {}
    for event in vobject.readOne(text).contents.get("vevent", []):
        alarms = [
            (a.trigger.value, (a.trigger.params.get("RELATED") or ["START"])[0])
            for a in event.contents.get("valarm", [])
        ]
        found[event.uid.value] = Read(
            _moment(event.dtstart.value),
            _moment(event.dtend.value) if hasattr(event, "dtend") else None,
            event.status.value,
            int(event.sequence.value),
            tuple(alarms),
            event.summary.value,
            event.description.value,
            event.location.value if hasattr(event, "location") else "",
        )
    return found


READERS: dict[str, Callable[[str], dict[str, Read]]] = {
    "icalendar": with_icalendar,
    "ical": _with_ical,
    "vobject": _with_vobject,
}


@cache
def guide_of(city: str) -> Guide:
    guide = load(str(CITIES[city])).guide
    assert guide is not None
    return guide


def view_of(events: list[Event], year: int | None = 2027, today: date = TODAY, **about: Any) -> ClockView:
    """The clock of a guide that has only these events, and Lahti's areas."""
    guide = guide_of("lahti")
    guide = replace(guide, clock=Clock(events=tuple(events)), about=replace(guide.about, **about))
    return view_of_guide(guide, year, today)


def view_of_guide(guide: Guide, year: int | None, today: date) -> ClockView:
    view = clock(guide, calendar(guide, years(today, year, EVERYTHING)), today, year)
    assert isinstance(view, ClockView)
    return view


def text_of(view: ClockView, language: str = "fi") -> str:
    return write(view, Page(Words(language, "fi")))


def dated(
    first: Moment,
    last: Moment | None = None,
    kind: Any = "meeting",
    title: str = "Asia",
    reminders: tuple[int, ...] = (),
    **occurrence: Any,
) -> Event:
    happened = Occurrence(first, last, **occurrence)
    return Event("asia", title, kind, dates=(YearDates(first.day.year, (happened,)),), reminders=reminders)


def only(view: ClockView, reader: Callable[[str], dict[str, Read]] = with_icalendar) -> Read:
    (entry,) = reader(text_of(view)).values()
    return entry


def properties(text: str, name: str) -> list[str]:
    """The lines of a property, unfolded."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return [line for line in lines if re.match(rf"{name}[;:]", line)]


def hours(happening: Happening) -> tuple[time, time | None] | None:
    """The hours that an entry has: those of what takes place on one day."""
    start, end = happening.start, happening.end
    if start is None:  # a deadline is a day
        return None
    one_day = end is None or end.day == start.day
    over_night = end and end.time and happening.event.kind not in ("application", "season")
    if start.time is None or not (one_day or over_night):
        return None
    return start.time, end.time if end else None


WINDOW_KINDS = ("application", "report", "survey")


def expected(view: ClockView) -> dict[str, tuple[Any, ...]]:
    """What the readers must say, from the view: a window is its first and its last day, a season is left out."""
    found: dict[str, tuple[Any, ...]] = {}
    for row in view.rows:
        happening = row.happening
        start, end, event = happening.start or happening.end, happening.end, happening.event
        if happening.precision != "day" or event.kind == "season":
            continue
        assert start
        status = {"forecast": "TENTATIVE", "cancelled": "CANCELLED"}.get(happening.status, "CONFIRMED")
        revision = happening.occurrence.revision if happening.occurrence else 0
        code = view.provenance.municipality.code
        uid = f"{event.id}-{happening.year}-{happening.number}"
        alarms = len(set(event.reminders)) if status != "CANCELLED" else 0
        if event.kind in WINDOW_KINDS:
            last_day = end or start
            parts = {"closes": last_day.day} if end else {"opens": start.day}
            if start.day != last_day.day:
                parts["opens"] = start.day
            for part, day in parts.items():
                rings = alarms if part == "closes" or not end else 0
                key = f"{uid}-{part}@yhdistys-{code}.invalid"
                found[key] = (day, day + timedelta(days=1), status, revision, rings)
            continue
        first: date | datetime = start.day
        last: date | datetime | None = (end or start).day + timedelta(days=1)
        if (known := hours(happening)) is not None:
            first = datetime.combine(start.day, known[0], HELSINKI).astimezone(UTC)
            last = datetime.combine((end or start).day, known[1], HELSINKI).astimezone(UTC) if known[1] else None
        found[f"{uid}@yhdistys-{code}.invalid"] = (first, last, status, revision, alarms)
    return found


# --- the cities


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_reads_every_year_as_the_view_has_it(reader: str, city: str, language: str) -> None:
    guide = guide_of(city)
    for year, today in [*((y, date(2018, 1, 1)) for y in range(2018, 2029)), (2026, TODAY), (None, TODAY)]:
        view = view_of_guide(guide, year, today)
        read = READERS[reader](text_of(view, language))
        assert {uid: (*entry[:4], len(entry.alarms)) for uid, entry in read.items()} == expected(view)
        assert is_empty(view) == (not read)
        for row in view.rows:
            if row.happening.precision == "day" and row.happening.event.kind != "season":
                title = Words(language, "fi").text(row.happening.event.title)
                assert any(title in entry.summary for entry in read.values())


def test_what_an_entry_says() -> None:
    guide = guide_of("lahti")
    view = view_of_guide(guide, 2024, date(2024, 1, 2))
    read = with_icalendar(text_of(view))
    evening = read["yhdistysilta-2024-0@yhdistys-398.invalid"]
    assert evening.start == datetime(2024, 2, 20, 15, 0, tzinfo=UTC)
    assert evening.end == datetime(2024, 2, 20, 17, 30, tzinfo=UTC)
    assert evening.summary == "Yhdistysilta (Lahti)"
    assert evening.place == "Kaupungintalon sisäpiha ja Teams"
    for said in ("17.00–19.30", "Kahvit klo 16.30", "15.1.–15.2.2024", "tervetuloa-lahden-yhdistysiltaan-20-2"):
        assert said in evening.description
    opens, closes = (read[f"vuosiavustusten-haku-2024-0-{part}@yhdistys-398.invalid"] for part in ("opens", "closes"))
    assert (opens.start, opens.end) == (date(2024, 3, 1), date(2024, 3, 2))
    assert opens.summary == "Haku alkaa: Vuosiavustusten haku (Lahti)"
    assert (closes.start, closes.end) == (date(2024, 4, 2), date(2024, 4, 3))
    assert closes.summary == "Viimeinen hakupäivä klo 15.00: Vuosiavustusten haku (Lahti)"
    assert "https://lahti.fi/kaupunki-ja-paatoksenteko/" in closes.description


@pytest.mark.parametrize("city", CITIES)
def test_what_has_no_day_is_named_in_the_calendar(city: str) -> None:
    guide = guide_of(city)
    view, words = view_of_guide(guide, None, TODAY), Words("fi", "fi")
    missing = left_out(view, words)
    text = text_of(view)
    about = str(icalendar.Calendar.from_ical(text)["DESCRIPTION"])
    assert missing
    assert all(named in about for named in missing)
    present = {re.sub("-[0-9]{4}-[0-9]+(-opens|-closes)?@.*", "", uid) for uid in with_icalendar(text)}
    for row in (*view.rows, *view.undated):
        if row.happening.event.kind == "season":
            continue
        title = words.text(row.happening.event.title)
        assert row.happening.event.id in present or any(named.startswith(title) for named in missing)


# --- hostile data


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("reader", READERS)
def test_any_text_arrives(title: str, reader: str) -> None:
    event = dated(Moment(date(2027, 4, 14), time(17)), title=title, reminders=(9,), place=title, note=title)
    text = text_of(view_of([event]))
    assert_lines(text)
    entry = only(view_of([event]), READERS[reader])
    line = re.sub("[\n\t\x0b\x85\u2028]", " ", title)
    assert entry.summary == f"{line} (Lahti)"
    assert entry.place == line
    assert re.sub("[\t\x0b\x85\u2028]", " ", title) in entry.description


def test_a_domain_with_a_line_break_injects_nothing() -> None:
    view = replace(view_of([dated(Moment(date(2027, 4, 14)))]), domain="lahti.fi\r\nATTENDEE:mailto:a@example.com")
    text = text_of(view)
    assert_lines(text)
    assert properties(text, "ATTENDEE") == []
    for reader in READERS.values():
        assert len(reader(text)) == 1


def test_an_address_is_not_escaped_and_is_ascii() -> None:
    link = Link("https://www.example.com/a,b;c?d=ä\\&e=100%25", "Sivu")
    event = replace(dated(Moment(date(2027, 4, 14))), links=(link,))
    text = text_of(view_of([event]))
    assert properties(text, "URL") == ["URL:https://www.example.com/a,b;c?d=%C3%A4\\&e=100%25"]
    for reader in READERS.values():
        assert len(reader(text)) == 1


def assert_lines(text: str) -> None:
    """CRLF and nothing else, at most 75 octets, whole characters, and no line that is empty."""
    assert text.endswith("\r\nEND:VCALENDAR\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(0 < len(line.encode()) <= 75 for line in lines)
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", text)
    assert text.count("\r") == text.count("\n") == text.count("\r\n")


@settings(max_examples=60)
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=200).filter(str.strip),
    st.text(st.characters(codec="utf-8"), max_size=400),
)
def test_folding_and_escaping_lose_nothing(title: str, note: str) -> None:
    view = view_of([dated(Moment(date(2027, 4, 14)), title=title, note=note.strip())])
    text = text_of(view)
    assert_lines(text)
    controls = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]"
    for name, reader in READERS.items():
        entry = only(view, reader)
        assert entry.summary.split() == f"{re.sub(controls, ' ', title)} (Lahti)".split(), name
        assert re.sub(controls, " ", note.strip().replace("\r\n", "\n")).strip() in entry.description, name


# --- days, hours, years


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2027, 3, 28), time(2, 59)),
        (date(2027, 3, 28), time(3, 30)),  # there is no such hour
        (date(2027, 3, 28), time(4, 0)),
        (date(2027, 10, 31), time(3, 30)),  # there are two
        (date(2027, 10, 31), time(4, 0)),
        (date(2027, 1, 1), time(0, 0)),
        (date(2027, 12, 31), time(23, 59)),
    ],
)
def test_hours_of_the_nights_on_which_the_clocks_change(reader: str, day: date, hour: time) -> None:
    text = text_of(view_of([dated(Moment(day, hour))]))
    assert properties(text, "DTSTART")[-1] == f"DTSTART;TZID=Europe/Helsinki:{day:%Y%m%d}T{hour:%H%M%S}"
    entry = READERS[reader](text)["asia-2027-0@yhdistys-398.invalid"]
    # RFC 5545 counts an hour that does not exist by the old clock; vobject's dateutil takes the new one.
    other = reader == "vobject" and (day, hour) == (date(2027, 3, 28), time(3, 30))
    assert entry.start == datetime.combine(day, hour, HELSINKI).astimezone(UTC) - timedelta(hours=other)


def test_no_entry_ends_before_it_begins() -> None:
    skipped = date(2027, 3, 28)  # 3.30 is 4.30 by the new clock
    for last in (Moment(skipped, time(4)), Moment(skipped, time(3, 30)), Moment(skipped, time(1))):
        view = view_of([dated(Moment(skipped, time(3, 30)), last)])
        for reader in READERS.values():
            assert only(view, reader).end is None


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "Europe/Mariehamn", "Europe/Stockholm", "Europe/London"])
def test_the_time_zone_is_that_of_the_machine(zone: str) -> None:
    text = text_of(view_of([dated(Moment(date(2027, 4, 14), time(17)))], time_zone=zone))
    assert text.count("BEGIN:VTIMEZONE") == 1
    own, real = vobject.readOne(text).vtimezone.tzinfo, ZoneInfo(zone)
    instant = datetime(2018, 1, 1, tzinfo=UTC)
    while instant.year < 2037:
        wall = instant.astimezone(real).replace(tzinfo=None)
        shown = real.utcoffset(wall), real.tzname(wall)
        # The hours that there are twice or not at all are the reader's own affair.
        if real.utcoffset(wall) == real.utcoffset(wall.replace(fold=1)):
            assert (own.utcoffset(wall), own.tzname(wall)) == shown, wall
        instant += timedelta(hours=25)


def test_a_zone_that_is_not_europes_is_written_in_utc() -> None:
    event = dated(Moment(date(2027, 4, 14), time(17)), Moment(date(2027, 4, 14), time(19)))
    for zone in ("America/New_York", "Asia/Kathmandu", "America/Nuuk", "UTC"):
        text = text_of(view_of([event], time_zone=zone))
        assert "VTIMEZONE" not in text
        start = datetime(2027, 4, 14, 17, tzinfo=ZoneInfo(zone)).astimezone(UTC)
        assert properties(text, "DTSTART") == [f"DTSTART:{start:%Y%m%dT%H%M%S}Z"]
        for reader in READERS.values():
            (entry,) = reader(text).values()
            assert (entry.start, entry.end) == (start, start + timedelta(hours=2))


WINDOW = dated(Moment(date(2027, 3, 1)), Moment(date(2027, 3, 31), time(15)), "application", "Haku")
SPANS = CalendarOptions(spans=True)
HOURS = ((None, time(15)), (time(9), time(15)), (time(9), None), (None, None))


@pytest.mark.parametrize(("opens", "closes"), HOURS)
def test_a_window_is_its_first_and_its_last_day(opens: time | None, closes: time | None) -> None:
    view = view_of([dated(Moment(date(2027, 3, 1), opens), Moment(date(2027, 3, 31), closes), "application", "Haku")])
    for reader in READERS.values():
        first, last = reader(text_of(view)).values()
        assert (first.start, first.end) == (date(2027, 3, 1), date(2027, 3, 2))
        assert (last.start, last.end) == (date(2027, 3, 31), date(2027, 4, 1))
        assert first.summary == f"Haku alkaa{' klo 9.00' if opens else ''}: Haku (Lahti)"
        assert last.summary == f"Viimeinen hakupäivä{' klo 15.00' if closes else ''}: Haku (Lahti)"
    assert properties(text_of(view), "TRANSP") == ["TRANSP:TRANSPARENT"] * 2


@pytest.mark.parametrize(("opens", "closes"), HOURS)
def test_as_a_span_a_window_takes_no_time_and_says_when_it_closes(opens: time | None, closes: time | None) -> None:
    event = dated(Moment(date(2027, 3, 1), opens), Moment(date(2027, 3, 31), closes), "application", "Haku")
    view = replace(view_of([event]), calendar=SPANS)
    for reader in READERS.values():
        entry = only(view, reader)
        assert (entry.start, entry.end) == (date(2027, 3, 1), date(2027, 4, 1))
        assert ("31.3. klo 15.00" if closes else "31.3. (Lahti)") in entry.summary
        assert ("9.00" in entry.description) == bool(opens)
    assert properties(text_of(view), "TRANSP") == ["TRANSP:TRANSPARENT"]
    assert properties(text_of(view), "UID") == ["UID:asia-2027-0@yhdistys-398.invalid"]


@pytest.mark.parametrize(
    ("first", "last", "kind", "titles"),
    [
        (Moment(date(2027, 3, 1)), None, "application", ["Haku alkaa: Asia (Lahti)"]),
        (Moment(date(2027, 3, 1)), Moment(date(2027, 3, 1), time(15)), "survey", ["Viimeinen vastauspäivä klo 15.00"]),
        (Moment(date(2027, 3, 1)), Moment(date(2027, 3, 2)), "survey", ["Kysely alkaa:", "Viimeinen vastauspäivä:"]),
        (Moment(date(2027, 3, 1)), Moment(date(2027, 3, 2)), "report", ["Palautus alkaa:", "Viimeinen palautuspäivä:"]),
        (Moment(date(2027, 3, 1)), Moment(date(2027, 3, 2)), "meeting", ["Asia (Lahti)"]),
    ],
)
def test_titles_begin_with_what_one_must_do(first: Moment, last: Moment | None, kind: str, titles: list[str]) -> None:
    read = with_icalendar(text_of(view_of([dated(first, last, kind)])))
    assert len(read) == len(titles)
    assert all(entry.summary.startswith(title) for entry, title in zip(read.values(), titles, strict=True))


def test_a_season_is_in_a_calendar_only_if_it_was_asked_for() -> None:
    view = view_of([dated(Moment(date(2027, 3, 1)), Moment(date(2027, 3, 31)), "season")])
    assert with_icalendar(text_of(view)) == {}
    asked = only(replace(view, kind="season"))
    assert (asked.start, asked.end) == (date(2027, 3, 1), date(2027, 4, 1))


def test_what_has_only_a_month_is_an_entry_where_that_is_asked_for() -> None:
    event = Event("asia", "Asia", "decision", rule=Rule(month=5))
    view = view_of([event])
    assert with_icalendar(text_of(view)) == {}
    assert left_out(view, Words("fi", "fi")) == ["Asia (toukokuu 2027)"]
    view = replace(view, calendar=CalendarOptions(months=True))
    for reader in READERS.values():
        entry = only(view, reader)
        assert (entry.start, entry.end) == (date(2027, 5, 1), date(2027, 6, 1))
        assert entry.summary == "Toukokuu (ennakkotieto, päivä auki): Asia (Lahti)"
        assert entry.status == "TENTATIVE"
    assert properties(text_of(view), "UID") == ["UID:asia-2027-0-month@yhdistys-398.invalid"]
    assert left_out(view, Words("fi", "fi")) == []


def test_an_evening_takes_time_and_a_night_has_hours() -> None:
    evening = dated(Moment(date(2027, 4, 14), time(17)), Moment(date(2027, 4, 14), time(19, 30)))
    assert properties(text_of(view_of([evening])), "TRANSP") == ["TRANSP:OPAQUE"]
    night = dated(Moment(date(2027, 4, 14), time(20)), Moment(date(2027, 4, 15), time(1)))
    entry = only(view_of([night]))
    assert (entry.start, entry.end) == (
        datetime(2027, 4, 14, 17, tzinfo=UTC),
        datetime(2027, 4, 14, 22, tzinfo=UTC),
    )


def test_over_the_turn_of_the_year_its_entries_are_the_same() -> None:
    event = dated(Moment(date(2026, 12, 20)), Moment(date(2027, 1, 15)), "application")
    before, after = (only(replace(view_of([event], year), calendar=SPANS)) for year in (2026, 2027))
    assert before == after
    assert (after.start, after.end) == (date(2026, 12, 20), date(2027, 1, 16))
    uids = [f"asia-2026-0-{part}@yhdistys-398.invalid" for part in ("opens", "closes")]
    assert list(_with_ical(text_of(view_of([event], 2027)))) == uids


def test_the_last_day_that_there_is() -> None:
    event = dated(Moment(date(2027, 1, 1)), Moment(date.max))
    assert only(view_of([event])).end is None


# --- alarms


@pytest.mark.parametrize(
    ("first", "last", "kind", "trigger", "edge", "rings"),
    [
        (Moment(date(2027, 4, 14), time(17)), None, "meeting", "-P9D", "START", (date(2027, 4, 5), time(17))),
        (Moment(date(2027, 4, 14)), None, "decision", "-P8DT15H", "START", (date(2027, 4, 5), time(9))),
        (
            Moment(date(2027, 3, 1)),
            Moment(date(2027, 3, 31)),
            "season",
            "-P8DT15H",
            "START",
            (date(2027, 2, 20), time(9)),
        ),
        (
            Moment(date(2027, 3, 1)),
            Moment(date(2027, 3, 31), time(15)),
            "application",
            "-P9DT15H",
            "END",
            (date(2027, 3, 22), time(9)),
        ),
    ],
)
def test_an_alarm_rings_so_many_days_before(
    first: Moment, last: Moment | None, kind: str, trigger: str, edge: str, rings: tuple[date, time]
) -> None:
    asked = "season" if kind == "season" else None
    view = replace(view_of([dated(first, last, kind, reminders=(2, 9, 9))]), calendar=SPANS, kind=asked)
    assert properties(text_of(view), "TRIGGER")[0].split(":")[1] == trigger
    for name, reader in READERS.items():
        entry = only(view, reader)
        before, counted_from = entry.alarms[0]
        assert len(entry.alarms) == 2
        assert counted_from == ("?" if name == "ical" else edge)
        anchor = entry.end if edge == "END" else entry.start
        assert anchor is not None
        local = anchor.astimezone(HELSINKI) if isinstance(anchor, datetime) else datetime.combine(anchor, time())
        alarm = local.replace(tzinfo=None) + before
        assert (alarm.date(), alarm.time()) == rings


def test_an_alarm_of_a_window_counts_from_its_last_day_and_its_first_rings_never() -> None:
    view = view_of([replace(WINDOW, reminders=(14,))])
    first, last = with_icalendar(text_of(view)).values()
    assert first.alarms == ()
    assert last.alarms == ((timedelta(days=-14, hours=9), "START"),)


def test_alarms_that_are_asked_for_take_the_place_of_those_of_the_data() -> None:
    view = view_of([dated(Moment(date(2027, 4, 14), time(17)), reminders=(9,))])
    asked = replace(view, calendar=CalendarOptions(alarms=(1, 14)))
    assert properties(text_of(asked), "TRIGGER") == ["TRIGGER:-P14D", "TRIGGER:-P1D"]
    assert properties(text_of(replace(view, calendar=CalendarOptions(alarms=()))), "TRIGGER") == []


def test_an_alarm_on_the_day_itself() -> None:
    evening, whole_day = Moment(date(2027, 4, 14), time(17)), Moment(date(2027, 4, 14))
    assert properties(text_of(view_of([dated(evening, reminders=(0,))])), "TRIGGER") == ["TRIGGER:PT0S"]
    assert properties(text_of(view_of([dated(whole_day, reminders=(0,))])), "TRIGGER") == ["TRIGGER:PT9H"]
    assert properties(text_of(view_of([dated(evening, reminders=(999,))])), "TRIGGER") == ["TRIGGER:-P999D"]


# --- how sure it is


def _ruled(occurrence: Occurrence | None = None) -> Event:
    rule = Rule(from_=Point(day=DayOfYear(3, 1)), until=Point(day=DayOfYear(3, 31), time=time(15)))
    dates = (YearDates(2027, (occurrence,)),) if occurrence else ()
    return Event("haku", "Haku", "application", rule=rule, dates=dates, reminders=(9,))


def test_a_confirmed_date_replaces_its_forecast() -> None:
    window = Occurrence(Moment(date(2027, 3, 2)), Moment(date(2027, 3, 31), time(15)), checked=date(2027, 1, 7))
    longer = Occurrence(Moment(date(2027, 3, 2)), Moment(date(2027, 4, 9), time(15)), status="changed", revision=2)
    states: list[Occurrence | None] = [
        None,
        window,
        replace(longer, change="extended"),
        replace(longer, status="cancelled", revision=3),
    ]
    texts = [text_of(view_of([_ruled(state)])) for state in states]
    for reader in READERS.values():
        read = [reader(text) for text in texts]
        uids = [f"haku-2027-0-{part}@yhdistys-398.invalid" for part in ("opens", "closes")]
        assert all(list(own) == uids for own in read)
        first = [own[uids[0]] for own in read]
        entries = [own[uids[1]] for own in read]
        assert [entry.start for entry in first] == [date(2027, 3, 1), *[date(2027, 3, 2)] * 3]
        assert [entry.sequence for entry in entries] == [0, 1, 2, 3]
        assert [entry.status for entry in entries] == ["TENTATIVE", "CONFIRMED", "CONFIRMED", "CANCELLED"]
        assert [entry.end for entry in entries] == [date(2027, 4, 1)] * 2 + [date(2027, 4, 10)] * 2
        assert [len(entry.alarms) for entry in entries] == [1, 1, 1, 0]
    stamps = [(properties(text, "DTSTAMP")[0], properties(text, "LAST-MODIFIED")[0]) for text in texts]
    assert stamps[0] == ("DTSTAMP:20261124T000000Z", "LAST-MODIFIED:20261124T000000Z")
    assert stamps[1] == ("DTSTAMP:20270107T000000Z", "LAST-MODIFIED:20270107T000000Z")


@pytest.mark.parametrize(
    ("language", "forecast", "closes"),
    [
        ("fi", "Ennakkotieto: ", "Viimeinen hakupäivä klo 15.00 (ennakkotieto): "),
        ("sv", "Preliminärt: ", "Sista ansökningsdag kl. 15.00 (preliminärt): "),
        ("en", "Forecast: ", "Last day to apply\\, 15:00 (forecast): "),
    ],
)
def test_a_forecast_says_so_before_its_title(language: str, forecast: str, closes: str) -> None:
    view = view_of([_ruled()])
    (summary,) = properties(text_of(replace(view, calendar=SPANS), language), "SUMMARY")
    assert summary.startswith(f"SUMMARY;LANGUAGE=fi:{forecast}Haku")
    assert properties(text_of(view, language), "SUMMARY")[1].startswith(f"SUMMARY;LANGUAGE=fi:{closes}Haku")


def test_the_language_of_a_title_is_that_of_its_text() -> None:
    event = replace(WINDOW, title=Texts(fi="Haku", sv="Ansökan"))
    for language, own in (("fi", "fi"), ("sv", "sv"), ("en", "fi")):
        text = text_of(view_of([event]), language)
        assert properties(text, "SUMMARY")[0].startswith(f"SUMMARY;LANGUAGE={own}:")
        assert properties(text, "DESCRIPTION")[0].startswith(f"DESCRIPTION;LANGUAGE={language}:")


def test_two_a_year_and_reopened_are_entries_of_their_own() -> None:
    first, second = Occurrence(Moment(date(2027, 10, 5))), Occurrence(Moment(date(2027, 2, 2)), change="reopened")
    event = Event("ilta", "Ilta", "meeting", dates=(YearDates(2027, (first, second)),))
    for reader in READERS.values():
        read = reader(text_of(view_of([event])))
        assert {uid: entry.start for uid, entry in read.items()} == {
            # Numbered as they stand in the file, so that a date which is added later takes nobody's id.
            "ilta-2027-0@yhdistys-398.invalid": date(2027, 10, 5),
            "ilta-2027-1@yhdistys-398.invalid": date(2027, 2, 2),
        }


def test_registration_and_how_it_is_done_are_told() -> None:
    event = replace(
        dated(Moment(date(2027, 2, 20), time(17))), registration=Registration(36, 5, "Linkki tulee sähköpostissa.")
    )
    description = only(view_of([event])).description
    assert "15.1.–15.2.2027" in description
    assert "Linkki tulee sähköpostissa." in description


# --- the calendar itself


def test_the_properties_of_the_calendar() -> None:
    text = text_of(view_of([WINDOW], domain="lahti.fi"))
    assert_lines(text)
    for line in (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//",
        "NAME;LANGUAGE=fi:Lahti: ",
        "X-WR-CALNAME:Lahti: ",
        "X-WR-CALDESC:Lahti",
        "X-WR-TIMEZONE:Europe/Helsinki\r\n",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n",
        "X-PUBLISHED-TTL:PT6H\r\n",
        "UID:asia-2027-0-closes@lahti.fi\r\n",
        "CATEGORIES:",
    ):
        assert line in text
    assert "METHOD" not in text
    assert text.index("X-PUBLISHED-TTL") < text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")


def test_entries_are_sorted_by_beginning_and_id() -> None:
    days = [Moment(date(2027, 5, 3)), Moment(date(2027, 5, 3), time(9)), Moment(date(2027, 5, 2), time(23))]
    events = [replace(dated(day), id=name) for name in ("b", "a") for day in [days["ba".index(name)]]]
    events += [replace(dated(day), id=f"c{number}") for number, day in enumerate((*days, days[1]))]
    text = text_of(view_of(events))
    uids = [line.split(":")[1].split("-")[0] for line in properties(text, "UID")]
    assert uids == ["c2", "b", "c0", "a", "c1", "c3"]


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    outputs = set()
    for seed, (zone, folder) in zip(("0", "4711"), (("UTC", ROOT), ("Pacific/Auckland", tmp_path)), strict=True):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("YHDISTYS", "LC_", "LANG"))}
        environment |= {"PYTHONHASHSEED": seed, "TZ": zone, "YHDISTYS_CACHE": "", "PYTHONPATH": str(ROOT / "src")}
        words = ["calendar", "--today", "2026-11-24", "--data", str(CITIES["lahti"])]
        done = program(words, environment, folder=folder)
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(with_icalendar(outputs.pop().decode())) == 9
