"""The cases of a public YAML collection: refused with a place, or read as PyYAML's BaseLoader reads them.

Most of the cases are lists or bare words, which no file of a guide is. So each is also read a second time, as the value
of a key.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from yhdistys_cli.diagnostics import DataPath
from yhdistys_cli.source import Source, read

from .conftest import ROOT

CASES = [json.loads(line) for line in (ROOT / "tests/yaml-test-suite/cases.jsonl").read_text("utf-8").splitlines()]
# What is refused although it is YAML: there is no use for it in a guide.
BY_DESIGN = {"anchor", "alias", "tag", "several-documents", "key-not-text", "repeated-key", "too-deep"}
BY_DESIGN |= {"control-character", "byte-order-mark", "wrong-type", "empty-file"}
REFUSED = object()
# No YAML 1.2, but libyaml reads them as their author meant: text in brackets or quotes that is indented too little or
# with a tab, a comment right after a value.
LENIENT = ["9C9N", "DK95-1", "QB6E", "S98Z", "SU5Z", "X4QW"]


def texts() -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is valid, and text of each case, as it is and as the value of a key."""
    for case in CASES:
        text = case["yaml"]
        yield case["id"], case["valid"], text
        lines = text.splitlines(keepends=True)
        yield (
            f"{case['id']} as a value",
            True,
            "a:\n" + "".join(f"  {line}" if line.strip() else line for line in lines),
        )


def loaded(text: str, loader: Any) -> Any:
    """The tree that PyYAML reads, or that it reads none."""
    try:
        return yaml.load(text, loader)
    except yaml.YAMLError:
        return REFUSED


def misplaced(source: Source) -> Iterator[str]:
    """What is wrong with the places of a source's problems."""
    for problem in source.diagnostics:
        span = source.span(problem.at.path) if isinstance(problem.at, DataPath) else problem.at
        line, column = source.position(span.start)
        lines = source.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if not (1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1):
            yield f"{problem.code} at {line}:{column}"


# A list's item that YAML takes for a part of the text above it.
SWALLOWED = {"AB8U", "AB8U as a value"}


def test_every_case_is_refused_with_a_place_or_read_as_pyyaml_reads_it() -> None:
    wrong = []
    how: Counter[str] = Counter()
    for name, _valid, text in texts():
        source = read("a.yaml", text.encode())
        codes = {problem.code for problem in source.diagnostics}
        # The parser in C and the one in Python differ over tabs and directives: neither takes what the other gives as
        # something else.
        here, other = loaded(text, yaml.CBaseLoader), loaded(text, yaml.BaseLoader)
        wrong += [f"{name}: {place}" for place in misplaced(source)]
        if not codes:
            how["read"] += 1
            if source.tree != here or other not in (here, REFUSED):
                wrong.append(f"{name}: {source.tree!r}, not {here!r} or {other!r}")
        elif codes & BY_DESIGN:
            how["by design"] += 1
        else:
            how["no YAML"] += 1
            if here is not REFUSED and name not in SWALLOWED:
                wrong.append(f"{name}: {codes}, but it is {here!r}")
    assert wrong == []
    assert how == {"read": 266, "by design": 253, "no YAML": 285}


def test_what_is_no_yaml_is_refused() -> None:
    taken = [name for name, valid, text in texts() if not valid and not read("a.yaml", text.encode()).diagnostics]
    assert taken == LENIENT


@pytest.mark.parametrize(
    ("code", "least"), [("anchor", 20), ("tag", 20), ("key-not-text", 5), ("several-documents", 5)]
)
def test_the_collection_has_what_a_guide_has_no_use_for(code: str, least: int) -> None:
    found = [read("a.yaml", case["yaml"].encode()).diagnostics for case in CASES]
    assert sum(any(problem.code == code for problem in problems) for problems in found) >= least
