"""Answers as JSON, for programs. The shapes are our own and versioned; they are never a dump of the models.

Every answer is an object with `answer` (its kind), `version` and, but for problems, `standing`. Keys and codes are
English and never translated; texts are in the language that was asked for. What is not known is `null` or an empty
list.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from ..models import Area, Checklist, Fact, Link, Listing, Moment, Unit
from ..phones import dialable
from ..views.clock import ClockView, Row
from ..views.contacts import ContactList, Entry
from ..views.plan import Plan
from ..views.provenance import Provenance
from ..words import Words
from . import Page
from .problems.json import escaped, explanation, problems
from .wording.agenda import place, registration_moments, when
from .wording.phrases import unreadable
from .wording.planned import finding

VERSION = 1


def write(view: Any, page: Page) -> str:
    """A view as an indented JSON object and a line end."""
    body = _SHAPES[type(view).__name__](view, page.words)
    shape = {"answer": _KINDS[type(view).__name__], "version": VERSION, **body}
    return escaped(json.dumps(shape, ensure_ascii=False, indent=2)) + "\n"


_KINDS = {
    "ContactList": "contacts",
    "AreaList": "areas",
    "AreaPage": "area",
    "UnitAreas": "unit",
    "ChecklistIndex": "checklists",
    "Explanation": "explanation",
    "Explanations": "explanations",
    "ChecklistPage": "checklist",
    "ClockView": "clock",
    "Plan": "plan",
    "GuideContents": "guide-contents",
    "GuidePages": "guide",
    "SearchHits": "search",
    "Problems": "problems",
}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: Any, words: Words) -> str | None:
    return words.text(value) or None


def _standing(provenance: Provenance, words: Words) -> dict[str, Any]:
    return {
        "municipality": words.text(provenance.municipality.name),
        "code": provenance.municipality.code,
        "updated": _day(provenance.updated),
        "from_guide": provenance.from_guide,
        "beyond_guide": provenance.beyond_guide,
        "checked": _day(provenance.checked),
        "partly": provenance.partly,
    }


def _link(link: Link | None, words: Words) -> dict[str, Any] | None:
    if link is None:
        return None
    about = _text(link.about, words)
    return {"title": words.text(link.title), "about": about, "url": link.url, "state": link.state}


def _unit(unit: Unit, words: Words) -> dict[str, Any]:
    return {
        "id": unit.id,
        "name": words.text(unit.name),
        "service_area": unit.service_area,
        "service_area_inferred": unit.service_area_inferred,
        "contacts_unknown": unit.contacts == "unknown",
    }


def _entry(entry: Entry, words: Words) -> dict[str, Any]:
    held = entry.vacancy
    return {
        "units": [_unit(unit, words) for unit in entry.units],
        "shared": entry.shared,
        "unread": entry.unread,
        "note": _text(entry.note, words),
        "vacancy": {"since": _day(held.since), "until": _day(held.until)} if held else None,
        "people": [
            {
                "id": answering.person.id,
                "name": answering.person.name,
                "family": answering.person.family,
                "title": _text(answering.person.title, words),
                "email": answering.person.email or None,
                "phone": dialable(answering.person.phone) if answering.person.phone else None,
                "unreadable": list(unreadable(answering.person)),
                "terms": [
                    {
                        "units": [unit.id for unit in units],
                        "role": contact.role,
                        "since": _day(contact.since),
                        "until": _day(contact.until),
                    }
                    for units, contact in answering.terms
                ],
                "links": [_link(link, words) for link in answering.person.links],
                "source": answering.person.source,
                "checked": _day(answering.person.checked),
            }
            for answering in entry.people
        ],
    }


def _contacts(view: ContactList, words: Words) -> dict[str, Any]:
    return {
        "day": _day(view.day),
        "read": [{"asked": asked, "names": list(map(words.text, found))} for asked, found in view.read],
        "areas": [_area_short(area, words) for area in view.areas],
        "entries": [_entry(entry, words) for entry in view.entries],
        "next": [happening_shape(row, words) for row in view.next],
        "directory": _link(view.directory, words),
        "standing": _standing(view.provenance, words),
    }


def _area_short(area: Area, words: Words) -> dict[str, Any]:
    return {
        "id": area.id,
        "title": words.text(area.title),
        "summary": words.text(area.summary),
        "answers": list(area.answers) if isinstance(area.answers, tuple) else area.answers,
        "answers_inferred": area.answers_inferred,
    }


def _area_list(view: Any, words: Words) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "title": _text(view.title, words),
        "introduction": _text(view.introduction, words),
        "areas": [_area_short(area, words) for area in view.areas],
    }
    return shape | ({"standing": _standing(view.provenance, words)} if hasattr(view, "provenance") else {})


def _fact(fact: Fact, words: Words) -> dict[str, Any]:
    return {
        "text": words.text(fact.text),
        "inferred": fact.inferred,
        "source": fact.source,
        "checked": _day(fact.checked),
    }


def _body(body: Any, words: Words) -> dict[str, Any]:
    return {
        "id": body.id,
        "name": words.text(body.name),
        "grants": _text(body.grants, words),
        "since": _day(body.since),
        "until": _day(body.until),
        "source": body.source,
        "checked": _day(body.checked),
    }


def _area_page(view: Any, words: Words) -> dict[str, Any]:
    area: Area = view.area
    return {
        **_area_short(area, words),
        "contacts": [_entry(entry, words) for entry in view.contacts.entries],
        "bodies": [_body(body, words) for body in view.bodies],
        "working_group": _text(area.working_group, words),
        "forums": [words.text(forum) for forum in view.forums],
        "preconditions": [_fact(fact, words) for fact in area.preconditions],
        "links": [_link(link, words) for link in area.links],
        "next": [happening_shape(row, words) for row in view.next],
        "directory": _link(view.directory, words),
        "standing": _standing(view.provenance, words),
    }


def _unit_areas(view: Any, words: Words) -> dict[str, Any]:
    return {
        **_unit(view.unit, words),
        "areas": [_area_short(area, words) for area in view.areas],
        "contacts": [_entry(entry, words) for entry in view.contacts.entries],
        "standing": _standing(view.provenance, words),
    }


def _board(board: Checklist, words: Words) -> dict[str, Any]:
    return {
        "id": board.id,
        "title": words.text(board.title),
        "audience": _text(board.audience, words),
        "ordered": board.ordered,
        "aim": _text(board.aim, words),
        "items": [words.text(item) for item in board.items],
        "spirit": [words.text(item) for item in board.spirit],
    }


def _listing(view: Listing, words: Words) -> dict[str, Any]:
    return {
        "title": words.text(view.title),
        "introduction": _text(view.introduction, words),
        "items": [words.text(item) for item in view.items],
    }


def _introduction(view: Any, words: Words) -> dict[str, Any]:
    return {"introduction": words.text(view.about.introduction), "audience": _text(view.about.audience, words)}


def _contact_table(view: Any, words: Words) -> dict[str, Any]:
    return {"title": _text(view.title, words), **_contacts(view.contacts, words)}


def _guide_contents(view: Any, words: Words) -> dict[str, Any]:
    return {
        "name": words.text(view.about.name),
        "updated": _day(view.about.updated),
        "topics": [{"id": topic.id, "name": words.text(topic.name)} for topic in view.topics],
        "standing": _standing(view.provenance, words),
    }


def _guide_pages(view: Any, words: Words) -> dict[str, Any]:
    return {
        "name": words.text(view.about.name),
        "updated": _day(view.about.updated),
        "full": view.full,
        "topics": [{"id": topic, **_SHAPES[type(part).__name__](part, words)} for topic, part in view.parts],
        "standing": _standing(view.provenance, words),
    }


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {"day": _day(moment.day), "time": _hour(moment)}


def _hour(moment: Moment | None) -> str | None:
    return moment.time.isoformat("minutes") if moment and moment.time else None


def happening_shape(row: Row, words: Words) -> dict[str, Any]:
    """A happening of the clock."""
    happening, occurrence = row.happening, row.happening.occurrence
    first, last = registration_moments(happening)
    return {
        "id": happening.event.id,
        "title": words.text(happening.event.title),
        "kind": happening.event.kind,
        "areas": [area.id for area in row.areas],
        "units": [unit.id for unit in row.units],
        "each_unit": row.each_unit,
        "year": happening.year,
        "number": happening.number,
        "times": happening.times,
        "precision": happening.precision,
        "start": _moment(happening.start),
        "end": _moment(happening.end),
        "status": happening.status,
        "change": occurrence.change if occurrence else None,
        "revision": occurrence.revision if occurrence else 0,
        "place": place(happening, words) or None,
        "registration": {
            "from": _day(first.day) if first else None,
            "from_time": _hour(first),
            "until": _day(last.day) if last else None,
            "until_time": _hour(last),
            "how": _text(rule.how, words) if (rule := happening.event.registration) else None,
        },
        "about": _text(happening.event.about, words),
        "note": _text(occurrence.note, words) if occurrence else None,
        "season": happening.season,
        "words": when(happening, words) if happening.precision == "words" else None,
        "was": _moment(occurrence.was) if occurrence else None,
        "amount": occurrence.amount if occurrence else None,
        "for_year": occurrence.for_year if occurrence else None,
        "event_since": _day(happening.event.since),
        "event_until": _day(happening.event.until),
        "last_year": _moment(row.last_year.start or row.last_year.end) if row.last_year else None,
        "days_left": row.days_left,
        "links": [_link(link, words) for link in happening.event.links],
        "inferred": happening.inferred,
        "source": happening.source,
        "checked": _day(happening.checked),
    }


def _clock(view: ClockView, words: Words) -> dict[str, Any]:
    return {
        "title": _text(view.title, words),
        "note": _text(view.note, words),
        "year": view.year,
        "first": _day(view.first),
        "last": _day(view.last),
        "today": _day(view.today),
        "time_zone": view.time_zone,
        "events": [happening_shape(row, words) for row in view.rows],
        "undated": [happening_shape(row, words) for row in view.undated],
        "standing": _standing(view.provenance, words),
    }


def _plan(view: Plan, words: Words) -> dict[str, Any]:
    return {
        "year": view.year,
        "today": _day(view.today),
        "findings": [
            {
                "code": found.code,
                "event": found.happening.event.id,
                "number": found.happening.number,
                "day": _day(found.day),
                "other": found.other.event.id if found.other else None,
                "school_holiday": words.text(found.school_holiday.name) if found.school_holiday else None,
                "alternatives": [_day(day) for day in found.alternatives],
                "text": finding(found, words),
            }
            for found in view.findings
        ],
        "events": [happening_shape(row, words) for row in (*view.rows, *view.undated)],
        "has_school_holidays": view.has_school_holidays,
        "standing": _standing(view.provenance, words),
    }


def _search_hits(view: Any, words: Words) -> dict[str, Any]:
    return {
        "question": view.question,
        "all_words": view.all_words,
        "hits": [
            {"heading": words.text(hit.heading), "command": f"yhdistys {hit.command}", "texts": list(hit.texts)}
            for hit in view.hits
        ],
        "suggestions": [{"kind": t.kind, "id": t.id, "name": words.text(t.name)} for t in view.suggestions],
        "directory": _link(view.directory, words),
        "standing": _standing(view.provenance, words),
    }


_SHAPES: dict[str, Callable[[Any, Words], dict[str, Any]]] = {
    "ContactList": _contacts,
    "Explanation": explanation,
    "Explanations": lambda view, words: {"codes": [explanation(found, words) for found in view.codes]},
    "AreaList": _area_list,
    "AreaPage": _area_page,
    "UnitAreas": _unit_areas,
    "ChecklistIndex": lambda view, words: {
        "checklists": [_board(board, words) for board in view.checklists],
        "standing": _standing(view.provenance, words),
    },
    "ChecklistPage": lambda view, words: {
        **_board(view.checklist, words),
        "standing": _standing(view.provenance, words),
    },
    "ClockView": _clock,
    "Plan": _plan,
    "GuideContents": _guide_contents,
    "GuidePages": _guide_pages,
    "SearchHits": _search_hits,
    "Introduction": _introduction,
    "Listing": _listing,
    "AreaPart": lambda view, words: _area_list(view.areas, words),
    "ClockPart": lambda view, words: {"title": _text(view.title, words), "note": _text(view.note, words)},
    "Bodies": lambda view, words: {"bodies": [_body(body, words) for body in view.bodies]},
    "Links": lambda view, words: {"links": [_link(link, words) for link in view.links]},
    "Errata": lambda view, _words: {"errata": [{"written": e.written, "corrected": e.corrected} for e in view.errata]},
    "ContactTable": _contact_table,
    "Problems": problems,
}
