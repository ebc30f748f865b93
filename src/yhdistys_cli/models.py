"""The guide: plain frozen dataclasses, one for each kind of record that a city writes down.

A field's marker (`Kind`) says what its text must look like: to Pydantic, which reads the files, and to the editors of
those who write them. The docstring below a field says what it is for, with values that it could have after *E.g.*, as
Python writes them; with the first paragraph of the record's it becomes the schemas' and the tables of docs/data.md.
Words in backticks are written into the data as they stand, in every language. Examples are of no real person, and
never one value alone: an editor would fill it in. A record, a choice or a yes and no needs none.

Text that people read is a string in the guide's language, or `Texts` where the city writes it in several. Days that
begin and end something are both inclusive. Each of the files of a guide is one record: `load.SECTIONS`.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any, Literal, get_args

from .records import record

# The topics that a guide may have beside its working areas and boards.
TOPICS = ("introduction", "contents", "roles", "areas", "clock", "wishes", "contacts", "bodies", "links", "errata")
# What nobody sees and no text needs, as classes of `re`: controls of direction and tags, with which what is shown is
# not what is written; with them also hyphens, spaces and marks without a width (Unicode's category Cf, less the
# joiners of scripts and emoji).
DIRECTION = "[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
HIDDEN = DIRECTION[:-1] + "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb]"
# What stands for an e-mail address or a phone number that is written in the data but could not be read.
UNREADABLE = ""

# The time zone of a guide that names none.
TIME_ZONE = "Europe/Helsinki"


class Kind:
    """What the text of a field must be: the name of a reader in `validation`, and the most characters it may have."""

    __slots__ = ("limit", "name")

    def __init__(self, name: str, limit: int = 0) -> None:
        self.name = name
        self.limit = limit

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """How Pydantic reads a value of this kind."""
        from .validation.kinds import core_schema

        return core_schema(self, source, handler)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        """What a value of this kind looks like to an editor."""
        from .validation.shapes import json_schema

        return json_schema(self, core, handler)


WORD = Kind("word")  # one of a few

Language = Literal["fi", "sv", "en"]
Id = Annotated[str, Kind("id", 60)]
Line = Annotated[str, Kind("line", 200)]
Prose = Annotated[str, Kind("prose", 5000)]
Email = Annotated[str, Kind("email", 254)]
Phone = Annotated[str, Kind("phone", 40)]
Url = Annotated[str, Kind("url", 2000)]
SiteUrl = Annotated[str, Kind("site-url", 2000)]
Code = Annotated[str, Kind("municipality-code", 3)]
Colour = Annotated[str, Kind("colour", 7)]
Day = Annotated[date, Kind("date")]
Euros = Annotated[int, Kind("euros")]
Year = Annotated[int, Kind("year")]
FirstDay = Annotated[date, Kind("first-day")]
LastDay = Annotated[date, Kind("last-day")]
Flag = Annotated[bool, Kind("flag")]
Hour = Annotated[time, Kind("time")]
Month = Annotated[int, Kind("month")]
Week = Annotated[int, Kind("week")]
Count = Annotated[int, Kind("count")]
FromOne = Annotated[int, Kind("from-one")]
Offset = Annotated[int, Kind("offset")]
Season = Annotated[Literal["spring", "summer", "autumn", "winter"], WORD]

# What many records have says here what it is for; a docstring below a field goes before it.
Source = Line
"""The page or paper in which this is said. Without it the guide says it. E.g. 'lahti.fi/avustukset', 'lautakunnan
päätös 12.3.2027 § 4'."""
Checked = Day
"""The day on which somebody looked at the source. Without it this is unchecked."""
Inferred = Flag
"""`true` if this was concluded and is not said anywhere."""


@record
class Texts:
    """The same text in several languages. A missing one is shown in the guide's own."""

    fi: Prose | None = None
    """In Finnish. E.g. 'Nuorisopalvelut', 'Avustusten haku'."""
    sv: Prose | None = None
    """In Swedish. E.g. 'Ungdomstjänster', 'Ansökan om understöd'."""
    en: Prose | None = None
    """In English. E.g. 'Youth services', 'Applying for grants'."""


Text = Annotated[str | Texts, Kind("text")]
Title = Annotated[str | Texts, Kind("text", 200)]  # on one line


