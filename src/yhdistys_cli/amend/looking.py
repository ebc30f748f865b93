"""That somebody has looked: `checked` of a record, or of all that one page says. Pure: draft to change."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..search import Target
from ..sections import SECTION_OF, SECTIONS
from ..written_days import read_date
from . import Change, Impossible, Statement
from .draft import Draft
from .fields import LISTS
from .terms import CHECKED, day_text

_FEW = 5


def check_record(draft: Draft, target: Target, day: date) -> Change:
    """Say of a record that somebody looked at its source on that day. Raises Impossible for a day to come."""
    _refuse_future(draft, day)
    list_ = LISTS[target.kind][0]
    made = _mark(draft, SECTION_OF[list_], draft.record(list_, target.id), day)
    return Change((Statement("looked-at", {"name": target.name, "day": day}),) if made else ())


def check_page(draft: Draft, address: str, day: date) -> Change:
    """Say of everything that an address says, and of links to it, that somebody looked there on that day.

    What was over before that day is left as it was. Raises Impossible where nothing is from there.
    """
    _refuse_future(draft, day)
    asked = plain(address)
    facts = links = there = 0
    for section in SECTIONS:
        for file in draft.files(section):
            for node, source in _sourced(draft.tree(file)):
                is_link = plain(source) != asked
                if is_link and plain(str(node.get("url", ""))) != asked:
                    continue
                there += 1
                if _is_over(node, day) or not _mark(draft, section, node, day):
                    continue
                if node.get("state") == "unverified" and plain(str(node.get("url", ""))) == asked:
                    del node["state"]
                facts, links = facts + (not is_link), links + is_link
    if not there:
        near = tuple(("checked", found) for found in pages(draft) if asked and asked in plain(found))[:_FEW]
        raise Impossible("no-such-page", near, address=address)
    if not facts + links:
        return Change()
    return Change((Statement("page-looked-at", {"address": address, "day": day, "facts": facts, "links": links}),))


def pages(draft: Draft) -> list[str]:
    """The addresses from which something is, those with most first."""
    found: Counter[str] = Counter()
    for section in SECTIONS:
        for file in draft.files(section):
            found.update(source for _node, source in _sourced(draft.tree(file)) if is_address(source))
    return [address for address, _count in found.most_common()]


def is_address(text: str) -> bool:
    """Whether a word is an address of the web: a host with a point in it, and perhaps a path."""
    host, _slash, _path = plain(text).partition("/")
    return " " not in text.strip() and "." in host.strip(".") and read_date(text.strip()) is None


def plain(address: str) -> str:
    """An address as it is compared: without https://, www. and the slash at its end."""
    text = address.strip()
    for head in ("https://", "http://", "www."):
        if text.casefold().startswith(head):
            text = text[len(head) :]
    host, slash, path = text.partition("/")
    return (host.casefold() + slash + path).rstrip("/")


def _sourced(node: Any, above: str = "", in_event: bool = False) -> Iterator[tuple[dict[str, Any], str]]:
    """Every record of a tree that has a source or an address, the outer first, and where it is said.

    What an event says of itself is said where the event is, if it names no page of its own: its rule and its dates too,
    where somebody has looked.
    """
    if isinstance(node, dict):
        source = str(node.get("source", "")) or above
        # The guide as a whole has a source, and no day on which somebody looked.
        if ("source" in node or "url" in node or (above and "checked" in node)) and "municipality" not in node:
            yield node, "" if "url" in node and "source" not in node else source
        for key, value in node.items():
            yield from _sourced(value, source if in_event else "", in_event or key == "events")
    elif isinstance(node, list):
        for value in node:
            yield from _sourced(value, above, in_event)


def _is_over(node: dict[str, Any], day: date) -> bool:
    """Whether a record is a date, a holiday, a body or a unit that was over before a day."""
    text = node.get("until") if isinstance(node.get("until"), str) else None
    if text is None and "from" in node and isinstance(node["from"], str):
        text = node["from"]
    last = read_date(text.split()[0]) if text and text.split() else None
    return last is not None and last < day


def _mark(draft: Draft, section: str, node: dict[str, Any], day: date) -> bool:
    """Write the day on which somebody looked, if none that is as late is there."""
    old = node.get("checked")
    before = read_date(old.strip()) if isinstance(old, str) else None
    if before is not None and before >= day:
        return False
    node["checked"] = day_text(draft, section, day, CHECKED)
    return True


def _refuse_future(draft: Draft, day: date) -> None:
    if day > draft.today:
        raise Impossible("day-to-come", day=day)
