"""What a command that changes the data says: what becomes true, or why it cannot be.

Each family of commands has a module here with `SENTENCES` and `REASONS`: from a code to a function that says it, given
the params of an `amend.Statement` or an `amend.Impossible` and the words of a language. Texts may have several lines.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ...words import Words

if TYPE_CHECKING:
    from ...amend import Impossible, Statement

Sayings = Mapping[str, Callable[[Mapping[str, Any], Words], str]]
# In the order in which they are asked; a module is imported only when those before it do not know a code.
FAMILIES = ("dates", "people", "tables")


def said(statement: "Statement", words: Words) -> str:
    """What becomes true, in words."""
    return _say("SENTENCES", statement.code, statement.params, words)


def reason(impossible: "Impossible", words: Words) -> str:
    """Why a command cannot do what was asked, in words."""
    return _say("REASONS", impossible.code, impossible.params, words)


def _say(table: str, code: str, params: Mapping[str, Any], words: Words) -> str:
    for sayings in _tables(table):
        if code in sayings:
            return sayings[code](params, words)
    raise KeyError(code)


def _tables(table: str) -> Iterator[Sayings]:
    for family in FAMILIES:
        yield getattr(import_module(f".{family}", __name__), table)
