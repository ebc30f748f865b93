"""A workbook to edit: one table a sheet, real days, phones as text, lists to choose from; its own base hidden in it.

Nothing is protected, because a protected sheet can neither grow nor be sorted. The key is a grey column inside the
table, so that sorting takes it along. The base is what `import` compares with.
"""

import json
from datetime import date, datetime
from io import BytesIO
from typing import Any

from ...reconcile.columns import BASE, LISTS, ROLES, STATES, Column, Table
from ...reconcile.exported import Exported
from ...words import N_, Words, cells
from .. import Page

_WIDEST, _NARROWEST = 44, 10
# Excel's calendar has a first sound day, and a cell so many characters.
_FIRST_DAY, _CELL = date(1900, 3, 1), 30_000
# So many rows below the headers offer their choices, also where nothing stands yet.
_ROWS = 2000
_DAYS = {"en": "d mmm yyyy"}

_HOW = (
    N_("Correct, add and sort as you like. Save the file as .xlsx; then give it to this command:"),
    "yhdistys import {file}",
    N_("It shows what would change, and asks. Nothing is written before that."),
    "",
    N_("Do not touch the grey column. In a new row leave it empty."),
    N_("If somebody leaves, write the last day into “Ends” on the sheet “Duties”. Do not delete the row."),
    N_("If a day is cancelled, choose “cancelled” as its state. Do not delete the row."),
    N_("Days are written like 14.4.2027, hours like 17.00. Phone numbers are text, so that they keep their zero."),
    N_("Days of which only the month or the week is known are not here."),
    N_("Columns of your own may stand beside the others; they are passed over."),
    "",
    N_("This file is for editing. Do not publish it: for that there is yhdistys contacts -o FILE.xlsx"),
)


def write(view: Exported, page: Page) -> bytes:
    """The bytes of an .xlsx file; the same for the same guide and language."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # The file would carry the time of writing; the same guide is the same bytes.
    book.set_properties({"title": view.name, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    writer = _Writer(book, view, page.words)
    writer.instructions()
    for number, (table, rows) in enumerate(view.sheets):
        writer.table(table, rows, is_first=number == 0)
    writer.lists()
    writer.base()
    book.close()
    return out.getvalue()


class _Writer:
    """The sheets of a workbook, one after another."""

    def __init__(self, book: Any, view: Exported, words: Words) -> None:
        self._book, self._view, self._words = book, view, words
        top = {"valign": "top"}
        day = _DAYS.get(words.language, "d.m.yyyy")
        self._text = book.add_format({**top, "num_format": "@", "text_wrap": True})
        self._day = book.add_format({**top, "num_format": day, "align": "left"})
        self._key = book.add_format({**top, "num_format": "@", "font_color": "#6B6B6B", "bg_color": "#EDEDED"})
        self._bold = book.add_format({**top, "bold": True, "text_wrap": True})
        _ = words.gettext
        self._lists_title = _(LISTS)
        # The choices, each list a column of the hidden sheet.
        self._lists: dict[str, tuple[str, ...]] = {
            **view.choices,
            "role": tuple(_(message) for _code, message in ROLES),
            "status": tuple(_(message) for _code, message in STATES),
        }

    def instructions(self) -> None:
        """The first sheet: what to do with the others."""
        _ = self._words.gettext
        paper = self._book.add_worksheet(_("Instructions")[:31])
        paper.set_column(0, 0, 100, self._text)
        paper.write_string(0, 0, self._view.name, self._bold)
        for number, text in enumerate(_HOW, 2):
            paper.write_string(number, 0, (_(text) if text else "").format(file=f"{_('FILE')}.xlsx"), self._text)
        paper.hide_gridlines(2)

    def table(self, table: Table, rows: tuple[tuple[str, ...], ...], is_first: bool) -> None:
        """A sheet with one table, and its choices."""
        _ = self._words.gettext
        paper = self._book.add_worksheet(_(table.title)[:31])
        titles = [_(column.title) for column in table.columns]
        said = [[self._said(column, text) for column, text in zip(table.columns, row, strict=True)] for row in rows]
        for number, column in enumerate(table.columns):
            longest = max([cells(titles[number]) + 4, *(cells(str(row[number])) for row in said)])
            width = min(max(longest, _NARROWEST), _WIDEST) + 2
            paper.set_column(number, number, width, self._format(column))
            if choices := self._choices(column):
                self._offer(paper, number, choices)
        headers = [{"header": title, "header_format": self._bold} for title in titles]
        style = {"name": table.name.capitalize(), "style": "Table Style Light 9", "columns": headers}
        paper.add_table(0, 0, max(len(rows), 1), len(titles) - 1, style)
        for line, row in enumerate(said, 1):
            for number, column in enumerate(table.columns):
                value = row[number]
                if isinstance(value, date):
                    paper.write_datetime(line, number, value, self._day)
                elif value:
                    paper.write_string(line, number, value, self._format(column))
        paper.freeze_panes(1, 1)
        paper.set_landscape()
        paper.set_paper(9)
        paper.fit_to_pages(1, 0)
        paper.repeat_rows(0)
        if is_first:
            paper.activate()

    def _format(self, column: Column) -> Any:
        return {"day": self._day, "key": self._key}.get(column.kind, self._text)

    def _said(self, column: Column, text: str) -> str | date:
        """A cell as it is written: a day where it is one, a choice by its word."""
        if column.kind == "choice":
            return self._words.gettext(dict(column.words).get(text, text))
        if column.kind == "day":
            try:
                day = date.fromisoformat(text)
            except ValueError:
                return text
            return day if day >= _FIRST_DAY else f"{day.day}.{day.month}.{day.year}"
        return text

    def _choices(self, column: Column) -> str:
        """The list from which a column's cells are chosen; empty for none."""
        name = column.key if column.kind == "choice" else column.kind
        return name if self._lists.get(name) else ""

    def _offer(self, paper: Any, number: int, name: str) -> None:
        place = list(self._lists).index(name)
        letter = chr(ord("A") + place)
        source = f"='{self._lists_title}'!${letter}$2:${letter}${len(self._lists[name]) + 1}"
        # What is not in the list can be written all the same: somebody new is in no list.
        options = {"validate": "list", "source": source, "error_type": "warning"}
        paper.data_validation(1, number, _ROWS, number, options)

    def lists(self) -> None:
        """The hidden sheet of choices."""
        _ = self._words.gettext
        paper = self._book.add_worksheet(self._lists_title)
        for number, (name, choices) in enumerate(self._lists.items()):
            paper.write_string(0, number, name)
            for line, choice in enumerate(choices, 1):
                paper.write_string(line, number, choice)
        paper.hide()

    def base(self) -> None:
        """The hidden sheet of what was exported, in pieces that fit into cells."""
        paper = self._book.add_worksheet(BASE)
        text = json.dumps(self._view.base, ensure_ascii=False, separators=(",", ":"))
        for number in range(0, len(text), _CELL):
            paper.write_string(number // _CELL, 0, text[number : number + _CELL])
        paper.very_hidden()
