"""What is still empty in a guide, and that it is honest to say so: it is never a warning."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.load import load, review
from yhdistys_cli.models import Area, Areas, Clock, Contact, Contacts, Event, Guide, Link, Person, Unit, Vacancy
from yhdistys_cli.municipalities import by_code
from yhdistys_cli.starting import Answers, files
from yhdistys_cli.views.unfinished import unfinished

from ..conftest import CITIES, TODAY, Run

LINK = Link("https://www.example.com/", "Sivu")


def complete() -> Guide:
    """A guide in which nothing is empty."""
    guide = load(str(CITIES["lahti"])).guide
    assert guide
    return replace(
        guide,
        about=replace(guide.about, directory=LINK, corrections=LINK, domain="example.com"),
        contacts=Contacts(units=(Unit("u", "U", contacts=(Contact("p"),)),), people=(Person("p", "P"),)),
        areas=Areas(areas=(Area("a", "A", "A.", ("u",)),)),
        clock=Clock(events=(Event("e", "E", "meeting"),)),
    )


def codes(guide: Guide) -> list[str]:
    return [gap.code for gap in unfinished(guide)]


def test_nothing_is_empty_in_a_complete_guide() -> None:
    assert codes(complete()) == []


PERSON = (Person("p", "P"),)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        (Contacts(), ["no-people", "no-units"]),
        (Contacts(people=PERSON), ["no-units"]),
        (Contacts(units=(Unit("u", "U", contacts="unknown"),)), ["no-people"]),
        (Contacts(units=(Unit("u", "U", contacts="unknown"),), people=PERSON), ["units-without-person"]),
        (Contacts(units=(Unit("u", "U"),), people=PERSON), ["units-without-person"]),
        (Contacts(units=(Unit("u", "U", vacancy=Vacancy(TODAY)),), people=PERSON), []),
    ],
)
def test_people_and_units(contacts: Contacts, expected: list[str]) -> None:
    assert codes(replace(complete(), contacts=contacts)) == expected


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        ((), ["no-areas"]),
        ((Area("a", "A", "A.", "unknown"),), ["areas-without-unit"]),
        ((Area("a", "A", "A.", ()),), ["areas-without-unit"]),
        ((Area("a", "A", "A.", "each-unit"),), []),
    ],
)
def test_areas(areas: tuple[Area, ...], expected: list[str]) -> None:
    assert codes(replace(complete(), areas=Areas(areas=areas))) == expected


@pytest.mark.parametrize("name", ["directory", "corrections", "domain"])
def test_what_leads_further(name: str) -> None:
    guide = complete()
    without: dict[str, Any] = {name: None}
    assert codes(replace(guide, about=replace(guide.about, **without))) == [f"no-{name}"]
    assert codes(replace(guide, clock=Clock())) == ["no-clock"]


def test_it_is_said_of_a_whole_guide_only(run: Run) -> None:
    assert "Vielä tyhjää:" in run("--data", str(CITIES["porvoo"]), "validate", "--today", "2026-11-28").out
    assert "Vielä tyhjää:" not in run("validate", str(CITIES["porvoo"] / "areas.yaml"), "--today", "2026-11-28").out


# --- what is not known is no fault


def test_porvoo_is_honest(run: Run) -> None:
    assert run("--data", str(CITIES["porvoo"]), "validate", "--strict", "--today", "2026-11-28").status == 0


NAMES = st.lists(st.sampled_from(["Kirjasto", "Nuorisopalvelut", "Liikunta- ja ulkoilupalvelut", "Åland 1", "No"]))
HONEST = st.builds(
    Answers,
    city=st.sampled_from(list(by_code().values())),
    languages=st.sampled_from([("fi",), ("sv",), ("en",), ("fi", "sv"), ("sv", "fi", "en"), ("en", "sv")]),
    today=st.just(date(2026, 11, 24)),
    domain=st.sampled_from([None, "example.com"]),
    directory=st.sampled_from([None, "https://www.example.com/yhteystiedot?a=1&b=2#c"]),
    areas=st.lists(st.sampled_from(["avustukset", "tilat", "viestinta", "Retket: yes", "null"]), unique=True).map(
        tuple
    ),
    units=NAMES.map(lambda names: tuple(dict.fromkeys(names))),
    has_clock=st.sampled_from([None, True, False]),
    corrections=st.sampled_from([None, "https://www.example.com/palaute"]),
)


@settings(max_examples=30, derandomize=True, deadline=None)
@given(HONEST, st.sampled_from(["fi", "sv", "en"]))
def test_an_honest_guide_has_no_warnings(answers: Answers, language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(answers, language).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loaded = review(f"{folder}/data", answers.today)
    assert [d for d in loaded.diagnostics if d.severity != "note"] == []
    assert loaded.guide
    assert [unit.name for unit in loaded.guide.contacts.units] == list(answers.units)
