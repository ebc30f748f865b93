"""The duties of a workbook, put into the contacts of units and groups."""

from collections.abc import Mapping
from typing import Any

from ..amend import Statement
from .desk import Desk
from .lines import Mine
from .merge import Edit, new_cells
from .rows import GROUP, holders, term_key
from .sheets import Found
from .writing import put_day


class Terms:
    """The sheet of duties. The contacts of a holder are made anew from all that changes in them."""

    def __init__(self, desk: Desk, sheet: Found) -> None:
        self._desk, self._sheet = desk, sheet
        self._holders = dict(holders(desk.draft))
        self._replaced: dict[tuple[str, int], Any] = {}
        self._removed: set[tuple[str, int]] = set()
        self._added: dict[str, list[Any]] = {}

    def read(self) -> None:
        """Change, add and end what the sheet says."""
        desk, sheet = self._desk, self._sheet
        merged = desk.merged(sheet, desk.lines(sheet))
        taken = {self._who(row.cells) for row in desk.now["terms"].values()}
        for edit in merged.edits:
            self._change(edit)
        for row in merged.removed:
            self._removed.add((row.cells["unit"], int(row.handle.at)))
            taken.discard(self._who(row.cells))
            desk.removed(sheet, row)
            desk.people.append(desk.shown["person"].get(row.cells["person"], ""))
        for line in merged.added:
            self._add(line, taken)
        self._write()

    def _change(self, edit: Edit) -> None:
        desk, sheet, row = self._desk, self._sheet, edit.row
        cells = {**row.cells, **edit.cells}
        if not self._ends_after(cells, edit.line):
            return
        desk.changed(sheet, edit)
        desk.people.append(desk.shown["person"].get(row.cells["person"], ""))
        old = row.handle.value
        term = dict(old) if isinstance(old, dict) else {"person": old}
        self._put(term, edit.cells)
        place = (row.cells["unit"], int(row.handle.at))
        value = term if isinstance(old, dict) or len(term) > 1 else term["person"]
        if "unit" in edit.cells:
            self._removed.add(place)
            self._added.setdefault(edit.cells["unit"], []).append(value)
        else:
            self._replaced[place] = value

    def _add(self, line: Mine, taken: set[tuple[str, ...]]) -> None:
        desk, sheet = self._desk, self._sheet
        cells = new_cells(sheet, line, desk.refusals)
        if cells is None or not self._ends_after(cells, line):
            return
        if self._who(cells) in taken:
            names = desk.label("terms", cells)
            desk.refuse("same-term", sheet, line.number, "person", name=names)
            return
        taken.add(self._who(cells))
        cells["role"] = cells["role"] or "contact"
        term: dict[str, Any] = {"person": cells["person"]}
        self._put(term, {key: cells[key] for key in ("role", "since", "until")})
        self._added.setdefault(cells["unit"], []).append(term if len(term) > 1 else cells["person"])
        desk.added(sheet, line, cells)

    def _ends_after(self, cells: Mapping[str, str], line: Mine) -> bool:
        if cells["since"] and cells["until"] and cells["until"] < cells["since"]:
            self._desk.refuse("end-before-start", self._sheet, line.number, "until")
            return False
        return True

    @staticmethod
    def _who(cells: Mapping[str, str]) -> tuple[str, ...]:
        return (term_key(cells), cells["role"] or "contact")

    def _put(self, term: dict[str, Any], cells: Mapping[str, str]) -> None:
        if cells.get("person"):
            term["person"] = cells["person"]
        if (role := cells.get("role")) is not None:
            term["role"] = role
            if role in ("", "contact"):
                del term["role"]
        for key in ("since", "until"):
            if key in cells:
                put_day(term, key, cells[key], self._desk.days_of_terms)

    def _write(self) -> None:
        changed = {holder for holder, _number in (*self._replaced, *self._removed)} | set(self._added)
        for identity in changed:
            holder = self._holders[identity]
            old = holder.get("contacts")
            contacts = [
                self._replaced.get((identity, number), contact)
                for number, contact in enumerate(old if isinstance(old, list) else [])
                if (identity, number) not in self._removed
            ]
            contacts += self._added.get(identity, [])
            if contacts:
                holder["contacts"] = contacts
            elif identity.startswith(GROUP):  # which is there for nothing else than what its units share
                self._desk.draft.remove("groups", identity.removeprefix(GROUP))
                label = self._desk.shown["holder"][identity]
                self._desk.statements.append(Statement("group-removed", {"label": label}))
            else:
                holder.pop("contacts", None)
