"""What programs read of a site: a feed of what happens, a map of the pages, events for search engines."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from markupsafe import escape

from ....happenings import Happening
from ....views.clock import ClockView, Row, together
from ....views.site import Site
from ....words import N_, Words
from ...wording import agenda
from ..marks import clean
from ..rows import anchor
from .addresses import Places

_SURE = ("confirmed", "changed")
# What one comes to. Search engines show them to everybody, so a forecast is never among them.
_EVENTS = ("meeting", "info", "training")
_STATUS = {"confirmed": "EventScheduled", "changed": "EventRescheduled", "cancelled": "EventCancelled"}
_A_WEEK = timedelta(days=7)
# A feed tells of so many days.
_TOLD = timedelta(days=365)
_OPENS, _CLOSES, _COMES = N_("Opens: {event}"), N_("Closes in a week: {event}"), N_("In a week: {event}")


class _Entry(NamedTuple):
    day: date
    name: str
    sentence: str
    row: Row


def atom(site: Site, words: Words, url: str, places: Places, path: str) -> str:
    """What has happened by today, newest first: something opens, closes in a week, is in a week.

    An entry is dated by what it tells of, so that the same entry is the same bytes whenever it is made.
    """
    host = url.partition("://")[2].partition("/")[0].partition(":")[0]
    entries = sorted(_entries(site), key=lambda entry: (entry.day, entry.name), reverse=True)
    updated = entries[0].day if entries else site.about.updated
    home = url + places["front", ""]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.language}">',
        f"<id>{_xml(url + path)}</id>",
        f"<title>{_xml(words.text(site.about.name))}</title>",
        f"<author><name>{_xml(words.text(site.about.municipality.name))}</name></author>",
        f"<updated>{_stamp(updated)}</updated>",
        f'<link rel="self" href="{_xml(url + path)}"/>',
        f'<link href="{_xml(home)}"/>',
    ]
    for entry in entries:
        happening = entry.row.happening
        address = places.get(("event", anchor(happening)), places["front", ""])
        title = words.gettext(entry.sentence).format(event=agenda.titles(entry.row, words))
        said = ", ".join(filter(None, (agenda.when(happening, words), agenda.hours(happening, words))))
        lines += [
            "<entry>",
            f"<id>tag:{_xml(host)},2026:{entry.name}</id>",
            f"<title>{_xml(title)}</title>",
            f"<updated>{_stamp(entry.day)}</updated>",
            f'<link href="{_xml(url + address)}"/>',
            f"<summary>{_xml(said)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _entries(site: Site) -> Iterator[_Entry]:
    rows = {row.happening.key: row for view in site.clocks for row in together(view.rows)}
    for row in rows.values():
        for day, name, sentence in _milestones(row.happening):
            if site.today - _TOLD <= day <= site.today:
                yield _Entry(day, f"{anchor(row.happening)}-{name}", sentence, row)


def _milestones(happening: Happening) -> Iterator[tuple[date, str, str]]:
    first, last = happening.first_day, happening.last_day
    is_sure = happening.status in _SURE and happening.precision == "day" and happening.event.kind != "season"
    if first is None or last is None or not is_sure or last < date.min + _A_WEEK:
        return
    if first == last and not happening.is_deadline:
        yield first - _A_WEEK, "comes", _COMES
        return
    if not happening.is_deadline:
        yield first, "opens", _OPENS
    if happening.is_deadline or last - first > _A_WEEK:
        yield last - _A_WEEK, "closes", _CLOSES


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    """A text or an attribute of XML. The standard library's own door to this loads what talks to the network."""
    return str(escape(clean(text)))


def sitemap(places: Mapping[str, Places], url: str) -> str:
    """Every page with the same page in the other languages."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for own in places.values():
        for key, path in own.items():
            if not path.endswith(".html"):
                continue
            lines.append(f"<url><loc>{_xml(url + path)}</loc>")
            for language, others in places.items():
                if key in others:
                    href = _xml(url + others[key])
                    lines.append(f'<xhtml:link rel="alternate" hreflang="{language}" href="{href}"/>')
            lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def events(view: ClockView, words: Words) -> str:
    """The confirmed, changed and cancelled meetings of a clock as JSON-LD; empty where there are none.

    It goes into an element of script, so `<` is written as JSON lets one.
    """
    found = list(_events(view.rows, words, words.text(view.provenance.municipality.name)))
    if not found:
        return ""
    text = json.dumps({"@context": "https://schema.org", "@graph": found}, ensure_ascii=False, separators=(",", ":"))
    return clean(text).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _events(rows: Iterable[Row], words: Words, city: str) -> Iterator[dict[str, Any]]:
    for row in together(rows):
        happening = row.happening
        start, end = happening.start, happening.end
        if happening.event.kind not in _EVENTS or happening.precision != "day" or start is None:
            continue
        if happening.status not in _STATUS:
            continue
        yield {
            "@type": "Event",
            "name": agenda.titles(row, words),
            "startDate": start.day.isoformat() + (f"T{start.time:%H:%M}" if start.time else ""),
            **({"endDate": end.day.isoformat() + (f"T{end.time:%H:%M}" if end.time else "")} if end else {}),
            "eventStatus": f"https://schema.org/{_STATUS[happening.status]}",
            "location": {"@type": "Place", "name": agenda.place(happening, words) or city, "address": city},
        }
