"""Odd texts are read in a time that grows with their length, not with its square."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from yhdistys_cli.load import review

from .conftest import TODAY, Run

GUIDE = "name: A\nmunicipality: {name: B, code: '001'}\nlanguage: fi\nupdated: 2026-11-24\nintroduction: C\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "hashes": lambda n: "#" * n + "\ntitle: x\n",
    "blanks": lambda n: "title: foo\n" + " " * n + "bar: baz\n",
    "hyphens": lambda n: "title: foo\n " + "- " * (n // 2) + "bar: baz\n",
    "colons": lambda n: "title: foo\n  " + "a:" * (n // 2) + " baz\n",
    "blanks before a hash": lambda n: "title: x" + " #" * (n // 2) + "\n",
    "double spaces": lambda n: f"title: x\nintroduction: {'x  ' * (n // 30)}x\n",
    "no numbers and addresses": lambda n: (
        "people:\n" + "".join(f"  - {{id: a{i}, name: Nimi, email: x{i}, phone: y}}\n" for i in range(n // 80))
    ),
}

EVENT = "  - {{id: e{0}, title: Ilta {0}, kind: meeting, {1}}}\n"
EVENTS: dict[str, Callable[[int], str]] = {
    "dates of one another": lambda n: "".join(
        EVENT.format(i, f"same_as: e{i - 1}" if i else "rule: {month: 3}") for i in range(n)
    ),
    "dates in a ring": lambda n: "".join(EVENT.format(i, f"same_as: e{(i + 1) % n}") for i in range(n)),
    "rules": lambda n: EVENT.format(0, f"rule: [{'{month: 3}, ' * n}]"),
    "dates of a year": lambda n: EVENT.format(0, f"dates: {{2027: [{'{from: 1.3.2027}, ' * n}]}}"),
}


def _cost(text: str, folder: Path, name: str = "contacts") -> float:
    (folder / "guide.yaml").write_text(GUIDE, "utf-8")
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    costs = []
    for _ in range(3):
        start = time.process_time()
        review(str(folder), TODAY)
        costs.append(time.process_time() - start)
    return min(costs)


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_is_not_four_times_the_work(name: str, tmp_path: Path) -> None:
    size = 40_000
    once, twice = (_cost(TEXTS[name](n), tmp_path) for n in (size, 2 * size))
    # What is done for any text takes a few hundredths; a square of 80 000 is many seconds.
    assert twice < 3 * once + 0.2


@pytest.mark.parametrize("name", EVENTS)
def test_twice_the_events_are_not_four_times_the_work(name: str, tmp_path: Path) -> None:
    once, twice = (_cost("events:\n" + EVENTS[name](n), tmp_path, "clock") for n in (1_000, 2_000))
    assert twice < 3 * once + 0.2


def test_one_text_full_of_double_spaces(tmp_path: Path) -> None:
    assert _cost("title: x\nintroduction: " + "x  " * 1_600 + "x\n", tmp_path) < 1


def test_a_very_long_word_is_refused(run: Run) -> None:
    result = run("contacts", "a" * 100_000)
    assert result.status == 2
    assert len(result.err) < 200
