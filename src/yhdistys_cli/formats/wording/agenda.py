"""Phrases about happenings: days, hours, how sure they are, who is responsible; and what comes next."""

from collections.abc import Iterable
from datetime import date, timedelta

from ...dates import Happening
from ...models import Moment
from ...views.clock import ClockView, Row
from ...words import IN_SEASON, N_, Words
from .blocks import Agenda, Appointment
from .phrases import link_line

STATUS = {
    "confirmed": N_("confirmed"),
    "changed": N_("changed"),
    "cancelled": N_("cancelled"),
    "forecast": N_("forecast"),
    "open": N_("date not set"),
    "unknown": N_("not known"),
}
CHANGE = {"extended": N_("extended"), "reopened": N_("reopened"), "moved": N_("moved")}
KINDS = {
    "meeting": N_("meeting"),
    "info": N_("information meeting"),
    "application": N_("application window"),
    "decision": N_("decision"),
    "working-group": N_("working group's meeting"),
    "planning": N_("planning meeting"),
    "season": N_("season"),
}
# So many events can be told in full.
_FEW = 3


def status(happening: Happening, words: Words) -> str:
    """How sure a date is, and how it was changed."""
    _ = words.gettext
    change = happening.occurrence.change if happening.occurrence else None
    return _(STATUS[happening.status]) + (f" ({_(CHANGE[change])})" if change else "")


def when(happening: Happening, words: Words, year: bool = True, weekdays: bool = True) -> str:
    """The day, days, week or month of a happening, or how open it is."""
    _ = words.gettext
    rule, start, end = happening.event.rule, happening.start, happening.end
    if start is None:
        if happening.precision == "times" and rule:
            if happening.times == rule.times_a_year:
                return words.ngettext("once a year", "{n} times a year", happening.times).format(n=happening.times)
            return words.ngettext("once more", "{n} times more", happening.times).format(n=happening.times)
        if happening.precision == "season" and rule and rule.season:
            return _(IN_SEASON[rule.season])
        return _("date not known") if happening.status == "unknown" else _("no regular date")
    if happening.precision == "week":
        week = start.day.isocalendar()  # week 1 may begin in December, and its year is the next
        return _("week {n}").format(n=week.week) + (f"/{week.year}" if year else "")
    if happening.precision == "month":
        return words.month_in_text(start.day.month) + (f" {start.day.year}" if year else "")
    return words.span(start.day, end.day if end else None, year or (end or start).day.year != start.day.year, weekdays)


def what(happening: Happening, words: Words) -> str:
    """The title of a happening and its hours."""
    return ", ".join(filter(None, (words.text(happening.event.title), hours(happening, words))))


def hours(happening: Happening, words: Words) -> str:
    """When an evening lasts, when a window opens and closes; empty where no hour is known."""
    _ = words.gettext
    start, end = happening.start, happening.end
    if start is None:
        return ""
    if end is None or end.day == start.day:
        if start.time:
            return words.hours(start.time, end.time if end else None)
        return _("ends at {hour}").format(hour=words.hour(end.time)) if end and end.time else ""
    said = []
    if start.time:
        said.append(_("opens at {hour}").format(hour=words.hour(start.time)))
    if end.time:
        said.append(_("closes at {hour}").format(hour=words.hour(end.time)))
    return ", ".join(said)


def who(row: Row, words: Words) -> str:
    """The units that answer; empty where nobody is named."""
    if row.each_unit:
        return words.gettext("each unit for its own field")
    return words.join(words.text(unit.name) for unit in row.units)


def responsible(row: Row, words: Words) -> str:
    """Who is responsible, as a phrase that stands by itself; empty where nobody is named."""
    named = who(row, words)
    return words.gettext("responsible: {who}").format(who=named) if named else ""


def place(happening: Happening, words: Words) -> str:
    """Where: of this date, else of the event."""
    occurrence = happening.occurrence
    return words.text((occurrence.place if occurrence else None) or happening.event.place)


def registration_moments(happening: Happening) -> tuple[Moment | None, Moment | None]:
    """When registration opens and closes: what is known of the date, else what follows from the event's day."""
    occurrence, rule = happening.occurrence, happening.event.registration
    if happening.status == "cancelled":
        return None, None
    first = occurrence.registration_from if occurrence else None
    last = occurrence.registration_until if occurrence else None
    return (
        first or _before(happening, rule.opens if rule else None),
        last or _before(happening, rule.closes if rule else None),
    )


