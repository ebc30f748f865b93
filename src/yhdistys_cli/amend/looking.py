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
            for node in _sourced(draft.tree(file)):
                is_link = "source" not in node or plain(str(node["source"])) != asked
                if asked not in (plain(str(node.get("source", ""))), plain(str(node.get("url", "")))):
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
            found.update(str(n["source"]) for n in _sourced(draft.tree(file)) if is_address(str(n.get("source", ""))))
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


def _sourced(node: Any) -> Iterator[dict[str, Any]]:
    """Every record of a tree that has a source or an address of its own, the outer first."""
    if isinstance(node, dict):
        # The guide as a whole has a source, and no day on which somebody looked.
        if ("source" in node or "url" in node) and "municipality" not in node:
            yield node
        for value in node.values():
            yield from _sourced(value)
    elif isinstance(node, list):
        for value in node:
            yield from _sourced(value)


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
