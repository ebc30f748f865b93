"""Answers as sheets: columns and rows, with real days and hours. For XLSX."""

from datetime import date, time
from typing import NamedTuple, assert_never

from ...models import Moment
from ...planning import Finding
from ...views.clock import ClockView, Row
from ...views.contacts import ContactList, Entry
from ...views.handover import Handover
from ...views.plan import Plan
from ...views.tasks import Task
from ...views.todo import Todo
from ...words import N_, Words
from ..wording.agenda import (
    KINDS,
    how_to_register,
    last_year,
    money,
    place,
    programme,
    registration,
    status,
    titles,
    when,
    who,
)
from ..wording.handing import absence, area, duty
from ..wording.handing import commands as next_commands
from ..wording.phrases import (
    changes,
    email_cell,
    forum_line,
    is_unknown,
    link_line,
    names,
    note,
    phone_cell,
    provenance_line,
    service_area,
    standing_in,
    term,
    unit_lines,
    vacancy,
)
from ..wording.planned import finding
from ..wording.tasks import commands, reasons
from ..wording.tasks import what as to_do

# The views that are tables.
Tabled = ContactList | ClockView | Plan | Todo | Handover
# A text, or a day or an hour that sorts and filters as one. Nothing is an empty text: its cell stays empty.
Cell = str | date | time


# Stands for a formula in the cell of days left.
DAYS_LEFT = "="


class Column(NamedTuple):
    """A column: its key, its title, and whether it is there even where it says nothing in any row (`always`).

    `nothing` stands where there is nothing to say, if that is worth saying. `choices` are what may be written into it.
    """

    key: str
    title: str
    always: bool = False
    nothing: str = ""
    choices: tuple[str, ...] = ()


CONTACTS = (
    Column("name", N_("Name"), True, N_("nobody")),
    Column("family", N_("Family name")),
    Column("title", N_("Title")),
    Column("units", N_("Unit"), True),
    Column("phone", N_("Phone")),
    Column("email", N_("E-mail")),
    Column("note", N_("Note")),
    Column("term", N_("Term")),
    Column("service_area", N_("Service area")),
    Column("reach", N_("The unit itself")),
    Column("directory", N_("Directory")),
    Column("checked", N_("Checked"), True),
    Column("source", N_("Source")),
)

_WHAT = Column("what", N_("What"), True)
_WHEN = Column("when", N_("When"), True)
_STATUS = Column("status", N_("Status"), True)
_DAYS = (
    Column("first", N_("First day"), True),
    Column("first_hour", N_("Begins at")),
    Column("last", N_("Last day"), True),
    Column("last_hour", N_("Ends at")),
    Column("days_left", N_("Days left")),
)
_ELSE = (
    Column("place", N_("Place")),
    Column("registration", N_("Registration")),
    Column("who", N_("Contacts"), True),
    Column("areas", N_("Working area")),
    Column("kind", N_("Kind"), True),
    Column("note", N_("Note")),
    Column("programme", N_("Programme")),
    Column("money", N_("Year and amount")),
    Column("was", N_("Originally")),
    Column("last_year", N_("Year before")),
    Column("about", N_("What it is about")),
    Column("links", N_("Links")),
    Column("checked", N_("Checked"), True),
    Column("source", N_("Source")),
)
CLOCK = (_WHAT, _STATUS, *_DAYS, _WHEN, *_ELSE)
# The sheet of the planning meeting: what is to be done, and room for what is decided.
DECISIONS = (N_("confirmed as it is"), N_("another time"), N_("not this year"), N_("decided later"))
PLAN = (
    _WHAT,
    _WHEN,
    Column("todo", N_("What to do"), True),
    Column("decision", N_("Decision"), True, choices=DECISIONS),
    Column("decided_first", N_("Decided: first day"), True),
    Column("decided_hour", N_("Decided: hour"), True),
    Column("decided_last", N_("Decided: last day"), True),
    _STATUS,
    *_DAYS,
    *_ELSE,
)

