"""What somebody hands over: what is left to nobody on a day, and what is not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Person
from yhdistys_cli.views.clock import Filters, years
from yhdistys_cli.views.handover import Handover, first_day, handover, person_named
from yhdistys_cli.views.lookup import Ambiguous, NotFound

from ..conftest import CITIES, Run, make_guide

TODAY = date(2026, 11, 24)
DAY = date(2027, 1, 1)
PEOPLE = """\
people:
  - {id: maija-malli, name: Maija Malli%s}
  - {id: matti-mallinen, name: Matti Mallinen%s}
"""
Page = Callable[..., Handover]


def page(folder: str, who: str, day: date | None = DAY, today: date = TODAY) -> Handover:
    guide = load(folder).guide
    assert guide
    person = person_named(guide, who)
    assert isinstance(person, Person)
    on = day or first_day(guide, person, today)
    span = Filters(first=max(on, today))
    return handover(guide, calendar(guide, years(today, None, span), holidays=True), today, person, on)


@pytest.fixture
def seen(tmp_path: Path) -> Page:
    """What Maija hands over of these units, and of groups below them."""

    def ask(contacts: str, own: str = "", others: str = "", day: date | None = DAY, **files: str) -> Handover:
        files = {"contacts": f"{contacts}\n{PEOPLE % (own, others)}", **files}
        return page(make_guide(tmp_path / "data", **files), "malli", day)

    return ask


def left(found: Handover) -> list[str]:
    return [unit.id for unit in found.left]


ALONE = "units: [{id: a, name: A, contacts: [maija-malli]}]"


def test_what_only_she_answers_for_is_left_to_nobody(seen: Page) -> None:
    found = seen(ALONE)
    assert left(found) == ["a"]
    assert found.duties[0].others == ()


@pytest.mark.parametrize(
    ("term", "is_left", "stay", "later"),
    [
        ("matti-mallinen", False, 1, 0),
        ("{person: matti-mallinen, role: substitute}", False, 1, 0),
        ("{person: matti-mallinen, since: 1.1.2027}", False, 1, 0),
        ("{person: matti-mallinen, since: 2.1.2027}", True, 0, 1),
        ("{person: matti-mallinen, until: 31.12.2026}", True, 0, 0),
        ("{person: matti-mallinen, until: 1.1.2027}", False, 1, 0),
    ],
)
def test_who_else_is_there_on_the_day(term: str, is_left: bool, stay: int, later: int, seen: Page) -> None:
    found = seen(f"units: [{{id: a, name: A, contacts: [maija-malli, {term}]}}]")
    (duty,) = found.duties
    assert (bool(duty.left), len(duty.others), len(duty.later)) == (is_left, stay, later)


def test_of_a_group_each_unit_counts(seen: Page) -> None:
    found = seen(
        "units: [{id: a, name: A}, {id: b, name: B, contacts: [matti-mallinen]}, {id: c, name: C, until: 31.12.2026}]\n"
        "groups: [{id: g, units: [a, b, c], contacts: [maija-malli]}]"
    )
    (duty,) = found.duties
    assert ([unit.id for unit in duty.units], left(found), duty.shared) == (["a", "b"], ["a"], True)


def test_a_unit_with_a_group_is_not_left_to_nobody(seen: Page) -> None:
    found = seen(f"{ALONE}\ngroups: [{{id: g, units: [a], contacts: [matti-mallinen]}}]")
    assert left(found) == []


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("maija-malli", TODAY),
        ("{person: maija-malli, until: 31.12.2026}", DAY),
        ("{person: maija-malli, until: 23.11.2026}", TODAY),
        ("{person: maija-malli, since: 1.12.2026, until: 31.12.2026}", DAY),
    ],
)
def test_without_a_day_it_is_the_one_after_the_last_term(terms: str, day: date, seen: Page) -> None:
    assert seen(f"units: [{{id: a, name: A, contacts: [{terms}]}}]", day=None).day == day


def test_whose_term_ends_the_day_before_still_hands_over(seen: Page) -> None:
    unit = "units: [{id: a, name: A, contacts: [{person: maija-malli, until: %s}]}]"
    assert left(seen(unit % "31.12.2026")) == ["a"]
    assert seen(unit % "30.12.2026").duties == ()


def test_areas_and_forums_of_her_units(seen: Page) -> None:
    areas = """\
forums: [{name: Ilta, units: [a]}, {name: Muu ilta, units: [b]}]
areas:
  - {id: x, title: X, summary: X., answers: [a]}
  - {id: y, title: Y, summary: Y., answers: [a, b]}
  - {id: z, title: Z, summary: Z., answers: each-unit}
  - {id: w, title: W, summary: W., answers: [b]}
"""
    units = "units: [{id: a, name: A, contacts: [maija-malli]}, {id: b, name: B, contacts: [matti-mallinen]}]"
    found = seen(units, areas=areas)
    assert [(one.area.id, one.is_left) for one in found.areas] == [("x", True), ("y", False)]
    assert [area.id for area in found.own_fields] == ["z"]
    assert [held.forum.name for held in found.forums] == ["Ilta"]


def test_a_substitute_hands_over_no_area(seen: Page) -> None:
    units = "units: [{id: a, name: A, contacts: [matti-mallinen, {person: maija-malli, role: substitute}]}]"
    found = seen(units, areas="areas: [{id: x, title: X, summary: X., answers: [a]}]")
    assert found.duties[0].is_substitute
    assert (left(found), found.areas) == ([], ())


def test_the_dates_from_that_day_on(seen: Page) -> None:
    events = """\
