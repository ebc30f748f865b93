"""What the words of a command that changes people and records mean: who, what, from which day, in which units."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import click
import typer
from click.core import ParameterSource

from ..amend import Impossible
from ..amend.draft import Draft
from ..amend.naming import Newcomer, newcomer, one
from ..moments import Unreadable, read, split
from ..search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT, Target, find, targets
from ..words import N_, fold
from .question import Invocation, read_date

Unit = Annotated[
    list[str] | None, typer.Option("--unit", metavar=N_("UNIT"), help=N_("Only in this unit; may be given many times."))
]
From = Annotated[str | None, typer.Option("--from", metavar=N_("DATE"), help=N_("The first day."))]
Until = Annotated[str | None, typer.Option("--until", metavar=N_("DATE"), help=N_("The last day."))]
JobTitle = Annotated[
    str | None, typer.Option("--title", metavar=N_("TEXT"), help=N_("What the person's work is called."))
]
Phone = Annotated[str | None, typer.Option("--phone", metavar=N_("NUMBER"), help=N_("The phone number."))]
Email = Annotated[str | None, typer.Option("--email", metavar=N_("ADDRESS"), help=N_("The e-mail address."))]
Source = Annotated[
    str | None, typer.Option("--source", metavar=N_("TEXT"), help=N_("The page or paper in which this is said."))
]
Checked = Annotated[
    str | None, typer.Option("--checked", metavar=N_("DATE"), help=N_("The day on which somebody looked there."))
]
IsNew = Annotated[bool, typer.Option("--new", help=N_("It is a new one, though another is called so or nearly so."))]

# What may stand beside a day from which on something is: 1.1.2027 alkaen, från och med 1.1.2027.
_FROM = ("alkaen", "lahtien", "from", "on", "fran", "och", "med", "fr.o.m.", "since")
# The word of a command for a kind of record, in three languages → the kind.
_KIND_WORDS = {
    PERSON: ("person", "henkilö", "yhteyshenkilö", "ihminen"),
    UNIT: ("unit", "yksikkö", "enhet"),
    EVENT: ("event", "tapahtuma", "evenemang", "händelse"),
    CHECKLIST: ("board", "huoneentaulu", "hustavla"),
    AREA: ("area", "osa-alue", "delområde"),
    SERVICE_AREA: ("service-area", "palvelualue", "serviceområde"),
}
_KIND_OF = {fold(word): kind for kind, words in _KIND_WORDS.items() for word in words}


def kind_named(word: str) -> str | None:
    """The kind of record that a word names, such as *yksikkö*; none if it names none."""
    return _KIND_OF.get(fold(word))


def again(
    context: click.Context, question: Invocation, *words: str, rest: Sequence[str] = (), **options: str
) -> tuple[str, ...]:
    """The command that was typed, with these words (and the `rest`), and `options` in the place of their own values.

    Whether it asks or only shows is left out.
    """
    found = [question.typed, *words, *rest]
    for parameter in context.command.params:
        name = parameter.name or ""
        given = context.get_parameter_source(name) == ParameterSource.COMMANDLINE
        if not isinstance(parameter, click.Option) or not given or name in ("yes", "diff", "new"):
            continue
        value = context.params.get(name)
        if value is True:
            found.append(parameter.opts[0])
        elif name in options:
            found += [parameter.opts[0], options[name]]
        else:
            for each in value if isinstance(value, list | tuple) else [value]:
                found += [parameter.opts[0], str(each)] if each is not None else []
    return tuple(found)


def person_and_rest(draft: Draft, words: Sequence[str]) -> tuple[str, list[str]]:
    """The words that name a person, as many as belong to one name, and those that follow; of these at least one.

    Where the words that follow would be one alone that names nobody, one goes over to them from the person:
    *nurminen Maija Malli* is not Sanna-Maija Nurminen and somebody called Malli.
    """
    among = targets(draft.guide, (PERSON,))
    ends = [end for end in range(len(words) - 1, 0, -1) if find(" ".join(words[:end]), among)]
    whole = [end for end in ends if " " in (rest := " ".join(words[end:])) or find(rest, among)]
    end = next(iter(whole or ends), 1)
    return " ".join(words[:end]), list(words[end:])


def person(draft: Draft, context: click.Context, question: Invocation, words: str, *rest: str) -> Target:
    """The person that words mean. Raises Impossible for none and for several."""
    return one(draft.guide, words, (PERSON,), lambda *who: again(context, question, *who, *rest))


def somebody(
    draft: Draft, context: click.Context, question: Invocation, words: str, is_new: bool, *before: str, beside: str = ""
) -> Newcomer:
    """Whom the words after `before` mean: somebody known, or somebody new. Raises Impossible where it is not clear.

    Of several who could be meant it is not the one `beside` whom it stands.
    """
    return newcomer(draft, words, lambda *who: again(context, question, *before, *who), is_new, beside)


def units(
    draft: Draft, context: click.Context, question: Invocation, asked: Sequence[str], *words: str
) -> tuple[str, ...]:
    """The ids of the units that the options mean. Raises Impossible for none and for several."""
    found = [
        one(draft.guide, unit, (UNIT,), lambda *which: again(context, question, *words, unit=which[-1])).id
        for unit in asked
    ]
    return tuple(dict.fromkeys(found))


def a_record(
    draft: Draft, context: click.Context, question: Invocation, words: Sequence[str], kinds: tuple[str, ...]
) -> Target:
    """The one record that words mean; the first may say its kind. Raises Impossible for none and for several."""
    phrase, kinds = without_kind(draft, words, kinds)
    return one(draft.guide, phrase, kinds, lambda *which: again(context, question, *which))


def without_kind(draft: Draft, words: Sequence[str], kinds: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The words without the one that says the kind, and the kinds that are meant."""
    kind = kind_named(words[0]) if len(words) > 1 else None
    phrase = " ".join(words[1:])
    if kind in kinds and find(phrase, targets(draft.guide, (kind,))):
        return phrase, (kind,)
    return " ".join(words), kinds


