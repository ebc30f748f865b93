"""`yhdistys site -o FOLDER`: the guide as pages that one puts on a server, or opens from the folder."""

from typing import Annotated

import click
import typer

from ...languages import LANGUAGES
from ...words import N_, Words
from .. import output
from ..publishing import Publication, publish
from ..question import Invocation

# So many files are named.
_FEW = 8


def command(
    context: typer.Context,
    url: Annotated[
        str | None,
        typer.Option(
            metavar=N_("ADDRESS"), help=N_("The address at which the site will stand, for feeds and search engines.")
        ),
    ] = None,
    languages: Annotated[
        str | None, typer.Option(metavar="fi,sv,en", help=N_("The languages of the site; without it the guide's own."))
    ] = None,
    pdf: Annotated[
        bool,
        typer.Option(
            "--pdf",
            help=N_(
                "PDFs too: boards as posters, the guide, the years and the contact list; needs the extra pdf (typst)."
            ),
        ),
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help=N_("Remove pages of earlier runs that are no longer made."))
    ] = False,
) -> None:
    """The guide as a site: pages, calendars and data, into a folder."""
    question = Invocation(context, "site")
    _ = question.words.gettext
    if not question.folder:
        raise click.UsageError(_("Name the folder for the site: -o {folder}").format(folder="public"))
    chosen = _languages(question, languages) if languages is not None else None
    address = _url(question, url) if url is not None else None
    if pdf:
        question.refuse_without_library("pdf")
    made = make(question, address, chosen, pdf)
    publication = publish(question.folder, made, question.sources, prune)
    _tell(question, publication)


def make(
    question: Invocation, url: str | None = None, languages: list[str] | None = None, on_paper: bool = False
) -> dict[str, bytes]:
    """Every file of the site of the guide that is asked about; `on_paper`: with PDFs too. Raises as `question.guide`
    does."""
    from ...formats.html.site import files
    from ...views.site import needed_years, own_languages, sites

    guide = question.guide()
    chosen = languages or own_languages(guide)
    own = guide.about.site.url if guide.about.site else None
    if url is None and own:
        url = own if own.endswith("/") else f"{own}/"
    calendar = question.calendar(guide, needed_years(question.today))
    words = {language: Words(language, guide.about.language) for language in chosen}
    return files(sites(guide, question.today, calendar, words), words, url or "", on_paper)


def _languages(question: Invocation, text: str) -> list[str]:
    found = [part.strip().casefold() for part in text.replace(",", " ").split()]
    wrong = next((one for one in found if one not in LANGUAGES), None if found else text)
    if wrong is not None:
        message = question.words.gettext("“{value}” is not one of fi, sv and en.")
        raise click.UsageError(message.format(value=wrong))
    return list(dict.fromkeys(found))


def _url(question: Invocation, text: str) -> str:
    """An address with a slash at its end. Raises UsageError for what is none."""
    import re

    if not re.fullmatch(
        r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(/[!-;=@-~]*)?", text, re.IGNORECASE
    ) or re.search("[?#\"'<>\\\\]", text):
        message = question.words.gettext(
            "“{value}” is not an address of a site. Write it as https://example.fi/guide/."
        )
        raise click.UsageError(message.format(value=text))
    return text if text.endswith("/") else f"{text}/"


def _named(paths: tuple[str, ...]) -> str:
    """The first few of some paths: of a language that is given up there are dozens."""
    return ", ".join((*paths[:_FEW], *(["…"] if len(paths) > _FEW else [])))


def _tell(question: Invocation, done: Publication) -> None:
    _, words, folder = question.words.gettext, question.words, question.folder or ""
    if done.written:
        said = words.ngettext(
            "Saved to {folder}: {n} file of {all}.", "Saved to {folder}: {n} files of {all}.", done.written
        )
        output.tell(said.format(folder=folder, n=done.written, all=done.files))
    else:
        output.tell(
            _("Nothing has changed: the {all} files in {folder} are as they were.").format(
                all=done.files, folder=folder
            )
        )
    if done.removed:
        output.tell(_("Removed: {files}").format(files=_named(done.removed)))
    if done.left:
        output.tell(_("Of an earlier run, and still there: {files}").format(files=_named(done.left)))
        if any(not path.endswith(".ics") for path in done.left):
            output.tell(_("Remove them with --prune. A calendar stays, because somebody may have subscribed to it."))
        else:
            output.tell(_("A calendar stays, because somebody may have subscribed to it. Remove it by hand."))
