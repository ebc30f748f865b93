"""The option of the commands whose answer can be printed on larger paper."""

from typing import Annotated

import typer

from ..words import N_

PaperOption = Annotated[
    str, typer.Option("--paper", metavar="a4|a3", help=N_("The paper of a poster or of the clock (PDF)."))
]
