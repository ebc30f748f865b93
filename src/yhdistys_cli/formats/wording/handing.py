"""What somebody hands over, in words: what is left to nobody, who stays, and the commands for what comes next."""

from collections.abc import Iterator
from datetime import date

from ...models import Absence
from ...views.handover import Duty, Handover, Passage, ServedArea, StandIn
from ...views.tasks import DAY, NAME, NEW
from ...words import Words
from .phrases import names, person_line, span, term_line
from .tasks import typed


def title(view: Handover, words: Words) -> str:
    """Who hands over, and from which day on."""
    return words.gettext("Handover: {person}, from {date}").format(person=view.person.name, date=words.date(view.day))


def in_short(view: Handover, words: Words) -> str:
    """What is left to nobody from the day on, in a sentence."""
    _ = words.gettext
    day = words.date(view.day)
    if not view.duties:
        return _("{person} is responsible for no unit on {date} or later.").format(person=view.person.name, date=day)
    if view.left:
        return _("From {date} on nobody is responsible for: {units}.").format(date=day, units=names(view.left, words))
    return _("From {date} on somebody else is responsible for each of these.").format(date=day)


def duty(found: Duty, view: Handover, words: Words) -> tuple[str, ...]:
    """How she answers for some units, who stays, who comes, and what is left to nobody."""
    _ = words.gettext
    own = "; ".join(filter(None, (term_line(term, words) for term in found.terms)))
    stay = ", ".join(person_line(other, words, view.day) for other in found.others)
    come = ", ".join(f"{other.person.name} ({term_line(other.terms[0][1], words)})" for other in found.later)
    left = ""
    if found.left:
        left = _("Nobody else is responsible.")
        if len(found.left) < len(found.units):
            left = _("Nobody else is responsible for: {units}.").format(units=names(found.left, words))
    said = (
        _("Shared contact persons") if found.shared else "",
        _("In the post: {term}").format(term=own) if own else "",
        _("Stays: {people}").format(people=stay) if stay else "",
        _("Comes later: {people}").format(people=come) if come else "",
        left,
    )
    return tuple(filter(None, said))


def area(found: ServedArea, words: Words) -> tuple[str, ...]:
    """Through which of her units she answers for a working area, and whether nobody else does."""
    _ = words.gettext
    through = names(found.units, words)
    if found.area.inferred:
        through = f"{through} ({_('inferred')})"
    return tuple(filter(None, (through, _("Nobody else is responsible.") if found.is_left else "")))


def stand_in(found: StandIn, words: Words) -> str:
    """For whom she stands in, and when."""
    return f"{found.person.name}, {absence(found.absence, words)}"


def absence(found: Absence, words: Words) -> str:
    """The days of an absence."""
    return words.span(found.since, found.until) if found.until else span(found, words)


def passage(found: Passage, words: Words) -> str:
    """What the guide says, after where it says it."""
    return f"{words.text(found.heading)}: {words.text(found.text)}"


def unknown(view: Handover, words: Words) -> str:
    """What belongs to a handover and is not in the data."""
    said = words.gettext("Not in the data: mailboxes, keys and rights, and who leads a working group. Ask {person}.")
    return said.format(person=view.person.name)


def commands(view: Handover, words: Words) -> Iterator[tuple[str, str]]:
    """The commands for what comes next, and what each is for."""
    _ = words.gettext
    day, who = _written(view.day), view.person.id
    lasting = [found for found in view.duties if found.lasts(view.day)]
    if lasting:
        yield _typed(words, "replace", who, NEW, "--from", day), _("somebody takes over")
        if len(view.duties) > 1:
            unit = lasting[0].units[0].id
            yield _typed(words, "replace", who, NEW, "--from", day, "--unit", unit), _("somebody takes over one unit")
        if any(found.left for found in lasting):
            yield _typed(words, "replace", who, "--vacant", "--from", day), _("the post stays vacant")
        away = ("away", who, "--from", day, "--until", DAY, "--substitute", NEW)
        yield _typed(words, *away), _("she or he comes back")
    # Whose term is over on the day is followed, not replaced.
    handled = {unit.id for found in lasting for unit in found.units}
    if ended := [word for unit in view.left if unit.id not in handled for word in ("--unit", unit.id)]:
        yield _typed(words, "add", "person", NAME, *ended, "--from", day), _("somebody takes over")
    for found in view.stand_ins:
        until = ("--until", _written(found.absence.until)) if found.absence.until else ()
        away = ("away", found.person.id, "--from", _written(found.absence.since), *until, "--substitute", NEW)
        yield _typed(words, *away), _("another substitute for {name}").format(name=found.person.name)
    if view.is_over:
        yield _typed(words, "remove", who), _("nothing is left to hand over")


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _typed(words: Words, *command: str) -> str:
    return words.command(*typed(command, words))
