"""How well checked an answer is: the last line of every answer."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from ..models import Guide, Municipality
from ..records import record


class Sourced(Protocol):
    """Anything that says where it comes from and when somebody looked."""

    @property
    def source(self) -> str | None:
        """Where it is said; none: in the guide itself."""

    @property
    def checked(self) -> date | None:
        """The day on which somebody looked there."""


@record
class Standing:
    """Whose data an answer is, whether it is from the guide and beyond it, and the oldest check.

    `updated` is the day on which the data was last edited. `checked` is none
    where nothing was checked; `partly` where something was and something was not.
    """

    municipality: Municipality
    updated: date
    from_guide: bool
    beyond_guide: bool
    checked: date | None
    partly: bool


def standing(guide: Guide, facts: Iterable[Sourced], spoken: bool = False) -> Standing:
    """The standing of an answer that is made of these facts; `spoken`: and of the guide's own text."""
    every = list(facts)
    days = [fact.checked for fact in every if fact.checked]
    return Standing(
        municipality=guide.about.municipality,
        updated=guide.about.updated,
        from_guide=guide.about.source is None and (spoken or not every or any(not fact.source for fact in every)),
        beyond_guide=guide.about.source is not None or any(fact.source for fact in every),
        checked=min(days) if days else None,
        partly=bool(days) and len(days) < len(every),
    )
