"""Phrases that several forms share: how a contact stands, whose data it is, a link in a line."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ...models import UNREADABLE, Absence, Contact, Link, Person, Unit, days
from ...phones import readable
from ...views.contacts import Answering, ContactList, Entry
from ...views.duties import Change
from ...views.provenance import Provenance
from ...words import Words
from .blocks import Paragraph

if TYPE_CHECKING:
    from ...views.areas import HeldForum


def provenance_line(provenance: Provenance, words: Words, day: str = "") -> Paragraph:
    """The last line of an answer: whose data it is, true for which `day` if one was asked, how well checked."""
    _ = words.gettext
    origin = {
        (True, True): _("according to the guide and the city's pages"),
        (False, True): _("according to the city's pages"),
    }.get((provenance.from_guide, provenance.beyond_guide), _("according to the guide"))
    if provenance.checked is None:
        checked = _("unchecked")
    elif provenance.partly:
        checked = _("partly checked, the oldest {date}").format(date=words.date(provenance.checked))
    else:
        checked = _("checked {date}").format(date=words.date(provenance.checked))
    said = " · ".join(filter(None, (words.text(provenance.municipality.name), day, f"{origin}, {checked}")))
    return Paragraph("\n".join(filter(None, (said, only_language(provenance, words)))), quiet=True, tight=True)


def only_language(provenance: Provenance, words: Words) -> str:
    """That the guide has no text in the reader's language; empty where it has."""
    _ = words.gettext
    if words.language in provenance.languages:
        return ""
    return {
        "fi": _("The guide's own texts are in Finnish only."),
        "sv": _("The guide's own texts are in Swedish only."),
        "en": _("The guide's own texts are in English only."),
    }[words.own]


def names(units: tuple[Unit, ...], words: Words) -> str:
    """The names of units as one phrase."""
    return words.join(words.text(unit.name) for unit in units)


def service_area(entry: Entry, words: Words) -> str:
    """The service areas of an entry's units, with *inferred* where the guide does not say it of all of them."""
    _ = words.gettext
    names = [
        _("City administration") if area == "administration" or isinstance(area, str) else words.text(area.name)
        for area in entry.service_areas
    ]
    if names and any(unit.inferred for unit in entry.units):
        every = all(unit.inferred for unit in entry.units)
        inferred = _("inferred") if every else _("partly inferred")
        return f"{words.join(names)} ({inferred})"
    return words.join(names)


def term(answering: Answering, words: Words, day: date) -> str:
    """How a person answers: as a substitute, from when, until when; unit by unit where that differs; and if away.

    Empty for a contact without an end who is there.
    """
    away = _away(answering, words, day)
    # Between two terms it is enough to say until when somebody is away.
    if answering.absence and away and not any(_holds(contact, day) for _units, contact in answering.terms):
        return away
    return "; ".join(filter(None, (_terms(answering, words), away)))


def _terms(answering: Answering, words: Words) -> str:
    if not any(contact.since or contact.until or contact.role != "contact" for _units, contact in answering.terms):
        return ""
    said = {names(units, words): term_line(contact, words) for units, contact in answering.terms}
    if len(set(said.values())) < 2:
        return next(iter(said.values()), "")
    return "; ".join(f"{units}: {text}" for units, text in said.items() if text)


def _holds(term: Contact | Unit, day: date) -> bool:
    first, last = days(term)
    return first <= day <= last


def term_line(contact: Contact, words: Words) -> str:
    """The role, if it is another than that of a contact person, and the days of a term."""
    _ = words.gettext
    role = {"substitute": _("substitute"), "acting": _("acting")}.get(contact.role, "")
    return ", ".join(filter(None, (role, span(contact, words))))


def span(term: Contact | Unit | Absence, words: Words) -> str:
    """The days of a term, as far as it has ends; empty for one without."""
    _ = words.gettext
    if term.since and term.until:
        return f"{words.date(term.since)}–{words.date(term.until)}"
    if term.until:
        return _("until {date}").format(date=words.date(term.until))
    return _("from {date}").format(date=words.date(term.since)) if term.since else ""


