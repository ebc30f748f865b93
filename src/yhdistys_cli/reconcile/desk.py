"""What is at hand while a workbook is brought in: the data, the sheets, the names, and what has been found so far."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from ..amend import Impossible, Statement
from ..amend.draft import Draft
from ..languages import LANGUAGES
from .cells import Names
from .columns import TABLES, Column
from .given import Book, Refusal
from .lines import Base, Lines, Mine, read_lines
from .merge import Edit, Merged, merge, removes_too_much
from .rows import Row, holders, one_line, rows, said
from .sheets import Found


class Field(NamedTuple):
    """A cell that changes: its column, what it held and what it will hold, and how it was read where that is odd."""

    column: Column
    before: str
    after: str
    note: str = ""


class Desk:
    """The data, the sheets that came back, and what was found: statements, notes beside them, and refusals."""

    def __init__(self, draft: Draft, book: Book, sheets: list[Found], allows_removals: bool = False) -> None:
        self.draft = draft
        self.own = draft.guide.about.language
        self.allows_removals = allows_removals
        self.sheets = {sheet.table.name: sheet for sheet in sheets}
        self.statements: list[Statement] = []
        self.notes: list[Statement] = []
        self.refusals: list[Refusal] = []
        self.years: set[int] = set()
        self.people: list[str] = []
        made = rows(draft)
        self.now: dict[str, dict[str, Row]] = {name: {row.key: row for row in found} for name, found in made.items()}
        self.is_whole = book.base is not None
        exported = (book.base or {}).get("rows", {})
        self.base: dict[str, Base] = {
            table.name: exported.get(table.name, {})
            if self.is_whole
            else {key: row.cells for key, row in self.now[table.name].items()}
            for table in TABLES
        }
        self.names = {kind: Names(kind) for kind in ("person", "holder", "event")}
        self.shown: dict[str, dict[str, str]] = {"person": {}, "holder": {}, "event": {}}
        self._learn()

    def _learn(self) -> None:
        for key, cells in self.base["people"].items():
            self.names["person"].add(key, cells.get("name", ""))
            self.shown["person"][key] = cells.get("name", "")
        for row in self.now["people"].values():
            self.know_person(row.key, row.cells["name"])
        for identity, name, others in names_of_holders(self.draft):
            self.names["holder"].add(identity, name, *others)
            self.shown["holder"][identity] = name
        for _place, event in self.draft.records("events"):
            identity, title = str(event.get("id", "")), event.get("title")
            self.names["event"].add(identity, said(title, self.own), *all_names(title, event))
            self.shown["event"][identity] = said(title, self.own)

    @cached_property
    def days_of_checking(self) -> list[str]:
        """The days on which something was checked, as the data writes them."""
        records = (record for name in ("people", "units", "events") for _place, record in self.draft.records(name))
        return [record["checked"] for record in records if isinstance(record.get("checked"), str)]

    @cached_property
    def days_of_terms(self) -> list[str]:
        """The days on which terms begin and end, as the data writes them."""
        terms = (row.handle.value for row in self.now["terms"].values())
        found = [term.get(key) for term in terms if isinstance(term, dict) for key in ("since", "until")]
        return [day for day in found if isinstance(day, str)]

    @cached_property
    def moments_of_dates(self) -> list[str]:
        """The moments at which dates begin and end, as the data writes them."""
        dates = (row.handle.value for row in self.now["dates"].values())
        return [date[key] for date in dates for key in ("from", "until") if isinstance(date.get(key), str)]

    def know_person(self, identity: str, name: str) -> None:
        """A person by name, from now on."""
        self.names["person"].add(identity, name)
        self.shown["person"][identity] = name

    def lines(self, sheet: Found) -> Lines:
        """The lines of a sheet, with remarks about rows whose key was found."""
        found = read_lines(sheet, self.base[sheet.table.name], self.names, self.refusals)
        if apart := [refusal for refusal in self.refusals if refusal.code == "columns-sorted-apart"]:
            # Nothing else that could be said of such a sheet would help.
            raise Impossible("not-imported", refusals=tuple(apart), statements=())
        if found.found:
            self.note("keys-found", sheet, count=len(found.found))
        return found

    def merged(self, sheet: Found, lines: Lines) -> Merged:
        """What is to become of the rows of a sheet; too many removals are refused."""
        name = sheet.table.name
        found = merge(sheet, lines, self.base[name], self.now[name], self.is_whole, self.refusals)
        gone = len(found.removed)
        if removes_too_much(gone, len(self.base[name])) and not self.allows_removals and name != "dates":
            names = tuple(self.label(name, row.cells) for row in found.removed)
            self.refuse("too-many-removals", sheet, count=gone, names=names)
            found.removed.clear()
        return found

    # --- what is found

    def refuse(self, code: str, sheet: Found, line: int = 0, column: str = "", /, **params: Any) -> None:
        """Something cannot be brought in: the code and the cell."""
        self.refusals.append(Refusal(code, sheet.sheet, sheet.cell(line, column) if line else "", params))

    def note(self, code: str, sheet: Found, line: int = 0, /, **params: Any) -> None:
        """Something to say beside what changes."""
        self.notes.append(Statement(code, {"sheet": sheet.sheet, "row": line, **params}))

    def changed(self, sheet: Found, edit: Edit) -> None:
        """Say what of a row changes."""
        fields = tuple(
            Field(
                column := sheet.table.column(key),
                self.show(column, edit.row.cells.get(key, "")),
                self.show(column, value),
                edit.line.cells[key].note,
            )
            for key, value in edit.cells.items()
        )
        params = {"sheet": sheet.sheet, "row": edit.line.number, "fields": fields}
        self.statements.append(Statement("row-changed", {**params, **self.about(sheet.table.name, edit.row.cells)}))

    def added(self, sheet: Found, line: Mine, cells: Mapping[str, str]) -> None:
        """Say what row is new."""
        fields = tuple(
            Field(column, "", self.show(column, cells[column.key]), line.cells[column.key].note)
            for column in sheet.table.columns
            if cells.get(column.key) and column.key in line.cells and cells[column.key] != column.default
        )
        self.statements.append(Statement("row-added", {"sheet": sheet.sheet, "row": line.number, "fields": fields}))

    def removed(self, sheet: Found, row: Row) -> None:
        """Say what row is gone."""
        about = self.about(sheet.table.name, row.cells)
        self.statements.append(Statement("row-removed", {"sheet": sheet.sheet, **about}))

    def about(self, table: str, cells: Mapping[str, str]) -> dict[str, str]:
        """What a row is about, as params: what it is called, and of a date `on` which day it is."""
        day = (cells.get("from") or cells.get("until", "")) if table == "dates" else ""
        return {"label": self.label(table, cells), **({"on": day} if day else {})}

    def label(self, table: str, cells: Mapping[str, str]) -> str:
        """What a row is called where it is spoken of."""
        if table == "people":
            return cells.get("name", "")
        kinds = {"unit": "holder", "person": "person", "event": "event"}
        return ", ".join(self.shown[kind].get(cells[key], cells[key]) for key, kind in kinds.items() if key in cells)

    def show(self, column: Column, value: str) -> str:
        """A cell as people read it: the name of what has an id."""
        return self.shown[column.kind].get(value, value) if column.kind in self.shown else value


def names_of_holders(draft: Draft) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The units and the groups: the id in cells, the name, and the other names. A group is called as its units are."""
    own = draft.guide.about.language
    units: dict[str, str] = {}
    for identity, holder in holders(draft):
        if identity.startswith("group:"):
            members = holder.get("units")
            name = ", ".join(units.get(str(unit), str(unit)) for unit in (members if isinstance(members, list) else []))
            yield identity, name, ()
        else:
            units[identity] = said(holder.get("name"), own)
            yield identity, units[identity], all_names(holder.get("name"), holder)


def all_names(name: Any, record: Mapping[str, Any]) -> tuple[str, ...]:
    """What a record is called in all languages, and its other names."""
    found = [name] if isinstance(name, str) else [name.get(language, "") for language in LANGUAGES] if name else []
    aliases = record.get("aliases")
    found += [alias for alias in (aliases if isinstance(aliases, list) else []) if isinstance(alias, str)]
    return tuple(one_line(text) for text in found)
