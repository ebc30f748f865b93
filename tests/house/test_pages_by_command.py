"""What the Finnish pages tell a clerk to write by hand is what the commands write, byte for byte where it can be."""

import re
import shutil
from pathlib import Path

from yhdistys_cli.source import read

from ..conftest import CITIES, ROOT, Run, make_guide

OWN = ROOT / "docs" / "fi" / "oman-kaupungin-opas.md"
MANUAL = ROOT / "docs" / "fi" / "kayttoohje.md"
TODAY = ("--today", "2026-11-24", "--yes")


def files(page: Path, name: str) -> list[str]:
    """The contents that a page shows of a file, one after the other."""
    return re.findall(rf"^```yaml\n# \S+/{name}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


def test_somebody_is_added_and_goes_away_as_the_page_shows(run: Run, tmp_path: Path) -> None:
    known, away = files(OWN, "contacts.yaml")
    unknown = known.replace("[maija-malli]", "unknown").partition("people:\n")[0]
    data = make_guide(tmp_path / "data", contacts=unknown)
    contacts = tmp_path / "data" / "contacts.yaml"
    assert run("--data", data, "add", "person", "Maija", "Malli", "--unit", "nuorisopalvelut", *TODAY).status == 0
    # A list that is new in the file begins after a blank line.
    assert contacts.read_text(encoding="utf-8") == known.replace("\npeople:", "\n\npeople:")
    contacts.write_text(known, encoding="utf-8")
    assert run("--data", data, "add", "person", "Ville Vaihto", *TODAY).status == 0
    assert run("--data", data, "away", "maija", "1.11.2026–31.1.2027", "--substitute", "ville", *TODAY).status == 0
    assert contacts.read_text(encoding="utf-8") == away


def test_somebody_takes_over_as_the_page_tells(run: Run, tmp_path: Path) -> None:
    data = make_guide(tmp_path / "data", contacts=files(OWN, "contacts.yaml")[1])
    assert run("--data", data, "replace", "maija", "ville", "--from", "1.1.2027", *TODAY).status == 0
    contacts = (tmp_path / "data" / "contacts.yaml").read_bytes()
    told = re.findall(r"`(\{person: .*?\})`", OWN.read_text(encoding="utf-8"))
    tree = read("contacts.yaml", contacts).tree
    terms = [read("told", text[1:-1].replace(", ", "\n").encode()).tree for text in told]
    assert isinstance(tree, dict)
    assert tree["units"][0]["contacts"] == terms


def test_the_manual_shows_the_lines_of_a_command(run: Run, tmp_path: Path) -> None:
    shutil.copytree(CITIES["lahti"], tmp_path / "data")
    chapter = MANUAL.read_text(encoding="utf-8").split("\n## Kun yhteyshenkilö vaihtuu\n")[1]
    _now, terms, person = re.findall(r"^```yaml\n(.*?)^```$", chapter, re.M | re.S)[:3]
    fields = dict(re.findall(r'^    (title|phone|email|checked): "?(.*?)"?$', person, re.M))
    options = [word for name, value in fields.items() for word in (f"--{name}", value)]
    words = ("replace", "määttä", "Maija Malli", "--from", "1.1.2027", *options)
    assert run("--data", str(tmp_path / "data"), *words, *TODAY).status == 0
    text = (tmp_path / "data" / "contacts.yaml").read_text(encoding="utf-8")
    assert terms in text
    assert text.endswith(person)
