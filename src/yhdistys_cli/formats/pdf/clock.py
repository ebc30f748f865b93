"""The annual clock on paper: the wheel, and the same as a list, whose numbers are those of the wheel's marks."""

from collections.abc import Iterator
from dataclasses import replace

from ...views.clock import ClockView
from ...words import Words
from ..wording.blocks import Agenda, Appointment, Block, Heading, Paragraph
from .document import Data, Document, of_blocks, said
from .typesetting import in_own_font


def year(view: ClockView, words: Words) -> Document:
    """The wheel, the months, and what has no date."""
    return of_blocks(clock_blocks(view, words), words, "year")


def timeless(view: ClockView) -> ClockView:
    """The same as it is said on any day: nothing is seen from today, and no days are counted."""
    rows, undated = (tuple(replace(row, days_left=None) for row in own) for own in (view.rows, view.undated))
    return replace(view, today=None, rows=rows, undated=undated)


def clock_blocks(view: ClockView, words: Words) -> Iterator[Block | Data]:
    """The blocks of a clock, with its wheel below its heading."""
    from ..prose.clock import compose

    view = timeless(view)
    first, *rest = compose(view, words)
    assert isinstance(first, Heading)
    yield first
    yield from with_wheel(view, rest, words)


def with_wheel(view: ClockView, blocks: list[Block], words: Words) -> Iterator[Block | Data]:
    """The wheel, and the blocks of the same clock below it; what is only for who plans the year is left out."""
    from ..picture.page import alone
    from ..picture.svg import wheel_alone
    from ..picture.wheel import ring_style

    # Words of the picture's own: no marks of languages, which only a text can have.
    own = Words(words.language, words.own)
    alternative = words.gettext("The year as a wheel, with a ring for each working area. The list says the same.")
    yield {"is": "picture", "svg": in_own_font(wheel_alone(view, own)), "alternative": alternative}
    drawn = alone(view, own)
    marks = {mark.row: (drawn.wheel.rings[mark.ring].colour, mark.look) for mark in reversed(drawn.wheel.marks)}
    marks |= {mark.row: (ring_style(mark.ring)[0], mark.look) for mark in drawn.waiting}
    number, command = 0, words.command("plan", str(view.year))
    for block in blocks:
        if isinstance(block, Paragraph) and command in block.text:
            continue
        if not isinstance(block, Agenda):
            yield block
            continue
        rows = []
        for row in block.rows:
            colour, look = marks.get(number, ("", ""))
            number += 1
            rows.append(_event(row, number if colour else 0, colour, look == "filled"))
        yield {"is": "events", "header": _header(rows, words), "rows": rows}


def _event(row: Appointment, number: int, colour: str, is_filled: bool) -> Data:
    return {
        "number": number,
        "colour": colour,
        "filled": is_filled,
        "when": said(row.when),
        "what": said(row.what, True),
        "details": [said(line) for line in row.details if line],
        "status": said(row.status),
    }


def _header(rows: list[Data], words: Words) -> dict[str, list[Data]]:
    """What stands above the columns; those in which nothing would stand have none and are left out."""
    _ = words.gettext
    titles = {"number": _("Number"), "when": _("When"), "what": _("What"), "status": _("Status")}
    return {name: said(title) for name, title in titles.items() if any(row[name] for row in rows)}
