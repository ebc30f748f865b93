"""The rules of weaving, as files: what it is about, a file before, what changes in its tree, and the file after.

`make accept` writes what comes out now; a change that is refused has its code, its line and the lines to write by hand.
A change is `set`, `remove`, `insert` or `append`, a path, and what comes there as YAML.
"""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from yhdistys_cli import edit
from yhdistys_cli.source import read
from yhdistys_cli.weave import Refused

RULES = sorted((Path(__file__).parent / "rules").glob("*.txt"))


def change(tree: Any, line: str) -> None:
    """Make what one line says in a tree."""
    what, _space, rest = line.partition(" ")
    place, _sign, written = rest.partition(" = ")
    *above, last = [int(step) if step.isdigit() and len(step) < 4 else step for step in place.split("/")]
    value = yaml.load(written, yaml.BaseLoader)
    for step in above:
        tree = tree[step]
    if what == "set":
        tree[last] = value
    elif what == "append":
        tree[last].append(value)
    elif what == "insert":
        tree.insert(last, value)
    else:
        assert what == "remove"
        del tree[last]


def after(name: str, before: str, changes: str) -> str:
    """The text after some changes, or why they are refused."""
    source = read(name, before.encode(), places=True)
    tree = copy.deepcopy(source.tree)
    for line in changes.splitlines():
        change(tree, line)
    assert tree is not None
    try:
        return edit.woven({name: source}, {name: tree})[name][1].decode()
    except Refused as refused:
        said = [f"refused: {refused.code}", "path: " + "/".join(map(str, refused.path))]
        said += [f"line: {refused.params['line']}"] if "line" in refused.params else []
        return "\n".join([*said, *refused.params.get("lines", ())]) + "\n"


@pytest.mark.parametrize("path", RULES, ids=[path.stem for path in RULES])
def test_a_rule(path: Path, request: pytest.FixtureRequest) -> None:
    head, file = path.read_text("utf-8").split("\n--- ", 1)
    said, _line, rest = file.partition("\n")
    name, _space, how = said.partition(" ")
    before, rest = rest.split("--- change\n")
    changes, expected = rest.split("--- after\n")
    now = after(name, before.removesuffix("\n") if how else before, changes)
    shown = now + ("\n" if how and not now.endswith("\n") else "")
    if request.config.getoption("--accept"):
        path.write_text(f"{head}\n--- {said}\n{before}--- change\n{changes}--- after\n{shown}", "utf-8")
        return
    assert shown == expected, "if this is right: make accept"
    if how:
        assert not now.endswith("\n")


@pytest.mark.parametrize("path", RULES, ids=[path.stem for path in RULES])
@pytest.mark.parametrize("variant", ["CRLF", "byte order mark"])
def test_a_rule_holds_whatever_the_line_ends(path: Path, variant: str) -> None:
    _head, file = path.read_text("utf-8").split("\n--- ", 1)
    said, _line, rest = file.partition("\n")
    before, rest = rest.split("--- change\n")
    changes, expected = rest.split("--- after\n")
    sign = "\ufeff" if variant == "byte order mark" else ""
    ends = "\r\n" if variant == "CRLF" else "\n"
    now = after(said.partition(" ")[0], sign + before.replace("\n", ends), changes)
    refused = now.startswith("refused")
    assert now == (expected if refused else sign + expected.replace("\n", ends))