@record
class Link:
    """An address on the web."""

    url: Url
    """The whole address, beginning with https:// or http://."""
    title: Title
    """What the page is called. E.g. 'Yhdistysten tietopankki', 'Varattavat tilat'."""
    about: Text | None = None
    """What is found there. E.g. 'vinkkejä ja malleja', 'avustusten hakuohjeet'."""
    state: Annotated[Literal["unverified"], WORD] | None = None
    """`unverified` if nobody has checked that the page still works."""
    source: Line | None = None
    """Where the address was found. E.g. 'lahti.fi/yhdistykset', 'kaupungin opas'."""
    checked: Day | None = None
    """The day on which somebody checked that the page works."""


@record
class Fact:
    """One thing to know, and where it is said."""

    text: Text
    """What to know. E.g. 'Avustusta myönnetään vain kerran vuodessa.', 'Tila on varattava ajoissa.'."""
    source: Source | None = None
    checked: Checked | None = None
    inferred: Inferred = False


@record
class Listing:
    """A titled list of sentences."""

    title: Title
    """The heading. E.g. 'Roolit ja vastuut', 'Mitä yhdistykset toivovat'."""
    items: tuple[Text, ...]
    """The items of the list. E.g. ['Jokaisella yksiköllä on yhteyshenkilö.']."""
    introduction: Text | None = None
    """The text above the list. E.g. 'Oppaassa on kolme osaa:', 'Yhdistykset toivovat:'."""


@record
class Erratum:
    """A typo in the guide, and what the data says instead."""

    written: Line
    """What the guide wrote. E.g. 'yhteis henkilö', 'avustus hakemus'."""
    corrected: Line
    """What stands in the data instead. E.g. 'yhteyshenkilö', 'avustushakemus'."""


@record
class Municipality:
    """The city."""

    name: Title
    """The name of the city. E.g. 'Lahti', 'Porvoo'."""
    code: Code
    """The city's number of three digits (Statistics Finland), in quotes."""


@record
class Body:
    """A body that decides. Bodies are renamed: give the old one `until` and the new one `since`."""

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'sivistyslautakunta',
    'kaupunginhallitus'."""
    name: Title
    """The name. E.g. 'Sivistyslautakunta', 'Kaupunginhallitus'."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['liikuntalautakunta']."""
    grants: Text | None = None
    """What it grants. E.g. 'Yhdistysten vuosiavustukset', 'Ystävyysseurojen avustukset'."""
    since: Day | None = None
    """The first day."""
    until: Day | None = None
    """The last day."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Accessibility:
    """What the city says of how accessible its site is. The tool says nothing of its own."""

    status: Annotated[Literal["full", "partial", "none"], WORD]
    """How well the site meets what the law demands: `full` fully, `partial` partly, `none` not."""
    assessed: Day | None = None
    """The day on which that was assessed."""
    method: Text | None = None
    """How it was assessed. E.g. 'kaupungin oma arvio', 'ulkopuolinen arvio'."""
    gaps: tuple[Text, ...] = ()
    """What is not accessible. E.g. ['Liitteenä olevat vanhat PDF-tiedostot.']."""
    email: Email | None = None
    """The address to which one writes about accessibility."""
    form: Link | None = None
    """The page on which one can write about accessibility."""
    authority: Link | None = None
    """The authority that supervises, and its page."""


@record
class Site:
    """The site that is made of the guide, for `yhdistys site`."""

    url: SiteUrl | None = None
    """The address at which it stands, for feeds, calendars and search engines."""
    colour: Colour | None = None
    """The colour of links and buttons, in quotes. It is made darker or lighter where it could not be read."""
    languages: tuple[Annotated[Language, WORD], ...] = ()
    """Its languages, the first foremost. Without it those in which the guide is written. E.g. ['fi', 'sv']."""
    accessibility: Accessibility | None = None
    """The accessibility statement."""


@record
class About:
    """The guide itself: name, roles, suggested topics, deciding bodies and links.

    The file `guide.yaml`. `domain` ends the ids of calendar entries.
    """

    name: Title
    """The name of the guide. E.g. 'Yhdistysyhteistyön opas', 'Yhdistysopas'."""
    municipality: Municipality
    """The city."""
    language: Annotated[Language, WORD]
    """The guide's own language: `fi` Finnish, `sv` Swedish, `en` English."""
    updated: Day
    """The day on which the data was last edited."""
    introduction: Text
    """What the guide is. E.g. 'Opas kertoo, miten yhdessä toimitaan.', 'Tämä on opas.'."""
    time_zone: Annotated[str, Kind("time-zone", 60)] = TIME_ZONE
    """The time zone of all hours. Without it `Europe/Helsinki`."""
    domain: Annotated[str, Kind("domain", 100)] | None = None
    """The city's domain, which becomes part of calendar entries. Do not change it later."""
    audience: Text | None = None
    """Whom the guide is for. E.g. 'Kaupungin työntekijöille ja yhdistyksille.', 'Yhdistyksille.'."""
    contents: Listing | None = None
    """The guide's table of contents."""
    order: tuple[Id, ...] = ()
    """Topics and ids of house-rule boards, in the order in which the guide is read. E.g. ['introduction', 'contents',
    'roles', 'areas', 'clock', 'wishes', 'contacts', 'bodies', 'links']."""
    directory: Link | None = None
    """The page on which phone numbers and e-mail addresses are found."""
    corrections: Link | None = None
    """The page on which one can say that something in the guide is wrong."""
    roles: Listing | None = None
    """Roles and responsibilities."""
    wishes: Listing | None = None
    """What associations would like to hear about."""
    bodies: tuple[Body, ...] = ()
    """The bodies that decide."""
    links: tuple[Link, ...] = ()
    """Pages on the web."""
    errata: tuple[Erratum, ...] = ()
    """Typos in the guide and their corrections."""
    site: Site | None = None
    """The site that is made of the guide."""
    source: Line | None = None
    """Where all of this is said, if it is not a guide of the city's own. E.g. 'porvoo.fi/yhdistykset', 'kaupungin
    verkkosivut'."""


