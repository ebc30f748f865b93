"""`yhdistys init [FOLDER]`."""

import os
import sys
from datetime import date
from typing import Annotated, Any

import click
import typer

from ...models import TIME_ZONE
from ...words import N_, Words
from .. import output, today
from ..init.dialogue import UnfinishedError, ask
from ..init.questions import QUESTIONS, WrongAnswerError
from ..question import GlobalOptions, read_date

_VALUE = N_("VALUE")


def command(
    context: typer.Context,
    folder: Annotated[
        str | None,
        typer.Argument(metavar=N_("[FOLDER]"), help=N_("A new folder; without it one named after the municipality.")),
    ] = None,
    city: Annotated[
        str | None, typer.Option("--city", metavar=_VALUE, help=N_("The municipality, by name or code."))
    ] = None,
    languages: Annotated[
        str | None, typer.Option("--languages", metavar=_VALUE, help=N_("The guide's languages, such as fi,sv."))
    ] = None,
    domain: Annotated[
        str | None, typer.Option("--domain", metavar=_VALUE, help=N_("The web domain, such as city.fi."))
    ] = None,
    directory: Annotated[
        str | None,
        typer.Option("--directory", metavar=_VALUE, help=N_("The page with phone numbers and e-mail addresses.")),
    ] = None,
    areas: Annotated[
        str | None,
        typer.Option("--areas", metavar=_VALUE, help=N_("The working areas: numbers of the proposed ones, or names.")),
    ] = None,
    units: Annotated[
        str | None, typer.Option("--units", metavar=_VALUE, help=N_("The units, with commas between them."))
    ] = None,
    clock: Annotated[
        bool | None, typer.Option("--clock/--no-clock", help=N_("Whether there is an annual clock."))
    ] = None,
    corrections: Annotated[
        str | None,
        typer.Option("--corrections", metavar=_VALUE, help=N_("The page on which one can report a mistake.")),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", help=N_("Ask nothing: four working areas are proposed, all else that is not given is unknown.")
        ),
    ] = False,
) -> None:
    """A guide of one's own."""
    from ...starting import Answers

    asked = context.find_object(GlobalOptions) or GlobalOptions()
    words = Words(asked.language)
    _ = words.gettext
    if asked.data or asked.form or asked.output:
        raise click.UsageError(_("A new guide goes to a folder that you name: yhdistys init FOLDER"))

    def here() -> date:
        return today.today_in(TIME_ZONE, today.now())

    day = read_date(asked.today, here, words) if asked.today is not None else here()
    if folder is not None:
        output.refuse_used_folder(folder)
    options: dict[str, str | None] = {
        "city": city,
        "languages": languages,
        "domain": domain,
        "directory": directory,
        "areas": areas,
        "units": units,
        "clock": {True: "yes", False: "no", None: None}[clock],
        "corrections": corrections,
    }
    answers = Answers(today=day, **_renamed(_answers(options, yes, words)))
    target = folder if folder is not None else _folder_name(answers)
    output.to_new_folder(target, _files(answers, words))
    _say_next(target, answers, words)


def _answers(options: dict[str, str | None], yes: bool, words: Words) -> dict[str, Any]:
    """The answers to all questions: from the options, the others from whoever sits at the terminal."""
    _ = words.gettext
    given: dict[str, Any] = {}
    for question in QUESTIONS:
        text = options[question.name]
        if text is None and yes and question.name != "city":
            text = question.empty
        if text is None:
            continue
        try:
            given[question.name] = question.read(text.strip() or question.empty, words)
        except WrongAnswerError as error:
            raise click.UsageError(f"--{question.name}: {error}") from None
    if len(given) == len(QUESTIONS):
        return given
    if yes:
        raise click.UsageError(_("With --yes the municipality must be given: --city NAME"))
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise click.UsageError(_("Nobody can be asked here. Give the municipality and --yes: --city NAME --yes"))
    try:
        answers = ask(given, words, output.columns(sys.stderr))
    except (UnfinishedError, KeyboardInterrupt):  # Ctrl-C also between two questions
        output.say(_("Nothing was written."))
        raise click.exceptions.Exit(130) from None
    output.say("")
    return answers


def _renamed(answers: dict[str, Any]) -> dict[str, Any]:
    return {"has_clock" if name == "clock" else name: value for name, value in answers.items()}


def _folder_name(answers: Any) -> str:
    """A folder here, named after the municipality in the guide's own language."""
    from ...starting import slug

    return slug(answers.city.sv if answers.languages[0] == "sv" else answers.city.fi)


def _files(answers: Any, words: Words) -> dict[str, str]:
    """Every file of the new folder by its path in it, with the schemas for editors."""
    from ...load import SECTIONS
    from ...schema import as_text
    from ...starting import files

    made = files(answers, words.language)
    return made | {f"schema/{s.name}.json": as_text(s.name, s.model, words.gettext) for s in SECTIONS}


def _say_next(target: str, answers: Any, words: Words) -> None:
    """What was made, and the next things to do, with commands that can be typed as they are."""
    from ...formats.prose.layout import wrap

    _ = words.gettext
    data = os.path.join(target, "data")
    quoted = f'"{data}"' if " " in data else data
    width = output.columns(sys.stdout) if sys.stdout is not None and sys.stdout.isatty() else None
    said = wrap(_("The new guide is in the folder {folder}.").format(folder=target), width)
    output.to_stdout(output.clean("\n".join(said)) + "\n\n")
    table = _("LIST.xlsx")
    steps = (
        (_("Bring in the contact persons from a spreadsheet:"), f"yhdistys --data {quoted} import {table}"),
        (_("Or write them down yourself:"), os.path.join(data, "contacts.yaml")),
        (_("See what is still empty:"), f"yhdistys --data {quoted} validate"),
        (_("Ask:"), f"yhdistys --data {quoted} " + ("areas" if answers.areas else "contacts")),
    )
    lines = [_("Next:")]
    for number, (text, what) in enumerate(steps, 1):
        lines += wrap(text, width, f"  {number}. ", "     ")
        lines.append(f"     {what}")  # whole, so that it can be copied
    output.to_stdout(output.clean("\n".join(lines)) + "\n")
