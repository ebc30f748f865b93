"""The annual clock, for a page: the wheel, and the same as a list."""

from collections.abc import Iterator
from dataclasses import replace

import htpy as h

from ...views.clock import ClockView, Row, together
from ..wording import agenda
from . import wheel
from .parts import standing
from .rows import months
from .setting import Setting


def main(view: ClockView, setting: Setting, choices: h.Node = None) -> h.Node:
    """The picture and the list; `choices` are links to other years."""
    words = setting.words
    _ = words.gettext
    view = replace(view, today=None, rows=together(view.rows), undated=together(view.undated))
    title = words.text(view.title) or _("Annual clock")
    span = " · ".join([agenda.clock_span(view, words), *agenda.narrowed(view, words)])
    drawn = wheel.measure(view, words)
    signs = wheel.signs(drawn)

    def sign(row: Row) -> h.Node:
        return signs.get(row.happening.key)

    label = _("The year as a picture. Its marks lead to the entries of the list.")
    return [
        h.h1[title, " ", h.span(class_="span")[span]],
        h.p(class_="lead")[words.text(view.note)] if view.note else None,
        choices,
        h.div(class_="year")[
            h.section(class_="picture", aria_labelledby="picture")[
                h.h2(id="picture")[_("The year as a picture")],
                wheel.picture(view, drawn, words, label),
                h.ul(class_="legend")[list(_legend(view, setting))],
            ]
            if drawn.marks
            else None,
            h.section(aria_labelledby="list")[
                h.h2(id="list")[_("The same as a list") if drawn.marks else _("What is known")],
                list(months(view, setting, 3, sign)),
            ],
        ],
        standing(view.provenance, setting),
    ]


def _legend(view: ClockView, setting: Setting) -> Iterator[h.Element]:
    for shape, title, area in wheel.legend(view, setting.words):
        href = setting.href("area", area) if area else None
        yield h.li[shape, h.a(href=href)[title] if href else title]
