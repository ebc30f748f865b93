"""`yhdistys serve`: the site on this computer, as it will be, while the guide is being written."""

import os
import threading
from typing import Annotated

import click
import typer

from ...formats import Page
from ...words import N_, Words
from .. import output, where
from ..question import Invocation
from .site import make

_PORT = 8000


def command(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(metavar=N_("NUMBER"), min=0, max=65535, help=N_("The port; without it 8000."))
    ] = None,
) -> None:
    """The site on this computer, made again whenever a file is saved."""
    from ..serving import HOST, Preview, server, watch

    question = Invocation(context, "serve")
    words = question.words
    folder = where.data(question.asked.data, os.environ) or os.curdir

    def build() -> dict[str, bytes] | str:
        try:
            return _problems(question, folder) or make(Invocation(context, "serve"))
        except click.exceptions.Exit:  # spoilt between the two looks at it
            return _problems(question, folder)

    had_problems = False

    def say(preview: Preview) -> None:
        nonlocal had_problems
        had_problems, had = bool(preview.problems), had_problems
        if preview.problems:
            output.tell(preview.problems.rstrip("\n"))
            if preview.version:
                output.tell(words.gettext("The last site without errors stays until these are fixed."))
        elif had or preview.version > 1:
            output.tell(words.gettext("Made again."))

    preview, over = Preview(build, say), threading.Event()
    try:
        running = server(preview, _PORT if port is None else port)
    except OSError as error:
        text = words.gettext("The port {port} cannot be had ({reason}). Give another: --port 8001")
        raise click.UsageError(text.format(port=port or _PORT, reason=error.strerror or error)) from None
    with running:
        preview.renew()
        address = f"http://{HOST}:{running.server_address[1]}/"
        output.tell(words.gettext("The site is here, for this computer only: {address}").format(address=address))
        output.tell(words.gettext("Save a file of the guide, and open pages follow. Stop with Ctrl+C."))
        threading.Thread(target=watch, args=(folder, preview, over), daemon=True).start()
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            output.say("")
        finally:
            over.set()
            preview.end()


def _problems(question: Invocation, folder: str) -> str:
    """The errors of a guide as text; empty where it has none."""
    from ...formats.problems.text import lines
    from ...formats.prose.text import paint
    from ...load import load
    from ...views.problems import problems

    loaded = load(folder, where.cache(os.environ))
    if loaded.guide is not None and not loaded.has_errors:
        return ""
    errors = [found for found in loaded.diagnostics if found.severity == "error"]
    page = Page(Words(question.words.language, data=question.words.data))
    return paint(lines(problems(errors, loaded.sources, len(loaded.files), loaded.records), page), page)
