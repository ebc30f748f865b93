"""Where things end in a text: compared with what the parser itself says."""

from typing import Any

import pytest
import yaml

from yhdistys_cli.source import read
from yhdistys_cli.weave.layout import Layout, Place

from ..random_changes import TEXTS, VARIANTS, content


def collections(text: str) -> dict[int, tuple[bool, int]]:
    """For the first character of every list and mapping in brackets, that it is one, and its end."""
    found: dict[int, tuple[bool, int]] = {}
    opened: list[Any] = []
    events: Any = yaml.parse(text, yaml.CBaseLoader)
    for event in events:
        kind = type(event)
        if issubclass(kind, yaml.CollectionStartEvent):
            opened.append(event)
        elif issubclass(kind, yaml.CollectionEndEvent):
            start = opened.pop()
            if start.flow_style and text[start.start_mark.index] in "[{":
                found[start.start_mark.index] = (True, event.end_mark.index)
    return found


@pytest.mark.parametrize("name", sorted(TEXTS))
@pytest.mark.parametrize("variant", VARIANTS[:2])
def test_brackets_end_where_the_parser_says(name: str, variant: str) -> None:
    layout = Layout(read(name, content(name, variant), places=True))
    found: dict[int, tuple[bool, int]] = {}
    waiting = [layout.root]
    while waiting:
        place = waiting.pop()
        inner = place.inner.values() if isinstance(place.inner, dict) else place.inner or []
        waiting += [Place(*node) for node in inner]
        if layout.is_flow(place):
            found[place.start] = (True, layout.end(place))
    assert found == collections(layout.text)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_comments_are_what_the_parser_leaves_out(name: str) -> None:
    """A text without the words of its comments reads to the same."""
    source = read(name, content(name, "as it is"), places=True)
    layout = Layout(source)
    text = layout.text
    for comment in reversed(layout.comments()):
        text = text[: comment.start + 1] + text[comment.start + len(comment.text) :]
    bare = read(name, text.encode(), places=True)
    assert bare.tree == source.tree
    assert [comment.text for comment in Layout(bare).comments()] == ["#"] * len(layout.comments())


def test_whose_a_comment_is() -> None:
    text = (
        "# Tiedoston.\n\n# Nimen.\ntitle: a  # nimen arvon\npeople:  # listan\n  # Ensimmäisen.\n  - id: a\n"
        "    # Nimen.\n    name: A  # arvon\n    # Ensimmäisen lopussa.\n\n  # Irrallaan.\n\n  - id: b  # tunnuksen\n"
    )
    layout = Layout(read("contacts.yaml", text.encode(), places=True))
    owners = [layout.owner(comment.start) for comment in layout.comments()]
    assert owners == [
        *((), ("title",), ("title",), ("people",), ("people", 0), ("people", 0, "name"), ("people", 0, "name")),
        *(("people",), ("people",), ("people", 1, "id")),
    ]
