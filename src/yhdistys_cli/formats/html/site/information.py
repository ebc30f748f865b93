"""Pages about the site itself: how to subscribe, about the data, how accessible it is."""

from collections.abc import Iterator
from urllib.parse import quote

import htpy as h

from ....models import Text
from ....views.site import Site
from ....words import N_
from ..parts import directory, fields, heading, items, link, standing
from ..setting import Setting
from .addresses import DATA, TABLES

# What people subscribe with, and what they press; words of these programs in the languages in which they have them.
_WAYS = (
    (N_("Phone or tablet, Apple"), N_("Open the link on the device and accept the subscription.")),
    (
        "Outlook",
        N_("Copy the address. In the calendar choose Add calendar, then Subscribe from web, and paste the address."),
    ),
    (
        "Google",
        N_("Copy the address. On a computer choose Other calendars, then From URL, and paste it. Phones follow."),
    ),
    ("Thunderbird", N_("Copy the address. Choose New calendar, then On the network, and paste the address.")),
)

# The name of the calendar of everything.
EVERYTHING = "yhdistys"
# Whose word it is, is said with it: the tool has not looked.
_STATUS = {
    "full": N_("The city says that these pages fully meet the demands of the law."),
    "partial": N_("The city says that these pages meet the demands of the law in part."),
    "none": N_("The city says that these pages do not meet the demands of the law."),
}


def subscribe(site: Site, setting: Setting, url: str, reminded: tuple[int, ...]) -> h.Node:
    """How one gets the calendars: an address for each, and what to do with it in which program."""
    words = setting.words
    _ = words.gettext
    ways = [(_(program), [_(what)]) for program, what in _WAYS]
    note = _("Without an address on the web a calendar can only be downloaded, and then it does not change by itself.")
    return [
        h.h1[_("Subscribe to the calendar")],
        h.p(".lead")[_("A calendar that you subscribe to changes by itself whenever a day changes.")],
        h.p[_("A calendar file that is imported never updates.")],
        h.ul(".entries")[[h.li(id=name)[calendar] for name, calendar in _calendars(site, setting, url, reminded)]],
        [h.h2[_("How to subscribe")], fields(ways)] if url else h.p(".notice")[note],
        standing(site.provenance, setting),
    ]


def _calendars(site: Site, setting: Setting, url: str, reminded: tuple[int, ...]) -> Iterator[tuple[str, h.Node]]:
    words = setting.words
    _ = words.gettext
    titles = {page.area.id: words.text(page.area.title) for page in site.area_pages}
    own = setting.places or {}
    for name, _view in site.calendars:
        title = titles.get(name.removesuffix("_"), "") if name != EVERYTHING else _("The whole clock")
        days = words.join(words.ngettext("{n} day", "{n} days", number).format(n=number) for number in reminded)
        reminding = _("With reminders {days} before").format(days=days)
        yield (
            name,
            [
                h.h2(id=f"{name}.title")[title],
                _ways(own["calendar", name], (f"{name}.title",), setting, url),
                h.h3(id=f"{name}.reminding")[reminding],
                _ways(own["reminding", name], (f"{name}.title", f"{name}.reminding"), setting, url),
            ],
        )


def box(area: str, title: Text | None, setting: Setting, level: int) -> h.Node:
    """How one gets the calendar of an area (an empty one: of everything), short; nothing where there is none."""
    _ = setting.words.gettext
    own = setting.places or {}
    how = setting.href("subscription", area) if area else setting.href("subscribe")
    # An area may be called as the calendar of everything, or as what can be no file: then its own has another name.
    path = (
        (own.get(("calendar", f"{area}_")) or own.get(("calendar", area)))
        if area
        else own.get(("calendar", EVERYTHING))
    )
    if how is None or path is None:
        return None
    name = setting.words.text(title) or _("The whole clock")
    address = setting.url + path
    more = h.a(".button", href=how)[_("How to subscribe")]
    return h.section(".box")[
        heading(level, f"{_('Subscribe to the calendar')}: {name}"),
        h.p[_("A calendar that you subscribe to changes by itself whenever a day changes.")],
        [
            h.p(".buttons")[h.a(".button.first", href=_webcal(address))[_("Open in the calendar program")], more],
            h.p[h.code[address], " ", _copy(address, setting)],
        ]
        if setting.url
        else h.p[more],
    ]


def _webcal(address: str) -> str:
    return "webcal://" + address.partition("://")[2]


def _copy(address: str, setting: Setting, **more: str) -> h.Node:
    return h.button(type="button", hidden=True, data_copy=address, **more)[setting.words.gettext("Copy the address")]


