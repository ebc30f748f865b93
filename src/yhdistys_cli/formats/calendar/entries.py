"""The clock as the entries of a calendar: what each says, when it is, and what has no day to be put there.

An entry is a `date` or a `datetime` in the guide's time zone, never both. What takes place on one day at a known hour
has hours. Of a window people need the day on which it closes: a bar over all of its days hides that, and two windows
hide the month. So it is an entry on its first day and one on its last, whole days with the hour in the title. Where
spans are asked for it is one of whole days too: calendars paint an entry of several days with hours over every hour
of each day; the closing day and hour stand in its title, and the alarm counts from its last day. Seasons, which only
fill the calendar, are left out unless they are what was asked for.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ...happenings import Happening
from ...languages import LANGUAGES
from ...models import WINDOWS, Text
from ...views.clock import ClockView, Row
from ...words import N_, Words
from ..wording.agenda import (
    KINDS,
    by,
    hours,
    how_to_register,
    last_year,
    money,
    place,
    programme,
    registration,
    status,
    was,
    when,
    who,
)
from ..wording.phrases import link_line, provenance_line

# When the alarm of an entry without an hour rings: nobody wants it at midnight.
MORNING = timedelta(hours=9)
# What begins and what ends with a window, by its kind: titles begin with what one must do.
_OPENS = {
    "application": N_("Applications open"),
    "report": N_("Reports are taken in"),
    "survey": N_("The survey opens"),
}
_CLOSES = {
    "application": N_("Last day to apply"),
    "report": N_("Last day to report"),
    "survey": N_("Last day to answer"),
}
# The address of a page as it is written for people, whole: none that was cut short with an ellipsis.
_PAGE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s…]*)?")
_STATES = {"forecast": "TENTATIVE", "cancelled": "CANCELLED"}


class Entry(NamedTuple):
    """An entry. `last` is the moment at which it is over (days: the day after); none: nothing is known of its end.

    `language` is that of the title. `busy`: whether it takes the time of who comes. `alarms` are counted from the
    beginning, or, where `deadline`, from the end.
    """

    uid: str
    first: date | datetime
    last: date | datetime | None
    summary: str
    language: str
    description: str
    place: str
    categories: tuple[str, ...]
    url: str
    status: str
    sequence: int
    stamp: date
    busy: bool
    alarms: tuple[timedelta, ...]
    deadline: bool


def entries(view: ClockView, words: Words) -> list[Entry]:
    """What has a day, sorted by beginning and id; windows and months as the view's `calendar` says."""
    found = [_entry(view, row, part, words) for row in view.rows for part in _parts(row.happening, view)]
    return sorted(found, key=lambda entry: (entry.first.isoformat(), entry.uid))


def is_empty(view: ClockView) -> bool:
    """Whether nothing in a view becomes an entry."""
    return not any(_parts(row.happening, view) for row in view.rows)


def seasons(view: ClockView) -> bool:
    """Whether seasons are left out that have a day."""
    return any(_is_left_season(row.happening, view) and row.happening.precision == "day" for row in view.rows)


def _is_left_season(happening: Happening, view: ClockView) -> bool:
    return happening.event.kind == "season" and view.kind != "season"


def _parts(happening: Happening, view: ClockView) -> tuple[str, ...]:
    """What of a happening are entries: the whole (an empty name), its `opens` and `closes`, its `month`, or nothing."""
    if _is_left_season(happening, view):
        return ()
    if happening.precision == "month" and view.calendar.months:
        return ("month",)
    if happening.precision != "day":
        return ()
    if happening.event.kind not in WINDOWS or view.calendar.spans:
        return ("",)
    opens = happening.start is not None and (happening.end is None or _days(happening) > 1)
    return (*(("opens",) if opens else ()), *(("closes",) if happening.end else ()))


def left_out(view: ClockView, words: Words) -> list[str]:
    """What could not be put into the calendar: the title, and as much as is known of when."""
    shown = ("day", "month", "none") if view.calendar.months else ("day", "none")
    present = {row.happening.event.id for row in view.rows if row.happening.precision in shown[:-1]}
    return [
        f"{_line(words.text(row.happening.event.title))} ({when(row.happening, words)})"
        for row in (*view.rows, *view.undated)
        # Of what follows no rule, the dates that are known are all that there is.
        if row.happening.status != "none"
        and (row.happening.precision not in shown or row.happening.event.id not in present)
    ]


