"""What a question that names something finds, the same for every command: nothing, or too much."""

from ..models import Guide
from ..records import record
from ..search import Target, find, suggest, targets


@record
class NotFound:
    """Nothing is called that: what was asked, among which kinds, and up to three things that look like it."""

    question: str
    kinds: tuple[str, ...]
    suggestions: tuple[Target, ...]


@record
class Several:
    """More than one thing is called that, and the answer would be about one of them."""

    question: str
    candidates: tuple[Target, ...]


def look_up(
    guide: Guide, question: str, kinds: tuple[str, ...], known: list[Target] | None = None
) -> list[Target] | NotFound:
    """Everything of these kinds that a question means; `known` are targets that were made before."""
    among = targets(guide, kinds) if known is None else [target for target in known if target.kind in kinds]
    return find(question, among) or NotFound(question, kinds, tuple(suggest(question, among)))
