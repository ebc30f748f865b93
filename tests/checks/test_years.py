"""What is seen from today: the years to come, dates off their rule, old checks, and fields without effect."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli import looked
from yhdistys_cli.checks import CHECKS as BASIC
from yhdistys_cli.checks import CheckContext, ages, effects, years
from yhdistys_cli.diagnostics import CODES, DataPath, Diagnostic
from yhdistys_cli.formats.problems.sentences import SENTENCES, sentence
from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import SECTIONS, review
from yhdistys_cli.models import (
    About,
    Area,
    Areas,
    Checklists,
    Clock,
    Contacts,
    DayOfYear,
    Event,
    Guide,
    Moment,
    Municipality,
    Occurrence,
    Point,
    Rule,
    SchoolHoliday,
    SchoolHolidays,
    Texts,
    YearDates,
)
from yhdistys_cli.planning import Code
from yhdistys_cli.validation.annotations import hints, unmarked
from yhdistys_cli.views.problems import problems
from yhdistys_cli.words import Words
from yhdistys_cli.working_days import Closed, public_holidays

from ..conftest import GUIDE, TODAY, make_guide

ABOUT = About("Opas", Municipality("Lahti", "398"), "fi", date(2026, 1, 1), "Opas.")
HOLIDAYS = public_holidays(range(2018, 2040))


def guide(*events: Event, school: Iterable[SchoolHoliday] = (), about: About = ABOUT) -> Guide:
    return Guide(about, Contacts(), Areas(), Checklists(), Clock(events=events), SchoolHolidays(tuple(school)))


def known(
    *events: Event, today: date = TODAY, closed: Callable[..., Closed] = lambda _y: HOLIDAYS, **more: Any
) -> CheckContext:
    return CheckContext(guide(*events, **more), {}, today=today, closed=closed)


def check(seen: CheckContext) -> Iterator[Diagnostic]:
    for function in (*years.CHECKS, *effects.CHECKS, *ages.CHECKS):
        yield from function(seen)


def find(*events: Event, **more: Any) -> list[Diagnostic]:
    return list(check(known(*events, **more)))


def codes(*events: Event, **more: Any) -> list[str]:
    return [diagnostic.code for diagnostic in find(*events, **more)]


def on(*days: date, kind: Any = "info", name: str = "a", **more: Any) -> Event:
    """An event with these recorded days."""
    dates = tuple(
        YearDates(year, tuple(Occurrence(Moment(day)) for day in days if day.year == year))
        for year in sorted({day.year for day in days})
    )
    return Event(name, more.pop("title", name.upper()), kind, dates=dates, **more)


def yearly(month: int, day: int, until: tuple[int, int] | None = None, **more: Any) -> Rule:
    first = Point(day=DayOfYear(month, day), **more)
    return Rule(from_=first, until=Point(day=DayOfYear(*until))) if until else Rule(on=first)


def window(**more: Any) -> Event:
    return Event("haku", "Haku", "application", rule=yearly(3, 1, (3, 31)), **more)


def said(found: Diagnostic, language: str) -> str:
    (problem,) = problems([found], {}).problems
    return sentence(problem, Words(language))[0]


# --- the coming twelve months


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),
        (date(2027, 6, 30), 2027),
        (date(2027, 7, 2), 2027),
        (date(2027, 7, 3), 2028),
        (date(2028, 2, 29), 2028),
        (date(2028, 12, 31), 2029),
    ],
)
def test_a_day_is_asked_for_in_the_year_in_which_most_of_the_coming_months_are(today: date, year: int) -> None:
    (found,) = find(Event("a", "A", "info"), today=today)
    assert (found.code, found.params["year"]) == ("no-day", str(year))


@pytest.mark.parametrize(
    ("today", "forecast"),
    [
        (date(2026, 12, 31), "2026-12-31/2027-01-02"),  # it opens today
        (date(2027, 1, 1), "2026-12-31/2027-01-02"),  # it runs
        (date(2027, 1, 2), "2026-12-31/2027-01-02"),
        (date(2027, 1, 3), "2027-12-31/2028-01-02"),
    ],
)
def test_the_turn_of_the_year(today: date, forecast: str) -> None:
    turn = Event("a", "A", "season", rule=yearly(12, 31, (1, 2)))
    found = find(turn, today=today)
    assert found[0].params["when"] == forecast
    assert {d.code for d in found} == {"not-confirmed"}
    # While it runs, the next one is within twelve months too.
    assert len(found) == (2 if today in (date(2027, 1, 1), date(2027, 1, 2)) else 1)


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 1)])
def test_twelve_months_end_the_day_before_a_year_is_over(today: date) -> None:
    last = today + timedelta(days=364)
    for day, found in ((last, ["not-confirmed"]), (last + timedelta(days=1), [])):
        event = Event("a", "A", "season", rule=Rule(on=Point(day=DayOfYear(day.month, day.day))))
        if (day.month, day.day) not in ((2, 29), (today.month, today.day)):
            assert codes(event, today=today) == found, day


def test_what_is_over_today_is_not_asked_for() -> None:
    assert codes(on(date(2026, 11, 23), date(2027, 11, 1)), on(date(2026, 12, 6), name="b")) == ["holiday", "no-day"]
    assert codes(on(date(2026, 12, 6)), today=date(2026, 12, 7)) == ["no-day"]


def test_a_promise_of_each_year() -> None:
    evening = on(date(2026, 2, 17), rule=Rule(times_a_year=2))
    assert [(d.code, d.params["year"], d.params["number"]) for d in find(evening)] == [
        ("promise", "2026", "1"),
        ("promise", "2027", "2"),
    ]


def test_what_opens_soon_is_said_once() -> None:
    assert codes(window(), today=date(2027, 2, 14)) == ["not-confirmed"]
    assert codes(window(), today=date(2027, 2, 15)) == ["short-notice"]
    last_year = (YearDates(2026, (Occurrence(Moment(date(2026, 3, 2)), Moment(date(2026, 3, 31))),)),)
    assert codes(window(dates=last_year), today=date(2027, 2, 15)) == ["short-notice"]


def test_one_that_leans_on_what_has_no_day_is_no_second_problem() -> None:
    other = Event("b", "B", "decision", rule=Rule(on=Point(event="a", days=7)))
    assert codes(Event("a", "A", "info"), other) == ["no-day"]


def test_three_on_a_day_are_two_problems() -> None:
    day = date(2027, 2, 16)
    found = find(on(day, title=Texts(sv="Kväll")), on(day, name="b"), on(day, name="c"))
    assert [(d.code, dict(d.params)) for d in found] == [
        ("same-day", {"title": "Kväll", "other": "B", "day": "2027-02-16"}),
        ("same-day", {"title": "B", "other": "C", "day": "2027-02-16"}),
    ]
    at = [DataPath("clock", ("events", index, "dates", "2027", 0, "from")) for index in range(3)]
    assert [(d.at, d.related) for d in found] == [(at[0], (at[1],)), (at[1], (at[2],))]


def test_the_same_event_twice_on_a_day_is_told_elsewhere() -> None:
    assert codes(on(date(2027, 2, 16), date(2027, 2, 16))) == []


def test_a_holiday_within_a_school_holiday_is_said_once() -> None:
    school = [SchoolHoliday("Joululoma", date(2026, 12, 21), date(2027, 1, 10))] * 2
    days = {date(2027, 1, 6): "holiday", date(2027, 1, 5): "holiday-eve", date(2027, 1, 7): "school-holiday"}
    for day, code in days.items():
        assert codes(on(day), school=school) == [code]


@pytest.mark.parametrize(("year", "found"), [(2025, []), (2026, ["info-after-window"]), (2031, ["info-after-window"])])
def test_a_wrong_order_is_found_in_every_year_that_is_not_over(year: int, found: list[str]) -> None:
    opening = Event("b", "B", "application", dates=recorded(date(year, 2, 1), date(year, 2, 14)))
    info = on(date(year, 2, 16), about_event="b")
    assert [code for code in codes(opening, info) if code not in ("no-day", "missing-year")] == found


def test_everything_that_plan_finds_can_be_said() -> None:
    assert set(years._PARAMS) == set(get_args(Code)) <= set(CODES)
    for code, params in years._PARAMS.items():
        wrong, apply_fixes = SENTENCES[code]
        assert set(re.findall(r"\{(\w+)\}", wrong + apply_fixes)) == set(params), code


# --- a year that is missing


@pytest.mark.parametrize(
    ("event", "today", "missing"),
    [
        (on(date(2026, 3, 18)), date(2026, 9, 15), None),
        (on(date(2026, 3, 18)), date(2026, 9, 16), "2027"),
        (on(date(2026, 3, 18)), date(2026, 3, 18), None),  # today it is
        (on(date(2026, 3, 18)), date(2027, 3, 18), "2027"),
        (on(date(2026, 3, 18)), date(2027, 3, 19), None),  # nobody knows any more
        (on(date(2025, 3, 18)), date(2027, 1, 1), None),  # it was not even recorded last year
        (on(date(2026, 3, 18), date(2027, 5, 1)), date(2027, 1, 1), None),
        (on(date(2028, 2, 29)), date(2028, 12, 31), "2029"),
        (on(date(2026, 3, 18), rule=Rule(times_a_year=1)), date(2027, 1, 1), None),
        (on(date(2026, 3, 2), kind="season", rule=yearly(3, 1)), date(2026, 8, 30), "2027"),
        (on(date(2026, 3, 2), kind="season", rule=yearly(3, 1)), date(2026, 8, 29), None),
        (on(date(2026, 3, 2), kind="season", rule=Rule(season="spring")), date(2027, 1, 1), "2027"),
        (on(date(2026, 3, 2), kind="season", rule=Rule(month=3)), date(2027, 3, 31), "2027"),
        (on(date(2026, 3, 2), kind="season", rule=yearly(9, 1)), date(2027, 1, 31), None),
        # Of four windows a year the first comes next.
        (on(date(2026, 2, 1), date(2026, 11, 1)), date(2026, 12, 31), "2027"),
        (on(date(2026, 2, 1), date(2026, 12, 31)), date(2026, 12, 31), None),
    ],
)
def test_a_missing_year(event: Event, today: date, missing: str | None) -> None:
    found = find(event, today=today)
    years = [d.params["year"] for d in found if d.code == "missing-year"]
    assert years == ([missing] if missing else [])
    if missing:  # nothing else is said of that year
        said_of_it = [d for d in found if missing in str(d.params)]
        assert [(d.code, d.at) for d in said_of_it] == [("missing-year", DataPath("clock", ("events", 0, "dates")))]


def test_a_wrong_day_at_the_end_of_the_calendar_has_no_year_after_it() -> None:
    wrong = Occurrence(Moment(date.max), Moment(date(2026, 3, 1)))
    assert codes(Event("a", "A", "season", dates=(YearDates(2026, (wrong,)),))) == ["no-day"]


# --- off the rule


def recorded(day: date, until: date | None = None, hour: time | None = None, **more: Any) -> tuple[YearDates, ...]:
    end = Moment(until, hour) if until else None
    return (YearDates(day.year, (Occurrence(Moment(day, None if until else hour), end, **more),)),)


@pytest.mark.parametrize(
    ("rule", "dates", "field", "when"),
    [
        (yearly(3, 1, (3, 31)), recorded(date(2027, 3, 1), date(2027, 3, 31)), None, ""),
        (yearly(3, 1, (3, 31)), recorded(date(2027, 3, 1)), None, ""),  # its end is not known
        (yearly(3, 1, (3, 31)), recorded(date(2027, 3, 2), date(2027, 3, 31)), "from", "2027-03-01"),
        (yearly(3, 1, (3, 31)), recorded(date(2027, 3, 2), date(2027, 3, 30)), "from", "2027-03-01/2027-03-31"),
        (yearly(3, 1, (3, 31)), recorded(date(2027, 3, 1), date(2027, 4, 1)), "until", "2027-03-31"),
        (yearly(3, 1, time=time(17)), recorded(date(2027, 3, 1)), None, ""),
        (yearly(3, 1, time=time(17)), recorded(date(2027, 3, 1), hour=time(17)), None, ""),
        (yearly(3, 1, time=time(17)), recorded(date(2027, 3, 1), hour=time(18)), "from", "2027-03-01T17:00"),
        (yearly(3, 1, time=time(17)), recorded(date(2027, 3, 2), hour=time(17)), "from", "2027-03-01"),
        (
            Rule(on=Point(day=DayOfYear(3, 1)), ends=time(19)),
            recorded(date(2027, 3, 2), date(2027, 3, 2), time(19)),
            "from",
            "2027-03-01",
        ),
        (Rule(week=9), recorded(date(2027, 3, 7)), None, ""),
        (Rule(week=9), recorded(date(2027, 3, 8)), "from", "2027-W09"),
        (Rule(week=1), recorded(date(2026, 12, 31)), "from", "2027-W01"),
        (Rule(month=3), recorded(date(2027, 3, 31)), None, ""),
        (Rule(month=3), recorded(date(2027, 4, 1)), "from", "2027-03"),
        (Rule(season="winter"), recorded(date(2027, 12, 1)), None, ""),
        (Rule(season="spring"), recorded(date(2027, 6, 1)), "from", "2027-21"),
        (Rule(times_a_year=1), recorded(date(2027, 6, 1)), None, ""),
        (Rule(on=Point(event="nowhere")), recorded(date(2027, 6, 1)), None, ""),
        # 2.1.2028 is a Sunday, so that the day moves into the year before.
        (yearly(1, 2, move="previous-working-day"), recorded(date(2027, 12, 31)), None, ""),
        (yearly(1, 2), recorded(date(2027, 12, 31)), "from", "2028-01-02"),
        (yearly(12, 31, move="next-working-day"), recorded(date(2028, 1, 3)), "from", "2027-12-31"),
        (yearly(3, 1), recorded(date(2027, 4, 1), status="cancelled"), None, ""),
        (yearly(3, 1), recorded(date(2027, 4, 1), status="changed"), "from", "2027-03-01"),
        (yearly(3, 1), recorded(date(2027, 4, 1), status="changed", change="moved"), None, ""),
        (yearly(3, 1), recorded(date(2026, 4, 1)), "from", "2026-03-01"),
        # One mistake is one problem: these are `wrong-year` and `end-before-start`.
        (yearly(3, 1), (YearDates(2027, (Occurrence(Moment(date(2026, 3, 2))),)),), None, ""),
        (yearly(3, 1), recorded(date(2027, 4, 1), date(2026, 4, 2)), None, ""),
        (yearly(3, 1), recorded(date(2025, 4, 1)), None, ""),
    ],
)
def test_off_its_rule(rule: Rule, dates: tuple[YearDates, ...], field: str | None, when: str) -> None:
    found = list(years.off_rule(known(Event("a", "A", "season", rule=rule, dates=dates))))
    assert [(d.code, d.at, d.params["when"]) for d in found] == (
        [("off-rule", DataPath("clock", ("events", 0, "dates", str(dates[0].year), 0, field)), when)] if field else []
    )


def test_of_several_times_one_that_fits_is_enough() -> None:
    for days, number in (([date(2027, 4, 1), date(2027, 3, 1)], 0), ([date(2027, 4, 1), date(2027, 5, 1)], 1)):
        event = on(*days, rule=yearly(3, 1), kind="season")
        assert len(list(years.off_rule(known(event)))) == number


def test_a_rule_leans_on_the_recorded_date_of_another() -> None:
    opening = on(date(2027, 3, 8), rule=yearly(3, 1), kind="season")
    for day, number in ((date(2027, 3, 15), 0), (date(2027, 3, 8), 1)):
        info = on(day, name="b", kind="season", rule=Rule(on=Point(event="a", days=7)))
        assert [d.at for d in years.off_rule(known(opening, info))][1:] == [
            DataPath("clock", ("events", 1, "dates", "2027", 0, "from"))
        ] * number


def test_a_date_under_the_wrong_year_leads_no_other_astray() -> None:
    opening = Event("a", "A", "season", dates=(YearDates(2027, (Occurrence(Moment(date(2026, 3, 1))),)),))
    info = on(date(2027, 3, 8), name="b", kind="season", rule=Rule(on=Point(event="a", days=7)))
    assert list(years.off_rule(known(opening, info))) == []


# --- old checks, school holidays, fields without effect


@pytest.mark.parametrize("code", ["stale-check", "future-day"])
def test_checks_of_every_kind_of_record(code: str) -> None:
    old = TODAY - timedelta(days=366) if code == "stale-check" else TODAY + timedelta(days=1)
    for day, number in ((old, 1), (TODAY - timedelta(days=365), 0), (TODAY, 0)):
        event = Event("a", "A", "season", rule=Rule(month=3, checked=day), dates=recorded(date(2027, 3, 1)))
        found = list(ages.checked_days(known(event)))
        assert [(d.code, d.at) for d in found] == [
            (code, DataPath("clock", ("events", 0, "rule", "checked"))),
        ] * number


def test_every_model_with_a_day_of_checking_is_looked_into() -> None:
    """By the types of the models, which the check reads as text."""

    def records_in(annotation: Any) -> Iterator[Any]:
        bare, _kind = unmarked(annotation)
        if hasattr(bare, "__match_args__"):
            yield bare
        for inner in get_args(bare):
            yield from records_in(inner)

    def paths(annotation: Any) -> Iterator[str]:
        for inner in records_in(annotation):
            for name, hint in hints(inner).items():
                yield from ([name] if name == "checked" else [f"{name}.{path}" for path in paths(hint)])

    def found(model: Any) -> Iterator[str]:
        for name in looked._holding(model):
            inner: Any = next(records_in(hints(model)[name]), None)
            yield from ([f"{name}.{path}" for path in found(inner)] if inner else [name])

    assert "rule.checked" in found(Event)
    assert "forums.checked" in found(Area)
    for section in SECTIONS:
        assert set(found(section.model)) == set(paths(section.model))


def test_what_is_over_need_not_be_checked_again() -> None:
    old = date(2020, 1, 1)
    for day, number in ((date(2026, 11, 23), 0), (date(2026, 11, 24), 1)):
        event = Event("a", "A", "season", dates=recorded(day, checked=old))
        assert len(list(ages.checked_days(known(event)))) == number
        school = [SchoolHoliday("Loma", date(2026, 11, 1), day, checked=old)]
        assert len(list(ages.checked_days(known(school=school)))) == number
    term = recorded(date(2025, 6, 1), date(2027, 5, 31), checked=old)
    assert len(list(ages.checked_days(known(Event("a", "A", "season", dates=term))))) == 1


def test_school_holidays_are_asked_for_where_a_guide_keeps_them() -> None:
    evenings = on(date(2026, 12, 1), date(2027, 2, 16))
    old = [SchoolHoliday("Loma", date(2025, 2, 24), date(2025, 3, 2))]
    assert codes(evenings) == []
    found = find(evenings, school=old)
    assert [(d.code, d.params["year"]) for d in found] == [
        ("no-school-holidays", "2026"),
        ("no-school-holidays", "2027"),
    ]
    over_the_turn = SchoolHoliday("Joululoma", date(2026, 12, 21), date(2027, 1, 6))
    assert codes(evenings, school=[*old, over_the_turn]) == []
    # A term that runs, a month and a season are no days that could be chosen otherwise.
    term = Event("a", "A", "season", dates=recorded(date(2026, 6, 1), date(2027, 5, 31)))
    assert codes(term, Event("b", "B", "info", rule=Rule(month=3)), school=old) == ["not-confirmed"]


def test_the_first_and_the_last_day_of_a_year_belong_to_it() -> None:
    for day, code in (
        (date(2027, 1, 1), "holiday"),
        (date(2027, 5, 1), "holiday"),
        (date(2026, 12, 31), "holiday-eve"),
    ):
        assert code in codes(Event("a", "A", "meeting", dates=recorded(day)))


def test_a_school_holiday_that_was_set_aside_is_not_missing(tmp_path: Path) -> None:
    make_guide(tmp_path, clock="events: [{id: a, title: A, kind: info, dates: {2027: {from: 16.2.2027}}}]\n")
    file = tmp_path / "school_holidays.yaml"
    text = "school_holidays:\n  - {name: A, from: 24.2.2025, until: 2.3.2025}\n"
    for more, found in (
        ("", ["no-school-holidays"]),
        ("  - {name: A, from: 30.2.2027, until: 2.3.2027}\n", ["bad-date"]),
    ):
        file.write_text(text + more, "utf-8")
        assert [d.code for d in review(str(tmp_path), TODAY).diagnostics] == found


def test_addresses_are_in_the_files_of_a_folder(tmp_path: Path) -> None:
    make_guide(
        tmp_path,
        guide=GUIDE.replace("2026-11-24", "2026-11-25"),
        clock__a="events: [{id: a, title: A, kind: season, dates: {2027: {from: 16.2.2027}}}]\n",
        clock__b="events:\n- {id: b, title: B, kind: season}\n",
        school_holidays__2025="school_holidays: [{name: A, from: 24.2.2025, until: 2.3.2025}]\n",
        school_holidays__2026="school_holidays: [{name: A, from: 24.2.2026, until: 2.3.2026}]\n",
    )
    found = review(str(tmp_path), TODAY)
    spots = problems(found.diagnostics, found.sources).problems
    assert [(p.diagnostic.code, Path(p.spot.file).relative_to(tmp_path).as_posix(), p.spot.line) for p in spots] == [
        ("future-day", "guide.yaml", 4),
        ("no-day", "clock/b.yaml", 2),
        ("no-school-holidays", "school_holidays/2025.yaml", 1),
    ]


# --- public holidays are slow to ask for


@pytest.mark.parametrize(
    ("events", "asked"),
    [
        ((), []),
        ((window(),), []),
        ((on(date(2025, 3, 1)),), []),  # what people came to is over
        ((Event("a", "A", "info", rule=Rule(month=3)),), []),
        ((on(date(2026, 12, 1)),), [range(2024, 2030)]),
        ((on(date(2027, 2, 16)),), [range(2024, 2030)]),
        ((Event("a", "A", "info", rule=yearly(3, 1)),), [range(2024, 2030)]),
        ((Event("a", "A", "season", rule=yearly(3, 1, move="next-working-day")),), [range(2024, 2030)]),
        ((on(date(2027, 2, 16), date(2999, 2, 16)),), [(*range(2024, 2030), 2997, 2998, 2999)]),
    ],
)
def test_public_holidays_are_asked_for_once_and_only_where_they_matter(
    events: tuple[Event, ...], asked: list[Iterable[int]]
) -> None:
    questions: list[list[int]] = []

    def closed(wanted: Iterable[int]) -> Closed:
        questions.append(sorted(wanted))
        return HOLIDAYS

    find(*events, closed=closed, school=[SchoolHoliday("L", date(2025, 1, 1), date(2025, 1, 2))])
    assert questions == [list(years) for years in asked]


# --- sentences


@pytest.mark.parametrize(
    ("when", "finnish", "english"),
    [
        ("2027-03-01", "1.3.2027", "1 March 2027"),
        ("2027-03-01T15:00", "1.3.2027 klo 15.00", "1 March 2027 15:00"),
        ("2027-03-01/2027-03-31", "1.–31.3.2027", "1 March–31 March 2027"),
        ("2026-12-20/2027-01-15T15:00", "20.12.2026–15.1.2027 klo 15.00", "20 December 2026–15 January 2027 15:00"),
        ("2027-W09", "viikko 9/2027", "week 9/2027"),
        ("2027-05", "toukokuu 2027", "May 2027"),
        ("2027-24", "talvella 2027", "in winter 2027"),
        ("2027", "2027", "2027"),
    ],
)
def test_times_are_said_as_people_write_them(when: str, finnish: str, english: str) -> None:
    found = Diagnostic("off-rule", DataPath("clock"), params={"when": when})
    assert said(found, "fi").endswith(f": {finnish}")
    assert said(found, "en").endswith(f": {english}")


# --- whatever the rules and whatever the day


hours = st.sampled_from([None, time(3, 30), time(17)])
moves = st.sampled_from([None, "next-working-day", "previous-working-day"])
months = st.integers(1, 12)
weekdays = st.sampled_from(["monday", "saturday", "sunday"])
points = st.one_of(
    st.builds(Point, day=st.builds(DayOfYear, months, st.integers(1, 28)), time=hours, move=moves, month=months),
    st.builds(Point, nth=st.sampled_from(["1", "last"]), weekday=weekdays, month=months, time=hours, move=moves),
    st.builds(Point, workday=st.sampled_from(["first", "last"]), month=months, move=moves),
    st.builds(
        Point,
        event=st.sampled_from("abcx"),
        days=st.integers(-400, 400),
        edge=st.sampled_from(["start", "end"]),
        round=st.none() | st.integers(1, 3),
        move=moves,
    ),
)
rules = st.one_of(
    st.none(),
    st.builds(Rule, times_a_year=st.integers(1, 3)),
    st.builds(Rule, season=st.sampled_from(["spring", "summer", "autumn", "winter"])),
    st.builds(Rule, month=months, checked=st.dates()),
    st.builds(Rule, week=st.integers(1, 52), ends=hours),
    st.builds(Rule, on=points, ends=hours),
    st.builds(Rule, from_=points, until=points),
)
EDGES = [date.min, date(1900, 1, 1), date(2999, 12, 31), date.max, date(2028, 2, 29), date(2026, 12, 31)]
days = st.one_of(st.dates(date(2025, 1, 1), date(2029, 12, 31)), st.sampled_from(EDGES))
occurrences = st.builds(
    Occurrence,
    st.builds(Moment, days, hours),
    st.one_of(st.none(), st.builds(Moment, days, hours)),
    status=st.sampled_from(["confirmed", "changed", "cancelled"]),
    change=st.sampled_from([None, "moved"]),
    registration_until=st.one_of(st.none(), st.builds(Moment, days)),
    checked=st.one_of(st.none(), days),
)
# As bad as the data may be: a year may hold the days of another.
dates = st.lists(
    st.builds(
        YearDates, st.sampled_from([1900, 2025, 2026, 2027, 2028, 2999]), st.lists(occurrences, max_size=3).map(tuple)
    ),
    max_size=3,
    unique_by=lambda dated: dated.year,
).map(tuple)
events = st.builds(
    Event,
    st.sampled_from("abc"),
    st.just("Asia"),
    st.sampled_from(["meeting", "info", "application", "decision", "season"]),
    about_event=st.sampled_from([None, "a", "b"]),
    rule=rules,
    dates=dates,
)
school = st.lists(st.builds(SchoolHoliday, st.just("Loma"), days, days), max_size=2)


@settings(max_examples=40)
@given(st.lists(events, max_size=4), st.one_of(days, st.dates()), school)
def test_whatever_the_rules_the_answer_is_the_same_twice(
    clock: list[Event], today: date, holidays: list[SchoolHoliday]
) -> None:
    seen = [known(*clock, today=today, school=holidays) for _run in range(2)]
    found = [[*check(one), *(d for basic in BASIC for d in basic(one))] for one in seen]
    assert found[0] == found[1]
    ours = list(check(seen[0]))
    assert len(ours) == len({(d.code, d.at, tuple(d.params.items())) for d in ours})
    for diagnostic in ours:
        assert isinstance(diagnostic.at, DataPath)
        for language in LANGUAGES:
            assert said(diagnostic, language)
