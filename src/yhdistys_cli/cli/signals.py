"""Ctrl-C, a cancelled job, a closed window: held back while files are put in place, so that it is all or nothing."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

# SIGHUP and SIGTERM are not everywhere the same; SIGKILL cannot be held back: cli.transaction has a journal for it.
_NUMBERS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


class Held:
    """What arrived meanwhile. A writer asks `stop_if_arrived` while it can still leave everything as it was."""

    def __init__(self) -> None:
        self.arrived: list[int] = []
        self.finished = False

    def note(self, number: int, _frame: FrameType | None) -> None:
        """Remember a signal: the handler that stands in for those of Python and the system."""
        self.arrived.append(number)

    def stop_if_arrived(self) -> None:
        """Raise KeyboardInterrupt if a signal has arrived, so that what was begun is taken away again."""
        if self.arrived:
            raise KeyboardInterrupt


@contextmanager
def held_back() -> Iterator[Held]:
    """Hold signals back until the end, and then let them do what they do otherwise.

    Where the writer says that it has `finished`, a Ctrl-C came too late and is forgotten: the run says what it did.
    What the process ignores (as under nohup) is ignored here too. Outside of the main thread nothing can be held.
    """
    held = Held()
    before: dict[int, Any] = {}
    for number in _NUMBERS:
        handler = signal.getsignal(number)
        if handler in (signal.SIG_IGN, None):
            continue
        with suppress(ValueError):
            signal.signal(number, held.note)
            before[number] = handler
    try:
        yield held
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in held.arrived:
            if not (held.finished and number == signal.SIGINT):
                signal.raise_signal(number)