TODO = (
    Column("due", N_("By"), True, N_("any day")),
    Column("what", N_("What to do"), True),
    Column("reason", N_("Why")),
    Column("command", N_("Command"), True),
    Column("page", N_("Page")),
    Column("checked", N_("Checked")),
)
# The sheet that two people go through together: what is handed over, and room to say that it is.
HANDED_OVER = (N_("yes"), N_("not yet"))
HANDOVER = (
    Column("what", N_("What"), True),
    Column("kind", N_("Kind"), True),
    Column("when", N_("When")),
    Column("note", N_("Note"), True),
    Column("done", N_("Handed over"), True, choices=HANDED_OVER),
)


class Sheet(NamedTuple):
    """One table: title, columns that say something, rows, and the answer's last line."""

    title: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    provenance: str


def sheet(view: Tabled, words: Words) -> Sheet:
    """The sheet of a view."""
    _, day = words.gettext, ""
    columns: tuple[Column, ...]
    if isinstance(view, ContactList):
        title, columns, found = _("Contact persons"), CONTACTS, _contacts(view, words)
        day = words.date(view.day) if view.asked_day else ""
    elif isinstance(view, ClockView):
        title, columns, found = _("Annual clock"), CLOCK, _clock(view, words)
    elif isinstance(view, Plan):
        title, columns, found = _("Plan"), PLAN, _plan(view, words)
    elif isinstance(view, Todo):
        title, columns, found = _("To do"), TODO, _todo(view, words)
    elif isinstance(view, Handover):
        title, columns, found = _("Handover"), HANDOVER, _handover(view, words)
    else:
        assert_never(view)
    kept = tuple(c for c in columns if c.always or any(row.get(c.key) for row in found))
    # What names no page of its own is said where all of the guide is.
    whole = {"source": view.provenance.source or ""}
    cells: list[list[Cell]] = [
        [row.get(c.key) or whole.get(c.key) or (c.nothing and _(c.nothing)) for c in kept] for row in found
    ]
    return Sheet(title, kept, cells, provenance_line(view.provenance, words, day).text)


def _contacts(view: ContactList, words: Words) -> list[dict[str, Cell]]:
    """One row a person with all that they are responsible for, and one for what nobody is responsible for."""
    found: list[dict[str, Cell]] = []
    for entry in view.entries:
        common: dict[str, Cell] = {
            "units": ", ".join(words.text(unit.name) for unit in entry.units),
            "service_area": service_area(entry, words),
            "directory": view.directory.url if view.directory else "",
            "reach": "\n".join((*unit_lines(entry, words), *_links(entry, words))),
        }
        for answering in entry.people:
            person = answering.person
            own: dict[str, Cell] = {
                "name": person.name,
                "family": person.family or "",
                "title": words.text(person.title),
                "term": term(answering, words, entry.day),
                "phone": phone_cell(person, words),
                "email": email_cell(person, words),
                "checked": person.checked or "",
                "source": person.source or "",
                "note": _note(entry, words),
            }
            found.append(common | own)
        if not entry.people:
            unknown = words.gettext("not known") if is_unknown(entry) else ""
            found.append(common | {"name": unknown, "note": _note(entry, words)})
    return found


def _links(entry: Entry, words: Words) -> list[str]:
    return [link_line(link, words) for unit in entry.units for link in unit.links]


def _note(entry: Entry, words: Words) -> str:
    """What is said below the people of an entry, in one cell."""
    absent = vacancy(entry, words) if entry.vacancy or not entry.people else ""
    lines = (absent, standing_in(entry, words), *changes(entry, words), note(entry, words))
    return "\n".join(filter(None, lines))


