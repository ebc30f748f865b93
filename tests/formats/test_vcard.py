"""vCards, read back with vobject."""

from pathlib import Path

import pytest
import vobject

from ..conftest import CITIES, ROOT, Run

TERMS = ROOT / "tests" / "guides" / "terms"


def test_cards(run: Run) -> None:
    text = run("contacts", "--format", "vcf", "--data", str(TERMS), "--today", "2026-11-24").out
    cards = {str(card.uid.value): card for card in vobject.readComponents(text)}
    anna = cards["yhdistys-999-anna-aalto"]
    assert anna.fn.value == "Anna Aalto"
    assert (anna.n.value.family, anna.n.value.given) == ("Aalto", "Anna")
    assert anna.tel.value == "+358401234567"
    assert anna.email.value == "anna.aalto@example.com"
    assert anna.org.value == ["Testilä", "Kulttuuripalvelut, Liikuntapalvelut"]
    assert "31.12.2026" in anna.note.value
    assert cards["yhdistys-999-oili-ahlgren"].n.value.family == "Ählgren"
    assert "https://www.example.com/hakemisto" in cards["yhdistys-999-ilman-yksikkoa"].note.value


@pytest.mark.parametrize("data", [*CITIES.values(), TERMS], ids=lambda path: path.name)
def test_one_card_a_person_in_lines_of_75_octets(data: Path, run: Run) -> None:
    result = run("contacts", "--format", "vcard", "--data", str(data), "--today", "2026-11-24")
    cards = list(vobject.readComponents(result.out))
    assert len({str(card.uid.value) for card in cards}) == len(cards)
    for card in cards:
        card.validate()
    assert all(len(line.encode()) <= 75 for line in result.out.splitlines())