def name(view: ClockView, words: Words) -> str:
    """What the calendar is called: the city, what it is narrowed to, the clock, and the year if one was asked."""
    _ = words.gettext
    title = words.text(view.title) or _("Annual clock")
    about = [words.text(view.provenance.municipality.name), *map(words.text, view.named)]
    about += [_(KINDS[view.kind])] if view.kind else []
    return _line(f"{', '.join(about)}: {title}" + (f" {view.year}" if view.year else ""))


def description(view: ClockView, words: Words) -> str:
    """What the calendar is: the clock's note, how well its data is checked, and what is not in it."""
    _ = words.gettext
    said = [*([words.text(view.note)] if view.note else []), provenance_line(view.provenance, words).text]
    if missing := left_out(view, words):
        said.append(
            _("Not in this calendar, because the date is not known: {events}.").format(events="; ".join(missing))
        )
    return "\n".join(said)


def _entry(view: ClockView, row: Row, part: str, words: Words) -> Entry:
    happening = row.happening
    event, occurrence = happening.event, happening.occurrence
    first, last = _moments(happening, part)
    timed = isinstance(first, datetime)
    domain = view.domain or f"yhdistys-{view.provenance.municipality.code}.invalid"
    deadline = not part and event.kind in WINDOWS and _days(happening) > 1
    morning = timedelta() if timed else MORNING - timedelta(days=deadline)
    asked = event.reminders if view.calendar.alarms is None else view.calendar.alarms
    silent = happening.status == "cancelled" or part == "month" or (part == "opens" and happening.end is not None)
    return Entry(
        uid=f"{event.id}-{happening.year}-{happening.number}{part and '-'}{part}@{domain}",
        first=first,
        last=last,
        summary=_summary(view, happening, part, words),
        language=_language(event.title, words),
        description="\n".join(filter(None, _description(view, row, words))),
        place=_line(place(happening, words)),
        categories=tuple(_capital(text) for text in (words.gettext(KINDS[event.kind]), *_areas(row, words))),
        url=_address(view, row),
        status=_STATES.get(happening.status, "CONFIRMED"),
        sequence=max(1, occurrence.revision) if occurrence else 0,
        # Somebody may edit what somebody else checked long ago: programs must not take the new text for an old one.
        stamp=max((occurrence.checked if occurrence else None) or date.min, view.provenance.updated),
        busy=timed and last is not None and happening.status in ("confirmed", "changed"),
        alarms=() if silent else tuple(morning - timedelta(days=days) for days in sorted(set(asked), reverse=True)),
        deadline=deadline,
    )


def _address(view: ClockView, row: Row) -> str:
    """Where an entry leads: to the page of the first of its areas that has one, else to its first link."""
    areas = [area.id for area in row.areas]
    pages = sorted((areas.index(area), page) for area, page in view.calendar.pages if area in areas)
    links = row.happening.links
    return pages[0][1] if pages else links[0].url if links else ""


def _is_window(happening: Happening) -> bool:
    """Whether something has a day on which it closes: it takes several days, or only its closing hour is known."""
    start, end = happening.start, happening.end
    if happening.is_deadline:
        return True
    if happening.event.kind not in WINDOWS or start is None or end is None:
        return False
    return end.day > start.day or bool(end.time and not start.time)


def _days(happening: Happening) -> int:
    assert happening.first_day is not None
    assert happening.last_day is not None
    return (happening.last_day - happening.first_day).days + 1


def _moments(happening: Happening, part: str) -> tuple[date | datetime, date | datetime | None]:
    """The beginning and the end of an entry: both moments of the clock, or both days."""
    start, end = happening.start or happening.end, happening.end
    assert start is not None
    if part == "opens":
        end = start
    elif part == "closes" and _days(happening) > 1:
        assert end is not None
        start = end
    if (
        part in ("", "closes")
        and happening.start
        and start is happening.start
        and start.time
        and (_days(happening) == 1 or (end and end.time and happening.event.kind not in (*WINDOWS, "season")))
    ):
        first = datetime.combine(start.day, start.time)
        last = datetime.combine(end.day, end.time) if end and end.time else None
        return first, last if last and last > first else None
    after = end.day if end else start.day
    return start.day, after + timedelta(days=1) if after < date.max else None


