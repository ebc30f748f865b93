"""Answers as CSV, for programs (RFC 4180: CRLF, UTF-8 without a byte order mark).

Column names, ids, dates (2027-04-14) and times (15:00) do not depend on the language. Contacts: one row a person and
unit. The clock: one row a happening.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO

from ...models import Absence, Contact, Moment, Person, ProgrammeItem, Unit
from ...phones import readable
from ...views.clock import ClockView
from ...views.contacts import ContactList, Entry
from ...words import Words
from .. import Page
from ..wording.agenda import place, when
from ..wording.phrases import unreadable

CONTACTS = (
    *("unit_id", "unit", "service_area", "service_area_inferred", "shared"),
    *("person_id", "name", "title", "role", "since", "until", "phone", "email", "source", "checked"),
    "unreadable",
    "contacts_unknown",
    "family",
    *("second_phone", "phone_hours", "away_from", "away_until", "substitute_id"),
    *("unit_phone", "unit_email", "unit_address", "unit_hours", "unit_links", "unit_since", "unit_until"),
    "unit_unreadable",
)


CLOCK = (
    *("event_id", "year", "number", "title", "kind", "area_ids", "unit_ids", "precision", "start", "start_time"),
    *("end", "end_time", "status", "change", "revision", "place", "note", "source", "checked", "inferred"),
    *("registration_from", "registration_from_time", "registration_until", "registration_until_time"),
    *("registration_how", "about", "links"),
    *("season", "words", "was", "was_time", "amount", "for_year", "event_since", "event_until"),
    *("same_as", "about_event_ids", "programme"),
)

_BEGINS = re.compile(r'([;\t\r\n]"*)(?=[=+\-@])')


def write(view: ContactList | ClockView, page: Page) -> str:
    """A header and the rows, every column always there. A unit with nobody responsible has a row without a person.

    `unreadable` says what the data has but could not be read: `phone`, `email`, or the `person` of a unit.
    """
    columns, rows = (
        (CONTACTS, _contacts(view, page.words)) if isinstance(view, ContactList) else (CLOCK, _clock(view, page.words))
    )
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: disarm(cell) for key, cell in row.items()})
    return out.getvalue()


def _contacts(view: ContactList, words: Words) -> Iterator[dict[str, str]]:
    for entry in view.entries:
        if not entry.people:
            lost = {"unreadable": "person"} if entry.unread else {}
            yield from (_unit(unit, entry, words) | lost for unit in entry.units)
        for answering in entry.people:
            person = _person(answering.person, words) | _absence(answering.absence)
            if not answering.terms:
                yield person
            for units, contact in answering.terms:
                yield from (_unit(unit, entry, words) | person | _term(contact) for unit in units)


def _clock(view: ClockView, words: Words) -> Iterator[dict[str, str]]:
    for row in (*view.rows, *view.undated):
        happening, occurrence = row.happening, row.happening.occurrence
        opens, closes = happening.registration
        rule = happening.event.registration
        yield {
            "event_id": happening.event.id,
            "year": str(happening.year),
            "number": str(happening.number),
            "title": words.text(happening.event.title),
            "kind": happening.event.kind,
            "area_ids": " ".join(area.id for area in row.areas),
            "unit_ids": " ".join(unit.id for unit in row.units),
            "precision": happening.precision,
            "start": _day(happening.start.day) if happening.start else "",
            "start_time": _hour(happening.start),
            "end": _day(happening.end.day) if happening.end else "",
            "end_time": _hour(happening.end),
            "status": happening.status,
            "change": (occurrence.change or "") if occurrence else "",
            "revision": str(occurrence.revision) if occurrence else "0",
            "place": place(happening, words),
            "note": words.text(occurrence.note) if occurrence else "",
            "source": happening.source or "",
            "checked": _day(happening.checked),
            "inferred": str(happening.inferred).lower(),
            "registration_from": _day(opens.day) if opens else "",
            "registration_from_time": _hour(opens),
            "registration_until": _day(closes.day) if closes else "",
            "registration_until_time": _hour(closes),
            "registration_how": words.text(rule.how) if rule else "",
            "was": _day(occurrence.was.day) if occurrence and occurrence.was else "",
            "was_time": _hour(occurrence.was) if occurrence else "",
            "amount": str(happening.amount or ""),
            "for_year": str(occurrence.for_year or "") if occurrence else "",
            "event_since": _day(happening.event.since),
            "event_until": _day(happening.event.until),
            "programme": "; ".join(_item(item, words) for item in occurrence.programme) if occurrence else "",
            "same_as": happening.event.same_as or "",
            "about_event_ids": " ".join(happening.event.about_events),
            "season": " ".join(happening.seasons),
            "words": when(happening, words) if happening.precision == "words" else "",
            "about": words.text(happening.event.about),
            "links": " ".join(link.url for link in happening.links),
        }


def _item(item: ProgrammeItem, words: Words) -> str:
    hours = "–".join(hour.isoformat("minutes") for hour in (item.from_, item.until) if hour)
    return f"{hours} {words.text(item.what)}"


def _hour(moment: Moment | None) -> str:
    return moment.time.isoformat("minutes") if moment and moment.time else ""


def _unit(unit: Unit, entry: Entry, words: Words) -> dict[str, str]:
    return {
        "unit_id": unit.id,
        "unit": words.text(unit.name),
        "service_area": unit.service_area or "",
        "service_area_inferred": str(unit.inferred).lower(),
        "shared": str(entry.shared).lower(),
        "contacts_unknown": str(unit.contacts == "unknown").lower(),
        "unit_phone": readable(unit.phone) if unit.phone else "",
        "unit_email": unit.email or "",
        "unit_address": words.text(unit.address),
        "unit_hours": words.text(unit.hours),
        "unit_links": " ".join(link.url for link in unit.links),
        "unit_since": _day(unit.since),
        "unit_until": _day(unit.until),
        "unit_unreadable": " ".join(unreadable(unit)),
    }


def _absence(absence: Absence | None) -> dict[str, str]:
    if absence is None:
        return {}
    found = {"away_from": _day(absence.since), "away_until": _day(absence.until)}
    return found | {"substitute_id": absence.substitute or ""}


def _person(person: Person, words: Words) -> dict[str, str]:
    return {
        "person_id": person.id,
        "name": person.name,
        "title": words.text(person.title),
        "phone": readable(person.phone) if person.phone else "",
        "email": person.email or "",
        "source": person.source or "",
        "checked": _day(person.checked),
        "unreadable": " ".join(unreadable(person)),
        "family": person.family or "",
        "second_phone": readable(person.second_phone) if person.second_phone else "",
        "phone_hours": words.text(person.phone_hours),
    }


def _term(contact: Contact) -> dict[str, str]:
    return {"role": contact.role, "since": _day(contact.since), "until": _day(contact.until)}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def disarm(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe (OWASP, CSV).

    Where `;` is the sign between cells, as in Finland, a cell also begins after one, and after a line end.
    """
    text = _BEGINS.sub(r"\1'", text)
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
