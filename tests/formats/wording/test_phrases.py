"""The phrases about contacts, links and the last line, one by one."""

from dataclasses import replace
from datetime import date

import pytest

from yhdistys_cli.formats.wording import phrases
from yhdistys_cli.models import Absence, Body, Contact, Link, Municipality, Person, ServiceArea, Unit, Vacancy
from yhdistys_cli.views.contacts import Answering, Entry
from yhdistys_cli.views.provenance import Provenance
from yhdistys_cli.words import Words

EN = Words("en", "en")
PERSON = Person("a", "A")
MUSEUM, SPORT = Unit("m", "Museo"), Unit("l", "Liikunta")
DAY, LATER = date(2026, 11, 1), date(2027, 1, 31)


@pytest.mark.parametrize(
    ("from_guide", "beyond", "checked", "partly", "said"),
    [
        (True, False, None, False, "Lahti · according to the guide, unchecked"),
        (False, True, DAY, False, "Lahti · according to the city's pages, checked 1 November 2026"),
        (
            True,
            True,
            DAY,
            True,
            "Lahti · according to the guide and the city's pages, partly checked, the oldest 1 November 2026",
        ),
    ],
)
def test_the_last_line(from_guide: bool, beyond: bool, checked: date | None, partly: bool, said: str) -> None:
    provenance = Provenance(Municipality("Lahti", "398"), DAY, from_guide, beyond, checked, partly, frozenset({"en"}))
    line = phrases.provenance_line(provenance, EN)
    assert (line.text, line.quiet, line.tight) == (said, True, True)
    assert phrases.provenance_line(provenance, EN, "1.1.2027").text == said.replace(" · ", " · 1.1.2027 · ")


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ((), ""),
        ((((MUSEUM,), Contact("a")),), ""),
        ((((MUSEUM,), Contact("a", "substitute")),), "substitute"),
        ((((MUSEUM,), Contact("a", since=DAY)),), "from 1 November 2026"),
        ((((MUSEUM,), Contact("a", until=LATER)),), "until 31 January 2027"),
        ((((MUSEUM,), Contact("a", "substitute", DAY, LATER)),), "substitute, 1 November 2026–31 January 2027"),
        ((((MUSEUM,), Contact("a", until=LATER)), ((SPORT,), Contact("a", until=LATER))), "until 31 January 2027"),
        (
            (((MUSEUM,), Contact("a", until=LATER)), ((SPORT,), Contact("a", "substitute"))),
            "Museo: until 31 January 2027; Liikunta: substitute",
        ),
        ((((MUSEUM,), Contact("a")), ((SPORT,), Contact("a", "substitute"))), "Liikunta: substitute"),
        ((((MUSEUM,), Contact("a", "acting", until=LATER)),), "acting, until 31 January 2027"),
    ],
)
def test_a_term(terms: tuple[tuple[tuple[Unit, ...], Contact], ...], said: str) -> None:
    assert phrases.term(Answering(PERSON, terms), EN, DAY) == said


@pytest.mark.parametrize(
    ("absence", "substitute", "said"),
    [
        (Absence(DAY, LATER), None, "away until 31 January 2027"),
        (Absence(DAY), None, "away until further notice"),
        (Absence(LATER), None, "away from 31 January 2027"),
        (Absence(LATER, LATER), None, "away 31 January 2027"),
        (Absence(DAY, LATER, "b"), Person("b", "Bo Berg"), "away until 31 January 2027, Bo Berg stands in"),
    ],
)
def test_an_absence(absence: Absence, substitute: Person | None, said: str) -> None:
    terms = (((MUSEUM,), Contact("a", "acting")),)
    answering = Answering(PERSON, terms, absence, substitute)
    assert phrases.term(answering, EN, DAY) == f"acting; {said}"
    assert phrases.person_line(answering, EN, DAY) == f"{PERSON.name} (acting; {said})"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry((MUSEUM,), (), ()), "No contact person is named."),
        (Entry((replace(MUSEUM, contacts="unknown"),), (), ()), "The contact person is not known."),
        (Entry((replace(MUSEUM, phone="03 814 111"),), (), ()), ""),
        (Entry((replace(MUSEUM, since=LATER),), (), (), day=DAY), "The unit is not in use on 1 November 2026."),
        (Entry((MUSEUM,), (), (), vacancy=Vacancy(DAY)), "The post is vacant from 1 November 2026 on."),
        (Entry((MUSEUM,), (), (), vacancy=Vacancy(DAY, LATER)), "The post is vacant 1 November 2026–31 January 2027."),
        (Entry((MUSEUM,), (), (), vacancy=Vacancy(DAY), unread=True), "The contact person's record could not be read."),
    ],
)
def test_nobody_is_there(entry: Entry, said: str) -> None:
    assert phrases.vacancy(entry, EN) == said


def test_a_service_area_is_said_once_and_says_that_it_is_inferred() -> None:
    area = ServiceArea("s", "Sivistys")
    inferred = Unit("m", "Museo", "s", inferred=True)
    assert phrases.service_area(Entry((SPORT,), (area,), ()), EN) == "Sivistys"
    assert phrases.service_area(Entry((inferred,), (area,), ()), EN) == "Sivistys (inferred)"
    assert phrases.service_area(Entry((inferred, SPORT), (area,), ()), EN) == "Sivistys (partly inferred)"
    assert phrases.service_area(Entry((SPORT,), ("administration",), ()), EN) == "City administration"
    assert phrases.other_area(Entry((Unit("s", "Sivistys"),), (area,), ()), EN) == ""
    assert phrases.other_area(Entry((SPORT,), (area,), ()), EN) == "Sivistys"


def test_why_contacts_are_shared() -> None:
    assert phrases.note(Entry((MUSEUM, SPORT), (), (), note="Sama talo."), EN) == ""
    shared = phrases.note(Entry((MUSEUM, SPORT), (), (), shared=True, note="Sama talo."), EN)
    assert shared == "Shared contact persons: sama talo."
    assert phrases.note(Entry((MUSEUM,), (), (), shared=True), EN).startswith("Shared contact persons: ")


def test_a_body_and_a_link() -> None:
    assert phrases.body_line(Body("b", "Lautakunta"), EN) == "Lautakunta"
    assert phrases.body_line(Body("b", "Lautakunta", grants="Avustukset"), EN) == "Lautakunta: avustukset"
    link = Link("https://a.fi/", "Sivut", state="unverified")
    line = phrases.link_line(link, EN)
    assert line.startswith("Sivut: https://a.fi/ (")
    assert phrases.link_line(Link("https://a.fi/", "Sivut", about="tiloista"), EN) == "Sivut, tiloista: https://a.fi/"
