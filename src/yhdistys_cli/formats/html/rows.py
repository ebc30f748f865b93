"""What happens when, as pages show it: an entry of a list with all that is known, and a tile of what comes next.

Nothing here is relative to a day: a page is read on other days than it was made. How many days are left is counted by
the reader's own browser, from `data-from` and `data-to`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import htpy as h

from ...happenings import Happening
from ...models import WINDOWS, Moment
from ...views.clock import ClockView, Row, together
from ...words import N_, Words
from ..wording import agenda
from .parts import heading, link, source
from .setting import Setting
from .signs import colour

_SURE = ("confirmed", "changed")
# What one does before a window closes.
_BY = {"application": N_("Apply by {moment}"), "report": N_("Report by {moment}"), "survey": N_("Answer by {moment}")}


def anchor(happening: Happening) -> str:
    """The id of a happening in a page of the clock. It is stable: people link to it."""
    event, year, number = happening.key
    return f"{event}-{year}-{number + 1}"


def days(happening: Happening) -> dict[str, str]:
    """The first and the last day, for the script; nothing where there is no day to keep, as of a season."""
    first, last = happening.first_day, happening.last_day
    if first is None or last is None or happening.precision != "day":
        return {}
    if happening.event.kind == "season" or happening.status == "cancelled":
        return {}
    opens = {} if happening.is_deadline else {"data-from": first.isoformat()}
    return {**opens, "data-to": last.isoformat()}


def when(happening: Happening, words: Words, year: bool = True) -> h.Node:
    """When, in words; one day by itself is a `time` that programs read."""
    said = agenda.when(happening, words, year)
    first = happening.first_day
    if first and first == happening.last_day and happening.precision == "day":
        return h.time(datetime=first.isoformat())[said]
    return said


def pill(happening: Happening, words: Words) -> h.Node:
    """How sure it is."""
    kind = "sure" if happening.status in _SURE else "off" if happening.status in ("cancelled", "none") else "open"
    return h.span(class_=f"pill {kind}")[agenda.status(happening, words)]


def entry(row: Row, setting: Setting, level: int, said_undated: bool = False, number: h.Node = None) -> h.Element:
    """A happening with everything that is known of it; `said_undated`: the heading above says that it has no day."""
    words, happening = setting.words, row.happening
    known = not said_undated or happening.precision in agenda.UNDATED_BUT_KNOWN
    settled = said_undated and (
        happening.status in ("open", "unknown", "none") or happening.precision in ("always", "words")
    )
    hours = agenda.hours(happening, words)
    line = [when(happening, words) if known else None, f", {hours}" if known and hours else hours or None]
    return h.li(".event", id=anchor(happening), **days(happening))[
        number,
        *(h.span(id=anchor(other.happening)) for other in row.others),
        heading(level, agenda.titles(row, words)),
        h.p(class_="when")[*line, " ", None if settled else pill(happening, words)]
        if any(line) or not settled
        else None,
        *(h.p[text] for text in _sentences(row, setting)),
        *_links(row, setting),
    ]


def _sentences(row: Row, setting: Setting) -> Iterator[h.Node]:
    words, happening = setting.words, row.happening
    occurrence = happening.occurrence
    yield from filter(
        None,
        (
            _areas(row, setting),
            " · ".join(filter(None, (agenda.place(happening, words), agenda.responsible(row, words)))),
            agenda.money(row, words),
            agenda.was(happening, words),
            agenda.registration(happening, words),
            words.text(occurrence.note) if occurrence else "",
            agenda.last_year(row, words) or agenda.last_time(row, words),
        ),
    )
    for own in (row, *row.others):
        if own.happening.event.about:
            name = f"{words.text(own.happening.event.title)}: " if row.others else ""
            yield f"{name}{words.text(own.happening.event.about)}"
    if how := agenda.how_to_register(happening, words):
        yield how
    yield from agenda.programme(happening, words)


def _areas(row: Row, setting: Setting) -> h.Node:
    found: list[h.Node] = []
    for area in row.areas:
        href = setting.href("area", area.id)
        title = setting.words.text(area.title)
        found += [", " if found else None, h.a(href=href)[title] if href else title]
    return found or None


def _links(row: Row, setting: Setting) -> list[h.Node]:
    _ = setting.words.gettext
    links = list({one.url: one for own in (row, *row.others) for one in own.happening.links}.values())
    said = row.happening.source
    return [
        h.ul(class_="links")[[h.li[link(one, setting)] for one in links]] if links else None,
        h.p(class_="source")[_("Source"), ": ", *source(said, setting)] if said else None,
    ]


def coming(
    rows: Iterable[Row], setting: Setting, level: int, ask: Callable[[Row], h.Node] = lambda _row: None
) -> h.Node:
    """What comes next, as tiles under its own heading; nothing where nothing is known. `ask` says who knows more.

    They stand in the order of the days that they show.
    """
    in_order = sorted(together(rows), key=lambda row: _shown(row.happening) or date.max)
    tiles = [_tile(row, setting, level + 1, ask(row)) for row in in_order]
    if not tiles:
        return None
    title = setting.words.gettext("Next")
    return h.section(aria_labelledby="next", class_="next")[
        heading(level, title, id="next"), h.ul(class_="tiles")[tiles]
    ]


def _tile(row: Row, setting: Setting, level: int, ask: h.Node) -> h.Element:
    """A day that one must not miss, large; what to do by then, how sure it is, and of what has no day its last."""
    words, happening = setting.words, row.happening
    last = agenda.last_time(row, words)
    area = row.areas[0].id if len(row.areas) == 1 else ""
    return h.li(class_=f"tile {colour(area, setting)}", **days(happening))[
        _day(happening, words),
        h.div[
            heading(level, titled(row, setting)),
            *(h.p[text] for text in todo(happening, words)),
            h.p[last] if last else None,
            h.p[pill(happening, words)],
            h.p[ask] if ask else None,
        ],
    ]


def titled(row: Row, setting: Setting) -> h.Node:
    """What something is called, as a link to where the clock tells of it."""
    title = agenda.titles(row, setting.words)
    href = next((found for own in (row, *row.others) if (found := setting.href("event", anchor(own.happening)))), None)
    return h.a(href=href)[title] if href else title


def todo(happening: Happening, words: Words) -> Iterator[h.Node]:
    """What one does by when, and from when one can; of what one comes to, or what has no day, when it is."""
    sentence = _BY.get(happening.event.kind)
    start, end = happening.start, happening.end
    if sentence and end and happening.precision == "day" and happening.status != "cancelled":
        yield h.strong[words.gettext(sentence).format(moment=_moment(end, words))]
        if start and start.day != end.day:
            yield words.gettext("Opens {moment}").format(moment=_moment(start, words))
    elif happening.first_day is not None:
        hours = agenda.hours(happening, words)
        yield [when(happening, words), f", {hours}" if hours else None]


def _moment(moment: Moment, words: Words) -> str:
    day = words.span(moment.day, None, year=True, weekdays=True)
    if moment.time is None:
        return day
    hours = words.hours(moment.time).replace(" ", "\u00a0")
    return f"{day} {hours}"


def _shown(happening: Happening) -> date | None:
    """The day of a tile: of what is open for a time its last, which is the one not to miss."""
    return happening.last_day if happening.event.kind in WINDOWS else happening.first_day


def _day(happening: Happening, words: Words) -> h.Node:
    day = _shown(happening)
    if day is None:
        return None
    if happening.precision != "day":
        return h.p(class_="day", aria_hidden="true")[words.month_in_text(day.month), " ", h.small[str(day.year)]]
    return h.p(class_="day", aria_hidden="true")[_large(day, words)]


def _large(day: date, words: Words) -> h.Node:
    number = f"{day.day}" if words.language == "en" else f"{day.day}."
    # In Finnish a day is of a month: 31. maaliskuuta.
    month = words.month_in_text(day.month) + ("ta" if words.language == "fi" else "")
    return h.b[number], " ", month, " ", h.small[str(day.year)]


def months(
    view: ClockView, setting: Setting, level: int, number: Callable[[Row], h.Node] | None = None
) -> Iterator[h.Node]:
    """The year by months, then what has no day; `number` gives the mark that an entry has in a picture."""
    words = setting.words
    by_month: dict[tuple[int, int], list[Row]] = {}
    for row in view.rows:
        start = row.happening.first_day
        assert start is not None
        day = max(start, view.first)  # a window that opened before stands where the answer begins
        by_month.setdefault((day.year, day.month), []).append(row)
    for (year, month), rows in by_month.items():
        title = words.month(month) + ("" if view.year else f" {year}")
        yield h.section(class_="month")[
            heading(level, title),
            h.ul(class_="events")[
                [entry(row, setting, level + 1, number=number(row) if number else None) for row in rows]
            ],
        ]
    if not view.rows:
        yield h.p[words.gettext("No dates are known for this time.")]
    for title, rows in agenda.undated_groups(view, words):
        yield h.section(class_="month")[
            heading(level, title),
            h.ul(class_="events")[
                [entry(row, setting, level + 1, True, number(row) if number else None) for row in rows]
            ],
        ]
