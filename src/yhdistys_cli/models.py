"""The guide: plain frozen dataclasses, one for each kind of record that a city writes down.

Nothing here knows how a record is read, checked or shown. A field's marker (`Kind`) says what its text must look
like; `validation` reads the marker, and so will the schemas for editors. Text that people read is a string in the
guide's language, or `Texts` where the city writes it in several.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal

from .records import record

# The topics that a guide may have beside its working areas and boards.
TOPICS = ("introduction", "contents", "roles", "areas", "clock", "wishes", "contacts", "bodies", "links", "errata")


class Kind:
    """What the text of a field must be: the name of a reader in `validation`, and the most characters it may have."""

    __slots__ = ("limit", "name")

    def __init__(self, name: str, limit: int = 0) -> None:
        self.name = name
        self.limit = limit


Language = Literal["fi", "sv", "en"]
Id = Annotated[str, Kind("id", 60)]
Line = Annotated[str, Kind("line", 200)]
Prose = Annotated[str, Kind("prose", 5000)]
Email = Annotated[str, Kind("email", 254)]
Phone = Annotated[str, Kind("phone", 40)]
Url = Annotated[str, Kind("url", 2000)]
Code = Annotated[str, Kind("municipality-code", 3)]
Day = Annotated[date, Kind("date")]
Flag = Annotated[bool, Kind("flag")]
Hour = Annotated[time, Kind("time")]
Month = Annotated[int, Kind("month")]
Week = Annotated[int, Kind("week")]
Count = Annotated[int, Kind("count")]
FromOne = Annotated[int, Kind("from-one")]
Offset = Annotated[int, Kind("offset")]


@record
class Texts:
    """The same text in several languages; one that is not given falls back to the guide's language."""

    fi: Prose | None = None
    sv: Prose | None = None
    en: Prose | None = None


Text = Annotated[str | Texts, Kind("text")]
Title = Annotated[str | Texts, Kind("text", 200)]  # on one line


@record
class Link:
    """An address on the web. `state: unverified`: nobody has looked whether it still answers."""

    url: Url
    title: Title
    about: Text | None = None
    state: Literal["unverified"] | None = None
    source: Line | None = None
    checked: Day | None = None


@record
class Fact:
    """One thing that is so, and where it is said.

    No `source` means the guide itself. `checked` is the day on which somebody looked at the source, live; without it
    the fact is *tarkistamatta*. `inferred`: concluded, not said.
    """

    text: Text
    source: Line | None = None
    checked: Day | None = None
    inferred: Flag = False


@record
class Listing:
    """A titled list of sentences, such as the roles or the wishes."""

    title: Title
    items: tuple[Text, ...]
    introduction: Text | None = None


@record
class Erratum:
    """A slip of the guide: what it wrote, and what the data says instead."""

    written: Line
    corrected: Line


@record
class Municipality:
    """The city: its name and its three-digit code (Statistics Finland), as text: Lahti 398."""

    name: Title
    code: Code


@record
class Body:
    """A body that decides (toimielin). `grants` says what it grants; bodies are renamed, hence `since` and `until`."""

    id: Id
    name: Title
    aliases: tuple[Line, ...] = ()
    grants: Text | None = None
    since: Day | None = None
    until: Day | None = None
    source: Line | None = None
    checked: Day | None = None


@record
class About:
    """`guide.yaml`: the guide itself. `updated` is the day on which the data was last edited.

    `time_zone` is that of every hour in the data; `domain` ends the ids of calendar entries. `directory` is where
    phone numbers and e-mail addresses are found, `corrections` where to say that something in the guide is wrong,
    `order` the topics (ids, those of the boards too) in the order of the guide. `source`: where all of this is
    said, when it is not a guide of the city's own.
    """

    name: Title
    municipality: Municipality
    language: Language
    updated: Day
    introduction: Text
    time_zone: Annotated[str, Kind("time-zone", 60)] = "Europe/Helsinki"
    domain: Annotated[str, Kind("domain", 100)] | None = None
    audience: Text | None = None
    contents: Listing | None = None
    order: tuple[Id, ...] = ()
    directory: Link | None = None
    corrections: Link | None = None
    roles: Listing | None = None
    wishes: Listing | None = None
    bodies: tuple[Body, ...] = ()
    links: tuple[Link, ...] = ()
    errata: tuple[Erratum, ...] = ()
    source: Line | None = None


@record
class ServiceArea:
    """A service area of the city (palvelualue)."""

    id: Id
    name: Title
    aliases: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()


