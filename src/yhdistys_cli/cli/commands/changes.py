"""`yhdistys changes --since DATE|REVISION|FOLDER`."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated

import click
import typer

from ...load import Loaded
from ...models import Guide
from ...views.changes import changes
from ...views.clock import EVERYTHING, years
from ...words import N_
from .. import output
from ..question import Invocation


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[SINCE]..."), help=N_("The same as --since."), show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar=N_("DATE|REVISION|FOLDER"),
            help=N_("A day such as 1.11.2026, a revision of git's such as HEAD~1, or a folder with another copy."),
        ),
    ] = None,
) -> None:
    """What has changed."""
    from ..since import before

    question = Invocation(context, "changes")
    since = since if since is not None else " ".join(words or ())
    if words and since != " ".join(words):
        text = question.words.gettext("Say it once: “{value}” stands there besides --since.")
        raise click.UsageError(text.format(value=output.one_line(" ".join(words))))
    if not since.strip():
        raise _since_when(question)
    guide = question.guide()
    loaded, compared = before(question, guide, since)
    old = _guide_of(question, loaded, since)
    wanted = _years(question, (old, guide))
    view = changes(
        old,
        guide,
        question.calendar(old, wanted),
        question.calendar(guide, wanted),
        compared,
        question.today,
        _unread(question, loaded),
        (*loaded.incomplete_lists, *question.incomplete_lists),
    )
    if loaded.has_errors:
        text = question.words.gettext("Some records could not be read as they were then; nothing is said of them.")
        output.tell(text)
    question.answer(view)


def _since_when(question: Invocation) -> click.UsageError:
    """That a time must be said: one that somebody else thought of would be a guess."""
    example = (question.today - timedelta(days=30)).replace(day=1)
    day = f"{example.day}.{example.month}.{example.year}"
    text = question.words.gettext("Since when? For example: {command}")
    return click.UsageError(text.format(command=question.words.command(question.typed, "--since", day)))


def _guide_of(question: Invocation, loaded: Loaded, asked: str) -> Guide:
    if loaded.guide is None:
        text = question.words.gettext("The guide of {since} cannot be read, so there is nothing to compare with.")
        raise click.UsageError(text.format(since=output.one_line(asked)))
    return loaded.guide


def _years(question: Invocation, guides: Iterable[Guide]) -> range:
    """The years whose holidays the two clocks need: those around today, and of all dates to come."""
    around = years(question.today, None, EVERYTHING)
    recorded = [dated.year for guide in guides for event in guide.clock.events for dated in event.dates]
    return range(around.start, max(around.stop, *(year + 2 for year in recorded), around.stop))


def _unread(question: Invocation, loaded: Loaded) -> dict[str, set[str]]:
    """The ids of the records that could not be read in either guide, by list."""
    both = (loaded.unread, question.unread)
    return {name: {id_ for unread in both for id_ in unread.get(name, ())} for name in {*both[0], *both[1]}}
