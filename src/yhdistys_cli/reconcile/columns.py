"""What a workbook to edit holds: its sheets, and the columns of each. The one table of exporting and importing."""

from typing import NamedTuple

from ..words import N_


class Column(NamedTuple):
    """A column: its key, its title, and the kind of text in its cells.

    The kinds: `text` on one line, `prose`, `phone`, `email`, `day`, `hour`, `choice` of `words`, `person`, `holder` (a
    unit or a group) and `event` by name, and `key`. What is `required` may not be emptied.
    """

    key: str
    title: str
    kind: str = "text"
    required: bool = False
    words: tuple[tuple[str, str], ...] = ()

    @property
    def default(self) -> str:
        """What an empty cell means: the first choice, where there are choices."""
        return self.words[0][0] if self.words else ""


class Table(NamedTuple):
    """A sheet: its name, its title, and its columns, the key last."""

    name: str
    title: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """The column with this key."""
        return next(column for column in self.columns if column.key == key)


ROLES = (("contact", N_("contact person")), ("substitute", N_("substitute")), ("acting", N_("acting")))
STATES = (("confirmed", N_("confirmed")), ("changed", N_("changed")), ("cancelled", N_("cancelled")))

KEY = Column("key", N_("Key"), "key")
_SOURCE, _CHECKED = Column("source", N_("Source")), Column("checked", N_("Checked"), "day")

PEOPLE = Table(
    "people",
    N_("People"),
    (
        Column("name", N_("Name"), required=True),
        Column("title", N_("Title")),
        Column("phone", N_("Phone"), "phone"),
        Column("email", N_("E-mail"), "email"),
        _SOURCE,
        _CHECKED,
        KEY,
    ),
)
TERMS = Table(
    "terms",
    N_("Duties"),
    (
        Column("unit", N_("Unit"), "holder", required=True),
        Column("person", N_("Who answers"), "person", required=True),
        Column("role", N_("Role"), "choice", words=ROLES),
        Column("since", N_("Begins"), "day"),
        Column("until", N_("Ends"), "day"),
        KEY,
    ),
)
DATES = Table(
    "dates",
    N_("Days"),
    (
        Column("event", N_("Event"), "event", required=True),
        Column("from", N_("Begins"), "day"),
        Column("from_hour", N_("Begins at"), "hour"),
        Column("until", N_("Ends"), "day"),
        Column("until_hour", N_("Ends at"), "hour"),
        Column("place", N_("Place"), "prose"),
        Column("status", N_("State"), "choice", words=STATES),
        Column("note", N_("Note"), "prose"),
        _SOURCE,
        _CHECKED,
        KEY,
    ),
)
TABLES = (PEOPLE, TERMS, DATES)
# The other sheets: how to use it, the choices of the lists, and the base.
LISTS, BASE = N_("Lists"), "_yhdistys"
# The version of what is kept in the base.
FORMAT = 1
