"""Times as people say them to a command that writes: `tests/moments.csv`, seen from 24.11.2026, a Tuesday."""

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.models import Moment
from yhdistys_cli.moments import Unreadable, goes_on, read, split

from .conftest import TODAY

with (Path(__file__).parent / "moments.csv").open(encoding="utf-8", newline="") as table:
    PHRASES = list(csv.DictReader(table))


def written(moment: Moment | None) -> str:
    if moment is None:
        return ""
    return f"{moment.day:%Y-%m-%d}" + (f" {moment.time:%H:%M}" if moment.time else "")


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["words"])
def test_a_phrase_is_read_as_meant_or_refused_with_its_reason(row: dict[str, str]) -> None:
    name, time = split(row["words"].split(" "))
    assert " ".join(name) == row["name"]
    found = dict.fromkeys(("starts", "ends", "of", "refused", "instead"), "")
    try:
        when = read(" ".join(time), TODAY)
    except Unreadable as refused:
        found |= {"refused": refused.code, "instead": " | ".join(refused.instead)}
    else:
        part = f"month {when.month}" if when.month else f"week {when.week}" if when.week else when.season
        found |= {"starts": written(when.start), "ends": written(when.end)}
        found["of"] = f"{part} {when.year}" if part else ""
    assert found == {key: row[key] for key in found}


def test_what_is_offered_instead_can_be_read() -> None:
    offered = [text for row in PHRASES for text in row["instead"].split(" | ") if text]
    assert len(offered) > 9
    for text in offered:
        assert read(text, TODAY).text == text


@given(st.dates(date(1950, 1, 1), date(2900, 12, 31)), st.times(), st.sampled_from([" klo ", " kl. ", " at ", " "]))
def test_every_day_and_hour_can_be_said(day: date, hour: object, before: str) -> None:
    when = read(f"{day.day}.{day.month}.{day.year}{before}{hour:%H.%M}", TODAY)
    assert written(when.start) == f"{day} {hour:%H:%M}"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    name, time = split([text])
    assert [*name, *time] == text.split()
    with suppress(Unreadable):
        assert read(text, TODAY).text == text


@pytest.mark.parametrize(("word", "goes"), [("klo", True), ("12", True), ("–", True), ("9.4.2027", True)])
def test_a_time_goes_on(word: str, goes: bool) -> None:
    assert goes_on(word) is goes


@pytest.mark.parametrize("word", ["yhdistysilta", "--yes", "Kaupungintalo", "4H"])
def test_a_time_does_not_go_on(word: str) -> None:
    assert not goes_on(word)