events:
  - {id: oma, title: Oma, kind: info, units: [a], dates: {2026: {from: 1.12.2026}, 2027: {from: 1.2.2027}}}
  - {id: alan, title: Alan, kind: info, areas: [x], dates: {2027: {from: 1.3.2027}}}
  - {id: kunkin, title: Kunkin, kind: info, areas: [z], dates: {2027: {from: 1.4.2027}}}
  - {id: muun, title: Muun, kind: info, areas: [x], units: [b], dates: {2027: {from: 1.5.2027}}}
  - {id: kaikkien, title: Kaikkien, kind: info, dates: {2027: {from: 1.6.2027}}}
"""
    areas = """\
areas:
  - {id: x, title: X, summary: X., answers: [a]}
  - {id: z, title: Z, summary: Z., answers: each-unit}
"""
    found = seen(f"{ALONE[:-1]}, {{id: b, name: B, contacts: [matti-mallinen]}}]", clock=events, areas=areas)
    assert [(row.happening.event.id, row.happening.first_day) for row in found.rows] == [
        ("oma", date(2027, 2, 1)),
        ("alan", date(2027, 3, 1)),
    ]
    assert [row.happening.event.id for row in found.own_rows] == ["kunkin"]


def test_for_whom_she_stands_in(seen: Page) -> None:
    away = ", absences: [{since: 1.12.2026, until: %s, substitute: maija-malli}]"
    unit = "units: [{id: a, name: A, contacts: [matti-mallinen]}]"
    assert [one.person.id for one in seen(unit, others=away % "1.1.2027").stand_ins] == ["matti-mallinen"]
    assert seen(unit, others=away % "31.12.2026").stand_ins == ()


@pytest.mark.parametrize(
    ("item", "is_rule"),
    [
        ("Yhteyshenkilön vaihtuessa kerrotaan yhdistyksille", True),
        ("Perehdytämme uuden yhteyshenkilön", True),
        ("När kontaktpersonen byts berättar vi det för föreningarna", True),
        ("The one who leaves hands over to a successor", True),
        ("Paikka vaihtuu joka kerta", False),
        ("Keskustelu", False),
    ],
)
def test_house_rules_about_handing_over(item: str, is_rule: bool, seen: Page) -> None:
    boards = f"checklists: [{{id: t, title: Taulu, items: ['{item}']}}]"
    assert [found.text for found in seen(ALONE, checklists=boards).rules] == ([item] if is_rule else [])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kysy Maija Mallilta. Tila on varattava.", ["Kysy Maija Mallilta."]),
        ("Mallin puhelin on auki.", ["Mallin puhelin on auki."]),
        ("Tämä on malli kaikille.", []),
        ("Matti Mallinen kertoo.", []),
    ],
)
def test_texts_that_name_her(text: str, sentences: list[str], seen: Page) -> None:
    areas = f"areas: [{{id: x, title: X, summary: '{text}', answers: unknown}}]"
    assert [found.text for found in seen(ALONE, areas=areas).mentions] == sentences


def commands(run: Run, folder: str, *asked: str) -> list[str]:
    said = run("handover", "malli", "--data", folder, "--today", "2026-11-24", "--lang", "en", *asked).out
    lines = [line.strip() for line in said.splitlines() if line.startswith("  yhdistys ")]
    return [line.split(f" --data {folder}")[0].removeprefix("yhdistys ") for line in lines]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (
            ALONE,
            [
                "replace maija-malli NEW --from 1.1.2027",
                "replace maija-malli --vacant --from 1.1.2027",
                "away maija-malli --from 1.1.2027 --until DAY --substitute NEW",
            ],
        ),
        (
            "units: [{id: a, name: A, contacts: [{person: maija-malli, until: 31.12.2026}]}]",
            ["add person NAME --unit a --from 1.1.2027"],
        ),
        ("units: [{id: a, name: A, contacts: [{person: maija-malli, until: 1.11.2026}]}]", ["remove maija-malli"]),
    ],
)
def test_commands_that_can_be_carried_out(units: str, expected: list[str], run: Run, tmp_path: Path) -> None:
    folder = make_guide(tmp_path, contacts=f"{units}\n{PEOPLE % ('', '')}")
    assert commands(run, folder, "--on", "1.1.2027") == expected


def test_one_person_or_a_choice(run: Run) -> None:
    guide = load(str(CITIES["lahti"])).guide
    assert guide
    assert isinstance(person_named(guide, "xyzzy"), NotFound)
    assert isinstance(person_named(guide, "sanna"), Ambiguous)
    assert run("handover", "--data", str(CITIES["lahti"]), "--today", "2026-11-24").status == 2


@pytest.mark.parametrize("today", [date.min, date(1900, 1, 1), date(2024, 2, 29), date(2999, 12, 31), date.max])
def test_at_every_end_of_the_calendar(today: date) -> None:
    for day in (None, date.min, date.max):
        assert page(str(CITIES["lahti"]), "määttä", day, today).duties
