"""What the list beside the wheel says of each event, in words that can be laid out at any width."""

from collections.abc import Iterator
from typing import NamedTuple

from ...languages import BEFORE_HOURS
from ...views.clock import ClockView, Row
from ...words import Words
from ..wording.agenda import (
    UNDATED_BUT_KNOWN,
    clock_span,
    days_left,
    detailed_rows,
    details,
    hours,
    last_time,
    last_year,
    money,
    narrowed,
    other_year,
    place,
    registration,
    responsible,
    status,
    titles,
    undated_groups,
    was,
    what,
    when,
)
from .text_metrics import Phrase, phrase
from .wheel import mark_style, rings_of, shown_rings

# How much is said: all there is, the needful, that without the areas, which the signs say, and what and when alone.
ALL, NEEDFUL, SHORT, TERSE = 3, 2, 1, 0


class Said(NamedTuple):
    """What is said of an event, in words that can be laid out at any width. `row` counts from 0, -1 without a mark."""

    row: int
    date: Phrase
    title: Phrase
    more: tuple[Phrase, ...]
    full: str
    rings: tuple[int, ...]
    look: str
    number: str


def title_of(view: ClockView, words: Words) -> str:
    """The title of a clock with the time that it shows."""
    title = words.text(view.title) or words.gettext("Annual clock")
    return " · ".join([f"{title} {span_of(view, words)}", *narrowed(view, words)])


def span_of(view: ClockView, words: Words) -> str:
    """The year, or the first and last day."""
    return clock_span(view, words)


def sentence(row: Row, view: ClockView, words: Words) -> str:
    """All that is known of an event, in one line."""
    happening = row.happening
    parts = (
        f"{when(happening, words, bool(view.year) and other_year(row, view.year or 0))} {what(row, words)}",
        words.join(words.text(area.title) for area in row.areas),
        *_more(row, words),
        status(happening, words),
        words.text(happening.occurrence.note) if happening.occurrence else "",
        *details(row, words),
    )
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _more(row: Row, words: Words) -> tuple[str, ...]:
    happening = row.happening
    return (
        place(happening, words),
        responsible(row, words),
        money(row, words),
        was(happening, words),
        registration(happening, words),
        last_year(row, words) or last_time(row, words),
        days_left(row, words),
    )


def _said(
    row: Row,
    number: int,
    marked: bool,
    full: str,
    view: ClockView,
    words: Words,
    rings: list[int],
    detailed: bool,
) -> Said:
    happening = row.happening
    name = titles(row, words)
    before = BEFORE_HOURS[words.language]
    opening = hours(happening, words).replace(before, before.replace(" ", "\u00a0"))
    start, last = happening.first_day, happening.last_day
    days = when(happening, words, bool(view.year) and other_year(row, view.year or 0))
    if start is not None:
        days = days.replace(" ", "\u00a0")
        if start == last and opening:
            days, opening = f"{days} {opening}", ""
    elif happening.precision not in UNDATED_BUT_KNOWN:
        days = ""  # the heading says that there is none
    # That no day is known need not be said twice.
    twice = (
        happening.status in ("open", "none")
        or happening.precision in ("always", "words")
        or (happening.status, happening.precision) == ("unknown", "none")
    )
    areas = words.join(words.text(area.title) for area in row.areas) if len(row.areas) > 1 else ""
    answers, left = responsible(row, words), days_left(row, words)
    all_ = (areas, *_more(row, words), *(details(row, words) if detailed else ()))
    return Said(
        number,
        phrase(_joined(days, opening, "" if twice else status(happening, words))),
        phrase(" ".join(name.split()), bold=True),
        tuple(phrase(_joined(*parts)) for parts in ((left,), (left, answers), (areas, answers, left), all_)),
        full,
        tuple(rings[place] for place in rings_of(row, view, rings)),
        mark_style(row),
        str(number + 1) if marked else "",
    )


def _joined(*parts: str) -> str:
    """Parts with dots between them, which stay at the end of a line."""
    return "\u00a0· ".join(" ".join(part.split()) for part in parts if part)


def waiting(view: ClockView, words: Words) -> list[Row]:
    """What waits for its day, in the order of the list. What is always, or is not held, waits for none."""
    return [
        row
        for _title, rows in undated_groups(view, words)
        for row in rows
        if row.happening.status != "none" and row.happening.precision not in ("always", "words")
    ]


def said_by_month(
    view: ClockView, words: Words, full: tuple[str, ...], marked: set[int]
) -> Iterator[tuple[str, list[Said]]]:
    """The events under their headings: the months, then what has no day, whose numbers go on from theirs.

    `marked` are the numbers, from 0, of those that have a mark.
    """
    detailed = detailed_rows(view)
    heading = ""
    group: list[Said] = []
    rings = shown_rings(view)
    for number, row in enumerate(view.rows):
        start = row.happening.first_day
        day = max(start, view.first) if start else view.first
        name = words.month(day.month) + ("" if view.year == day.year else f" {day.year}")
        if name != heading and group:
            yield heading, group
            group = []
        heading = name
        in_full = row.happening.key in detailed
        group.append(_said(row, number, number in marked, full[number], view, words, rings, in_full))
    if group:
        yield heading, group
    said = {row.happening.key: text for row, text in zip(view.undated, full[len(view.rows) :], strict=True)}
    numbers = {row.happening.key: len(view.rows) + i for i, row in enumerate(waiting(view, words))}
    for title, rows in undated_groups(view, words):
        group = []
        for row in rows:
            key = row.happening.key
            number = numbers.get(key, -1)
            number = number if number in marked else -1
            group.append(_said(row, number, number in marked, said[key], view, words, rings, key in detailed))
        yield title, group
