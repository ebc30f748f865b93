"""Phrases that several forms share: how a contact stands, whose data it is, a link in a line."""

from typing import Any

from ...models import UNREADABLE, Contact, Link, Person, Unit
from ...phones import readable
from ...views.contacts import Answering, ContactList, Entry
from ...views.provenance import Provenance
from ...words import Words
from .blocks import Paragraph


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
    return Paragraph("\n".join(filter(None, (said, _only(provenance, words)))), quiet=True, tight=True)


def _only(provenance: Provenance, words: Words) -> str:
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
    if names and any(unit.service_area_inferred for unit in entry.units):
        every = all(unit.service_area_inferred for unit in entry.units)
        inferred = _("inferred") if every else _("partly inferred")
        return f"{words.join(names)} ({inferred})"
    return words.join(names)


def term(answering: Answering, words: Words) -> str:
    """How a person answers: as a substitute, from when, until when; unit by unit where that differs.

    Empty for a contact without an end.
    """
    if not any(contact.since or contact.until or contact.role == "substitute" for _units, contact in answering.terms):
        return ""
    said = {names(units, words): _term(contact, words) for units, contact in answering.terms}
    if len(set(said.values())) < 2:
        return next(iter(said.values()), "")
    return "; ".join(f"{units}: {text}" for units, text in said.items() if text)


def _term(contact: Contact, words: Words) -> str:
    _ = words.gettext
    parts = [_("substitute")] if contact.role == "substitute" else []
    if contact.since and contact.until:
        parts.append(f"{words.date(contact.since)}–{words.date(contact.until)}")
    elif contact.until:
        parts.append(_("until {date}").format(date=words.date(contact.until)))
    elif contact.since:
        parts.append(_("from {date}").format(date=words.date(contact.since)))
    return ", ".join(parts)


def vacancy(entry: Entry, words: Words) -> str:
    """That nobody is there, and since when if that is known."""
    _ = words.gettext
    held = entry.vacancy
    if entry.unread:
        return _("The contact person's record could not be read.")
    if held is None and is_unknown(entry):
        return _("The contact person is not known.")
    if held is None:
        return _("No contact person is named.")
    if held.until:
        return _("The post is vacant {since}–{until}.").format(
            since=words.date(held.since), until=words.date(held.until)
        )
    return _("The post is vacant from {date} on.").format(date=words.date(held.since))


def phone_cell(person: Person, words: Words) -> str:
    """A person's number as people read it; that there is one that could not be read; empty where none is written."""
    if person.phone == UNREADABLE:
        return words.gettext("phone number could not be read")
    return readable(person.phone) if person.phone else ""


def email_cell(person: Person, words: Words) -> str:
    """The same of a person's e-mail address."""
    return words.gettext("e-mail address could not be read") if person.email == UNREADABLE else person.email or ""


def unreadable(person: Person) -> tuple[str, ...]:
    """The names of the fields of a person that are written but could not be read."""
    return tuple(name for name in ("phone", "email") if getattr(person, name) == UNREADABLE)


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
    without = [person.name for person in people.values() if not (person.phone or person.email)]
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
