"""The sentences of what is new of those who answer, of working areas, of house-rule boards and of the guide itself.

They are said after the name of what they are about and a colon, so they begin with a small letter.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ...models import Absence, Contact, Person, Text
from ...phones import readable
from ...words import N_, Words
from .phrases import reach, span, term_line

Facts = Mapping[str, Any]
# So many items of a board are told one by one.
_FEW = 3


def _new_one(person: Person, term: Contact, words: Words) -> str:
    """Somebody new: the name, the role and the days of the term, and how one reaches them."""
    said = term_line(term, words)
    return ", ".join(filter(None, (f"{person.name} ({said})" if said else person.name, reach(person, words))))


def _contact_new(facts: Facts, words: Words) -> str:
    _ = words.gettext
    ((person, term),) = facts["people"]
    if term.since and not term.until:
        text = _("from {date} on the contact person is {person}.")
        return text.format(date=words.date(term.since), person=_new_one(person, replace(term, since=None), words))
    return _("the new contact person is {person}.").format(person=_new_one(person, term, words))


def _contact_term(facts: Facts, words: Words) -> str:
    _ = words.gettext
    person = facts["people"][0][0]
    spans = [said for _person, term in facts["people"] if (said := span(term, words))]
    if not spans:
        return _("{person} is the contact person until further notice.").format(person=person.name)
    return _("{person} is the contact person {span}.").format(person=person.name, span=words.join(spans))


def _contact_left(facts: Facts, words: Words) -> str:
    _ = words.gettext
    person = facts["people"][0][0]
    if facts["until"]:
        text = _("{person} was the contact person until {date}.")
        return text.format(person=person.name, date=words.date(facts["until"]))
    return _("{person} is no longer the contact person.").format(person=person.name)


def _vacant(facts: Facts, words: Words) -> str:
    _ = words.gettext
    since, until = words.date(facts["since"]), facts["until"]
    if until:
        said = _("The post is vacant {since}–{until}.").format(since=since, until=words.date(until))
    else:
        said = _("The post is vacant from {date} on.").format(date=since)
    return said[:1].lower() + said[1:]


def _unit_new(facts: Facts, words: Words) -> str:
    _ = words.gettext
    text = _("a new unit from {date} on.") if facts["since"] else _("a new unit.")
    said = text.format(date=words.date(facts["since"]) if facts["since"] else "")
    people = [_new_one(person, term, words) for person, term in facts["people"]]
    if not people:
        return said
    label = _("Contact person: {people}.") if len(people) == 1 else _("Contact persons: {people}.")
    return f"{said} {label.format(people='; '.join(people))}"


def _unit_moved(facts: Facts, words: Words) -> str:
    area = facts["service_area"]
    own = words.gettext("City administration") if isinstance(area, str) else words.text(area.name)
    return words.gettext("the service area is now {area}.").format(area=own)


def _value(now: str, gone: str, read: Callable[[Any, Words], str]) -> Callable[[Facts, Words], str]:
    """What is said of a field that has one value."""

    def say(facts: Facts, words: Words) -> str:
        if not facts["now"]:
            return words.gettext(gone)
        return words.gettext(now).format(value=read(facts["now"], words))

    return say


def _as_phone(value: str, _words: Words) -> str:
    return readable(value)


def _as_email(value: str, _words: Words) -> str:
    return value


def _as_text(value: Text, words: Words) -> str:
    return words.text(value).removesuffix(".")


def _days(absence: Absence, words: Words) -> str:
    return words.span(absence.since, absence.until) if absence.until else span(absence, words)


def _away(facts: Facts, words: Words) -> str:
    _ = words.gettext
    said, substitute = _("away {span}").format(span=_days(facts["absence"], words)), facts["substitute"]
    if substitute:
        said = _("{away}, {name} stands in").format(away=said, name=substitute.name)
    return f"{said[:1].lower()}{said[1:]}."


def _not_away(facts: Facts, words: Words) -> str:
    return words.gettext("not away after all ({span}).").format(span=_days(facts["absence"], words))


def _answers(facts: Facts, words: Words) -> str:
    _ = words.gettext
    answers = facts["answers"]
    if answers == "each-unit":
        return _("responsible is now {who}.").format(who=_("each unit for its own field"))
    if answers == "unknown" or not answers:
        return _("nobody is named as responsible.")
    return _("responsible is now {who}.").format(who=words.join(words.text(unit.name) for unit in answers))


def _area_new(facts: Facts, words: Words) -> str:
    said = words.gettext("a new working area.")
    if facts["answers"] == "unknown" or not facts["answers"]:
        return said
    who = _answers(facts, words)
    return f"{said} {who[:1].upper()}{who[1:]}"


def _bodies(facts: Facts, words: Words) -> str:
    bodies = words.join(words.text(body.name) for body in facts["bodies"])
    if not bodies:
        return words.gettext("no deciding body is named.")
    return words.gettext("the deciding body is now {bodies}.").format(bodies=bodies)


def _board(facts: Facts, words: Words) -> str:
    _ = words.gettext
    added, removed = facts["added"], facts["removed"]
    if not 0 < len(added) + len(removed) <= _FEW:
        return _("the board has changed.")
    parts = []
    for text, items in ((_("new: {items}."), added), (_("removed: {items}."), removed)):
        if items:
            parts.append(text.format(items=words.join(words.quote(_as_text(item, words)) for item in items)))
    first, *rest = parts
    return " ".join([first, *(part[:1].upper() + part[1:] for part in rest)])


def _body_new(facts: Facts, words: Words) -> str:
    _ = words.gettext
    since = facts["since"]
    text = _("a new deciding body from {date} on.") if since else _("a new deciding body.")
    return text.format(date=words.date(since) if since else "")


def _grants(facts: Facts, words: Words) -> str:
    grants = _as_text(facts["grants"], words)
    return words.gettext("now grants {grants}.").format(grants=grants[:1].lower() + grants[1:])


def _said(text: str) -> Callable[[Facts, Words], str]:
    """A sentence that needs at most a day, or what something was called."""

    def say(facts: Facts, words: Words) -> str:
        day: date | None = facts.get("until")
        return words.gettext(text).format(date=words.date(day) if day else "", was=words.text(facts.get("was")))

    return say


_RENAMED = _said(N_("a new name (earlier {was})."))
_NOT_IN_GUIDE = N_("{name} is no longer in the guide.")
# Whole sentences about what is there no more.
GONE = {
    "unit-gone": _NOT_IN_GUIDE,
    "area-gone": _NOT_IN_GUIDE,
    "checklist-gone": _NOT_IN_GUIDE,
    "body-gone": _NOT_IN_GUIDE,
}
PREDICATES: dict[str, Callable[[Facts, Words], str]] = {
    "contact-new": _contact_new,
    "contact-term": _contact_term,
    "contact-left": _contact_left,
    "vacant": _vacant,
    "contacts-unknown": _said(N_("the contact person is not known.")),
    "no-contact": _said(N_("no contact person is named.")),
    "unit-new": _unit_new,
    "unit-renamed": _RENAMED,
    "unit-ends": _said(N_("in use until {date}.")),
    "unit-moved": _unit_moved,
    "phone-changed": _value(N_("the phone number is now {value}."), N_("the phone number is gone."), _as_phone),
    "second-phone-changed": _value(
        N_("the other phone number is now {value}."), N_("the other phone number is gone."), _as_phone
    ),
    "email-changed": _value(N_("the e-mail address is now {value}."), N_("the e-mail address is gone."), _as_email),
    "title-changed": _value(N_("the title is now {value}."), N_("the title is gone."), _as_text),
    "phone-hours-changed": _value(
        N_("the phone is answered {value}."), N_("the hours of the phone are gone."), _as_text
    ),
    "address-changed": _value(N_("the address is now {value}."), N_("the address is gone."), _as_text),
    "hours-changed": _value(N_("the opening hours are now {value}."), N_("the opening hours are gone."), _as_text),
    "person-renamed": _RENAMED,
    "away": _away,
    "not-away": _not_away,
    "area-new": _area_new,
    "area-renamed": _RENAMED,
    "area-answers": _answers,
    "area-bodies": _bodies,
    "area-text": _said(N_("the text has changed.")),
    "checklist-new": _said(N_("a new house-rule board.")),
    "checklist-renamed": _RENAMED,
    "checklist-changed": _board,
    "guide-renamed": _RENAMED,
    "body-new": _body_new,
    "body-renamed": _RENAMED,
    "body-ends": _said(N_("decides until {date}.")),
    "body-grants": _grants,
    "section-changed": _said(N_("the section has been updated.")),
}
