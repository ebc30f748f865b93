"""Checks of the year that has passed: what a rule gave, and nobody recorded."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..diagnostics import Diagnostic
from ..words import Words
from .context import CheckContext, address, rule_of
from .years import expected

# How long there is to record what is over, and how long somebody may still remember it.
GRACE = timedelta(days=30)
REMEMBERED = timedelta(days=365)


def unrecorded(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a day of the last twelve months that a rule gave is recorded within a month, as it was."""
    today = ctx.today
    first, last = today - min(REMEMBERED, today - date.min), today - min(GRACE, today - date.min)
    years, calendar = ctx.calendar_of(first, last, [event for _path, event in ctx.records("events")])
    words = Words(ctx.guide.about.language, ctx.guide.about.language)
    for path, written in ctx.records("events"):
        event = calendar.events[written.id]
        if event.same_as:  # said of the event that has the dates
            continue
        for happening in (h for year in years for h in calendar.of(event, year, today)):
            if happening.status != "unknown" or happening.precision != "none":
                continue
            start, end, precision = calendar.forecast(happening.event, happening.year)
            over = end or start
            if precision != "day" or over is None or not first <= over.day < last:
                continue
            at = rule_of(path, written, happening) or (*path, "dates")
            # Of a deadline its day is said: by then something had to be done, and now it is over.
            when = expected(replace(happening, start=start or over, end=end, precision=precision))
            params = {"title": words.text(event.title), "when": when}
            yield Diagnostic("unrecorded", address(at), on="key", params=params)


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [unrecorded]
