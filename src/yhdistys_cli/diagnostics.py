"""Problems as values: a code, where it is, and what the sentence needs. No prose and no line numbers here.

The sentence comes from the catalogues (`formats.problems`), the line and column from `source` when it is shown.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from .records import record

Path = tuple[str | int, ...]

Severity = Literal["error", "warning", "note"]
ERROR: Literal["error"] = "error"
WARNING: Literal["warning"] = "warning"
NOTE: Literal["note"] = "note"

# The rule: an error makes an answer wrong or impossible. A warning is what can be fixed in the data now, although
# answers are right. A note may well be as it should: somebody must look, or decide.
CODES: dict[str, Severity] = {
    # the folder and its files
    "no-folder": ERROR,
    "not-a-folder": ERROR,
    "missing-file": ERROR,
    "unreadable-file": ERROR,
    "file-and-folder": ERROR,
    "unknown-file": WARNING,
    "leftover": WARNING,
    "too-many-files": WARNING,
    "too-large": ERROR,
    "too-many-values": ERROR,
    "too-many-errors": ERROR,
    "empty-file": ERROR,
    # the text
    "not-utf8": ERROR,
    "byte-order-mark": WARNING,
    "control-character": ERROR,
    "tab-indentation": ERROR,
    "syntax": ERROR,
    "too-deep": ERROR,
    "several-documents": ERROR,
    "anchor": ERROR,
    "alias": ERROR,
    "tag": ERROR,
    "key-not-text": ERROR,
    "repeated-key": ERROR,
    # one record
    "wrong-type": ERROR,
    "missing-field": ERROR,
    "unknown-field": ERROR,
    "old-name": NOTE,
    "empty-value": ERROR,
    "too-long": ERROR,
    "line-break": ERROR,
    "unknown-value": ERROR,
    "bad-id": ERROR,
    "bad-date": ERROR,
    "bad-email": ERROR,
    "bad-phone": ERROR,
    "bad-url": ERROR,
    "bad-site-url": ERROR,
    "bad-municipality-code": ERROR,
    "bad-time": ERROR,
    "bad-day-of-year": ERROR,
    "bad-number": ERROR,
    "bad-colour": ERROR,
    "bad-domain": ERROR,
    "not-one-way": ERROR,
    "window-end": ERROR,
    "unquoted-value": WARNING,
    # several records
    "written-twice": ERROR,
    "duplicate-id": ERROR,
    "topic-id": ERROR,
    "end-before-start": ERROR,
    "unknown-person": ERROR,
    "own-substitute": ERROR,
    "unknown-unit": ERROR,
    "unknown-service-area": ERROR,
    "unknown-body": ERROR,
    "unknown-topic": ERROR,
    "unknown-area": ERROR,
    "unknown-event": ERROR,
    "event-ring": ERROR,
    "wrong-year": ERROR,
    "revision-too-low": ERROR,
    "skipped-hour": ERROR,
    "window-reversed": ERROR,
    "repeated-hour": WARNING,
    "same-day-twice": WARNING,
    "similar-id": ERROR,
    "duplicate-name": WARNING,
    "unclear-name": WARNING,
    "duplicate-email": WARNING,
    "unused-person": WARNING,
    "no-contact": WARNING,
    "contact-unknown": NOTE,
    "contact-ends": WARNING,
    "no-substitute": NOTE,
    "substitute-away": NOTE,
    "two-contacts": NOTE,
    "overlapping-terms": WARNING,
    "vacancy-with-contact": WARNING,
    "no-answer": WARNING,
    "answer-unknown": NOTE,
    "ended-unit": WARNING,
    "unlisted-municipality": NOTE,
    "municipality-mismatch": WARNING,
    "colour-too-light": NOTE,
    "site-without-https": WARNING,
    "no-accessibility": WARNING,
    "not-assessed": WARNING,
    "old-assessment": NOTE,
    # the words
    "trailing-space": WARNING,
    "double-space": WARNING,
    "invisible-character": WARNING,
    "comment-after-text": WARNING,
    "broken-hyphenation": WARNING,
    "straight-quote": WARNING,
    "missing-language": WARNING,
    "untranslated": WARNING,
    "private-address": WARNING,
    "unreachable-url": WARNING,
    # the years
    "no-effect": WARNING,
    "missing-year": NOTE,
    "unrecorded": NOTE,
    "no-hour": NOTE,
    "off-rule": NOTE,
    "stale-check": WARNING,
    "future-day": WARNING,
    "no-school-holidays": WARNING,
    # what `plan` finds
    "no-day": NOTE,
    "promise": NOTE,
    "not-confirmed": NOTE,
    "short-notice": WARNING,
    "same-day": WARNING,
    "holiday": WARNING,
    "holiday-eve": NOTE,
    "school-holiday": NOTE,
    "info-after-window": WARNING,
    "registration-after-event": WARNING,
    "decision-before-close": WARNING,
}


@record
class DataPath:
    """A value in the data by its keys and indices, such as `units`, 3, `contacts`, 0.

    `file` is the name shown to people; a check over several records names the section (`contacts`) instead, and
    `load` puts the file in its place.
    """

    file: str
    path: Path = ()


@record
class TextRange:
    """Characters `start` to `end` of a file, where there is no value to name because the text could not be read."""

    file: str
    start: int
    end: int


@record
class Diagnostic:
    """A problem. `on` says whether the value at the address is meant, or its key; `params` feed the sentence.

    `related` are places that belong to it, such as where an id was written first. `fix` is the text that belongs in
    the place of what is marked, where exactly one answer is right.
    """

    code: str
    at: DataPath | TextRange
    on: Literal["value", "key"] = "value"
    params: Mapping[str, str] = field(default_factory=dict)
    related: tuple[DataPath | TextRange, ...] = ()
    fix: str | None = None

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `note`, by the table of codes."""
        return CODES[self.code]


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity == ERROR for d in diagnostics)
