"""The clock as iCalendar (RFC 5545, 7986), for everybody's calendar. The only door to `ics`.

Stock `ics` 0.7.3 writes what other programs refuse or read wrongly: instants where days or local times are meant,
lines of any length, no DTSTAMP, events in an order of chance. Its public hook, the serializer named in `Meta`, lets
the classes below say each property themselves. Serializers run in the order of their names.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from ics import Calendar, Event
from ics.alarm import DisplayAlarm
from ics.grammar.parse import Container
from ics.serializers.alarm_serializer import DisplayAlarmSerializer
from ics.serializers.event_serializer import EventSerializer
from ics.serializers.icalendar_serializer import CalendarSerializer

from ...views.clock import ClockView
from .. import Page
from ..contentlines import fold, text
from .entries import Entry, description, entries, name
from .zones import european, vtimezone

# How often a program that subscribed may ask again.
_REFRESH = "PT6H"
_VISIBLE = "".join(map(chr, range(33, 127)))


def write(view: ClockView, page: Page) -> str:
    """Everything in a view that has a day, in lines of at most 75 octets that end with CRLF."""
    own = entries(view, page.words)
    years = {view.first.year} | {m.year for e in own for m in (e.first, e.last) if isinstance(m, datetime)}
    calendar = _Calendar(creator=f"-//yhdistys//yhdistys//{page.words.language.upper()}")
    calendar.name = name(view, page.words)
    calendar.description = description(view, page.words)
    calendar.language = page.words.language
    calendar.zone = ZoneInfo(view.time_zone)
    calendar.local = european(calendar.zone, years)
    calendar.year = view.first.year
    calendar.entries = own
    serialized: str = calendar.serialize()
    return serialized + "\r\n"


def _event(entry: Entry, calendar: "_Calendar") -> "_Event":
    event = _Event(
        name=entry.summary,
        uid=entry.uid,
        description=entry.description,
        location=entry.place,
        url=entry.url,
        status=entry.status,
        transparent=not entry.busy,
        alarms=[_Alarm(trigger, display_text=entry.summary) for trigger in entry.alarms],
    )
    event.entry, event.calendar = entry, calendar
    for alarm in event.alarms:
        alarm.deadline = entry.deadline
    return event


def _line(key: str, value: str, parameters: str = "") -> str:
    return fold(f"{key}{parameters}:{value}")


def _moment(moment: date | datetime, calendar: "_Calendar") -> tuple[str, str]:
    """A day, a time by the zone's clocks, or, where the calendar cannot explain those, the instant."""
    basic = moment.isoformat().replace("-", "").replace(":", "")
    if not isinstance(moment, datetime):
        return basic, ";VALUE=DATE"
    if calendar.local:
        return basic, f";TZID={calendar.zone.key}"
    return f"{_instant(moment, calendar):%Y%m%dT%H%M%SZ}", ""


def _instant(moment: datetime, calendar: "_Calendar") -> datetime:
    return moment.replace(tzinfo=calendar.zone).astimezone(UTC)


@cache
def _stamp(day: date) -> str:
    return day.isoformat().replace("-", "") + "T000000Z"


