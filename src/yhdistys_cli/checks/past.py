"""Checks of the year that has passed: what a rule gave, and nobody recorded."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from .. import planning
from ..diagnostics import Diagnostic
from ..words import Words
from .context import CheckContext, address, rule_of
from .years import expected


def unrecorded(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a day of the last twelve months that a rule gave is recorded within a month, as it was."""
    first, last = planning.remembered(ctx.today)
    years, calendar = ctx.calendar_of(first, last, [event for _path, event in ctx.records("events")])
    words = Words(ctx.guide.about.language, ctx.guide.about.language)
    for path, written in ctx.records("events"):
        event = calendar.events[written.id]
        if event.same_as:  # said of the event that has the dates
            continue
        for given in planning.unrecorded(calendar, event, years, ctx.today):
            at = rule_of(path, written, given.happening) or (*path, "dates")
            # Of a deadline its day is said: by then something had to be done, and now it is over.
            start = given.start or given.end
            when = expected(replace(given.happening, start=start, end=given.end, precision="day"))
            params = {"title": words.text(event.title), "when": when}
            yield Diagnostic("unrecorded", address(at), on="key", params=params)


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [unrecorded]
