"""What each field is for, in words, with examples: the one place from which schemas and docs/data.md take it.

`RECORDS` says what a record is, `FIELDS` what its fields are. Words in backticks are written into the data as they
stand, in every language. Examples are of no real person; where a field has none, those of its kind will do
(`schema.KINDS`), and a record, a choice or a yes and no needs none.
"""

from typing import Any

from .models import (
    About,
    Area,
    Areas,
    Body,
    Checklist,
    Checklists,
    Clock,
    Contact,
    Contacts,
    DayOfYear,
    Erratum,
    Event,
    Fact,
    Group,
    Link,
    Listing,
    Moment,
    Municipality,
    Occurrence,
    Person,
    Point,
    Registration,
    Rule,
    SchoolHoliday,
    SchoolHolidays,
    ServiceArea,
    Texts,
    Unit,
    Vacancy,
    YearDates,
)
from .words import N_

# What a field is for, and values that it could have.
Field = tuple[str, tuple[Any, ...]]

RECORDS: dict[type[Any], str] = {
    Texts: N_("The same text in several languages. A missing one is shown in the guide's own."),
    Link: N_("An address on the web."),
    Fact: N_("One thing to know, and where it is said."),
    Listing: N_("A titled list of sentences."),
    Erratum: N_("A slip of the guide, and what the data says instead."),
    Municipality: N_("The city."),
    Body: N_("A body that decides. Bodies are renamed: give the old one `until` and the new one `since`."),
    About: N_("The guide itself: name, roles, wishes, deciding bodies and links."),
    ServiceArea: N_("A service area of the city."),
    Contact: N_("A contact person of a unit: the person's id alone, or a record if there is more to say."),
    Vacancy: N_("A time in which the unit is known to have no contact person."),
    Unit: N_("A unit or service that has contact persons."),
    Group: N_("Units that share their contact persons, because it is not known who belongs to which."),
    Person: N_("A contact person. What the city has not given is left out."),
    Contacts: N_("Who answers: service areas, units and people."),
    Area: N_("A working area of the co-operation."),
    Areas: N_("The working areas of the co-operation."),
    Checklist: N_("A house-rule board."),
    Checklists: N_("The house-rule boards."),
    Moment: N_("A day, and after it the hour if it is known: 31.3.2027 klo 15.00."),
    DayOfYear: N_("A day of every year: 31.3."),
    Point: N_("How a day is found every year. Say it in one way: `day`, `nth`, `workday` or `event`."),
    Rule: N_("When this falls every year. Say it in one way, and only as exactly as it is known."),
    Registration: N_("When and how one registers."),
    Occurrence: N_("A date as the city has decided it."),
    YearDates: N_("A year, and what has been decided of it: one date, or a list of them."),
    Event: N_("Something of the annual clock."),
    Clock: N_("The annual clock: what happens when."),
    SchoolHoliday: N_("A school holiday. Write it when the city has told its days; never count them from a week."),
    SchoolHolidays: N_("The holidays of the schools."),
}

_ID = N_("The id by which other places refer to this. Do not change it later.")
_ALIASES: Field = (N_("Other names."), (["nuorisotoimi"],))
_KEYWORDS: Field = (
    N_("Words by which this is found, also inflected and in other languages."),
    (["nuoriso", "nuorten", "ungdom"],),
)
_SOURCE: Field = (
    N_("The page or paper in which this is said. Without it the guide says it."),
    ("lahti.fi/avustukset", "lautakunnan päätös 12.3.2027 § 4"),
)
_CHECKED: Field = (N_("The day on which somebody looked at the source. Without it this is unchecked."), ())
_INFERRED: Field = (N_("`true` if this was concluded and is not said anywhere."), ())
_SINCE: Field = (N_("The first day."), ())
_UNTIL: Field = (N_("The last day."), ())
_LINKS: Field = (N_("Pages on the web."), ())
_NAME = N_("The name.")
_HEADING = N_("The heading.")

