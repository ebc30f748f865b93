"""`yhdistys calendar`: files, folders, what is said beside them."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from ...conftest import CITIES, Run

ALL = ("avustukset", "tapahtumayhteistyo", "tilayhteistyo", "viestinta", "yhdistys")
YEAR = ("--today", "2026-11-24", "--lang", "en")


@pytest.fixture(autouse=True)
def _lahti(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YHDISTYS_DATA", str(CITIES["lahti"]))
    monkeypatch.chdir(tmp_path)


def uids(content: str | bytes) -> set[str]:
    return {str(event["UID"]).split("@")[0] for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def files(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_to_standard_output_and_to_a_file_the_same(run: Run) -> None:
    out = run("calendar", "2026", *YEAR)
    assert (out.status, out.out[:17]) == (0, "BEGIN:VCALENDAR\r\n")
    for words in (("calendar", "2026"), ("clock", "2026"), ("kalenteri", "2026")):
        result = run(*words, "-o", "kello.ics", *YEAR)
        assert (result.status, result.out) == (0, "")
        assert Path("kello.ics").read_bytes().decode() == out.out
    assert run("clock", "2026", "--format", "ics", *YEAR) == out


def test_subscribing_and_importing_are_explained_and_what_has_no_day_is_named(run: Run) -> None:
    for words in (("calendar",), ("clock", "--format", "ics"), ("calendar", "-o", "a.ics"), ("calendar", "-o", "a/")):
        result = run(*words, *YEAR)
        assert result.status == 0
        for said in ("subscribed to", "imported", "the date is not known", "\n  Yhdistysilta (2 times a year)\n"):
            assert said in result.err


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (
            ["--area", "tilat"],
            {"vakiovuorojen-suunnitteluilta-2026", "vakiovuorojen-haku-2026"},
        ),
        (["--kind", "planning"], {"vakiovuorojen-suunnitteluilta-2026"}),
        (["--kind", "application", "--month", "4"], {"vakiovuorojen-haku-2026"}),
        (["--area", "tilat", "--kind", "season"], {"koulusalien-kausi-2026"}),
        (["--kind", "planning", "--from", "18.3.2026", "--until", "18.3.2026"], {"vakiovuorojen-suunnitteluilta-2026"}),
        (["--next", "1", "--kind", "planning", "--today", "1.1.2026"], {"vakiovuorojen-suunnitteluilta-2026"}),
    ],
)
def test_the_filters_of_the_clock(filters: list[str], expected: set[str], run: Run) -> None:
    found = uids(run("calendar", "2026", *YEAR, *filters).out)
    assert {re.sub("-[0-9]+(-opens|-closes)?$", "", uid) for uid in found} == expected
    assert found == uids(run("clock", "2026", "--format", "ics", *YEAR, *filters).out)


@pytest.mark.parametrize("name", ["kalenterit", "kalenterit/", "./kalenterit", ".piilossa"])
def test_a_folder_gets_one_calendar_of_all_and_one_of_each_area(name: str, run: Run) -> None:
    for _round in range(2):  # made, and then found
        result = run("calendar", "2026", "-o", name, *YEAR)
        assert (result.status, result.out) == (0, "")
    assert files(name) == [f"{area}.ics" for area in ALL]
    assert "These are still empty" in result.err
    assert "Tapahtumayhteistyö, Viestintä" in result.err  # they have no day
    assert uids((Path(name) / "viestinta.ics").read_bytes()) == set()
    whole = uids((Path(name) / "yhdistys.ics").read_bytes())
    areas = [uids((Path(name) / f"{area}.ics").read_bytes()) for area in ("avustukset", "tilayhteistyo")]
    assert areas[0] | areas[1] <= whole
    assert not areas[0] & areas[1]
    assert (Path(name) / "yhdistys.ics").read_bytes().decode() == run("calendar", "2026", *YEAR).out
    own = run("calendar", "2026", "--area", "tilayhteistyo", *YEAR).out
    assert (Path(name) / "tilayhteistyo.ics").read_bytes().decode() == own
    assert "X-WR-CALNAME:Lahti\\, Tilayhteistyö: " in own


def test_a_filter_narrows_the_calendars_of_a_folder(run: Run) -> None:
    assert run("calendar", "2026", "--kind", "application", "-o", "haut", *YEAR).status == 0
    assert files("haut") == [f"{area}.ics" for area in ALL]
    ids = {"vakiovuorojen-haku-2026-0-opens", "vakiovuorojen-haku-2026-0-closes"}
    assert uids(Path("haut/tilayhteistyo.ics").read_bytes()) == ids
    assert "application window" in Path("haut/tilayhteistyo.ics").read_text("utf-8").replace("\n ", "")


def test_calendars_of_another_run_are_named_and_stay(run: Run) -> None:
    folder = Path("kalenterit")
    folder.mkdir()
    for name in ("vanha.ics", "VANHEMPI.ICS", "muistio.txt"):
        (folder / name).write_text("x")
    result = run("calendar", "2026", "-o", "kalenterit", *YEAR)
    assert result.status == 0
    (line,) = [line for line in result.err.splitlines() if "vanha.ics" in line]
    assert "VANHEMPI.ICS" in line
    assert "muistio.txt" not in result.err
    assert (folder / "vanha.ics").read_text() == "x"


def test_without_a_day_the_calendar_is_empty_and_why(run: Run) -> None:
    for target in ("a.ics", "kansio/", "-"):
        result = run("calendar", "2021", "-o", target, *YEAR)
        assert result.status == 0
        assert "The calendar is empty" in result.err
        assert "Yhdistysilta (2 times a year)" in result.err
    assert files("kansio") == [f"{area}.ics" for area in ALL]
    assert Path("a.ics").read_bytes() == Path("kansio/yhdistys.ics").read_bytes()
    assert Path("a.ics").read_bytes().decode() == result.out
    assert uids(result.out) == set()
    assert "BEGIN:VTIMEZONE" in result.out  # RFC 5545 3.6: a calendar has at least one component


def test_what_is_asked_for_besides(run: Run) -> None:
    asked = ("calendar", "2026", "--area", "tilat", *YEAR)
    assert "vakiovuorojen-haku-2026-0" in uids(run(*asked, "--spans").out)
    assert "vakiovuorojen-paatokset-2026-0-month" in uids(run(*asked, "--months").out)
    assert "koulusalien-kausi-2026-0" in uids(run(*asked, "--kind", "season").out)
    assert "yhdistys calendar --kind season" in run(*asked).err
    reminded = run(*asked, "--remind", "14, 1").out
    assert reminded.count("TRIGGER") == 2 * 2  # the evening, and the last day of the window
    assert run(*asked, "--remind", "none").out == run(*asked).out


@pytest.mark.parametrize("days", ["", "x", "14,", "-1", "1000", "14.1", "²"])
def test_what_is_no_list_of_days(days: str, run: Run) -> None:
    result = run("calendar", f"--remind={days}", *YEAR)
    assert (result.status, result.out) == (2, "")
    assert "is not a list of days" in result.err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("calendar --area xyzzy", 2),
        ("calendar --format json", 2),
        ("calendar -o x.txt", 2),
        ("calendar -o tiedosto", 2),
        ("calendar --kind xyzzy", 2),
        ("calendar 99999", 2),
        ("calendar -o tiedosto/", 3),
        ("calendar -o puuttuu/kansio", 3),
        ("clock 2026 -o kansio/", 3),
    ],
)
def test_wrong_questions_and_places(words: str, status: int, run: Run) -> None:
    Path("tiedosto").write_text("x")
    result = run(*words.split(), "--today", "2026-11-24")
    assert (result.status, result.out) == (status, "")
    assert result.err.strip()
    assert "Traceback" not in result.err
    assert files(".") == ["tiedosto"]


def test_with_errors_in_the_data_no_calendar_is_written(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for file in CITIES["lahti"].glob("*.yaml"):
        (data / file.name).write_bytes(file.read_bytes())
    text = (data / "clock.yaml").read_text("utf-8")
    (data / "clock.yaml").write_text(text.replace("kind: planning", "kind: plan"), "utf-8")
    result = run("calendar", "2026", "-o", "kalenterit", "--data", str(data), *YEAR)
    assert (result.status, result.out) == (1, "")
    assert files(".") == ["data"]
    result = run("calendar", "2026", "--data", str(data), *YEAR)
    assert result.status == 1
    assert "vuosiavustusten-haku-2026-0-closes" in uids(result.out)
    assert "vakiovuorojen-suunnitteluilta-2026-0" not in uids(result.out)


def test_a_folder_that_may_not_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: str) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("os.mkdir", refuse)
    result = run("calendar", "2026", "-o", "kalenterit", *YEAR)
    assert (result.status, result.out) == (3, "")
    assert "kalenterit" in result.err


def test_it_holds_a_year_back_and_the_coming_twelve_months(run: Run) -> None:
    out = run("calendar", "--today", "2026-04-01").out
    events: Any = icalendar.Calendar.from_ical(out).walk("VEVENT")
    assert events
    days = [event for event in events if type(event["DTSTART"].dt) is date]
    assert all(event["DTEND"].dt > date(2025, 4, 1) for event in days)
    assert all(event["DTSTART"].dt < date(2027, 4, 1) for event in days)
