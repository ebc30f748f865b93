"""Another editor of YAML that keeps what it does not change: the same edits through it give the same tree."""

import copy
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from yhdistys_cli import edit
from yhdistys_cli.source import read

from ..random_changes import REAL, Change, changed
from .test_budgets import EDITS, SOURCES, Edit

yaml_edit: Any = pytest.importorskip("yaml_edit", reason="there is no wheel of yaml-edit for every machine")


def theirs(text: str, old: Any, new: Any) -> str:
    """The text after the same change through yaml-edit."""
    document = yaml_edit.Document.parse(text)
    _make(document.as_mapping(), old, new)
    return str(document)


def _key(step: str | int) -> str | int:
    """A year is a number to it."""
    return int(step) if isinstance(step, str) and step.isdigit() else step


def _open(holder: Any, step: str | int) -> Any:
    node = holder[_key(step)]
    return node.as_mapping() if node.is_mapping() else node.as_sequence()


def _make(node: Any, old: Any, new: Any) -> None:
    if isinstance(old, list):
        while len(old) > len(new):
            at = next((i for i, value in enumerate(new) if value != old[i]), len(new))
            del node[at]
            old = old[:at] + old[at + 1 :]
        if len(new) > len(old):
            at = next((i for i, value in enumerate(old) if value != new[i]), len(old))
            if at == len(old):
                node.append(new[at])
            else:
                node.insert(at, new[at])
            old = [*old[:at], new[at], *old[at:]]
            _make(node, old, new)
            return
    steps = list(range(len(new))) if isinstance(old, list) else [*old, *(name for name in new if name not in old)]
    for step in steps:
        if isinstance(old, dict) and step not in new:
            del node[_key(step)]
        elif isinstance(old, dict) and step not in old:
            node[_key(step)] = new[step]
        elif old[step] != new[step]:
            both = {type(old[step]), type(new[step])}
            if both in ({dict}, {list}) and old[step] and new[step]:
                _make(_open(node, step), old[step], new[step])
            else:
                node[_key(step)] = new[step]


@pytest.mark.parametrize("case", EDITS, ids=[case.change.__name__ for case in EDITS])
def test_typical_edits(case: Edit) -> None:
    source = SOURCES[case.file]
    tree: Any = copy.deepcopy(source.tree)
    case.change(tree)
    ours = edit.woven({source.name: source}, {source.name: tree})[source.name][1]
    other = theirs(source.text, source.tree, tree)
    assert read(source.name, other.encode()).tree == read(source.name, ours).tree == tree


def test_random_edits() -> None:
    # What yaml-edit does, too: texts, and names and items that come and go.
    kinds = st.sampled_from(["set", "words", "add item", "remove item", "add name", "remove name"])
    words = st.sampled_from(["sana", "a: b", "0401234567", "15.00", "it's", "yes", "[x]", "a #b", "- a"])
    change = st.builds(Change, kinds, st.integers(0, 3000), st.integers(0, 3000), words)

    @settings(max_examples=15, phases=[Phase.generate])
    @given(st.sampled_from(["lahti/clock.yaml", "lahti/contacts.yaml", "porvoo/clock.yaml"]), change)
    def check(name: str, made: Change) -> None:
        source = read(name, REAL[name].encode(), places=True)
        tree = changed(source.tree, [made])
        if tree == source.tree:
            return
        other = read(name, theirs(source.text, source.tree, tree).encode())
        ours = read(name, edit.woven({name: source}, {name: tree})[name][1])
        assert ours.tree == tree
        assert other.tree == tree

    check()
