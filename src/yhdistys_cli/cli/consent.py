"""The question before anything is written: shown on standard error, answered at the keyboard; Enter means no."""

import sys
import unicodedata

import click

from ..words import Words
from . import output

# Whole words, in any of the languages: keskeytä, jätä and yritän begin as they do, and mean no.
_YES = frozenset({"k", "kyllä", "kylla", "joo", "j", "ja", "y", "yes"})


def refuse_without_terminal(words: Words) -> None:
    """Raise UsageError where there is nobody to ask."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        _ = words.gettext
        raise click.UsageError(_("Nothing was changed, because nobody could be asked. With --yes it is done."))


def asked(words: Words) -> bool:
    """Ask whether to make the changes that were shown; whether the answer is yes.

    At Ctrl-C the run ends, and says that nothing was changed.
    """
    _ = words.gettext
    try:
        output.say(_("Make these changes? y = yes, Enter = no:"), end=" ")
        if is_yes():
            return True
    except KeyboardInterrupt:
        output.say("")
        output.tell(_("Nothing was changed."))
        raise click.exceptions.Exit(130) from None
    output.tell(_("Nothing was changed."))
    return False


def is_yes() -> bool:
    """Whether the next line from the keyboard means yes."""
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        return False
    return unicodedata.normalize("NFC", typed.strip()).casefold() in _YES
