"""The wheel of a page: its links in the order of the list, and the ornament of the front page."""

import re
from dataclasses import replace
from datetime import date

from yhdistys_cli.formats.html import wheel
from yhdistys_cli.load import calendar, load
from yhdistys_cli.views.clock import EVERYTHING, ClockView, clock, together, years
from yhdistys_cli.words import Words

from ...conftest import CITIES

FI = Words("fi")
TODAY = date(2026, 11, 24)


def year() -> ClockView:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    view = clock(guide, calendar(guide, years(TODAY, 2027, EVERYTHING)), TODAY, 2027)
    assert isinstance(view, ClockView)
    return replace(view, rows=together(view.rows), undated=together(view.undated))


def test_the_marks_are_links_in_the_order_of_the_list_what_has_no_day_last() -> None:
    view = year()
    drawn = wheel.measure(view, FI)
    written = str(wheel.picture(view, drawn, FI, "Vuosi kuvana"))
    said = re.findall(r'<a href="#([^"]+)" aria-label="(\d+)\. ([^"]+)"', written)
    assert [int(number) for _href, number, _text in said] == list(range(1, len(view.rows) + len(view.undated) + 1))
    assert all(status in said[2][2] for status in ("Nuorisotyön vuosiavustusten haku", "31.3.", "ennakkotieto"))
    assert 'role="group"' in written
    assert written.count("<title>") == len(said)


def test_a_name_in_the_picture_has_no_size_that_a_telephone_could_not_change() -> None:
    view = year()
    written = str(wheel.picture(view, wheel.measure(view, FI), FI, "Vuosi kuvana"))
    months = re.findall(r'<text class="month-name"[^>]*>', written)
    assert len(months) == 12
    assert not any("font-size" in month for month in months)


def test_the_ornament_has_no_words_but_a_link_and_is_hidden() -> None:
    written = str(wheel.emblem(year(), FI, "vuosikello.html"))
    picture, link = written.split("</svg>")
    assert 'aria-hidden="true"' in picture
    assert "<a" not in picture
    assert "<text" not in picture
    assert link == '<a href="vuosikello.html">Koko vuosikello</a></div>'
    assert picture.count('class="arc') == 5