def _away(answering: Answering, words: Words, day: date) -> str:
    """That somebody is away, or will be, and who stands in; never why."""
    _ = words.gettext
    absence = answering.absence
    if absence is None:
        return ""
    if absence.since > day:
        both = words.span(absence.since, absence.until) if absence.until else span(absence, words)
        said = _("away {span}").format(span=both)
    elif absence.until:
        said = _("away until {date}").format(date=words.date(absence.until))
    else:
        said = _("away until further notice")
    if answering.substitute is None:
        return said
    return _("{away}, {name} stands in").format(away=said, name=answering.substitute.name)


def person_line(answering: Answering, words: Words, day: date) -> str:
    """A person in running text: the name, and in brackets who only stands in, or is away."""
    said = "; ".join(filter(None, (_role(answering, words), _away(answering, words, day))))
    return f"{answering.person.name} ({said})" if said else answering.person.name


def _role(answering: Answering, words: Words) -> str:
    _ = words.gettext
    roles = {contact.role for _units, contact in answering.terms}
    return _("substitute") if roles == {"substitute"} else _("acting") if roles == {"acting"} else ""


def standing_in(entry: Entry, words: Words) -> str:
    """Who is responsible on the day for what these people are on other days; empty where they are themselves."""
    if entry.on_duty or not entry.units:
        return ""
    people = "; ".join(
        ", ".join(filter(None, (_with_term(person, contact, words), reach(person, words))))
        for person, contact in entry.instead
    )
    if not people:
        return ""
    return words.gettext("Responsible on {date}: {people}").format(date=words.date(entry.day), people=people)


def reach(holder: Person | Unit, words: Words) -> str:
    """The numbers and the address of somebody, in running text; empty where none is written."""
    return ", ".join(filter(None, (phone_cell(holder, words), email_cell(holder, words))))


def substitutes(entry: Entry, words: Words) -> list[str]:
    """How those are reached who stand in for people who are away on the day, unless they are among the people."""
    there = {answering.person.id for answering in entry.people}
    found = {
        answering.substitute.id: answering.substitute
        for answering in entry.people
        if answering.substitute and answering.absence and answering.absence.since <= entry.day
    }
    return [f"{p.name}: {said}" for p in found.values() if p.id not in there and (said := reach(p, words))]


def _with_term(person: Person, contact: Contact, words: Words) -> str:
    said = term_line(contact, words)
    return f"{person.name} ({said})" if said else person.name


def changes(entry: Entry, words: Words) -> list[str]:
    """What changes next for the units of an entry, a sentence each."""
    return [_change(change, entry, words) for change in entry.coming]


def _change(change: Change, entry: Entry, words: Words) -> str:
    _ = words.gettext
    people = ", ".join(_with_role(person, contact, words) for person, contact in change.people)
    if people:
        said = _("From {date}: {people}")
    elif change.is_vacant:
        said = _("From {date}: the post is vacant")
    else:
        said = _("From {date}: no contact person is named")
    said = said.format(date=words.date(change.day), people=people)
    return said if change.units == entry.units else f"{names(change.units, words)}. {said}"


def _with_role(person: Person, contact: Contact, words: Words) -> str:
    """A name, with the role and the end of the term; when it begins has been said."""
    return _with_term(person, replace(contact, since=None), words)


def unit_lines(entry: Entry, words: Words) -> list[str]:
    """How the units themselves are reached, where they are and when they are open: a line a unit that says any of it.

    Of one of several units the line begins with its name.
    """
    found = []
    for unit in entry.units:
        if said := " · ".join(filter(None, unit_parts(unit, words))):
            found.append(said if len(entry.units) == 1 else f"{words.text(unit.name)}: {said}")
    return found


def unit_parts(unit: Unit, words: Words) -> tuple[str, ...]:
    """A unit's own number, address and so on, in the order in which they are said; empty for what is not known."""
    exists = words.gettext("in use {span}").format(span=span(unit, words)) if unit.since or unit.until else ""
    return phone_cell(unit, words), email_cell(unit, words), words.text(unit.address), words.text(unit.hours), exists


def vacancy(entry: Entry, words: Words) -> str:
    """That nobody is there, and since when if that is known; empty where the unit itself can be reached."""
    _ = words.gettext
    held = entry.vacancy
    if entry.unread:
        return _("The contact person's record could not be read.")
    if held is None and entry.units and not any(_holds(unit, entry.day) for unit in entry.units):
        return _("The unit is not in use on {date}.").format(date=words.date(entry.day))
    if held is None and is_unknown(entry):
        return _("The contact person is not known.")
    if held is None and any(has_reach(unit) for unit in entry.units):
        return ""
    if held is None:
        return _("No contact person is named.")
    if held.until:
        return _("The post is vacant {since}–{until}.").format(
            since=words.date(held.since), until=words.date(held.until)
        )
    return _("The post is vacant from {date} on.").format(date=words.date(held.since))


