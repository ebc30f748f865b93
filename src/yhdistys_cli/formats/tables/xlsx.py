"""An answer as a spreadsheet for an office worker: one real table with a filter, as accessible as the format allows.

One header row of unique names, no merged cells, no blank rows, wrapped text, a frozen header, links that work, and no
cell left empty without a word (UK Analysis Function, checklist for spreadsheets). The only door to XlsxWriter.
"""

from datetime import date, datetime
from io import BytesIO
from typing import Any
from urllib.parse import quote

from ...views.clock import ClockView
from ...views.contacts import ContactList
from ...views.plan import Plan
from ...words import Words, cells
from .. import Page
from .sheets import Cell, sheet

_WIDEST = 48
# What Excel takes at most: the links of a sheet, the characters of a footer; and its calendar's first sound day.
_LINKS, _FOOTER, _FIRST_DAY = 65_530, 255, date(1900, 3, 1)
# What an address for mail may have unescaped (RFC 6068): a question mark would begin headers.
_MAIL = "@!$'*+-._~"
_DAYS = {"en": "d mmmm yyyy"}
_HOURS = {"fi": '"klo" h"."mm', "sv": '"kl." h"."mm', "en": "hh:mm"}


def write(view: ContactList | ClockView | Plan, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same answer."""
    from xlsxwriter import Workbook

    title, columns, rows, provenance = sheet(view, page.words)
    _ = page.words.gettext
    widths = [
        min(max(cells(_(column.title)) + 4, *(cells(_said(row[i], page.words)) for row in rows)), _WIDEST)
        if rows
        else 12
        for i, column in enumerate(columns)
    ]
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same answer is the same bytes.
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    top = {"text_wrap": True, "valign": "top"}
    wrapped = book.add_format({**top, "num_format": "@"})
    link = book.add_format({**top, "font_color": "#0B4FA0", "underline": True})
    day = _DAYS.get(page.words.language, "d.m.yyyy")
    dated = book.add_format({**top, "num_format": day, "align": "left"})
    timed = book.add_format({**top, "num_format": f"{day} {_HOURS[page.words.language]}", "align": "left"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    paper = book.add_worksheet(title[:31])
    headers = [{"header": _(column.title), "header_format": bold} for column in columns]
    table: dict[str, Any] = {"name": "Answer", "style": "Table Style Medium 2", "columns": headers}
    paper.add_table(0, 0, max(len(rows), 1), len(columns) - 1, table)
    for number, width in enumerate(widths):
        paper.set_column(number, number, width + 2)
    links = 0
    for line, row in enumerate(rows, 1):
        # Excel fits the height of a row by itself, LibreOffice does not.
        paper.set_row(line, 15 * max(map(_lines, (_said(cell, page.words) for cell in row), widths)))
        for number, (column, cell) in enumerate(zip(columns, row, strict=True)):
            address = _address(column.key, cell) if links < _LINKS else ""
            if isinstance(cell, date) and date(cell.year, cell.month, cell.day) >= _FIRST_DAY:
                paper.write_datetime(line, number, cell, timed if isinstance(cell, datetime) else dated)
            elif address:
                links += 1
                paper.write_url(line, number, address, link, _said(cell, page.words))
            else:
                paper.write_string(line, number, _said(cell, page.words), wrapped)
    paper.freeze_panes(1, 1)
    paper.set_landscape()
    paper.set_paper(9)
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
    paper.set_footer(_footer(provenance))
    book.close()
    return out.getvalue()


def _said(cell: Cell, words: Words) -> str:
    """A cell as a reader sees it."""
    if isinstance(cell, str):
        return cell
    return words.date(cell) + (f" {words.hours(cell.time())}" if isinstance(cell, datetime) else "")


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters."""
    return sum(max(1, -(-cells(line) // width)) for line in text.split("\n"))


def _address(key: str, cell: Cell) -> str:
    """Where the link of a cell leads; empty for none."""
    if not isinstance(cell, str):
        return ""
    if key == "email" and "@" in cell:
        return f"mailto:{quote(cell, safe=_MAIL)}"
    return cell if key in ("directory", "source") and cell.startswith(("http://", "https://")) else ""


def _footer(text: str) -> str:
    """Whose data it is and the page's number, in as many characters as Excel allows."""
    left, pages = "&L", "&R&P/&N"
    room = _FOOTER - len(left) - len(pages)
    said = text.replace("&", "&&")
    while len(said) > room:
        text = text[:-1]
        said = f"{text.rstrip()}…".replace("&", "&&")
    return f"{left}{said}{pages}"