@record
class Contact:
    """One person's term as the contact of a unit, or as the substitute. Both ends are inclusive; none means open.

    In YAML the id of a person alone means a contact without an end.
    """

    person: Id
    role: Literal["contact", "substitute"] = "contact"
    since: Day | None = None
    until: Day | None = None


Term = Annotated[Contact, Kind("contact")]


@record
class Vacancy:
    """A time, both ends inclusive, in which a unit is known to have no contact. No `until`: until further notice."""

    since: Day
    until: Day | None = None


@record
class Unit:
    """A unit or service that has contacts.

    `service_area` is the id of a service area, `administration` (konsernihallinto, fact G17) or absent where the
    guide names none; `service_area_inferred` says that it was concluded. `contacts` is `unknown` where the city has
    said that nobody knows yet who the person is: `terms_of` gives the terms either way.
    """

    id: Id
    name: Title
    service_area: Id | None = None
    service_area_inferred: Flag = False
    aliases: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()
    contacts: Annotated[tuple[Term, ...] | Literal["unknown"], Kind("answers")] = ()
    vacancy: Vacancy | None = None
    source: Line | None = None
    checked: Day | None = None


@record
class Group:
    """Several units that share contacts because it is not known who belongs to which (fact G6)."""

    id: Id
    units: tuple[Id, ...]
    contacts: tuple[Term, ...]
    note: Text | None = None


@record
class Person:
    """A contact person. An address that the guide does not give stays absent: the directory has it."""

    id: Id
    name: Line
    title: Title | None = None
    email: Email | None = None
    phone: Phone | None = None
    links: tuple[Link, ...] = ()
    source: Line | None = None
    checked: Day | None = None


@record
class Contacts:
    """`contacts.yaml`: who answers.

    `contact_for_each_unit`: the guide promises a contact person to each unit (fact G9), so that a unit without one
    breaks a promise.
    """

    title: Title | None = None
    contact_for_each_unit: Flag = False
    service_areas: tuple[ServiceArea, ...] = ()
    units: tuple[Unit, ...] = ()
    groups: tuple[Group, ...] = ()
    people: tuple[Person, ...] = ()


@record
class Area:
    """A working area of the co-operation (osa-alue).

    `answers` names the units that answer for it, or is `each-unit` (everyone for their own field) or `unknown` (the
    guide does not say; fact G15). `answers_inferred`: concluded from names, not said.
    """

    id: Id
    title: Title
    summary: Text
    answers: Annotated[tuple[Id, ...] | Literal["each-unit", "unknown"], Kind("answers")]
    answers_inferred: Flag = False
    aliases: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()
    bodies: tuple[Id, ...] = ()
    working_group: Text | None = None
    forums: tuple[Text, ...] = ()
    preconditions: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()


@record
class Areas:
    """`areas.yaml`: the working areas, the sentences above them, and the forums that all of them share."""

    title: Title | None = None
    introduction: Text | None = None
    forums: tuple[Text, ...] = ()
    areas: tuple[Area, ...] = ()


@record
class Checklist:
    """A house-rule board (huoneentaulu). `ordered`: its items are steps; `spirit`: what goes for all of them."""

    id: Id
    title: Title
    items: tuple[Text, ...]
    ordered: Flag = False
    audience: Text | None = None
    aim: Text | None = None
    spirit: tuple[Text, ...] = ()
    aliases: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()


@record
class Checklists:
    """`checklists.yaml`: the house-rule boards."""

    checklists: tuple[Checklist, ...] = ()


@record
class Moment:
    """A day, and the hour of it (in the guide's time zone) where it is known. In YAML: `31.3.2026 klo 15.00`."""

    day: date
    time: Hour | None = None


Moment_ = Annotated[Moment, Kind("moment")]


@record
class DayOfYear:
    """A day of every year. In YAML: `31.3.`"""

    month: int
    day: int


@record
class Point:
    """How one day of a year is found; exactly one of `day`, `nth`, `workday` and `event` says it.

    `day`: the same day every year. `nth` and `weekday` of `month`: the third Tuesday, the last Friday. `workday`: the
    first or last working day of `month`. `event` and `days`: so many days after (before, when negative) the `edge`
    of another event. `move` says what happens when the day is no working day; cities differ, so it is data.
    """

    day: Annotated[DayOfYear, Kind("day-of-year")] | None = None
    nth: Literal["1", "2", "3", "4", "last"] | None = None
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] | None = None
    workday: Literal["first", "last"] | None = None
    month: Month | None = None
    event: Id | None = None
    edge: Literal["start", "end"] = "start"
    days: Offset = 0
    time: Hour | None = None
    move: Literal["next-working-day", "previous-working-day"] | None = None


