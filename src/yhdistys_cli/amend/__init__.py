"""Changes to a guide as plain data: what a command does to its lists and dicts. Pure.

A function of this package takes a `Draft`, changes the trees in it, and returns a `Change`, which says in values what
becomes true; or it raises `Impossible`. `weave` puts changed trees onto the old text. Nothing is written here.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ..records import record


@record
class Statement:
    """Something that becomes true: a code, which has its sentence in `formats.changes`, and what it is about.

    `params` are values without words of the tool: days, hours, names and titles of the guide.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@record
class Change:
    """What a command changes, in the order in which it is told.

    Comments and texts of the data that speak of one of the `years` or `names` (of people) may become wrong by it.
    Without statements there is nothing to do.
    """

    statements: tuple[Statement, ...] = ()
    years: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


class Impossible(Exception):  # noqa: N818 - it is an answer, as NotFound is
    """A command cannot do what was asked: a code with its sentence in `formats.changes`, what it is about, and
    commands, word by word and without the program's name, that would do what was probably meant."""

    def __init__(self, code: str, commands: tuple[tuple[str, ...], ...] = (), /, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.commands = commands
        self.params = params
