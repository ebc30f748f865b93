"""The annual clock, as blocks."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ...happenings import Happening
from ...views.clock import ClockView, Row, together
from ...words import Words
from ..wording.agenda import (
    STATUS,
    UNDATED_BUT_KNOWN,
    appointment,
    clock_span,
    detailed_rows,
    narrowed,
    other_year,
    undated_groups,
    when,
)
from ..wording.blocks import Agenda, Appointment, Block, Glance, Heading, Paragraph
from ..wording.phrases import provenance_line


def compose(view: ClockView, words: Words) -> Iterator[Block]:
    """The year at a glance, the months, what has no date, and how much is still to be settled."""
    _ = words.gettext
    view = replace(view, rows=together(view.rows), undated=together(view.undated))
    title = words.text(view.title) or _("Annual clock")
    yield Heading(1, " · ".join([f"{title} {clock_span(view, words)}", *narrowed(view, words)]))
    if view.year:
        yield glance(view, words)
    detailed = detailed_rows(view)
    month = (0, 0)
    rows: list[Row] = []
    for row in view.rows:
        start = row.happening.first_day
        assert start is not None
        # A window that opened before stands where the answer begins.
        day = max(start, view.first)
        if (day.year, day.month) != month:
            if rows:
                yield _agenda(rows, words, view, detailed)
            month, rows = (day.year, day.month), []
            yield Heading(2, words.month(day.month) + ("" if view.year else f" {day.year}"))
        rows.append(row)
    if rows:
        yield _agenda(rows, words, view, detailed)
    if not view.rows:
        yield Paragraph(_("No dates are known for this time."))
    for title, own in undated_groups(view, words):
        yield Heading(2, title)
        yield Agenda(
            tuple(_undated(row, words, row.happening.year != view.year, row.happening.key in detailed) for row in own)
        )
    if view.note:
        yield Paragraph(words.text(view.note))
    if view.year and (said := _unsettled(view, words)):
        yield Paragraph(said)
    yield provenance_line(view.provenance, words)


def _unsettled(view: ClockView, words: Words) -> str:
    """How much of a year is still to be decided or confirmed, and who says what; empty where all is settled."""
    _ = words.gettext
    statuses = [row.happening.status for row in (*view.rows, *view.undated)]
    found = [
        f"{said}: {statuses.count(status)}"
        for status, said in (("open", _("To be decided")), ("forecast", _("To be confirmed")))
        if status in statuses
    ]
    # A plan is always of the whole year.
    if found and not narrowed(view, words):
        found.append(words.command("plan", str(view.year)))
    return " · ".join(found)


def _undated(row: Row, words: Words, other_year: bool, detailed: bool) -> Appointment:
    """A happening under a heading that has said that its date is not set: that is not said again beside it."""
    happening = row.happening
    whole = appointment(row, words, year=True, detailed=detailed)
    known = when(happening, words, other_year) if happening.precision in UNDATED_BUT_KNOWN else ""
    said = happening.status in ("open", "unknown", "none") or happening.precision in ("always", "words")
    state = "" if said else whole.status
    return Appointment("", ", ".join(filter(None, (whole.what, known))), state, whole.details)


def _agenda(rows: Iterable[Row], words: Words, view: ClockView, detailed: Container[tuple[str, int, int]]) -> Agenda:
    return Agenda(
        tuple(
            appointment(
                row,
                words,
                other_year(row, view.year) if view.year else False,
                row.happening.key in detailed,
            )
            for row in rows
        )
    )


def glance(view: ClockView, words: Words) -> Glance:
    """The year in 53 columns: a row an area, bars for windows, marks for days; open for what is a forecast.

    What is known by the month or the week only is no window: a bracket stands around the days on which it may be.
    """
    _ = words.gettext
    year = view.year or view.first.year
    heads = [" "] * 53
    for month in range(1, 13):
        heads[_week(date(year, month, 1), year)] = words.month(month)[0]
    if view.today and view.today.year == year:
        heads[_week(view.today, year)] = "▼"
    labels: list[tuple[str | None, str]] = [(None, _("All areas"))]
    labels += [(area.id, words.text(area.title)) for area in view.areas]
    rows = []
    for wanted, label in labels:
        own = [row.happening for row in view.rows if (wanted in {a.id for a in row.areas}) or not (wanted or row.areas)]
        rows.append((label, _weeks(own, year)))
    legend = [
        f"{marks} {_(STATUS[state])}"
        for marks, state in (("● ━", "confirmed"), ("○ ┄", "forecast"), ("×", "cancelled"))
    ]
    if any(_is_rough(row.happening) for row in view.rows):
        legend.append("(·) " + _("the exact day comes later"))
    return Glance("".join(heads).rstrip(), tuple(rows), "   ".join(legend))


def _is_rough(happening: Happening) -> bool:
    """Whether its days are only those between which it is."""
    return happening.precision in ("month", "week") and happening.status != "cancelled"


def _weeks(happenings: list[Happening], year: int) -> str:
    weeks = [" "] * 53
    # Bars first: a day within a window must stay visible, and a window within a month in which something may be.
    for happening in sorted(happenings, key=lambda h: (not _is_rough(h), h.first_day == h.last_day)):
        start, end = happening.first_day, happening.last_day
        if start is None or end is None:
            continue
        first = _week(max(start, date(year, 1, 1)), year)
        last = _week(min(end, date(year, 12, 31)), year)
        if _is_rough(happening):
            weeks[first : last + 1] = f"({'·' * (last - first - 1)})" if last > first else "·"
            continue
        one = start == end
        sure = happening.status in ("confirmed", "changed")
        mark = "×" if happening.status == "cancelled" else ("●" if sure else "○") if one else ("━" if sure else "┄")
        weeks[first : last + 1] = mark * (last + 1 - first)
    return "".join(weeks)


def _week(day: date, year: int) -> int:
    return (day - date(year, 1, 1)).days // 7
