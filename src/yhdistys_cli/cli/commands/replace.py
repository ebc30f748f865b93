"""`yhdistys replace PERSON NEW`."""

from datetime import date
from typing import Annotated

import typer

from ...amend import Change, Impossible
from ...amend.draft import Draft
from ...amend.people import replace, vacate
from ...words import N_
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..question import Invocation

_WHO = N_("Name who answers now and who takes over, or add --vacant:")
_EXAMPLE = ("määttä", '"Maija Malli"', "--from", "1.1.2027")


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("PERSON NEW"), help=N_("Who answers now, and who is to answer in their place.")),
    ] = None,
    vacant: Annotated[bool, typer.Option("--vacant", help=N_("Nobody takes over: the post is vacant."))] = False,
    from_: meant.From = None,
    unit: meant.Unit = None,
    title: meant.JobTitle = None,
    phone: meant.Phone = None,
    email: meant.Email = None,
    source: meant.Source = None,
    checked: meant.Checked = None,
    new: meant.IsNew = False,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """Somebody else answers."""
    question = Invocation(context, "replace")
    typed = [word for word in words or () if word.strip()]
    if not typed or (len(typed) < 2 and not vacant):
        raise meant.no_words(question, _WHO, *_EXAMPLE)
    values = meant.given(title=title, phone=phone, email=email, source=source, checked=checked)

    def propose(draft: Draft) -> Change:
        named, days = meant.name_and_days(draft, context, question, typed)
        if days and days[1] not in (None, date.max):
            raise Impossible("one-day")
        since = meant.day(draft, question, from_) or (days[0] if days else None)
        if len(named) < (1 if vacant else 2):
            raise meant.no_words(question, _WHO, *_EXAMPLE)
        if vacant:
            old = meant.person(draft, context, question, " ".join(named))
            where = meant.units(draft, context, question, unit or (), old.id)
            return vacate(draft, old.id, since, where, meant.again(context, question, old.id))
        said, rest = meant.person_and_rest(draft, named)
        old = meant.person(draft, context, question, said, *rest)
        who = meant.somebody(draft, context, question, " ".join(rest), new, old.id, beside=old.id)
        name = who.name if who.is_new else who.id
        where = meant.units(draft, context, question, unit or (), old.id, name)
        return replace(draft, old.id, who, since, where, values, meant.again(context, question, old.id, name))

    carry_out(question, propose, yes=yes, diff=diff)
