"""The annual clock on paper: the wheel, and the same as a list."""

from collections.abc import Iterator
from dataclasses import replace

from ...views.clock import ClockView
from ...words import Words
from ..wording.blocks import Block, Heading
from .document import Data, Document, of_blocks


def year(view: ClockView, words: Words) -> Document:
    """The wheel, the months, and what has no date."""
    return of_blocks(clock_blocks(view, words), words)


def clock_blocks(view: ClockView, words: Words) -> Iterator[Block | Data]:
    """The blocks of a clock, with its wheel below its heading. Paper is read on other days: no days are counted."""
    from ..prose.clock import compose

    rows, undated = (tuple(replace(row, days_left=None) for row in own) for own in (view.rows, view.undated))
    view = replace(view, today=None, rows=rows, undated=undated)
    first, *rest = compose(view, words)
    assert isinstance(first, Heading)
    yield first
    yield wheel(view, words)
    yield from rest


def wheel(view: ClockView, words: Words) -> Data:
    """The wheel as a picture; what is on it the list says."""
    from ..picture.svg import wheel_alone

    alternative = words.gettext("The year as a wheel, with a ring for each working area. The list below says the same.")
    # Words of the picture's own: no marks of languages, which only a text can have.
    return {"is": "picture", "svg": wheel_alone(view, Words(words.language, words.own)), "alternative": alternative}