def registration(happening: Happening, words: Words) -> str:
    """When one registers, with the hours that are known."""
    _ = words.gettext
    opens, closes = registration_moments(happening)
    if opens and closes:
        if not (opens.time or closes.time):
            return _("registration {span}").format(span=words.span(opens.day, closes.day))
        # Between ends of several words the dash has spaces.
        span = f"{_moment(opens, words)} – {_moment(closes, words)}"
        return _("registration {span}").format(span=span)
    if closes:
        return _("registration until {date}").format(date=_moment(closes, words))
    return _("registration from {date}").format(date=_moment(opens, words)) if opens else ""


def _moment(moment: Moment, words: Words) -> str:
    day = words.date(moment.day)
    return f"{day} {words.hours(moment.time)}" if moment.time else day


def how_to_register(happening: Happening, words: Words) -> str:
    """How one registers; empty where it is not said, or nobody can any more. A whole sentence stands by itself."""
    rule = happening.event.registration
    how = words.text(rule.how) if rule and happening.status != "cancelled" else ""
    if how[:1].isupper() and how.endswith((".", "!", "?")):
        return how
    return words.gettext("registration: {how}").format(how=how) if how else ""


def details(happening: Happening, words: Words) -> tuple[str, ...]:
    """What an event is about, how one registers and its links: for who asks about one event, or a few."""
    event = happening.event
    found = (words.text(event.about), how_to_register(happening, words), *(link_line(k, words) for k in event.links))
    return tuple(filter(None, found))


def _before(happening: Happening, days: int | None) -> Moment | None:
    if days is None or happening.start is None or happening.precision != "day":
        return None
    return Moment(happening.start.day - timedelta(days=min(days, (happening.start.day - date.min).days)))


def days_left(row: Row, words: Words) -> str:
    """What is left until a window closes or an evening comes; empty where it was not asked."""
    happening, left = row.happening, row.days_left
    if left is None:
        return ""
    if happening.start is None or happening.last_day is None or happening.start.day == happening.last_day:
        return words.gettext("today") if left == 0 else words.ngettext("in {n} day", "in {n} days", left).format(n=left)
    until_open = left - (happening.last_day - happening.start.day).days
    if until_open > 0:
        return words.ngettext("opens in {n} day", "opens in {n} days", until_open).format(n=until_open)
    if left == 0:
        return words.gettext("closes today")
    return words.ngettext("closes in {n} day", "closes in {n} days", left).format(n=left)


def last_year(row: Row, words: Words) -> str:
    """That the day is not last year's, and what it was then."""
    if row.last_year is None or row.last_year.start is None:
        return ""
    before = when(row.last_year, words, weekdays=False)
    return words.gettext("moved; the year before {when}").format(when=before)


def appointment(row: Row, words: Words, year: bool, detailed: bool = False) -> Appointment:
    """A happening, with its `year` or without; `detailed`: with its `details` too."""
    happening = row.happening
    occurrence = happening.occurrence
    said = (
        " · ".join(filter(None, (place(happening, words), responsible(row, words)))),
        registration(happening, words),
        words.text(occurrence.note) if occurrence else "",
        last_year(row, words),
        days_left(row, words),
        *(details(happening, words) if detailed else ()),
    )
    return Appointment(
        when(happening, words, year), what(happening, words), status(happening, words), tuple(filter(None, said))
    )


def coming(rows: Iterable[Row], words: Words) -> Agenda:
    """What comes next, short: day, what and hours, status, what is left."""
    return Agenda(
        tuple(
            Appointment(
                when(row.happening, words),
                what(row.happening, words),
                status(row.happening, words),
                tuple(filter(None, (days_left(row, words),))),
            )
            for row in rows
        )
    )


def clock_span(view: ClockView, words: Words) -> str:
    """The time that a clock tells of: the year, or the days where filters left a part of it."""
    whole = view.year and (view.first, view.last) == (date(view.year, 1, 1), date(view.year, 12, 31))
    return str(view.year) if whole else words.span(view.first, view.last)


def narrowed(view: ClockView, words: Words) -> list[str]:
    """What a clock is narrowed to, so that nobody takes a part of it for all: areas, units, a kind, how many."""
    kinds = [words.gettext(KINDS[view.kind])] if view.kind else []
    first = [words.ngettext("next", "next {n}", view.next).format(n=view.next)] if view.next else []
    return [*map(words.text, view.named), *kinds, *first]


def detailed_rows(view: ClockView) -> frozenset[tuple[str, int, int]]:
    """Where the details of events are said, if few are asked for: at the first time of each. Keys of happenings."""
    first: dict[str, tuple[str, int, int]] = {}
    for row in (*view.rows, *view.undated):
        first.setdefault(row.happening.event.id, row.happening.key)
    return frozenset(first.values()) if len(first) <= _FEW else frozenset()


def other_year(row: Row, year: int) -> bool:
    """Whether a happening begins in another year than the one that is shown."""
    return row.happening.start is not None and row.happening.start.day.year != year
