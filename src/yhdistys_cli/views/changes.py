"""`yhdistys changes`: what has changed for those who read the guide, as values; not which lines of which file."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from ..dates import Calendar
from ..models import Guide, Text
from ..records import record
from .changed_contacts import contact_news
from .changed_dates import date_news
from .changed_parts import area_news, checklist_news, guide_news
from .news import Both, News
from .provenance import Provenance, provenance

_NOTHING: Mapping[str, Iterable[str]] = {}


@record
class Since:
    """What the guide is compared with: as it was asked for, a commit's id, and the first day of which all is new.

    A folder has no commit and no day.
    """

    kind: Literal["date", "revision", "folder"]
    asked: str
    commit: str | None = None
    day: date | None = None


@record
class Changes:
    """The news of a guide, `name`, since something until today, in the order in which they are told.

    `is_partial`: something could not be read, then or now, and was left out of the comparison.
    """

    name: Text
    since: Since
    today: date
    news: tuple[News, ...]
    is_partial: bool
    provenance: Provenance


def changes(
    old: Guide,
    new: Guide,
    before: Calendar,
    now: Calendar,
    since: Since,
    today: date,
    unread: Mapping[str, Iterable[str]] = _NOTHING,
    incomplete_lists: Iterable[str] = (),
) -> Changes:
    """What is new in a guide since it was `old`, seen from `today`.

    `before` and `now` are the clocks of the two, which know the holidays of the years around today. `unread` are the
    ids of the records that could not be read in either, by list; `incomplete_lists` those of which not even the ids
    are known.
    """
    both = Both(old, new, today, unread, frozenset(incomplete_lists))
    news = (
        *date_news(both, before, now),
        *contact_news(both),
        *area_news(both),
        *checklist_news(both),
        *guide_news(both),
    )
    facts = [one.about for one in news if one.about is not None]
    standing = provenance(new, facts, any(one.topic == "guide" for one in news))
    is_partial = bool(unread or both.incomplete_lists)
    return Changes(new.about.name, since, today, news, is_partial, standing)
