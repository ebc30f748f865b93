"""From views to blocks: what an answer says, in which order, and what it leaves out where it knows nothing."""

from datetime import date
from pathlib import Path

from yhdistys_cli.formats.prose.compose import compose
from yhdistys_cli.formats.wording.blocks import Block, Fields, Heading, Items, Paragraph, Table
from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.areas import areas
from yhdistys_cli.views.checklist import checklist
from yhdistys_cli.views.clock import EVERYTHING, years
from yhdistys_cli.views.contacts import contacts
from yhdistys_cli.views.start import start
from yhdistys_cli.words import Words

from ...conftest import GUIDE, TODAY, make_guide

EN = Words("en", "en")
CONTACTS = """\
units: [{id: u, name: Unit, contacts: [{person: a, until: 2026-12-31}]}, {id: v, name: Void}]
people: [{id: a, name: Aino Aalto, phone: 040 123 4567}, {id: d, name: Dora}]
"""
AREAS = """\
areas:
  - {id: tilat, title: Halls, summary: About halls., answers: [u]}
  - {id: nuoret, title: Youth, summary: About youth., answers: unknown}
"""
BOARDS = """\
checklists:
  - {id: ilta, title: Evening, ordered: true, items: [Open., Close.]}
  - {id: lista, title: List, items: [Coffee.]}
"""
CLOCK = "events: [{id: e, title: Fair, kind: meeting, areas: [tilat], dates: {2027: {from: 2.2.2027}}}]\n"


def read(folder: Path, **texts: str) -> Guide:
    guide = load(make_guide(folder, **texts)).guide
    assert guide is not None
    return guide


def texts(blocks: list[Block], kind: type[Heading] | type[Paragraph]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, kind)]


def test_people_under_their_units_without_columns_that_say_nothing(tmp_path: Path) -> None:
    blocks = compose(contacts(read(tmp_path, contacts=CONTACTS), TODAY), EN)
    assert texts(blocks, Heading) == ["Unit", "Void", "No unit named in the guide"]
    tables = [block.rows for block in blocks if isinstance(block, Table)]
    assert tables == [(("Aino Aalto", "until 31 December 2026", "040 123 4567"),), (("Dora",),)]
    assert "No contact person is named." in texts(blocks, Paragraph)
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.splitlines()[0] == "Lahti · according to the guide, unchecked"
    assert (last.quiet, last.tight) == (True, True)


def test_whose_term_is_another_stands_under_the_day(tmp_path: Path) -> None:
    guide = read(tmp_path, contacts=CONTACTS)
    blocks = compose(contacts(guide, TODAY, ["aino"], on=date(2027, 1, 1)), EN)
    assert "Unit: not a contact person on 1 January 2027" in texts(blocks, Heading)
    assert " · 1 January 2027 · " in texts(blocks, Paragraph)[-1]


def test_where_phone_numbers_are_is_said_where_the_guide_knows_it(tmp_path: Path) -> None:
    directory = GUIDE + "directory: {url: 'https://a.fi/', title: Directory}\n"
    for about, said in ((GUIDE, False), (directory, True)):
        blocks = compose(contacts(read(tmp_path, guide=about, contacts=CONTACTS), TODAY), EN)
        assert ("Phone numbers and e-mail addresses: https://a.fi/" in texts(blocks, Paragraph)) == said


def test_an_area_that_nobody_is_named_for(tmp_path: Path) -> None:
    guide = read(tmp_path, contacts=CONTACTS, areas=AREAS)
    blocks = compose(areas(guide, TODAY, "nuoret"), EN)
    assert texts(blocks, Heading)[0] == "Youth"
    said = [line for block in blocks if isinstance(block, Fields) for _label, lines in block.rows for line in lines]
    assert any("names no contact person" in text for text in [*texts(blocks, Paragraph), *said])
    assert not any("Aino" in text for text in said)


def test_what_comes_next_has_its_heading_only_where_something_comes(tmp_path: Path) -> None:
    guide = read(tmp_path, contacts=CONTACTS, areas=AREAS, clock=CLOCK)
    known = calendar(guide, years(TODAY, None, EVERYTHING))
    assert "Next" in texts(compose(start(guide, TODAY, known), EN), Heading)
    assert "Next" not in texts(compose(start(guide, date(2027, 2, 3), known), EN), Heading)


def test_a_board_is_numbered_where_the_order_matters_and_has_boxes_elsewhere(tmp_path: Path) -> None:
    guide = read(tmp_path, checklists=BOARDS)
    for board, marker in (("ilta", "number"), ("lista", "box")):
        blocks = compose(checklist(guide, board), EN)
        assert [block.marker for block in blocks if isinstance(block, Items)] == [marker]
