"""`yhdistys remove RECORD`."""

from typing import Annotated

import typer

from ...amend.records import remove
from ...search import CHECKLIST, EVENT, PERSON, UNIT
from ...words import N_
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..question import Invocation

_KINDS = (PERSON, UNIT, EVENT, CHECKLIST)


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("RECORD"), help=N_("A person, a unit, an event or a house-rule board.")),
    ] = None,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """Somebody or something is no longer there."""
    question = Invocation(context, "remove")
    typed = [word for word in words or () if word.strip()]
    if not typed:
        raise meant.no_words(question, N_("Name what is to be removed:"), "määttä")

    carry_out(
        question,
        lambda draft: remove(draft, meant.a_record(draft, context, question, typed, _KINDS)),
        yes=yes,
        diff=diff,
    )
