"""What a date that changes says: one rule for the commands and for a workbook that comes back."""

from datetime import date, time

import pytest

from yhdistys_cli.amend.announced import Span, how, lengthened, told_first
from yhdistys_cli.models import Moment

from ..conftest import TODAY


def at(day: int, month: int = 12, hour: int | None = None) -> Moment:
    return Moment(date(2026, month, day), None if hour is None else time(hour))


WINDOW = Span(at(1), at(15, hour=15))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (WINDOW, Span(at(1), at(18, hour=15)), "extended"),
        (WINDOW, Span(at(1), at(15, hour=16)), "extended"),
        (WINDOW, Span(at(1), at(15)), "extended"),
        (WINDOW, Span(at(1), at(14, hour=15)), "moved"),
        (WINDOW, Span(at(2), at(18, hour=15)), "moved"),
        (Span(at(1, 11), at(15, 11)), Span(at(1, 11), at(18)), "reopened"),
        (Span(None, at(30, 11)), Span(None, at(4)), "extended"),
        (Span(None, at(30, 10)), Span(None, at(4)), "reopened"),
        (Span(at(1), None), Span(at(2), None), "moved"),
        (Span(at(1, hour=17), at(1, hour=19)), Span(at(1, hour=17), at(1, hour=20)), "moved"),
    ],
)
def test_how_it_changed(old: Span, new: Span, said: str) -> None:
    assert how(old, new, TODAY) == said


def test_what_closes_on_its_last_day_is_still_open() -> None:
    assert [lengthened(Moment(day), TODAY) for day in (TODAY, date(2026, 11, 23))] == ["extended", "reopened"]


@pytest.mark.parametrize(
    ("old", "new", "was", "kept"),
    [
        (WINDOW, Span(at(8), at(22, hour=15)), None, WINDOW.end),
        (WINDOW, Span(at(8), at(22, hour=15)), at(10), at(10)),
        (WINDOW, Span(at(8), at(10)), at(10), None),
        (Span(at(1, hour=17), at(1, hour=19)), Span(at(2, hour=17), at(2, hour=19)), None, at(1, hour=17)),
        (Span(at(2), None), Span(at(1), None), at(1), None),
        (Span(None, None), Span(at(1), None), None, None),
    ],
)
def test_the_day_that_was_told_first(old: Span, new: Span, was: Moment | None, kept: Moment | None) -> None:
    assert told_first(old, new, was) == kept


def test_what_ends_before_it_begins() -> None:
    assert [Span(at(2), at(day)).is_backwards for day in (1, 2, 3)] == [True, False, False]
    assert not Span(None, at(1)).is_backwards
