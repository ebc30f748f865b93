"""A letter to associations in one language, as blocks. What is not known is a visible blank, and listed at its end."""

from collections.abc import Iterator

from ...models import GATHERINGS, WINDOWS
from ...views.contacts import Entry
from ...views.letter import Letter
from ...words import N_, Words, every_text
from .agenda import amount, hours, how_to_register, place, registration, titles, when
from .agenda import programme as hourly
from .blocks import Block, Fields, Heading, Items, Paragraph
from .phrases import email_cell, link_line, phone_cell

# What a note has where it says whether one can come in without steps, in the languages of guides. *Tillgänglig* and
# *accessible* alone are not enough: slides are that too.
_STEP_FREE = (
    *("esteet", "pyörätuol", "hinderfri", "rullstol", "tillgänglighet"),
    *("step-free", "wheelchair", "accessibility"),
)
# How a letter begins: by what it is about, and its kind.
_HEADINGS = {
    "invitation": N_("Invitation: {event}"),
    "reminder": N_("Reminder: {event}"),
    "programme": N_("Programme: {event}"),
    "confirmation": N_("Confirmation: {event}"),
}
_OPENINGS = {
    "gathering": {
        "invitation": N_("Welcome! {city} invites associations."),
        "reminder": N_("We would like to remind you of this."),
        "programme": N_("This is the programme."),
        "confirmation": N_("Thank you for registering. These are the details."),
    },
    "window": {
        "invitation": N_("{city} informs associations of this deadline."),
        "reminder": N_("We would like to remind you of this deadline."),
        "programme": N_("This is how it goes."),
        "confirmation": N_("This time is confirmed."),
    },
    # What nobody comes to and nobody applies for: a decision, a season.
    "other": {
        "invitation": N_("{city} informs associations of this."),
        "reminder": N_("We would like to remind you of this."),
        "programme": N_("This is how it goes."),
        "confirmation": N_("This time is confirmed."),
    },
}


