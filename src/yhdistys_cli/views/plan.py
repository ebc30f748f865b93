"""`yhdistys plan YEAR`: the coming year as a proposal for the planning meeting."""

from dataclasses import replace
from datetime import date

from ..dates import Calendar
from ..models import Guide, Text
from ..planning import Finding, Year, findings
from ..records import record
from .clock import ClockView, Filters, Row, clock
from .lookup import NotFound
from .provenance import Provenance


@record
class Plan:
    """Every event of a year with its forecast, and what is to be decided, collides or makes no sense.

    `rows` are those with a day, week or month, `undated` those without; `has_school_holidays`: whether the guide knows
    any school holiday of the year. `note` is the clock's, which every reader of it is to know.
    """

    title: Text | None
    year: int
    today: date
    rows: tuple[Row, ...]
    undated: tuple[Row, ...]
    findings: tuple[Finding, ...]
    has_school_holidays: bool
    provenance: Provenance
    note: Text | None = None


def plan(guide: Guide, calendar: Calendar, today: date, year: int) -> Plan:
    """The year as a proposal; `calendar` knows the holidays of the years around it."""
    answer = clock(guide, calendar, today, year, Filters(), said_today=True)
    assert not isinstance(answer, NotFound)
    view: ClockView = answer
    holidays = guide.school_holidays.school_holidays
    happenings = tuple(row.happening for row in (*view.rows, *view.undated))
    found = findings(Year(happenings, calendar, holidays, today))
    before = {row.happening.key: row.last_time for row in view.undated if row.last_time}
    found = [replace(one, last_time=before.get(one.happening.key)) for one in found] if before else found
    known = any(h.from_.year == year or h.until.year == year for h in holidays)
    return Plan(view.title, year, today, view.rows, view.undated, tuple(found), known, view.provenance, view.note)
