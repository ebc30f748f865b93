"""What the commands about dates share: which event is meant, which time, and the options of a date."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ..amend import Change, Impossible
from ..amend.details import Details
from ..amend.draft import Draft
from ..amend.recorded import Asked
from ..models import Guide
from ..moments import Unreadable, When, read, split
from ..search import EVENT, Target, find, is_called, suggest, targets
from ..words import N_
from .changing import carry_out
from .question import Invocation

if TYPE_CHECKING:
    from ..amend.recorded import EventDraft

Event = Annotated[
    list[str] | None,
    typer.Argument(metavar=N_("EVENT WHEN"), help=N_("An event, as you would call it, and a day: 14.4.2027 at 17")),
]
EventOfYear = Annotated[
    list[str] | None, typer.Argument(metavar=N_("EVENT YEAR"), help=N_("An event, as you would call it, and a year."))
]
Which = Annotated[
    str | None, typer.Option("--which", metavar=N_("DATE"), help=N_("Of several dates that of this day."))
]
Note = Annotated[str | None, typer.Option("--note", metavar=N_("TEXT"), help=N_("A note about this date."))]
Source = Annotated[str | None, typer.Option("--source", metavar=N_("TEXT"), help=N_("The page or paper that says so."))]
Checked = Annotated[
    str | None, typer.Option("--checked", metavar=N_("DATE"), help=N_("The day on which somebody looked there."))
]
# What is made of an event and a time.
Make = Callable[[Draft, Asked, When], Change]


class Dates:
    """A command about the dates of an event: reads its words and options, and has the change carried out."""

    def __init__(
        self, question: Invocation, words: Sequence[str] | None, given: dict[str, str | None], *flags: str
    ) -> None:
        """`given` are the options of the command, as they were typed, for commands that are offered instead,
        and `flags` those without a value.
        """
        self.question = question
        self.words = [word for each in words or () for word in each.split()]
        self.given = given
        valued = [(name, value) for name, value in given.items() if value is not None]
        self.options: tuple[tuple[str, ...], ...] = (*((flag,) for flag in flags), *valued)

    def day(self, text: str | None) -> date | None:
        """An option that is a day. Raises UsageError."""
        return self.question.day(text) if text is not None else None

    def carry_out(
        self, make: Make, *, yes: bool, diff: bool, can: Callable[["EventDraft"], object] | None = None
    ) -> None:
        """Have the change made. `can` tells which of several events of a name can be meant."""

        def propose(draft: Draft) -> Change:
            name, said = split(self.words)
            asked = self.meant(draft, name, said, can)
            return make(draft, asked, self.when(draft, asked, said))

        self.finish(propose, yes=yes, diff=diff)

    def finish(self, propose: Callable[[Draft], Change], *, yes: bool, diff: bool) -> None:
        """Have a change made, and propose to make the calendars anew."""
        calendars = ("calendar", "-o", self.question.words.gettext("calendars"))
        carry_out(self.question, propose, yes=yes, diff=diff, after=(calendars,))

    def details(self, draft: Draft, checked: date | None, registration: str | None = None) -> Details:
        """What the options say of a date. Raises Impossible for registration that is no time."""
        when: When | None = None
        if registration is not None:
            try:
                when = read(registration, draft.today)
            except Unreadable as unreadable:
                raise Impossible(unreadable.code, **unreadable.params) from None
        place, note, source = (self.given.get(option) for option in ("--place", "--note", "--source"))
        return Details(place, when, note, source, checked)

    def meant(
        self,
        draft: Draft,
        name: Sequence[str],
        rest: Sequence[str],
        can: Callable[["EventDraft"], object] | None = None,
    ) -> Asked:
        """The one event that a name means. Raises Impossible, with the commands for each where several are meant."""
        typed = " ".join(name)
        if not typed:
            raise Impossible("no-event")
        known = targets(draft.guide, (EVENT,))
        found = find(typed, known)

        def command(target: Target) -> tuple[str, ...]:
            return Asked("", (target.id,), self.question.name, self.options).command(self.question.name, *rest)

        if not found:
            if not rest:
                _refuse_no_day(name, known)
            near = suggest(typed, known)
            commands = tuple(map(command, near)) or (("clock",),)
            raise Impossible("unknown-event", commands, question=typed, names=tuple(t.name for t in near))
        first = _first(draft.guide, found)
        if first is not None:
            return Asked(first, (first,) if len(found) > 1 else tuple(name), self.question.name, self.options)
        if can is not None:
            possible = [t for t in found if _can(draft, t.id, can)]
            if len(possible) == 1:
                return Asked(possible[0].id, (possible[0].id,), self.question.name, self.options)
        called = [t for t in found if is_called(typed, t)]
        raise Impossible("ambiguous-event", tuple(map(command, called or found)), question=typed)

    def when(self, draft: Draft, asked: Asked, said: Sequence[str]) -> When:
        """The time of a command. Raises Impossible, with the command as it was probably meant."""
        try:
            return read(" ".join(said), draft.today)
        except Unreadable as unreadable:
            commands = tuple(asked.command(self.question.name, *text.split()) for text in unreadable.instead)
            raise Impossible(unreadable.code, commands, **unreadable.params) from None


def _refuse_no_day(name: Sequence[str], known: list[Target]) -> None:
    """Raises Impossible where words begin with the name of an event, and what comes after it is no day."""
    for end in range(len(name) - 1, 0, -1):
        if find(" ".join(name[:end]), known):
            raise Impossible("no-such-day", value=" ".join(name[end:]))


def _first(guide: Guide, found: list[Target]) -> str | None:
    """The one event that was found, or whose dates all that were found have; none where they are several."""
    if len(found) == 1:
        return found[0].id
    events = {event.id: event for event in guide.clock.events}
    firsts = set()
    for target in found:
        at = events[target.id]
        for _step in events:
            at = events.get(at.same_as or "", at)
        firsts.add(at.id)
    return firsts.pop() if len(firsts) == 1 else None


def _can(draft: Draft, event: str, can: Callable[["EventDraft"], object]) -> bool:
    from ..amend.recorded import EventDraft

    return bool(can(EventDraft(draft, Asked(event, (event,)))))
