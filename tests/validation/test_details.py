"""A number, an address or a link that cannot be read: it is left out, and the rest of the record is answered with."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from yhdistys_cli.load import load
from yhdistys_cli.models import UNREADABLE

from ..conftest import Run

GUIDE = "name: A\nmunicipality: {name: B, code: '001'}\nlanguage: fi\nupdated: 2026-11-24\nintroduction: C\n"
UNITS = "units:\n  - {id: n, name: Nuorisopalvelut, contacts: [a]}\npeople:\n"


def folder(path: Path, person: str, guide: str = GUIDE) -> str:
    (path / "guide.yaml").write_text(guide, "utf-8")
    (path / "contacts.yaml").write_text(f"{UNITS}  - {{id: a, name: Anna Aalto, {person}}}\n", "utf-8")
    return str(path)


@pytest.mark.parametrize("value", ["04O 123", "''", "[1]", "{a: b}", "040 123 4567 / 040 765 4321"])
def test_a_bad_number_leaves_the_person(value: str, tmp_path: Path) -> None:
    loaded = load(folder(tmp_path, f"phone: {value}, email: anna@lahti.fi"))
    assert loaded.has_errors
    assert loaded.guide is not None
    (person,) = loaded.guide.contacts.people
    assert (person.phone, person.email) == (UNREADABLE, "anna@lahti.fi")


def test_a_bad_link_leaves_the_person_and_the_other_links(tmp_path: Path) -> None:
    links = "links: [{url: x, title: X}, {url: 'https://a.fi/', title: A}, {url: y, title: Y}], phone: 112"
    loaded = load(folder(tmp_path, links))
    assert [d.code for d in loaded.diagnostics] == ["bad-url", "bad-url"]
    assert loaded.guide is not None
    (person,) = loaded.guide.contacts.people
    assert ([link.title for link in person.links], person.phone) == (["A"], "112")


def test_a_bad_directory_leaves_the_guide(tmp_path: Path) -> None:
    loaded = load(folder(tmp_path, "phone: '112'", GUIDE + "directory: {url: lahti, title: Hakemisto}\n"))
    assert [d.code for d in loaded.diagnostics] == ["bad-url"]
    assert loaded.guide is not None
    assert loaded.guide.about.directory is None


@pytest.mark.parametrize("other", ["checked: 31.2.2026", "nmae: x", "title: ''"])
def test_another_fault_still_sets_the_person_aside(other: str, tmp_path: Path) -> None:
    loaded = load(folder(tmp_path, f"phone: x, {other}"))
    assert loaded.guide is not None
    assert loaded.guide.contacts.people == ()


def test_every_form_says_that_there_is_a_number(tmp_path: Path, run: Run) -> None:
    directory = folder(tmp_path, "phone: x, email: y")
    question = ("contacts", "--data", directory, "--today", "2026-11-24")
    text = run(*question)
    assert text.status == 1
    assert "Nuorisopalvelut\n  Anna Aalto  puhelinnumeroa ei voitu lukea" in text.out
    assert "sähköpostiosoitetta ei voitu lukea" in text.out
    assert "puhelinnumeroa ei voitu lukea" in run(*question, "--format", "markdown").out
    assert "puhelinnumeroa ei voitu lukea" in run(*question, "--format", "vcf").out.replace("\r\n ", "")
    (entry,) = json.loads(run(*question, "--format", "json").out)["entries"]
    (person,) = entry["people"]
    assert (person["phone"], person["email"], person["unreadable"]) == (None, None, ["phone", "email"])
    assert entry["unread"] is False
    (row,) = csv.DictReader(StringIO(run(*question, "--format", "csv").out))
    assert (row["phone"], row["email"], row["unreadable"]) == ("", "", "phone email")


def test_json_and_csv_tell_a_lost_person_from_nobody(tmp_path: Path, run: Run) -> None:
    directory = folder(tmp_path, "checked: x")
    (tmp_path / "contacts.yaml").write_text(
        (tmp_path / "contacts.yaml").read_text("utf-8").replace("people:", "  - {id: m, name: Muut}\npeople:"), "utf-8"
    )
    question = ("contacts", "--data", directory, "--today", "2026-11-24")
    entries = json.loads(run(*question, "--format", "json").out)["entries"]
    assert [(entry["units"][0]["id"], entry["unread"]) for entry in entries] == [("n", True), ("m", False)]
    rows = list(csv.DictReader(StringIO(run(*question, "--format", "csv").out)))
    assert [(row["unit_id"], row["unreadable"]) for row in rows] == [("n", "person"), ("m", "")]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("anna (at) kaupunki.fi", "anna@kaupunki.fi"),
        ("anna.aalto[at]kaupunki.fi", "anna.aalto@kaupunki.fi"),
        ("anna(a)kaupunki.fi", "anna@kaupunki.fi"),
        ("mailto:anna@kaupunki.fi", "anna@kaupunki.fi"),
        ("<anna@kaupunki.fi>", "anna@kaupunki.fi"),
    ],
)
def test_a_pasted_address_is_put_right(written: str, right: str, tmp_path: Path, run: Run) -> None:
    directory = folder(tmp_path, f"email: '{written}', phone: 'p. 040 123 4567 (ma–pe 9–15)'")
    assert "Anna Aalto" in run("contacts", "--data", directory, "--today", "2026-11-24").out
    run("validate", "--fix", "--yes", "--data", directory, "--today", "2026-11-24")
    loaded = load(directory)
    assert loaded.guide is not None
    (person,) = loaded.guide.contacts.people
    assert (person.email, person.phone) == (right, "040 123 4567")


@pytest.mark.parametrize("address", ["anna@ympäristö.fi", "anna@xn--ympristö-7za.fi", "anna@xn--ymprist-9wa8l.fi"])
def test_a_domain_with_dots_in_either_form(address: str, tmp_path: Path) -> None:
    loaded = load(folder(tmp_path, f"email: {address}"))
    assert loaded.guide is not None
    assert loaded.guide.contacts.people[0].name == "Anna Aalto"


@pytest.mark.parametrize(
    ("dates", "hint"),
    [
        ("{2027: {from: 14.4.2027, until: 14.4.2027 klo 24.00}}", "23.59"),
        ("{2027: 14.4.2027 klo 17.00}", "from:"),
    ],
)
def test_hints_about_moments(dates: str, hint: str, tmp_path: Path, run: Run) -> None:
    directory = folder(tmp_path, "phone: '112'")
    (tmp_path / "clock.yaml").write_text(f"events: [{{id: i, title: Ilta, kind: info, dates: {dates}}}]\n", "utf-8")
    assert hint in run("validate", "--data", directory, "--today", "2026-11-24").out


@pytest.mark.parametrize(
    "text", ["１４.４.２０２７", "٢٠٢٧-٠٤-١٤", "14.4.2027 klokl.17", "14.4.2027 klo kl. 17", "14.4.2027 １７.００"]
)
def test_only_ascii_digits_are_days_and_hours(text: str, tmp_path: Path) -> None:
    folder(tmp_path, "phone: '112'")
    (tmp_path / "clock.yaml").write_text(
        f"events: [{{id: i, title: Ilta, kind: info, dates: {{2027: {{from: '{text}'}}}}}}]\n", "utf-8"
    )
    assert [d.code for d in load(str(tmp_path)).diagnostics] in (["bad-date"], ["bad-time"])