@record
class Rule:
    """When an event falls every year, exactly as well as it is known and no better. What it gives is a forecast.

    One of: `times_a_year` (the time open), `season`, `month`, `week` (ISO 8601), `on` (a day, with `ends` the hour at
    which it is over), or the window `from` … `until`, which may end in the following year.
    """

    times_a_year: FromOne | None = None
    season: Literal["spring", "summer", "autumn", "winter"] | None = None
    month: Month | None = None
    week: Week | None = None
    on: Point | None = None
    ends: Hour | None = None
    from_: Point | None = None
    until: Point | None = None
    source: Line | None = None
    checked: Day | None = None
    inferred: Flag = False


@record
class Registration:
    """When and how one registers: `opens` and `closes` are days before the event."""

    opens: Count | None = None
    closes: Count | None = None
    how: Text | None = None


@record
class Occurrence:
    """A year's date as the city has decided it. It is the truth, whatever the rule says.

    `revision` grows by one whenever what was published changes (it becomes the SEQUENCE of calendars); `change` says
    how. `registration_from` and `registration_until` where they are known.
    """

    from_: Moment_
    until: Moment_ | None = None
    place: Text | None = None
    status: Literal["confirmed", "changed", "cancelled"] = "confirmed"
    change: Literal["extended", "reopened", "moved"] | None = None
    revision: FromOne = 1
    registration_from: Moment_ | None = None
    registration_until: Moment_ | None = None
    note: Text | None = None
    source: Line | None = None
    checked: Day | None = None


@record
class YearDates:
    """What happened, or will, in one year: one or more occurrences. The year is that of the opening."""

    year: int
    occurrences: tuple[Occurrence, ...]


Kind_ = Literal["meeting", "info", "application", "decision", "working-group", "planning", "season"]


@record
class Event:
    """Something of the annual clock (tapahtuma, asia). No `areas`: it concerns all of them.

    `about_event` is the event that this one is about, such as the grant window of an information meeting;
    `reminders` are days before.
    """

    id: Id
    title: Title
    kind: Kind_
    areas: tuple[Id, ...] = ()
    units: tuple[Id, ...] = ()
    about: Text | None = None
    about_event: Id | None = None
    place: Text | None = None
    rule: Rule | None = None
    dates: Annotated[tuple[YearDates, ...], Kind("dates")] = ()
    registration: Registration | None = None
    reminders: tuple[Count, ...] = ()
    links: tuple[Link, ...] = ()
    aliases: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()
    source: Line | None = None
    checked: Day | None = None
    inferred: Flag = False


@record
class Clock:
    """`clock.yaml`: the annual clock (vuosikello)."""

    title: Title | None = None
    note: Text | None = None
    events: tuple[Event, ...] = ()


@record
class SchoolHoliday:
    """A school holiday, both ends inclusive."""

    name: Title
    from_: Day
    until: Day
    source: Line | None = None
    checked: Day | None = None


@record
class SchoolHolidays:
    """`school_holidays.yaml`."""

    school_holidays: tuple[SchoolHoliday, ...] = ()


@record
class Guide:
    """Everything that a city has written down, valid field by field."""

    about: About
    contacts: Contacts
    areas: Areas
    checklists: Checklists
    clock: Clock
    school_holidays: SchoolHolidays

    def answering(self, area: Area) -> set[str]:
        """The ids of the units that answer for a working area; none where the guide does not say."""
        if area.answers == "each-unit":
            return {unit.id for unit in self.contacts.units}
        return set() if area.answers == "unknown" else set(area.answers)

    @property
    def topics(self) -> list[str]:
        """Those of `TOPICS` about which this guide says something."""
        about, contacts = self.about, self.contacts
        links = (about.links, about.directory, about.corrections, *(area.links for area in self.areas.areas))
        present = {
            "introduction": True,
            "contents": about.contents,
            "roles": about.roles,
            "areas": self.areas.areas,
            "clock": self.clock.title or self.clock.note,
            "wishes": about.wishes,
            "contacts": contacts.people or contacts.units,
            "bodies": about.bodies,
            "links": any(links),
            "errata": about.errata,
        }
        return [topic for topic in TOPICS if present[topic]]


def terms_of(holder: Unit | Group) -> tuple[Contact, ...]:
    """The terms of a unit's or a group's contacts; none where the guide says that they are not known."""
    return holder.contacts if isinstance(holder.contacts, tuple) else ()


def days(term: Contact | Vacancy | Body) -> tuple[date, date]:
    """The first and the last day of a term, both inclusive; an open end is the first or the last day that there is."""
    return term.since or date.min, term.until or date.max
