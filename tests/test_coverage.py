"""On which days somebody answers: spans that follow each other, and what an absence leaves to nobody."""

from datetime import date

import pytest

from yhdistys_cli.coverage import ahead, by_person, is_needed, lasting, meet
from yhdistys_cli.models import Absence, Contact, Group, Unit

FIRST, MIDDLE, LAST = date(2027, 1, 1), date(2027, 6, 1), date(2027, 12, 31)


@pytest.mark.parametrize(
    ("terms", "last"),
    [
        ([], None),
        ([Contact("a")], date.max),
        ([Contact("a", until=MIDDLE)], MIDDLE),
        ([Contact("a", since=MIDDLE)], None),
        ([Contact("a", until=date(2027, 5, 31)), Contact("b", since=MIDDLE, until=LAST)], LAST),
        ([Contact("a", until=date(2027, 5, 30)), Contact("b", since=MIDDLE)], date(2027, 5, 30)),
        ([Contact("a", role="substitute")], None),
        ([Contact("a", role="acting", until=LAST)], LAST),
    ],
)
def test_how_long_somebody_is_always_there(terms: list[Contact], last: date | None) -> None:
    assert lasting(terms, FIRST) == last


def test_an_absence_counts_from_today_on() -> None:
    absence = Absence(FIRST, MIDDLE)
    assert ahead(FIRST, absence) == (FIRST, MIDDLE)
    assert ahead(MIDDLE, absence) == (MIDDLE, MIDDLE)
    assert ahead(LAST, absence) is None
    assert ahead(FIRST, Absence(MIDDLE, FIRST)) is None


def test_spans_meet_on_their_last_day() -> None:
    assert meet((FIRST, MIDDLE), (MIDDLE, LAST))
    assert not meet((FIRST, FIRST), (MIDDLE, LAST))


@pytest.mark.parametrize(
    ("other", "needed"),
    [
        (Contact("b"), False),
        (Contact("b", since=FIRST, until=MIDDLE), False),
        (Contact("b", since=date(2027, 1, 2)), True),
        (Contact("b", until=date(2027, 5, 31)), True),
    ],
)
def test_who_is_away_is_needed_where_nobody_else_is_there_all_the_time(other: Contact, needed: bool) -> None:
    holders: list[Unit | Group] = [
        Unit("u", "U", contacts=(Contact("a"), other)),
        Group("g", ("u",), (Contact("a"), Contact("b"))),
    ]
    assert is_needed(by_person(holders)["a"], "a", (FIRST, MIDDLE)) == needed
