"""Answers as sheets: columns, rows, and the word that stands where there is nothing to say. For XLSX."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ...views.clock import ClockView, Row
from ...views.contacts import ContactList
from ...views.plan import Plan
from ...words import N_, Words, phone
from ..wording.agenda import KINDS, days_left, last_year, place, registration, status, what, when, who
from ..wording.phrases import is_unknown, note, service_area, term, vacancy
from ..wording.planned import finding


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
    Column("title", N_("Title"), N_("not known")),
    Column("units", N_("Unit"), N_("not known"), True),
    Column("service_area", N_("Service area"), N_("not known")),
    Column("term", N_("Term"), N_("until further notice")),
    Column("phone", N_("Phone"), N_("not known")),
    Column("email", N_("E-mail"), N_("not known")),
    Column("checked", N_("Checked"), N_("unchecked"), True),
    Column("source", N_("Source"), N_("the guide")),
    Column("directory", N_("Directory"), N_("not known")),
    Column("note", N_("Note"), N_("no note")),
)

CLOCK = (
    Column("when", N_("When"), N_("not known"), True),
    Column("what", N_("What"), N_("not known"), True),
    Column("kind", N_("Kind"), N_("not known"), True),
    Column("areas", N_("Working area"), N_("all")),
    Column("place", N_("Place"), N_("not known")),
    Column("who", N_("Who answers"), N_("not known"), True),
    Column("status", N_("Status"), N_("not known"), True),
    Column("registration", N_("Registration"), N_("none known")),
    Column("last_year", N_("Last year"), N_("no change known")),
    Column("days_left", N_("Days left"), "–"),
    Column("checked", N_("Checked"), N_("unchecked"), True),
    Column("source", N_("Source"), N_("the guide")),
    Column("note", N_("Note"), N_("no note")),
)


class Sheet(NamedTuple):
    """One table: its title, its columns that say something, and its rows; every cell has a word."""

    title: str
    columns: tuple[Column, ...]
    rows: list[list[str]]


def sheet(view: Any, words: Words) -> Sheet:
    """The sheet of a view."""
    title, columns, rows = _SHEETS[type(view).__name__]
    _ = words.gettext
    found = rows(view, words)
    kept = tuple(c for c in columns if c.always or any(row.get(c.key) for row in found))
    return Sheet(_(title), kept, [[row.get(c.key) or _(c.nothing) for c in kept] for row in found])


def _contacts(view: ContactList, words: Words) -> list[dict[str, str]]:
    """One row a person with all that they answer for, and one for what nobody answers for."""
    found: list[dict[str, str]] = []
    for entry in view.entries:
        common = {
            "units": ", ".join(words.text(unit.name) for unit in entry.units),
            "service_area": service_area(entry, words),
            "directory": view.directory.url if view.directory else "",
        }
        for answering in entry.people:
            person = answering.person
            own = {
                "name": person.name,
                "title": words.text(person.title),
                "term": term(answering, words),
                "phone": phone(person.phone) if person.phone else "",
                "email": person.email or "",
                "checked": words.date(person.checked) if person.checked else "",
                "source": person.source or "",
                "note": note(entry, words),
            }
            found.append(common | own)
        if not entry.people:
            # Nobody has no title and no term.
            nothing = {"title": "–", "term": "–", "checked": "–"}
            if is_unknown(entry):
                nothing["name"] = words.gettext("not known")
            found.append(common | nothing | {"note": vacancy(entry, words)})
    return found


def clock_row(row: Row, words: Words) -> dict[str, str]:
    """A happening, cell by cell."""
    happening, occurrence = row.happening, row.happening.occurrence
    return {
        "when": when(happening, words),
        "what": what(happening, words),
        "kind": words.gettext(KINDS[happening.event.kind]),
        "areas": ", ".join(words.text(area.title) for area in row.areas),
        "place": place(happening, words),
        "who": who(row, words),
        "status": status(happening, words),
        "registration": registration(happening, words),
        "last_year": last_year(row, words),
        "days_left": days_left(row, words),
        "checked": words.date(happening.checked) if happening.checked else "",
        "source": happening.source or "",
        "note": words.text(occurrence.note) if occurrence else "",
    }


def _clock(view: ClockView, words: Words) -> list[dict[str, str]]:
    return [clock_row(row, words) for row in (*view.rows, *view.undated)]


PLAN = (*CLOCK[:-1], Column("todo", N_("What to do"), N_("nothing"), True), CLOCK[-1])


def _plan(view: Plan, words: Words) -> list[dict[str, str]]:
    rows = []
    for row in (*view.rows, *view.undated):
        own = [finding(found, words) for found in view.findings if found.happening == row.happening]
        rows.append(clock_row(row, words) | {"todo": "\n".join(own)})
    return rows


_SHEETS: dict[str, tuple[str, tuple[Column, ...], Callable[[Any, Words], list[dict[str, str]]]]] = {
    "ContactList": (N_("Contact persons"), CONTACTS, _contacts),
    "ClockView": (N_("Annual clock"), CLOCK, _clock),
    "Plan": (N_("Plan"), PLAN, _plan),
}
