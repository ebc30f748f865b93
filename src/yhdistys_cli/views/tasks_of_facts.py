"""Tasks about what the guide says: pages that nobody has looked at for long, school holidays that are missing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ..dates import Calendar
from ..looked import FRESH_DAYS, Looked, looked
from ..models import Guide, Link
from ..planning import COMING, later
from .tasks import PAGE, Chosen, Command, Page, Task


def tasks_of_facts(guide: Guide, today: date, chosen: Chosen | None) -> Iterator[Task]:
    """A task for each page that was looked at more than a year ago; one for all at which nobody ever looked."""
    stale: dict[str, list[tuple[str, date]]] = {}
    never: dict[str, list[str]] = {}
    for found in looked(guide):
        if found.last < today or not _concerns(guide, found, chosen):
            continue
        day, page = found.item.checked, found.page or ""
        if day is not None:
            if (today - day).days > FRESH_DAYS:
                stale.setdefault(_plain(page), []).append((page, day))
        # A link is there to be opened: only where somebody has said when it was looked at is it looked at again.
        elif not isinstance(found.item, Link) and (own := getattr(found.item, "source", None)):
            never.setdefault(_plain(own), []).append(own)
    again = [_page(facts[0][0], len(facts), min(day for _page, day in facts)) for facts in stale.values()]
    for one in sorted(again, key=lambda one: one.checked or date.min):
        yield Task("stale", commands=_checked(one.source), pages=(one,))
    # A page of which a part was never looked at is looked at with the rest of it.
    pages = tuple(_page(written[0], len(written)) for plain, written in never.items() if plain not in stale)
    if pages:
        commands = _checked(pages[0].source) if len(pages) == 1 else (("checked", PAGE),)
        yield Task("never-checked", commands=commands, pages=pages)


def _plain(source: str) -> str:
    """A page as it is compared: people write an address with and without https://, and the slash at its end."""
    return re.sub(r"^https?://(www\.)?|^www\.|/$", "", source)


def _checked(source: str) -> tuple[Command, ...]:
    """The command that says that a page was looked at; of a paper there is none."""
    return (("checked", source),) if re.match(r"\S+\.\S+$", source) else ()


def _page(source: str, number: int, checked: date | None = None) -> Page:
    """A page and its address, which people write with or without https://; a paper or a cut address has none."""
    url = None
    if re.match("https?://", source):
        url = source
    elif re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", source) and "…" not in source:
        url = f"https://{source}"
    return Page(source, url, number, checked)


def _concerns(guide: Guide, found: Looked, chosen: Chosen | None) -> bool:
    """Whether a fact is in the record of something that is chosen."""
    if chosen is None:
        return True
    section, *steps = found.path
    if len(steps) < 2 or not isinstance(steps[1], int):
        return False
    part = guide.contacts
    lists: dict[tuple[str | int, str | int], tuple[Sequence[Any], frozenset[str]]] = {
        ("areas", "areas"): (guide.areas.areas, chosen.areas),
        ("clock", "events"): (guide.clock.events, chosen.events),
        ("contacts", "units"): (part.units, chosen.units),
        ("contacts", "people"): (part.people, chosen.people),
    }
    records, ids = lists.get((section, steps[0]), ((), frozenset()))
    return bool(records) and records[steps[1]].id in ids


def missing_school_holidays(guide: Guide, calendar: Calendar, today: date) -> Iterator[Task]:
    """The years of the coming twelve months of which no school holiday is known, where a guide keeps them."""
    holidays = guide.school_holidays.school_holidays
    if not holidays:
        return
    end = later(today, COMING)
    begins = {
        day.year
        for happening in calendar.between(today, end, today)
        if (day := happening.first_day) and happening.precision == "day" and today <= day <= end
    }
    for year in sorted(begins - {day.year for holiday in holidays for day in (holiday.from_, holiday.until)}):
        yield Task("school-holidays", year=year)
