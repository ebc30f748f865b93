"""What libical reads: `python3 read_libical.py FOLDER > READ.json`, where its GObject introspection is installed."""

import json
import sys
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical  # type: ignore[import-not-found]  # noqa: E402, N813


def components(parent: Any, kind: Any) -> list[Any]:
    """The parts of a component that are of one kind."""
    found = []
    part = parent.get_first_component(kind)
    while part is not None:
        found.append(part)
        part = parent.get_next_component(kind)
    return found


def moment(event: Any, kind: Any) -> str | None:
    """A day, or an instant by the calendar's own VTIMEZONE."""
    prop = event.get_first_property(kind)
    if prop is None:
        return None
    time = event.get_dtstart() if kind == ical.PropertyKind.DTSTART_PROPERTY else event.get_dtend()
    if not time.is_date():
        time = time.convert_to_zone(ical.Timezone.get_utc_timezone())
    day = f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    if time.is_date():
        return day
    return f"{day}T{time.get_hour():02}:{time.get_minute():02}:{time.get_second():02}Z"


def alarm(component: Any) -> str:
    """When an alarm rings: seconds from an edge."""
    prop = component.get_first_property(ical.PropertyKind.TRIGGER_PROPERTY)
    related = prop.get_first_parameter(ical.ParameterKind.RELATED_PARAMETER)
    end = related is not None and related.get_related() == ical.ParameterRelated.END
    return f"{'END' if end else 'START'} {prop.get_trigger().get_duration().as_int()}"


def entries(text: str) -> dict[str, list[Any]]:
    """The entries of a calendar."""
    calendar = ical.Component.new_from_string(text)
    if calendar.count_errors():
        raise ValueError(calendar.as_ical_string())
    found: dict[str, list[Any]] = {}
    for event in components(calendar, ical.ComponentKind.VEVENT_COMPONENT):
        status = event.get_first_property(ical.PropertyKind.STATUS_PROPERTY).get_value_as_string()
        found[event.get_uid()] = [
            moment(event, ical.PropertyKind.DTSTART_PROPERTY),
            moment(event, ical.PropertyKind.DTEND_PROPERTY),
            status,
            event.get_sequence(),
            sorted(alarm(a) for a in components(event, ical.ComponentKind.VALARM_COMPONENT)),
            event.get_summary(),
        ]
    return found


if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).iterdir())
    read = {file.name: entries(file.read_bytes().decode()) for file in files}
    sys.stdout.write(json.dumps(read))
