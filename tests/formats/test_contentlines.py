"""The lines of calendars and address cards: short enough for every reader."""

from hypothesis import given
from hypothesis import strategies as st

from yhdistys_cli.formats.contentlines import fold


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300))
def test_folding_splits_no_character_and_unfolds(line: str) -> None:
    folded = fold(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
