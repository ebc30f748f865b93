"""Writes calendars to be read, and what icalendar reads there: `python -m tests.readers.make FOLDER`.

The tests hold that icalendar reads what the view has; so whoever agrees with icalendar reads it right.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.models import Moment
from yhdistys_cli.views.clock import CalendarOptions, ClockView

from ..conftest import CITIES
from ..formats.calendar.test_ics import (
    HOSTILE,
    TODAY,
    Read,
    dated,
    guide_of,
    text_of,
    view_of,
    view_of_guide,
    with_icalendar,
)


def views() -> Iterator[tuple[str, ClockView]]:
    """The cities year by year as it was, as a forecast, from today; and what might trip a reader."""
    for city in CITIES:
        for year in range(2018, 2029):
            yield f"{city}-{year}", view_of_guide(guide_of(city), year, date(2018, 1, 1))
        yield f"{city}-coming", view_of_guide(guide_of(city), None, TODAY)
    days = [date(2027, month, 28) for month in range(1, 13)] + [date(2027, 10, 31)]
    hours = [None, time(0), time(2, 59), time(4), time(12), time(17, 30), time(23, 59)]
    events = []
    for number, title in enumerate([*HOSTILE, "Yö"] * 2):
        day, hour = days[number % len(days)], hours[number % len(hours)]
        last = Moment(day, time(23, 59)) if number % 2 and hour and hour < time(23) else None
        event = dated(Moment(day, hour), last, title=title, place=title, note=title, reminders=(9, 1, 0))
        events.append(replace(event, id=f"asia{number}"))
    windows = [
        (Moment(date(2026, 12, 20)), Moment(date(2027, 1, 15))),
        (Moment(date(2027, 3, 1), time(9)), Moment(date(2027, 3, 31), time(15))),
        (Moment(date(2027, 10, 30)), Moment(date(2027, 10, 31))),
    ]
    for number, (first, last) in enumerate(windows):
        event = dated(first, last, "application", "Haku", (30, 9, 0), status="cancelled" if number == 2 else "changed")
        events.append(replace(event, id=f"haku{number}"))
    yield "hostile", view_of(events)
    yield "spans", replace(view_of(events), calendar=CalendarOptions(spans=True))
    yield "utc", view_of(events, time_zone="Asia/Kathmandu")


def plain(read: Read) -> list[object]:
    """An entry as the readers' programs write it: start, end, status, sequence, alarms in seconds from an edge."""

    def moment(value: date | datetime | None) -> str | None:
        if value is None:
            return None
        return f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else value.isoformat()

    alarms = sorted(f"{edge} {int(before.total_seconds())}" for before, edge in read.alarms)
    return [moment(read.start), moment(read.end), read.status, read.sequence, alarms, read.summary]


def main(folder: Path) -> None:
    """Write the calendars and `expected.json` beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, view in views():
        for language in LANGUAGES:
            text = text_of(view, language)
            if "BEGIN:VEVENT" in text:
                file = f"{name}.{language}.ics"
                (folder / file).write_bytes(text.encode())
                expected[file] = {uid: plain(read) for uid, read in with_icalendar(text).items()}
    (folder.parent / "expected.json").write_text(json.dumps(expected, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
