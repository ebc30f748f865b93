"""Who answers, for a page."""

from collections.abc import Iterator

import htpy as h

from ...models import Area
from ...views.contacts import ContactList
from . import rows
from .parts import directory, standing
from .people import entry
from .setting import Setting


def main(view: ContactList, setting: Setting) -> h.Node:
    """How the question was read, the people by unit, what comes next, and where to find others."""
    words = setting.words
    day = words.date(view.day) if view.asked_day else ""
    return [
        h.h1[words.gettext("Contact persons")],
        [h.p[text] for text in _notes(view, setting)],
        h.ul(class_="entries")[[entry(one, setting, 2) for one in view.entries]] if view.entries else None,
        rows.coming(view.next, setting, 2),
        directory(view.directory, setting),
        standing(view.provenance, setting, day),
    ]


def _notes(view: ContactList, setting: Setting) -> Iterator[str]:
    words = setting.words
    _ = words.gettext
    for asked, found in view.read:
        yield _("“{word}” was read as: {names}").format(word=asked, names=", ".join(map(words.text, found)))
    for area in view.areas:
        if said := area_note(area, setting):
            yield said
        if isinstance(area.answers, tuple) and not view.entries and len(view.asked) == 1:
            title = words.text(area.title)
            yield _("{area}: the record of the responsible unit could not be read.").format(area=title)
    if not view.entries and len(view.asked) > 1:
        asked = ", ".join(map(words.quote, view.asked))
        yield _("Nobody is responsible for all of these at once: {asked}").format(asked=asked)
    if not view.entries and not view.asked:
        yield _("The guide names no units and no contact persons yet.")


def area_note(area: Area, setting: Setting) -> str:
    """How the responsibility for an area is known, where it is not said of a unit; empty where it is."""
    words = setting.words
    _ = words.gettext
    title = words.text(area.title)
    if area.answers == "unknown":
        return _("{area}: the guide names no contact person.").format(area=title)
    if area.answers == "each-unit":
        return _("{area}: each unit handles its own field.").format(area=title)
    if area.inferred:
        said = _("{area}: the responsible unit is inferred from its name; the guide does not say it.")
        return said.format(area=title)
    return ""
