"""Make the workbooks of this folder that LibreOffice has really saved: README.md tells how. Run by its own Python."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FilterOperator import EQUAL, NOT_EMPTY
from com.sun.star.table import TableSortField

PORT = 20_021
XLSX, ODS = "Calc MS Excel 2007 XML", "calc8"


def properties(**values):
    found = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        found.append(one)
    return tuple(found)


class Office:
    """LibreOffice, without a window."""

    def __init__(self):
        self.home = tempfile.TemporaryDirectory()
        accept = f"--accept=socket,host=localhost,port={PORT};urp;"
        profile = f"-env:UserInstallation=file://{self.home.name}"
        self.process = subprocess.Popen(["soffice", "--headless", "--norestore", profile, accept])
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _second in range(120):
            try:
                context = resolver.resolve(f"uno:socket,host=localhost,port={PORT};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(1)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def open(self, path):
        return self.desktop.loadComponentFromURL(Path(path).resolve().as_uri(), "_blank", 0, properties(Hidden=True))

    def save(self, document, path, kind):
        document.storeToURL(Path(path).resolve().as_uri(), properties(FilterName=kind))
        document.close(True)

    def end(self):
        self.desktop.terminate()
        self.process.wait(60)
        self.home.cleanup()


def used(sheet):
    """The cells of a sheet that hold something."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)


def sort(sheet, column):
    field = TableSortField()
    field.Field, field.IsAscending = column, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    used(sheet).sort(properties(SortFields=fields, ContainsHeader=True))


def show_only(sheet, column, operator, text=""):
    """A filter, as the arrow at a header sets it."""
    descriptor = sheet.createFilterDescriptor(True)
    field = TableFilterField()
    field.Field, field.Operator, field.StringValue = column, operator, text
    descriptor.FilterFields = (field,)
    descriptor.ContainsHeader = True
    used(sheet).filter(descriptor)


def main(exported, folder):
    folder = Path(folder)
    office = Office()
    try:
        office.save(office.open(exported), folder / "saved.xlsx", XLSX)

        document = office.open(exported)
        for name, column in (("Henkilöt", 0), ("Vastuut", 1), ("Päivät", 1)):
            sort(document.Sheets.getByName(name), column)
        office.save(document, folder / "sorted.xlsx", XLSX)

        document = office.open(exported)
        show_only(document.Sheets.getByName("Henkilöt"), 2, NOT_EMPTY)
        show_only(document.Sheets.getByName("Vastuut"), 0, EQUAL, "Liikuntapalvelut")
        office.save(document, folder / "filtered.xlsx", XLSX)

        office.save(office.open(exported), folder / "saved.ods", ODS)
        office.save(office.open(folder / "saved.ods"), folder / "back_from_ods.xlsx", XLSX)

        document = office.open(exported)
        people, terms, days = (document.Sheets.getByName(name) for name in ("Henkilöt", "Vastuut", "Päivät"))
        # As a user types, in cells of the formats that they have: FormulaLocal guesses as the keyboard does.
        people.getCellRangeByName("C4").FormulaLocal = "0401112222"
        people.getCellRangeByName("A7").FormulaLocal = "Maija Malli"
        people.getCellRangeByName("C7").FormulaLocal = "0409876543"
        terms.getCellRangeByName("E4").FormulaLocal = "28.2.2027"
        terms.getCellRangeByName("A6").FormulaLocal = "Viestintä"
        terms.getCellRangeByName("B6").FormulaLocal = "Maija Malli"
        days.getCellRangeByName("E4").FormulaLocal = "16.00"
        office.save(document, folder / "typed.xlsx", XLSX)
    finally:
        office.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
