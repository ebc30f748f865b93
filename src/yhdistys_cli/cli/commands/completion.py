"""`yhdistys completion SHELL`."""

from typing import Annotated

import click
import typer

from ...words import N_
from ..complete import SCRIPTS
from ..output import to_stdout


def command(
    shell: Annotated[
        str | None, typer.Argument(metavar=N_("SHELL"), help=N_("bash, zsh, fish or powershell."), show_default=False)
    ] = None,
) -> None:
    """The script that makes a shell complete."""
    from gettext import gettext as _

    if shell is None:
        raise click.UsageError(_("Say for which shell: bash, zsh, fish or powershell."))
    if shell not in SCRIPTS:
        message = _("“{value}” is not a shell that is known. They are: {known}.")
        raise click.UsageError(message.format(value=shell, known=", ".join(SCRIPTS)))
    to_stdout(SCRIPTS[shell])