def _summary(view: ClockView, happening: Happening, part: str, words: Words) -> str:
    """A title that is understood alone: what to do, how sure it is, until when a window is open, and in which city."""
    _ = words.gettext
    title = words.text(happening.event.title)
    state, end = happening.status, happening.end
    forecast, sure = (_("Forecast: {title}"), _("forecast")) if state == "forecast" else ("{title}", "")
    if state != "cancelled" and part in ("opens", "closes"):
        said = _((_OPENS if part == "opens" else _CLOSES)[happening.event.kind])
        moment = happening.start if part == "opens" else end
        assert moment is not None
        if moment.time:
            said = _("{what}, {hours}").format(what=said, hours=words.hours(moment.time))
        said += f" ({sure})" if sure else ""
        title, forecast = f"{said}: {title}", "{title}"
    elif state != "cancelled" and part == "month" and happening.start:
        open_day = ", ".join(filter(None, (sure, _("day open"))))
        title, forecast = f"{words.month(happening.start.day.month)} ({open_day}): {title}", "{title}"
    elif end and _is_window(happening) and state != "cancelled":
        closing = words.span(end.day, None, year=False) + (f" {words.hours(end.time)}" if end.time else "")
        # What nobody opens does not close: a report is due by a day.
        opens = happening.event.kind == "application"
        closes = _("closes {when}").format(when=closing) if opens else by(closing, words)
        title = f"{title}, {closes}"
    city = words.text(view.provenance.municipality.name)
    if city.casefold() not in title.casefold():
        title = f"{title} ({city})"
    if state == "cancelled":
        title = _("Cancelled: {title}").format(title=title)
    return _line(forecast.format(title=title))


def _description(view: ClockView, row: Row, words: Words) -> Iterator[str]:
    """What to do, who answers and where the truth stands, a line each; an empty one says nothing."""
    _ = words.gettext
    happening, occurrence = row.happening, row.happening.occurrence
    event = happening.event
    if happening.status == "forecast":
        yield _("A forecast: the city has not confirmed the time.")
    elif happening.status != "confirmed" or (occurrence and occurrence.change):
        yield f"{_capital(status(happening, words))}."
    yield ", ".join(filter(None, (_capital(when(happening, words)), hours(happening, words))))
    yield words.text(event.about)
    yield _capital(money(row, words))
    yield _capital(was(happening, words))
    if occurrence:
        yield words.text(occurrence.note)
    yield _capital(registration(happening, words))
    yield _capital(how_to_register(happening, words))
    yield from map(_capital, programme(happening, words))
    yield _capital(last_year(row, words))
    if answering := who(row, words):
        yield _("Contacts: {who}").format(who=answering)
    if view.directory:
        yield _("Phone numbers and e-mail addresses: {url}").format(url=view.directory.url)
    for link in happening.links:
        yield link_line(link, words)
    yield _source(view, happening, words)


def _source(view: ClockView, happening: Happening, words: Words) -> str:
    """Where the date is said, and whether somebody looked there."""
    _ = words.gettext
    if happening.source:
        origin = _("Source: {source}").format(source=_whole_addresses(happening.source))
    else:
        origin = _("according to the guide") if view.provenance.from_guide else _("according to the city's pages")
    checked = _("checked {date}").format(date=words.date(happening.checked)) if happening.checked else _("unchecked")
    inferred = _("inferred") if happening.inferred else ""
    return ", ".join(filter(None, (_capital(origin), inferred, checked)))


def _whole_addresses(source: str) -> str:
    """A source in which what is the address of a page can be followed: programs know it by its https://."""
    return "; ".join(f"https://{part}" if _PAGE.fullmatch(part) else part for part in source.split("; "))


def _areas(row: Row, words: Words) -> list[str]:
    return [words.text(area.title) for area in row.areas]


def _language(value: Text, words: Words) -> str:
    """The language in which `words.text` gives a text."""
    if isinstance(value, str):
        return words.own
    return next(language for language in (words.language, words.own, *LANGUAGES) if getattr(value, language))


def _line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
