"""What `yhdistys` alone shows: questions that have an answer in this guide, and what comes next."""

from pathlib import Path

import pytest

from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.clock import EVERYTHING, years
from yhdistys_cli.views.start import start

from ..conftest import CITIES, TODAY, Run, make_guide

AREAS = """\
areas:
  - {id: tilat, title: Tilat, summary: Tilat., answers: unknown}
  - {id: nuoret, title: Nuoret, summary: Nuoret., answers: unknown}
"""
BOARDS = "checklists: [{id: ilta, title: Ilta, items: [Ovi auki.]}]\n"
STAFFED = "people: [{id: p, name: P}]\nunits: [{id: a, name: A}, {id: b, name: B, contacts: [p]}]\n"
GROUPED = STAFFED + "groups: [{id: g, units: [a, c], contacts: [p]}]\n"


def read(folder: Path, **texts: str) -> Guide:
    guide = load(make_guide(folder, **texts)).guide
    assert guide is not None
    return guide


@pytest.mark.parametrize(
    ("texts", "questions"),
    [
        ({}, ["guide"]),
        ({"areas": AREAS}, ["areas tilat", "guide"]),
        ({"contacts": STAFFED}, ["contacts --area b", "guide"]),
        ({"contacts": "units: [{id: a, name: A}]\n"}, ["contacts --area a", "guide"]),
        (
            {"contacts": GROUPED.replace("}]\ngroups", "}, {id: c, name: C, keywords: [sana, toinen]}]\ngroups")},
            ["contacts --area sana", "guide"],
        ),
        (
            {"contacts": GROUPED.replace("}]\ngroups", "}, {id: c, name: C, keywords: [kaksi sanaa]}]\ngroups")},
            ["contacts --area c", "guide"],
        ),
        (
            {"contacts": STAFFED, "areas": AREAS, "checklists": BOARDS},
            ["contacts --area b", "areas tilat", "checklist ilta"],
        ),
    ],
)
def test_the_first_of_each_kind_that_can_be_asked(texts: dict[str, str], questions: list[str], tmp_path: Path) -> None:
    view = start(read(tmp_path, **texts), TODAY, None)
    assert [command for _kind, command in view.questions] == questions
    assert [kind for kind, _command in view.questions] == [question.split()[0] for question in questions]
    assert (view.name, view.next) == ("Opas", ())


@pytest.mark.parametrize("city", CITIES)
def test_every_question_has_an_answer(city: str, run: Run) -> None:
    guide = load(str(CITIES[city])).guide
    assert guide is not None
    view = start(guide, TODAY, None)
    assert len(view.questions) == 3
    for _kind, command in view.questions:
        assert run(*command.split(), "--data", str(CITIES[city]), "--today", TODAY.isoformat()).status == 0


def test_what_comes_next_is_in_order(tmp_path: Path) -> None:
    days = {"a": "3.2.2027", "b": "2.2.2027", "c": "23.11.2026"}
    events = ", ".join(
        f"{{id: {name}, title: T, kind: meeting, dates: {{{day[-4:]}: {{from: {day}}}}}}}" for name, day in days.items()
    )
    guide = read(tmp_path, clock=f"events: [{events}]\n")
    view = start(guide, TODAY, calendar(guide, years(TODAY, None, EVERYTHING)))
    assert [row.happening.event.id for row in view.next] == ["b", "a"]
