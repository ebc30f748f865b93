"""The plan of a year to blocks: what is to be looked at, in sentences, and the year as it stands."""

from collections.abc import Callable, Iterator

from ...planning import Finding
from ...views.plan import Plan
from ...words import N_, Words
from .agenda import appointment, other_year, when
from .blocks import Agenda, Block, Heading, Items, Paragraph
from .phrases import provenance_line


def finding(found: Finding, words: Words) -> str:
    """What is to be looked at, in a sentence."""
    _ = words.gettext
    event = words.text(found.happening.event.title)
    other = words.text(found.other.event.title) if found.other else ""
    holiday = words.text(found.school_holiday.name) if found.school_holiday else ""
    closes = found.other.last_day if found.other else None
    sentence = {
        "no-day": _("{event}: no date yet. Decide when, or that there is none that year."),
        "not-confirmed": _("{event}: the time is a forecast. Confirm it: {when}."),
        "same-day": _("{event}: on the same day as {other}, {day}."),
        "holiday": _("{event}: {day} is a public holiday or its eve."),
        "holiday-eve": _("{event}: {day} is the day before a public holiday."),
        "school-holiday": _("{event}: {day} is in a school holiday ({holiday})."),
        "info-after-window": _("{event}: {day} is after {other} has closed ({closes})."),
        "registration-after-event": _("{event}: registration ends after the event, on {day}."),
        "decision-before-close": _("{event}: {day} is before {other} closes ({closes})."),
        "short-notice": _("{event}: opens on {day}, in less than 15 days, and is not confirmed."),
        "promise": _("{event}: promised {promised} times a year; {missing} still without a date. Decide the dates."),
    }[found.code]
    times = found.happening.event.rule.times_a_year if found.happening.event.rule else 0
    if found.code == "promise" and times == found.number == 2:
        sentence = _("{event}: promised twice a year; neither has a date yet. Decide the dates.")
    said = sentence.format(
        event=event,
        other=other,
        holiday=holiday,
        day=words.date(found.day) if found.day else "",
        closes=words.date(closes) if closes else "",
        when=when(found.happening, words, weekdays=False),
        promised=times,
        missing=found.number,
    )
    if not found.alternatives:
        return said
    free = ", ".join(f"{words.weekday(day)} {words.date(day)}" for day in found.alternatives)
    alternatives = _("Free instead: {days}").format(days=free)
    return f"{said} {alternatives}"


# What a plan asks, in this order, and which findings answer it.
PLAN_PARTS = (
    (N_("Collisions"), ("same-day", "holiday", "holiday-eve", "school-holiday")),
    (N_("In the wrong order"), ("info-after-window", "registration-after-event", "decision-before-close")),
    (N_("Too short a notice"), ("short-notice",)),
    (N_("To be decided"), ("promise", "no-day")),
    (N_("To be confirmed"), ("not-confirmed",)),
)
ALWAYS_COUNTED = frozenset({"Collisions", "To be decided"})


def _plan(view: Plan, words: Words) -> Iterator[Block]:
    _ = words.gettext
    yield Heading(1, _("Plan for {year}").format(year=view.year))
    for title, codes in PLAN_PARTS:
        own = [finding(found, words) for found in view.findings if found.code in codes]
        if own:
            yield Heading(2, _(title))
            yield Items(tuple(own), "box")
    if not view.findings and all(row.happening.status in ("confirmed", "changed", "cancelled") for row in view.rows):
        yield Paragraph(_("Everything has a confirmed date, and nothing collides."))
    if not view.has_school_holidays:
        yield Paragraph(_("The school holidays of the year are not in the data, so they were not looked at."))
    if view.rows:
        yield Heading(2, _("The year"))
        yield Agenda(tuple(appointment(row, words, other_year(row, view.year)) for row in view.rows))
    yield Paragraph(_counts(view, words))
    yield provenance_line(view.provenance, words)


def _counts(view: Plan, words: Words) -> str:
    """How much there is under each heading: what must be seen without scrolling up. No collisions are said too."""
    counted = {title: sum(found.code in codes for found in view.findings) for title, codes in PLAN_PARTS}
    return " · ".join(
        f"{words.gettext(title)}: {number}" for title, number in counted.items() if number or title in ALWAYS_COUNTED
    )


COMPOSERS: dict[str, Callable[..., Iterator[Block]]] = {"Plan": _plan}
