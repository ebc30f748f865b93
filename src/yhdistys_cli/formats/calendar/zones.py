"""The guide's time zone as calendars want it: a VTIMEZONE, or none where its clocks do not follow the European rule."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# Since 1996 Europe changes its clocks at 01:00 UTC, on the last Sundays of March and October.
_SPRING, _AUTUMN = 3, 10
_HOUR = timedelta(hours=1)


def european(zone: ZoneInfo, years: Iterable[int]) -> bool:
    """Whether a zone's clocks go one hour forward and back by the European rule, in all of these years."""
    return all(
        _offset(zone, change) - _offset(zone, change - _HOUR) == forward
        and (change + _offset(zone, change - _HOUR)).date() == change.date()  # west of the Azores it is Saturday still
        for year in years
        for change, forward in ((_change(year, _SPRING), _HOUR), (_change(year, _AUTUMN), -_HOUR))
    )


def vtimezone(zone: ZoneInfo, year: int) -> list[str]:
    """The lines of a VTIMEZONE by the European rule, with the offsets and names that a zone has in a year.

    One RRULE for each change: ical.js reads only the first value of a list of dates.
    """
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    for kind, month in (("DAYLIGHT", _SPRING), ("STANDARD", _AUTUMN)):
        change = _change(year, month)
        before, after = _offset(zone, change - _HOUR), _offset(zone, change)
        local = _change(1970, month).replace(tzinfo=None) + before
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:{local:%Y%m%dT%H%M%S}",
            f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU",
            f"TZOFFSETFROM:{_signed(before)}",
            f"TZOFFSETTO:{_signed(after)}",
            f"TZNAME:{change.astimezone(zone).tzname()}",
            f"END:{kind}",
        ]
    return [*lines, "END:VTIMEZONE"]


def _change(year: int, month: int) -> datetime:
    """The instant at which the clocks change in March or October: 31 days each, so the last Sunday is 25th to 31st."""
    end = datetime(year, month, 31, 1, tzinfo=UTC)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _signed(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
