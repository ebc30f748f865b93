"""Contacts as a spreadsheet for an office worker: one real table with a filter, as accessible as the format allows.

One header row of unique names, no merged cells, no blank rows, wrapped text, a frozen header, links that work, and no
cell left empty without a word (UK Analysis Function, checklist for spreadsheets). The only door to XlsxWriter.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from ..views.contacts import ContactList
from ..words import cells
from . import Page
from .blocks import Paragraph
from .compose import compose
from .rows import COLUMNS, disarm, rows

_WIDEST = 48


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
        width = min(max(max(map(cells, text.split("\n"))) for text in texts for text in [text]), _WIDEST) + 3
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
