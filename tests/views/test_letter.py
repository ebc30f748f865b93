"""Letters: which time they are about, whom to ask, and that nothing is said that the data does not say."""

import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from icalendar import Calendar

from yhdistys_cli.languages import LANGUAGES
from yhdistys_cli.load import load

from ..conftest import CITIES, Run, make_guide

ASKED = ("--today", "2026-11-24")


def events_of(folder: Path) -> list[str]:
    guide = load(str(folder)).guide
    return [event.id for event in guide.clock.events] if guide else []


EVENTS = [(name, id_) for name, folder in CITIES.items() for id_ in events_of(folder)]
CLOCK = """\
events:
  - id: ilta
    title: Ilta
    kind: meeting
    units: [u]
    place: Kirjasto
    dates:
      2026: {from: 1.12.2026 klo 17.00, until: 1.12.2026 klo 19.00, status: cancelled, revision: 2}
      2027:
        from: 14.4.2027 klo 17.00
        until: 14.4.2027 klo 19.30
        note: Tilaan on esteetön pääsy.
        registration_until: 9.4.2027
        programme: [{from: "17.00", what: Kahvit}]
  - {id: haku, title: Haku, kind: application, units: [u], rule: {month: 3}}
  - {id: tauko, title: Tauko, kind: meeting, dates: {2027: {status: none}}}
"""
CONTACTS = """\
units: [{id: u, name: Nuorisopalvelut, contacts: [anna]}]
people: [{id: anna, name: Anna Aalto, phone: "040 123 4567"}]
"""
RULES = """\
checklists:
  - {id: haku, title: Haku, items: [Yksi]}
  - {id: ilta, title: Ilta, ordered: true, items: [Alku, Loppu]}
"""


@pytest.fixture
def mallila(tmp_path: Path) -> tuple[str, ...]:
    return ("--data", make_guide(tmp_path / "data", clock=CLOCK, contacts=CONTACTS, checklists=RULES), *ASKED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("city", "event"), EVENTS)
def test_every_blank_is_in_the_list_at_the_end(city: str, event: str, language: str, run: Run) -> None:
    said = run("letter", event, "--lang", language, "--data", str(CITIES[city]), *ASKED)
    if said.status == 2:  # what is over for good has no letter
        assert event in said.err or "”" in said.err or "“" in said.err
        return
    assert said.status == 0, said.err
    blanks = set(re.findall(r"\[([^\] ][^\]]*)\]", said.out))
    listed = set(re.findall(r"\[ \] (.*)", said.out))
    assert blanks == listed
    assert listed  # who sends it is never known


def test_what_is_known_is_said_and_nothing_of_it_is_a_blank(mallila: tuple[str, ...], run: Run) -> None:
    said = run("letter", "ilta", *mallila).out
    for known in (
        "ke 14.4.2027, klo 17.00–19.30",
        "Kirjasto",
        "Anna Aalto, Nuorisopalvelut, 040 123 4567",
        "Ilmoittautuminen  viimeistään 9.4.2027",
        "klo 17.00 Kahvit",
        "Tilaan on esteetön pääsy.",
    ):
        assert known in said
    assert re.findall(r"\[ \] (.*)", said) == ["lähettäjä puuttuu"]


def test_the_steps_of_the_house_rules_are_the_programme_where_there_is_none(run: Run, tmp_path: Path) -> None:
    clock = CLOCK.replace('        programme: [{from: "17.00", what: Kahvit}]\n', "")
    data = make_guide(tmp_path / "data", clock=clock, contacts=CONTACTS, checklists=RULES)
    said = run("letter", "ilta", "--kind", "programme", "--data", data, *ASKED).out
    assert "Ohjelma: Ilta" in said
    assert "1. Alku\n  2. Loppu" in said


def test_a_forecast_a_month_and_a_cancelled_evening_say_what_they_are(mallila: tuple[str, ...], run: Run) -> None:
    assert "maaliskuu 2027 [päivä puuttuu]" in run("letter", "haku", *mallila).out
    cancelled = run("letter", "ilta", "--year", "2026", *mallila).out
    assert cancelled.startswith("Peruttu: Ilta")
    assert "Ohjelma" not in cancelled
    lahti = run("letter", "vuosiavustusten-haku", "--data", str(CITIES["lahti"]), *ASKED).out
    assert "[vahvistus puuttuu: aika on ennakkotieto]" in lahti


def test_a_draft_for_a_mail_program_with_the_entry_for_calendars(
    mallila: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "kutsu.eml"
    assert run("letter", "ilta", "-o", str(target), *mallila).status == 0
    content = target.read_bytes()
    message = message_from_bytes(content, policy=policy.default)
    assert (message["Subject"], message["X-Unsent"]) == ("Kutsu: Ilta", "1")
    assert {message[name] for name in ("From", "To", "Date")} == {None}
    body, entry = message.iter_parts()
    assert "Anna Aalto, Nuorisopalvelut, 040 123 4567" in body.get_content()
    (event,) = Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert event["SUMMARY"] == "Ilta (Lahti)"
    assert entry.get_filename() == "ilta.ics"
    assert run("letter", "ilta", "-o", str(target), *mallila).status == 0
    assert target.read_bytes() == content
    assert run("letter", "haku", "-o", str(target), *mallila).status == 0
    assert not message_from_bytes(target.read_bytes(), policy=policy.default).is_multipart()


def test_each_language_of_the_guide_is_a_section_in_its_language(run: Run) -> None:
    asked = ("letter", "avustusten-haku", "--data", str(CITIES["porvoo"]), *ASKED)
    page = run(*asked, "--format", "html").out
    assert re.findall('<section lang="([a-z]+)">', page) == ["fi", "sv"]
    assert page.count("<h1") == 1
    assert run(*asked, "--format", "markdown").out.startswith("# ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("letter", "Kerro, mitä kirje koskee"),
        ("letter xyzzy", "Vuosikellosta ei löydy mitään"),
        ("letter ilta --kind hymni", "”hymni” ei ole kirjeen laji: kutsu, muistutus, ohjelma ja vahvistus."),
        ("letter ilta --year 99", "ei ole vuosi"),
        ("letter tauko --year 2027", "aikaa ei ole kysyttynä vuonna"),
    ],
)
def test_wrong_questions(words: str, said: str, mallila: tuple[str, ...], run: Run) -> None:
    result = run(*words.split(), *mallila)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
