"""`yhdistys handover PERSON`: everything that somebody answers for, and what is left to nobody without her."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..coverage import terms_for
from ..dates import Calendar
from ..inflection import is_form
from ..models import Absence, Area, Contact, Group, Guide, Person, Text, Unit, days, terms_of
from ..records import record
from ..search import PERSON
from ..words import every_text, fold, split_name
from .areas import HeldForum, held
from .clock import Filters, Row, clock, events_of_units, together
from .contacts import Answering
from .duties import absence_of
from .lookup import Ambiguous, NotFound, look_up
from .provenance import Provenance, Sourced, provenance
from .search import sentences, texts_of
from .tasks_of_people import last_days

# What an item of a board, or a role, says that is about handing over: somebody changes, is introduced, follows, or what
# is known is passed on. Folded words.
_HANDING_OVER = re.compile(
    r"\b(?:\w*henkilo\w* vaih(?:du|tu)|vaih(?:du|tu)\w* \w*henkilo|perehdy|seuraaja|tiedonsiir|tiedon siir"
    r"|luovut(?:a|u)|\w*person\w* byt|byt\w* \w*person|overlamn|eftertrad|introducera"
    r"|hand(?:s|ed|ing)? ?over|successor|person\w* changes|new contact)"
)


@record
class Duty:
    """Units, or a group of them, that somebody answers for, and on which terms.

    `others` answer there too on the day of the handover, `later` those who begin after it. `left` are the units that
    nobody else answers for on that day.
    """

    units: tuple[Unit, ...]
    terms: tuple[Contact, ...]
    others: tuple[Answering, ...]
    later: tuple[Answering, ...]
    left: tuple[Unit, ...]
    shared: bool = False

    def lasts(self, day: date) -> bool:
        """Whether she has one of these terms on the day or later, not only until the day before."""
        return any(days(term)[1] >= day for term in self.terms)

    @property
    def is_substitute(self) -> bool:
        """Whether she only stands in there."""
        return all(term.role == "substitute" for term in self.terms)


@record
class ServedArea:
    """A working area that one of her units is responsible for: through which, and whether nobody else is on the day."""

    area: Area
    units: tuple[Unit, ...]
    is_left: bool


@record
class StandIn:
    """Somebody for whom she stands in, and when."""

    person: Person
    absence: Absence


@record
class Passage:
    """Something that the guide says: where, the command that shows it, and what."""

    heading: Text
    command: str
    text: Text


@record
class Handover:
    """One page to hand over. `day` is the first on which she does not answer any more.

    `rows` are the coming dates of what she is responsible for by name, by unit or by area; `own_fields` those that
    each unit handles for its own field. `rules` are what the guide itself says about handing over, `mentions` its other
    texts that name her. `absences` are her own from the day on. `is_over`: she answers for nothing today or later.
    """

    person: Person
    day: date
    duties: tuple[Duty, ...]
    areas: tuple[ServedArea, ...]
    own_fields: tuple[Area, ...]
    forums: tuple[HeldForum, ...]
    rows: tuple[Row, ...]
    own_rows: tuple[Row, ...]
    stand_ins: tuple[StandIn, ...]
    absences: tuple[Absence, ...]
    rules: tuple[Passage, ...]
    mentions: tuple[Passage, ...]
    is_over: bool
    provenance: Provenance

    @property
    def left(self) -> tuple[Unit, ...]:
        """The units that nobody else answers for on the day."""
        return tuple({unit.id: unit for duty in self.duties for unit in duty.left}.values())


def handover(guide: Guide, calendar: Calendar, today: date, person: Person, day: date) -> Handover:
    """What a person has to hand over, if she does not answer any more from a `day` on; seen from `today`.

    `calendar` knows the holidays of `clock.years` of the twelve months from then on.
    """
    duties = tuple(_duties(guide, person, day))
    units = {unit.id for duty in duties for unit in duty.units if not duty.is_substitute}
    everything = (*guide.areas.forums, *(forum for area in guide.areas.areas for forum in area.forums))
    rows, own_rows = _rows(guide, calendar, today, day, units)
    facts: list[Sourced] = [person, *(unit for duty in duties for unit in duty.units)]
    facts += [row.happening for row in (*rows, *own_rows)]
    return Handover(
        person,
        day,
        duties,
        tuple(_areas(guide, duties, units, day)),
        tuple(area for area in guide.areas.areas if units and area.answers == "each-unit"),
        tuple(forum for forum in held(guide, everything) if any(unit.id in units for unit in forum.units)),
        rows,
        own_rows,
        tuple(
            StandIn(other, absence)
            for other in guide.contacts.people
            for absence in other.absences
            if absence.substitute == person.id and days(absence)[1] >= day
        ),
        tuple(absence for absence in person.absences if days(absence)[1] >= day),
        tuple(_rules(guide)),
        tuple(_mentions(guide, person)),
        last_days(guide).get(person.id, date.max) < today,
        provenance(guide, facts),
    )


def person_named(guide: Guide, question: str) -> Person | NotFound | Ambiguous:
    """The one person whom a question names."""
    found = look_up(guide, question, (PERSON,))
    if isinstance(found, NotFound):
        return found
    if len(found) > 1:
        return Ambiguous(question, tuple(found))
    return next(person for person in guide.contacts.people if person.id == found[0].id)


def first_day(guide: Guide, person: Person, today: date) -> date:
    """The first day on which somebody does not answer any more: the one after all of her terms, if they end.

    Else, or where they are over, today.
    """
    holders: list[Unit | Group] = [*guide.contacts.units, *guide.contacts.groups]
    ends = [days(term)[1] for holder in holders for term in terms_of(holder) if term.person == person.id]
    last = max(ends, default=date.min)
    return last + timedelta(1) if today <= last < date.max else today


def _duties(guide: Guide, person: Person, day: date) -> Iterator[Duty]:
    """Units and groups in which she has a term that is not over the day before."""
    people = {other.id: other for other in guide.contacts.people}
    units = {unit.id: unit for unit in guide.contacts.units}
    before = day - min(timedelta(1), day - date.min)
    holders: list[Unit | Group] = [*guide.contacts.units, *guide.contacts.groups]
    for holder in holders:
        own = tuple(t for t in terms_of(holder) if t.person == person.id and days(t)[1] >= before)
        there = (holder,) if isinstance(holder, Unit) else tuple(units[u] for u in holder.units if u in units)
        there = tuple(unit for unit in there if days(unit)[1] >= day)
        if not own or not there:
            continue
        others = [term for term in terms_of(holder) if term.person != person.id and term.person in people]
        left = [
            unit
            for unit in there
            if not any(_covers(t, max(day, unit.since or day)) for t in terms_for(guide, unit) if t.person != person.id)
        ]
        yield Duty(
            there,
            own,
            tuple(_answering(people, there, term, day) for term in others if _covers(term, day)),
            tuple(_answering(people, there, term, day) for term in others if days(term)[0] > day),
            tuple(left),
            isinstance(holder, Group),
        )


def _answering(people: dict[str, Person], units: tuple[Unit, ...], term: Contact, day: date) -> Answering:
    person = people[term.person]
    absence = absence_of(person, day)
    return Answering(person, ((units, term),), absence, people.get(absence.substitute or "") if absence else None)


def _covers(term: Contact, day: date) -> bool:
    first, last = days(term)
    return first <= day <= last


def _areas(guide: Guide, duties: Iterable[Duty], units: set[str], day: date) -> Iterator[ServedArea]:
    left = {unit.id for duty in duties for unit in duty.left}
    for area in guide.areas.areas:
        if not isinstance(area.answers, tuple) or not units & set(area.answers):
            continue
        there = [unit for unit in guide.contacts.units if unit.id in area.answers and days(unit)[1] >= day]
        others = [u for u in there if u.id not in left and any(_covers(t, day) for t in terms_for(guide, u))]
        yield ServedArea(area, tuple(unit for unit in there if unit.id in units), not others)


def _rows(
    guide: Guide, calendar: Calendar, today: date, day: date, units: set[str]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The twelve months from the day on: what her units are responsible for, and what each is for its own field."""
    view = clock(guide, calendar, today, None, Filters(first=max(today, day)))
    assert not isinstance(view, NotFound)
    events, each = events_of_units(guide, units)
    every = [row for row in (*view.rows, *view.undated) if row.happening.event.kind != "season"]
    return (
        together(row for row in every if row.happening.event.id in events),
        together(row for row in every if row.happening.event.id in each),
    )


def _rules(guide: Guide) -> Iterator[Passage]:
    """What the house rules and the roles say about handing over, word for word."""
    for heading, command, text in texts_of(guide):
        if command.startswith(("checklist ", "guide roles")) and any(
            _HANDING_OVER.search(fold(said)) for said in every_text(text)
        ):
            assert text
            yield Passage(heading, command, text)


def _mentions(guide: Guide, person: Person) -> Iterator[Passage]:
    """Sentences of the guide that have the person's family name in some case, beginning with a capital."""
    names = fold(split_name(person.name, person.family)[1]).split()
    seen = set[tuple[str, str]]()
    for heading, command, text in texts_of(guide):
        for written in every_text(text):
            for sentence in sentences(written):
                if (command, sentence) not in seen and _names(sentence, names):
                    seen.add((command, sentence))
                    yield Passage(heading, command, sentence)


def _names(sentence: str, names: list[str]) -> bool:
    said = [fold(word) for word in re.findall(r"[^\W\d_]+", sentence) if word[0].isupper()]
    return bool(names) and all(any(is_form(word, name, name=True) for word in said) for name in names)
