"""Terms as the trees have them: an id alone, or a record with its days. Cut where somebody ends and another begins."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from ..written_days import read_date
from . import Impossible
from .draft import Draft

Days = tuple[date, date]
ALWAYS: Days = (date.min, date.max)
# The keys of days that are written in one way: those of terms, and those on which somebody looked.
TERMS, CHECKED = ("since", "until"), ("checked",)
CONTACT, SUBSTITUTE = "contact", "substitute"


class Term(NamedTuple):
    """Whose a term is, in which role, and its first and last day; open ends are the first and last day there is."""

    person: str
    role: str
    first: date
    last: date


def items_of(holder: dict[str, Any]) -> list[Any]:
    """What stands in `contacts` of a unit or a group, as a list; empty where nobody is known."""
    found = holder.get("contacts")
    if isinstance(found, str):
        return [] if found == "unknown" else [found]
    return list(found) if isinstance(found, list) else []


def put_items(holder: dict[str, Any], items: list[Any]) -> None:
    """Write `contacts` of a unit or a group; the key goes with the last of them."""
    if items:
        holder["contacts"] = items
    else:
        holder.pop("contacts", None)


def person_of(item: Any) -> str:
    """The id of the person of an item of `contacts`."""
    return str(item.get("person", "")) if isinstance(item, dict) else str(item)


def read(item: Any) -> Term:
    """An item of `contacts` as a term. Raises Impossible where a day in it cannot be read."""
    if not isinstance(item, dict):
        return Term(person_of(item), CONTACT, *ALWAYS)
    return Term(person_of(item), str(item.get("role", CONTACT)), *days_of(item))


def days_of(item: dict[str, Any]) -> Days:
    """The first and last day of a record with `since` and `until`. Raises Impossible where one cannot be read."""
    return _day(item.get("since"), date.min), _day(item.get("until"), date.max)


def _day(text: Any, open_end: date) -> date:
    if text is None:
        return open_end
    day = read_date(text.strip()) if isinstance(text, str) else None
    if day is None:
        raise Impossible("day-unreadable", value=str(text))
    return day


def terms_of(holder: dict[str, Any]) -> list[Term]:
    """The terms of a unit or a group, in their order."""
    return [read(item) for item in items_of(holder)]


def without(days: Days, others: Iterable[Days]) -> list[Days]:
    """What is left of some days without others, in order."""
    left = [days]
    for first, last in others:
        left = [piece for held in left for piece in _cut(held, first, last)]
    return sorted(left)


def _cut(held: Days, first: date, last: date) -> Iterator[Days]:
    if last < held[0] or held[1] < first:
        yield held
        return
    if held[0] < first:
        yield held[0], first - timedelta(1)
    if last < held[1]:
        yield last + timedelta(1), held[1]


def pieces(item: Any, days: Days, draft: Draft, person: str | None = None) -> Any:
    """The item with these days (and of this person); what was written of a day that stays is left as it was."""
    old = read(item)
    made: dict[str, Any] = dict(item) if isinstance(item, dict) else {"person": item}
    if person is not None:
        made["person"] = person
    for name, day, before, open_end in (
        ("since", days[0], old.first, date.min),
        ("until", days[1], old.last, date.max),
    ):
        if day == open_end:
            made.pop(name, None)
        elif day != before:
            made[name] = day_text(draft, "contacts", day)
    return made["person"] if isinstance(item, str) and made.keys() == {"person"} else made


def said(day: date) -> str:
    """A day as somebody types it in a command."""
    return f"{day.day}.{day.month}.{day.year}"


def day_text(draft: Draft, section: str, day: date, keys: tuple[str, ...] = TERMS) -> str:
    """A day as the files of a section write most of theirs under these keys.

    Where none is written yet: `14.4.2027`, and `2027-04-14` of a day on which somebody looked.
    """
    found = [text for file in draft.files(section) for text in _days_in(draft.tree(file), keys)]
    iso = sum("-" in text for text in found)
    if iso * 2 > len(found) or (not found and keys == CHECKED):
        return day.isoformat()
    return said(day)


def _days_in(node: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """Every day of a tree that stands under one of these keys."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _days_in(value, keys)
    elif isinstance(node, list):
        for value in node:
            yield from _days_in(value, keys)


def written(draft: Draft, days: Days) -> dict[str, str]:
    """`since` and `until` of some days, without the ends that are open."""
    found = {}
    if days[0] != date.min:
        found["since"] = day_text(draft, "contacts", days[0])
    if days[1] != date.max:
        found["until"] = day_text(draft, "contacts", days[1])
    return found
