"""Whatever tree a file holds: a model or problems, never an exception."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from yhdistys_cli.diagnostics import CODES, DataPath
from yhdistys_cli.load import SECTIONS
from yhdistys_cli.models import (
    About,
    Areas,
    Checklists,
    Clock,
    Contacts,
    SchoolHolidays,
)
from yhdistys_cli.source import read
from yhdistys_cli.validation import validate

from .test_validation import unquoted

KEYS = [
    "people",
    "units",
    "groups",
    "service_areas",
    "areas",
    "checklists",
    "bodies",
    "links",
    "errata",
    "order",
    "items",
]
KEYS += ["id", "name", "title", "contacts", "person", "since", "until", "role", "answers", "vacancy", "fi", "sv", "url"]
KEYS += [
    "email",
    "phone",
    "checked",
    "municipality",
    "code",
    "language",
    "updated",
    "introduction",
    "x",
    "nmae",
    "summary",
]
KEYS += [
    "events",
    "kind",
    "rule",
    "dates",
    "2026",
    "2027",
    "0",
    "on",
    "from",
    "until",
    "day",
    "nth",
    "weekday",
    "month",
]
KEYS += [
    "workday",
    "event",
    "edge",
    "days",
    "time",
    "move",
    "week",
    "season",
    "times_a_year",
    "ends",
    "status",
    "change",
]
KEYS += ["revision", "registration", "opens", "reminders", "school_holidays", "from_", "domain", "time_zone"]
VALUES = ["a", "b", "A b", "", "2027-04-14", "30.2.2027", "0401234567", "true", "no", "fi", "unknown", "398"]
VALUES += ["1", "53", "-5", "1.3.", "29.2.", "17.00", "1.3.2027 klo 9", "last", "monday", "meeting", "spring"]
values = st.sampled_from(VALUES)
nearly = st.dictionaries(
    st.sampled_from(KEYS),
    st.recursive(
        values,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)

nearly_events = st.fixed_dictionaries({"events": st.lists(nearly, min_size=1, max_size=2)})


@settings(max_examples=150)
@given(nearly | nearly_events)
def test_no_tree_makes_validation_fail(tree: dict[str, Any]) -> None:
    import json

    source = read("a.yaml", json.dumps(tree, ensure_ascii=False).encode())
    assert source.diagnostics == []
    assert source.tree == tree
    for section in SECTIONS:
        value, found, aside = validate(section.model, source, section.records)
        assert {d.code for d in found} <= set(CODES)
        assert bool(found) == (value is None or bool(aside))
        for diagnostic in (*found, *unquoted(section.model, source)):
            assert isinstance(diagnostic.at, DataPath)
            assert source.span(diagnostic.at.path, diagnostic.on).end <= len(source.text)
    assert {section.model for section in SECTIONS} == {About, Contacts, Areas, Checklists, Clock, SchoolHolidays}
