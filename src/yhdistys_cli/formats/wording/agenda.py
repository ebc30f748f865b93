"""Phrases about happenings: days, hours, how sure they are, who is responsible; and what comes next."""

from collections.abc import Callable, Iterable
from datetime import date

from ...happenings import Happening
from ...models import Moment
from ...views.clock import Answerable, ClockView, Row, together
from ...words import IN_SEASON, N_, Words
from .blocks import Agenda, Appointment
from .phrases import link_line

STATUS = {
    "confirmed": N_("confirmed"),
    "changed": N_("changed"),
    "cancelled": N_("cancelled"),
    "none": N_("not held"),
    "forecast": N_("forecast"),
    "open": N_("date not set"),
    "unknown": N_("not known"),
}
CHANGE = {"extended": N_("extended"), "reopened": N_("reopened"), "moved": N_("moved")}
KINDS = {
    "meeting": N_("meeting"),
    "info": N_("information meeting"),
    "training": N_("training"),
    "application": N_("application window"),
    "report": N_("report"),
    "survey": N_("survey"),
    "decision": N_("decision"),
    "working-group": N_("working group's meeting"),
    "planning": N_("planning meeting"),
    "season": N_("season"),
}
# Of what has no day, that of which something else is known of when it is.
UNDATED_BUT_KNOWN = ("times", "season", "always", "words")
# So many events can be told in full.
_FEW = 3


def status(happening: Happening, words: Words) -> str:
    """How sure a date is, and how it was changed."""
    _ = words.gettext
    change = happening.occurrence.change if happening.occurrence else None
    return _(STATUS[happening.status]) + (f" ({_(CHANGE[change])})" if change else "")


def when(happening: Happening, words: Words, year: bool = True, weekdays: bool = True) -> str:
    """The day, days, week, month or season of a happening, the day by which it is, or how open it is."""
    _ = words.gettext
    rule, start, end = happening.event.only_rule, happening.start, happening.end
    if start is None and end is not None:
        return by(words.span(end.day, None, year, weekdays), words)
    if start is None:
        if happening.precision == "times" and rule:
            number = happening.times
            if number == rule.times_a_year:
                said = words.ngettext("once a year", "{n} times a year", number).format(n=number)
            else:
                said = words.ngettext("once more", "{n} times more", number).format(n=number)
            return ", ".join(filter(None, (said, words.join(_(IN_SEASON[season]) for season in happening.seasons))))
        if happening.precision == "always":
            return _("open all the time")
        if happening.precision == "words" and rule:
            return words.text(rule.words)
        if happening.season:
            return _(IN_SEASON[happening.season]) + (f" {happening.year}" if year else "")
        if happening.status == "none":
            return status(happening, words)
        if happening.precision == "year":
            return str(happening.year)
        return _("date not known") if happening.status == "unknown" else _("no regular date")
    if happening.precision == "week":
        week = start.day.isocalendar()  # week 1 may begin in December, and its year is the next
        return _("week {n}").format(n=week.week) + (f"/{week.year}" if year else "")
    if happening.precision == "month":
        return words.month_in_text(start.day.month) + (f" {start.day.year}" if year else "")
    return words.span(start.day, end.day if end else None, year or (end or start).day.year != start.day.year, weekdays)


def was(happening: Happening, words: Words) -> str:
    """What the day was before it was extended or moved; empty where it was not."""
    occurrence = happening.occurrence
    if occurrence is None or occurrence.was is None:
        return ""
    return words.gettext("originally {day}").format(day=_moment(occurrence.was, words))


def money(row: Row, words: Words) -> str:
    """For which year something is, and how much is shared out; empty where neither is said."""
    occurrence = row.happening.occurrence
    year = words.gettext("for {year}").format(year=occurrence.for_year) if occurrence and occurrence.for_year else ""
    return ", ".join(filter(None, (year, _each(row, amount, words))))


def amount(row: Row, words: Words) -> str:
    """How much is shared out; empty where it is not said."""
    euros = row.happening.amount
    return words.gettext("{euros} to share out").format(euros=words.euros(euros)) if euros else ""


def _each(row: Row, say: Callable[[Row, Words], str], words: Words) -> str:
    """What is said of a row; of events with the same dates once where it is the same, else of each by its title."""
    said = [(own, say(own, words)) for own in (row, *row.others)]
    if len({text for _own, text in said}) == 1:
        return said[0][1]
    return "; ".join(f"{words.text(own.happening.event.title)}: {text}" for own, text in said if text)


def by(day: str, words: Words) -> str:
    """A day before the end of which something must be done."""
    return words.gettext("by {day}").format(day=day)


def titles(row: Row, words: Words) -> str:
    """What something is called; of events with the same dates all their titles."""
    return words.join(words.text(own.happening.event.title) for own in (row, *row.others))


def what(row: Row, words: Words) -> str:
    """What something is called, and its hours."""
    return ", ".join(filter(None, (titles(row, words), hours(row.happening, words))))


def hours(happening: Happening, words: Words) -> str:
    """When an evening lasts, when a window opens and closes; empty where no hour is known."""
    _ = words.gettext
    start, end = happening.start, happening.end
    if start is None:
        # "By Fri 12.2., at 15": its day has said already that it is the last.
        return words.hours(end.time) if end and end.time else ""
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
    """The units that answer, by area where each has its own; empty where nobody is named."""
    if row.by_area:
        return ", ".join(f"{_of_area(one, words)} ({words.text(one.area.title)})" for one in row.by_area)
    if row.each_unit:
        return words.gettext("each unit for its own field")
    return words.join(words.text(unit.name) for unit in row.units)


