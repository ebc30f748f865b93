"""The names of the calendars in a folder."""

from dataclasses import replace
from datetime import date

import pytest

from yhdistys_cli.dates import Calendar
from yhdistys_cli.load import load
from yhdistys_cli.views.calendar import calendars
from yhdistys_cli.views.clock import ClockView, clock

from ..conftest import ROOT


@pytest.mark.parametrize(
    ("id_", "name"),
    [("haut", "haut"), ("yhdistys", "yhdistys_"), ("aux", "aux_"), ("con", "con_"), ("com1", "com1_"), ("com", "com")],
)
def test_every_name_can_be_a_file_on_windows(id_: str, name: str) -> None:
    guide = load(str(ROOT / "tests" / "guides" / "edges")).guide
    assert guide is not None
    (area,) = guide.areas.areas
    guide = replace(guide, areas=replace(guide.areas, areas=(replace(area, id=id_),)))
    view = clock(guide, Calendar(guide.clock.events, frozenset()), date(2026, 11, 28), 2027)
    assert isinstance(view, ClockView)
    assert [found for found, _part in calendars(guide, view)] == ["yhdistys", name]
