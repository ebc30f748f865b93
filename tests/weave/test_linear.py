"""Long files are woven in a time that grows with their length, not with its square."""

import copy
import time
from collections.abc import Callable
from typing import Any

import pytest

from yhdistys_cli import edit
from yhdistys_cli.source import read


def people(count: int) -> str:
    lines = (f"  # Ihminen {i}.\n  - id: a{i}\n    name: Maija Malli # {i}\n    title: uusi\n" for i in range(count))
    return "people:\n" + "".join(lines)


def words(count: int) -> str:
    lines = (f"\n      sana{i}, # sana {i}" for i in range(count))
    return "units:\n  - id: a\n    keywords: [" + "".join(lines) + "\n      loppu]\n"


def text(count: int) -> str:
    return "note:\n" + "  yksi kaksi kolme\n" * count


def drop_half(items: list[Any]) -> None:
    del items[::2]


def name_all(items: list[Any]) -> None:
    for item in items:
        item["source"] = "uusi"


def other_ids(tree: Any) -> None:
    for number, item in enumerate(tree["people"]):
        item |= {"id": f"b{number}"}


CASES: dict[str, tuple[Callable[[int], str], Callable[[Any], None]]] = {
    "one of many people": (people, lambda tree: tree["people"][-3].update(phone="040 123 4567")),
    "all of many people": (people, lambda tree: name_all(tree["people"])),
    "half of many people go": (people, lambda tree: drop_half(tree["people"])),
    "all people get other ids": (people, other_ids),
    "half of many words go": (words, lambda tree: drop_half(tree["units"][0]["keywords"])),
    "many words come": (words, lambda tree: tree["units"][0]["keywords"].extend(f"uusi{i}" for i in range(1000))),
    "words of a long text": (text, lambda tree: tree.update(note=tree["note"].replace("kaksi", "neljä", 3))),
}


def cost(make: Callable[[int], str], change: Callable[[Any], None], count: int) -> float:
    source = read("contacts.yaml", make(count).encode(), places=True)
    tree = copy.deepcopy(source.tree)
    change(tree)
    assert tree is not None
    start = time.process_time()
    assert edit.woven({source.name: source}, {source.name: tree})
    return time.process_time() - start


@pytest.mark.parametrize("name", CASES)
def test_twice_the_text_is_not_four_times_the_work(name: str) -> None:
    once, twice = (min(cost(*CASES[name], count) for _ in range(2)) for count in (150, 300))
    assert twice < 3 * once + 0.1
