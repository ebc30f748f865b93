"""`validate --fix` and `--diff`: what can be corrected without asking what was meant; shown, asked about, written."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .. import consent, differences, output
from ..question import Invocation
from ..writing import warn_if_final, write

if TYPE_CHECKING:
    from ...edit import FixResult


def show(question: Invocation, guides: Sequence["FixResult"]) -> bool:
    """`--diff`: the changes to where the answer goes, and nothing else; whether there are any."""
    changes = _changes(guides)
    if changes:
        # For a reader, or a log; `patch` gets its bytes in a file.
        to_file = question.target is not None
        question.deliver(differences.exact(changes) if to_file else differences.shown(question, changes, sys.stdout))
    _say_counts(question, guides, "possible")
    return bool(changes)


def make(question: Invocation, folders: Sequence[str], guides: Sequence["FixResult"], yes: bool, diff: bool) -> bool:
    """`--fix`: the changes to standard error, a question, the files; whether they were written.

    `folders` are those of the `guides`.

    Raises UsageError where there is nobody to ask, CannotWriteError where a file cannot be written.
    """
    _ = question.words.gettext
    changes = _changes(guides)
    if changes and (diff or not yes):
        output.say(differences.shown(question, changes, sys.stderr), end="")
    if changes and not yes:
        consent.refuse_without_terminal(question.words)
        output.tell(_("A line that begins with minus (-) becomes the one with plus (+)."))
        warn_if_final(question)
        if not consent.asked(question.words):
            return False
    can_undo = False
    if changes:
        can_undo = write(question, {folder: guide.changes for folder, guide in zip(folders, guides, strict=True)})
    _say_counts(question, guides, "made")
    if can_undo and len(folders) == 1:
        text = question.words.gettext("Undo it: {command}")
        output.tell(text.format(command=question.words.command("undo")))
    return bool(changes)


def _changes(guides: Sequence["FixResult"]) -> Mapping[str, tuple[bytes, bytes]]:
    return {file: change for guide in guides for file, change in guide.changes.items()}


def _say_counts(question: Invocation, guides: Sequence["FixResult"], what: str) -> None:
    words, files = question.words, ", ".join(_changes(guides))
    made, left = sum(guide.made for guide in guides), sum(guide.left for guide in guides)
    if made and what == "made":
        text = words.ngettext("Corrected {n} place: {files}", "Corrected {n} places: {files}", made)
    elif made:
        text = words.ngettext(
            "{n} place can be corrected with --fix: {files}", "{n} places can be corrected with --fix: {files}", made
        )
    else:
        text = words.gettext("There is nothing that the tool can correct by itself.")
    output.tell(output.one_line(text.format(n=made, files=files)))
    if left:
        text = words.ngettext(
            "{n} place was left as it is: after correcting it there would be more problems than now. "
            "See to it yourself.",
            "{n} places were left as they are: after correcting them there would be more problems than now. "
            "See to them yourself.",
            left,
        )
        output.tell(text.format(n=left))