def clock_row(row: Row, words: Words) -> dict[str, Cell]:
    """A happening, cell by cell. What has only a week or a month has the days of it: `when` says so in words."""
    happening, occurrence = row.happening, row.happening.occurrence
    start, end = happening.start, happening.end
    one_day = not (start and end) or start.day == end.day
    was = occurrence.was if occurrence else None
    return {
        "what": titles(row, words),
        "status": status(happening, words),
        "first": start.day if start else "",
        "first_hour": (start.time if start else None) or "",
        "last": end.day if end else start.day if start and one_day else "",
        "last_hour": (end.time if end else None) or "",
        "when": when(happening, words),
        "place": place(happening, words),
        "registration": "\n".join(filter(None, (registration(happening, words), how_to_register(happening, words)))),
        "who": who(row, words),
        "areas": ", ".join(words.text(area.title) for area in row.areas),
        "kind": words.gettext(KINDS[happening.event.kind]),
        "note": words.text(occurrence.note) if occurrence else "",
        "programme": "\n".join(programme(happening, words)),
        "money": money(row, words),
        "was": _moment(was, words),
        "last_year": last_year(row, words),
        "about": words.text(happening.event.about),
        "links": "\n".join(link_line(link, words) for link in happening.links),
        "checked": happening.checked or "",
        "source": happening.source or "",
        # Its cell counts from the day on which the file is open; only for what has a day and is not over.
        "days_left": DAYS_LEFT if happening.precision == "day" and happening.last_day else "",
    }


def _moment(moment: Moment | None, words: Words) -> str:
    if moment is None:
        return ""
    return words.date(moment.day) + (f" {words.hours(moment.time)}" if moment.time else "")


def _clock(view: ClockView, words: Words) -> list[dict[str, Cell]]:
    return [clock_row(row, words) for row in (*view.rows, *view.undated)]


def _plan(view: Plan, words: Words) -> list[dict[str, Cell]]:
    found: dict[tuple[str, int, int], list[Finding]] = {}
    for one in view.findings:
        found.setdefault(one.happening.key, []).append(one)
    rows = []
    for row in (*view.rows, *view.undated):
        own = [finding(one, words) for one in found.get(row.happening.key, ())]
        rows.append(clock_row(row, words) | {"todo": "\n".join(own)})
    return rows


def _todo(view: Todo, words: Words) -> list[dict[str, Cell]]:
    return [
        {
            "due": task.due or "",
            "what": to_do(task, words),
            "reason": "\n".join(reasons(task, words)),
            "command": "\n".join(commands(task, words)),
            "page": _pages(task),
            "checked": task.pages[0].checked or "" if len(task.pages) == 1 else "",
        }
        for task in view.tasks
    ]


def _pages(task: Task) -> str:
    """Every page that is to be looked at, a line each."""
    return "\n".join(page.url or page.source for page in task.pages)


def _handover(view: Handover, words: Words) -> list[dict[str, Cell]]:
    """What is handed over, a row each, to be ticked off."""
    _ = words.gettext
    found: list[tuple[str, str, str, str]] = [
        *((_("Unit"), names(one.units, words), "", "\n".join(duty(one, view, words))) for one in view.duties),
        *((_("Working area"), words.text(one.area.title), "", "\n".join(area(one, words))) for one in view.areas),
        *((_("Working area"), words.text(one.title), "", _("each unit for its own field")) for one in view.own_fields),
        *((_("Evening or meeting"), forum_line(one, words), "", "") for one in view.forums),
        *(
            (_("Date"), titles(row, words), when(row.happening, words), status(row.happening, words))
            for row in view.rows
        ),
        *((_("Date"), titles(row, words), when(row.happening, words), who(row, words)) for row in view.own_rows),
        *((_("Stands in for"), one.person.name, absence(one.absence, words), "") for one in view.stand_ins),
        *((_("House rule"), words.text(one.text), "", words.text(one.heading)) for one in view.rules),
        *((_("Text of the guide"), words.text(one.text), "", words.text(one.heading)) for one in view.mentions),
        *((_("Command"), command, "", about) for command, about in next_commands(view, words)),
    ]
    return [{"kind": kind, "what": text, "when": day, "note": note} for kind, text, day, note in found]
