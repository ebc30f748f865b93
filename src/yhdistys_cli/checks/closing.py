"""Checks of the hours of the coming year: what somebody who applies at the last moment must know."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ..dates import needs_working_days
from ..diagnostics import Diagnostic
from ..models import WINDOWS, Event
from ..words import Words
from ..written_days import FIRST_YEAR, LAST_YEAR
from .context import CheckContext, address, rules_of

COMING = timedelta(days=364)


def closing_hours(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the hour is said at which something closes in the coming twelve months."""
    today, end = ctx.today, ctx.today + min(COMING, date.max - ctx.today)
    windows = [(path, event) for path, event in ctx.records("events") if event.kind in WINDOWS]
    years = [year for year in range(today.year - 1, end.year + 2) if FIRST_YEAR <= year <= LAST_YEAR]
    every = [event for _path, event in ctx.records("events")]
    around = {year + step for year in years for step in (-1, 0, 1)} if windows and needs_working_days(every) else ()
    calendar = ctx.calendar(year for year in around if FIRST_YEAR <= year <= LAST_YEAR)
    words = Words(ctx.guide.about.language, ctx.guide.about.language)
    for path, written in windows:
        event: Event = calendar.events[written.id]
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
            rules = rules_of(path, written)
            at = next((at for at, rule in rules if rule is happening.event.only_rule), (*path, "dates"))
            at = (*path, "dates") if happening.occurrence else at
            params = {"title": words.text(event.title), "day": last.day.isoformat()}
            yield Diagnostic("no-hour", address(at), on="key", params=params)


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [closing_hours]
