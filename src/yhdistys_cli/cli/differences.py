"""What is to change, as lines with minus and plus: for a reader at a terminal, and for `patch` or a log."""

import re
from typing import TYPE_CHECKING, Any

from . import output

if TYPE_CHECKING:
    from .question import Invocation
    from .transaction import Changes


def exact(changes: "Changes") -> str:
    """The difference as programs read it, with every character as it is."""
    from ..edit import diff

    return "".join(diff(file, before or b"", after or b"") for file, (before, after) in changes.items())


def shown(question: "Invocation", changes: "Changes", stream: Any) -> str:
    """The difference for whoever reads a stream: on a terminal with the spaces at the end of a line as dots."""
    page = question.page(stream)
    if page.width is None:
        return output.marked(exact(changes))
    from ..formats.problems.sentences import visible
    from ..formats.prose.layout import Line
    from ..formats.prose.text import paint

    lines = []
    for line in exact(changes).splitlines():
        text = visible(line)
        if text.startswith("-"):
            text = re.sub(" +$", lambda found: "·" * len(found.group()), text)
        lines.append(Line(text, "quiet" if text.startswith("@") else ""))
    return paint(lines, page)
