"""A letter as a draft for a mail program (RFC 5322): plain text, and the calendar entry as an attachment.

It has no sender, no receiver and no date: those are of whoever sends it. The same letter is the same bytes.
"""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from ..views.letter import Letter
from ..words import Words
from . import Page
from .prose import text
from .wording.letter import subject


def write(view: Letter, page: Page) -> bytes:
    """The bytes of an .eml file."""
    from .calendar.ics import write as calendar

    message = EmailMessage(policy=SMTP)
    first = Words(view.languages[0], page.words.own)
    message["Subject"] = subject(view, first)
    # Mail programs then open it to be edited, not as something that was received.
    message["X-Unsent"] = "1"
    body = text.write(view, Page(page.words))
    message.set_content(body, cte="quoted-printable")
    if view.calendar:
        entry = calendar(view.calendar, Page(first))
        message.add_attachment(
            entry.encode(),
            maintype="text",
            subtype="calendar",
            filename=f"{view.row.happening.event.id}.ics",
            params={"charset": "utf-8"},
        )
        message.set_boundary(f"yhdistys-{sha256((body + entry).encode()).hexdigest()[:32]}")
    return message.as_bytes()
