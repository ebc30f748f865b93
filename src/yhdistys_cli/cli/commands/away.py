"""`yhdistys away PERSON --from DATE`."""

from datetime import date
from typing import Annotated

import click
import typer

from ...amend import Change, Impossible
from ...amend.draft import Draft
from ...amend.naming import one
from ...amend.people import away
from ...search import PERSON
from ...words import N_
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..question import Invocation

_EXAMPLE = ("määttä", "1.12.2026–31.1.2027")


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("PERSON WHEN"), help=N_("Who is away, and when. Why is never written.")),
    ] = None,
    from_: meant.From = None,
    until: meant.Until = None,
    substitute: Annotated[
        str | None, typer.Option("--substitute", metavar=N_("PERSON"), help=N_("Who stands in meanwhile."))
    ] = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """Somebody is away."""
    question = Invocation(context, "away")
    typed = [word for word in words or () if word.strip()]
    if not typed:
        raise meant.no_words(question, N_("Name who is away, and when:"), *_EXAMPLE)

    def propose(draft: Draft) -> Change:
        named, days = meant.name_and_days(draft, context, question, typed)
        since, last = meant.day(draft, question, from_), meant.day(draft, question, until)
        if days:
            # A day alone is the whole absence, the last one where the first was said beside it.
            since, last = since or days[0], last or days[1] or days[0]
            last = None if last == date.max else last
        if since is None or not named:
            raise meant.no_words(question, N_("Name who is away, and when:"), *_EXAMPLE)
        who = meant.person(draft, context, question, " ".join(named))
        stands_in = _substitute(draft, context, question, substitute, who.id) if substitute else None
        return away(draft, who.id, since, last, stands_in, (question.typed,))

    carry_out(question, propose, yes=yes, diff=diff)


def _substitute(draft: Draft, context: click.Context, question: Invocation, said: str, who: str) -> str:
    """The id of whoever stands in. Raises Impossible for somebody whom the guide does not have, with the way to add."""
    try:
        found = one(
            draft.guide, said, (PERSON,), lambda *which: meant.again(context, question, who, substitute=which[-1])
        )
    except Impossible as refused:
        if refused.code == "not-found" and " " in said.strip():
            add = ("add", "person", said)
            raise Impossible("not-found", (*refused.commands, add), **refused.params) from None
        raise
    return found.id
