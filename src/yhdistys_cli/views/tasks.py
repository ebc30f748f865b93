"""What a coordinator has to do, as values: what it is about, by when, and the commands that do it."""

from datetime import date
from typing import Literal

from ..models import Absence, Area, Person, Unit
from ..planning import Finding
from ..records import record
from .clock import Row

# Words of a command that whoever types it puts something else in the place of.
DAY, NAME, NEW, PAGE, UNIT = "DAY", "NAME", "NEW", "PAGE", "UNIT"

Code = Literal[
    "decide",
    "confirm",
    "promise",
    "record",
    "term-ends",
    "vacant",
    "nobody",
    "unknown-contact",
    "no-substitute",
    "substitute-away",
    "no-answer",
    "stale",
    "never-checked",
    "remove",
    "school-holidays",
]
Command = tuple[str, ...]


@record
class Page:
    """Where facts are said, how many of them, and when somebody first of all looked; `url` opens it, where it can."""

    source: str
    url: str | None
    number: int
    checked: date | None = None


@record
class Task:
    """Something to do: what, about what, and why now.

    `due` is the day by which, none where any day will do. `commands` do it, word by word and without the program's
    name, with `DAY`, `NAME`, `NEW` and `PAGE` for what is not known yet. Of a date `row` is when it is, how sure that
    is and who is responsible, `number` how many of its times have no date, and `findings` what else must be looked at
    when it is decided, such as a collision. `day` is the one that the reason speaks of: the end of a term, the first
    day without anybody. `year` is that of the school holidays that are missing.
    """

    code: Code
    due: date | None = None
    commands: tuple[Command, ...] = ()
    row: Row | None = None
    number: int = 0
    findings: tuple[Finding, ...] = ()
    people: tuple[Person, ...] = ()
    substitute: Person | None = None
    absence: Absence | None = None
    units: tuple[Unit, ...] = ()
    area: Area | None = None
    day: date | None = None
    pages: tuple[Page, ...] = ()
    year: int | None = None


@record
class Chosen:
    """What a list of tasks is narrowed to: the ids of events, units, areas and people; none of them: all."""

    events: frozenset[str]
    units: frozenset[str]
    areas: frozenset[str]
    people: frozenset[str]