def _of_area(one: Answerable, words: Words) -> str:
    if one.each_unit:
        return words.gettext("each unit for its own field")
    return words.join(words.text(unit.name) for unit in one.units) or words.gettext("not known")


def responsible(row: Row, words: Words) -> str:
    """Who is responsible, as a phrase that stands by itself; empty where nobody is named."""
    named = _each(row, who, words)
    return words.gettext("responsible: {who}").format(who=named) if named else ""


def place(happening: Happening, words: Words) -> str:
    """Where: of this date, else of the event."""
    occurrence = happening.occurrence
    return words.text((occurrence.place if occurrence else None) or happening.event.place)


def registration(happening: Happening, words: Words) -> str:
    """When one registers, with the hours that are known."""
    _ = words.gettext
    opens, closes = happening.registration
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


def details(row: Row, words: Words) -> tuple[str, ...]:
    """What an event is about, how one registers and its links: for who asks about one event, or a few."""
    found: list[str] = []
    for own in (row, *row.others):
        event = own.happening.event
        name = f"{words.text(event.title)}: " if row.others else ""
        found += [f"{name}{words.text(event.about)}"] if event.about else []
        if own is row and (how := how_to_register(row.happening, words)):
            found.append(how)
        if own is row:
            found += programme(row.happening, words)
        links = own.happening.links if own is row else event.links
        found += [f"{name}{link_line(link, words)}" for link in links]
    return tuple(found)


def programme(happening: Happening, words: Words) -> tuple[str, ...]:
    """What there is at which hour, a line each; nothing of what is cancelled."""
    if happening.occurrence is None or happening.status == "cancelled":
        return ()
    return tuple(
        f"{words.hours(item.from_, item.until)} {words.text(item.what)}" for item in happening.occurrence.programme
    )


def days_left(row: Row, words: Words) -> str:
    """What is left until a window closes or an evening comes; empty where it was not asked."""
    happening, left = row.happening, row.days_left
    if left is None:
        return ""
    first, last = happening.first_day, happening.last_day
    if first is None or last is None or (first == last and not happening.is_deadline):
        return words.gettext("today") if left == 0 else words.ngettext("in {n} day", "in {n} days", left).format(n=left)
    until_open = 0 if happening.is_deadline else left - (last - first).days
    if until_open > 0:
        return words.ngettext("opens in {n} day", "opens in {n} days", until_open).format(n=until_open)
    if left == 0:
        return words.gettext("closes today")
    return words.ngettext("closes in {n} day", "closes in {n} days", left).format(n=left)


def last_year(row: Row, words: Words) -> str:
    """That the day is not last year's, and what it was then."""
    if row.last_year is None:
        return ""
    before = when(row.last_year, words, weekdays=False)
    return words.gettext("moved; the year before {when}").format(when=before)


def last_time(row: Row, words: Words) -> str:
    """When that was last which has no date yet; empty where it is not known, or has one."""
    if row.last_time is None:
        return ""
    return words.gettext("last time: {when}").format(when=when_before(row.last_time, words))


def when_before(happening: Happening, words: Words) -> str:
    """When something was that is over: of a deadline its day."""
    if happening.is_deadline and happening.end:
        return words.date(happening.end.day)
    return when(happening, words, weekdays=False)


def appointment(row: Row, words: Words, year: bool, detailed: bool = False) -> Appointment:
    """A happening, with its `year` or without; `detailed`: with its `details` too."""
    happening = row.happening
    occurrence = happening.occurrence
    said = (
        " · ".join(filter(None, (place(happening, words), responsible(row, words)))),
        money(row, words),
        was(happening, words),
        registration(happening, words),
        words.text(occurrence.note) if occurrence else "",
        last_year(row, words) or last_time(row, words),
        days_left(row, words),
        *(details(row, words) if detailed else ()),
    )
    return Appointment(
        when(happening, words, year), what(row, words), status(happening, words), tuple(filter(None, said))
    )


def coming(rows: Iterable[Row], words: Words) -> Agenda:
    """What comes next, short: day, what and hours, status, what is left; of what has no date yet when it last was."""
    return Agenda(
        tuple(
            Appointment(
                when(row.happening, words) if row.happening.first_day or row.happening.precision == "times" else "",
                ", ".join(filter(None, (what(row, words), last_time(row, words)))),
                status(row.happening, words),
                tuple(filter(None, (days_left(row, words),))),
            )
            for row in together(rows)
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


def undated_groups(view: ClockView, words: Words) -> list[tuple[str, list[Row]]]:
    """What has no day, under headings: to be set, said as well as it is known, not known, without one, left out."""
    groups: dict[str, list[Row]] = {
        N_("Date not set"): [],
        N_("Exact day not known"): [],
        N_("Date not known"): [],
        N_("No fixed day"): [],
        N_("Not held"): [],
    }
    off: set[tuple[str, int]] = set()
    for row in view.undated:
        happening = row.happening
        if happening.status == "none":
            # That several rounds of a year are left out is said once.
            if (event := (happening.event.id, happening.year)) in off:
                continue
            off.add(event)
        groups[_undated_group(happening)].append(row)
    return [(words.gettext(title), rows) for title, rows in groups.items() if rows]


def _undated_group(happening: Happening) -> str:
    if happening.status == "none":
        return "Not held"
    if happening.precision in ("always", "words"):
        return "No fixed day"
    if happening.status in ("open", "forecast"):
        return "Date not set"
    return "Date not known" if happening.status == "unknown" else "Exact day not known"


def other_year(row: Row, year: int) -> bool:
    """Whether a happening begins in another year than the one that is shown."""
    return row.happening.first_day is not None and row.happening.first_day.year != year
