"""What must be said beside the answer to a question in words: what was read in a word, and what was left out."""

from collections.abc import Sequence

from ..search import PERSON, Target
from ..words import fold
from .tokens import Token

Command = tuple[str, ...]

# The commands that have a form which only some commands have.
FORM_COMMANDS = {"ics": "clock", "svg": "clock", "png": "clock", "vcard": "contacts"}
# What answers a question word; other answers leave it out.
_ANSWERED_BY = {
    "contacts": ("contacts", "areas", "guide", "help"),
    "clock": ("clock", "calendar", "plan", "areas", "help"),
}


def unused(
    found: Sequence[Token], times: Sequence[str], commands: Sequence[Command], who_is_said: bool
) -> tuple[str, ...]:
    """The words that ask for something that none of the commands answers: a time, a form, when, or who.

    `times` are the words of the question that say a time. `who_is_said`: that nobody is known is said anyway.
    """
    names = {command[0] for command in commands}
    is_timed = names & {"clock", "calendar", "plan", "changes"} or any("--on" in command for command in commands)
    left = [] if is_timed or not names else list(times)
    for token in found:
        said = token.meaning
        if said is None or not names or (who_is_said and said.value == "contacts"):
            continue
        if said.kind == "format" and not any(said.value in command for command in commands):
            left += [] if said.value == "ics" and "calendar" in names else [token.text]
        elif said.kind in ("question", "command") and said.value in _ANSWERED_BY and not token.targets:
            left += [] if names & set(_ANSWERED_BY[said.value]) else [token.text]
    return tuple(dict.fromkeys(left))


def is_worth_saying(text: str, found: tuple[Target, ...]) -> bool:
    """Whether it must be said what was read in a word: a person's name that was cut, or a beginning of something."""
    asked = fold(text)
    return any(x.kind == PERSON or any(f" {asked}" in word for word in x.words) for x in found)
