"""The municipalities of Finland: their codes and names, from `municipalities.csv`, which names its source."""

import os
import unicodedata
from functools import cache
from typing import NamedTuple

from .nearest import nearest

PATH = os.path.join(os.path.dirname(__file__), "municipalities.csv")


class Listed(NamedTuple):
    """A municipality of the list: its three-digit code and its names in Finnish and Swedish, which may be the same."""

    code: str
    fi: str
    sv: str


@cache
def by_code() -> dict[str, Listed]:
    """Every municipality of the list, by its code."""
    with open(PATH, encoding="utf-8") as file:
        rows = [line.strip() for line in file if line.strip() and not line.startswith("#")]
    return {place.code: place for place in (Listed(*row.split(",")) for row in rows[1:])}


def find(text: str) -> Listed | None:
    """The municipality with this code, or with this name in Finnish or Swedish, whatever its case and accents."""
    text = text.strip()
    if text.isdigit():
        return by_code().get(text.zfill(3))
    # Mostly a name is written as it is in the list, and then none has to be folded.
    exact = next((place for place in by_code().values() if text in (place.fi, place.sv)), None)
    return exact or by_code().get(text) or _by_name().get(_folded(text))


def suggest(text: str) -> str:
    """The name that a misspelt one probably means, or the only one that begins like it; empty if there is none."""
    names = _by_name()
    asked = _folded(text)
    beginning = [name for name in names if asked and name.startswith(asked)]
    name = beginning[0] if len(beginning) == 1 else nearest(asked, names, 0.7)[0].get("suggestion", "")
    found = names.get(name)
    if found is None:
        return ""
    return found.fi if _folded(found.fi) == name else found.sv


@cache
def _by_name() -> dict[str, Listed]:
    return {_folded(name): place for place in by_code().values() for name in (place.sv, place.fi)}


def _folded(text: str) -> str:
    """A name as it is compared: in lower case, without accents and without *kaupunki*, *stad* and such."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("-", " ").replace(":", ""))
    words = "".join(c for c in plain if not unicodedata.combining(c)).split()
    kept = [word for word in words if word not in ("kunta", "kommun", "kaupunki", "stad")]
    return " ".join(kept or words)
