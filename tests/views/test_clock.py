"""The view of the clock: filters, order, what moved; and every form tells the same."""

import csv
import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.clock import EVERYTHING, ClockView, Filters, clock, span, upcoming, years
from yhdistys_cli.views.lookup import NotFound

from ..conftest import CITIES, ROOT, Run, make_guide

TODAY = date(2026, 11, 24)


def guide(city: str = "lahti") -> Guide:
    loaded = load(str(CITIES[city]))
    assert loaded.guide is not None
    return loaded.guide


def ask(year: int | None = None, today: date = TODAY, **filters: Any) -> ClockView:
    own = guide()
    chosen = Filters(**filters)
    answer = clock(own, calendar(own, years(today, year, chosen)), today, year, chosen)
    assert not isinstance(answer, NotFound)
    return answer


def ids(view: ClockView) -> list[str]:
    return [row.happening.event.id for row in view.rows]


def test_a_year_is_in_order_and_has_what_opened_the_year_before() -> None:
    view = ask(2026)
    starts = [row.happening.start.day for row in view.rows if row.happening.start]
    assert starts == sorted(starts)
    assert starts[0] == date(2025, 6, 1)
    assert all(row.happening.last_day and row.happening.last_day >= date(2026, 1, 1) for row in view.rows)


def test_forecast_and_confirmed_are_not_mixed_up() -> None:
    for year in range(2017, 2030):
        for row in ask(year).rows:
            assert (row.happening.occurrence is not None) == (row.happening.status != "forecast")
            assert row.happening.status != "unknown"


@pytest.mark.parametrize("year", [2018, 2020, 2023, 2024])
def test_a_past_year_has_no_forecast(year: int) -> None:
    view = ask(year)
    assert {row.happening.status for row in (*view.rows, *view.undated)} <= {
        "confirmed",
        "changed",
        "cancelled",
        "unknown",
    }


def test_filters() -> None:
    assert set(ids(ask(2026, area="avustukset"))) == {"vuosiavustusten-haku"}
    assert ids(ask(2026, kind="planning")) == ["vakiovuorojen-suunnitteluilta"]
    assert all(row.happening.event.kind == "application" for row in ask(2026, kind="application").rows)
    march = ask(2026, month=3)
    assert (march.first, march.last) == (date(2026, 3, 1), date(2026, 3, 31))
    assert march.undated == ()
    assert ask(None, month=202704).first == date(2027, 4, 1)
    assert ask(None, month=3).first == date(2027, 3, 1)
    assert len(ask(None, next=1).rows) == 1
    assert ids(ask(None, first=date(2027, 3, 31), last=date(2027, 3, 31), kind="application")) == [
        "nuorisotyon-vuosiavustusten-haku",
        "vuosiavustusten-haku",
    ]


@pytest.mark.parametrize(
    ("year", "filters", "first", "last"),
    [
        (None, {}, "2026-11-24", "2027-11-23"),
        (2026, {}, "2026-01-01", "2026-12-31"),
        (None, {"month": 11}, "2026-11-01", "2026-11-30"),
        (None, {"month": 10}, "2027-10-01", "2027-10-31"),
        (None, {"month": 202003}, "2020-03-01", "2020-03-31"),
        (2024, {"month": 2}, "2024-02-01", "2024-02-29"),
        (None, {"first": "2030-01-01"}, "2030-01-01", "2030-12-31"),
        (None, {"last": "2027-01-31"}, "2026-11-24", "2027-01-31"),
        (None, {"last": "2030-01-31"}, "2026-11-24", "2030-01-31"),
        (None, {"first": "2020-01-01", "last": "2030-01-31"}, "2020-01-01", "2030-01-31"),
        # A year is narrowed by what else is asked, never widened.
        (2026, {"first": "2025-06-01"}, "2026-01-01", "2026-12-31"),
        (2026, {"first": "2026-06-01", "last": "2030-01-01"}, "2026-06-01", "2026-12-31"),
        (2026, {"month": 3, "first": "2026-03-10"}, "2026-03-10", "2026-03-31"),
        (2026, {"month": 202603}, "2026-03-01", "2026-03-31"),
    ],
)
def test_the_days_that_are_asked_for(year: int | None, filters: dict[str, Any], first: str, last: str) -> None:
    chosen: dict[str, Any] = {
        key: date.fromisoformat(value) if isinstance(value, str) else value for key, value in filters.items()
    }
    assert [day.isoformat() for day in span(TODAY, year, Filters(**chosen))] == [first, last]


