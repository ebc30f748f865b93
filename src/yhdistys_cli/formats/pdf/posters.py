"""House-rule boards as posters: a page each."""

from ...models import Checklist
from ...views.checklist import ChecklistIndex, ChecklistPage
from ...words import Words
from ..wording.blocks import Heading, Paragraph
from ..wording.phrases import provenance_line
from .document import Data, Document, of_blocks, said, title

# Dark enough for white letters, each with its ground. Those of the wheel's rings.
_COLOURS = (("#1246C8", "#E6EBF8"), ("#047857", "#E0EEEA"), ("#9A4500", "#F5EBE2"), ("#5B0B6B", "#EBE1ED"))


def posters(view: ChecklistIndex | ChecklistPage, words: Words) -> Document:
    """One board, or all of them."""
    _ = words.gettext
    boards = ((view.place, view.checklist),) if isinstance(view, ChecklistPage) else tuple(enumerate(view.checklists))
    foot = provenance_line(view.provenance, words)
    if not boards:
        return of_blocks(
            [Heading(1, _("House rules")), Paragraph(_("The guide has no house-rule boards.")), foot], words
        )
    name = words.text(view.checklist.title) if isinstance(view, ChecklistPage) else _("House rules")
    lines = tuple(said(line) for line in foot.text.split("\n"))
    return Document("posters", words.language, title(name), tuple(_board(*each, words) for each in boards), foot=lines)


def _board(place: int, board: Checklist, words: Words) -> Data:
    # A board has the same colour by itself as among all, and beside it none has the same.
    colour, ground = _COLOURS[place % len(_COLOURS)]
    return {
        "is": "board",
        "title": said(words.text(board.title)),
        "audience": said(words.text(board.audience)),
        "aim": said(words.text(board.aim)),
        "ordered": board.ordered,
        "items": [said(words.text(item)) for item in board.items],
        "spirit": [said(words.text(item)) for item in board.spirit],
        "colour": colour,
        "ground": ground,
    }
