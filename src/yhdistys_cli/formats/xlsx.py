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
    """A column: its key, its title, and the word that stands where there is nothing to say."""

    key: str
    title: str
    nothing: str


COLUMNS = (
    Column("name", N_("Name"), N_("nobody")),
    Column("title", N_("Title"), N_("not known")),
    Column("units", N_("Unit"), N_("not known")),
    Column("service_area", N_("Service area"), N_("not known")),
    Column("term", N_("Term"), N_("until further notice")),
    Column("phone", N_("Phone"), N_("not known")),
    Column("email", N_("E-mail"), N_("not known")),
    Column("checked", N_("Checked"), N_("unchecked")),
    Column("source", N_("Source"), N_("the guide")),
    Column("directory", N_("Directory"), N_("not known")),
    Column("note", N_("Note"), N_("no note")),
)
# These say something even where it is the same in every row.
_ALWAYS = ("name", "units", "checked")


def write(view: ContactList, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same answer."""
    from xlsxwriter import Workbook

    _ = page.words.gettext
    found = _rows(view, page.words)
    columns = [c for c in COLUMNS if c.key in _ALWAYS or any(row.get(c.key) for row in found)]
    texts = [[row.get(column.key) or _(column.nothing) for column in columns] for row in found]
    widths = [
        min(max(cells(_(column.title)) + 4, *(cells(row[i]) for row in texts)), _WIDEST) if texts else 12
        for i, column in enumerate(columns)
    ]
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same answer is the same bytes.
    book.set_properties({"title": _("Contact persons"), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0B4FA0", "underline": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Contact persons")[:31])
    headers = [{"header": _(column.title), "header_format": bold} for column in columns]
    table: dict[str, Any] = {"name": "Contacts", "style": "Table Style Medium 2", "columns": headers}
    sheet.add_table(0, 0, max(len(found), 1), len(columns) - 1, table)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width + 2)
    for line, row in enumerate(texts, 1):
        # Excel fits the height of a row by itself, LibreOffice does not.
        sheet.set_row(line, 15 * max(-(-cells(text) // width) for text, width in zip(row, widths, strict=True)))
        for number, (column, text) in enumerate(zip(columns, row, strict=True)):
            if column.key == "email" and "@" in text:
                sheet.write_url(line, number, f"mailto:{text}", link, text)
            elif column.key in ("directory", "source") and text.startswith(("http://", "https://")):
                sheet.write_url(line, number, text, link, text)
            else:
                sheet.write_string(line, number, disarm(text), wrapped)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    last = compose(view, page.words)[-1]
    sheet.set_footer(f"&L{last.text.replace('&', '&&') if isinstance(last, Paragraph) else ''}&R&P/&N")
    book.close()
    return out.getvalue()


def _rows(view: ContactList, words: Words) -> list[dict[str, str]]:
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
            found.append(common | nothing | {"note": vacancy(entry, words)})
    return found
