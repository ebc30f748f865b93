"""A question in words as commands: what it means, if anything, and which of its words were not understood."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..models import Event, Guide
from ..records import record
from ..search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, TOPIC, UNIT, Target, target, targets
from ..views.clock import events_of
from ..views.forums import forums_named
from ..views.guide import topics
from ..views.lookup import command_of
from ..words import Words
from .remarks import FORM_COMMANDS, Command, is_worth_saying, unused
from .times import Times
from .tokens import FORM, NAME, Token, tokens

PLACES = (UNIT, SERVICE_AREA, AREA)
# What each command can be asked about.
TAKES = {
    "contacts": (PERSON, *PLACES),
    "areas": (UNIT, AREA),
    "checklist": (CHECKLIST,),
    "clock": (*PLACES, EVENT),
    "calendar": (*PLACES, EVENT),
    "guide": (TOPIC, AREA, CHECKLIST),
    "plan": (),
    "todo": (),
    "handover": (PERSON,),
    "changes": (),
    "search": (),
    "help": (),
    "validate": (),
    "schema": (),
    "completion": (),
}
_MOST = 3
# The kind of a word such as *tapahtumat*: whatever happens, if the question is about a time.
_ANY = "any"


@record
class Understood:
    """What a question means: commands (without `yhdistys`) that answer it, and the words that were not understood.

    `read` are words that are no name as they stand, and the names that were read in them. `near` are things whose name
    was found although the question as a whole was not understood. `unused` are words that were understood and that no
    command takes into account; `nobody` are things of which the guide does not say who is responsible.
    """

    commands: tuple[Command, ...]
    unknown: tuple[str, ...] = ()
    read: tuple[tuple[str, tuple[Target, ...]], ...] = ()
    near: tuple[Target, ...] = ()
    unused: tuple[str, ...] = ()
    nobody: tuple[Target, ...] = ()


def understand(guide: Guide, words: Words, asked: Sequence[str], today: date, command: str | None = None) -> Understood:
    """The readings of a question, at most three, the likeliest first; with a `command` only that is meant.

    None where nothing was understood, or too little of it to be sure.
    """
    known = [*topics(guide, words), *targets(guide, (PERSON, UNIT, SERVICE_AREA, EVENT)), *_within(guide)]
    return _Reader(guide, tokens(list(asked), known, today), today, command).read()


def _within(guide: Guide) -> Iterator[Target]:
    """What has a name of its own but is shown among others: bodies, links, the working groups of areas."""
    for body in guide.about.bodies:
        yield target(TOPIC, "bodies", body.name, body.aliases)
    for link in guide.about.links:
        yield target(TOPIC, "links", link.title)
    for area in guide.areas.areas:
        if area.working_group:
            yield target(AREA, area.id, area.working_group)


class _Reader:
    """The tokens of one question, sorted by what they are."""

    def __init__(self, guide: Guide, found: list[Token], today: date, command: str | None) -> None:
        self.guide = guide
        self.forced = command
        self.found = found
        self.times = Times(found, today)
        self.unknown = [t.text for t in found if not t.is_understood or t.text in self.times.loose]
        self.strong = self._values(found, "command")
        self.weak = self._values(found, "question")
        self.kinds = [kind for kind in self._values(found, "kind") if kind != _ANY]
        self.topics = self._values(found, "topic")
        self.forms = self._values(found, "format")
        self.languages = self._values(found, "language")
        if self.topics == ["bodies"] and "clock" in self.weak:  # when somebody decides
            self.kinds = self.kinds or ["decision"]
        self.groups = self._groups(found)
        if self.groups and "todo" in self.strong:  # what to do at an evening is said by the house rules
            self.strong.remove("todo")
            self.weak.append("checklist")
        if not any(self._fit(t, "handover") for t in self.groups):  # somebody who leaves is a person
            self.strong = [command for command in self.strong if command != "handover"]

    @staticmethod
    def _values(found: list[Token], kind: str) -> list[str]:
        return list(dict.fromkeys(t.meaning.value for t in found if t.meaning and t.meaning.kind == kind))

    def _groups(self, found: list[Token]) -> list[Token]:
        """The tokens that name something. A word of the tables is a name only where its other meaning is in the way."""
        groups = [t for t in found if t.targets and t.meaning is None]
        commands = [self.forced, *self.strong, *self.weak]
        for token in found:
            if not token.targets or token.meaning is None or token.meaning.kind not in ("command", "topic", "kind"):
                continue
            if token.meaning.value == _ANY:
                if groups or self.kinds or not self.times:
                    groups.append(token)
                continue
            wanted = next((c for c in commands if c and c != token.meaning.value), None)
            if token.meaning.kind == "command" and wanted and self._fit(token, wanted):
                groups.append(token)
                self.strong = [c for c in self.strong if c != token.meaning.value]
            elif token.rank == NAME and len(token.text.split()) > 1 and not self._is_own_name(token):
                groups.append(token)
                self.kinds = [k for k in self.kinds if k != token.meaning.value]
        return _merged(groups)

    @staticmethod
    def _is_own_name(token: Token) -> bool:
        """Whether a command is called by its name, which is also the title of a part of the guide: *annual clock*."""
        is_command = token.meaning is not None and token.meaning.kind == "command"
        return is_command and all(x.kind == TOPIC for x in token.targets)

    @staticmethod
    def _fit(token: Token, command: str) -> list[Target]:
        """The targets of a token about which a command can be asked."""
        return [t for t in token.targets if t.kind in TAKES[command]]

    # --- the whole

    def read(self) -> Understood:
        """The commands that the tokens mean together."""
        people = [t for t in self.groups if all(x.kind == PERSON for x in t.targets)]
        near = tuple(dict.fromkeys(x for t in self.groups for x in t.targets if x.kind != TOPIC))
        if self.forced is None and (self.unknown and not self._is_enough(people)):
            return Understood((), tuple(self.unknown), near=near)
        commands = list(dict.fromkeys(self._commands(people)))
        if self.unknown and all(len(command) == 1 for command in commands) and self.forced is None:
            return Understood((), tuple(self.unknown), near=near)  # a list of everything answers no question
        used = {word for command in commands for word in command}
        forms = [(t.text, tuple(x for x in t.targets if x.id in used)) for t in self.groups if t.rank == FORM]
        read = tuple((text, found) for text, found in forms if found and is_worth_saying(text, found))
        if self.languages:
            commands = [c if c[0] == "help" else (*c, "--lang", self.languages[0]) for c in commands]
        commands = commands[:_MOST]
        nobody = self._nobody(commands)
        left = () if self.forced else unused(self.found, self.times.texts, commands, bool(nobody))
        return Understood(tuple(commands), tuple(self.unknown), read, near, left, nobody)

    def _is_enough(self, people: list[Token]) -> bool:
        """Whether what was understood is enough to answer, although some words were not."""
        names = sum(len(t.text.split()) for t in people)
        if people and names < 2:
            return False  # one name and an unknown word are somebody else's name
        known = (*self.groups, *self.strong, *self.kinds, *self.topics, *self.times.texts)
        return len(self.unknown) <= len(known) and bool(known)

    def _nobody(self, commands: list[Command]) -> tuple[Target, ...]:
        """What was asked about with *who* although the guide does not say who is responsible for it."""
        asked = "contacts" in (*self.strong, *self.weak) and not any(command[0] == "areas" for command in commands)
        about = [x for t in self.groups for x in t.best if x.kind in (EVENT, CHECKLIST)]
        known = any(self._answerable(t) for t in self.groups)
        return tuple({x.id: x for x in about}.values()) if asked and not known else ()

    def _answerable(self, token: Token) -> list[Target]:
        """The people, units and areas that a token names, else those that are responsible for its events."""
        found = self._fit(token, "contacts")
        if found:
            return found
        events = [self._event(x) for x in token.targets if x.kind == EVENT]
        units = {unit for event in events for unit in event.units}
        areas = {area for event in events for area in event.areas if not event.units}
        places = targets(self.guide, (UNIT, AREA))
        return [x for x in places if x.id in (units if x.kind == UNIT else areas)]

    def _commands(self, people: list[Token]) -> Iterator[Command]:
        cues = [self.forced] if self.forced else self._cues()
        for command in cues:
            yield from self._as(command, people)
        if not cues:
            yield from self._by_content(people)

    def _cues(self) -> list[str]:
        """The commands that the words ask for and that can be asked about everything that is named."""
        if "help" in self.strong and not self.groups:
            return ["help"]
        some = any(x.kind == AREA for t in self.groups for x in t.targets)
        areas = bool(self.groups) and all(any(x.kind == AREA for x in t.best) for t in self.groups)
        if areas and not self.times and ("areas" in self.strong or (self.weak == ["checklist"] and not self.strong)):
            return ["areas"]  # how one applies stands on the page of the area
        if self.topics and "clock" not in self.weak and (some or not self.groups):
            return []
        for cues in (self.strong, self.weak):
            fitting = [c for c in cues if all(self._is_asked_of(t, c) for t in self.groups)]
            if self.kinds or self.times:  # who answers on a day is asked of contacts; what happens is not
                fitting = [c for c in fitting if c in ("clock", "calendar", "plan", "contacts", "changes")]
            if self.kinds and "contacts" in fitting and not self.groups:
                fitting.remove("contacts")
            if self.kinds and "changes" in fitting:  # whether one thing has changed, its dates say
                fitting.remove("changes")
            if fitting:
                return self._best(fitting)
        return []

    def _is_asked_of(self, token: Token, command: str) -> bool:
        return bool(self._answerable(token) if command == "contacts" else self._fit(token, command))

    def _best(self, cues: list[str]) -> list[str]:
        """Several commands were asked for: a calendar is more than the clock, anything is more than the guide."""
        for less, more in (("clock", "calendar"), ("guide", ""), ("clock", "plan")):
            if len(cues) > 1 and less in cues and (not more or more in cues):
                cues = [c for c in cues if c != less]
        return cues

    # --- one command

    def _as(self, command: str, people: list[Token]) -> Iterator[Command]:
        if command == "contacts":
            yield from self._contacts(people)
        elif command in ("clock", "calendar"):
            yield from self._clock(command)
        elif command == "plan":
            yield ("plan", *self.times.year())
        elif command == "changes":
            yield ("changes", *self.times.since())
        elif command in ("areas", "checklist", "guide"):
            found = [x for t in self.groups for x in self._fit(t, command)]
            for part in self._preferred(command, found):
                yield (command, part.id)
            if not found:
                yield (command, *self._topic(command))
        elif command == "handover":
            yield from (("handover", x.id) for t in people for x in self._fit(t, command))
        elif command == "help":
            yield ("help", *(c for c in self.strong if c != "help"))
        else:
            yield (command,)

    def _topic(self, command: str) -> list[str]:
        return self.topics[:1] if command == "guide" else []

    @staticmethod
    def _preferred(command: str, found: list[Target]) -> list[Target]:
        areas = [x for x in found if x.kind == AREA]
        return areas if command == "areas" and areas else found

    def _form(self, command: str) -> tuple[str, ...]:
        from ..formats import FORMATS

        return next((("--format", form) for form in self.forms if form in FORMATS[command]), ())

    def _contacts(self, people: list[Token]) -> Iterator[Command]:
        day: Command = ("--on", self.times.day.isoformat()) if self.times.day else ()
        rest = (*day, *self._form("contacts"))
        if people:
            same = set.intersection(*({x.id for x in t.targets} for t in people))
            found = [x for t in people for x in t.targets if not same or x.id in same]
            for person in dict.fromkeys(found):
                yield ("contacts", person.id, *rest)
            return
        names = [self._place(t) for t in self.groups]
        if len(names) > 1:
            yield ("contacts", *dict.fromkeys(x[0].id for x in names if x), *rest)
        elif names and forums_named(self.guide, self.groups[0].text, names[0]):
            yield ("contacts", self.groups[0].text, *rest)
        elif names:
            for place in names[0]:
                yield ("contacts", "--area", place.id, *rest)
        else:
            yield ("contacts", *rest)

    def _place(self, token: Token) -> list[Target]:
        """The units, or else the areas, that a token names; an area with nobody of its own is asked for as it is."""
        found = [x for x in token.targets if x.kind in PLACES] or self._answerable(token)
        exact = [x for x in found if x.kind == AREA and token.rank == NAME]
        units = [x for x in found if x.kind == UNIT]
        return exact or units or found

    # --- the clock

    def _clock(self, command: str) -> Iterator[Command]:
        time, form = self.times.options(), self._form(command)
        kinds: list[Command] = [("--kind", kind) for kind in self.kinds] or [()]
        found = self._clock_targets()
        for choice in found:
            for kind in kinds if choice.kind != EVENT else [()]:
                yield (command, *self.times.year(), "--area", choice.id, *time, *kind, *form)
        if not found:
            for kind in kinds:
                yield (command, *self.times.year(), *time, *kind, *form)

    def _clock_targets(self) -> list[Target]:
        """What a clock is narrowed to: the event that is named, else the area or unit, else what all names share."""
        found = self._common() if len(self.groups) > 1 else self._of_clock(self.groups[0]) if self.groups else []
        if self.kinds and any(x.kind == EVENT and self._event(x).kind not in self.kinds for x in found):
            # Another kind of the same thing was named: the decision about a window, say.
            areas = {area for x in found if x.kind == EVENT for area in self._event(x).areas}
            found = [x for x in targets(self.guide, (AREA,)) if x.id in areas] or found
        return found[:_MOST]

    def _of_clock(self, token: Token) -> list[Target]:
        events = [x for x in (token.best if token.rank == NAME else token.targets) if x.kind == EVENT]
        places = [x for x in token.targets if x.kind in PLACES]
        named = any(x.kind == AREA for x in token.best)
        if events and ((token.rank == NAME and not named) or not places):
            return events
        return [x for x in places if x.kind == AREA] or places

    def _common(self) -> list[Target]:
        """The events that most of the names are about; an area with the same kind of event is about it too."""
        known = targets(self.guide, (EVENT,))
        score = {x.id: sum(self._is_about(t, x) for t in self.groups) for x in known}
        most = max(score.values(), default=0)
        if most < len(self.groups):
            return [x for t in self.groups for x in self._of_clock(t)[:1]]
        return [x for x in known if score[x.id] == most and (not self.kinds or self._event(x).kind in self.kinds)]

    def _is_about(self, token: Token, event: Target) -> bool:
        named = [self._event(x) for x in token.targets if x.kind == EVENT]
        own = self._event(event)
        if event in token.targets:
            return True
        if any(x.kind == UNIT for x in token.targets):  # a unit that is responsible for everything is about nothing
            return bool(own.units and event.id in events_of(self.guide, token.targets))
        if any(set(own.areas) & set(e.areas) and e.kind == own.kind for e in named):
            return True
        return event.id in events_of(self.guide, self._fit(token, "clock"))

    def _event(self, target: Target) -> Event:
        return next(e for e in self.guide.clock.events if e.id == target.id)

    # --- no command

    def _by_content(self, people: list[Token]) -> Iterator[Command]:
        """The command that a question without one is about, by what it names."""
        only_clock = all(self._fit(t, "clock") for t in self.groups)
        if people and len(people) == len(self.groups):
            yield from self._contacts(people)
        elif (self.kinds or self.times or set(self.forms) & {"ics", "svg", "png"}) and only_clock:
            yield from self._clock("clock")
        elif self.topics and all(self._fit(t, "areas") for t in self.groups):
            areas = [x for t in self.groups for x in t.targets if x.kind == AREA]
            yield from ([("areas", x.id) for x in areas] or [("guide", topic) for topic in self.topics])
        elif self.topics:
            yield ("guide", self.topics[0])
            yield from (command for t in self.groups for command in self._one(t))
        elif len(self.groups) == 1:
            yield from self._one(self.groups[0])
        elif self.groups:
            yield from self._many()
        elif self.forms:
            yield from self._as(FORM_COMMANDS.get(self.forms[0], "contacts"), people)

    def _one(self, token: Token) -> Iterator[Command]:
        found = list(token.best)
        if any(x.kind in PLACES for x in found) and token.rank < NAME:
            found = [x for x in found if x.kind in PLACES]  # an event is about it
        if any(x.kind == AREA for x in found):
            found = [x for x in found if x.kind not in (UNIT, SERVICE_AREA, EVENT)]
        elif any(x.kind == UNIT for x in found):
            found = [x for x in found if x.kind != SERVICE_AREA]
        for each in found:
            yield command_of(each)

    def _many(self) -> Iterator[Command]:
        if all(self._fit(t, "contacts") for t in self.groups):
            yield from self._contacts([t for t in self.groups if all(x.kind == PERSON for x in t.targets)])
        if all(self._fit(t, "clock") for t in self.groups):
            yield from self._clock("clock")
        else:
            for token in self.groups:
                yield from list(self._one(token))[:1]


def _merged(groups: list[Token]) -> list[Token]:
    """Tokens that name the same place, such as *osallisuus ja hyvinvointi*, as one."""
    found: list[Token] = []
    for token in groups:
        for at, other in enumerate(found):
            same = tuple(x for x in other.targets if x in token.targets)
            if any(x.kind in PLACES for x in same):
                best = tuple(x for x in (*other.best, *token.best) if x in same)
                rank = max(other.rank, token.rank)
                found[at] = Token(f"{other.text} {token.text}", None, same, rank, tuple(dict.fromkeys(best)) or same)
                break
        else:
            found.append(token)
    return found
