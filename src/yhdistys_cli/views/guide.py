"""`yhdistys guide`: the guide itself, a topic of it, or the whole in its own order."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..models import About, Areas, Body, Erratum, Guide, Link, Listing, Text
from ..records import record
from ..search import AREA, CHECKLIST, TOPIC, Target, find, suggest, target, targets
from ..words import N_, Words
from .areas import AreaPage, HeldForum, area_page, held
from .checklist import ChecklistPage, checklist_page
from .contacts import ContactList, contacts
from .lookup import Ambiguous, NotFound
from .provenance import Provenance, Sourced, provenance

if TYPE_CHECKING:
    from ..dates import Calendar
    from .clock import ClockView

# The topics' names, and other words by which people ask for them.
NAMES = {
    "introduction": (N_("Introduction"), ("johdanto", "esittely", "yleisö", "inledning", "audience")),
    "contents": (N_("Contents"), ("sisältö", "sisällys", "innehåll")),
    "roles": (N_("Roles and responsibilities"), ("roolit", "vastuut", "roller", "ansvar", "responsibilities")),
    "areas": (N_("Working areas"), ("osa-alueet", "delområden")),
    "clock": (N_("Annual clock"), ("vuosikello", "årsklocka", "årshjul")),
    "wishes": (N_("Suggested topics"), ("toiveet", "sisältötoiveet", "toiveita", "önskemål")),
    "contacts": (N_("Contact persons"), ("yhteyshenkilöt", "kontaktpersoner", "people")),
    "bodies": (N_("Deciding bodies"), ("toimielimet", "lautakunnat", "organ", "nämnder")),
    "links": (N_("Links"), ("linkit", "osoitteet", "tietopankki", "länkar")),
    "errata": (N_("Corrected typos"), ("korjaukset", "virheet", "rättelser")),
}


@record
class Introduction:
    """What the guide is and whom it is for."""

    about: About


@record
class AreaPart:
    """The working areas as the guide tells them, the forums of all of them, and with the whole guide a page of each."""

    areas: Areas
    forums: tuple[HeldForum, ...]
    pages: tuple[AreaPage, ...] = ()


@record
class ClockPart:
    """What the guide says of its annual clock, and with the whole guide the coming twelve months."""

    title: Text | None
    note: Text | None
    clock: "ClockView | None" = None


@record
class Bodies:
    """The deciding bodies."""

    bodies: tuple[Body, ...]


@record
class Links:
    """The addresses that the guide gives, its footnotes among them."""

    links: tuple[Link, ...]


@record
class Errata:
    """What the guide wrote and what is said instead."""

    errata: tuple[Erratum, ...]


@record
class ContactTable:
    """The table of contacts, under the guide's own heading."""

    title: Text | None
    contacts: ContactList


Part = Introduction | Listing | AreaPart | ClockPart | Bodies | Links | Errata | ContactTable | AreaPage | ChecklistPage


@record
class GuideContents:
    """The topics that one can ask for, in the order of the guide: id and name."""

    about: About
    topics: tuple[Target, ...]
    provenance: Provenance


@record
class GuidePages:
    """Parts of the guide; all of them with `full`."""

    about: About
    parts: tuple[tuple[str, Part], ...]
    full: bool
    provenance: Provenance


def guide_view(
    guide: Guide,
    day: date,
    words: Words,
    question: str | None = None,
    full: bool = False,
    calendar: "Calendar | None" = None,
) -> GuideContents | GuidePages | NotFound | Ambiguous:
    """The guide's contents, the topic that `question` means, or the `full` guide. Contacts are those of `day`.

    With a `calendar` (which knows the holidays of the coming year) the whole guide has what happens in the twelve
    months from `day` on.
    """
    every = topics(guide, words)
    if full:
        parts = tuple((t.id, _whole_part(guide, day, t, calendar)) for t in every if t.kind != AREA)
        return GuidePages(guide.about, parts, True, _provenance(guide, [part for _id, part in parts]))
    if question is None:
        return GuideContents(guide.about, tuple(every), provenance(guide, ()))
    # A topic keeps its name, whatever else is called so.
    found = [t for t in every if t.kind == TOPIC and t.id == question] or find(question, every)
    if not found:
        return NotFound(question, (TOPIC,), tuple(suggest(question, every)))
    if len(found) > 1:
        return Ambiguous(question, tuple(found))
    part = _part(guide, day, found[0])
    return GuidePages(guide.about, ((found[0].id, part),), False, _provenance(guide, [part]))


