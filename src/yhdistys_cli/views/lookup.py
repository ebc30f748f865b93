"""What a question that names something finds, the same for every command: nothing, or too much."""

from ..models import Guide, Link, Text
from ..records import record
from ..search import (
    AREA,
    CHECKLIST,
    EVENT,
    PERSON,
    SERVICE_AREA,
    UNIT,
    Target,
    find,
    is_called,
    suggest,
    targets,
)


@record
class NotFound:
    """Nothing is called that: what was asked, among which kinds, and up to three things that look like it.

    `directory`: where people are found that a guide does not name, if people were looked for.
    """

    question: str
    kinds: tuple[str, ...]
    suggestions: tuple[Target, ...]
    directory: Link | None = None


@record
class Ambiguous:
    """More than one thing is called that, and the answer would be about one of them."""

    question: str
    candidates: tuple[Target, ...]


def look_up(
    guide: Guide, question: str, kinds: tuple[str, ...], known: list[Target] | None = None
) -> list[Target] | NotFound:
    """Everything of these kinds that a question means; `known` are targets that were made before."""
    among = targets(guide, kinds) if known is None else [target for target in known if target.kind in kinds]
    if found := find(question, among):
        return found
    directory = guide.about.directory if PERSON in kinds else None
    return NotFound(question, kinds, tuple(suggest(question, among)), directory)


def read_as(question: str, found: list[Target]) -> list[tuple[str, tuple[Text, ...]]]:
    """The question and the names that were read in it, where it is no name or keyword as it stands; else nothing.

    The beginning of a word is what people type; that nothing but a beginning or an inflected form was found is said.
    """
    if any(is_called(question, target) for target in found):
        return []
    return [(question, tuple(target.name for target in found))]


def command_of(target: Target) -> tuple[str, ...]:
    """The command that shows a target, word by word and without the program's name."""
    if target.kind in (UNIT, SERVICE_AREA):
        return ("contacts", "--area", target.id)
    if target.kind == EVENT:
        return ("clock", "--area", target.id)
    return ({PERSON: "contacts", AREA: "areas", CHECKLIST: "checklist"}.get(target.kind, "guide"), target.id)
