"""Checks of the years to come, and of what has grown old: seen from today."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from .known import Known

CHECKS: list[Callable[[Known], Iterator[Diagnostic]]] = []
