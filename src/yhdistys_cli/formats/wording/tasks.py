"""What a coordinator has to do, in words: the task, by when, why, and the commands that do it."""

import re
from collections.abc import Iterator

from ...models import Absence
from ...views.tasks import DAY, NAME, NEW, PAGE, UNIT, Command, Task
from ...views.todo import Todo
from ...words import N_, Words
from .agenda import by, hours, responsible, titles, when, when_before
from .phrases import names, span
from .planned import finding

# What stands in a command in the place of what is not known yet.
_PLACES = {DAY: N_("DAY"), NAME: N_("NAME"), NEW: N_("NEW"), PAGE: N_("PAGE"), UNIT: N_("UNIT")}
# So many pages are named where nobody ever looked at any.
_FEW = 3


def parts(view: Todo, words: Words) -> list[tuple[str, list[Task]]]:
    """The tasks under their headings: what is late, what has a day, what has none; none without a task."""
    _ = words.gettext
    groups = (
        (_("Late"), [task for task in view.tasks if task.due and task.due < view.today]),
        (_("By a day"), [task for task in view.tasks if task.due and task.due >= view.today]),
        (_("When there is time"), [task for task in view.tasks if task.due is None]),
    )
    return [(title, tasks) for title, tasks in groups if tasks]


def what(task: Task, words: Words) -> str:
    """What is to be done, and about what, in a line."""
    _ = words.gettext
    sentences = {
        "decide": _("{event}: decide the date for {year}"),
        "confirm": _("{event}: confirm {when}"),
        "promise": words.ngettext(
            "{event}: decide {n} date for {year}", "{event}: decide {n} dates for {year}", task.number
        ),
        "record": _("{event}: record how it was ({when})"),
        "term-ends": _("{units}: find somebody to follow {people}"),
        "vacant": _("{units}: find a contact person"),
        "nobody": _("{units}: find a contact person"),
        "unknown-contact": _("{units}: find out who the contact person is"),
        "no-substitute": _("{people}: find a substitute"),
        "substitute-away": _("{people}: find another substitute"),
        "no-answer": _("{area}: agree on which unit is responsible"),
        "stale": _("Look at the page {page} again")
        if task.pages and task.pages[0].source
        else _("Read the guide again"),
        "never-checked": words.ngettext(
            "Look at {n} page that nobody has checked yet",
            "Look at {n} pages that nobody has checked yet",
            len(task.pages),
        ),
        "remove": _("{people}: remove from the guide"),
        "school-holidays": _("Write down the school holidays of {year}"),
    }
    happening = task.row.happening if task.row else None
    number = task.number or len(task.pages)
    return sentences[task.code].format(
        event=titles(task.row, words) if task.row else "",
        year=happening.year if happening else task.year,
        when=_when(task, words),
        n=number,
        units=names(task.units, words),
        people=words.join(person.name for person in task.people),
        area=words.text(task.area.title) if task.area else "",
        page=task.pages[0].source if task.pages else "",
    )


def _when(task: Task, words: Words) -> str:
    """When it is, and of what is to be confirmed at which hours."""
    if task.row is None:
        return ""
    happening = task.row.happening
    said = hours(happening, words) if task.code == "confirm" else ""
    return ", ".join(filter(None, (when(happening, words, weekdays=False), said)))


def due(task: Task, words: Words) -> str:
    """By which day; empty where any will do."""
    return by(words.date(task.due), words) if task.due else ""


def reasons(task: Task, words: Words) -> list[str]:
    """Why now, and what to know: a line each."""
    return [line for line in _reasons(task, words) if line]


def _reasons(task: Task, words: Words) -> Iterator[str]:
    _ = words.gettext
    day = words.date(task.day) if task.day else ""
    if task.row:
        yield from _of_date(task, words)
    elif task.code == "term-ends":
        yield words.ngettext(
            "The term ends on {date}, and nobody follows.",
            "The terms end on {date}, and nobody follows.",
            len(task.people),
        ).format(date=day)
    elif task.code == "vacant":
        yield _("The post is vacant from {date} on.").format(date=day)
    elif task.code == "nobody":
        yield _("No contact person is named.")
    elif task.code == "unknown-contact":
        yield _("The contact person is not known.")
    elif task.code in ("no-substitute", "substitute-away") and task.absence:
        yield from _of_absence(task, task.absence, words)
    elif task.code == "no-answer":
        yield _("The guide names no contact person.")
    elif task.code in ("stale", "never-checked"):
        yield from _of_pages(task, words)
    elif task.code == "remove":
        yield _("The last term ended on {date}. Personal data that nobody needs is not kept.").format(date=day)
    elif task.code == "school-holidays":
        yield _("Without them nobody sees whether an evening falls into a holiday.")
        yield _("Write it down in {file}: {field}").format(file="school_holidays.yaml", field="school_holidays")


def _of_date(task: Task, words: Words) -> Iterator[str]:
    _ = words.gettext
    assert task.row
    happening = task.row.happening
    if task.code == "confirm":
        yield _("The time is a forecast; the city has not confirmed it.")
    elif task.code == "promise":
        yield _("Promised in the guide: {when}.").format(when=when(happening, words))
    elif task.code == "record":
        yield _("The time comes from its rule, and nobody recorded how it was. If there was none, record that.")
    if task.row.last_time:
        yield _("The last time was {when}.").format(when=when_before(task.row.last_time, words))
    yield _capital(responsible(task.row, words))
    yield from (finding(found, words) for found in task.findings)


def _of_absence(task: Task, absence: Absence, words: Words) -> Iterator[str]:
    _ = words.gettext
    both = words.span(absence.since, absence.until) if absence.until else span(absence, words)
    if task.substitute:
        yield _("Away {span}, and {name}, who stands in, is away too.").format(span=both, name=task.substitute.name)
    else:
        yield _("Away {span}, and nobody else is there.").format(span=both)


def _of_pages(task: Task, words: Words) -> Iterator[str]:
    _ = words.gettext
    if task.code == "stale":
        (page,) = task.pages
        date = words.date(page.checked) if page.checked else ""
        yield words.ngettext(
            "{n} fact, last checked on {date}.", "{n} facts, the oldest checked on {date}.", page.number
        ).format(n=page.number, date=date)
        yield page.url or ""
        return
    shown = [page.url or page.source for page in task.pages[:_FEW]]
    yield from shown
    if more := len(task.pages) - len(shown):
        yield words.ngettext("and {n} more page", "and {n} more pages", more).format(n=more)


def commands(task: Task, words: Words) -> list[str]:
    """The commands that do it, as one types them; a word in capitals is still to be put in."""
    return [words.command(*typed(command, words)) for command in task.commands]


def typed(command: Command, words: Words) -> Iterator[str]:
    """The words of a command: in quotation marks where they must be, and what is still to be put in, in capitals."""
    for word in command:
        if word in _PLACES:
            yield words.gettext(_PLACES[word])
        else:
            yield word if re.fullmatch(r"[\w./:@%+=–…-]+", word) else '"' + word.replace('"', '\\"') + '"'


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
