"""A real problem of every code, found in bad data that the tests keep: `examples.json`, made by `make accept`."""

import json
import os
from functools import cache
from typing import Any

PATH = os.path.join(os.path.dirname(__file__), "examples.json")


@cache
def examples() -> dict[str, Any]:
    """By code, in the order of the table of codes: `params` and `on` of a diagnostic, `spot` and `related` of its
    places as the fields of a spot, and `fixable`, whether such a problem can be fixed by the tool."""
    with open(PATH, encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found
