"""Checks of the hours of the coming year: what somebody who applies at the last moment must know."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..models import WINDOWS
from ..planning import COMING, later
from ..words import Words
from .context import CheckContext, address, rule_of


def closing_hours(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the hour is said at which something closes in the coming twelve months."""
    today, end = ctx.today, later(ctx.today, COMING)
    windows = [(path, event) for path, event in ctx.records("events") if event.kind in WINDOWS]
    every = [event for _path, event in ctx.records("events")]
    years, calendar = ctx.calendar_of(today, end, every if windows else ())
    words = Words(ctx.guide.about.language, ctx.guide.about.language)
    for path, written in windows:
        event = calendar.events[written.id]
        if event.same_as:  # said of the event that has the dates
            continue
        closing = [
            (happening, last)
            for year in years
            for happening in calendar.of(event, year, today)
            if happening.precision == "day" and happening.status != "cancelled"
            if (last := happening.end or happening.start) and last.time is None and today <= last.day <= end
        ]
        if closing:  # of several times the next: whoever finds one hour finds the others
            happening, last = min(closing, key=lambda found: found[1].day)
            rule = None if happening.occurrence else rule_of(path, written, happening)
            at = rule or (*path, "dates")
            params = {"title": words.text(event.title), "day": last.day.isoformat()}
            yield Diagnostic("no-hour", address(at), on="key", params=params)


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [closing_hours]
