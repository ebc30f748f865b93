"""What is to be done as a list for calendars and task programs: VTODO of iCalendar (RFC 5545 3.6.2)."""

from urllib.parse import quote

from ...views.tasks import Task
from ...views.todo import Todo
from ...words import Words
from .. import Page
from ..contentlines import fold, text
from ..wording.phrases import provenance_line
from ..wording.tasks import commands, reasons, what


def write(view: Todo, page: Page) -> str:
    """The tasks in lines of at most 75 octets that end with CRLF; the same bytes for the same day and data."""
    words = page.words
    _, language = words.gettext, f";LANGUAGE={words.language}"
    names = ", ".join(map(words.text, (view.provenance.municipality.name, *view.named)))
    title = text(f"{names}: {_('To do')}")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//yhdistys//yhdistys//{words.language.upper()}",
        f"NAME{language}:{title}",
        f"X-WR-CALNAME:{title}",
        f"DESCRIPTION{language}:{text(provenance_line(view.provenance, words).text)}",
    ]
    for task in view.tasks:
        lines += _todo(task, view, words)
    return "".join(f"{fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _todo(task: Task, view: Todo, words: Words) -> list[str]:
    language = f";LANGUAGE={words.language}"
    domain = view.domain or f"yhdistys-{view.provenance.municipality.code}.invalid"
    url = next((page.url for page in task.pages if page.url), None) if len(task.pages) == 1 else None
    is_late = task.due is not None and task.due < view.today
    lines = [
        "BEGIN:VTODO",
        f"UID:{text(f'todo-{_id(task)}@{domain}')}",
        f"DTSTAMP:{view.today:%Y%m%d}T000000Z",
        f"SUMMARY{language}:{text(what(task, words))}",
        f"DESCRIPTION{language}:{text(chr(10).join((*reasons(task, words), *commands(task, words))))}",
        "STATUS:NEEDS-ACTION",
        # 1 is the highest, 9 the lowest, 5 between them.
        f"PRIORITY:{1 if is_late else 5 if task.due else 9}",
    ]
    if task.due:
        lines.append(f"DUE;VALUE=DATE:{task.due:%Y%m%d}")
    if url:
        lines.append(f"URL:{quote(url, safe=_VISIBLE)}")
    return [*lines, "END:VTODO"]


_VISIBLE = "".join(map(chr, range(33, 127)))


def _id(task: Task) -> str:
    """What tells a task from every other, and stays the same as long as it is to be done."""
    about: list[str] = []
    if task.row:
        about = ["-".join(map(str, task.row.happening.round))]
    about += [person.id for person in task.people]
    about += [unit.id for unit in task.units]
    about += [task.area.id] if task.area else []
    about += [str(task.year)] if task.year else []
    about += [task.absence.since.isoformat()] if task.absence else []
    about += [quote(task.pages[0].source, safe="")] if task.code == "stale" else []
    return "-".join((task.code, *about))
