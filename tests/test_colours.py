"""Colours that can be read: any that a city may choose is made one, and one that can be read stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.colours import DARK, ENOUGH, LIGHT, contrast, on_dark, on_light


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_can_be_read_on_both_grounds(number: int) -> None:
    colour = f"#{number:06x}"
    assert contrast(on_light(colour), LIGHT) >= ENOUGH
    assert contrast(on_light(colour), "#ffffff") >= ENOUGH
    assert contrast(on_dark(colour), DARK) >= ENOUGH
    assert contrast(on_dark(colour), "#10161f") >= ENOUGH
    assert on_light(colour) == colour or contrast(colour, LIGHT) < ENOUGH
