"""`yhdistys schema [NAME]`."""

import os
from typing import Annotated

import click
import typer

from ...words import N_
from .. import output
from ..question import Invocation


def command(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("[NAME]"), help=N_("A file of the data, such as contacts; none: all."), show_default=False
        ),
    ] = None,
) -> None:
    """JSON Schemas of the data, for editors."""
    from ...load import SECTIONS
    from ...schema import as_text

    question = Invocation(context, "schema")
    _ = question.words.gettext
    models = {section.name: section.model for section in SECTIONS}
    asked = name and name.removesuffix(".yaml").removesuffix(".json").casefold()
    if asked is not None and asked not in models:
        message = _("“{value}” is not a file of the data. They are: {known}.")
        raise click.UsageError(message.format(value=name, known=", ".join(models)))
    if asked is None and not question.folder:
        message = _("Name a file of the data ({known}), or a folder for all of them: -o {folder}")
        raise click.UsageError(message.format(known=", ".join(models), folder="schema"))
    texts = {file: as_text(file, model, _) for file, model in models.items() if asked in (None, file)}
    if question.folder:
        output.make_folder(question.folder)
        for file, text in texts.items():
            question.to_file(os.path.join(question.folder, f"{file}.json"), text)
    else:
        question.deliver("".join(texts.values()))
