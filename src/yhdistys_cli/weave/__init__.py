"""A changed tree onto its old text: the splices that make the text read to it, and touch nothing else. Pure.

`weave` compares what was read with what should be. `block` changes lists and mappings that stand on lines, `flow`
those in brackets, `texts` the texts; `pairing` knows which item was which, `layout` where things end in the text.
What cannot be done without losing a comment is `Refused`. Whoever uses the splices reads the result again, as
`edit.woven` does.
"""

import os
from typing import Any

from ..diagnostics import ERROR, TextRange, has_errors
from ..load import SECTIONS
from ..source import Source, Tree
from ..splices import Splice
from ..written import Paper
from .layout import Layout, Unclear
from .refused import Refused
from .weaver import Weaver

__all__ = ["Refused", "model_of", "weave"]


def weave(source: Source, tree: Tree, literals: bool = True) -> tuple[Splice, ...]:
    """The splices that make a source's text read to `tree`; none where it does already.

    Without `literals` texts of several lines are written in quotes, never below `|`.
    Raises `Refused` where the text has errors, or where a comment or a form of writing stands in the way.
    """
    if has_errors(tuple(source.diagnostics)) or not isinstance(source.tree, dict):
        places = [d.at.start for d in source.diagnostics if d.severity == ERROR and isinstance(d.at, TextRange)]
        raise Refused("unreadable", (), **({"line": source.position(places[0])[0]} if places else {}))
    if source.tree == tree:
        return ()
    if not isinstance(tree, dict) or not tree:
        raise Refused("would-be-empty", ())
    layout = Layout(source)
    weaver = Weaver(layout, Paper(source.text, model_of(source.name), literals=literals))
    try:
        weaver.root(source.tree, tree)
    except Unclear as unclear:
        raise Refused("unclear-form", (), line=layout.line(unclear.at) + 1) from None
    return weaver.splices()


def model_of(file: str) -> Any:
    """The model of a file, by its name or that of its folder; none where neither is a section's."""
    models = {section.name: section.model for section in SECTIONS}
    name = os.path.splitext(os.path.basename(file))[0]
    return models.get(name) or models.get(os.path.basename(os.path.dirname(file)))
