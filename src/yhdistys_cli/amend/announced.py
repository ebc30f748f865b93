"""What a date that was announced says when its days change: how it changed, and the day that was told first. Pure."""

from datetime import date
from typing import Literal, NamedTuple

from ..dates import ends_before
from ..models import Moment


class Span(NamedTuple):
    """When something begins and ends, as far as it is known: without a `start` a deadline, without an `end` one day."""

    start: Moment | None
    end: Moment | None

    @property
    def is_window(self) -> bool:
        """Whether it goes on for days, or has a last day only: an evening has an end, but does not close."""
        return self.end is not None and (self.start is None or self.start.day < self.end.day)

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins."""
        return self.start is not None and self.end is not None and ends_before(self.start, self.end)

    @property
    def told(self) -> Moment | None:
        """What people keep in mind of it: of a window its end."""
        return self.end if self.is_window else self.start


def how(old: Span, new: Span, today: date) -> Literal["extended", "reopened", "moved"]:
    """How a date changed: a window that begins as before and closes later is extended; all else has moved."""
    starts = [span.start.day if span.start else None for span in (old, new)]
    if not (old.is_window and old.end and new.end and starts[0] == starts[1] and _is_later(new.end, old.end)):
        return "moved"
    return lengthened(old.end, today)


def lengthened(old: Moment, today: date) -> Literal["extended", "reopened"]:
    """What it is that something closes later than on its `old` day: opened again, if that is past."""
    return "reopened" if old.day < today else "extended"


def told_first(old: Span, new: Span, was: Moment | None) -> Moment | None:
    """The day that was told first, to be kept as `was`; none where it is on that day again."""
    first = was or old.told
    return first if first != (new.end if old.is_window else new.start) else None


def _is_later(new: Moment, old: Moment) -> bool:
    return new != old and not ends_before(old, new)
