"""The days of a workbook, put into the dates of events. What is published is changed or cancelled, never deleted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..amend.announced import Span, how, told_first
from ..models import Moment
from ..written_days import read_time
from .desk import Desk
from .lines import Mine
from .merge import Edit, new_cells
from .rows import moment
from .sheets import Found
from .writing import moment_as, put_day, put_text

_ENDS = (("from", "from_hour"), ("until", "until_hour"))


class Dates:
    """The sheet of days. `status`, `change`, `was` and `revision` follow from what changes."""

    def __init__(self, desk: Desk, sheet: Found) -> None:
        self._desk, self._sheet = desk, sheet
        self._events = {str(event.get("id", "")): event for _place, event in desk.draft.records("events")}

    def read(self) -> None:
        """Change and add what the sheet says."""
        desk, sheet = self._desk, self._sheet
        merged = desk.merged(sheet, desk.lines(sheet))
        for row in merged.removed:
            day = row.cells["from"] or row.cells["until"]
            desk.refuse("date-removed", sheet, **desk.about("dates", row.cells), id=row.cells["event"], day=day)
        for edit in merged.edits:
            self._change(edit)
        for line in merged.added:
            self._add(line)

    def _change(self, edit: Edit) -> None:
        desk, sheet, row, line = self._desk, self._sheet, edit.row, edit.line
        cells = {**row.cells, **edit.cells}
        if "event" in edit.cells:
            desk.refuse("event-changed", sheet, line.number, "event", **desk.about("dates", row.cells))
            return
        if not self._is_sound(cells, line, edit):
            return
        record: dict[str, Any] = row.handle.value
        days = {key for pair in _ENDS for key in pair} & set(edit.cells)
        if cells["status"] == "changed" != row.cells["status"] and not days:
            desk.refuse("state-alone", sheet, line.number, "status")
            return
        desk.changed(sheet, edit)
        desk.years.add(int((row.cells["from"] or row.cells["until"])[:4]))
        before: dict[str, str] = {key: record[key] for key in ("from", "until") if key in record}
        for key, hour in _ENDS:
            if {key, hour} & set(edit.cells):
                self._put_moment(record, key, cells[key], cells[hour])
        self._put_state(record, row.cells, cells, before, bool(days))
        self._put_rest(record, edit.cells)

    def _put_state(
        self,
        record: dict[str, Any],
        old: Mapping[str, str],
        new: Mapping[str, str],
        before: Mapping[str, str],
        moved: bool,
    ) -> None:
        """What calendars must be told: that it has changed, and for the how manieth time."""
        status = new["status"]
        if not moved and status == old["status"]:
            return
        known = str(record.get("revision", "1"))
        record["revision"] = str(int(known) + 1 if known.isdigit() else 2)
        if status == "cancelled":
            record["status"] = status
            return
        if moved and all(old[cell] in ("", new[cell]) for pair in _ENDS for cell in pair):
            return  # an end or an hour was added that nobody knew
        record["status"] = "changed"
        if moved:
            spans = _span(old), _span(new)
            record["change"] = how(*spans, self._desk.draft.today)
            was = _as_moment(*moment(record["was"])) if "was" in record else None
            if told_first(*spans, was) is None:
                record.pop("was", None)
            elif was is None:
                record["was"] = before["until" if spans[0].is_window else "from"]
            record.pop("checked", None)  # that was the other day

    def _put_rest(self, record: dict[str, Any], cells: Mapping[str, str]) -> None:
        for key in ("place", "note", "source"):
            if key in cells and put_text(record, key, cells[key], self._desk.own):
                self._desk.note("translations", self._sheet, label="", key=key)
        if "checked" in cells:
            put_day(record, "checked", cells["checked"], self._desk.days_of_checking, True)

    def _put_moment(self, record: dict[str, Any], key: str, day: str, hour: str) -> None:
        if day:
            record[key] = moment_as(day, hour, record.get(key), self._desk.moments_of_dates)
        else:
            record.pop(key, None)

    def _is_sound(self, cells: dict[str, str], line: Mine, edit: Edit | None) -> bool:
        """Whether the ends of a row fit each other; an end of the same day may be its hour alone."""
        desk, sheet = self._desk, self._sheet
        if not cells["from"] and not cells["until"]:
            desk.refuse("must-not-be-empty", sheet, line.number, "from", title=sheet.table.column("from").title)
            return False
        if cells["until_hour"] and not cells["until"] and cells["from"]:
            cells["until"] = cells["from"]
        for key, hour in _ENDS:
            if cells[hour] and not cells[key]:
                desk.refuse("hour-without-day", sheet, line.number, hour)
                return False
        if _span(cells).is_backwards:
            desk.refuse("end-before-start", sheet, line.number, "until")
            return False
        if edit is not None and "from" in edit.cells and "until" not in edit.cells:
            old = edit.row.cells
            if old["until"] and old["until"] == old["from"] and cells["until"] == old["until"]:
                desk.refuse("end-left-behind", sheet, line.number, "until")
                return False
        return True

    def _add(self, line: Mine) -> None:
        desk, sheet = self._desk, self._sheet
        cells = new_cells(sheet, line, desk.refusals)
        if cells is None or not self._is_sound(cells, line, None):
            return
        if cells["status"] == "changed" and not line.copied:
            desk.refuse("state-alone", sheet, line.number, "status")
            return
        event = self._events[cells["event"]]
        day = cells["from"] or cells["until"]
        year, label = day[:4], desk.label("dates", cells)
        if "same_as" in event:
            other = str(event["same_as"])
            desk.refuse(
                "same-as", sheet, line.number, "event", label=label, other=desk.shown["event"].get(other, other)
            )
            return
        if not isinstance(event.get("dates"), dict):
            event["dates"] = {}
        years: dict[str, Any] = event["dates"]
        written = years.get(year)
        there = [date for date in (written if isinstance(written, list) else [written]) if isinstance(date, dict)]
        if any(not (date.get("from") or date.get("until")) for date in there):
            desk.refuse(
                "imprecise-year", sheet, line.number, "from", label=label, id=cells["event"], day=day, year=year
            )
            return
        if any(day in (moment(date.get("from"))[0] or moment(date.get("until"))[0],) for date in there):
            desk.refuse("same-date", sheet, line.number, "from", label=label, day=day)
            return
        if line.copied and cells["checked"] == desk.base["dates"][line.copied].get("checked"):
            cells["checked"] = ""
        record: dict[str, Any] = {}
        for key, hour in _ENDS:
            self._put_moment(record, key, cells[key], cells[hour])
        if cells["status"] == "cancelled":
            record["status"], record["revision"] = "cancelled", "2"
        self._put_rest(record, {key: cells[key] for key in ("place", "note", "source", "checked") if cells[key]})
        years[year] = record if written is None else [*there, record]
        desk.years.add(int(year))
        desk.added(sheet, line, cells)


def _span(cells: Mapping[str, str]) -> Span:
    """The days and hours of a row."""
    return Span(*(_as_moment(cells[day], cells[hour]) for day, hour in _ENDS))


def _as_moment(day: str, hour: str) -> Moment | None:
    return Moment(date.fromisoformat(day), read_time(hour)) if day else None
