"""What somebody hands over, for a page."""

from collections.abc import Iterable

import htpy as h

from ...views.clock import Row
from ...views.handover import Handover
from ..wording.handing import absence, area, commands, duty, in_short, passage, stand_in, title, unknown
from ..wording.phrases import forum_line, names
from .parts import items, standing
from .rows import entry
from .setting import Setting


def main(view: Handover, setting: Setting) -> h.Node:
    """What is left to nobody, what she answers for, what comes next there, and what to do."""
    words = setting.words
    _ = words.gettext
    own = [(words.text(one.title), (_("each unit for its own field"),)) for one in view.own_fields]
    areas = [(words.text(one.area.title), area(one, words)) for one in view.areas]
    done = [h.p[h.code[command], f" {about}"] for command, about in commands(view, words)]
    return [
        h.h1[title(view, words)],
        h.p(class_="lead")[in_short(view, words)],
        _described(_("Units"), [(names(one.units, words), duty(one, view, words)) for one in view.duties]),
        _described(_("Working areas"), [*areas, *own]),
        _listed(_("Forums"), [forum_line(one, words) for one in view.forums]),
        _dated(_("Next"), view.rows, setting),
        _dated(_("Next, each unit for its own field"), view.own_rows, setting),
        _listed(_("Stands in for"), [stand_in(one, words) for one in view.stand_ins]),
        _listed(_("Away"), [absence(one, words) for one in view.absences]),
        _listed(_("What the house rules say about handing over"), [passage(one, words) for one in view.rules]),
        _listed(
            _("The guide names {person} here").format(person=view.person.name),
            [passage(one, words) for one in view.mentions],
        ),
        [h.h2[_("What to do")], done] if done else None,
        h.p[unknown(view, words)],
        standing(view.provenance, setting),
    ]


def _described(heading: str, rows: list[tuple[str, tuple[str, ...]]]) -> h.Node:
    inside = [h.li(".event")[h.h3[name], [h.p[text] for text in said]] for name, said in rows]
    return [h.h2[heading], h.ul(class_="events")[inside]] if inside else None


def _listed(heading: str, lines: list[str]) -> h.Node:
    return [h.h2[heading], items(lines)] if lines else None


def _dated(heading: str, rows: Iterable[Row], setting: Setting) -> h.Node:
    inside = [entry(row, setting, 3) for row in rows]
    return [h.h2[heading], h.ul(class_="events")[inside]] if inside else None
