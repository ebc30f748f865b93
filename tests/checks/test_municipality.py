"""The code of the municipality and its name: what contradicts is a warning, what is only unheard of a note."""

from dataclasses import replace

import pytest

from yhdistys_cli.checks import CheckContext
from yhdistys_cli.checks.municipality import codes
from yhdistys_cli.load import load
from yhdistys_cli.models import Municipality, Texts

from ..conftest import CITIES


@pytest.mark.parametrize(
    ("name", "code", "found"),
    [
        ("Lahti", "398", []),
        ("Lahden kaupunki", "398", []),
        (Texts(fi="Porvoo", sv="Borgå"), "638", []),
        ("S:t Michel", "491", []),
        ("Pedersöre", "599", []),
        ("Porvoo", "398", ["municipality-mismatch"]),
        (Texts(fi="Lahti", sv="Borgå"), "398", ["municipality-mismatch"]),
        ("Honkajoki", "099", ["unlisted-municipality"]),  # a part of Kankaanpää since 2021
        ("Lahti", "000", ["unlisted-municipality"]),
    ],
)
def test_name_and_code(name: str | Texts, code: str, found: list[str]) -> None:
    guide = load(str(CITIES["lahti"])).guide
    assert guide
    guide = replace(guide, about=replace(guide.about, municipality=Municipality(name, code)))
    assert [d.code for d in codes(CheckContext(guide, {}))] == found
