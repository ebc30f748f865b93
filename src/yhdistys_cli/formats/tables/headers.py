"""Which rows of headers are those of an answer: such a table is to be read, not to be edited and brought back."""

from collections.abc import Iterable, Sequence

from ...languages import LANGUAGES
from ...words import Words
from . import csv, sheets


def is_answer(headers: Sequence[object]) -> bool:
    """Whether these are the headers of an answer's table, in any language."""
    found = [header for header in headers if isinstance(header, str) and header]
    if found in (list(csv.CONTACTS), list(csv.CLOCK)):
        return True
    for columns in (sheets.CONTACTS, sheets.CLOCK, sheets.PLAN, sheets.TODO, sheets.HANDOVER):
        for language in LANGUAGES:
            _ = Words(language).gettext
            wanted = {_(column.title) for column in columns if column.always}
            if wanted <= set(found) and _in_order(found, [_(column.title) for column in columns]):
                return True
    return False


def _in_order(found: Iterable[str], columns: Iterable[str]) -> bool:
    """Whether all that was found are columns, in their order."""
    rest = iter(columns)
    return all(header in rest for header in found)
