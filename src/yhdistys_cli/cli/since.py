"""The past that `changes` compares with: a day, a revision of git's or another folder, as a guide that was read."""

import os
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, NamedTuple

import click

from .. import written_days
from ..load import Loaded, load, load_bytes
from ..models import Guide
from ..views.changes import Since
from . import where
from .question import Invocation

if TYPE_CHECKING:
    from ..history import HistoryError

# How much of a commit's id tells it from all others to people.
_SHORT = 10


class Before(NamedTuple):
    """What a guide is compared with, and how it was asked for."""

    loaded: Loaded
    since: Since


def before(question: Invocation, guide: Guide, asked: str) -> Before:
    """The guide as it was. Raises UsageError where nothing like that can be found, with what to do instead."""
    if (day := _day(question, asked)) is not None:
        if day > question.today:
            text = question.words.gettext("{date} is still to come. Give a day that is past, a revision or a folder.")
            raise click.UsageError(text.format(date=question.words.date(day)))
        return _from_history(question, guide, asked, day)
    if os.path.isdir(asked) and (os.path.isfile(os.path.join(asked, "guide.yaml")) or os.path.basename(asked) != asked):
        return Before(load(asked), Since("folder", asked))
    return _from_history(question, guide, asked, None)


def _day(question: Invocation, asked: str) -> date | None:
    """The day that a text says; a weekday is the next one, and so none of the past."""
    if (day := written_days.read_date(asked)) is not None:
        return day
    said = written_days.read_day(asked, question.today)
    return said if said is not None and said <= question.today else None


def _from_history(question: Invocation, guide: Guide, asked: str, day: date | None) -> Before:
    from ..history import History, HistoryError

    directory = where.data(question.asked.data, os.environ)
    zone = _zone(guide.about.time_zone)
    try:
        history = History(directory, os.environ)
        past = history.before(datetime.combine(day, time(), zone)) if day else history.at(asked)
    except HistoryError as error:
        raise click.UsageError(_sentence(question, error, asked, directory, zone)) from None
    loaded = load_bytes(f"{past.commit[:_SHORT]}:{directory or os.curdir}", past.files, like=guide)
    if day is not None:
        return Before(loaded, Since("date", asked, past.commit, day))
    return Before(loaded, Since("revision", asked, past.commit, past.moment.astimezone(zone).date()))


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _sentence(question: Invocation, error: "HistoryError", asked: str, directory: str, zone: tzinfo) -> str:
    """Why the past could not be read, and what to do."""
    from . import output

    _ = question.words.gettext
    folder = output.one_line(directory or os.curdir)
    instead = _("Compare with a copy of the data instead: {command}").format(
        command=question.words.command(question.typed, "--since", _("FOLDER"))
    )
    code, detail, moment = error.code, output.one_line(error.detail), error.moment
    sentences = {
        "no-git": (_("The program git, which knows what the data was before, is not installed."), instead),
        "no-repository": (_("{folder} is not in a git repository, so it is not known what it was before."), instead),
        "distrusted": (
            _("git does not read the repository of {folder}, because it belongs to somebody else: {detail}"),
            instead,
        ),
        "no-commit": (_("The repository of {folder} has no commit yet."), instead),
        "no-revision": (
            _("“{asked}” is no day, no folder with a guide and no revision that git knows."),
            _("Give a day such as 1.11.2026, a revision such as HEAD~1, or a folder."),
        ),
        "too-early": (_("Before that day there is nothing: the first commit is of {date}."), ""),
        "shallow": (
            _("This copy of the repository does not reach so far back."),
            _("Fetch the rest: git fetch --unshallow. In GitHub Actions: fetch-depth: 0 for actions/checkout."),
        ),
        "not-there": (_("{folder} was not in the repository then."), instead),
        "link": (_("{detail} was a link then, and what it led to is not known."), instead),
        "failed": (_("git could not tell what {folder} was before: {detail}"), instead),
    }
    first, then = sentences[code]
    day = question.words.date(moment.astimezone(zone).date()) if moment else ""
    said = first.format(folder=folder, detail=detail, asked=output.one_line(asked), date=day)
    return f"{said}\n  {then}" if then else said
