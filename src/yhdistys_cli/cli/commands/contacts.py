"""`yhdistys contacts [WORDS]`."""

from typing import Annotated

import typer

from ...views.contacts import ContactList, contacts
from ...views.lookup import NotFound
from ...words import N_
from .. import output
from ..question import Invocation


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("[WORDS]..."), help=N_("Names of people, units or working areas; all must fit.")),
    ] = None,
    area: Annotated[
        str | None,
        typer.Option("--area", metavar=N_("AREA"), help=N_("A unit or a working area, as you would call it.")),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=N_("DATE"), help=N_("Who is responsible on that day, such as 14.4.2027.")),
    ] = None,
) -> None:
    """Who answers."""
    question = Invocation(context, "contacts")
    day = question.day(on) if on is not None else None
    guide = question.guide()
    if words:
        from ..option_words import without_options

        words, options = without_options(question, guide, words, ("--on",) if on is None else ())
        day = question.day(options["--on"]) if "--on" in options else day
    calendar = question.coming(guide) if day is None and (words or area) else None
    view = contacts(guide, question.today, words or [], area, day, calendar)
    if question.form == "vcard" and isinstance(view, ContactList) and not _has_cards(view):
        output.tell(question.words.gettext("There are no cards, because no contact person is known."))
        question.leave_target()
        return
    question.answer(view, _unreachable(question, view))


def _has_cards(view: ContactList) -> bool:
    from ...formats.wording.phrases import has_reach

    return any(entry.people or any(map(has_reach, entry.units)) for entry in view.entries)


def _unreachable(question: Invocation, view: ContactList | NotFound) -> list[str]:
    """Beside cards and tables: whom the data gives neither a phone number nor an e-mail address."""
    if question.form not in ("csv", "xlsx", "vcard") or isinstance(view, NotFound):
        return []
    from ...formats.wording.phrases import unreachable

    said = unreachable(view, question.words)
    return [said] if said else []