@record
class ServiceArea:
    """A service area of the city."""

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'sivistys', 'kaupunkiymparisto'."""
    name: Title
    """The name. E.g. 'Sivistyksen palvelualue', 'Kaupunkiympäristön palvelualue'."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['vapaa-aikapalvelut']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['nuoriso', 'nuorten', 'ungdom']."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Contact:
    """A contact person of a unit: the person's id alone, or a record if there is more to say.

    Both ends of the term are inclusive; None means open.
    """

    person: Id
    """The id of a person from `people`. E.g. 'anna-aalto', 'bengt-berg'."""
    role: Annotated[Literal["contact", "substitute", "acting"], WORD] = "contact"
    """`contact`: contact person, `substitute`: stands in, `acting`: has the post for the time being (vs.). Without it
    `contact`."""
    since: Day | None = None
    """The first day. Without it from the beginning."""
    until: Day | None = None
    """The last day. Without it until further notice."""


ContactText = Annotated[Contact, Kind("contact")]


@record
class Vacancy:
    """A time in which the unit is known to have no contact person."""

    since: Day
    """The first day."""
    until: Day | None = None
    """The last day. Without it until further notice."""


@record
class Unit:
    """A unit, a service, a service point or an organisation that associations turn to.

    The service area `administration` is the group administration (*konsernihallinto*). `terms_of` gives the terms of
    the contact persons, whether they are known or not. Units are renamed as bodies are: the old one gets `until`, the
    new one `since`.
    """

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'nuorisopalvelut', 'viestinta'."""
    name: Title
    """The name. E.g. 'Nuorisopalvelut', 'Viestintä'."""
    service_area: Id | None = None
    """The id of a service area, or `administration`. Left out where the guide names none. E.g. 'sivistys',
    'administration'."""
    inferred: Inferred = False
    """`true` if the service area was concluded and is not said anywhere."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['nuorisotoimi']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['nuoriso', 'nuorten', 'ungdom']."""
    contacts: Annotated[tuple[ContactText, ...] | Literal["unknown"], Kind("answers")] = ()
    """The contact persons: ids from `people`, or `unknown` where it is not known who they are. E.g. ['anna-aalto',
    'bengt-berg'], 'unknown'."""
    vacancy: Vacancy | None = None
    """A time in which the unit is known to have no contact person."""
    email: Email | None = None
    """The unit's own address, which is nobody's. If the city has not given one, leave the line out."""
    phone: Phone | None = None
    """The unit's own number, in quotes. If the city has not given one, leave the line out."""
    address: Text | None = None
    """Where it is. E.g. 'Kirkkokatu 1', 'Kaupungintalo, 2. kerros'."""
    hours: Text | None = None
    """When it is open or answers. E.g. 'ma–pe klo 9.00–15.00', 'ajanvarauksella'."""
    links: tuple[Link, ...] = ()
    """Pages on the web, such as the unit's own."""
    since: Day | None = None
    """The first day of the unit, if it is new."""
    until: Day | None = None
    """The last day of the unit, if it ends or gets another name."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Group:
    """Units that share their contact persons, because it is not known who belongs to which."""

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'nuoriso-ja-liikunta',
    'kulttuuri-ja-nuoriso'."""
    units: tuple[Id, ...]
    """The ids of the units. E.g. ['nuorisopalvelut', 'liikuntapalvelut']."""
    contacts: tuple[ContactText, ...]
    """The contact persons that they share: ids from `people`. E.g. ['cecilia-cederberg']."""
    note: Text | None = None
    """Why they share. E.g. 'Oppaasta ei käy ilmi, kuka vastaa mistäkin.', 'Yksiköillä on yhteinen ruutu.'."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Absence:
    """A time in which somebody is away. Why is nobody's business: it is never written."""

    since: Day
    """The first day away."""
    until: Day | None = None
    """The last day away. Without it until further notice."""
    substitute: Id | None = None
    """Who stands in meanwhile: the id of a person from `people`. E.g. 'bengt-berg', 'cecilia-cederberg'."""


