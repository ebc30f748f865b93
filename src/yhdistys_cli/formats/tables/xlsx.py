"""An answer as a spreadsheet for an office worker: one real table with a filter, as accessible as the format allows.

One header row of unique names, no merged cells, no blank rows, wrapped text, a frozen header, links that work, and no
cell left empty without a word (UK Analysis Function, checklist for spreadsheets). The only door to XlsxWriter.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from ...words import cells
from .. import Page
from ..prose.compose import compose
from ..wording.blocks import Paragraph
from .csv import disarm
from .sheets import sheet

_WIDEST = 48


def write(view: Any, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same answer."""
    from xlsxwriter import Workbook

    title, columns, rows = sheet(view, page.words)
    _ = page.words.gettext
    widths = [
        min(max(cells(_(column.title)) + 4, *(cells(row[i]) for row in rows)), _WIDEST) if rows else 12
        for i, column in enumerate(columns)
    ]
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same answer is the same bytes.
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0B4FA0", "underline": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    paper = book.add_worksheet(title[:31])
    headers = [{"header": _(column.title), "header_format": bold} for column in columns]
    table: dict[str, Any] = {"name": "Answer", "style": "Table Style Medium 2", "columns": headers}
    paper.add_table(0, 0, max(len(rows), 1), len(columns) - 1, table)
    for number, width in enumerate(widths):
        paper.set_column(number, number, width + 2)
    for line, row in enumerate(rows, 1):
        # Excel fits the height of a row by itself, LibreOffice does not.
        paper.set_row(line, 15 * max(-(-cells(text) // width) for text, width in zip(row, widths, strict=True)))
        for number, (column, text) in enumerate(zip(columns, row, strict=True)):
            if column.key == "email" and "@" in text:
                paper.write_url(line, number, f"mailto:{text}", link, text)
            elif column.key in ("directory", "source") and text.startswith(("http://", "https://")):
                paper.write_url(line, number, text, link, text)
            else:
                paper.write_string(line, number, disarm(text), wrapped)
    paper.freeze_panes(1, 1)
    paper.set_landscape()
    paper.set_paper(9)
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
    last = compose(view, page.words)[-1]
    paper.set_footer(f"&L{last.text.replace('&', '&&') if isinstance(last, Paragraph) else ''}&R&P/&N")
    book.close()
    return out.getvalue()