def _ways(path: str, of: tuple[str, ...], setting: Setting, url: str) -> h.Node:
    """How one gets a calendar: by a program that knows `webcal`, by its address, as a file.

    `of`: the ids of the headings that say which calendar it is: whoever hears links by themselves hears them too.
    """
    _ = setting.words.gettext

    def named(does: str) -> dict[str, str]:
        own = f"{of[-1]}.{does}"
        return {"id": own, "aria-labelledby": " ".join((own, *of))}

    address = url + path
    file = h.a(href=setting.to(path), download=True, **named("file"))[_("Download the file")]
    if not url:
        return h.p[file]
    program = h.a(href=_webcal(address), **named("open"))[_("Open in the calendar program")]
    return [h.p[h.code[address], " ", _copy(address, setting, **named("copy"))], h.p[program, " · ", file]]


def about(site: Site, setting: Setting) -> h.Node:
    """Whose data this is, how sure its days are, the same for programs, and where to say that something is wrong."""
    words = setting.words
    _ = words.gettext
    sure: list[h.Node] = [
        [h.span(".pill.sure")[_("confirmed")], " ", _("The city has decided the day.")],
        [h.span(".pill.open")[_("forecast")], " ", _("The day is as in other years; the city has not decided it yet.")],
        [h.span(".pill.open")[_("date not set")], " ", _("It is held, but nobody has said when.")],
    ]
    files: list[h.Node] = [
        h.a(href=href, download=True)[f"{name}.json"] for name in DATA if (href := setting.href("data", name))
    ]
    files += [
        h.a(href=href, download=True)[f"{_('Contact persons')} ({form.upper()})"]
        for form in TABLES
        if (href := setting.href("table", form))
    ]
    changes = setting.href("changes")
    files += [h.a(href=changes)[_("What happens, as a feed (Atom)")]] if changes else []
    wrong = site.about.corrections
    return [
        h.h1[_("About the data")],
        h.p[words.text(site.about.audience)] if site.about.audience else None,
        h.p[_("These pages are made from the city's data. Nobody edits them by hand.")],
        [h.h2[_("How sure a day is")], items(sure)] if site.clocks else None,
        h.h2[_("The same for programs")],
        items(files),
        [h.h2[_("Something is wrong?")], h.p[link(wrong, setting)]] if wrong else None,
        directory(site.about.directory, setting),
        h.p[_("No cookies are set, nothing is counted, and nothing is loaded from anywhere else.")],
        standing(site.provenance, setting),
    ]


def accessibility(site: Site, setting: Setting) -> h.Node:
    """What the city has said of how accessible these pages are; never more."""
    words = setting.words
    _ = words.gettext
    said = site.about.site.accessibility if site.about.site else None
    if said is None:
        return [
            h.h1[_("Accessibility")],
            h.p[_("The city has not yet given an accessibility statement for these pages.")],
            [h.h2[_("Feedback")], h.p[link(site.about.corrections, setting)]] if site.about.corrections else None,
            directory(site.about.directory, setting),
            standing(site.provenance, setting),
        ]
    found: list[tuple[str, list[h.Node]]] = [
        (_("Assessed"), [words.date(said.assessed)] if said.assessed else []),
        (_("How it was assessed"), [words.text(said.method)] if said.method else []),
    ]
    ways: list[h.Node] = [h.a(href=f"mailto:{quote(said.email, safe='@')}")[said.email]] if said.email else []
    ways += [link(said.form, setting)] if said.form else []
    return [
        h.h1[_("Accessibility")],
        h.p(".lead")[_(_STATUS[said.status])],
        fields(found),
        [h.h2[_("What is not accessible")], items(map(words.text, said.gaps))] if said.gaps else None,
        [h.h2[_("Feedback")], h.p[_("Tell us if something cannot be used or read:")], items(ways)] if ways else None,
        [h.h2[_("Supervision")], h.p[link(said.authority, setting)]] if said.authority else None,
        standing(site.provenance, setting),
    ]


def not_found(site: Site, setting: Setting) -> h.Node:
    """What stands where there is no page."""
    words = setting.words
    _ = words.gettext
    return [
        h.h1[_("There is no such page")],
        h.p[_("It may have been moved or removed. Everything that there is:")],
        items(
            h.a(href=href)[text]
            for kind, text in (("front", words.text(site.about.name)), ("index", _("Everything from A to Z")))
            if (href := setting.href(kind))
        ),
    ]


def made(site: Site, setting: Setting) -> h.Node:
    """When a page was made that tells what is on a day."""
    words = setting.words
    return h.p(".made")[words.gettext("Page made {date}").format(date=words.date(site.today))]
