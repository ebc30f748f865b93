"""Checks of who answers: what should be mended, or looked at, although answers are right."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from .known import Known

CHECKS: list[Callable[[Known], Iterator[Diagnostic]]] = []
