"""Answers as sheets: columns, rows, and the word that stands where there is nothing to say. For XLSX."""

from datetime import date, datetime
from typing import NamedTuple, assert_never

from ...models import Moment
from ...planning import Finding
from ...views.clock import ClockView, Row
from ...views.contacts import ContactList, Entry
from ...views.plan import Plan
from ...words import N_, Words
from ..wording.agenda import (
    KINDS,
    days_left,
    how_to_register,
    last_year,
    money,
    place,
    programme,
    registration,
    status,
    what,
    when,
    who,
)
from ..wording.phrases import (
    changes,
    email_cell,
    is_unknown,
    link_line,
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

# A text, or a day or a moment that sorts and filters as one.
Cell = str | date | datetime


class Column(NamedTuple):
    """A column: its key, its title, and the word that stands where there is nothing to say.

    It is left out where it would say nothing in every row, unless it says something even so (`always`).
    """

    key: str
    title: str
    nothing: str
    always: bool = False


CONTACTS = (
    Column("name", N_("Name"), N_("nobody"), True),
    Column("family", N_("Family name"), N_("not known")),
    Column("title", N_("Title"), N_("not known")),
    Column("units", N_("Unit"), N_("not known"), True),
    Column("service_area", N_("Service area"), N_("not known")),
    Column("term", N_("Term"), N_("until further notice")),
    Column("phone", N_("Phone"), N_("not known")),
    Column("email", N_("E-mail"), N_("not known")),
    Column("checked", N_("Checked"), N_("unchecked"), True),
    Column("source", N_("Source"), N_("the guide")),
    Column("directory", N_("Directory"), N_("not known")),
    Column("reach", N_("The unit itself"), N_("not known")),
    Column("note", N_("Note"), N_("no note")),
)

CLOCK = (
    Column("when", N_("When"), N_("not known"), True),
    Column("first", N_("First day"), "–"),
    Column("last", N_("Last day"), "–"),
    Column("what", N_("What"), N_("not known"), True),
    Column("kind", N_("Kind"), N_("not known"), True),
    Column("areas", N_("Working area"), N_("all")),
    Column("place", N_("Place"), N_("not known")),
    Column("who", N_("Contacts"), N_("not known"), True),
    Column("status", N_("Status"), N_("not known"), True),
    Column("money", N_("Year and amount"), "–"),
    Column("was", N_("Originally"), "–"),
    Column("registration", N_("Registration"), N_("none known")),
    Column("programme", N_("Programme"), "–"),
    Column("last_year", N_("Year before"), N_("no change known")),
    Column("days_left", N_("Days left"), "–"),
    Column("checked", N_("Checked"), N_("unchecked"), True),
    Column("source", N_("Source"), N_("the guide")),
    Column("note", N_("Note"), N_("no note")),
    Column("about", N_("What it is about"), "–"),
    Column("links", N_("Links"), "–"),
)


class Sheet(NamedTuple):
    """One table: title, columns that say something, rows whose every cell has a word, and the answer's last line."""

    title: str
    columns: tuple[Column, ...]
    rows: list[list[Cell]]
    provenance: str


def sheet(view: ContactList | ClockView | Plan, words: Words) -> Sheet:
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
    else:
        assert_never(view)
    kept = tuple(c for c in columns if c.always or any(row.get(c.key) for row in found))
    # What names no page of its own is said where all of the guide is.
    whole = {"source": view.provenance.source or ""}
    cells = [[row.get(c.key) or whole.get(c.key) or _(c.nothing) for c in kept] for row in found]
    return Sheet(title, kept, cells, provenance_line(view.provenance, words, day).text)


def _contacts(view: ContactList, words: Words) -> list[dict[str, Cell]]:
    """One row a person with all that they are responsible for, and one for what nobody is responsible for."""
    found: list[dict[str, Cell]] = []
    families = any(answering.person.family for entry in view.entries for answering in entry.people)
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
            # Nobody has no title and no term.
            nothing: dict[str, Cell] = {"family": "–" if families else "", "title": "–", "term": "–", "checked": "–"}
            if is_unknown(entry):
                nothing["name"] = words.gettext("not known")
            found.append(common | nothing | {"note": _note(entry, words)})
    return found


def _links(entry: Entry, words: Words) -> list[str]:
    return [link_line(link, words) for unit in entry.units for link in unit.links]


def _note(entry: Entry, words: Words) -> str:
    """What is said below the people of an entry, in one cell."""
    absent = vacancy(entry, words) if entry.vacancy or not entry.people else ""
    lines = (absent, standing_in(entry, words), *changes(entry, words), note(entry, words))
    return "\n".join(filter(None, lines))


def clock_row(row: Row, words: Words) -> dict[str, Cell]:
    """A happening, cell by cell."""
    happening, occurrence = row.happening, row.happening.occurrence
    return {
        "when": when(happening, words),
        "first": _moment(happening.start),
        "last": _moment(happening.end or happening.start),
        "what": what(row, words),
        "kind": words.gettext(KINDS[happening.event.kind]),
        "areas": ", ".join(words.text(area.title) for area in row.areas),
        "place": place(happening, words),
        "who": who(row, words),
        "status": status(happening, words),
        "money": money(row, words),
        "was": _moment(occurrence.was if occurrence else None),
        "registration": "\n".join(filter(None, (registration(happening, words), how_to_register(happening, words)))),
        "programme": "\n".join(programme(happening, words)),
        "last_year": last_year(row, words),
        "days_left": days_left(row, words),
        "checked": happening.checked or "",
        "source": happening.source or "",
        "note": words.text(occurrence.note) if occurrence else "",
        "about": words.text(happening.event.about),
        "links": "\n".join(link_line(link, words) for link in happening.links),
    }


def _moment(moment: Moment | None) -> Cell:
    if moment is None:
        return ""
    return datetime.combine(moment.day, moment.time) if moment.time else moment.day


def _clock(view: ClockView, words: Words) -> list[dict[str, Cell]]:
    return [clock_row(row, words) for row in (*view.rows, *view.undated)]


PLAN = (*CLOCK[:-3], Column("todo", N_("What to do"), N_("nothing"), True), *CLOCK[-3:])


def _plan(view: Plan, words: Words) -> list[dict[str, Cell]]:
    found: dict[tuple[str, int, int], list[Finding]] = {}
    for one in view.findings:
        found.setdefault(one.happening.key, []).append(one)
    rows = []
    for row in (*view.rows, *view.undated):
        own = [finding(one, words) for one in found.get(row.happening.key, ())]
        rows.append(clock_row(row, words) | {"todo": "\n".join(own)})
    return rows
