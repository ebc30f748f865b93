"""Changes that somebody has agreed to, written: all files or none, remembered so that they can be undone."""

import os
from collections.abc import Mapping, Sequence

from . import kept, output, transaction, where
from .question import Invocation

_NOTHING: Mapping[str, bytes] = {}


def take_back(question: Invocation, folders: Sequence[str]) -> None:
    """Before anything is read: undo what a change that was killed has half done, and say so."""
    for folder in folders:
        if restored := transaction.take_back(folder):
            files = ", ".join(os.path.join(folder, name) for name in restored)
            text = question.words.gettext("A change was interrupted. These files are as they were before it: {files}")
            output.say(output.one_line(text.format(files=files)))


def warn_if_final(question: Invocation) -> None:
    """Before anybody agrees: say that a change cannot be undone, where there is no cache to remember it."""
    if not where.cache(os.environ):
        text = question.words.gettext(
            "This cannot be undone with {command}, because there is no folder in which changes are remembered."
        )
        output.tell(text.format(command=question.words.command("undo")))


def write(
    question: Invocation,
    guides: Mapping[str, transaction.Changes],
    unchanged: Mapping[str, bytes] = _NOTHING,
    undone: kept.Kept | None = None,
) -> bool:
    """Write the changes of guides, by folder; whether the last change can be undone in each.

    `unchanged` are the bytes of further files that were judged with them. `undone` is the change that is taken
    back by this one. Raises CannotWriteError, and says that nothing was changed where that is so.
    """
    _ = question.words.gettext
    recorders = {folder: _recorder(question, folder, changes, undone) for folder, changes in guides.items() if changes}
    remembered = [recorder for recorder in recorders.values() if recorder]
    linked = [file for changes in guides.values() for file in changes if _has_other_names(file)]
    try:
        transaction.rewrite(guides, unchanged, remembered)
    except output.CannotWriteError as error:
        if error.code != "half-done":
            output.say(_("Nothing was changed."))
        raise
    for file in linked:
        text = _("{file} has another name too (a hard link), under which it is as it was.")
        output.tell(output.one_line(text.format(file=file)))
    return bool(recorders) and all(recorder and recorder.has_kept for recorder in recorders.values())


def _recorder(
    question: Invocation, folder: str, changes: transaction.Changes, undone: kept.Kept | None
) -> kept.Recorder | None:
    """Who remembers what was changed; nobody where there is no cache."""
    cache = where.cache(os.environ)
    if not cache:
        return None
    words = _told(question.asked.words)
    files = kept.files(folder, changes)
    if undone:
        return kept.Recorder(cache, folder, kept.Kept(undone.words, undone.moment, not undone.is_undone, files))
    return kept.Recorder(cache, folder, kept.Kept(words, question.moment, False, files))


def _told(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a command without those that say of which guide, in which language and whether to ask."""
    found: list[str] = []
    waiting = False
    for word in words:
        name, equals, _value = word.partition("=")
        if waiting:
            waiting = False
        elif name in ("--data", "--lang"):
            waiting = not equals
        elif word != "--yes":
            found.append(word)
    return tuple(found)


def _has_other_names(file: str) -> bool:
    """Whether a file is elsewhere by a hard link too, from which a new file in its place comes apart."""
    try:
        return os.stat(file).st_nlink > 1
    except OSError:
        return False
