"""The guide as data: every sentence of the city's own guide can be found through the tool."""

import re
from pathlib import Path

import pytest

from yhdistys_cli.load import load
from yhdistys_cli.views.provenance import Sourced

from ..conftest import CITIES, ROOT, Run, make_guide

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
ORIGINAL = ROOT / "tests" / "guides" / "lahti.txt"


def plain(text: str) -> str:
    """Text without marks of layout, to be compared: one space between words, no footnote stars, lower case."""
    return " ".join(re.sub(r"[*<>]", "", text).split()).casefold()


def sentences() -> list[str]:
    """The guide's sentences, list items and headings, with its mistakes corrected as `errata` says."""
    loaded = load(str(CITIES["lahti"]))
    assert loaded.guide is not None
    text = ORIGINAL.read_text(encoding="utf-8")
    # The cover breaks the name over lines; the contact table is compared cell by cell below.
    body, table = text.split("Palvelualue/yksikkö", 1)
    body = body.replace("YHDISTYS-\nYHTEISTYÖN\nOPAS", "")
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n|\n(?=[-*] )", body)]
    rows = table.split("\n", 1)[1].split("\n")
    cells = [
        cell
        for row in rows
        for cell in re.split(r"\t|, |/(?!/)(?=[a-z])(?<!fi/)|(?<=lvelut) (?=[A-Z])|(?<=palvelualue) ", row)
    ]
    found = []
    for paragraph in [*paragraphs, *cells]:
        for erratum in loaded.guide.about.errata:
            paragraph = paragraph.replace(erratum.written, erratum.corrected)
        paragraph = re.sub(r"^([-*]|\d\.) ", "", paragraph)
        found += [s for s in re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", paragraph) if s.strip()]
    return [plain(sentence) for sentence in found]


SENTENCES = sentences()


def test_the_guide_was_read_whole() -> None:
    assert len(SENTENCES) > 70
    assert "susanna ormaa-perälä" in SENTENCES
    assert "tapahtumainfo järjestetään kaksi kertaa vuodessa." in SENTENCES


@pytest.fixture
def said(run: Run) -> str:
    """The whole guide as the tool tells it."""
    result = run("guide", "--full", "--data", str(CITIES["lahti"]))
    assert result.status == 0
    return plain(result.out)


def test_every_sentence_is_found(said: str) -> None:
    missing = [sentence for sentence in SENTENCES if sentence not in said]
    assert missing == []


def test_nobody_gets_an_address_that_the_guide_does_not_give() -> None:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    assert [p.id for p in guide.contacts.people if p.email or p.phone] == []
    facts: list[Sourced] = [*guide.about.bodies, *guide.contacts.people, *guide.contacts.units, *guide.about.links]
    for area in guide.areas.areas:
        facts += [*area.preconditions, *area.links]
    assert [fact for fact in facts if fact.checked] == []


def test_every_mistake_of_the_guide_is_there_and_its_correction_is_said(said: str) -> None:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    original = plain(ORIGINAL.read_text(encoding="utf-8"))
    for erratum in guide.about.errata:
        assert plain(erratum.written) in original
        assert plain(erratum.corrected) in said


@pytest.mark.parametrize("city", CITIES)
def test_a_city_has_no_errors(city: str, run: Run) -> None:
    result = run("validate", "--data", str(CITIES[city]))
    assert (result.status, result.err) == (0, "")
    assert "virhe:" not in result.out


def test_a_board_with_the_id_of_a_topic_does_not_take_its_place(run: Run) -> None:
    folder = str(ROOT / "tests" / "broken" / "topic-id")
    assert "Tiia Mäkinen" in run("guide", "contacts", "--data", folder).out
    assert "Tiia Mäkinen" in run("guide", "--full", "--data", folder).out
    assert "Osallistun vuosikellon suunnitteluun" in run("checklist", "contacts", "--data", folder).out


def test_an_area_and_a_board_of_one_id_can_both_be_asked_for(run: Run, tmp_path: Path) -> None:
    for file in CITIES["lahti"].glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("id: vuorovaikutus", "id: viestinta").replace("- vuorovaikutus\n", "- viestinta\n")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    asked = run("guide", "viestinta", "--data", str(tmp_path))
    assert asked.status == 2
    for command, said in (("areas", "Vuokko Kortelainen"), ("checklist", "Viestimme tasapuolisesti")):
        assert f"yhdistys {command} viestinta --data " in asked.err
        assert said in run(command, "viestinta", "--data", str(tmp_path)).out


def test_contacts_say_the_same_of_their_sources_wherever_they_are_asked(run: Run, tmp_path: Path) -> None:
    """`guide contacts` and `guide --full` once said that the guide was the source where the city's pages are."""
    (tmp_path / "guide.yaml").write_text((CITIES["lahti"] / "guide.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "contacts.yaml").write_text(
        "people:\n  - {id: a-b, name: Anna Bo, source: lahti.fi/a, checked: 2026-11-20}\n"
        "units:\n  - {id: x, name: X, contacts: [a-b], source: lahti.fi/x, checked: 2026-11-20}\n",
        "utf-8",
    )
    last = "Lahti · kaupungin sivujen mukaan, tarkistettu 20.11.2026"
    for words in ("contacts", "guide contacts"):
        assert run(*words.split(), "--data", str(tmp_path), "--today", "2026-11-24").out.splitlines()[-1] == last
    whole = run("guide", "--full", "--data", str(tmp_path), "--today", "2026-11-24").out.splitlines()[-1]
    assert "oppaan ja kaupungin sivujen mukaan" in whole


@pytest.mark.parametrize("question", ["guide", "guide introduction", "guide --full", "opas johdanto"])
def test_without_an_introduction_the_guide_says_what_is_missing(question: str, run: Run, tmp_path: Path) -> None:
    text = 'name: Opas\nmunicipality: {name: Lahti, code: "398"}\nlanguage: fi\nupdated: 2026-11-24\n'
    folder = make_guide(tmp_path, guide=text)
    found = run(*question.split(), "--data", folder, "--today", "2026-11-28", "--lang", "en")
    assert (found.status, found.out) == (1, "")
    assert "“introduction” is missing" in found.err
    assert "add it like this: introduction: …" in found.err
    (tmp_path / "guide.yaml").write_text(f"{text}introduction: Tämä on opas.\n", "utf-8")
    answered = run(*question.split(), "--data", folder, "--today", "2026-11-28", "--lang", "en")
    assert (answered.status, answered.err) == (0, "")
    assert "Introduction" in answered.out


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("city", CITIES)
def test_the_whole_guide_can_be_published(city: str, form: str, run: Run) -> None:
    """It has no commands, and nothing that is true only today."""
    said = run("guide", "--full", "--format", form, "--lang", "fi", "--data", str(CITIES[city])).out
    assert not re.search(r"\byhdistys (areas|checklist|clock|contacts|guide|plan)\b", said)
    assert "päivän päästä" not in said


def test_the_whole_guide_has_what_the_areas_and_the_clock_have(run: Run) -> None:
    said = plain(run("guide", "--full", "--lang", "fi", "--data", str(CITIES["lahti"])).out)
    for part in (
        "Avustustyöryhmä",
        "Tapahtumainfo kaksi kertaa vuodessa",
        "Lahti-Piste auttaa",
        "Erilliset tapaamiset",
    ):
        assert plain(part) in said
    assert "vuosiavustusten haku, päättyy klo 15.00" in said
    assert "sivistyslautakunta: yhdistysten vuosiavustukset" in said
