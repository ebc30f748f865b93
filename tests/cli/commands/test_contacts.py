"""`contacts` of a guide in which nobody is known: units are shown, and no file of nobody is written."""

import csv
import io
from pathlib import Path

import pytest

from ...conftest import CITIES, Run

# The day on which the program is asked.
pytestmark = pytest.mark.today("2026-11-24")

PORVOO = ("--data", str(CITIES["porvoo"]), "--today", "2026-11-28")


def test_no_cards_of_nobody(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.vcf"
    result = run(*PORVOO, "contacts", "-o", str(target))
    assert (result.status, result.out) == (0, "")
    assert result.err == "Yhteystietokortteja ei tehty, koska yhteyshenkilöitä ei ole tiedossa.\n"
    assert not target.exists()
    target.write_text("mine", encoding="utf-8")
    assert "on ennallaan" in run(*PORVOO, "contacts", "-o", str(target)).err
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_table_says_that_nobody_is_known(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*PORVOO, "contacts", "--format", "csv").out)))
    assert [row["contacts_unknown"] for row in rows] == ["true"] * 3


def test_a_guide_without_units_says_so(run: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "new")
    assert run("init", folder, "--city", "Lahti", "--yes").status == 0
    result = run("--data", f"{folder}/data", "contacts")
    assert result.status == 0
    assert result.out.startswith("Oppaassa ei ole vielä yksiköitä eikä yhteyshenkilöitä.")
