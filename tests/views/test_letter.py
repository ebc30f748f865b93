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


TIMES = """\
events:
  - {id: vaihde, title: Vaihde, kind: application, dates: {2026: {from: 15.12.2026, until: 15.1.2027 klo 15.00}}}
  - id: ilta
    title: Ilta
    kind: meeting
    place: Kirjasto
    dates:
      2027: [{from: 1.2.2027 klo 17.00}, {from: 1.10.2027 klo 17.00}]
    registration: {how: sähköpostilla}
  - {id: peruttu, title: Peruttu ilta, kind: meeting, dates: {2026: {from: 1.2.2026, status: cancelled, revision: 2}}}
  - {id: kausi, title: Kausi, kind: season, dates: {2026: {from: 1.9.2026, until: 30.4.2027}}}
  - {id: paatos, title: Päätös, kind: decision, dates: {2027: {from: 3.5.2027}}}
  - {id: haku, title: Haku, kind: application, rule: {from: {day: 1.3.}, until: {day: 31.3.}}}
"""


def on(day: str, words: str, run: Run, tmp_path: Path) -> str:
    """A letter that was asked for on a day, in Finnish."""
    data = make_guide(tmp_path / "data", clock=TIMES)
    result = run("letter", *words.split(), "--data", data, "--today", day, "--lang", "fi")
    assert result.status == 0, result.err
    return result.out


def test_what_began_last_year_and_is_still_open_is_the_next_time(run: Run, tmp_path: Path) -> None:
    assert "15.12.2026–pe 15.1.2027" in on("2027-01-05", "vaihde", run, tmp_path)


def test_of_the_times_of_a_year_the_one_that_is_not_over_is_meant(run: Run, tmp_path: Path) -> None:
    said = on("2027-06-01", "ilta --year 2027", run, tmp_path)
    assert "pe 1.10.2027" in said
    assert "ohi" not in said


def test_nobody_is_invited_to_what_is_over(run: Run, tmp_path: Path) -> None:
    said = on("2028-06-01", "ilta --year 2027", run, tmp_path)
    assert "Tervetuloa" not in said
    assert "[tämä on jo ohi]" in said
    assert "[ ] tämä on jo ohi" in said
    assert "Tätä ei järjestetty: se peruttiin." in on("2026-03-01", "peruttu --year 2026", run, tmp_path)
    assert "Tätä ei järjestetä: se on peruttu." in on("2026-01-01", "peruttu", run, tmp_path)


def test_only_what_is_sure_is_confirmed(run: Run, tmp_path: Path) -> None:
    assert "Tämä aika on vahvistettu." not in on("2026-11-24", "haku --kind vahvistus", run, tmp_path)
    assert "Tämä aika on vahvistettu." in on("2026-11-24", "vaihde --kind vahvistus", run, tmp_path)


def test_a_kind_may_begin_with_a_capital_letter(run: Run, tmp_path: Path) -> None:
    assert on("2026-11-24", "ilta --kind Muistutus", run, tmp_path).startswith("Muistutus: Ilta")


@pytest.mark.parametrize(
    ("note", "is_known"),
    [
        ("{fi: Tila on esteetön., sv: Lokalen är tillgänglig.}", True),
        ("{fi: Sali., sv: Lokalen är hinderfri.}", True),
        ("{fi: Aineisto on verkossa., sv: Materialet är tillgängligt på nätet.}", False),
        ("{fi: Aineisto on verkossa., en: The slides are accessible online.}", False),
    ],
)
def test_what_can_be_had_is_not_what_one_can_enter(note: str, is_known: bool, run: Run, tmp_path: Path) -> None:
    clock = TIMES.replace("from: 1.2.2027 klo 17.00", f"from: 1.2.2027 klo 17.00, note: {note}")
    guide = make_guide(tmp_path / "data", clock=clock)
    about = Path(guide, "guide.yaml")
    about.write_text(about.read_text("utf-8") + "site: {languages: [fi, sv, en]}\n", encoding="utf-8")
    said = run("letter", "ilta", "--data", guide, *ASKED).out
    for blank in (
        "[tieto esteettömyydestä puuttuu]",
        "[uppgift om tillgänglighet saknas]",
        "[step-free access missing]",
    ):
        assert (blank in said) == (not is_known)


def test_a_decision_is_no_deadline(run: Run, tmp_path: Path) -> None:
    assert "määräaja" not in on("2026-11-24", "paatos", run, tmp_path)


def test_what_is_no_entry_of_a_calendar_has_none_beside_it(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "kirje.eml"
    on("2026-11-24", f"kausi -o {target.as_posix()}", run, tmp_path)
    assert not message_from_bytes(target.read_bytes(), policy=policy.default).is_multipart()


def test_how_to_register_does_not_hide_that_nobody_knows_until_when(run: Run, tmp_path: Path) -> None:
    said = on("2026-11-24", "ilta", run, tmp_path)
    assert "[ilmoittautumisaika puuttuu]" in said
    assert "sähköpostilla" in said


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar(day: str, run: Run, tmp_path: Path) -> None:
    asked = ("--data", make_guide(tmp_path / "data", clock=TIMES), "--today", day)
    assert run("letter", "haku", *asked).status in (0, 2)
    assert run("plan", *asked).status == 0


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


def test_blanks_are_marked_in_a_page(mallila: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kirje.html"
    run("letter", "haku", *mallila, "-o", str(path))
    page = path.read_text()
    assert "<mark>[lähettäjä puuttuu]</mark>" in page
    # Every blank in brackets is marked, and nothing else is.
    assert len(re.findall(r"<mark>\[[^<>]+\]</mark>", page)) == page.count("puuttuu]") == page.count("<mark>")


def test_how_one_registers_does_not_hide_that_nobody_knows_when(run: Run) -> None:
    written = run("letter", "yhdistysilta", "--data", str(CITIES["lahti"]), *ASKED).out
    assert re.search(r"Ilmoittautuminen +\[ilmoittautumisaika puuttuu\]\n +Keväällä 2024 ", written)
    assert "  [ ] ilmoittautumisaika puuttuu\n" in written
