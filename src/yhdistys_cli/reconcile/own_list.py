"""A city's own list of contacts, in whatever order: its people and units, as far as they are certain, into a draft.

Nothing that the guide says is changed by it: who and what is new is added, and what a known person lacks. What is
doubtful is left out, and named with its cell.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..amend import Change, Statement
from ..amend.draft import Draft
from ..nearest import Nearest, nearest
from ..words import N_
from .cells import Names
from .desk import names_of_holders
from .given import EMPTY, Book, Cell, Sheet, letter
from .listed import Doubt, Phones, email, line, person, phones
from .people import new_id
from .rows import holders, one_line, said, tidy

# What a column is called in such lists, in three languages; without points and colons, in small letters.
HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *(
            "nimi",
            "henkilö",
            "yhteyshenkilö",
            "yhteyshenkilöt",
            "yhteyshenkilön nimi",
            "henkilön nimi",
            "vastuuhenkilö",
        ),
        *("etunimi ja sukunimi", "etu- ja sukunimi", "sukunimi etunimi", "namn", "kontaktperson", "kontaktpersoner"),
        *("ansvarig", "name", "person", "contact", "contact person", "full name"),
    ),
    "first": ("etunimi", "förnamn", "first name", "given name"),
    "last": ("sukunimi", "efternamn", "last name", "surname", "family name"),
    "unit": (*("yksikkö", "palvelu", "palveluyksikkö", "tulosyksikkö", "enhet", "tjänst", "unit", "service"),),
    # What is larger than a unit, and stands for it where a list has nothing smaller.
    "wider": (
        *("toimiala", "palvelualue", "vastuualue", "osasto", "sektor", "serviceområde", "verksamhet", "avdelning"),
        *("department", "service area", "field"),
    ),
    "title": (
        *("nimike", "tehtävänimike", "ammattinimike", "virkanimike", "titteli", "tehtävä", "asema", "titel"),
        *("yrkestitel", "tjänstebeteckning", "title", "job title", "position"),
    ),
    "phone": (
        *("puhelin", "puh", "puhelinnumero", "puhelinnro", "puh nro", "puhnro", "puhelin nro", "matkapuhelin", "gsm"),
        *("kännykkä", "telefon", "telefonnummer", "tfn", "tel", "mobil", "phone", "phone number", "mobile"),
    ),
    "email": (
        *("sähköposti", "sähköpostiosoite", "s-posti", "sposti", "maili", "e-post", "epost", "e-postadress"),
        *("e-mail", "email", "e-mail address", "email address"),
    ),
}
# What each is taken for, as it is told.
MEANINGS = {
    "name": N_("name"),
    "first": N_("first name"),
    "last": N_("family name"),
    "unit": N_("unit"),
    "title": N_("title"),
    "phone": N_("phone"),
    "second_phone": N_("another phone"),
    "email": N_("e-mail"),
}
_ABOVE = 20
_MOST_UNITS = 500
_KNOWN = {header: meaning for meaning, headers in HEADERS.items() for header in headers}


class _Columns(NamedTuple):
    """Where the columns of a list stand: the row of the headers, the place of each meaning, what nobody knows."""

    header: int
    places: Mapping[str, int]
    seen: tuple[tuple[str, str, str], ...]
    unknown: tuple[tuple[str, str], ...]


def take_in(draft: Draft, book: Book) -> tuple[Change, tuple[Statement, ...]] | None:
    """Add the people and units of a list to a draft: what becomes true, and what was read and left out.

    None where no sheet has the headers of such a list.
    """
    for sheet in book.sheets:
        if columns := _columns(sheet):
            taken = _Taker(draft, sheet, columns)
            taken.read()
            return Change(tuple(taken.statements)), tuple(taken.notes)
    return None


def _columns(sheet: Sheet) -> _Columns | None:
    best: _Columns | None = None
    for number in sorted(sheet.rows)[:_ABOVE]:
        places: dict[str, int] = {}
        seen, unknown = [], []
        for place, cell in enumerate(sheet.rows[number]):
            if cell.is_blank:
                continue
            header = one_line(str(cell.value))
            meaning = _KNOWN.get(re.sub(r"[.:*]", "", header.casefold()).strip())
            if meaning == "phone" and "phone" in places:
                meaning = "second_phone"
            if meaning and meaning not in places:
                places[meaning] = place
                seen.append((letter(place), header, meaning))
            else:
                unknown.append((letter(place), header))
        if (wider := places.pop("wider", None)) is not None:
            column = next(each for each in seen if each[2] == "wider")
            seen.remove(column)
            if "unit" in places:
                unknown.append(column[:2])
            else:
                places["unit"] = wider
                seen.append((*column[:2], "unit"))
        if len(places) > len(best.places if best else ()):
            best = _Columns(number, places, tuple(seen), tuple(unknown))
    if best is None or len(best.places) < 2:
        return None
    is_named = "name" in best.places or {"first", "last"} <= set(best.places)
    return best if is_named or {"unit", "phone"} <= set(best.places) else None


class _Taker:
    """One list on its way into a draft."""

    def __init__(self, draft: Draft, sheet: Sheet, columns: _Columns) -> None:
        self._draft, self._sheet, self._columns = draft, sheet, columns
        self.statements: list[Statement] = []
        self.notes: list[Statement] = []
        self._people: dict[str, list[dict[str, Any]]] = {}
        for _place, known in draft.records("people"):
            self._people.setdefault(one_line(str(known.get("name", ""))).casefold(), []).append(known)
        self._holders = dict(holders(draft))
        self._names = Names("holder")
        self._unit_names: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        for identity, name, others in names_of_holders(draft):
            self._names.add(identity, name, *others)
            self._unit_names[name.casefold()] = name
            self._shown[identity] = name
        self._near_names = Nearest(list(self._people))
        self._files: dict[str, str] = {}
        self._ids = {str(known.get("id")) for _place, known in draft.records("people")}
        self._unit_ids = {str(unit.get("id")) for name in ("units", "groups") for _place, unit in draft.records(name)}

    def read(self) -> None:
        """Every row of the list."""
        columns = self._columns
        self.notes.append(
            Statement("list-columns", {"sheet": self._sheet.name, "seen": columns.seen, "unknown": columns.unknown})
        )
        above: Cell = EMPTY
        for number in sorted(self._sheet.rows):
            if number <= columns.header:
                continue
            cells = self._sheet.rows[number]
            unit = self._cell(cells, "unit")
            # A unit that is written once beside several people is one merged cell, filled in its first row alone.
            if unit.is_blank and unit.merged:
                unit = above
            above = unit
            if any(not cell.is_blank for cell in (*(self._cell(cells, key) for key in MEANINGS), unit)):
                self._row(number, cells, unit)

    def _cell(self, cells: tuple[Cell, ...], meaning: str) -> Cell:
        place = self._columns.places.get(meaning)
        return cells[place] if place is not None and place < len(cells) else EMPTY

    def _row(self, number: int, cells: tuple[Cell, ...], unit_cell: Cell) -> None:
        name = self._read(number, "name", self._name_cell(cells), person)
        title = self._read(number, "title", self._cell(cells, "title"), line)
        found = self._read(number, "phone", self._cell(cells, "phone"), phones)
        address = self._read(number, "email", self._cell(cells, "email"), email)
        units = list(self._units(number, unit_cell))
        other = self._read(number, "second_phone", self._cell(cells, "second_phone"), phones)
        fields = {"title": title or "", **_of_phones(found, other), "email": address or ""}
        fields = {key: value for key, value in fields.items() if value}
        if name is None:
            if self._name_cell(cells).is_blank and units:
                self._fill_unit(number, units, fields)
            return
        is_new = name.casefold() not in self._people
        record = self._person(number, name, fields)
        if record is None:
            return
        new_units = [unit for identity in units if (unit := self._term(record, identity))]
        if is_new:
            params = {"row": number, "name": name, "fields": dict(fields), "units": new_units}
            self.statements.append(Statement("list-person", params))
        else:
            self.statements += [
                Statement("list-term", {"row": number, "name": record["name"], "unit": unit}) for unit in new_units
            ]
        if not units and unit_cell.is_blank:
            self.notes.append(Statement("list-without-unit", {"row": number, "name": record["name"]}))

    def _name_cell(self, cells: tuple[Cell, ...]) -> Cell:
        if "name" in self._columns.places:
            return self._cell(cells, "name")
        parts = [self._cell(cells, key) for key in ("first", "last")]
        if any(cell.what or not isinstance(cell.value, str | None) for cell in parts):
            return next(cell for cell in parts if cell.what or not isinstance(cell.value, str | None))
        return Cell(" ".join(tidy(str(cell.value)) for cell in parts if not cell.is_blank) or None)

    def _read(self, number: int, meaning: str, cell: Cell, reader: Any) -> Any:
        """What a cell says; none where it is empty or doubtful, which is said."""
        if cell.is_blank:
            return None
        try:
            value, remark = reader(cell)
        except Doubt as doubt:
            self._doubt(number, meaning, doubt.code, **doubt.params)
            return None
        if remark:
            self.notes.append(Statement("list-read-as", {"cell": self._name_of(number, meaning), **remark}))
        return value

    def _name_of(self, number: int, meaning: str) -> str:
        place = self._columns.places.get(meaning, self._columns.places.get("first", 0))
        return f"{letter(place)}{number}"

    def _doubt(self, number: int, meaning: str, code: str, **params: Any) -> None:
        cell = self._name_of(number, meaning)
        self.notes.append(Statement("list-doubt", {"cell": cell, "code": code, "params": params}))

    # --- units

    def _units(self, number: int, cell: Cell) -> Iterator[str]:
        """The units that a cell names; those that are new are added."""
        if cell.is_blank:
            return
        if not isinstance(cell.value, str) or cell.what:
            self._doubt(number, "unit", "no-text", value=str(cell.value))
            return
        for name in self._names_in(tidy(cell.value)):
            if (identity := self._known_unit(name)) is not None:
                yield identity
                continue
            # Two spellings of one unit often stand in one list; no city has more units than this.
            close = nearest(name.casefold(), self._unit_names)[1] if len(self._unit_names) < _MOST_UNITS else None
            if close:
                self._doubt(number, "unit", "near-unit", value=name, suggestion=self._unit_names[close])
                continue
            identity = new_id(name, self._unit_ids)
            self._unit_ids.add(identity)
            unit: dict[str, Any] = {"id": identity, "name": name}
            self._add("units", unit)
            self._holders[identity] = unit
            self._names.add(identity, name)
            self._unit_names[name.casefold()] = self._shown[identity] = name
            self.statements.append(Statement("list-unit", {"row": number, "name": name}))
            yield identity

    def _names_in(self, text: str) -> list[str]:
        """The names of units in a cell: one, or several on lines of their own or with a sign between them."""
        if self._known_unit(one_line(text)) is not None:
            return [one_line(text)]
        parts = [one_line(part) for part in re.split(r"\n|;| / ", text) if re.search(r"\w", part)]
        if len(parts) == 1 and "," in text:
            pieces = [one_line(part) for part in text.split(",")]
            if all(self._known_unit(piece) is not None for piece in pieces):
                return pieces
        return parts

    def _known_unit(self, name: str) -> str | None:
        found = self._names.known(name)
        return next(iter(found)) if len(found) == 1 else None

    def _fill_unit(self, number: int, units: list[str], fields: Mapping[str, str]) -> None:
        """A row without a name gives a unit its own number and address."""
        for identity in units:
            own = {key: fields[key] for key in ("phone", "email") if key in fields}
            self._fill(number, self._holders[identity], own, "list-unit-filled")

    # --- people

    def _person(self, number: int, name: str, fields: Mapping[str, str]) -> dict[str, Any] | None:
        """The record of a person, new or known; none where several have this name."""
        known = self._people.get(name.casefold(), [])
        if len(known) > 1:
            self._doubt(number, "name", "several", value=name)
            return None
        if known:
            self._fill(number, known[0], fields, "list-filled")
            return known[0]
        close = self._near_names(name.casefold())[1]
        if close:
            self._doubt(number, "name", "near-name", value=name, suggestion=str(self._people[close][0].get("name")))
            return None
        identity = new_id(name, self._ids)
        self._ids.add(identity)
        record: dict[str, Any] = {"id": identity, "name": name, **fields}
        self._add("people", record)
        self._people[name.casefold()] = [record]
        return record

    def _add(self, name: str, record: dict[str, Any]) -> None:
        """Put a new record where the first of its kind went: looking for the place each time would take long."""
        self._draft.add(name, record, self._files.get(name))
        if name not in self._files:
            self._files[name] = next(place.file for place, each in self._draft.records(name) if each is record)

    def _fill(self, number: int, record: dict[str, Any], fields: Mapping[str, str], code: str) -> None:
        """What a known record lacks; where it says something else, it stays, and that is said."""
        own = self._draft.guide.about.language
        new = {}
        for key, value in fields.items():
            there = said(record.get(key), own)
            if not there:
                new[key] = record[key] = value
            elif re.sub(r"\W", "", there.casefold()) != re.sub(r"\W", "", value.casefold()):
                meaning = "phone" if key not in self._columns.places else key
                self._doubt(number, meaning, "differs", value=value, there=there, name=said(record.get("name"), own))
        if new:
            name = said(record.get("name"), own)
            self.statements.append(Statement(code, {"row": number, "name": name, "fields": new}))

    def _term(self, record: Mapping[str, Any], identity: str) -> str:
        """Let a person answer for a unit; the unit's name, empty where that is so already."""
        holder = self._holders[identity]
        contacts = holder.get("contacts")
        there = contacts if isinstance(contacts, list) else []
        if any(record["id"] == (term.get("person") if isinstance(term, dict) else term) for term in there):
            return ""
        holder["contacts"] = [*there, record["id"]]
        return self._shown[identity]


def _of_phones(found: Phones | None, other: Phones | None) -> dict[str, str]:
    """Two numbers, of one cell or of two."""
    if found is None:
        return other._asdict() if other else {}
    return {**found._asdict(), **({"second_phone": other.phone} if other and not found.second_phone else {})}