FIELDS: dict[type[Any], dict[str, Field]] = {
    Texts: {
        "fi": (N_("In Finnish."), ("Nuorisopalvelut", "Avustusten haku")),
        "sv": (N_("In Swedish."), ("Ungdomstjänster", "Ansökan om bidrag")),
        "en": (N_("In English."), ("Youth services", "Applying for grants")),
    },
    Link: {
        "url": (N_("The whole address, beginning with https:// or http://."), ()),
        "title": (N_("What the page is called."), ("Yhdistysten tietopankki", "Varattavat tilat")),
        "about": (N_("What is found there."), ("vinkkejä ja malleja", "avustusten hakuohjeet")),
        "state": (N_("`unverified` if nobody has looked whether the page still answers."), ()),
        "source": (N_("Where the address was found."), ("lahti.fi/yhdistykset", "kaupungin opas")),
        "checked": (N_("The day on which somebody looked whether the page answers."), ()),
    },
    Fact: {
        "text": (N_("What to know."), ("Avustusta myönnetään vain kerran vuodessa.", "Tila on varattava ajoissa.")),
        "source": _SOURCE,
        "checked": _CHECKED,
        "inferred": _INFERRED,
    },
    Listing: {
        "title": (_HEADING, ("Roolit ja vastuut", "Mitä yhdistykset toivovat")),
        "items": (N_("The items of the list."), (["Jokaisella yksiköllä on yhteyshenkilö."],)),
        "introduction": (N_("The text above the list."), ("Oppaassa on kolme osaa:", "Yhdistykset toivovat:")),
    },
    Erratum: {
        "written": (N_("What the guide wrote."), ("yhteis henkilö", "avustus hakemus")),
        "corrected": (N_("What stands in the data instead."), ("yhteyshenkilö", "avustushakemus")),
    },
    Municipality: {
        "name": (N_("The name of the city."), ("Lahti", "Porvoo")),
        "code": (N_("The city's number of three digits (Statistics Finland), in quotes."), ()),
    },
    Body: {
        "id": (_ID, ("sivistyslautakunta", "kaupunginhallitus")),
        "name": (_NAME, ("Sivistyslautakunta", "Kaupunginhallitus")),
        "aliases": (_ALIASES[0], (["liikuntalautakunta"],)),
        "grants": (N_("What it grants."), ("Yhdistysten vuosiavustukset", "Ystävyysseurojen avustukset")),
        "since": _SINCE,
        "until": _UNTIL,
        "source": _SOURCE,
        "checked": _CHECKED,
    },
    About: {
        "name": (N_("The name of the guide."), ("Yhdistysyhteistyön opas", "Yhdistysopas")),
        "municipality": (RECORDS[Municipality], ()),
        "language": (N_("The guide's own language: `fi` Finnish, `sv` Swedish, `en` English."), ()),
        "updated": (N_("The day on which the data was last edited."), ()),
        "introduction": (N_("What the guide is."), ("Opas kertoo, miten yhdessä toimitaan.", "Tämä on opas.")),
        "time_zone": (N_("The time zone of all hours. Without it `Europe/Helsinki`."), ()),
        "domain": (N_("The city's domain, which becomes part of calendar entries. Do not change it later."), ()),
        "audience": (N_("Whom the guide is for."), ("Kaupungin työntekijöille ja yhdistyksille.", "Yhdistyksille.")),
        "contents": (N_("The guide's table of contents."), ()),
        "order": (
            N_("Topics and ids of house-rule boards, in the order in which the guide is read."),
            (["introduction", "contents", "roles", "areas", "clock", "wishes", "contacts", "bodies", "links"],),
        ),
        "directory": (N_("The page on which phone numbers and e-mail addresses are found."), ()),
        "corrections": (N_("The page on which one can say that something in the guide is wrong."), ()),
        "roles": (N_("Roles and responsibilities."), ()),
        "wishes": (N_("What associations wish for."), ()),
        "bodies": (N_("The bodies that decide."), ()),
        "links": _LINKS,
        "errata": (N_("Slips of the guide and their corrections."), ()),
        "source": (
            N_("Where all of this is said, if it is not a guide of the city's own."),
            ("porvoo.fi/yhdistykset", "kaupungin verkkosivut"),
        ),
    },
    ServiceArea: {
        "id": (_ID, ("sivistys", "kaupunkiymparisto")),
        "name": (_NAME, ("Sivistyksen palvelualue", "Kaupunkiympäristön palvelualue")),
        "aliases": (_ALIASES[0], (["vapaa-aikapalvelut"],)),
        "keywords": _KEYWORDS,
    },
    Contact: {
        "person": (N_("The id of a person from `people`."), ("anna-aalto", "bengt-berg")),
        "role": (N_("`contact`: contact person, `substitute`: stands in. Without it `contact`."), ()),
        "since": (N_("The first day. Without it from the beginning."), ()),
        "until": (N_("The last day. Without it until further notice."), ()),
    },
    Vacancy: {
        "since": _SINCE,
        "until": (N_("The last day. Without it until further notice."), ()),
    },
    Unit: {
        "id": (_ID, ("nuorisopalvelut", "viestinta")),
        "name": (_NAME, ("Nuorisopalvelut", "Viestintä")),
        "service_area": (
            N_("The id of a service area, or `administration`. Left out where the guide names none."),
            ("sivistys", "administration"),
        ),
        "service_area_inferred": (N_("`true` if the service area was concluded and is not said anywhere."), ()),
        "aliases": _ALIASES,
        "keywords": _KEYWORDS,
        "contacts": (
            N_("The contact persons: ids from `people`, or `unknown` where it is not known who they are."),
            (["anna-aalto", "bengt-berg"], "unknown"),
        ),
        "vacancy": (RECORDS[Vacancy], ()),
        "source": _SOURCE,
        "checked": _CHECKED,
    },
    Group: {
        "id": (_ID, ("nuoriso-ja-liikunta", "kulttuuri-ja-nuoriso")),
        "units": (N_("The ids of the units."), (["nuorisopalvelut", "liikuntapalvelut"],)),
        "contacts": (N_("The contact persons that they share: ids from `people`."), (["cecilia-cederberg"],)),
        "note": (N_("Why they share."), ("Oppaasta ei näy, kuka vastaa mistäkin.", "Yksiköillä on yhteinen ruutu.")),
    },
    Person: {
        "id": (
            N_("The name in small letters, without dots and accents. Do not change it later."),
            ("anna-aalto", "bengt-berg"),
        ),
        "name": (N_("First name and surname."), ("Anna Aalto", "Bengt Berg")),
        "title": (N_("What the person's work is called."), ("viestintäsuunnittelija", "nuorisosihteeri")),
        "email": (N_("The address alone. If the city has not given one, leave the line out."), ()),
        "phone": (N_("The number in quotes. If the city has not given one, leave the line out."), ()),
        "links": (N_("Pages on the web, such as the person's own."), ()),
        "source": _SOURCE,
        "checked": _CHECKED,
    },
    Contacts: {
        "title": (N_("The heading above the contact persons."), ("Kaupungin yhteyshenkilöt", "Kuka vastaa")),
        "contact_for_each_unit": (
            N_("`true` if the guide promises a contact person for each unit: a unit without one is then a warning."),
            (),
        ),
        "service_areas": (N_("The service areas of the city."), ()),
        "units": (N_("Units and services that have contact persons."), ()),
        "groups": (N_("Units that share their contact persons."), ()),
        "people": (N_("The contact persons."), ()),
    },
    Area: {
        "id": (_ID, ("avustukset", "tilayhteistyo")),
        "title": (_NAME, ("Avustukset", "Tilayhteistyö")),
        "summary": (N_("What it is about."), ("Yhdistykset voivat hakea avustusta.", "Tiloista sovitaan yhdessä.")),
        "answers": (
            N_("Who answers: ids of units, `each-unit` (each for its own field) or `unknown` (nobody is named)."),
            (["viestinta"], "each-unit", "unknown"),
        ),
        "answers_inferred": (N_("`true` if who answers was concluded from names and is not said."), ()),
        "aliases": (_ALIASES[0], (["yhdistysavustukset"],)),
        "keywords": (_KEYWORDS[0], (["avustus", "avustuksia", "bidrag"],)),
        "bodies": (N_("Who decides: ids from `bodies` in guide.yaml."), (["sivistyslautakunta"],)),
        "working_group": (N_("The working group."), ("Avustustyöryhmä", "Viestintätyöryhmä")),
        "forums": (
            N_("Where its matters are dealt with, besides the forums of all areas."),
            (["Viestintäkahvit keväisin"],),
        ),
        "preconditions": (N_("What to know or do beforehand. Days of the year belong to clock.yaml."), ()),
        "links": _LINKS,
    },
    Areas: {
        "title": (N_("The heading above the areas."), ("Yhteistyön osa-alueet", "Osa-alueet")),
        "introduction": (
            N_("The text above the areas."),
            ("Yhteistyöllä on kaksi osa-aluetta.", "Osa-alueita on neljä."),
        ),
        "forums": (
            N_("Where the matters of all areas are dealt with."),
            (["Yhdistysilta kaksi kertaa vuodessa", "Erilliset tapaamiset"],),
        ),
        "areas": (RECORDS[Areas], ()),
    },
    Checklist: {
        "id": (_ID, ("yhdistysilta", "tyoryhmat")),
        "title": (_HEADING, ("Yhdistysillan huoneentaulu", "Työryhmien huoneentaulu")),
        "items": (N_("The items of the board."), (["Yhteinen aloitus", "Keskustelu", "Yhteenveto"],)),
        "ordered": (N_("`true` if the items are steps, done in this order."), ()),
        "audience": (N_("Whom the board is for."), ("Yhteyshenkilöille", "Työryhmille")),
        "aim": (N_("What the items aim at."), ("Jokainen tulee kuulluksi", "Tavoittele yhteisiä käytäntöjä")),
        "spirit": (N_("What goes for all of the items."), (["Aito vuorovaikutus"],)),
        "aliases": (_ALIASES[0], (["yhteinen ilta"],)),
        "keywords": (_KEYWORDS[0], (["ilta", "illan", "kväll"],)),
    },
    Checklists: {"checklists": (RECORDS[Checklists], ())},
    Moment: {
        "day": (N_("The day."), ("31.3.2027", "2027-03-31")),
        "time": (N_("The hour, if it is known."), ("15.00", "9.30")),
    },
    DayOfYear: {
        "month": (N_("The month, 1–12."), (3, 9)),
        "day": (N_("A day that the month has every year."), (1, 31)),
    },
    Point: {
        "day": (N_("A day of every year."), ()),
        "nth": (N_("Which such `weekday` of the `month`: 1–4, or `last`."), ()),
        "weekday": (
            N_(
                "The day of the week, with `nth`: `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday` "
                "or `sunday`."
            ),
            (),
        ),
        "workday": (N_("The `first` or `last` working day of the `month`."), ()),
        "month": (N_("The number of the month, with `nth` or `workday`."), ()),
        "event": (
            N_("The id of another event, from whose day this one is counted."),
            ("avustusten-haku", "yhdistysilta"),
        ),
        "edge": (N_("From which of its days: `start` or `end`. Without it `start`."), ()),
        "days": (N_("So many days after it; before it with a minus sign."), ()),
        "time": (N_("The hour, in quotes."), ()),
        "move": (
            N_(
                "When it is no working day: `next-working-day` moves it on, `previous-working-day` back. "
                "Without it the day stays."
            ),
            (),
        ),
    },
    Rule: {
        "times_a_year": (N_("So many times a year, at times that are still open."), (2, 4)),
        "season": (N_("The season: `spring`, `summer`, `autumn` or `winter`."), ()),
        "month": (N_("The number of the month."), ()),
        "week": (N_("The number of the week, 1–52. Not every year has a week 53."), ()),
        "on": (N_("On which day."), ()),
        "ends": (N_("The hour at which it is over, in quotes. Goes with `on`."), ("19.00", "20.30")),
        "from": (N_("The day on which it opens. Goes with `until`."), ()),
        "until": (N_("The day on which it closes. One that is earlier in the year is in the year after."), ()),
        "source": _SOURCE,
        "checked": _CHECKED,
        "inferred": (N_("`true` if the rule was concluded from past years and is not said anywhere."), ()),
    },
    Registration: {
        "opens": (N_("How many days before the event it opens."), (30, 14)),
        "closes": (N_("How many days before the event it closes."), (5, 1)),
        "how": (
            N_("How one registers, and what happens then."),
            ("Linkki lähetetään ilmoittautuneille.", "Lomakkeella."),
        ),
    },
    Occurrence: {
        "from": (N_("When it begins or opens. The hour may stand after the day."), ()),
        "until": (N_("When it ends or closes. Without it on the same day."), ()),
        "place": (N_("Where it is, if not where it usually is."), ("Koulukeskus", "Kaupungintalo")),
        "status": (
            N_("`confirmed`, `changed` or `cancelled`. Do not delete what is cancelled."),
            (),
        ),
        "change": (N_("How it changed: `extended`, `reopened` or `moved`."), ()),
        "revision": (N_("Raise it by one whenever a published date changes. The first change makes it 2."), (2, 3)),
        "registration_from": (N_("When registration opens."), ()),
        "registration_until": (N_("When registration closes."), ()),
        "note": (N_("What is said of this date only."), ("Hakuaikaa jatkettiin viikolla.", "Striimataan.")),
        "source": _SOURCE,
        "checked": _CHECKED,
    },
    YearDates: {
        "year": (N_("The year in which it begins, 1900–2999."), ()),
        "occurrences": (N_("One date, or a list of them. Add a new one as the last."), ()),
    },
    Event: {
        "id": (
            N_("The id. Calendars know the entry by it: do not change it later."),
            ("avustusten-haku", "yhdistysilta"),
        ),
        "title": (_NAME, ("Avustusten haku", "Yhdistysilta")),
        "kind": (
            N_(
                "What it is: `meeting`, `info` (information meeting), `application` (a time to apply), `decision`, "
                "`working-group`, `planning` (planning meeting) or `season`."
            ),
            (),
        ),
        "areas": (N_("The ids of its working areas. Without them it concerns all."), (["avustukset"],)),
        "units": (N_("The ids of the units that answer. Without them those of its areas."), (["nuorisopalvelut"],)),
        "about": (N_("What it is, and what to do."), ("Kaupunki ja yhdistykset keskustelevat.", "Hae verkossa.")),
        "about_event": (N_("The id of the event that this one is about."), ("avustusten-haku", "salivuorojen-haku")),
        "place": (N_("Where it usually is."), ("Kaupungintalo", "Koulukeskus")),
        "rule": (N_("When it falls every year. Left out if no rule is known."), ()),
        "dates": (N_("What the city has decided of each year. It holds, whatever the rule says."), ()),
        "registration": (RECORDS[Registration], ()),
        "reminders": (N_("How many days before it a calendar reminds."), ([14, 1],)),
        "links": (N_("Pages on the web. The first becomes the address of the calendar entry."), ()),
        "aliases": (_ALIASES[0], (["yhteinen ilta"],)),
        "keywords": (_KEYWORDS[0], (["hakuaika", "hakemus", "ansökan"],)),
        "source": _SOURCE,
        "checked": _CHECKED,
        "inferred": _INFERRED,
    },
    Clock: {
        "title": (_HEADING, ("Yhdistysyhteistyön vuosikello", "Vuosikello")),
        "note": (N_("What a reader must know of all of it."), ("Päivät ovat kaupungin verkkosivuilta.", "Luonnos.")),
        "events": (N_("What happens."), ()),
    },
    SchoolHoliday: {
        "name": (_NAME, ("Talviloma", "Syysloma")),
        "from": _SINCE,
        "until": _UNTIL,
        "source": _SOURCE,
        "checked": _CHECKED,
    },
    SchoolHolidays: {"school_holidays": (RECORDS[SchoolHolidays], ())},
}