@record
class Person:
    """A contact person. What the city has not given is left out.

    One that is written but could not be read is `UNREADABLE`.
    """

    id: Id
    """The name in small letters, without dots and accents. Do not change it later. E.g. 'anna-aalto', 'bengt-berg'."""
    name: Line
    """First name and surname. E.g. 'Anna Aalto', 'Bengt Berg'."""
    family: Line | None = None
    """The family name, if it is not the last word of the name. E.g. 'Aalto Virta', 'García Márquez'."""
    title: Title | None = None
    """What the person's work is called. E.g. 'viestintäsuunnittelija', 'nuorisosihteeri'."""
    email: Email | None = None
    """The address alone. If the city has not given one, leave the line out."""
    phone: Phone | None = None
    """The number in quotes. If the city has not given one, leave the line out."""
    second_phone: Phone | None = None
    """Another number, in quotes, such as that of the switchboard."""
    phone_hours: Text | None = None
    """When the phone is answered. E.g. 'ma–to klo 9.00–11.00', 'arkisin'."""
    absences: tuple[Absence, ...] = ()
    """Times in which the person is away, and who stands in. Never why."""
    links: tuple[Link, ...] = ()
    """Pages on the web, such as the person's own."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Contacts:
    """Whom to contact: service areas, units and people."""

    title: Title | None = None
    """The heading above the contact persons. E.g. 'Kaupungin yhteyshenkilöt', 'Kuka vastaa'."""
    contact_for_each_unit: Flag = False
    """`true` if the guide promises a contact person for each unit: a unit without one is then a warning."""
    service_areas: tuple[ServiceArea, ...] = ()
    """The service areas of the city."""
    units: tuple[Unit, ...] = ()
    """Units and services that have contact persons."""
    groups: tuple[Group, ...] = ()
    """Units that share their contact persons."""
    people: tuple[Person, ...] = ()
    """The contact persons."""


@record
class Forum:
    """An evening, a meeting or a network in which matters are dealt with: its name alone, or a record if there is more.

    The name alone may be a sentence.
    """

    name: Text
    """What it is called. E.g. 'Seurafoorumi', 'Yhdistysilta kaksi kertaa vuodessa'."""
    about: Text | None = None
    """What is dealt with there, and how one comes along. E.g. 'Seurojen ja kaupungin yhteinen ilta.', 'Avoin
    kaikille.'."""
    units: tuple[Id, ...] = ()
    """The ids of the units that hold it. E.g. ['liikuntapalvelut']."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['seurailta']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['foorumi', 'foorumin', 'forum']."""
    source: Source | None = None
    checked: Checked | None = None


ForumText = Annotated[Forum, Kind("forum")]


