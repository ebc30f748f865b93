"""Which day it is: today in the guide's time zone, whatever the machine's, from one clock."""

import shutil
import sys
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from yhdistys_cli.cli import today

from ..conftest import CLEAN, GUIDE, Run, make_guide

# Half past midnight in Helsinki, half past seven on the 15th in Tokyo, half past noon on the 14th in Honolulu.
NIGHT = datetime(2027, 4, 14, 22, 30, tzinfo=UTC)
CONTACTS = """\
units: [{id: uinti, name: Uinti, contacts: [{person: anna, until: 14.4.2027}, {person: bo, since: 15.4.2027}]}]
people: [{id: anna, name: Anna Aalto}, {id: bo, name: Bo Berg}]
"""
CLOCK = """\
events:
  - {id: haku, title: Haku, kind: application, dates: {2027: {from: 1.4.2027, until: 14.4.2027}}}
  - {id: kokous, title: Kokous, kind: meeting, dates: {2027: {from: 16.4.2027}}}
"""


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's clock stands at half past ten in the evening, UTC."""
    monkeypatch.setattr(today, "now", lambda: NIGHT)


def guide(folder: Path, zone: str = "Europe/Helsinki", updated: str = "2027-04-14") -> str:
    shutil.copytree(CLEAN, folder)
    about = (folder / "guide.yaml").read_text("utf-8").replace("updated: 2026-11-24", f"updated: {updated}")
    (folder / "guide.yaml").write_text(f"{about}time_zone: {zone}\n", "utf-8")
    (folder / "areas.yaml").unlink()
    (folder / "contacts.yaml").write_text(CONTACTS, "utf-8")
    (folder / "clock.yaml").write_text(CLOCK, "utf-8")
    return str(folder)


@pytest.mark.usefixtures("night")
@pytest.mark.parametrize(
    ("zone", "who"),
    [
        ("Europe/Helsinki", "Bo Berg"),
        ("Asia/Tokyo", "Bo Berg"),
        ("UTC", "Anna Aalto"),
        ("Europe/London", "Anna Aalto"),
        ("Pacific/Honolulu", "Anna Aalto"),
    ],
)
def test_who_is_responsible_is_a_matter_of_the_guide_s_day(run: Run, tmp_path: Path, zone: str, who: str) -> None:
    out = run("contacts", "uinti", "--data", guide(tmp_path / "a", zone)).out
    now = out.partition("alkaen")[0].partition("\n\n")[0]  # what changes after it is told as well
    assert [name for name in ("Anna Aalto", "Bo Berg") if name in now] == [who]


@pytest.mark.usefixtures("night")
def test_what_closed_yesterday_is_not_next(run: Run, tmp_path: Path) -> None:
    helsinki, honolulu = guide(tmp_path / "a"), guide(tmp_path / "b", "Pacific/Honolulu")
    assert "Kokous" in (out := run("clock", "--next", "1", "--data", helsinki).out)
    assert "Haku" not in out
    assert "Haku" in run("clock", "--next", "1", "--data", honolulu).out


@pytest.mark.usefixtures("night")
def test_each_guide_is_checked_on_its_own_day(run: Run, tmp_path: Path) -> None:
    helsinki = guide(tmp_path / "a", updated="2027-04-15")
    honolulu = guide(tmp_path / "b", "Pacific/Honolulu", updated="2027-04-15")
    assert "future-day" not in run("validate", helsinki).out
    assert "future-day" in run("validate", honolulu).out
    both = run("validate", str(tmp_path), "--format", "json").out
    assert both.count('"future-day"') == 1


@pytest.mark.usefixtures("night")
@pytest.mark.parametrize(
    ("said", "day"),
    [("today", "2027-04-15"), ("+1", "2027-04-16"), ("eilen", "2027-04-14"), ("ensi to", "2027-04-22")],
)
def test_days_that_are_said_from_today_are_said_from_the_guide_s(run: Run, tmp_path: Path, said: str, day: str) -> None:
    data = guide(tmp_path / "a")
    assert f'"today": "{day}"' in run("clock", "--today", said, "--data", data, "--format", "json").out
    on_that_day = run("contacts", "uinti", "--on", said, "--data", data).out
    assert on_that_day == run("contacts", "uinti", "--on", day, "--data", data).out


def test_a_day_that_is_named_needs_no_clock(run: Run, tmp_path: Path) -> None:
    # Without the fixture above, the clock of a test refuses to be read.
    assert "Anna Aalto" in run("contacts", "uinti", "--today", "14.4.2027", "--data", guide(tmp_path / "a")).out


@pytest.mark.parametrize("words", [("clock", "--today", "xyz"), ("contacts", "--on", "30.2.2027")])
def test_what_is_no_day_is_refused_before_anything_is_read(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, "--data", "no-such-folder")
    assert done.status == 2
    assert "no-such-folder" not in done.err


@pytest.mark.usefixtures("night")
def test_one_run_has_one_today(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([NIGHT - timedelta(hours=2), NIGHT])
    monkeypatch.setattr(today, "now", lambda: next(moments))
    shape = run("clock", "--from", "today", "--data", guide(tmp_path / "a"), "--format", "json").out
    assert '"today": "2027-04-14"' in shape
    assert '"first": "2027-04-14"' in shape


# --- the rule itself


@pytest.mark.parametrize("zone", sorted(z for z in available_timezones() if z.startswith("Europe/")))
def test_the_quick_way_is_right_for_all_of_europe(zone: str) -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    while moment.year < 2038:
        assert today.today_in(zone, moment) == moment.astimezone(ZoneInfo(zone)).date()
        moment += timedelta(hours=25, minutes=59, days=7)


@pytest.mark.parametrize("zone", ["No/Such", "../etc/passwd", "Europe", "Europe/", "", "\0", "a" * 300])
def test_the_day_in_a_zone_that_is_not_known_is_utc_s(zone: str) -> None:
    assert today.today_in(zone, NIGHT) == date(2027, 4, 14)


@pytest.fixture
def _no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer without a time zone database, where tzdata is not installed either."""
    for name in ["tzdata", *(name for name in sys.modules if name.startswith("tzdata."))]:
        monkeypatch.setitem(sys.modules, name, None)
    zoneinfo.reset_tzpath([])
    ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath()
    ZoneInfo.clear_cache()


@pytest.mark.usefixtures("_no_database")
def test_without_a_time_zone_database_the_day_is_utc_s() -> None:
    assert today.today_in("Europe/Helsinki", NIGHT) == date(2027, 4, 14)


def test_with_one_it_is_that_of_the_zone() -> None:
    assert today.today_in("Europe/Helsinki", NIGHT) == date(2027, 4, 15)


@pytest.mark.usefixtures("_no_database")
def test_without_a_time_zone_database_only_a_calendar_cannot_be_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YHDISTYS_DEBUG", "")
    folder = make_guide(tmp_path / "data", guide=f"{GUIDE}time_zone: Europe/Helsinki\n")
    words = ("--data", folder, "--today", "1.3.2027")
    assert run("validate", *words).status == 0
    assert run("clock", *words).status == 0
    (tmp_path / "data" / "clock.yaml").write_text(
        "events: [{id: e, title: Ilta, kind: info, dates: {2027: {from: 14.4.2027 klo 17.00}}}]\n", "utf-8"
    )
    result = run("calendar", *words)
    assert result.status == 3
    assert "pip install tzdata" in result.err
