"""The annual clock on paper: the wheel, and the same as a list, whose numbers are those of the wheel's marks."""

from collections.abc import Iterator
from dataclasses import replace

from ...views.clock import ClockView, together
from ...words import Words
from ..picture.shelf import Waiting
from ..picture.wheel import Mark
from ..wording.blocks import Agenda, Appointment, Block, Heading, Paragraph
from .document import Data, Document, of_blocks, said
from .typesetting import in_own_font, width_of


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
    from ..picture.event_words import waiting
    from ..picture.page import alone
    from ..picture.svg import wheel_alone
    from ..picture.wheel import ring_style
    from ..wording.agenda import undated_groups

    # Words of the picture's own: no marks of languages, which only a text can have.
    own = Words(words.language, words.own)
    alternative = words.gettext("The year as a wheel, with a ring for each working area. The list says the same.")
    svg = in_own_font(wheel_alone(view, own))
    yield {"is": "picture", "svg": svg, "wide": width_of(svg), "alternative": alternative}
    drawn = alone(view, own)
    # A mark that stands in several rings is that of the first.
    signs = {mark.row: _sign(mark, *ring_style(mark.ring)) for mark in drawn.waiting}
    for mark in reversed(drawn.wheel.marks):
        ring = drawn.wheel.rings[mark.ring]
        signs[mark.row] = _sign(mark, ring.colour, ring.shape)
    view = replace(view, rows=together(view.rows), undated=together(view.undated))
    # The order of the list. What waits for its day has its numbers in that order too; what does not has none.
    undated = [row for _title, rows in undated_groups(view, words) for row in rows]
    keys = [row.happening.key for row in (*view.rows, *undated)]
    waits = [row.happening.key for row in waiting(view, words)]
    numbers = {key: number for number, key in enumerate([*keys[: len(view.rows)], *waits])}
    at, command = 0, words.command("plan", str(view.year))
    for block in blocks:
        if isinstance(block, Paragraph) and command in block.text:
            continue
        if not isinstance(block, Agenda):
            yield block
            continue
        own_numbers = [numbers.get(key, -1) for key in keys[at : at + len(block.rows)]]
        at += len(block.rows)
        rows = [_event(row, number, signs.get(number)) for row, number in zip(block.rows, own_numbers, strict=True)]
        yield {"is": "events", "header": _header(rows, words), "rows": rows}


def _sign(mark: Mark | Waiting, colour: str, shape: str) -> Data:
    """A mark as it is on the wheel, without its number: how it looks, and what its number is written in and how low."""
    from ..picture.signs import OUTLINES
    from ..picture.signs import mark as drawn

    return {
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4.2 -4.2 8.4 8.4">'
        f"{drawn(mark._replace(x=0, y=0, size=4), shape, colour, '')}</svg>",
        "ink": "#FFFFFF" if mark.look == "filled" else colour,
        "low": OUTLINES[shape][1] if shape in OUTLINES else 0,
    }


def _event(row: Appointment, number: int, sign: Data | None) -> Data:
    return {
        "number": number + 1 if sign else 0,
        "sign": sign or {},
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
