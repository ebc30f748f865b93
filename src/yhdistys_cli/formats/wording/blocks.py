"""What an answer to be read is made of. A view becomes blocks in `compose`; text and markdown lay them out."""

from typing import Literal

from ...records import record


@record
class Heading:
    """A heading; level 1 is the answer's own."""

    level: int
    text: str


@record
class Paragraph:
    """Running text. `quiet`: said in passing, and then line by line; `tight`: it belongs to what stands above it."""

    text: str
    quiet: bool = False
    tight: bool = False


@record
class Items:
    """A list. Boxes are there to be ticked, numbers where the order matters.

    `leads` are the beginnings of the items that stand out: one for each, empty for none.
    """

    items: tuple[str, ...]
    marker: Literal["bullet", "number", "box"] = "bullet"
    leads: tuple[str, ...] = ()


@record
class Fields:
    """Labels and what is said under each, a line or more."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@record
class Table:
    """Rows and columns; `header` may be empty where the cells speak for themselves."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class Appointment:
    """A line of an agenda: when, what, how sure; and what else there is to say, each on its own."""

    when: str
    what: str
    status: str
    details: tuple[str, ...] = ()


@record
class Agenda:
    """What happens, one after the other."""

    rows: tuple[Appointment, ...]


@record
class Glance:
    """A year in the width of a terminal: labels and one character a week. Everything in it stands below as text too."""

    heads: str
    rows: tuple[tuple[str, str], ...]
    legend: str


Block = Heading | Paragraph | Items | Fields | Table | Agenda | Glance
