"""A command that changes the data: what it would do is judged and shown, asked about, written, and can be undone."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import click
import typer

from ..amend import Change, Impossible
from ..amend.draft import Draft
from ..words import N_
from . import consent, differences, output, where, writing
from .question import STATUS_PROBLEMS, STATUS_QUESTION, STATUS_WRITING, Invocation
from .transaction import Changes

if TYPE_CHECKING:
    from ..load import Loaded

Yes = Annotated[bool, typer.Option("--yes", help=N_("Change the data without asking."))]
Diff = Annotated[bool, typer.Option("--diff", help=N_("Show what would change, and change nothing."))]
_NOTHING: Mapping[str, bytes | None] = {}


def carry_out(
    question: Invocation,
    propose: Callable[[Draft], Change],
    *,
    yes: bool,
    diff: bool,
    after: tuple[tuple[str, ...], ...] = (),
) -> None:
    """Make the change that `propose` makes in a draft of the guide, if the reader agrees.

    `yes`: without asking; `diff`: it is only shown. `after` are commands that are worth running next, word by word and
    without the program's name. Ends the run with the status of what happened where that is not 0.
    """
    directory = folder(question)
    writing.take_back(question, [directory])
    before = reviewed(question, directory)
    if before.guide is None:
        _show_errors(question, before)
        raise click.exceptions.Exit(STATUS_PROBLEMS)
    draft = Draft(before, directory, question.today_in(before.guide.about.time_zone))
    try:
        change = propose(draft)
    except Impossible as impossible:
        _refuse(question, impossible)
    if change.statements and draft.changed():
        change = Change((*change.statements, *draft.remarks), change.years, change.names)
        _bring_up_to_date(draft)
    trees = draft.changed()
    if not change.statements or not trees:
        output.tell(question.words.gettext("There is nothing to do: all of it is so already."))
        return
    changes = _woven(question, before, trees)
    judged = reviewed(question, directory, {file: new for file, (_old, new) in changes.items()}, before)
    _tell(question, change, trees, before, judged)
    if not agreed(question, changes, yes=yes, diff=diff):
        return
    unchanged = {name: _bytes(source) for name, source in before.sources.items() if name not in changes}
    can_undo = writing.write(question, {directory: changes}, unchanged)
    _say_done(question, changes, can_undo, after)


def folder(question: Invocation) -> str:
    """The folder of the guide that is to change. Raises UsageError where there is none, or an answer to be written."""
    _ = question.words.gettext
    if question.asked.output or question.asked.form:
        raise click.UsageError(_("This command changes the data. It has no other answer: leave out -o and --format."))
    found = where.meant(question.asked.data, os.environ)
    if found is None:
        raise click.UsageError(_("There is no guide here, so nothing was changed. Say where it is: --data FOLDER"))
    return "" if found == os.curdir else found


def reviewed(
    question: Invocation,
    directory: str,
    instead: Mapping[str, bytes | None] = _NOTHING,
    earlier: "Loaded | None" = None,
) -> "Loaded":
    """The guide with every problem, with other bytes in the place of some files' own.

    Files that are as they were in an `earlier` review are not read again.
    """
    from ..load import review

    cache = where.cache(os.environ)
    return review(directory, question.today_in, cache, instead, earlier, trusts_snapshot=not instead)


def _show_errors(question: Invocation, loaded: "Loaded") -> None:
    """The errors of a guide, to standard error."""
    from ..formats.problems.text import lines
    from ..formats.prose.text import paint
    from ..views.problems import problems

    errors = [d for d in loaded.diagnostics if d.severity == "error"]
    page = question.page(sys.stderr)
    output.say(paint(lines(problems(errors, loaded.sources), page), page), end="")


def _refuse(question: Invocation, impossible: Impossible) -> None:
    """Say why it cannot be, and the commands that may have been meant; and the run ends."""
    from ..formats.changes import reason

    words = question.words
    _ = words.gettext
    said = _("Error") + ": " + reason(impossible, words)
    commands = [f"  {command_line(question, command)}" for command in impossible.commands]
    output.tell("\n".join([said, *commands]))
    raise click.exceptions.Exit(STATUS_QUESTION)


def command_line(question: Invocation, command: tuple[str, ...]) -> str:
    """A command as one types it, about the same guide."""
    return question.words.command(*(where.typed(word) for word in command))


def _bring_up_to_date(draft: Draft) -> None:
    """`updated` of guide.yaml is the day of the last change: it only ever goes forward, in the form that it has."""
    from ..written_days import read_date

    for file in draft.files("guide"):
        tree = draft.tree(file)
        written = tree.get("updated")
        found = read_date(written) if isinstance(written, str) else None
        if found is not None and found < draft.today:
            is_iso = "-" in str(written)
            day = draft.today
            tree["updated"] = day.isoformat() if is_iso else f"{day.day}.{day.month}.{day.year}"


def _woven(question: Invocation, before: "Loaded", trees: Mapping[str, Any]) -> Changes:
    """The bytes of the changed files before and after; guide.yaml last, and what becomes shorter after the others.

    Whoever reads the guide while it is written then finds no name that nobody has yet. The run ends here where a change
    cannot be made without harm to what stands around it.
    """
    from ..edit import woven
    from ..weave import Refused

    try:
        found = woven(before.sources, trees)
    except Refused as refused:
        from ..formats.changes.refusals import refusal

        output.tell(refusal(refused, question.words))
        raise click.exceptions.Exit(STATUS_PROBLEMS if refused.code == "unreadable" else STATUS_WRITING) from None
    changes = {file: (old if file in before.sources else None, new) for file, (old, new) in found.items()}

    def order(file: str) -> tuple[bool, bool]:
        old, new = changes[file]
        return os.path.basename(file) == "guide.yaml", len(new or b"") < len(old or b"")

    return {file: changes[file] for file in sorted(changes, key=order)}


def _bytes(source: Any) -> bytes:
    from ..edit import written

    return written(source)


def _tell(question: Invocation, change: Change, trees: Mapping[str, Any], before: "Loaded", after: "Loaded") -> None:
    """A change in words. Where there would be more errors than before, they are shown, and the run ends."""
    from ..formats.changes.text import write
    from ..views.change import change as view_of

    view = view_of(change, trees, before, after)
    output.say(write(view, question.page(sys.stderr)), end="")
    if view.is_worse:
        from ..formats.problems.text import lines
        from ..formats.prose.text import paint
        from ..views.problems import Problems

        page = question.page(sys.stderr)
        errors = tuple(problem for problem in view.came if problem.diagnostic.severity == "error")
        output.say("\n" + paint(lines(Problems(errors, 0, 0), page), page), end="")
        output.tell(question.words.gettext("Nothing was changed, because there would be more errors than now."))
        raise click.exceptions.Exit(STATUS_PROBLEMS)


def agreed(question: Invocation, changes: Changes, *, yes: bool, diff: bool) -> bool:
    """Show the lines that are to change, and ask; whether they shall be written. With `diff` they are the answer."""
    if diff:
        output.say("")
        question.deliver(differences.shown(question, changes, sys.stdout))
        return False
    # What a line says needs no difference of fourteen.
    dated = {file: day for file, change in changes.items() if (day := _new_day(*change)) is not None}
    for file, day in dated.items():
        text = question.words.gettext("The guide was then last changed on {day} ({file}).")
        output.tell(output.one_line(text.format(day=question.words.date(day), file=file)))
    output.say("")
    shown = {file: change for file, change in changes.items() if file not in dated}
    output.say(differences.shown(question, shown, sys.stderr), end="")
    _warn_of_editors(question, changes)
    if not yes:
        consent.refuse_without_terminal(question.words)
        writing.warn_if_final(question)
        return consent.asked(question.words)
    return True


def _new_day(before: bytes | None, after: bytes | None) -> date | None:
    """The day that a file gets as that of its guide's last change, if nothing else in it changes."""
    from ..written_days import read_date

    lines = [(content or b"").splitlines() for content in (before, after)]
    changed = [pair for pair in zip(*lines, strict=False) if pair[0] != pair[1]]
    if len(lines[0]) != len(lines[1]) or len(changed) != 1:
        return None
    name, _colon, written = changed[0][1].decode("utf-8", "replace").partition(":")
    return read_date(written.strip().strip("'\"")) if name == "updated" else None


def _warn_of_editors(question: Invocation, changes: Changes) -> None:
    """Say which of the files is open in an editor, whose next save would undo the change."""
    for path in changes:
        folder, name = os.path.split(path)
        for beside in (f".{name}.swp", f".#{name}", f".~lock.{name}#"):
            if os.path.lexists(os.path.join(folder, beside)):
                text = question.words.gettext("{file} seems to be open in an editor. Load it again there afterwards.")
                output.tell(output.one_line(text.format(file=path)))
                break


def _say_done(question: Invocation, changes: Changes, can_undo: bool, after: tuple[tuple[str, ...], ...]) -> None:
    words = question.words
    _ = words.gettext
    said = output.one_line(_("Changed: {files}").format(files=", ".join(changes)))
    output.tell(said)
    if can_undo:
        output.tell(_("Undo it: {command}").format(command=words.command("undo")))
    if after:
        output.tell("\n".join([_("Worth doing next:"), *(f"  {command_line(question, each)}" for each in after)]))
