"""What the data says to be unknown is said in every answer that is about it."""

import json
from pathlib import Path

import pytest

from ..conftest import Run, make_guide

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")
CONTACTS = "units:\n  - {id: kirjasto, name: Kirjasto, contacts: unknown}\n"
AREAS = "areas: [{id: kirjat, title: Kirjat, summary: Kirjoja., answers: [kirjasto]}]\n"
SAID = "Yhteyshenkilö ei ole tiedossa."


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return make_guide(tmp_path, contacts=CONTACTS, areas=AREAS)


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize(
    "question",
    [*("contacts", "contacts kirjasto", "areas kirjat", "areas kirjasto", "guide contacts"), "contacts --area kirjat"],
)
def test_in_words(question: str, form: str, folder: str, run: Run) -> None:
    assert SAID in run(*question.split(), "--format", form, "--data", folder).out


def test_for_programs(folder: str, run: Run) -> None:
    for question in ("contacts", "areas kirjat", "areas kirjasto", "guide contacts"):
        told = json.loads(run(*question.split(), "--format", "json", "--data", folder).out)
        assert '"contacts_unknown": true' in json.dumps(told)
    assert ",true," in run("contacts", "--format", "csv", "--data", folder).out.splitlines()[1]


def test_no_card_is_written(folder: str, run: Run, tmp_path: Path) -> None:
    done = run("contacts", "-o", str(tmp_path / "x.vcf"), "--data", folder)
    assert "Yhteystietokortteja ei tehty" in done.err
    assert "Tallennettiin" not in done.err
    assert not (tmp_path / "x.vcf").exists()


def test_a_guide_without_people_and_units_says_so(tmp_path: Path, run: Run) -> None:
    assert "Oppaassa ei ole vielä" in run("contacts", "--data", make_guide(tmp_path)).out
