"""What the page for clerks tells to write by hand is what is written for them, byte for byte."""

import re
from pathlib import Path
from typing import Any

import pytest

from yhdistys_cli.diagnostics import Path as Steps
from yhdistys_cli.source import tree_of
from yhdistys_cli.weave import model_of
from yhdistys_cli.written import Paper

from ..conftest import CITIES, ROOT

SNIPPETS = re.findall(r"(?ms)^```yaml\n(.*?)^```", (ROOT / "docs" / "fi" / "kayttoohje.md").read_text("utf-8"))
# With what a snippet begins: the file and the place where it stands.
PLACES: list[tuple[str, str, Steps]] = [
    ("    contacts:", "contacts", ("units", 0)),
    ("    vacancy:", "contacts", ("units", 0)),
    ("  - id:", "contacts", ("people",)),
    ("      2027:", "clock", ("events", 0, "dates")),
    ("  - name:", "school_holidays", ("school_holidays",)),
]


def place(snippet: str) -> tuple[str, Steps]:
    return next((file, path) for begins, file, path in PLACES if snippet.startswith(begins))


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[snippet.split("\n")[0].strip() for snippet in SNIPPETS])
def test_a_snippet_is_as_it_would_be_written(snippet: str) -> None:
    file, path = place(snippet)
    tree: Any = tree_of(snippet)
    paper = Paper(Path(CITIES["lahti"], f"{file}.yaml").read_text("utf-8"), model_of(f"{file}.yaml"))
    column = len(snippet) - len(snippet.lstrip(" "))
    assert "".join(f"{line}\n" for line in paper.block(tree, column, path)) == snippet
