"""Which item of a changed list was which before, and what of a tree is gone."""

import json
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from ..diagnostics import Path

# By which of its values a record without an id is known: the first that it has.
_NAMES = ("person", "url", "written", "date", "name", "title", "text", "what")


def identity(value: Any) -> str:
    """What an item is known by: its id, the person or page that it names, a text by itself."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            return f"id {value['id']}"
        for name in _NAMES:
            if isinstance(value.get(name), str):
                return str(value[name])
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def pairs(before: list[Any], after: list[Any]) -> dict[int, int]:
    """For the number of an item of the changed list that was there before, its number then; both in rising order.

    Records that nothing tells apart, such as the dates of a year, are known by their number.
    """
    if len(before) <= len(after) and all(isinstance(item, dict) and not _named(item) for item in before + after):
        return {number: number for number in range(len(before))}  # what comes is the last
    old, new = _tokens(before), _tokens(after)
    found: dict[int, int] = {}
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        found[head] = head
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    for code, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if code == "equal":
            found |= {head + b1 + i: head + a1 + i for i in range(a2 - a1)}
        elif code == "replace":
            found |= _alike(before, after, range(head + a1, head + a2), range(head + b1, head + b2))
    for i in range(tail, 0, -1):
        found[len(new) - i] = len(old) - i
    return found


def _tokens(items: list[Any]) -> list[str]:
    """What the items are known by where that tells each from the others, else all that is in them."""
    names = [identity(item) for item in items]
    count = Counter(names)
    return [
        name if count[name] == 1 else json.dumps(item, sort_keys=True) for name, item in zip(names, items, strict=True)
    ]


def _alike(before: list[Any], after: list[Any], old: range, new: range) -> dict[int, int]:
    """The pairs of what stands in one place of both lists and is not the same."""
    found: dict[int, int] = {}
    least = old.start
    for number in new:
        for candidate in range(least, old.stop):
            if _may_be(before[candidate], after[number]):
                found[number] = candidate
                least = candidate + 1
                break
    if not found and len(old) == len(new):
        return {n: o for o, n in zip(old, new, strict=True) if _same_kind(before[o], after[n])}
    return found


def _may_be(old: Any, new: Any) -> bool:
    """Whether two items are one that was changed: most of what is in both is the same."""
    if isinstance(old, str) or isinstance(new, str):
        return identity(old) == identity(new)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    if identity(old) == identity(new) and _named(old):
        return True
    same: int = sum(old[key] == new[key] for key in old.keys() & new.keys())
    if old.get("id") != new.get("id"):  # another record, unless it is a copy in all but its id
        return same * 2 > max(len(old), len(new))
    return same > 0 and same * 2 >= min(len(old), len(new))


def _named(record: dict[str, Any]) -> bool:
    return any(isinstance(record.get(name), str) for name in ("id", *_NAMES))


def _same_kind(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return bool(old.get("id") == new.get("id"))
    return type(old) is type(new)


def gone(before: Any, after: Any, path: Path = ()) -> set[Path]:
    """The paths, in the tree as it was, of the names and items that are no longer there."""
    if before == after:
        return set()
    found: set[Path] = set()
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            found |= gone(value, after[key], (*path, key)) if key in after else {(*path, key)}
    elif isinstance(before, list) and isinstance(after, list):
        kept = {old: new for new, old in pairs(before, after).items()}
        for number, value in enumerate(before):
            found |= gone(value, after[kept[number]], (*path, number)) if number in kept else {(*path, number)}
    elif isinstance(before, dict) and isinstance(after, list) and (place := member(before, after)) is not None:
        found |= gone(before, after[place], path)
    return found


def member(record: dict[str, Any], items: list[Any]) -> int | None:
    """Which item of a list is a record that stood there alone; none where it is not among them."""
    if record in items:
        return items.index(record)
    return next((number for number, item in enumerate(items) if _may_be(record, item)), None)
