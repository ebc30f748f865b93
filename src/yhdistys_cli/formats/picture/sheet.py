"""The page, in millimetres of A3, and what stands on it: lines of text and signs."""

from typing import NamedTuple

from .text_metrics import width

WIDTH, HEIGHT, MARGIN = 420.0, 297.0, 11.0
SMALLEST = 3.5  # 7 points when the page is printed on A4
INK, GREY = "#14202E", "#465260"


class Line(NamedTuple):
    """A line of text; `x`, `y` are where its baseline begins. `bold`, `quiet` and `struck` say how it looks.

    `follows`: it goes on where the one before it ends, whatever the font; its `x` is only about where that is.
    """

    x: float
    y: float
    size: float
    text: str
    bold: bool = False
    quiet: bool = False
    struck: bool = False
    follows: bool = False

    @property
    def width(self) -> float:
        """How far it reaches."""
        return width(self.text.rstrip(" "), self.bold) * self.size


class Sign(NamedTuple):
    """A mark beside an event; no number where the wheel has none."""

    x: float
    y: float
    size: float
    ring: int
    look: str
    number: str
