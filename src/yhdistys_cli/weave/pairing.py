"""Which item of a changed list was which before, and what of a tree is gone."""

import json
from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

from ..diagnostics import Path

# By which of its values a record without an id is known: the first that it has.
_NAMES = ("person", "url", "written", "date", "name", "title", "text", "what")

# With so many others is an item compared that has no equal.
_NEAR = 50


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
    twice = _twice(before) | _twice(after)
    old, new = _tokens(before, twice), _tokens(after, twice)
    found: dict[int, int] = {}
    last_old = last_new = 0
    for at_old, at_new in [*_same(old, new), (len(old), len(new))]:
        found |= _alike(before, after, range(last_old, at_old), range(last_new, at_new))
        if at_new < len(new):
            found[at_new] = at_old
        last_old, last_new = at_old + 1, at_new + 1
    return found


def _same(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The most that are the same in both lists and in the same order, by their numbers in both."""
    if len(set(old)) < len(old) or len(set(new)) < len(new):
        equal = (found for found in opcodes(old, new) if found[0] == "equal")
        return [(a1 + i, b1 + i) for _code, a1, a2, b1, _b2 in equal for i in range(a2 - a1)]
    # Each is there once: the longest rising row of numbers, which takes no square of the length.
    place = {token: number for number, token in enumerate(old)}
    common = [(place[token], number) for number, token in enumerate(new) if token in place]
    ends: list[int] = []  # of the rows of each length so far, the lowest last number
    rows: list[Any] = []  # and each such row: its last pair, and the row before that
    for pair in common:
        length = bisect_left(ends, pair[0])
        ends[length : length + 1] = [pair[0]]
        rows[length : length + 1] = [(pair, rows[length - 1] if length else None)]
    found: list[tuple[int, int]] = []
    row = rows[-1] if rows else None
    while row:
        found.append(row[0])
        row = row[1]
    return found[::-1]


def opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What `difflib` says of two lists; what is the same at both ends is left out of its work."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    inner = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [
        ("equal", 0, head, 0, head),
        *((code, a1 + head, a2 + head, b1 + head, b2 + head) for code, a1, a2, b1, b2 in inner),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]


def _tokens(items: list[Any], twice: set[str]) -> list[str]:
    """What the items are known by where that tells each from the others, else all that is in them."""
    names = ((item, identity(item)) for item in items)
    return [json.dumps(item, sort_keys=True) if name in twice else name for item, name in names]


def _twice(items: list[Any]) -> set[str]:
    return {name for name, count in Counter(map(identity, items)).items() if count > 1}


def _alike(before: list[Any], after: list[Any], old: range, new: range) -> dict[int, int]:
    """The pairs of what stands in one place of both lists and is not the same."""
    found: dict[int, int] = {}
    if not old or not new:
        return found
    least = old.start
    for number in new:
        for candidate in range(least, min(old.stop, least + _NEAR)):
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
    if "id" in old and "id" in new and old["id"] != new["id"]:  # another record, unless it is a copy in all but its id
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
        paired = pairs(before, after)
        kept = {old: new for new, old in paired.items()} | dict.fromkeys(moved(before, after, paired), -1)
        for number, value in enumerate(before):
            if number not in kept:
                found.add((*path, number))
            elif kept[number] >= 0:
                found |= gone(value, after[kept[number]], (*path, number))
    elif isinstance(before, dict) and isinstance(after, list) and (place := member(before, after)) is not None:
        found |= gone(before, after[place], path)
    return found


def moved(before: list[Any], after: list[Any], paired: dict[int, int]) -> set[int]:
    """The numbers, in the list as it was, of what only stands in another place of it."""
    coming = {identity(item) for number, item in enumerate(after) if number not in paired}
    stays = set(paired.values())
    return {n for n, item in enumerate(before) if n not in stays and coming and identity(item) in coming}


def member(record: dict[str, Any], items: list[Any]) -> int | None:
    """Which item of a list is a record that stood there alone; none where it is not among them."""
    if record in items:
        return items.index(record)
    return next((number for number, item in enumerate(items) if _may_be(record, item)), None)
