"""`yhdistys set RECORD FIELD VALUE`."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import click
import typer

from ...amend import Change, Impossible
from ...amend.draft import Draft
from ...amend.fields import ANSWERS, LISTS, fields_of, set_answers, set_field
from ...amend.naming import one
from ...formats.changes.fields import answers_word, field_named
from ...languages import LANGUAGES
from ...search import UNIT, Target, find, targets
from ...words import N_
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..question import Invocation

_KINDS = tuple(LISTS)
_LONGEST_NAME = 2  # words of what a field is called


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("RECORD FIELD VALUE"), help=N_("Whose, what, and how it is now: määttä phone 040 123 4567.")
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--in", metavar="fi|sv|en", help=N_("The language of the text, where it is written in several.")),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help=N_("Leave the field out."))] = False,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A phone number, a title or another text is another now."""
    question = Invocation(context, "set")
    typed = [word for word in words or () if word.strip()]
    if not typed:
        raise meant.no_words(question, N_("Name a record, a field and its value:"), "määttä", "phone", '"040 123 4567"')
    if language is not None and language not in LANGUAGES:
        message = question.words.gettext("“{value}” is not one of fi, sv and en.")
        raise click.UsageError(message.format(value=language))

    def propose(draft: Draft) -> Change:
        target, key, value = _read(draft, context, question, typed)
        if not value and not remove:
            raise Impossible("value-needed", name=target.name, list=LISTS[target.kind][0], key=key)
        if key == ANSWERS and not remove:
            return set_answers(draft, target, _answers(draft, context, question, (target.id, key), value))
        return set_field(draft, target, key, None if remove else value, language)

    carry_out(question, propose, yes=yes, diff=diff)


def _read(draft: Draft, context: click.Context, question: Invocation, typed: Sequence[str]) -> tuple[Target, str, str]:
    """The record, the field's key and the value that words mean. Raises Impossible where they mean none."""
    for at in range(1, len(typed)):
        said, kinds = meant.without_kind(draft, typed[:at], _KINDS)
        for length in range(_LONGEST_NAME, 0, -1):
            phrase, rest = " ".join(typed[at : at + length]), " ".join(typed[at + length :])
            keys = {kind: key for kind in kinds if (key := _key(kind, phrase))} if at + length <= len(typed) else {}
            # Only what has such a field can be meant, whatever else is called so.
            if keys and find(said, targets(draft.guide, tuple(keys))):
                target = one(draft.guide, said, tuple(keys), partial(meant.again, context, question, rest=typed[at:]))
                return target, keys[target.kind], rest
    target = _longest(draft, context, question, typed)
    list_ = LISTS[target.kind][0]
    raise Impossible("unknown-field", name=target.name, list=list_, keys=fields_of(list_))


def _answers(
    draft: Draft, context: click.Context, question: Invocation, before: Sequence[str], value: str
) -> tuple[Target, ...] | str:
    """The units that words with commas between them mean, or the word that stands in their place."""
    if word := answers_word(value):
        return word
    named = [name.strip() for name in re.split("[,;]", value) if name.strip()]

    def units(at: int) -> Target:
        def instead(*which: str) -> tuple[str, ...]:
            return meant.again(context, question, *before, ", ".join((*named[:at], which[-1], *named[at + 1 :])))

        return one(draft.guide, named[at], (UNIT,), instead)

    return tuple(dict.fromkeys(units(at) for at in range(len(named))))


def _key(kind: str, phrase: str) -> str | None:
    list_ = LISTS[kind][0]
    return field_named(phrase, list_, fields_of(list_))


def _longest(draft: Draft, context: click.Context, question: Invocation, typed: Sequence[str]) -> Target:
    """The record that as many of the first words as possible mean."""
    for end in range(len(typed), 0, -1):
        said, kinds = meant.without_kind(draft, typed[:end], _KINDS)
        if find(said, targets(draft.guide, kinds)):
            break
    else:
        end = next((at for at in range(1, len(typed)) if _is_a_field(typed[at])), 1)
    phrase, kinds = meant.without_kind(draft, typed[:end], _KINDS)
    return one(draft.guide, phrase, kinds, partial(meant.again, context, question, rest=typed[end:]))


def _is_a_field(word: str) -> bool:
    return any(field_named(word, list_, fields_of(list_)) for list_, _model in LISTS.values())
