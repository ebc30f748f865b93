"""The people of a workbook, put into the trees: new ones with an id of their own, changed cells, and who is gone."""

from collections.abc import Mapping
from typing import Any

from ..amend.draft import Draft
from ..starting import slug
from .desk import Desk
from .lines import Mine
from .merge import new_cells
from .rows import Row, holders
from .sheets import Found
from .writing import put_day, put_text


class People:
    """The sheet of people. `read` comes before the terms are read, which may name somebody new; `remove` after them."""

    def __init__(self, desk: Desk, sheet: Found) -> None:
        self._desk, self._sheet = desk, sheet
        self._gone: list[Row] = []
        self._ids = {*desk.base["people"], *desk.now["people"]}
        self._reach: dict[tuple[str, str], str] = {}
        for row in desk.now["people"].values():
            for key in ("phone", "email"):
                self._reach.setdefault((key, row.cells[key]), row.cells["name"])

    def read(self) -> None:
        """Change who has changed, add who is new."""
        desk, sheet = self._desk, self._sheet
        lines = desk.lines(sheet)
        merged = desk.merged(sheet, lines)
        self._gone = merged.removed
        names = {row.cells["name"].casefold(): row.key for row in desk.now["people"].values()}
        for edit in merged.edits:
            desk.changed(sheet, edit)
            if "name" in edit.cells:
                desk.people.append(edit.row.cells["name"])
                desk.know_person(edit.row.key, edit.cells["name"])
                names[edit.cells["name"].casefold()] = edit.row.key
            self._put(edit.row.handle.record, edit.cells)
        for row in merged.removed:
            names.pop(row.cells["name"].casefold(), None)
        for line in merged.added:
            self._add(line, names)

    def _add(self, line: Mine, names: dict[str, str]) -> None:
        desk, sheet = self._desk, self._sheet
        cells = new_cells(sheet, line, desk.refusals)
        if cells is None:
            return
        name = cells["name"]
        if name.casefold() in names:
            desk.refuse("same-name", sheet, line.number, "name", name=name, id=names[name.casefold()])
            return
        if line.copied and cells["checked"] == desk.base["people"][line.copied].get("checked"):
            cells["checked"] = ""
        self._name_shared(line, cells)
        identity = new_id(name, self._ids)
        self._ids.add(identity)
        names[name.casefold()] = identity
        desk.know_person(identity, name)
        person: dict[str, Any] = {"id": identity, "name": name}
        self._put(person, {key: value for key, value in cells.items() if value and key != "name"})
        desk.draft.add("people", person)
        desk.added(sheet, line, cells)

    def _name_shared(self, line: Mine, cells: Mapping[str, str]) -> None:
        """Remark that a new person has the number or the address of another."""
        desk, sheet = self._desk, self._sheet
        for key in ("phone", "email"):
            if cells[key] and (other := self._reach.get((key, cells[key]))):
                title = sheet.table.column(key).title
                desk.note("shared-reach", sheet, line.number, name=cells["name"], other=other, title=title)

    def _put(self, person: dict[str, Any], cells: Mapping[str, str]) -> None:
        own = self._desk.own
        for key, value in cells.items():
            if key == "checked":
                put_day(person, key, value, self._desk.days_of_checking, True)
            elif put_text(person, key, value, own):
                self._desk.note("translations", self._sheet, label=str(person.get("name", "")), key=key)

    def remove(self) -> None:
        """Take out who is gone. Whoever is still named somewhere is not."""
        desk, sheet = self._desk, self._sheet
        for row in self._gone:
            used = named_in(desk.draft, row.key)
            if used:
                name = row.cells["name"]
                desk.refuse("person-in-use", sheet, name=name, id=row.key, where=desk.shown["holder"].get(used, used))
            else:
                desk.draft.remove("people", row.key)
                desk.removed(sheet, row)
                desk.people.append(row.cells["name"])


def new_id(name: str, taken: set[str]) -> str:
    """An id made of a name: with a number after it where it is taken."""
    base = slug(name) or "nn"
    number, identity = 1, base
    while identity in taken:
        number += 1
        identity = f"{base[:56]}-{number}"
    return identity


def named_in(draft: Draft, person: str) -> str:
    """The id of a unit, a group or a person in whose record somebody is named; empty where nowhere."""
    for identity, holder in holders(draft):
        contacts = holder.get("contacts")
        for contact in contacts if isinstance(contacts, list) else []:
            if person == (contact.get("person") if isinstance(contact, dict) else contact):
                return identity
    for _place, other in draft.records("people"):
        absences = other.get("absences")
        for absence in absences if isinstance(absences, list) else []:
            if isinstance(absence, dict) and absence.get("substitute") == person and other.get("id") != person:
                return str(other.get("name", ""))
    return ""
