"""Checks of the days on which somebody looked at a source: seen from today."""

from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic, Path
from ..looked import FRESH_DAYS, looked
from .context import CheckContext, address


def checked_days(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the source of what is not over was looked at within a year, and none on a day to come."""
    today = ctx.today
    if ctx.guide.about.updated > today:
        yield _dated("future-day", ("guide", "updated"), ctx.guide.about.updated)
    for path, item, last, _page in looked(ctx.guide):
        day = item.checked
        if day is None:
            continue
        if day > today:
            yield _dated("future-day", (*path, "checked"), day)
        elif (today - day).days > FRESH_DAYS and last >= today:
            yield _dated("stale-check", (*path, "checked"), day)


def _dated(code: str, path: Path, day: date) -> Diagnostic:
    return Diagnostic(code, address(path), params={"day": day.isoformat()})


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [checked_days]
