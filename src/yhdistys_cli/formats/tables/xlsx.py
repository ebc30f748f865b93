"""An answer as a spreadsheet for an office worker: one real table with a filter, as accessible as the format allows.

One header row of unique names, no merged cells, no blank rows, wrapped text, a frozen header, links that work (UK
Analysis Function, checklist for spreadsheets). Days and hours are real ones, days left are counted when the file is
open. What is printed is a page wide in letters of at least 9 points: the columns that fit. The only door to XlsxWriter.
"""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from urllib.parse import quote

from ...words import Words, cells
from .. import Page
from .sheets import DAYS_LEFT, Cell, Sheet, Tabled, sheet

_WIDEST = 40
# What Excel takes at most: the links of a sheet, the characters of a header or footer; its calendar's first sound day.
_LINKS, _FOOTER, _FIRST_DAY = 65_530, 255, date(1900, 3, 1)
# What an address for mail may have unescaped (RFC 6068): a question mark would begin headers.
_MAIL = "@!$'*+-._~"
_DAY = {"en": "d mmmm yyyy"}
_HOUR = {"en": "hh:mm"}
# A column of so many characters is so many pixels wide (Calibri 11). A lying page of A4 has room for _PAGE pixels
# between its margins where letters of 11 points are printed in 9.
_PIXELS, _PADDING, _PAGE = 7, 5, int((297 - 2 * 10) / 25.4 * 96 * 11 / 9)
_MARGIN = 10 / 25.4
# Columns that somebody fills in, by what may stand in them.
_FILLED_DAYS, _FILLED_HOURS = ("decided_first", "decided_last"), ("decided_hour",)


def write(view: Tabled, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same answer."""
    from xlsxwriter import Workbook

    made = sheet(view, page.words)
    title, columns, rows, provenance = made
    _ = page.words.gettext
    widths = _widths(made, page.words)
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same answer is the same bytes.
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    top = {"text_wrap": True, "valign": "top"}
    wrapped = book.add_format({**top, "num_format": "@"})
    link = book.add_format({**top, "font_color": "#0B4FA0", "underline": True})
    dated = book.add_format({**top, "num_format": _DAY.get(page.words.language, "d.m.yyyy"), "align": "left"})
    timed = book.add_format({**top, "num_format": _HOUR.get(page.words.language, 'h"."mm'), "align": "left"})
    counted = book.add_format({**top, "num_format": "0", "align": "left"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    paper = book.add_worksheet(title[:31])
    headers = [{"header": _(column.title), "header_format": bold} for column in columns]
    table: dict[str, Any] = {"name": "Answer", "style": "Table Style Medium 2", "columns": headers}
    paper.add_table(0, 0, max(len(rows), 1), len(columns) - 1, table)
    paper.set_row(0, 15 * max(len(_(column.title).split()) for column in columns))
    keys = [column.key for column in columns]
    formats = {**dict.fromkeys(_FILLED_DAYS, dated), **dict.fromkeys(_FILLED_HOURS, timed)}
    for number, width in enumerate(widths):
        paper.set_column(number, number, width, formats.get(keys[number]))
    links = 0
    for line, row in enumerate(rows, 1):
        # Excel fits the height of a row by itself, LibreOffice does not.
        paper.set_row(line, 15 * max(map(_lines, (_said(cell, page.words) for cell in row), widths)))
        for number, (key, cell) in enumerate(zip(keys, row, strict=True)):
            address = _address(key, cell) if links < _LINKS else ""
            if cell == DAYS_LEFT and key == "days_left":
                formula, left = _days_left(line, keys, row, view)
                paper.write_formula(line, number, formula, counted, left)
            elif isinstance(cell, time):
                paper.write_datetime(line, number, cell, timed)
            elif isinstance(cell, date) and cell >= _FIRST_DAY:
                paper.write_datetime(line, number, cell, dated)
            elif address:
                links += 1
                paper.write_url(line, number, address, link, _said(cell, page.words))
            elif cell != "":
                paper.write_string(line, number, _said(cell, page.words), wrapped)
            else:
                paper.write_blank(line, number, None, formats.get(key, wrapped))
    for number, column in enumerate(columns):
        if column.choices and rows:
            allowed = [_(choice) for choice in column.choices]
            # Whoever writes something else is told, and may: a meeting decides what nobody thought of.
            options = {"validate": "list", "source": allowed, "error_type": "information"}
            paper.data_validation(1, number, len(rows), number, options)
    paper.freeze_panes(1, 1)
    paper.set_landscape()
    paper.set_paper(9)
    paper.set_margins(_MARGIN, _MARGIN, 0.75, 0.75)
    paper.print_area(0, 0, max(len(rows), 1), _printed(widths) - 1)
    paper.fit_to_pages(1, 0)
    paper.repeat_rows(0)
    about = [page.words.text(view.provenance.municipality.name), f"{title} {getattr(view, 'year', None) or ''}".strip()]
    paper.set_header(_cut("&L&B", ": ".join(about), ""))
    paper.set_footer(_cut("&L", provenance, "&R&P/&N"))
    book.close()
    return out.getvalue()


def _widths(made: Sheet, words: Words) -> list[int]:
    """How many characters wide each column is."""
    # A title is in as many lines as it has words, beside the button of the filter.
    titles = [max(map(cells, words.gettext(column.title).split())) + 4 for column in made.columns]
    columns = zip(*made.rows, strict=True) if made.rows else [()] * len(titles)
    widest = [
        max([0, *(cells(line) for cell in column for line in _said(cell, words).split("\n"))]) for column in columns
    ]
    return [min(max(own, said), _WIDEST) + 2 for own, said in zip(titles, widest, strict=True)]


def _printed(widths: list[int]) -> int:
    """How many columns fit on a page; at least one."""
    room, number = _PAGE, 0
    for width in widths:
        room -= width * _PIXELS + _PADDING
        if room < 0:
            break
        number += 1
    return max(1, number)


def _days_left(line: int, keys: list[str], row: list[Cell], view: Tabled) -> tuple[str, Any]:
    """The formula of the days that are left until the last day, empty when it is past; and what it is today."""
    column = keys.index("last")
    name = f"{chr(ord('A') + column)}{line + 1}"
    last = row[column]
    today = getattr(view, "today", None)
    left = (last - today).days if isinstance(last, date) and today and last >= today else ""
    return f'=IF({name}<TODAY(),"",{name}-TODAY())', left


def _said(cell: Cell, words: Words) -> str:
    """A cell as a reader sees it."""
    if isinstance(cell, str):
        return "" if cell == DAYS_LEFT else cell
    return words.date(cell) if isinstance(cell, date) else words.hour(cell)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters."""
    return sum(max(1, -(-cells(line) // width)) for line in text.split("\n"))


def _address(key: str, cell: Cell) -> str:
    """Where the link of a cell leads; empty for none."""
    if not isinstance(cell, str):
        return ""
    if key == "email" and "@" in cell:
        return f"mailto:{quote(cell, safe=_MAIL)}"
    return (
        cell
        if key in ("directory", "source", "page") and "\n" not in cell and cell.startswith(("http://", "https://"))
        else ""
    )


def _cut(before: str, text: str, after: str) -> str:
    """A header or footer, in as many characters as Excel allows."""
    room = _FOOTER - len(before) - len(after)
    said = text.replace("&", "&&")
    while len(said) > room:
        text = text[:-1]
        said = f"{text.rstrip()}…".replace("&", "&&")
    return f"{before}{said}{after}"
