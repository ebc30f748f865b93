"""`validate --fix` and `--diff`: what can be corrected without asking what was meant; shown, asked about, written."""

import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from .. import output, transaction
from ..question import Invocation

if TYPE_CHECKING:
    from ...edit import FixResult

# Whole words, in any of the languages: keskeytä, jätä and yritän begin as they do, and mean no.
_YES = frozenset({"k", "kyllä", "kylla", "joo", "j", "ja", "y", "yes"})


def show(question: Invocation, guides: Sequence["FixResult"]) -> bool:
    """`--diff`: the changes to where the answer goes, and nothing else; whether there are any."""
    changes = _changes(guides)
    if changes:
        difference = _diff(changes)
        if question.target is None:  # a reader, or a log; `patch` gets its bytes in a file
            on_terminal = question.page(sys.stdout).width is not None
            difference = _readable(question, changes, sys.stdout) if on_terminal else output.marked(difference)
        question.deliver(difference)
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
        on_terminal = question.page(sys.stderr).width is not None
        output.say(_readable(question, changes, sys.stderr) if on_terminal else output.marked(_diff(changes)), end="")
    if changes and not yes:
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
            raise click.UsageError(_("Nothing was changed, because nobody could be asked. With --yes it is done."))
        output.tell(_("A line that begins with minus (-) becomes the one with plus (+)."))
        output.say(_("Make these changes? y = yes, Enter = no:"), end=" ")
        if not _is_yes():
            output.tell(_("Nothing was changed."))
            return False
    if changes:
        linked = [file for file in changes if _has_other_names(file)]
        try:
            transaction.rewrite({folder: guide.changes for folder, guide in zip(folders, guides, strict=True)})
        except output.CannotWriteError as error:
            if error.code != "half-done":
                output.say(_("Nothing was changed."))
            raise
        for file in linked:
            text = _("{file} has another name too (a hard link), under which it is as it was.")
            output.tell(output.one_line(text.format(file=file)))
    _say_counts(question, guides, "made")
    return bool(changes)


def _has_other_names(file: str) -> bool:
    """Whether a file is elsewhere by a hard link too, from which a new file in its place comes apart."""
    try:
        return os.stat(file).st_nlink > 1
    except OSError:
        return False


def take_back(question: Invocation, folders: Sequence[str]) -> None:
    """Before anything is read: undo what a correction that was killed has half done, and say so."""
    for folder in folders:
        if restored := transaction.take_back(folder):
            files = ", ".join(os.path.join(folder, name) for name in restored)
            text = question.words.gettext(
                "A correction was interrupted. These files are as they were before it: {files}"
            )
            output.say(output.one_line(text.format(files=files)))


def _is_yes() -> bool:
    """Whether the next line from the keyboard means yes."""
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        return False
    return unicodedata.normalize("NFC", typed.strip()).casefold() in _YES


def _changes(guides: Sequence["FixResult"]) -> Mapping[str, tuple[bytes, bytes]]:
    return {file: change for guide in guides for file, change in guide.changes.items()}


def _diff(changes: Mapping[str, tuple[bytes, bytes]]) -> str:
    """The difference as programs read it, with every character as it is."""
    from ...edit import diff

    return "".join(diff(file, *change) for file, change in changes.items())


def _readable(question: Invocation, changes: Mapping[str, tuple[bytes, bytes]], stream: object) -> str:
    """The difference as people read it, with the spaces at the end of a line as dots."""
    from ...formats.problems.sentences import visible
    from ...formats.prose.layout import Line
    from ...formats.prose.text import paint

    lines = []
    for line in _diff(changes).splitlines():
        text = visible(line)
        if text.startswith("-"):
            text = re.sub(" +$", lambda found: "·" * len(found.group()), text)
        lines.append(Line(text, "quiet" if text.startswith("@") else ""))
    return paint(lines, question.page(stream))


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
