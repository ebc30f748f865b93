"""Contacts as a spreadsheet for an office worker: one real table with a filter, as accessible as the format allows.

One header row of unique names, no merged cells, no blank rows, wrapped text, a frozen header, links that work, and no
cell left empty without a word (UK Analysis Function, checklist for spreadsheets). The only door to XlsxWriter.
"""

from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

from ..views.contacts import ContactList
from ..words import N_, Words, cells, phone
from . import Page
from .blocks import Paragraph
from .compose import compose, note, service_area, term, vacancy
from .csv import disarm

_WIDEST = 48


class Column(NamedTuple):
    """A column: its key for programs, its title for people."""

    key: str
    title: str


COLUMNS = (
    Column("name", N_("Name")),
    Column("title", N_("Title")),
    Column("units", N_("Unit")),
    Column("service_area", N_("Service area")),
    Column("term", N_("Term")),
    Column("phone", N_("Phone")),
    Column("email", N_("E-mail")),
    Column("checked", N_("Checked")),
    Column("source", N_("Source")),
    Column("directory", N_("Directory")),
    Column("note", N_("Note")),
)


def rows(view: ContactList, words: Words) -> list[dict[str, str]]:
    """One row a person with all that they answer for, and one for what nobody answers for. Unknown cells are empty."""
    found: list[dict[str, str]] = []
    for entry in view.entries:
        common = {
            "units": ", ".join(words.text(unit.name) for unit in entry.units),
            "service_area": service_area(entry, words),
            "directory": view.directory.url if view.directory else "",
        }
        for answering in entry.people:
            person = answering.person
            found.append(
                common
                | {
                    "name": person.name,
                    "title": words.text(person.title),
                    "term": term(answering, words),
                    "phone": phone(person.phone) if person.phone else "",
                    "email": person.email or "",
                    "checked": words.date(person.checked) if person.checked else "",
                    "source": person.source or "",
                    "note": note(entry, words),
                }
            )
        if not entry.people:
            found.append(common | {"note": vacancy(entry.vacancy, words)})
    return [{column.key: row.get(column.key, "") for column in COLUMNS} for row in found]


def write(view: ContactList, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same answer."""
    from xlsxwriter import Workbook

    _ = page.words.gettext
    found = rows(view, page.words)
    columns = [c for c in COLUMNS if c.key == "name" or any(row[c.key] for row in found)]
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same answer is the same bytes.
    book.set_properties({"title": _("Contact persons"), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0B4FA0", "underline": True})
    sheet = book.add_worksheet(_("Contact persons")[:31])
    unknown = _("not known")
    for number, column in enumerate(columns):
        texts = [_(column.title), *(row[column.key] or unknown for row in found)]
        width = min(max(map(cells, texts)), _WIDEST) + 3
        sheet.set_column(number, number, width)
    table: dict[str, Any] = {
        "name": "Contacts",
        "style": "Table Style Medium 2",
        "columns": [{"header": _(column.title)} for column in columns],
    }
    sheet.add_table(0, 0, max(len(found), 1), len(columns) - 1, table)
    for number, column in enumerate(columns):
        for line, row in enumerate(found, 1):
            text = row[column.key]
            if column.key == "email" and text:
                sheet.write_url(line, number, f"mailto:{text}", link, text)
            elif column.key in ("directory", "source") and text.startswith(("http://", "https://")):
                sheet.write_url(line, number, text, link, text)
            else:
                sheet.write_string(line, number, disarm(text) if text else unknown, wrapped)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    last = compose(view, page.words)[-1]
    sheet.set_footer(f"&L{last.text.replace('&', '&&') if isinstance(last, Paragraph) else ''}&R&P/&N")
    book.close()
    return out.getvalue()
