"""The rows of a workbook to edit, made of the trees of a guide: texts that do not depend on any language.

A day is 2027-04-14, an hour 17.00, a choice its word in the data, a person, a unit or an event its id. The key of a row
says what it is, not where it stands: a unit's second contact is not the second for ever.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..amend.draft import Draft
from ..languages import LANGUAGES
from ..models import HIDDEN
from ..written_days import read_date, read_time

# Before the id of a group in a key and in a cell: a unit may have the same id.
GROUP = "group:"
# What nobody sees, with the controls that no file of the data may hold.
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|{HIDDEN}")
_SPACES = re.compile(r"[^\S\n]+")


class Handle(NamedTuple):
    """Where a row stands in the trees: the record, and the number of its term, or the year of its date."""

    record: dict[str, Any]
    at: int | str = 0
    value: Any = None


class Row(NamedTuple):
    """A row: its key, its cells by column, and where it stands."""

    key: str
    cells: Mapping[str, str]
    handle: Handle


def tidy(text: str) -> str:
    """A text without what nobody types on purpose or sees: other blanks become spaces, letters in two parts one."""
    if not text.isprintable():
        text = _HIDDEN.sub("", text)
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def one_line(text: str) -> str:
    """The same on one line."""
    return tidy(text).replace("\n", " ")


def said(value: Any, own: str) -> str:
    """A text of the data in the guide's own language, else in any that it has."""
    if isinstance(value, dict):
        return next((tidy(value[language]) for language in (own, *LANGUAGES) if value.get(language)), "")
    return tidy(value) if isinstance(value, str) else ""


def rows(draft: Draft) -> dict[str, list[Row]]:
    """The rows of each sheet, by the sheet's name, in the order of the data."""
    return {"people": list(_people(draft)), "terms": list(_terms(draft)), "dates": list(_dates(draft))}


def _people(draft: Draft) -> Iterator[Row]:
    own = draft.guide.about.language
    for _place, person in draft.records("people"):
        cells = {
            "name": one_line(str(person.get("name", ""))),
            "title": one_line(said(person.get("title"), own)),
            "phone": one_line(str(person.get("phone", ""))),
            "email": one_line(str(person.get("email", ""))),
            "source": one_line(str(person.get("source", ""))),
            "checked": day(person.get("checked")),
        }
        yield Row(str(person.get("id", "")), cells, Handle(person))


def holders(draft: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    """The units and the groups, each with its id as it stands in keys."""
    for _place, unit in draft.records("units"):
        yield str(unit.get("id", "")), unit
    for _place, group in draft.records("groups"):
        yield f"{GROUP}{group.get('id', '')}", group


def _terms(draft: Draft) -> Iterator[Row]:
    found = []
    for holder, record in holders(draft):
        contacts = record.get("contacts")
        for number, contact in enumerate(contacts if isinstance(contacts, list) else []):
            term = contact if isinstance(contact, dict) else {"person": contact}
            cells = {
                "unit": holder,
                "person": str(term.get("person", "")),
                "role": str(term.get("role", "contact")),
                "since": day(term.get("since")),
                "until": day(term.get("until")),
            }
            found.append((term_key(cells), cells, Handle(record, number, contact)))
    return _numbered(found)


def term_key(cells: Mapping[str, str]) -> str:
    """Who answers for what from which day."""
    return "/".join((cells["unit"], cells["person"], cells["since"])).rstrip("/")


def _dates(draft: Draft) -> Iterator[Row]:
    own = draft.guide.about.language
    found = []
    for _place, event in draft.records("events"):
        years = event.get("dates")
        for year, written in (years if isinstance(years, dict) else {}).items():
            for date in written if isinstance(written, list) else [written]:
                if not isinstance(date, dict) or not (date.get("from") or date.get("until")):
                    continue
                cells = {
                    "event": str(event.get("id", "")),
                    "from": moment(date.get("from"))[0],
                    "from_hour": moment(date.get("from"))[1],
                    "until": moment(date.get("until"))[0],
                    "until_hour": moment(date.get("until"))[1],
                    "place": said(date.get("place"), own),
                    "status": str(date.get("status", "confirmed")),
                    "note": said(date.get("note"), own),
                    "source": one_line(str(date.get("source", ""))),
                    "checked": day(date.get("checked")),
                }
                found.append((date_key(cells, year), cells, Handle(event, year, date)))
    return _numbered(found)


def date_key(cells: Mapping[str, str], year: str) -> str:
    """Which event in which year, and from which day."""
    return "/".join((cells["event"], str(year), cells["from"] or f"-{cells['until']}"))


def _numbered(found: Iterable[tuple[str, dict[str, str], Handle]]) -> Iterator[Row]:
    """Rows; the second with the same key has a number after it."""
    seen: Counter[str] = Counter()
    for key, cells, handle in found:
        seen[key] += 1
        yield Row(key if seen[key] == 1 else f"{key}#{seen[key]}", cells, handle)


def day(written: Any) -> str:
    """A day of the data as 2027-04-14; what is no day as it was written."""
    text = written.strip() if isinstance(written, str) else ""
    found = read_date(text)
    return found.isoformat() if found else text


def moment(written: Any) -> tuple[str, str]:
    """A moment of the data as its day and its hour; what is none as it was written."""
    text = written.strip() if isinstance(written, str) else ""
    first, _space, rest = text.partition(" ")
    hour = read_time(rest) if rest else None
    return day(first), (f"{hour.hour}.{hour.minute:02}" if hour else rest.strip())
