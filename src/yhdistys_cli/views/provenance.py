"""How well checked an answer is: the last line of every answer."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from ..models import Guide, Municipality, Texts
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
class Provenance:
    """Whose data an answer is, whether it is from the guide and beyond it, and the oldest check.

    `updated` is the day on which the data was last edited. `checked` is none
    where nothing was checked; `partly` where something was and something was not.
    `languages` are those in which the guide has texts of its own. `source` is where all of it is said that names no
    page of its own; none: in a guide of the city's own.
    """

    municipality: Municipality
    updated: date
    from_guide: bool
    beyond_guide: bool
    checked: date | None
    partly: bool
    languages: frozenset[str]
    source: str | None = None


def provenance(guide: Guide, facts: Iterable[Sourced], includes_guide_text: bool = False) -> Provenance:
    """The provenance of an answer that is made of these facts; `includes_guide_text`: and of the guide's own text."""
    every = list(facts)
    days = [fact.checked for fact in every if fact.checked]
    return Provenance(
        municipality=guide.about.municipality,
        updated=guide.about.updated,
        from_guide=guide.about.source is None
        and (includes_guide_text or not every or any(not fact.source for fact in every)),
        beyond_guide=guide.about.source is not None or any(fact.source for fact in every),
        checked=min(days) if days else None,
        partly=bool(days) and len(days) < len(every),
        languages=_languages(guide),
        source=guide.about.source,
    )


def _languages(guide: Guide) -> frozenset[str]:
    """The languages of the guide's names: a name that is written once is in the guide's own."""
    found = {guide.about.language}
    names = [guide.about.name, *(area.title for area in guide.areas.areas), *(u.name for u in guide.contacts.units)]
    for name in names:
        if isinstance(name, Texts):
            found |= {language for language in Texts.__match_args__ if getattr(name, language)}
    return frozenset(found)
