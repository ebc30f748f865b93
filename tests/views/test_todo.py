"""What is to be done: one task a happening, each with the day by which it must be and the command that does it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.load import calendar, load
from yhdistys_cli.views.lookup import NotFound
from yhdistys_cli.views.tasks import Task
from yhdistys_cli.views.tasks_of_dates import years
from yhdistys_cli.views.todo import Todo, todo

from ..conftest import CITIES, CLEAN, Run, make_guide

TODAY = date(2026, 11, 24)
CONTACTS = """\
contact_for_each_unit: true
units:
  - {id: nuoriso, name: Nuorisopalvelut, contacts: %s}
people:
  - {id: maija-malli, name: Maija Malli}
  - {id: matti-mallinen, name: Matti Mallinen%s}
"""
Seen = Callable[..., tuple[Task, ...]]


def tasks(folder: str, today: date = TODAY, area: str | None = None) -> tuple[Task, ...]:
    guide = load(folder).guide
    assert guide
    view = todo(guide, calendar(guide, years(today), holidays=True), today, area)
    assert isinstance(view, Todo)
    return view.tasks


@pytest.fixture
def clock(tmp_path: Path) -> Seen:
    """The tasks that the events of a clock give."""

    def seen(events: str, today: date = TODAY) -> tuple[Task, ...]:
        return tasks(make_guide(tmp_path / "data", clock=f"events:\n{events}"), today)

    return seen


@pytest.fixture
def people(tmp_path: Path) -> Seen:
    """The tasks that the contacts of one unit give; what else is said of it, and of the second person."""

    def seen(contacts: str, unit: str = "", person: str = "", today: date = TODAY) -> tuple[Task, ...]:
        return tasks(make_guide(tmp_path / "data", contacts=CONTACTS % (contacts + unit, person)), today)

    return seen


def said(found: tuple[Task, ...]) -> list[tuple[str, date | None, tuple[str, ...]]]:
    return [(task.code, task.due, tuple(map(" ".join, task.commands))) for task in found]


def test_nothing_is_to_be_done_where_all_is_settled() -> None:
    assert tasks(str(CLEAN)) == ()


def test_an_empty_guide_says_plainly_that_there_is_nothing(run: Run, tmp_path: Path) -> None:
    asked = run("todo", "--data", make_guide(tmp_path), "--today", "2026-11-24", "--lang", "en")
    assert asked.status == 0
    assert "There is nothing to do now" in asked.out


WINDOW = "  - {id: haku, title: Haku, kind: application, rule: {from: {day: 1.3.}, until: {day: 31.3., time: '15.00'}}"


@pytest.mark.parametrize(
    ("events", "task"),
    [
        # A forecast is confirmed two weeks before it begins.
        (f"{WINDOW}, since: 2027}}", ("confirm", date(2027, 2, 15), ("confirm haku 1.3.–31.3.2027 klo 15.00",))),
        (
            "  - {id: ilta, title: Ilta, kind: info, since: 2027, rule: {on: {day: 4.5., time: '17.00'}, "
            "ends: '19.00'}}",
            ("confirm", date(2027, 4, 20), ("confirm ilta 4.5.2027 klo 17.00–19.00",)),
        ),
        (
            "  - {id: ilta, title: Ilta, kind: report, since: 2027, rule: {until: {day: 4.5., time: '12.30'}}}",
            ("confirm", date(2027, 4, 20), ("confirm ilta 4.5.2027 klo 12.30",)),
        ),
        (
            "  - {id: ilta, title: Ilta, kind: season, since: 20.5.2027, "
            "rule: {from: {day: 20.5.}, until: {day: 15.1.}}}",
            ("confirm", date(2027, 5, 6), ("confirm ilta 20.5.2027–15.1.2028",)),
        ),
        # Of a month or a season the first day counts, and no day is proposed.
        (
            "  - {id: ilta, title: Ilta, kind: info, since: 2027, rule: {month: 5}}",
            ("confirm", date(2027, 4, 17), ("confirm ilta DAY",)),
        ),
        (
            "  - {id: ilta, title: Ilta, kind: info, since: 2027, rule: {season: spring}}",
            ("confirm", date(2027, 2, 15), ("confirm ilta DAY",)),
        ),
        # What has no rule is decided two weeks before the day on which it was the year before.
        (
            "  - {id: ilta, title: Ilta, kind: info, dates: {2026: {from: 18.3.2026}}}",
            ("decide", date(2027, 3, 4), ("confirm ilta DAY", "skip ilta 2027")),
        ),
        (
            "  - {id: ilta, title: Ilta, kind: info, dates: {2024: {from: 18.3.2024}}}",
            ("decide", None, ("confirm ilta DAY", "skip ilta 2027")),
        ),
        (
            "  - {id: ilta, title: Ilta, kind: info, dates: {2025: {from: 20.12.2025}}}",
            ("decide", date(2026, 12, 6), ("confirm ilta DAY", "skip ilta 2026")),
        ),
        # What another event gives is asked for of that one.
        (
            "  - {id: ilta, title: Ilta, kind: info, dates: {2026: {from: 18.3.2026}}}\n"
            "  - {id: jatko, title: Jatko, kind: info, since: 2027, rule: {on: {event: ilta, days: 7}}}",
            ("decide", date(2027, 3, 4), ("confirm ilta DAY", "skip ilta 2027")),
        ),
        (
            f"{WINDOW}, since: 2027}}\n  - {{id: tuki, title: Tuki, kind: application, same_as: haku}}",
            ("confirm", date(2027, 2, 15), ("confirm haku 1.3.–31.3.2027 klo 15.00",)),
        ),
    ],
)
def test_a_date_is_one_task(events: str, task: tuple[str, date | None, tuple[str, ...]], clock: Seen) -> None:
    assert said(clock(events)) == [task]


def test_what_is_late_stands_first(clock: Seen) -> None:
    found = clock(
        "  - {id: a, title: A, kind: info, since: 2027, rule: {on: {day: 4.5.}}}\n"
        "  - {id: b, title: B, kind: info, dates: {2024: {from: 18.3.2024}}}\n"
        "  - {id: c, title: C, kind: application, since: 2027, rule: {from: {day: 5.1.}, until: {day: 31.1.}}}",
        date(2026, 12, 30),
    )
    assert [(task.code, task.due) for task in found] == [
        ("confirm", date(2026, 12, 22)),
        ("confirm", date(2027, 4, 20)),
        ("decide", None),
    ]


def test_a_promise_is_kept_by_the_end_of_its_year(clock: Seen) -> None:
    found = clock(
        "  - {id: ilta, title: Ilta, kind: meeting, rule: {times_a_year: 2}, dates: {2026: {from: 2.3.2026}}}"
    )
    assert said(found) == [
        ("promise", date(2026, 12, 31), ("confirm ilta DAY",)),
        ("promise", date(2027, 12, 31), ("confirm ilta DAY", "skip ilta 2027")),
    ]
    assert [task.number for task in found] == [1, 2]


def test_a_promise_is_no_task_before_july_of_the_year_before(clock: Seen) -> None:
    evening = "  - {id: ilta, title: Ilta, kind: meeting, rule: {times_a_year: 2}, dates: {2027: {status: none}}}"
    assert clock(evening, date(2027, 6, 15)) == ()
    assert [(task.code, task.row and task.row.happening.year) for task in clock(evening, date(2027, 7, 15))] == [
        ("promise", 2028)
    ]


def test_what_is_over_is_recorded_on_any_day(clock: Seen) -> None:
    found = clock(f"{WINDOW}, until: 2026}}")
    assert said(found) == [("record", None, ("confirm haku DAY", "skip haku 2026"))]


def test_a_collision_is_told_with_the_date_to_decide(clock: Seen) -> None:
    (found,) = clock("  - {id: ilta, title: Ilta, kind: info, since: 2027, rule: {on: {day: 6.1.}}}")
    assert [finding.code for finding in found.findings] == ["holiday"]


def test_the_end_of_a_term_is_told_for_sixty_days(people: Seen) -> None:
    contacts = "[{person: maija-malli, until: 23.1.2027}]"
    (found,) = people(contacts)
    assert said((found,)) == [("term-ends", date(2026, 12, 24), ("add person NAME --unit nuoriso --from 24.1.2027",))]
    assert people(contacts, today=date(2026, 11, 23)) == ()
    followed = "[{person: maija-malli, until: 23.1.2027}, {person: matti-mallinen, since: 24.1.2027}]"
    assert people(followed) == ()
    gap = "[{person: maija-malli, until: 23.1.2027}, {person: matti-mallinen, since: 25.1.2027}]"
    assert [task.code for task in people(gap)] == ["term-ends"]
    assert people(contacts, ", until: 23.1.2027") == ()  # the unit ends too


def test_a_vacancy_is_open_from_its_first_day(people: Seen) -> None:
    command = ("add person NAME --unit nuoriso --from DAY",)
    assert said(people("[]", ", vacancy: {since: 1.9.2026}")) == [("vacant", date(2026, 9, 1), command)]
    ends = "[{person: maija-malli, until: 31.12.2026}]"
    assert said(people(ends, ", vacancy: {since: 1.1.2027}")) == [("vacant", date(2027, 1, 1), command)]


def test_a_unit_without_anybody(people: Seen) -> None:
    command = ("add person NAME --unit nuoriso",)
    assert said(people("[]")) == [("nobody", None, command)]
    assert said(people("unknown")) == [("unknown-contact", None, command)]
    assert said(people("[]", ", since: 1.1.2027")) == [("nobody", date(2027, 1, 1), command)]
    assert people("[]", ", until: 1.1.2026") == ()


def test_two_contacts_at_once_are_no_task(people: Seen) -> None:
    assert people("[maija-malli, matti-mallinen]") == ()


def test_an_absence_without_a_substitute(people: Seen) -> None:
    away = ", absences: [{since: 1.12.2026, until: 14.12.2026}]"
    command = ("away matti-mallinen --from 1.12.2026 --until 14.12.2026 --substitute NEW",)
    assert said(people("[matti-mallinen]", person=away)) == [("no-substitute", date(2026, 12, 1), command)]
    assert people("[matti-mallinen, maija-malli]", person=away) == ()
    assert people("[matti-mallinen]", person=away, today=date(2026, 12, 15)) == ()


def test_who_has_nothing_left_to_do_is_removed(people: Seen) -> None:
    contacts = "[maija-malli, {person: matti-mallinen, until: 23.11.2026}]"
    assert said(people(contacts)) == [("remove", None, ("remove matti-mallinen",))]
    assert people(contacts.replace("23.11.", "24.11.")) == ()
    assert people("[maija-malli]") == ()  # nobody names him: he may be new


def test_pages_are_looked_at_again_after_a_year(tmp_path: Path) -> None:
    fact = "{{text: Tieto., source: {}, checked: {}}}"
    old = [fact.format("mallila.fi/a", "2025-11-23"), fact.format("mallila.fi/a", "2025-11-20")]
    fresh, never = fact.format("mallila.fi/b", "2025-11-24"), "{text: Tieto., source: kaupungin paperi}"
    areas = (
        "areas: [{id: tilat, title: Tilat, summary: Tiloista., answers: unknown, "
        f"preconditions: [{', '.join((*old, fresh, never))}]}}]"
    )
    found = tasks(make_guide(tmp_path, areas=areas))
    assert [(task.code, task.commands) for task in found] == [
        ("no-answer", (("set", "area", "tilat", "answers", "UNIT"),)),
        ("stale", (("checked", "mallila.fi/a"),)),
        ("never-checked", ()),
    ]
    assert [(page.url, page.number, page.checked) for task in found for page in task.pages] == [
        ("https://mallila.fi/a", 2, date(2025, 11, 20)),
        (None, 1, None),
    ]


def test_school_holidays_that_are_missing() -> None:
    found = tasks(str(CITIES["lahti"]))
    assert [task.year for task in found if task.code == "school-holidays"] == [2027]


def test_an_area_has_only_what_is_its_own() -> None:
    lahti = str(CITIES["lahti"])
    whole = tasks(lahti)
    for area in ("avustukset", "tilat", "tapahtumat", "sivistys"):
        assert {(t.code, t.due) for t in tasks(lahti, area=area)} <= {(t.code, t.due) for t in whole}
    assert [task.area.id for task in tasks(lahti, area="tilat") if task.area] == ["tilayhteistyo"]
    assert {task.code for task in tasks(lahti, area="yhdistysilta")} == {"promise"}
    guide = load(lahti).guide
    assert guide
    assert isinstance(todo(guide, calendar(guide, []), TODAY, "xyzzy"), NotFound)


@pytest.mark.parametrize("today", [date.min, date(1900, 1, 1), date(2024, 2, 29), date(2999, 12, 31), date.max])
@pytest.mark.parametrize("folder", [*CITIES.values(), CLEAN], ids=lambda folder: folder.name)
def test_at_every_end_of_the_calendar(folder: Path, today: date) -> None:
    assert isinstance(tasks(str(folder), today), tuple)
