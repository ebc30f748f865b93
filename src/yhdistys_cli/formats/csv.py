"""Contacts as CSV, for programs (RFC 4180: CRLF, UTF-8 without a byte order mark). The keys are English and stable."""

import csv
from io import StringIO

from ..views.contacts import ContactList
from . import Page
from .rows import COLUMNS, disarm, rows


def write(view: ContactList, page: Page) -> str:
    """A header and one row a person; every column is always there."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.key for column in COLUMNS])
    for row in rows(view, page.words):
        writer.writerow([disarm(row[column.key]) for column in COLUMNS])
    return out.getvalue()
