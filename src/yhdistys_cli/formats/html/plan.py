"""The plan of a year, for a page: what is to be looked at, and the year as it stands."""

import htpy as h

from ...views.clock import together
from ...views.plan import Plan
from ..wording.planned import PLAN_PARTS, finding
from .parts import items, standing
from .rows import entry
from .setting import Setting


def main(view: Plan, setting: Setting) -> h.Node:
    """What is to be looked at, by what it asks, then the year."""
    words = setting.words
    _ = words.gettext
    parts = [
        (title, [finding(found, words) for found in view.findings if found.code in codes])
        for title, codes in PLAN_PARTS
    ]
    settled = all(row.happening.status in ("confirmed", "changed", "cancelled") for row in view.rows)
    year = [entry(row, setting, 3) for row in together(view.rows)]
    return [
        h.h1[_("Plan for {year}").format(year=view.year)],
        [[h.h2[_(title)], items(own)] for title, own in parts if own],
        h.p[_("Everything has a confirmed date, and nothing collides.")] if settled and not view.findings else None,
        None
        if view.has_school_holidays
        else h.p[_("The school holidays of the year are not in the data, so they were not looked at.")],
        [h.h2[_("The year")], h.ul(class_="events")[year]] if year else None,
        h.p[words.text(view.note)] if view.note else None,
        standing(view.provenance, setting),
    ]
