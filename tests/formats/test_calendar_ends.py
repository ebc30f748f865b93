"""Every form with a day, where the calendar ends: seasons until 31.12.9999, questions on its first and last day."""

import re

import pytest

from ..conftest import Run

FOREVER = "--data tests/guides/forever"


@pytest.mark.parametrize("today", ["9999-01-01", "9999-06-01", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv", "ics", "svg"])
def test_at_the_ends_of_the_calendar(form: str, today: str, run: Run) -> None:
    result = run(f"clock --format {form} {FOREVER} --today {today}")
    assert result.status == 0, result.err
    assert result.out or (form, today) == ("ics", "0001-01-01")  # a calendar of nothing is not made


@pytest.mark.parametrize("form", ["text", "json", "csv", "ics", "svg"])
@pytest.mark.parametrize("year", ["1900", "2027", "2999"])
def test_what_never_ends_in_a_year(form: str, year: str, run: Run) -> None:
    assert run(f"clock {year} --format {form} {FOREVER} --today 2026-11-28").status == 0


def test_a_number_too_long_is_no_month(run: Run) -> None:
    result = run("clock", "--month", "9" * 5000)
    assert result.status == 2


def test_two_wheels_on_one_page_share_no_id(run: Run) -> None:
    def ids(words: str) -> set[str]:
        return set(re.findall(r' id="([^"]+)"', run(f"clock {words} --format svg --today 2026-11-28").out))

    whole, part, other = ids("2027"), ids("2027 --kind season"), ids("2027 --data examples/porvoo")
    assert all((whole, part, other))
    assert not whole & part
    assert not whole & other
    assert whole == ids("2027")