def has_reach(unit: Unit) -> bool:
    """Whether a unit has a number or an address of its own, so that it is reached without a contact person."""
    return unit.phone is not None or unit.email is not None


def phone_cell(holder: Person | Unit, words: Words) -> str:
    """The numbers of a person or a unit as people read them; that one could not be read; empty where none is written.

    A person's are followed by the hours in which they are answered.
    """
    numbers = [holder.phone, *([holder.second_phone] if isinstance(holder, Person) else [])]
    said = [
        words.gettext("phone number could not be read") if n == UNREADABLE else readable(n)
        for n in numbers
        if n is not None
    ]
    hours = words.text(holder.phone_hours) if isinstance(holder, Person) else ""
    return ", ".join(said) + (f" ({hours})" if said and hours else "")


def email_cell(holder: Person | Unit, words: Words) -> str:
    """The same of an e-mail address."""
    return words.gettext("e-mail address could not be read") if holder.email == UNREADABLE else holder.email or ""


def unreadable(holder: Person | Unit) -> tuple[str, ...]:
    """The names of the fields of a person or a unit that are written but could not be read."""
    return tuple(name for name in ("phone", "second_phone", "email") if getattr(holder, name, None) == UNREADABLE)


def is_unknown(entry: Entry) -> bool:
    """Whether the guide says of all units that it is not known who their contact persons are."""
    return bool(entry.units) and all(unit.contacts == "unknown" for unit in entry.units)


def note(entry: Entry, words: Words) -> str:
    """Why several units have the same contacts, where it is not known who is responsible for which."""
    _ = words.gettext
    if not entry.shared:
        return ""
    said = words.text(entry.note) or _("it is not known who is responsible for which unit.")
    return _("Shared contact persons: {note}").format(note=said[:1].lower() + said[1:])


def other_area(entry: Entry, words: Words) -> str:
    """The service area, unless it is the unit itself: nothing is said twice."""
    area = service_area(entry, words)
    return "" if area == names(entry.units, words) else area


def body_line(body: Any, words: Words) -> str:
    """A deciding body and what it grants."""
    grants = words.text(body.grants)
    return f"{words.text(body.name)}: {grants[:1].lower()}{grants[1:]}" if grants else words.text(body.name)


def forum_line(held: "HeldForum", words: Words) -> str:
    """A forum, which units hold it, and what is dealt with there."""
    about, units = words.text(held.forum.about), names(held.units, words)
    name = words.text(held.forum.name) + (f" ({units})" if units else "")
    return f"{name}: {about[:1].lower()}{about[1:]}" if about else name


def link_line(link: Link, words: Words) -> str:
    """A link as a line: title, what it is about, address, and that nobody has looked where that is so."""
    _ = words.gettext
    about = f", {words.text(link.about)}" if link.about else ""
    line = f"{words.text(link.title)}{about}: {link.url}"
    if link.state is None:
        return line
    unverified = _("nobody has checked that the page still works")
    return f"{line} ({unverified})"


def unreachable(view: ContactList, words: Words) -> str:
    """Whom the data gives neither a phone number nor an e-mail address, and where these are; empty for nobody."""
    _ = words.gettext
    people = {answering.person.id: answering.person for entry in view.entries for answering in entry.people}
    without = [person.name for person in people.values() if not (person.phone or person.second_phone or person.email)]
    if not without:
        return ""
    if len(without) == len(people):
        said = _("The data has no phone number or e-mail address for anyone here.")
    else:
        said = _("No phone number or e-mail address in the data: {names}.").format(names=", ".join(without))
    return f"{said} {directory_line(view.directory, words)}" if view.directory else said


def directory_line(directory: Link | None, words: Words) -> str:
    """Where phone numbers and e-mail addresses are; empty where the guide names no such page."""
    if directory is None:
        return ""
    return words.gettext("Phone numbers and e-mail addresses: {url}").format(url=directory.url)