def topics(guide: Guide, words: Words) -> list[Target]:
    """Everything that can be asked for, in the guide's own order; what it does not order comes last."""
    about = guide.about
    every = {topic: target(TOPIC, topic, words.gettext(NAMES[topic][0]), NAMES[topic][1]) for topic in guide.topics}
    for board in targets(guide, (CHECKLIST,)):
        # A board with the id of a topic is an error; it is asked for as a board, and the topic is still there.
        every.setdefault(board.id, board)
    order = [*(topic for topic in about.order if topic in every), *(t for t in every if t not in about.order)]
    found = [every[topic] for topic in order]
    where = next((i for i, t in enumerate(found) if t.id == "areas"), len(found)) + 1
    found[where:where] = targets(guide, (AREA,))
    return found


def _links(guide: Guide) -> tuple[Link, ...]:
    about = guide.about
    links = [*about.links, *(link for area in guide.areas.areas for link in area.links)]
    links += [link for link in (about.directory, about.corrections) if link]
    return tuple({link.url: link for link in links}.values())


def _whole_part(guide: Guide, day: date, wanted: Target, calendar: "Calendar | None") -> Part:
    """A part of the whole guide, in which the areas and the clock are told in full."""
    part = _part(guide, day, wanted)
    if isinstance(part, AreaPart):
        pages = [
            replace(area_page(guide, day, area, None), forums=held(guide, area.forums)) for area in guide.areas.areas
        ]
        return replace(part, pages=tuple(pages))
    if isinstance(part, ClockPart) and calendar:
        from .clock import clock

        year = clock(guide, calendar, day)
        assert not isinstance(year, NotFound)
        # A guide is read on other days too: how many days are left is not said in it.
        rows, undated = (tuple(replace(row, days_left=None) for row in own) for own in (year.rows, year.undated))
        return replace(part, clock=replace(year, rows=rows, undated=undated))
    return part


def _part(guide: Guide, day: date, wanted: Target) -> Part:
    about, topic = guide.about, wanted.id
    if wanted.kind == CHECKLIST:
        board = next(board for board in guide.checklists.checklists if board.id == topic)
        return checklist_page(guide, board)
    if wanted.kind == AREA:
        return area_page(guide, day, next(area for area in guide.areas.areas if area.id == topic))
    if topic == "contacts":
        answer = contacts(guide, day)
        assert isinstance(answer, ContactList)
        return ContactTable(guide.contacts.title, answer)
    listings = {"contents": about.contents, "roles": about.roles, "wishes": about.wishes}
    if listing := listings.get(topic):
        return listing
    parts: dict[str, Part] = {
        "introduction": Introduction(about),
        "areas": AreaPart(guide.areas, held(guide, guide.areas.forums)),
        "clock": ClockPart(guide.clock.title, guide.clock.note),
        "bodies": Bodies(about.bodies),
        "links": Links(_links(guide)),
        "errata": Errata(about.errata),
    }
    return parts[topic]


def _provenance(guide: Guide, parts: list[Part]) -> Provenance:
    facts: list[Sourced] = []
    for part in parts:
        if isinstance(part, Bodies):
            facts += part.bodies
        elif isinstance(part, Links):
            facts += part.links
        elif isinstance(part, ContactTable):
            if len(parts) == 1:
                return part.contacts.provenance
            for entry in part.contacts.entries:
                facts += (*(answering.person for answering in entry.people), *entry.units)
        elif isinstance(part, AreaPart):
            for page in part.pages:
                forums = [forum.forum for forum in page.forums if forum.forum.source]
                facts += (*page.area.preconditions, *page.area.links, *forums)
        elif isinstance(part, ClockPart) and part.clock:
            facts += (row.happening for row in (*part.clock.rows, *part.clock.undated))
        elif isinstance(part, ChecklistPage):
            facts += [part.checklist] if part.checklist.source else []
        elif isinstance(part, AreaPage):
            return part.provenance
    return provenance(guide, facts, includes_guide_text=True)
