"""`yhdistys validate --explain CODE`: what a code means. No data is read for it."""

import click
import typer

from ...views.explain import ALL, explain
from ..question import Invocation

COMMAND = "yhdistys validate --explain"


def explained(context: typer.Context, asked: str) -> None:
    """Tell what a code means; what is no code is a wrong question."""
    question = Invocation(context, "explain")
    view = explain(asked)
    if view is None:
        raise click.UsageError(_unknown(asked, question))
    question.answer(view)


def _unknown(asked: str, question: Invocation) -> str:
    """That there is no such code, with the one that was probably meant, and where they all are."""
    from ...examples import examples
    from ...nearest import nearest

    _ = question.words.gettext
    said = _("There is no code “{code}”.").format(code=asked)
    suggestion, _fix = nearest(asked.strip("[]").casefold(), list(examples()))
    if suggestion:
        meant = _("Did you mean {names}?").format(names=suggestion["suggestion"])
        said = f"{said} {meant}\n  {COMMAND} {suggestion['suggestion']}"
    everything = _("All that there is: {command}").format(command=f"{COMMAND} {ALL}")
    return f"{said}\n  {everything}"
