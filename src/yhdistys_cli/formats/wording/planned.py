"""What is to be looked at in the plan of a year, in sentences, and the headings under which they stand."""

from ...planning import Finding
from ...words import N_, Words
from .agenda import when, when_before


def finding(found: Finding, words: Words) -> str:
    """What is to be looked at, in a sentence."""
    _ = words.gettext
    event = words.join(words.text(event.title) for event in found.events)
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
    if found.code == "short-notice" and found.happening.is_deadline:
        sentence = _("{event}: the deadline is {day}, in less than 15 days, and is not confirmed.")
    rule = found.happening.event.only_rule
    times = rule.times_a_year if rule else 0
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
    if found.last_time:
        said += " " + _("Last time: {when}.").format(when=when_before(found.last_time, words))
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
