"""What was probably meant by a misspelt word, and whether that is certain enough to be put in its place."""

import difflib
from collections.abc import Collection


def nearest(wanted: str, among: Collection[str], cutoff: float = 0.6) -> tuple[dict[str, str], str | None]:
    """What to suggest for a word, as the params of a diagnostic (`suggestion`, or nothing), and the fix.

    There is a fix only where exactly one of the words is a single slip away; it is then also the suggestion.
    """
    one_slip = [word for word in among if is_one_slip(wanted, word)]
    if len(set(one_slip)) == 1:
        return {"suggestion": one_slip[0]}, one_slip[0]
    near = difflib.get_close_matches(wanted, among, 1, cutoff)
    return ({"suggestion": near[0]} if near else {}), None


def is_one_slip(one: str, other: str) -> bool:
    """Whether one letter was left out, put in, changed, or swapped with its neighbour (Damerau's distance of one)."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, others = one[start:], other[start:]
    if len(one) < len(other):
        return rest == others[1:]
    return rest[1:] == others[1:] or (rest[:2] == others[:2][::-1] and rest[2:] == others[2:])
