"""The programme and the pages of one date: told of one event, in calendars and to programs."""

import csv
import json
from io import StringIO

from ..conftest import Run

ASKED = "clock 2027 --area hakuinfo --data tests/guides/every-form --today 2026-11-28"


def test_who_asks_about_an_evening_is_told_its_programme(run: Run) -> None:
    said = run(ASKED).out
    lines = ("klo 16.30 Kahvit", "klo 17.00–17.30 Ajankohtaista", "Kutsu: https://mallila.example/hakuinfo")
    assert [line.strip() for line in said.splitlines() if line.strip() in lines] == list(lines)
    year = run("clock 2027 --data tests/guides/every-form --today 2026-11-28").out
    assert "Hakuinfo" in year
    assert "Kahvit" not in year


def test_in_three_languages(run: Run) -> None:
    assert "kl. 16.30 Kaffe" in run(f"{ASKED} --lang sv").out
    assert "16:30 Coffee" in run(f"{ASKED} --lang en").out


def test_calendars_have_it_and_open_its_page(run: Run) -> None:
    said = run(f"{ASKED} --format ics").out.replace("\r\n ", "")
    assert "Klo 17.00–17.30 Ajankohtaista" in said
    assert "URL:https://mallila.example/hakuinfo" in said


def test_programs_get_its_parts(run: Run) -> None:
    (event,) = json.loads(run(f"{ASKED} --format json").out)["events"]
    assert event["programme"] == [
        {"from": "16:30", "until": None, "what": "Kahvit"},
        {"from": "17:00", "until": "17:30", "what": "Ajankohtaista"},
    ]
    assert [link["url"] for link in event["links"]] == ["https://mallila.example/hakuinfo"]
    (row,) = csv.DictReader(StringIO(run(f"{ASKED} --format csv").out))
    assert row["programme"] == "16:30 Kahvit; 17:00–17:30 Ajankohtaista"
