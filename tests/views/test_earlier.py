"""When that last was which has no new date: in the clock, in the plan, and where an area or a unit is asked for."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.dates import Calendar
from yhdistys_cli.happenings import Happening
from yhdistys_cli.models import Event, Moment, Occurrence, YearDates
from yhdistys_cli.views.earlier import last_time

from ..conftest import Run, make_guide

TODAY = date(2026, 11, 28)


def found(*dates: YearDates, year: int = 2027) -> list[Happening | None]:
    event = Event("a", "A", "info", dates=dates)
    own = Calendar([event], frozenset())
    return [last_time(own, happening, TODAY) for happening in own.of(event, year, TODAY)]


def on(day: date, **more: object) -> YearDates:
    return YearDates(day.year, (Occurrence(Moment(day), **more),))  # type: ignore[arg-type]


@settings(max_examples=50)
@given(st.lists(st.dates(date(2015, 1, 1), date(2026, 12, 31)), max_size=4, unique_by=lambda day: day.year))
def test_it_is_the_latest_that_is_over(days: list[date]) -> None:
    dates = tuple(on(day) for day in sorted(days))
    past = [day for day in days if day < TODAY]
    assert [h and h.first_day for h in found(*dates)] == ([max(past, default=None)] if days else [None])


def test_what_was_cancelled_or_left_out_was_not_held() -> None:
    held, cancelled = on(date(2024, 3, 1)), on(date(2025, 3, 1), status="cancelled", revision=2)
    none = YearDates(2026, (Occurrence(status="none"),))
    (last,) = found(held, cancelled, none)
    assert last is not None
    assert last.first_day == date(2024, 3, 1)


def test_what_is_known_by_the_month_or_the_year_is_said_as_it_is() -> None:
    (last,) = found(YearDates(2024, (Occurrence(),)), YearDates(2025, (Occurrence(month=3),)))
    assert last is not None
    assert last.precision == "month"
    (last,) = found(YearDates(2024, (Occurrence(),)))
    assert last is not None
    assert (last.year, last.precision) == (2024, "year")


CLOCK = """\
events:
  - {id: a, title: Kyläinfo, kind: info, areas: [tilat], dates: {2023: {from: 7.3.2023 klo 17.00}}}
  - {id: b, title: Uusi info, kind: info, areas: [tilat], dates: {2027: {from: 5.5.2027}}}
"""
AREAS = "areas: [{id: tilat, title: Tilat, summary: Tilat., answers: unknown}]\n"


@pytest.mark.parametrize(
    ("lang", "said", "planned"),
    [
        ("fi", "viimeksi 7.3.2023", "Viimeksi 7.3.2023."),
        ("sv", "förra gången 7.3.2023", "Förra gången 7.3.2023."),
        ("en", "last time: 7 March 2023", "Last time: 7 March 2023."),
    ],
)
def test_every_answer_about_time_says_it(lang: str, said: str, planned: str, run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path, clock=CLOCK, areas=AREAS)
    for words in ("clock", "clock 2027", "clock 2027 --format md", "clock 2027 --format svg", "contacts tilat"):
        out = run(*words.split(), "--data", data, "--today", "2026-11-28", "--lang", lang).out
        assert out.replace("\u00a0", " ").count(said) >= 1, words
        assert "2027" in out
    assert said in run("areas", "tilat", "--data", data, "--today", "2026-11-28", "--lang", lang).out
    assert planned in run("plan", "2027", "--data", data, "--today", "2026-11-28", "--lang", lang).out
    assert said not in run("clock", "2026", "--data", data, "--today", "2026-11-28", "--lang", lang, "--area", "b").out
    assert said not in run("--data", data, "--today", "2026-11-28", "--lang", lang).out


def test_a_deadline_is_said_by_its_day(run: Run, tmp_path: Path) -> None:
    clock = "events: [{id: a, title: Haku, kind: application, dates: {2025: {until: 31.3.2025 klo 15.00}}}]"
    data = make_guide(tmp_path, clock=clock)
    assert "viimeksi 31.3.2025" in run("clock", "2027", "--data", data, "--today", "2026-11-28").out
    assert "Viimeksi 31.3.2025." in run("plan", "2027", "--data", data, "--today", "2026-11-28").out