@pytest.mark.parametrize(
    ("year", "filters"),
    [
        (2026, Filters(month=202703)),
        (2026, Filters(first=date(2027, 1, 1))),
        (None, Filters(last=date(2026, 11, 23))),
        (None, Filters(month=3, last=date(2027, 2, 28))),
    ],
)
def test_filters_that_leave_no_day(year: int | None, filters: Filters) -> None:
    first, last = span(TODAY, year, filters)
    assert last < first


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(9999, 12, 31), date(9999, 12, 31)),
        (date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_twelve_months(today: date, last: date) -> None:
    assert span(today, None, EVERYTHING) == (today, last)
    own = guide()
    view = clock(own, calendar(own, years(today, None, EVERYTHING)), today)
    assert isinstance(view, ClockView)
    upcoming(own, calendar(own, years(today, None, EVERYTHING)), today)


CLOCKED = load(str(ROOT / "tests" / "guides" / "clocked")).guide
RECORDED = [
    (event.id, o.first.day, o.last.day)
    for own in (CLOCKED, guide())
    if own
    for event in own.clock.events
    for dated in event.dates
    for o in dated.occurrences
    if o.first and o.last
]


@given(st.dates(date(2017, 1, 1), date(2029, 1, 1)), st.integers(0, 900), st.dates(date(2017, 1, 1), date(2029, 1, 1)))
def test_every_recorded_day_within_a_span_is_shown_and_no_other(first: date, days: int, today: date) -> None:
    last = first + timedelta(days=days)
    filters = Filters(first=first, last=last)
    shown = set()
    for own in (CLOCKED, guide()):
        assert own is not None
        view = clock(own, calendar(own, years(today, None, filters)), today, None, filters)
        assert isinstance(view, ClockView)
        for row in view.rows:
            happening = row.happening
            assert happening.first_day is not None
            assert happening.last_day is not None
            assert happening.first_day <= last
            assert happening.last_day >= first
            if happening.occurrence and happening.precision == "day":
                shown.add((happening.event.id, happening.first_day, happening.last_day))
            elif happening.occurrence:
                assert happening.precision == "month"
            else:
                assert happening.status == "forecast"
                assert happening.last_day >= today
    assert shown == {(name, start, end) for name, start, end in RECORDED if start <= last and end >= first}


def folder(tmp_path: Path, *events: str) -> str:
    """A small guide with these events."""
    whole = [f"{{id: e{n}, title: E{n}, kind: meeting, {event}}}" for n, event in enumerate(events)]
    return make_guide(tmp_path, clock=f"events: [{', '.join(whole)}]\n")


def test_what_is_counted_back_into_the_year_before_is_in_it(run: Run, tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        "rule: {on: {day: 10.1.}}",
        "rule: {on: {event: e0, days: -30}}",
        "rule: {on: {day: 1.1., move: previous-working-day}}",
    )
    shape = json.loads(run("clock", "2027", "--data", data, "--format", "json", "--today", "2026-01-01").out)
    assert [(e["id"], e["start"]["day"]) for e in shape["events"]] == [
        ("e0", "2027-01-10"),
        ("e1", "2027-12-11"),
        ("e2", "2027-12-31"),
    ]
    # Seen from a day between the two, what opened in the year before is what there is.
    shape = json.loads(run("clock", "2026", "--data", data, "--format", "json", "--today", "2026-01-01").out)
    assert {e["id"]: e["start"]["day"] for e in shape["events"]}["e1"] == "2026-12-11"


def test_a_term_of_several_years_is_in_each_of_them(run: Run, tmp_path: Path) -> None:
    data = folder(tmp_path, "dates: {2020: {from: 1.6.2020, until: 31.5.2026}}")
    for year in range(2019, 2028):
        shape = json.loads(run("clock", str(year), "--data", data, "--format", "json", "--today", "2026-01-01").out)
        assert [e["id"] for e in shape["events"]] == (["e0"] if 2020 <= year <= 2026 else [])


@pytest.mark.parametrize("zone", ["Europe/Helsinki", "UTC", "America/New_York"])
def test_hours_on_the_nights_when_the_clocks_change_stay_as_they_were_written(
    zone: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    hours = ["2.59", "3.00", "3.30", "4.00", "23.59"]
    written = [f"rule: {{on: {{day: {day}, time: '{hour}'}}}}" for day in ("28.3.", "31.10.") for hour in hours]
    written += [
        f"dates: {{2027: {{from: {day}2027 klo {hour}}}}}" for day, hour in (("28.3.", "4.00"), ("31.10.", "3.30"))
    ]
    data = folder(tmp_path, *written)
    shape = json.loads(run("clock", "2027", "--data", data, "--format", "json", "--today", "2026-11-24").out)
    found = {e["id"]: (e["start"]["day"], e["start"]["time"]) for e in shape["events"]}
    expected = [(day, f"{hour:0>5}".replace(".", ":")) for day in ("2027-03-28", "2027-10-31") for hour in hours]
    expected += [("2027-03-28", "04:00"), ("2027-10-31", "03:30")]
    assert [found[f"e{n}"] for n in range(len(written))] == expected
    text = run("clock", "2027", "--data", data, "--today", "2026-11-24").out
    assert text.count("klo 3.30") == 3
    assert text.count("klo 2.59") == 2


def test_an_unknown_area_is_not_found() -> None:
    own = guide()
    answer = clock(own, calendar(own, [2026, 2027, 2025]), TODAY, 2026, Filters(area="xyzzy"))
    assert isinstance(answer, NotFound)


def test_moved_since_last_year() -> None:
    rows = {row.happening.event.id: row for row in ask(2024).rows}
    moved = rows["vuosiavustusten-haku"].last_year
    assert moved is not None
    assert moved.end is not None
    assert moved.end.day == date(2023, 3, 31)


@pytest.mark.parametrize(("today", "left"), [(date(2026, 2, 1), 58), (date(2026, 3, 31), 0), (date(2026, 4, 1), None)])
def test_days_left(today: date, left: int | None) -> None:
    own = guide()
    answer = clock(own, calendar(own, years(today, 2026, EVERYTHING)), today, 2026, said_today=True)
    assert isinstance(answer, ClockView)
    row = next(r for r in answer.rows if r.happening.event.id == "vuosiavustusten-haku")
    assert row.days_left == left


def test_what_comes_next_is_never_past_cancelled_or_only_running() -> None:
    own = guide()
    for today in (date(2024, 1, 1), date(2026, 3, 1), TODAY, date(2027, 12, 31)):
        rows = upcoming(own, calendar(own, range(today.year - 1, today.year + 3)), today, limit=9)
        assert all(row.happening.last_day and row.happening.last_day >= today for row in rows)
        assert all(row.happening.event.kind != "season" for row in rows)


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("year", ["2023", "2024", "2026", "2027"])
def test_every_form_tells_the_same(city: str, year: str, run: Run, tmp_path: Path) -> None:
    base = ("clock", year, "--data", str(CITIES[city]), "--today", "2026-11-24")
    shape = json.loads(run(*base, "--format", "json").out)
    events = shape["events"] + shape["undated"]
    rows = list(csv.DictReader(StringIO(run(*base, "--format", "csv").out, newline="")))
    assert [(r["event_id"], r["status"], r["start"], r["end"], r["start_time"], r["end_time"]) for r in rows] == [
        (
            e["id"],
            e["status"],
            (e["start"] or {}).get("day") or "",
            (e["end"] or {}).get("day") or "",
            (e["start"] or {}).get("time") or "",
            (e["end"] or {}).get("time") or "",
        )
        for e in events
    ]
    target = tmp_path / "kello.xlsx"
    run(*base, "-o", str(target))
    sheet = list(load_workbook(target).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert len(sheet) - 1 == len(events) or not events
    text, markdown = run(*base).out, run(*base, "--format", "markdown").out
    for event in events:
        assert event["title"] in text
        assert event["title"] in markdown.replace("\\", "")


def test_the_year_at_a_glance_has_a_mark_for_every_row() -> None:
    from yhdistys_cli.formats.prose.clock import glance
    from yhdistys_cli.words import Words

    view = ask(2026)
    rows = dict(glance(view, Words("fi")).rows)
    assert all(len(weeks) == 53 for weeks in rows.values())
    assert "━" in rows["Avustukset"]
    assert "●" in rows["Tilayhteistyö"]
    assert rows["Viestintä"].strip() == ""
    assert "┄" in dict(glance(ask(2027), Words("fi")).rows)["Avustukset"]


def test_a_month_in_which_something_may_be_is_no_bar(tmp_path: Path) -> None:
    from yhdistys_cli.formats.prose.clock import glance
    from yhdistys_cli.words import Words

    events = """events:
  - {id: a, title: A, kind: decision, areas: [x], rule: {month: 5}}
  - {id: b, title: B, kind: meeting, areas: [x], dates: {2027: {from: 12.5.2027}}}
  - {id: c, title: C, kind: meeting, areas: [y], dates: {2027: {week: 10}}}
  - {id: d, title: D, kind: application, areas: [z], rule: {from: {day: 1.5.}, until: {day: 31.5.}}}
"""
    areas = "areas: [" + ", ".join(f"{{id: {i}, title: {i}, summary: S., answers: unknown}}" for i in "xyz") + "]"
    guide = load(make_guide(tmp_path, clock=events, areas=areas)).guide
    assert guide is not None
    known = calendar(guide, range(2026, 2029))
    view = clock(guide, known, date(2026, 11, 28), 2027)
    assert isinstance(view, ClockView)
    rows = {name: weeks.strip() for name, weeks in glance(view, Words("fi")).rows}
    assert (rows["x"], rows["y"], rows["z"]) == ("(●··)", "()", "┄" * 5)
    assert glance(view, Words("fi")).legend.endswith("(·) päivä tarkentuu myöhemmin")
    for language in ("fi", "sv", "en"):
        assert len(glance(view, Words(language)).legend) <= 78
