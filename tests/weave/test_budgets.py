"""Typical edits of Lahti's data cost as many lines as they must, and not one more."""

import copy
import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from yhdistys_cli import edit
from yhdistys_cli.source import Source, read

from ..conftest import CITIES

Change = Callable[[Any], None]
SOURCES: dict[str, Source] = {
    path.name: read(str(path), path.read_bytes(), places=True) for path in sorted(Path(CITIES["lahti"]).glob("*.yaml"))
}


def one(items: list[dict[str, Any]], identity: str) -> dict[str, Any]:
    return next(item for item in items if item["id"] == identity)


def updated(guide: dict[str, Any]) -> None:
    guide["updated"] = "2026-11-25"


def confirm(clock: dict[str, Any]) -> None:
    one(clock["events"], "vuosiavustusten-haku")["dates"]["2027"] = {
        "source": "lahti.fi/avustukset",
        "from": "1.3.2027",
        "note": "Hakuaika voi muuttua.",
        "until": "31.3.2027 klo 15.00",
    }


def move(clock: dict[str, Any]) -> None:
    one(clock["events"], "vakiovuorojen-suunnitteluilta")["dates"]["2026"] |= {
        "from": "25.3.2026 klo 17.00",
        "until": "25.3.2026 klo 19.00",
        "revision": "2",
        "change": "moved",
        "status": "changed",
    }


def second_time(clock: dict[str, Any]) -> None:
    one(clock["events"], "yhdistysilta")["dates"]["2024"].append(
        {"from": "1.10.2024 klo 17.00", "place": "Kaupungintalo"}
    )


def list_of_two(clock: dict[str, Any]) -> None:
    dates = one(clock["events"], "vakiovuorojen-suunnitteluilta")["dates"]
    dates["2026"] = [dates["2026"], {"from": "14.10.2026"}]


def add_person(contacts: dict[str, Any]) -> None:
    contacts["people"].append(
        {"id": "maija-malli", "phone": "040 123 4567", "name": "Maija Malli", "email": "maija@example.com"}
    )


def handover(contacts: dict[str, Any]) -> None:
    one(contacts["units"], "tapahtumapalvelut")["contacts"] = [
        {"person": "inkeri-maatta", "until": "31.12.2026"},
        {"person": "maija-malli", "since": "1.1.2027"},
    ]


def add_keyword(contacts: dict[str, Any]) -> None:
    one(contacts["units"], "kulttuuripalvelut")["keywords"].append("museo")


def remove_person(contacts: dict[str, Any]) -> None:
    contacts["people"].remove(one(contacts["people"], "matti-karhos"))


def two_words(clock: dict[str, Any]) -> None:
    clock["note"] = clock["note"].replace("vain otsikko", "pelkkä nimi")


class Edit(NamedTuple):
    """An edit of a file, and how many lines go and come."""

    file: str
    change: Change
    removed: int
    added: int


EDITS = [
    Edit("guide.yaml", updated, 1, 1),
    Edit("clock.yaml", confirm, 0, 5),
    Edit("clock.yaml", move, 2, 5),
    Edit("clock.yaml", second_time, 0, 2),
    Edit("clock.yaml", list_of_two, 4, 5),
    Edit("contacts.yaml", add_person, 0, 4),
    Edit("contacts.yaml", handover, 1, 5),
    Edit("contacts.yaml", add_keyword, 1, 1),
    Edit("contacts.yaml", remove_person, 2, 0),
    Edit("clock.yaml", two_words, 1, 1),
]


@pytest.mark.parametrize("case", EDITS, ids=[case.change.__name__ for case in EDITS])
def test_an_edit_costs_so_many_lines(case: Edit) -> None:
    source = SOURCES[case.file]
    tree: Any = copy.deepcopy(source.tree)
    case.change(tree)
    (before, after) = edit.woven({source.name: source}, {source.name: tree})[source.name]
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    signs = [line[0] for line in lines]
    assert (signs.count("-"), signs.count("+")) == (case.removed, case.added)


@pytest.mark.parametrize("file", sorted(SOURCES))
def test_no_edit_costs_nothing(file: str) -> None:
    source = SOURCES[file]
    assert source.tree is not None
    assert edit.woven({source.name: source}, {source.name: copy.deepcopy(source.tree)}) == {}