class Blanks:
    """The blanks of a letter: each is put where it is missing, and kept for the list at the end."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def blank(self, said: str) -> str:
        """A visible blank, such as [place missing]."""
        if said not in self.found:
            self.found.append(said)
        return f"[{said}]"


def subject(view: Letter, words: Words) -> str:
    """What the letter is called."""
    event = titles(view.row, words)
    if view.row.happening.status == "cancelled":
        return words.gettext("Cancelled: {title}").format(title=event)
    is_gathering = view.row.happening.event.kind in GATHERINGS
    if not is_gathering and view.kind == "invitation":
        return event
    return words.gettext(_HEADINGS[view.kind]).format(event=event)


def letter(view: Letter, words: Words, level: int = 1) -> Iterator[Block]:
    """The draft: what, when, where, registration, whom to ask, the programme; then what is missing in it."""
    _ = words.gettext
    blanks, event = Blanks(), view.row.happening.event
    yield Heading(level, subject(view, words))
    gathering = event.kind in GATHERINGS
    if said := _opening(view, words):
        yield Paragraph(said)
    if event.about:
        yield Paragraph(words.text(event.about))
    yield Fields(tuple(_facts(view, words, blanks)))
    if gathering and view.row.happening.status != "cancelled":
        yield from _programme(view, words, blanks, level)
    if note := view.row.happening.occurrence and words.text(view.row.happening.occurrence.note):
        yield Paragraph(note)
    sender = blanks.blank(_("sender missing"))
    yield Paragraph("\n".join((_("With kind regards"), sender)), quiet=True)
    yield Heading(level + 1, _("Complete before sending"))
    yield Items(tuple(blanks.found), "box")


def _opening(view: Letter, words: Words) -> str:
    """The first sentence. Nobody is invited to what is over, and only what the city has said is confirmed."""
    _, happening = words.gettext, view.row.happening
    if happening.status == "cancelled":
        if view.is_over:
            return _("This did not take place: it was cancelled.")
        return _("This will not take place: it is cancelled.")
    kind = happening.event.kind
    group = "gathering" if kind in GATHERINGS else "window" if kind in WINDOWS else "other"
    is_sure = happening.status in ("confirmed", "changed") and happening.precision == "day"
    if view.is_over or (view.kind == "confirmation" and group != "gathering" and not is_sure):
        return ""
    return _(_OPENINGS[group][view.kind]).format(city=words.text(view.city))


def _facts(view: Letter, words: Words, blanks: Blanks) -> Iterator[tuple[str, tuple[str, ...]]]:
    _, happening = words.gettext, view.row.happening
    event = happening.event
    yield _("When"), (_when(view, words, blanks),)
    if happening.status == "cancelled":
        yield _("More information"), tuple(_whom(view, words, blanks))
        return
    if event.kind in GATHERINGS:
        yield _("Where"), (place(happening, words) or blanks.blank(_("place missing")),)
        notes = every_text(happening.occurrence.note) if happening.occurrence else []
        if not any(word in note.casefold() for note in notes for word in _STEP_FREE):
            yield _("Step-free access"), (blanks.blank(_("step-free access missing")),)
        if view.kind in ("invitation", "reminder"):
            label = _("Registration")
            # Under that label its own first word is said already.
            time = registration(happening, words).removeprefix(label.casefold()).strip()
            how = how_to_register(happening, words).removeprefix(f"{label.casefold()}: ")
            if how and not time:
                time = blanks.blank(_("time of registration missing"))
            yield label, tuple(filter(None, (time, how))) or (blanks.blank(_("registration missing")),)
    elif event.kind in WINDOWS:
        if said := amount(view.row, words):
            yield _("How much"), (said,)
        links = tuple(link_line(link, words) for link in happening.links)
        yield _("Where to send it"), links or (blanks.blank(_("page or address missing")),)
    yield _("More information"), tuple(_whom(view, words, blanks))


def _when(view: Letter, words: Words, blanks: Blanks) -> str:
    _, happening = words.gettext, view.row.happening
    over = blanks.blank(_("this is over already")) if view.is_over and happening.status != "cancelled" else ""
    if happening.precision != "day":
        known = when(happening, words) if happening.precision in ("week", "month", "season") else ""
        missing = blanks.blank(_("day missing"))
        return " ".join(filter(None, (known, missing, over)))
    parts = [", ".join(filter(None, (when(happening, words), hours(happening, words))))]
    if happening.status == "forecast":
        parts.append(blanks.blank(_("not confirmed: a forecast")))
    hour = happening.end if happening.event.kind in WINDOWS else happening.start
    if happening.event.kind in (*GATHERINGS, *WINDOWS) and not (hour and hour.time):
        parts.append(blanks.blank(_("hour missing")))
    return " ".join(filter(None, (*parts, over)))


def _whom(view: Letter, words: Words, blanks: Blanks) -> Iterator[str]:
    _ = words.gettext
    if view.row.each_unit:
        yield _("each unit for its own field")
    named = [line for entry in view.contacts.entries for line in _people(entry, words, blanks)]
    yield from named or (blanks.blank(_("contact person missing")),)
    if view.contacts.directory:
        yield link_line(view.contacts.directory, words)


def _people(entry: Entry, words: Words, blanks: Blanks) -> Iterator[str]:
    """Each person with her units, and how she is reached."""
    for answering in entry.people:
        person = answering.person
        reach = [cell for cell in (phone_cell(person, words), email_cell(person, words)) if cell]
        units = words.join(words.text(unit.name) for unit in entry.units)
        reach = reach or [blanks.blank(words.gettext("phone number or e-mail address missing"))]
        yield ", ".join(filter(None, (person.name, words.text(person.title), units, *reach)))


def _programme(view: Letter, words: Words, blanks: Blanks, level: int) -> Iterator[Block]:
    """What there is at which hour; else the steps of the house rules that are called as the event."""
    _ = words.gettext
    yield Heading(level + 1, _("Programme"))
    if found := hourly(view.row.happening, words):
        yield Items(found)
    elif view.board:
        yield Items(tuple(words.text(item) for item in view.board.items), "number" if view.board.ordered else "bullet")
    else:
        yield Paragraph(blanks.blank(_("programme missing")))
