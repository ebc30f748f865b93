"""`yhdistys export FILE.xlsx`."""

import os
from typing import Annotated

import click
import typer

from ...words import N_
from .. import output, where
from ..question import GlobalOptions, Invocation


def command(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar=N_("FILE"), help=N_("The workbook to make, .xlsx."), show_default=False)
    ] = None,
) -> None:
    """A workbook to edit."""
    asked = context.find_object(GlobalOptions) or GlobalOptions()
    if file is not None and asked.output is not None:
        _ = Invocation(context, "export").words.gettext
        raise click.UsageError(_("Name the file once: yhdistys export FILE.xlsx"))
    asked.output = asked.output if file is None else file
    question = Invocation(context, "export")
    _ = question.words.gettext
    if question.target is None:
        raise click.UsageError(_("Name the file: yhdistys export FILE.xlsx"))
    if os.path.lexists(question.target) and not os.path.isdir(question.target):
        # An answer can be made again; what somebody has typed into a workbook cannot.
        raise output.CannotWriteError("workbook-there", question.target)
    guide = question.guide()
    from ...amend.draft import Draft
    from ...load import load
    from ...reconcile.exported import exported

    folder = where.meant(asked.data, os.environ)
    directory = where.shipped() if folder is None else folder
    loaded = load(directory)  # not from a snapshot: the trees of the files are wanted
    draft = Draft(loaded, directory, question.today_in(guide.about.time_zone))
    then = _("Edit it, save it as .xlsx, and bring it back: {command}")
    bring_back = question.words.command("import", where.typed(question.target))
    question.answer(exported(draft), [then.format(command=bring_back)])