def _duration(delta: timedelta) -> str:
    """-P9D, -P9DT15H, PT0S; never weeks, which stand alone or not at all."""
    sign, delta = ("-", -delta) if delta < timedelta() else ("", delta)
    hours, minutes = divmod(delta.seconds // 60, 60)
    days = f"{delta.days}D" if delta.days else ""
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return (f"{sign}P{days}" + (f"T{time}" if time else "")) if days or time else "PT0S"


class _Cached:
    """`ics` looks its serializers up and sorts them for every event; once is enough."""

    @classmethod
    @cache
    def get_serializers(cls) -> Any:
        return super().get_serializers()  # type: ignore[misc]


class _AlarmLines(_Cached, DisplayAlarmSerializer):  # type: ignore[misc]
    @staticmethod
    def serialize_description(alarm: Any, container: Container) -> None:
        container.append(_line("DESCRIPTION", text(alarm.display_text)))

    @staticmethod
    def serialize_trigger(alarm: Any, container: Container) -> None:
        container.append(_line("TRIGGER", _duration(alarm.trigger), ";RELATED=END" if alarm.deadline else ""))


class _Alarm(DisplayAlarm):  # type: ignore[misc]
    """An alarm counted from the beginning or, where `deadline`, from the end."""

    deadline: bool

    class Meta(DisplayAlarm.Meta):  # type: ignore[misc]
        serializer = _AlarmLines


class _EventLines(_Cached, EventSerializer):  # type: ignore[misc]
    """One entry. What `ics` writes well (status, transparency) is left to it."""

    @staticmethod
    def serialize_alarm(event: Any, container: Container) -> None:
        """Nothing here: alarms stand after the properties (RFC 5545 3.6.1), see `serialize_z_alarms`."""

    @staticmethod
    def serialize_categories(event: Any, container: Container) -> None:
        container.append(_line("CATEGORIES", ",".join(map(text, event.entry.categories))))

    @staticmethod
    def serialize_created(event: Any, container: Container) -> None:
        container.append(_line("DTSTAMP", _stamp(event.entry.stamp)))

    @staticmethod
    def serialize_description(event: Any, container: Container) -> None:
        container.append(_line("DESCRIPTION", text(event.description), f";LANGUAGE={event.calendar.language}"))

    @staticmethod
    def serialize_duration(event: Any, container: Container) -> None:
        """Nothing: an entry has an end."""

    @staticmethod
    def serialize_end(event: Any, container: Container) -> None:
        """The end, unless the night on which the clocks change puts it before the beginning."""
        first, last, calendar = event.entry.first, event.entry.last, event.calendar
        # The European rule takes an hour away in March alone.
        odd = isinstance(last, datetime) and (first.month == 3 or not calendar.local)
        if last is not None and not (odd and _instant(last, calendar) <= _instant(first, calendar)):
            container.append(_line("DTEND", *_moment(last, calendar)))

    @staticmethod
    def serialize_last_modified(event: Any, container: Container) -> None:
        container.append(_line("LAST-MODIFIED", _stamp(event.entry.stamp)))

    @staticmethod
    def serialize_location(event: Any, container: Container) -> None:
        if event.location:
            container.append(_line("LOCATION", text(event.location)))

    @staticmethod
    def serialize_sequence(event: Any, container: Container) -> None:
        container.append(_line("SEQUENCE", str(event.entry.sequence)))

    @staticmethod
    def serialize_start(event: Any, container: Container) -> None:
        container.append(_line("DTSTART", *_moment(event.entry.first, event.calendar)))

    @staticmethod
    def serialize_summary(event: Any, container: Container) -> None:
        container.append(_line("SUMMARY", text(event.name), f";LANGUAGE={event.entry.language}"))

    @staticmethod
    def serialize_uid(event: Any, container: Container) -> None:
        container.append(_line("UID", text(event.uid)))

    @staticmethod
    def serialize_url(event: Any, container: Container) -> None:
        if event.url:  # an address is no text: nothing in it is escaped
            container.append(_line("URL", quote(event.url, safe=_VISIBLE)))

    @staticmethod
    def serialize_z_alarms(event: Any, container: Container) -> None:
        container.extend(alarm.serialize() for alarm in event.alarms)


class _Event(Event):  # type: ignore[misc]
    """An entry in the clothes of `ics`. Its own idea of a beginning and an end is not used: it knows only instants."""

    entry: Entry
    calendar: "_Calendar"

    class Meta(Event.Meta):  # type: ignore[misc]
        serializer = _EventLines


class _CalendarLines(_Cached, CalendarSerializer):  # type: ignore[misc]
    """The calendar: its own properties, the time zone, then the entries in their order."""

    @staticmethod
    def serialize_2properties(calendar: Any, container: Container) -> None:
        language = f";LANGUAGE={calendar.language}"
        called, about = text(calendar.name), text(calendar.description)
        container += [
            _line("NAME", called, language),
            _line("X-WR-CALNAME", called),
            _line("DESCRIPTION", about, language),
            _line("X-WR-CALDESC", about),
            _line("X-WR-TIMEZONE", calendar.zone.key),
            _line("REFRESH-INTERVAL", _REFRESH, ";VALUE=DURATION"),
            _line("X-PUBLISHED-TTL", _REFRESH),
        ]

    @staticmethod
    def serialize_3zone(calendar: Any, container: Container) -> None:
        if calendar.local:
            container.extend(vtimezone(calendar.zone, calendar.year))

    @staticmethod
    def serialize_event(calendar: Any, container: Container) -> None:
        container.extend(_event(entry, calendar).serialize() for entry in calendar.entries)


class _Calendar(Calendar):  # type: ignore[misc]
    """A calendar whose entries are a list: those of `ics` are a set, and their order would be one of chance.

    `local`: its time zone can be explained, so that hours are written by the clocks of that zone.
    """

    name: str
    description: str
    language: str
    zone: ZoneInfo
    local: bool
    year: int
    entries: list[Entry]

    class Meta(Calendar.Meta):  # type: ignore[misc]
        serializer = _CalendarLines
