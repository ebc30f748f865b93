"""Working areas, and what a unit is responsible for, for a page."""

from collections.abc import Iterator
from typing import assert_never

import htpy as h

from ...models import Area, Text
from ...views.areas import AreaList, AreaPage, HeldForum, UnitAreas
from ...views.clock import Row
from ...views.provenance import Sourced
from ..wording import phrases
from . import rows
from .parts import directory, fields, heading, items, link, source, standing
from .people import entry
from .setting import Setting
from .signs import colour, sign

# So many people are named as those to ask.
_FEW = 3


def main(view: AreaList | AreaPage | UnitAreas, setting: Setting, beside: h.Node = None) -> h.Node:
    """All areas, the page of one (with what stands `beside` who is responsible), or those of a unit."""
    if isinstance(view, AreaPage):
        return page(view, setting, 1, beside=beside), standing(view.provenance, setting)
    if isinstance(view, AreaList):
        return [
            area_list(view.title, view.introduction, view.areas, setting, 1),
            forums_of_all(view.forums, setting, 2),
            standing(view.provenance, setting),
        ]
    if isinstance(view, UnitAreas):
        return _unit(view, setting)
    assert_never(view)


def area_list(
    title: Text | None, introduction: Text | None, areas: tuple[Area, ...], setting: Setting, level: int
) -> h.Node:
    """The areas under a title, each a link to its page where it has one."""
    words = setting.words
    cards = [
        h.li(class_=colour(area.id, setting))[
            card_heading(area, setting, level + 1),
            h.p[words.text(area.summary)],
        ]
        for area in areas
    ]
    return [
        heading(level, words.text(title) or words.gettext("Working areas")),
        h.p(class_="lead")[words.text(introduction)] if introduction else None,
        h.ul(class_="cards")[cards] if cards else None,
    ]


def card_heading(area: Area, setting: Setting, level: int) -> h.Node:
    """The name of an area with its sign, a link to its page where it has one."""
    href, title = setting.href("area", area.id), setting.words.text(area.title)
    return heading(level, sign(area.id, setting), h.a(href=href)[title] if href else title)


def forums_of_all(forums: tuple[HeldForum, ...], setting: Setting, level: int) -> h.Node:
    """Where the matters of all areas are dealt with."""
    if not forums:
        return None
    title = setting.words.gettext("Where the matters of all areas are dealt with")
    return [heading(level, title), items(phrases.forum_line(forum, setting.words) for forum in forums)]


def page(view: AreaPage, setting: Setting, level: int, within: bool = False, beside: h.Node = None) -> h.Node:
    """What comes next and who is responsible stand first: that is what people ask for.

    `within` the whole guide people and the directory stand elsewhere, and nothing `beside` them.
    """
    words, area = setting.words, view.area
    _ = words.gettext
    inferred = f" ({_('inferred')})"
    decide = [
        (_("Who decides"), [phrases.body_line(body, words) for body in view.bodies]),
        (_("Working group"), [words.text(area.working_group)] if area.working_group else []),
        (_("Dealt with at"), [phrases.forum_line(forum, words) for forum in view.forums]),
    ]
    known = [[words.text(fact.text), inferred if fact.inferred else None] for fact in area.preconditions]
    more = [
        fields(decide),
        [heading(level + 1, _("Good to know beforehand")), items(known)] if known else None,
        [heading(level + 1, _("Links")), items(link(one, setting) for one in area.links)] if area.links else None,
        _sources(view, setting, level + 1),
    ]
    next_ = rows.coming(view.next, setting, level + 1, lambda row: None if within else _ask(row, view, setting))
    title = heading(level + 1, _("Contacts"))
    return [
        heading(level, sign(area.id, setting), words.text(area.title), id=f"area-{area.id}" if within else None),
        h.p(class_="lead")[words.text(area.summary)],
        [next_, title, _units(view, setting), more]
        if within
        else h.div(class_="halves")[
            next_,
            h.section(class_="who")[title, _answers(view, setting, level + 2), beside if next_ else None],
            h.div[more, None if next_ else beside],
        ],
    ]


def _ask(row: Row, view: AreaPage, setting: Setting) -> h.Node:
    """Whom one asks about a happening, each a link to how one reaches them: the people who are responsible on the day;
    the units, where it is not known who of them, or these are many; nobody where every unit is.
    """
    units = {unit.id: setting.words.text(unit.name) for own in (row, *row.others) for unit in own.units}
    entries = [entry for entry in view.contacts.entries if units.keys() & {unit.id for unit in entry.units}]
    people = {
        answering.person.id: answering.person.name
        for entry in entries
        if entry.on_duty
        for answering in entry.people
        if answering.absence is None or answering.absence.since > entry.day
    }
    is_known = 0 < len(people) <= _FEW and not any(entry.shared for entry in entries)
    kind, names = ("person", people) if is_known else ("unit", units)
    if row.each_unit or not names or len(names) > _FEW:
        return None
    found: list[h.Node] = []
    for id_, name in names.items():
        href = setting.href(kind, id_)
        found += [", " if found else None, h.a(href=href)[name] if href else name]
    return [setting.words.gettext("More information:"), " ", found]


def _units(view: AreaPage, setting: Setting) -> h.Node:
    """The units that are responsible, without their people."""
    words = setting.words
    _ = words.gettext
    if view.area.answers == "each-unit":
        said = _("each unit for its own field")
    elif view.units:
        said = phrases.names(view.units, words)
    else:
        said = _("The guide names no contact person.")
    return [h.p[said], [h.p[text] for text in _inferred(view, setting)]]


def _inferred(view: AreaPage, setting: Setting) -> Iterator[str]:
    if view.area.inferred:
        yield setting.words.gettext("The unit is inferred from its name; the guide does not say it.")


def _answers(view: AreaPage, setting: Setting, level: int) -> h.Node:
    _ = setting.words.gettext
    said = {
        "unknown": _("The guide names no contact person."),
        "each-unit": _("Each unit handles its own field:"),
    }.get(view.area.answers if isinstance(view.area.answers, str) else "")
    entries = view.contacts.entries
    return [
        h.p[said] if said else None,
        h.ul(class_="entries")[[entry(one, setting, level) for one in entries]] if entries else None,
        [h.p[text] for text in _inferred(view, setting)],
        directory(view.directory, setting),
    ]


def _sources(view: AreaPage, setting: Setting, level: int) -> h.Node:
    forums = [held.forum for held in view.forums]
    facts: tuple[Sourced, ...] = (view.area, *view.area.preconditions, *view.bodies, *forums)
    every = dict.fromkeys(fact.source for fact in facts if fact.source)
    if not every:
        return None
    title = setting.words.gettext("Sources")
    return [heading(level, title), items((source(one, setting) for one in every), class_="quiet")]


def _unit(view: UnitAreas, setting: Setting) -> h.Node:
    words = setting.words
    _ = words.gettext
    if view.areas:
        said = _("A unit that is responsible for these working areas:")
    else:
        said = _("A unit. The guide names no working area that it is responsible for.")
    return [
        h.h1[words.text(view.unit.name)],
        h.p[said],
        items(words.text(area.title) for area in view.areas),
        h.h2[_("Contacts")],
        h.ul(class_="entries")[[entry(one, setting, 3) for one in view.contacts.entries]],
        standing(view.provenance, setting),
    ]
