"""What says when somebody looked, where it is said, and until when that matters."""

from datetime import date
from pathlib import Path

from yhdistys_cli.load import load
from yhdistys_cli.looked import looked

from .conftest import make_guide

CLOCK = """\
events:
  - id: haku
    title: Haku
    kind: application
    source: mallila.fi/haku
    links: [{url: "https://mallila.fi/lomake", title: Lomake}]
    rule: {from: {day: 1.3., source: mallila.fi/ohje}, until: {day: 31.3.}}
    dates:
      2026: {from: 1.3.2026, until: 31.3.2026}
      2027: {from: 1.3.2027, until: 31.3.2027, source: mallila.fi/2027}
"""


def test_what_an_event_says_of_itself_is_said_where_the_event_is(tmp_path: Path) -> None:
    guide = load(make_guide(tmp_path, clock=CLOCK)).guide
    assert guide
    found = {found.path: found for found in looked(guide) if found.path[0] == "clock"}
    event = ("clock", "events", 0)
    assert {path[3:]: one.page for path, one in found.items() if path[:3] == event} == {
        (): "mallila.fi/haku",
        ("links", 0): "https://mallila.fi/lomake",
        ("rule",): "mallila.fi/haku",
        ("rule", "from_"): "mallila.fi/ohje",
        ("rule", "until"): "mallila.fi/haku",
        ("dates", "2026", 0): "mallila.fi/haku",
        ("dates", "2027", 0): "mallila.fi/2027",
    }
    assert found[(*event, "dates", "2026", 0)].last == date(2026, 3, 31)
    assert found[event].last == date.max
