"""What has changed, for a page."""

import htpy as h

from ...views.changes import Changes
from ..wording.news import chapters, heading
from .parts import items, standing
from .setting import Setting


def main(view: Changes, setting: Setting) -> h.Node:
    """What has changed since when, thing by thing; that nothing has, where that is so."""
    words = setting.words
    _ = words.gettext
    nothing = _("Nothing has changed for those who read the guide.")
    partial = _("What could not be read, then or now, was not compared.")
    return [
        h.h1[heading(view, words)],
        None if view.news else h.p[nothing],
        [
            [h.h2[title] if title else None, items(_item(lead, text) for lead, text in rows)]
            for title, rows in chapters(view.news, words)
        ],
        h.p[partial] if view.is_partial else None,
        standing(view.provenance, setting),
    ]


def _item(lead: str, text: str) -> h.Node:
    return [h.strong[lead], text.removeprefix(lead)] if text.startswith(lead) else text