@record
class Area:
    """A working area of the co-operation."""

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'avustukset', 'tilayhteistyo'."""
    title: Title
    """The name. E.g. 'Avustukset', 'Tilayhteistyö'."""
    summary: Text
    """What it is about. E.g. 'Yhdistykset voivat hakea avustusta.', 'Tiloista sovitaan yhdessä.'."""
    answers: Annotated[tuple[Id, ...] | Literal["each-unit", "unknown"], Kind("answers")]
    """Who is responsible: ids of units, `each-unit` (each for its own field) or `unknown` (nobody is named). E.g.
    ['viestinta'], 'each-unit', 'unknown'."""
    inferred: Inferred = False
    """`true` if who is responsible was concluded from names and is not said."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['yhdistysavustukset']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['avustus', 'avustuksia', 'bidrag']."""
    bodies: tuple[Id, ...] = ()
    """Who decides: ids from `bodies` in guide.yaml. E.g. ['sivistyslautakunta']."""
    working_group: Text | None = None
    """The working group. E.g. 'Avustustyöryhmä', 'Viestintätyöryhmä'."""
    forums: tuple[ForumText, ...] = ()
    """Where its matters are dealt with, besides the forums of all areas. E.g. ['Viestintäkahvit keväisin']."""
    preconditions: tuple[Fact, ...] = ()
    """What to know or do beforehand. Days of the year belong to clock.yaml."""
    links: tuple[Link, ...] = ()
    """Pages on the web."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Areas:
    """The working areas of the co-operation."""

    title: Title | None = None
    """The heading above the areas. E.g. 'Yhteistyön osa-alueet', 'Osa-alueet'."""
    introduction: Text | None = None
    """The text above the areas. E.g. 'Yhteistyöllä on kaksi osa-aluetta.', 'Osa-alueita on neljä.'."""
    forums: tuple[ForumText, ...] = ()
    """Where the matters of all areas are dealt with. E.g. ['Yhdistysilta kaksi kertaa vuodessa', 'Erilliset
    tapaamiset']."""
    areas: tuple[Area, ...] = ()
    """The working areas of the co-operation."""


@record
class Checklist:
    """A house-rule board."""

    id: Id
    """The id by which other places refer to this. Do not change it later. E.g. 'yhdistysilta', 'tyoryhmat'."""
    title: Title
    """The heading. E.g. 'Yhdistysillan huoneentaulu', 'Työryhmien huoneentaulu'."""
    items: tuple[Text, ...]
    """The items of the board. E.g. ['Yhteinen aloitus', 'Keskustelu', 'Yhteenveto']."""
    ordered: Flag = False
    """`true` if the items are steps, done in this order."""
    audience: Text | None = None
    """Whom the board is for. E.g. 'Yhteyshenkilöille', 'Työryhmille'."""
    aim: Text | None = None
    """What the items aim at. E.g. 'Jokainen tulee kuulluksi', 'Tavoittele yhteisiä käytäntöjä'."""
    spirit: tuple[Text, ...] = ()
    """A principle that concerns all of the items. E.g. ['Aito vuorovaikutus']."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['yhteinen ilta']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['ilta', 'illan', 'kväll']."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Checklists:
    """The house-rule boards."""

    checklists: tuple[Checklist, ...] = ()
    """The house-rule boards."""


@record
class Moment:
    """A day, and after it the hour if it is known: 31.3.2027 klo 15.00.

    The hour is in the guide's time zone.
    """

    day: date
    """The day. E.g. '31.3.2027', '2027-03-31'."""
    time: Hour | None = None
    """The hour, if it is known. E.g. '15.00', '9.30'."""


MomentText = Annotated[Moment, Kind("moment")]


@record
class DayOfYear:
    """A day of every year: 31.3."""

    month: int
    """The month, 1–12. E.g. 3, 9."""
    day: int
    """A day that the month has every year. E.g. 1, 31."""


@record
class Point:
    """How a day is found every year. Say it in one way: `day`, `last_day_of`, `nth`, `workday` or `event`.

    `event` and `days` go together: so many days after the `edge` of another event, or of a `round` of it. Cities differ
    in what they do when the day is no working day, so `move` is data.
    """

    day: Annotated[DayOfYear, Kind("day-of-year")] | None = None
    """A day of every year."""
    last_day_of: Month | None = None
    """The number of the month whose last day it is: of 2 the 28th or the 29th."""
    nth: Annotated[Literal["1", "2", "3", "4", "last"], WORD] | None = None
    """Which such `weekday` of the `month`: 1–4, or `last`."""
    weekday: (
        Annotated[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], WORD] | None
    ) = None
    """The day of the week, with `nth`: `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday` or `sunday`.
    """
    workday: Annotated[Literal["first", "last"], WORD] | None = None
    """The `first` or `last` working day of the `month`."""
    month: Month | None = None
    """The number of the month, with `nth` or `workday`."""
    event: Id | None = None
    """The id of another event, from whose day this one is counted. E.g. 'avustusten-haku', 'yhdistysilta'."""
    edge: Annotated[Literal["start", "end"], WORD] = "start"
    """From which of its days: `start` or `end`. Without it `start`."""
    round: FromOne | None = None
    """From which of its times a year, where it has several: 1 is the first. Without it the earliest."""
    days: Offset = 0
    """So many days after it; before it with a minus sign."""
    time: Hour | None = None
    """The hour, in quotes."""
    move: Annotated[Literal["next-working-day", "previous-working-day"], WORD] | None = None
    """When it is no working day: `next-working-day` moves it on, `previous-working-day` back. Without it the day stays.
    """
    source: Line | None = None
    """The page or paper in which this day is said, where the other end of the rule is from elsewhere. E.g.
    'lahti.fi/avustukset', 'lautakunnan päätös 12.3.2027 § 4'."""
    checked: Checked | None = None
    inferred: Flag = False
    """`true` if this day was concluded and the other end of the rule was not."""


@record
class Rule:
    """When this falls every year. Say it in one way, and only as exactly as it is known.

    What it gives is a forecast. A window, `from` … `until`, may end in the following year; `until` alone is a deadline.
    """

    times_a_year: FromOne | None = None
    """So many times a year, on dates that are not set yet. E.g. 2, 4."""
    always: Annotated[Literal["true"], WORD] | None = None
    """`true` if it is open all the time."""
    words: Text | None = None
    """When, in words, where it is no day of the year. E.g. '21 päivää ennen tapahtumaa', 'maanantaisin klo 9–12'."""
    season: Annotated[Season | tuple[Season, ...], Kind("seasons")] | None = None
    """The season: `spring`, `summer`, `autumn` or `winter`. With `times_a_year` it may be a list of as many. E.g.
    'spring', 'autumn'."""
    month: Month | None = None
    """The number of the month."""
    week: Week | None = None
    """The number of the week, 1–52. Not every year has a week 53."""
    on: Annotated[Point, Kind("point")] | None = None
    """On which day."""
    ends: Hour | None = None
    """The hour at which it is over, in quotes. Goes with `on`. E.g. '19.00', '20.30'."""
    from_: Annotated[Point, Kind("point")] | None = None
    """The day on which it opens. Goes with `until`."""
    until: Annotated[Point, Kind("point")] | None = None
    """The day on which it closes. One that is earlier in the year than `from` is in the year after. Alone it is a
    deadline whose beginning is not said."""
    every: FromOne | None = None
    """Every how many years, where it is not every year. Goes with `counted_from`. E.g. 2, 4."""
    counted_from: Year | None = None
    """A year in which it is, from which `every` is counted. E.g. 2026, 2027."""
    source: Source | None = None
    checked: Checked | None = None
    inferred: Flag = False
    """`true` if the rule was concluded from past years and is not said anywhere."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The days that it names."""
        return tuple(point for point in (self.on, self.from_, self.until) if point)

    @property
    def seasons(self) -> tuple[str, ...]:
        """The seasons that it names, one for each time, or one for all."""
        if self.season is None:
            return ()
        return self.season if isinstance(self.season, tuple) else (self.season,)

    def is_in(self, year: int) -> bool:
        """Whether a year is one of its own, where it is not for every year."""
        return not (self.every and self.counted_from and (year - self.counted_from) % self.every)


@record
class Registration:
    """When and how one registers."""

    opens: Count | None = None
    """How many days before the event it opens. E.g. 30, 14."""
    closes: Count | None = None
    """How many days before the event it closes. E.g. 5, 1."""
    how: Text | None = None
    """How one registers, and what happens then. E.g. 'Linkki lähetetään ilmoittautuneille.', 'Lomakkeella.'."""


@record
class ProgrammeItem:
    """A part of the programme of one date, with its hours."""

    from_: Hour
    """The hour at which it begins, in quotes. E.g. '17.00', '16.30'."""
    what: Title
    """What there is. E.g. 'Ajankohtaiset asiat', 'Kahvit'."""
    until: Hour | None = None
    """The hour at which it is over, in quotes. E.g. '17.30', '19.00'."""


@record
class Occurrence:
    """A date as the city has decided it, as exactly as it is known.

    It is the truth, whatever the rule says. `revision` becomes the SEQUENCE of calendars.
    """

    from_: MomentText | None = None
    """When it begins or opens. The hour may stand after the day."""
    until: MomentText | None = None
    """When it ends or closes. Without it on the same day; without `from` it is a deadline."""
    season: Season | None = None
    """The season, where no more is known: `spring`, `summer`, `autumn` or `winter`."""
    month: Month | None = None
    """The number of the month, where no day is known."""
    week: Week | None = None
    """The number of the week, where no day is known."""
    round: FromOne | None = None
    """Which of its times a year this is, where `rule` is a list: 1 is the first. Without it they are taken in order."""
    place: Text | None = None
    """Where it is, if not where it usually is. E.g. 'Koulukeskus', 'Kaupungintalo'."""
    status: Annotated[Literal["confirmed", "changed", "cancelled", "none"], WORD] = "confirmed"
    """`confirmed`, `changed` or `cancelled`; `none`, without a day, where there is no round that year. Do not delete
    what is cancelled."""
    change: Annotated[Literal["extended", "reopened", "moved"], WORD] | None = None
    """How it changed: `extended`, `reopened` or `moved`."""
    was: MomentText | None = None
    """The day that was announced first, where it was extended or moved: of a window its end."""
    revision: FromOne = 1
    """Raise it by one whenever a published date changes. The first change makes it 2. E.g. 2, 3."""
    amount: Euros | None = None
    """How much is shared out, in whole euros. E.g. 110000, 5000."""
    for_year: Year | None = None
    """The year that it is for, if it is another. E.g. 2026, 2027."""
    registration_from: MomentText | None = None
    """When registration opens."""
    registration_until: MomentText | None = None
    """When registration closes."""
    programme: tuple[ProgrammeItem, ...] = ()
    """What there is at which hour."""
    links: tuple[Link, ...] = ()
    """Pages on the web about this date only, such as its announcement. They stand before those of the event."""
    note: Text | None = None
    """A note about this date only. E.g. 'Hakuaikaa jatkettiin viikolla.', 'Striimataan.'."""
    source: Source | None = None
    checked: Checked | None = None

    @property
    def first(self) -> Moment | None:
        """The earliest moment that is known of it: of a deadline its end; none where only a month or less is known."""
        return self.from_ or self.until

    @property
    def last(self) -> Moment | None:
        """The latest moment that is known of it."""
        return self.until or self.from_


@record
class YearDates:
    """A year, and what has been decided of it: one date, or a list of them."""

    year: int
    """The year of the event, 1900–2999. Its day may be in the year before or after."""
    occurrences: tuple[Occurrence, ...]
    """One date, or a list of them. Add a new one as the last."""


_EventKind = Literal[
    "meeting",
    "info",
    "training",
    "application",
    "report",
    "survey",
    "decision",
    "working-group",
    "planning",
    "season",
]
EVENT_KINDS: tuple[str, ...] = get_args(_EventKind)
EventKind = Annotated[_EventKind, WORD]
# Kinds with a day by which something must be sent.
WINDOWS = ("application", "report", "survey")
# Kinds that somebody comes to, so that two of them on one evening are a collision.
GATHERINGS = ("meeting", "info", "training", "planning", "working-group")


@record
class Event:
    """An event or a deadline of the annual clock."""

    id: Id
    """The id. Calendars know the entry by it: do not change it later. E.g. 'avustusten-haku', 'yhdistysilta'."""
    title: Title
    """The name. E.g. 'Avustusten haku', 'Yhdistysilta'."""
    kind: EventKind
    """What it is: `meeting`, `info` (information meeting), `training`, `application` (a time to apply), `report` (a
    report to be handed in), `survey`, `decision`, `working-group`, `planning` (planning meeting) or `season`."""
    areas: tuple[Id, ...] = ()
    """The ids of its working areas. Without them it concerns all. E.g. ['avustukset']."""
    units: tuple[Id, ...] = ()
    """The ids of the units that are responsible. Without them those of its areas. E.g. ['nuorisopalvelut']."""
    about: Text | None = None
    """What it is, and what to do. E.g. 'Kaupunki ja yhdistykset keskustelevat.', 'Hae verkossa.'."""
    about_event: Annotated[Id | tuple[Id, ...], Kind("ids")] | None = None
    """The id of the event that this one is about, or a list of them. E.g. 'avustusten-haku', 'salivuorojen-haku'."""
    place: Text | None = None
    """Where it usually is. E.g. 'Kaupungintalo', 'Koulukeskus'."""
    since: FirstDay | None = None
    """The year or the day from which on there is this event. Before it nothing is expected. E.g. 2026, '1.8.2026'."""
    until: LastDay | None = None
    """The year or the day with which it ended. After it nothing is expected. E.g. 2027, '31.7.2027'."""
    same_as: Id | None = None
    """The id of another event whose dates are those of this one too, instead of `rule` and `dates`: one window for many
    grants. E.g. 'avustusten-haku', 'yhdistysilta'."""
    rule: Annotated[Rule | tuple[Rule, ...], Kind("rules")] | None = None
    """When it falls every year; a list where it has several times a year, such as two windows. Left out if no rule is
    known."""
    dates: Annotated[tuple[YearDates, ...], Kind("dates")] = ()
    """What the city has decided of each year. It holds, whatever the rule says."""
    amount: Euros | None = None
    """How much is shared out, in whole euros, where its date says no other. E.g. 110000, 5000."""
    registration: Registration | None = None
    """When and how one registers."""
    reminders: tuple[Count, ...] = ()
    """How many days before it a calendar reminds. E.g. [14, 1]."""
    links: tuple[Link, ...] = ()
    """Pages on the web. The first becomes the address of the calendar entry."""
    aliases: tuple[Line, ...] = ()
    """Other names. E.g. ['yhteinen ilta']."""
    keywords: tuple[Line, ...] = ()
    """Words by which this is found, also inflected and in other languages. E.g. ['hakuaika', 'hakemus', 'ansökan']."""
    source: Source | None = None
    checked: Checked | None = None
    inferred: Inferred = False

    @property
    def about_events(self) -> tuple[str, ...]:
        """The ids of the events that it is about."""
        if self.about_event is None:
            return ()
        return self.about_event if isinstance(self.about_event, tuple) else (self.about_event,)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules, one for each of its times a year."""
        if self.rule is None:
            return ()
        return self.rule if isinstance(self.rule, tuple) else (self.rule,)

    @property
    def only_rule(self) -> Rule | None:
        """The rule of an event that has one; of several the first."""
        return self.rules[0] if self.rules else None


@record
class LocalHoliday:
    """A day on which this place is closed and the rest of Finland is not. Say which in one way: `day` or `date`."""

    name: Title
    """The name. E.g. 'Ahvenanmaan itsehallintopäivä', 'Kaupungin päivä'."""
    day: Annotated[DayOfYear, Kind("day-of-year")] | None = None
    """A day of every year."""
    date: Day | None = None
    """A day of one year."""
    source: Source | None = None
    checked: Checked | None = None


@record
class Clock:
    """The annual clock: what happens when."""

    title: Title | None = None
    """The heading. E.g. 'Yhdistysyhteistyön vuosikello', 'Vuosikello'."""
    note: Text | None = None
    """A note to the reader about the whole clock. E.g. 'Päivät ovat kaupungin verkkosivuilta.', 'Luonnos.'."""
    events: tuple[Annotated[Event, Kind("event")], ...] = ()
    """What happens."""
    holidays: tuple[Annotated[LocalHoliday, Kind("local-holiday")], ...] = ()
    """The days on which this place is closed, besides the public holidays of Finland."""


@record
class SchoolHoliday:
    """A school holiday. Write it when the city has told its days; never count them from a week."""

    name: Title
    """The name. E.g. 'Talviloma', 'Syysloma'."""
    from_: Day
    """The first day."""
    until: Day
    """The last day."""
    source: Source | None = None
    checked: Checked | None = None


@record
class SchoolHolidays:
    """The holidays of the schools."""

    school_holidays: tuple[SchoolHoliday, ...] = ()
    """The holidays of the schools."""


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
        """The ids of the units that are responsible for a working area; none where the guide does not say."""
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
            "clock": self.clock.title or self.clock.note or self.clock.events,
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


def days(term: Contact | Vacancy | Body | Unit | Absence) -> tuple[date, date]:
    """The first and the last day of a term, both inclusive; an open end is the first or the last day that there is."""
    return term.since or date.min, term.until or date.max
