"""Drafts of small guides and of the cities', for the tests of changes."""

from pathlib import Path
from typing import Any

from yhdistys_cli.amend import Change
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.load import review

from ..conftest import TODAY, make_guide


def draft(folder: str) -> Draft:
    """A draft of the guide in a folder, as the tests' today sees it."""
    return Draft(review(folder, TODAY), folder, TODAY)


def contacts(folder: Path, units: str, people: str = "", groups: str = "") -> Draft:
    """A draft of a guide with these units, people (beside Maija Malli and Ville Vaihto) and groups, in YAML."""
    both = "  - {id: maija-malli, name: Maija Malli}\n  - {id: ville-vaihto, name: Ville Vaihto}\n"
    text = f"units:\n{units}{f'groups:{chr(10)}{groups}' if groups else ''}people:\n{both}{people}"
    return draft(make_guide(folder / "opas", contacts=text))


def codes(change: Change) -> list[str]:
    """The codes of what becomes true, in their order."""
    return [statement.code for statement in change.statements]


def of(held: Draft, unit: str) -> Any:
    """What stands in `contacts` of a unit."""
    return held.record("units", unit).get("contacts")


def dates(held: Draft, event: str) -> Any:
    """What stands in `dates` of an event."""
    return held.record("events", event)["dates"]
