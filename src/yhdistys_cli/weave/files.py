"""Whole files: woven, read again, and compared with what was meant."""

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ..diagnostics import Path
from ..source import Source, Tree, read
from ..splices import apply, written
from ..written import Paper
from . import model_of, weave
from .layout import Layout
from .pairing import gone, pairs
from .refused import Refused

_HEAD = re.compile(r"(# yaml-language-server: \$schema=\S*?)\w+\.json[ \t]*(?=[\r\n]|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")


def woven(sources: Mapping[str, Source], trees: Mapping[str, Tree]) -> dict[str, tuple[bytes, bytes]]:
    """See `edit.woven`."""
    found: dict[str, tuple[bytes, bytes]] = {}
    for file, tree in trees.items():
        try:
            if file not in sources:
                found[file] = b"", _new(file, tree, sources)
                continue
            source = sources[file]
            if source.tree != tree:
                try:
                    found[file] = _woven(source, tree)
                except Refused as refused:
                    if refused.params.get("part") != "tree":
                        raise
                    found[file] = _woven(source, tree, literals=False)
        except Refused as refused:
            refused.params.setdefault("file", file)
            if file in sources:
                refused.params.setdefault("lines", tuple(by_hand(sources[file], tree)))
            raise
    return found


def _woven(source: Source, tree: Tree, literals: bool = True) -> tuple[bytes, bytes]:
    before = written(source)
    after = apply(before, weave(source, tree, literals))
    verify(source, after, tree)
    return before, after


def _new(file: str, tree: Tree, sources: Mapping[str, Source]) -> bytes:
    """A file that was not there, with the line for editors that others beside it have."""
    if not isinstance(tree, dict) or not tree:
        raise Refused("would-be-empty", ())
    beside = [s for name, s in sources.items() if os.path.dirname(name) == os.path.dirname(file)]
    like = beside[0].text if beside else ""
    paper = Paper("", model_of(file), Paper(like).line_end)
    head = next((found for s in beside if (found := _HEAD.match(s.text))), None)
    name = os.path.splitext(os.path.basename(file))[0]
    lines = [f"{head[1]}{name}.json"] if head else []
    content = "".join(line + paper.line_end for line in [*lines, *paper.whole(tree)]).encode("utf-8", "replace")
    made = read(file, content)
    if made.tree != tree or made.diagnostics:
        raise Refused("unwritable", ())
    return content


def verify(source: Source, content: bytes, tree: Tree) -> None:
    """Raise `Refused` unless `content` is a source's text changed to read to `tree`, and nothing else was lost."""
    again = read(source.name, content, places=True)
    for look in NET:
        look(source, again, tree)


def _same_faults(before: Source, after: Source, _tree: Tree) -> None:
    """No new fault of the text."""
    more = Counter(d.code for d in after.diagnostics) - Counter(d.code for d in before.diagnostics)
    if more:
        raise Refused("unwritable" if "control-character" in more else "astray", (), part="text")


def _meant_tree(_before: Source, after: Source, tree: Tree) -> None:
    """It reads to what was meant."""
    if after.tree != tree:
        raise Refused("astray", (), part="tree")


def _same_line_ends(before: Source, after: Source, _tree: Tree) -> None:
    """No other kind of line end, and the last line ends if it did."""
    kinds = set(_LINE_END.findall(before.text)) or {"\n"}
    ends = (text.endswith(("\n", "\r")) for text in (before.text, after.text))
    if not set(_LINE_END.findall(after.text)) <= kinds or len(set(ends)) > 1:
        raise Refused("astray", (), part="line-ends")


def _same_comments(before: Source, after: Source, tree: Tree) -> None:
    """Every comment in its order, but those of what is gone."""
    layout = Layout(before)
    old, new = layout.comments(), [comment.text for comment in Layout(after).comments()]
    removed = gone(before.tree, tree)
    going = [bool(removed) and _went(layout.owner(comment.start), removed) for comment in old]
    if new == [comment.text for comment, goes in zip(old, going, strict=True) if not goes]:
        return
    place = 0  # some of what may go can stay: in another column than what it stands in
    for comment, goes in zip(old, going, strict=True):
        if place < len(new) and new[place] == comment.text:
            place += 1
        elif not goes:
            raise Refused("astray", (), part="comments", line=layout.line(comment.start) + 1)
    if place < len(new):
        raise Refused("astray", (), part="comments")


# What is looked at in a file that was woven, before anybody gets its bytes.
NET: list[Callable[[Source, Source, Tree], None]] = [_same_faults, _meant_tree, _same_line_ends, _same_comments]


def _went(owner: Path, removed: set[Path]) -> bool:
    return any(owner[:length] in removed for length in range(1, len(owner) + 1))


def by_hand(source: Source, tree: Tree) -> list[str]:
    """The lines of the smallest part of a tree that holds all that differs, as one would write them."""
    paper = Paper(source.text, model_of(source.name))
    old: Any = source.tree
    new: Any = tree
    path: Path = ()
    column = 0
    while isinstance(old, dict) and isinstance(new, dict):
        changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        if len(changed) != 1 or changed[0] not in new:
            break
        name = changed[0]
        path = (*path, name)
        inner, before = new[name], old.get(name)
        if isinstance(before, list) and isinstance(inner, list):
            paired = pairs(before, inner)
            items = [i for i in range(len(inner)) if i not in paired or before[paired[i]] != inner[i]]
            if len(items) == 1:
                number = items[0]
                value = inner[number]
                if number in paired and isinstance(value, dict) and isinstance(before[paired[number]], dict):
                    old, new, path, column = before[paired[number]], value, (*path, number), column + 4
                    continue
                return paper.item(value, column + 2, (*path, number))
        if not isinstance(inner, dict) or not isinstance(before, dict):
            return paper.entry(name, inner, column, path)
        old, new, column = before, inner, column + 2
    return paper.block(new, column, path) if isinstance(new, dict) and new and path else []
