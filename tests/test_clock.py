"""The view of the clock: filters, order, what moved; and every form tells the same."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.clock import EVERYTHING, ClockView, Filters, clock, upcoming, years
from yhdistys_cli.views.found import NotFound

from .conftest import CITIES, Run

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
    from yhdistys_cli.formats.agenda import glance
    from yhdistys_cli.words import Words

    view = ask(2026)
    rows = dict(glance(view, Words("fi")).rows)
    assert all(len(weeks) == 53 for weeks in rows.values())
    assert "━" in rows["Avustukset"]
    assert "●" in rows["Tilayhteistyö"]
    assert rows["Viestintä"].strip() == ""
    assert "┄" in dict(glance(ask(2027), Words("fi")).rows)["Avustukset"]
