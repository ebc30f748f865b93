"""Checks of names: that people can be found under theirs."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..words import is_unclear_name
from .context import CheckContext, address


def unclear_names(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that it can be told which part of a person's name is the family name."""
    for path, person in ctx.records("people"):
        if person.family is None and is_unclear_name(person.name):
            yield Diagnostic("unclear-name", address((*path, "name")), params={"name": person.name})


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [unclear_names]
