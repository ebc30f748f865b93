"""`yhdistys import FILE.xlsx|.csv`."""

import os
from typing import Annotated, NoReturn

import click
import typer

from ...amend import Change, Impossible, Statement
from ...amend.draft import Draft
from ...words import N_
from .. import output
from ..changing import Diff, Yes, carry_out
from ..question import Invocation


def command(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar=N_("FILE"), help=N_("A workbook that was exported, or a list: .xlsx or .csv."))
    ],
    removals: Annotated[
        bool, typer.Option("--removals", help=N_("Many rows were deleted, and that is meant."))
    ] = False,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """A spreadsheet that came back."""
    from ... import workbook

    question = Invocation(context, "import")
    _warn_of_open_file(question, file)
    try:
        book = workbook.read(_bytes(question, file), file)
    except workbook.UnreadableError as error:
        _cannot(question, error.code, file=file, **error.params)

    def propose(draft: Draft) -> Change:
        from ...reconcile.bring import bring
        from ...reconcile.own_list import take_in

        found = bring(draft, book, removals)
        if found is None and _is_answer(book):
            raise Impossible("answer-to-read", file=file)
        found = found or take_in(draft, book)
        if found is None:
            raise Impossible("nothing-known", file=file)
        change, notes = found
        _say(question, notes)
        return change

    carry_out(question, propose, yes=yes, diff=diff)


def _bytes(question: Invocation, file: str) -> bytes:
    from ...workbook import MAX_FILE

    try:
        with open(file, "rb") as opened:
            return opened.read(MAX_FILE + 1)
    except FileNotFoundError:
        _cannot(question, "file-missing", file=file)
    except OSError as error:
        _cannot(question, "no-file", file=file, reason=error.strerror or str(error))


def _cannot(question: Invocation, code: str, **params: object) -> NoReturn:
    from ...formats.changes import reason

    raise click.UsageError(output.one_line(reason(Impossible(code, **params), question.words))) from None


def _say(question: Invocation, notes: tuple[Statement, ...]) -> None:
    """What was read, and how, before what changes."""
    from ...formats.changes import said

    for note in notes:
        output.tell(said(note, question.words))
    if notes:
        output.say("")


def _is_answer(book: object) -> bool:
    """Whether a sheet has the headers of an answer that the tool gives, in their order."""
    from ...formats.tables.headers import is_answer
    from ...reconcile.given import Book

    assert isinstance(book, Book)
    return any(
        is_answer([cell.value for cell in row]) for sheet in book.sheets for row in list(sheet.rows.values())[:3]
    )


def _warn_of_open_file(question: Invocation, file: str) -> None:
    """What is typed and not saved is not in the file."""
    folder, name = os.path.split(file)
    if any(os.path.lexists(os.path.join(folder, beside)) for beside in (f"~${name}", f".~lock.{name}#")):
        text = question.words.gettext("{file} seems to be open elsewhere. What is not saved there is not imported.")
        output.tell(output.one_line(text.format(file=file)))