def day(draft: Draft, question: Invocation, text: str | None) -> date | None:
    """A day of an option, seen from the day of the draft. Raises UsageError for what is none."""
    return None if text is None else read_date(text, lambda: draft.today, question.words)


def name_and_days(
    draft: Draft, context: click.Context, question: Invocation, words: Sequence[str], *before: str
) -> tuple[list[str], tuple[date, date | None] | None]:
    """The words of a name, and the first and last day that the words after it say; a single day has no last one.

    *1.12.2026 alkaen* is from then on: its last day is `date.max`. What was one word for the shell, *"Maija Malli"*,
    stays one. `before` are words of the command that stand before the name. Raises Impossible where a time is not of
    whole days.
    """
    parts, time = split(words)
    name = _as_typed(words, len(parts))
    if not time:
        return name, None
    last = None
    while len(time) > 1 and fold(time[-1]) in _FROM:
        time, last = time[:-1], date.max
    while name and fold(name[-1]) in _FROM:
        name, last = name[:-1], last if fold(name[-1]) == "on" else date.max
    try:
        when = read(" ".join(time), draft.today)
    except Unreadable as unreadable:
        commands = tuple(again(context, question, *before, *name, *text.split()) for text in unreadable.instead)
        raise Impossible(unreadable.code, commands, **unreadable.params) from None
    if when.start is None or when.start.time or (when.end and when.end.time):
        raise Impossible("whole-days", question=" ".join(time))
    return name, (when.start.day, when.end.day if when.end else last)


def _as_typed(words: Sequence[str], count: int) -> list[str]:
    """The first words, as they were typed: so many of their parts, which a space within a word divides."""
    found: list[str] = []
    for word in words:
        own = word.split()[: count - sum(len(each.split()) for each in found)]
        found += [" ".join(own)] if own else []
    return found


def given(**values: str | None) -> dict[str, str]:
    """The fields of which something was said."""
    return {name: value for name, value in values.items() if value is not None}


def no_words(question: Invocation, text: str, *example: str) -> click.UsageError:
    """That a command lacks what it is about, with an example."""
    said = question.words.gettext(text)
    return click.UsageError(f"{said}\n  {question.words.command(question.typed, *example)}")
